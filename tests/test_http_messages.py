from __future__ import annotations

import gzip
import zlib
from contextlib import suppress

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cleancms.pages.http_messages import (
    BrokenPayloadError,
    charset_of,
    decode_payload,
    media_type,
    split_response,
)

PAGE = b"<html><body>" + b"<p>Some text of a page.</p>" * 50 + b"</body></html>"
RAW_DEFLATE = zlib.compress(PAGE)[2:-4]
BROTLI_HELLO = b"\x0b\x02\x80hello\x03"


def chunked(payload: bytes, size: int = 100) -> bytes:
    pieces = [payload[start : start + size] for start in range(0, len(payload), size)]
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def test_a_response_is_split() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: 1\r\nx: 2\r\nno colon\r\n\r\n<p>\r\n\r\n"
    assert split_response(block) == (200, {"content-type": "text/html", "x": "1"}, b"<p>\r\n\r\n")
    assert split_response(block.replace(b"\r\n", b"\n"))[1:] == (
        {"content-type": "text/html", "x": "1"},
        b"<p>\n\n",
    )
    assert split_response(b"HTTP/2 404") == (404, {}, b"")
    assert split_response(b"20240102 example. IN A") == (None, {}, b"20240102 example. IN A")


def test_content_types() -> None:
    assert media_type(" Text/HTML ; charset=x") == "text/html"
    assert charset_of("text/html; Charset = 'GB2312'") == "GB2312"
    assert charset_of("text/html") is None


@pytest.mark.parametrize(
    ("headers", "payload"),
    [
        ({}, PAGE),
        ({"transfer-encoding": "chunked"}, chunked(PAGE)),
        ({"transfer-encoding": "chunked"}, PAGE),
        ({"content-encoding": "gzip"}, gzip.compress(PAGE, mtime=0)),
        ({"content-encoding": "GZIP"}, PAGE),
        ({"content-encoding": "deflate"}, zlib.compress(PAGE)),
        ({"content-encoding": "deflate"}, RAW_DEFLATE),
        ({"content-encoding": "zstd"}, zstandard.compress(PAGE)),
        ({"content-encoding": "br"}, PAGE),
        ({"content-encoding": "identity"}, PAGE),
        ({"content-encoding": "deflate, gzip"}, gzip.compress(zlib.compress(PAGE), mtime=0)),
        ({"content-encoding": "gzip", "transfer-encoding": "chunked"}, chunked(gzip.compress(PAGE, mtime=0))),
    ],
)
def test_encodings_are_undone(headers: dict[str, str], payload: bytes) -> None:
    assert decode_payload(payload, headers, 100_000) == (PAGE, ())


def test_brotli() -> None:
    assert decode_payload(BROTLI_HELLO, {"content-encoding": "br"}, 100) == (b"hello", ())


def test_of_a_cut_page_the_beginning_is_read() -> None:
    text, warnings = decode_payload(gzip.compress(PAGE, mtime=0)[:-12], {"content-encoding": "gzip"}, 100_000)
    assert text
    assert PAGE.startswith(text)
    assert warnings == ("the compressed page is cut off",)
    assert decode_payload(chunked(PAGE)[:400], {"transfer-encoding": "chunked"}, 100_000)[0] == PAGE[:354]


def test_what_cannot_be_undone() -> None:
    with pytest.raises(BrokenPayloadError, match="unknown content encoding 'sdch'"):
        decode_payload(PAGE, {"content-encoding": "sdch"}, 100)
    with pytest.raises(BrokenPayloadError, match=r"larger than the limit of 0.001 MB"):
        decode_payload(gzip.compress(bytes(10_000_000)), {"content-encoding": "gzip"}, 1000)
    with pytest.raises(BrokenPayloadError, match=r"larger than the limit of 0.001 MB"):
        decode_payload(zstandard.compress(bytes(10_000_000)), {"content-encoding": "zstd"}, 1000)


@given(
    st.binary(max_size=300),
    st.sampled_from(["gzip", "deflate", "br", "zstd", ""]),
    st.sampled_from(["chunked", ""]),
)
def test_any_payload_is_read_or_refused(payload: bytes, coding: str, transfer: str) -> None:
    split_response(payload)
    with suppress(BrokenPayloadError):
        decode_payload(payload, {"content-encoding": coding, "transfer-encoding": transfer}, 1000)
