"""Bytes -> Page: find out the encoding, read the text, tell HTML from plain text."""

from __future__ import annotations

import codecs
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cleancms.model import Page, PageKind

# WHATWG labels (https://encoding.spec.whatwg.org/#names-and-labels) that Python does not know, or knows as
# a smaller charset: without punctuation and the prefixes "x" and "cs". Python knows the others.
_LABELS = {
    "utf-8": "unicode11utf8 unicode20utf8",
    "utf-16-le": "unicode ucs2 iso10646ucs2 unicodefeff",
    "utf-16-be": "unicodefffe",
    "cp1252": "ascii usascii ansix341968 cp819 ibm819 iso88591 iso885911987 isoir100 l1 latin1 isolatin1 "
    "userdefined",
    "cp1254": "iso88599 iso885991989 isoir148 l5 latin5 isolatin5",
    "cp874": "dos874 iso885911 tis620 windows874",
    "gb18030": "chinese gb2312 iso58gb231280 gb231280 gbk isoir58 cp936 windows936 euccn",
    "big5hkscs": "big5 cnbig5 xbig5 cp950 windows950",
    "cp932": "shiftjis sjis mskanji ms932 windows31j",
    "cp949": "euckr korean ksc5601 ksc56011987 ksc56011989 isoir149 windows949",
    "euc_jp": "eucpkdfmtjapanese",
    "koi8-r": "koi koi8",
    "koi8-u": "koi8ru",
    "iso8859-6": "iso88596e iso88596i asmo708",
    "iso8859-7": "suneugreek",
    "iso8859-8": "iso88598e iso88598i logical visual",
    "iso8859-15": "isolatin9",
    "mac-roman": "mac macintosh macroman",
    "mac-cyrillic": "maccyrillic macukrainian",
}
_CODEC_OF_LABEL = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
# Python codecs for text that no page is written in (and that cannot replace what they cannot read).
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_CODECS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"RIFF", "a RIFF media file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"BZh91AY&SY", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an office document"),
    (b"\x7fELF", "an executable"),
    (b"SQLite format 3\x00", "a database"),
)

