"""The command line: options in, pages cleaned, exit code out. What is slow to import waits for a command."""

from __future__ import annotations

import math
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from cleancms import console
from cleancms.articles.formats import Format
from cleancms.model import VERSION, PageKind, Result, Settings

if TYPE_CHECKING:
    from cleancms.batch import Job, Plan
    from cleancms.pages.find import Found

EXIT_CODES = """\b
Exit codes:
  0    done
  1    kept for a check mode
  2    wrong usage or configuration
  3    some inputs failed, the others were written
  4    nothing was written: no input could be read, none has an article or enough confidence
  130, 141, 143    interrupted, output closed by its reader, terminated
"""
CLEAN_EXAMPLES = """\b
Examples:
  cleancms clean page.html > article.md
  curl -s https://example.org/ | cleancms clean --format txt
  cleancms clean pages/ -o articles/
  cleancms clean pages/ --format jsonl -o articles.jsonl
  find . -name '*.html' -print0 | cleancms clean --files-from - -0 -o out/

"""
EXPLAIN_EXAMPLES = """\b
Examples:
  cleancms explain page.html
  cleancms explain page.txt --json | jq '.blocks[] | select(.verdict == "copy")'

"""


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"cleancms {VERSION}")
        context.exit()


def _check_time(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        datetime.fromisoformat(value or "2000-01-01")
    except ValueError:
        raise click.BadParameter(f"{value!r} is no ISO 8601 time such as 2022-02-24T10:30") from None
    return value


def _check_number(_: click.Context, __: click.Parameter, value: float) -> float:
    if math.isnan(value):  # which is in no range, but click lets it pass
        raise click.BadParameter("nan is no number")
    return value


# The options about reading a page, which all commands share.
_PAGE_OPTIONS = (
    click.option(
        "--input",
        "kind",
        type=click.Choice([kind.value for kind in PageKind]),
        help="What the pages are, where their content should not decide.",
    ),
    click.option("--encoding", metavar="NAME", help="Their charset, where the bytes should not decide."),
    click.option("--url", default="", help="The address of the page. For a single page only."),
    click.option(
        "--reference-time",
        metavar="TIME",
        callback=_check_time,
        help='What "3 hours ago" counts from (ISO 8601). Without it, such dates are not read.',
    ),
)


def _page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_PAGE_OPTIONS):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Turn raw dumps of web pages, HTML or plain text, into clean articles with metadata."""


@main.command(epilog=CLEAN_EXAMPLES + EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option(
    "--format",
    "output_format",
    type=click.Choice([each.value for each in Format]),
    help="Default: md, but jsonl for several pages to standard output.",
)
@click.option("-o", "--output", metavar="FILE|DIR", help="Where to write; a directory for several pages.")
@click.option("--files-from", metavar="FILE|-", help="Read names of more inputs from a file, one a line.")
@click.option("-0", "--null", is_flag=True, help="The names in --files-from end in NUL characters.")
@click.option("--links", is_flag=True, help="Write links (md and html).")
@click.option("--images", is_flag=True, help="Write images (md and html).")
@click.option(
    "--min-confidence",
    metavar="NUMBER",
    type=click.FloatRange(0, 1),
    callback=_check_number,
    default=0.0,
    help="Write no page of a lower confidence (0 to 1: the F1 to expect); it counts as failed.",
)
@click.option("-q", "--quiet", is_flag=True, help="Tell of failures only.")
@_page_options
@click.pass_context
def clean(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Write the article of each page: without boilerplate, each part of it once, with its metadata.

    PATH is a file (also .gz, .bz2, .xz), a directory (all its .html .htm .xhtml .shtml .txt .text .md) or
    - for standard input. One page is written to standard output, several there as JSON lines.
    """
    if not paths and not options["files_from"]:
        if not _has_piped_input():
            click.echo(context.get_help(), err=True)
            context.exit(2)
        paths = ("-",)
    with _ending_in_order():
        context.exit(_clean(paths, options))


@main.command(epilog=EXPLAIN_EXAMPLES + EXIT_CODES)
@click.argument("path", metavar="PATH|-")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object, for programs.")
@_page_options
@click.pass_context
def explain(context: click.Context, /, path: str, **options: Any) -> None:
    """Show every block of a page with its verdict, the reason, its score and what a copy repeats."""
    with _ending_in_order():
        context.exit(_explain(path, options))


