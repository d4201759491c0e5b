"""The files of a run: what is finished survives a kill, what is not is done again.

Everything stands in `.cleancms/` in the output directory until the run is complete. A file has its name only
once it is whole and on the disk.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

FOLDER = ".cleancms"
RUN_FILE = "run.json"


class ForeignOutputError(Exception):
    """The output directory belongs to something else; the message says to what."""


@dataclass(frozen=True, slots=True)
class WorkFiles:
    """The work files of a run with this output directory."""

    output: Path

    @property
    def folder(self) -> Path:
        """Where the work files stand."""
        return self.output / FOLDER

    def path(self, name: str, part: int) -> Path:
        """Return the path of a part's file."""
        return self.folder / f"{part:06d}.{name}"

    def find_parts(self, name: str) -> list[Path]:
        """Return the files of the parts 0, 1, ... up to the first that is missing."""
        paths = (self.path(name, part) for part in count())
        found: list[Path] = []
        for path in paths:
            if not path.is_file():
                return found
            found.append(path)
        return found

    @contextmanager
    def hold(self, name: str, description: Mapping[str, Any]) -> Iterator[bool]:
        """Make the output directory this run's; yield whether the run is complete already.

        No other run can write there until the block ends. Raises ForeignOutputError where the directory is
        another run's, or holds files of nobody's; OSError.
        """
        is_complete = self._begin(name, description)
        with _locked(self.folder):
            if is_complete:
                self._tidy()
            yield is_complete

    def _begin(self, name: str, description: Mapping[str, Any]) -> bool:
        path = self.folder / RUN_FILE
        if path.is_file():
            known = _read_run(path)
            if known["run"] != name:
                raise ForeignOutputError(_compare(known["description"], description))
            return bool(known["complete"])
        if self.output.exists() and not self.output.is_dir():
            raise ForeignOutputError("it is a file")
        # A run that was killed right at its beginning leaves an empty folder and a temporary file.
        if any(other.name not in (FOLDER, f".{RUN_FILE}.tmp") for other in self._list()):
            raise ForeignOutputError("it is not empty, and not the output of an earlier run")
        self.folder.mkdir(parents=True, exist_ok=True)
        self._note(name, description, complete=False)
        return False

    def _list(self) -> Iterator[Path]:
        """Yield what is in the output directory and its folder of work files."""
        for folder in (self.output, self.folder):
            if folder.is_dir():
                yield from folder.iterdir()

    def finish(self, name: str, description: Mapping[str, Any]) -> None:
        """Note that the run is complete and remove what only it needed."""
        self._note(name, description, complete=True)
        self._tidy()

    def _tidy(self) -> None:
        for path in sorted(self.folder.iterdir()):
            if path.name != RUN_FILE:
                path.unlink()

    def _note(self, name: str, description: Mapping[str, Any], complete: bool) -> None:
        known = {"run": name, "complete": complete, "description": description}
        write_whole(self.folder / RUN_FILE, (json.dumps(known, indent=1) + "\n").encode())


def _read_run(path: Path) -> dict[str, Any]:
    try:
        known = json.loads(path.read_bytes())
    except ValueError:
        known = None
    if not isinstance(known, dict) or not known.keys() >= {"run", "complete", "description"}:
        raise ForeignOutputError(f"{path} is not the note of a run")
    return known


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other processes out of this block, where the system can; the death of this process ends it too."""
    try:
        import fcntl  # noqa: PLC0415 - Unix only
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ForeignOutputError("another run is writing to it just now") from None
        except OSError:  # a file system without locks
            pass
        yield
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole, and safe on the disk, or not at all. Raises OSError."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _compare(known: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    """Return in words how the run that an output belongs to differs from the one that is wanted."""
    if known["version"] != wanted["version"]:
        return f"it was begun by cleancms {known['version']}"
    if known["settings"] != wanted["settings"]:
        other = [name for name, value in wanted["settings"].items() if known["settings"].get(name) != value]
        return f"it was begun with another {', '.join(other)}"
    return "it was begun with other inputs, or they have changed since"


# --- samples of pages, too many for memory ---------------------------------------------------------------


@contextmanager
def open_samples(path: Path) -> Iterator[Samples]:
    """Open the store of sampled pages; what is in it when the block ends is on the disk."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS pages (number INTEGER PRIMARY KEY, site TEXT, data BLOB)"
        )
        yield Samples(connection)
        connection.commit()


class Samples:
    """Sampled pages by the number of their record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def find_numbers(self) -> set[int]:
        """Return the numbers of the pages that are there."""
        return {number for (number,) in self.connection.execute("SELECT number FROM pages")}

    def add(self, number: int, site: str, data: bytes) -> None:
        """Add a page; it is on the disk after `save`."""
        self.connection.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (number, site, data))

    def save(self) -> None:
        """Bring what was added to the disk."""
        self.connection.commit()

    def group_by_site(self) -> Iterator[tuple[str, list[bytes]]]:
        """Yield each site with its pages, the sites in order, in the memory of one site."""
        site = None
        pages: list[bytes] = []
        for name, data in self.connection.execute("SELECT site, data FROM pages ORDER BY site, number"):
            if name != site and pages:
                yield str(site), pages
                pages = []
            site = name
            pages.append(data)
        if pages:
            yield str(site), pages