_META_CHARSET = re.compile(rb"<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.I)
_XML_ENCODING = re.compile(rb"\s{0,99}<\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")
_HEAD = 65_536  # bytes or characters; scripts come before <meta> on real pages, far beyond HTML's 1,024

_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([JI])")
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTE = re.compile(_CONTROL.pattern.encode())
_CONTROL_SHARE = 0.05  # random bytes have 0.10; text has next to none (ESC and backspace are let be)
_ASCII_WORD = re.compile(r"(?<![\w\x80-\xff])[a-z]+(?![\w\x80-\xff])")
_ASCII = bytes(range(0x20, 0x7F))
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_TEXT_RUN = re.compile(rb"[^<>\r\n]+")

_DOCUMENT_START = re.compile(r"\s{0,999}<(?:!doctype\s+html|html|head|body|\?xml)\b", re.I)
_TAG = re.compile(
    r"<[!?][^<>]*>|<(/?)(html|head|body|title|script|style|article|section|main|header|footer|nav|aside|div|p|h[1-6]|ul|ol|"
    r"li|dl|dt|dd|table|tbody|tr|t[dh]|blockquote|pre|form|figure|center|font|span|a|b|i|em|strong)\b[^<>]*>",
    re.I,
)
_CODE_SPAN = re.compile(r"`[^`\n]*`")


class UnreadablePageError(ValueError):
    """The bytes cannot be read as a page; the message says why."""


class EmptyContentError(UnreadablePageError):
    """The input is empty or white space."""


class BinaryContentError(UnreadablePageError):
    """The input is not text: an image, an archive, ...."""


class UnknownEncodingError(LookupError):
    """The name that the user gave is not an encoding."""


class Decoded(NamedTuple):
    """Text with the Python name of its `encoding` and the `source` that named it.

    Sources: "BOM", "strict" (valid UTF-8), "nearly valid" (UTF-8 with some broken bytes), "declared",
    "detected", "forced", "fallback" (nothing fits). `warnings` are sentences about lost bytes.
    """

    text: str
    encoding: str
    source: str
    warnings: tuple[str, ...] = ()


# --- what text in a language looks like -----------------------------------------------------------------


class _Language(NamedTuple):
    """What the detector knows of a language: the codecs that it is written in, likely ones first.

    `letters` are its non-ASCII letters, most frequent first; each space halves the frequency. They were
    counted over word frequencies (wordfreq 3.1, Speer 2022; Thai, Estonian, ... estimated). `words` are
    frequent words in ASCII letters. `common` are older charsets that have its ordinary characters below
    a lead byte: rare ones come after it.
    """

    codecs: str
    letters: str
    words: str = ""
    common: tuple[tuple[str, int], ...] = ()


_WEST = "cp1252 iso8859-15 mac-roman"
_NORTH = "cp1252 iso8859-15 mac-roman iso8859-10"
_CENTRE = "cp1250 iso8859-2"
_BALTIC = "cp1257 iso8859-13 iso8859-4"
_CYRILLIC = "cp1251 koi8-r iso8859-5 cp866 mac-cyrillic"
_UKRAINE = "cp1251 koi8-u iso8859-5 mac-cyrillic"
_ARABIC = "cp1256 iso8859-6"
_CHINESE = "gb18030 big5hkscs"
_ENGLISH = "the of and to in that is for with on it you this are by from"

_LANGUAGES = (
    _Language(_WEST, "’\xa0 “”–— ·é  ©…®«»•  °£ü½™á", _ENGLISH),
    _Language(_WEST, "é  àè êç ô âîùû œ ï  ë   ü", "de la le et les est des en un que du pas pour dans"),
    _Language(_WEST, "üä ö  ß     é", "die der und in das ist nicht zu den von mit ein"),
    _Language(_WEST, "óí áé ñú   ¿ ü¡ ºª", "de la que el en los no un se por es del"),
    _Language(_WEST, "ã éçá íêó úõà  âô  ºª ü", "de que do em da para um uma com no se na"),
    _Language(_WEST, "è à ùòé ì", "di che il la in non un per del una le si"),
    _Language(_WEST, "éó àíèò çú  ·ï ü", "de la que el en per del un les els una no"),
    _Language(_WEST, "éë  ï è óü", "de van het een en in is op ik dat voor je"),
    _Language(_WEST, "ê ë é  ôï û", "die van en in is nie het te op wat vir met"),
    _Language(_NORTH, "äå ö       é", "det att och jag en inte som med har av om"),
    _Language(_NORTH, "å øæ     é", "og er af det at en til jeg har for ikke med som av"),
    _Language(_NORTH, "ä   ö         åé", "ja on ei se oli mutta ole kun niin jos ovat"),
    _Language(_NORTH, "ð íáþ óæöúé  ý", "og er sem til en af hann um ekki var fyrir"),
    _Language("iso8859-14 iso8859-15", "ŵŷâ êôî", "y yr yn a ac o i ar mae wedi"),
    _Language("cp1252 cp1250", "ë     ç", "dhe te me ne se nga"),
    _Language(_CENTRE, "łę żąóść  ń ź", "nie na to do jest jak ale tak za od po w z i"),
    _Language(_CENTRE, "ía á ěžř éčšý ů  ú ňďť ó", "se na je to si do jsem ale tak pro ve za v a"),
    _Language(_CENTRE, "á žčýíšéúť ľ ôď ňóä   ĺŕ", "sa na je to ako aj si do som ale po za v a"),
    _Language(_CENTRE, "éá  öóő üíú ű", "az nem hogy egy is de meg csak ha van volt a"),
    _Language(_CENTRE, "čš ž    ćđ", "je in na se da so za ki pa tudi su od u i"),
    _Language("cp1250 iso8859-2", "ă îţ şâ", "de la din pe cu nu mai un este care pentru"),
    _Language("iso8859-16", "ă îț șâ", "de la din pe cu nu mai un este care pentru"),
    _Language("cp1254 iso8859-3", "ı üş çğö     İ âî", "ve bir bu de da ile ne daha en gibi olarak"),
    _Language("iso8859-3", "ħ żġ ċà", "li ta il u minn"),
    _Language("iso8859-3", "ĉĝŭ ŝĵ ĥ", "la de kaj en estas"),
    _Language(_BALTIC, "ā īē š ūņ ļ žķģ č", "un ir ar par ka no uz kas vai bet es nav"),
    _Language(_BALTIC, "ėųš žąį ūč ę", "ir kad su tai kaip ar buvo savo tik bet nuo"),
    _Language(_BALTIC, "äõü  ö    šž", "ja on ei et see ka kui oli oma aga"),
    _Language(
        "cp1258", "\u0301\u0300\u0323 ê\u0309ưôđơ â\u0303 ă", "trong cho khi ra sau nam gia theo con sinh"
    ),
    _Language(_CYRILLIC, "оеа интсрвл кмдпуя ыгьбзчй жхшюц эщф  ё ъ"),
    _Language(_UKRAINE, "оан іивтерскуд лмпзяьб гйчцхжї юшщє ф    ґ"),
    _Language(_CYRILLIC, "а оеитнсвр дклмп зяъгбчу щжй цхш ф ю   ь"),
    _Language(_UKRAINE, "аоие нсрут дјквмлп згб шцчхњж љћќѓ фђѕ    џ"),
    _Language(_UKRAINE, "а ніеорс ылткцдяу ўвмпзьбг чйжшхэю ёф"),
    _Language("cp1253 iso8859-7", "ατοσ ιενρπκς μηυλίάόέ γδωήχθ ύφώβ ξζ ψ   ϊϋΐ"),
    _Language("cp1255 iso8859-8", "יוה לאתרבמש נעםדכחק פסגןצזט ך  ףץ"),
    _Language(_ARABIC, "ال يمن ورتعبدةهف كسأقحج ىشصطخذإ ضثزغئء ظ آؤ"),
    _Language("cp1256", "ا یرندهوم بتسکشل زفخگ عقجحپ آچطصيك\u200c ضغظ ذثئ ژ"),
    _Language("cp1256", "ای کروہےنم تلسبںد پجھگع ئفقشحزخٹچص آطڈ ڑضظغ ذث ؤء"),
    _Language("cp874", "านร อกเงมย่ ้ลวดทัีสตะปบ ิคหแจพชขใไ ุูึืำโ็ผซธถ ์ศณภญ ฟษฐ ฝฉๆ"),
    _Language(
        _CHINESE,
        "的  是一在不人有了我国國这這为為中 个個大会會们們他来來和年上以要到时時对對么麼能你就 发發可地生"
        "家出也说說于於学學后後成与與过過行用日多自现現都没沒作下得开開经經还還法动動好方而公子事分之民主"
        "里裡政看吗本月所天新业業同全定部最其进進如前机機美那当當工关關实實小被但因长長样樣理等 什道去些"
        "面很心间間区區内內电電然力起体體只着著从從并並者高加想文问問种種员員重及点點将將意合产產三外由市"
        "无無女已制网網第情场場名应應西代正表真此位题題相明资資计計建利系化期特性度果次给給让讓两兩通教任"
        "比该該东東活手世提或使她物数數立认認怎知结結入更总總务務话話社展战戰做设設安别別信影己受解军軍司"
        "回把保平常见見向海变變报報治台爱愛品",
        common=(("gb2312", 0xD8), ("big5", 0xC7)),
    ),
    _Language(
        "cp932 euc_jp",
        "のい てなにたしでるとはがかっをす ーもらうんれまだこンりくあよ さけきそスイトやおどえル人わちッ"
        "日ラリ めつクアねじせみゃ大ろタ本ド出レ見一ロシばカ分時マジフプ事中言思年行コメ間気 生バ自ム方上"
        "テチ会子今キ前者グ的入サ月ずょ手ご国ブャオニデパ作合来何女全最無ィ場動用目後発ナウ学話ビエほ定当"
        "ュダ理高感性部べミ地回新画使下実私 物体知げへ通力セ家同名対ツ度業良多ズ持開代金ョ意内長関ハ変モ"
        "所数ネ戦要外社ベ以取ガ化ポぎボ明現食法結心ェ世",
        common=(("shift_jis", 0x99),),
    ),
    _Language(
        "cp949",
        "이 다는에하고가을지의 로서은아한어도기사니있를나해리시그요인들자일게대라으 스수만보제면정주전부"
        "여거과장했상안마구었데오야내원우 신적것성국되세위와무할동생소트드모미진문중말화공까러비습간없분"
        "조저입개터유계치월같경회선",
        common=(("euc_kr", 0xC9),),
    ),
)
_CODECS = tuple(dict.fromkeys(codec for language in _LANGUAGES for codec in language.codecs.split()))
_OTHER_MARKS = frozenset("¢¥¬¦¨´¸¯±²³¹µ¶¼½¾×÷†‡‰¡¿ªº")
_ORDINARY_MARKS = frozenset("’‘“”„«»‹›–—…·•° ©®™€£§№、。，．：；！？（）《》「」『』【】［］・～％－￥　")


def _letter_costs(letters: str) -> dict[str, float]:
    """Return minus the log likelihood (nats) of each of a language's letters among its letters."""
    weights: dict[str, float] = {}
    tier = 0
    for letter in letters:
        if letter == " ":
            tier += 1
        else:
            weights[letter] = 2.0**-tier
    total = sum(weights.values())
    return {letter: math.log(total / weight) for letter, weight in weights.items()}


def _is_common(character: str, charsets: tuple[tuple[str, int], ...]) -> bool:
    """Tell whether one of `charsets` has `character` below its lead byte."""
    for charset, limit in charsets:
        encoded = character.encode(charset, "ignore")
        if len(encoded) == 2 and encoded[0] < limit:
            return True
    return False


def _cost_of_rare(character: str, language: _Language, costs: dict[str, float]) -> float:
    """Return the cost (nats) of a character that is not one of the language's frequent letters."""
    lower = character.lower()
    if character in _ORDINARY_MARKS:
        return 4.5
    if lower in costs:
        return costs[lower] + 2.0
    category = unicodedata.category(character)
    if category in ("Cc", "Cn", "Co", "Cs") or character == "\ufffd":
        return 16.0
    if language.common:
        if _is_common(character, language.common):
            return 9.5
        return 13.0 if category == "Lo" else 11.0
    if language.words and character < "\u0180" and category[0] == "L":
        return 8.0  # a letter of another Latin alphabet, as in names
    return 7.0 if character in _OTHER_MARKS else 11.0


def _neighbour_costs(text: str, counts: Counter[str]) -> tuple[float, float]:
    """Return what unlikely neighbours cost (nats) if the script is Latin, and if it is another.

    Unlikely are: small before capital letters, signs inside words, runs of accented letters (Latin),
    words of ASCII and other letters (other scripts).
    """
    shapes = {}
    for character in counts:
        if character.isascii():
            shape = "a" if character.islower() else "A" if character.isupper() else "."
        elif character.isalpha() or unicodedata.combining(character):
            shape = "L" if character.isupper() else "l"
        else:
            shape = "." if character in _ORDINARY_MARKS or character == "\xad" else "s"
        shapes[ord(character)] = shape
    shaped = text.translate(shapes)

    def count(*patterns: str) -> int:
        return sum(shaped.count(pattern) for pattern in patterns)

    always = 4.0 * count("aL", "lL", "lA", "asa", "lsl", "asl", "lsa")
    return always + 1.5 * count("ll", "LL"), always + 4.0 * count("al", "la", "Al", "AL", "LA", "La")


class _Fit(NamedTuple):
    """How a text fits a language: `cost` of all of it, `doubt` for one non-ASCII character (nats)."""

    cost: float
    doubt: float
    language: _Language


def _fit(text: str, words: Counter[str], languages: Iterable[_Language]) -> _Fit:
    """Return how `text`, with `words` of ASCII letters, fits the one of `languages` that fits it best.

    A likelihood: letters by their frequency, unlikely neighbours, frequent words. An ASCII character costs
    a flat 3 nats, so that two bytes read as one Han character compare with the same two read as "Ö", "a".
    """
    counts = Counter(text)
    foreign = [(character, count) for character, count in counts.items() if not character.isascii()]
    total = sum(count for _, count in foreign)
    latin, other = _neighbour_costs(text, counts)
    best = _Fit(math.inf, math.inf, _LANGUAGES[0])
    for language in languages:
        costs = _letter_costs(language.letters)
        cost = 0.0 if language.common else latin if language.words else other
        for character, count in foreign:
            letter_cost = costs.get(character)
            cost += count * (
                _cost_of_rare(character, language, costs) if letter_cost is None else letter_cost
            )
        cost -= 1.5 * sum(words[word] for word in (language.words or _ENGLISH).split())
        if cost < best.cost:
            best = _Fit(cost, cost / max(1, total), language)
    return best._replace(cost=best.cost + 3.0 * (len(text) - total))


def _languages_of(codec: str) -> tuple[_Language, ...]:
    """Return the languages that are written in `codec`, all for a codec that is no candidate."""
    return tuple(language for language in _LANGUAGES if codec in language.codecs.split()) or _LANGUAGES


def _sure_doubt(language: _Language) -> float:
    """Return the doubt below which a declared charset needs no comparison with others.

    Measured on Django's translations (40 languages, 15 non-ASCII characters each): the right charset has
    at most 8 (Chinese, Japanese, Korean), 4.5 (other scripts) and for most Latin languages 2.5.
    """
    return 8.2 if language.common else 2.5 if language.words else 3.5


def _greatest_doubt(language: _Language) -> float:
    """Return the doubt above which bytes are not text in any candidate (random bytes: 8.2, 11.8)."""
    return 10.5 if language.common else 8.0


# --- reading bytes ---------------------------------------------------------------------------------------


def _sample(raw: bytes) -> bytes:
    """Return up to about 2,000 bytes of `raw`: the runs of text that have non-ASCII bytes, each once.

    A run ends at a line end, "<" or ">" (no byte of a longer character in any candidate) and begins at
    most 100 bytes before its first non-ASCII byte, so a long ASCII head does not use the sample up.
    """
    runs: dict[bytes, None] = {}
    size = 0
    for match in _TEXT_RUN.finditer(raw):
        if match.group().isascii():
            continue
        first = _NON_ASCII.search(raw, match.start())
        start = max(match.start(), first.start() - 100) if first else match.start()
        run = raw[start : min(match.end(), start + 600)]
        if run not in runs:
            runs[run] = None
            size += len(run)
            if size > 1_500:
                break
    return b"\n".join(runs)


def find_codec(label: str) -> str:
    """Return Python's codec for an encoding's name, read as browsers do (gb2312 is gb18030).

    Raises UnknownEncodingError.
    """
    key = re.sub(r"[^a-z0-9]", "", label.lower())
    bare = re.sub(r"^(?:x|cs)", "", key)
    named = _CODEC_OF_LABEL.get(key) or _CODEC_OF_LABEL.get(bare)
    for name in (named,) if named else (label.strip(), bare, re.sub(r"^iso8859", "iso8859-", bare)):
        try:
            codec = codecs.lookup(name[:40]).name
            b"a".decode(codec, "ignore")  # LookupError for hex, zip, rot13, ...
        except (LookupError, ValueError):
            continue
        if codec not in _NO_CHARSETS:
            return codec
    raise UnknownEncodingError(f"unknown encoding: {label!a}")


def _read(raw: bytes, codec: str, source: str) -> Decoded:
    """Decode all of `raw`; bytes that do not fit become U+FFFD and a warning, a cut last character goes."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    text = decoder.decode(raw)
    warnings = []
    replaced = text.count("\ufffd")
    if codec == "utf-8":
        replaced -= raw.count("\ufffd".encode())  # those that the page has itself
    if replaced:
        warnings.append(f"{replaced} broken character{'s' if replaced > 1 else ''} replaced ({codec})")
    if decoder.getstate()[0]:
        warnings.append("the page ends in the middle of a character")
    return Decoded(text, codec, source, tuple(warnings))


def _find_wide_codec(raw: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 codec of `raw`, which has no byte-order mark; None if it is in neither."""
    best: tuple[float, str] | None = None
    for codec in _WIDE_CODECS:
        try:
            text = codecs.getincrementaldecoder(codec)().decode(raw[:2_000])
        except UnicodeDecodeError:
            continue
        if len(text) < 4:  # no evidence
            continue
        fit = _fit(text, Counter(_ASCII_WORD.findall(text)), _LANGUAGES)
        # 3 nats for ASCII, 7 for Chinese, 12 for bytes of anything else taken in pairs
        average = (fit.cost + 16.0 * text.count("\0")) / len(text)
        if average < 9.0 and (best is None or average < best[0]):
            best = (average, codec)
    return best[1] if best else None


def _find_declared_codec(raw: bytes) -> str | None:
    """Return the codec that the page declares for itself, None without one that can be true."""
    head = raw[:_HEAD]
    match = _XML_ENCODING.match(head) or _META_CHARSET.search(head)
    if match is None:
        return None
    try:
        codec = find_codec(match.group(1).decode())
        readable = _ASCII.decode(codec) == _ASCII.decode()
    except (LookupError, ValueError):
        return None
    return codec if readable and not codec.startswith("utf") else None


def _find_likeliest(
    sample: bytes, words: Counter[str], declared: str | None, bonus: float
) -> tuple[_Fit, str]:
    """Return the codec that makes the likeliest text of `sample`, with its fit.

    Each candidate starts 0.3 nats behind the one before it, the Macintosh's 6; `declared` is `bonus` ahead.
    """
    best, likeliest = _Fit(math.inf, math.inf, _LANGUAGES[0]), ""
    for rank, codec in enumerate(dict.fromkeys((*_CODECS, declared or _CODECS[0]))):
        fit = _fit(sample.decode(codec, "replace"), words, _languages_of(codec))
        handicap = 0.3 * rank + (6.0 if codec.startswith("mac") else 0.0)
        if codec == declared:
            handicap -= bonus
        if fit.cost + handicap < best.cost:
            best, likeliest = fit._replace(cost=fit.cost + handicap), codec
    return best, likeliest


def _read_legacy(raw: bytes) -> Decoded:
    """Decode bytes that are neither Unicode nor ASCII: as declared, if that makes sense, or as detected.

    A declared charset that decodes strictly stands unless another reading is clearly likelier (by 8 nats
    and half a nat more for each non-ASCII byte of the sample). One that does not decode strictly is one
    candidate among the others.
    """
    sample = _sample(raw)
    words = Counter(_ASCII_WORD.findall(sample.decode("latin-1")))
    declared = _find_declared_codec(raw)
    reading = _read(raw, declared or "utf-8", "declared" if declared else "fallback")
    strict = "\ufffd" not in reading.text
    if declared and strict:
        fit = _fit(sample.decode(declared, "replace"), words, _languages_of(declared))
        if fit.doubt < _sure_doubt(fit.language):
            return reading
    bonus = 8.0 + 0.5 * len(_NON_ASCII.findall(sample)) if strict else 5.0
    best, likeliest = _find_likeliest(sample, words, declared, bonus)
    hopeless = best.doubt > _greatest_doubt(best.language)
    if likeliest == declared or (declared and strict and hopeless):
        return reading
    if hopeless:
        return reading._replace(source="fallback", warnings=("no known encoding fits", *reading.warnings))
    detected = _read(raw, likeliest, "detected")
    if declared:
        note = f"declared as {declared}, which does not fit"
        return detected._replace(warnings=(note, *detected.warnings))
    return detected


def _recognise(raw: bytes) -> Decoded:
    """Decode `raw` by its own evidence: byte-order mark, UTF-8, declaration, likelihood."""
    for mark, codec in _BOMS:
        if raw.startswith(mark):
            return _read(raw[len(mark) :], codec, "BOM")
    if _CONTROL_BYTE.search(raw) and (wide := _find_wide_codec(raw)):
        return _read(raw, wide, "detected")
    if b"\x1b" in raw and _ISO_2022_JP.search(raw) and raw.isascii():
        japanese = _read(raw, "iso2022_jp", "detected")
        if not japanese.text.isascii() and "\ufffd" not in japanese.text:
            return japanese
    try:
        return Decoded(raw.decode(), "utf-8", "strict")
    except UnicodeDecodeError:
        nearly = _read(raw, "utf-8", "nearly valid")
    broken = nearly.text.count("\ufffd") - raw.count("\ufffd".encode())
    sound = len(nearly.text) - len(nearly.text.encode("ascii", "ignore")) - broken
    # Bytes of another encoding give hardly any sound sequences (a lead byte, then 0x80..0xBF).
    return nearly if sound and sound >= 4 * broken else _read_legacy(raw)


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of `raw` with line feeds as line ends and without NULs and byte-order mark.

    Tried in this order: byte-order mark, UTF-16/32 by its NULs, ISO-2022-JP by its escapes, UTF-8 (strict,
    then with at most one broken character for four sound ones), the charset that the page declares, the
    likeliest of some thirty encodings, at last UTF-8 with replaced bytes. `encoding` forces one, by its
    WHATWG label or Python's name.

    Raises UnknownEncodingError for a name that is none, BinaryContentError for content that is no text.
    """
    for magic, description in _MAGIC:
        if raw.startswith(magic):
            raise BinaryContentError(f"not a page but {description}")
    decoded = _recognise(raw) if encoding is None else _read(raw, find_codec(encoding), "forced")
    head = decoded.text[:_HEAD]
    controls = len(_CONTROL.findall(head))
    if controls > _CONTROL_SHARE * len(head):
        raise BinaryContentError(f"not text: {controls / len(head):.0%} are control characters")
    text = decoded.text.removeprefix("\ufeff").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return decoded._replace(text=text)


# --- kind ------------------------------------------------------------------------------------------------


def _drop_code(text: str) -> str:
    """Return `text` without Markdown's fenced code blocks and code spans, where tags are only quoted."""
    if "`" not in text and "~~~" not in text:
        return text
    lines = []
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = line.lstrip()[:3]
        if not fence and mark in ("```", "~~~"):
            fence = mark
        elif fence and mark == fence:
            fence = ""
        elif not fence:
            lines.append(line)
    return _CODE_SPAN.sub("", "".join(lines))


def _find_elements(text: str) -> tuple[list[tuple[int, int]], int]:
    """Return where elements begin and end, counted in visible characters, and how many of those there are.

    An element counts if it is closed and if its start tag stands where markup has it: at the beginning of
    a line or behind another tag, not in a sentence about it. <p> is also closed by the next <p>, and the
    root elements by the end of the text where there are others (the page may be cut).
    """
    begun: dict[str, list[int]] = {}
    elements: list[tuple[int, int]] = []
    visible = end = 0
    for tag in _TAG.finditer(text):
        between = text[end : tag.start()].rstrip(" \t")
        visible += len(between.strip())
        end = tag.end()
        if tag.group(2) is None:  # a comment or declaration
            continue
        name = tag.group(2).lower()
        starts = begun.setdefault(name, [])
        if starts and (tag.group(1) or name == "p"):
            elements.append((starts.pop(), visible))
        if not tag.group(1) and (not between or between[-1] in ">\n"):
            starts.append(visible)
    visible += len(text[end:].strip())
    if elements:
        elements += [(start, visible) for root in ("html", "body") for start in begun.get(root, ())[:1]]
    return elements, visible


def recognise_kind(text: str) -> PageKind:
    """Return HTML for a document or fragment in HTML or XHTML, TEXT for a dump, Markdown and all else.

    HTML begins as a document (doctype, <html>, XML declaration), or at least half of its visible
    characters stand inside elements. Tags in Markdown code and in sentences do not count.
    """
    if _DOCUMENT_START.match(text):
        return PageKind.HTML
    elements, visible = _find_elements(_drop_code(text[:_HEAD]))
    covered = reach = 0
    for start, end in sorted(elements):
        covered += max(0, end - max(start, reach))
        reach = max(reach, end)
    return PageKind.HTML if elements and 2 * covered >= visible else PageKind.TEXT


def read_page(
    raw: bytes, page_id: str, *, encoding: str | None = None, kind: PageKind | None = None, url: str = ""
) -> Page:
    """Return the page in `raw`, its encoding and kind recognised where they are not given.

    Raises EmptyContentError, BinaryContentError (both are UnreadablePageError) and UnknownEncodingError.
    """
    decoded = decode(raw, encoding)
    if not decoded.text.strip():
        raise EmptyContentError("empty" if not raw else "nothing but white space")
    kind = kind or recognise_kind(decoded.text)
    return Page(page_id, decoded.text, kind, url, f"{decoded.encoding} ({decoded.source})", decoded.warnings)
