"""`cleancms review`: what was decided about pages or a corpus, as one HTML file to look at."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleancms import console
from cleancms.cli import EXIT_CODES
from cleancms.commands.options import (
    complete_files,
    list_options,
    page_options,
    profiles_option,
    stdin_filename_option,
)
from cleancms.commands.run import ending_in_order, find_pages, make_job

if TYPE_CHECKING:
    from cleancms.batch import Job, Plan
    from cleancms.model import Result
    from cleancms.review.rows import Row

REVIEW_EXAMPLES = """\b
Examples:
  cleancms review page.html -o report.html
  cleancms review pages/ -o report.html
  cleancms corpus crawl/ -o clean/ && cleancms review clean/ -o report.html

"""


@click.command(epilog=REVIEW_EXAMPLES + EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="PATH|-...", shell_complete=complete_files)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=complete_files,
    help="The HTML file. Default: standard output, if it is no terminal.",
)
@list_options
@stdin_filename_option
@profiles_option
@click.option("-q", "--quiet", is_flag=True, help="Tell of failures only.")
@page_options
@click.pass_context
def review(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Write one HTML file that shows what became of each block of the pages, and why.

    PATH is a page (also .gz, .bz2, .xz), a directory of pages, - for standard input, or the output directory
    of `cleancms corpus`. Several pages and a corpus get an overview with plots and a list that filters and
    sorts. The file loads nothing and runs nothing but its own script.
    """
    with ending_in_order():
        context.exit(_review(paths, options))


def _review(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Write the review; return the exit code."""
    from cleancms.review.rows import is_corpus, is_unfinished_corpus  # noqa: PLC0415

    if not paths and not options["files_from"]:
        raise click.UsageError("no inputs: name pages, directories or a corpus, or - for standard input")
    output = None if options["output"] == "-" else options["output"]
    _check_output(output)
    for path in paths:
        if path != "-" and is_unfinished_corpus(Path(path)):
            raise click.UsageError(f"{path}: its run is not complete; the same `cleancms corpus` goes on")
    corpora = [path for path in paths if path != "-" and is_corpus(Path(path))]
    if not corpora:
        return _review_pages(paths, options, output)
    if len(paths) > 1 or options["files_from"]:
        raise click.UsageError(f"{corpora[0]} is a corpus, which is reviewed alone")
    return _review_corpus(Path(corpora[0]), output)


def _check_output(output: str | None) -> None:
    """Raise UsageError where the file cannot be written, before any page is read."""
    if output is None:
        if sys.stdout is None or sys.stdout.isatty():
            raise click.UsageError("-o FILE is missing: HTML is not for a terminal")
    elif output.endswith(("/", os.sep)) or os.path.isdir(output):  # noqa: PTH112 - pathlib raises there
        raise click.UsageError(f"-o {output} is a directory: a review is one file")


def _review_pages(paths: tuple[str, ...], options: dict[str, Any], output: str | None) -> int:
    from cleancms.articles.formats import Format  # noqa: PLC0415
    from cleancms.batch import UsageProblemError, make_plan  # noqa: PLC0415
    from cleancms.model import Settings  # noqa: PLC0415
    from cleancms.review.build import review_pages  # noqa: PLC0415

    try:
        # Of all formats, JSON lines is the one whose outputs go into one file.
        found = find_pages(
            paths, options["files_from"], options["null"], options["exclude"], options["stdin_filename"]
        )
        plan = make_plan(found, output, Format.JSONL, False)
    except UsageProblemError as error:
        raise click.UsageError(str(error)) from error
    results: list[Result] = []
    job = make_job(
        partial(_hand_over, results), Settings(reference_time=options["reference_time"]), options, plan
    )
    if options["profiles"]:
        from cleancms.commands.records import check_profiles  # noqa: PLC0415

        job = replace(job, profiles=check_profiles(options["profiles"]))
    with console.Reporter(len(plan.inputs) + len(plan.problems), options["quiet"]) as reporter:
        parts = review_pages(_clean(plan, job, results, reporter))
        if reporter.written and _write(output, parts) != console.DONE:
            return console.NOTHING_WRITTEN
        return reporter.finish()


def _hand_over(results: list[Result], result: Result) -> str:
    """Keep a result; what is returned only says that there is one."""
    results.append(result)
    return result.page_id + "\n"


def _clean(plan: Plan, job: Job, results: list[Result], reporter: console.Reporter) -> Iterator[Result | Row]:
    """Yield the result of each page, or the row of one that failed, and tell of it."""
    from cleancms.batch import clean_input  # noqa: PLC0415
    from cleancms.review.rows import describe_failure  # noqa: PLC0415

    for name, cause in plan.problems:
        reporter.report(name, cause)
        yield describe_failure(name, cause)
    for source in plan.inputs:
        outcome = clean_input(source, job)
        reporter.report(outcome.name, outcome.cause, outcome.warnings)
        yield describe_failure(outcome.name, outcome.cause) if outcome.cause else results.pop()
        results.clear()


def _review_corpus(folder: Path, output: str | None) -> int:
    from cleancms.corpus.profiles import BadProfileError  # noqa: PLC0415
    from cleancms.pages.find import describe_error  # noqa: PLC0415
    from cleancms.review.build import review_corpus  # noqa: PLC0415
    from cleancms.review.rows import BadReportError  # noqa: PLC0415

    _refuse_own_file(folder, output)
    try:
        parts = review_corpus(folder)
    except (BadReportError, BadProfileError) as error:
        console.say(str(error))
        return console.NOTHING_WRITTEN
    except OSError as error:
        console.say(str(describe_error(str(error.filename or folder), error)))
        return console.NOTHING_WRITTEN
    return _write(output, parts)


def _refuse_own_file(folder: Path, output: str | None) -> None:
    """Raise UsageError if the output is a file of the corpus."""
    if output is None:
        return
    target = Path(os.path.realpath(output))
    root = Path(os.path.realpath(folder))
    if target.exists() and target.suffix != ".html" and root in target.parents:
        raise click.UsageError(f"-o {output} is a file of the corpus: it would be overwritten")


def _write(output: str | None, parts: Iterable[str]) -> int:
    """Write the document; return the exit code."""
    from cleancms.articles.write import encode  # noqa: PLC0415
    from cleancms.batch import describe, write_stream  # noqa: PLC0415
    from cleancms.files import replace_file  # noqa: PLC0415

    try:
        if output is None:
            for part in parts:
                write_stream(sys.stdout.buffer, encode(part))
        else:
            with replace_file(Path(output), durable=False) as file:
                for part in parts:
                    file.write(encode(part))
    except BrokenPipeError:
        raise
    except OSError as error:
        console.say(describe(error))
        return console.NOTHING_WRITTEN
    return console.DONE
