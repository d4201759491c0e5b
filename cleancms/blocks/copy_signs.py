"""Tells a second copy of the article from legitimate repetition.

A run must have a number of aligned words of prose. Each sign of a second rendering halves that number,
each sign of legitimate repetition (refrains, clauses, product rows, quoted replies) doubles it.
Signs and numbers were fitted on 768 copies (twice-*-dev) and 425 legitimate runs (once-*, wcxb-, magic-
and dump-*-dev: runs whose blocks the reference has twice): a logistic regression on the logarithm of the
words weighs the signs between 0.5 and 1.8 doublings, rounded here to whole ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress, pairwise
from typing import NamedTuple

from cleancms.blocks.runs import PageText, Run, Side
from cleancms.model import BlockKind
from cleancms.text import block_key

# Words that a run without any sign must have.
BASE_WORDS = 400.0
# No run goes with fewer: paragraphs of that length are repeated as summaries and quotations. Where the
# run is half of all the page says, there is nothing that it could be a quotation of.
MIN_WORDS, MIN_WORDS_OF_HALF = 64, 24
# A copy is dense, even with captions and advertisements between its paragraphs: 0.66 on either side in
# 99 % of copies. One side may be a page that the copy was taken from without its tables and boxes.
MIN_DENSITY, MIN_DENSITY_OF_ONE = 0.33, 0.6
# The title stands above an article with its meta lines between: so many blocks are looked at. The date
# stands right above its text, or below the title where this is long enough to pass for text.
LEFT_HEAD, RIGHT_HEAD, DATE_REACH = 15, 10, 4
# A page with so many runs of MIN_WORDS_OF_HALF words is a catalogue, a thread or a price list; what makes
# half of it is still no row.
MANY_RUNS = 4
# A run with more list items than this, short ones included, is a menu.
MENU_SHARE = 0.75
# A page that shows its paragraphs twice, each right behind itself (one for small screens), has so many of
# them and not much else. Such pages of the dev sets have 0.54 and more of their prose in pairs; where a
# reference has both, it is 0.45 at most.
MIN_PAIRS, MIN_SHARE_OF_PAIRS = 3, 0.5
# Signs that the lines above a run can give: a date, and a title that stands twice.
MAX_LINE_SIGNS = 3
# Lines above an article are not longer than this (a Chinese headline has up to 45 characters).
MAX_LINE_WORDS = 50
# Letters of a title. A line that only contains it ("Title - Site") counts from this share of the longer.
MIN_TITLE, TITLE_SHARE = 4, 0.3

# A list item is a menu's or a meta list's, never a title.
NO_TITLES = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CODE)

# Where a teaser is cut, with the brackets or quotation marks that may close it.
_ELLIPSIS = re.compile(r"(?:…|\.{3}|。{3}|・{3})[\])）\]】」』\"'”’]*$")

# A day in digits or with the month's name, in any language that writes Arabic digits.
_DATE = re.compile(
    r"\d{4} ?[-/.年년] ?\d{1,2} ?[-/.月월]"
    r"|\d{1,2}[-/.] ?\d{1,2}[-/.] ?\d{4}"
    r"|[^\W\d]{3} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|[^\W\d]\. \d{1,2}, \d{4}|[^\W\d]{3,12},? \d{1,2}, \d{4}"
    r"|\d{1,2}\.? [^\W\d]{3,12}\.?,? \d{4}"
)


class Surroundings(NamedTuple):
    """What a page is like as a whole, in positions of its order.

    `prose_before` counts the words of prose before a position, `distinct` those of the page when
    every run is counted once, `run_count` is how many runs of prose there are; `again` are the paragraphs
    that stand a third time.
    """

    prose_before: tuple[int, ...]
    distinct: int
    run_count: int
    again: frozenset[int]


def find_copies(page: PageText, order: Sequence[int], runs: Sequence[Run]) -> list[Run]:
    """Return those of `runs`, given in the order of their right sides, that are copies."""
    around = _survey(page, order, runs)
    copies: list[Run] = []
    copy_of: dict[int, int] = {}
    for run in runs:
        if _is_copy(page, order, run, around) or _repeats_copy(run, copies, copy_of):
            copy_of |= dict.fromkeys(run.right.matched, len(copies))
            copies.append(run)
    return copies


def find_pairs(page: PageText) -> list[tuple[int, int]]:
    """Return (first, second) of the equal neighbours on a page that has its paragraphs twice in a row each.

    Short lines between the paragraphs are paired as well. Empty on any other page.
    """
    rows = [index for index, block in enumerate(page.blocks) if block.text]
    # the keys of prose alone tell of most pages that they are not of that kind
    alike = [pair for pair in pairwise(rows) if _may_be_equal(page, *pair)]
    if len(alike) < MIN_PAIRS:
        return []
    keys = {index: _read_key(page, index) for index in chain.from_iterable(alike)}
    if sum(first in keys and keys[first] == keys.get(second) for first, second in pairwise(rows)) < MIN_PAIRS:
        return []
    keys |= {index: _read_key(page, index) for index in rows if index not in keys}
    pairs: list[tuple[int, int]] = []
    for first, second in pairwise(rows):
        if keys[first] == keys[second] and not (pairs and pairs[-1][1] == first):
            pairs.append((first, second))
    long = [first for first, second in pairs if page.prose[first] and page.prose[second]]
    if len(long) < MIN_PAIRS or len({keys[first] for first in long}) < len(long):
        return []
    words = 2 * sum(page.words[first] for first in long)
    if words < MIN_SHARE_OF_PAIRS * sum(compress(page.words, page.prose)):
        return []
    return [pair for pair in pairs if long[0] - LEFT_HEAD <= pair[0] <= long[-1]]


def _may_be_equal(page: PageText, first: int, second: int) -> bool:
    """Return whether two blocks are prose and may have the same key: a letter in ASCII begins it as it is."""
    if not (page.prose[first] and page.prose[second]):
        return False
    start, other = page.blocks[first].text[:2], page.blocks[second].text[:2]
    plain = start.isascii() and other.isascii() and start[0].isalnum() and other[0].isalnum()
    return not plain or start[0].lower() == other[0].lower()


def _read_key(page: PageText, index: int) -> str:
    text = page.blocks[index].text
    return block_key(text) or text


def _survey(page: PageText, order: Sequence[int], runs: Sequence[Run]) -> Surroundings:
    """Return what `runs` are compared with."""
    prose = [page.words[index] if page.prose[index] else 0 for index in order]
    copied = {position for run in runs for position in run.right.matched}
    again = copied & {position for run in runs for position in run.left.long}
    distinct = sum(prose) - sum(prose[position] for position in copied)
    run_count = sum(run.words >= MIN_WORDS_OF_HALF for run in runs)
    return Surroundings(tuple(accumulate(prose, initial=0)), max(1, distinct), run_count, frozenset(again))


def _is_copy(page: PageText, order: Sequence[int], run: Run, around: Surroundings) -> bool:
    """Return whether one side of `run` is a copy of the other that the page can do without."""
    share = run.words / around.distinct
    crowded = around.run_count >= MANY_RUNS
    teaser = _is_teaser(page, order, run)
    if run.words < (MIN_WORDS_OF_HALF if teaser or (share >= 0.5 and not crowded) else MIN_WORDS):
        return False
    if _is_loose(run) or _is_quoted(page, order, run):
        return False
    if _is_refrain(page, order, run, around) and not (teaser and len(run.left.long) > 1):
        return False
    before = around.prose_before[run.left.first] / around.distinct
    signs = (share >= 0.25) + (share >= 0.5) + (before < 0.1) + teaser
    signs -= _is_listed(page, order, run) + (run.right.first == run.left.last + 1)
    if share < 0.5:
        signs -= crowded + (around.run_count >= 2 * MANY_RUNS)
    if run.words < _words_needed(signs + MAX_LINE_SIGNS):
        return False
    signs += any(_has_date(page, order, side) for side in run)
    signs += _count_titles(page, order, run, early=teaser or before < 0.2)
    return run.words >= _words_needed(signs)


def _repeats_copy(run: Run, copies: Sequence[Run], copy_of: Mapping[int, int]) -> bool:
    """Return whether `run` says one of `copies` a third time, and not only a part of it."""
    earlier = {copy_of.get(position, -1) for position in run.left.long}
    if len(earlier) != 1 or earlier == {-1}:
        return False
    return 2 * run.words > copies[earlier.pop()].words


def _words_needed(signs: int) -> float:
    """Return the words that a run must have: half for each sign of a copy, double for each against it."""
    return BASE_WORDS * 0.5**signs


def _is_loose(run: Run) -> bool:
    """Return whether too little of the text between the ends of `run` is aligned."""
    densities = sorted((run.left.density, run.right.density))
    return densities[0] < MIN_DENSITY or densities[1] < MIN_DENSITY_OF_ONE


def _is_quoted(page: PageText, order: Sequence[int], run: Run) -> bool:
    """Return whether one side is a quotation, not longer than replies quote: quoted replies stay."""
    quoted = any(_share_of_kind(page, order, side, BlockKind.QUOTE) > 0.5 for side in run)
    return quoted and run.words < BASE_WORDS


def _is_refrain(page: PageText, order: Sequence[int], run: Run, around: Surroundings) -> bool:
    """Return whether a paragraph stands here that stands elsewhere, too: alone, or as a third of a short run.

    Of several copies only the first pair is judged, and its first side is not a copy of anything. A refrain
    has no title; a whole article in one paragraph has.
    """
    if max(len(run.left.long), len(run.right.long)) <= 1:
        again = any(position in around.again for side in run for position in side.long)
        early = around.prose_before[run.left.first] < 0.2 * around.distinct
        return again and _count_titles(page, order, run, early) < 2
    if run.words >= BASE_WORDS:
        return False
    words = {position: page.words[order[position]] for position in run.left.long}
    return 3 * sum(words[position] for position in words.keys() & around.again) > sum(words.values())


def _is_teaser(page: PageText, order: Sequence[int], run: Run) -> bool:
    """Return whether one side breaks off with an ellipsis where the other goes on."""
    for side in run:
        other, _ = side.matched[side.last]
        cut, whole = (page.blocks[order[position]].text for position in (side.last, other))
        if _ELLIPSIS.search(cut[-8:]) and not _ELLIPSIS.search(whole[-8:]):
            return True
    return False


def _is_listed(page: PageText, order: Sequence[int], run: Run) -> bool:
    """Return whether the run is mostly list items: product rows, changelogs, a menu under its summary."""
    items = sum(page.blocks[order[position]].kind is BlockKind.LIST_ITEM for position in run.right.matched)
    return _share_of_kind(page, order, run.right, BlockKind.LIST_ITEM) > 0.5 or items > MENU_SHARE * len(
        run.right.matched
    )


def _share_of_kind(page: PageText, order: Sequence[int], side: Side, kind: BlockKind) -> float:
    """Return which share of the side's long blocks is of `kind`."""
    return sum(page.blocks[order[position]].kind == kind for position in side.long) / max(1, len(side.long))


