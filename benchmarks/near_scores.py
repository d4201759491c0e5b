"""Pairs of documents that a clustering puts together, right and wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any, NamedTuple


class Pairs(NamedTuple):
    """How many pairs were put together rightly and wrongly, and how many were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of right pairs among those put together (0..1)."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the copies that were put together (0..1)."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The F1 of the pairs (0..1)."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def score_pairs(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> Pairs:
    """Compare the clusters of the documents of `truth`; linear in their number.

    A pair counts as put together where both have the same value in `found`.
    """
    both = _count_pairs((found[name], cluster) for name, cluster in truth.items())
    predicted = _count_pairs(found[name] for name in truth)
    wanted = _count_pairs(truth.values())
    return Pairs(both, predicted - both, wanted - both)


def split_by_language(records: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the cluster of each document, by language, for the languages that have copies.

    A language is named with its number of pairs: "zh: 33 pairs".
    """
    clusters: dict[str, dict[str, str]] = defaultdict(dict)
    for record in records:
        clusters[record["lang"]][record["id"]] = record["cluster"]
    pairs = {language: score_pairs(truth, truth).right for language, truth in clusters.items()}
    return {f"{name}: {pairs[name]} pairs": truth for name, truth in clusters.items() if pairs[name]}


def _count_pairs(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())
