"""Blocks into the groups that are written as one: a paragraph with its lines, a list, a table, a quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleancms.model import Block, BlockKind

# Deeper items stand at this depth. No list for people nests so far; indentation is quadratic in the depth.
MAX_DEPTH = 12

_ORDERED_MARKER = re.compile(r"[0-9]{1,9}[.)]")
_FLOWING = frozenset((BlockKind.PARAGRAPH, BlockKind.CAPTION))
# These stand together when they follow each other, with or without a line break in the page.
_GATHERED = frozenset((BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.QUOTE))
_BACKTICKS = re.compile(r"`+")


class Group(NamedTuple):
    """Blocks written together: lines of a heading or a paragraph, items of a list, rows of a table.

    A list holds, after an item, the paragraphs that continue that item.
    """

    kind: BlockKind
    blocks: tuple[Block, ...]


class Place(NamedTuple):
    """Where the line of a list item stands: its depth (0..), spaces before it and marker ("- ", "3. ").

    A paragraph that continues an item has its spaces and an empty marker.
    """

    depth: int
    indent: int
    marker: str


def group_blocks(blocks: Sequence[Block], images: bool = False) -> list[Group]:
    """Return the groups of `blocks` in order. Blocks without text are left out, except images if wanted."""
    groups: list[list[Block]] = []
    for block in blocks:
        if not block.text and not (images and block.kind is BlockKind.IMAGE):
            continue
        if groups and _belongs(groups[-1], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return [Group(group[0].kind, tuple(group)) for group in groups]


def breaks_line(previous: Block, block: Block) -> bool:
    """Return whether the page has only a line break between two blocks that follow each other in the article.

    `continues` speaks of the block before it in the page, which may have been dropped.
    """
    return block.continues and block.index == previous.index + 1


def place_items(blocks: Sequence[Block]) -> list[Place]:
    """Return the place of each block of a list.

    An item stands below the text of the nearest item before it that has a smaller level, so that Markdown
    nests it there; the levels of the page count only against each other.
    """
    places: list[Place] = []
    parents: list[tuple[int, int]] = []  # level and text column of the open items
    for block in blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            places.append(Place(max(len(parents) - 1, 0), parents[-1][1] if parents else 0, ""))
            continue
        while parents and (parents[-1][0] >= block.level or len(parents) == MAX_DEPTH):
            parents.pop()
        indent = parents[-1][1] if parents else 0
        marker = list_marker(block) + " "
        places.append(Place(len(parents), indent, marker))
        parents.append((block.level, indent + len(marker)))
    return places


def list_marker(block: Block) -> str:
    """Return the marker of a list item: its number ("3.") or "-" for any other one."""
    return block.marker if _ORDERED_MARKER.fullmatch(block.marker) else "-"


def code_fence(code: str) -> str:
    """Return the line of backticks that encloses `code`: at least three, more than any run in it."""
    return "`" * max(3, 1 + max(map(len, _BACKTICKS.findall(code)), default=0))


def _begins_table(previous: Block, row: Block) -> bool:
    """Return whether a table begins with a row that follows another one."""
    if row.continues:
        return False
    return previous.continues or (row.header and not previous.header)


def _belongs(group: Sequence[Block], block: Block) -> bool:
    if not (block.continues or block.kind in _GATHERED):
        return False
    first, previous = group[0], group[-1]
    if block.kind is BlockKind.TABLE_ROW:
        return first.kind is block.kind and not _begins_table(previous, block)
    if block.kind in _GATHERED:
        return first.kind is block.kind
    if block.kind is BlockKind.HEADING:
        return first.kind is block.kind and first.level == block.level and breaks_line(previous, block)
    if block.kind not in _FLOWING or not breaks_line(previous, block):
        return False
    return first.kind is block.kind or (
        first.kind is BlockKind.LIST_ITEM and block.kind is BlockKind.PARAGRAPH
    )
