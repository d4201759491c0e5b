"""The language of a text: by its script, then by what the page declares, then by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

# The scripts that one language, or by far the most pages in one language, is written in. Sources: Unicode
# block ranges. Kana decides for Japanese although Japanese text has more Han characters than kana.
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_SCRIPTS = (
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("my", re.compile("[\u1000-\u109f]")),
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")

# Letters that decide between the languages of a script.
_LETTERS = (("uk", re.compile("[іїєґ]")), ("sr", re.compile("[јљњћџђ]")), ("be", re.compile("[ў]")))
_PERSIAN = re.compile("[پچژگی]")

# The share of a text's letters that makes its script decide, and for kana, which stand among Han characters,
# of the two together. A quotation in another script stays below.
SCRIPT_SHARE = 0.3
KANA_SHARE = 0.05
# Fewer common words prove nothing, and one language has to have this many times those of the next.
MIN_COMMON = 5
CLEARLY = 1.25

# The commonest words of the large languages in Latin script that others of them do not share.
COMMON_WORDS = {
    "en": "the and of to that for with this was are have from which you they will would not but their",
    "de": "der die und das ist nicht ein eine mit auf für von den dem sich auch wird sind werden wurde",
    "fr": "les des est une dans pour pas que qui sur avec sont par plus cette aux mais nous vous été",
    "es": "los las del que una por para con como más pero sus fue este está también cuando ser desde muy",
    "pt": "não uma para com dos das mais como mas foi são também pelo pela ele isso você muito quando ao",
    "it": "che della per non sono con una più dei gli alla anche come nel delle questo degli dal essere ha",
    "nl": "het een van dat niet zijn voor met ook maar worden door deze naar wordt heeft bij aan uit nog",
    "pl": "nie się jest na że jak przez dla oraz był które który tego są jego także może przy już tym",
    "sv": "och att det som är inte för med har den ett till eller från också kan vara om var sig",
    "da": "og det at er ikke til med for den på som har af der også eller blev kunne være fra",
    "no": "og det ikke som er på til med har av den også eller ble være fra etter kan disse noe",
    "fi": "ja on ei että se oli mutta kun myös hän ovat tai joka niin voi mukaan jos kuin sekä ole",
    "tr": "bir ve bu için ile olarak daha çok gibi olan kadar sonra ancak değil ise her olduğu göre ne en",
    "cs": "je se na že to jsou jako ale pro který které byl jeho nebo jsem také podle však aby již",
    "hu": "a az és hogy nem egy is volt meg csak van már mint ez kell még lehet azt de ki",
    "ro": "și este nu care din pentru mai sau sunt ale fost prin acest după această cele poate lui avea ca",
    "vi": "và của là có không được cho trong các một những với người này đã khi đến cũng như từ",
    "id": "yang dan di dengan untuk tidak ini dari dalam itu pada akan adalah juga oleh ada bisa telah karena tersebut",
}
_COMMON = {
    word: tuple(language for language, words in COMMON_WORDS.items() if word in words.split())
    for words in COMMON_WORDS.values()
    for word in words.split()
}


def detect_language(text: str, declared: str | None) -> str | None:
    """Return the language of `text` as an ISO 639-1 code, None where nothing tells.

    `declared` is what the page says ("en-US"); the script of the text overrules it where they contradict.
    """
    named = (declared or "").replace("_", "-").split("-")[0].strip().lower()
    named = named if re.fullmatch("[a-z]{2,3}", named) else ""
    script = _read_script(text, named)
    return script or named or _count_common(text)


def _read_script(text: str, declared: str) -> str | None:
    """Return the language that the script of `text` decides for, None for Latin script."""
    letters = max(1, len(_LETTER.findall(text)))
    kana, hangul, han = (len(pattern.findall(text)) for pattern in (_KANA, _HANGUL, _HAN))
    if (kana + han) / letters >= SCRIPT_SHARE and kana >= KANA_SHARE * (kana + han):
        return "ja"
    if hangul / letters >= SCRIPT_SHARE:
        return "ko"
    if han / letters >= SCRIPT_SHARE:
        return "zh" if declared not in ("yue", "wuu") else declared
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(text)) / letters >= SCRIPT_SHARE:
            return language
    if len(_CYRILLIC.findall(text)) / letters >= SCRIPT_SHARE:
        lowered = text.lower()
        marked = next(
            (language for language, pattern in _LETTERS if len(pattern.findall(lowered)) / letters > 0.01),
            None,
        )
        return marked or (
            declared if declared in ("bg", "mk", "kk", "ky", "mn", "tg", "ru", "be", "sr", "uk") else "ru"
        )
    if len(_ARABIC.findall(text)) / letters >= SCRIPT_SHARE:
        persian = len(_PERSIAN.findall(text)) / letters > 0.03
        return declared if declared in ("fa", "ur", "ps", "ku", "ug", "ar") else "fa" if persian else "ar"
    if len(_DEVANAGARI.findall(text)) / letters >= SCRIPT_SHARE:
        return declared if declared in ("mr", "ne", "sa") else "hi"
    return None


def _count_common(text: str) -> str | None:
    """Return the language whose common words `text` has clearly more of than of any other's."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        counts.update(_COMMON.get(word, ()))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < MIN_COMMON:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= CLEARLY * ranked[1][1] else None
