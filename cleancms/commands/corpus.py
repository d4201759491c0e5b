"""`cleancms corpus`: many records into clean shards, with site templates and near-duplicates."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleancms import console
from cleancms.cli import EXIT_CODES
from cleancms.commands.options import corpus_options, reference_time_option
from cleancms.commands.run import ending_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleancms.corpus.plan import CorpusSettings
    from cleancms.corpus.run import Summary
    from cleancms.pages.find import Input

CORPUS_EXAMPLES = """\b
Examples:
  cleancms corpus crawl/*.warc.gz -o clean/
  cleancms corpus pages.jsonl.gz -o clean/ --html-field page --format parquet
  cleancms corpus november/ -o clean-november/ --index seen/ --near-duplicates drop

"""
# The values of cleancms.corpus.plan's ShardFormat and NearDuplicates, which takes long to import.
FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")
NEAR_DUPLICATES = ("link", "drop", "keep")
TO_GO_ON = "the same command goes on from here"


@click.command(epilog=CORPUS_EXAMPLES + EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="IN...")
@click.option("-o", "--output", metavar="DIR", required=True, help="Where to write: a directory of its own.")
@click.option(
    "--format", "shard_format", type=click.Choice(FORMATS), default=FORMATS[0], help="Of the shards."
)
@click.option(
    "--near-duplicates",
    type=click.Choice(NEAR_DUPLICATES),
    default=NEAR_DUPLICATES[0],
    help="Keep all and name the one that stands for them (default), drop the others, or do not look.",
)
@click.option("--index", metavar="DIR", help="Compare with earlier crawls too, and add this one to them.")
@click.option("--profiles", metavar="DIR", help="Apply these site profiles. Default: they are learnt.")
@corpus_options
@reference_time_option
@click.pass_context
def corpus(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Clean a corpus: learn the sites' templates, clean all records, find near-duplicate pages.

    IN is a file of records (.jsonl, .warc, .wet, .parquet, also compressed), a page, or a directory of them.
    DIR gets shards of Dolma documents, report.jsonl with a line for each record, summary.json and the
    profiles of the sites. A run that was interrupted, by whatever, goes on when it is started again.
    """
    with ending_in_order(), _telling_how_to_go_on():
        context.exit(_clean_corpus(paths, options))


def _clean_corpus(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Clean a corpus; return the exit code."""
    from cleancms.commands.records import check_libraries, find_records, run_in_order  # noqa: PLC0415
    from cleancms.corpus.plan import sort_inputs  # noqa: PLC0415

    settings = _make_settings(options)
    found = find_records(paths, options, (options["output"], options["index"], options["profiles"]))
    check_libraries([f".{settings.shard_format}", *(source.id for source in found.inputs)])
    for problem in found.problems:
        console.say(str(problem))
    if not found.inputs:
        console.say("no input can be read")
        return console.NOTHING_WRITTEN
    code = run_in_order(lambda: _run(sort_inputs(found.inputs), settings, options))
    return console.SOME_FAILED if found.problems and code == console.DONE else code


def _make_settings(options: dict[str, Any]) -> CorpusSettings:
    """Return the settings. Raises UsageError where options do not fit."""
    from cleancms.commands.records import check_directory, check_profiles, name_fields  # noqa: PLC0415
    from cleancms.corpus.plan import CorpusSettings, NearDuplicates, ShardFormat  # noqa: PLC0415
    from cleancms.model import Settings  # noqa: PLC0415

    near_duplicates = NearDuplicates(options["near_duplicates"])
    if options["index"] and near_duplicates is NearDuplicates.KEEP:
        raise click.UsageError(
            "--index is for near-duplicates, which --near-duplicates keep does not look for"
        )
    return CorpusSettings(
        name_fields(options),
        Settings(reference_time=options["reference_time"]),
        ShardFormat(options["shard_format"]),
        near_duplicates,
        check_profiles(options["profiles"]) if options["profiles"] else None,
        check_directory("--index", options["index"]),
    )


def _run(inputs: Sequence[Input], settings: CorpusSettings, options: dict[str, Any]) -> int:
    """Do the work and tell what became of it; return the exit code."""
    from cleancms.commands.records import make_limits  # noqa: PLC0415
    from cleancms.corpus.passes import Run  # noqa: PLC0415
    from cleancms.corpus.run import run_corpus  # noqa: PLC0415
    from cleancms.corpus.workfiles import ForeignOutputError, WorkFiles  # noqa: PLC0415

    output = Path(options["output"])
    try:
        with console.StageReporter(options["quiet"]) as reporter:
            limits = make_limits(options)
            run = Run(inputs, settings, WorkFiles(output), limits, lambda told: reporter.show(*told))
            summary, was_complete = run_corpus(run)
    except ForeignOutputError as error:
        console.say(f"{output}: {error}; name another directory with -o, or remove this one")
        return console.WRONG_USAGE
    if was_complete and not options["quiet"]:
        console.say(f"{output}: complete since an earlier run, nothing was done")
    return _finish(summary, output, options["quiet"])


def _finish(summary: Summary, output: Path, quiet: bool) -> int:
    """Tell what became of the records; return the exit code."""
    from cleancms.corpus.record_work import FAILED, WRITTEN  # noqa: PLC0415
    from cleancms.corpus.run import NEAR_DUPLICATE  # noqa: PLC0415

    counts = summary.statuses
    if not quiet:
        console.tell_facts(list(_list_facts(summary)))
        if FAILED in counts:
            console.say(f"{output / 'report.jsonl'} says which records failed, and why")
    if not counts.keys() & {WRITTEN, NEAR_DUPLICATE}:
        return console.NOTHING_WRITTEN
    return console.SOME_FAILED if FAILED in counts else console.DONE


def _list_facts(summary: Summary) -> Iterator[tuple[str, str]]:
    yield "records", f"{summary.records:,}"
    for status, count in summary.statuses.items():
        yield f"  {status}", f"{count:,}"
    yield "near-duplicates of another page", f"{summary.near_duplicates:,}"
    yield "site templates learnt", f"{summary.profiles:,}"


@contextmanager
def _telling_how_to_go_on() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        console.say(f"interrupted; {TO_GO_ON}")
        sys.exit(console.INTERRUPTED)
    except SystemExit as end:
        if end.code == console.TERMINATED:
            console.say(f"interrupted; {TO_GO_ON}")
        raise
