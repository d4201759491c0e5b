"""Counts of the texts of blocks, and the features that a block gives by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.model import Block, BlockKind, Reason
from cleancms.text import block_key, count_han_kana, count_words

Column = NDArray[np.float32]

# A Han or kana character says less than a word: the same text has about 1.6 Chinese characters an English
# word. Without the discount, what is learnt from one script does not carry over to the other (dump-zh-dev).
HAN_DISCOUNT = 0.4

_COMMA = re.compile(r"[,;，、；،؛।]")
_SENTENCE_END = re.compile(r"[.!?。！？…؟।۔။]+(?=\W|$)|[。！？]")
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
_CLOSING = "\"'”’»」』）)]】*_ "
_ENDS = frozenset(".!?。！？…:：؟।۔။;；")
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[:：]\d\d|\d{1,2}[./-]\d{1,2}")
# The word for cookies is a loan word wherever the law asks for a notice.
_COOKIE = re.compile(r"[Cc]ookie|GDPR|RODO|DSGVO|クッキー|쿠키|куки|Çerez|çerez|IAB|opt[- ]out")


class TextCounts(NamedTuple):
    """Counts of the texts of all blocks of a page, an array each, in page order."""

    words: Column
    chars: Column
    links: Column
    link_count: Column
    emphasis: Column
    commas: Column
    sentences: Column
    ends: Column
    digits: Column
    upper: Column
    han: Column
    dates: Column
    cookies: Column
    repeats: Column


def count_texts(blocks: Sequence[Block], order: Sequence[int]) -> TextCounts:
    """Return the counts of the blocks `order`; blocks left out count 0."""
    counts = np.zeros((len(TextCounts._fields), len(blocks)), dtype=np.float32)
    keys = {index: block_key(blocks[index].text) for index in order}
    frequency = Counter(keys.values())
    for index in order:
        block = blocks[index]
        text = block.text
        stripped = text.rstrip(_CLOSING)
        han = count_han_kana(text)
        counts[:, index] = (
            count_words(text) - HAN_DISCOUNT * han,
            len(text),
            block.link_chars,
            block.link_count,
            block.emphasis_chars,
            len(_COMMA.findall(text)),
            len(_SENTENCE_END.findall(text)),
            bool(stripped) and stripped[-1] in _ENDS,
            len(_DIGIT.findall(text)),
            len(_UPPER.findall(text)),
            han,
            _DATE.search(text) is not None,
            len(_COOKIE.findall(text)),
            frequency[keys[index]],
        )
    return TextCounts(*counts)


def make_own_columns(
    blocks: Sequence[Block], texts: TextCounts, rows: NDArray[np.intp], patterns: Mapping[int, Reason]
) -> dict[str, Any]:
    """Return the features of the blocks `rows` that come from their own text, kind and markup."""
    own = TextCounts(*(column[rows] for column in texts))
    words = np.maximum(own.words, 1)
    chars = np.maximum(own.chars, 1)
    chosen = [blocks[index] for index in rows]
    kinds = [block.kind for block in chosen]
    columns: dict[str, Any] = {
        "words": np.log1p(own.words),
        "chars": np.log1p(own.chars),
        "link_density": own.links / chars,
        "links": np.log1p(own.link_count),
        "emphasis": own.emphasis / chars,
        "commas": own.commas / words,
        "sentences": own.sentences / words,
        "sentence_count": np.minimum(own.sentences, 10),
        "ends": own.ends,
        "digits": own.digits / chars,
        "upper": own.upper / words,
        "word_chars": np.minimum(
            (own.chars - own.han) / np.maximum(own.words - (1 - HAN_DISCOUNT) * own.han, 1), 15
        ),
        "dates": own.dates,
        "cookies": np.minimum(own.cookies, 5),
        "repeats": np.log1p(own.repeats),
        "level": [block.level for block in chosen],
        "continues": [block.continues for block in chosen],
        "hidden": [block.hidden for block in chosen],
    }
    for kind in BlockKind:
        if kind is not BlockKind.IMAGE:
            columns[f"kind_{kind.name.lower()}"] = [other is kind for other in kinds]
    reasons = [patterns.get(block.index) for block in chosen]
    columns["pattern"] = [reason is not None for reason in reasons]
    return columns
