from __future__ import annotations

import numpy as np
import pytest

from cleancms.corpus.bands import (
    MOST_ROUNDS,
    Groups,
    drop_first,
    group_by_key,
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


def test_rounds() -> None:
    groups = group_by_key(np.array([1, 1, 1, 1, 2, 2, 3], np.uint64))
    assert [pairs.tolist() for pairs in pair_with_first(groups)] == [[0, 0, 0, 4], [1, 2, 3, 5]]
    groups = drop_first(groups, np.array([False, True, False, True]))  # 2 is a copy of 0, 5 is one of 4
    assert _list(groups) == [(1, 3)]
    assert [pairs.tolist() for pairs in pair_with_first(groups)] == [[1], [3]]
    for is_copy in (True, False):
        assert _list(drop_first(groups, np.array([is_copy]))) == []


def test_a_large_group_takes_a_bounded_number_of_pairs() -> None:
    size = 3000
    groups = group_by_key(np.zeros(size, np.uint64))
    pairs = 0
    for _ in range(MOST_ROUNDS):
        others = len(pair_with_first(groups)[1])
        pairs += others
        groups = drop_first(groups, np.zeros(others, np.bool_))
    assert pairs == sum(size - 1 - number for number in range(MOST_ROUNDS))
