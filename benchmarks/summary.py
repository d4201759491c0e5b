"""Measurements as means by group, and the means as tables and JSON-ready data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from statistics import fmean
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks import peers
from benchmarks.measure import Measurement
from benchmarks.sets import Sample

TABLE_HEADINGS = "P R F1 4-P 4-R 4-F1 lost% copied% repeats ms/page ×cleancms failed"
# The groups of a set that the overview shows, where the set has them.
OVERVIEW_GROUPS = ("all", "article", "zh")


@dataclass(frozen=True, slots=True)
class Row:
    """The means of one tool over the pages of a group.

    `lost` and `copied` are the shares (0..1) of pages without the article and with a copy of it left,
    among the pages where that can be told; `milliseconds` is the mean CPU time a page, `times_cleancms`
    the same as a multiple of cleancms's in the same run. None: nothing to measure.
    """

    tool: str
    precision: float
    recall: float
    f1: float
    shingle_precision: float
    shingle_recall: float
    shingle_f1: float
    lost: float | None
    copied: float | None
    repeats_kept: float | None
    milliseconds: float
    times_cleancms: float | None
    failures: int


@dataclass(frozen=True, slots=True)
class Group:
    """Some pages of a set (all, one kind, one language) with a row for each tool."""

    name: str
    pages: int
    ceiling: float | None
    ceiling_shingle: float | None
    rows: tuple[Row, ...]


def summarize(samples: Sequence[Sample], measurements: Sequence[Measurement]) -> tuple[Group, ...]:
    """Return the means over all pages, and by page kind and language where a set has several."""
    groups = [_make_group("all", samples, measurements)]
    for attribute in ("kind", "language"):
        names = sorted({getattr(sample, attribute) for sample in samples})
        groups += [
            _make_group(
                name,
                [sample for sample in samples if getattr(sample, attribute) == name],
                [one for one in measurements if getattr(one, attribute) == name],
            )
            for name in names
            if name and len(names) > 1
        ]
    return tuple(groups)


def _make_group(name: str, samples: Sequence[Sample], measurements: Sequence[Measurement]) -> Group:
    by_tool: dict[str, list[Measurement]] = {}
    for one in measurements:
        by_tool.setdefault(one.tool, []).append(one)
    baseline = by_tool.get(peers.BASELINE)
    baseline_time = fmean(one.milliseconds for one in baseline) if baseline else None
    return Group(
        name=name,
        pages=len(samples),
        ceiling=_mean(sample.ceiling for sample in samples),
        ceiling_shingle=_mean(sample.ceiling_shingle for sample in samples),
        rows=tuple(_make_row(tool, ones, baseline_time) for tool, ones in by_tool.items()),
    )


def _make_row(tool: str, measurements: Sequence[Measurement], baseline_time: float | None) -> Row:
    scores = [one.scores for one in measurements]
    copies = [each.copies for each in scores if each.copies is not None]
    milliseconds = fmean(one.milliseconds for one in measurements)
    return Row(
        tool=tool,
        precision=fmean(each.words.precision for each in scores),
        recall=fmean(each.words.recall for each in scores),
        f1=fmean(each.words.f1 for each in scores),
        shingle_precision=fmean(each.shingles.precision for each in scores),
        shingle_recall=fmean(each.shingles.recall for each in scores),
        shingle_f1=fmean(each.shingles.f1 for each in scores),
        lost=_mean(count == 0 for count in copies),
        copied=_mean(count >= 2 for count in copies),
        repeats_kept=_mean(each.repeats_kept for each in scores),
        milliseconds=milliseconds,
        times_cleancms=milliseconds / baseline_time if baseline_time else None,
        failures=sum(bool(one.failure) for one in measurements),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def make_table(title: str, groups: Iterable[Group]) -> Table:
    """Return a set's groups as a table: word bag and shingles (0..1), pages lost and copied (%)."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE, collapse_padding=True)
    table.add_column("group", no_wrap=True)
    table.add_column("pages", justify="right")
    table.add_column("tool", no_wrap=True)
    for heading in TABLE_HEADINGS.split():
        table.add_column(heading, justify="right", no_wrap=True)
    for group in groups:
        for index, row in enumerate(group.rows):
            heads = ("", "") if index else (group.name, str(group.pages))
            table.add_row(*heads, row.tool, *_format_row(row))
        if group.ceiling is not None:
            f1, shingle_f1 = _format(group.ceiling), _format(group.ceiling_shingle)
            table.add_row("", "", "(ceiling)", "", "", f1, "", "", shingle_f1)
        table.add_section()
    return table


