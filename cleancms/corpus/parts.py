"""Signatures in files: a part of a crawl is one file, of which any column can be read by itself.

A file is a line of JSON, filled up with spaces, then columns of little-endian numbers one after the other:
the BANDS band keys (each of all documents), the lengths in words, the ends of the ids, the dates and the
shingles; then the ids and the dates in UTF-8 and the shingles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.corpus.signatures import BAND_VALUES, BANDS, VERSION, Signature
from cleancms.files import naming

_FORMAT = "cleancms signatures"
_HEAD = 256  # bytes
_COLUMNS = ("words", "id_ends", "date_ends", "shingle_ends")
_SIZES = ("documents", "id_bytes", "date_bytes", "shingles")


class UnreadablePartError(Exception):
    """A file of signatures cannot be used; the message names the file and the cause."""


class Document(NamedTuple):
    """A page as the search for copies knows it; `date` is ISO 8601 or None."""

    id: str
    date: str | None
    signature: Signature


class Description(NamedTuple):
    """What a part says about its documents, each in the order of the part. `date` "" stands for no date."""

    ids: list[str]
    dates: list[str]
    words: NDArray[np.int64]
    shingle_ends: NDArray[np.int64]


def encode_part(documents: Iterable[Document]) -> bytes:
    """Return the content of the file for some documents, without those whose text is too short to sign."""
    signed = [document for document in documents if document.signature.words]
    ids = [document.id.encode("utf-8", "surrogatepass") for document in signed]
    dates = [(document.date or "").encode("utf-8", "surrogatepass") for document in signed]
    signatures = [document.signature for document in signed]
    shingles = [signature.shingles for signature in signatures]
    bands = np.array([signature.bands for signature in signatures], "<u8").reshape(len(signed), BANDS)
    columns = (
        bands.T.tobytes(),
        np.array([signature.words for signature in signatures], "<i8").tobytes(),
        _encode_ends(ids),
        _encode_ends(dates),
        _encode_ends(shingles),
        b"".join(ids),
        b"".join(dates),
        b"".join(part.astype("<u4").tobytes() for part in shingles),
    )
    head = {
        "format": _FORMAT,
        "version": VERSION,
        "documents": len(signed),
        "id_bytes": sum(map(len, ids)),
        "date_bytes": sum(map(len, dates)),
        "shingles": sum(map(len, shingles)),
    }
    return b"".join((json.dumps(head).encode().ljust(_HEAD - 1) + b"\n", *columns))


def _encode_ends(values: Sequence[bytes] | Sequence[NDArray[np.uint32]]) -> bytes:
    return np.cumsum([len(value) for value in values], dtype="<i8").tobytes()


@dataclass(frozen=True, slots=True)
class Part:
    """A file of signatures that was opened; the sizes are those of its columns."""

    path: Path
    documents: int
    id_bytes: int
    date_bytes: int
    shingles: int

    def describe(self) -> Description:
        """Read what the part says about its documents. Raises UnreadablePartError where that cannot be."""
        start = self._columns_start
        columns = self._read("<i8", len(_COLUMNS) * self.documents, start)
        words, id_ends, date_ends, shingle_ends = columns.reshape(len(_COLUMNS), self.documents)
        with naming(self.path), self.path.open("rb") as file:
            file.seek(start + columns.nbytes)
            ids, dates = file.read(self.id_bytes), file.read(self.date_bytes)
        totals = (self.id_bytes, self.date_bytes, self.shingles)
        try:
            if not (all(map(_fit, (id_ends, date_ends, shingle_ends), totals)) and (words > 0).all()):
                raise ValueError
            names = _cut(ids, id_ends)
            if len(set(names)) != len(names):
                raise ValueError
            return Description(names, _cut(dates, date_ends), words, shingle_ends)
        except ValueError:  # no UTF-8 is one too
            raise UnreadablePartError(f"{self.path}: its columns do not fit each other") from None

    def read_band(self, band: int) -> NDArray[np.uint64]:
        """Read the key of every document in one band (0 ≤ band < BANDS)."""
        return self._read("<u8", self.documents, _HEAD + 8 * self.documents * band)

    def read_sketches(self) -> NDArray[np.uint8]:
        """Read the lowest byte of every minimum of every document."""
        keys = self._read("<u8", BANDS * self.documents, _HEAD)
        by_document = np.ascontiguousarray(keys.reshape(BANDS, self.documents).T)
        return by_document.view(np.uint8)[:, :: 8 // BAND_VALUES]

    def read_shingles(self, start: int, end: int) -> NDArray[np.uint32]:
        """Read the shingles `start` to `end` of all shingles of the part."""
        before = self._columns_start + 8 * len(_COLUMNS) * self.documents + self.id_bytes + self.date_bytes
        return self._read("<u4", end - start, before + 4 * start)

    def _read(self, kind: str, count: int, start: int) -> NDArray[Any]:
        """Read so many numbers. numpy says nothing where the disk fails, and gives fewer."""
        numbers = np.fromfile(self.path, kind, count, offset=start)
        if len(numbers) != count:
            raise UnreadablePartError(f"{self.path}: {count} numbers cannot be read")
        return numbers

    @property
    def _columns_start(self) -> int:
        return _HEAD + 8 * BANDS * self.documents

    @property
    def _size(self) -> int:
        numbers = 8 * (BANDS + len(_COLUMNS)) * self.documents
        return _HEAD + numbers + self.id_bytes + self.date_bytes + 4 * self.shingles


def open_part(path: Path) -> Part:
    """Open a file of signatures.

    Raises UnreadablePartError where it is none, is not whole, or is of another version; OSError as usual.
    """
    with naming(path), path.open("rb") as file:
        head = _parse_head(path, file.read(_HEAD))
    part = Part(path, *(head[name] for name in _SIZES))
    if path.stat().st_size != part._size:
        raise UnreadablePartError(f"{path}: {path.stat().st_size} bytes, not {part._size}: not whole")
    return part


def _parse_head(path: Path, line: bytes) -> dict[str, Any]:
    try:
        head = json.loads(line)
    except (ValueError, RecursionError):
        head = None
    if not isinstance(head, dict) or head.get("format") != _FORMAT or "version" not in head:
        raise UnreadablePartError(f"{path}: no file of signatures")
    if head["version"] != VERSION:
        raise UnreadablePartError(f"{path}: signatures of version {head['version']}, not {VERSION}")
    if any(type(head.get(name)) is not int or head[name] < 0 for name in _SIZES):
        raise UnreadablePartError(f"{path}: no file of signatures")
    return head


def _fit(ends: NDArray[np.int64], total: int) -> bool:
    """Return whether values that end there, one after the other, fill `total`."""
    if not len(ends):
        return total == 0
    return bool(ends[0] >= 0 and (ends[1:] >= ends[:-1]).all() and ends[-1] == total)


def _cut(joined: bytes, ends: NDArray[np.int64]) -> list[str]:
    limits = [0, *ends.tolist()]
    return [joined[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(limits)]
