"""Labels to learn from: how much of each block is in the page's reference text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from benchmarks.scores import tokenize

# Both copies of a doubled article are content, but an alignment finds only one: a block of this many tokens
# is also looked for by its 4-grams.
LONG_BLOCK = 12
GRAM = 4
# Longer pages are not aligned token by token (time grows with the product of the lengths).
MAX_TOKENS = 60_000


def align(texts: Sequence[str], reference: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return for each text of a page the share of its tokens that the reference has (0..1), and its tokens.

    The page and the reference are aligned as token sequences (longest common subsequence), so a menu's
    "Home" is not content because the article says "home" somewhere.
    """
    blocks = [tokenize(text) for text in texts]
    counts = np.array([len(block) for block in blocks], dtype=np.float64)
    hits = np.zeros(len(blocks))
    wanted = tokenize(reference)
    if not wanted:
        return hits, counts
    page = [token for block in blocks for token in block]
    if len(page) <= MAX_TOKENS:
        owner = np.repeat(np.arange(len(blocks)), counts.astype(int))
        numbers: dict[str, int] = {}
        matched = np.zeros(len(page))
        left = [numbers.setdefault(token, len(numbers)) for token in page]
        right = [numbers.setdefault(token, len(numbers)) for token in wanted]
        for operation in Indel.opcodes(left, right):
            if operation.tag == "equal":
                matched[operation.src_start : operation.src_end] = 1
        np.add.at(hits, owner, matched)
    grams = set(zip(*(wanted[start:] for start in range(GRAM)), strict=False))
    for place, block in enumerate(blocks):
        if len(block) >= LONG_BLOCK:
            hits[place] = max(hits[place], _count_covered(block, grams))
    return hits / np.maximum(counts, 1), counts


def _count_covered(block: Sequence[str], grams: set[tuple[str, ...]]) -> int:
    covered = [False] * len(block)
    for start in range(len(block) - GRAM + 1):
        if tuple(block[start : start + GRAM]) in grams:
            covered[start : start + GRAM] = [True] * GRAM
    return sum(covered)
