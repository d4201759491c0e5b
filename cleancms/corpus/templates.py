"""From a sample of a site's pages to its template: the blocks they share, and what stands between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import fsum

from cleancms.corpus.samples import SampledBlock, SampledPage
from cleancms.model import PageKind, SiteProfile, Template, TemplateBlock

_HAS_LETTER = re.compile(r"[^\W\d]")

# A block of the template stands on this many pages and on this share of them. A share of 0.15 gives the same
# scores to the third digit, one of 0.5 misses what only some pages of cleanportal-dev have (experiment log).
# What looks like content amid content is text that articles quote, unless it is on half of the pages.
MIN_PAGES = 3
MIN_SHARE = 0.3
MIN_SHARE_IN_ARTICLES = 0.5
CONTENT_SCORE = 0.5
# Pages of one title that share this much of what looks like content show one article (its print version, its
# second address): its paragraphs are no template.
SAME_ARTICLE_SHARE = 0.8


def learn_profile(site: str, sample: Iterable[SampledPage]) -> SiteProfile:
    """Return the profile of a site from a sample of its pages; the order of the pages does not count."""
    by_kind: defaultdict[PageKind, list[SampledPage]] = defaultdict(list)
    for page in sorted(sample, key=lambda page: (page.rank, page.page_id)):
        by_kind[page.kind].append(page)
    templates = {kind: learn_template(pages) for kind, pages in sorted(by_kind.items())}
    return SiteProfile(site, {kind: template for kind, template in templates.items() if template.blocks})


def learn_template(pages: Sequence[SampledPage]) -> Template:
    """Return what pages of one site and format have in common, in page order; each article has one vote."""
    voters = drop_same_articles(pages)
    scores = _find_shared(voters)
    positions, examples = _locate(voters, scores)
    before, after = _measure_places(voters, scores)
    blocks = [
        TemplateBlock(key, examples[key], len(found), positions[key], before.get(key), after.get(key))
        for key, found in scores.items()
    ]
    template = [block for block in blocks if not _is_quoted(block, _mean(scores[block.key], 4), len(voters))]
    return Template(len(voters), tuple(sorted(template, key=lambda block: (block.position, block.key))))


def _is_quoted(block: TemplateBlock, score: float, pages: int) -> bool:
    """Return whether a shared block is text that some of the site's articles quote."""
    lowest = min(score, block.before or 0.0, block.after or 0.0)
    return lowest >= CONTENT_SCORE and block.pages < MIN_SHARE_IN_ARTICLES * pages


def drop_same_articles(pages: Iterable[SampledPage]) -> list[SampledPage]:
    """Return `pages` without those that show the article of an earlier one again.

    Of two pages of one title the one with less content counts, so that a print version is the same article;
    of two without a title the one with more.
    """
    by_title: defaultdict[str, list[dict[str, float]]] = defaultdict(list)
    voters = []
    for page in pages:
        content: defaultdict[str, float] = defaultdict(float)
        for block in page.blocks:
            content[block.key] += block.score * block.words
        choose = min if page.title else max
        if not any(_is_same_article(content, other, choose) for other in by_title[page.title]):
            by_title[page.title].append(content)
            voters.append(page)
    return voters


def _is_same_article(
    one: Mapping[str, float], other: Mapping[str, float], choose: Callable[[float, float], float]
) -> bool:
    # fsum: the sum() of floats is another one from Python 3.12 on.
    shared = fsum(min(content, other.get(key, 0.0)) for key, content in one.items())
    return shared >= SAME_ARTICLE_SHARE * choose(fsum(one.values()), fsum(other.values()))


def _find_shared(pages: Sequence[SampledPage]) -> dict[str, list[float]]:
    """Return the keys of the blocks that are on enough pages, with their best score on each.

    Keys without a letter do not count: tables of numbers have the same on all pages.
    """
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for page in pages:
        best: dict[str, float] = {}
        for block in page.blocks:
            best[block.key] = max(block.score, best.get(block.key, 0.0))
        for key, score in best.items():
            scores[key].append(score)
    needed = max(MIN_PAGES, MIN_SHARE * len(pages))
    return {key: found for key, found in scores.items() if len(found) >= needed and _HAS_LETTER.search(key)}


def _locate(pages: Iterable[SampledPage], shared: Collection[str]) -> tuple[dict[str, float], dict[str, str]]:
    """Return the mean position (0..1) of each shared block, and its text on the first page."""
    positions: defaultdict[str, list[float]] = defaultdict(list)
    examples: dict[str, str] = {}
    for page in pages:
        last = max(len(page.blocks) - 1, 1)
        seen: set[str] = set()
        for place, block in enumerate(page.blocks):
            if block.key in shared and block.key not in seen:
                seen.add(block.key)
                positions[block.key].append(place / last)
                examples.setdefault(block.key, block.example)
    return {key: _mean(places, 3) for key, places in positions.items()}, examples


def _measure_places(
    pages: Iterable[SampledPage], shared: Collection[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return how likely the pages' own blocks before and after each shared block are content."""
    before: defaultdict[str, list[float]] = defaultdict(list)
    after: defaultdict[str, list[float]] = defaultdict(list)
    for page in pages:
        for key, content in _average(page.blocks[::-1], shared).items():
            before[key].append(content)
        for key, content in _average(page.blocks, shared).items():
            after[key].append(content)
    return _mean_of_many(before), _mean_of_many(after)


def _average(blocks: Iterable[SampledBlock], shared: Collection[str]) -> dict[str, float]:
    """Return the mean score, by words, of the own blocks that follow each shared block before the next."""
    mass: defaultdict[str, float] = defaultdict(float)
    length: defaultdict[str, float] = defaultdict(float)
    last = ""
    for block in blocks:
        if block.key in shared:
            last = block.key
        elif last and block.key:
            mass[last] += block.score * block.words
            length[last] += block.words
    return {key: mass[key] / words for key, words in length.items() if words}


def _mean_of_many(values: Mapping[str, Sequence[float]]) -> dict[str, float]:
    return {key: _mean(found, 4) for key, found in values.items() if len(found) >= MIN_PAGES}


def _mean(values: Sequence[float], digits: int) -> float:
    return round(fsum(values) / len(values), digits)
