"""Lines that lead elsewhere: the previous and next page of a series, the way from the home page."""

from __future__ import annotations

import re
from collections.abc import Set
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
from cleancms.wording.phrases import (
    MAX_PHRASE,
    fold_wording,
    index_phrases,
    match_phrase,
    measure_folded,
    read_phrases,
    split_table,
)

# The most words of a line with the title of a neighbour, of a breadcrumb, and of one of its steps. Longer
# lines that match are sentences of texts (development pages).
MAX_NEIGHBOUR = 50
MAX_BREADCRUMB = 40
MAX_CRUMB = 8
# The most steps that are told apart.
MAX_CRUMBS = 12

# The first two characters of phrases.
_NEIGHBOUR_STARTS = frozenset(phrase[:2] for phrase in split_table(f"{PREVIOUS}|{NEXT}"))
_BREADCRUMB_STARTS = frozenset(phrase[:2] for phrase in split_table(BREADCRUMB))
_NO_CRUMBS = f"{HOME}|{CRUMBS_OF_TEXT}"

_ARROWS = " <«‹←|[(【•·-–\t"
# What follows the words in front of a breadcrumb ("" is the end of the line).
_BEHIND_MARK = ("", ":", "：", ">", "»", "›", "/", " ", "→", "|", "-")
_OPENS_TITLE = r"\s?[:：>＞»›→|｜\[(（【\])）】]|\s[\-–—]\s"
_SPACE = re.compile(r"\s")
_EDGE = " \t<>«»‹›←→|:：[]【】().…"
_CRUMB_SEPARATOR = re.compile(r"\s{0,9}(?:[>＞»›→/\\]++|::|&gt;)\s*+")
_ARROW_CRUMB = r"[>＞»›→]|&gt;"
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
    if not _may_begin(line, _NEIGHBOUR_STARTS):
        return ()
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


def _may_begin(line: str, starts: Set[str]) -> bool:
    """Tell whether a line can begin with a phrase with one of these starts: most lines cannot."""
    # What an accent cannot follow is folded by itself.
    return line[:2].lower() in starts or not line[:3].isascii()


def _match_direction(line: str) -> tuple[bool, int]:
    """Return which neighbour a line begins to name, and the length of the phrase (0: none)."""
    if not _may_begin(line, _NEIGHBOUR_STARTS):
        return False, 0
    start = fold_wording(line[:MAX_PHRASE])
    if start[:2] not in _NEIGHBOUR_STARTS:
        return False, 0
    for forward, table in ((False, PREVIOUS), (True, NEXT)):
        length = match_phrase(index_phrases(table), start, whole_words=not count_han_kana(start[:1]))
        if length:
            return forward, measure_folded(line, length)
    return False, 0


def _is_title(line: str, length: int, title: str, link_chars: int) -> bool:
    """Tell whether what follows the first `length` characters of a line can be the neighbour's title."""
    rest = line[length:]
    if not title or re.match(_OPENS_TITLE, rest):
        return True
    # A word of a script that is not East Asian can begin a sentence, as "next" does.
    if " " not in line[:length] and not "\u2e80" <= line[0] <= "\ud7af":
        return False
    return 0 < link_chars >= 0.6 * len(rest) or (rest[0] == " " and count_words(rest) <= MAX_NEIGHBOUR // 2)


def read_breadcrumb(text: str) -> tuple[str, ...] | None:
    """Return the steps of a breadcrumb, without the home page and "text"; None for any other line."""
    line = text.strip()
    length = _match_mark(line)
    marked = bool(length) and line[length : length + 1] in _BEHIND_MARK
    if not marked and not _begins_at_home(line):
        return None
    return (
        split_breadcrumb(line[length:] if marked else line) if count_words(line) <= MAX_BREADCRUMB else None
    )


def _match_mark(line: str) -> int:
    """Return the length of the phrase that a line has in front of a breadcrumb (0: none)."""
    if not _may_begin(line, _BREADCRUMB_STARTS):
        return 0
    return measure_folded(line, match_phrase(index_phrases(BREADCRUMB), fold_wording(line[:MAX_PHRASE])))


def _begins_at_home(line: str) -> bool:
    """Tell whether a line is a row of short names between separators, the first that of the home page."""
    sign = _SIGN_OF_CRUMBS.search(line)
    separator = _CRUMB_SEPARATOR.search(line) if sign else None
    if not separator or not is_home(line[: separator.start()]):
        return False
    crumbs = _CRUMB_SEPARATOR.split(line, maxsplit=MAX_CRUMBS)
    if len(crumbs) < 3 and not re.search(_ARROW_CRUMB, line):
        return False
    return all(count_words(crumb) <= MAX_CRUMB for crumb in crumbs[:-1])


def split_breadcrumb(line: str) -> tuple[str, ...]:
    """Return the steps of a line that is known to be a breadcrumb, without the home page and "text"."""
    crumbs = (crumb.strip(_EDGE) for crumb in _CRUMB_SEPARATOR.split(line, maxsplit=MAX_CRUMBS))
    return tuple(crumb for crumb in crumbs if crumb and fold_wording(crumb) not in read_phrases(_NO_CRUMBS))


def is_home(text: str) -> bool:
    """Tell whether `text` names the home page."""
    name = fold_wording(text.strip(_EDGE))
    return name in read_phrases(HOME) or name.endswith(("首页", "首頁"))


def is_no_title(text: str) -> bool:
    """Tell whether `text` says that there is no neighbour ("没有了", "none"), or only what a neighbour is."""
    return fold_wording(text.strip(_EDGE)) in read_phrases(NO_TITLES)
