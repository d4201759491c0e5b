"""What `check` and `fix` do alike: arguments -> files -> what is found in them -> exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cleancms import console
from cleancms.commands.options import complete_files, list_options, max_size_option, profiles_option
from cleancms.commands.run import list_names

if TYPE_CHECKING:
    from cleancms.fixes.content import FixedFile
    from cleancms.pages.find import Input, Problem

# What a walk through directories takes; others that `fixes.content` knows have to be named.
SUFFIXES = (".txt", ".text", ".md", ".jsonl")
EXIT_CODES = """\b
Exit codes:
  0    {done}
  1    {found}
  2    wrong usage or configuration
  3    some inputs failed, the others were looked at
  4    no input could be read
  130, 141, 143    interrupted, output closed by its reader, terminated
"""
_NOTHING_THERE = f"nothing to look at in this directory ({' '.join(SUFFIXES)})"
_OPTIONS = (
    click.argument("paths", nargs=-1, metavar="[PATH|-]...", shell_complete=complete_files),
    list_options,
    click.option(
        "--stdin-filename",
        metavar="NAME",
        default="",
        help="What standard input is called: its suffix says what it is, without one text.",
    ),
    profiles_option,
    max_size_option,
    click.option("--text-field", metavar="NAME", default="", help="The field of records that is text."),
    click.option("--url-field", metavar="NAME", default="", help="The field that is the page's address."),
    click.option("--id-field", metavar="NAME", default="", help="The field that is the page's identifier."),
    click.option("-q", "--quiet", is_flag=True, help="Tell of what is wrong only."),
)


def in_place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the argument and the options of both commands."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Texts(NamedTuple):
    """What the arguments name: the files to look at, what cannot be, and what is passed over with a word."""

    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


@dataclass(slots=True)
class Tally:
    """How many files were found wanting, clean or unreadable; tells a person which, and why."""

    quiet: bool
    changed: int = 0
    clean: int = 0
    failed: int = 0

    def fail(self, *problems: Problem) -> None:
        """Count one input that failed and say why."""
        self.failed += 1
        for problem in problems:
            console.say(str(problem))

    def note(self, problem: Problem) -> None:
        """Say something that is no failure."""
        if not self.quiet:
            console.say(str(problem))

    def finish(self, changed: str, clean: str, code: int) -> int:
        """Say the counts in these words; return the exit code, `code` where something was found."""
        counts = [(self.changed, changed), (self.clean, clean), (self.failed, "failed")]
        told = [f"{count} {words}" for count, words in counts if count] or [f"0 {clean}"]
        number, words = told[0].split(" ", 1)
        if not self.quiet:
            console.say(", ".join([f"{number} {'file' if number == '1' else 'files'} {words}", *told[1:]]))
        if self.failed:
            return console.SOME_FAILED if self.changed or self.clean else console.NOTHING_WRITTEN
        return code if self.changed else console.DONE


def find_texts(paths: tuple[str, ...], options: dict[str, Any]) -> Texts:
    """Return the files that the arguments name. Raises UsageError."""
    from cleancms.pages.find import NO_PAGES, STDIN, Problem, Suffixes, find_inputs  # noqa: PLC0415

    if not paths and not options["files_from"]:
        raise click.UsageError(
            "no inputs: name files or directories, - for standard input, or a list of names with --files-from"
        )
    names = list_names(paths, options["files_from"], options["null"])
    if STDIN in names and sys.stdin is None:
        raise click.UsageError("standard input is closed")
    if options["stdin_filename"] and STDIN not in names:
        raise click.UsageError("--stdin-filename names standard input, which is not read without -")
    # Of two names of one file the first is taken: not the one that may be passed over, a link.
    names.sort(key=lambda name: os.path.isdir(name) or os.path.islink(name))  # noqa: PTH112, PTH114
    found = find_inputs(names, Suffixes(SUFFIXES, ()), options["exclude"])
    inputs: list[Input] = []
    problems: list[Problem] = []
    notes: list[Problem] = []
    for problem in found.problems:
        if problem.message.startswith(NO_PAGES):
            notes.append(Problem(problem.path, _NOTHING_THERE))
        else:
            problems.append(problem)
    for source in found.inputs:
        if source.path is None:
            inputs.append(source._replace(id=options["stdin_filename"] or source.id))
        elif target := _find_outside(source.path, names):
            is_named = source.path in names
            cause = f"a link to {target}, out of the {'working directory' if is_named else 'tree'}"
            (problems if is_named else notes).append(Problem(source.id, f"{cause}: left alone"))
        else:
            inputs.append(source)
    return Texts(tuple(inputs), tuple(problems), tuple(notes))


def _find_outside(path: str, names: Sequence[str]) -> str:
    """Return where a symbolic link leads if that is out of its tree, "" otherwise.

    The tree is that of the directories named. Of a link that was named itself, it is the working directory,
    or the link's own directory if that is elsewhere.
    """
    if not os.path.islink(path):  # noqa: PTH114 - as a string
        return ""
    target = os.path.realpath(path)
    if path in names:
        tree, own = os.path.realpath("."), os.path.realpath(os.path.dirname(path))  # noqa: PTH120
        trees = [tree if _is_inside(own, tree) else own]
    else:
        trees = [os.path.realpath(name) for name in names if os.path.isdir(name)]  # noqa: PTH112
    return "" if any(_is_inside(target, tree) for tree in trees) else target


def _is_inside(path: str, folder: str) -> bool:
    return f"{path}{os.sep}".startswith(os.path.join(folder, ""))  # noqa: PTH118


def look_at(texts: Texts, options: dict[str, Any], tally: Tally) -> Iterator[tuple[Input, FixedFile]]:
    """Yield every input with what it holds and should hold; tell of what cannot be read.

    Raises BadProfileError, UsageError.
    """
    from cleancms.commands.records import check_profiles  # noqa: PLC0415
    from cleancms.corpus.profiles import BadProfileError  # noqa: PLC0415
    from cleancms.fixes.content import fix_content  # noqa: PLC0415
    from cleancms.fixes.rewrite import LostBlockError  # noqa: PLC0415
    from cleancms.memory import allow_memory, limiting_memory  # noqa: PLC0415
    from cleancms.pages.find import Problem, describe_error  # noqa: PLC0415
    from cleancms.pages.record_fields import FieldNames  # noqa: PLC0415

    profiles = check_profiles(options["profiles"]) if options["profiles"] else None
    fields = FieldNames("", options["text_field"], options["url_field"], options["id_field"])
    for note in texts.notes:
        tally.note(note)
    for problem in texts.problems:
        tally.fail(problem)
    with limiting_memory(allow_memory(options["max_size"])):
        for source in texts.inputs:
            try:
                file = fix_content(source.id, _read(source, options["max_size"]), fields, profiles)
            except BadProfileError:
                raise
            except (OSError, ValueError) as error:
                tally.fail(describe_error(source.id, error))
            except MemoryError:
                tally.fail(Problem(source.id, "needs too much memory"))
            except LostBlockError as error:
                tally.fail(Problem(source.id, f"left alone, {error}"))
            except Exception as error:  # a file that breaks a step must not take the others with it
                tally.fail(Problem(source.id, f"internal error: {type(error).__name__}: {error}"))
            else:
                _tell_what_stays(file, tally)
                if not file.failed or file.rows or file.skipped:
                    yield source, file


def _read(source: Input, max_size: int) -> bytes:
    """Return the bytes of an input. Raises OSError, UnreadableFileError where it cannot be fixed in place."""
    from cleancms.fixes.content import HTML_SUFFIXES, RECORD_SUFFIXES, TEXT_SUFFIXES  # noqa: PLC0415
    from cleancms.pages.find import UnreadableFileError, read_whole  # noqa: PLC0415

    suffix = os.path.splitext(source.id)[1].lower()  # noqa: PTH122
    is_known = suffix in {*TEXT_SUFFIXES, *RECORD_SUFFIXES, *HTML_SUFFIXES}
    if not is_known and (source.path is not None or suffix):
        known = " ".join(TEXT_SUFFIXES + RECORD_SUFFIXES)
        raise UnreadableFileError(f"cannot be fixed in place, only {known} can")
    if source.path is None:
        return read_whole(sys.stdin.buffer, max_size)
    with Path(source.path).open("rb") as file:
        return read_whole(file, max_size)


def _tell_what_stays(file: FixedFile, tally: Tally) -> None:
    """Tell of lines that are no records, for which the file counts as failed, and of what has no text."""
    from cleancms.pages.find import Problem  # noqa: PLC0415

    if file.failed:
        tally.fail(*[Problem(f"{file.name}:{line}", cause) for line, cause in file.failed])
    if file.skipped:
        line, cause = file.skipped[0]
        others = f" ({len(file.skipped)} such lines)" if len(file.skipped) > 1 else ""
        where = f"{file.name}:{line}" if line else file.name
        tally.note(Problem(where, f"{cause}: left alone{others}"))


def run_in_order(work: Callable[[], int]) -> int:
    """Return the exit code of `work`, or that of an error which it raises, after a line about it."""
    from cleancms.corpus.profiles import BadProfileError  # noqa: PLC0415
    from cleancms.pages.find import describe_error  # noqa: PLC0415

    try:
        return work()
    except BadProfileError as error:
        console.say(str(error))
        return console.WRONG_USAGE
    except BrokenPipeError:
        raise
    except OSError as error:
        console.say(str(describe_error(str(error.filename or "a file"), error)))
        return console.NOTHING_WRITTEN
