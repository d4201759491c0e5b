"""`cleancms check`: what texts still hold that should go."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from cleancms import console
from cleancms.commands.in_place import (
    EXIT_CODES,
    Tally,
    Texts,
    find_texts,
    in_place_options,
    look_at,
    run_in_order,
)
from cleancms.commands.options import complete_files
from cleancms.commands.run import ending_in_order

if TYPE_CHECKING:
    from cleancms.fixes.content import FixedFile

FOUND = 1
CHECK_EXAMPLES = """\b
Examples:
  cleancms check articles/
  cleancms check articles/ --diff | less -R
  cleancms check corpus.jsonl --json | jq -r '.[].reason' | sort | uniq -c
  cleancms check documents/0.jsonl --attributes attributes/cleancms/0.jsonl > report.txt
  git ls-files -z '*.md' | cleancms check --files-from - -0

"""
_CODES = EXIT_CODES.format(done="clean", found="something was found")
_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


@click.command(epilog=CHECK_EXAMPLES + _CODES)
@click.option("--diff", "as_diff", is_flag=True, help="Write what `cleancms fix` would change instead.")
@click.option("--json", "as_json", is_flag=True, help="Write a JSON array instead, with an object a finding.")
@click.option(
    "--attributes",
    metavar="FILE",
    shell_complete=complete_files,
    help="Also write Dolma attribute records, one for each document, in the same order.",
)
@in_place_options
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Find repeated blocks and boilerplate that texts still hold; exit with 1 if there are any.

    PATH is a text (.txt, .text, .md), records (.jsonl, the text field of each), a directory of such files or
    - for standard input. Each finding is a line: path:line: reason (score): text. The score says how likely
    the block belongs to an article, of a copy how much of it the other one says. Nothing is changed.
    """
    if options["as_diff"] and options["as_json"]:
        raise click.UsageError("--diff and --json exclude each other")
    with ending_in_order():
        context.exit(run_in_order(lambda: _check(paths, options)))


def _check(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Look at all files; return the exit code."""
    from cleancms.articles.write import encode  # noqa: PLC0415
    from cleancms.batch import write_stream  # noqa: PLC0415
    from cleancms.files import replace_file  # noqa: PLC0415

    if sys.stdout is None:
        raise click.UsageError("standard output is closed")
    texts = find_texts(paths, options)
    tally = Tally(options["quiet"])
    target = _check_target(options["attributes"], texts) if options["attributes"] else None
    with ExitStack() as stack:
        # Opened for the first text that can be read: where none can, nothing is written.
        open_attributes = cache(lambda path: stack.enter_context(replace_file(path)))
        attributes = partial(open_attributes, target) if target else None
        for piece in _write(_count(texts, options, tally, attributes), options):
            write_stream(sys.stdout.buffer, encode(piece))
    return tally.finish("would be rewritten", "clean", FOUND)


def _count(
    texts: Texts, options: dict[str, Any], tally: Tally, attributes: Callable[[], BinaryIO] | None
) -> Iterator[FixedFile]:
    """Yield the files in which something is found; write the attributes of all."""
    from cleancms.articles.write import encode  # noqa: PLC0415
    from cleancms.fixes.attributes import write_attributes  # noqa: PLC0415

    for _, file in look_at(texts, options, tally):
        if attributes:
            attributes().writelines(map(encode, write_attributes(file, options["id_field"])))
        if file.findings:
            tally.changed += 1
            yield file
        else:
            tally.clean += 1


def _check_target(path: str, texts: Texts) -> Path:
    """Return the path for the attributes. Raises UsageError if it is that of an input or a directory."""
    from cleancms.pages.find import STDIN  # noqa: PLC0415

    if path == STDIN:
        raise click.UsageError("--attributes needs a file: standard output has the findings")
    real = os.path.realpath(path)
    if any(source.path and os.path.realpath(source.path) == real for source in texts.inputs):
        raise click.UsageError(f"--attributes: {path} is an input")
    if os.path.isdir(path):  # noqa: PTH112 - pathlib raises without permission
        raise click.UsageError(f"--attributes: {path} is a directory")
    return Path(path)


# --- views -----------------------------------------------------------------------------------------------


def _write(files: Iterable[FixedFile], options: dict[str, Any]) -> Iterator[str]:
    """Yield the pieces of what goes to standard output."""
    if options["as_json"]:
        return _write_json(files)
    return _write_diffs(files) if options["as_diff"] else _write_lines(files)


def _write_lines(files: Iterable[FixedFile]) -> Iterator[str]:
    from cleancms.fixes.report import describe_findings  # noqa: PLC0415

    for file in files:
        yield "".join(f"{console.make_printable(line)}\n" for line in describe_findings(file))


def _write_json(files: Iterable[FixedFile]) -> Iterator[str]:
    """Yield a JSON array with an object on each line."""
    from cleancms.articles.records import to_json  # noqa: PLC0415
    from cleancms.fixes.report import list_findings  # noqa: PLC0415

    separator = "["
    for file in files:
        for finding in list_findings(file):
            yield f"{separator}\n  {console.protect_terminal(to_json(finding))}"
            separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _write_diffs(files: Iterable[FixedFile]) -> Iterator[str]:
    """Yield diffs in UTF-8, as they are for patch and git, printable and coloured on a terminal."""
    from cleancms.fixes.diff import write_diff  # noqa: PLC0415

    is_coloured = console.wants_colour(console.is_terminal())
    for file in files:
        lines = write_diff(file.name, _decode(file.before), _decode(file.after))
        shown = map(console.protect_terminal, lines)
        yield "".join(map(_colour, shown) if is_coloured else shown)


def _decode(content: bytes) -> str:
    """Return the text of a file; of records with a line that is no UTF-8 with U+FFFD there.

    A byte-order mark belongs to the first line: without it, a patch would not find that line.
    """
    from cleancms.fixes.source import read_source  # noqa: PLC0415
    from cleancms.pages.decode import UnreadablePageError  # noqa: PLC0415

    try:
        source = read_source(content)
    except UnreadablePageError:
        return content.decode(errors="replace")
    return ("\ufeff" if source.mark else "") + source.text


def _colour(line: str) -> str:
    """Return a line of a diff in the colours that git gives it."""
    if line.startswith(("--- ", "+++ ")):
        return click.style(line.removesuffix("\n"), bold=True) + "\n"
    colour = _COLOURS.get(line[0])
    return click.style(line.removesuffix("\n"), fg=colour) + "\n" if colour else line
