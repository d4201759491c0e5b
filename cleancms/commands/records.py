"""What the commands about many records do alike: names -> files, options -> limits, errors -> exit codes."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cleancms import console
from cleancms.commands.run import list_names
from cleancms.corpus.index import UnusableIndexError
from cleancms.corpus.parts import UnreadablePartError
from cleancms.corpus.profiles import SUFFIX, BadProfileError
from cleancms.extras import MissingExtraError, needing
from cleancms.pages.find import STDIN, Found, Input, Problem, describe_error, find_inputs, resolve
from cleancms.pages.records import PAGES_AND_RECORDS, FieldNames
from cleancms.workers import Limits, WorkerStartError, count_cores

NO_STDIN = "standard input cannot be read: a corpus is read several times, so put it into a file"
_IS_OWN = "stands in the directory of the output, the index or the profiles"
# The libraries for files whose names end so, and the extras that they come with.
_LIBRARIES = {
    **dict.fromkeys((".warc", ".wet", ".wat"), ("fastwarc", "warc")),
    **dict.fromkeys((".parquet", ".pq"), ("pyarrow", "parquet")),
    **dict.fromkeys((".zst", ".zstd"), ("zstandard", "zstd")),
}


def find_records(paths: tuple[str, ...], options: dict[str, Any], own: Iterable[str | None]) -> Found:
    """Return the files that the arguments name, without those in the command's `own` directories.

    Raises UsageError.
    """
    if not paths and not options["files_from"]:
        raise click.UsageError("no inputs: name files or directories, or a list of them with --files-from")
    # Of two names of one file the first is taken: the first in this order, whatever that of the arguments.
    names = sorted(list_names(paths, options["files_from"], options["null"]))
    if STDIN in names:
        raise click.UsageError(NO_STDIN)
    found = find_inputs(names, PAGES_AND_RECORDS, options["exclude"])
    folders = tuple(os.path.join(os.path.realpath(folder), "") for folder in own if folder)  # noqa: PTH118
    checked = list(_check(found.inputs, folders, frozenset(names)))
    inputs = tuple(source for source in checked if isinstance(source, Input))
    problems = [*found.problems, *(each for each in checked if isinstance(each, Problem))]
    if not inputs:  # beside others, a directory of the command's own may come from a shell's "*"
        problems += [Problem(name, _IS_OWN) for name in names if _is_inside(name, folders)]
    return Found(inputs, tuple(problems))


def _is_inside(name: str, own: tuple[str, ...]) -> bool:
    """Return whether `name` is a directory in one of the directories `own`, or one of them."""
    return os.path.isdir(name) and os.path.join(os.path.realpath(name), "").startswith(own)  # noqa: PTH112, PTH118


def _check(inputs: Iterable[Input], own: tuple[str, ...], names: frozenset[str]) -> Iterator[Input | Problem]:
    """Yield the inputs that can be read several times, and what is wrong with others that were named."""
    known: dict[str, str] = {}
    for source in inputs:
        assert source.path is not None
        try:
            is_file = stat.S_ISREG(Path(source.path).stat().st_mode)
        except OSError as error:
            yield describe_error(source.id, error)
            continue
        if not is_file:
            yield Problem(source.id, "no regular file: a corpus is read several times")
        elif not resolve(source.path, known).startswith(own):
            yield source
        elif source.path in names:
            yield Problem(source.id, _IS_OWN)


def check_libraries(names: Iterable[str]) -> None:
    """Raise UsageError if a library is missing that files of these names need."""
    suffixes = {suffix for name in names for suffix in Path(name).suffixes[-2:]}
    for suffix in sorted(suffixes & _LIBRARIES.keys()):
        library, extra = _LIBRARIES[suffix]
        try:
            with needing(extra):
                import_module(library)
        except MissingExtraError as error:
            raise click.UsageError(f"{suffix} {error}") from error


def check_directory(option: str, path: str | None) -> Path | None:
    """Return the directory that an option names. Raises UsageError if it is something else."""
    if path is None:
        return None
    if os.path.lexists(path) and not os.path.isdir(path):  # noqa: PTH112 - pathlib raises without permission
        raise click.UsageError(f"{option}: {path} is no directory")
    return Path(path)


def check_profiles(folder: str) -> Path:
    """Return the directory of profiles. Raises UsageError if it has none."""
    if not any(path.suffix == SUFFIX for path in Path(folder).glob("*")):
        raise click.UsageError(f"{_find_origin('profiles')}: no profiles in {folder}")
    return Path(folder)


def _find_origin(name: str) -> str:
    """Return where an option was set: "--profiles", or "cleancms.toml: profiles"."""
    context = click.get_current_context()
    if context.get_parameter_source(name) is not ParameterSource.DEFAULT_MAP:
        return f"--{name}"
    return f"{context.obj()[name].origin}: {name}"


def name_fields(options: dict[str, Any]) -> FieldNames:
    """Return the fields of records that the options name."""
    return FieldNames(*(options[f"{name}_field"] for name in FieldNames._fields))


def make_limits(options: dict[str, Any]) -> Limits:
    """Return what holds for the workers."""
    memory = int(options["memory"] * 1e9)
    return Limits(options["jobs"] or count_cores(), options["deadline"] or None, memory or None)


def run_in_order(work: Callable[[], int]) -> int:
    """Return the exit code of `work`, or that of an error which it raises, after a line about it."""
    try:
        return work()
    except (BadProfileError, UnreadablePartError, UnusableIndexError) as error:
        console.say(str(error))
        return console.WRONG_USAGE
    except WorkerStartError as error:
        console.say(f"{error}; -j 1 --deadline 0 --memory 0 needs none")
    except BrokenPipeError:
        raise
    except OSError as error:
        console.say(str(describe_error(str(error.filename or "a file"), error)))
    return console.NOTHING_WRITTEN
