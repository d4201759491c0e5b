"""The blocks of a table row into one block, unless its cells hold page layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleancms.model import Block, BlockKind, Span
from cleancms.text import count_words

# A table row is one block when none of its cells says more than this; a longer cell is page layout.
MAX_CELL_WORDS = 80
MAX_CELL_BLOCKS = 4

_LAYOUT_KINDS = frozenset((BlockKind.HEADING, BlockKind.CODE))


class Cell(NamedTuple):
    """A table cell, a header cell or not, that holds the blocks `first <= index < last` of its page."""

    header: bool
    first: int
    last: int


def merge_cells(blocks: Sequence[Block], cells: Sequence[Cell]) -> Block | None:
    """Return a row's blocks as one, with the text of every cell; None where they should stay apart.

    A row with fewer than two filled cells is no data either: `blocks` are the blocks of the row's cells.
    """
    filled = [cell for cell in cells if cell.first < cell.last]
    if len(filled) < 2:
        return None
    start = blocks[0].index
    texts = [_read_cell(blocks[cell.first - start : cell.last - start]) for cell in cells]
    if None in texts:
        return None
    text = _join_texts(blocks)
    return Block(
        index=start,
        kind=BlockKind.TABLE_ROW if text else BlockKind.IMAGE,
        text=text,
        tag="tr",
        hidden=blocks[0].hidden,
        link_chars=sum(block.link_chars for block in blocks),
        link_count=sum(block.link_count for block in blocks),
        emphasis_chars=sum(block.emphasis_chars for block in blocks),
        spans=_join_spans(blocks, len(text)),
        cells=tuple(text or "" for text in texts),
        header=all(cell.header for cell in filled),
    )


def _read_cell(blocks: Sequence[Block]) -> str | None:
    """Return the text of a cell on one line, None where it holds more than a cell of data."""
    if len(blocks) > MAX_CELL_BLOCKS or any(block.kind in _LAYOUT_KINDS for block in blocks):
        return None
    text = _join_texts(blocks)
    return None if count_words(text) > MAX_CELL_WORDS else text


def _join_texts(blocks: Sequence[Block]) -> str:
    return " ".join(block.text for block in blocks if block.text)


def _join_spans(blocks: Sequence[Block], length: int) -> tuple[Span, ...]:
    """Return the links and images of the blocks at their places in the joined text of `length` characters."""
    spans: list[Span] = []
    place = 0
    for block in blocks:
        start = min(place, length)
        spans += (span._replace(start=start + span.start, end=start + span.end) for span in block.spans)
        place += len(block.text) + 1 if block.text else 0
    return tuple(spans)
