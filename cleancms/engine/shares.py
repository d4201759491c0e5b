"""What each task of a run does: files of inputs, ranges of parts, the sites of a share.

The parts are those of the plain run, with the same records in the same files, so that nothing depends on how
many tasks there are, and a run that was begun in one way can be finished in another.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b
from itertools import groupby, repeat
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from cleancms.corpus.clusters import Membership
from cleancms.corpus.passes import Run, read_lines, write_lines
from cleancms.corpus.places import place_inputs
from cleancms.corpus.plan import TreeFormat
from cleancms.corpus.record_work import Task
from cleancms.corpus.samples import SitePages
from cleancms.corpus.sites import read_directory
from cleancms.corpus.workfiles import WorkFiles
from cleancms.files import write_whole
from cleancms.pages.records import read_raw

# The sites are learnt in shares: one for the sampled pages of so many parts, which a task has in memory.
SHARE_PARTS = 16
MOST_SHARES = 1024


class Outline(NamedTuple):
    """How many records each input has, in the order of the inputs, and how many a part has."""

    counts: Sequence[int]
    part_records: int

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return -(-sum(self.counts) // self.part_records)

    @property
    def shares(self) -> int:
        """How many shares of sites there are."""
        return min(-(-self.parts // SHARE_PARTS), MOST_SHARES)


class PartPlan(NamedTuple):
    """What is known of the records of a part before they are cleaned, by their numbers.

    `sample` are the sites of the pages to learn from, `new_ids` the ids in place of those that stand twice,
    `lost` why records could not be read.
    """

    sample: dict[int, str]
    new_ids: dict[int, str]
    lost: dict[int, str]


def take_share(count: int, rank: int, tasks: int) -> range:
    """Return which of `count` things in a row the task `rank` of `tasks` does."""
    return range(count * rank // tasks, count * (rank + 1) // tasks)


def find_share(site: str, shares: int) -> int:
    """Return the share that a site is in."""
    digest = blake2b(site.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % shares


def name_input_sites(files: WorkFiles, number: int) -> Path:
    """Return where the ids and sites of an input's records stand."""
    return files.folder / "inputs" / f"{number:06d}.sites"


# --- the outline: one task, between the first pass and the others ---------------------------------------


def write_outline(run: Run) -> None:
    """Write the outline, and for each part its ids and sites and its plan.

    Memory is bounded by the number of sites, a hash a record, and the numbers of the sampled pages.
    """
    paths = [name_input_sites(run.files, number) for number in range(len(run.inputs))]
    directory = read_directory(paths)
    size = run.settings.part_records
    plans: defaultdict[int, PartPlan] = defaultdict(lambda: PartPlan({}, {}, {}))
    for place, values in enumerate((directory.sample, directory.new_ids, directory.lost)):
        for number, value in values.items():
            plans[number // size][place][number] = value
    counts = []
    lines: list[str] = []
    part = 0
    for path in paths:
        found = path.read_text("utf-8", "surrogatepass").splitlines()
        counts.append(len(found))
        lines += found
        while len(lines) >= size:
            _write_plan(run.files, part, lines[:size], plans[part])
            del plans[part]
            lines, part = lines[size:], part + 1
    if lines:
        _write_plan(run.files, part, lines, plans[part])
    write_whole(run.files.folder / "outline.json", json.dumps(counts).encode())


def _write_plan(files: WorkFiles, part: int, sites: Iterable[str], plan: PartPlan) -> None:
    values = [sorted(values.items()) for values in plan]
    write_whole(files.path("plan", part), json.dumps(values).encode())
    write_lines(files.path("sites", part), sites)


def read_outline(run: Run) -> Outline:
    """Return the outline."""
    return Outline(json.loads((run.files.folder / "outline.json").read_bytes()), run.settings.part_records)


def read_plan(files: WorkFiles, part: int) -> PartPlan:
    """Return the plan of a part."""
    return PartPlan(*map(dict, json.loads(files.path("plan", part).read_bytes())))


# --- records ---------------------------------------------------------------------------------------------


def read_parts(run: Run, outline: Outline, parts: Sequence[int]) -> Iterator[Task]:
    """Yield the records of some parts, which rise, with their numbers, ids and places.

    Inputs without such records are not opened; of the others, what stands before them has to be read.
    """
    wanted = set(parts)
    size = outline.part_records
    form = run.settings.output_format
    stems = place_inputs(run.inputs, f".{form}") if isinstance(form, TreeFormat) else repeat("")
    number = 0
    for source, stem, count in zip(run.inputs, stems, outline.counts, strict=False):
        first, number = number, number + count
        if wanted.isdisjoint(range(first // size, -(-number // size))):
            continue
        last = (max(wanted) + 1) * size
        for place, raw in enumerate(read_raw(source, max_size=run.settings.max_size), first):
            if place >= last:
                break
            if place // size in wanted:
                yield Task(place, raw, stem=stem)


# --- sampled pages ---------------------------------------------------------------------------------------


class SampledRecord(NamedTuple):
    """A page to learn from, by the number of its record: what is learnt from, and its reading."""

    number: int
    site: str
    data: bytes
    reading: bytes


def write_samples(files: WorkFiles, part: int, shares: int, samples: Iterable[SampledRecord]) -> None:
    """Write the sampled pages of a part, so that those of one share stand together."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE TABLE pages (share INTEGER, site TEXT, number INTEGER, data BLOB,"
            " PRIMARY KEY (share, site, number)) WITHOUT ROWID"
        )
        connection.execute("CREATE TABLE readings (number INTEGER PRIMARY KEY, data BLOB)")
        for one in samples:
            row = (find_share(one.site, shares), one.site, one.number, one.data)
            connection.execute("INSERT INTO pages VALUES (?, ?, ?, ?)", row)
            connection.execute("INSERT INTO readings VALUES (?, ?)", (one.number, one.reading))
        connection.commit()
        write_whole(files.path("samples", part), connection.serialize())


def read_readings(files: WorkFiles, part: int) -> dict[int, bytes]:
    """Return the readings of a part's sampled pages by the numbers of their records."""
    path = files.path("samples", part)
    if not path.is_file():
        return {}
    with closing(_open(path)) as connection:
        return dict(connection.execute("SELECT number, data FROM readings"))


def read_sites(files: WorkFiles, parts: Iterable[int], share: int) -> Iterator[SitePages]:
    """Yield the sites of a share with their sampled pages in the order of the records."""
    rows: list[tuple[str, int, bytes]] = []
    for part in parts:
        with closing(_open(files.path("samples", part))) as connection:
            rows += connection.execute("SELECT site, number, data FROM pages WHERE share = ?", (share,))
    for site, pages in groupby(sorted(rows), key=itemgetter(0)):
        yield SitePages(site, [data for _, _, data in pages])


def _open(path: Path) -> sqlite3.Connection:
    """Open a file that nobody writes to any more, without the locks that network file systems may lack."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


# --- clusters --------------------------------------------------------------------------------------------


def write_clusters(files: WorkFiles, part: int, members: Iterable[tuple[str, Membership]]) -> None:
    """Write which pages of a part are in clusters."""
    write_lines(files.path("clusters", part), (json.dumps([name, *member]) for name, member in members))


def read_clusters(files: WorkFiles, parts: Iterable[int]) -> dict[str, Membership]:
    """Return the clusters of the pages of some parts."""
    paths = (files.path("clusters", part) for part in parts)
    rows: Iterator[Any] = read_lines(path for path in paths if path.is_file())
    return {name: Membership(*member) for name, *member in rows}
