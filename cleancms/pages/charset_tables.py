"""What is known of charsets: their names, and the languages that are written in them. Only data."""

from __future__ import annotations

from typing import NamedTuple

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
CODEC_OF_LABEL = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
# Python codecs for text that no page is written in (and that cannot replace what they cannot read).
NO_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
)


class Language(NamedTuple):
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
ENGLISH = "the of and a to in that is for with on it you this are by from"

LANGUAGES = (
    Language(_WEST, "’\xa0 “”–— ·é  ©…®«»•  °£ü½™á", ENGLISH),
    Language(_WEST, "é  àè êç ô âîùû œ ï  ë   ü", "de la le et les est des en un que du pas pour dans"),
    Language(_WEST, "üä ö  ß     é", "die der und in das ist nicht zu den von mit ein"),
    Language(_WEST, "óí áé ñú   ¿ ü¡ ºª", "de la que el en los no un se por es del"),
    Language(_WEST, "ã éçá íêó úõà  âô  ºª ü", "de que do em da para um uma com no se na"),
    Language(_WEST, "è à ùòé ì", "di che il la in non un per del una le si"),
    Language(_WEST, "éó àíèò çú  ·ï ü", "de la que el en per del un les els una no"),
    Language(_WEST, "éë  ï è óü", "de van het een en in is op ik dat voor je"),
    Language(_WEST, "ê ë é  ôï û", "die van en in is nie het te op wat vir met"),
    Language(_NORTH, "äå ö       é", "det att och jag en inte som med har av om"),
    Language(_NORTH, "å øæ     é", "og er af det at en til jeg har for ikke med som av"),
    Language(_NORTH, "ä   ö         åé", "ja on ei se oli mutta ole kun niin jos ovat"),
    Language(_NORTH, "ð íáþ óæöúé  ý", "og er sem til en af hann um ekki var fyrir"),
    Language("iso8859-14 iso8859-15", "ŵŷâ êôî", "y yr yn a ac o i ar mae wedi"),
    Language("cp1252 cp1250", "ë     ç", "dhe te me ne se nga"),
    Language(_CENTRE, "łę żąóść  ń ź", "nie na to do jest jak ale tak za od po w z i"),
    Language(_CENTRE, "ía á ěžř éčšý ů  ú ňďť ó", "se na je to si do jsem ale tak pro ve za v a"),
    Language(_CENTRE, "á žčýíšéúť ľ ôď ňóä   ĺŕ", "sa na je to ako aj si do som ale po za v a"),
    Language(_CENTRE, "éá  öóő üíú ű", "az nem hogy egy is de meg csak ha van volt a"),
    Language(_CENTRE, "čš ž    ćđ", "je in na se da so za ki pa tudi su od u i"),
    Language("cp1250 iso8859-2", "ă îţ şâ", "de la din pe cu nu mai un este care pentru"),
    Language("iso8859-16", "ă îț șâ", "de la din pe cu nu mai un este care pentru"),
    Language("cp1254 iso8859-3", "ı üş çğö     İ âî", "ve bir bu de da ile ne daha en gibi olarak"),
    Language("iso8859-3", "ħ żġ ċà", "li ta il u minn"),
    Language("iso8859-3", "ĉĝŭ ŝĵ ĥ", "la de kaj en estas"),
    Language(_BALTIC, "ā īē š ūņ ļ žķģ č", "un ir ar par ka no uz kas vai bet es nav"),
    Language(_BALTIC, "ėųš žąį ūč ę", "ir kad su tai kaip ar buvo savo tik bet nuo"),
    Language(_BALTIC, "äõü  ö    šž", "ja on ei et see ka kui oli oma aga"),
    Language(
        "cp1258", "\u0301\u0300\u0323 ê\u0309ưôđơ â\u0303 ă", "trong cho khi ra sau nam gia theo con sinh"
    ),
    Language(_CYRILLIC, "оеа интсрвл кмдпуя ыгьбзчй жхшюц эщф  ё ъ"),
    Language(_UKRAINE, "оан іивтерскуд лмпзяьб гйчцхжї юшщє ф    ґ"),
    Language(_CYRILLIC, "а оеитнсвр дклмп зяъгбчу щжй цхш ф ю   ь"),
    Language(_UKRAINE, "аоие нсрут дјквмлп згб шцчхњж љћќѓ фђѕ    џ"),
    Language(_UKRAINE, "а ніеорс ылткцдяу ўвмпзьбг чйжшхэю ёф"),
    Language("cp1253 iso8859-7", "ατοσ ιενρπκς μηυλίάόέ γδωήχθ ύφώβ ξζ ψ   ϊϋΐ"),
    Language("cp1255 iso8859-8", "יוה לאתרבמש נעםדכחק פסגןצזט ך  ףץ"),
    Language(_ARABIC, "ال يمن ورتعبدةهف كسأقحج ىشصطخذإ ضثزغئء ظ آؤ"),
    Language("cp1256", "ا یرندهوم بتسکشل زفخگ عقجحپ آچطصيك\u200c ضغظ ذثئ ژ"),
    Language("cp1256", "ای کروہےنم تلسبںد پجھگع ئفقشحزخٹچص آطڈ ڑضظغ ذث ؤء"),
    Language("cp874", "านร อกเงมย่ ้ลวดทัีสตะปบ ิคหแจพชขใไ ุูึืำโ็ผซธถ ์ศณภญ ฟษฐ ฝฉๆ"),
    Language(
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
    Language(
        "cp932 euc_jp",
        "のい てなにたしでるとはがかっをす ーもらうんれまだこンりくあよ さけきそスイトやおどえル人わちッ"
        "日ラリ めつクアねじせみゃ大ろタ本ド出レ見一ロシばカ分時マジフプ事中言思年行コメ間気 生バ自ム方上"
        "テチ会子今キ前者グ的入サ月ずょ手ご国ブャオニデパ作合来何女全最無ィ場動用目後発ナウ学話ビエほ定当"
        "ュダ理高感性部べミ地回新画使下実私 物体知げへ通力セ家同名対ツ度業良多ズ持開代金ョ意内長関ハ変モ"
        "所数ネ戦要外社ベ以取ガ化ポぎボ明現食法結心ェ世",
        common=(("shift_jis", 0x99),),
    ),
    Language(
        "cp949",
        "이 다는에하고가을지의 로서은아한어도기사니있를나해리시그요인들자일게대라으 스수만보제면정주전부"
        "여거과장했상안마구었데오야내원우 신적것성국되세위와무할동생소트드모미진문중말화공까러비습간없분"
        "조저입개터유계치월같경회선",
        common=(("euc_kr", 0xC9),),
    ),
)
CODECS = tuple(dict.fromkeys(codec for language in LANGUAGES for codec in language.codecs.split()))
OTHER_MARKS = frozenset("¢¥¬¦¨´¸¯±²³¹µ¶¼½¾×÷‰¡¿ªº")
ORDINARY_MARKS = frozenset("’‘“”„«»‹›–—…·•° ©®™€£§№、。，．：；！？（）《》「」『』【】［］・～％－￥　")
