"""The limits of `cleancms.corpus.likeness`, chosen by cross-validation over sites."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple

from benchmarks.near_scores import Pairs, score_pairs
from cleancms.corpus.likeness import (
    LEAST_JACCARD,
    LONGEST_OPENING,
    LONGEST_OWN,
    LONGEST_OWN_OPENING_SHARE,
    LONGEST_OWN_SHARE,
    Likeness,
    Shingles,
    compare,
)
from cleancms.corpus.signatures import sign

FOLDS = 5
NO_LIMIT = 10**9


class Limits(NamedTuple):
    """Limits of `cleancms.corpus.likeness`, in its order."""

    jaccard: float
    own: int
    share: float
    opening: int
    part: float = 1
    own_opening: int = NO_LIMIT


# Jaccard alone, and with what two copies may have for themselves.
PLAIN = [Limits(jaccard / 20, NO_LIMIT, 0, NO_LIMIT) for jaccard in range(4, 14)]
PASSAGES = [
    Limits(*values)
    for values in product(
        (0.2, 0.25, 0.3, 0.35, 0.4),
        (60, 75, 90, 105, 120, 150),
        (0, 0.03, 0.05, 0.08),
        (200, 300, 400, NO_LIMIT),
    )
]
# What short texts may differ in, with the other limits as they ship.
SHORT = [
    Limits(LEAST_JACCARD, LONGEST_OWN, LONGEST_OWN_SHARE, LONGEST_OPENING, *values)
    for values in product((0.15, 0.2, 0.25, 0.3, 0.4, 1), (15, 20, 30, 40, 60, NO_LIMIT))
]


class Compared(NamedTuple):
    """A pair of documents, how they are alike, and the length of the shorter one in shingles."""

    one: str
    other: str
    likeness: Likeness
    length: int


def choose_limits(
    texts: Mapping[str, str], records: Sequence[Mapping[str, Any]], grid: Sequence[Limits]
) -> tuple[list[Limits], Pairs, list[tuple[Limits, Pairs]]]:
    """Return the limits chosen for each fold, the pairs on the folds held out, and all limits on all folds.

    Documents that share a cluster, a template or a site are in one fold.
    """
    compared = _compare_all(texts)
    folds = _make_folds(records)
    truth = {record["id"]: record["cluster"] for record in records}
    members = [{name: truth[name] for name in truth if folds[name] == fold} for fold in range(FOLDS)]
    results = {}
    for limits in grid:
        labels = _connect(truth, ((pair.one, pair.other) for pair in compared if _are_copies(pair, limits)))
        results[limits] = [score_pairs(labels, fold) for fold in members]
    chosen = [
        max(grid, key=lambda limits: _add(results[limits][:fold] + results[limits][fold + 1 :]).f1)
        for fold in range(FOLDS)
    ]
    held_out = _add([results[limits][fold] for fold, limits in enumerate(chosen)])
    overall = sorted(
        ((limits, _add(scores)) for limits, scores in results.items()), key=lambda item: -item[1].f1
    )
    return chosen, held_out, overall


def _compare_all(texts: Mapping[str, str]) -> list[Compared]:
    """Compare all documents that share a shingle with each other."""
    shingles = {name: Shingles.of(sign(text).shingles) for name, text in texts.items()}
    owners: dict[int, list[str]] = defaultdict(list)
    for name, values in shingles.items():
        for value in values.distinct.tolist():
            owners[value].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in owners.values():
        shared.update(combinations(names, 2))
    least = PLAIN[0].jaccard
    return [
        Compared(one, other, likeness, min(len(shingles[one].ordered), len(shingles[other].ordered)))
        for (one, other), count in shared.items()
        if count >= least * min(len(shingles[one].distinct), len(shingles[other].distinct))
        and (likeness := compare(shingles[one], shingles[other])).jaccard >= least
    ]


def _are_copies(pair: Compared, limits: Limits) -> bool:
    return (
        pair.likeness.jaccard >= limits.jaccard
        and pair.likeness.own <= max(limits.own, limits.share * pair.length)
        and pair.likeness.own <= limits.part * pair.length
        and pair.likeness.opening <= limits.opening
        and pair.likeness.own_opening <= max(limits.own_opening, LONGEST_OWN_OPENING_SHARE * pair.length)
    )


def _make_folds(records: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return the fold of every document: the largest group is fold 0, the others take turns."""
    owners: dict[Hashable, str] = {}
    links = [
        (record["id"], owners.setdefault((field, record[field]), record["id"]))
        for record in records
        for field in ("cluster", "template", "site")
    ]
    groups = _connect({record["id"]: None for record in records}, links)
    ordered = [group for group, _ in Counter(groups.values()).most_common()]
    folds = {group: 0 if place == 0 else 1 + place % (FOLDS - 1) for place, group in enumerate(ordered)}
    return {name: folds[group] for name, group in groups.items()}


def _connect(names: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for every name the smallest one that it is connected with."""
    parents = {name: name for name in names}

    def find(name: str) -> str:
        while parents[name] != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    for one, other in links:
        low, high = sorted((find(one), find(other)))
        parents[high] = low
    return {name: find(name) for name in parents}


def _add(scores: Sequence[Pairs]) -> Pairs:
    return Pairs(*(sum(values) for values in zip(*scores, strict=True)))
