"""What a person sees of a page, as plain data: the blocks that are shown, their copies, the metadata."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from cleancms.model import METADATA_FIELDS, Block, BlockKind, Label, Link, Result, Verdict

# What is shown of a page at most. A page of news or a forum has some hundred blocks. What is left
# out is counted where it would stand.
MAX_BLOCKS = 2000
MAX_TEXT = 5_000  # characters of a block
MAX_CHARACTERS = 400_000  # of all blocks
# Colours that copies and their originals are joined by, in turn.
HUES = 6
_BLOCK_ORIGIN = re.compile(r"block ([0-9]{1,9})\b")


class Piece(NamedTuple):
    """A block that is shown, with its verdict.

    `text` is what is shown of its text, `missing` how many characters are not. `original` is the block that
    it repeats (-1: none), `copies` the blocks that repeat it, `hue` (0 to HUES - 1) the colour of them all
    (-1: none).
    """

    block: Block
    label: Label
    reason: str
    score: float
    text: str
    missing: int
    original: int
    copies: tuple[int, ...]
    hue: int


class Gap(NamedTuple):
    """Blocks that follow each other and are not shown, counted by what became of them."""

    first: int
    counts: Mapping[Label, int]


class Field(NamedTuple):
    """A metadata field: its values, each with an address ("": none), where it was read, and in which block.

    `block` is -1 where it was read in no block that is shown.
    """

    name: str
    values: tuple[Link, ...]
    origin: str
    block: int


class PageView(NamedTuple):
    """All that is shown of a page.

    `strip` are runs of blocks with the same verdict and their length in characters, `article` the blocks of
    the article that are shown, in its order, `missing` how many are not.
    """

    result: Result
    counts: Mapping[Label, int]
    items: tuple[Piece | Gap, ...]
    shown: frozenset[int]
    fields: tuple[Field, ...]
    strip: tuple[tuple[Label, int], ...]
    article: tuple[Block, ...]
    missing: int


def view_page(result: Result) -> PageView:
    """Return what is shown of a page."""
    shown = _choose_shown(result.verdicts)
    article = result.article.blocks if result.article else ()
    visible = tuple(_cut(block) for block in article if block.index in shown)
    return PageView(
        result=result,
        counts=Counter(verdict.label for verdict in result.verdicts),
        items=tuple(_list_items(result.verdicts, shown)),
        shown=shown,
        fields=tuple(_list_fields(result, shown)),
        strip=tuple(
            (label, sum(len(verdict.block.text) + 1 for verdict in run))
            for label, run in groupby(result.verdicts, key=lambda verdict: verdict.label)
        ),
        article=visible,
        missing=len(article) - len(visible),
    )


def describe_block(block: Block) -> str:
    """Return a block as plain text: cells between bars, an image as its address."""
    if block.kind is BlockKind.TABLE_ROW and block.cells:
        return " | ".join(block.cells)
    if block.kind is BlockKind.IMAGE and not block.text:
        return " ".join(f"{span.alt} <{span.url}>".lstrip() for span in block.spans if span.image)
    return f"{block.marker} {block.text}".lstrip() if block.kind is BlockKind.LIST_ITEM else block.text


def _choose_shown(verdicts: Sequence[Verdict]) -> frozenset[int]:
    """Return the blocks that are shown: the kept ones first, then the others, as far as there is room."""
    shown: list[int] = []
    room = MAX_CHARACTERS
    for verdict in sorted(verdicts, key=lambda verdict: verdict.label is not Label.KEPT):
        room -= min(len(verdict.block.text), MAX_TEXT)
        if len(shown) == MAX_BLOCKS or room < 0:
            break
        shown.append(verdict.block.index)
    return frozenset(shown)


def _list_items(verdicts: Sequence[Verdict], shown: frozenset[int]) -> Iterator[Piece | Gap]:
    copies: defaultdict[int, list[int]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.label is Label.COPY:
            copies[verdict.repeats].append(verdict.block.index)
    hues = {original: number % HUES for number, original in enumerate(sorted(copies))}
    for is_shown, run in groupby(verdicts, key=lambda verdict: verdict.block.index in shown):
        found = list(run)
        if not is_shown:
            yield Gap(found[0].block.index, Counter(verdict.label for verdict in found))
            continue
        for verdict in found:
            index = verdict.block.index
            original = verdict.repeats if verdict.label is Label.COPY else -1
            text = describe_block(verdict.block)
            yield Piece(
                block=verdict.block,
                label=verdict.label,
                reason=verdict.reason.value,
                score=verdict.score,
                text=text[:MAX_TEXT],
                missing=max(len(text) - MAX_TEXT, 0),
                original=original,
                copies=tuple(copies.get(index, ())),
                hue=hues.get(original if original >= 0 else index, -1),
            )


def _cut(block: Block) -> Block:
    """Return a block of the article as far as it is shown."""
    if len(block.text) <= MAX_TEXT and sum(map(len, block.cells)) <= MAX_TEXT:
        return block
    text = f"{block.text[:MAX_TEXT]}… ({len(block.text) - MAX_TEXT:,} more characters)"
    return block._replace(text=text, cells=())


def _list_fields(result: Result, shown: frozenset[int]) -> Iterator[Field]:
    metadata = result.metadata
    for name in METADATA_FIELDS:
        value = getattr(metadata, name)
        if value is None or value == ():
            continue
        values = value if isinstance(value, tuple) else (value,)
        origin = metadata.origins.get(name, "")
        found = _BLOCK_ORIGIN.match(origin)
        block = int(found[1]) if found else -1
        links = tuple(_link(name, one) for one in values)
        yield Field(name, links, origin, block if block in shown else -1)


def _link(name: str, value: object) -> Link:
    if isinstance(value, Link):
        return value
    text = str(value)
    return Link(text, text if name in ("url", "image") else "")
