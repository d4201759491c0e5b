from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyarrow
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from cleancms.model import PageKind
from cleancms.pages.find import Input
from cleancms.pages.records import (
    BadRecord,
    BadRecordError,
    FieldNames,
    Form,
    Raw,
    RawRecord,
    Record,
    SkippedRecord,
    parse_record,
    read_raw,
)

LINES = b'{"id": "a", "html": "<p>1"}\n{"text": "2"}\n'
WARC = (
    b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\ntext\r\n\r\n"
)


def read(path: Path, data: bytes, max_size: int = 10_000) -> list[Raw]:
    path.write_bytes(data)
    return list(read_raw(Input(str(path), path.name, path.name), max_size=max_size))


@pytest.mark.parametrize(
    ("suffix", "compress"),
    [
        ("", bytes),
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", zstandard.compress),
        (".gz", bytes),  # the bytes tell, not the name
    ],
)
def test_every_form_in_every_compression(
    tmp_path: Path, suffix: str, compress: Callable[[bytes], bytes]
) -> None:
    for name, data, form, count in [
        ("x.jsonl", LINES, Form.LINE, 2),
        ("X.NDJSON", LINES, Form.LINE, 2),
        ("x.json", LINES, Form.LINE, 2),
        ("x.warc", WARC, Form.WARC, 1),
        ("x.warc.wet", WARC, Form.WARC, 1),
        ("x.html", b"<p>", Form.PAGE, 1),
        ("lines", LINES, Form.LINE, 2),
        ("archive", WARC, Form.WARC, 1),
        ("README", b"text", Form.PAGE, 1),
    ]:
        found = read(tmp_path / (name + suffix), compress(data))
        assert [raw.form if isinstance(raw, RawRecord) else raw for raw in found] == [form] * count, name
        assert [raw.position for raw in found] == list(range(1, count + 1))


@pytest.mark.parametrize("name", ["x.parquet", "x"])
def test_parquet_by_name_and_by_its_bytes(tmp_path: Path, name: str) -> None:
    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"html": ["<p>"], "id": [7]}), file)
    [raw] = read(tmp_path / name, file.getvalue())
    assert isinstance(raw, RawRecord)
    assert parse_record(raw) == Record("7", "<p>", PageKind.HTML, extra={"id": 7})


def test_records_of_each_form(tmp_path: Path) -> None:
    lines = read(tmp_path / "x.jsonl", LINES)
    assert [parse_record(raw) for raw in lines if isinstance(raw, RawRecord)] == [
        Record("a", "<p>1", PageKind.HTML, extra={"id": "a"}),
        Record("x.jsonl:2", "2"),
    ]
    [page] = read(tmp_path / "x.html.gz", gzip.compress(b"<p>\xe9"))
    assert isinstance(page, RawRecord)
    assert parse_record(page) == Record("x.html.gz", b"<p>\xe9")
    [text] = read(tmp_path / "x.wet", WARC)
    assert isinstance(text, RawRecord)
    assert parse_record(text)[:3] == ("x.wet:1", b"text", PageKind.TEXT)
    with pytest.raises(BadRecordError, match="none of other"):
        parse_record(lines[0], FieldNames(html="other"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("x.jsonl", b"", SkippedRecord("x.jsonl", 0, "empty file")),
        ("x.warc.gz", b"", SkippedRecord("x.warc.gz", 0, "empty file")),
        ("x.html", b"", RawRecord("x.html", 1, Form.PAGE, b"")),
        ("x.html", b"x" * 10_001, BadRecord("x.html", 0, "larger than the limit of 0.01 MB (--max-size)")),
        (
            "x.html.gz",
            gzip.compress(b"x" * 99, mtime=0)[:-9],
            BadRecord("x.html.gz", 0, "gzip data that is cut off"),
        ),
        (
            "x.jsonl.gz",
            gzip.compress(LINES, mtime=0)[:12],
            BadRecord("x.jsonl.gz", 1, "gzip data that is cut off"),
        ),
        (
            "x.json",
            b'[\n{"text": "a"}]',
            BadRecord("x.json", 0, "JSON, but not one record a line (jq -c '.[]' makes lines of a list)"),
        ),
    ],
)
def test_files_as_a_whole(tmp_path: Path, name: str, data: bytes, expected: Raw) -> None:
    assert read(tmp_path / name, data) == [expected]


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.jsonl", tmp_path):
        [bad] = read_raw(Input(str(path), "name", "name"))
        assert bad in (BadRecord("name", 0, "no such file"), BadRecord("name", 0, "is a directory"))


@pytest.mark.parametrize(
    ("library", "name", "data", "extra"),
    [
        ("fastwarc.warc", "x.warc", WARC, "warc"),
        ("zstandard", "x.jsonl.zst", zstandard.compress(LINES), "zstd"),
        ("pyarrow", "x.parquet", b"PAR1", "parquet"),
    ],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, name: str, data: bytes, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    [bad] = read(tmp_path / name, data)
    assert isinstance(bad, BadRecord)
    assert bad.position == 0
    assert bad.message.endswith(f": pip install 'cleancms[{extra}]'")


@pytest.mark.parametrize(
    ("data", "count"),
    [(LINES, 2), (gzip.compress(LINES), 2), (gzip.compress(WARC), 1)],
    ids=["lines", "lines, gzip", "WARC, gzip"],
)
def test_standard_input_is_recognised_by_its_bytes(data: bytes, count: int) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, offset: int, whence: int = 0) -> int:
            raise io.UnsupportedOperation("seek")

    stdin: io.BufferedReader = io.BufferedReader(Pipe(data))
    found = list(read_raw(Input(None, "-", "stdin"), stdin))
    assert [raw.position for raw in found if isinstance(raw, RawRecord)] == list(range(1, count + 1))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from([bytes, gzip.compress, zstandard.compress]),
    st.integers(0, 30),
    st.sampled_from(
        ["x.jsonl", "x.json", "x.warc", "x.wet.gz", "x.jsonl.gz", "x.zst", "x.txt", "x.bz2", "x"]
    ),
)
def test_any_bytes_under_any_name(
    tmp_path: Path, data: bytes, compress: Callable[[bytes], bytes], cut: int, name: str
) -> None:
    content = compress(data)
    found = read(tmp_path / name, content[: len(content) - cut])
    positions = [raw.position for raw in found]
    assert positions == sorted(set(positions))
    for raw in found:
        if isinstance(raw, RawRecord):
            with suppress(BadRecordError):
                record = parse_record(raw)
                json.dumps([record.id, record.url, record.extra], allow_nan=False)
        else:
            assert raw.message
