"""What a site's profile says about the blocks of one of its pages.

A block of the template is no article, and the blocks between two blocks of the template are what such blocks
are on the site's other pages: the article stands behind the byline and before "Related" on each of them, the
comments behind "Comments". So a profile does two things: it drops blocks, and it shifts scores.

The words of a template block are no proof: an article has a heading "Features" where the menu has one, and
its first paragraph stands in the sidebar of all other pages. Such a block is the page's own where it looks
like content and is out of its place; and from a "Get a demo" in the midst of an article nothing follows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import fsum
from typing import NamedTuple

import numpy as np

from cleancms.model import PageKind, Reason, Scores, Segments, SiteProfile, Template, TemplateBlock
from cleancms.text import count_words, template_key

# How far a score moves towards what the blocks at its place are on other pages (0..1). Text dumps have no
# elements and class names to tell by, so there the place says more. Swept by site on site-synth-dev and
# cleanportal-dev and dumps of them (benchmarks/README.md). A place known from three pages is trusted half as
# much as one known from very many (`_measure_trust`): trusted in full it did harm on cleanportal-dev.
TRUST = {PageKind.HTML: 0.35, PageKind.TEXT: 0.9}
# From this score on a block looks like content.
CONTENT_SCORE = 0.5
# Two texts of fewer words than a label are alike because they name the same thing, longer ones because one
# is copied from the other; nobody lists paragraphs of so many words but with the article they begin.
LABEL_WORDS = 8
PARAGRAPH_WORDS = 20
# The share of the words in what looks like content that has to look so still when scores are moved. Else the
# page is laid out as none of the others, and its places say nothing. On site-synth-dev, cleanportal-dev and
# dumps of them shares from 0.3 to 0.9 do the same, but for one page; a low one lets long comments go.
LEAST_LEFT = 0.3
# How far (of 0..1) the place of a paragraph may be from the template's other blocks around it.
PLACE_ERROR = 0.2


class Found(NamedTuple):
    """The blocks of a page that are its template's, by their index; `landmarks` are those at their place."""

    blocks: dict[int, TemplateBlock]
    landmarks: dict[int, TemplateBlock]


def apply_template(
    segments: Segments, scores: Scores, known: Mapping[int, Reason], profile: SiteProfile, kind: PageKind
) -> tuple[Scores, Mapping[int, Reason]]:
    """Return the scores and the known blocks of a page in the light of its site's profile."""
    template = profile.templates.get(kind)
    if template is None:
        return scores, known
    found = find_template_blocks(segments, scores, template)
    by_template = {index: Reason.TEMPLATE for index in found.blocks if index not in known}
    places = measure_places(scores.rows, found.landmarks)
    trust = _measure_trust(template, kind)
    values = [
        score if place is None or index in found.blocks else score + trust * (place - score)
        for index, score, place in zip(scores.rows, scores.values.tolist(), places, strict=True)
    ]
    moved = scores._replace(values=np.array(values, dtype=np.float32))
    known = {**known, **by_template}
    return (moved if _keeps_content(scores, moved, known) else scores), known


def _keeps_content(before: Scores, after: Scores, known: Mapping[int, Reason]) -> bool:
    """Return whether most of what looked like content still does."""
    is_open = np.array([index not in known for index in before.rows], dtype=np.bool_)
    likely = is_open & (before.values >= CONTENT_SCORE)
    left = likely & (after.values >= CONTENT_SCORE)
    return float(before.words[left].sum()) >= LEAST_LEFT * float(before.words[likely].sum())


def _measure_trust(template: Template, kind: PageKind) -> float:
    return TRUST[kind] * (1 - 1 / max(template.pages - 1, 1))


def find_template_blocks(segments: Segments, scores: Scores, template: Template) -> Found:
    """Return the blocks of a page that are the template's."""
    by_key = {block.key: block for block in template.blocks}
    keys = {index: template_key(segments.blocks[index].text) for index in scores.rows}
    rows = [index for index in scores.rows if keys[index]]
    alike = {index: by_key[keys[index]] for index in rows if keys[index] in by_key}
    score_of = dict(zip(scores.rows, scores.values.tolist(), strict=True))
    likely = {index for index in alike if score_of[index] >= CONTENT_SCORE}
    # The position of a block is that where a page has it first.
    first = set({keys[index]: index for index in reversed(alike)}.values())
    doubtful = likely | (alike.keys() - first)
    distances = measure_disorder([(block.position, index in doubtful) for index, block in alike.items()])
    beside = _look_beside(rows, alike)
    own = {
        index
        for (index, block), distance in zip(alike.items(), distances, strict=True)
        if index in likely
        and _is_own(block, distance, beside[index], count_words(segments.blocks[index].text))
    }
    blocks = {index: block for index, block in alike.items() if index not in own}
    displaced = {index for index, distance in zip(alike, distances, strict=True) if distance}
    return Found(blocks, {index: block for index, block in blocks.items() if index not in displaced})


