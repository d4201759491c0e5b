from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.context import add_context
from cleancms.blocks.features import add_kinds, measure, summarize_page
from cleancms.blocks.html import segment_html
from cleancms.blocks.score import Scorer, load_scorer, read_forest, read_scorer, score_kinds, score_rows
from cleancms.model import PageKind

Tree = tuple[list[tuple[int, float]], list[float]]


def _forest(trees: list[Any], *, features: int = 3, outputs: int = 1, bias: float = 0.0) -> dict[str, Any]:
    return {
        "features": [f"f{place}" for place in range(features)],
        "outputs": [f"o{place}" for place in range(outputs)],
        "bias": [bias] * outputs,
        "trees": trees,
    }


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def _rows(*rows: list[float]) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.array(rows, dtype=np.float32)


# f0 > 0.5 is bit 0 of the leaf's number, f2 > 1 is bit 1
TWO_QUESTIONS = ([[0, 0.5], [2, 1.0]], [-2.0, -1.0, 1.0, 2.0])


@pytest.mark.parametrize(
    ("row", "leaf"),
    [
        ([0.0, 9.0, 0.0], -2.0),
        ([1.0, 9.0, 0.0], -1.0),
        ([0.0, 9.0, 2.0], 1.0),
        ([1.0, 9.0, 2.0], 2.0),
        ([0.5, 0.0, 1.0], -2.0),
    ],
)
def test_a_tree_asks_its_questions(row: list[float], leaf: float) -> None:
    forest = read_forest(_forest([TWO_QUESTIONS]))
    assert score_rows(forest, _rows(row))[0] == pytest.approx(_sigmoid(leaf))


def test_trees_and_bias_add_up_whatever_their_depth() -> None:
    trees = [TWO_QUESTIONS, ([[1, 0.0]], [0.25, 0.5]), ([], [0.125])]
    forest = read_forest(_forest(trees, bias=-1.0))
    assert score_rows(forest, _rows([1, 1, 0]))[0] == pytest.approx(_sigmoid(-1.0 + 0.5 + 0.125 - 1.0))


def test_trees_share_their_questions() -> None:
    forest = read_forest(_forest([TWO_QUESTIONS, ([[2, 1.0]], [0.0, 1.0]), ([[2, 2.0]], [0.0, 4.0])]))
    asked = set(zip(forest.feature.tolist(), forest.border.tolist(), strict=True))
    assert asked == {(0, math.inf), (0, 0.5), (2, 1.0), (2, 2.0)}
    assert len(forest.feature) == len(asked)


def test_no_trees_leave_the_bias() -> None:
    forest = read_forest(_forest([], bias=2.0))
    assert score_rows(forest, _rows([0, 0, 0], [1, 1, 1])) == pytest.approx([_sigmoid(2.0)] * 2)


def test_no_rows() -> None:
    assert score_rows(read_forest(_forest([TWO_QUESTIONS])), np.empty((0, 3), np.float32)).shape == (0,)


def test_long_pages_are_scored_as_their_rows() -> None:
    forest = read_forest(_forest([TWO_QUESTIONS]))
    rows = np.random.default_rng(0).normal(size=(2500, 3)).astype(np.float32)
    alone = np.concatenate([score_rows(forest, rows[place : place + 1]) for place in range(len(rows))])
    assert np.array_equal(score_rows(forest, rows), alone)


def test_kinds_are_shares() -> None:
    tree = ([[0, 0.0]], [0.0, 0.0, math.log(3), 0.0])
    forest = read_forest(_forest([tree], outputs=2))
    assert score_kinds(forest, np.zeros(3, np.float32)) == pytest.approx([0.5, 0.5])
    assert score_kinds(forest, np.ones(3, np.float32)) == pytest.approx([0.75, 0.25])


def test_kinds_far_apart() -> None:
    forest = read_forest(_forest([([], [0.0, 5000.0]), TWO_QUESTIONS_OF_TWO], outputs=2))
    assert score_kinds(forest, np.zeros(3, np.float32)) == pytest.approx([0, 1])


TWO_QUESTIONS_OF_TWO = (TWO_QUESTIONS[0], [0.0] * 8)


def test_trees_are_at_most_eight_questions_deep() -> None:
    questions = [[0, float(level)] for level in range(9)]
    read_forest(_forest([(questions[:8], [0.0] * 256)]))
    with pytest.raises(ValueError, match="9 questions"):
        read_forest(_forest([(questions, [0.0] * 512)]))


values = st.integers(-3, 3).map(float)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    questions = draw(st.lists(st.tuples(st.integers(0, 2), values), max_size=4))
    leaves = draw(st.lists(values, min_size=1 << len(questions), max_size=1 << len(questions)))
    return questions, leaves


@given(
    st.lists(trees(), min_size=1, max_size=4).filter(lambda forest: any(tree[0] for tree in forest)),
    st.data(),
)
def test_scores_are_those_of_trees_asked_one_by_one(forest: list[Tree], data: st.DataObject) -> None:
    row = data.draw(st.lists(values, min_size=3, max_size=3))
    total = 0.0
    for questions, leaves in forest:
        total += leaves[
            sum((row[feature] > border) << bit for bit, (feature, border) in enumerate(questions))
        ]
    assert score_rows(read_forest(_forest(list(forest))), _rows(row))[0] == pytest.approx(_sigmoid(total))


def test_read_scorer() -> None:
    forest = '{"features": ["a"], "outputs": ["b"], "bias": [0.5], "trees": []}'
    scorer = read_scorer("{" + ",".join(f'"{name}": {forest}' for name in Scorer._fields) + "}")
    assert scorer.kinds.names == ("a",)
    assert scorer.other.outputs == ("b",)


@pytest.mark.parametrize("kind", PageKind)
def test_the_weights_fit_the_features(kind: PageKind) -> None:
    scorer = load_scorer(kind)
    segments = segment_html("<p>Some text.</p>")
    features = measure(segments, [0], {}, ())
    assert len(scorer.kinds.names) == len(summarize_page(features))
    assert "article" in scorer.kinds.outputs
    features = add_kinds(features, scorer.kinds.outputs, np.zeros(len(scorer.kinds.outputs), np.float32))
    assert scorer.first.names == features.names
    features = add_context(features, np.zeros(1, np.float32), 1)
    assert scorer.article.names == scorer.other.names == features.names
