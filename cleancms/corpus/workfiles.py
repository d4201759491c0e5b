"""The files of a run: what is finished survives a kill, what is not is done again.

Everything stands in `.cleancms/` in the output directory until the run is complete. A file has its name only
once it is whole and on the disk (see `cleancms.files`).
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count, groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cleancms.corpus.samples import SitePages
from cleancms.files import BusyError, is_left_over, locked, read_whole, write_whole

FOLDER = ".cleancms"
_SCRATCH = ".learning-"
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

    @property
    def samples(self) -> Path:
        """Where the store of sampled pages stands."""
        return self.folder / "samples.sqlite"

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
        self._find_run(name, description)  # before anything is made
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with locked(self.folder, wait=False):
                run = self._find_run(name, description)  # another one may have begun or ended meanwhile
                if run is None:
                    self._note(name, description, complete=False)
                self._remove_left_overs()
                is_complete = run is not None and bool(run["complete"])
                if is_complete:
                    self._tidy()
                yield is_complete
        except BusyError:
            raise ForeignOutputError("another run is writing to it just now") from None

    def _find_run(self, name: str, description: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the note of this run, None where it has not begun. Raises ForeignOutputError."""
        path = self.folder / RUN_FILE
        if path.is_file():
            known = _read_run(path)
            if known["run"] != name:
                raise ForeignOutputError(_compare(known["description"], description))
            return known
        if self.output.exists() and not self.output.is_dir():
            raise ForeignOutputError("it is a file")
        # A run that was killed right at its beginning leaves an empty folder and a temporary file.
        if any(other.name != FOLDER and not is_left_over(other.name) for other in self._list()):
            raise ForeignOutputError("it is not empty, and not the output of an earlier run")
        return None

    def _list(self) -> Iterator[Path]:
        """Yield what is in the output directory and its folder of work files."""
        for folder in (self.output, self.folder):
            if folder.is_dir():
                yield from folder.iterdir()

    def finish(self, name: str, description: Mapping[str, Any]) -> None:
        """Note that the run is complete and remove what only it needed."""
        self._note(name, description, complete=True)
        self._tidy()

    def _remove_left_overs(self) -> None:
        """Remove what a killed run was writing just then, wherever in the output directory."""
        for folder, _, names in os.walk(self.output):
            for name in filter(is_left_over, names):
                Path(folder, name).unlink()

    def _tidy(self) -> None:
        for path in sorted(self.folder.iterdir()):
            if path.is_dir() and not path.is_symlink():  # of an engine that made the parts
                shutil.rmtree(path)
            elif path.name != RUN_FILE:
                path.unlink()

    def _note(self, name: str, description: Mapping[str, Any], complete: bool) -> None:
        known = {"run": name, "complete": complete, "description": description}
        write_whole(self.folder / RUN_FILE, (json.dumps(known, indent=1) + "\n").encode())


@contextmanager
def scratch_files(folder: Path) -> Iterator[WorkFiles]:
    """Make a folder if it is not there, and give work files in it that are removed when the block ends.

    No other process gets such files there until then; what one that was killed has left is removed. Raises
    BusyError, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, wait=False):
        for path in folder.iterdir():
            if is_left_over(path.name):
                path.unlink()
            elif path.name.startswith(_SCRATCH) and path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
        with TemporaryDirectory(prefix=_SCRATCH, dir=folder, ignore_cleanup_errors=True) as scratch:
            yield WorkFiles(Path(scratch))


def parse_json(content: bytes) -> Any:
    """Return the value in a JSON document; None where it is no JSON, or is nested too deeply."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _read_run(path: Path) -> dict[str, Any]:
    known = parse_json(read_whole(path))
    description = known.get("description") if isinstance(known, dict) else None
    if not (
        isinstance(description, dict)
        and description.keys() >= {"version", "settings"}
        and isinstance(description["settings"], dict)
        and known.keys() >= {"run", "complete"}
    ):
        raise ForeignOutputError(f"{path} is not the note of a run")
    return dict(known)


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
    """Open the store of sampled pages; what is in it when the block ends is on the disk.

    Raises OSError where the disk is full or the file is no store.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS pages (number INTEGER PRIMARY KEY, site TEXT, data BLOB)"
            )
            connection.execute("CREATE TABLE IF NOT EXISTS readings (number INTEGER PRIMARY KEY, data BLOB)")
            yield Samples(connection)
            connection.commit()
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error), str(path)) from error


class Samples:
    """Sampled pages by the number of their record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def find_numbers(self) -> set[int]:
        """Return the numbers of the pages that are there."""
        return {number for (number,) in self.connection.execute("SELECT number FROM pages")}

    def add(self, number: int, site: str, data: bytes, reading: bytes = b"") -> None:
        """Add a page, and what it was understood as; it is on the disk after `save`."""
        self.connection.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (number, site, data))
        if reading:
            self.connection.execute("INSERT OR REPLACE INTO readings VALUES (?, ?)", (number, reading))

    def find_reading(self, number: int) -> bytes:
        """Return what a page was understood as, b"" where that is not known."""
        row = self.connection.execute("SELECT data FROM readings WHERE number = ?", (number,)).fetchone()
        return bytes(row[0]) if row else b""

    def save(self) -> None:
        """Bring what was added to the disk."""
        self.connection.commit()

    def group_by_site(self) -> Iterator[SitePages]:
        """Yield the pages of each site, the sites in order, in the memory of one site."""
        rows = self.connection.execute("SELECT site, data FROM pages ORDER BY site, number")
        for site, pages in groupby(rows, key=itemgetter(0)):
            yield SitePages(site, [data for _, data in pages])
