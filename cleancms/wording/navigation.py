"""Lines that lead elsewhere: the previous and next page of a series, the way from the home page."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancms.text import count_han_kana, count_words, fold
from cleancms.wording.phrases import index_phrases, match_phrase, split_table
from cleancms.wording.tables import BREADCRUMB, CRUMBS_OF_TEXT, HOME, NEXT, PREVIOUS

# The most words of a line with the title of a neighbour, of a breadcrumb, and of one of its steps. Longer
# lines that match are sentences of texts (development pages).
MAX_NEIGHBOUR = 50
MAX_BREADCRUMB = 40
MAX_CRUMB = 8

_PREVIOUS = index_phrases(PREVIOUS)
_NEXT = index_phrases(NEXT)
_BREADCRUMB = index_phrases(BREADCRUMB)
_HOME = frozenset(split_table(HOME))
_NO_CRUMBS = _HOME | frozenset(split_table(CRUMBS_OF_TEXT))

_ARROWS = " <«‹←|[(【•·-–\t"
# No phrase of the tables is longer (characters); folding keeps the places of all that is in them.
_MAX_PHRASE = 40
# What follows the words in front of a breadcrumb ("" is the end of the line).
_BEHIND_MARK = ("", ":", "：", ">", "»", "›", "/", " ", "→", "|", "-")
_OPENS_TITLE = re.compile(r"\s?[::>»›→|\[(【\])】]|\s[\-–—]\s")
_EDGE = " \t<>«»‹›←→|:：[]【】().…"
_CRUMB_SEPARATOR = re.compile(r"\s*(?:[>＞»›→/\\]+|::|&gt;)\s*")
_ARROW_CRUMB = re.compile(r"[>＞»›→]|&gt;")


class Neighbour(NamedTuple):
    """The page before (`forward` False) or after this one; `title` is "" where the line does not say it."""

    forward: bool
    title: str


def read_neighbour(text: str, link_chars: int = 0) -> Neighbour | None:
    """Return which neighbour a line names, None for any other line.

    `link_chars` is how many characters of the line are links: a title right behind the phrase, without any
    sign between them, is only believed where it is one.
    """
    line = text.strip().lstrip(_ARROWS)
    start = fold(line[:_MAX_PHRASE])
    for forward, index in ((False, _PREVIOUS), (True, _NEXT)):
        length = match_phrase(index, start, whole_words=not count_han_kana(start[:1]))
        if length and count_words(line) <= MAX_NEIGHBOUR:
            title = line[length:].strip(_EDGE)
            return Neighbour(forward, title) if _is_title(line, length, title, link_chars) else None
    return None


def _is_title(line: str, length: int, title: str, link_chars: int) -> bool:
    """Tell whether what follows the first `length` characters of a line can be the neighbour's title."""
    rest = line[length:]
    if not title or _OPENS_TITLE.match(rest):
        return True
    if " " not in line[:length] and line[0].isascii():
        return False
    return 0 < link_chars >= 0.6 * len(rest) or (rest[0] == " " and count_words(rest) <= MAX_NEIGHBOUR // 2)


def read_breadcrumb(text: str) -> tuple[str, ...] | None:
    """Return the steps of a breadcrumb, without the home page and "text"; None for any other line."""
    line = text.strip()
    length = match_phrase(_BREADCRUMB, fold(line[:_MAX_PHRASE]))
    marked = bool(length) and line[length : length + 1] in _BEHIND_MARK
    if (not marked and not _CRUMB_SEPARATOR.search(line)) or count_words(line) > MAX_BREADCRUMB:
        return None
    crumbs = [
        crumb.strip(_EDGE) for crumb in _CRUMB_SEPARATOR.split(line[length:] if marked else line, maxsplit=12)
    ]
    if not marked:
        if len(crumbs) < 2 or fold(crumbs[0]) not in _HOME:
            return None
        if not (len(crumbs) >= 3 or _ARROW_CRUMB.search(line)):
            return None
        if any(count_words(crumb) > MAX_CRUMB for crumb in crumbs[:-1]):
            return None
    return tuple(crumb for crumb in crumbs if crumb and fold(crumb) not in _NO_CRUMBS)
