"""The article of a page as HTML: its structure without links and images."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleancms.articles.groups import Group, breaks_line, group_blocks, place_items
from cleancms.model import Block, BlockKind
from cleancms.review.markup import Markup, element, join

# Headings of the review around the article have the levels before.
_FIRST_LEVEL = 4


def draw_article(title: str, blocks: Sequence[Block], missing: int, language: str | None) -> Markup:
    """Return the article; `missing` is how many of its blocks are not among `blocks`."""
    parts = [element("h3", title, class_="title")] if title else []
    parts += map(_draw_group, group_blocks(blocks))
    if missing:
        parts.append(element("p", f"{missing:,} more blocks are not shown.", class_="note"))
    return element("article", *parts, lang=language, dir="auto")


def _draw_group(group: Group) -> Markup:
    match group.kind:
        case BlockKind.HEADING:
            level = min(max(group.blocks[0].level, 1) + _FIRST_LEVEL - 1, 6)
            return element(f"h{level}", _draw_lines(group.blocks), dir="auto")
        case BlockKind.LIST_ITEM:
            items = zip(group.blocks, place_items(group.blocks), strict=True)
            return element("div", *(_draw_item(block, place.depth, place.marker) for block, place in items))
        case BlockKind.TABLE_ROW:
            return element("div", element("table", *map(_draw_row, group.blocks)), class_="scroll")
        case BlockKind.QUOTE:
            return element("blockquote", _draw_lines(group.blocks), dir="auto")
        case BlockKind.CODE:
            return element("pre", group.blocks[0].text, dir="ltr")
        case _:
            return element("p", _draw_lines(group.blocks), dir="auto")


def _draw_lines(blocks: Sequence[Block]) -> Markup:
    parts: list[str] = [blocks[0].text]
    for previous, block in pairwise(blocks):
        parts.append(element("br"))
        if not breaks_line(previous, block):
            parts.append(element("br"))
        parts.append(block.text)
    return join(*parts)


def _draw_item(block: Block, depth: int, marker: str) -> Markup:
    """Return a list item as a line of its own, with the marker that it has in the Markdown output."""
    shown = "•" if marker == "- " else marker
    return element(
        "p",
        element("span", shown, class_="marker"),
        block.text,
        class_=f"item depth-{min(depth, 5)}",
        dir="auto",
    )


def _draw_row(block: Block) -> Markup:
    name = "th" if block.header else "td"
    return element("tr", *(element(name, cell, dir="auto") for cell in block.cells or (block.text,)))
