"""The second copy of an article on its page, found by matching runs of blocks.

Works on all blocks of a page before anything else is known of them. The page is compared with itself
token by token (`alignment`), so paragraphs may be merged, split, edited or punctuated differently; what
repeats is read as runs of blocks (`runs`); `copy_signs` keeps legitimate repetition apart. Here it is
decided which copy stays, which blocks go, and which blocks only another copy has.

The invariant: in the order that is left, no run of blocks is a copy by the signs of `copy_signs`, so searched
again it gives nothing; a long block stays twice only where the page's own text says it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, takewhile
from math import fsum
from typing import NamedTuple

from cleancms.blocks.copy_signs import (
    MAX_LINE_WORDS,
    MIN_WORDS_OF_HALF,
    find_copies,
    find_pairs,
)
from cleancms.blocks.runs import PageText, Run, Side, find_runs, read_page
from cleancms.model import Block, BlockKind, Repeat, Repeats, Segments
from cleancms.text import block_key, count_words, slice_texts

# Copies that are found only after others have gone: a teaser between two full copies needs a second pass.
MAX_PASSES = 5
# Words that phrases in the same order must make before a page is looked at closely. Copies in twice-*-dev
# have 39 and more, two thirds of wcxb-dev have less.
MIN_REPEATED_WORDS = 32
# Phrases shorter than this many characters say nothing; so many phrases may differ between two that match.
MIN_PHRASE, MAX_PHRASE_GAP = 5, 8
# The second copy is kept where it has more text by this share of what both have (and by MIN_WORDS_OF_HALF).
# Full texts go on behind a teaser for as much again (median in twice-*-dev); comments and footers are mostly
# cut off before that.
MORE_COMPLETE = 0.1
# The same where one copy is a single block: pages offer their text for republishing as one piece of source
# code, which has the words of the markup more.
MORE_LUMPED = 1.0
# A text in one block that another copy has in so many has lost its paragraphs.
MIN_PARAGRAPHS = 3
# The text behind a run ends where this many blocks in a row are not prose.
END_OF_TEXT = 3
# How far from a run lines are looked for that belong to it: titles above, editor lines below.
ABOVE, BELOW, KEPT_ABOVE = 10, 4, 15

# Punctuation that ends a phrase: Latin, CJK, Arabic, Devanagari, Burmese, Khmer, Ethiopic, Armenian.
_STOPS = r"\n.,;:!?()\"'’‘“”«»…。、，．；：！？（）「」『』،؛؟।။។።։"
_PHRASE = re.compile(f"[^{_STOPS}]{{{MIN_PHRASE},}}")
_UNSPACED_PHRASE = re.compile(rf"[^\s{_STOPS}]{{{MIN_PHRASE},}}")
# Compiled when a page first needs it; `re` keeps it.
_UNSPACED = "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff]+"


class _Dropped(NamedTuple):
    """What one pass found: block -> (the block that says the same, similarity), and block -> anchor."""

    pairs: dict[int, tuple[int, float]]
    moved: dict[int, int]


def find_repeats(segments: Segments) -> Repeats:
    """Return which blocks of a page are copies, of what, and which blocks only a copy has.

    Never raises, takes time about linear in the length of the page and very little of it where nothing
    repeats. `Repeat.similarity` is the share of the block's tokens that stand in the kept text in the
    same order.
    """
    if _count_repeated_words(segments.blocks) < MIN_REPEATED_WORDS:
        return Repeats()
    page = read_page(segments)
    found = _Dropped({}, {})
    _drop_pairs(page, found)
    order = _reorder(range(len(page.blocks)), found)
    for _ in range(MAX_PASSES):
        runs = find_runs(page, order, MIN_WORDS_OF_HALF)
        copies = find_copies(page, order, runs)
        copies += [run for run in runs if run not in copies and _continues(order, run, found)]
        if not copies:
            break
        again = _collect_matches(copies)
        for run in sorted(copies, key=lambda run: -run.words):
            _drop(page, order, run, again, found)
        order = _reorder(order, found)
    return _to_repeats(page, found)


def _count_repeated_words(blocks: Sequence[Block]) -> int:
    """Return the words of the longest run of phrases that stand on the page a second time in this order.

    A cheap upper estimate of what can be copied: copies keep most phrases between two punctuation marks.
    """
    texts = [block.text for block in blocks if 2 * block.link_chars < len(block.text)]
    latest: dict[str, int] = {}
    most = run = before = last = 0
    for number, phrase in enumerate(_find_phrases(texts)):
        earlier = latest.get(phrase)
        latest[phrase] = number
        if earlier is None:
            continue
        if not (0 < earlier - before <= MAX_PHRASE_GAP and number - last <= MAX_PHRASE_GAP):
            run = 0
        run += count_words(phrase)
        before, last, most = earlier, number, max(most, run)
    return most


def _find_phrases(texts: Sequence[str]) -> Iterator[str]:
    """Yield the phrases of `texts`; they end with a text or a line feed, and so does each slice read here."""
    slices = ["\n".join(texts[start:end]) for start, end in slice_texts(texts)]
    phrases = _UNSPACED_PHRASE if _are_unspaced(slices) else _PHRASE
    for text in slices:
        yield from phrases.findall(text)


def _are_unspaced(texts: Sequence[str]) -> bool:
    """Return whether a third of `texts` is in scripts without spaces: characters of three bytes in UTF-8."""
    length = sum(map(len, texts))
    size = sum([len(text.encode("utf-8", "surrogatepass")) for text in texts])
    if 3 * (size - length) <= 2 * length:
        return False
    return 3 * sum([sum(map(len, re.findall(_UNSPACED, text))) for text in texts]) > length


def _collect_matches(runs: Iterable[Run]) -> dict[int, set[int]]:
    """Return for each position of a block in any run the positions that say the same."""
    again: dict[int, set[int]] = {}
    for run in runs:
        for side in (run.left, run.right):
            for position, (other, _) in side.matched.items():
                again.setdefault(position, set()).add(other)
    return again


def _continues(order: Sequence[int], run: Run, found: _Dropped) -> bool:
    """Return whether `run` goes on where a copy ended that has gone, or ends where one began.

    Where a shorter copy stands between two longer ones, what these have more is a run of its own.
    """
    left, right = run
    borders = ((order[left.first] - 1, order[right.first] - 1), (order[left.last] + 1, order[right.last] + 1))
    return any(
        (block in found.pairs or other in found.pairs) and _resolve(found, block) == _resolve(found, other)
        for block, other in borders
    )


def _drop_pairs(page: PageText, found: _Dropped) -> None:
    """Note the second of every two equal neighbours, or the first where only that is hidden."""
    for first, second in find_pairs(page):
        hidden = page.blocks[first].hidden and not page.blocks[second].hidden
        kept, copy = (second, first) if hidden else (first, second)
        found.pairs[copy] = (kept, 1.0)


def _drop(
    page: PageText, order: Sequence[int], run: Run, again: Mapping[int, set[int]], found: _Dropped
) -> None:
    """Note the blocks that go with the less complete side of `run`, and those that move to the other."""
    kept, copy = _choose(page, order, run, again)
    matched = {order[p]: (order[other], share) for p, (other, share) in copy.matched.items()}
    lines = {order[p]: (order[other], 1.0) for p, other in _match_lines(page, order, kept, copy, again)}
    for block, (original, share) in (lines | matched).items():
        if block not in found.pairs and block not in _trace(found, original):
            found.pairs[block] = (_resolve(found, original), share)
    for block, anchor in _find_additions(page, order, copy):
        if block not in found.pairs and block not in found.moved and block not in _trace(found, anchor):
            found.moved[block] = anchor


def _choose(
    page: PageText, order: Sequence[int], run: Run, again: Mapping[int, set[int]]
) -> tuple[Side, Side]:
    """Return (kept, copy): the side with clearly more text, else the better set one, else the first."""
    left, right = run
    more = _count_more(page, order, right, left, again) - _count_more(page, order, left, right, again)
    share = MORE_LUMPED if _is_lumped(right, left) or _is_lumped(left, right) else MORE_COMPLETE
    margin = max(share * run.words, MIN_WORDS_OF_HALF)
    if more > margin or (more >= -margin and _is_worse(page, order, run)):
        return right, left
    return left, right


def _count_more(
    page: PageText, order: Sequence[int], side: Side, other: Side, again: Mapping[int, set[int]]
) -> float:
    """Return the words that only `side` has: in its matched blocks, and as prose that goes on behind them.

    A teaser ends where the full text goes on; where a third copy of the run begins, nothing goes on. What
    stands between matched blocks does not count, since it is merged into the kept copy.
    """
    words = fsum((1.0 - side.matched[position][1]) * page.words[order[position]] for position in side.long)
    misses = 0
    for position in range(side.last + 1, len(order)):
        index = order[position]
        if position == other.first or misses >= END_OF_TEXT:
            break
        if any(each.first <= same <= each.last for same in again.get(position, ()) for each in (side, other)):
            break
        if page.prose[index]:
            words += page.words[index]
            misses = 0
        elif page.tokens[index]:
            misses += 1
    return words


def _is_worse(page: PageText, order: Sequence[int], run: Run) -> bool:
    """Return whether the first side is the worse one: hidden, without its paragraphs, or above the title."""
    left, right = run
    hidden, other_hidden = (
        2 * sum(page.blocks[order[position]].hidden for position in side.matched) > len(side.matched)
        for side in run
    )
    if hidden != other_hidden:
        return hidden
    if _is_lumped(left, right) or _is_lumped(right, left):
        return _is_lumped(left, right)
    return order[left.last] < page.heading < order[right.first]


def _is_lumped(side: Side, other: Side) -> bool:
    """Return whether `side` has in one block what `other` has in paragraphs."""
    return len(side.matched) == 1 and len(other.matched) >= MIN_PARAGRAPHS


def _match_lines(
    page: PageText, order: Sequence[int], kept: Side, copy: Side, again: Mapping[int, set[int]]
) -> Iterator[tuple[int, int]]:
    """Yield (position, kept position) of short lines in the copy and next to it that the kept one has, too.

    That is the title above it, an editor line below it, and inside what is too short to be aligned. A heading
    below a copy is none of those above the kept one: it is that of what follows. What another run has matched
    is left to that run.
    """
    lines: dict[str, list[int]] = {}
    for position in range(max(0, kept.first - KEPT_ABOVE), min(len(order), kept.last + BELOW + 1)):
        if page.words[order[position]] <= MAX_LINE_WORDS:
            lines.setdefault(_line_key(page.blocks[order[position]]), []).append(position)
    above = range(copy.first - 1, max(-1, copy.first - 1 - ABOVE), -1)
    below = range(copy.last + 1, min(len(order), copy.last + 1 + BELOW))

    def is_line(position: int) -> bool:
        own = kept.first <= position <= kept.last or position in again
        return not own and page.words[order[position]] <= MAX_LINE_WORDS

    near = chain(takewhile(is_line, above), takewhile(is_line, below))
    inside = [position for position in range(copy.first, copy.last) if position not in copy.matched]
    for position in chain(near, inside):
        block = page.blocks[order[position]]
        least = kept.first if position > copy.last and block.kind is BlockKind.HEADING else 0
        equal = lines.get(_line_key(block), ())
        match = next((other for other in equal if other != position and other >= least), None)
        if match is not None:
            yield position, match


def _line_key(block: Block) -> str:
    """Return what makes two lines equal: their key, for an image its address, for a symbol itself."""
    if block.kind == BlockKind.IMAGE:
        return " ".join(span.url for span in block.spans)
    return block_key(block.text) or block.text


def _find_additions(page: PageText, order: Sequence[int], copy: Side) -> Iterator[tuple[int, int]]:
    """Yield (block, kept block to stand behind) for what only the copy has between its paragraphs."""
    body = [p for n, p in enumerate(copy.long) if n > 0 or page.words[order[p]] > MAX_LINE_WORDS]
    if not body:
        return
    anchor = order[copy.matched[body[0]][0]]
    for position in range(body[0], body[-1]):
        if position in copy.matched:
            anchor = order[copy.matched[position][0]]
        elif _can_move(page.blocks[order[position]]):
            yield order[position], anchor


def _can_move(block: Block) -> bool:
    """Return whether `block` can belong to an article: an image, or text that is not mostly links."""
    if not block.text:
        return block.kind == BlockKind.IMAGE
    return 2 * block.link_chars < len(block.text) and bool(block_key(block.text))


def _reorder(order: Sequence[int], found: _Dropped) -> list[int]:
    """Return `order` without the dropped blocks, the moved ones at their new places."""
    behind: dict[int, list[int]] = {}
    for block, anchor in found.moved.items():
        if block not in found.pairs:
            behind.setdefault(_find_anchor(found, anchor), []).append(block)
    kept = [index for index in order if index not in found.pairs and index not in found.moved]
    return [block for index in kept for block in (index, *behind.get(index, ()))]


def _resolve(found: _Dropped, block: int) -> int:
    """Return the kept block that `block` repeats, through other copies if need be."""
    while block in found.pairs:
        block = found.pairs[block][0]
    return block


def _trace(found: _Dropped, block: int) -> Iterator[int]:
    """Yield `block` and the blocks that it leads to, the last one kept at its own place.

    A dropped block leads to the one that it repeats, a moved one to the one that it comes to stand behind.
    """
    yield block
    while block in found.pairs or block in found.moved:
        block = found.pairs[block][0] if block in found.pairs else found.moved[block]
        yield block


def _find_anchor(found: _Dropped, block: int) -> int:
    """Return the block behind which a block with the anchor `block` comes to stand."""
    *_, last = _trace(found, block)
    return last


def _to_repeats(page: PageText, found: _Dropped) -> Repeats:
    """Return what was found with every copy and every moved block tied to a kept block."""
    pairs = [
        Repeat(block, _resolve(found, original), round(share, 3))
        for block, (original, share) in sorted(found.pairs.items())
    ]
    moved = [
        (block, _find_anchor(found, anchor))
        for block, anchor in sorted(found.moved.items())
        if block not in found.pairs
    ]
    return Repeats(tuple(pairs), tuple(moved), 1 + _count_copies(page, pairs))


def _count_copies(page: PageText, pairs: Sequence[Repeat]) -> int:
    """Return how often the kept prose that is said again is said again.

    A copy longer than its original was merged from it and the prose behind it, and says that again as well.
    """
    copies = {pair.copy for pair in pairs}
    kept = [block for block, prose in enumerate(page.prose) if prose and block not in copies]
    place = {block: number for number, block in enumerate(kept)}
    again: dict[int, float] = {}
    for copy, original, _ in pairs:
        left = page.words[copy] if original in place else 0.0
        for block in islice(kept, place.get(original, 0), None):
            if left <= 0.0:
                break
            again[block] = again.get(block, 0.0) + min(1.0, left / page.words[block])
            left -= page.words[block]
    return max(1 if pairs else 0, round(_find_median(again.values())) if again else 0)


def _find_median(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
