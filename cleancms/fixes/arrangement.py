"""Lines of a text put in their new order: what goes, what moves, and which empty lines stand between.

Blocks that share a line (the cells of a line that is page layout) are one unit and stand or fall together.
Lines of no block are link definitions, front matter, rules and the like; they stay, but for rules and other
lines without a letter or a digit among blocks that go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class Unit(NamedTuple):
    """The lines `first <= number < last` and the blocks on them, in page order."""

    first: int
    last: int
    blocks: tuple[int, ...]


class Arrangement(NamedTuple):
    """The numbers of the lines that are left, in their new order.

    `removed` are for each unit that goes the numbers of its lines, with those of the rules that go with it.
    """

    lines: tuple[int, ...]
    removed: Mapping[int, tuple[int, ...]]


class _Gap(NamedTuple):
    """The lines between two units that stay at their place, one sequence before each unit that does not."""

    before: int
    after: int
    at_end: bool
    stretches: Sequence[Sequence[int]]


def find_units(ranges: Sequence[tuple[int, int]]) -> tuple[Unit, ...]:
    """Return the units of blocks that stand on the lines `first <= number < last` of `ranges`, in order."""
    units: list[Unit] = []
    shared: list[int] = []
    for block, (first, last) in enumerate(ranges):
        if units and first < units[-1].last:
            shared.append(block)
            units[-1] = Unit(units[-1].first, max(last, units[-1].last), tuple(shared))
        else:
            shared = [block]
            units.append(Unit(first, last, (block,)))
    return tuple(units)


def arrange(
    lines: Sequence[str],
    units: Sequence[Unit],
    gone: Collection[int],
    moved: Sequence[tuple[int, int]],
    fixed: int = 0,
) -> Arrangement:
    """Return the lines without the units `gone`, and with others moved.

    `moved` are (unit, after) pairs, -1 for before the first; a unit takes the empty lines before it along.
    Where something goes, the longest of the runs of empty lines around it stays. The first `fixed` lines
    stay whatever they are.
    """
    away = {*gone, *(unit for unit, _ in moved)}
    staying = [number for number in range(len(units)) if number not in away]
    runs = {unit: tuple(_find_space_above(lines, units, unit)) for unit, _ in moved}
    taken = {line for run in runs.values() for line in run}
    followers = _gather_followers(staying, moved)
    removed = {number: [*range(units[number].first, units[number].last)] for number in sorted(gone)}
    order: list[int] = []
    for gap in _find_gaps(len(lines), units, staying, taken):
        order += _close_gap(lines, gap, removed, fixed)
        if gap.before < 0:
            for unit in followers.get(-1, ()):
                order += [*range(units[unit].first, units[unit].last), *runs[unit]]
        if gap.after < len(units):
            order += range(units[gap.after].first, units[gap.after].last)
            for unit in followers.get(gap.after, ()):
                order += [*runs[unit], *range(units[unit].first, units[unit].last)]
    return Arrangement(tuple(order), {number: tuple(sorted(own)) for number, own in removed.items()})


def _find_space_above(lines: Sequence[str], units: Sequence[Unit], unit: int) -> range:
    """Return the run of empty lines directly above a unit."""
    end = start = units[unit].first
    while start and not lines[start - 1].strip():
        start -= 1
    return range(start, end)


def _gather_followers(staying: Sequence[int], moved: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Return the moved units by the unit that they come to stand behind, -1 for before the first.

    Where that one goes, it is the last one before it that stays.
    """
    followers: dict[int, list[int]] = {}
    for unit, after in moved:
        before = bisect_right(staying, after)
        followers.setdefault(staying[before - 1] if before else -1, []).append(unit)
    return followers


def _find_gaps(
    end: int, units: Sequence[Unit], staying: Sequence[int], taken: Collection[int]
) -> Iterator[_Gap]:
    """Yield the gaps of a text of `end` lines, in order; the last one is behind the last unit."""
    for before, after in pairwise((-1, *staying, len(units))):
        stretches = []
        for number in range(before + 1, after + 1):
            first = units[number - 1].last if number else 0
            last = units[number].first if number < len(units) else end
            stretches.append([line for line in range(first, last) if line not in taken])
        yield _Gap(before, after, after == len(units), stretches)


def _close_gap(lines: Sequence[str], gap: _Gap, removed: Mapping[int, list[int]], fixed: int) -> list[int]:
    """Return the lines of a gap that stay, and add the rules that go to the lines of a unit in `removed`."""
    if len(gap.stretches) == 1:
        return [*gap.stretches[0]]
    going = [number for number in range(gap.before + 1, gap.after) if number in removed]
    kept: list[int] = []
    spaces: list[list[int]] = [[]]
    nearest = going[0] if going else -1
    for place, stretch in enumerate(gap.stretches):
        if place:
            spaces.append([])
            nearest = gap.before + place if gap.before + place in removed else nearest
        is_first, is_last = place == 0, place == len(gap.stretches) - 1
        is_inner = not (is_first and gap.before >= 0) and not (is_last and not gap.at_end)
        for line in stretch:
            if line >= fixed and not lines[line].strip():
                spaces[-1].append(line)
            elif going and is_inner and line >= fixed and not _says_anything(lines[line]):
                removed[nearest].append(line)
                spaces.append([])
            else:
                kept += [*_choose_space(spaces, gap.before < 0 and not kept, False), line]
                spaces = [[]]
    return kept + _choose_space(spaces, gap.before < 0 and not kept, gap.at_end)


def _choose_space(spaces: Sequence[list[int]], at_start: bool, at_end: bool) -> list[int]:
    """Return the run of empty lines that stays of those between which lines went."""
    if at_start:
        return spaces[0]
    return spaces[-1] if at_end else max(spaces, key=len)


def _says_anything(line: str) -> bool:
    return any(character.isalnum() for character in line)
