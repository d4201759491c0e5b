"""Scores into verdicts: which blocks are the article, and for each other block why it went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.blocks.reason_tables import REASON_OF_NAME, REASON_OF_TAG
from cleancms.model import Block, BlockKind, Container, Label, Reason, Repeats, Segments, Verdict

# The threshold that maximises the expected F1 of a page lies between these; outside, the scores of the page
# are not to be trusted that far. Measured on all HTML sets: see "Threshold" in benchmarks/README.md.
MIN_THRESHOLD = 0.3
MAX_THRESHOLD = 0.5
# Above this link density a dropped block is called links rather than low-scored.
LINKS_DENSITY = 0.5

_NAME = re.compile(
    r"(?:^|[^a-z])(" + "|".join(sorted(REASON_OF_NAME, key=lambda name: (-len(name), name))) + ")"
)


class Choice(NamedTuple):
    """One verdict a block, in page order; the kept blocks in reading order; the expected F1 (0..1)."""

    verdicts: tuple[Verdict, ...]
    kept: tuple[int, ...]
    confidence: float


def label_blocks(
    segments: Segments,
    rows: Sequence[int],
    scored: tuple[NDArray[np.float32], NDArray[np.float32]],
    known: Mapping[int, Reason],
    repeats: Repeats,
) -> Choice:
    """Return the verdict on every block.

    `rows` are the block indices scored, in reading order, `scored` their scores (0..1) and lengths
    (words). `known` are the blocks that can never be part of the article, with the reason.
    """
    scores, words = scored
    threshold = choose_threshold(scores, words)
    chosen = [
        index
        for index, score in zip(rows, scores.tolist(), strict=True)
        if score >= threshold and index not in known
    ]
    chosen = _drop_dangling_headings(segments.blocks, chosen)
    kept = _add_images(segments.blocks, chosen)
    score_of = dict(zip(rows, scores.tolist(), strict=True))
    verdicts = _explain(segments, kept, score_of, known, repeats)
    selected = np.isin(np.asarray(rows, dtype=np.intp), np.asarray(chosen, dtype=np.intp))
    return Choice(tuple(verdicts), tuple(kept), _expected_f1(scores, words, selected))


def choose_threshold(scores: NDArray[np.float32], words: NDArray[np.float32]) -> float:
    """Return the score from which on a block is kept.

    Keeping the best-scored blocks down to some score has the expected word F1 2·Σ(p·w) over the kept
    divided by Σw over the kept plus Σ(p·w) over all; the best such score is taken (Lipton, Elkan and
    Narayanaswamy 2014, "Thresholding classifiers to maximize F1 score"), within fixed bounds.
    """
    if not len(scores):
        return MAX_THRESHOLD
    descending = np.argsort(-scores, kind="stable")
    length = words[descending].astype(np.float64)
    mass = scores[descending] * length
    expected = 2 * np.cumsum(mass) / np.maximum(np.cumsum(length) + mass.sum(), 1e-9)
    best = float(scores[descending[int(np.argmax(expected))]])
    return min(max(best, MIN_THRESHOLD), MAX_THRESHOLD)


def _expected_f1(scores: NDArray[np.float32], words: NDArray[np.float32], kept: NDArray[np.bool_]) -> float:
    mass = scores.astype(np.float64) * words
    total = float(words[kept].sum()) + float(mass.sum())
    return 2 * float(mass[kept].sum()) / total if total else 0.0


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
    reasons: list[Reason | None] = []
    for container in containers:
        names = _NAME.findall(container.names)
        if names:
            reasons.append(REASON_OF_NAME[names[0]])
        elif container.tag in REASON_OF_TAG:
            reasons.append(REASON_OF_TAG[container.tag])
        else:
            reasons.append(reasons[container.parent] if container.parent >= 0 else None)
    return reasons


def _reason_by_mechanism(block: Block, first: int, last: int) -> Reason:
    if block.hidden:
        return Reason.HIDDEN
    if block.link_chars > LINKS_DENSITY * len(block.text):
        return Reason.LINKS
    if block.index < first:
        return Reason.BEFORE
    return Reason.AFTER if block.index > last else Reason.LOW_SCORE
