"""Scores into verdicts: which blocks are the article, and for each other block why it went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cleancms.blocks.confidence import estimate_f1
from cleancms.blocks.reason_tables import REASON_OF_NAME, REASON_OF_TAG
from cleancms.model import (
    Block,
    BlockKind,
    Container,
    Label,
    Reason,
    Repeats,
    Scores,
    Segments,
    Verdict,
)

# Bounds of the threshold, on a page of running text and on any other. Cross-validated on all sets: see the
# experiment log in benchmarks/README.md.
MIN_THRESHOLD = 0.25
MIN_TEXT_THRESHOLD = 0.5
MAX_THRESHOLD = 0.5
# From this score on a block stays beside a kept one in the same element (experiment log). The elements in
# SINGLE_TAGS hold one block, so the one around them counts.
NEIGHBOUR_SCORE = 0.2
SINGLE_TAGS = frozenset(("h2", "h3", "li", "p", "tr"))
TEXT_CONTAINERS = frozenset(("code", "group", "list", "table", "text"))
# Above this link density a dropped block is called links rather than low-scored.
LINKS_DENSITY = 0.5

_NAME = re.compile(
    r"(?:^|[^a-z])(" + "|".join(sorted(REASON_OF_NAME, key=lambda name: (-len(name), name))) + ")"
)
_COOKIE_NAMES = ("cookie", "consent", "gdpr", "ccpa")
_COOKIE = re.compile(rf"(?:^|[^a-z])(?:{'|'.join(_COOKIE_NAMES)})")


class Choice(NamedTuple):
    """One verdict a block, in page order; the kept blocks in reading order; the expected F1 (0..1)."""

    verdicts: tuple[Verdict, ...]
    kept: tuple[int, ...]
    confidence: float


def label_blocks(segments: Segments, scores: Scores, known: Mapping[int, Reason], repeats: Repeats) -> Choice:
    """Return the verdict on every block.

    `known` are the blocks that can never be part of the article, with the reason; a title can,
    behind the first block that is kept.
    """
    score_of = dict(zip(scores.rows, scores.values.tolist(), strict=True))
    threshold = choose_threshold(scores)
    above = _choose_rows(scores.rows, score_of, threshold, repeats)
    above = _add_neighbours(segments, scores.rows, score_of, _drop_known(above, known), known)
    chosen = _drop_dangling_headings(segments.blocks, _drop_cookie_notices(segments, above))
    kept = _add_images(segments.blocks, chosen)
    verdicts = _explain(segments, kept, score_of, known, repeats)
    inside = set(chosen)
    selected = np.array([index in inside for index in scores.rows], dtype=np.bool_)
    return Choice(tuple(verdicts), tuple(kept), estimate_f1(scores.values, scores.words, selected))


def _add_neighbours(
    segments: Segments,
    rows: Sequence[int],
    score_of: Mapping[int, float],
    above: Iterable[int],
    known: Mapping[int, Reason],
) -> list[int]:
    """Return `above` with the blocks of a lower score beside a kept one in the same element.

    A text dump has no elements, and there the same hurts (experiment log).
    """
    chosen = set(above)
    for direction in (rows, rows[::-1]):
        before = -1
        for index in direction:
            near = before in chosen and index not in known and score_of[index] >= NEIGHBOUR_SCORE
            if near and _find_element(segments, index) == _find_element(segments, before) != -1:
                chosen.add(index)
            before = index
    return [index for index in rows if index in chosen]


def _find_element(segments: Segments, index: int) -> int:
    """Return the container that holds block `index` among others, -1 in a text dump."""
    container = segments.blocks[index].container
    tag = segments.containers[container].tag
    if tag in TEXT_CONTAINERS:
        return -1
    return segments.containers[container].parent if tag in SINGLE_TAGS else container


def _drop_known(above: Iterable[int], known: Mapping[int, Reason]) -> list[int]:
    """Return `above` without the known blocks; a title inside the article is a heading of it."""
    chosen: list[int] = []
    for index in above:
        if index not in known or (chosen and known[index] is Reason.TITLE):
            chosen.append(index)
    return chosen


def _choose_rows(
    rows: Sequence[int], score_of: Mapping[int, float], threshold: float, repeats: Repeats
) -> list[int]:
    """Return the rows with a score from the threshold on.

    What only a dropped copy has stands between blocks of the article there, so it stays where the block
    before it does, whatever it looks like at its new place.
    """
    chosen = {index for index in rows if score_of[index] >= threshold}
    for index, after in repeats.moved:
        if after in chosen:
            chosen.add(index)
    return [index for index in rows if index in chosen]


def choose_threshold(scores: Scores) -> float:
    """Return the score from which on a block is kept.

    Keeping the best-scored blocks down to some score has the expected word F1 2·Σ(p·w) over the kept
    divided by Σw over the kept plus Σ(p·w) over all; the best such score is taken (Lipton, Elkan and
    Narayanaswamy 2014, "Thresholding classifiers to maximize F1 score"), within bounds: pages of running
    text gain nothing from a threshold far from one half, the others do.
    """
    if not len(scores.values):
        return MAX_THRESHOLD
    descending = np.argsort(-scores.values, kind="stable")
    length = scores.words[descending].astype(np.float64)
    mass = scores.values[descending] * length
    expected = 2 * np.cumsum(mass) / np.maximum(np.cumsum(length) + mass.sum(), 1e-9)
    best = float(scores.values[descending[int(np.argmax(expected))]])
    lowest = MIN_THRESHOLD + (MIN_TEXT_THRESHOLD - MIN_THRESHOLD) * scores.running_text
    return min(max(best, lowest), MAX_THRESHOLD)


def _drop_cookie_notices(segments: Segments, chosen: list[int]) -> list[int]:
    """Return `chosen` without blocks in containers named after cookies, unless nothing else is left.

    Of 113 such blocks with a high score on the HTML sets 9 in 10 were no content, the only names of which
    that is so. A consent dialog is long prose, and there are too few in the pages to learn it from.
    """
    page = " ".join([container.names for container in segments.containers])
    if not any(name in page for name in _COOKIE_NAMES):
        return chosen
    inside: list[bool] = []
    for container in segments.containers:
        around = container.parent >= 0 and inside[container.parent]
        inside.append(around or _COOKIE.search(container.names) is not None)
    rest = [index for index in chosen if not inside[segments.blocks[index].container]]
    return rest or chosen


def _drop_dangling_headings(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Return `chosen` without the headings at its end, which head nothing that was kept."""
    end = len(chosen)
    while end and blocks[chosen[end - 1]].kind is BlockKind.HEADING:
        end -= 1
    return chosen[:end] if end else chosen


