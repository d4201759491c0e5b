"""The second look at a page: what the first scores say about a block's neighbours, containers and like.

Containers and neighbours vote here: a block scorer alone is unsure about short blocks and about blocks of
a kind that it never saw; how the blocks around it scored settles most of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleancms.model import Features

WINDOWS = (1, 2, 4, 8, 16)
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
# From this first score on a block counts as probable content.
PROBABLE = 0.5


def add_context(features: Features, scores: NDArray[np.float32], blocks: int) -> Features:
    """Return `features` with the columns of the second look added.

    `scores` are the first scores of the rows (0..1), `blocks` is the number of blocks of the page.
    """
    words = features.words
    mass = (scores * words).astype(np.float64)
    total = max(float(mass.sum()), 1e-6)
    columns: dict[str, Any] = {"score": scores}
    columns |= _window_columns(scores, words, mass)
    columns |= _run_columns(scores, words, mass, total)
    columns |= _vote_columns(features, scores, mass, blocks)
    columns |= _page_columns(scores, words, mass, total)
    added = np.empty((len(columns), len(words)), dtype=np.float32)
    for place, column in enumerate(columns.values()):
        added[place] = column
    return features._replace(
        names=features.names + tuple(columns), matrix=np.hstack((features.matrix, added.T))
    )


def _prefix(values: Any) -> Any:
    return np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))


def _window_columns(scores: Any, words: Any, mass: Any) -> dict[str, Any]:
    count = len(words)
    places = np.arange(count)
    columns: dict[str, Any] = {}
    for offset in NEIGHBOURS:
        shifted = np.zeros(count)
        inside = (places + offset >= 0) & (places + offset < count)
        shifted[inside] = scores[places[inside] + offset]
        columns[f"score_{offset:+d}"] = shifted
    sums = _prefix(scores), _prefix(words), _prefix(mass)
    for width in WINDOWS:
        low, high = np.maximum(places - width, 0), np.minimum(places + width + 1, count)
        scored, worded, massed = (prefix[high] - prefix[low] for prefix in sums)
        columns[f"score_window_{width}"] = scored / (high - low)
        columns[f"mass_window_{width}"] = massed / np.maximum(worded, 1)
        back = sums[2][places] - sums[2][low]
        ahead = sums[2][high] - sums[2][places + 1]
        columns[f"mass_back_{width}"] = back / np.maximum(sums[1][places] - sums[1][low], 1)
        columns[f"mass_ahead_{width}"] = ahead / np.maximum(sums[1][high] - sums[1][places + 1], 1)
    return columns


def _run_columns(scores: Any, words: Any, mass: Any, total: float) -> dict[str, Any]:
    """Return where the block stands within the mass of probable content, and how far the next of it is."""
    before = np.cumsum(mass) - mass
    probable = scores >= PROBABLE
    backward = _words_since(probable, words)
    forward = _words_since(probable[::-1], words[::-1])[::-1]
    long = probable & (words >= 12)
    return {
        "mass_before": before / total,
        "mass_after": (total - before - mass) / total,
        "mass_after_words": np.log1p(np.maximum(total - before - mass, 0)),
        "words_since_probable": np.log1p(backward),
        "words_to_probable": np.log1p(forward),
        "words_since_long": np.log1p(_words_since(long, words)),
        "words_to_long": np.log1p(_words_since(long[::-1], words[::-1])[::-1]),
    }


def _words_since(flags: Any, words: Any) -> Any:
    """Return the words between each place and the last flag before it (1e5 where there is none)."""
    before = np.cumsum(words, dtype=np.float64) - words
    ends = np.where(flags, before + words, -1e5)
    last = np.maximum.accumulate(np.concatenate(([-1e5], ends[:-1]))) if len(ends) else ends
    return np.clip(before - last, 0, 1e5)


def _vote_columns(features: Features, scores: Any, mass: Any, blocks: int) -> dict[str, Any]:
    rows = np.asarray(features.order, dtype=np.intp)
    total = max(float(mass.sum()), 1e-6)
    prefixes = []
    for values in (scores, np.ones(len(rows)), mass, features.words):
        page = np.zeros(blocks, dtype=np.float64)
        page[rows] = values
        prefixes.append(_prefix(page))
    scored, counted, massed, worded = (prefix[features.last] - prefix[features.first] for prefix in prefixes)
    mean = scored / np.maximum(counted, 1)
    density = massed / np.maximum(worded, 1)
    share = massed / total
    columns: dict[str, Any] = {}
    for level, ancestor in enumerate(features.ancestors):
        columns[f"vote_mean_{level}"] = mean[ancestor]
        columns[f"vote_density_{level}"] = density[ancestor]
        columns[f"vote_share_{level}"] = share[ancestor]
        group = features.group
        for name, values in (("mass", massed), ("words", worded)):
            columns[f"like_{name}_{level}"] = np.bincount(group, weights=values)[group][ancestor]
        words = columns.pop(f"like_words_{level}")
        columns[f"like_density_{level}"] = columns.pop(f"like_mass_{level}") / np.maximum(words, 1)
    columns |= _best_container_columns(features.first, features.last, massed, worded, rows)
    return columns


def _best_container_columns(first: Any, last: Any, massed: Any, worded: Any, rows: Any) -> dict[str, Any]:
    """Return where blocks stand to the container that, kept whole, has the best expected F1."""
    expected = 2 * massed / np.maximum(worded + massed[0], 1e-6)
    best = int(len(expected) - 1 - np.argmax(expected[::-1]))
    begin, end = first[best], last[best]
    return {
        "in_best": (rows >= begin) & (rows < end),
        "best_expected": np.full(len(rows), expected[best]),
        "best_density": np.full(len(rows), massed[best] / max(float(worded[best]), 1.0)),
        "after_best_start": np.sign(rows - begin) * np.log1p(np.abs(rows - begin)),
        "after_best_end": np.sign(rows - end) * np.log1p(np.abs(rows - end)),
    }


def _page_columns(scores: Any, words: Any, mass: Any, total: float) -> dict[str, Any]:
    worded = max(float(words.sum()), 1.0)
    certain = float((np.abs(scores - 0.5) * 2 * words).sum()) / worded
    values: Sequence[tuple[str, float]] = (
        ("page_mass", total / worded),
        ("page_mass_words", float(np.log1p(total))),
        ("page_certainty", certain),
        ("page_best_score", float(scores.max(initial=0))),
    )
    return {name: np.full(len(words), value) for name, value in values}