def _is_own(block: TemplateBlock, distance: float, beside: tuple[bool, bool], words: int) -> bool:
    """Return whether what looks like content and reads like `block` is the page's own.

    `distance` is how far it is out of order; `beside` says where the next block is the page's own.
    """
    before, after = beside
    # Where the template has no own blocks of a page, on a side or on both.
    sides_amiss = (before and block.before is None) + (after and block.after is None)
    # A heading or a table row that is in the articles of other pages too.
    inside = min(block.before or 0.0, block.after or 0.0) >= CONTENT_SCORE
    return (
        sides_amiss == 2
        or (sides_amiss == 1 and distance > 0)
        or (words >= PARAGRAPH_WORDS and distance > PLACE_ERROR)
        or (words < LABEL_WORDS and inside)
    )


def measure_disorder(positions: Sequence[tuple[float, bool]]) -> list[float]:
    """Return how far each position (0..1) is outside those of its neighbours in order.

    A position comes with whether it is in doubt; in order is the longest sequence of the others that does
    not decrease.
    """
    sure = [(index, position) for index, (position, is_doubtful) in enumerate(positions) if not is_doubtful]
    in_order = {sure[place][0] for place in _find_longest_order([position for _, position in sure])}
    low, lows = 0.0, []
    for index, (position, _) in enumerate(positions):
        low = position if index in in_order else low
        lows.append(low)
    high, distances = 1.0, []
    for index, (position, _) in reversed(list(enumerate(positions))):
        high = position if index in in_order else high
        distances.append(max(lows[index] - position, position - high, 0.0))
    return distances[::-1]


def _find_longest_order(values: Sequence[float]) -> set[int]:
    """Return the indices of a longest sequence of values that does not decrease (patience sorting)."""
    lowest_ends: list[float] = []
    ends: list[int] = []
    earlier: list[int] = []
    for index, value in enumerate(values):
        length = bisect_right(lowest_ends, value)
        lowest_ends[length : length + 1] = [value]
        ends[length : length + 1] = [index]
        earlier.append(ends[length - 1] if length else -1)
    found: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        found.add(index)
        index = earlier[index]
    return found


def _look_beside(rows: Sequence[int], alike: Mapping[int, TemplateBlock]) -> dict[int, tuple[bool, bool]]:
    """Return for each row whether the row before and the row after it are none of the template's."""
    is_own = [False, *(index not in alike for index in rows), False]
    return {index: (is_own[place], is_own[place + 2]) for place, index in enumerate(rows)}


def measure_places(rows: Sequence[int], landmarks: Mapping[int, TemplateBlock]) -> list[float | None]:
    """Return how likely a block at the place of each row is content, going by the site's other pages.

    What the landmark before it and that behind it say counts by the number of pages that it is known from.

    None for the landmarks, which are the template's, and where nothing is known of the place.
    """
    behind, ahead = _look(rows, landmarks), _look(rows[::-1], landmarks)[::-1]
    places: list[float | None] = []
    for index, before, after in zip(rows, behind, ahead, strict=True):
        sides = ((before, before and before.after), (after, after and after.before))
        known = [(block.pages, content) for block, content in sides if block and content is not None]
        pages = sum(weight for weight, _ in known)
        is_known = pages and index not in landmarks
        places.append(fsum(weight * content for weight, content in known) / pages if is_known else None)
    return places


def _look(rows: Sequence[int], landmarks: Mapping[int, TemplateBlock]) -> list[TemplateBlock | None]:
    """Return for each row the nearest landmark before it."""
    seen: list[TemplateBlock | None] = []
    last: TemplateBlock | None = None
    for index in rows:
        seen.append(last)
        last = landmarks.get(index, last)
    return seen
