"""The lines that place an article among others into facts: breadcrumbs, previous/next, copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancms.articles.facts import Fact
from cleancms.articles.zones import Zones
from cleancms.model import Block, BlockKind, Label, Segments, Verdict
from cleancms.text import collapse_space, count_words
from cleancms.wording.navigation import read_breadcrumb, read_neighbour

# The most words of a copyright line, and blocks of an element that is a breadcrumb by its class.
MAX_COPYRIGHT = 60
MAX_CRUMBS = 10
# A line is a link when that share of its characters is one.
LINK_SHARE = 0.8

_BREADCRUMB_NAMES = re.compile(r"breadcrumbs?|(?<![a-z])crumbs?(?![a-z])")
_COPYRIGHT = re.compile(r"©|ⓒ|\(c\)\s?\d|copyright|版权所有|版權所有", re.IGNORECASE)
_COPYRIGHT_PROOF = re.compile(r"©|ⓒ|\d{4}|版权|版權|reserved", re.IGNORECASE)
_BEFORE_HOLDER = re.compile(r"(?:[\s,:：©ⓒ\d\-–—~至/()]|copyright\b|by\b)*", re.IGNORECASE)
_BEHIND_HOLDER = re.compile(
    r"\s*(?:\d{4}|\b(?:all|inc|ltd|powered)\b|版权|版權|[|•,，。;；©]|\.\s|\.$)", re.IGNORECASE
)


def read_ways(segments: Segments, verdicts: Sequence[Verdict], zones: Zones) -> list[Fact]:
    """Return the categories, the neighbours and the copyright that lines outside the article give."""
    return [
        *_read_breadcrumbs(segments, zones),
        *_read_neighbours(segments.blocks, verdicts, zones),
        *_read_copyright(verdicts),
    ]


def _read_breadcrumbs(segments: Segments, zones: Zones) -> Iterator[Fact]:
    """Yield the steps of breadcrumbs: lines above the text, and elements that are one by their class."""
    blocks = segments.blocks
    for block in blocks[: zones.below[0] if zones.below else 0]:
        crumbs = read_breadcrumb(block.text) if block.kind is not BlockKind.HEADING else None
        for crumb in crumbs or ():
            yield Fact("category", crumb, f"block {block.index} breadcrumb")
    for container in segments.containers:
        if container.last - container.first <= MAX_CRUMBS and _BREADCRUMB_NAMES.search(container.names):
            for block in blocks[container.first : container.last]:
                if read_breadcrumb(block.text) is None:
                    step = block.text.strip(" >»›/→|·")
                    yield Fact("category", step, f"block {container.first} breadcrumb")


def _read_neighbours(blocks: Sequence[Block], verdicts: Sequence[Verdict], zones: Zones) -> Iterator[Fact]:
    """Yield the previous and the next page that lines from the article's head on name."""
    start = min(zones.head, default=0)
    for verdict in verdicts[start:]:
        block = verdict.block
        neighbour = None if verdict.label is Label.KEPT else read_neighbour(block.text, block.link_chars)
        if neighbour:
            title, url = neighbour.title, block.spans[0].url if block.spans else ""
            below = blocks[block.index + 1 : block.index + 2]
            if not title and below and _is_link(below[0]):
                title, url = below[0].text, below[0].spans[0].url if below[0].spans else url
            if count_words(title) >= 2:
                yield Fact("next" if neighbour.forward else "previous", title, f"block {block.index}", url)


def _is_link(block: Block) -> bool:
    """Tell whether a block is the link that a line with nothing but "previous" leads to."""
    linked = block.link_chars >= LINK_SHARE * max(1, len(block.text))
    return linked and read_neighbour(block.text, block.link_chars) is None


def _read_copyright(verdicts: Sequence[Verdict]) -> Iterator[Fact]:
    """Yield the last copyright line that was dropped, and who holds the copyright."""
    for verdict in reversed(verdicts):
        text = verdict.block.text
        sign = None if verdict.label is Label.KEPT else _COPYRIGHT.search(text)
        if not sign or not _COPYRIGHT_PROOF.search(text) or count_words(text) > MAX_COPYRIGHT:
            continue
        origin = f"block {verdict.block.index}"
        yield Fact("copyright", text, origin)
        rest = text[sign.end() :]
        lead = _BEFORE_HOLDER.match(rest)
        holder = _BEHIND_HOLDER.split(rest[lead.end() if lead else 0 :], maxsplit=1)[0]
        yield Fact("holder", collapse_space(holder), f"{origin} copyright")
        return
