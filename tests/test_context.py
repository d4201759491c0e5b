from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.context import add_context
from cleancms.blocks.features import measure
from cleancms.blocks.html import segment_html
from cleancms.model import Features
from tests.test_html import soup


def _look_again(page: str, scores: Sequence[float], order: Sequence[int] | None = None) -> Features:
    segments = segment_html(page)
    if order is None:
        order = [block.index for block in segments.blocks if block.text]
    features = measure(segments, order, {}, ())
    return add_context(features, np.array(scores, dtype=np.float32), len(segments.blocks))


def _column(features: Features, name: str) -> list[float]:
    column: list[float] = features.matrix[:, features.names.index(name)].tolist()
    return column


def _approx(*values: float) -> Any:
    return pytest.approx(list(values), abs=1e-5)


FOUR = "<p>one two<p>three four<p>five six<p>seven eight"


def test_columns_are_added() -> None:
    segments = segment_html(FOUR)
    features = measure(segments, range(4), {}, ())
    added = add_context(features, np.zeros(4, np.float32), 4)
    assert added.names[: len(features.names)] == features.names
    assert len(set(added.names)) == len(added.names) == added.matrix.shape[1]
    assert np.array_equal(added.matrix[:, : len(features.names)], features.matrix)
    assert added.order == features.order


def test_scores_around_a_block() -> None:
    features = _look_again(FOUR, [0.0, 1.0, 0.5, 0.25])
    assert _column(features, "score") == [0, 1, 0.5, 0.25]
    assert _column(features, "score_+1") == [1, 0.5, 0.25, 0]
    assert _column(features, "score_-2") == [0, 0, 0, 1]
    assert _column(features, "score_window_1") == _approx(0.5, 0.5, 1.75 / 3, 0.375)
    assert _column(features, "mass_window_1") == _approx(0.5, 0.5, 1.75 / 3, 0.375)
    assert _column(features, "mass_back_1") == _approx(0, 0, 1, 0.5)
    assert _column(features, "mass_ahead_1") == _approx(1, 0.5, 0.25, 0)


def test_mass_counts_words() -> None:
    features = _look_again("<p>one<p>one two three", [1.0, 0.5])
    assert _column(features, "mass_window_1") == _approx(2.5 / 4, 2.5 / 4)
    assert _column(features, "mass_before") == _approx(0, 1 / 2.5)
    assert _column(features, "mass_after") == _approx(1.5 / 2.5, 0)
    assert _column(features, "page_mass") == _approx(2.5 / 4, 2.5 / 4)
    assert _column(features, "page_mass_words") == _approx(np.log1p(2.5), np.log1p(2.5))


def test_distance_to_probable_content() -> None:
    features = _look_again(FOUR, [0.9, 0.1, 0.2, 0.8])
    assert _column(features, "words_since_probable") == _approx(np.log1p(1e5), 0, np.log1p(2), np.log1p(4))
    assert _column(features, "words_to_probable") == _approx(np.log1p(4), np.log1p(2), 0, np.log1p(1e5))
    assert _column(features, "words_since_long") == _approx(*[np.log1p(1e5)] * 4)


def test_containers_vote() -> None:
    features = _look_again("<div><p>a b<p>c d</div><p>e f", [1.0, 0.5, 0.0])
    assert _column(features, "vote_mean_1") == _approx(0.75, 0.75, 0.5)
    assert _column(features, "vote_density_0") == _approx(1, 0.5, 0)
    assert _column(features, "vote_share_1") == _approx(1, 1, 1)
    assert _column(features, "vote_share_0") == _approx(2 / 3, 1 / 3, 0)


def test_like_siblings_vote() -> None:
    features = _look_again("<ul><li>a<li>b</ul><ol><li>c</ol>", [1.0, 0.5, 0.25])
    assert _column(features, "like_density_0") == _approx(0.75, 0.75, 0.25)


def test_the_best_container_is_the_smallest_that_holds_the_content() -> None:
    page = "<nav>a b c</nav><main><article><p>d e f g<p>h i j k</article></main><footer>l m n</footer>"
    features = _look_again(page, [0.0, 1.0, 1.0, 0.0])
    assert _column(features, "in_best") == [0, 1, 1, 0]
    assert _column(features, "best_expected") == [1] * 4
    assert _column(features, "best_density") == [1] * 4
    assert _column(features, "after_best_start") == _approx(-np.log1p(1), 0, np.log1p(1), np.log1p(2))
    assert _column(features, "after_best_end") == _approx(-np.log1p(3), -np.log1p(2), -np.log1p(1), 0)


def test_blocks_left_out_have_no_vote() -> None:
    features = _look_again("<p>a<p>b<p>c", [1.0, 0.0], order=[2, 0])
    assert _column(features, "vote_share_0") == _approx(1, 0)
    assert _column(features, "score_+1") == [0, 0]
    assert _column(features, "vote_mean_1") == _approx(0.5, 0.5)


def test_a_page_without_text() -> None:
    assert _look_again("", []).matrix.shape[0] == 0


@given(soup, st.data())
def test_any_page_has_finite_context(page: str, data: st.DataObject) -> None:
    count = sum(bool(block.text) for block in segment_html(page).blocks)
    scores = data.draw(st.lists(st.floats(0, 1, width=32), min_size=count, max_size=count))
    features = _look_again(page, scores)
    assert np.isfinite(features.matrix).all()
    assert np.array_equal(features.matrix, _look_again(page, scores).matrix)
