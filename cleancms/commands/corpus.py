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
from cleancms.commands.options import complete_files, corpus_options, reference_time_option
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
  cleancms corpus crawl/ -o clean/ --executor slurm --tasks 500 --partition cpu

"""
# The values of the enumerations of cleancms.corpus.plan, which takes long to import.
SHARD_FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")
TREE_FORMATS = ("md", "txt")
NEAR_DUPLICATES = ("link", "drop", "keep")
EXECUTORS = ("local", "slurm", "ray")
TO_GO_ON = "the same command goes on from here"


@click.command(epilog=CORPUS_EXAMPLES + EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="IN...", shell_complete=complete_files)
@click.option("-o", "--output", metavar="DIR", required=True, help="Where to write: a directory of its own.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice((*SHARD_FORMATS, *TREE_FORMATS)),
    default=SHARD_FORMATS[0],
    help="Shards (default: jsonl), or md or txt: a file for each document, in a tree like the inputs'.",
)
@click.option(
    "--near-duplicates",
    type=click.Choice(NEAR_DUPLICATES),
    default=NEAR_DUPLICATES[0],
    help="Keep all and name the one that stands for them (default), drop the others, or do not look.",
)
@click.option("--index", metavar="DIR", help="Compare with earlier crawls too, and add this one to them.")
@click.option("--profiles", metavar="DIR", help="Apply these site profiles. Default: they are learnt.")
@click.option(
    "--executor",
    type=click.Choice(EXECUTORS),
    help="Let datatrove run it, here or on a cluster, in tasks: pip install 'cleancms[datatrove]'.",
)
@click.option(
    "--tasks", metavar="NUMBER", type=click.IntRange(1), help="Into how many tasks --executor cuts the work."
)
@click.option("--partition", metavar="NAME", help="The partition of --executor slurm.")
@click.option(
    "--time", metavar="LIMIT", help="What a task may take on Slurm (hh:mm:ss, d-hh). Default: 24:00:00."
)
@corpus_options
@reference_time_option
@click.pass_context
def corpus(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Clean a corpus: learn the sites' templates, clean all records, find near-duplicate pages.

    IN is a file of records (.jsonl, .warc, .wet, .parquet, also compressed), a page, or a directory of them.
    DIR gets shards of Dolma documents (or, for md and txt, a tree of files below documents/), report.jsonl
    with a line for each record, summary.json and the profiles of the sites. A run that was interrupted, by
    whatever, goes on when it is started again.
    """
    with ending_in_order(), _telling_how_to_go_on():
        context.exit(_clean_corpus(paths, options))


def _clean_corpus(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Clean a corpus; return the exit code."""
    from cleancms.commands.executors import check_executor  # noqa: PLC0415
    from cleancms.commands.records import check_libraries, find_records, run_in_order  # noqa: PLC0415
    from cleancms.corpus.plan import sort_inputs  # noqa: PLC0415

    settings = _make_settings(options)
    check_executor(options)
    found = find_records(paths, options, (options["output"], options["index"], options["profiles"]))
    check_libraries([f".{settings.output_format}", *(source.id for source in found.inputs)])
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
    from cleancms.corpus.plan import CorpusSettings, NearDuplicates, ShardFormat, TreeFormat  # noqa: PLC0415
    from cleancms.model import Settings  # noqa: PLC0415

    near_duplicates, output_format = NearDuplicates(options["near_duplicates"]), options["output_format"]
    if options["index"] and near_duplicates is NearDuplicates.KEEP:
        raise click.UsageError(
            "--index is for near-duplicates, which --near-duplicates keep does not look for"
        )
    return CorpusSettings(
        name_fields(options),
        Settings(reference_time=options["reference_time"]),
        TreeFormat(output_format) if output_format in TREE_FORMATS else ShardFormat(output_format),
        near_duplicates,
        check_profiles(options["profiles"]) if options["profiles"] else None,
        check_directory("--index", options["index"]),
        max_size=options["max_size"],
    )


def _run(inputs: Sequence[Input], settings: CorpusSettings, options: dict[str, Any]) -> int:
    """Do the work and tell what became of it; return the exit code."""
    from cleancms.commands.executors import choose_way  # noqa: PLC0415
    from cleancms.commands.records import make_limits  # noqa: PLC0415
    from cleancms.corpus.passes import Run  # noqa: PLC0415
    from cleancms.corpus.workfiles import ForeignOutputError, WorkFiles  # noqa: PLC0415

    output = Path(options["output"])
    clean = choose_way(options)
    try:
        with console.StageReporter(options["quiet"]) as reporter:
            limits = make_limits(options)
            run = Run(inputs, settings, WorkFiles(output), limits, lambda told: reporter.show(*told))
            summary, was_complete = clean(run)
    except ForeignOutputError as error:
        console.say(f"{output}: {error}; name another directory with -o, or remove this one")
        return console.WRONG_USAGE
    if summary is None:
        console.say(f"{output}: submitted; the same command tells how far it is, and ends it or goes on")
        return console.DONE
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
