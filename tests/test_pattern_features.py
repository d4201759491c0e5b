from __future__ import annotations

import numpy as np
import pytest

from cleancms.blocks.pattern_features import FARTHEST, GROUPS, count_since, make_pattern_columns
from cleancms.model import Reason


@pytest.mark.parametrize(
    ("flags", "since"),
    [
        ([], []),
        ([0, 0], [FARTHEST, FARTHEST]),
        ([1, 0, 0, 1, 0], [0, 1, 2, 0, 1]),
        ([0, 1, 0], [FARTHEST, 0, 1]),
    ],
)
def test_blocks_since_the_last_flag(flags: list[int], since: list[int]) -> None:
    assert count_since(np.array(flags, dtype=np.bool_)).tolist() == since


def test_no_way_is_longer_than_the_farthest() -> None:
    flags = np.zeros(3 * FARTHEST, dtype=np.bool_)
    flags[0] = True
    assert count_since(flags).max() == FARTHEST


def test_ways_are_counted_in_scored_blocks() -> None:
    # block 4 is not scored: it may be a copy
    columns = make_pattern_columns((2, 3, 5, 6), {3: Reason.RELATED, 4: Reason.RELATED, 6: Reason.COPYRIGHT})
    assert np.expm1(columns["since_related"]).round().tolist() == [FARTHEST, 0, 1, 2]
    assert np.expm1(columns["until_related"]).round().tolist() == [1, 0, FARTHEST, FARTHEST]
    assert np.expm1(columns["until_legal"]).round().tolist() == [3, 2, 1, 0]
    assert np.expm1(columns["count_related"]).round().tolist() == [0, 1, 1, 1]


def test_every_group_has_its_columns_whatever_the_page_has() -> None:
    columns = make_pattern_columns((0,), {})
    assert list(columns) == [f"{what}_{group}" for group in GROUPS for what in ("since", "until", "count")]
    assert all(len(column) == 1 for column in columns.values())


def test_reasons_outside_the_groups_count_nowhere() -> None:
    assert make_pattern_columns((0, 1), {0: Reason.FOOTER})["since_legal"].tolist() == pytest.approx(
        [np.log1p(FARTHEST)] * 2
    )
