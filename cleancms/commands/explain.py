"""`cleancms explain`: every block of a page with what became of it."""

from __future__ import annotations

import sys
from typing import Any

import click

from cleancms import console
from cleancms.cli import EXIT_CODES
from cleancms.commands.options import complete_files, page_options, profiles_option, stdin_filename_option
from cleancms.commands.run import ending_in_order, find_pages, make_job, run_job
from cleancms.model import Result, Settings

EXPLAIN_EXAMPLES = """\b
Examples:
  cleancms explain page.html
  cleancms explain page.html | less          FORCE_COLOR=1 ... | less -R keeps the colours
  cleancms explain page.txt --json | jq '.blocks[] | select(.verdict == "copy")'

"""


@click.command(epilog=EXPLAIN_EXAMPLES + EXIT_CODES)
@click.argument("path", metavar="PATH|-", shell_complete=complete_files)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object, for programs.")
@stdin_filename_option
@profiles_option
@page_options
@click.pass_context
def explain(context: click.Context, /, path: str, **options: Any) -> None:
    """Show every block of a page with its verdict, the reason, its score and what a copy repeats.

    Colours are for terminals: NO_COLOR turns them off, FORCE_COLOR on. COLUMNS sets the width.
    """
    with ending_in_order():
        context.exit(_explain(path, options))


def _explain(path: str, options: dict[str, Any]) -> int:
    """Explain a page; return the exit code."""
    from cleancms.batch import make_plan  # noqa: PLC0415

    found = find_pages((path,), None, False, stdin_name=options["stdin_filename"])
    plan = make_plan(found, None, None, False)
    if len(plan.inputs) > 1:
        raise click.UsageError(f"{path} holds {len(plan.inputs)} pages; explain takes one")
    render = _explain_as_json if options["as_json"] else _explain_in_tables
    settings = Settings(reference_time=options["reference_time"])
    return run_job(plan, make_job(render, settings, options, plan), quiet=False)


def _explain_as_json(result: Result) -> str:
    from cleancms.articles.records import explain, to_json  # noqa: PLC0415

    return console.protect_terminal(to_json(explain(result), indent=2)) + "\n"


def _explain_in_tables(result: Result) -> str:
    return console.render_explanation(result, sys.stdout.isatty())
