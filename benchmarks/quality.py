"""Scores cleancms and its peers side by side, in one run, on page folders.

python -m benchmarks.quality --pages ../shared/pages --against all --folds FOLDS
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from benchmarks import peers
from benchmarks.calibration import Forecast, export_calibration, make_calibration_table
from benchmarks.folds import choose_fold, find_left_out, name_fold_weights, name_set_weights
from benchmarks.measure import Measurement, Task, find_obstacle, measure_set, start_worker
from benchmarks.sets import PageFolderError, Sample, find_sets, read_set, spread
from benchmarks.summary import Group, compare_recall, export_set, make_overview, make_table, show, summarize

DISTRIBUTIONS = ("cleancms", "trafilatura", "resiliparse", "readability-lxml", "magic-html", "boilerpy3")
ALL_PEERS = "all"


def find_weights(sample: Sample, folds: Path | None, left_out: Path | None) -> Path | None:
    """Return the weights file learnt without the page's site or without its set, None for those shipped.

    `folds` and `left_out` are where `benchmarks.train` wrote them; at most one of the two is given.
    """
    kind = "text" if sample.is_text else "html"
    if folds:
        return folds / name_fold_weights(kind, choose_fold(sample.site))
    if left_out:
        return left_out / name_set_weights(kind, find_left_out(kind, sample.set_name, sample.source))
    return None


def prepare_tasks(
    folder: Path, limit: int | None, folds: Path | None = None, left_out: Path | None = None
) -> tuple[Task, ...]:
    """Return the pages of a page folder to measure, each with the weights to use.

    Raises PageFolderError where the folder cannot be used or the weights for one of its pages are missing.
    """
    samples = spread(read_set(folder), limit)
    tasks = tuple(Task(sample, find_weights(sample, folds, left_out)) for sample in samples)
    for path in sorted({task.weights for task in tasks if task.weights}):
        if not path.is_file():
            raise PageFolderError(f"{folder}: the weights to score it with are missing, {path}")
    return tasks


def make_forecasts(samples: Iterable[Sample], measurements: Iterable[Measurement]) -> list[Forecast]:
    """Return what cleancms expected of its results, each with what came out."""
    done = {one.page: one for one in measurements if one.tool == peers.BASELINE}
    return [
        Forecast(
            page_set=sample.set_name,
            page=sample.id,
            site=sample.site,
            format="text" if sample.is_text else "html",
            confidence=one.confidence,
            f1=one.scores.words.f1,
            empty=one.empty,
        )
        for sample in samples
        if (one := done.get(sample.id)) and one.confidence is not None
    ]


def find_versions() -> dict[str, str]:
    """Return the versions of Python and of those measured tools that are installed as packages."""
    versions = {"python": platform.python_version()}
    for name in DISTRIBUTIONS:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def find_tools(wanted: Sequence[str]) -> list[str]:
    """Return those of the wanted tools that can be called here; say why the others cannot."""
    obstacles = {tool: find_obstacle(tool) for tool in dict.fromkeys(wanted)}
    for tool, obstacle in obstacles.items():
        if obstacle:
            click.echo(f"{tool} is left out: {obstacle}", err=True)
    tools = [tool for tool, obstacle in obstacles.items() if not obstacle]
    if not tools:
        raise click.ClickException("no tool to measure")
    return tools


def _split(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _split_tools(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = _split(context, parameter, value)
    if names == (ALL_PEERS,):
        return (*peers.HTML_TOOLS, *peers.TEXT_TOOLS)
    unknown = [name for name in names if name not in peers.TOOLS]
    if unknown:
        known = ", ".join((ALL_PEERS, *peers.TOOLS))
        raise click.BadParameter(f"unknown: {', '.join(unknown)}; known: {known}")
    return names


@click.command()
@click.option("--pages", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option(
    "--sets", default="", callback=_split, help="Page folders below --pages, with commas; else all."
)
@click.option("--against", default="", callback=_split_tools, help="Peers, with commas, or all.")
@click.option("--limit", type=click.IntRange(min=1), help="Take this many pages of each set.")
@click.option("--json", "json_path", type=click.Path(dir_okay=False, path_type=Path), help="Write results.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True)
@click.option(
    "--folds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Score each page with weights that never saw its site (of benchmarks.train --folds).",
)
@click.option(
    "--leave-out",
    "left_out",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Score each set with weights that never saw it (of benchmarks.train --leave-out).",
)
@click.option("--no-repeats", is_flag=True, help="Measure cleancms without repeat removal beside it.")
def main(**options: Any) -> None:
    """Score cleancms and peers on page folders, side by side in one run."""
    if options["folds"] and options["left_out"]:
        raise click.UsageError("--folds and --leave-out are two ways to choose weights: give one")
    names = options["sets"] or find_sets(options["pages"])
    if not names:
        raise click.ClickException(f"{options['pages']} has no page folder with reference texts")
    wanted = [peers.BASELINE, *[peers.WITHOUT_REPEAT_REMOVAL] * options["no_repeats"], *options["against"]]
    start_worker(())
    tools = find_tools(wanted)
    weights = (options["folds"], options["left_out"])
    try:
        tasks = {name: prepare_tasks(options["pages"] / name, options["limit"], *weights) for name in names}
    except PageFolderError as error:
        raise click.ClickException(str(error)) from error
    report(tasks, tools, options)


def report(tasks: dict[str, tuple[Task, ...]], tools: Sequence[str], options: dict[str, Any]) -> None:
    """Measure the sets, print a table of each and the tables of them all, and write the results."""
    console = Console()
    results: dict[str, Any] = {
        "versions": find_versions(),
        "limit": options["limit"],
        "weights": "by site" if options["folds"] else "by set" if options["left_out"] else "shipped",
        "sets": {},
    }
    groups: dict[str, tuple[Group, ...]] = {}
    forecasts: list[Forecast] = []
    for name, pages in tasks.items():
        measurements = measure_set(pages, tools, options["workers"])
        samples = [task.sample for task in pages]
        groups[name] = summarize(samples, measurements)
        forecasts += make_forecasts(samples, measurements)
        show(console, make_table(name, groups[name]))
        if sentence := compare_recall(groups[name]):
            console.print(f"{name}: {sentence}")
        results["sets"][name] = export_set(groups[name], measurements)
    show(console, make_overview(groups))
    show(console, make_calibration_table(forecasts))
    results["calibration"] = export_calibration(forecasts)
    if options["json_path"]:
        options["json_path"].write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
