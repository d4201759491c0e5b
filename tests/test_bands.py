from __future__ import annotations

import numpy as np
import pytest

from cleancms.corpus.bands import (
    MOST_ROUNDS,
    Groups,
    drop_first,
    group_by_key,
    keep_one_a_cluster,
    pair_with_first,
)


def _list(groups: Groups) -> list[tuple[int, ...]]:
    numbers = sorted(set(groups.groups.tolist()))
    return [tuple(groups.documents[groups.groups == number].tolist()) for number in numbers]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], []),
        ([7], []),
        ([7, 8, 9], []),
        ([7, 8, 7], [(0, 2)]),
        ([9, 5, 9, 5, 1, 5], [(1, 3, 5), (0, 2)]),
        ([2**64 - 1, 0, 2**64 - 1], [(0, 2)]),
    ],
)
def test_documents_with_one_key_are_a_group(keys: list[int], expected: list[tuple[int, ...]]) -> None:
    assert _list(group_by_key(np.array(keys, np.uint64))) == expected


def test_a_round() -> None:
    groups = group_by_key(np.array([1, 1, 1, 1, 2, 2, 3], np.uint64))
    roots = np.array([0, 1, 1, 3, 4, 4, 6])  # 1 and 2 are in one cluster, as are 4 and 5
    groups = keep_one_a_cluster(groups, roots)
    assert _list(groups) == [(0, 1, 3)]
    assert [pairs.tolist() for pairs in pair_with_first(groups)] == [[0, 0], [1, 3]]
    roots[3] = 0  # 3 proved to be a copy of 0
    assert _list(drop_first(groups, roots)) == [(1,)]
    assert _list(keep_one_a_cluster(drop_first(groups, roots), roots)) == []


def test_a_large_group_takes_a_bounded_number_of_pairs() -> None:
    size = 3000
    groups = group_by_key(np.zeros(size, np.uint64))
    roots = np.arange(size)
    pairs = 0
    for _ in range(MOST_ROUNDS):
        groups = keep_one_a_cluster(groups, roots)
        pairs += len(pair_with_first(groups)[0])
        groups = drop_first(groups, roots)
    assert pairs == sum(size - 1 - number for number in range(MOST_ROUNDS))
