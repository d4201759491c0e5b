"""The features that a block has from its containers: names, landmarks, what else they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.blocks.feature_tables import LANDMARK_TAGS, NAME_GROUPS
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


# A class of characters before the word, and a space before the names, make for a faster search than "^".
_NAME = re.compile(rf"[^a-z]({_join_words(_NAME_WORDS)})")
_GROUP_BIT = {group: 1 << place for place, group in enumerate(NAME_GROUPS)}
_TAG_BIT = {tag: 1 << place for place, tag in enumerate(LANDMARK_TAGS, len(NAME_GROUPS))}
_GROUP_BITS = np.array([*_GROUP_BIT.values()], dtype=np.int64)[:, np.newaxis]
_TAG_BITS = np.array([*_TAG_BIT.values()], dtype=np.int64)[:, np.newaxis]

_INSIDE = ("words", "share", "prose_share", "prose", "link_density", "blocks", "mean_words", "ends")
_LEVEL_NAMES = tuple(
    f"{name}_{level}"
    for level in range(ANCESTORS)
    for name in (*(f"inside_{what}" for what in _INSIDE), "siblings")
)
_GROUP_NAMES = tuple(f"{where}_{group}" for group in NAME_GROUPS for where in ("near", "name"))
_TAG_NAMES = tuple(f"in_{tag}" for tag in LANDMARK_TAGS)


class Sums(NamedTuple):
    """What blocks, rows or containers hold, an array each."""

    words: Any
    prose: Any
    chars: Any
    links: Any
    ends: Any
    blocks: Any


class ContainerTree(NamedTuple):
    """The containers of a page as arrays.

    `first` and `last` are their ranges, `wider` the next ancestors that hold more. `near_names` are the bits
    of the names of a container and the two around it, `path` those of the names and tags of it and all
    around it. `siblings` counts its group of like siblings, `group` numbers it.
    """

    first: NDArray[np.intp]
    last: NDArray[np.intp]
    wider: NDArray[np.intp]
    near_names: NDArray[np.int64]
    path: NDArray[np.int64]
    depth: NDArray[np.int64]
    siblings: NDArray[np.intp]
    group: NDArray[np.intp]


def read_tree(containers: Sequence[Container]) -> ContainerTree:
    """Return the containers of a page as arrays."""
    parents, tags, names, firsts, lasts = zip(*containers, strict=True)
    first, last = np.array((firsts, lasts), dtype=np.intp)
    bits = {name: _name_bits(name) for name in set(names)}
    own = np.array([bits[name] for name in names], dtype=np.int64)
    groups: dict[tuple[int, str, str], int] = {}
    classes = [name.partition(" ")[0] for name in names]
    group = np.array(
        [groups.setdefault(key, len(groups)) for key in zip(parents, tags, classes, strict=True)],
        dtype=np.intp,
    )
    # All paths end in the root, which is put above itself and has nothing to add to them.
    parent = np.array(parents, dtype=np.intp)
    parent[0] = 0
    near_names = own | own[parent] | own[parent[parent]]
    path = own | np.array([_TAG_BIT.get(tag, 0) for tag in tags], dtype=np.int64)
    near_names[0] = path[0] = 0
    depth = np.ones(len(parents), dtype=np.int64)
    depth[0] = 0
    # `narrow` is the widest container of the same range. Each turn looks twice as far up the paths.
    same = (first == first[parent]) & (last == last[parent])
    narrow = np.where(same, parent, np.arange(len(parents)))
    above = parent
    while above.any():
        path |= path[above]
        depth += depth[above]
        narrow = narrow[narrow]
        above = above[above]
    return ContainerTree(
        first, last, parent[narrow], near_names, path, depth, np.bincount(group)[group], group
    )


def _name_bits(names: str) -> int:
    bits = 0
    for word in _NAME.findall(f" {names}"):
        bits |= _GROUP_BIT[_NAME_WORDS[word]]
    return bits


def climb(tree: ContainerTree, own: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the container of each row and, a line each, those around it, each wider than the one before."""
    levels = [own]
    for _ in range(ANCESTORS - 1):
        levels.append(tree.wider[levels[-1]])
    return np.array(levels)


def sum_up(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return for each line of `values` the sums of what is before each place and of all."""
    sums = np.zeros((len(values), values.shape[1] + 1))
    np.cumsum(values, axis=1, dtype=np.float64, out=sums[:, 1:])
    return sums


def make_container_columns(
    tree: ContainerTree, ancestors: NDArray[np.intp], blocks: NDArray[np.float32]
) -> dict[str, Any]:
    """Return the features of rows from the containers `ancestors` around them.

    `blocks` are the `Sums` of each block of the page, 0 where it is none of the rows.
    """
    sums = sum_up(blocks)
    inside = Sums(*(sums.take(tree.last, axis=1) - sums.take(tree.first, axis=1)).astype(np.float32))
    words = np.maximum(inside.words, 1)
    count = np.maximum(inside.blocks, 1)
    # Each container is measured once, however many rows are in it.
    containers = np.empty((len(_INSIDE) + 1, len(tree.first)), dtype=np.float32)
    for line, values in zip(
        containers,
        (
            np.log1p(inside.words),
            inside.words / words[0],
            inside.prose / max(float(inside.prose[0]), 1.0),
            inside.prose / words,
            inside.links / np.maximum(inside.chars, 1),
            np.log1p(count),
            np.log1p(inside.words / count),
            inside.ends / count,
            np.log1p(tree.siblings),
        ),
        strict=True,
    ):
        line[:] = values
    own = ancestors[0]
    levels = containers.take(ancestors, axis=1).transpose(1, 0, 2).reshape(len(_LEVEL_NAMES), len(own))
    names = np.array((tree.near_names[own], tree.path[own])) & _GROUP_BITS[:, np.newaxis]
    return (
        {"depth": tree.depth[own]}
        | dict(zip(_LEVEL_NAMES, levels, strict=True))
        | _group_columns(tree, inside, own)
        | dict(zip(_GROUP_NAMES, (names > 0).reshape(len(_GROUP_NAMES), len(own)), strict=True))
        | dict(zip(_TAG_NAMES, (tree.path[own] & _TAG_BITS) > 0, strict=True))
    )


def _group_columns(tree: ContainerTree, inside: Sums, own: NDArray[np.intp]) -> dict[str, Any]:
    """Return features of the widest group of like siblings (same parent, tag, first class) around a block."""
    words, prose, links, chars = (
        np.bincount(tree.group, weights=values)[tree.group]
        for values in (inside.words, inside.prose, inside.links, inside.chars)
    )
    score = np.where(tree.siblings >= 3, words, 0.0)
    chosen = _find_best(tree.wider, score)[own]
    grouped = score[chosen] > 0
    size, words, prose, links, chars = (
        values[chosen] for values in (tree.siblings, words, prose, links, chars)
    )
    columns = {
        "group_size": np.log1p(size),
        "group_share": words / max(float(inside.words[0]), 1.0),
        "group_mean_words": np.log1p(words / size),
        "group_prose": prose / np.maximum(words, 1),
        "group_link_density": links / np.maximum(chars, 1),
    }
    return {name: np.where(grouped, values, 0) for name, values in columns.items()}


def _find_best(wider: NDArray[np.intp], score: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return for each container the best of it and those around it; of equals the widest."""
    best = np.arange(len(wider))
    # Each turn looks twice as far up.
    while wider.any():
        above = best[wider]
        best = np.where(score[best] > score[above], best, above)
        wider = wider[wider]
    return best
