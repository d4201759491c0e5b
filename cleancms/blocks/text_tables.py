"""Tables in a text dump: Markdown tables, cells separated by tabs or bars, columns aligned with spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cleancms.text import count_words

# The cells of a row stay together when none of them says more than this; a longer cell is page layout.
MAX_CELL_WORDS = 80
# Without columns that line up, and with a tab in a single line, longer cells are prose with wide spaces.
MAX_LONE_CELL_WORDS = 20
# A longer line, in characters, is no row.
MAX_ROW = 10_000

_DELIMITER_ROW = re.compile(r"[ \t]*+\|?[ \t]*+:?-{3,}+:?[ \t]*+(?:\|[ \t]*+:?-{3,}+:?[ \t]*+)*+\|?[ \t]*+")
_BAR = re.compile(r"(?<!\\)\|")
# A tab, a bar or two spaces between two cells; not the wide space behind a sentence.
_GAP = re.compile(r"(?<=\S)(?:[^\S\t]*+\t\s*+| +\| +)(?=\S)|(?<=[^\s.!?])[ \xa0]{2,}(?=\S)")
_ITEM = re.compile(r"(?:[*+•◦▪‣⁃-][ \t]|[0-9]{1,3}[.)](?:\t| (?![^\t]*\t))|>|#(?!\t))")


class TableRow(NamedTuple):
    """A row that ends before line `end`. No cells: only marks. `header`: a row of header cells."""

    cells: tuple[str, ...]
    end: int
    header: bool = False


def find_rows(lines: Sequence[str], markdown: bool) -> dict[int, TableRow]:
    """Return the table rows among `lines` by the number of their first line."""
    rows = _find_loose_rows(lines)
    done = 0
    for place, line in enumerate(lines if markdown else ()):
        if place >= done and "---" in line and "|" in line and _DELIMITER_ROW.fullmatch(line):
            table = _read_markdown_table(lines, place)
            done = max(row.end for row in table.values())
            rows |= table
    return rows


def is_layout(row: TableRow) -> bool:
    """Return whether the cells of a row are pieces of page layout rather than data."""
    return len(row.cells) < 2 or any(count_words(cell) > MAX_CELL_WORDS for cell in row.cells)


def _read_markdown_table(lines: Sequence[str], delimiter: int) -> dict[int, TableRow]:
    """Return the rows of the table around its delimiter row: the line above it and the lines below it.

    html2text ends each row with two spaces, also where it wraps the rows; then a row lasts until such an end.
    """
    rows = {delimiter: TableRow((), delimiter + 1)}
    if delimiter and "|" in lines[delimiter - 1]:
        rows[delimiter - 1] = TableRow(_split_bars(lines[delimiter - 1]), delimiter, header=True)
    wrapped = lines[delimiter].endswith("  ")
    start = delimiter + 1
    while start < len(lines) and not lines[start].isspace() and lines[start]:
        end = start + 1
        while wrapped and not lines[end - 1].endswith("  ") and end < len(lines) and lines[end].strip():
            end += 1
        row = " ".join(line.strip() for line in lines[start:end])
        if "|" not in row:
            break
        rows[start] = TableRow(_split_bars(row), end)
        start = end
    return rows


def _split_bars(line: str) -> tuple[str, ...]:
    cells = [cell.strip() for cell in _BAR.split(line.strip())]
    if len(cells) > 2 and not cells[0] and not cells[-1]:
        cells = cells[1:-1]
    return tuple(cells)


def _find_loose_rows(lines: Sequence[str]) -> dict[int, TableRow]:
    """Return the rows of tables without marks: lines that follow each other and agree about their cells."""
    rows: dict[int, TableRow] = {}
    run: list[int] = []
    gaps: dict[int, list[re.Match[str]]] = {}
    for place, line in enumerate(lines):
        text = line.strip()
        if not ("  " in text or "\t" in text or " | " in text) or len(text) > MAX_ROW or _ITEM.match(text):
            continue
        found = _find_gaps(line.rstrip())
        if found:
            gaps[place] = found
            if run and (place != run[-1] + 1 or not _agree(gaps[run[-1]], found)):
                rows |= _read_run(lines, run, gaps)
                run = []
            run.append(place)
    return rows | _read_run(lines, run, gaps)


def _find_gaps(line: str) -> list[re.Match[str]]:
    """Return the gaps between the cells of a line: tabs, else wide spaces, else bars."""
    gaps = list(_GAP.finditer(line))
    for separator in ("\t", " "):
        found = [gap for gap in gaps if _separator(gap) == separator]
        if found:
            return found
    return gaps


def _agree(first: Sequence[re.Match[str]], second: Sequence[re.Match[str]]) -> bool:
    """Return whether two lines have as many cells, with the same separator, or a column in common."""
    same = _separator(first[0]) == _separator(second[0])
    return same and (len(first) == len(second) or _are_aligned(first, second))


def _are_aligned(first: Sequence[re.Match[str]], second: Sequence[re.Match[str]]) -> bool:
    return not {gap.end() for gap in first}.isdisjoint(gap.end() for gap in second)


def _separator(gap: re.Match[str]) -> str:
    text = gap[0]
    return "\t" if "\t" in text else "|" if "|" in text else " "


def _read_run(
    lines: Sequence[str], run: Sequence[int], gaps: dict[int, list[re.Match[str]]]
) -> dict[int, TableRow]:
    """Return the rows of a run of lines that agree, none if they are too few to be a table."""
    if not run:
        return {}
    separator = _separator(gaps[run[0]][0])
    aligned = separator == " " and all(
        _are_aligned(gaps[place], gaps[following]) for place, following in pairwise(run)
    )
    sure = separator == "\t" or (aligned and len(run) > 1)
    if not sure and len(run) < (2 if len(gaps[run[0]]) > 1 else 3):
        return {}
    # where all runs of tabs are even, two tabs are the separator (resiliparse)
    tabs = 2 if all(gap[0].count("\t") % 2 == 0 for place in run for gap in gaps[place]) else 1
    rows = {place: TableRow(_split_gaps(lines[place], gaps[place], tabs), place + 1) for place in run}
    longest = max(count_words(cell) for row in rows.values() for cell in row.cells)
    if longest > MAX_LONE_CELL_WORDS and (not sure or len(run) == 1):
        return {}
    return rows


def _split_gaps(line: str, gaps: Sequence[re.Match[str]], tabs: int) -> tuple[str, ...]:
    """Return the cells of a line; `tabs` tabs are one separator, more of them hold empty cells."""
    cells: list[str] = []
    start = 0
    for gap in gaps:
        cells.append(line[start : gap.start()].strip())
        cells += [""] * (gap[0].count("\t") // tabs - 1)
        start = gap.end()
    return (*cells, line[start:].strip())
