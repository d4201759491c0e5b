"""Makes harder pages from real ones: prose of other pages planted where boilerplate prose stands.

In the pages to learn from, prose outside the article is rare and nearly always inside footer or nav, so a
scorer learns that prose is content. On other sites comments, appended articles, consent dialogs and teasers
are prose as well. Each planted part is text from another page in a container of the usual kinds; all of it
is no content.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from cleancms.model import Block, BlockKind, Container, Segments

# Vocabulary of content systems, as in cleancms/blocks/feature_tables.py; every third part gets no name.
PART_NAMES = {
    "comments": ("comments", "comment-list", "comments-area", "commentlist", "user-comments", "replies"),
    "article": (
        "recommend-article",
        "next-article",
        "related-article",
        "more-stories",
        "infinite-post",
        "article",
    ),
    "teasers": ("related-posts", "recommended", "also-read", "latest-news", "most-popular", "hot-list"),
    "dialog": (
        "cookie-consent dialog",
        "modal privacy-notice",
        "gdpr-popup",
        "cookie-banner",
        "overlay notice",
    ),
    "about": ("sidebar widget", "about-box", "author-bio", "right-rail", "widget text", "profile-card"),
    "appeal": ("newsletter", "subscribe-box", "support-us", "donate", "disclaimer", "statement"),
}
UNNAMED = 0.35
# By how many blocks a page is stretched, and the share of pages whose article it is that grows.
STRETCHES = (150, 400, 1200, 4000)
CONTENT_STRETCHES = 0.6


class Part(NamedTuple):
    """What is planted: containers (parent within the part, -1 for the outermost) and the blocks in them."""

    containers: list[tuple[int, str, str]]
    blocks: list[tuple[int, BlockKind, str, float]]


def plant(
    segments: Segments, content: Sequence[int], prose: Sequence[str], seed: str
) -> tuple[Segments, list[int]]:
    """Return the page with one to three parts planted, and the old index of each block, -1 if planted.

    `content` are the indices of the own content blocks, `prose` paragraphs of other pages.
    """
    chance = random.Random(seed)
    wanted = set(content)
    origin = list(range(len(segments.blocks)))
    if not wanted or not prose:
        return segments, origin
    for _ in range(chance.choice((1, 1, 2, 3))):
        kind = chance.choice(tuple(PART_NAMES))
        part = _make_part(kind, prose, chance)
        places = [place for place, old in enumerate(origin) if old in wanted]
        place, parent = _choose_place(segments, places, kind, chance)
        segments = _insert(segments, part, place, parent)
        origin[place:place] = [-1] * len(part.blocks)
    return segments, origin


def stretch(
    segments: Segments, content: Sequence[int], prose: Sequence[str], seed: str, *, has_menus: bool = True
) -> tuple[Segments, list[int], bool]:
    """Return the page made very long, the old index of each block, -1 if new, and whether the new is content.

    Either the article goes on for hundreds of paragraphs, or a menu lists hundreds of links: pages to learn
    from are short, and what is learnt about shares and places on them is wrong for a book or a site map.
    """
    chance = random.Random(seed)
    origin = list(range(len(segments.blocks)))
    if not content or not prose:
        return segments, origin, True
    count = chance.choice(STRETCHES)
    is_content = chance.random() < CONTENT_STRETCHES or not has_menus
    own = segments.blocks[content[-1]].container
    above = max(segments.containers[own].parent, 0)
    if is_content:
        place = segments.containers[own].last if own else content[-1] + 1
        part = Part([], [])
        for number in range(count):
            part.containers.append((-1, segments.containers[own].tag, ""))
            part.blocks.append((number, BlockKind.PARAGRAPH, chance.choice(prose), 0.0))
    else:
        while segments.containers[above].parent > 0:
            above = segments.containers[above].parent
        place = chance.choice((segments.containers[above].first, segments.containers[above].last))
        part = Part([(-1, "ul", chance.choice(("", "menu", "list")))], [])
        for number in range(count):
            part.containers.append((0, "li", ""))
            words = _clip(chance.choice(prose), chance.randint(1, 5))
            part.blocks.append((number + 1, BlockKind.LIST_ITEM, words, 1.0))
    origin[place:place] = [-1] * count
    return _insert(segments, part, place, above), origin, is_content


def _make_part(kind: str, prose: Sequence[str], chance: random.Random) -> Part:
    name = "" if chance.random() < UNNAMED else chance.choice(PART_NAMES[kind])
    tag = chance.choice(("div", "div", "section", "ul" if kind in ("comments", "teasers") else "div"))
    part = Part([(-1, tag, name)], [])
    if kind in ("comments", "teasers"):
        if chance.random() < 0.5:
            part.blocks.append((0, BlockKind.HEADING, _clip(chance.choice(prose), 3), 0.0))
        for _ in range(chance.randint(2, 12)):
            _add_item(part, kind, prose, chance)
        return part
    if kind == "article" or chance.random() < 0.4:
        part.blocks.append((0, BlockKind.HEADING, _clip(chance.choice(prose), chance.randint(3, 10)), 0.0))
    start = chance.randrange(len(prose))
    for text in prose[start : start + (chance.randint(4, 20) if kind == "article" else chance.randint(1, 6))]:
        part.containers.append((0, "p", ""))
        shown = text if kind != "dialog" else " ".join(_salt(text.split(" "), chance))
        part.blocks.append((len(part.containers) - 1, BlockKind.PARAGRAPH, shown, 0.0))
    return part


def _add_item(part: Part, kind: str, prose: Sequence[str], chance: random.Random) -> None:
    outer = part.containers[0][1]
    item_name = {"comments": "comment", "teasers": "item"}[kind] if part.containers[0][2] else ""
    part.containers.append((0, "li" if outer == "ul" else "div", item_name))
    item = len(part.containers) - 1
    text = chance.choice(prose)
    if kind == "comments":
        part.blocks.append((item, BlockKind.PARAGRAPH, _clip(text, 2), chance.choice((0.0, 1.0))))
        part.blocks.append(
            (item, BlockKind.PARAGRAPH, f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.2021 18:40", 0.0)
        )
    else:
        part.blocks.append(
            (item, chance.choice((BlockKind.HEADING, BlockKind.PARAGRAPH)), _clip(text, 9), 1.0)
        )
    part.containers.append((item, "p", ""))
    body = chance.choice(prose)
    shown = _clip(body, chance.randint(8, 40)) if kind == "teasers" else body
    part.blocks.append((len(part.containers) - 1, BlockKind.PARAGRAPH, shown, 0.0))
    if chance.random() < 0.5:
        part.blocks.append((item, BlockKind.PARAGRAPH, _clip(chance.choice(prose), 1), 1.0))


def _clip(text: str, words: int) -> str:
    if " " in text:
        return " ".join(text.split(" ")[:words])
    return text[: 2 * words]


def _salt(words: list[str], chance: random.Random) -> list[str]:
    for _ in range(chance.randint(0, 3)):
        words.insert(chance.randint(0, len(words)), "cookies")
    return words


def _choose_place(
    segments: Segments, content: Sequence[int], kind: str, chance: random.Random
) -> tuple[int, int]:
    """Return before which block a part goes, and into which container."""
    blocks, containers = segments.blocks, segments.containers
    first, last = (content[0], content[-1]) if content else (0, len(blocks) - 1)
    around = blocks[last].container
    while around > 0 and containers[around].first > first:
        around = containers[around].parent
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        around = max(containers[around].parent, 0)
    if kind == "dialog" and chance.random() < 0.7:
        around = 0
        return (0 if chance.random() < 0.3 else len(blocks)), around
    if kind == "about" and chance.random() < 0.3:
        return containers[around].first, around
    if chance.random() < 0.5:
        return containers[around].last, around
    # directly behind the content, where the containers that end there have ended
    inner = blocks[last].container
    while inner != around and containers[inner].parent != around and inner > 0:
        inner = containers[inner].parent
    return (containers[inner].last, around) if inner != around else (last + 1, around)


def _insert(segments: Segments, part: Part, place: int, parent: int) -> Segments:
    count = len(part.blocks)
    inside = set()
    while parent >= 0:
        inside.add(parent)
        parent = segments.containers[parent].parent
    containers = []
    for index, container in enumerate(segments.containers):
        first, last = container.first, container.last
        if index in inside:
            span = min(first, place), last + count
        else:
            span = first + count * (first >= place), last + count * (last > place)
        containers.append(container._replace(first=span[0], last=span[1]))
    base = len(containers)
    outermost = max(inside)
    firsts = [count] * len(part.containers)
    lasts = [0] * len(part.containers)
    for offset, block in enumerate(part.blocks):
        holder = block[0]
        while holder >= 0:
            firsts[holder] = min(firsts[holder], offset)
            lasts[holder] = max(lasts[holder], offset + 1)
            holder = part.containers[holder][0]
    for (above, tag, names), first, last in zip(part.containers, firsts, lasts, strict=True):
        containers.append(
            Container(outermost if above < 0 else base + above, tag, names, place + first, place + last)
        )
    planted = [
        Block(
            place + offset,
            kind,
            text,
            level=3 if kind is BlockKind.HEADING else 0,
            container=base + owner,
            tag=part.containers[owner][1],
            link_chars=round(linked * len(text)),
            link_count=int(linked),
        )
        for offset, (owner, kind, text, linked) in enumerate(part.blocks)
    ]
    blocks = [*segments.blocks[:place], *planted, *segments.blocks[place:]]
    return Segments(
        tuple(block._replace(index=index) for index, block in enumerate(blocks)),
        tuple(containers),
        segments.hints,
    )
