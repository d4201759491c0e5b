"""Pure functions on strings: words by script, tokens, keys. No state, no I/O."""

from __future__ import annotations

import re
import unicodedata

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

_WORD = re.compile(
    rf"[{_HAN_KANA}]|[{_HANGUL}]{{1,2}}|[{_UNSPACED}]{{1,5}}|[^\W{_HAN_KANA}{_HANGUL}{_UNSPACED}]+"
)
_TOKEN = re.compile(rf"[{_HAN_KANA}{_HANGUL}]|[^\W{_HAN_KANA}{_HANGUL}]+")
_HAN_KANA_CHARACTER = re.compile(rf"[{_HAN_KANA}]")
_NOT_WORD = re.compile(r"[\W_]+")
# The same for text in ASCII, most text there is, where translating bytes is several times as fast.
_ASCII_WORDS = bytes(code if chr(code).isalnum() or code == 0x5F else 0x20 for code in range(128)).ljust(256)
_ASCII_LOWER = bytes(range(256)).lower()
_ASCII_NO_KEY = bytes(code for code in range(128) if not chr(code).isalnum())

# How `count_words` counts a character, for those who count many texts at once: each Han or kana character,
# each run of characters of spaced words; texts with a special character need `count_words` itself.
HAN_KANA_RUN = re.compile(rf"[{_HAN_KANA}]+")
SPACED_RUN = re.compile(rf"[^\W{_HAN_KANA}{_HANGUL}{_UNSPACED}]+")
SPECIAL_RUN = re.compile(rf"(?:[{_HANGUL}{_UNSPACED}]|{_INSIDE_WORD.pattern})+")


def collapse_space(text: str) -> str:
    """Return `text` with every run of white space as one space and none at the ends."""
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Return the length of `text` in words, comparable between scripts.

    A Han or kana character is one word, as are up to two Hangul syllables and up to five characters of Thai,
    Lao, Khmer or Burmese; anything else is counted in runs of word characters.
    """
    if text.isascii():
        return len(text.encode().translate(_ASCII_WORDS).split())
    return len(_WORD.findall(_INSIDE_WORD.sub("", text)))


def count_han_kana(text: str) -> int:
    """Return how many Han and kana characters `text` has."""
    return 0 if text.isascii() else len(_HAN_KANA_CHARACTER.findall(text))


def fold(text: str) -> str:
    """Return `text` in the form in which it is compared: NFKC (full-width to half-width) and case-folded."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()


def tokenize(text: str) -> list[str]:
    """Return the folded tokens of `text`: words, but each Han, kana or Hangul character by itself."""
    if text.isascii():
        return text.lower().encode().translate(_ASCII_WORDS).decode().split()
    return _TOKEN.findall(_INSIDE_WORD.sub("", fold(text)))


def block_key(text: str) -> str:
    """Return what is left of `text` when case, width, punctuation and space do not count."""
    if text.isascii():
        return text.encode().translate(_ASCII_LOWER, _ASCII_NO_KEY).decode()
    return _NOT_WORD.sub("", fold(text))
