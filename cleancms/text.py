"""Pure functions on strings: words by script, tokens, keys. No state, no I/O."""

from __future__ import annotations

import re
import unicodedata

# Scripts that write without spaces. One Han or kana character counts as one word; the Indochinese
# scripts have words of about five characters (Thai: 4.8, BEST corpus).
_HAN_KANA = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"

_WORD = re.compile(rf"[{_HAN_KANA}]|[{_UNSPACED}]{{1,5}}|[^\W{_HAN_KANA}{_UNSPACED}]+")
_TOKEN = re.compile(rf"[{_HAN_KANA}{_HANGUL}]|[^\W{_HAN_KANA}{_HANGUL}]+")
_HAN_KANA_CHARACTER = re.compile(rf"[{_HAN_KANA}]")
_NOT_WORD = re.compile(r"[\W_]+")


def collapse_space(text: str) -> str:
    """Return `text` with every run of white space as one space and none at the ends."""
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Return the length of `text` in words, comparable between scripts.

    A Han or kana character is one word, up to five characters of Thai, Lao, Khmer or Burmese are one
    word, anything else is counted in runs of word characters.
    """
    return len(_WORD.findall(text))


def count_han_kana(text: str) -> int:
    """Return how many Han and kana characters `text` has."""
    return len(_HAN_KANA_CHARACTER.findall(text))


def fold(text: str) -> str:
    """Return `text` in the form in which it is compared: NFKC (full-width to half-width) and case-folded."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()


def tokenize(text: str) -> list[str]:
    """Return the folded tokens of `text`: words, but each Han, kana or Hangul character by itself."""
    return _TOKEN.findall(fold(text))


def block_key(text: str) -> str:
    """Return what is left of `text` when case, width, punctuation and space do not count."""
    return _NOT_WORD.sub("", fold(text))
