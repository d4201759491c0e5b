"""The reading order of a page without its copies and without the bulk of its longest menus."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cleancms.model import Block, Repeats
from cleancms.text import count_words

# More links in a row, each a block of its own, are a site map or an index, not a menu. Only so many of them
# are scored: the places and shares of all other blocks would say nothing behind thousands of links.
LONG_LINK_RUN = 300
SCORED_LINKS = 100
LINK_WORDS = 15


def order_blocks(blocks: Sequence[Block], repeats: Repeats) -> list[int]:
    """Return the indices of the blocks to score: no copies, no images, moved ones at their new place.

    Of more than LONG_LINK_RUN links in a row the first SCORED_LINKS are returned.
    """
    left_out = {pair.copy for pair in repeats.pairs} | {index for index, _ in repeats.moved}
    behind: dict[int, list[int]] = {}
    for index, after in repeats.moved:
        behind.setdefault(after, []).append(index)
    order = [index for index in behind.get(-1, ()) if blocks[index].text]
    for index, block in enumerate(blocks):
        if block.text and index not in left_out:
            order.append(index)
        if index in behind:
            order += (moved for moved in behind[index] if blocks[moved].text)
    return _shorten_link_runs(blocks, order)


def _shorten_link_runs(blocks: Sequence[Block], order: list[int]) -> list[int]:
    # on most pages there are too few links for a long run, however they stand
    if len(order) <= LONG_LINK_RUN:
        return order
    links = [index for index in order if blocks[index].link_chars >= len(blocks[index].text)]
    if len(links) <= LONG_LINK_RUN:
        return order
    shortened: list[int] = []
    for is_link, run in groupby(order, key=lambda index: _is_link(blocks[index])):
        members = list(run)
        shortened += members[:SCORED_LINKS] if is_link and len(members) > LONG_LINK_RUN else members
    return shortened


def _is_link(block: Block) -> bool:
    return block.link_chars >= len(block.text) and count_words(block.text) <= LINK_WORDS
