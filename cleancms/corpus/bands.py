"""Which documents are worth comparing: those that share the key of a band, each with a few of the others.

A template that many pages have in common puts all of them into one group. Comparing all pairs of it would
take the square of its size; here a round compares the first document of every group with all others of the
group, and then leaves it and its copies out, as often as MOST_ROUNDS says. So a document is compared at most
MOST_ROUNDS times a band.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]

# Documents of a group that the others are compared with. Two copies share several bands, and few of those
# groups are large: of 100,000 documents 2, 4 and 16 put equally many into clusters (benchmarks/README.md).
MOST_ROUNDS = 4


class Groups(NamedTuple):
    """Documents by group: `documents[i]` is in group `groups[i]`. Ordered by group, then by document."""

    documents: Numbers
    groups: Numbers


def group_by_key(keys: NDArray[np.uint64]) -> Groups:
    """Return the documents (numbered by their place in `keys`) that share their key with another one."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    groups = np.cumsum(starts) - 1
    return _drop_single(Groups(order, groups))


def pair_with_first(groups: Groups) -> tuple[Numbers, Numbers]:
    """Return for every document that is not the first of its group the first, and itself."""
    first = _find_first(groups)
    others = np.flatnonzero(first != np.arange(len(first)))
    return groups.documents[first[others]], groups.documents[others]


def drop_first(groups: Groups, alike: NDArray[np.bool_]) -> Groups:
    """Return the groups without their first document and its copies; `alike` says which others are copies."""
    rest = _find_first(groups) != np.arange(len(groups.documents))
    rest[rest] = ~alike
    return _drop_single(Groups(groups.documents[rest], groups.groups[rest]))


def _find_first(groups: Groups) -> Numbers:
    """Return for every place in the groups the place of its group's first document."""
    starts = np.append(True, groups.groups[1:] != groups.groups[:-1])[: len(groups.groups)]
    first: Numbers = np.flatnonzero(starts)[np.cumsum(starts) - 1]
    return first


def _drop_single(groups: Groups) -> Groups:
    _, places, counts = np.unique(groups.groups, return_inverse=True, return_counts=True)
    several = counts[places] > 1
    return Groups(groups.documents[several], groups.groups[several])
