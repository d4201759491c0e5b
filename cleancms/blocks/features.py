"""One row of numbers per block, from its text, its neighbours, its containers and its page.

Everything is language-neutral: lengths are script-aware words, punctuation of all scripts falls into the
same few classes, names are the vocabulary of content systems and not of sites.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.blocks.feature_tables import LANDMARK_TAGS, NAME_GROUPS, PAGE_TYPES
from cleancms.model import Block, BlockKind, Container, Features, Hints, Reason, Segments
from cleancms.text import block_key, count_han_kana, count_words

Column = NDArray[np.float32]

# A block of prose: long enough for a sentence or two and not mainly links. 12 words is about where blocks
# of wcxb-dev turn from mostly boilerplate to mostly content.
PROSE_WORDS = 12
PROSE_LINK_DENSITY = 0.4

# A Han or kana character says less than a word: the same text has about 1.6 Chinese characters an English
# word. Without the discount, what is learnt from one script does not carry over to the other (dump-zh-dev).
HAN_DISCOUNT = 0.4

ANCESTORS = 6
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (2, 5, 12, 30)

_COMMA = re.compile(r"[,;，、；،؛।]")
_SENTENCE_END = re.compile(r"[.!?。！？…؟।۔။]+(?=\W|$)|[。！？]")
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
_CLOSING = "\"'”’»」』）)]】*_ "
_ENDS = frozenset(".!?。！？…:：؟।۔။;；")
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[:：]\d\d|\d{1,2}[./-]\d{1,2}")
# The word for cookies is a loan word wherever the law asks for a notice.
_COOKIE = re.compile(r"[Cc]ookie|GDPR|RODO|DSGVO|クッキー|쿠키|куки|Çerez|çerez|IAB|opt[- ]out")

_NAME_WORDS = {word: group for group, words in NAME_GROUPS.items() for word in words}
_NAME = re.compile(
    r"(?:^|[^a-z])("
    + "|".join(sorted(map(re.escape, _NAME_WORDS), key=lambda word: (-len(word), word)))
    + ")"
)
_GROUP_BIT = {group: 1 << place for place, group in enumerate(NAME_GROUPS)}
_TAG_BIT = {tag: 1 << place for place, tag in enumerate(LANDMARK_TAGS)}


class _Texts(NamedTuple):
    """Counts of the texts of all blocks of a page, an array each, in page order."""

    words: Column
    chars: Column
    links: Column
    link_count: Column
    emphasis: Column
    commas: Column
    sentences: Column
    ends: Column
    digits: Column
    upper: Column
    han: Column
    dates: Column
    cookies: Column
    repeats: Column


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
    texts = _count_texts(blocks, order)
    prose = np.where(
        (texts.words >= PROSE_WORDS) & (texts.links <= PROSE_LINK_DENSITY * texts.chars), texts.words, 0.0
    ).astype(np.float32)
    columns: dict[str, Any] = {}
    columns |= _own_columns(blocks, texts, rows, patterns)
    columns |= _place_columns(texts.words[rows], prose[rows], _title_places(order, titles))
    columns |= _neighbour_columns(texts, prose, rows)
    tree = _read_tree(segments.containers)
    ancestors = _climb(tree, np.array([blocks[index].container for index in order], dtype=np.intp))
    columns |= _container_columns(tree, ancestors, texts, prose, rows)
    columns |= _page_columns(segments.hints, blocks, texts, prose, rows)
    matrix = np.empty((len(rows), len(columns)), dtype=np.float32)
    for place, column in enumerate(columns.values()):
        matrix[:, place] = column
    return Features(
        tuple(columns),
        matrix,
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


def _count_texts(blocks: Sequence[Block], order: Sequence[int]) -> _Texts:
    counts = np.zeros((len(_Texts._fields), len(blocks)), dtype=np.float32)
    keys = {index: block_key(blocks[index].text) for index in order}
    frequency = Counter(keys.values())
    for index in order:
        block = blocks[index]
        text = block.text
        stripped = text.rstrip(_CLOSING)
        han = count_han_kana(text)
        counts[:, index] = (
            count_words(text) - HAN_DISCOUNT * han,
            len(text),
            block.link_chars,
            block.link_count,
            block.emphasis_chars,
            len(_COMMA.findall(text)),
            len(_SENTENCE_END.findall(text)),
            bool(stripped) and stripped[-1] in _ENDS,
            len(_DIGIT.findall(text)),
            len(_UPPER.findall(text)),
            han,
            _DATE.search(text) is not None,
            len(_COOKIE.findall(text)),
            frequency[keys[index]],
        )
    return _Texts(*counts)


def _own_columns(
    blocks: Sequence[Block], texts: _Texts, rows: NDArray[np.intp], patterns: Mapping[int, Reason]
) -> dict[str, Any]:
    own = _Texts(*(column[rows] for column in texts))
    words = np.maximum(own.words, 1)
    chars = np.maximum(own.chars, 1)
    chosen = [blocks[index] for index in rows]
    kinds = [block.kind for block in chosen]
    columns: dict[str, Any] = {
        "words": np.log1p(own.words),
        "chars": np.log1p(own.chars),
        "link_density": own.links / chars,
        "links": np.log1p(own.link_count),
        "emphasis": own.emphasis / chars,
        "commas": own.commas / words,
        "sentences": own.sentences / words,
        "sentence_count": np.minimum(own.sentences, 10),
        "ends": own.ends,
        "digits": own.digits / chars,
        "upper": own.upper / words,
        "word_chars": np.minimum(
            (own.chars - own.han) / np.maximum(own.words - (1 - HAN_DISCOUNT) * own.han, 1), 15
        ),
        "dates": own.dates,
        "cookies": np.minimum(own.cookies, 5),
        "repeats": np.log1p(own.repeats),
        "level": [block.level for block in chosen],
        "continues": [block.continues for block in chosen],
        "hidden": [block.hidden for block in chosen],
    }
    for kind in BlockKind:
        if kind is not BlockKind.IMAGE:
            columns[f"kind_{kind.name.lower()}"] = [other is kind for other in kinds]
    reasons = [patterns.get(block.index) for block in chosen]
    columns["pattern"] = [reason is not None for reason in reasons]
    return columns


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
        "to_previous_prose": np.log1p(_distance_to_last(prose > 0)),
        "to_next_prose": np.log1p(_distance_to_last((prose > 0)[::-1])[::-1]),
    }


def _signed_log(values: Any) -> Any:
    return np.sign(values) * np.log1p(np.abs(values))


def _distance_to_last(flags: NDArray[np.bool_]) -> Any:
    """Return for each place how many places ago the last flag stood (0 at a flag, large before the first)."""
    places = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, places, -1000))
    return places - last


def _neighbour_columns(texts: _Texts, prose: Column, rows: NDArray[np.intp]) -> dict[str, Any]:
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


class _Tree(NamedTuple):
    """The containers of a page as arrays: ranges, next wider ancestor, name and tag bits along the path."""

    first: NDArray[np.intp]
    last: NDArray[np.intp]
    wider: NDArray[np.intp]
    near_names: NDArray[np.int64]
    all_names: NDArray[np.int64]
    tags: NDArray[np.int64]
    depth: NDArray[np.int64]
    siblings: NDArray[np.int64]
    group: NDArray[np.intp]


def _read_tree(containers: Sequence[Container]) -> _Tree:
    count = len(containers)
    wider = [0] * count
    own_names = [0] * count
    all_names = [0] * count
    near_names = [0] * count
    tags = [0] * count
    depth = [0] * count
    groups: dict[tuple[int, str, str], int] = {}
    group = [0] * count
    known: dict[str, int] = {}
    for index, (parent, tag, names, first, last) in enumerate(containers):
        bits = known.get(names)
        if bits is None:
            bits = known[names] = _name_bits(names)
        own_names[index] = bits
        group[index] = groups.setdefault((parent, tag, names.partition(" ")[0]), len(groups))
        if parent < 0:
            continue
        above = containers[parent]
        same = above.first == first and above.last == last
        wider[index] = wider[parent] if same else parent
        all_names[index] = all_names[parent] | bits
        near_names[index] = bits | own_names[parent] | own_names[max(containers[parent].parent, 0)]
        tags[index] = tags[parent] | _TAG_BIT.get(tag, 0)
        depth[index] = depth[parent] + 1
    sizes = np.bincount(group)
    return _Tree(
        np.array([container.first for container in containers], dtype=np.intp),
        np.array([container.last for container in containers], dtype=np.intp),
        np.array(wider, dtype=np.intp),
        np.array(near_names, dtype=np.int64),
        np.array(all_names, dtype=np.int64),
        np.array(tags, dtype=np.int64),
        np.array(depth, dtype=np.int64),
        sizes[group],
        np.array(group, dtype=np.intp),
    )


def _name_bits(names: str) -> int:
    bits = 0
    for word in _NAME.findall(names):
        bits |= _GROUP_BIT[_NAME_WORDS[word]]
    return bits


def _climb(tree: _Tree, own: NDArray[np.intp]) -> tuple[NDArray[np.intp], ...]:
    levels = [own]
    for _ in range(ANCESTORS - 1):
        levels.append(tree.wider[levels[-1]])
    return tuple(levels)


def _container_columns(
    tree: _Tree, ancestors: Sequence[NDArray[np.intp]], texts: _Texts, prose: Column, rows: NDArray[np.intp]
) -> dict[str, Any]:
    present = np.zeros(len(prose), dtype=np.float32)
    present[rows] = 1
    sums = {
        "words": texts.words,
        "prose": prose,
        "chars": texts.chars,
        "links": texts.links,
        "ends": texts.ends,
        "blocks": present,
    }
    inside = {}
    for name, values in sums.items():
        prefix = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
        inside[name] = (prefix[tree.last] - prefix[tree.first]).astype(np.float32)
    density = inside["links"] / np.maximum(inside["chars"], 1)
    words_total = max(float(inside["words"][0]), 1.0)
    prose_total = max(float(inside["prose"][0]), 1.0)

    own = ancestors[0]
    columns: dict[str, Any] = {"depth": tree.depth[own]}
    for level, ancestor in enumerate(ancestors):
        blocks = np.maximum(inside["blocks"][ancestor], 1)
        columns[f"inside_words_{level}"] = np.log1p(inside["words"][ancestor])
        columns[f"inside_share_{level}"] = inside["words"][ancestor] / words_total
        columns[f"inside_prose_share_{level}"] = inside["prose"][ancestor] / prose_total
        columns[f"inside_prose_{level}"] = inside["prose"][ancestor] / np.maximum(
            inside["words"][ancestor], 1
        )
        columns[f"inside_link_density_{level}"] = density[ancestor]
        columns[f"inside_blocks_{level}"] = np.log1p(blocks)
        columns[f"inside_mean_words_{level}"] = np.log1p(inside["words"][ancestor] / blocks)
        columns[f"inside_ends_{level}"] = inside["ends"][ancestor] / blocks
        columns[f"siblings_{level}"] = np.log1p(tree.siblings[ancestor])
    columns |= _group_columns(tree, inside, own)
    for group, bit in _GROUP_BIT.items():
        columns[f"near_{group}"] = (tree.near_names[own] & bit) > 0
        columns[f"name_{group}"] = (tree.all_names[own] & bit) > 0
    for tag, bit in _TAG_BIT.items():
        columns[f"in_{tag}"] = (tree.tags[own] & bit) > 0
    return columns


def _group_columns(tree: _Tree, inside: Mapping[str, Any], own: NDArray[np.intp]) -> dict[str, Any]:
    """Return features of the widest group of like siblings (same parent, tag, first class) around a block."""
    size = np.maximum(tree.siblings, 1)
    total = {
        name: np.bincount(tree.group, weights=inside[name])[tree.group]
        for name in ("words", "prose", "links", "chars")
    }
    best = np.zeros(len(tree.first), dtype=np.intp)
    score = np.where(size >= 3, total["words"], 0.0)
    for index in range(1, len(best)):
        above = best[tree.wider[index]] if tree.wider[index] != index else 0
        best[index] = index if score[index] > score[above] else above
    chosen = best[own]
    words_total = max(float(inside["words"][0]), 1.0)
    grouped = score[chosen] > 0
    return {
        "group_size": np.where(grouped, np.log1p(size[chosen]), 0),
        "group_share": np.where(grouped, total["words"][chosen] / words_total, 0),
        "group_mean_words": np.where(grouped, np.log1p(total["words"][chosen] / size[chosen]), 0),
        "group_prose": np.where(grouped, total["prose"][chosen] / np.maximum(total["words"][chosen], 1), 0),
        "group_link_density": np.where(
            grouped, total["links"][chosen] / np.maximum(total["chars"][chosen], 1), 0
        ),
    }


def _page_columns(
    hints: Hints, blocks: Sequence[Block], texts: _Texts, prose: Column, rows: NDArray[np.intp]
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
