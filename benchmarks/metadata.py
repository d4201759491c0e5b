"""Scores title, author and date of cleancms and a peer side by side, in one run, on page folders.

python -m benchmarks.metadata --pages ../shared/pages --sets wcxb-dev --against trafilatura
"""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click
from rapidfuzz import fuzz
from rich import box
from rich.console import Console
from rich.table import Table

import cleancms
from benchmarks.measure import SECONDS_PER_PAGE, PageTimeoutError, limit_time, run_pages, try_call
from benchmarks.sets import REFERENCE_FILE, PageFolderError, Sample, read_page, read_records, read_set, spread

FIELDS = ("title", "author", "date")
# A title is right from this similarity on (rapidfuzz ratio, 0..100), so that quotation marks do not decide.
SAME_TITLE = 90
OUTCOMES = ("right", "wrong", "missing", "failed")
_NAME_SEPARATOR = re.compile(r"\s*[,;&]\s*|\s+and\s+")


class Found(NamedTuple):
    """What a tool says about a page; "" or () where it says nothing."""

    title: str
    author: tuple[str, ...]
    date: str


class Outcome(NamedTuple):
    """What one tool did with one field of one page: one of `OUTCOMES`.

    `cause` says what went wrong where the tool failed, "" where it did not.
    """

    page: str
    tool: str
    field: str
    result: str
    cause: str = ""


def read_with_cleancms(page: bytes | str, url: str) -> Found:
    """Return what cleancms finds."""
    metadata = cleancms.clean(page, url=url or None).metadata
    return Found(metadata.title or "", metadata.author, metadata.date or "")


def read_with_trafilatura(page: bytes | str, url: str) -> Found:
    """Return what `trafilatura.extract_metadata` finds; raises ImportError where it is not installed."""
    from trafilatura import extract_metadata  # noqa: PLC0415

    found = extract_metadata(page, default_url=url or None)
    if found is None:
        return Found("", (), "")
    names = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Found(found.title or "", names, found.date or "")


TOOLS: Mapping[str, Callable[[bytes | str, str], Found]] = {
    "cleancms": read_with_cleancms,
    "trafilatura": read_with_trafilatura,
}


def judge(found: Found, reference: Mapping[str, str]) -> dict[str, str]:
    """Return for each field that the reference has whether it was found "right", "wrong" or is "missing"."""
    right: dict[str, Callable[[str], bool]] = {
        "title": lambda title: fuzz.ratio(_normalise(found.title), _normalise(title)) >= SAME_TITLE,
        "author": lambda author: bool({_normalise(name) for name in found.author} & _split_names(author)),
        "date": lambda date: found.date[: len(date)] == date,
    }
    outcomes = {}
    for field, value in reference.items():
        given = getattr(found, field)
        outcomes[field] = "missing" if not given else "right" if right[field](value) else "wrong"
    return outcomes


def _normalise(text: str) -> str:
    return " ".join(text.lower().split())


def _split_names(author: str) -> set[str]:
    """Return the names of a reference, in lower case, and the reference as a whole."""
    whole = _normalise(author)
    return {whole, *(name for name in _NAME_SEPARATOR.split(whole) if name)}


def read_references(folder: Path) -> dict[str, dict[str, str]]:
    """Return by page id the fields that the reference has; for a dump, those that the dump shows."""
    return {
        record["id"]: {
            field: record[field]
            for field in FIELDS
            if record.get(field) and record.get(f"{field}_in_raw", True)
        }
        for record in read_records(folder / REFERENCE_FILE)
    }


def measure_page(task: tuple[Sample, Mapping[str, str]], tools: Sequence[str]) -> list[Outcome]:
    """Return what each tool did with each field of one page; one that raises has failed with all of them."""
    logging.disable(logging.CRITICAL)
    sample, reference = task
    page = read_page(sample)
    outcomes = []
    for tool in tools:
        try:
            with limit_time(SECONDS_PER_PAGE):
                results, cause = judge(TOOLS[tool](page, sample.url), reference), ""
        except PageTimeoutError:
            results, cause = dict.fromkeys(reference, "failed"), f"took over {SECONDS_PER_PAGE} s"
        except Exception as error:
            results, cause = dict.fromkeys(reference, "failed"), f"{type(error).__name__}: {error}"[:200]
        outcomes += [Outcome(sample.id, tool, field, result, cause) for field, result in results.items()]
    return outcomes


def measure_set(
    tasks: Sequence[tuple[Sample, Mapping[str, str]]], tools: Sequence[str], jobs: int
) -> list[Outcome]:
    """Return the outcomes of all pages, in the order of `tasks` however many processes there are."""
    return run_pages(partial(measure_page, tools=tools), tasks, jobs)


def list_failures(outcomes: Iterable[Outcome]) -> list[dict[str, str]]:
    """Return each failure of a tool on a page once, with its cause."""
    failures = {(one.page, one.tool): one.cause for one in outcomes if one.cause}
    return [{"page": page, "tool": tool, "cause": cause} for (page, tool), cause in failures.items()]


def find_obstacle(tool: str) -> str:
    """Return why `tool` cannot be called here, "" if it can."""
    return try_call(TOOLS[tool])


def count_outcomes(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """Return a row for each tool and field: how many references, and the share (0..1) of each outcome."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for outcome in outcomes:
        counts.setdefault((outcome.tool, outcome.field), Counter())[outcome.result] += 1
    return [
        {"tool": tool, "field": field, "references": total}
        | {result: round(counter[result] / total, 4) for result in OUTCOMES}
        for (tool, field), counter in counts.items()
        if (total := counter.total())
    ]


def render(name: str, rows: Iterable[Mapping[str, Any]]) -> Table:
    """Return the rows of a set as a table."""
    table = Table("field", "tool", "references", *OUTCOMES, title=name, box=box.SIMPLE)
    for row in sorted(rows, key=lambda row: FIELDS.index(row["field"])):
        shares = (f"{row[result]:.3f}" for result in OUTCOMES)
        table.add_row(row["field"], row["tool"], str(row["references"]), *shares)
    return table


@click.command()
@click.option(
    "--pages", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder of page folders."
)
@click.option("--sets", "names", required=True, help="Names of page folders, separated by commas.")
@click.option("--limit", type=click.IntRange(1), help="Measure at most this many pages of each set.")
@click.option("--against", type=click.Choice(["trafilatura"]), help="Measure this tool too, on HTML pages.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Processes.")
@click.option(
    "--json", "target", type=click.Path(path_type=Path, dir_okay=False), help="Write the results here too."
)
def main(
    pages: Path, names: str, limit: int | None, against: str | None, jobs: int, target: Path | None
) -> None:
    """Score title, author and date against the references of page folders."""
    if against and (obstacle := find_obstacle(against)):
        raise click.ClickException(f"{against} cannot be measured: {obstacle}")
    console = Console()
    report: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for name in names.split(","):
        try:
            samples = spread(read_set(pages / name), limit)
        except PageFolderError as error:
            raise click.ClickException(str(error)) from error
        references = read_references(pages / name)
        tools = ["cleancms", *([against] if against and not samples[0].is_text else [])]
        tasks = [(sample, references[sample.id]) for sample in samples if references[sample.id]]
        outcomes = measure_set(tasks, tools, jobs)
        report[name] = {"fields": count_outcomes(outcomes), "failures": list_failures(outcomes)}
        console.print(render(name, report[name]["fields"]))
        for failure in report[name]["failures"]:
            console.print("{page}: {tool} failed: {cause}".format(**failure), markup=False, soft_wrap=True)
    if target:
        target.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
