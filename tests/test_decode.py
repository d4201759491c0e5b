import codecs
import unicodedata
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.model import PageKind
from cleancms.pages.decode import (
    BinaryContentError,
    EmptyContentError,
    UnknownEncodingError,
    UnreadablePageError,
    decode,
    find_codec,
    normalise,
    read_page,
)
from cleancms.pages.kind import recognise_kind
from tests.test_double_encoding import read_wrongly

# (codecs, a sentence or two). Written for this test.
SENTENCES = [
    ("utf-8 utf-16-le utf-16-be gb18030", "市图书馆下周起延长开放时间，读者可以在晚上九点以前借书和还书。"),
    (
        "utf-8 utf-16-le gb18030",
        "记者从会议上了解到，新的公交线路将于年底开通，全程共设二十二站，方便沿线居民出行。",
    ),
    ("big5hkscs gb18030", "氣象局表示，這個週末各地天氣穩定，早晚溫差較大，民眾外出時請多帶一件外套。"),
    ("big5hkscs utf-16-be", "學校昨天舉行運動會，三百多位學生參加了接力賽跑和拔河比賽。"),
    (
        "utf-8 cp932 euc_jp iso2022_jp utf-16-le",
        "新しい駅は来年の春に開業する予定で、町の人たちは楽しみにしています。",
    ),
    ("cp932 euc_jp iso2022_jp", "先週の日曜日、公園でフリーマーケットが開かれ、たくさんの家族が訪れました。"),
    ("cp949 utf-16-le utf-8", "시청은 다음 달부터 주말에도 도서관을 열기로 했다고 밝혔다."),
    ("cp949", "이번 축제에는 지난해보다 두 배 많은 사람들이 찾아와 거리 공연을 즐겼습니다."),
    (
        "cp1252 iso8859-15",
        "L’été dernier, les élèves ont planté des pommiers derrière la mairie, près de la rivière.",
    ),
    (
        "cp1252 iso8859-15",
        "Die Bürger können ihre Vorschläge bis März im Rathaus abgeben; über sie wird öffentlich beraten.",
    ),
    (
        "cp1252 mac-roman",
        "El señor alcalde inauguró ayer la exposición; mañana habrá música y más artesanía en la plaza.",
    ),
    ("cp1252", "A população poderá visitar o museu até às nove horas da manhã; não há inscrição prévia."),
    (
        "cp1252",
        "La città è più tranquilla d'estate, perché i negozi chiudono già alle sette e nessuno può comprare.",
    ),
    ("cp1252", "“It’s been a long winter,” she said — and then it snowed again, the third time in a week…"),
    ("cp1252 mac-roman", "The council’s plan—published on Monday—doesn’t say who’ll pay for the new bridge."),
    ("cp1252 iso8859-10", "Förra veckan öppnade den nya gångvägen längs ån, och många åkte dit på söndagen."),
    ("cp1252", "Borgmesteren åbner på lørdag den nye færge, som sejler to gange om dagen mellem øerne."),
    ("cp1252", "Kylän väki päätti yhdessä, että vanhaa siltaa ei pureta vaan se korjataan ensi kesänä."),
    ("cp1252 iso8859-10", "Þeir sögðu að brúin yrði lokuð í viku á meðan unnið væri við nýja veginn."),
    (
        "cp1250 iso8859-2",
        "Mieszkańcy mogą zgłaszać swoje pomysły do końca miesiąca, a później odbędzie się głosowanie.",
    ),
    (
        "cp1250 iso8859-2",
        "Příští týden začne oprava mostu, řidiči proto musí počítat s delší cestou přes město.",
    ),
    (
        "cp1250 iso8859-2",
        "Starosta sľúbil, že ľudia dostanú odpoveď ešte v piatok a ďalšie stretnutie bude v škole.",
    ),
    (
        "cp1250 iso8859-2",
        "A polgármester szerint az új könyvtár őszre készül el, és többször is meglátogatják a gyűjtők.",
    ),
    (
        "cp1250 iso8859-2",
        "Župan je rekel, da bodo novo šolo začeli graditi že jeseni, čeprav še čakajo na dovoljenje.",
    ),
    (
        "cp1250 iso8859-2",
        "Primăria a anunţat că oraşul va avea încă două parcuri şi o piaţă nouă până în toamnă.",
    ),
    (
        "cp1254",
        "Belediye, çalışmalar yüzünden ana caddenin üç gün kapalı olacağını açıkladı; ışıklar da değişecek.",
    ),
    (
        "cp1257 iso8859-13 iso8859-4",
        "Pašvaldība nākamnedēļ sāks remontēt tiltu, tāpēc šoferiem jāizvēlas garāks ceļš.",
    ),
    (
        "cp1257 iso8859-13 iso8859-4",
        "Miestelio gyventojai šį šeštadienį rinksis į aikštę, kur vyks mugė ir žaidimai vaikams.",
    ),
    (
        "cp1257 iso8859-13",
        "Vallavanem ütles, et uus raamatukogu avatakse sügisel ja õpilased võivad seal töötada.",
    ),
    ("cp1258", "Thành phố sẽ mở thêm hai tuyến xe buýt mới để người dân đi lại dễ dàng hơn."),
    (
        "cp1251 koi8-r iso8859-5 cp866",
        "На прошлой неделе в городе открылась новая библиотека, и жители уже взяли сотни книг.",
    ),
    (
        "cp1251 koi8-r",
        "Мэр пообещал, что дорогу отремонтируют до конца лета, а детскую площадку построят осенью.",
    ),
    (
        "cp1251 koi8-u iso8859-5",
        "Минулого тижня мешканці зібрали кошти на ремонт школи, і її відкриють уже восени.",
    ),
    ("cp1251", "Кметът обяви, че новият мост ще бъде готов през пролетта и движението ще стане по-бързо."),
    (
        "cp1251 iso8859-5",
        "Градоначелник је рекао да ће нова школа бити отворена на јесен и да неће бити скупља.",
    ),
    (
        "cp1253 iso8859-7",
        "Ο δήμος ανακοίνωσε ότι η νέα βιβλιοθήκη θα ανοίξει το φθινόπωρο για όλους τους κατοίκους.",
    ),
    ("cp1255 iso8859-8", "העירייה הודיעה כי הספרייה החדשה תיפתח בסתיו וכל התושבים מוזמנים לבקר בה."),
    ("cp1256 iso8859-6", "أعلنت البلدية أن المكتبة الجديدة ستفتح أبوابها في الخريف أمام جميع سكان المدينة."),
    ("cp1256", "شهرداری گفت که کتابخانه جدید در پاییز باز خواهد شد و همه مردم می توانند از آن استفاده کنند."),
    ("cp874", "เทศบาลประกาศว่าห้องสมุดแห่งใหม่จะเปิดในฤดูใบไม้ร่วงและทุกคนสามารถเข้าใช้ได้"),
    (
        "iso8859-3",
        "La nova biblioteko malfermiĝos aŭtune, kaj ĉiuj loĝantoj ĝoje atendas ĝin; ankaŭ ĵurnaloj ĉeestos.",
    ),
    ("iso8859-14", "Mae’r llyfrgell newydd yn agor dros y dŵr, a bydd tŷ bwyta bach yno erbyn yr ŵyl."),
]
_LONG_CODECS = {"utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_HEAD = "<script>var settings = {collapsed: true, columns: 3};</script>\n" * 200


def _encode(text: str, codec: str) -> bytes:
    """Encode `text`; windows-1258 has Vietnamese tones as characters of their own."""
    if codec != "cp1258":
        return text.encode(codec, "ignore")
    spelled = ""
    for character in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", character)
        spelled += unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        spelled += "".join(part for part in parts if part in _TONES)
    return spelled.encode(codec)


def _samples() -> Iterator[tuple[str, bytes, str]]:
    """Yield (name, bytes, the right text)."""
    for names, sentence in SENTENCES:
        for codec in names.split():
            body = f"<p>{sentence}</p>\n<p>{sentence[:20]}</p>\n"
            wrong = "gb2312" if codec in ("cp1252", "iso8859-15") else "iso-8859-1"
            claim = f'<meta http-equiv="Content-Type" content="text/html; charset={wrong}">'
            variants = {
                "bare": sentence,
                "long head": f"<html><head>{_HEAD}</head><body>{body}</body></html>",
                "declared": f"<html><head><meta charset={codec}></head><body>{body}</body></html>",
                "declared wrongly": claim + body,
            }
            for variant, text in variants.items():
                raw = _encode(text, codec)
                yield f"{codec}, {variant}: {sentence[:10]}", raw, raw.decode(codec)
            if codec in _LONG_CODECS:
                raw = _encode(sentence, codec)[:-1]
                yield f"{codec}, cut: {sentence[:10]}", raw, raw.decode(codec, "ignore")
        for between in ("cp1252", "latin-1", "cp1250", "cp1251", "gb18030"):
            raw = read_wrongly(sentence, between).encode()
            if "\ufffd" not in raw.decode():
                yield f"twice by way of {between}: {sentence[:10]}", raw, sentence


SAMPLES = list(_samples())
# Read as the declared charset: five to ten accented letters do not outweigh a declaration. And four letters
# are too few to tell that they were encoded twice.
KNOWN_WRONG = {
    "twice by way of gb18030: Mae’r llyf",
    "cp1257, declared wrongly: Miestelio ",
    "iso8859-13, declared wrongly: Miestelio ",
    "iso8859-14, declared wrongly: Mae’r llyf",
}


@pytest.mark.parametrize(("name", "raw", "text"), SAMPLES, ids=[name for name, _, _ in SAMPLES])
def test_sample_is_read_right(name: str, raw: bytes, text: str) -> None:
    assert (decode(raw).text == text) == (name not in KNOWN_WRONG)


def test_at_least_97_percent_of_the_samples_are_right() -> None:
    assert len(SAMPLES) >= 200
    assert len(KNOWN_WRONG) <= 0.03 * len(SAMPLES)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_wins(mark: bytes, codec: str) -> None:
    text = '<meta charset="gb2312"><p>Žluťoučký kůň 新闻</p>'
    assert decode(mark + text.encode(codec)) == (text, codec, "BOM", ())


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
def test_wide_text_without_mark(codec: str) -> None:
    text = "Plain ASCII on two lines.\nNothing else."
    assert decode(text.encode(codec)) == (text, codec, "detected", ())


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "শহরের নতুন গ্রন্থাগার শরৎকালে খুলবে, সবাই আসতে পারবেন।",
        "नया पुस्तकालय शरद ऋतु में खुलेगा और सभी लोग वहाँ आ सकते हैं।",
        "புதிய நூலகம் இலையுதிர் காலத்தில் திறக்கப்படும்.",
        "ახალი ბიბლიოთეკა შემოდგომაზე გაიხსნება და ყველას შეუძლია მოსვლა.",
        "Նոր գրադարանը կբացվի աշնանը, և բոլորը կարող են գալ։",
        "አዲሱ ቤተ መጻሕፍት በመከር ይከፈታል።",
        "<p>புதிய நூலகம்</p>",
    ],
)
def test_wide_text_of_a_script_without_an_older_charset(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[:3] == (text, codec, "detected")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF8", "utf-8"),
        ("unicode-1-1-utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("gb_2312-80", "gb18030"),
        ("chinese", "gb18030"),
        ("csISO58GB231280", "gb18030"),
        ("Big5", "big5hkscs"),
        ("big5-hkscs", "big5hkscs"),
        ("x-x-big5", "big5hkscs"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("ms_kanji", "cp932"),
        ("windows-31j", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("x-euc-jp", "euc_jp"),
        ("csEUCPkdFmtJapanese", "euc_jp"),
        ("iso-2022-jp", "iso2022_jp"),
        ("EUC-KR", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("korean", "cp949"),
        ("ISO-8859-1", "cp1252"),
        ("iso_8859-1:1987", "cp1252"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("x-user-defined", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("latin5", "cp1254"),
        ("tis-620", "cp874"),
        ("iso-8859-11", "cp874"),
        ("dos-874", "cp874"),
        ("iso88592", "iso8859-2"),
        ("l2", "iso8859-2"),
        ("ISO_8859-5:1988", "iso8859-5"),
        ("cyrillic", "iso8859-5"),
        ("sun_eu_greek", "iso8859-7"),
        ("logical", "iso8859-8"),
        ("iso-8859-8-i", "iso8859-8"),
        ("csisolatin9", "iso8859-15"),
        ("x-cp1251", "cp1251"),
        ("koi", "koi8-r"),
        ("KOI8-RU", "koi8-u"),
        ("macintosh", "mac-roman"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("866", "cp866"),
        ("csUnicode", "utf-16-le"),
        ("unicodeFFFE", "utf-16-be"),
        (" cp437 ", "cp437"),
    ],
)
def test_label_is_read_as_browsers_do(label: str, codec: str) -> None:
    assert find_codec(label) == codec


@pytest.mark.parametrize(
    "label", ["", "klingon", "hex", "rot13", "undefined", "punycode", "gb\0", "\ud800", "a" * 9999]
)
def test_unknown_label(label: str) -> None:
    with pytest.raises(UnknownEncodingError, match="unknown encoding"):
        find_codec(label)
    with pytest.raises(LookupError):
        decode(b"text", label)


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="gb2312">',
        "<META CHARSET = gbk >",
        '<meta http-equiv="Content-Type" content="text/html; charset=GB2312" />',
        "<meta content='text/html;charset=gb_2312-80' http-equiv=content-type>",
        '<?xml version="1.0" encoding="GBK"?>',
        '<meta name="新闻"><meta title="中心" charset="gbk">',
    ],
)
def test_declared_charset(declaration: str) -> None:
    text = f"{declaration}<p>镕、喆是国标一九八〇里没有的字。</p>"
    assert decode(text.encode("gb18030")) == (text, "gb18030", "declared", ())


@pytest.mark.parametrize("label", ["utf-16", "utf-8", "utf-7", "nonsense", "hex", "idna"])
def test_declaration_that_cannot_be_true_is_passed_over(label: str) -> None:
    text = f'<meta charset="{label}"><p>Příští týden začne oprava mostu přes řeku.</p>'
    assert decode(text.encode("cp1250"))[:3] == (text, "cp1250", "detected")


def test_declared_charset_that_fits_a_rare_language_stands() -> None:
    text = '<meta charset="windows-1251"><p>Қазақстан – Орталық Азиядағы мемлекет.</p>'
    raw = text.encode("cp1251", "ignore")
    assert decode(raw)[1:3] == ("cp1251", "declared")


def test_wrong_declaration_is_told() -> None:
    raw = '<meta charset="iso-8859-1"><p>市图书馆下周起延长开放时间。</p>'.encode("gb18030")
    decoded = decode(raw)
    assert decoded.encoding == "gb18030"
    assert decoded.warnings == ("declared as cp1252, which does not fit",)


@pytest.mark.parametrize(
    ("raw", "text", "warning"),
    [
        ("Žluťoučký kůň".encode() + b" \xff", "Žluťoučký kůň \ufffd", "1 broken character replaced (utf-8)"),
        ("Žluťoučký kůň".encode()[:-1], "Žluťoučký ků", "the page ends in the middle of a character"),
        (
            "新闻".encode()[1:] + "中心的记者从会议上了解到".encode(),
            "\ufffd\ufffd闻中心的记者从会议上了解到",
            "2 broken characters replaced (utf-8)",
        ),
    ],
)
def test_nearly_valid_utf_8(raw: bytes, text: str, warning: str) -> None:
    assert decode(raw) == (text, "utf-8", "nearly valid", (warning,))


def test_replacement_characters_of_the_page_are_not_counted() -> None:
    assert decode("a\ufffdb".encode()).warnings == ()
    raw = "Příliš žluťoučký kůň\ufffd".encode() + b"\xff "
    assert decode(raw).warnings == ("1 broken character replaced (utf-8)",)


def test_fallback_replaces_and_warns() -> None:
    decoded = decode(bytes(range(0x80, 0x100)) * 3)
    assert (decoded.encoding, decoded.source) == ("utf-8", "fallback")
    assert decoded.warnings[0] == "no known encoding fits"
    assert "replaced" in decoded.warnings[1]


def test_forced_encoding() -> None:
    assert decode("žluťoučký".encode(), "latin1") == (
        "Å¾luÅ¥ouÄ\ufffdkÃ½",
        "cp1252",
        "forced",
        ("1 broken character replaced (cp1252)",),
    )
    assert decode("新闻".encode("utf-16"), "utf-16").text == "新闻"
    assert decode(codecs.BOM_UTF16_BE + "新闻".encode("utf-16-be"), "utf-16").text == "新闻"
    assert decode("新闻".encode("gbk"), "gb2312") == ("新闻", "gb18030", "forced", ())


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"Some text with a NUL\0 in it", "Some text with a NUL in it"),
        (codecs.BOM_UTF8 + b"a", "a"),
        ("\ufeffa".encode("utf-16-le"), "a"),
        (codecs.BOM_UTF8 * 2 + b"a", "a"),
    ],
)
def test_line_ends_nulls_and_mark(raw: bytes, text: str) -> None:
    assert decode(raw).text == text


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x1f\x8b\x08\0\0", "gzip"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (
            zlib.compress(bytes(range(256)) * 9 + b"".join(b"%d" % n for n in range(3000))),
            "control characters",
        ),
        (b"\0" * 100, "control characters"),
        (b"name\0\0\0\0\0size\0\0\0\x01\x02", "control characters"),
    ],
)
def test_binary_content(raw: bytes, message: str) -> None:
    with pytest.raises(BinaryContentError, match=message):
        decode(raw)


