"""The lines of a text dump: what each is, how deep it stands, where groups of lines end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cleancms.blocks.text_tables import TableRow, find_rows, is_layout
from cleancms.model import BlockKind

# Marks that converters put before an item. "-" is one of them, a dash is not: it begins a line of dialogue.
_BULLETS = "*+\\-•◦▪‣⁃"
_MARKERS = re.compile(rf"(?:[{_BULLETS}](?:[ \t\xa0]+|$))+")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])[ \t\xa0]+(?=\S)")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_HEADING_END = re.compile(r"(?:^|[ \t])#+$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*[\w+#.-]*")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})")
_INDENT = re.compile(r"[ \t\xa0\u3000]*")
# A line without a letter, a digit or any other sign than these is a rule or a mark that lost its text.
_ONLY_MARKS = re.compile(rf"[\s{_BULLETS}=_~#|>:`\u200b-\u200f\u2060\ufeff]*")
# So is a cell, but a single sign says something in a table ("-" for no value, "#" for a number).
_RULE = re.compile(r"[\s|:\u200b-\u200f\u2060\ufeff]*|[\s=_~*+#|:-]{2,}")
# Lines that begin with none of these are plain.
_STARTS = frozenset("*+-•◦▪‣⁃#>0123456789|=_~`o\u200b\u200c\u200d\u200e\u200f\u2060\ufeff:")
# The next number of a list is looked for within so many lines.
_NUMBER_REACH = 12
# Markdown code stands this deep.
_CODE_INDENT = 4


class Line(NamedTuple):
    """A line with its marks taken off. `place` is its number, `group` that of its run of lines without a gap.

    `indent` is the column of its first sign (a mark, if it has one), `is_broken` says that the line break
    behind it is meant. `level`, `marker`, `cells` and `header` are as in `model.Block`, but the level of a
    plain line is how many list items it stands below. `end` is the line behind what was read as this one,
    0 where that is the next line; the fences of code and the underline of a heading are theirs.
    """

    place: int
    group: int
    kind: BlockKind
    text: str
    indent: int = 0
    level: int = 0
    marker: str = ""
    is_broken: bool = False
    cells: tuple[str, ...] = ()
    header: bool = False
    end: int = 0


def read_lines(raw: Sequence[str], markdown: bool) -> list[Line]:
    """Return the lines that say anything, in order; a block of code or a wrapped table row as one line."""
    reader = _LineReader(raw, markdown)
    place = 0
    while place < len(raw):
        place = reader.read(place)
    return reader.lines


class _LineReader:
    """The state of reading: the lines so far, the open list items, and what lies ahead."""

    def __init__(self, raw: Sequence[str], markdown: bool) -> None:
        self.raw = raw
        self.markdown = markdown
        self.lines: list[Line] = []
        self.group = 0
        self.after_gap = True
        self.begins_group = True
        self.indents: list[int] = []  # of the open list items
        self.has_plus = False
        self.has_code = markdown and _is_flush(raw)
        self.rows: Mapping[int, TableRow] = find_rows(raw, markdown)
        self.fences = _find_fences(raw)

    def read(self, place: int) -> int:
        """Read the line `place` and what belongs to it; return the next line to read."""
        raw = self.raw[place]
        text = raw.strip()
        if not text:
            self.after_gap = True
            return place + 1
        if self.after_gap and self.lines:
            self.group += 1
        self.begins_group, self.after_gap = self.after_gap, False
        if place in self.rows:
            row = self.rows[place]
            self.add_row(place, row)
            return row.end
        if self.markdown or text[0] in "`~":
            end = self.read_code(place, raw, text)
            if end:
                return end
        if text[0] not in _STARTS or not self.read_marked(place, raw, text):
            self.add_plain(place, raw, text)
        return place + 1

    def read_code(self, place: int, raw: str, text: str) -> int:
        """Read a block of code; return the line behind it, 0 if there is none."""
        if text[0] in "`~" and (closing := self.find_closing(place, text)):
            self.add_code(place, closing + 1, self.raw[place + 1 : closing], len(raw) - len(raw.lstrip()))
            return closing + 1
        if not (self.begins_group and self.has_code and raw.startswith(" " * _CODE_INDENT)):
            return 0
        if self.indents or _MARKERS.match(text):
            return 0
        end = last = place
        while end < len(self.raw) and (
            self.raw[end].startswith(" " * _CODE_INDENT) or not self.raw[end].strip()
        ):
            last = end if self.raw[end].strip() else last
            end += 1
        self.add_code(place, last + 1, self.raw[place : last + 1], _CODE_INDENT)
        return last + 1

    def read_marked(self, place: int, raw: str, text: str) -> bool:
        """Read a line that may begin with marks; return False if it is a plain line after all."""
        quote = None
        if text[0] == ">" and (self.markdown or self.is_quoted(place)):
            quote = _QUOTE.match(text)
        if quote:
            text = text[quote.end() :].lstrip()
            self.after_gap = not text
        elif text[0] in "=-" and self.underlines(place, text):
            return True
        if not text[:1].isalnum() and _ONLY_MARKS.fullmatch(text):
            return True
        indent = _count_indent(raw)
        line = self.read_heading(place, text, indent) or self.read_item(place, text, indent)
        if not line and quote:
            line = Line(place, self.group, BlockKind.QUOTE, text, indent)
        if line and self.is_broken(raw):
            line = line._replace(is_broken=True)
        if line and line.text:
            self.lines.append(line)
        return line is not None

    def read_heading(self, place: int, text: str, indent: int) -> Line | None:
        """Return the heading that a line is, also one in a list item; None for any other line."""
        if not self.markdown or "#" not in text:
            return None
        marks = _MARKERS.match(text)
        heading = _HEADING.match(text, marks.end() if marks else 0)
        if not heading:
            return None
        self.indents.clear()
        text = _HEADING_END.sub("", text[heading.end() :])
        # html2text leaves the mark of an empty list behind the number signs
        stray = _MARKERS.match(text)
        text = text[stray.end() :] if stray else text
        return Line(place, self.group, BlockKind.HEADING, text, indent, len(heading[1]))

    def read_item(self, place: int, text: str, indent: int) -> Line | None:
        """Return the list item that a line is, None for any other line."""
        marks = _MARKERS.match(text) or self.match_small_bullet(text, indent)
        if marks:
            self.has_plus = self.has_plus or "+" in marks[0]
            level = self.open_item(indent) + len(marks[0].split()) - 1
            return Line(place, self.group, BlockKind.LIST_ITEM, text[marks.end() :], indent, level, "-")
        number = _NUMBER.match(text)
        if number and self.is_numbered(place, number, indent):
            level, marker = self.open_item(indent), number[1] + number[2]
            return Line(place, self.group, BlockKind.LIST_ITEM, text[number.end() :], indent, level, marker)
        return None

    def add_plain(self, place: int, raw: str, text: str) -> None:
        """Add a line without marks. It closes the list items that it does not stand below."""
        indent = _count_indent(raw)
        while self.indents and indent <= self.indents[-1]:
            self.indents.pop()
        broken = self.is_broken(raw)
        line = Line(place, self.group, BlockKind.PARAGRAPH, text, indent, len(self.indents), "", broken)
        self.lines.append(line)

    def add_row(self, place: int, row: TableRow) -> None:
        """Add a table row, or its cells one by one if they are page layout."""
        cells = tuple("" if _RULE.fullmatch(cell) else cell for cell in row.cells)
        if not any(cells):
            return
        if is_layout(row):
            for cell in filter(None, cells):
                line = Line(place, self.group, BlockKind.PARAGRAPH, cell, is_broken=True, end=row.end)
                self.lines.append(line)
        else:
            text = " ".join(filter(None, cells))
            line = Line(
                place, self.group, BlockKind.TABLE_ROW, text, cells=cells, header=row.header, end=row.end
            )
            self.lines.append(line)

    def add_code(self, place: int, end: int, lines: Iterable[str], indent: int) -> None:
        """Add `lines` as code, without this indentation and empty lines around it."""
        code: list[str] = []
        for line in lines:
            own = len(line) - len(line.lstrip())
            code.append(line[min(indent, own) :].rstrip())
        text = "\n".join(code).strip("\n")
        if text:
            self.lines.append(Line(place, self.group, BlockKind.CODE, text, end=end))

    def open_item(self, indent: int) -> int:
        """Open a list item at this indentation; return its level."""
        while self.indents and indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or indent > self.indents[-1]:
            self.indents.append(indent)
        return len(self.indents)

    def underlines(self, place: int, text: str) -> bool:
        """Make a heading of the line above, which stands alone, if this line underlines it."""
        if not _UNDERLINE.fullmatch(text) or self.begins_group or not self.lines:
            return False
        above = self.lines[-1]
        alone = len(self.lines) < 2 or self.lines[-2].group != self.group
        fits = self.markdown or abs(len(text) - len(above.text)) <= 2
        if above.kind is BlockKind.PARAGRAPH and above.place == place - 1 and alone and fits:
            level = 1 if text[0] == "=" else 2
            self.lines[-1] = above._replace(
                kind=BlockKind.HEADING, level=level, is_broken=True, end=place + 1
            )
            return True
        return False

    def is_broken(self, raw: str) -> bool:
        """Return whether the line break behind a line is meant (Markdown: two spaces or a backslash)."""
        return self.markdown and raw.endswith(("  ", "\\"))

    def is_quoted(self, place: int) -> bool:
        """Return whether the lines around are quoted too: a single ">" may be part of a path of links.

        Three of them are the prompt of an interpreter.
        """
        if self.raw[place].startswith(">>>"):
            return False
        around = (*self.raw[max(place - 1, 0) : place], *self.raw[place + 1 : place + 2])
        return any(line.startswith(">") for line in around)

    def is_numbered(self, place: int, number: re.Match[str], indent: int) -> bool:
        """Return whether a number begins a list item: if the line before or behind counts on.

        In Markdown it always does, but only "1." interrupts a paragraph (CommonMark 0.31, section 5.3).
        """
        interrupts = not self.begins_group and self.lines and self.lines[-1].kind is BlockKind.PARAGRAPH
        if self.markdown and (number[1] == "1" or not interrupts):
            return True
        behind = range(place - 1, max(place - _NUMBER_REACH, -1), -1)
        ahead = range(place + 1, min(place + _NUMBER_REACH, len(self.raw)))
        return self.counts_on(behind, indent, int(number[1]) - 1) or self.counts_on(
            ahead, indent, int(number[1]) + 1
        )

    def counts_on(self, places: range, indent: int, value: int) -> bool:
        """Return whether the first of these lines that does not stand deeper has the number `value`."""
        for place in places:
            raw = self.raw[place]
            if not raw.strip():
                return False
            if _count_indent(raw) <= indent:
                number = _NUMBER.match(raw.strip())
                return number is not None and int(number[1]) == value and _count_indent(raw) == indent
        return False

    def match_small_bullet(self, text: str, indent: int) -> re.Match[str] | None:
        """Return the match of inscriptis' third bullet, the letter "o", which is a word anywhere else."""
        deep = indent >= _CODE_INDENT and self.has_plus and bool(self.indents)
        return re.match("o +", text) if deep and text.startswith("o ") else None

    def find_closing(self, place: int, text: str) -> int:
        """Return the line that closes the code fence `text`, 0 if it is none."""
        fence = _FENCE.fullmatch(text)
        if not fence:
            return 0
        places = self.fences.get(fence[1], [])
        following = bisect_right(places, place)
        return places[following] if following < len(places) else 0


def _is_flush(raw: Sequence[str]) -> bool:
    """Return whether indentation is an exception and so can mean code; inscriptis indents whole pages."""
    indented = [line for line in raw if line.startswith(" " * _CODE_INDENT) and not line.isspace()]
    plain = sum(not _MARKERS.match(line.lstrip()) for line in indented)
    return 2 * plain <= sum(bool(line) and not line[0].isspace() for line in raw)


def _find_fences(raw: Sequence[str]) -> dict[str, list[int]]:
    """Return the lines that may close a code fence, by the fence."""
    fences: dict[str, list[int]] = {}
    for place, line in enumerate(raw):
        if "```" in line or "~~~" in line:
            text = line.strip()
            if not text.strip(text[0]):
                fences.setdefault(text, []).append(place)
    return fences


def _count_indent(raw: str) -> int:
    """Return the column of the first sign; ideographic indentation begins a paragraph and counts nothing."""
    if not raw[0].isspace():
        return 0
    indent = _INDENT.match(raw)
    return len(indent[0].replace("\t", "    ").replace("\u3000", "")) if indent else 0
