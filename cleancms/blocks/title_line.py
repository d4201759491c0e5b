"""The title of a text dump: the line that looks most like one.

A title stands above the label lines and above the longest text of the page, says what that text is about,
and is short without being a single word. The weights are those of a softmax choice among the lines of a
page, fitted on the 704 pages of dump-dev that show their title (0.76 right, cross-validated) and rounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleancms.model import Block, BlockKind, Reason
from cleancms.text import count_han_kana, count_words, tokenize

TOP_HEADING_WEIGHT = 4.5
HEADING_WEIGHT = 1.2
LABELS_WEIGHT = 3.0
PARAGRAPH_WEIGHT = 1.0
NEAR_PARAGRAPH_WEIGHT = 0.6
FOLLOWING_WEIGHT = 2.0
SENTENCE_WEIGHT = -3.5
LIST_ITEM_WEIGHT = -3.2
FOUR_WORDS_WEIGHT = 1.75
SIX_WORDS_WEIGHT = 1.15
TWENTY_WORDS_WEIGHT = -2.25
PRECEDING_WEIGHT = -4.5
LATE_WEIGHT = -2.5
TOPIC_WEIGHT = 4.0
SEPARATOR_WEIGHT = -1.0
# A page whose best line has less shows no title: the weights of a short line in the middle of nothing.
LEAST_SCORE = 3.0

MIN_WORDS = 2
MAX_WORDS = 40
# Lines of this many words are text of a body; a paragraph is longer.
BODY_LINE = 15
PARAGRAPH = 25
# How far below a title its labels, its first paragraph and its text are looked for (blocks, words).
LABELS_WITHIN = 4
PARAGRAPH_WITHIN = 15
NEAR_WITHIN = 5
FOLLOWING_BLOCKS = 30
FOLLOWING_WORDS = 300
# Where that share of the page's text stands above a line, it comes late.
LATE = 0.1
# A word that the text uses this often is its topic.
TOPIC_COUNT = 3
TOPIC_WORD_LENGTH = 4

_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE))


class _Lines(NamedTuple):
    """What is known of the lines of a page.

    `words` are those of each line (0 for label lines and the like), `above` the words of body lines above
    each line, `paragraphs` the place of the first paragraph from each line on (-1: none), `tokens` how often
    the body uses each token.
    """

    blocks: Sequence[Block]
    patterns: Mapping[int, Reason]
    words: Sequence[int]
    above: Sequence[int]
    paragraphs: Sequence[int]
    tokens: Mapping[str, int]


def find_title_line(blocks: Sequence[Block], patterns: Mapping[int, Reason]) -> Block | None:
    """Return the line of a page that is most likely its title, None where no line looks like one."""
    lines = _measure_lines(blocks, patterns)
    best: tuple[float, Block] | None = None
    for place, block in enumerate(blocks):
        if block.kind in _KINDS and MIN_WORDS <= lines.words[place] <= MAX_WORDS and _has_words(block.text):
            score = _rate_line(lines, place)
            if best is None or score > best[0]:
                best = (score, block)
    return best[1] if best and best[0] >= LEAST_SCORE else None


def _has_words(text: str) -> bool:
    """Tell whether `text` has more words than figures; a date with its label has not."""
    tokens = tokenize(text)
    return sum(token.isdecimal() for token in tokens) * 2 < len(tokens)


def _measure_lines(blocks: Sequence[Block], patterns: Mapping[int, Reason]) -> _Lines:
    words = [0 if block.index in patterns else count_words(block.text) for block in blocks]
    body = [count if count >= BODY_LINE else 0 for count in words]
    tokens: Counter[str] = Counter()
    for block, count in zip(blocks, body, strict=True):
        if count:
            tokens.update(tokenize(block.text))
    return _Lines(blocks, patterns, words, list(accumulate(body, initial=0)), _find_paragraphs(words), tokens)


def _find_paragraphs(words: Sequence[int]) -> list[int]:
    """Return for each line, and for the end, the place of the first paragraph from there on, -1 for none."""
    places = [-1]
    for place in range(len(words) - 1, -1, -1):
        places.append(place if words[place] >= PARAGRAPH else places[-1])
    return places[::-1]


def _rate_line(lines: _Lines, place: int) -> float:
    """Return how much line `place` looks like a title, in log-odds against the other lines of the page."""
    block = lines.blocks[place]
    length = lines.words[place] - count_han_kana(block.text) / 2
    total = max(1, lines.above[-1])
    score = TOPIC_WEIGHT * _measure_topic(block.text, lines.tokens) + _rate_followers(lines, place)
    if block.kind is BlockKind.HEADING:
        score += TOP_HEADING_WEIGHT if block.level == 1 else HEADING_WEIGHT
    score += LIST_ITEM_WEIGHT * (block.kind is BlockKind.LIST_ITEM)
    score += SENTENCE_WEIGHT * block.text.endswith((".", "。", ";", ",", ":", "；", "，", "："))
    score += SEPARATOR_WEIGHT * any(sign in block.text for sign in "|•>")
    score += FOUR_WORDS_WEIGHT * (length >= 4) + SIX_WORDS_WEIGHT * (length >= 6)
    score += TWENTY_WORDS_WEIGHT * (length > 20)
    share = lines.above[place] / total
    return score + PRECEDING_WEIGHT * share + LATE_WEIGHT * (share > LATE)


def _rate_followers(lines: _Lines, place: int) -> float:
    """Return what the lines below line `place` say for its being a title."""
    end = len(lines.blocks)
    score = 0.0
    for below in range(place + 1, min(end, place + 1 + LABELS_WITHIN)):
        if lines.patterns.get(lines.blocks[below].index) is Reason.META_LINE:
            score += LABELS_WEIGHT
            break
    distance = lines.paragraphs[place + 1] - place
    if 0 < distance <= PARAGRAPH_WITHIN:
        score += PARAGRAPH_WEIGHT + NEAR_PARAGRAPH_WEIGHT * (2 < distance <= NEAR_WITHIN)
    following = lines.above[min(end, place + 1 + FOLLOWING_BLOCKS)] - lines.above[place + 1]
    return score + FOLLOWING_WEIGHT * min(1.0, following / FOLLOWING_WORDS)


def _measure_topic(text: str, tokens: Mapping[str, int]) -> float:
    """Return the share (0..1) of the words of `text` that the page's text uses again and again."""
    words = [word for word in tokenize(text) if len(word) >= TOPIC_WORD_LENGTH or not word.isascii()]
    return sum(min(1.0, tokens.get(word, 0) / TOPIC_COUNT) for word in words) / max(2, len(words))