def _format_row(row: Row) -> Iterator[str]:
    yield from (_format(value) for value in (row.precision, row.recall, row.f1))
    yield from (_format(value) for value in (row.shingle_precision, row.shingle_recall, row.shingle_f1))
    yield _format(row.lost, 1, 100)
    yield _format(row.copied, 1, 100)
    yield _format(row.repeats_kept)
    yield _format(row.milliseconds, 1)
    yield _format(row.times_cleancms, 1)
    yield str(row.failures or "")


def _format(value: float | None, digits: int = 3, factor: int = 1) -> str:
    return "" if value is None else f"{value * factor:.{digits}f}"


def make_overview(sets: Mapping[str, Sequence[Group]]) -> Table:
    """Return the word-bag F1 of cleancms and of the best other tool, a row a set or main part of one."""
    table = Table(title="word-bag F1", title_justify="left", box=box.SIMPLE, collapse_padding=True)
    for heading in ("set", "group"):
        table.add_column(heading, no_wrap=True)
    for heading in ("pages", "cleancms"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("best other tool", no_wrap=True)
    table.add_column("its F1", justify="right", no_wrap=True)
    for name, groups in sets.items():
        for group in groups:
            if group.name in OVERVIEW_GROUPS:
                f1 = {row.tool: row.f1 for row in group.rows}
                others = {tool: value for tool, value in f1.items() if tool not in peers.CLEANCMS_TOOLS}
                best = max(others, key=others.__getitem__, default="")
                table.add_row(
                    name,
                    group.name,
                    str(group.pages),
                    _format(f1.get(peers.BASELINE)),
                    best,
                    _format(others.get(best)),
                )
    return table


def show(console: Console, table: Table) -> None:
    """Print a table, never narrower than it is: cut numbers are no use, in a pipe least of all."""
    needed = console.measure(table, options=console.options.update(max_width=1000)).maximum
    console.width = max(console.width, needed)
    console.print(table)


def compare_recall(groups: Sequence[Group]) -> str:
    """Return a sentence on what repeat removal costs in recall, "" where it was not measured."""
    recall = {row.tool: row.recall for row in groups[0].rows}
    if not recall.keys() >= {peers.BASELINE, peers.WITHOUT_REPEAT_REMOVAL}:
        return ""
    on, off = recall[peers.BASELINE], recall[peers.WITHOUT_REPEAT_REMOVAL]
    return f"recall with repeat removal {on:.4f}, without {off:.4f}, difference {on - off:+.4f}"


def export_set(groups: Sequence[Group], measurements: Sequence[Measurement]) -> dict[str, Any]:
    """Return a set's results as JSON-ready data: the means, the failures, and each page's scores."""
    pages = {
        page: {one.tool: _export_scores(one) for one in ones}
        for page, ones in groupby(measurements, key=lambda one: one.page)
    }
    return {
        "groups": [asdict(group) for group in groups],
        "failures": [
            {"page": one.page, "tool": one.tool, "cause": one.failure} for one in measurements if one.failure
        ],
        "pages": pages,
    }


def _export_scores(one: Measurement) -> dict[str, float | None]:
    words, shingles, copies, repeats_kept = one.scores
    values: Mapping[str, float | None] = {
        "precision": words.precision,
        "recall": words.recall,
        "f1": words.f1,
        "shingle_f1": shingles.f1,
        "copies": copies,
        "repeats_kept": repeats_kept,
        "confidence": one.confidence,
        "milliseconds": one.milliseconds,
    }
    return {name: None if value is None else round(value, 4) for name, value in values.items()}
