"""What a line begins with, as a filter: nearly every line is none of the kinds that `patterns.py` knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cleancms.wording.phrases import split_table

# The scripts of the phrases that are looked for anywhere in a line and have no inner word: those of India,
# Thai and the East Asian ones.
ASIAN = re.compile("[\u0900-\u0eff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FIRST_LETTERS = re.compile(r"[\W\d_]*([^\W\d_]{0,4})")


def read_start(line: str) -> str:
    """Return the first letters of a line up to four, of a shorter word with a space behind it."""
    first = _FIRST_LETTERS.match(line)
    letters = first[1] if first else ""
    return f"{letters} " if 0 < len(letters) < 4 else letters


def read_starts(*tables: str) -> frozenset[str]:
    """Return the start of every phrase of some tables.

    A phrase of the scripts of `ASIAN` can be followed by any letter.
    """
    starts = [read_start(phrase) for table in tables for phrase in split_table(table)]
    return frozenset(start.rstrip() if ASIAN.search(start) else start for start in starts)


def read_inner_words(*tables: str) -> frozenset[str]:
    """Return of every phrase of at least three words the longest inner one.

    A text that has the phrase has that word between two spaces. Phrases without one are in the scripts of
    `ASIAN`.
    """
    phrases = (phrase.split() for table in tables for phrase in split_table(table))
    return frozenset(max(words[1:-1], key=len) for words in phrases if len(words) > 2)


def index_starts(starts: Sequence[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    """Return by the start of a line the places in `starts` that allow it.

    A longer start can be all that its beginnings can be.
    """
    places: dict[str, set[int]] = {}
    for place, allowed in enumerate(starts):
        for start in allowed:
            places.setdefault(start, set()).add(place)
    index = {}
    for start, own in places.items():
        shorter = (places.get(start[:size], ()) for size in range(1, len(start)))
        index[start] = tuple(sorted(own.union(*shorter)))
    return index


def look_up(index: Mapping[str, tuple[int, ...]], start: str) -> tuple[int, ...]:
    """Return the places that a start allows; the index may only know a part of it."""
    for size in range(len(start), 0, -1):
        if start[:size] in index:
            return index[start[:size]]
    return () if start else index.get("", ())
