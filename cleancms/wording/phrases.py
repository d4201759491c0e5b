"""Tables of phrases, and finding which of them a line begins with."""

from __future__ import annotations

from collections.abc import Mapping

from cleancms.text import fold

# Phrases by their first two characters (one for a phrase of one character), the longest first.
Phrases = Mapping[str, tuple[str, ...]]


def split_table(table: str) -> list[str]:
    """Return the folded phrases of a table, which "|" and line breaks separate."""
    return [
        fold(phrase.strip()) for line in table.splitlines() for phrase in line.split("|") if phrase.strip()
    ]


def index_phrases(table: str) -> Phrases:
    """Return the phrases of a table, ready for `match_phrase`."""
    index: dict[str, list[str]] = {}
    for phrase in sorted(set(split_table(table)), key=lambda phrase: (-len(phrase), phrase)):
        index.setdefault(phrase[:2], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in index.items()}


def match_phrase(index: Phrases, line: str, *, whole_words: bool = True) -> int:
    """Return the length of the longest phrase that the folded `line` begins with, 0 where there is none.

    With `whole_words`, no letter may follow a phrase that ends in one.
    """
    for phrase in (*index.get(line[:2], ()), *index.get(line[:1], ())):
        if line.startswith(phrase):
            end = len(phrase)
            if not whole_words or not line[end : end + 1].isalpha() or not phrase[-1].isalpha():
                return end
    return 0
