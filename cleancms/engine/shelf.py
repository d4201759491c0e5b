"""The signed documents of a run, in the order in which tasks signed them: a file of rows a task.

Rows are read where they stand in the files, which the tasks of a machine share in memory; shingles stay in
the parts. So memory does not grow with the documents, but for what a caller asks for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleancms.corpus.bands import Groups, Numbers
from cleancms.corpus.likeness import Shingles
from cleancms.corpus.parts import Part
from cleancms.corpus.signatures import BAND_VALUES, BANDS
from cleancms.files import write_whole

# Of a document: crawl (0 the earliest), length in words (0: not signed), which of its task's parts has its
# shingles, where they begin and end there, where its name ends in the file of names, its sketch.
_ROW = np.dtype(
    [
        *(("crawl", "<u4"), ("part", "<u4"), ("words", "<i8"), ("start", "<i8"), ("end", "<i8")),
        *(("name_end", "<i8"), ("sketch", "u1", (BANDS * BAND_VALUES,))),
    ]
)
# Between the date and the id in a name, and in place of the date where there is none: behind all others.
_GAP = b"\0"
_NO_DATE = b"\xff"


def shelve(folder: Path, rank: int, parts: Sequence[tuple[int, Part]], places: NDArray[np.int64]) -> None:
    """Write the rows of a task's documents: those of its parts, each with the number of its crawl.

    `places[i]` is the place of the i-th document among all that the task has seen. Raises OSError,
    UnreadablePartError.
    """
    rows = np.zeros(int(places[-1]) + 1 if len(places) else 0, _ROW)
    names: list[bytes] = []
    first = 0
    for number, (crawl, part) in enumerate(parts):
        described = part.describe()
        own = places[first : first + part.documents]
        first += part.documents
        ends = described.shingle_ends
        for field, values in (
            *(("crawl", crawl), ("part", number), ("words", described.words), ("end", ends)),
            *(("start", np.append(0, ends[:-1])[: len(ends)]), ("sketch", part.read_sketches())),
        ):
            rows[field][own] = values
        encoded = (
            [text.encode("utf-8", "surrogatepass") for text in texts]
            for texts in (described.dates, described.ids)
        )
        names += [(date or _NO_DATE) + _GAP + name for date, name in zip(*encoded, strict=True)]
    lengths = np.zeros(len(rows), np.int64)
    lengths[places] = [len(name) for name in names]
    rows["name_end"] = np.cumsum(lengths)
    described_parts = [
        [str(part.path), part.documents, part.id_bytes, part.date_bytes, part.shingles] for _, part in parts
    ]
    write_whole(folder / f"{rank:05d}.rows", rows.tobytes(), durable=False)
    write_whole(folder / f"{rank:05d}.names", b"".join(names), durable=False)
    write_whole(folder / f"{rank:05d}.parts", json.dumps(described_parts).encode(), durable=False)


@dataclass(frozen=True, slots=True)
class _Volume:
    """The documents of a task."""

    rows: NDArray[Any]
    names: NDArray[np.uint8]
    parts: Sequence[Part]

    @staticmethod
    def open(path: Path) -> _Volume:
        parts = tuple(Part(Path(name), *sizes) for name, *sizes in json.loads(path.read_bytes()))
        return _Volume(_map(path.with_suffix(".rows"), _ROW), _map(path.with_suffix(".names"), "u1"), parts)


class Shelf:
    """All documents of a run, numbered task by task. A `corpus.clusters.Library`."""

    def __init__(self, folder: Path) -> None:
        self._volumes = [_Volume.open(path) for path in sorted(folder.glob("*.parts"))]
        self._starts = np.cumsum([0, *(len(volume.rows) for volume in self._volumes)])

    def __len__(self) -> int:
        return int(self._starts[-1])

    @property
    def tasks(self) -> int:
        """How many tasks the documents are of."""
        return len(self._volumes)

    def number(self, task: int, places: NDArray[np.uint32]) -> Numbers:
        """Return the numbers of the documents that were at some places in a task."""
        return places.astype(np.intp) + int(self._starts[task])

    def locate(self, documents: Numbers) -> tuple[Numbers, Numbers]:
        """Return the task of each document, and its place there."""
        tasks = np.searchsorted(self._starts, documents, "right") - 1
        return tasks, documents - self._starts[tasks]

    def take(self, field: str, documents: Numbers) -> NDArray[Any]:
        """Return a field of the rows of some documents."""
        values = np.empty((len(documents), *_ROW[field].shape), _ROW[field].base)
        tasks, places = self.locate(documents)
        for task in np.unique(tasks).tolist():
            here = tasks == task
            values[here] = self._volumes[task].rows[field][places[here]]
        return values

    def find_sketches(self, documents: Numbers) -> NDArray[np.uint8]:
        """Return for each document the lowest byte of every minimum."""
        return self.take("sketch", documents)

    def read_shingles(self, document: int) -> Shingles:
        """Return the shingles of a document."""
        volume, place = self._find(document)
        row = volume.rows[place]
        return Shingles.of(volume.parts[int(row["part"])].read_shingles(int(row["start"]), int(row["end"])))

    def read_name(self, document: int) -> tuple[bytes, bytes]:
        """Return the date of a document and its id, which sort as dates and ids do where they are equal."""
        volume, place = self._find(document)
        start = int(volume.rows["name_end"][place - 1]) if place else 0
        date, _, name = bytes(volume.names[start : int(volume.rows["name_end"][place])]).partition(_GAP)
        return date, name

    def read_id(self, document: int) -> str:
        """Return the id of a document."""
        return self.read_name(document)[1].decode("utf-8", "surrogatepass")

    def find_part(self, document: int) -> Path:
        """Return the file of the part that a document is in."""
        volume, place = self._find(document)
        return volume.parts[int(volume.rows["part"][place])].path

    def arrange(self, groups: Groups) -> Groups:
        """Return groups ordered by group, and in each by who may represent it.

        That is by crawl, by length, by date, by id, as `find_clusters` has it.
        """
        crawls, words = (self.take(field, groups.documents) for field in ("crawl", "words"))
        order = np.lexsort((-words, crawls, groups.groups))
        documents, numbers = groups.documents[order], groups.groups[order]
        same = np.ones(max(len(order) - 1, 0), np.bool_)
        for values in (groups.groups, crawls, words):
            ordered = values[order]
            same &= ordered[1:] == ordered[:-1]
        edges = np.flatnonzero(np.diff(np.concatenate(([False], same, [False])).astype(np.int8)))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            tied = documents[start : end + 1].tolist()
            documents[start : end + 1] = sorted(tied, key=self.read_name)
        return Groups(documents, numbers)

    def _find(self, document: int) -> tuple[_Volume, int]:
        task = int(np.searchsorted(self._starts, document, "right")) - 1
        return self._volumes[task], document - int(self._starts[task])


def _map(path: Path, kind: Any) -> NDArray[Any]:
    """Return the content of a file, which is read when it is asked for."""
    if not path.stat().st_size:
        return np.empty(0, kind)
    return np.memmap(path, kind, "r")
