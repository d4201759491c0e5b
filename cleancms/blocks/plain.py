"""A plain-text dump of a page into the blocks that an HTML page is cut into.

Reads what browsers (innerText), inscriptis, html2text, resiliparse, lynx, w3m and crawlers (WET) write, and
the Markdown and text that cleancms writes itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from cleancms.blocks.front_matter import split_front_matter
from cleancms.blocks.link_list import read_numbered_links, split_link_list
from cleancms.blocks.markdown_reader import (
    Inline,
    find_cut_links,
    is_markdown,
    read_definition,
    read_inline,
)
from cleancms.blocks.rewrap import find_forced_breaks, find_words, join_lines
from cleancms.blocks.text_lines import Line, read_lines
from cleancms.model import Block, BlockKind, Container, Hints, Segments
from cleancms.text import collapse_space, count_words

# Lines with as many words are paragraphs; how they stand tells what an empty line means on this page.
PARAGRAPH_WORDS = 12
# Most words have fewer characters, the space included.
LONG_WORD = 10

_TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "li",
    BlockKind.TABLE_ROW: "tr",
    BlockKind.QUOTE: "blockquote",
    BlockKind.CODE: "pre",
    BlockKind.IMAGE: "img",
}
_STRUCTURES = {BlockKind.LIST_ITEM: "list", BlockKind.TABLE_ROW: "table"}
_LEVELLED = (BlockKind.HEADING, BlockKind.LIST_ITEM)
# Lines of these kinds may go on in the next line.
_FLOWING = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.HEADING))


class _Dialect(NamedTuple):
    """How a dump writes its marks. `definitions` are Markdown's link addresses, `addresses` those of lynx."""

    markdown: bool
    definitions: Mapping[str, str]
    addresses: Mapping[str, str]


class _Piece(NamedTuple):
    """The lines of one block; `continues` as in `model.Block`."""

    lines: Sequence[Line]
    continues: bool

    def end(self) -> int:
        """Return the line behind the last one."""
        last = self.lines[-1]
        return last.end or last.place + 1


def segment_text(content: str) -> Segments:
    """Return the blocks, containers and hints of a text dump. Never raises on any string.

    The containers are the root ("text"), a "group" for each run of lines without an empty line, and a "list"
    or "table" for a run of items or rows. The hints come from front matter.
    """
    hints, body = split_front_matter(content.removeprefix("\ufeff"))
    lines = body.splitlines()
    above = len(content.splitlines()) - len(lines) if hints else 0
    last, addresses = split_link_list(lines)
    dialect, numbers = _read_dialect(body, lines[:last], hints is not None, addresses)
    lines = [lines[number] for number in numbers]
    read = read_lines(lines, dialect.markdown)
    pieces = _join_lines(lines, read, find_cut_links(lines) if dialect.markdown else set())
    words = _find_page_words(body, pieces)
    texts = [_read_text(piece, dialect, words) for piece in pieces]
    kept = [
        (piece, *text) for piece, text in zip(pieces, texts, strict=True) if text[0].text or text[0].spans
    ]
    kinds = [piece.lines[0].kind if inline.text else BlockKind.IMAGE for piece, inline, _ in kept]
    containers, innermost = _find_containers(kinds, [piece.lines[0].group for piece, _, _ in kept])
    blocks = [
        _make_block(index, kind, container, *block)
        for index, (kind, container, block) in enumerate(zip(kinds, innermost, kept, strict=True))
    ]
    ranges = [
        (above + numbers[piece.lines[0].place], above + numbers[piece.end() - 1] + 1) for piece, *_ in kept
    ]
    return Segments(tuple(blocks), containers, hints or Hints(), tuple(ranges))


def _read_dialect(
    content: str, lines: list[str], has_front_matter: bool, addresses: Mapping[str, str]
) -> tuple[_Dialect, Sequence[int]]:
    """Return the dialect, and the numbers of the lines that are no link reference definitions."""
    if not (has_front_matter or is_markdown(content)):
        return _Dialect(False, {}, addresses), range(len(lines))
    definitions: dict[str, str] = {}
    others: list[int] = []
    for number, line in enumerate(lines):
        definition = read_definition(line)
        if definition:
            definitions.setdefault(*definition)
        else:
            others.append(number)
    return _Dialect(True, definitions, addresses), others