def _has_date(page: PageText, order: Sequence[int], side: Side) -> bool:
    """Return whether a line with a date stands where the text of `side` begins."""
    start = _start(side)
    lines = _find_lines(page, order, start - DATE_REACH, start + DATE_REACH)
    return any(_DATE.search(page.blocks[index].text) for index in lines)


def _count_titles(page: PageText, order: Sequence[int], run: Run, early: bool) -> int:
    """Return 2 where a title line stands above the copies more than once, 1 for the page's title once.

    Only a line that stands twice early on the page or that is the page's `<title>` can be its title. Both
    may stand above the first copy: where this was put between the page's title and its text.
    """
    start = _start(run.right)
    left = _find_title_keys(page, order, _start(run.left) - LEFT_HEAD, _start(run.left))
    right = _find_title_keys(page, order, max(run.left.last + 1, start - RIGHT_HEAD), start)
    named = any(_same_title(key, page.title) for key in left + right)
    repeated = any(_same_title(key, other) for n, key in enumerate(left) for other in left[:n] + right)
    if repeated and (named or early):
        return 2
    return int(named)


def _find_title_keys(page: PageText, order: Sequence[int], first: int, last: int) -> list[str]:
    """Return the keys of the lines from position `first` to `last` that can be a title."""
    blocks = [page.blocks[index] for index in _find_lines(page, order, first, last)]
    texts = [block.text for block in blocks if block.kind not in NO_TITLES and not _DATE.search(block.text)]
    return [key for key in map(block_key, texts) if len(key) >= MIN_TITLE]


def _start(side: Side) -> int:
    """Return where the text of a side begins: at its first paragraph."""
    return side.long[0] if side.long else side.first


def _find_lines(page: PageText, order: Sequence[int], first: int, last: int) -> Iterator[int]:
    """Yield the short blocks from position `first` to `last`."""
    for index in order[max(0, first) : last + 1]:
        if 2 <= page.words[index] <= MAX_LINE_WORDS:
            yield index


def _same_title(key: str, other: str) -> bool:
    """Return whether two keys are the same title, one of them perhaps with the site's name."""
    short, long = sorted((key, other), key=len)
    return len(short) >= max(MIN_TITLE, TITLE_SHARE * len(long)) and short in long
