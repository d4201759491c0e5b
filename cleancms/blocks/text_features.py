"""Counts of the texts of blocks, and the features that a block gives by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.model import Block, BlockKind, Reason
from cleancms.text import (
    HAN_KANA_RUN,
    PIECE_CHARACTERS,
    SPACED_RUN,
    SPECIAL_RUN,
    block_key,
    count_han_kana,
    count_words,
    cut_pieces,
    slice_texts,
)

Column = NDArray[np.float32]

# A Han or kana character says less than a word: the same text has about 1.6 Chinese characters an English
# word. Without the discount, what is learnt from one script does not carry over to the other (dump-zh-dev).
HAN_DISCOUNT = 0.4

_COMMAS = ",;，、；،؛।"
_FULL_STOPS = "。！？"
_STOPS = f".!?{_FULL_STOPS}…؟।۔។"
_COMMA = re.compile(f"[{_COMMAS}]+")
_STOP = re.compile(f"[{_STOPS}]+")
_SENTENCE_END = re.compile(rf"{_STOP.pattern}(?=\W|$)|[{_FULL_STOPS}]")
_DIGIT = re.compile(r"\d+")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]+")
_CLOSING = "\"'”’»」』）)]】*_ "
_ENDS = frozenset(".!?。！？…:：؟।۔។;；")
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[:：]\d\d|\d{1,2}[./-]\d{1,2}")
# The word for cookies is a loan word wherever the law asks for a notice. No set of characters begins an
# alternative: only so does the regular expression engine skip at once what begins none.
_COOKIE = re.compile(r"Cookie|cookie|GDPR|RODO|DSGVO|クッキー|쿠키|куки|Çerez|çerez|IAB|opt[- ]out")

# `block_key` for many ASCII texts at once, with a byte between them that is in no text.
_KEY_SEPARATOR = b"\xff"
_KEY_LOWER = bytes(range(256)).lower()
_NO_KEY = bytes(code for code in range(128) if not chr(code).isalnum())

_KIND_NUMBER: dict[BlockKind, int] = {
    kind: number for number, kind in enumerate(BlockKind) if kind is not BlockKind.IMAGE
}
_KIND_NUMBERS = np.arange(len(_KIND_NUMBER))[:, np.newaxis]
_KIND_NAMES = tuple(f"kind_{kind.name.lower()}" for kind in _KIND_NUMBER)

# The classes of characters that are counted, one bit each.
_CLASSES = {
    "spaced": SPACED_RUN,
    "han": HAN_KANA_RUN,
    "special": SPECIAL_RUN,
    "word": re.compile(r"\w+"),
    "digit": _DIGIT,
    "upper": _UPPER,
}
_SIGNS = {
    "comma": _COMMAS,
    "stop": _STOPS,
    "full stop": _FULL_STOPS,
    "date separator": "./-",
    "time separator": ":：",
}
_BIT = {name: 1 << place for place, name in enumerate((*_CLASSES, *_SIGNS))}
# Characters from here on, beyond the Basic Multilingual Plane, are rare and all special.
_TABLE_SIZE = 0x10000
# Most pages have none beyond these: the letters of Europe and the punctuation of print.
_COMMON_SIZE = 0x2100


class TextCounts(NamedTuple):
    """Counts of the texts of some blocks, an array each, in the order of the blocks."""

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
    """What the characters of some texts come to, an array each, in the order of the texts.

    `dates` says whether there are any.
    """

    chars: NDArray[np.intp]
    words: NDArray[np.intp]
    han: NDArray[np.intp]
    commas: NDArray[np.intp]
    sentences: NDArray[np.intp]
    digits: NDArray[np.intp]
    upper: NDArray[np.intp]
    dates: NDArray[np.bool_]


def count_texts(blocks: Sequence[Block]) -> TextCounts:
    """Return the counts of the texts of `blocks`."""
    texts = [block.text for block in blocks]
    counts = count_characters(texts)
    own: dict[str, Any] = {
        "words": counts.words - HAN_DISCOUNT * counts.han,
        "chars": counts.chars,
        "links": [block.link_chars for block in blocks],
        "link_count": [block.link_count for block in blocks],
        "emphasis": [block.emphasis_chars for block in blocks],
        "commas": counts.commas,
        "sentences": counts.sentences,
        "ends": [text.rstrip(_CLOSING)[-1:] in _ENDS for text in texts],
        "digits": counts.digits,
        "upper": counts.upper,
        "han": counts.han,
        "dates": counts.dates,
        "cookies": _count_cookies(texts),
        "repeats": _count_repeats(texts),
    }
    return TextCounts(**{name: np.asarray(values, dtype=np.float32) for name, values in own.items()})


def _count_repeats(texts: Sequence[str]) -> NDArray[np.intp]:
    """Return how many of the texts have the same `block_key` as each of them."""
    numbers: dict[bytes, int] = {}
    keys = [
        numbers.setdefault(key, len(numbers))
        for start, end in slice_texts(texts)
        for key in make_keys(texts[start:end])
    ]
    keyed = np.array(keys, dtype=np.intp)
    return np.bincount(keyed)[keyed]


def make_keys(texts: Sequence[str]) -> list[bytes]:
    """Return the `block_key` of each text in UTF-8."""
    if not texts:
        return []
    # The keys of other texts stay as they are when they are made once more with those in ASCII.
    ascii_texts = [(text if text.isascii() else block_key(text)).encode() for text in texts]
    return _KEY_SEPARATOR.join(ascii_texts).translate(_KEY_LOWER, _NO_KEY).split(_KEY_SEPARATOR)


def count_characters(texts: Sequence[str]) -> CharacterCounts:
    """Return what the characters of each text come to.

    It takes some thirty bytes a character, so the texts of a long page are counted slice by slice.
    """
    if sum(map(len, texts)) <= PIECE_CHARACTERS:
        return _count_at_once(texts)
    pieces: list[str] = []
    starts: list[int] = []
    for text in texts:
        starts.append(len(pieces))
        pieces += cut_pieces(text)
    slices = [_count_at_once(pieces[start:end]) for start, end in slice_texts(pieces)]
    columns = map(np.concatenate, zip(*slices, strict=True))
    return CharacterCounts(*(np.add.reduceat(column, starts, dtype=column.dtype) for column in columns))


def _count_at_once(texts: Sequence[str]) -> CharacterCounts:
    """Return what `count_characters` does.

    All texts are counted at once, by the classes of their characters, and those with special characters
    again by regular expressions; both give the same numbers.
    """
    lengths = np.array([len(text) for text in texts], dtype=np.intp)
    # No word, sentence end or the like goes on over the line feed behind each text.
    codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    starts = np.cumsum(lengths + 1) - lengths - 1
    common = codes.max(initial=0) < _COMMON_SIZE
    classes = _read_classes(_COMMON_SIZE if common else _TABLE_SIZE).take(codes, mode="clip")
    flags = {name: (classes & bit) != 0 for name, bit in _BIT.items()}
    word_starts = flags["spaced"]
    word_starts[1:] &= ~word_starts[:-1]
    marks = (
        word_starts,
        flags["han"],
        flags["comma"],
        _mark_sentence_ends(flags["stop"], flags["full stop"], flags["word"]),
        flags["digit"],
        flags["upper"],
        _mark_dates(codes, flags),
        flags["special"],
    )
    words, han, commas, sentences, digits, upper, dates, special = (
        np.add.reduceat(values, starts, dtype=np.intp)
        if values.any()
        else np.zeros(len(texts), dtype=np.intp)
        for values in marks
    )
    counts = CharacterCounts(lengths, words + han, han, commas, sentences, digits, upper, dates > 0)
    for place in np.flatnonzero(special).tolist():
        for column, count in zip(counts, _count_special(texts[place]), strict=True):
            column[place] = count
    return counts


@cache
def _read_classes(size: int) -> NDArray[np.uint16]:
    """Return the classes of the first `size` characters, as regular expressions and lists of signs tell them.

    The last entry is for all characters beyond.
    """
    codes = np.arange(size, dtype="<u4")
    characters = codes.tobytes().decode("utf-32-le", "surrogatepass")
    table = np.zeros(size + 1, dtype=np.uint16)
    table[size] = _BIT["special"]
    for name, expression in _CLASSES.items():
        for match in expression.finditer(characters):
            table[match.start() : match.end()] |= _BIT[name]
    for name, signs in _SIGNS.items():
        table[[ord(sign) for sign in signs if ord(sign) < size]] |= _BIT[name]
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


def _mark_dates(codes: NDArray[np.uint32], flags: Mapping[str, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Return for each character whether `_DATE` matches there, taking one digit of days and hours."""
    digit = flags["digit"]
    marks = np.zeros(len(codes), dtype=np.bool_)
    # All forms have a digit two characters on; at least the line feed is behind it.
    begin = np.flatnonzero(digit[:-2] & digit[2:])
    first, second = codes[begin], codes[begin + 1]
    century = ((first == ord("1")) & (second == ord("9"))) | ((first == ord("2")) & (second == ord("0")))
    two_digits = (century | flags["time separator"][begin + 1]) & digit[begin + 3]
    marks[begin] = two_digits | flags["date separator"][begin + 1]
    return marks


