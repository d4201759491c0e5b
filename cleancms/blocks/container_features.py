"""The features that a block has from its containers: names, landmarks, what else they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.blocks.feature_tables import LANDMARK_TAGS, NAME_GROUPS
from cleancms.blocks.text_features import Column, TextCounts
from cleancms.model import Container

ANCESTORS = 6

_NAME_WORDS = {word: group for group, words in NAME_GROUPS.items() for word in words}


def _join_words(words: Iterable[str]) -> str:
    """Return the regular expression for one of `words`, the longest that fits.

    Words are put together by their first letters, so that the engine need not try all of them.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{letter}(?:{'|'.join(endings)})" for letter, endings in rests.items())


_NAME = re.compile(rf"(?:^|[^a-z])({_join_words(_NAME_WORDS)})")
_GROUP_BIT = {group: 1 << place for place, group in enumerate(NAME_GROUPS)}
_TAG_BIT = {tag: 1 << place for place, tag in enumerate(LANDMARK_TAGS)}


class ContainerTree(NamedTuple):
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


def read_tree(containers: Sequence[Container]) -> ContainerTree:
    """Return the containers of a page as arrays."""
    parents, own_tags, names, first, last = zip(*containers, strict=True)
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
    for index, (parent, tag, name) in enumerate(zip(parents, own_tags, names, strict=True)):
        bits = known.get(name)
        if bits is None:
            bits = known[name] = _name_bits(name)
        own_names[index] = bits
        group[index] = groups.setdefault((parent, tag, name.partition(" ")[0]), len(groups))
        if parent < 0:
            continue
        same = first[parent] == first[index] and last[parent] == last[index]
        wider[index] = wider[parent] if same else parent
        all_names[index] = all_names[parent] | bits
        near_names[index] = bits | own_names[parent] | own_names[max(parents[parent], 0)]
        tags[index] = tags[parent] | _TAG_BIT.get(tag, 0)
        depth[index] = depth[parent] + 1
    sizes = np.bincount(group)
    return ContainerTree(
        np.array(first, dtype=np.intp),
        np.array(last, dtype=np.intp),
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


def climb(tree: ContainerTree, own: NDArray[np.intp]) -> tuple[NDArray[np.intp], ...]:
    """Return the container of each row and those around it, each wider than the one before."""
    levels = [own]
    for _ in range(ANCESTORS - 1):
        levels.append(tree.wider[levels[-1]])
    return tuple(levels)


def make_container_columns(
    tree: ContainerTree,
    ancestors: Sequence[NDArray[np.intp]],
    texts: TextCounts,
    prose: Column,
    rows: NDArray[np.intp],
) -> dict[str, Any]:
    """Return the features of the blocks `rows` from the containers `ancestors` around them."""
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


def _group_columns(tree: ContainerTree, inside: Mapping[str, Any], own: NDArray[np.intp]) -> dict[str, Any]:
    """Return features of the widest group of like siblings (same parent, tag, first class) around a block."""
    size = np.maximum(tree.siblings, 1)
    total = {
        name: np.bincount(tree.group, weights=inside[name])[tree.group]
        for name in ("words", "prose", "links", "chars")
    }
    score = np.where(size >= 3, total["words"], 0.0)
    chosen = _find_best(tree.wider.tolist(), score.tolist())[own]
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


def _find_best(wider: Sequence[int], score: Sequence[float]) -> NDArray[np.intp]:
    """Return for each container the best of it and those around it; of equals the widest."""
    best = [0] * len(wider)
    for index in range(1, len(best)):
        above = best[wider[index]] if wider[index] != index else 0
        best[index] = index if score[index] > score[above] else above
    return np.array(best, dtype=np.intp)
