"""`cleancms clean`: the articles of pages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from cleancms import console
from cleancms.articles.formats import Format
from cleancms.cli import EXIT_CODES
from cleancms.commands.options import (
    check_number,
    complete_files,
    list_options,
    page_options,
    profiles_option,
    stdin_filename_option,
)
from cleancms.commands.run import ending_in_order, find_pages, make_job, run_job
from cleancms.model import Settings

if TYPE_CHECKING:
    from cleancms.batch import Plan
    from cleancms.model import Result
    from cleancms.workers import Limits

# Starting workers takes 0.1 s and a page some 10 ms: two workers took 1.3 times as long as none for one page,
# and 0.8, 0.7 and 0.65 of the time for 25, 50 and 100.
MANY_PAGES = 20
# Seconds: more than the longest real pages take, some megabytes, on a busy machine.
DEADLINE = 60.0
CLEAN_EXAMPLES = """\b
Examples:
  cleancms clean page.html > article.md
  curl -s https://example.org/ | cleancms clean --format txt
  cleancms clean pages/ -o articles/
  cleancms clean pages/ --format jsonl -o articles.jsonl
  cleancms clean pages/ -o sure/ --min-confidence 0.5 --exclude drafts
  find . -name '*.html' -print0 | cleancms clean --files-from - -0 -o out/

"""


@click.command(epilog=CLEAN_EXAMPLES + EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", shell_complete=complete_files)
@click.option(
    "--format",
    "output_format",
    type=click.Choice([each.value for each in Format]),
    help="Default: md, but jsonl for several pages to standard output.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|DIR",
    shell_complete=complete_files,
    help="Where to write; a directory for several pages.",
)
@list_options
@stdin_filename_option
@click.option("--links/--no-links", help="Write links (md and html). Default: no.")
@click.option("--images/--no-images", help="Write images (md and html). Default: no.")
@click.option(
    "--min-confidence",
    metavar="NUMBER",
    type=click.FloatRange(0, 1),
    callback=check_number,
    default=0.0,
    help="Write no page of a lower confidence (0 to 1: the F1 to expect); it counts as failed.",
)
@click.option(
    "-j",
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(1),
    help=f"How many processes clean pages. Default: one, but all cores from {MANY_PAGES} pages on.",
)
@click.option(
    "--deadline",
    metavar="SECONDS",
    type=click.FloatRange(0),
    callback=check_number,
    help=f"Give a page up that takes longer; 0: never. Default: {DEADLINE:g}, but never with one job.",
)
@profiles_option
@click.option("-q", "--quiet", is_flag=True, help="Tell of failures only.")
@page_options
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
    if context.get_parameter_source("deadline") is not ParameterSource.COMMANDLINE and "-" in paths:
        options["deadline"] = None  # what is configured is for files
    with ending_in_order():
        context.exit(_clean(paths, options))


def _clean(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Clean the pages; return the exit code."""
    from cleancms.articles.write import render_article  # noqa: PLC0415
    from cleancms.batch import UsageProblemError, is_directory, make_plan  # noqa: PLC0415

    found = find_pages(
        paths, options["files_from"], options["null"], options["exclude"], options["stdin_filename"]
    )
    has_tree = bool(options["files_from"]) or any(map(is_directory, paths))
    output = None if options["output"] == "-" else options["output"]
    wanted = Format(options["output_format"]) if options["output_format"] else None
    try:
        plan = make_plan(found, output, wanted, has_tree)
    except UsageProblemError as error:
        raise click.UsageError(str(error)) from error
    settings = Settings(options["links"], options["images"], reference_time=options["reference_time"])
    render: Callable[[Result], str]
    render = partial(render_article, output_format=plan.output_format, settings=settings)
    if plan.find_target is None and plan.stream is None and console.is_terminal():
        render = partial(_render_for_terminal, render)
    job = make_job(render, settings, options, plan)
    job = replace(job, min_confidence=options["min_confidence"])
    return run_job(plan, job, options["quiet"], _choose_limits(plan, options))


def _render_for_terminal(render: Callable[[Result], str], result: Result) -> str:
    return console.make_lines_printable(render(result))


def _choose_limits(plan: Plan, options: dict[str, Any]) -> Limits | None:
    """Return what holds for the workers; None where this process cleans the pages itself.

    It has to where one of them comes from standard input, which workers cannot read, and does where nothing
    is gained by workers.
    """
    jobs: int | None = options["jobs"]
    deadline: float | None = options["deadline"]
    if any(source.path is None for source in plan.inputs):
        if deadline:
            raise click.UsageError("--deadline is for files: a page from standard input has none")
        return None
    fewest = MANY_PAGES if jobs is None else 2
    if not deadline and (jobs == 1 or len(plan.inputs) < fewest):
        return None
    from cleancms.memory import allow_memory  # noqa: PLC0415
    from cleancms.workers import Limits, count_cores  # noqa: PLC0415

    wanted = jobs or (count_cores() if len(plan.inputs) >= MANY_PAGES else 1)
    return Limits(
        min(wanted, len(plan.inputs)),
        (DEADLINE if deadline is None else deadline) or None,
        allow_memory(options["max_size"]),
    )


def _has_piped_input() -> bool:
    return sys.stdin is not None and not sys.stdin.isatty()
