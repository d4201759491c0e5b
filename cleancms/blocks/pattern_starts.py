"""What a line begins with, as a filter: nearly every line is none of the kinds that `patterns.py` knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from cleancms.wording.phrases import read_words, split_table

# A character beyond the scripts of Europe and the Near East and the punctuation of print.
_FAR_CHARACTER = re.compile("[^\0-\u08ff\u1e00-\u2fff]")
# How many letters of the first word of a line are looked up.
_LETTERS = 4


def is_asian(text: str) -> bool:
    """Tell whether `text` has a character of the scripts of India, of Thai or of the East Asian ones."""
    return any(
        character <= "\u0eff"
        or "\u3005" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uac00" <= character <= "\ud7af"
        for character in _FAR_CHARACTER.findall(text)
    )


def read_start(words: Sequence[str]) -> str:
    """Return the first letters of a line with these words up to four, a shorter word with a space behind."""
    if not words:
        return ""
    start = words[0][:_LETTERS]
    return start if len(start) == _LETTERS else f"{start} "


def read_starts(*tables: str) -> frozenset[str]:
    """Return the start of every phrase of some tables.

    A phrase of the scripts of `is_asian` can be followed by any letter.
    """
    phrases = (phrase for table in tables for phrase in split_table(table))
    # Many phrases begin alike: a start is in the first characters of a phrase that begins with a letter.
    heads = {phrase[:_LETTERS] if phrase[0].isalpha() else phrase for phrase in phrases}
    whole = {head for head in heads if len(head) == _LETTERS and head.isalpha()}
    short = [read_start(read_words(head)) for head in heads - whole]
    return frozenset([*whole, *(start.rstrip() if is_asian(start) else start for start in short)])


def index_inside(tables: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Return the phrases of `tables`, each with the place of its table, by what a line with them has.

    That is the longest inner word, which then stands between two spaces, of a phrase of less than three words
    its first character.
    """
    index: dict[str, list[tuple[int, str]]] = {}
    for place, table in enumerate(tables):
        for phrase in split_table(table):
            inner = [word for piece in phrase.split()[1:-1] for word in read_words(piece)]
            index.setdefault(max(inner, key=len, default=phrase[0]), []).append((place, phrase))
    return index


def index_starts(starts: Iterable[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    """Return by the start of a line the places in `starts` that have it."""
    index: dict[str, tuple[int, ...]] = {}
    for place, allowed in enumerate(starts):
        for start in allowed:
            index[start] = (*index.get(start, ()), place)
    return index


def look_up(index: Mapping[str, tuple[int, ...]], start: str) -> Sequence[int]:
    """Return the places that a start allows, in order.

    One in an Asian script can also be all that its beginnings can be.
    """
    if start.isascii():
        return index.get(start, ())
    beginnings = (start[:size] for size in range(1, len(start) + 1))
    return sorted({place for beginning in beginnings for place in index.get(beginning, ())})
