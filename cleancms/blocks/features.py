"""One row of numbers per block, from its text, its neighbours, its containers and its page.

Everything is language-neutral: lengths are script-aware words, punctuation of all scripts falls into the
same few classes, names are the vocabulary of content systems and not of sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleancms.blocks.container_features import climb, make_container_columns, read_tree
from cleancms.blocks.feature_tables import PAGE_TYPES
from cleancms.blocks.pattern_features import count_since, make_pattern_columns
from cleancms.blocks.text_features import Column, TextCounts, count_texts, make_own_columns
from cleancms.model import Block, BlockKind, Features, Hints, Reason, Segments

# A block of prose: long enough for a sentence or two and not mainly links. 12 words is about where blocks
# of wcxb-dev turn from mostly boilerplate to mostly content.
PROSE_WORDS = 12
PROSE_LINK_DENSITY = 0.4

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (2, 5, 12, 30)


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
    blocks = segments.blocks
    rows = np.asarray(order, dtype=np.intp)
    texts = count_texts(blocks, order)
    prose = np.where(
        (texts.words >= PROSE_WORDS) & (texts.links <= PROSE_LINK_DENSITY * texts.chars), texts.words, 0.0
    ).astype(np.float32)
    columns: dict[str, Any] = {}
    columns |= make_own_columns(blocks, texts, rows, patterns)
    columns |= _place_columns(texts.words[rows], prose[rows], _title_places(order, titles))
    columns |= _neighbour_columns(texts, prose, rows)
    columns |= make_pattern_columns(order, patterns)
    tree = read_tree(segments.containers)
    ancestors = climb(tree, np.array([blocks[index].container for index in order], dtype=np.intp))
    columns |= make_container_columns(tree, ancestors, texts, prose, rows)
    columns |= _page_columns(segments.hints, blocks, texts, prose, rows)
    table = np.empty((len(columns), len(rows)), dtype=np.float32)
    for place, column in enumerate(columns.values()):
        table[place] = column
    return Features(
        tuple(columns),
        np.ascontiguousarray(table.T),
        tuple(order),
        texts.words[rows],
        prose[rows],
        ancestors,
        tree.first,
        tree.last,
        tree.group,
    )


def summarize_page(features: Features) -> Column:
    """Return one row for the whole page: the means of the columns over all words, then over the prose."""
    matrix, words = features.matrix, features.words
    if not len(matrix):
        return np.zeros(2 * matrix.shape[1], dtype=np.float32)
    everything = words + 1
    prose = np.where(words > PROSE_WORDS, words, 0) + np.float32(1e-3)
    means = [(weights @ matrix) / weights.sum() for weights in (everything, prose)]
    return np.concatenate(means).astype(np.float32)


def add_kinds(features: Features, names: Sequence[str], kinds: NDArray[np.float32]) -> Features:
    """Return `features` with a column for each page kind of `names`: how likely the page is one (0..1)."""
    added = np.tile(kinds, (len(features.matrix), 1))
    return features._replace(
        names=features.names + tuple(f"page_is_{name}" for name in names),
        matrix=np.hstack((features.matrix, added)),
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
    prose_places = np.flatnonzero(prose)
    first_prose = prose_places[0] if len(prose_places) else 0
    last_prose = prose_places[-1] if len(prose_places) else count
    return {
        "place": place / max(count, 1),
        "place_from_start": np.log1p(place),
        "place_from_end": np.log1p(count - 1 - place),
        "words_before": before / total,
        "prose_before": prose_before / prose_total,
        "prose_after": (prose_total - prose_before - prose) / prose_total,
        "prose_words_after": np.log1p(np.maximum(prose_total - prose_before - prose, 0)),
        "after_first_title": _signed_log(place - first) if titles else np.zeros(count),
        "after_last_title": _signed_log(place - last) if titles else np.zeros(count),
        "is_title": np.isin(place, titles),
        "has_title": np.full(count, bool(titles)),
        "after_first_prose": _signed_log(place - first_prose),
        "after_last_prose": _signed_log(place - last_prose),
        "to_previous_prose": np.log1p(count_since(prose > 0)),
        "to_next_prose": np.log1p(count_since((prose > 0)[::-1])[::-1]),
    }


def _signed_log(values: Any) -> Any:
    return np.sign(values) * np.log1p(np.abs(values))


def _neighbour_columns(texts: TextCounts, prose: Column, rows: NDArray[np.intp]) -> dict[str, Any]:
    words, chars, links = texts.words[rows], texts.chars[rows], texts.links[rows]
    ends, prose = texts.ends[rows], prose[rows]
    density = links / np.maximum(chars, 1)
    columns: dict[str, Any] = {}
    for offset in NEIGHBOURS:
        columns[f"words_{offset:+d}"] = np.log1p(_shift(words, offset))
        columns[f"link_density_{offset:+d}"] = _shift(density, offset)
        if abs(offset) <= 2:
            columns[f"ends_{offset:+d}"] = _shift(ends, offset)
    sums = {"words": words, "prose": prose, "chars": chars, "links": links, "ends": ends}
    for width in WINDOWS:
        window = {name: _window_sum(values, width) for name, values in sums.items()}
        count = _window_sum(np.ones(len(rows), dtype=np.float32), width)
        columns[f"window_words_{width}"] = np.log1p(window["words"] / count)
        columns[f"window_prose_{width}"] = window["prose"] / np.maximum(window["words"], 1)
        columns[f"window_link_density_{width}"] = window["links"] / np.maximum(window["chars"], 1)
        columns[f"window_ends_{width}"] = window["ends"] / count
    for width in (8, 25):
        for name, side in (("back", slice(None)), ("ahead", slice(None, None, -1))):
            summed = _trailing_sum(prose[side], width)[side]
            columns[f"prose_{name}_{width}"] = np.log1p(summed)
    return columns


def _shift(values: Any, offset: int) -> Any:
    """Return for each place the value `offset` places on, 0 beyond the ends."""
    shifted = np.zeros_like(values)
    if 0 < offset < len(values):
        shifted[:-offset] = values[offset:]
    elif 0 < -offset < len(values):
        shifted[-offset:] = values[:offset]
    return shifted


def _window_sum(values: Any, width: int) -> Any:
    """Return the sums over the places up to `width` away on both sides, the place itself included."""
    sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    places = np.arange(len(values))
    return (sums[np.minimum(places + width + 1, len(values))] - sums[np.maximum(places - width, 0)]).astype(
        np.float32
    )


def _trailing_sum(values: Any, width: int) -> Any:
    """Return the sums over the `width` places before each place, itself excluded."""
    sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    places = np.arange(len(values))
    return (sums[places] - sums[np.maximum(places - width, 0)]).astype(np.float32)


def _page_columns(
    hints: Hints, blocks: Sequence[Block], texts: TextCounts, prose: Column, rows: NDArray[np.intp]
) -> dict[str, Any]:
    words = float(texts.words.sum())
    prose_words = float(prose.sum())
    count = max(len(rows), 1)
    values: dict[str, float] = {
        "page_words": float(np.log1p(words)),
        "page_blocks": float(np.log1p(len(rows))),
        "page_prose": prose_words / max(words, 1.0),
        "page_prose_words": float(np.log1p(prose_words)),
        "page_prose_blocks": float(np.log1p(np.count_nonzero(prose))),
        "page_longest": float(np.log1p(prose.max(initial=0))),
        "page_link_density": float(texts.links.sum()) / max(float(texts.chars.sum()), 1.0),
        "page_han": min(float(texts.han.sum()) / max(words, 1.0), 1.0),
        "page_headings": sum(blocks[index].kind is BlockKind.HEADING for index in rows) / count,
        "page_items": sum(blocks[index].kind is BlockKind.LIST_ITEM for index in rows) / count,
        "page_rows": sum(blocks[index].kind is BlockKind.TABLE_ROW for index in rows) / count,
        "page_times": float(np.log1p(sum(mark.name == "time" for mark in hints.marks))),
    }
    says = _page_types(hints)
    for name, types in PAGE_TYPES.items():
        values[name] = float(not says.isdisjoint(types))
    return {name: np.full(len(rows), value, dtype=np.float32) for name, value in values.items()}


_JSON_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([A-Za-z]{1,40})"')


def _page_types(hints: Hints) -> set[str]:
    """Return the lower-cased types that the page gives itself in og:type and JSON-LD."""
    types = {found.lower() for script in hints.json_ld for found in _JSON_TYPE.findall(script)}
    types.update(content.lower() for name, content in hints.meta if name == "og:type")
    return types
