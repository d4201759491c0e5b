"""The story of a review: pages, or the records of a corpus, are counted and the ones to look at are drawn."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cleancms.corpus.profiles import load_profile
from cleancms.model import Result
from cleancms.review.counts import Overview, count_rows
from cleancms.review.document import write_document
from cleancms.review.markup import Markup
from cleancms.review.overview_html import SiteTemplate, Words, draw_overview
from cleancms.review.page_html import draw_page
from cleancms.review.page_view import view_page
from cleancms.review.rows import PROFILES, Row, describe_result, read_report

# Pages that can be opened: the view of a page takes some 50 to 200 kB.
MAX_VIEWS = 200
# Sites whose templates are compared.
MAX_SITES = 12
PAGES, RECORDS = Words("page", "pages"), Words("record", "records")


def review_pages(results: Iterable[Result | Row], max_views: int = MAX_VIEWS) -> Iterator[str]:
    """Return the parts of a document about pages; in place of a result stands the row of one that failed.

    All results are looked at before this returns. A single page is shown without an overview. Of more than
    `max_views` pages, those of the lowest confidence can be opened. Memory grows with their views alone.
    """
    drawn: list[tuple[float, int, Markup]] = []
    overview = count_rows(_draw_on_the_way(results, drawn, max_views))
    views = {-number: view for _, number, view in drawn}
    if overview.rows == 1:
        return write_document(overview.listed[0][1].id, None, views)
    title = f"{overview.rows:,} {PAGES.many}"
    return write_document(title, draw_overview(overview, PAGES, (), views.keys()), views)


def review_corpus(folder: Path) -> Iterator[str]:
    """Return the parts of a document about the output of `cleancms corpus`.

    All is read before this returns. Memory grows with the number of sites alone. Raises BadReportError,
    BadProfileError, OSError.
    """
    overview = count_rows(read_report(folder))
    templates = _read_templates(folder / PROFILES, overview)
    return write_document(str(folder), draw_overview(overview, RECORDS, templates, ()), {})


def _draw_on_the_way(
    results: Iterable[Result | Row], drawn: list[tuple[float, int, Markup]], most: int
) -> Iterator[Row]:
    """Yield the row of each result; put (-confidence, -number, view) into the heap `drawn`.

    At the head of the heap is the view that goes first.
    """
    for number, result in enumerate(results):
        if isinstance(result, Row):
            yield result
            continue
        place = (-result.confidence, -number)
        if len(drawn) < most:
            heapq.heappush(drawn, (*place, draw_page(view_page(result), number)))
        elif drawn and place > drawn[0][:2]:
            heapq.heapreplace(drawn, (*place, draw_page(view_page(result), number)))
        yield describe_result(result)


def _read_templates(folder: Path, overview: Overview) -> Sequence[SiteTemplate]:
    """Return the templates of the sites with the most records, if any was learnt."""
    sites = heapq.nsmallest(MAX_SITES, overview.sites.items(), key=lambda item: (-item[1].records, item[0]))
    found: list[SiteTemplate] = []
    for site, _ in sites:
        profile = load_profile(folder, site)
        blocks = sum(len(template.blocks) for template in profile.templates.values()) if profile else None
        found.append(SiteTemplate(site, blocks))
    return found if any(one.blocks for one in found) else ()
