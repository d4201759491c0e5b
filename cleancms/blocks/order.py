"""The reading order of a page without its copies."""

from __future__ import annotations

from collections.abc import Sequence

from cleancms.model import Block, Repeats


def order_blocks(blocks: Sequence[Block], repeats: Repeats) -> list[int]:
    """Return the indices of the blocks with text that are no copies, moved ones at their new place."""
    left_out = {pair.copy for pair in repeats.pairs} | {index for index, _ in repeats.moved}
    behind: dict[int, list[int]] = {}
    for index, after in repeats.moved:
        behind.setdefault(after, []).append(index)
    order = [index for index in behind.get(-1, ()) if blocks[index].text]
    for block in blocks:
        if block.index not in left_out and block.text:
            order.append(block.index)
        order += (index for index in behind.get(block.index, ()) if blocks[index].text)
    return order
