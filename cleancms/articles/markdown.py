r"""An article as Markdown: CommonMark with GitHub's tables, in one fixed form that can be read back.

    body      = chunk, chunks separated by one empty line
    chunk     = heading | paragraph | list | table | quote | code | image
    heading   = "#" (1 to 6 times), space, text; a line break of the page is a space
    paragraph = lines; every line but the last ends in a backslash (a line break of the page)
    list      = items on adjacent lines: indent, "- " or "3. ", text. A nested item is indented to the text
                column of its parent; a nested list that does not begin with 1 has an empty line above it.
                A line that continues an item is indented to that item's text column, and the line before
                it ends in a backslash
    table     = header row, delimiter row, rows, each "| cell | cell |"; without header cells the header
                row is empty ("|  |  |"). A row may be shorter than the header row
    quote     = lines "> text"; between two paragraphs of one quote a line ">"
    code      = a line of three or more backticks, the lines as they are, the same line of backticks
    image     = "![text](address)" on a line of its own, only with `Settings.images`

Inside text: `[text](address)` only with `Settings.links`, `![text](address)` only with `Settings.images`,
no other markup. A backslash stands before a character that would otherwise mean something, always one of
ASCII punctuation; a reader gets the text back by removing each backslash before ASCII punctuation. A
backslash before anything else is itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from cleancms.articles.groups import Group, breaks_line, code_fence, group_blocks, place_items
from cleancms.articles.links import CLOSE, ESCAPE, IMAGE, OPEN, Insertion, LinkStyle, splice, wanted_spans
from cleancms.model import Block, BlockKind, Settings

# What means something anywhere in a text: an escape, code, strikethrough, a tag or autolink, a character
# reference, the middle of a link or of a reference definition. CommonMark 0.31, section 6; GFM 0.29. Each
# alternative begins with a character, so that `re` can skip all others.
_SPECIAL = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$)
    | `
    | ~(?:(?=~)|(?<=~~))
    | <(?=[A-Za-z/!?])
    | &(?=\#[0-9]{1,7}; | \#[xX][0-9A-Fa-f]{1,6}; | [A-Za-z][A-Za-z0-9]{1,31};)
    | \](?=[(:])
    """,
    re.VERBOSE,
)
_EMPHASIS = re.compile(r"([*_])\1*")
# The characters that those begin with; most texts have none of them.
_SIGN = re.compile(r"[\\`~<&\]*_]")
# What means something at the beginning of a line: a heading, a quote, a list item with its task box, a
# table row or its delimiter row, the underline of a heading, a thematic break. CommonMark 0.31, section 4.
_LINE_START = re.compile(
    r"""\#{1,6}(?=\ |$)
    | [>|]
    | [-+*](?=\ |$)
    | =+$
    | [-:][-:|\ ]*$
    | \*[*\ ]*$
    | _[_\ ]*$
    | \[[\ xX]\](?=\ |$)
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"[0-9]{1,9}(?=[.)](?: |$))")
_CLOSING_HEADING = re.compile(r"(?:^|(?<= ))#+$")
# Inside a link's text these could end it or pair with something outside it.
_LINK_TEXT = re.compile(r"[\[\]*_]")
_PIPE = re.compile(r"\|")
# In an address Markdown reads character references too: javascript&colon;alert would be javascript:alert.
_REFERENCE = re.compile(r"&(?=[#A-Za-z0-9]+;)")
# Markers of a list's first item that need no empty line above it (CommonMark 0.31, section 5.2).
_INTERRUPTING = frozenset(("- ", "1. ", "1) "))


def render_markdown(blocks: Sequence[Block], settings: Settings, base: str = "") -> str:
    """Return the blocks as Markdown, without a line break at the end; "" for no text.

    Links and images are written as `settings` say, their addresses resolved against `base`.
    """
    groups = group_blocks(blocks, settings.images)
    chunks = map(partial(_render_group, LinkStyle(settings, base)), groups)
    return "\n\n".join(filter(None, chunks))


def _render_group(style: LinkStyle, group: Group) -> str:
    first = group.blocks[0]
    match group.kind:
        case BlockKind.PARAGRAPH | BlockKind.CAPTION | BlockKind.IMAGE:
            return _render_lines(group.blocks, style)
        case BlockKind.HEADING:
            lines = (
                _write(block, _find_special(block.text) | _find(_CLOSING_HEADING, block.text), style)
                for block in group.blocks
            )
            return f"{'#' * min(max(first.level, 1), 6)} {' '.join(lines)}"
        case BlockKind.LIST_ITEM:
            return _render_list(group.blocks, style)
        case BlockKind.TABLE_ROW:
            return _render_table(group.blocks)
        case BlockKind.QUOTE:
            return _render_lines(group.blocks, style, "> ")
        case BlockKind.CODE:
            fence = code_fence(first.text)
            return f"{fence}\n{first.text}\n{fence}"


def _render_lines(blocks: Sequence[Block], style: LinkStyle, prefix: str = "") -> str:
    if len(blocks) == 1:
        return prefix + _write_line(blocks[0], style)
    parts = [prefix, _write_line(blocks[0], style)]
    for previous, block in pairwise(blocks):
        parts.append("\\\n" if breaks_line(previous, block) else f"\n{prefix.rstrip()}\n")
        parts += (prefix, _write_line(block, style))
    return "".join(parts)


def _render_list(blocks: Sequence[Block], style: LinkStyle) -> str:
    lines: list[str] = []
    depth = 0
    for place, block in zip(place_items(blocks), blocks, strict=True):
        if not place.marker:
            lines[-1] += "\\"
        elif place.depth > depth and place.marker not in _INTERRUPTING:
            lines.append("")
        depth = place.depth
        lines.append(" " * place.indent + place.marker + _write_line(block, style))
    return "\n".join(lines)


def _render_table(blocks: Sequence[Block]) -> str:
    """Return a table. Its header row is as wide as its widest row: what a row has beyond it would be lost."""
    rows = [block.cells or (block.text,) for block in blocks]
    width = max(map(len, rows))
    header = rows.pop(0) if blocks[0].header else ()
    header_row = _render_row((*header, *[""] * (width - len(header))))
    return "\n".join((header_row, "|" + " --- |" * width, *map(_render_row, rows)))


def _render_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_escape(cell, _find_special(cell) | _find(_PIPE, cell)) for cell in cells) + " |"


def _write_line(block: Block, style: LinkStyle) -> str:
    return _write(block, _find_special(block.text) | _find_line_start(block.text), style)


def _write(block: Block, escapes: set[int], style: LinkStyle) -> str:
    """Return the text of a block with its links, images and escapes."""
    spans = wanted_spans(block, style)
    if not spans:
        return _escape(block.text, escapes)
    insertions: list[Insertion] = []
    for span in spans:
        if span.image:
            alternative = _escape(span.alt, _find_special(span.alt) | _find(_LINK_TEXT, span.alt))
            insertions.append(Insertion(span.start, IMAGE, f"![{alternative}]({_escape_address(span.url)})"))
        else:
            insertions.append(Insertion(span.start, OPEN, "["))
            insertions.append(Insertion(span.end, CLOSE, f"]({_escape_address(span.url)})"))
            escapes |= {span.start + place for place in _find(_LINK_TEXT, block.text[span.start : span.end])}
    # "!" before a link would make it an image
    before = (insertion.place - 1 for insertion in insertions if insertion.place)
    escapes |= {place for place in before if block.text[place] == "!"}
    return _escape(block.text, escapes, insertions)


def _escape_address(url: str) -> str:
    return _REFERENCE.sub(r"\\&", url)


def _find(pattern: re.Pattern[str], text: str) -> set[int]:
    return {match.start() for match in pattern.finditer(text)}


def _find_special(text: str) -> set[int]:
    """Return the places of the characters that would mean something anywhere in a text."""
    if not _SIGN.search(text):
        return set()
    places = _find(_SPECIAL, text)
    for run in _EMPHASIS.finditer(text):
        if _can_emphasise(text[run.start() - 1 : run.start()], run[0], text[run.end() : run.end() + 1]):
            places.update(range(*run.span()))
    return places


def _can_emphasise(before: str, run: str, after: str) -> bool:
    """Return whether a run of `*` or `_` could begin or end emphasis between these two characters.

    Errs towards yes where punctuation stands beside it (CommonMark 0.31, section 6.2).
    """
    if run[0] == "_" and before.isalnum() and after.isalnum():
        return False
    return bool(before.strip() or after.strip())


def _find_line_start(text: str) -> set[int]:
    """Return the place of the character that would mean something at the beginning of a line."""
    if text[:1].isalpha():
        return set()
    if _LINE_START.match(text):
        return {0}
    number = _NUMBER.match(text)
    return {number.end()} if number else set()


def _escape(text: str, places: set[int], insertions: Sequence[Insertion] = ()) -> str:
    """Return `text` with a backslash at each of `places` and with the insertions."""
    if not (places or insertions):
        return text
    return splice(text, [*insertions, *(Insertion(place, ESCAPE, "\\") for place in places)])
