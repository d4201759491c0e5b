"""Rows counted for the plots of an overview, in one pass, and the rows that are listed."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from cleancms.model import Reason
from cleancms.review.rows import FAILED, Row

# Rows in the list: a browser filters and sorts so many at once.
MAX_LISTED = 2000
# Bars of a histogram of shares.
BINS = 10
# Clusters that are named.
MAX_CLUSTERS = 10
_STAYED = frozenset((Reason.CONTENT.value, Reason.MERGED.value))


class SiteCount(NamedTuple):
    """The records of a site that have an article, their blocks, and how many of these are of its template."""

    records: int = 0
    blocks: int = 0
    template: int = 0


@dataclass(slots=True)
class Overview:
    """What all rows amount to.

    `shares` and `confidences` count pages in bins of a tenth. `copied` counts pages by how often the article
    stood on them, `clusters` groups of near-duplicates by size. `largest` are the largest clusters as
    (size, id). `listed` are the rows of the list in their order, each with its number (0..). Memory grows
    with the number of sites only.
    """

    rows: int = 0
    kept: int = 0
    dropped: int = 0
    near_duplicates: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    shares: list[int] = field(default_factory=lambda: [0] * BINS)
    confidences: list[int] = field(default_factory=lambda: [0] * BINS)
    copied: Counter[int] = field(default_factory=Counter)
    sites: dict[str, SiteCount] = field(default_factory=dict)
    clusters: Counter[int] = field(default_factory=Counter)
    largest: list[tuple[int, str]] = field(default_factory=list)
    listed: list[tuple[int, Row]] = field(default_factory=list)
    has_reasons: bool = False


def count_rows(rows: Iterable[Row], max_listed: int = MAX_LISTED) -> Overview:
    """Return what the rows amount to.

    Of more than `max_listed` rows, those that failed are listed first of all, then others drawn by a hash of
    their ids: the same ones on every run.
    """
    overview = Overview()
    chosen: list[tuple[int, int, Row]] = []  # the largest rank at the head: ranks are negative
    for number, row in enumerate(rows):
        _count(overview, row)
        entry = (-_rank(row), number, row)
        if len(chosen) < max_listed:
            heapq.heappush(chosen, entry)
        elif entry[:2] > chosen[0][:2]:
            heapq.heapreplace(chosen, entry)
    overview.listed = sorted(((number, row) for _, number, row in chosen), key=lambda item: item[0])
    overview.largest.sort(key=lambda item: (-item[0], item[1]))
    return overview


def _rank(row: Row) -> int:
    digest = blake2b(f"{row.id}\0{row.place}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) + (0 if row.status == FAILED else 1 << 64)


def _count(overview: Overview, row: Row) -> None:
    overview.rows += 1
    overview.statuses[row.status] += 1
    if row.cluster:
        _count_cluster(overview, row)
    if not row.blocks:
        return
    overview.kept += row.kept
    overview.dropped += row.dropped
    overview.shares[_find_bin(row.kept / row.blocks)] += 1
    overview.copied[row.copies] += 1
    if row.confidence is not None:
        overview.confidences[_find_bin(row.confidence)] += 1
    if row.reasons:
        overview.has_reasons = True
        overview.reasons.update({name: n for name, n in row.reasons.items() if name not in _STAYED})
    if row.site:
        known = overview.sites.get(row.site, SiteCount())
        template = row.reasons.get(Reason.TEMPLATE.value, 0)
        overview.sites[row.site] = SiteCount(
            known.records + 1, known.blocks + row.blocks, known.template + template
        )


def _count_cluster(overview: Overview, row: Row) -> None:
    if row.cluster != row.id:
        overview.near_duplicates += 1
        return
    overview.clusters[row.cluster_size] += 1
    entry = (row.cluster_size, row.id)
    if len(overview.largest) < MAX_CLUSTERS:
        heapq.heappush(overview.largest, entry)
    else:
        heapq.heappushpop(overview.largest, entry)


def _find_bin(share: float) -> int:
    """Return the bin of a share (0..1); 1 belongs to the last."""
    return min(int(share * BINS), BINS - 1)
