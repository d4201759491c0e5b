"""The second look at a page: what the first scores say about a block's neighbours, containers and like.

Containers and neighbours vote here: a block scorer alone is unsure about short blocks and about blocks of
a kind that it never saw; how the blocks around it scored settles most of these.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleancms.model import Features

WINDOWS = (1, 2, 4, 8, 16)
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_NEIGHBOUR_NAMES = tuple(f"score_{offset:+d}" for offset in NEIGHBOURS)
_WINDOW_NAMES = tuple(
    f"{what}_{width}"
    for width in WINDOWS
    for what in ("score_window", "mass_window", "mass_back", "mass_ahead")
)
_VOTES = ("vote_mean", "vote_density", "vote_share", "like_density")
# From this first score on a block counts as probable content.
PROBABLE = 0.5
# From this length in words on probable content is most of an article.
LONG = 12
# Content farther away than this, in words, is none.
FARTHEST = 1e5


def add_context(features: Features, scores: NDArray[np.float32], blocks: int) -> Features:
    """Return `features` with the columns of the second look added.

    `scores` are the first scores of the rows (0..1), `blocks` is the number of blocks of the page.
    """
    words = features.words
    mass = (scores * words).astype(np.float64)
    total = max(float(mass.sum()), 1e-6)
    columns: dict[str, Any] = {"score": scores}
    columns |= _neighbour_columns(scores)
    columns |= _window_columns(scores, words, mass)
    columns |= _run_columns(scores, words, mass, total)
    columns |= _vote_columns(features, scores, mass, blocks)
    columns |= _page_columns(scores, words, mass, total)
    table = np.concatenate([features.matrix.T.ravel(), *columns.values()], dtype=np.float32, casting="unsafe")
    names = features.names + tuple(columns)
    return features._replace(names=names, matrix=table.reshape(len(names), len(words)).T)


def _sum_up(values: Any) -> Any:
    """Return for each line of `values` the sums of what is before each place and of all."""
    sums = np.zeros((len(values), values.shape[1] + 1))
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return sums


def _neighbour_columns(scores: Any) -> dict[str, Any]:
    count = len(scores)
    widest = NEIGHBOURS[-1]
    around = np.zeros(count + 2 * widest, dtype=np.float32)
    around[widest : widest + count] = scores
    return {
        name: around[widest + offset : widest + offset + count]
        for name, offset in zip(_NEIGHBOUR_NAMES, NEIGHBOURS, strict=True)
    }


def _window_columns(scores: Any, words: Any, mass: Any) -> dict[str, Any]:
    count = len(words)
    places = np.arange(count)
    width = np.array(WINDOWS)[:, np.newaxis]
    low, high = np.maximum(places - width, 0), np.minimum(places + width + 1, count)
    sums = _sum_up(np.array((scores, words, mass)))
    below, above = sums.take(low, axis=1), sums.take(high, axis=1)
    scored, worded, massed = above - below
    _, words_back, mass_back = sums[:, np.newaxis, :-1] - below
    _, words_ahead, mass_ahead = above - sums[:, np.newaxis, 1:]
    windows = np.empty((len(WINDOWS), 4, count), dtype=np.float32)
    windows[:, 0] = scored / (high - low)
    windows[:, 1] = massed / np.maximum(worded, 1)
    windows[:, 2] = mass_back / np.maximum(words_back, 1)
    windows[:, 3] = mass_ahead / np.maximum(words_ahead, 1)
    return dict(zip(_WINDOW_NAMES, windows.reshape(len(_WINDOW_NAMES), count), strict=True))


def _run_columns(scores: Any, words: Any, mass: Any, total: float) -> dict[str, Any]:
    """Return where the block stands within the mass of probable content, and how far the next of it is."""
    before = np.cumsum(mass) - mass
    after = total - before - mass
    probable = scores >= PROBABLE
    flags = np.array((probable, probable & (words >= LONG)))
    back = np.log1p(_words_since(flags, words))
    ahead = np.log1p(_words_since(flags[:, ::-1], words[::-1])[:, ::-1])
    return {
        "mass_before": before / total,
        "mass_after": after / total,
        "mass_after_words": np.log1p(np.maximum(after, 0)),
        "words_since_probable": back[0],
        "words_to_probable": ahead[0],
        "words_since_long": back[1],
        "words_to_long": ahead[1],
    }


def _words_since(flags: Any, words: Any) -> Any:
    """Return the words between each place and the last flag before it (`FARTHEST` where there is none).

    Each line of `flags` counts by itself.
    """
    behind = np.cumsum(words, dtype=np.float64)
    ends = np.full((len(flags), len(words) + 1), -FARTHEST)
    ends[:, 1:] = np.where(flags, behind, -FARTHEST)
    last = np.maximum.accumulate(ends, axis=1)[:, :-1]
    return np.clip(behind - words - last, 0, FARTHEST)


def _vote_columns(features: Features, scores: Any, mass: Any, blocks: int) -> dict[str, Any]:
    rows = np.asarray(features.order, dtype=np.intp)
    page = np.zeros((4, blocks))
    page[:, rows] = (scores, np.ones(len(rows)), mass, features.words)
    sums = _sum_up(page)
    scored, counted, massed, worded = sums.take(features.last, axis=1) - sums.take(features.first, axis=1)
    like_mass, like_words = (
        np.bincount(features.group, weights=values)[features.group] for values in (massed, worded)
    )
    # Each container votes once, however many rows are in it.
    votes = np.array(
        (
            scored / np.maximum(counted, 1),
            massed / np.maximum(worded, 1),
            massed / max(float(mass.sum()), 1e-6),
            like_mass / np.maximum(like_words, 1),
        ),
        dtype=np.float32,
    )
    columns: dict[str, Any] = {}
    for level, ancestor in enumerate(features.ancestors):
        columns |= zip((f"{vote}_{level}" for vote in _VOTES), votes.take(ancestor, axis=1), strict=True)
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
    values = {
        "page_mass": total / worded,
        "page_mass_words": np.log1p(total),
        "page_certainty": certain,
        "page_best_score": scores.max(initial=0),
    }
    return {name: np.full(len(words), value) for name, value in values.items()}
