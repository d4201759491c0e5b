"""Where on a page its article's metadata stands: around the title, above the text, behind the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleancms.model import Block
from cleancms.text import count_words

# How many blocks around a title, above the text and behind an article can hold its label lines: the longest
# heads of the development pages (tags, date, author, share buttons, a lead image) have about that many.
ABOVE_TITLE = 5
BELOW_TITLE = 14
ABOVE_TEXT = 14
BEHIND_ARTICLE = 15
# A block of this many words is text. One lead of up to LONGEST_LEAD words may stand between the title and
# the lines that are looked for.
LONG_BLOCK = 30
LONGEST_LEAD = 60


class Zones(NamedTuple):
    """The blocks, by index, in which metadata is looked for.

    `kept` are those of the article, `head` those around the title and above the text, `below` those of them
    that stand below the title, `copies` those around other places that show the title, `foot` those behind
    the article.
    """

    kept: frozenset[int]
    head: tuple[int, ...]
    below: tuple[int, ...]
    copies: tuple[int, ...]
    foot: tuple[int, ...]


def find_zones(blocks: Sequence[Block], kept: Sequence[int], titles: Sequence[int]) -> Zones:
    """Return the zones of a page; without any block of it in `kept`, they lie around the title."""
    long = (index for index in kept if count_words(blocks[index].text) >= LONG_BLOCK)
    text = next(long, kept[0] if kept else None)
    title = _choose_place(titles, text)
    head = set() if title is None else {*_find_head(blocks, title)}
    if text is not None:
        head.update(range(max(0, text - ABOVE_TEXT, (title or 0) - ABOVE_TITLE), text + 1))
    elif title is None:
        head.update(range(min(len(blocks), BELOW_TITLE)))
    copies = {index for place in titles if place != title for index in _find_head(blocks, place)}
    last = kept[-1] if kept else max(head, default=0)
    return Zones(
        kept=frozenset(kept),
        head=tuple(sorted(head)),
        below=tuple(index for index in sorted(head) if title is None or index > title),
        copies=tuple(sorted(copies - head)),
        foot=tuple(range(max(last - 1, 0), min(len(blocks), last + 1 + BEHIND_ARTICLE))),
    )


def _choose_place(titles: Sequence[int], text: int | None) -> int | None:
    """Return the place of the title that belongs to the text: the last one above it."""
    if text is None:
        return titles[0] if titles else None
    above = [place for place in titles if place <= text]
    return above[-1] if above else None


def _find_head(blocks: Sequence[Block], title: int) -> Iterable[int]:
    """Return the blocks around one place of the title, as far as no text stands between."""
    end = title + 1
    leads = 0
    while end < min(len(blocks), title + 1 + BELOW_TITLE):
        words = count_words(blocks[end].text)
        leads += words >= LONG_BLOCK
        if leads > 1 or words > LONGEST_LEAD:
            break
        end += 1
    return range(max(0, title - ABOVE_TITLE), end)
