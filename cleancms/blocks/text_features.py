"""Counts of the texts of blocks, and the features that a block gives by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.model import Block, BlockKind, Reason
from cleancms.text import (
    HAN_KANA_RUN,
    SPACED_RUN,
    SPECIAL_RUN,
    block_key,
    count_han_kana,
    count_words,
)

Column = NDArray[np.float32]

# A Han or kana character says less than a word: the same text has about 1.6 Chinese characters an English
# word. Without the discount, what is learnt from one script does not carry over to the other (dump-zh-dev).
HAN_DISCOUNT = 0.4

_COMMA = re.compile(r"[,;，、；،؛।]+")
_FULL_STOPS = "。！？"
_STOP = re.compile(rf"[.!?{_FULL_STOPS}…؟।۔។]+")
_SENTENCE_END = re.compile(rf"{_STOP.pattern}(?=\W|$)|[{_FULL_STOPS}]")
_DIGIT = re.compile(r"\d+")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]+")
_CLOSING = "\"'”’»」』）)]】*_ "
_ENDS = frozenset(".!?。！？…:：؟।۔។;；")
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[:：]\d\d|\d{1,2}[./-]\d{1,2}")
# The word for cookies is a loan word wherever the law asks for a notice. No set of characters begins an
# alternative: only so does the regular expression engine skip at once what begins none.
_COOKIE = re.compile(r"Cookie|cookie|GDPR|RODO|DSGVO|クッキー|쿠키|куки|Çerez|çerez|IAB|opt[- ]out")

_KIND_NUMBER = {kind: number for number, kind in enumerate(BlockKind)}

# The classes of characters that are counted, one bit each.
_CLASSES = {
    "spaced": SPACED_RUN,
    "han": HAN_KANA_RUN,
    "special": SPECIAL_RUN,
    "word": re.compile(r"\w+"),
    "comma": _COMMA,
    "stop": _STOP,
    "full stop": re.compile(f"[{_FULL_STOPS}]+"),
    "digit": _DIGIT,
    "upper": _UPPER,
}
_BIT = {name: 1 << place for place, name in enumerate(_CLASSES)}
# Characters from here on, beyond the Basic Multilingual Plane, are rare and all special.
_TABLE_SIZE = 0x10000


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


class CharacterCounts(NamedTuple):
    """What the characters of some texts come to, an array each, in the order of the texts."""

    words: NDArray[np.intp]
    han: NDArray[np.intp]
    commas: NDArray[np.intp]
    sentences: NDArray[np.intp]
    digits: NDArray[np.intp]
    upper: NDArray[np.intp]


def count_texts(blocks: Sequence[Block], order: Sequence[int]) -> TextCounts:
    """Return the counts of the blocks `order`; blocks left out count 0."""
    chosen = [blocks[index] for index in order]
    texts = [block.text for block in chosen]
    counts = count_characters(texts)
    keys = [block_key(text) for text in texts]
    frequency = Counter(keys)
    own: dict[str, Any] = {
        "words": counts.words - HAN_DISCOUNT * counts.han,
        "chars": [len(text) for text in texts],
        "links": [block.link_chars for block in chosen],
        "link_count": [block.link_count for block in chosen],
        "emphasis": [block.emphasis_chars for block in chosen],
        "commas": counts.commas,
        "sentences": counts.sentences,
        "ends": [text.rstrip(_CLOSING)[-1:] in _ENDS for text in texts],
        "digits": counts.digits,
        "upper": counts.upper,
        "han": counts.han,
        # every date has two digits
        "dates": [
            digits >= 2 and _DATE.search(text) is not None
            for digits, text in zip(counts.digits.tolist(), texts, strict=True)
        ],
        "cookies": _count_cookies(texts),
        "repeats": [frequency[key] for key in keys],
    }
    page = np.zeros((len(own), len(blocks)), dtype=np.float32)
    page[:, np.asarray(order, dtype=np.intp)] = [own[name] for name in TextCounts._fields]
    return TextCounts(*page)


def count_characters(texts: Sequence[str]) -> CharacterCounts:
    """Return what the characters of each text come to.

    All texts are counted at once, by the classes of their characters, and those with special characters
    again by regular expressions; both give the same numbers.
    """
    if not texts:
        return CharacterCounts(*np.zeros((len(CharacterCounts._fields), 0), dtype=np.intp))
    # No word, sentence end or the like goes on over the line feed behind each text.
    codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lengths = np.array([len(text) + 1 for text in texts], dtype=np.intp)
    starts = np.cumsum(lengths) - lengths
    classes = _read_classes().take(codes, mode="clip")
    flags = {name: (classes & bit) != 0 for name, bit in _BIT.items()}
    word_starts = flags["spaced"]
    word_starts[1:] &= ~word_starts[:-1]
    words, han, commas, sentences, digits, upper, special = (
        np.add.reduceat(values, starts, dtype=np.intp)
        for values in (
            word_starts,
            flags["han"],
            flags["comma"],
            _mark_sentence_ends(flags["stop"], flags["full stop"], flags["word"]),
            flags["digit"],
            flags["upper"],
            flags["special"],
        )
    )
    counts = CharacterCounts(words + han, han, commas, sentences, digits, upper)
    for place in np.flatnonzero(special).tolist():
        for column, count in zip(counts, _count_special(texts[place]), strict=True):
            column[place] = count
    return counts


@cache
def _read_classes() -> NDArray[np.uint16]:
    """Return the classes of each character by its code, as the regular expressions tell them.

    The last entry is for all characters beyond.
    """
    codes = np.arange(_TABLE_SIZE, dtype="<u4")
    characters = codes.tobytes().decode("utf-32-le", "surrogatepass")
    table = np.zeros(_TABLE_SIZE + 1, dtype=np.uint16)
    table[_TABLE_SIZE] = _BIT["special"]
    for name, expression in _CLASSES.items():
        for match in expression.finditer(characters):
            table[match.start() : match.end()] |= _BIT[name]
    return table


def _mark_sentence_ends(
    stop: NDArray[np.bool_], full_stop: NDArray[np.bool_], word: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """Return for each character how many matches of `_SENTENCE_END` it ends; the last one is a line feed.

    A run of stops ends one sentence, unless a word goes on right behind it ("3.5"): then only what is
    before its last stop does ("...5"), and that stop too if it is a full stop of Chinese or Japanese.
    """
    ends = stop.copy()
    ends[:-1] &= ~stop[1:]
    marks = ends.view(np.uint8)
    inside = np.flatnonzero(ends[:-1] & word[1:])
    marks[inside] = stop[inside - 1].astype(np.uint8) + full_stop[inside]
    return marks


def _count_special(text: str) -> tuple[int, ...]:
    """Return the fields of `CharacterCounts` for one text by regular expressions."""
    commas, digits, upper = (sum(map(len, runs.findall(text))) for runs in (_COMMA, _DIGIT, _UPPER))
    return (
        count_words(text),
        count_han_kana(text),
        commas,
        len(_SENTENCE_END.findall(text)),
        digits,
        upper,
    )


def _count_cookies(texts: Sequence[str]) -> list[int]:
    # Most pages do not have the word at all. No match goes on over a line feed.
    if not _COOKIE.search("\n".join(texts)):
        return [0] * len(texts)
    return [len(_COOKIE.findall(text)) for text in texts]


def make_own_columns(
    blocks: Sequence[Block], texts: TextCounts, rows: NDArray[np.intp], patterns: Mapping[int, Reason]
) -> dict[str, Any]:
    """Return the features of the blocks `rows` that come from their own text, kind and markup."""
    own = TextCounts(*(column[rows] for column in texts))
    words = np.maximum(own.words, 1)
    chars = np.maximum(own.chars, 1)
    chosen = [blocks[index] for index in rows.tolist()]
    # One array of numbers compares faster than a list of kinds for each kind.
    kinds = np.array([_KIND_NUMBER[block.kind] for block in chosen], dtype=np.intp)
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
    for kind, number in _KIND_NUMBER.items():
        if kind is not BlockKind.IMAGE:
            columns[f"kind_{kind.name.lower()}"] = kinds == number
    columns["pattern"] = [block.index in patterns for block in chosen]
    return columns
