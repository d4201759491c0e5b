"""The lines that place an article among others into facts: breadcrumbs, previous/next, copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancms.articles.facts import Fact
from cleancms.articles.zones import Zones
from cleancms.model import Block, BlockKind, Segments
from cleancms.text import block_key, collapse_space, count_han_kana, count_words
from cleancms.wording.labels import read_labels
from cleancms.wording.navigation import is_no_title, read_breadcrumb, read_neighbours, split_breadcrumb

# The most words of a copyright line, and blocks of an element that is a breadcrumb by its class.
MAX_COPYRIGHT = 60
MAX_CRUMBS = 10
# The most words of a section above the title; Chinese ones have about two characters a word.
MAX_SECTION = 3
# A line is a link when that share of its characters is one.
LINK_SHARE = 0.8

_BREADCRUMB_NAMES = re.compile(r"breadcrumbs?|(?<![a-z])crumbs?(?![a-z])")
_COPYRIGHT = re.compile(r"©|ⓒ|\(c\)\s?\d|copyright|版权所有|版權所有", re.IGNORECASE)
_COPYRIGHT_PROOF = re.compile(r"©|ⓒ|\d{4}|版权|版權|reserved", re.IGNORECASE)
_BEFORE_HOLDER = re.compile(r"(?:[\s,:：©ⓒ\d\-–—~至/()]|copyright\b|by\b)*", re.IGNORECASE)
_BEHIND_HOLDER = re.compile(
    r"\d{4}|\S?icp[备備证證]|\b(?:all|inc|ltd|powered)\b|版权|版權|[|•,，。;；©]|\.\s|\.$",
    re.IGNORECASE,
)


def read_ways(segments: Segments, zones: Zones, titles: Sequence[int]) -> list[Fact]:
    """Return the categories, the neighbours and the copyright that lines outside the article give."""
    return [
        *_read_breadcrumbs(segments, zones),
        *_read_section(segments.blocks, zones, titles),
        *_read_neighbours(segments.blocks, zones),
        *_read_copyright(segments.blocks, zones),
    ]


def _read_breadcrumbs(segments: Segments, zones: Zones) -> Iterator[Fact]:
    """Yield the steps of breadcrumbs: lines above the text, and elements that are one by their class."""
    blocks = segments.blocks
    for block in blocks[: zones.below[0] if zones.below else 0]:
        crumbs = read_breadcrumb(block.text) if block.kind is not BlockKind.HEADING else None
        for crumb in crumbs or ():
            yield Fact("category", crumb, f"block {block.index} breadcrumb")
    for container in segments.containers:
        if "crumb" not in container.names or not _BREADCRUMB_NAMES.search(container.names):
            continue
        if container.last - container.first <= MAX_CRUMBS:
            for block in blocks[container.first : container.last]:
                for step in _split_steps(block):
                    yield Fact("category", step, f"block {container.first} breadcrumb")


def _read_section(blocks: Sequence[Block], zones: Zones, titles: Sequence[int]) -> Iterator[Fact]:
    """Yield the line above the title where it is the name of a section: the page's menu has it too.

    A page that begins with that line and its title needs no menu.
    """
    title = next((index for index in titles if index in zones.head), 0)
    if not title or title - 1 in titles:
        return
    above = blocks[title - 1].text
    key = block_key(above)
    if key and count_words(above) <= MAX_SECTION + count_han_kana(above) // 2:
        menu = (block.text for block in blocks[: title - 1] if len(block.text) <= 2 * len(above))
        if title == 1 or any(block_key(text) == key for text in menu):
            yield Fact("category", above, f"block {title - 1}")


def _split_steps(block: Block) -> Iterator[str]:
    """Yield the steps that a block of a breadcrumb holds: its links, else what its separators divide."""
    links = [block.text[span.start : span.end] for span in block.spans if not span.image]
    if len(links) > 1:
        yield from (step for link in links for step in split_breadcrumb(link))
    elif read_breadcrumb(block.text) is None and not read_labels(block.text).items:
        yield from split_breadcrumb(block.text)


def _read_neighbours(blocks: Sequence[Block], zones: Zones) -> Iterator[Fact]:
    """Yield the previous and the next page that lines from the article's head on name."""
    for block in blocks[min((*zones.head, *zones.copies), default=0) :]:
        if block.index in zones.kept:
            continue
        neighbours = read_neighbours(block.text, block.link_chars)
        if not neighbours:
            continue
        links = [span.url for span in block.spans if not span.image]
        for place, neighbour in enumerate(neighbours):
            title, url = neighbour.title, links[place] if place < len(links) else ""
            below = blocks[block.index + 1 : block.index + 2]
            if not title and len(neighbours) == 1 and below and _is_link(below[0]):
                title, url = below[0].text, below[0].spans[0].url if below[0].spans else url
            if any(character.isalpha() for character in title) and not is_no_title(title):
                yield Fact("next" if neighbour.forward else "previous", title, f"block {block.index}", url)


def _is_link(block: Block) -> bool:
    """Tell whether a block is the link that a line with nothing but "previous" leads to."""
    linked = block.link_chars >= LINK_SHARE * max(1, len(block.text))
    return linked and not read_neighbours(block.text, block.link_chars)


def _read_copyright(blocks: Sequence[Block], zones: Zones) -> Iterator[Fact]:
    """Yield the last copyright line that was dropped, and who holds the copyright."""
    for block in reversed(blocks):
        text = block.text
        sign = None if block.index in zones.kept else _COPYRIGHT.search(text)
        if not sign or not _COPYRIGHT_PROOF.search(text) or count_words(text) > MAX_COPYRIGHT:
            continue
        origin = f"block {block.index}"
        yield Fact("copyright", text, origin)
        rest = text[sign.end() :]
        lead = _BEFORE_HOLDER.match(rest)
        holder = _BEHIND_HOLDER.split(rest[lead.end() if lead else 0 :], maxsplit=1)[0]
        names = collapse_space(holder).split(" ") if count_han_kana(holder) else [collapse_space(holder)]
        yield Fact("holder", names[0], f"{origin} copyright")
        return
