"""Bytes of text files to text and back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleancms.fixes.source import LossyDecodingError, SourceText, encode_source, read_source
from cleancms.pages.decode import BinaryContentError, UnreadablePageError

CHINESE = "港务局周四决定重建去年冬天风暴之后一直关闭的旧码头,并在夏天到来之前开通第二条渡轮航线。\r\n" * 3
GERMAN = (
    "Der Gemeinderat hat am Donnerstag beschlossen, die Fähre für ein Jahr über Nacht fahren zu lassen.\n" * 3
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", SourceText("")),
        (b"one\r\ntwo\rthree\n\nfour", SourceText("one\r\ntwo\rthree\n\nfour")),
        ("早上\u2028七点\x85\x0c".encode(), SourceText("早上\u2028七点\x85\x0c")),
        (b"one \x00 line with a zero in it\n", SourceText("one \x00 line with a zero in it\n")),
        (codecs.BOM_UTF8 + b"one\n", SourceText("one\n", "utf-8", codecs.BOM_UTF8)),
        (codecs.BOM_UTF8, SourceText("", "utf-8", codecs.BOM_UTF8)),
        ("\ufeffone\n".encode("utf-16-le"), SourceText("one\n", "utf-16-le", codecs.BOM_UTF16_LE)),
        ("\ufeffone\n".encode("utf-16-be"), SourceText("one\n", "utf-16-be", codecs.BOM_UTF16_BE)),
        ("\ufeffone\n".encode("utf-32-le"), SourceText("one\n", "utf-32-le", codecs.BOM_UTF32_LE)),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", SourceText("\ud800a", "utf-16-le", codecs.BOM_UTF16_LE)),
        (CHINESE.encode("gb18030"), SourceText(CHINESE, "gb18030")),
        (GERMAN.encode("cp1252"), SourceText(GERMAN, "cp1252")),
    ],
)
def test_a_text_and_its_bytes(raw: bytes, expected: SourceText) -> None:
    source = read_source(raw)
    assert source == expected
    assert encode_source(source, source.text) == raw


@pytest.mark.parametrize(
    ("raw", "error", "cause"),
    [
        (b"%PDF-1.7 ...", BinaryContentError, "a PDF file"),
        (bytes(range(32)) * 20, BinaryContentError, "control characters"),
        (codecs.BOM_UTF16_LE + b"abc", LossyDecodingError, "not utf-16-le at byte 5"),
        (codecs.BOM_UTF8 + b"ab\xff", LossyDecodingError, "not utf-8 at byte 6"),
        ("早上七点，渡口的第一班船".encode() + b"\xff", LossyDecodingError, "not utf-8 at byte 37"),
    ],
)
def test_what_is_no_text_or_not_the_same_again_is_refused(
    raw: bytes, error: type[Exception], cause: str
) -> None:
    with pytest.raises(error, match=cause):
        read_source(raw)


def test_a_character_that_the_encoding_has_not() -> None:
    with pytest.raises(LossyDecodingError, match="cannot be written in cp1252"):
        encode_source(SourceText("", "cp1252"), "早")


@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(str.encode)
    | st.text().map(lambda t: t.encode("utf-16"))
)
@example(CHINESE.encode("big5", "replace"))
@example("港務局".encode("iso2022_jp"))
def test_any_bytes_come_back_or_are_refused(raw: bytes) -> None:
    try:
        source = read_source(raw)
    except UnreadablePageError as error:
        assert str(error)  # noqa: PT017
    else:
        assert encode_source(source, source.text) == raw
