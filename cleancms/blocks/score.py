"""How likely each block is content: two small forests of oblivious trees, read from a data file.

An oblivious tree asks the same question at every node of a level (CatBoost, Prokhorenkova et al. 2018), so
its leaf is a number of `depth` bits and a whole forest is a handful of array operations.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.model import PageKind

# Rows scored at a time: bounds the memory of the comparison table (rows x questions).
_CHUNK = 1024
# Eight questions a tree at most: a leaf's number is one byte.
_MAX_DEPTH = 8


class Forest(NamedTuple):
    """Trees as arrays. Question q is `feature[q] > border[q]`; trees share the questions that are the same.

    `asked` has the shape (depth, trees): the questions of each level. `leaves` has a row of numbers, one an
    output, for each leaf, the 2^depth leaves of a tree together; `bias` one number an output.
    """

    names: tuple[str, ...]
    outputs: tuple[str, ...]
    feature: NDArray[np.intp]
    border: NDArray[np.float32]
    asked: NDArray[np.intp]
    leaves: NDArray[np.float64]
    bias: NDArray[np.float64]


class Scorer(NamedTuple):
    """The forests of one input format.

    `kinds` tells page kinds apart, `first` scores blocks by themselves, `article` and `other` score them
    again in the light of the first scores, as parts of an article and of any other kind of page.
    """

    kinds: Forest
    first: Forest
    article: Forest
    other: Forest


@cache
def load_scorer(kind: PageKind) -> Scorer:
    """Return the scorer for pages of this format, from the package's weights file."""
    path = files("cleancms").joinpath("weights", f"{kind.value}.json")
    return read_scorer(path.read_text(encoding="utf-8"))


def read_scorer(text: str) -> Scorer:
    """Return the scorer written as JSON in `text`."""
    data = json.loads(text)
    return Scorer(*(read_forest(data[name]) for name in Scorer._fields))


def read_forest(data: dict[str, Any]) -> Forest:
    """Return a forest from its JSON form.

    `features` and `outputs` are names, `bias` is a number an output, `trees` a list of pairs: the questions
    as [feature, border] and the leaves, the numbers of all outputs of a leaf together. Raises ValueError
    for a tree that is too deep.
    """
    trees = data["trees"]
    outputs = len(data["outputs"])
    depth = max((len(questions) for questions, _ in trees), default=0)
    if depth > _MAX_DEPTH:
        raise ValueError(f"a tree asks {depth} questions, at most {_MAX_DEPTH} are possible")
    # A tree of less depth asks the first question, whose answer is always no, for the rest.
    numbers = {(0, math.inf): 0}
    asked = np.zeros((depth, len(trees)), dtype=np.intp)
    leaves = np.zeros((len(trees), 1 << depth, outputs), dtype=np.float32)
    for place, (questions, values) in enumerate(trees):
        for level, (index, border) in enumerate(questions):
            asked[level, place] = numbers.setdefault((index, border), len(numbers))
        leaves[place, : 1 << len(questions)] = np.reshape(values, (-1, outputs))
    features, borders = zip(*numbers, strict=True)
    return Forest(
        tuple(data["features"]),
        tuple(data["outputs"]),
        np.array(features, dtype=np.intp),
        np.array(borders, dtype=np.float32),
        asked,
        leaves.reshape(-1, outputs).astype(np.float64),
        np.asarray(data["bias"], dtype=np.float64),
    )


def score_rows(forest: Forest, matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the score (0..1) of each row of a feature matrix whose columns are `forest.names`."""
    scores: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-_evaluate(forest, matrix)[:, 0]))).astype(np.float32)
    return scores


def score_kinds(forest: Forest, page: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how likely each of `forest.outputs` is the kind of the page (0..1, together 1)."""
    sums = _evaluate(forest, page[np.newaxis, :])[0]
    powers = np.exp(sums - sums.max())
    kinds: NDArray[np.float32] = (powers / powers.sum()).astype(np.float32)
    return kinds


def _evaluate(forest: Forest, matrix: NDArray[np.float32]) -> NDArray[np.float64]:
    sums = np.tile(forest.bias, (len(matrix), 1))
    depth, trees = forest.asked.shape
    if not depth:
        return sums
    offsets = np.arange(trees, dtype=np.intp)[:, np.newaxis] << depth
    border = forest.border[:, np.newaxis]
    for start in range(0, len(matrix), _CHUNK):
        # The columns of our matrices lie together, so that nothing has to be turned around.
        answers = matrix[start : start + _CHUNK].T.take(forest.feature, axis=0) > border
        bits = answers.view(np.uint8)
        leaf = bits.take(forest.asked[-1], axis=0)
        for asked in forest.asked[-2::-1]:
            leaf += leaf
            leaf += bits.take(asked, axis=0)
        # Leaves are written with few digits, so that their sums are exact whatever the order.
        sums[start : start + _CHUNK] += forest.leaves.take(leaf + offsets, axis=0).sum(axis=0)
    return sums
