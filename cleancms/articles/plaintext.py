"""An article as plain text.

Groups of blocks (see `groups.py`) are separated by one empty line; there is no markup and no escaping:

    paragraph, heading, caption, quote   the text; a line break of the page is a line break
    list item                            "- text" or "3. text", nested ones indented below their parent's text
    table row                            the cells with a tab between two; a row that stands alone is its text
    code                                 its lines between two lines of three or more backticks
    image                                left out
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleancms.articles.groups import Group, breaks_line, code_fence, group_blocks, place_items
from cleancms.model import Block, BlockKind


def render_text(blocks: Sequence[Block]) -> str:
    """Return the blocks as plain text, without a line break at the end; "" for no text."""
    return "\n\n".join(map(_render_group, group_blocks(blocks)))


def _render_group(group: Group) -> str:
    match group.kind:
        case BlockKind.PARAGRAPH | BlockKind.HEADING | BlockKind.CAPTION | BlockKind.QUOTE | BlockKind.IMAGE:
            return _join_lines(group.blocks)
        case BlockKind.LIST_ITEM:
            places = place_items(group.blocks)
            lines = (
                " " * place.indent + place.marker + block.text
                for place, block in zip(places, group.blocks, strict=True)
            )
            return "\n".join(lines)
        case BlockKind.TABLE_ROW:
            if len(group.blocks) == 1:
                return group.blocks[0].text
            return "\n".join("\t".join(block.cells).strip("\t") or block.text for block in group.blocks)
        case BlockKind.CODE:
            fence = code_fence(group.blocks[0].text)
            return f"{fence}\n{group.blocks[0].text}\n{fence}"


def _join_lines(blocks: Sequence[Block]) -> str:
    if len(blocks) == 1:
        return blocks[0].text
    lines = [blocks[0].text]
    for previous, block in pairwise(blocks):
        lines += ["\n" if breaks_line(previous, block) else "\n\n", block.text]
    return "".join(lines)
