from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pyarrow
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from cleancms.pages.parquet_records import read_rows
from cleancms.pages.raw_records import BadRecord, Form, RawRecord, SkippedRecord


def write(table: pyarrow.Table, **options: Any) -> bytes:
    file = io.BytesIO()
    parquet.write_table(table, file, **options)
    return file.getvalue()


def read(data: bytes) -> list[RawRecord | BadRecord | SkippedRecord]:
    return list(read_rows(io.BufferedReader(io.BytesIO(data)), "x.parquet"))


ROWS = [{"url": f"http://a.example/{n}", "html": f"<p>{n}</p>", "meta": {"n": n}} for n in range(300)]


def test_rows_of_all_row_groups() -> None:
    found = read(write(pyarrow.Table.from_pylist(ROWS), row_group_size=100))
    assert found == [RawRecord("x.parquet", number, Form.ROW, b"", row) for number, row in enumerate(ROWS, 1)]


def test_a_damaged_row_group_is_one_bad_record() -> None:
    table = pyarrow.table({"html": [f"<p>{n * 7919}</p>" for n in range(300)]})
    data = bytearray(write(table, row_group_size=100, compression="zstd", use_dictionary=False))
    column = parquet.ParquetFile(io.BytesIO(data)).metadata.row_group(1).column(0)
    start = column.data_page_offset
    data[start : start + column.total_compressed_size] = bytes(column.total_compressed_size)
    found = read(bytes(data))
    [bad] = [raw for raw in found if isinstance(raw, BadRecord)]
    assert bad.position == 101
    assert bad.message.startswith("broken parquet data: ")
    good = [raw.position for raw in found if isinstance(raw, RawRecord)]
    assert good == [*range(1, 101), *range(201, 301)]


def test_times_and_odd_values() -> None:
    nanoseconds = pyarrow.array([1_704_164_645_000_000_001], pyarrow.timestamp("ns", "Mars/Olympus"))
    times = pyarrow.array([datetime(2024, 1, 2, 3, 4, 5)], pyarrow.timestamp("us"))
    found = read(write(pyarrow.table({"html": pyarrow.array([b"\xff"]), "time": times})))
    assert found[0] == RawRecord(
        "x.parquet", 1, Form.ROW, b"", {"html": b"\xff", "time": "2024-01-02 03:04:05.000000"}
    )
    assert len(read(write(pyarrow.table({"html": ["h"], "time": nanoseconds})))) == 1


def test_a_string_that_is_not_utf_8_is_one_bad_row() -> None:
    broken = pyarrow.array([b"a", b"\xff", b"c"]).view(pyarrow.string())
    found = read(write(pyarrow.table({"text": broken})))
    assert [type(raw) for raw in found] == [RawRecord, BadRecord, RawRecord]
    assert found[1].position == 2


def test_what_is_no_parquet_and_what_has_no_rows() -> None:
    data = write(pyarrow.Table.from_pylist(ROWS))
    for broken in (b"PAR1", data[:-50], data[:100], b"no parquet at all"):
        [bad] = read(broken)
        assert isinstance(bad, BadRecord)
        assert bad.message.startswith("not a readable parquet file: ")
    assert read(write(pyarrow.table({"text": pyarrow.array([], pyarrow.string())}))) == [
        SkippedRecord("x.parquet", 0, "no rows")
    ]


@settings(deadline=None, max_examples=50)
@given(st.binary(min_size=1, max_size=20), st.floats(0, 1))
def test_damage_anywhere_is_reported(noise: bytes, place: float) -> None:
    data = bytearray(write(pyarrow.Table.from_pylist(ROWS[:20])))
    start = int(place * (len(data) - len(noise)))
    data[start : start + len(noise)] = noise
    for raw in read(bytes(data)):
        assert raw.source == "x.parquet"
