"""Where a sequence of tokens repeats itself: matches, chained into alignments of two regions.

Knows nothing of pages or blocks. The work is about linear in the number of tokens: every shingle is linked
to one of its last occurrences, and a match is compared with a bounded number of open chains. All-pairs
comparison is out: 3,000 x 3,000 fuzzy block comparisons take 12 seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# What one unaligned token costs a chain, in aligned tokens. A chain of 100 aligned tokens can so reach
# across 200 others (an inserted list of links), while chance phrases far apart never join.
GAP_COST = 0.5
# Of a shingle that stands more often, this many latest occurrences are looked at.
MAX_OCCURRENCES = 6
# Shingles are hashed by multiplying with an odd number (2 ** 64 divided by the golden ratio) into four to
# eight slots for each of them, so that most that stand once have a slot of their own.
HASH_FACTOR = np.uint64(0x9E3779B97F4A7C15)
SLOTS_PER_SHINGLE = 4
# Of more than 2 ** PART_BITS shingles about so many are sorted at a time, in 2 ** MAX_PART_COUNT_BITS parts
# at most: sorting takes many times their memory.
PART_BITS = 16
MAX_PART_COUNT_BITS = 8
# An edit moves the offset by less than this many tokens, and behind it the texts agree again as soon.
MAX_DRIFT = 8
# A match is offered to this many chains: of those in its reach, the ones with the highest scores.
MAX_OPEN_CHAINS = 24
# Gaps are aligned token by token up to this many cells; beyond it the two sides have nothing to do with
# each other, and the work would no longer be linear.
MAX_GAP_CELLS = 1_000_000
# In a gap larger than this a single equal token ("the") is chance; in a smaller one it is what is left
# between two edited words.
SMALL_GAP = 12


class Match(NamedTuple):
    """Tokens `copy .. copy + length` say what tokens `original .. original + length` said before them."""

    original: int
    copy: int
    length: int


class Alignment(NamedTuple):
    """Two regions that do not overlap, and the matches between them in ascending order on both sides."""

    matches: tuple[Match, ...]


class _Link(NamedTuple):
    """A match as the end of a chain.

    `before` is the index of the link before it (-1 for none), `score` the aligned tokens of the chain up
    to here less the cost of its gaps, `start` where its copy begins.
    """

    match: Match
    before: int
    score: float
    start: int


def align_repeats(tokens: Sequence[int], shingle: int, minimum: int) -> list[Alignment]:
    """Return the alignments of `tokens` with itself that have at least `minimum` aligned tokens.

    A repetition is seeded by `shingle` equal tokens in a row. Each later region is aligned with the latest
    earlier one; N copies in a row give N - 1 alignments of neighbours. A chain ends where its original
    would run into its own copy, so periodic text gives many short alignments, not a long one.
    """
    links = _link(_find_matches(tokens, shingle))
    chains = [chain for chain in _best_chains(links) if sum(match.length for match in chain) >= minimum]
    alignments = [Alignment(tuple(_fill_gaps(tokens, chain))) for chain in chains]
    return sorted(alignments, key=lambda alignment: alignment.matches[0].copy)


def _find_matches(tokens: Sequence[int], shingle: int) -> Iterator[Match]:
    """Yield maximal matches, ascending and without overlap on the side of the copy.

    Of the last occurrences of a shingle the one nearest to the offset of the match before is taken, and
    behind an edited word none that is far from it, so that neither a phrase that stands more often on the
    page nor a third copy leads away from the copy already found.
    """
    stood = _find_earlier(tokens, shingle)
    # one by one, memory is read faster than an array
    earlier: Sequence[int] = stood.data
    offset = end = 0
    for position in np.flatnonzero(stood >= 0).data:
        if position < end:
            continue
        original = _nearest(earlier[position], earlier, position - offset)
        drift = abs(position - offset - original)
        if drift > MAX_DRIFT and position < end + shingle + MAX_DRIFT:
            continue
        offset = position - original
        start = position
        while start > end and start > offset and tokens[start - 1] == tokens[start - 1 - offset]:
            start -= 1
        end = position + shingle
        while end < len(tokens) and tokens[end] == tokens[end - offset]:
            end += 1
        for piece in range(start, end, offset):
            yield Match(piece - offset, piece, min(offset, end - piece))


def _find_earlier(tokens: Sequence[int], shingle: int) -> NDArray[np.int32]:
    """Return for each position where its shingle stood last before it, -1 where it did not.

    Sorting shingles by hash and position brings equal ones together, and equal tokens prove them equal.
    """
    count = max(0, len(tokens) - shingle + 1)
    earlier = np.full(count, -1, dtype=np.int32)
    if count < 2:
        return earlier
    numbers = np.asarray(tokens, dtype=np.uint32)
    keys = np.zeros(count, np.uint64)
    for step in range(shingle):
        keys += numbers[step : step + count]
        keys *= HASH_FACTOR
    place = np.uint64((1 << count.bit_length()) - 1)
    for part in _divide(keys):
        ordered = np.sort((keys[part] & ~place) | part.astype(np.uint64))
        same = (ordered[1:] ^ ordered[:-1]) <= place
        positions = (ordered & place).astype(np.intp)
        again, before = positions[1:][same], positions[:-1][same]
        equal = np.ones(len(again), np.bool_)
        for step in range(shingle):
            equal &= numbers[again + step] == numbers[before + step]
        earlier[again[equal]] = before[equal]
    return earlier


def _divide(keys: NDArray[np.uint64]) -> Iterator[NDArray[np.intp]]:
    """Yield positions of `keys`, those of equal ones together; most that stand once are left out."""
    count = len(keys)
    bits = min((count >> PART_BITS).bit_length(), MAX_PART_COUNT_BITS)
    if bits:
        parts = (keys >> np.uint64(64 - bits)).astype(np.uint8)
        for part in range(1 << bits):
            yield np.flatnonzero(parts == part)
    else:
        bits = (SLOTS_PER_SHINGLE * count).bit_length()
        slots = (keys >> np.uint64(64 - bits)).astype(np.intp)
        yield np.flatnonzero(np.bincount(slots, minlength=1 << bits)[slots] > 1)


def _nearest(found: int, earlier: Sequence[int], wanted: int) -> int:
    """Return the one of the last occurrences `found`, `earlier[found]`, … that is nearest to `wanted`."""
    best = found
    for _ in range(MAX_OCCURRENCES - 1):
        found = earlier[found]
        if found < 0:
            break
        if abs(found - wanted) < abs(best - wanted):
            best = found
    return best


def _link(matches: Iterable[Match]) -> list[_Link]:
    """Link every match to the open chain that it continues best, or to none.

    A match that does not pay for its gap does not close the chain it continues: the next match may
    continue the chain without it.
    """
    links: list[_Link] = []
    active: list[int] = []
    for match in matches:
        reachable, best, score = _find_best(links, active, match)
        rest = match
        if best >= 0:
            link = links[best]
            length = min(match.length, link.start - match.original)
            rest = Match(match.original + length, match.copy + length, match.length - length)
            if score + length > link.score:
                reachable.remove(best)
            reachable.append(len(links))
            links.append(_Link(match._replace(length=length), best, score + length, link.start))
        if rest.length:
            reachable.append(len(links))
            links.append(_Link(rest, -1, rest.length, rest.copy))
        while len(reachable) > MAX_OPEN_CHAINS:
            reachable.remove(min(reachable, key=lambda end: links[end].score))
        active = reachable
    return links


def _find_best(links: Sequence[_Link], active: Sequence[int], match: Match) -> tuple[list[int], int, float]:
    """Return the chains still in reach of `match`, the one that it continues best (-1), and its score."""
    reachable = []
    best, best_score = -1, 0.0
    for end in active:
        last, _, score, start = links[end]
        score -= GAP_COST * (match.copy - last.copy - last.length)
        if score <= 0:
            continue
        reachable.append(end)
        gap = match.original - last.original - last.length
        score -= GAP_COST * gap
        if gap >= 0 and score > best_score and match.original < start:
            best, best_score = end, score
    return reachable, best, best_score


def _best_chains(links: Sequence[_Link]) -> Iterator[list[Match]]:
    """Yield the chains that `links` make, best first, every match in one of them."""
    used = [False] * len(links)
    for end in sorted(range(len(links)), key=lambda end: (-links[end].score, end)):
        chain = []
        at = end
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(links[at].match)
            at = links[at].before
        if chain:
            yield chain[::-1]


def _fill_gaps(tokens: Sequence[int], matches: Sequence[Match]) -> Iterator[Match]:
    """Yield `matches` and, between them, the shorter ones that edits have left over."""
    before = matches[0]
    yield before
    for match in matches[1:]:
        original = (before.original + before.length, match.original)
        copy = (before.copy + before.length, match.copy)
        yield from _align_gap(tokens, original, copy)
        yield match
        before = match


def _align_gap(tokens: Sequence[int], original: tuple[int, int], copy: tuple[int, int]) -> Iterator[Match]:
    """Yield the matches between two unaligned stretches, each given as (start, end)."""
    sizes = (original[1] - original[0], copy[1] - copy[0])
    if not 0 < sizes[0] * sizes[1] <= MAX_GAP_CELLS:
        return
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - most pages have no copies

    shortest = 1 if max(sizes) <= SMALL_GAP else 2
    for step in LCSseq.opcodes([*tokens[slice(*original)]], [*tokens[slice(*copy)]]):
        length = step.src_end - step.src_start
        if step.tag == "equal" and length >= shortest:
            yield Match(original[0] + step.src_start, copy[0] + step.dest_start, length)