def _clean(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Clean the pages; return the exit code."""
    from cleancms.articles.write import render_article  # noqa: PLC0415
    from cleancms.batch import UsageProblemError, is_directory, make_plan  # noqa: PLC0415

    found = _find(paths, options["files_from"], options["null"])
    has_tree = bool(options["files_from"]) or any(map(is_directory, paths))
    output = None if options["output"] == "-" else options["output"]
    wanted = Format(options["output_format"]) if options["output_format"] else None
    try:
        plan = make_plan(found, output, wanted, has_tree)
    except UsageProblemError as error:
        raise click.UsageError(console.make_printable(str(error))) from error
    settings = Settings(options["links"], options["images"], reference_time=options["reference_time"])
    render = partial(render_article, output_format=plan.output_format, settings=settings)
    job = replace(_make_job(render, settings, options, plan), min_confidence=options["min_confidence"])
    return _run(plan, job, options["quiet"])


def _explain(path: str, options: dict[str, Any]) -> int:
    """Explain a page; return the exit code."""
    from cleancms.batch import make_plan  # noqa: PLC0415

    plan = make_plan(_find((path,), None, False), None, None, False)
    if len(plan.inputs) > 1:
        raise click.UsageError(
            f"{console.make_printable(path)} holds {len(plan.inputs)} pages; explain takes one"
        )
    render = _explain_as_json if options["as_json"] else _explain_in_tables
    settings = Settings(reference_time=options["reference_time"])
    return _run(plan, _make_job(render, settings, options, plan), quiet=False)


def _find(paths: tuple[str, ...], files_from: str | None, null: bool) -> Found:
    """Return the inputs that the arguments name. Raises UsageError where the list of names cannot be read."""
    from cleancms.pages.find import describe_error, find_inputs, read_list  # noqa: PLC0415

    if null and not files_from:
        raise click.UsageError("-0 belongs to --files-from, which is not given")
    if files_from == "-" and sys.stdin is None:
        raise click.UsageError("standard input is closed")
    if files_from == "-" and "-" in paths:
        raise click.UsageError("standard input cannot be both the list of names and a page")
    names: tuple[str, ...] = ()
    if files_from:
        try:
            listed = sys.stdin.buffer.read() if files_from == "-" else Path(files_from).read_bytes()
        except OSError as error:
            raise click.UsageError(f"--files-from: {describe_error(files_from, error)}") from error
        names = tuple(read_list(listed, null))
    return find_inputs([*paths, *names])


def _make_job(
    render: Callable[[Result], str], settings: Settings, options: dict[str, Any], plan: Plan
) -> Job:
    """Return the job. Raises UsageError where an option does not fit."""
    from cleancms.batch import Job  # noqa: PLC0415
    from cleancms.pages.decode import UnknownEncodingError, find_codec  # noqa: PLC0415

    if options["url"] and len(plan.inputs) + len(plan.problems) > 1:
        raise click.UsageError("--url is the address of a single page")
    try:
        find_codec(options["encoding"] or "utf-8")
    except UnknownEncodingError as error:
        raise click.UsageError(f"--encoding: {console.make_printable(str(error))}") from error
    kind = PageKind(options["kind"]) if options["kind"] else None
    return Job(render, settings, kind, options["encoding"], options["url"])


def _run(plan: Plan, job: Job, quiet: bool) -> int:
    """Clean everything and tell about it; return the exit code."""
    from cleancms.batch import describe, run  # noqa: PLC0415

    with (
        console.Reporter(len(plan.inputs) + len(plan.problems), quiet) as reporter,
        closing(run(plan, job, _standard_output())) as outcomes,
    ):
        for name, cause in plan.problems:
            reporter.report(name, cause)
        try:
            for outcome in outcomes:
                reporter.report(outcome.name, outcome.cause, outcome.warnings)
        except BrokenPipeError:
            raise
        except OSError as error:
            reporter.tell(describe(error))
            return console.NOTHING_WRITTEN
        return reporter.finish()


def _explain_as_json(result: Result) -> str:
    from cleancms.articles.records import explain, to_json  # noqa: PLC0415

    return to_json(explain(result), indent=2) + "\n"


def _explain_in_tables(result: Result) -> str:
    return console.render_explanation(result, sys.stdout.isatty())


def _has_piped_input() -> bool:
    return sys.stdin is not None and not sys.stdin.isatty()


def _standard_output() -> BinaryIO:
    if sys.stdout is None:
        raise click.UsageError("standard output is closed")
    return sys.stdout.buffer


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Turn what ends a command early into one line on standard error and an exit code."""
    previous = signal.signal(signal.SIGTERM, lambda *_: sys.exit(console.TERMINATED))
    try:
        yield
    except KeyboardInterrupt:
        console.say("interrupted")
        sys.exit(console.INTERRUPTED)
    except BrokenPipeError:
        # the interpreter flushes standard output once more when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        console.say("standard output: closed by its reader")
        sys.exit(console.PIPE_CLOSED)
    finally:
        signal.signal(signal.SIGTERM, previous)
