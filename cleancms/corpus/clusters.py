"""Clusters of near-duplicate pages, over all parts of a crawl and the crawls before it.

The result depends on the documents alone: not on their order, not on how they are cut into parts. So
documents are first put into the order in which they may represent a cluster; everything else follows that
order. What is found in a band does not depend on the other bands, so that many processes can look at one
each. Memory is about 400 bytes a document; shingles stay in the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from cleancms.corpus import bands
from cleancms.corpus.bands import Numbers
from cleancms.corpus.likeness import LEAST_JACCARD, Shingles, are_copies
from cleancms.corpus.parts import Part, UnreadablePartError
from cleancms.corpus.signatures import BAND_VALUES, BANDS

# The share of equal minima below which a pair is not looked at: three standard deviations,
# sqrt(J (1 - J) / 128), below what a pair that just suffices has on average.
LEAST_ESTIMATE = LEAST_JACCARD - 3 * (LEAST_JACCARD * (1 - LEAST_JACCARD) / (BANDS * BAND_VALUES)) ** 0.5
# Pairs of which is remembered whether they are copies, so that they are not compared in each band that they
# share: 36 MB.
_MOST_KNOWN = 4_000_000
# Pairs whose sketches are compared at a time: 16 MB.
_STEP = 65_536


class Membership(NamedTuple):
    """The cluster of a page: its representative's id, how many crawls ago that was read, its size.

    `crawls_ago` is 0 for a representative of the page's own crawl: another crawl may have its id too. `size`
    counts the pages of all crawls, the representative with them.
    """

    representative: str
    crawls_ago: int
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
    these by that with the smallest id. Raises UnreadablePartError where a crawl has an id twice.
    """
    library = _Library.read(crawls)
    comparer = Comparer(library)
    roots = np.arange(len(library))
    for band in range(BANDS):
        for firsts, others in comparer.find_links(bands.group_by_key(library.read_band(band))):
            join(roots, firsts, others)
    sizes = np.bincount(roots, minlength=len(roots))
    last = len(crawls) - 1
    wanted = np.flatnonzero((sizes[roots] > 1) & (library.crawls == last))
    members = {
        library.ids[place]: Membership(library.ids[root], last - int(library.crawls[root]), int(sizes[root]))
        for place, root in zip(wanted.tolist(), roots[wanted].tolist(), strict=True)
    }
    return Clusters(members, comparer.comparisons)


@dataclass(frozen=True, slots=True)
class _Library:
    """All documents, numbered in the order in which they may represent a cluster.

    `places[i]` are the numbers of the documents of `parts[i]`. Of document i, `crawls[i]` is the crawl,
    `sketches[i]` are the lowest bytes of its minima, and the shingles `starts[i]` to `ends[i]` of
    `parts[owners[i]]` are its shingles.
    """

    parts: tuple[Part, ...]
    places: tuple[Numbers, ...]
    ids: list[str]
    crawls: Numbers
    owners: Numbers
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    sketches: NDArray[np.uint8]

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
        owners = np.repeat(np.arange(len(parts)), counts)
        twice = _find_twice(numbers * len(ids) + alphabetical)
        if twice is not None:
            path = parts[owners[twice]].path
            raise UnreadablePartError(f"{path}: its crawl has the id {ids[twice]!r} twice")
        place = np.empty(len(ids), np.intp)
        place[order] = np.arange(len(ids))
        ends = np.concatenate([np.empty(0, np.int64), *(one.shingle_ends for one in descriptions)])
        starts = np.where(np.diff(owners, prepend=-1) != 0, 0, np.append(0, ends[:-1])[: len(ends)])
        places = tuple(np.split(place, np.cumsum(counts)[:-1])) if parts else ()
        return _Library(
            parts,
            places,
            [ids[number] for number in order.tolist()],
            numbers[order],
            owners[order],
            starts[order],
            ends[order],
            _read_sketches(parts, places, len(ids)),
        )

    def __len__(self) -> int:
        return len(self.ids)

    def read_band(self, band: int) -> NDArray[np.uint64]:
        """Return the key of every document in a band."""
        keys = np.empty(len(self.ids), np.uint64)
        for part, places in zip(self.parts, self.places, strict=True):
            keys[places] = part.read_band(band)
        return keys

    def find_sketches(self, documents: Numbers) -> NDArray[np.uint8]:
        """Return the sketches of some documents."""
        return self.sketches[documents]

    def read_shingles(self, place: int) -> Shingles:
        """Return the shingles of a document."""
        part = self.parts[int(self.owners[place])]
        return Shingles.of(part.read_shingles(int(self.starts[place]), int(self.ends[place])))


