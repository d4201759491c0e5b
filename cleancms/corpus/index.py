"""The signatures of earlier crawls in a directory: a folder of parts a crawl, and the list of the crawls.

A crawl belongs to the index once the list names it; whatever else stands there was left by a run that was
killed.
"""

from __future__ import annotations

import filecmp
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from cleancms.corpus.parts import Part, open_part
from cleancms.files import is_left_over, locked, read_whole, write_whole

_LIST = "index.json"
_FORMAT = "cleancms index"
_VERSION = 1
_SUFFIX = ".signatures"
_UNFINISHED = ".tmp"


class UnusableIndexError(Exception):
    """A directory cannot be used as an index; the message names it and the cause."""


def read_index(folder: Path, before: str) -> list[list[Part]]:
    """Open the parts of the crawls of an index that are older than the crawl named `before`.

    The oldest comes first. Where `before` is not in the index, all of it is older; a folder that is not there
    is an empty index. Raises UnusableIndexError, UnreadablePartError, OSError.
    """
    names = _read_names(folder)
    older = names[: names.index(before)] if before in names else names
    return [[open_part(path) for path in _find_parts(folder / name)] for name in older]


def add_to_index(folder: Path, name: str, parts: Sequence[Path]) -> None:
    """Copy the files of a crawl's parts into an index, as its newest crawl.

    Adding the same crawl once more changes nothing. Raises UnusableIndexError where `name` is no plain name,
    or another crawl has it; OSError.
    """
    if not _is_name(name):
        raise UnusableIndexError(f"{folder}: {name!r} cannot be the name of a crawl")
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):  # or the list of one crawl would replace that of another which ends just now
        names = _read_names(folder)
        if name in names:
            if not _is_same(_find_parts(folder / name), parts):
                raise UnusableIndexError(f"{folder}: has another crawl named {name!r}")
            return
        _remove_left_overs(folder, name)
        temporary = folder / f".{name}{_UNFINISHED}"
        temporary.mkdir()
        for number, part in enumerate(parts):
            write_whole(temporary / f"{number:06d}{_SUFFIX}", read_whole(part))
        temporary.rename(folder / name)
        content = {"format": _FORMAT, "version": _VERSION, "crawls": [*names, name]}
        write_whole(folder / _LIST, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


def _remove_left_overs(folder: Path, name: str) -> None:
    """Remove what killed runs have left: half crawls, and the crawl `name` that did not get into the list."""
    for path in folder.iterdir():
        if path.name == name or (path.name.startswith(".") and path.name.endswith(_UNFINISHED)):
            if is_left_over(path.name):
                path.unlink()
            else:
                shutil.rmtree(path)


def _is_name(name: object) -> bool:
    """Return whether a value is a plain name of a folder."""
    return (
        isinstance(name, str)
        and bool(name)
        and name == Path(name).name
        and not name.startswith(".")
        and "\0" not in name
    )


def _read_names(folder: Path) -> list[str]:
    path = folder / _LIST
    if not path.exists():
        return []
    try:
        content = json.loads(read_whole(path))
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise UnusableIndexError(f"{path}: no list of crawls")
    if content.get("version") != _VERSION:
        raise UnusableIndexError(f"{path}: an index of version {content.get('version')}, not {_VERSION}")
    names = content.get("crawls")
    if not isinstance(names, list) or not all(map(_is_name, names)) or len(set(names)) != len(names):
        raise UnusableIndexError(f"{path}: no list of crawls")
    return names


def _find_parts(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{_SUFFIX}"))


def _is_same(indexed: Sequence[Path], parts: Sequence[Path]) -> bool:
    return len(indexed) == len(parts) and all(
        filecmp.cmp(one, other, shallow=False) for one, other in zip(indexed, parts, strict=True)
    )
