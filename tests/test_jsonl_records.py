from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from contextlib import suppress

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cleancms.pages.jsonl_records import looks_like_lines, parse_line, read_lines
from cleancms.pages.raw_records import BadRecord, BadRecordError, RawRecord
from cleancms.pages.streams import expand


def read(data: bytes, max_size: int = 1000) -> list[RawRecord | BadRecord]:
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(data))
    return list(read_lines(expand(stream), "x.jsonl", max_size))


def test_lines_keep_their_numbers() -> None:
    found = read(b'\xef\xbb\xbf{"a":1}\r\n\r\n  \n{"b":2}\nno json\n{"c":3}')
    assert [(raw.position, raw.data.strip()) for raw in found if isinstance(raw, RawRecord)] == [
        (1, b'{"a":1}'),
        (4, b'{"b":2}'),
        (5, b"no json"),
        (6, b'{"c":3}'),
    ]


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_line_that_is_too_long_is_passed_over(end: bytes) -> None:
    found = read(b"first\n" + b"x" * 200_000 + end + b"last", 1000)
    assert found[0].position == 1
    assert found[1] == BadRecord("x.jsonl", 2, "larger than the limit of 0.001 MB (--max-size)")
    assert [raw.position for raw in found[2:]] == ([3] if end else [])
    assert isinstance(read(b"x" * 999 + b"\n", 1000)[0], RawRecord)


def test_a_cut_is_one_bad_record_behind_all_others() -> None:
    member = gzip.compress(b"".join(b'{"n": %d}\n' % (n * 7919) for n in range(10_000)))
    found = read(gzip.compress(b"{}\n") + member[:-100])
    assert all(isinstance(raw, RawRecord) for raw in found[:-1])
    assert found[-1] == BadRecord("x.jsonl", len(found), "gzip data that is cut off")
    assert len(found) > 5_000


@pytest.mark.parametrize("is_cut", [True, False])
@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_members_behind_a_damaged_one_are_read(compress: Callable[[bytes], bytes], is_cut: bool) -> None:
    """Also where they are much larger than what is read at once."""
    texts = [b"".join(b'{"%d": %d}\n' % (name, n * 7919) for n in range(40_000)) for name in range(4)]
    members = list(map(compress, texts))
    half = len(members[1]) // 2
    members[1] = members[1][:half] + (b"" if is_cut else bytes(20) + members[1][half + 20 :])
    found = read(b"".join(members))
    assert [raw.position for raw in found] == list(range(1, len(found) + 1))
    bad = [raw for raw in found if isinstance(raw, BadRecord)]
    assert bad
    assert all("broken" in raw.message for raw in bad)
    lines = [raw.data for raw in found if isinstance(raw, RawRecord)]
    assert lines[:40_000] == texts[0].splitlines(keepends=True)
    assert lines[-80_000:] == (texts[2] + texts[3]).splitlines(keepends=True)


def test_what_cannot_be_sought_ends_at_a_damage() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    member = gzip.compress(b"{}\n")
    stream: io.BufferedReader = io.BufferedReader(Pipe(member + b"\x1f\x8b\x08\xff" + member))
    first, last = read_lines(expand(stream), "x.jsonl", 1000)
    assert isinstance(first, RawRecord)
    assert isinstance(last, BadRecord)


def test_a_file_of_damages_ends() -> None:
    member = gzip.compress(b"".join(b'{"n": %d}\n' % (n * n * 7919) for n in range(500)))
    found = read(member[:-8] * 300)
    assert isinstance(found[-1], BadRecord)
    assert found[-1].message == "gzip data with 100 damages, the rest of which is not read"


@pytest.mark.parametrize(("decoys", "is_found"), [(1_000, True), (100_000, False)])
def test_the_search_for_a_member_is_bounded(decoys: int, is_found: bool) -> None:
    member = gzip.compress(b"{}\n")
    _, damage, *others = read(member + b"\x1f\x8b\x08\xff" * decoys + member)
    assert isinstance(damage, BadRecord)
    assert [raw.position for raw in others] == ([3] if is_found else [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON: Expecting property name"),
        (b'{"a": 1} {"b": 2}', "not JSON: Extra data"),
        (b'{"a": "\x01"}', "not JSON: Invalid control character at character 8"),
        (b'["a"]', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"n": ' + b"1" * 5_000 + b"}", "not JSON: Exceeds"),
        ('{"text": "中文"}'.encode("gb18030"), "not UTF-8"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
    ],
)
def test_bad_lines_say_what_is_wrong(line: bytes, message: str) -> None:
    with pytest.raises(BadRecordError, match=message):
        parse_line(line)


def test_one_broken_character_among_sound_ones_is_replaced() -> None:
    value, warnings = parse_line('{"text": "Grüße aus Köln für'.encode() + b'\xc3"}')
    assert value == {"text": "Grüße aus Köln für\ufffd"}
    assert warnings == ("1 broken character replaced (utf-8)",)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"text": "a"}\n{"text', True),
        (b'\n {"text": "longer than what is seen', True),
        ('{"text": "a"}\n'.encode("utf-16"), True),
        (b'[\n{"text": "a"}]', False),
        (b'{\n "text": "a"\n}', False),
        (b"<html>{}</html>", False),
        (b"{braces} in a text\n", False),
        (b"", False),
    ],
)
def test_lines_are_recognised(head: bytes, expected: bool) -> None:
    assert looks_like_lines(head) is expected


@given(st.binary(max_size=300), st.integers(1, 50))
def test_every_line_is_a_record_good_or_bad(data: bytes, max_size: int) -> None:
    text = b"x" + data  # no byte-order mark, no UTF-16, no compression
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(text))
    found = list(read_lines(stream, "x", max_size))
    if b"\0" not in text[:4]:
        lines = text.split(b"\n")
        assert [raw.position for raw in found] == [
            number for number, line in enumerate(lines, 1) if line.strip() or len(line) > max_size
        ]
    for raw in found:
        if isinstance(raw, RawRecord):
            with suppress(BadRecordError):
                assert isinstance(parse_line(raw.data)[0], dict)


@given(st.binary(max_size=200))
def test_no_line_raises_anything_else(line: bytes) -> None:
    for candidate in (line, b'{"text": "' + line + b'"}'):
        with suppress(BadRecordError):
            parse_line(candidate)
