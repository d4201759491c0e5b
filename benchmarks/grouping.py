"""Band keys on disk, grouped by NumPy column by column, by SQLite and by DuckDB."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]

# Of the documents, how many share their key with another one.
SHARED = 0.2
# What DuckDB may use; the other two need less.
DUCKDB_MEMORY = "800MB"


class Grouped(NamedTuple):
    """Seconds to write and to group all bands, and how many documents follow another one with their key."""

    write: float
    group: float
    copies: int


def measure_grouping(store: str, folder: Path, documents: int, bands: int) -> Grouped:
    """Write the keys of some synthetic documents with one of GROUPINGS and group them."""
    return GROUPINGS[store](folder / "keys", documents, bands)


def make_keys(documents: int, band: int) -> Keys:
    """Return the keys of one band, the same ones every time."""
    random = np.random.default_rng(band)
    keys = random.integers(0, 2**63 - 1, documents, dtype=np.int64)
    shared = np.flatnonzero(random.random(documents) < SHARED)
    keys[shared] = keys[random.integers(0, documents, len(shared))]
    return keys


def _group_columns(path: Path, documents: int, bands: int) -> Grouped:
    start = time.perf_counter()
    with path.open("wb") as file:
        for band in range(bands):
            file.write(make_keys(documents, band).tobytes())
    written = time.perf_counter()
    copies = 0
    for band in range(bands):
        keys = np.fromfile(path, np.int64, documents, offset=8 * documents * band)
        copies += _count_copies(keys[np.argsort(keys, kind="stable")])
    return Grouped(written - start, time.perf_counter() - written, copies)


def _group_with_sqlite(path: Path, documents: int, bands: int) -> Grouped:
    start = time.perf_counter()
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA cache_size=-200000;"
        "CREATE TABLE bands (band INT, key INT, document INT);"
    )
    for band in range(bands):
        rows = zip([band] * documents, make_keys(documents, band).tolist(), range(documents), strict=True)
        connection.executemany("INSERT INTO bands VALUES (?, ?, ?)", rows)
    connection.commit()
    written = time.perf_counter()
    connection.execute("CREATE INDEX by_key ON bands (band, key, document)")
    copies = 0
    for band in range(bands):
        last = None
        query = "SELECT key, document FROM bands WHERE band = ? ORDER BY key, document"
        for key, _ in connection.execute(query, (band,)):
            copies += key == last
            last = key
    connection.close()
    return Grouped(written - start, time.perf_counter() - written, copies)


def _group_with_duckdb(path: Path, documents: int, bands: int) -> Grouped:
    import duckdb  # noqa: PLC0415 - only the process that measures it loads it

    start = time.perf_counter()
    connection = duckdb.connect(str(path))
    connection.execute(f"SET threads = 1; SET memory_limit = '{DUCKDB_MEMORY}'")
    connection.execute("CREATE TABLE bands (band INT, key BIGINT, document INT)")
    for band in range(bands):
        columns = {"key": make_keys(documents, band), "document": np.arange(documents)}
        connection.register("columns", columns)
        connection.execute(f"INSERT INTO bands SELECT {band}, key, document FROM columns")
        connection.unregister("columns")
    written = time.perf_counter()
    counted = "SELECT key, document, count(*) OVER (PARTITION BY key) AS size FROM bands WHERE band = ?"
    query = f"SELECT key, document FROM ({counted}) WHERE size > 1 ORDER BY key, document"
    copies = sum(
        _count_copies(connection.execute(query, [band]).fetchnumpy()["key"]) for band in range(bands)
    )
    connection.close()
    return Grouped(written - start, time.perf_counter() - written, copies)


def _count_copies(ordered: Keys) -> int:
    return int(np.count_nonzero(ordered[1:] == ordered[:-1]))


GROUPINGS: dict[str, Callable[[Path, int, int], Grouped]] = {
    "columns": _group_columns,
    "SQLite": _group_with_sqlite,
    "DuckDB": _group_with_duckdb,
}
