"""Lines that lead elsewhere: the previous and next page of a series, the way from the home page."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancms.text import count_han_kana, count_words
from cleancms.wording.navigation_tables import (
    BREADCRUMB,
    CRUMBS_OF_TEXT,
    HOME,
    NEXT,
    NO_TITLES,
    PREVIOUS,
)
from cleancms.wording.phrases import fold_wording, index_phrases, match_phrase, measure_folded, split_table

# The most words of a line with the title of a neighbour, of a breadcrumb, and of one of its steps. Longer
# lines that match are sentences of texts (development pages).
MAX_NEIGHBOUR = 50
MAX_BREADCRUMB = 40
MAX_CRUMB = 8
# The most steps that are told apart.
MAX_CRUMBS = 12

_PREVIOUS = index_phrases(PREVIOUS)
_NEXT = index_phrases(NEXT)
_NEIGHBOUR_STARTS = frozenset(phrase[:2] for phrase in split_table(f"{PREVIOUS}|{NEXT}"))
_BREADCRUMB = index_phrases(BREADCRUMB)
_HOME = frozenset(split_table(HOME))
_NO_CRUMBS = _HOME | frozenset(split_table(CRUMBS_OF_TEXT))

_NO_TITLES = frozenset(split_table(NO_TITLES))

_ARROWS = " <«‹←|[(【•·-–\t"
# No phrase of the tables is longer (characters).
_MAX_PHRASE = 40
# What follows the words in front of a breadcrumb ("" is the end of the line).
_BEHIND_MARK = ("", ":", "：", ">", "»", "›", "/", " ", "→", "|", "-")
_OPENS_TITLE = re.compile(r"\s?[:：>＞»›→|｜\[(（【\])）】]|\s[\-–—]\s")
# A word of another script can begin a sentence, as "next" does.
_EAST_ASIAN = re.compile("[\u2e80-\ud7af]")
_SPACE = re.compile(r"\s")
_EDGE = " \t<>«»‹›←→|:：[]【】().…"
_CRUMB_SEPARATOR = re.compile(r"\s*(?:[>＞»›→/\\]+|::|&gt;)\s*")
_ARROW_CRUMB = re.compile(r"[>＞»›→]|&gt;")
# No separator is without one of these.
_SIGN_OF_CRUMBS = re.compile(r"[>＞»›→/\\:;]")


class Neighbour(NamedTuple):
    """The page before (`forward` False) or after this one; `title` is "" where the line does not say it."""

    forward: bool
    title: str


def read_neighbours(text: str, link_chars: int = 0) -> tuple[Neighbour, ...]:
    """Return the neighbours that a line names, none for any other line.

    `link_chars` is how many characters of the line are links: a title right behind the phrase, without any
    sign between them, is only believed where it is one.
    """
    line = text.strip().lstrip(_ARROWS)
    forward, length = _match_direction(line)
    if not length or count_words(line) > MAX_NEIGHBOUR:
        return ()
    # "Previous: Bread Next: Flour" are two in one line.
    starts = (match.end() for match in _SPACE.finditer(line, length))
    second = next((start for start in starts if _match_direction(line[start:])[1]), len(line))
    title = line[length:second].strip(_EDGE)
    if second == len(line) and not _is_title(line, length, title, link_chars):
        return ()
    return (Neighbour(forward, title), *read_neighbours(line[second:], link_chars))


def _match_direction(line: str) -> tuple[bool, int]:
    """Return which neighbour a line begins to name, and the length of the phrase (0: none)."""
    start = fold_wording(line[:_MAX_PHRASE])
    if start[:2] not in _NEIGHBOUR_STARTS:
        return False, 0
    for forward, index in ((False, _PREVIOUS), (True, _NEXT)):
        length = match_phrase(index, start, whole_words=not count_han_kana(start[:1]))
        if length:
            return forward, measure_folded(line, length)
    return False, 0


def _is_title(line: str, length: int, title: str, link_chars: int) -> bool:
    """Tell whether what follows the first `length` characters of a line can be the neighbour's title."""
    rest = line[length:]
    if not title or _OPENS_TITLE.match(rest):
        return True
    if " " not in line[:length] and not _EAST_ASIAN.match(line):
        return False
    return 0 < link_chars >= 0.6 * len(rest) or (rest[0] == " " and count_words(rest) <= MAX_NEIGHBOUR // 2)


def read_breadcrumb(text: str) -> tuple[str, ...] | None:
    """Return the steps of a breadcrumb, without the home page and "text"; None for any other line."""
    line = text.strip()
    length = measure_folded(line, match_phrase(_BREADCRUMB, fold_wording(line[:_MAX_PHRASE])))
    marked = bool(length) and line[length : length + 1] in _BEHIND_MARK
    if not marked and not _begins_at_home(line):
        return None
    return (
        split_breadcrumb(line[length:] if marked else line) if count_words(line) <= MAX_BREADCRUMB else None
    )


def _begins_at_home(line: str) -> bool:
    """Tell whether a line is a row of short names between separators, the first that of the home page."""
    if not _SIGN_OF_CRUMBS.search(line):
        return False
    crumbs = _CRUMB_SEPARATOR.split(line, maxsplit=MAX_CRUMBS)
    if not is_home(crumbs[0]) or not (len(crumbs) >= 3 or _ARROW_CRUMB.search(line)):
        return False
    return all(count_words(crumb) <= MAX_CRUMB for crumb in crumbs[:-1])


def split_breadcrumb(line: str) -> tuple[str, ...]:
    """Return the steps of a line that is known to be a breadcrumb, without the home page and "text"."""
    crumbs = (crumb.strip(_EDGE) for crumb in _CRUMB_SEPARATOR.split(line, maxsplit=MAX_CRUMBS))
    return tuple(crumb for crumb in crumbs if crumb and fold_wording(crumb) not in _NO_CRUMBS)


def is_home(text: str) -> bool:
    """Tell whether `text` names the home page."""
    name = fold_wording(text.strip(_EDGE))
    return name in _HOME or name.endswith(("首页", "首頁"))


def is_no_title(text: str) -> bool:
    """Tell whether `text` says that there is no neighbour ("没有了", "none"), or only what a neighbour is."""
    return fold_wording(text.strip(_EDGE)) in _NO_TITLES
