"""The language of a text: by its script, then by what the page declares, then by its commonest words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache

# The first and the last character of the blocks of the scripts that tell languages apart, in the order of
# the Unicode standard.
_BLOCKS = (
    ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u04ff", "cyrillic"),
    ("\u0530", "\u058f", "armenian"),
    ("\u0590", "\u05ff", "hebrew"),
    ("\u0600", "\u06ff", "arabic"),
    ("\u0900", "\u097f", "devanagari"),
    ("\u0980", "\u09ff", "bengali"),
    ("\u0b80", "\u0bff", "tamil"),
    ("\u0c00", "\u0c7f", "telugu"),
    ("\u0e00", "\u0e7f", "thai"),
    ("\u1000", "\u109f", "burmese"),
    ("\u10a0", "\u10ff", "georgian"),
    ("\u1780", "\u17ff", "khmer"),
    ("\u3040", "\u30ff", "kana"),
    ("\u3400", "\u4dbf", "han"),
    ("\u4e00", "\u9fff", "han"),
    ("\uac00", "\ud7af", "hangul"),
)
_FIRST_CHARACTERS = [first for first, _, _ in _BLOCKS]
# The languages of a script; the first is that of by far the most pages, another has to be declared.
LANGUAGES = {
    "han": "zh yue wuu",
    "kana": "ja",
    "hangul": "ko",
    "cyrillic": "ru uk be bg sr mk kk ky mn tg",
    "arabic": "ar fa ur ps ug",
    "devanagari": "hi mr ne sa",
    "greek": "el",
    "hebrew": "he yi",
    "thai": "th",
    "georgian": "ka",
    "armenian": "hy",
    "bengali": "bn as",
    "tamil": "ta",
    "telugu": "te",
    "khmer": "km",
    "burmese": "my",
}
# Codes that ISO 639 has withdrawn.
OLD_CODES = {"in": "id", "iw": "he", "ji": "yi"}
# Letters of a script that only one of its languages has.
_OWN_LETTERS = (
    ("cyrillic", "uk", "іїєґІЇЄҐ"),
    ("cyrillic", "sr", "јљњћџђЈЉЊЋЏЂ"),
    ("arabic", "fa", "پچژگ"),
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W\d_]+")

# The share of a text's letters from which on their script decides; a quotation stays below. Kana decide for
# Japanese, although its text has more Han characters, and own letters for a language, from a smaller share.
SCRIPT_SHARE = 0.3
KANA_SHARE = 0.05
OWN_SHARE = 0.01
# A Han character weighs as much as a Latin word of that many letters: code and names in Latin script do not
# make a Chinese text English.
LATIN_WORD = 5
# Shorter texts (letters) say nothing against what the page declares.
MIN_LETTERS = 40
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
    "ro": "și este nu care din pentru mai sau sunt ale fost prin acest după această cele poate lui",
    "vi": "và của là có không được cho trong các một những với người này đã khi đến",
    "id": "yang dan di dengan untuk tidak ini dari dalam itu pada akan adalah juga oleh ada bisa telah",
}
_OF_OTHER_SCRIPTS = frozenset(" ".join(LANGUAGES.values()).split())


def detect_language(text: str, declared: str | None) -> str | None:
    """Return the language of `text` as an ISO 639-1 code, None where nothing tells.

    `declared` is what the page says ("en-US"); the script of the text overrules it where they contradict.
    """
    tag = (declared or "").strip().lower().replace("_", "-").partition("-")[0]
    tag = OLD_CODES.get(tag, tag)
    named = tag if tag.isascii() and tag.isalpha() and len(tag) in (2, 3) else ""
    scripts = _count_scripts(text)
    if named and not scripts and named not in _OF_OTHER_SCRIPTS:
        return named
    words = _WORD.findall(text.lower())
    letters = sum(map(len, words))
    script = _find_script(scripts, letters)
    if script:
        return _choose_language(text, script, letters, named)
    if named and (letters < MIN_LETTERS or named not in _OF_OTHER_SCRIPTS):
        return named
    return _count_common(words) or named or None


def _count_scripts(text: str) -> Counter[str]:
    """Return how many characters of each script but Latin `text` has."""
    scripts: Counter[str] = Counter()
    if text.isascii():
        return scripts
    for character, count in Counter("".join(_NOT_ASCII.findall(text))).items():
        place = bisect_right(_FIRST_CHARACTERS, character) - 1
        if place >= 0 and character <= _BLOCKS[place][1]:
            scripts[_BLOCKS[place][2]] += count
    return scripts


def _find_script(scripts: Counter[str], letters: int) -> str | None:
    """Return the script that a large share of the letters of a text belongs to, None for Latin script."""
    if not scripts:
        return None
    east_asian = scripts["han"] + scripts["kana"] + scripts["hangul"]
    if east_asian >= SCRIPT_SHARE * (east_asian + (letters - east_asian) / LATIN_WORD):
        kana = scripts["kana"] >= KANA_SHARE * (scripts["han"] + scripts["kana"])
        return "kana" if kana and scripts["kana"] else max(("han", "hangul"), key=lambda name: scripts[name])
    script = max(LANGUAGES, key=lambda name: scripts[name])
    return script if scripts[script] >= SCRIPT_SHARE * letters else None


def _choose_language(text: str, script: str, letters: int, declared: str) -> str:
    """Return the language of a text in `script`: whose letters it has, else the declared, else the first."""
    for own_script, language, own_letters in _OWN_LETTERS:
        if own_script == script and sum(map(text.count, own_letters)) >= OWN_SHARE * letters:
            return language
    languages = LANGUAGES[script].split()
    return declared if declared in languages else languages[0]


@cache
def _index_common() -> dict[str, tuple[str, ...]]:
    """Return by word the languages that have it among their commonest."""
    index: dict[str, tuple[str, ...]] = {}
    for language, words in COMMON_WORDS.items():
        for word in words.split():
            index[word] = (*index.get(word, ()), language)
    return index


def _count_common(words: Iterable[str]) -> str | None:
    """Return the language whose common words a text has clearly more of than of any other's."""
    languages = _index_common()
    counts: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for language in languages.get(word, ()):
            counts[language] += count
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < MIN_COMMON:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= CLEARLY * ranked[1][1] else None
