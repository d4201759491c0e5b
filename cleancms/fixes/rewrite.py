"""A text without what should not be in it, every line that is left byte for byte as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleancms.blocks.front_matter import split_front_matter
from cleancms.blocks.label import Choice, label_blocks
from cleancms.fixes.arrangement import Unit, arrange, find_units
from cleancms.fixes.removals import choose_removals
from cleancms.model import Label, Page, PageKind, Reason, Repeats, Segments, SiteProfile, Verdict
from cleancms.pages.decode import normalise
from cleancms.pipeline import understand_page

# A text is rewritten until nothing in it goes: on 394 dumps the second pass found nothing (experiment log).
# One that is not done after so many is left as it is, so that rewriting twice is the same.
MAX_PASSES = 8
# What ends a line for str.splitlines.
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class LostBlockError(Exception):
    """A rewritten text lacks lines that should have stayed. A fault of this program; the text is safe."""


class Finding(NamedTuple):
    """Lines of a text that should go: `first <= number < last`, counted from 0 as str.splitlines counts.

    `start` and `end` are their characters. `score` is how likely the block is content (0..1), of a copy how
    much of it the other one says. `excerpt` is the text of the block, `original` the line on which the block
    begins that it repeats, -1 where it is no copy.
    """

    first: int
    last: int
    start: int
    end: int
    reason: Reason
    score: float
    excerpt: str
    original: int = -1


class Rewritten(NamedTuple):
    """What is left of a text, and what was found in it, in the order of lines.

    There are no findings exactly where `text` is what was given.
    """

    text: str
    findings: tuple[Finding, ...]


class _Removal(NamedTuple):
    """Lines that go for one reason; `verdict` is that on their first block."""

    lines: tuple[int, ...]
    verdict: Verdict
    excerpt: str
    original: int


class _Plan(NamedTuple):
    """What becomes of a text: the numbers of the lines that are left, and what goes.

    `owed` are the lines of the kept blocks in the order that was chosen for them: these must be left.
    """

    lines: tuple[int, ...]
    owed: tuple[int, ...]
    removals: tuple[_Removal, ...]


def rewrite_text(text: str, profile: SiteProfile | None = None) -> Rewritten:
    """Return `text` without what repeats and, if it looks like a page, what `clean` drops; and what this is.

    `removals` says what looks like a page. The title, and the lines about the article between it and the
    body, stay; so do front matter and link definitions. What only a copy has moves to the copy that stays.
    Rewriting the result finds nothing.
    `profile` is what is known of the text's site: what it names goes from any text. Raises LostBlockError.
    """
    given = text.splitlines(keepends=True)
    numbers = tuple(range(len(given)))
    removals: list[_Removal] = []
    for _ in range(MAX_PASSES):
        lines = [given[number] for number in numbers]
        plan = _plan(lines, profile)
        if not plan.removals:
            break
        _prove_order(lines, plan)
        removals += (_renumber(removal, numbers) for removal in plan.removals)
        numbers = tuple([numbers[line] for line in plan.lines])
    else:
        return Rewritten(text, ())
    if not removals:
        return Rewritten(text, ())
    left = _end_lines([given[number] for number in numbers], given)
    rewritten = "".join(left)
    if rewritten.splitlines(keepends=True) != left:
        # A lone carriage return came to stand before an empty line: the two would be one line end.
        return Rewritten(text, ())
    findings = tuple(_find_places(given, removals))
    _prove_whole(given, left, findings)
    return Rewritten(rewritten, findings)


def _plan(lines: Sequence[str], profile: SiteProfile | None) -> _Plan:
    """Return what becomes of the lines of a text."""
    # Line ends and characters that mean nothing are read as `pages.decode` reads them; the lines stay.
    content = normalise("\n".join([line.rstrip(LINE_ENDS) for line in lines]))
    reading = understand_page(Page("", content, PageKind.TEXT), profile=profile)
    segments = reading.segments
    choice = label_blocks(segments, reading.scores, reading.known, reading.repeats)
    going = choose_removals(reading, choice, profile)
    units = find_units(segments.lines)
    gone = [number for number, unit in enumerate(units) if going.issuperset(unit.blocks)]
    if not gone:
        return _Plan(tuple(range(len(lines))), (), ())
    moved = _find_moved(units, gone, reading.repeats)
    front_matter = len(content.splitlines()) - len(split_front_matter(content)[1].splitlines())
    arrangement = arrange(lines, units, gone, moved, front_matter)
    removals = [
        _describe(units[number], own, segments, choice) for number, own in arrangement.removed.items()
    ]
    return _Plan(arrangement.lines, _find_owed(units, segments, choice, moved), tuple(removals))


def _find_moved(units: Sequence[Unit], gone: Sequence[int], repeats: Repeats) -> tuple[tuple[int, int], ...]:
    """Return the units that move, each with the one that it comes to stand behind, in their new order.

    A block that shares its line with another one stays where it is.
    """
    if not repeats.moved:
        return ()
    unit_of = {block: number for number, unit in enumerate(units) for block in unit.blocks}
    away = set(gone)
    moved = [
        (unit_of[block], unit_of.get(after, -1))
        for block, after in repeats.moved
        if unit_of[block] not in away and len(units[unit_of[block]].blocks) == 1
    ]
    return tuple(sorted(moved, key=lambda pair: pair[1]))


def _find_owed(
    units: Sequence[Unit], segments: Segments, choice: Choice, moved: Sequence[tuple[int, int]]
) -> tuple[int, ...]:
    """Return the lines of the kept blocks in the order that was chosen for them.

    Images, which have no place in that order, and blocks that could not move are left out.
    """
    unit_of = {block: number for number, unit in enumerate(units) for block in unit.blocks}
    movers = {number for number, _ in moved}
    chosen = dict.fromkeys(
        unit_of[block]
        for block in choice.kept
        if segments.blocks[block].text
        and (choice.verdicts[block].reason is not Reason.MERGED or unit_of[block] in movers)
    )
    return tuple([line for number in chosen for line in range(units[number].first, units[number].last)])


def _describe(unit: Unit, lines: tuple[int, ...], segments: Segments, choice: Choice) -> _Removal:
    verdict = choice.verdicts[unit.blocks[0]]
    excerpt = " ".join([segments.blocks[block].text for block in unit.blocks])
    original = segments.lines[verdict.repeats][0] if verdict.label is Label.COPY else -1
    return _Removal(lines, verdict, excerpt, original)


def _renumber(removal: _Removal, numbers: Sequence[int]) -> _Removal:
    """Return a removal with the numbers that its lines had in the text as it was given."""
    original = numbers[removal.original] if removal.original >= 0 else -1
    return removal._replace(lines=tuple(sorted(numbers[line] for line in removal.lines)), original=original)


def _end_lines(lines: list[str], given: Sequence[str]) -> list[str]:
    """Return the lines with a line end each, the last one as the text given ended."""
    is_open = not given[-1].endswith(tuple(LINE_ENDS))
    if not is_open or not lines:
        return lines
    end = given[0][len(given[0].rstrip(LINE_ENDS)) :] or "\n"
    ended = [line if line.endswith(tuple(LINE_ENDS)) else line + end for line in lines[:-1]]
    return [*ended, lines[-1].rstrip(LINE_ENDS)]


def _find_places(given: Sequence[str], removals: Iterable[_Removal]) -> Iterator[Finding]:
    """Yield the findings in the order of lines, one for each run of lines that go for the same reason."""
    starts = [0]
    for line in given:
        starts.append(starts[-1] + len(line))
    runs = [(run, removal) for removal in removals for run in _split_runs(given, removal.lines)]
    for (first, last), removal in sorted(runs, key=lambda pair: pair[0]):
        verdict = removal.verdict
        yield Finding(
            first,
            last,
            starts[first],
            starts[last],
            verdict.reason,
            verdict.score,
            removal.excerpt,
            removal.original,
        )


def _split_runs(given: Sequence[str], lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of `lines` between which nothing but empty lines stands."""
    first = lines[0]
    for before, after in pairwise(lines):
        if any(line.strip() for line in given[before + 1 : after]):
            yield first, before + 1
            first = after
    yield first, lines[-1] + 1


# --- proof -----------------------------------------------------------------------------------------------


def _prove_order(lines: Sequence[str], plan: _Plan) -> None:
    """Check that the lines of all kept blocks are left, in the order chosen. Raises LostBlockError."""
    left = iter(plan.lines)
    for number in plan.owed:
        if not any(lines[other] == lines[number] for other in left):
            raise LostBlockError(f"a line of the article would be lost: {lines[number].strip()[:80]!r}")


def _prove_whole(given: Sequence[str], left: Sequence[str], findings: Iterable[Finding]) -> None:
    """Check that every line that no finding names is left. Raises LostBlockError."""
    named = {number for finding in findings for number in range(finding.first, finding.last)}
    owed = Counter(
        [line.rstrip(LINE_ENDS) for number, line in enumerate(given) if number not in named and line.strip()]
    )
    lost = owed - Counter([line.rstrip(LINE_ENDS) for line in left])
    if lost:
        raise LostBlockError(f"a line would be lost: {next(iter(lost)).strip()[:80]!r}")
