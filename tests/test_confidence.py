from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cleancms.blocks.confidence import NOTHING, PROMISED, TOLD, calibrate, estimate_f1, expect_f1

SHARES = st.floats(0, 1, width=32)
ROWS = st.lists(st.tuples(SHARES, st.integers(0, 500), st.booleans()), max_size=20)


def _arrays(
    rows: list[tuple[float, int, bool]],
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    scores, words, kept = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(scores, np.float32), np.array(words, np.float32), np.array(kept, np.bool_)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(1.0, 10, True), (0.0, 90, False)], 1.0),
        ([(1.0, 10, True), (1.0, 10, False)], 2 / 3),
        ([(0.5, 10, True)], 2 / 3),
        ([(0.0, 10, True)], 0.0),
        ([(0.9, 0, True)], 0.0),  # a block without words
    ],
)
def test_expected_f1(rows: list[tuple[float, int, bool]], expected: float) -> None:
    assert expect_f1(*_arrays(rows)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], NOTHING),
        ([(0.0, 10, False)], NOTHING),
        ([(0.4, 10, False), (0.1, 5, False)], 0.6 * NOTHING),
        ([(1.0, 10, True)], 1.0),
    ],
)
def test_confidence(rows: list[tuple[float, int, bool]], expected: float) -> None:
    assert estimate_f1(*_arrays(rows)) == pytest.approx(expected, abs=1e-4)


def test_calibration_leads_from_0_to_1_through_its_bend() -> None:
    assert [calibrate(value) for value in (0.0, PROMISED, 1.0)] == [0.0, TOLD, 1.0]


@given(SHARES, SHARES)
def test_more_promised_is_never_less_told(low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert calibrate(low) <= calibrate(high)


@given(ROWS)
def test_confidence_is_a_share(rows: list[tuple[float, int, bool]]) -> None:
    assert 0 <= estimate_f1(*_arrays(rows)) <= 1
