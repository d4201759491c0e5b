"""`cleancms learn`: the templates of sites as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleancms import console
from cleancms.cli import EXIT_CODES
from cleancms.commands.options import complete_files, corpus_options
from cleancms.commands.run import ending_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleancms.corpus.learning import Learnt
    from cleancms.pages.find import Input

LEARN_EXAMPLES = """\b
Examples:
  cleancms learn crawl.jsonl.gz -o profiles/
  cleancms learn --show example.org -o profiles/
  cleancms clean page.html --profiles profiles/

"""
# Of so many records it is told why they failed, of others that they did.
MOST_FAILURES = 20


@click.command(epilog=LEARN_EXAMPLES + EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="[IN]...", shell_complete=complete_files)
@click.option("-o", "--output", metavar="DIR", help="The directory of profiles.")
@click.option(
    "--show", "site", metavar="SITE|FILE", help="Show the profile of a site in DIR, or one in a file."
)
@corpus_options
@click.pass_context
def learn(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Learn what the pages of a site have in common, and write a profile a site.

    IN is a file of records (.jsonl, .warc, .wet, .parquet, also compressed), a page, or a directory of them.
    A page's site is the host of its address, else the folder that it stands in. A site with fewer than three
    pages, or whose pages share nothing, gets no profile, and keeps the one that DIR has of it.
    """
    with ending_in_order():
        if options["site"]:
            if paths:
                raise click.UsageError("--show shows a profile and takes no pages")
            context.exit(_show(options["site"], options["output"]))
        if not options["output"]:
            raise click.UsageError("-o is missing: the directory of profiles")
        context.exit(_learn(paths, options))


def _learn(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Learn profiles; return the exit code."""
    from cleancms.commands.records import (  # noqa: PLC0415
        check_directory,
        check_libraries,
        find_records,
        run_in_order,
    )
    from cleancms.corpus.plan import sort_inputs  # noqa: PLC0415

    check_directory("-o", options["output"])
    found = find_records(paths, options, (options["output"],))
    check_libraries(source.id for source in found.inputs)
    for problem in found.problems:
        console.say(str(problem))
    if not found.inputs:
        console.say("no input can be read")
        return console.NOTHING_WRITTEN
    code = run_in_order(lambda: _write_profiles(sort_inputs(found.inputs), options))
    return console.SOME_FAILED if found.problems and code == console.DONE else code


def _write_profiles(inputs: Sequence[Input], options: dict[str, Any]) -> int:
    """Learn from the inputs and tell about it; return the exit code."""
    from cleancms.commands.records import make_limits, name_fields  # noqa: PLC0415
    from cleancms.corpus.learning import learn_sites  # noqa: PLC0415
    from cleancms.corpus.passes import Run  # noqa: PLC0415
    from cleancms.corpus.plan import CorpusSettings  # noqa: PLC0415
    from cleancms.corpus.workfiles import scratch_files  # noqa: PLC0415
    from cleancms.files import BusyError  # noqa: PLC0415

    folder = Path(options["output"])
    settings = CorpusSettings(name_fields(options), max_size=options["max_size"])
    limits = make_limits(options)
    try:
        with (
            console.StageReporter(options["quiet"], MOST_FAILURES) as reporter,
            scratch_files(folder) as files,
        ):
            run = Run(inputs, settings, files, limits, lambda told: reporter.show(*told))
            learnt = learn_sites(run, folder)
    except BusyError:
        console.say(f"{folder}: another run is writing to it just now")
        return console.WRONG_USAGE
    return _finish(learnt, reporter.failed, options["quiet"])


def _finish(learnt: Learnt, failed: int, quiet: bool) -> int:
    """Tell what was learnt; return the exit code."""
    from cleancms.corpus.templates import MIN_PAGES  # noqa: PLC0415

    if failed and not quiet:
        console.say(f"{failed:,} of {learnt.records:,} records failed")
    if not learnt.profiles:
        cause = (
            f"no site has {MIN_PAGES} pages" if not learnt.sites else "the pages of no site share anything"
        )
        console.say(f"no profile was written: {cause}")
        return console.NOTHING_WRITTEN
    if not quiet:
        console.say(
            f"{learnt.profiles:,} profiles written, from {learnt.pages:,} pages of {learnt.sites:,} sites"
        )
    return console.SOME_FAILED if failed else console.DONE


def _show(site: str, folder: str | None) -> int:
    """Print a profile; return the exit code."""
    from cleancms.articles.write import encode  # noqa: PLC0415
    from cleancms.corpus.profiles import SUFFIX, BadProfileError, name_file, read_profile  # noqa: PLC0415
    from cleancms.pages.find import describe_error  # noqa: PLC0415

    path = Path(site)
    if not site.endswith(SUFFIX):
        if folder is None:
            raise click.UsageError("-o is missing: the directory of profiles (or name the file of one)")
        path = Path(folder) / name_file(site.lower().removeprefix("www."))
    try:
        profile = read_profile(path.read_text("utf-8"))
    except FileNotFoundError:
        console.say(f"no profile of {site}: {path} does not exist")
        return console.NOTHING_WRITTEN
    except (BadProfileError, UnicodeDecodeError, OSError) as error:
        console.say(str(describe_error(str(path), error)))
        return console.NOTHING_WRITTEN
    click.echo(encode(console.render_profile(profile, sys.stdout.isatty())), nl=False)
    return console.DONE
