from __future__ import annotations

import gzip
import io
from contextlib import suppress

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancms.model import PageKind
from cleancms.pages.raw_records import BadRecord, BadRecordError, RawRecord, Record, SkippedRecord
from cleancms.pages.warc_records import parse_warc, read_warc

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\n\r\n<p>%d</p>"


def warc(
    block: bytes, record_type: str = "response", content_type: str = "application/http", **headers: str
) -> bytes:
    lines = {
        "WARC-Type": record_type,
        "WARC-Record-ID": "<urn:uuid:0>",
        "WARC-Date": "2024-01-02T03:04:05Z",
        "WARC-Target-URI": "http://a.example/",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def read(data: bytes, max_size: int = 100_000) -> list[RawRecord | BadRecord | SkippedRecord]:
    return list(read_warc(io.BufferedReader(io.BytesIO(data)), "x.warc", max_size))


def read_one(data: bytes) -> Record:
    [raw] = read(data)
    assert isinstance(raw, RawRecord)
    return parse_warc(raw, 100_000)


PAGES = [warc(HTML % number) for number in range(100, 105)]
MEMBERS = [gzip.compress(page, mtime=0) for page in PAGES]
FRAMES = [zstandard.compress(page) for page in PAGES]


@pytest.mark.parametrize("parts", [PAGES, MEMBERS, FRAMES, [gzip.compress(b"".join(PAGES), mtime=0)]])
def test_records_of_all_compressions(parts: list[bytes]) -> None:
    found = read(b"".join(parts))
    assert [raw.position for raw in found] == [1, 2, 3, 4, 5]
    assert [raw.data for raw in found if isinstance(raw, RawRecord)] == [
        b"<p>%d</p>" % n for n in range(100, 105)
    ]


def test_a_response() -> None:
    assert read_one(warc(HTML % 1)) == Record(
        "urn:uuid:0",
        b"<p>1</p>",
        PageKind.HTML,
        "http://a.example/",
        "gbk",
        "2024-01-02T03:04:05Z",
        {"url": "http://a.example/", "added": "2024-01-02T03:04:05Z"},
    )


def test_a_conversion() -> None:
    record = read_one(
        warc("Grüße".encode(), "conversion", "text/plain", WARC_Identified_Content_Language="deu")
    )
    assert (record.content, record.kind, record.charset) == ("Grüße".encode(), PageKind.TEXT, None)
    assert record.extra["metadata"] == {"WARC-Identified-Content-Language": "deu"}


def test_what_a_record_may_lack() -> None:
    record = read_one(
        warc(
            b"HTTP/1.1 200\r\n\r\n<p>",
            WARC_Record_ID="",
            WARC_Target_URI="",
            WARC_Date="",
            WARC_Truncated="length",
        )
    )
    assert (record.id, record.url, record.kind, record.fetched, record.extra) == (
        "x.warc:1",
        "",
        None,
        None,
        {},
    )
    assert record.warnings == ("the crawler cut the page off (length)",)


def test_a_payload_is_decoded() -> None:
    packed = gzip.compress(b"<p>packed</p>")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    assert read_one(warc(head + packed)).content == b"<p>packed</p>"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (warc(b"HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n"), "a redirect (HTTP 301)"),
        (warc(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>"), "no page (HTTP 404)"),
        (warc(b"HTTP/1.1 200 OK\r\nContent-Type: image/PNG\r\n\r\n.."), "not HTML (image/png)"),
        (warc(b"1.2.3.4", content_type="text/dns"), "not HTTP"),
        (warc(b"..", "resource", "image/png"), "not HTML (image/png)"),
        (warc(b"..", "resource", ""), "no content type"),
        (warc(b"", "revisit"), "a revisit: the page is in another record"),
    ],
)
def test_what_is_no_page_is_skipped(record: bytes, message: str) -> None:
    assert read(record + PAGES[0])[0] == SkippedRecord("x.warc", 1, message)


def test_an_html_resource_and_records_that_are_never_pages() -> None:
    parts = [warc(b"a: b", "warcinfo", "application/warc-fields"), warc(b"GET / HTTP/1.0\r\n\r\n", "request")]
    found = read(b"".join(parts) + warc(b"<p>", "resource", "text/html"))
    assert [(raw.position, type(raw)) for raw in found] == [(3, RawRecord)]


def test_an_empty_payload_is_no_page() -> None:
    with pytest.raises(BadRecordError, match="no content: the payload is empty"):
        read_one(warc(HTML[:-9]))


def test_a_large_record_is_bad_and_the_next_follows() -> None:
    found = read(warc(HTML % 1 + b"x" * 5_000) + PAGES[0], 1_000)
    assert found[0] == BadRecord("x.warc", 1, "larger than the limit of 0.001 MB (--max-size)")
    assert isinstance(found[1], RawRecord)


@pytest.mark.parametrize("parts", [PAGES, MEMBERS, FRAMES])
def test_cut_anywhere_the_records_before_are_read(parts: list[bytes]) -> None:
    data = b"".join(parts)
    ends = [sum(map(len, parts[: count + 1])) for count in range(len(parts))]
    for cut in range(3, len(data), 3):
        whole = sum(end <= cut for end in ends)
        found = read(data[:cut])
        good = [raw for raw in found if isinstance(raw, RawRecord)]
        assert len(good) >= whole
        assert [raw.data for raw in good] == [b"<p>%d</p>" % n for n in range(100, 100 + len(good))]
        if len(good) == whole and all(cut - end not in (0, 1, 2) for end in ends):
            assert [raw.position for raw in found if isinstance(raw, BadRecord)] == [whole + 1]


@pytest.mark.parametrize("parts", [MEMBERS, FRAMES])
def test_reading_goes_on_behind_a_damage(parts: list[bytes]) -> None:
    damaged = bytearray(parts[1])
    damaged[len(damaged) // 2] ^= 0xFF
    damaged[len(damaged) // 2 + 1] ^= 0xFF
    found = read(parts[0] + bytes(damaged) + parts[2] + parts[3])
    assert [type(raw) for raw in found] == [RawRecord, BadRecord, RawRecord, RawRecord]
    assert [raw.position for raw in found] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "broken",
    [
        b"garbage\r\n" * 20,
        warc(HTML % 1, Content_Length="9999"),
        warc(HTML % 1, Content_Length="-5"),
        warc(HTML % 1, Content_Length=""),
        warc(HTML % 1, Content_Length="9" * 5_000),
        warc(HTML % 1, Content_Length="20"),
    ],
)
def test_plain_records_behind_a_damage_are_found(broken: bytes) -> None:
    found = read(PAGES[0] + broken + PAGES[1] + PAGES[2])
    good = [raw.data for raw in found if isinstance(raw, RawRecord)]
    assert [good[0], *good[-2:]] == [b"<p>100</p>", b"<p>101</p>", b"<p>102</p>"]
    assert sum(isinstance(raw, BadRecord) for raw in found) == 1


def test_a_file_full_of_false_starts_ends() -> None:
    assert len(read(b"WARC/1.0\r\nContent-Length: 99999\r\n" * 3_000)) == 1
    assert len(read(b"\x28\xb5\x2f\xfd" * 3_000)) == 1


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 4), st.sampled_from([PAGES, MEMBERS, FRAMES]))
def test_any_bytes_between_records(noise: bytes, place: int, parts: list[bytes]) -> None:
    found = read(b"".join(parts[:place]) + noise + b"".join(parts[place:]))
    good = [raw for raw in found if isinstance(raw, RawRecord)]
    assert len(good) >= place
    positions = [raw.position for raw in found]
    assert positions == sorted(set(positions))
    for raw in good:
        with suppress(BadRecordError):
            parse_warc(raw, 1000)
