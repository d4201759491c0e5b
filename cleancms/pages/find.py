"""Paths -> inputs -> bytes: what there is to read, where its result goes, what went wrong."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleancms.pages.exclude import Excluded, compile_globs

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md")
COMPRESSION_SUFFIXES = (".gz", ".bz2", ".xz")
STDIN = "-"
NO_PAGES = "no pages in this directory"
# Bytes of one page or record, as it stands and expanded: ten times the largest of wcxb-dev.
MAX_SIZE = 50_000_000
_PIECE = 1 << 20  # bytes that are read at once

_PLAIN_CAUSES = {
    errno.ENOENT: "no such file",
    errno.EISDIR: "is a directory",
    errno.ELOOP: "a symbolic link that leads back to itself",
}


class Input(NamedTuple):
    """One page to read: a file, or standard input (`path` is None).

    `id` names it to people and in records: the path as given, with bytes that are not UTF-8 escaped.
    `relative` is its place in an output tree, with "/" between names. There may be millions of inputs: all
    three are strings, `path` and `id` one string where they are equal, and none of them went through pathlib,
    which keeps (interns) every name.
    """

    path: str | None
    id: str
    relative: str


class Suffixes(NamedTuple):
    """How the names of the files in a directory that count end: so, and one of `compressions` may follow."""

    contents: tuple[str, ...]
    compressions: tuple[str, ...]


PAGES = Suffixes(PAGE_SUFFIXES, COMPRESSION_SUFFIXES)


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


def find_inputs(paths: Iterable[str], suffixes: Suffixes = PAGES, exclude: Iterable[str] = ()) -> Found:
    """Return the pages that `paths` name: files, directories (walked), "-" for standard input.

    A walk takes the files with one of the suffixes, passes hidden names over and does not follow links to
    directories. It passes over what a glob of `exclude` matches: one without "/" the name of a file or
    directory, any other the path, seen from the working directory ("*" matches "/" too). What is named
    outright is taken whatever its name. What is named twice is read once. Nothing is raised: what cannot be
    found and a directory without pages are problems.

    `relative` is the path below the directory that was named, or the file's name. Where two arguments
    would give the same relative path, those of both begin with the name of the directory.
    """
    groups: list[tuple[str, list[Input]]] = []
    problems: list[Problem] = []
    excluded = compile_globs(exclude)
    for path in paths:
        inputs = []
        for found in _find_named(path, suffixes, excluded):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                inputs.append(found)
        groups.append((path, inputs))
    if len(groups) > 1 or any(_is_link(source.path) for _, inputs in groups for source in inputs):
        _drop_repeated(groups)
    return Found(tuple(_keep_apart(groups)), tuple(problems))


def _drop_repeated(groups: Iterable[tuple[str, list[Input]]]) -> None:
    """Take out of the lists what stands before in one of them. In one walk only links repeat anything."""
    seen: set[str | None] = set()
    folders: dict[str, str] = {}
    for _, inputs in groups:
        unseen = []
        for source in inputs:
            identity = source.path and resolve(source.path, folders)
            if identity not in seen:
                seen.add(identity)
                unseen.append(source)
        inputs[:] = unseen


def resolve(path: str, folders: dict[str, str]) -> str:
    """Return the path of a file without symbolic links.

    `folders` remembers what its folders resolve to: the system is asked once a folder, not once a file.
    """
    if _is_link(path):
        return os.path.realpath(path)
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118 - ends in a separator
    return folders[folder] + name


def _is_link(path: str | None) -> bool:
    return path is not None and os.path.islink(path)  # noqa: PTH114 - pathlib raises without permission


def _find_named(path: str, suffixes: Suffixes, excluded: Excluded | None) -> Iterator[Input | Problem]:
    """Yield the inputs that one argument names, or what is wrong with it."""
    if path == STDIN:
        yield Input(None, STDIN, "stdin")
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
        pages = list(_walk(Path(path), suffixes, excluded))
        known = " ".join(suffixes.contents) + (", without those excluded" if excluded else "")
        yield from pages or [Problem(path, f"{NO_PAGES} ({known})")]
    else:
        yield Input(path, _readable(path), os.path.split(path)[1])


def _walk(top: Path, suffixes: Suffixes, excluded: Excluded | None) -> Iterator[Input | Problem]:
    """Yield the pages below the directory `top`: first its files by name, then its directories'."""
    start = "" if top == Path() else os.path.join(top, "")  # noqa: PTH118 - see Input
    pending = [""]  # folders, each with "/" behind it
    while pending:
        folder = pending.pop()
        pages: list[str] = []
        folders: list[str] = []
        try:
            with os.scandir(top / folder) as entries:
                for entry in entries:
                    if entry.name[0] == "." or (excluded and excluded.has(start + folder, entry.name)):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(f"{folder}{entry.name}/")
                    elif _strip_suffixes(entry.name, suffixes) not in (entry.name, ""):
                        pages.append(folder + entry.name)
        except OSError as error:
            yield describe_error(str(top / folder), error)
            continue
        pending += sorted(folders, reverse=True)
        for relative in sorted(pages):
            path = start + relative
            try:
                if stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - no pipes: they would never end
                    yield Input(path, _readable(path), relative)
            except OSError as error:
                yield describe_error(path, error)


