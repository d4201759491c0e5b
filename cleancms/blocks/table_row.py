"""The blocks of a table row into one block, unless its cells hold page layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleancms.model import Block, BlockKind, Span
from cleancms.text import count_words

# A table row is one block when none of its cells says more than this; a longer cell is page layout.
MAX_CELL_WORDS = 80
MAX_CELL_BLOCKS = 4
# Files have fewer lines than a number of so many digits can count.
MAX_NUMBER_DIGITS = 9
# Cells span columns and rows only so far to the right; more is a mistake or a trap.
MAX_SPANNED_COLUMNS = 100


class Cell(NamedTuple):
    """A table cell, a header cell or not, that holds the blocks `first <= index < last` of its page.

    `width` and `height` are the columns and rows that it spans.
    """

    header: bool
    first: int
    last: int
    width: int = 1
    height: int = 1


NO_CELL = Cell(header=False, first=0, last=0)


def place_cells(cells: Sequence[Cell], reaching: dict[int, int]) -> list[Cell]:
    """Return one cell for each column of a row: where a cell spans several, empty ones behind or below it.

    `reaching` says into how many more rows the cells above reach, by column; this row is counted off it.
    """
    if not reaching and all(cell.width == cell.height == 1 for cell in cells):
        return list(cells)
    placed: list[Cell] = []
    for cell in cells:
        while reaching.get(len(placed)):
            placed.append(NO_CELL)
        column = len(placed)
        last = max(min(column + cell.width, MAX_SPANNED_COLUMNS), column + 1)
        placed += (cell, *[NO_CELL] * (last - column - 1))
        if cell.height > 1 and column < MAX_SPANNED_COLUMNS:
            reaching.update(dict.fromkeys(range(column, last), cell.height))
    for column in list(reaching):
        reaching[column] -= 1
        if not reaching[column]:
            del reaching[column]
    return placed


def merge_cells(blocks: Sequence[Block], cells: Sequence[Cell], is_below: bool = False) -> Block | None:
    """Return a row's blocks as one, with the text of every cell; None where they should stay apart.

    `blocks` are the blocks of the row's cells. A row with a single filled cell is data only if it `is_below`
    another row. Of a row that holds code and the numbers of its lines, the code stays.
    """
    filled = [cell for cell in cells if cell.first < cell.last]
    if len(cells) < 2 or len(filled) < (1 if is_below else 2):
        return None
    start = blocks[0].index
    if len(blocks) == 2 and _is_numbered_code(*blocks):
        return blocks[1]._replace(index=start)
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
        header=len(filled) > 1 and all(cell.header for cell in filled),
    )


def _read_cell(blocks: Sequence[Block]) -> str | None:
    """Return the text of a cell on one line, None where it holds more than a cell of data."""
    if len(blocks) > MAX_CELL_BLOCKS or any(map(_is_layout, blocks)):
        return None
    text = _join_texts(blocks)
    # a word has a character
    return None if len(text) > MAX_CELL_WORDS and count_words(text) > MAX_CELL_WORDS else text


def _is_layout(block: Block) -> bool:
    """Return whether a block is never part of a cell of data; a single line of code is."""
    return block.kind is BlockKind.HEADING or (block.kind is BlockKind.CODE and "\n" in block.text)


def _is_numbered_code(numbers: Block, code: Block) -> bool:
    """Return whether the first of two blocks of code is nothing but the numbers of the other's lines."""
    if numbers.kind is not BlockKind.CODE or code.kind is not BlockKind.CODE:
        return False
    lines = numbers.text.split()
    if not (lines[0].isascii() and lines[0].isdigit() and len(lines[0]) <= MAX_NUMBER_DIGITS):
        return False
    return lines == [str(int(lines[0]) + place) for place in range(len(lines))]


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
