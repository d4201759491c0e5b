"""Blocks for the tests of the writers: short makers and hypothesis strategies."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cleancms.model import Block, BlockKind
from cleancms.text import collapse_space

# Everything that means something in Markdown, YAML or HTML, in pieces that meet often enough.
PIECES = (
    *"ab12.#>-+*_=|:[](){}!<>&;~`\\\"'/",
    *(" ", " ", "中", "é", "•", "·", "\u200b", "\x1b", "\ud800", "🙂"),
    *(
        "&amp;",
        "&#60;",
        "http://x",
        "](",
        "]:",
        "- ",
        "1. ",
        "12) ",
        "[ ] ",
        "<b>",
        "<!--",
        "```",
        "~~~",
        "---",
        "a_b",
    ),
)
texts = st.lists(st.sampled_from(PIECES), max_size=12).map(lambda pieces: collapse_space("".join(pieces)))
some_text = texts.filter(bool)


def make(kind: BlockKind, text: str, **fields: Any) -> Block:
    """Return a block; `index` is 0 unless given."""
    return Block(**{"index": 0, "kind": kind, "text": text, **fields})


def paragraph(text: str, **fields: Any) -> Block:
    return make(BlockKind.PARAGRAPH, text, **fields)


def heading(level: int, text: str) -> Block:
    return make(BlockKind.HEADING, text, level=level)


def item(text: str, level: int = 1, marker: str = "-") -> Block:
    return make(BlockKind.LIST_ITEM, text, level=level, marker=marker)


def row(*cells: str, header: bool = False) -> Block:
    text = " ".join(cell for cell in cells if cell)
    return make(BlockKind.TABLE_ROW, text, cells=cells, header=header)


def quote(text: str, **fields: Any) -> Block:
    return make(BlockKind.QUOTE, text, **fields)


def code(text: str) -> Block:
    return make(BlockKind.CODE, text)


def numbered(*blocks: Block) -> tuple[Block, ...]:
    """Return the blocks with the indexes that they have on a page of their own."""
    return tuple(block._replace(index=index) for index, block in enumerate(blocks))


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.IMAGE]))
    if kind is BlockKind.TABLE_ROW:
        cells = draw(st.lists(texts, min_size=1, max_size=3).filter(any))
        return row(*cells, header=draw(st.booleans()))
    if kind is BlockKind.LIST_ITEM:
        return item(
            draw(some_text), draw(st.integers(1, 4)), draw(st.sampled_from(("-", "1.", "7.", "12.", "3)")))
        )
    if kind is BlockKind.HEADING:
        return heading(draw(st.integers(1, 6)), draw(some_text))
    if kind is BlockKind.CODE:
        lines = draw(st.lists(some_text, min_size=1, max_size=3))
        return code("\n".join(lines))
    return make(kind, draw(some_text), continues=draw(st.booleans()))


articles = st.lists(_blocks(), min_size=1, max_size=6).map(lambda blocks: numbered(*blocks))
