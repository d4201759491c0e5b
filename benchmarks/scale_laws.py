"""How large sites and clusters of copies are in crawls of any size: power laws with published exponents.

Sites: the number of pages a site follows a power law with an exponent of 1.7 to 1.9 (Huberman and Adamic,
"Growth dynamics of the World-Wide Web", Nature 401, 1999). A crawl takes so much of a host and no more: in a
Common Crawl of 2.7 billion pages on some 45 million hosts the largest single site has 0.18 % of the pages
(commoncrawl/cc-crawl-statistics, plots/domains-top-500.csv at b56c583 and plots/crawlsize/domain.csv at
3641874). 1.85 with that limit gives 51 pages a host; those numbers are 60.

Clusters: 29.2 % of 150 million pages are near-duplicates of others, the sizes of clusters follow a power law,
and one of the large ones has 201,869 pages (Fetterly, Manasse and Najork, "On the evolution of clusters of
near-duplicate web pages", 2003). An exponent of 2.35 has its largest cluster there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.corpus.samples import SAMPLE_SIZE
from cleancms.corpus.templates import MIN_PAGES

SITE_EXPONENT = 1.85
# Of all pages: the largest site.
LARGEST_SHARE = 0.0018
COPIED_SHARE = 0.292
CLUSTER_EXPONENT = 2.35
SMALLEST_CLUSTER = 2
# Sizes that are summed one by one; what is above is an integral.
_EXACT = 1_000_000

Sizes = NDArray[np.int64]
Draw = Callable[[int], NDArray[np.float64]]


class Sites(NamedTuple):
    """Of a crawl: how many sites it has, the pages of the largest, and the pages sampled of all together."""

    sites: float
    largest: float
    sampled: float


def describe_sites(pages: float) -> Sites:
    """Return the sites that a crawl of so many pages has by law."""
    largest = max(LARGEST_SHARE * pages, SAMPLE_SIZE)
    tail = SITE_EXPONENT - 1
    cut = largest**-tail
    sites = pages / _sum_above(tail, cut, largest)
    small = sum(size * (size**-tail - (size + 1) ** -tail) for size in range(1, MIN_PAGES)) / (1 - cut)
    return Sites(sites, largest, sites * (_sum_above(tail, cut, SAMPLE_SIZE) - small))


def _sum_above(tail: float, cut: float, last: float) -> float:
    """Return the sum over n up to `last` of the probability that a site has n pages or more."""
    return (sum_power(tail, 1, last) - last * cut) / (1 - cut)


def sum_power(power: float, first: int, last: float) -> float:
    """Return the sum of n^-power over n from `first` to `last`."""
    exact = np.arange(first, min(last, _EXACT) + 1, dtype=np.float64)
    total = float((exact**-power).sum())
    if last > _EXACT:
        total += (last ** (1 - power) - (_EXACT + 0.5) ** (1 - power)) / (1 - power)
    return total


def find_largest_cluster(pages: float) -> float:
    """Return how many pages the largest cluster of copies has by law."""
    tail = CLUSTER_EXPONENT - 1
    # The mean size: 1 for sure, and for every n from 2 on the probability of n or more.
    mean = 1 + SMALLEST_CLUSTER**tail * sum_power(tail, SMALLEST_CLUSTER, 1e12)
    return float(SMALLEST_CLUSTER * (COPIED_SHARE * pages / mean) ** (1 / tail))


def draw_sites(random: np.random.Generator, pages: int) -> Sizes:
    """Return the sizes of sites that have `pages` pages together."""
    tail = SITE_EXPONENT - 1
    largest = max(LARGEST_SHARE * pages, SAMPLE_SIZE)
    return _fill(
        lambda count: (1 - random.random(count) * (1 - largest**-tail)) ** (-1 / tail), pages, pages // 20
    )


def draw_clusters(random: np.random.Generator, pages: int) -> Sizes:
    """Return the sizes of clusters of copies that have `pages` pages together."""
    tail = CLUSTER_EXPONENT - 1
    return _fill(
        lambda count: SMALLEST_CLUSTER * (1 - random.random(count)) ** (-1 / tail), pages, pages // 5
    )


def _fill(draw: Draw, pages: int, at_once: int) -> Sizes:
    """Return sizes as they are drawn, until they have `pages` pages together; the last is cut."""
    drawn: list[Sizes] = []
    while sum(int(sizes.sum()) for sizes in drawn) < pages:
        drawn.append(np.minimum(draw(max(at_once, 1)), pages).astype(np.int64))
    sizes = np.concatenate(drawn)
    ends = np.cumsum(sizes)
    count = int(np.searchsorted(ends, pages)) + 1
    sizes = sizes[:count]
    sizes[-1] -= int(ends[count - 1]) - pages
    return sizes
