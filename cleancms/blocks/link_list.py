"""The numbered list of addresses that terminal browsers (lynx, elinks, w3m) print below a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cleancms.blocks.markdown_reader import Inline
from cleancms.model import Span
from cleancms.text import collapse_space, count_words

# A text between two link numbers that is longer than this is prose, not one link of a menu.
MAX_LINK_WORDS = 10

# What these programs print above the list; not a word list of any language.
_TITLES = frozenset(("references", "links", "visible links", "hidden links"))
_ADDRESS = re.compile(r"\s*(?:([0-9]{1,6})\.|\[([0-9]{1,6})\])\s+(\S+)\s*")
_NUMBER = re.compile(r"\[([0-9]{1,6})\]")
_FIELD = re.compile(r"_{3,}")


def split_link_list(lines: Sequence[str]) -> tuple[int, dict[str, str]]:
    """Return how many lines come before the list of addresses, and the addresses by their number.

    Without such a list: all lines and no addresses.
    """
    addresses: dict[str, str] = {}
    place = len(lines)
    titled = False
    while place:
        line = lines[place - 1]
        found = _ADDRESS.fullmatch(line) if addresses or line.strip() else None
        if found and any(mark in found[3] for mark in ":/#"):
            addresses[found[1] or found[2]] = found[3]
        elif line.strip().rstrip(":").casefold() in _TITLES and addresses:
            titled = True
        elif line.strip():
            break
        place -= 1
    return (place, addresses) if titled and "1" in addresses else (len(lines), {})


def read_numbered_links(text: str, addresses: Mapping[str, str]) -> Inline:
    """Return `text` without link numbers and input fields (`[12]More about us`, `____`).

    Only a text that begins with a link and has short links alone shows where its links end (a menu); of a
    link in prose the first word is counted, and it gets no span.
    """
    numbers = [number for number in _NUMBER.finditer(text) if number[1] in addresses]
    starts = [0, *(number.end() for number in numbers)]
    ends = [*(number.start() for number in numbers), len(text)]
    raw = [_FIELD.sub(" ", text[start:end]) for start, end in zip(starts, ends, strict=True)]
    is_menu = not raw[0].strip() and all(count_words(piece) <= MAX_LINK_WORDS for piece in raw)
    spans: list[Span] = []
    pieces: list[str] = []
    length = link_chars = 0
    space = False
    for order, piece in enumerate(map(collapse_space, raw)):
        if not piece:
            space = space or bool(raw[order])
            continue
        if length and (space or raw[order][0].isspace()):
            pieces.append(" ")
            length += 1
        if order and is_menu:
            spans.append(Span(length, length + len(piece), addresses[numbers[order - 1][1]]))
        if order:
            link_chars += len(piece if is_menu else piece.split(" ", 1)[0])
        pieces.append(piece)
        length += len(piece)
        space = raw[order][-1].isspace()
    return Inline("".join(pieces), tuple(spans), link_chars, len(numbers))
