"""Paragraphs that a converter wrapped at a fixed width: which line breaks were forced, and how to undo them.

A wrapping converter breaks a line where the next word would not have fitted. So between two lines the break
was forced by a limit L exactly if the first line is at most L wide and the first line, a space and the first
word of the second together are wider than L. Lines that were written as lines (verse, addresses, menus) do
not agree on any such limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

# Limits in use are 60 to 132 columns; narrower ones cannot be told from verse and lists of titles.
MIN_LIMIT, MAX_LIMIT = 55, 132
# Forced breaks that a page must show before it counts as wrapped, and a run of lines on another page.
MIN_BREAKS, MIN_RUN = 3, 4
# Among many short lines so many must agree, and three times as many as on any smaller limit.
MIN_PEAK = 6
# Most words are shorter. A longer word says little about the limit.
LONGEST_WORD = 12
# Fewer words in a line of this width are code, addresses or names.
MIN_SPACES = 4
# Wrapped prose ends about one line in ten with a sentence; lines of their own mostly do, or end as code does.
MAX_LINE_ENDS = 0.34
# German prose begins up to 0.45 of its lines with a capital, verse and titles nearly all.
MAX_CAPITALS = 0.6

# East Asian wide and full-width characters (Unicode UAX 11), two columns each.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001f64f\U0001f900-\U0001f9ff\U00020000-\U0003fffd]"
)
# The characters next to which a line of Chinese or Japanese can be broken without a space.
_UNSPACED = re.compile(
    "[\u3001-\u303f\u3040-\u30ff\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uff60\U00020000-\U0003fffd]"
)
# Punctuation that may not begin a line and so comes down with or hangs behind the character before it.
_NOT_FIRST = "、。，．,.!?！？：；:;）)」』】〉》〕”’…ー々％%"
_LINE_END = re.compile(r"[.!?…。！？｡;{}>|│┤┐┘][\"'”’»」』）)\]]*$")
_CLAUSE_END = re.compile("[、。，；！？,;!?…]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"(?<![^\W\d_])[^\W\d_]++$")
_HEAD = re.compile(r"[^\W\d_]+")


class _Break(NamedTuple):
    """The break before line `place` was forced by the limits `least` to `most`."""

    place: int
    least: int
    most: int


def find_forced_breaks(lines: Sequence[str], joinable: Iterable[int], prose: Iterable[int]) -> set[int]:
    """Return the numbers of the lines that continue the line before them.

    `lines` keep their indentation. Only the lines `joinable` can continue the line before them; the lines
    `prose` are those that the converter would have wrapped (list items and table rows often are not).
    """
    places = list(joinable)
    if not places:
        return set()
    breaks = _measure_breaks(lines, places, _measure_by_columns)
    limit = _find_limit(lines, breaks, prose, _count_columns)
    if not limit and any(_WIDE.search(lines[place]) for place in places):
        # terminal browsers count columns, Python's textwrap (html2text) counts characters
        by_characters = _measure_breaks(lines, places, _measure_by_characters)
        limit = _find_limit(lines, by_characters, prose, len)
        breaks = by_characters if limit else breaks
    joined = {found.place for found in breaks if limit and _is_explained(lines, found, limit)}
    for run in _find_runs(lines, [found for found in breaks if found.place not in joined]):
        joined.update(found.place for found in run)
    return joined


def join_lines(parts: Sequence[str], words: Collection[str] = ()) -> str:
    """Return the lines of one paragraph as one line.

    No space comes between two Han or kana characters. A hyphen at the end of a line stays, without a space
    behind it, unless `words` (see `find_words`) has the word without the hyphen and not with it.
    """
    text = parts[0]
    pieces = [text]
    for part in parts[1:]:
        if text.endswith("\u00ad"):
            pieces[-1] = pieces[-1][:-1]
        elif text.endswith("-") and not text.endswith(" -") and part[0].isalnum():
            if _is_hyphenated(text, part, words):
                pieces[-1] = pieces[-1][:-1]
        elif not (_UNSPACED.match(text[-1]) and _UNSPACED.match(part[0])):
            pieces.append(" ")
        pieces.append(part)
        text = part
    return "".join(pieces)


def find_words(content: str) -> frozenset[str]:
    """Return the words of a page, those with hyphens as a whole."""
    return frozenset(_WORD.findall(content))


def _is_hyphenated(text: str, part: str, words: Collection[str]) -> bool:
    tail, head = _TAIL.search(text[:-1]), _HEAD.match(part)
    if not tail or not head or not part[0].islower():
        return False
    return tail[0] + head[0] in words and f"{tail[0]}-{head[0]}" not in words


def _count_columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _measure_breaks(
    lines: Sequence[str], places: Iterable[int], measure: Callable[[str, str], tuple[int, int]]
) -> list[_Break]:
    return [
        _Break(place, *measure(lines[place - 1], lines[place]))
        for place in places
        if lines[place - 1].count(" ") >= MIN_SPACES or not lines[place - 1].isascii()
    ]


def _measure_by_columns(first: str, second: str) -> tuple[int, int]:
    """Return the limits that force the break between two lines, where Han and kana break anywhere."""
    width = _count_columns(first)
    word = second.split(None, 1)[0]
    if not _UNSPACED.match(word):
        # the word ends where Han characters begin
        unspaced = None if word.isascii() else _UNSPACED.search(word)
        return width, width + _count_columns(word[: unspaced.start()] if unspaced else word)
    length = 1
    while length < min(len(word), 4) and word[length] in _NOT_FIRST:
        length += 1
    # a converter may let one punctuation mark hang over the limit
    slack = 2 if first[-1] in _NOT_FIRST else 0
    return width - slack, width + 2 * length - 1


def _measure_by_characters(first: str, second: str) -> tuple[int, int]:
    """Return the limits that force the break between two lines; (0, 0) in a script without spaces."""
    if _UNSPACED.search(second):
        return 0, 0
    return len(first), len(first) + len(second.split(None, 1)[0])


def _is_explained(lines: Sequence[str], found: _Break, limit: int) -> bool:
    """Return whether a page wrapped at `limit` would have this break."""
    if limit <= 2 * found.least and found.least <= limit <= found.most:
        return True
    return 0.6 * limit <= found.least <= 1.5 * limit and _is_within_sentence(lines, found)


def _is_within_sentence(lines: Sequence[str], found: _Break) -> bool:
    """Return whether a break stands before a small letter and not behind a sentence.

    Authors wrap text with its markup; where that is gone, the lines no longer agree on one limit.
    """
    return lines[found.place].lstrip()[0].islower() and not _LINE_END.search(lines[found.place - 1])


def _find_limit(
    lines: Sequence[str], breaks: Sequence[_Break], prose: Iterable[int], count: Callable[[str], int]
) -> int:
    """Return the limit that the whole page was wrapped at, 0 where it was not."""
    limit, forced, rival = _choose_limit(breaks)
    if len(forced) < MIN_BREAKS or not _is_prose(lines, forced):
        return 0
    wider = sum(_is_wider(lines[place], limit, count) for place in prose)
    if 10 * len(forced) >= 9 * len(breaks):
        # converters leave lines with links or bars whole; where all other lines agree, that is why
        return limit if wider <= len(forced) else 0
    places = {found.place for found in forced}
    in_runs = sum(found.place - 1 in places or found.place + 1 in places for found in forced)
    within = sum(_is_within_sentence(lines, found) for found in breaks)
    is_most = 2 * max(len(forced), within) >= len(breaks)
    is_peak = not wider and len(forced) >= max(MIN_PEAK, 3 * rival)
    wrapped = 4 * wider <= len(forced) and (is_most or is_peak or 2 * in_runs >= len(forced))
    return limit if wrapped else 0


def _is_wider(line: str, limit: int, count: Callable[[str], int]) -> bool:
    """Return whether a converter with this limit would have wrapped a line that it has not wrapped."""
    # one punctuation mark may hang over the limit; no character is wider than two columns
    if 2 * len(line) <= limit or count(line) <= limit + 2:
        return False
    start = len(line) - len(line.lstrip())
    return " " in line[start:limit] or _UNSPACED.search(line[:limit]) is not None


def _choose_limit(breaks: Sequence[_Break]) -> tuple[int, list[_Break], int]:
    """Return the limit that explains most breaks, these, and how many another, smaller limit explains."""
    steps = [0] * (MAX_LIMIT + 2)
    for found in breaks:
        least = max(found.least, MIN_LIMIT)
        most = min(found.most, found.least + LONGEST_WORD, MAX_LIMIT)
        if least <= most:
            steps[least] += 1
            steps[most + 1] -= 1
    counts = list(accumulate(steps))
    limit = max(range(len(counts)), key=counts.__getitem__)
    forced = [
        found for found in breaks if found.least <= limit <= min(found.most, found.least + LONGEST_WORD)
    ]
    return limit, forced, max(counts[: max(limit - LONGEST_WORD, 1)])


def _is_prose(lines: Sequence[str], forced: Sequence[_Break]) -> bool:
    """Return whether the lines break as prose does: seldom behind a sentence, seldom before a capital."""
    ends = sum(_LINE_END.search(lines[found.place - 1]) is not None for found in forced)
    initials = [lines[found.place].lstrip()[0] for found in forced]
    capitals = sum(initial.isupper() for initial in initials)
    cased = sum(initial.isupper() or initial.islower() for initial in initials)
    # a log or a list of addresses, a list of Chinese titles
    numbers = sum(initial.isdigit() for initial in initials)
    titles = sum(_is_title(lines[found.place - 1]) for found in forced)
    return (
        ends <= MAX_LINE_ENDS * len(forced)
        and capitals <= MAX_CAPITALS * max(cased, len(forced) / 2)
        and 2 * max(numbers, titles) <= len(forced)
    )


def _is_title(line: str) -> bool:
    """Return whether a line of Chinese or Japanese is as long as a wrapped one, but without any clause."""
    return _UNSPACED.search(line) is not None and not _CLAUSE_END.search(line)


def _find_runs(lines: Sequence[str], breaks: Sequence[_Break]) -> list[list[_Break]]:
    """Return the runs of successive breaks that one limit explains, where the page has none as a whole."""
    runs: list[list[_Break]] = []
    run: list[_Break] = []
    least, most = MIN_LIMIT, MAX_LIMIT
    for found in breaks:
        highest = min(found.most, found.least + LONGEST_WORD)
        if run and found.place == run[-1].place + 1 and max(least, found.least) <= min(most, highest):
            run.append(found)
            least, most = max(least, found.least), min(most, highest)
        else:
            run = [found]
            runs.append(run)
            least, most = max(MIN_LIMIT, found.least), min(MAX_LIMIT, highest)
    return [run for run in runs if len(run) >= MIN_RUN and _is_prose(lines, run)]