def _readable(path: str) -> str:
    """Return `path` with bytes that are not UTF-8 escaped; `path` itself where there are none."""
    readable = os.fsencode(path).decode("utf-8", "backslashreplace")
    return path if readable == path else readable


def _strip_suffixes(name: str, suffixes: Suffixes = PAGES) -> str:
    """Return `name` without its suffix (and the compression suffix behind it); as it is without one."""
    stem = name
    for suffix in suffixes.compressions:
        if name.lower().endswith(suffix):
            stem = name[: -len(suffix)]
    for suffix in suffixes.contents:
        if stem.lower().endswith(suffix):
            return stem[: -len(suffix)]
    return name


# --- placing ---------------------------------------------------------------------------------------------


def _fold(path: str) -> str:
    """Return what file systems that ignore case or composition make of `path`."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _keep_apart(groups: Sequence[tuple[str, list[Input]]]) -> Iterator[Input]:
    """Yield the inputs of all arguments, with a directory's name before the paths of those that clash."""
    if len(groups) == 1:
        yield from groups[0][1]
        return
    uses = Counter(key for _, inputs in groups for key in {_fold(source.relative) for source in inputs})
    for path, inputs in groups:
        if path == STDIN or all(uses[_fold(source.relative)] == 1 for source in inputs):
            yield from inputs
            continue
        folder = Path(path) if Path(path).is_dir() else Path(path).parent
        name = folder.resolve().name
        for source in inputs:
            yield source._replace(relative=f"{name}/{source.relative}" if name else source.relative)


class Places(NamedTuple):
    """Where in an output tree the results of `inputs` go.

    `suffix` is that of the outputs. `whole` are the relative paths of inputs that keep their own before it.
    """

    inputs: tuple[Input, ...]
    suffix: str
    whole: frozenset[str]

    def find(self, source: Input) -> str:
        """Return the place of an input's result, relative to the tree, with "/" between names."""
        return _place(source.relative, self.suffix, source.relative in self.whole)


def plan_outputs(inputs: Sequence[Input], suffix: str) -> tuple[Places, tuple[Problem, ...]]:
    """Return where in an output tree each input's result goes, never two in one place, and the problems.

    The page suffix and a compression suffix give way to `suffix`: news/a.html.gz becomes news/a.md. Where
    two would meet (also if they differ only in case, or if one is a directory above the other), both keep
    their full names: a.html.md and a.txt.md. Of those that still meet, the first has the place and the
    others are problems.
    """
    whole = _find_meeting(inputs, suffix)
    placed: list[Input] = []
    owners: dict[str, Input] = {}  # of output files
    folders: dict[str, Input] = {}  # an input of each output folder
    problems = []
    for source in inputs:
        key = _fold(_place(source.relative, suffix, source.relative in whole))
        above = list(_list_folders(key))
        in_the_way = [owners[name] for name in (key, *above) if name in owners]
        if key in folders:
            in_the_way.append(folders[key])
        if in_the_way:
            problems.append(Problem(source.id, f"its result would take the place of {in_the_way[0].id}'s"))
            continue
        placed.append(source)
        owners[key] = source
        folders.update(dict.fromkeys(above, source))
    return Places(tuple(placed), suffix, whole), tuple(problems)


