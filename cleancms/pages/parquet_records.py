"""Parquet files: rows out, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING, Any

from cleancms.extras import needing
from cleancms.pages.find import MAX_SIZE, describe_limit
from cleancms.pages.raw_records import BadRecord, Form, RawRecord, SkippedRecord

if TYPE_CHECKING:
    import pyarrow

_BATCH = 64  # rows that are held in memory at once: pages are large
# A row group of more rows than this is not read if they are too large on average; one of fewer, if it is
# larger than so many rows may be.
_LARGE_GROUP = 4
_BUFFER = 1 << 20  # bytes of a column that are read at once


def read_rows(
    stream: BufferedReader, source: str, max_size: int = MAX_SIZE
) -> Iterator[RawRecord | BadRecord | SkippedRecord]:
    """Yield the rows of a parquet file, numbered from 1, in a memory of some rows.

    Times are given as strings. A row group that is damaged is one bad record at the row where it breaks; the
    next row group follows. A file that is no parquet file is one bad record, as is a row of more than
    `max_size` bytes; a row group whose rows have more on average is not read. Raises MissingExtraError.
    """
    with needing("parquet"):
        import pyarrow  # noqa: PLC0415 - only where it is used
        from pyarrow import parquet  # noqa: PLC0415
    errors = (pyarrow.ArrowException, OSError, ValueError, ArithmeticError, LookupError)
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER)
        groups = [file.metadata.row_group(group) for group in range(file.num_row_groups)]
        counts = [(group.num_rows, group.total_byte_size) for group in groups]
    except errors as error:
        yield BadRecord(source, 0, f"not a readable parquet file: {_first_line(error)}")
        return
    first = 0
    for group, (count, size) in enumerate(counts):
        number = first
        if count and size > max(count, _LARGE_GROUP) * max_size:
            yield BadRecord(source, number + 1, f"{describe_limit(max_size)}: a row group of {count:,} rows")
            first += count
            continue
        try:
            for batch in file.iter_batches(batch_size=_BATCH, row_groups=[group], use_threads=False):
                for row in _read_batch(batch, errors):
                    number += 1
                    if isinstance(row, str):
                        yield BadRecord(source, number, row)
                    elif _measure(row) > max_size:
                        yield BadRecord(source, number, describe_limit(max_size))
                    else:
                        yield RawRecord(source, number, Form.ROW, b"", row)
        except errors as error:
            yield BadRecord(source, number + 1, f"broken parquet data: {_first_line(error)}")
        first += count
    if not first:
        yield SkippedRecord(source, 0, "no rows")


def _read_batch(
    batch: pyarrow.RecordBatch, errors: tuple[type[Exception], ...]
) -> Iterator[dict[str, Any] | str]:
    """Yield each row of a batch, or what is wrong with it."""
    batch = _write_times(batch)
    try:
        yield from batch.to_pylist()
    except errors:  # in one of the rows: which one?
        for index in range(batch.num_rows):
            try:
                yield batch.slice(index, 1).to_pylist()[0]
            except errors as error:
                yield f"a value that cannot be read: {_first_line(error)}"


def _measure(row: dict[str, Any]) -> int:
    """Return about how many bytes the texts of a row have."""
    return sum(len(value) for value in row.values() if isinstance(value, str | bytes))


def _write_times(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """Return `batch` with its times as strings: Python has no nanoseconds and not every time zone."""
    import pyarrow  # noqa: PLC0415

    columns = [
        column.cast(pyarrow.string()) if pyarrow.types.is_timestamp(column.type) else column
        for column in batch.columns
    ]
    return pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