def _read_sketches(parts: Sequence[Part], places: Sequence[Numbers], count: int) -> NDArray[np.uint8]:
    sketches = np.empty((count, BANDS * BAND_VALUES), np.uint8)
    for part, documents in zip(parts, places, strict=True):
        sketches[documents] = part.read_sketches()
    return sketches


def _rank(values: list[str]) -> Numbers:
    """Return the rank of every value; equal values have the same one."""
    numbers = {value: number for number, value in enumerate(sorted(set(values)))}
    return np.fromiter((numbers[value] for value in values), np.intp, len(values))


def _find_twice(numbers: Numbers) -> int | None:
    """Return the place of a number that stands before it too; None where all are different."""
    order = np.argsort(numbers, kind="stable")
    twice = np.flatnonzero(np.diff(numbers[order]) == 0)
    return int(order[twice[0] + 1]) if len(twice) else None


class Library(Protocol):
    """Documents by number, from 0 on, as many as its length."""

    def __len__(self) -> int: ...

    def find_sketches(self, documents: Numbers) -> NDArray[np.uint8]:
        """Return for each document the lowest byte of every minimum."""

    def read_shingles(self, document: int) -> Shingles:
        """Return the shingles of a document."""


class Comparer:
    """What is known of pairs of documents; `comparisons` is how many were compared shingle by shingle."""

    def __init__(self, library: Library) -> None:
        self.comparisons = 0
        self._library = library
        self._known = np.empty(0, np.intp)  # pairs, numbered and sorted
        self._answers = np.empty(0, np.bool_)  # whether they are copies

    def find_links(self, groups: bands.Groups) -> Iterator[tuple[Numbers, Numbers]]:
        """Yield the pairs of copies that are found among documents that share a band, round by round.

        In each group the documents come in the order in which they may represent a cluster.
        """
        for _ in range(bands.MOST_ROUNDS):
            firsts, others = bands.pair_with_first(groups)
            if not len(firsts):
                break
            alike = self._compare(firsts, others)
            yield firsts[alike], others[alike]
            groups = bands.drop_first(groups, alike)

    def _compare(self, firsts: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Return which pairs are copies."""
        alike = self._choose_likely(firsts, others)
        numbers = firsts[alike] * len(self._library) + others[alike]
        if len(self._known) > _MOST_KNOWN:
            self._known, self._answers = self._known[:0], self._answers[:0]
        self._learn(np.unique(numbers[~self._know(numbers)]))
        alike[alike] = self._answers[np.searchsorted(self._known, numbers)]
        return alike

    def _know(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Return which pairs are known."""
        if not len(self._known):
            return np.zeros(len(numbers), np.bool_)
        nearest = np.minimum(np.searchsorted(self._known, numbers), len(self._known) - 1)
        known: NDArray[np.bool_] = self._known[nearest] == numbers
        return known

    def _choose_likely(self, firsts: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Return which pairs have enough equal minima."""
        likely = np.zeros(len(firsts), np.bool_)
        for start in range(0, len(firsts), _STEP):
            step = slice(start, start + _STEP)
            equal = self._library.find_sketches(firsts[step]) == self._library.find_sketches(others[step])
            likely[step] = equal.mean(axis=1) >= LEAST_ESTIMATE
        return likely

    def _learn(self, numbers: Numbers) -> None:
        """Compare pairs that are not known."""
        answers = np.zeros(len(numbers), np.bool_)
        first, shingles = -1, Shingles.of(np.empty(0, np.uint32))
        for place, number in enumerate(numbers.tolist()):
            left, right = divmod(number, len(self._library))
            if left != first:
                first, shingles = left, self._library.read_shingles(left)
            answers[place] = are_copies(shingles, self._library.read_shingles(right))
        self.comparisons += len(numbers)
        known = np.concatenate((self._known, numbers))
        order = np.argsort(known)
        self._known, self._answers = known[order], np.concatenate((self._answers, answers))[order]


def join(roots: Numbers, firsts: Numbers, others: Numbers) -> None:
    """Unite the clusters of pairs; `roots[i]` is the first document of the cluster of document i."""
    apart = roots[firsts] != roots[others]
    for left, right in zip(firsts[apart].tolist(), others[apart].tolist(), strict=True):
        found = _find(roots, left), _find(roots, right)
        roots[max(found)] = min(found)
    while apart.any() and not np.array_equal(roots, flat := roots[roots]):
        roots[:] = flat


def _find(roots: Numbers, place: int) -> int:
    while roots[place] != place:
        place = int(roots[place])
    return place
