"""The overview of many pages as HTML: the figures, the plots and the list that filters and sorts."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cleancms.model import Reason
from cleancms.review.charts import Bar, Chart, bin_bars, count_bar, draw_bars, draw_histogram
from cleancms.review.counts import Overview
from cleancms.review.markup import Markup, element, join
from cleancms.review.page_html import page_id
from cleancms.review.rows import Row

# Bars of the plots: what comes after them is counted in one bar.
MAX_BARS = 12
# Groups of near-duplicates by size: the largest size of each.
_CLUSTER_SIZES = ((2, "2"), (3, "3"), (4, "4"), (9, "5 to 9"), (99, "10 to 99"), (math.inf, "100 and more"))


class Words(NamedTuple):
    """What the things that are listed are called: ("page", "pages") or ("record", "records")."""

    one: str
    many: str


class SiteTemplate(NamedTuple):
    """How many blocks the learnt template of a site has; None where there is none."""

    site: str
    blocks: int | None


class Column(NamedTuple):
    """A column of the list."""

    title: str
    is_number: bool = False


def draw_overview(
    overview: Overview, words: Words, templates: Sequence[SiteTemplate], views: Collection[int]
) -> Markup:
    """Return the overview. `views` are the numbers of the rows whose pages have a view in the document."""
    charts = list(_list_charts(overview, words, templates))
    return join(
        element("div", *_list_figures(overview, words), class_="figures"),
        element("div", *charts, class_="charts"),
        _draw_list(overview, words, views),
    )


# --- figures ---------------------------------------------------------------------------------------------


def _list_figures(overview: Overview, words: Words) -> Iterator[Markup]:
    yield _draw_figure(f"{overview.rows:,}", words.one if overview.rows == 1 else words.many)
    blocks = overview.kept + overview.dropped
    yield _draw_figure(f"{blocks:,}", "blocks")
    if blocks:
        yield _draw_figure(f"{100 * overview.kept / blocks:.0f} %", "of the blocks kept")
    twice = sum(pages for copies, pages in overview.copied.items() if copies > 1)
    yield _draw_figure(f"{twice:,}", "with the article more than once")
    if overview.clusters or overview.near_duplicates:
        yield _draw_figure(f"{overview.near_duplicates:,}", "near-duplicates of another")
    failed = overview.statuses["failed"]
    yield _draw_figure(f"{failed:,}", "failed", "bad" if failed else "")


def _draw_figure(number: str, name: str, classes: str = "") -> Markup:
    return element(
        "p", element("b", number), " ", element("span", name), class_=f"card figure {classes}".rstrip()
    )


# --- plots -----------------------------------------------------------------------------------------------


def _list_charts(overview: Overview, words: Words, templates: Sequence[SiteTemplate]) -> Iterator[Markup]:
    many = words.many.capitalize()
    yield _draw_shares(overview, many)
    yield _draw_confidences(overview, many)
    if overview.has_reasons:
        reasons = _rank_bars(overview.reasons.items())
        note = "Dropped blocks by reason."
        yield draw_bars(Chart("chart-reasons", "Why blocks went", note, ("Reason", "Blocks"), reasons))
    note = f"{many} by how often the article stood on them."
    copies = _list_copies(overview)
    yield draw_bars(Chart("chart-copies", "Copies of the article", note, ("Times", many), copies))
    if len(overview.statuses) > 1:
        note = f"What became of the {words.many}."
        statuses = _rank_bars(overview.statuses.items())
        yield draw_bars(Chart("chart-status", "Status", note, ("Status", many), statuses))
    if templates:
        yield _draw_sites(overview, templates)
    if overview.clusters:
        note = f"Groups of near-duplicates by how many {words.many} each has."
        sizes = _list_cluster_sizes(overview)
        yield draw_bars(Chart("chart-clusters", "Near-duplicates", note, ("Size", "Groups"), sizes))
        yield _draw_largest(overview, words)


def _draw_shares(overview: Overview, many: str) -> Markup:
    note = f"{many} by the share of their blocks that was kept."
    bars = bin_bars(overview.shares)
    return draw_histogram(Chart("chart-share", "Share of blocks kept", note, ("Share kept", many), bars))


def _draw_confidences(overview: Overview, many: str) -> Markup:
    note = f"{many} by the word F1 to expect."
    bars = bin_bars(overview.confidences)
    return draw_histogram(Chart("chart-confidence", "Confidence", note, ("Confidence", many), bars))


def _rank_bars(counts: Collection[tuple[str, int]]) -> list[Bar]:
    ranked = sorted(counts, key=lambda item: (-item[1], item[0]))
    bars = [count_bar(name, count) for name, count in ranked[:MAX_BARS]]
    others = ranked[MAX_BARS:]
    if others:
        bars.append(count_bar(f"{len(others)} others", sum(count for _, count in others)))
    return bars


def _list_copies(overview: Overview) -> list[Bar]:
    many = sum(pages for copies, pages in overview.copied.items() if copies > 3)
    bars = [
        count_bar(name, overview.copied[copies])
        for copies, name in ((1, "once"), (2, "twice"), (3, "3 times"))
    ]
    return [*bars, count_bar("more often", many)] if many else bars


def _list_cluster_sizes(overview: Overview) -> list[Bar]:
    bars: list[Bar] = []
    smallest: float = 0
    for largest, name in _CLUSTER_SIZES:
        groups = sum(count for size, count in overview.clusters.items() if smallest < size <= largest)
        bars.append(count_bar(name, groups))
        smallest = largest
    while not bars[-1].value and len(bars) > 1:
        bars.pop()
    return bars


def _draw_sites(overview: Overview, templates: Sequence[SiteTemplate]) -> Markup:
    title, many = "Site templates", len(overview.sites)
    note = "All sites: " if len(templates) == many else f"The {len(templates)} largest of {many:,} sites: "
    if overview.has_reasons:
        bars = [Bar(one.site, *_measure_template(overview, one.site)) for one in templates]
        note += "the share of their blocks that is template of the site."
        return draw_bars(Chart("chart-sites", title, note, ("Site", "Share of blocks"), bars, full=1))
    bars = [count_bar(one.site, one.blocks or 0) for one in templates]
    return draw_bars(
        Chart("chart-sites", title, note + "blocks of their template.", ("Site", "Blocks"), bars)
    )


def _measure_template(overview: Overview, site: str) -> tuple[float, str]:
    count = overview.sites[site]
    share = count.template / count.blocks if count.blocks else 0.0
    return share, f"{100 * share:.0f} %"


def _draw_largest(overview: Overview, words: Words) -> Markup:
    rows = [
        element(
            "tr",
            element("td", element("bdi", name), class_="path"),
            element("td", f"{size:,}", class_="number"),
        )
        for size, name in overview.largest
    ]
    head = element(
        "tr",
        element("th", "Stands for the others", scope="col"),
        element("th", words.many.capitalize(), scope="col", class_="number"),
    )
    return element(
        "section",
        element("h3", "Largest groups of near-duplicates"),
        element("div", element("table", element("thead", head), element("tbody", *rows)), class_="scroll"),
        class_="card chart",
    )


# --- the list --------------------------------------------------------------------------------------------


def _draw_list(overview: Overview, words: Words, views: Collection[int]) -> Markup:
    rows = [row for _, row in overview.listed]
    has_sites = any(row.site for row in rows)
    has_clusters = any(row.cluster for row in rows)
    columns = _list_columns(words, has_sites, has_clusters)
    head = (
        element("th", column.title, scope="col", class_="number" if column.is_number else None)
        for column in columns
    )
    body = (_draw_row(row, number if number in views else None, columns) for number, row in overview.listed)
    return element(
        "section",
        element("h2", words.many.capitalize()),
        *(element("p", note, class_="note") for note in _list_notes(overview, words, views)),
        _draw_filter(rows, overview),
        element(
            "div",
            element("table", element("thead", element("tr", *head)), element("tbody", *body), class_="list"),
            class_="scroll",
        ),
        class_="card listing",
    )


def _list_columns(words: Words, has_sites: bool, has_clusters: bool) -> list[Column]:
    return [
        Column(words.one.capitalize()),
        *([Column("Site")] if has_sites else []),
        Column("Status"),
        Column("Confidence", True),
        Column("Kept", True),
        Column("Dropped", True),
        Column("Copies", True),
        *([Column("Cluster")] if has_clusters else []),
    ]


def _list_notes(overview: Overview, words: Words, views: Collection[int]) -> Iterator[str]:
    if len(overview.listed) < overview.rows:
        yield (
            f"The plots count all {overview.rows:,} {words.many}. The list holds {len(overview.listed):,} of "
            "them: those that failed first, the others drawn by a hash of their ids."
        )
    cleaned = sum(row.blocks > 0 for _, row in overview.listed)
    if views and len(views) < cleaned:
        yield f"The {len(views):,} {words.many} of the lowest confidence can be opened here."


def _draw_filter(rows: Sequence[Row], overview: Overview) -> Markup:
    """Return the filter, hidden until the script shows it: it does nothing without."""
    statuses = sorted({row.status for row in rows})
    reasons = sorted({name for row in rows for name in row.reasons} - {Reason.CONTENT.value})
    choices = [_draw_choice("Status", "status", statuses)]
    if overview.has_reasons:
        choices.append(_draw_choice("Reason", "reason", reasons))
    return element(
        "form",
        element("label", "Text", element("input", type="search", name="text", autocomplete="off")),
        *choices,
        element("output", "", name="count", aria_live="polite"),
        class_="filter",
        hidden=True,
    )


def _draw_choice(title: str, name: str, values: Sequence[str]) -> Markup:
    options = [
        element("option", "any", value=""),
        *(element("option", value, value=value) for value in values),
    ]
    return element("label", title, element("select", *options, name=name, autocomplete="off"))


def _draw_row(row: Row, view: int | None, columns: Sequence[Column]) -> Markup:
    confidence = "" if row.confidence is None else f"{row.confidence:.2f}"
    is_counted = bool(row.blocks)
    shown = {
        "Site": row.site,
        "Confidence": confidence,
        "Kept": f"{row.kept:,}" if is_counted else "",
        "Dropped": f"{row.dropped:,}" if is_counted else "",
        "Copies": f"{row.copies:,}" if is_counted else "",
    }
    numbers = {"Confidence": row.confidence, "Kept": row.kept, "Dropped": row.dropped, "Copies": row.copies}
    cells = [_draw_name(row, view)]
    for column in columns[1:]:
        if column.title == "Status":
            cells.append(_draw_status(row))
        elif column.title == "Cluster":
            cells.append(_draw_cluster(row))
        else:
            text = shown[column.title]
            cells.append(
                element(
                    "td",
                    element("bdi", text),
                    data_label=column.title if text else None,
                    data_value=(numbers[column.title] if text else -1) if column.is_number else None,
                    class_="number" if column.is_number else None,
                )
            )
    reasons = [name for name in row.reasons if name != Reason.CONTENT]
    return element("tr", *cells, data_status=row.status, data_reasons="\n".join(reasons))


def _draw_name(row: Row, view: int | None) -> Markup:
    name = element("bdi", row.id or "(no id)")
    head = name if view is None else element("a", name, href=f"#{page_id(view)}")
    below = [text for text in (row.title, "" if row.place == f"{row.id}:1" else row.place) if text]
    return element(
        "th", head, *(element("span", text, dir="auto", class_="below") for text in below), scope="row"
    )


def _draw_status(row: Row) -> Markup:
    cause = [element("span", row.cause, class_="below", dir="auto")] if row.cause else []
    return element(
        "td",
        element("span", row.status, class_=f"status {_class_of(row.status)}"),
        *cause,
        data_label="Status",
    )


def _class_of(status: str) -> str:
    return {"failed": "bad", "empty": "warn", "skipped": "warn"}.get(status, "good")


def _draw_cluster(row: Row) -> Markup:
    text = ""
    if row.cluster:
        text = f"stands for {row.cluster_size:,}" if row.cluster == row.id else f"like {row.cluster}"
    return element("td", element("bdi", text), data_label="Cluster" if text else None, class_="cluster")
