"""Pure functions on strings: words by script, tokens, keys. No state, no I/O."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

# Scripts that write without spaces. One Han or kana character counts as one word; the Indochinese
# scripts have words of about five characters (Thai: 4.8, BEST corpus). Korean has spaces, but a word between
# them says about as much as one and a half English ones.
_HAN_KANA = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"

# What stands inside a word without being a word character: soft hyphens, joiners, and the signs of accents
# and vowels that have no composed form (Unicode categories Mn and Mc) of the living scripts that use spaces.
# The scripts of India lay theirs out alike, in blocks of 128 characters.
_INDIC_SIGNS = "".join(
    f"{chr(block + first)}-{chr(block + last)}"
    for block in range(0x900, 0xD80, 0x80)
    for first, last in ((0x01, 0x03), (0x3C, 0x3C), (0x3E, 0x4D), (0x62, 0x63))
)
_INSIDE_WORD = re.compile(
    "[\u00ad\u200c\u200d\u2060\ufeff\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7"
    f"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc{_INDIC_SIGNS}\u0a70\u0a71\u0d81-\u0d83\u0dca-\u0ddf]"
)

# Latin, Greek and Cyrillic letters with the punctuation of print: a word there is a run of word characters.
# Most pages have nothing else, and to compile a class of Chinese characters takes milliseconds.
_COMMON = re.compile(
    "[\\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200b\u200e-\u205f\u20a0-\u2e7f]*"
)
_COMMON_WORD = re.compile(r"\w+")
# ASCII and the signs that stand between words in print: quotation marks, dashes, dots, arrows, symbols of
# trade. Folding makes of them others of them, dots and spaces.
_PRINT = re.compile(
    "[\\x00-\\x7f\xa0-\xa7\xa9\xab\xae\xb6\xb7\xbb\xd7\u2010-\u2016\u2018-\u2027\u20ac\u2190-\u21ff]*"
)
_NOT_WORD = re.compile(r"[\W_]+")
_KEY_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
# Long enough that two paragraphs which begin alike are told apart.
TEMPLATE_KEY_CHARACTERS = 200
# Longer texts (characters) are read piece by piece: the words of a book as strings take ten times its memory.
PIECE_CHARACTERS = 100_000
# No word, number or sentence goes on behind these, and normalisation joins none of them with what follows.
_PIECE_END = re.compile("[\\s、，]")
_SPACE_TO_COLLAPSE = re.compile(r"\s{2,}|[^\S ]")
# The same for text in ASCII and print, most text there is, where translating bytes is several times as fast.
_ASCII_WORDS = bytes(code if chr(code).isalnum() or code == 0x5F else 0x20 for code in range(128)).ljust(256)
_ASCII_WORDS_LOWER = _ASCII_WORDS.lower()
_ASCII_KEY_WORDS = _ASCII_WORDS_LOWER.replace(b"_", b" ")
# An "x" for each character of a word: a word begins at each "x" behind a space.
_ASCII_WORD_MARKS = bytes(0x20 if code == 0x20 else 0x78 for code in _ASCII_WORDS)
_ASCII_LOWER = bytes(range(256)).lower()
_ASCII_NO_KEY = bytes(code for code in range(128) if not chr(code).isalnum())

# How `count_words` counts a character, for those who count many texts at once: each Han or kana character,
# each run of characters of spaced words; texts with a special character need `count_words` itself.
HAN_KANA_RUN = re.compile(rf"[{_HAN_KANA}]+")
SPACED_RUN = re.compile(rf"[^\W{_HAN_KANA}{_HANGUL}{_UNSPACED}]+")
SPECIAL_RUN = re.compile(rf"(?:[{_HANGUL}{_UNSPACED}]|{_INSIDE_WORD.pattern})+")


def collapse_space(text: str) -> str:
    """Return `text` with every run of white space as one space and none at the ends."""
    if len(text) > PIECE_CHARACTERS:
        return _SPACE_TO_COLLAPSE.sub(" ", text).strip()
    return " ".join(text.split())


def cut_pieces(text: str) -> Iterator[str]:
    """Yield `text` in pieces of about PIECE_CHARACTERS, cut where no word goes on.

    They are longer where a text has neither white space nor a Chinese or Japanese comma.
    """
    start = 0
    while len(text) - start > PIECE_CHARACTERS and (end := _PIECE_END.search(text, start + PIECE_CHARACTERS)):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def slice_texts(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where slices of `texts` begin and end that have about PIECE_CHARACTERS together, or one text."""
    start = characters = 0
    if sum(map(len, texts)) > PIECE_CHARACTERS:
        for place, text in enumerate(texts):
            characters += len(text)
            if characters > PIECE_CHARACTERS:
                yield start, place + 1
                start, characters = place + 1, 0
    if start < len(texts):
        yield start, len(texts)


