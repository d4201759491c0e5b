"""One row of numbers per block, from its text, its neighbours, its containers and its page.

Everything is language-neutral: lengths are script-aware words, punctuation of all scripts falls into the
same few classes, names are the vocabulary of content systems and not of sites.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleancms.blocks.container_features import Sums, climb, make_container_columns, read_tree, sum_up
from cleancms.blocks.feature_tables import PAGE_TYPES
from cleancms.blocks.pattern_features import count_since, make_pattern_columns
from cleancms.blocks.text_features import Column, TextCounts, count_texts, make_own_columns
from cleancms.model import Features, Hints, Reason, Segments

# A block of prose: long enough for a sentence or two and not mainly links. 12 words is about where blocks
# of wcxb-dev turn from mostly boilerplate to mostly content.
PROSE_WORDS = 12
PROSE_LINK_DENSITY = 0.4

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (2, 5, 12, 30)
PROSE_WINDOWS = (8, 25)
# The means over a page are taken of whole numbers, steps of 2^-24. Their sums are exact below 2^53 (2^24
# words with a value of 32), and so the same in any order: BLAS has its own for each kind of processor.
_STEPS = 2.0**24
# What a block that is no prose counts in the means over the prose, in words.
_LEAST_PROSE = 1e-3
_WINDOW_NAMES = tuple(
    f"window_{what}_{width}" for width in WINDOWS for what in ("words", "prose", "link_density", "ends")
)


def measure(
    segments: Segments,
    order: Sequence[int],
    patterns: Mapping[int, Reason],
    titles: Iterable[int],
) -> Features:
    """Return the features of the blocks of `order`, the indices of the blocks to score in reading order.

    Blocks left out (copies, images) count nowhere. `patterns` are the blocks whose text is a known kind
    of boilerplate, `titles` those that show the page's title.
    """
    rows = np.asarray(order, dtype=np.intp)
    blocks = [segments.blocks[index] for index in order]
    texts = count_texts(blocks)
    is_prose = (texts.words >= PROSE_WORDS) & (texts.links <= PROSE_LINK_DENSITY * texts.chars)
    prose = np.where(is_prose, texts.words, 0.0).astype(np.float32)
    sums = np.array(
        Sums(texts.words, prose, texts.chars, texts.links, texts.ends, np.ones_like(prose)), dtype=np.float32
    )
    page = np.zeros((len(sums), len(segments.blocks)), dtype=np.float32)
    page[:, rows] = sums
    tree = read_tree(segments.containers)
    ancestors = climb(tree, np.array([block.container for block in blocks], dtype=np.intp))
    own_columns = make_own_columns(blocks, texts, patterns)
    columns = (
        own_columns
        | _place_columns(texts.words, prose, _title_places(order, titles))
        | _neighbour_columns(texts, sums)
        | make_pattern_columns(order, patterns)
        | make_container_columns(tree, ancestors, page)
        | _page_columns(segments.hints, texts, Sums(*page), own_columns)
    )
    table = np.concatenate(list(columns.values()), dtype=np.float32, casting="unsafe")
    return Features(
        tuple(columns),
        # Columns are what is added and asked for, so each of them lies together.
        table.reshape(len(columns), len(rows)).T,
        tuple(order),
        texts.words,
        prose,
        tuple(ancestors),
        tree.first,
        tree.last,
        tree.group,
    )


def summarize_page(features: Features) -> Column:
    """Return one row for the whole page: the means of the columns over all words, then over the prose."""
    matrix = features.matrix
    if not len(matrix):
        return np.zeros(2 * matrix.shape[1], dtype=np.float32)
    words = features.words.astype(np.float64)
    weights = np.array((words + 1, np.where(words > PROSE_WORDS, words, 0), np.ones_like(words)))
    numbers = np.multiply(matrix.T, _STEPS, dtype=np.float64)
    # No BLAS: it ends the process where it gets no memory.
    sums = np.einsum("cb,sb->sc", np.rint(numbers, out=numbers), weights) / _STEPS
    totals = weights.sum(axis=1)
    # Without prose, the means over it are those over all blocks.
    prose = (sums[1] + _LEAST_PROSE * sums[2]) / (totals[1] + _LEAST_PROSE * totals[2])
    return np.concatenate((sums[0] / totals[0], prose), dtype=np.float32, casting="same_kind")


def add_kinds(features: Features, names: Sequence[str], kinds: NDArray[np.float32]) -> Features:
    """Return `features` with a column for each page kind of `names`: how likely the page is one (0..1)."""
    added = np.repeat(kinds, len(features.matrix)).reshape(len(kinds), len(features.matrix))
    return features._replace(
        names=features.names + tuple(f"page_is_{name}" for name in names),
        matrix=np.concatenate((features.matrix.T, added)).T,
    )


def _title_places(order: Sequence[int], titles: Iterable[int]) -> list[int]:
    wanted = set(titles)
    return [place for place, index in enumerate(order) if index in wanted]


def _place_columns(words: Column, prose: Column, titles: list[int]) -> dict[str, Any]:
    count = len(words)
    place = np.arange(count, dtype=np.float32)
    before = np.cumsum(words) - words
    prose_before = np.cumsum(prose) - prose
    total = max(float(words.sum()), 1.0)
    prose_total = max(float(prose.sum()), 1.0)
    first = titles[0] if titles else -1
    last = titles[-1] if titles else -1
    is_prose = prose > 0
    prose_places = np.flatnonzero(is_prose)
    first_prose = prose_places[0] if len(prose_places) else 0
    last_prose = prose_places[-1] if len(prose_places) else count
    prose_after = prose_total - prose_before - prose
    to_prose = np.log1p(count_since(np.array((is_prose, is_prose[::-1]))))
    return {
        "place": place / max(count, 1),
        "place_from_start": np.log1p(place),
        "place_from_end": np.log1p(count - 1 - place),
        "words_before": before / total,
        "prose_before": prose_before / prose_total,
        "prose_after": prose_after / prose_total,
        "prose_words_after": np.log1p(np.maximum(prose_after, 0)),
        "after_first_title": _signed_log(place - first) if titles else np.zeros(count),
        "after_last_title": _signed_log(place - last) if titles else np.zeros(count),
        "is_title": np.isin(place, titles),
        "has_title": np.full(count, bool(titles)),
        "after_first_prose": _signed_log(place - first_prose),
        "after_last_prose": _signed_log(place - last_prose),
        "to_previous_prose": to_prose[0],
        "to_next_prose": to_prose[1, ::-1],
    }


def _signed_log(values: Any) -> Any:
    return np.copysign(np.log1p(np.abs(values)), values)


def _neighbour_columns(texts: TextCounts, sums: NDArray[np.float32]) -> dict[str, Any]:
    """Return what is around each row; `sums` are the `Sums` of the rows themselves."""
    count = sums.shape[1]
    # Beyond the ends there is nothing.
    widest = NEIGHBOURS[-1]
    around = np.zeros((3, count + 2 * widest), dtype=np.float32)
    around[:, widest : widest + count] = (
        np.log1p(texts.words),
        texts.links / np.maximum(texts.chars, 1),
        texts.ends,
    )
    columns: dict[str, Any] = {}
    for offset in NEIGHBOURS:
        words, density, ends = around[:, widest + offset : widest + offset + count]
        columns[f"words_{offset:+d}"] = words
        columns[f"link_density_{offset:+d}"] = density
        if abs(offset) <= 2:
            columns[f"ends_{offset:+d}"] = ends
    before = sum_up(sums)
    low, high = _window_borders(count, WINDOWS)
    window = Sums(*(before.take(high, axis=1) - before.take(low, axis=1)).astype(np.float32))
    windows = np.empty((len(WINDOWS), 4, count), dtype=np.float32)
    windows[:, 0] = np.log1p(window.words / window.blocks)
    windows[:, 1] = window.prose / np.maximum(window.words, 1)
    windows[:, 2] = window.links / np.maximum(window.chars, 1)
    windows[:, 3] = window.ends / window.blocks
    columns |= zip(_WINDOW_NAMES, windows.reshape(len(_WINDOW_NAMES), count), strict=True)
    columns |= _prose_columns(Sums(*before).prose)
    return columns


def _prose_columns(before: NDArray[np.float64]) -> dict[str, Any]:
    """Return the words of prose on either side of each row; `before` are their sums before each place."""
    count = len(before) - 1
    columns: dict[str, Any] = {}
    for width, low, high in zip(PROSE_WINDOWS, *_window_borders(count, PROSE_WINDOWS), strict=True):
        back = (before[:-1] - before[low]).astype(np.float32)
        ahead = (before[high] - before[1:]).astype(np.float32)
        columns[f"prose_back_{width}"] = np.log1p(back)
        # The forests know the rounding of logarithms that are taken from the page's end on.
        columns[f"prose_ahead_{width}"] = np.log1p(ahead[::-1])[::-1]
    return columns


def _window_borders(count: int, widths: Sequence[int]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return for each width, a line each, where the window around each place begins and ends."""
    places = np.arange(count)
    width = np.array(widths)[:, np.newaxis]
    return np.maximum(places - width, 0), np.minimum(places + width + 1, count)