def _find_meeting(inputs: Sequence[Input], suffix: str) -> frozenset[str]:
    """Return the relative paths whose outputs would meet others if they did not keep their full names."""
    whole: frozenset[str] = frozenset()
    while True:
        keys = [_fold(_place(source.relative, suffix, source.relative in whole)) for source in inputs]
        uses = Counter(keys)
        folders = {folder for key in keys for folder in _list_folders(key)}
        meeting = {
            source.relative
            for source, key in zip(inputs, keys, strict=True)
            if uses[key] > 1 or key in folders
        }
        if meeting <= whole:  # a full name may meet another one: look again until nothing changes
            return whole
        whole |= meeting


def _place(relative: str, suffix: str, is_whole: bool) -> str:
    """Return the place of the output for the input at `relative`, which keeps its own suffix or not."""
    folder, slash, name = relative.rpartition("/")
    stem = name if is_whole else _strip_suffixes(name) or name
    return f"{folder}{slash}{stem}{suffix}"


def _list_folders(path: str) -> Iterator[str]:
    """Yield the folders above `path`, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


# --- reading ---------------------------------------------------------------------------------------------


def read_bytes(source: Input, stdin: BinaryIO | None = None, max_size: int = MAX_SIZE) -> bytes:
    """Return the bytes of `source`, expanded if they are gzip, bzip2 or xz (told by content, not by name).

    `stdin` is read for the input without a path (default: the process's standard input). Raises OSError
    if the file cannot be opened or read, UnreadableFileError if it is broken or, as it stands or expanded,
    larger than `max_size` bytes, of which no more is read or expanded; describe_error turns both into a line.
    """
    if source.path is None:
        return _expand(read_whole(stdin or sys.stdin.buffer, max_size), max_size)
    with Path(source.path).open("rb") as file:
        if os.fstat(file.fileno()).st_size > max_size:
            raise UnreadableFileError(describe_limit(max_size))
        raw = read_whole(file, max_size)
    return _expand(raw, max_size)


def read_whole(stream: BinaryIO, max_size: int) -> bytes:
    """Return all that a stream holds. Raises UnreadableFileError where that is more than `max_size` bytes."""
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > max_size:
            raise UnreadableFileError(describe_limit(max_size))
        pieces.append(piece)
    return b"".join(pieces)


def _expand(raw: bytes, max_size: int) -> bytes:
    """Return `raw` without its compression (all members of it), reading no further than `max_size`."""
    if raw.startswith(b"\x1f\x8b\x08"):
        name, module = "gzip", "gzip"
    elif raw.startswith(b"BZh") and raw[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):
        name, module = "bzip2", "bz2"
    elif raw.startswith(b"\xfd7zXZ\0"):
        name, module = "xz", "lzma"
    else:
        return raw
    try:
        with import_module(module).open(io.BytesIO(raw)) as stream:
            return read_whole(stream, max_size)
    except UnreadableFileError:
        raise
    except EOFError:
        raise UnreadableFileError(f"{name} data that is cut off") from None
    except MemoryError:  # xz may ask for gigabytes
        raise UnreadableFileError(f"{name} data that needs too much memory") from None
    except Exception as error:  # each of the three modules has its own
        raise UnreadableFileError(f"broken {name} data ({error})") from None


def describe_limit(size: int) -> str:
    """Return that a page or record is larger than `size` bytes, the most that the user allows."""
    return f"larger than the limit of {size / 1e6:g} MB (--max-size)"
