"""Paths -> inputs -> bytes: what there is to read, where its result goes, what went wrong."""

from __future__ import annotations

import bz2
import errno
import gzip
import io
import lzma
import os
import stat
import sys
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md")
COMPRESSION_SUFFIXES = (".gz", ".bz2", ".xz")
STDIN = "-"
MAX_SIZE = 256 * 1024 * 1024  # bytes of one page, expanded: a hundred times the largest real ones

_PLAIN_CAUSES = {
    errno.ENOENT: "no such file",
    errno.EISDIR: "is a directory",
    errno.ELOOP: "a symbolic link that leads back to itself",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One page to read: a file, or standard input (`path` is None).

    `id` names it to people and in records: the path as given, with bytes that are not UTF-8 escaped.
    `relative` is its place in an output tree.
    """

    path: Path | None
    id: str
    relative: PurePosixPath


class Problem(NamedTuple):
    """Why an input cannot be read or written; `str()` gives one printable line: "x.html: no such file"."""

    path: str
    message: str

    def __str__(self) -> str:
        line = f"{self.path}: {self.message}"
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


class Found(NamedTuple):
    """The inputs in the order of the arguments, sorted inside directories, and what could not be found."""

    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]


class UnreadableFileError(ValueError):
    """A file was opened but does not give its bytes: broken compression, too large; the message says."""


def describe_error(path: str, error: Exception) -> Problem:
    """Return `error`, raised while `path` was read or written, as a problem in plain words."""
    if isinstance(error, OSError) and error.strerror:
        return Problem(path, _PLAIN_CAUSES.get(error.errno or 0, error.strerror.lower()))
    return Problem(path, str(error) or type(error).__name__)


# --- finding ---------------------------------------------------------------------------------------------


def read_list(data: bytes, nul: bool) -> list[str]:
    """Return the paths in `data`, one a line or (`nul`) one before each NUL; empty ones are left out."""
    parts = data.split(b"\0") if nul else (line.removesuffix(b"\r") for line in data.split(b"\n"))
    return [os.fsdecode(part) for part in parts if part]


def find_inputs(paths: Iterable[str]) -> Found:
    """Return the pages that `paths` name: files, directories (walked), "-" for standard input.

    A walk takes the files with a page suffix (PAGE_SUFFIXES; one of COMPRESSION_SUFFIXES may follow),
    passes hidden names over and does not follow links to directories. A file named outright is taken
    whatever its suffix. What is named twice is read once. Nothing is raised: what cannot be found and a
    directory without pages are problems.

    `relative` is the path below the directory that was named, or the file's name. Where two arguments
    would give the same relative path, those of both begin with the name of the directory.
    """
    groups: list[tuple[str, list[Input]]] = []
    problems: list[Problem] = []
    seen: set[Path | None] = set()
    folders: dict[Path, Path] = {}
    for path in paths:
        inputs = []
        for found in _find_named(path):
            if isinstance(found, Problem):
                problems.append(found)
                continue
            identity = found.path and _resolve(found.path, folders)
            if identity not in seen:
                seen.add(identity)
                inputs.append(found)
        groups.append((path, inputs))
    return Found(tuple(_keep_apart(groups)), tuple(problems))


def _resolve(path: Path, folders: dict[Path, Path]) -> Path:
    """Return `path` without symbolic links; `folders` are resolved already (once each, not once a file)."""
    if path.is_symlink():
        return path.resolve()
    if path.parent not in folders:
        folders[path.parent] = path.parent.resolve()
    return folders[path.parent] / path.name


def _find_named(path: str) -> Iterator[Input | Problem]:
    """Yield the inputs that one argument names, or what is wrong with it."""
    if path == STDIN:
        yield Input(None, STDIN, PurePosixPath("stdin"))
        return
    try:
        is_directory = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - Path("") is "."
    except OSError as error:
        yield describe_error(path or "''", error)
        return
    except ValueError:  # a NUL in the path
        yield Problem(path, "no such file")
        return
    if is_directory:
        pages = list(_walk(Path(path)))
        yield from pages or [Problem(path, f"no pages in this directory ({' '.join(PAGE_SUFFIXES)})")]
    else:
        yield Input(Path(path), _readable(path), PurePosixPath(Path(path).name))


def _walk(top: Path) -> Iterator[Input | Problem]:
    """Yield the pages below the directory `top`: first its files by name, then its directories'."""
    pending = [PurePosixPath()]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(top / folder) as entries:
                names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        except OSError as error:
            yield describe_error(str(top / folder), error)
            continue
        visible = [(folder / name, is_directory) for name, is_directory in names if name[0] != "."]
        pending += [relative for relative, is_directory in reversed(visible) if is_directory]
        for relative, is_directory in visible:
            if is_directory or _strip_suffixes(relative.name) in (relative.name, ""):
                continue
            path = top / relative
            try:
                if stat.S_ISREG(path.stat().st_mode):  # no pipes: they would never end
                    yield Input(path, _readable(str(path)), relative)
            except OSError as error:
                yield describe_error(str(path), error)


def _readable(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _strip_suffixes(name: str) -> str:
    """Return `name` without its page suffix (and the compression suffix behind it); as it is without one."""
    stem = name
    for suffix in COMPRESSION_SUFFIXES:
        if name.lower().endswith(suffix):
            stem = name[: -len(suffix)]
    for suffix in PAGE_SUFFIXES:
        if stem.lower().endswith(suffix):
            return stem[: -len(suffix)]
    return name


# --- placing ---------------------------------------------------------------------------------------------


def _fold(path: PurePosixPath) -> str:
    """Return what file systems that ignore case or composition make of `path`."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def _keep_apart(groups: Sequence[tuple[str, list[Input]]]) -> Iterator[Input]:
    """Yield the inputs of all arguments, with a directory's name before the paths of those that clash."""
    uses = Counter(key for _, inputs in groups for key in {_fold(source.relative) for source in inputs})
    for path, inputs in groups:
        if path == STDIN or all(uses[_fold(source.relative)] == 1 for source in inputs):
            yield from inputs
            continue
        folder = Path(path) if Path(path).is_dir() else Path(path).parent
        for source in inputs:
            yield replace(source, relative=PurePosixPath(folder.resolve().name) / source.relative)


def plan_outputs(
    inputs: Sequence[Input], suffix: str
) -> tuple[dict[Input, PurePosixPath], tuple[Problem, ...]]:
    """Return where in an output tree each input's result goes, never two in one place, and the problems.

    The page suffix and a compression suffix give way to `suffix`: news/a.html.gz becomes news/a.md. Where
    two would meet (also if they differ only in case, or if one is a directory above the other), both keep
    their full names: a.html.md and a.txt.md. Of those that still meet, the first has the place and the
    others are problems.
    """
    plans = _choose_names(inputs, suffix)
    places: dict[Input, PurePosixPath] = {}
    owners: dict[str, Input] = {}  # of output files
    folders: dict[str, Input] = {}  # an input of each output folder
    problems = []
    for source, plan in zip(inputs, plans, strict=True):
        key, above = _fold(plan), [_fold(parent) for parent in plan.parents]
        in_the_way = [owners[name] for name in (key, *above) if name in owners]
        if key in folders:
            in_the_way.append(folders[key])
        if in_the_way:
            problems.append(Problem(source.id, f"its result would take the place of {in_the_way[0].id}'s"))
            continue
        places[source] = plan
        owners[key] = source
        folders.update(dict.fromkeys(above, source))
    return places, tuple(problems)


def _choose_names(inputs: Sequence[Input], suffix: str) -> list[PurePosixPath]:
    """Return each input's path with `suffix` for its own suffix, or behind it where two would meet."""
    stems = [_strip_suffixes(source.relative.name) or source.relative.name for source in inputs]
    plans = [source.relative.with_name(stem + suffix) for source, stem in zip(inputs, stems, strict=True)]
    while True:
        uses = Counter(map(_fold, plans))
        folders = {_fold(parent) for plan in plans for parent in plan.parents}
        meeting = [uses[_fold(plan)] > 1 or _fold(plan) in folders for plan in plans]
        full = [source.relative.with_name(source.relative.name + suffix) for source in inputs]
        longer = [full[n] if meets else plans[n] for n, meets in enumerate(meeting)]
        if longer == plans:  # a full name may meet another one: look again until nothing changes
            return plans
        plans = longer


# --- reading ---------------------------------------------------------------------------------------------


def read_bytes(source: Input, stdin: BinaryIO | None = None, max_size: int = MAX_SIZE) -> bytes:
    """Return the bytes of `source`, expanded if they are gzip, bzip2 or xz (told by content, not by name).

    `stdin` is read for the input without a path (default: the process's standard input). Raises OSError
    if the file cannot be opened or read, UnreadableFileError if it is broken or, expanded or not, larger
    than `max_size` bytes; describe_error turns both into a line.
    """
    if source.path is None:
        raw = (stdin or sys.stdin.buffer).read(max_size + 1)
    else:
        with source.path.open("rb") as file:
            raw = file.read(max_size + 1)
    if len(raw) > max_size:
        raise UnreadableFileError(f"larger than {_format_size(max_size)}")
    return _expand(raw, max_size)


def _expand(raw: bytes, max_size: int) -> bytes:
    """Return `raw` without its compression (all members of it), reading no further than `max_size`."""
    opener: Callable[[BinaryIO], BinaryIO | io.BufferedIOBase]
    if raw.startswith(b"\x1f\x8b\x08"):
        name, opener = "gzip", gzip.open
    elif raw.startswith(b"BZh") and raw[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):
        name, opener = "bzip2", bz2.open
    elif raw.startswith(b"\xfd7zXZ\0"):
        name, opener = "xz", lzma.open
    else:
        return raw
    try:
        with opener(io.BytesIO(raw)) as stream:
            expanded = stream.read(max_size + 1)
    except EOFError:
        raise UnreadableFileError(f"{name} data that is cut off") from None
    except (OSError, zlib.error, lzma.LZMAError) as error:
        raise UnreadableFileError(f"broken {name} data ({error})") from None
    except MemoryError:  # xz may ask for gigabytes
        raise UnreadableFileError(f"{name} data that needs too much memory") from None
    if len(expanded) > max_size:
        raise UnreadableFileError(f"larger than {_format_size(max_size)} when expanded")
    return expanded


def _format_size(size: int) -> str:
    return f"{size / 1024**2:.0f} MiB" if size >= 1024**2 else f"{size} bytes"
