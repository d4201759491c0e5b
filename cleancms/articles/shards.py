"""Documents into one file of a corpus: JSON Lines, plain or compressed, or parquet.

The same documents give the same bytes, with the same versions of the libraries that compress.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from cleancms.articles.columns import COLUMNS, EXTRA, to_row
from cleancms.articles.records import to_json
from cleancms.articles.write import encode
from cleancms.extras import needing
from cleancms.files import replace_file

if TYPE_CHECKING:
    import pyarrow

_GZIP_LEVEL = 6
_ZSTD_LEVEL = 3
# A row group of parquet ends with the row that makes it larger than this.
_GROUP_ROWS = 10_000
_GROUP_SIZE = 64 * 1024 * 1024  # characters of text

# Documents, or what JSON Lines have of them.
Records = Iterable[Mapping[str, Any] | bytes]


class UnknownShardError(ValueError):
    """The name of a shard does not say how it is to be written."""


def write_shard(path: Path, records: Records) -> int:
    """Write documents (of `merge_record`) to `path` as its name says, and return how many there were.

    The file is there whole and safe on the disk when this returns, or not at all. Raises UnknownShardError,
    MissingExtraError, OSError, and what `records` raises.
    """
    write = next((write for suffix, write in _WRITERS.items() if path.name.endswith(suffix)), None)
    if write is None:
        raise UnknownShardError(f"{path.name}: a shard ends in {' '.join(_WRITERS)}")
    with replace_file(path) as file:
        return write(file, records)


# --- JSON Lines ------------------------------------------------------------------------------------------


def _write_lines(file: BinaryIO, records: Records) -> int:
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007 - the last one is the count
        file.write(record if isinstance(record, bytes) else encode(to_json(dict(record)) + "\n"))
    return count


def _write_gzip(file: BinaryIO, records: Records) -> int:
    """Write without a name and a time in the header, which would differ from run to run."""
    with gzip.GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0) as compressed:
        return _write_lines(compressed, records)  # type: ignore[arg-type]  # it has all that is used


def _write_zstd(file: BinaryIO, records: Records) -> int:
    with needing("zstd"):
        import zstandard  # noqa: PLC0415 - only where it is used
    compressor = zstandard.ZstdCompressor(level=_ZSTD_LEVEL, write_checksum=True)  # in one thread
    with compressor.stream_writer(file, closefd=False) as compressed:
        return _write_lines(compressed, records)


# --- parquet ---------------------------------------------------------------------------------------------


def _write_parquet(file: BinaryIO, records: Records) -> int:
    with needing("parquet"):
        import pyarrow  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    schema = pyarrow.schema(_arrow_fields({**COLUMNS, EXTRA: str}))
    count = 0
    with parquet.ParquetWriter(file, schema, compression="zstd", store_schema=False) as writer:
        for rows in _group(records):
            writer.write_table(pyarrow.Table.from_pylist(rows, schema), row_group_size=len(rows))
            count += len(rows)
    return count


def _group(records: Records) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of each row group."""
    rows: list[dict[str, Any]] = []
    size = 0
    for record in records:
        rows.append(to_row(json.loads(record) if isinstance(record, bytes) else record))
        size += sum(len(value) for value in rows[-1].values() if isinstance(value, str))
        if size > _GROUP_SIZE or len(rows) == _GROUP_ROWS:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _arrow_fields(columns: Mapping[str, Any]) -> list[pyarrow.Field]:
    import pyarrow  # noqa: PLC0415

    return [pyarrow.field(name, _arrow_type(kind)) for name, kind in columns.items()]


def _arrow_type(kind: Any) -> pyarrow.DataType:
    """Return Arrow's type for a type of COLUMNS."""
    import pyarrow  # noqa: PLC0415

    if isinstance(kind, dict):
        return pyarrow.struct(_arrow_fields(kind))
    if isinstance(kind, list):
        return pyarrow.list_(_arrow_type(kind[0]))
    return {int: pyarrow.int64(), float: pyarrow.float64()}.get(kind, pyarrow.string())


_WRITERS: dict[str, Callable[[BinaryIO, Records], int]] = {
    ".jsonl": _write_lines,
    ".jsonl.gz": _write_gzip,
    ".jsonl.zst": _write_zstd,
    ".parquet": _write_parquet,
}