def _join_lines(raw: Sequence[str], lines: Sequence[Line], cut: Collection[int]) -> list[_Piece]:
    """Return the lines gathered into blocks; the lines `cut` go on with what the line before them begins."""
    joinable = [line.place for above, line in pairwise(lines) if _is_joinable(above, line)]
    forced = _find_forced_breaks(raw, lines, joinable) | (set(joinable) & set(cut)) if joinable else set()
    gathered: list[list[Line]] = []
    for line in lines:
        if line.place in forced and line.place != gathered[-1][-1].place:
            gathered[-1].append(line)
        else:
            gathered.append([line])
    separated = _has_empty_lines_between_paragraphs(gathered)
    pieces = [_Piece(group, False) for group in gathered[:1]]
    for above, group in pairwise(gathered):
        pieces.append(_Piece(group, _continues(above[-1], group[0], separated)))
    return pieces


def _find_forced_breaks(raw: Sequence[str], lines: Sequence[Line], joinable: Sequence[int]) -> set[int]:
    """Return the numbers of the lines that a wrapping converter has broken off the line before them."""
    prose = [line.place for line in lines if line.kind is BlockKind.PARAGRAPH]
    measured = [line.rstrip() for line in raw]
    for line in lines:
        if line.kind is BlockKind.QUOTE:
            # the mark takes its place in the width, but no word begins with it
            measured[line.place] = line.text.rjust(len(measured[line.place]))
    return find_forced_breaks(measured, joinable, prose)


def _is_joinable(above: Line, line: Line) -> bool:
    """Return whether a line break between two lines may have come from wrapping."""
    if line.place != above.place + 1 or above.group != line.group or above.is_broken:
        return False
    if line.kind is BlockKind.QUOTE:
        return above.kind is BlockKind.QUOTE
    if line.kind is not BlockKind.PARAGRAPH or above.kind not in _FLOWING:
        return False
    # the first line of a paragraph may be indented, and the other lines of an item
    return line.indent <= above.indent or above.kind is BlockKind.LIST_ITEM


def _has_empty_lines_between_paragraphs(gathered: Sequence[Sequence[Line]]) -> bool:
    """Return whether the page sets paragraphs apart with empty lines, so that other line breaks are minor.

    The paragraphs decide that follow each other. Without any, groups of lines say so, and without any
    paragraph at all the lines belong together: they are verse, an address or a menu.
    """
    long = [lines[0].kind is BlockKind.PARAGRAPH and _is_long(lines) for lines in gathered]
    apart = together = 0
    for place, (above, below) in enumerate(pairwise(gathered)):
        if long[place] and long[place + 1]:
            is_apart = above[-1].group != below[0].group
            apart += is_apart
            together += not is_apart
    if apart or together:
        return apart >= together
    return not any(long) or gathered[-1][-1].group > 0


def _is_long(lines: Sequence[Line]) -> bool:
    return len(lines) > 2 or any(_has_words(line.text, PARAGRAPH_WORDS) for line in lines)


def _has_words(text: str, count: int) -> bool:
    """Return whether `text` has so many words; spaces tell it faster where the script has them."""
    if len(text) < count:
        return False
    if text.isascii():
        return text.count(" ") >= count - 1
    # mostly its start has them
    return any(count_words(part) >= count for part in (text[: LONG_WORD * count], text))


def _continues(above: Line, line: Line, separated: bool) -> bool:
    """Return whether a line only begins a new line or a new row below another, not a new paragraph.

    `separated` says that paragraphs stand apart on the page.
    """
    if line.group != above.group:
        return False
    if line.kind is above.kind is BlockKind.TABLE_ROW:
        return True
    if not (separated or above.is_broken):
        return False
    if line.kind is BlockKind.PARAGRAPH and above.kind is BlockKind.LIST_ITEM:
        return line.indent > above.indent
    same = line.kind is above.kind and line.level == above.level
    return same and line.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)


