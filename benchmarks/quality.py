"""Scores cleancms and its peers side by side, in one run, on page folders.

python -m benchmarks.quality --pages ../shared/pages --sets wcxb-dev --against trafilatura
"""

from __future__ import annotations

import json
import logging
import platform
import signal
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import click
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import peers
from benchmarks.folds import choose_fold
from benchmarks.scores import Scores, prepare, score
from benchmarks.sets import PageFolderError, Sample, read_page, read_set, spread

SECONDS_PER_PAGE = 30
TABLE_HEADINGS = "P R F1 4-P 4-R 4-F1 lost% copied% repeats ms/page ×cleancms failed"
WARM_UP_PAGE = b"<!DOCTYPE html><html><body><article><p>A sentence to start with.</p></article></body></html>"
DISTRIBUTIONS = ("cleancms", "trafilatura", "resiliparse", "readability-lxml", "magic-html", "boilerpy3")


class Measurement(NamedTuple):
    """What one tool did with one page. `failure` says what went wrong ("" if nothing did)."""

    page: str
    kind: str
    language: str
    tool: str
    scores: Scores
    milliseconds: float
    failure: str


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


class PageTimeoutError(BaseException):
    """A tool took too long. No Exception, so that a tool's own `except Exception` does not swallow it."""


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Raise PageTimeoutError in the block after `seconds`, and each second from then on.

    It repeats because some tools catch everything. Only between two steps of Python code: C code that
    hangs is not interrupted.
    """

    def give_up(_signal: int, _frame: object) -> None:
        raise PageTimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def find_obstacle(tool: str) -> str:
    """Return why `tool` cannot be called here, "" if it can; it is loaded then, so that no page pays."""
    try:
        peers.extract(tool, WARM_UP_PAGE, "")
    except ImportError as error:
        return str(error)
    except Exception:  # it is there, and need not like the tiny page
        return ""
    return ""


def start_worker(tools: Iterable[str]) -> None:
    """Load `tools` in this process and silence what they log; their failures are reported anyway."""
    logging.disable(logging.CRITICAL)
    for tool in tools:
        find_obstacle(tool)


def measure_page(sample: Sample, tools: Sequence[str], folds: Path | None = None) -> list[Measurement]:
    """Return a measurement of each tool on one page; a tool that fails counts as empty output.

    `folds` is where `benchmarks.train` wrote the weights learnt without each fold of the sites; cleancms then
    scores the page with those that never saw its site.
    """
    page = read_page(sample)
    references = [prepare(text) for text in sample.references]
    measurements = []
    for tool in tools:
        text, failure = "", ""
        start = time.process_time()
        try:
            with limit_time(SECONDS_PER_PAGE):
                if folds and tool in peers.CLEANCMS_TOOLS:
                    text = peers.clean(tool, page, sample.url, find_weights(folds, sample))
                else:
                    text = peers.extract(tool, page, sample.url)
        except PageTimeoutError:
            failure = f"took over {SECONDS_PER_PAGE} s"
        except Exception as error:
            failure = f"{type(error).__name__}: {error}"[:200]
        milliseconds = (time.process_time() - start) * 1000
        scores = score(text, references, sample.repeat_lines)
        name = peers.name_row(tool, sample.is_text)
        measurements.append(
            Measurement(sample.id, sample.kind, sample.language, name, scores, milliseconds, failure)
        )
    return measurements


def find_weights(folds: Path, sample: Sample) -> Path:
    """Return the weights file that was learnt without the sample's site."""
    return folds / f"{'text' if sample.is_text else 'html'}-{choose_fold(sample.site)}.json"


def measure_set(
    samples: Sequence[Sample], tools: Sequence[str], workers: int, folds: Path | None = None
) -> list[Measurement]:
    """Return the measurements of all pages, in the order of `samples` however many workers there are."""
    is_text = samples[0].is_text
    measure = partial(
        measure_page, tools=[tool for tool in tools if peers.is_applicable(tool, is_text)], folds=folds
    )
    console = Console(stderr=True)
    if workers == 1:
        results: Iterable[list[Measurement]] = map(measure, samples)
        return [one for page in track(results, total=len(samples), console=console) for one in page]
    with ProcessPoolExecutor(workers, initializer=start_worker, initargs=(tools,)) as executor:
        results = executor.map(measure, samples, chunksize=4)
        return [one for page in track(results, total=len(samples), console=console) for one in page]


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
        "milliseconds": one.milliseconds,
    }
    return {name: None if value is None else round(value, 4) for name, value in values.items()}


def find_versions() -> dict[str, str]:
    """Return the versions of Python and of those measured tools that are installed as packages."""
    versions = {"python": platform.python_version()}
    for name in DISTRIBUTIONS:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def _split(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _split_tools(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = _split(context, parameter, value)
    unknown = [name for name in names if name not in peers.TOOLS]
    if unknown:
        raise click.BadParameter(f"unknown: {', '.join(unknown)}; known: {', '.join(peers.TOOLS)}")
    return names


@click.command()
@click.option("--pages", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--sets", required=True, callback=_split, help="Page folders below --pages, with commas.")
@click.option("--against", default="", callback=_split_tools, help="Peers, with commas.")
@click.option("--limit", type=click.IntRange(min=1), help="Take this many pages of each set.")
@click.option("--json", "json_path", type=click.Path(dir_okay=False, path_type=Path), help="Write results.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True)
@click.option(
    "--folds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Cross-validate: fold weights by benchmarks.train --folds.",
)
@click.option("--no-repeats", is_flag=True, help="Measure cleancms without repeat removal beside it.")
def main(**options: Any) -> None:
    """Score cleancms and peers on page folders, side by side in one run."""
    console = Console()
    wanted = [peers.BASELINE, *[peers.WITHOUT_REPEAT_REMOVAL] * options["no_repeats"], *options["against"]]
    wanted = list(dict.fromkeys(wanted))
    start_worker(wanted)
    obstacles = {tool: find_obstacle(tool) for tool in wanted}
    tools = [tool for tool in wanted if not obstacles[tool]]
    for tool in wanted:
        if obstacles[tool]:
            click.echo(f"{tool} is left out: {obstacles[tool]}", err=True)
    if not tools:
        raise click.ClickException("no tool to measure")
    results: dict[str, Any] = {"versions": find_versions(), "limit": options["limit"], "sets": {}}
    for name in options["sets"]:
        try:
            samples = spread(read_set(options["pages"] / name), options["limit"])
        except PageFolderError as error:
            raise click.ClickException(str(error)) from error
        measurements = measure_set(samples, tools, options["workers"], options["folds"])
        groups = summarize(samples, measurements)
        table = make_table(name, groups)
        # Never narrower than the table: cut numbers are no use, in a pipe least of all.
        needed = console.measure(table, options=console.options.update(max_width=1000)).maximum
        console.width = max(console.width, needed)
        console.print(table)
        if sentence := compare_recall(groups):
            console.print(f"{name}: {sentence}")
        results["sets"][name] = export_set(groups, measurements)
    if options["json_path"]:
        options["json_path"].write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