def _page_columns(
    hints: Hints, texts: TextCounts, page: Sums, own_columns: Mapping[str, Any]
) -> dict[str, Any]:
    words = float(page.words.sum())
    prose_words = float(page.prose.sum())
    rows = len(texts.words)
    count = max(rows, 1)
    says = _page_types(hints)
    values = {
        "page_words": math.log1p(words),
        "page_blocks": math.log1p(rows),
        "page_prose": prose_words / max(words, 1.0),
        "page_prose_words": math.log1p(prose_words),
        "page_prose_blocks": math.log1p(np.count_nonzero(page.prose)),
        "page_longest": float(np.log1p(page.prose.max(initial=0))),
        "page_link_density": float(page.links.sum()) / max(float(page.chars.sum()), 1.0),
        "page_han": min(float(texts.han.sum()) / max(words, 1.0), 1.0),
        "page_headings": np.count_nonzero(own_columns["kind_heading"]) / count,
        "page_items": np.count_nonzero(own_columns["kind_list_item"]) / count,
        "page_rows": np.count_nonzero(own_columns["kind_table_row"]) / count,
        "page_times": math.log1p(sum(mark.name == "time" for mark in hints.marks)),
    }
    values |= {name: not says.isdisjoint(types) for name, types in PAGE_TYPES.items()}
    lines = np.broadcast_to(
        np.array([*values.values()], dtype=np.float32)[:, np.newaxis], (len(values), rows)
    )
    return dict(zip(values, lines, strict=True))


_JSON_TYPE = re.compile(r'"@type"\s*+:\s*+\[?+\s*+"([A-Za-z]{1,40})"')


def _page_types(hints: Hints) -> set[str]:
    """Return the lower-cased types that the page gives itself in og:type and JSON-LD."""
    types = {found.lower() for script in hints.json_ld for found in _JSON_TYPE.findall(script)}
    types.update(content.lower() for name, content in hints.meta if name == "og:type")
    return types