def encode_print(text: str) -> bytes | None:
    """Return `text` in ASCII, a question mark for each sign of print; None for text with other characters.

    What is no word in `text` is none in the result, also when both are folded.
    """
    if text.isascii():
        return text.encode()
    return text.encode("ascii", "replace") if _PRINT.fullmatch(text) else None


def count_words(text: str) -> int:
    """Return the length of `text` in words, comparable between scripts.

    A Han or kana character is one word, as are up to two Hangul syllables and up to five characters of Thai,
    Lao, Khmer or Burmese; anything else is counted in runs of word characters.
    """
    plain = text.encode() if text.isascii() else encode_print(text)
    if plain is not None:
        marks = plain.translate(_ASCII_WORD_MARKS)
        return marks.count(b" x") + marks.startswith(b"x")
    if len(text) > PIECE_CHARACTERS:
        return sum(map(_count_any_words, cut_pieces(text)))
    return _count_any_words(text)


def _count_any_words(text: str) -> int:
    if _COMMON.fullmatch(text):
        return len(_COMMON_WORD.findall(text))
    return len(_compile_word().findall(_INSIDE_WORD.sub("", text)))


@cache
def _compile_word() -> re.Pattern[str]:
    return re.compile(
        rf"[{_HAN_KANA}]|[{_HANGUL}]{{1,2}}|[{_UNSPACED}]{{1,5}}|[^\W{_HAN_KANA}{_HANGUL}{_UNSPACED}]+"
    )


def count_han_kana(text: str) -> int:
    """Return how many Han and kana characters `text` has."""
    return 0 if text.isascii() else sum(map(len, HAN_KANA_RUN.findall(text)))


def fold(text: str) -> str:
    """Return `text` in the form in which it is compared: NFKC (full-width to half-width) and case-folded."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()


def tokenize(text: str) -> list[str]:
    """Return the folded tokens of `text`: words, but each Han, kana or Hangul character by itself."""
    plain = text.encode() if text.isascii() else encode_print(text)
    if plain is not None:
        return plain.translate(_ASCII_WORDS_LOWER).decode().split()
    folded = fold(text)
    if _COMMON.fullmatch(folded):
        return _COMMON_WORD.findall(folded)
    return _compile_token().findall(_INSIDE_WORD.sub("", folded))


@cache
def _compile_token() -> re.Pattern[str]:
    return re.compile(rf"[{_HAN_KANA}{_HANGUL}]|[^\W{_HAN_KANA}{_HANGUL}]+")


def block_key(text: str) -> str:
    """Return what is left of `text` when case, width, punctuation and space do not count."""
    plain = text.encode() if text.isascii() else encode_print(text)
    if plain is not None:
        return plain.translate(_ASCII_LOWER, _ASCII_NO_KEY).decode()
    return _NOT_WORD.sub("", fold(text))


def template_key(text: str) -> str:
    """Return the form in which blocks of different pages are compared: folded words, each number as 0.

    Dates, prices and counters differ from page to page. Of a long text the beginning counts
    (`TEMPLATE_KEY_CHARACTERS`).
    """
    start = text[: 2 * TEMPLATE_KEY_CHARACTERS]
    plain = encode_print(start)
    words = (
        plain.translate(_ASCII_KEY_WORDS).decode().split() if plain is not None else _read_key_words(start)
    )
    return _NUMBER.sub("0", " ".join(words))[:TEMPLATE_KEY_CHARACTERS]


def _read_key_words(text: str) -> list[str]:
    return _KEY_WORD.findall(fold(text))
