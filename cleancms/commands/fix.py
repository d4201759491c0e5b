"""`cleancms fix`: texts rewritten in place without what should go."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleancms import console
from cleancms.commands.in_place import (
    EXIT_CODES,
    Tally,
    find_texts,
    in_place_options,
    look_at,
    run_in_order,
)
from cleancms.commands.run import ending_in_order

if TYPE_CHECKING:
    from cleancms.fixes.content import FixedFile
    from cleancms.pages.find import Input

REWRITTEN = 1
FIX_EXAMPLES = """\b
Examples:
  cleancms check articles/ --diff          what `cleancms fix articles/` will change
  cleancms fix articles/
  cleancms fix corpus.jsonl --backup .orig
  cleancms fix - < dump.txt > article.txt
  find . -name '*.md' -print0 | xargs -0 -r cleancms fix

"""
_CODES = EXIT_CODES.format(done="done", found="something was rewritten, with --exit-non-zero-on-fix")


def _check_suffix(_: click.Context, __: click.Parameter, value: str) -> str:
    if "/" in value or os.sep in value or "\0" in value:
        raise click.BadParameter(f"{value!r} is no end of a file's name")
    return value


@click.command(epilog=FIX_EXAMPLES + _CODES)
@click.option(
    "--backup",
    metavar="SUFFIX",
    default="",
    callback=_check_suffix,
    help="Keep what was there under the file's name with this behind it, such as .orig.",
)
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 if something was rewritten.")
@in_place_options
@click.pass_context
def fix(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Rewrite texts in place without the repeated blocks and the boilerplate that `cleancms check` finds.

    PATH is a text (.txt, .text, .md), records (.jsonl, the text field of each), a directory of such files or
    - for standard input, which goes to standard output. Lines that stay are the same bytes as before. A file
    is replaced whole or not at all, and only if something changes; its title and its front matter stay.
    """
    with ending_in_order():
        context.exit(run_in_order(lambda: _fix(paths, options)))


def _fix(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Rewrite all files; return the exit code."""
    from cleancms.pages.find import describe_error  # noqa: PLC0415

    tally = Tally(options["quiet"])
    for source, file in look_at(find_texts(paths, options), options, tally):
        if source.path is None:
            _write_output(file.after)
        elif file.findings:
            try:
                _rewrite(source.path, file, options["backup"])
            except OSError as error:
                tally.fail(describe_error(str(error.filename or source.id), error))
                continue
        tally.changed += bool(file.findings)
        tally.clean += not file.findings
        if file.findings and not options["quiet"]:
            console.say(_describe(source, file))
    return tally.finish("rewritten", "unchanged", REWRITTEN if options["exit_non_zero_on_fix"] else 0)


def _rewrite(path: str, file: FixedFile, backup: str) -> None:
    """Replace a file's content; of a link, that of the file which it leads to. Raises OSError."""
    from cleancms.files import rewrite_file  # noqa: PLC0415

    target = os.path.realpath(path) if os.path.islink(path) else path  # noqa: PTH114 - as a string
    rewrite_file(Path(target), file.before, file.after, backup)


def _write_output(content: bytes) -> None:
    from cleancms.batch import write_stream  # noqa: PLC0415

    if sys.stdout is None:
        raise click.UsageError("standard output is closed")
    if console.is_terminal():
        content = console.protect_terminal(content.decode(errors="backslashreplace")).encode()
    write_stream(sys.stdout.buffer, content)


def _describe(source: Input, file: FixedFile) -> str:
    """Return what was taken out of a file: "a.txt: rewritten without 3 copies and 12 other blocks"."""
    from cleancms.model import Reason  # noqa: PLC0415

    copies = sum(found.finding.reason is Reason.COPY for found in file.findings)
    return f"{source.id}: rewritten, {copies} repeated and {len(file.findings) - copies} other blocks removed"