@pytest.mark.parametrize("raw", [b"", b" \n\t ", codecs.BOM_UTF8, "\u3000\u00a0\n".encode()])
def test_empty_content(raw: bytes) -> None:
    with pytest.raises(EmptyContentError):
        read_page(raw, "x")


def test_terminal_colours_and_form_feeds_are_text() -> None:
    assert decode(b"\x1b[1mbold\x1b[0m\x0c\n" * 50).source == "strict"


def test_page_has_all_that_was_learnt() -> None:
    page = read_page("<p>新闻中心的记者</p>\r\n".encode(), "a.html", url="https://example.org/a")
    assert (page.id, page.content, page.kind) == ("a.html", "<p>新闻中心的记者</p>\n", PageKind.HTML)
    assert (page.url, page.encoding, page.warnings) == ("https://example.org/a", "utf-8 (strict)", ())
    assert read_page(b"<p>a</p>", "x", kind=PageKind.TEXT).kind is PageKind.TEXT
    assert read_page("中文".encode("gbk"), "x", encoding="gbk").encoding == "gb18030 (forced)"


HTML = [
    "<!DOCTYPE html><title>x</title>",
    "\n  <HTML lang=en>\n<body>cut of",
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "">',
    '<script src="a.js">' + "var x = 1;\n" * 10_000,
    "<!-- saved from a browser -->\n<html><head><title>x</title></head><body>words and words",
    "Warning: line 7\n<html><body><div>The page itself.</div><p>And more of it.</p></body></html>",
    "<p>One paragraph.</p><p>Another one.</p>",
    "<div class=article>\n  <h1>Title</h1>\n  <p>Text with <b>bold</b> in it.</p>\n</div>",
    "<p>Old pages\n<p>close nothing\n<P ALIGN=center>at all",
    "<font size=2>第一段<br><br>第二段</font>",
    "<table><tr><td>a</td><td>b</td></tr></table>",
    "<div>" * 50 + "deep" + "</div>" * 50,
    "<ul><li><a href='/a'>A</a></li><li><a href='/b'>B</a></li></ul>",
]
TEXT = [
    "A line.\nAnother line.",
    "Use a <div> where no other element fits, and close it with </div>.",
    "<div> is the element without a meaning.\nUse it sparingly.",
    "First line<br>\nsecond line<br/>\nthird line",
    "# Title\n\nWords.\n\n```html\n<!DOCTYPE html>\n<html>\n<body>\n<p>Hello</p>\n</body>\n</html>\n```\n",
    "~~~\n<p>" + "long example " * 50 + "</p>\n~~~\nShort text.",
    "`<p>a</p>` makes a paragraph, `<b>c</b>` makes it bold.",
    '<p align="center">\n<img src="logo.png">\n</p>\n\n# Project\n\nA tool that does one thing well.',
    "How to begin\nWrite this into a file:\n<ul>\n<li>one</li>\n</ul>\nThen open the file and look at it.",
    "<b>Note</b> that only the first word is marked, and the rest of this line is not.",
    "Mail to <anna@example.org> or to <p.miller@example.org>.",
    "a < b and c > d, if x<y then y>x",
    "<p>",
    "<",
    "",
]


