"""The title of a text dump: the line that looks most like one.

A title stands above the label lines and above the longest text of the page, says what that text is about,
and is short without being a single word. The weights are those of a softmax choice among the lines of a
page, fitted on the 704 pages of dump-dev that show their title (0.76 right, cross-validated) and rounded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from math import inf
from typing import NamedTuple

from cleancms.model import Block, BlockKind, Reason
from cleancms.text import count_han_kana, count_words, cut_pieces, tokenize

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

_SENTENCE_ENDS = (".", "。", ";", ",", ":", "；", "，", "：")
_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE))


class _Lines(NamedTuple):
    """What is known of the lines of a page.

    `labels` are the places of the label lines, `words` the words of each line (0 for label lines and the
    like), `above` the words of body lines above each line, `paragraphs` the place of the first paragraph from
    each line on (-1: none), `tokens` how often the body uses each token.
    """

    labels: Sequence[int]
    words: Sequence[int]
    above: Sequence[int]
    paragraphs: Sequence[int]
    tokens: Mapping[str, int]


def find_title_line(blocks: Sequence[Block], patterns: Mapping[int, Reason]) -> Block | None:
    """Return the line of a page that is most likely its title, None where no line looks like one."""
    lines = _measure_lines(blocks, patterns)
    best, best_score = None, -inf
    for place, block in enumerate(blocks):
        if MIN_WORDS <= lines.words[place] <= MAX_WORDS and block.kind in _KINDS:
            score = _rate_place(lines, place) + _rate_form(block, lines.words[place])
            # most lines are no title whatever their words say
            if score + TOPIC_WEIGHT > best_score:
                tokens = tokenize(block.text)
                score += TOPIC_WEIGHT * _measure_topic(tokens, lines.tokens)
                if score > best_score and _has_words(tokens):
                    best, best_score = block, score
    return best if best_score >= LEAST_SCORE else None


def _has_words(tokens: Sequence[str]) -> bool:
    """Tell whether a line has more words than figures; a date with its label has not."""
    return 2 * sum(map(str.isdecimal, tokens)) < len(tokens)


def _measure_lines(blocks: Sequence[Block], patterns: Mapping[int, Reason]) -> _Lines:
    words = [0 if block.index in patterns else count_words(block.text) for block in blocks]
    body = [count if count >= BODY_LINE else 0 for count in words]
    texts = [block.text for block, count in zip(blocks, body, strict=True) if count]
    tokens = Counter(chain.from_iterable(map(tokenize, chain.from_iterable(map(cut_pieces, texts)))))
    labels = [place for place, block in enumerate(blocks) if patterns.get(block.index) is Reason.META_LINE]
    return _Lines(labels, words, list(accumulate(body, initial=0)), _find_paragraphs(words), tokens)


def _find_paragraphs(words: Sequence[int]) -> list[int]:
    """Return for each line, and for the end, the place of the first paragraph from there on, -1 for none."""
    places = [-1]
    for place in range(len(words) - 1, -1, -1):
        places.append(place if words[place] >= PARAGRAPH else places[-1])
    return places[::-1]


def _rate_form(block: Block, words: int) -> float:
    """Return how much the form of a line of so many words says for its being a title, in log-odds."""
    text = block.text
    length = words - count_han_kana(text) / 2
    score = 0.0
    if block.kind is BlockKind.HEADING:
        score += TOP_HEADING_WEIGHT if block.level == 1 else HEADING_WEIGHT
    elif block.kind is BlockKind.LIST_ITEM:
        score += LIST_ITEM_WEIGHT
    if text.endswith(_SENTENCE_ENDS):
        score += SENTENCE_WEIGHT
    if "|" in text or "•" in text or ">" in text:
        score += SEPARATOR_WEIGHT
    if length >= 4:
        score += FOUR_WORDS_WEIGHT + SIX_WORDS_WEIGHT * (length >= 6) + TWENTY_WORDS_WEIGHT * (length > 20)
    return score


def _rate_place(lines: _Lines, place: int) -> float:
    """Return how much what stands above and below line `place` says for its being a title, in log-odds."""
    above, end = lines.above, len(lines.words)
    share = above[place] / max(1, above[-1])
    score = PRECEDING_WEIGHT * share + LATE_WEIGHT * (share > LATE)
    following = bisect_right(lines.labels, place)
    if following < len(lines.labels) and lines.labels[following] <= place + LABELS_WITHIN:
        score += LABELS_WEIGHT
    distance = lines.paragraphs[place + 1] - place
    if 0 < distance <= PARAGRAPH_WITHIN:
        score += PARAGRAPH_WEIGHT + NEAR_PARAGRAPH_WEIGHT * (2 < distance <= NEAR_WITHIN)
    words = above[min(end, place + 1 + FOLLOWING_BLOCKS)] - above[place + 1]
    return score + FOLLOWING_WEIGHT * min(1.0, words / FOLLOWING_WORDS)


def _measure_topic(tokens: Sequence[str], counts: Mapping[str, int]) -> float:
    """Return the share (0..1) of the words among `tokens` that the page's text uses again and again."""
    words = [word for word in tokens if len(word) >= TOPIC_WORD_LENGTH or not word.isascii()]
    uses = sum([min(counts[word], TOPIC_COUNT) for word in words if word in counts])
    return uses / TOPIC_COUNT / max(2, len(words))
