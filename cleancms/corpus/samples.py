"""What is remembered of a site's pages to learn its template: a bounded sample, the same in any order.

Each page has a rank, a hash of its name. A sample holds the pages of the lowest ranks (a bottom-k sample,
Cohen and Kaplan 2007, "Summarizing data using bottom-k sketches"): a fair draw, and the sample of two parts
of a site is the sample of their samples.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from cleancms.model import PageKind, Scores, Segments
from cleancms.text import collapse_space, template_key

# Pages of a site that are looked at. A block on 30 % of the pages is on 18 +- 3.5 of 60, so it is hardly ever
# taken for one of 10 %; sixty pages of 300 blocks take about 4 MB.
SAMPLE_SIZE = 60
# Blocks of a page that are looked at, half of them from each end: what repeats on each page is there.
MAX_BLOCKS = 2000
EXAMPLE_CHARACTERS = 80


class SampledBlock(NamedTuple):
    """A block of a sampled page: key, the beginning of its text, score (0..1) and length in words."""

    key: str
    example: str
    score: float
    words: float


class SampledPage(NamedTuple):
    """A page as the learning of templates sees it: its blocks in reading order."""

    rank: str
    page_id: str
    kind: PageKind
    title: str
    blocks: tuple[SampledBlock, ...]


class SitePages(NamedTuple):
    """The sampled pages of a site, as `record_work.look_at_record` returns them."""

    site: str
    pages: list[bytes]


def rank_page(page_id: str) -> str:
    """Return the rank of a page, 32 hexadecimal digits; the lowest ranks are sampled."""
    return blake2b(page_id.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def sample_page(page_id: str, kind: PageKind, segments: Segments, scores: Scores, title: str) -> SampledPage:
    """Return what is remembered of a page with these blocks and scores."""
    values = zip(scores.rows, scores.values.tolist(), scores.words.tolist(), strict=True)
    blocks = []
    for index, score, words in _cut_middle(list(values)):
        text = segments.blocks[index].text
        example = collapse_space(text[: 4 * EXAMPLE_CHARACTERS])[:EXAMPLE_CHARACTERS].rstrip()
        blocks.append(SampledBlock(template_key(text), example, round(score, 4), round(words, 2)))
    return SampledPage(rank_page(page_id), page_id, kind, template_key(title), tuple(blocks))


def draw_sample(pages: Iterable[SampledPage]) -> list[SampledPage]:
    """Return the pages of the lowest ranks, at most `SAMPLE_SIZE` of each format, by format and rank.

    A page that comes twice counts once. Drawing from samples gives the sample of all their pages. Memory is
    that of twice the sample.
    """
    by_kind: dict[PageKind, dict[str, SampledPage]] = {}
    for page in pages:
        chosen = by_kind.setdefault(page.kind, {})
        chosen[page.rank] = min(page, chosen.get(page.rank, page))
        if len(chosen) > 2 * SAMPLE_SIZE:
            by_kind[page.kind] = {found.rank: found for found in _draw_lowest(chosen)}
    return [page for _, chosen in sorted(by_kind.items()) for page in _draw_lowest(chosen)]


def _draw_lowest(pages: Mapping[str, SampledPage]) -> list[SampledPage]:
    return [pages[rank] for rank in heapq.nsmallest(SAMPLE_SIZE, pages)]


def _cut_middle(values: list[tuple[int, float, float]]) -> Iterator[tuple[int, float, float]]:
    yield from values[: MAX_BLOCKS // 2]
    yield from values[max(MAX_BLOCKS // 2, len(values) - MAX_BLOCKS // 2) :]