@pytest.mark.parametrize("text", HTML)
def test_html_is_recognised(text: str) -> None:
    assert recognise_kind(text) is PageKind.HTML


@pytest.mark.parametrize("text", TEXT)
def test_text_is_recognised(text: str) -> None:
    assert recognise_kind(text) is PageKind.TEXT


@given(st.binary(max_size=300) | st.text(alphabet="<>/pdiv ab`~\n\x00é中", max_size=80).map(str.encode))
def test_any_bytes_are_a_page_or_a_known_error(raw: bytes) -> None:
    try:
        page = read_page(raw, "x")
    except UnreadablePageError:
        return
    assert "\r" not in page.content
    assert "\0" not in page.content


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_stays_as_it_is(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff").removeprefix("\ufeff")


@given(st.sampled_from(SENTENCES), st.integers(1, 60))
def test_broken_ends_never_raise(sample: tuple[str, str], cut: int) -> None:
    raw = _encode(sample[1], sample[0].split()[0])
    assert decode(raw[:cut]).text
    assert decode(raw[-cut:]).text


@pytest.mark.parametrize(
    "text", ["<p>" * 20_000, "<" * 50_000, "`" * 50_001, "<!--" * 20_000, "<meta " * 20_000]
)
def test_hostile_markup_is_only_text_or_html(text: str) -> None:
    assert read_page(text.encode() + b"\xe9", "x").kind in PageKind


@given(st.text(alphabet="abé中\r\n\t\x80\x85\x9f\xa0\u2028"))
def test_valid_text_is_only_normalised(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.source) == (normalise(text), "utf-8", "strict")
