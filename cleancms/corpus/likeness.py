"""Whether two pages are copies of one article, decided on their shingles in the order of the text.

Jaccard similarity alone cannot tell two copies of one article, each with another page's remains around it,
from two articles with the same remains around them. What differs is where the difference lies: articles of
one template each have a long passage of their own; copies have changed words here and there, an added
paragraph, or an end that only one of them has. The limits were chosen by cross-validation over sites
(benchmarks/README.md).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# The smallest Jaccard similarity of copies: a third of an article, with some words changed, is still one.
LEAST_JACCARD = 0.2
# The longest passage, in shingles (about words), that both of two copies may have for themselves; in long
# texts a share of the shorter one, and of a short one no more than a part.
LONGEST_OWN = 90
LONGEST_OWN_SHARE = 0.05
LONGEST_OWN_PART = 0.3
# The longest passage that one of two copies may have before the first that they share: a copy may lack the
# end of the article, but it does not open with another one.
LONGEST_OPENING = 300
# The longest that both may open with; in long texts a share of the shorter one. Short articles above one long
# template differ in no more than that.
LONGEST_OWN_OPENING = 30
LONGEST_OWN_OPENING_SHARE = 0.1


class Likeness(NamedTuple):
    """How two texts are alike.

    `jaccard` (0..1) is exact but for shingles whose 32-bit hashes collide: at most some n/2^32 of n. `own` is
    the longest passage that each of the texts has for itself: the smaller of the two lengths; `opening` the
    longer of the passages before the first shared one, `own_opening` the shorter; all in shingles, 0 where
    the similarity is too small to ask.
    """

    jaccard: float
    own: int = 0
    opening: int = 0
    own_opening: int = 0


class Shingles(NamedTuple):
    """The hashed shingles of a text: `ordered` as in the text, `distinct` sorted and each once."""

    ordered: NDArray[np.uint32]
    distinct: NDArray[np.uint32]

    @staticmethod
    def of(ordered: NDArray[np.uint32]) -> Shingles:
        """Return the shingles of a text, given in their order."""
        rising = np.sort(ordered)
        # What np.unique does, in a seventh of its time.
        return Shingles(ordered, rising[np.append(True, rising[1:] != rising[:-1])[: len(rising)]])


def are_copies(first: Shingles, second: Shingles) -> bool:
    """Return whether two texts are copies of one article."""
    likeness = compare(first, second)
    shorter = min(len(first.ordered), len(second.ordered))
    return (
        likeness.jaccard >= LEAST_JACCARD
        and likeness.own <= max(LONGEST_OWN, LONGEST_OWN_SHARE * shorter)
        and likeness.own <= LONGEST_OWN_PART * shorter
        and likeness.opening <= LONGEST_OPENING
        and likeness.own_opening <= max(LONGEST_OWN_OPENING, LONGEST_OWN_OPENING_SHARE * shorter)
    )


def compare(first: Shingles, second: Shingles) -> Likeness:
    """Return how two texts are alike; the order of the two does not matter. Empty texts are not alike."""
    left, right = first.distinct, second.distinct
    shared = left[_find_places(left, right)]
    if not len(shared):
        return Likeness(0.0)
    jaccard = len(shared) / (len(left) + len(right) - len(shared))
    if jaccard < LEAST_JACCARD:
        return Likeness(jaccard)
    ordered = (first.ordered, second.ordered)
    places = [_find_places(shingles, shared) for shingles in ordered]
    own = min(_measure_longest(place, len(text)) for place, text in zip(places, ordered, strict=True))
    own_opening, opening = sorted(int(place[0]) for place in places)
    return Likeness(jaccard, own, opening, own_opening)


def _find_places(shingles: NDArray[np.uint32], wanted: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Return the places of the shingles that are in the sorted array `wanted`."""
    if not len(wanted):
        return np.empty(0, np.intp)
    nearest = np.minimum(np.searchsorted(wanted, shingles), len(wanted) - 1)
    return np.flatnonzero(wanted[nearest] == shingles)


def _measure_longest(places: NDArray[np.intp], count: int) -> int:
    """Return the length of the longest run of the numbers below `count` that are not among `places`."""
    between = int((places[1:] - places[:-1]).max(initial=1)) - 1
    return max(int(places[0]), between, count - 1 - int(places[-1]))