def _add_images(blocks: Sequence[Block], chosen: Sequence[int]) -> list[int]:
    """Return `chosen` with the images that stand between two kept blocks, each behind the first of them."""
    kept = set(chosen)
    following = len(blocks)
    images: dict[int, list[int]] = {}
    pending: list[int] = []
    for block in reversed(blocks):
        if block.kind is BlockKind.IMAGE:
            pending.append(block.index)
            continue
        if pending and block.index in kept and following in kept:
            images[block.index] = pending[::-1]
        pending = []
        following = block.index
    return [index for place in chosen for index in (place, *images.get(place, ()))]


def _explain(
    segments: Segments,
    kept: Sequence[int],
    score_of: Mapping[int, float],
    known: Mapping[int, Reason],
    repeats: Repeats,
) -> Iterable[Verdict]:
    inside = set(kept)
    moved = {block for block, _ in repeats.moved}
    originals = {pair.copy: pair for pair in repeats.pairs}
    first, last = (min(inside), max(inside)) if inside else (len(segments.blocks), -1)
    reasons = _container_reasons(segments.containers)
    for block in segments.blocks:
        index = block.index
        score = round(score_of.get(index, 0.0), 4)
        if index in originals:
            pair = originals[index]
            yield Verdict(block, Label.COPY, Reason.COPY, round(pair.similarity, 4), pair.original)
        elif index in inside:
            yield Verdict(block, Label.KEPT, Reason.MERGED if index in moved else Reason.CONTENT, score)
        else:
            reason = known.get(index) or reasons[block.container] or _reason_by_mechanism(block, first, last)
            yield Verdict(block, Label.DROPPED, reason, score)


def _container_reasons(containers: Sequence[Container]) -> list[Reason | None]:
    """Return for each container what it or the nearest one around it is known for."""
    reason_of_names: dict[str, Reason | None] = {}
    for names in {container.names for container in containers}:
        found = _NAME.search(names)
        reason_of_names[names] = REASON_OF_NAME[found[1]] if found else None
    reasons: list[Reason | None] = []
    for container in containers:
        own = reason_of_names[container.names] or REASON_OF_TAG.get(container.tag)
        reasons.append(own or (reasons[container.parent] if container.parent >= 0 else None))
    return reasons


def _reason_by_mechanism(block: Block, first: int, last: int) -> Reason:
    if block.hidden:
        return Reason.HIDDEN
    if block.link_chars > LINKS_DENSITY * len(block.text):
        return Reason.LINKS
    if block.index < first:
        return Reason.BEFORE
    return Reason.AFTER if block.index > last else Reason.LOW_SCORE
