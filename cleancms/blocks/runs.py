"""Runs: the regions of a page that say the same, read as blocks.

An alignment speaks of tokens; a run says which block repeats which, how much of it, and how much prose
that makes. Positions count in the order given, which leaves out blocks that are already known as copies.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum
from typing import NamedTuple

from cleancms.blocks.alignment import Alignment, align_repeats
from cleancms.model import Block, BlockKind, Segments
from cleancms.text import PIECE_CHARACTERS, block_key, count_words, cut_pieces, slice_texts, tokenize

# A block of this many words is a sentence or more; shorter ones (menu items, headings, prices) repeat on
# every page and prove nothing.
LONG_BLOCK = 12
# Share of a block's tokens that must be found again. Edited copies keep 0.9 and more (twice-*-dev, 2-5 %
# of words edited), unrelated sentences share up to 0.4 in function words.
MATCHED = 0.5
# A shingle holds about this many letters: five English words, eight Han characters.
SHINGLE_LETTERS = 24
MIN_SHINGLE, MAX_SHINGLE = 5, 8
# Signs between words that English text has beyond ASCII: quotation marks, dashes, an ellipsis, dots, spaces.
TYPOGRAPHIC_SIGNS = "‘’“”–—…•·\xa0"
# Shorter alignments are not looked at.
MIN_TOKENS = 20


class PageText(NamedTuple):
    """A page as the search for repeats sees it, one item a block.

    `tokens` are interned (equal numbers for equal tokens), `words` counts words, `prose` says whether a
    block is long running text: not code, not a table row, not mostly links. `title` is the key of the
    page's `<title>`, `heading` the index of its only heading of level 1, -1 where it has none or several.
    """

    blocks: tuple[Block, ...]
    tokens: tuple[array[int], ...]
    words: tuple[int, ...]
    prose: tuple[bool, ...]
    shingle: int
    title: str
    heading: int


# The tokens of a line, its words, the letters of its tokens. A plain tuple: one is made for every line.
_Row = tuple["array[int]", int, int]


class Side(NamedTuple):
    """One of the two regions of a run, in positions.

    `matched` gives for a position its counterpart in the other region and the share of its tokens that
    are found there. `first` and `last` are the ends of the matched blocks, `long` those of them that are
    prose, `words` the aligned words in these, `density` the aligned share of all tokens between the ends.
    """

    matched: Mapping[int, tuple[int, float]]
    first: int
    last: int
    long: tuple[int, ...]
    words: float
    density: float


class Run(NamedTuple):
    """Two regions of a page that say the same; `left` stands first."""

    left: Side
    right: Side

    @property
    def words(self) -> float:
        """Aligned words of prose, on the side that has more: the other may be cut into short lines."""
        return max(self.left.words, self.right.words)


def read_page(segments: Segments) -> PageText:
    """Return the blocks of a page as interned tokens, with what else is needed of them."""
    blocks = segments.blocks
    # a token that is looked up for the first time gets the next number
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    read: dict[str, _Row] = {}
    rows: list[_Row] = []
    texts = [block.text for block in blocks]
    for start, end in slice_texts(texts):
        for line in _read_lines(texts[start:end]):
            row = read.get(line)
            if row is None:
                row = read[line] = _read_line(line, numbers)
            rows.append(row)
    tokens, words = tuple([row[0] for row in rows]), tuple([row[1] for row in rows])
    letters = sum([row[2] for row in rows])
    prose = tuple(
        [count >= LONG_BLOCK and _may_be_prose(block) for block, count in zip(blocks, words, strict=True)]
    )
    average = letters / max(1, sum(map(len, tokens)))
    shingle = max(MIN_SHINGLE, min(MAX_SHINGLE, round(SHINGLE_LETTERS / max(1.0, average))))
    title = block_key(segments.hints.title)
    headings = [block.index for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    heading = headings[0] if len(headings) == 1 else -1
    return PageText(blocks, tokens, words, prose, shingle, title, heading)


def _read_line(line: str, numbers: defaultdict[str, int]) -> _Row:
    """Return a line as numbers of its tokens, with its words and the letters of its tokens."""
    tokens = array("i")
    letters = words = 0
    is_ascii = line.isascii()
    for piece in cut_pieces(line) if len(line) > PIECE_CHARACTERS else (line,):
        found = tokenize(piece)
        tokens.extend([numbers[token] for token in found])
        letters += len("".join(found))
        # the tokens of ASCII text are its words
        words += len(found) if is_ascii else count_words(piece)
    return tokens, words, letters


def _read_lines(texts: Iterable[str]) -> list[str]:
    """Return texts as lines of the same words, more of them in ASCII, which is read faster."""
    text = "\n".join([text.replace("\n", " ") for text in texts])
    for sign in TYPOGRAPHIC_SIGNS:
        text = text.replace(sign, " ")
    return text.split("\n")


def _may_be_prose(block: Block) -> bool:
    """Return whether `block` is neither code nor a table row nor mostly links."""
    return block.kind not in (BlockKind.CODE, BlockKind.TABLE_ROW) and 2 * block.link_chars < len(block.text)


def find_runs(page: PageText, order: Sequence[int], minimum: int) -> list[Run]:
    """Return all runs among the blocks `order`, or none where no region repeats `minimum` tokens."""
    stream = array("i")
    starts = [0]
    for index in order:
        stream += page.tokens[index]
        starts.append(len(stream))
    alignments = align_repeats(stream, page.shingle, MIN_TOKENS)
    if not any(sum(match.length for match in alignment.matches) >= minimum for alignment in alignments):
        return []
    runs = (_read_run(page, order, starts, alignment) for alignment in alignments)
    return [run for run in runs if run is not None]


def _read_run(
    page: PageText, order: Sequence[int], starts: Sequence[int], alignment: Alignment
) -> Run | None:
    """Return `alignment` as a run; None where it covers no block of either side by half."""
    overlaps: dict[tuple[int, int], int] = {}
    for original, copy, length in _split_at_blocks(starts, alignment):
        overlaps[original, copy] = overlaps.get((original, copy), 0) + length
    left = _read_side(page, order, starts, overlaps)
    right = _read_side(page, order, starts, {(copy, original): n for (original, copy), n in overlaps.items()})
    return Run(left, right) if left is not None and right is not None else None


def _split_at_blocks(starts: Sequence[int], alignment: Alignment) -> Iterator[tuple[int, int, int]]:
    """Yield (original position, copy position, aligned tokens), cut at the borders of blocks."""
    for match in alignment.matches:
        done = 0
        while done < match.length:
            original, copy = match.original + done, match.copy + done
            left, right = bisect_right(starts, original) - 1, bisect_right(starts, copy) - 1
            step = min(match.length - done, starts[left + 1] - original, starts[right + 1] - copy)
            yield left, right, step
            done += step


def _read_side(
    page: PageText, order: Sequence[int], starts: Sequence[int], overlaps: Mapping[tuple[int, int], int]
) -> Side | None:
    """Return the side of the first members of the pairs in `overlaps`."""
    aligned: dict[int, int] = {}
    counterpart: dict[int, tuple[int, int]] = {}
    for (position, other), length in overlaps.items():
        aligned[position] = aligned.get(position, 0) + length
        counterpart[position] = max(counterpart.get(position, (0, 0)), (length, -other))
    matched = {}
    for position, length in sorted(aligned.items()):
        share = length / (starts[position + 1] - starts[position])
        if share >= MATCHED:
            matched[position] = (-counterpart[position][1], share)
    if not matched:
        return None
    first, last = min(matched), max(matched)
    long = tuple(position for position in matched if page.prose[order[position]])
    words = fsum(matched[position][1] * page.words[order[position]] for position in long)
    inside = sum(length for position, length in aligned.items() if first <= position <= last)
    return Side(matched, first, last, long, words, inside / (starts[last + 1] - starts[first]))
