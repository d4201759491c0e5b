"""Clusters of near-duplicate pages, over all parts of a crawl and the crawls before it.

The result depends on the documents alone: not on their order, not on how they are cut into parts. So
documents are first put into the order in which they may represent a cluster; everything else follows that
order. Memory is about 400 bytes a document; shingles stay in the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.corpus import bands
from cleancms.corpus.bands import Numbers
from cleancms.corpus.likeness import LEAST_JACCARD, Shingles, are_copies
from cleancms.corpus.parts import Part
from cleancms.corpus.signatures import BAND_VALUES, BANDS

# The share of equal minima below which a pair is not looked at: three standard deviations,
# sqrt(J (1 - J) / 128), below what a pair that just suffices has on average.
LEAST_ESTIMATE = LEAST_JACCARD - 3 * (LEAST_JACCARD * (1 - LEAST_JACCARD) / (BANDS * BAND_VALUES)) ** 0.5
# Pairs known not to be copies, so that they are not compared in every band that they share: 32 MB.
_MOST_KNOWN = 4_000_000
# Pairs whose sketches are compared at a time: 16 MB.
_STEP = 65_536


class Membership(NamedTuple):
    """The cluster of a page: its representative's id, the crawl (0 the earliest) that it is from, its size.

    `size` counts the pages of all crawls, the representative with them.
    """

    representative: str
    crawl: int
    size: int


@dataclass(frozen=True, slots=True)
class Clusters:
    """The pages of the last crawl that have copies, by id, and the number of pairs that were compared."""

    members: dict[str, Membership]
    comparisons: int


def find_clusters(crawls: Sequence[Sequence[Part]]) -> Clusters:
    """Return the clusters of the last of some crawls, the earliest first; the earlier ones are its index.

    Pages are linked by `are_copies`; a cluster is what links connect. It is represented by a page of the
    earliest crawl in it, of these by the longest, of these by that of the earliest date (no date last), of
    these by that with the smallest id. Raises ValueError where a crawl has an id twice.
    """
    library = _Library.read(crawls)
    finder = _Finder(library, np.arange(len(library.ids)), library.read_sketches(), np.empty(0, np.intp))
    for band in range(BANDS):
        finder.link(bands.group_by_key(library.read_band(band)))
    roots = finder.roots
    sizes = np.bincount(roots, minlength=len(roots))
    wanted = np.flatnonzero((sizes[roots] > 1) & (library.crawls == len(crawls) - 1))
    members = {
        library.ids[place]: Membership(library.ids[root], int(library.crawls[root]), int(sizes[root]))
        for place, root in zip(wanted.tolist(), roots[wanted].tolist(), strict=True)
    }
    return Clusters(members, finder.comparisons)


@dataclass(frozen=True, slots=True)
class _Library:
    """All documents, numbered in the order in which they may represent a cluster.

    `places[i]` are the numbers of the documents of `parts[i]`. Of document i, `crawls[i]` is the crawl, and
    the shingles `starts[i]` to `ends[i]` of `parts[owners[i]]` are its shingles.
    """

    parts: tuple[Part, ...]
    places: tuple[Numbers, ...]
    ids: list[str]
    crawls: Numbers
    owners: Numbers
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    @staticmethod
    def read(crawls: Sequence[Sequence[Part]]) -> _Library:
        parts = tuple(part for crawl in crawls for part in crawl)
        descriptions = [part.describe() for part in parts]
        counts = [part.documents for part in parts]
        numbers = np.repeat(
            np.arange(len(crawls)), [sum(part.documents for part in crawl) for crawl in crawls]
        )
        ids = [name for description in descriptions for name in description.ids]
        dates = [date or "\U0010ffff" for description in descriptions for date in description.dates]
        words = np.concatenate([np.empty(0, np.int64), *(one.words for one in descriptions)])
        alphabetical = _rank(ids)
        order = np.lexsort((alphabetical, _rank(dates), -words, numbers))
        _check_unique(ids, numbers * len(ids) + alphabetical)
        place = np.empty(len(ids), np.intp)
        place[order] = np.arange(len(ids))
        ends = np.concatenate([np.empty(0, np.int64), *(one.shingle_ends for one in descriptions)])
        owners = np.repeat(np.arange(len(parts)), counts)
        starts = np.where(np.diff(owners, prepend=-1) != 0, 0, np.append(0, ends[:-1])[: len(ends)])
        return _Library(
            parts,
            tuple(np.split(place, np.cumsum(counts)[:-1])) if parts else (),
            [ids[number] for number in order.tolist()],
            numbers[order],
            owners[order],
            starts[order],
            ends[order],
        )

    def read_band(self, band: int) -> NDArray[np.uint64]:
        """Return the key of every document in a band."""
        keys = np.empty(len(self.ids), np.uint64)
        for part, places in zip(self.parts, self.places, strict=True):
            keys[places] = part.read_band(band)
        return keys

    def read_sketches(self) -> NDArray[np.uint8]:
        """Return the lowest byte of every minimum of every document."""
        sketches = np.empty((len(self.ids), BANDS * BAND_VALUES), np.uint8)
        for part, places in zip(self.parts, self.places, strict=True):
            keys = np.stack([part.read_band(band) for band in range(BANDS)], axis=1).astype("<u8")
            sketches[places] = keys.view(np.uint8)[:, :: 8 // BAND_VALUES]
        return sketches

    def read_shingles(self, place: int) -> Shingles:
        """Return the shingles of a document."""
        part = self.parts[int(self.owners[place])]
        return Shingles.of(part.read_shingles(int(self.starts[place]), int(self.ends[place])))


def _rank(values: list[str]) -> Numbers:
    """Return the rank of every value; equal values have the same one."""
    numbers = {value: number for number, value in enumerate(sorted(set(values)))}
    return np.fromiter((numbers[value] for value in values), np.intp, len(values))


def _check_unique(ids: list[str], numbers: Numbers) -> None:
    """Raise ValueError naming an id where two of the `numbers`, one for every id, are equal."""
    order = np.argsort(numbers)
    twice = np.flatnonzero(np.diff(numbers[order]) == 0)
    if len(twice):
        raise ValueError(f"the id {ids[order[twice[0]]]!r} is there twice in one crawl")


@dataclass(slots=True)
class _Finder:
    """What is known so far: `roots[i]` is the first document of the cluster of document i."""

    library: _Library
    roots: Numbers
    sketches: NDArray[np.uint8]
    known: Numbers
    comparisons: int = 0

    def link(self, groups: bands.Groups) -> None:
        """Compare documents that share a band and put copies into one cluster."""
        for _ in range(bands.MOST_ROUNDS):
            groups = bands.keep_one_a_cluster(groups, self.roots)
            if not len(groups.documents):
                break
            self._join(self._verify(*bands.pair_with_first(groups)))
            groups = bands.drop_first(groups, self.roots)

    def _verify(self, firsts: Numbers, others: Numbers) -> list[tuple[int, int]]:
        """Return the pairs that are copies; the others are known from then on."""
        likely = self._choose_likely(firsts, others)
        numbers = firsts[likely] * len(self.roots) + others[likely]
        numbers = np.sort(numbers[~np.isin(numbers, self.known)])
        copies, failed = [], []
        first, shingles = -1, Shingles.of(np.empty(0, np.uint32))
        for number in numbers.tolist():
            left, right = divmod(number, len(self.roots))
            if left != first:
                first, shingles = left, self.library.read_shingles(left)
            if are_copies(shingles, self.library.read_shingles(right)):
                copies.append((left, right))
            else:
                failed.append(number)
        self.comparisons += len(numbers)
        kept = self.known if len(self.known) + len(failed) <= _MOST_KNOWN else self.known[:0]
        self.known = np.concatenate((kept, np.array(failed, np.intp)))
        return copies

    def _choose_likely(self, firsts: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Return which pairs have enough equal minima."""
        likely = np.zeros(len(firsts), np.bool_)
        for start in range(0, len(firsts), _STEP):
            step = slice(start, start + _STEP)
            equal = self.sketches[firsts[step]] == self.sketches[others[step]]
            likely[step] = equal.mean(axis=1) >= LEAST_ESTIMATE
        return likely

    def _join(self, pairs: list[tuple[int, int]]) -> None:
        """Unite the clusters of the pairs; the first document of a cluster stays its root."""
        for left, right in pairs:
            roots = _find(self.roots, left), _find(self.roots, right)
            self.roots[max(roots)] = min(roots)
        while pairs and not np.array_equal(self.roots, flat := self.roots[self.roots]):
            self.roots = flat


def _find(roots: Numbers, place: int) -> int:
    while roots[place] != place:
        place = int(roots[place])
    return place