def _count_special(text: str) -> tuple[int, ...]:
    """Return the fields of `CharacterCounts` for one text by regular expressions."""
    commas, digits, upper = (sum(map(len, runs.findall(text))) for runs in (_COMMA, _DIGIT, _UPPER))
    return (
        len(text),
        count_words(text),
        count_han_kana(text),
        commas,
        len(_SENTENCE_END.findall(text)),
        digits,
        upper,
        _DATE.search(text) is not None,
    )


def _count_cookies(texts: Sequence[str]) -> list[int]:
    # Most pages do not have the word at all. No match goes on over a line feed.
    if not _COOKIE.search("\n".join(texts)):
        return [0] * len(texts)
    return [len(_COOKIE.findall(text)) for text in texts]


def make_own_columns(
    blocks: Sequence[Block], own: TextCounts, patterns: Mapping[int, Reason]
) -> dict[str, Any]:
    """Return the features of `blocks` that come from their own text (`own`), kind and markup."""
    words = np.maximum(own.words, 1)
    chars = np.maximum(own.chars, 1)
    kinds = np.array([_KIND_NUMBER.get(block.kind, -1) for block in blocks], dtype=np.intp)
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
        "level": [block.level for block in blocks],
        "continues": [block.continues for block in blocks],
        "hidden": [block.hidden for block in blocks],
    }
    columns |= zip(_KIND_NAMES, kinds == _KIND_NUMBERS, strict=True)
    columns["pattern"] = [block.index in patterns for block in blocks]
    return columns