def _find_page_words(content: str, pieces: Iterable[_Piece]) -> Collection[str]:
    """Return the words of the page if a joined line ends in a hyphen, else nothing."""
    hyphens = any(line.text.endswith("-") for piece in pieces for line in piece.lines[:-1])
    return find_words(content) if hyphens else ()


def _read_text(piece: _Piece, dialect: _Dialect, words: Collection[str]) -> tuple[Inline, tuple[str, ...]]:
    """Return the text of a block without marks, and the cells if it is a table row."""
    first = piece.lines[0]
    if first.kind is BlockKind.CODE:
        return Inline(first.text), ()
    if first.kind is BlockKind.TABLE_ROW:
        return _read_row(first, dialect)
    texts = [line.text.removesuffix("\\") if line.is_broken else line.text for line in piece.lines]
    if len(texts) > 1:
        # a line may hold nothing but its backslash
        texts = list(filter(None, texts))
    return _read_inline(join_lines(texts, words) if len(texts) > 1 else "".join(texts), dialect), ()


def _read_row(row: Line, dialect: _Dialect) -> tuple[Inline, tuple[str, ...]]:
    """Return the text of a table row without marks, and its cells."""
    cells = [_read_inline(cell, dialect) for cell in row.cells]
    inline = Inline(
        " ".join([cell.text for cell in cells if cell.text]),
        (),
        sum([cell.link_chars for cell in cells]),
        sum([cell.link_count for cell in cells]),
        sum([cell.emphasis_chars for cell in cells]),
    )
    return inline, tuple([cell.text for cell in cells])


def _read_inline(text: str, dialect: _Dialect) -> Inline:
    if dialect.markdown:
        return read_inline(collapse_space(text), dialect.definitions)
    if dialect.addresses:
        return read_numbered_links(text, dialect.addresses)
    return Inline(collapse_space(text))


def _make_block(
    index: int, kind: BlockKind, container: int, piece: _Piece, inline: Inline, cells: tuple[str, ...]
) -> Block:
    first = piece.lines[0]
    text, spans, link_chars, link_count, emphasis_chars = inline
    return Block(
        index,
        kind,
        text,
        first.level if kind in _LEVELLED else 0,
        first.marker if kind is BlockKind.LIST_ITEM else "",
        container,
        f"h{first.level}" if kind is BlockKind.HEADING else _TAGS[kind],
        piece.continues and kind is not BlockKind.IMAGE,
        False,
        link_chars,
        link_count,
        emphasis_chars,
        spans,
        cells,
        first.header and kind is BlockKind.TABLE_ROW,
    )


def _find_containers(
    kinds: Sequence[BlockKind], groups: Sequence[int]
) -> tuple[tuple[Container, ...], list[int]]:
    """Return the containers, and for each block its innermost one.

    A run of groups that hold nothing but list items is one list (its items stand apart); so with tables.
    """
    containers = [Container(-1, "text", "", 0, len(kinds))]
    innermost = [0] * len(kinds)

    def open_container(parent: int, tag: str, first: int, last: int) -> int:
        containers.append(Container(parent, tag, "", first, last))
        innermost[first:last] = [len(containers) - 1] * (last - first)
        return len(containers) - 1

    structures = [_STRUCTURES.get(kind, "") for kind in kinds]
    members = [list(group) for _, group in groupby(range(len(kinds)), groups.__getitem__)]
    for structure, run in groupby(members, lambda group: _common_structure(structures, group)):
        ranges = [(group[0], group[-1] + 1) for group in run]
        parent = open_container(0, structure, ranges[0][0], ranges[-1][1]) if structure else 0
        if structure and len(ranges) == 1:
            continue
        for first, last in ranges:
            group_container = open_container(parent, "group", first, last)
            if structure or not any(structures[first:last]):
                continue
            for tag, items in groupby(range(first, last), structures.__getitem__):
                inner = list(items)
                if tag and len(inner) > 1:
                    open_container(group_container, tag, inner[0], inner[-1] + 1)
    return tuple(containers), innermost


def _common_structure(structures: Sequence[str], group: Sequence[int]) -> str:
    """Return "list" or "table" if a group of blocks is nothing else, else ""."""
    tags = {structures[index] for index in group}
    return tags.pop() if len(tags) == 1 else ""
