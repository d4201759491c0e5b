"""What holds for a run however it was disturbed: every record is told of once, and nothing stays or grows."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.soak_inputs import GOOD, Given
from cleancms.files import is_left_over

# What a median of the last quarter may be above that of the first: a share, and bytes.
GROWTH, GROWTH_SIZE = 0.10, 4_000_000
HANDLES = 1
# Bytes of a worker whose limit is 0.2 GB (soak.py), with what the limit does not count: code that is mapped.
# Once a page has taken all of it, a worker keeps 110 to 146 MB, after one such page as after six.
WORKER_MEMORY = 260_000_000
# A file being written, the journal of the store of samples, and what a run that was killed was writing.
TEMPORARIES = 4
# Looks at the stage that should be flat, for which growth is judged.
LONG_ENOUGH = 60


class Look(NamedTuple):
    """The processes of a run at a moment (seconds): memory in bytes, of the workers that of the largest."""

    time: float
    stage: str
    parent: int
    worker: int
    parent_handles: int
    worker_handles: int
    processes: int
    temporaries: int


@dataclass
class Story:
    """What happened in a run of so many records, and which rules it broke.

    `kills` are those of workers, `sockets` what killed parents left in the folder for temporary files.
    """

    records: int
    seconds: float = 0.0
    kills: int = 0
    interruptions: Counter[str] = field(default_factory=Counter)
    sockets: int = 0
    looks: list[Look] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def list_flat(self) -> list[Look]:
        """Return the looks at the stage whose memory should not depend on the number of records."""
        return [look for look in self.looks if look.stage == "cleaning" and look.worker]


def check_output(given: Given, output: Path, story: Story) -> None:
    """Add to a story what became of the records, and what is wrong with the output."""
    report = list(_read(output / "report.jsonl"))
    places = [(line["source"].rpartition("/")[2], line["position"]) for line in report]
    lost, invented = given.records.keys() - set(places), set(places) - given.records.keys()
    if lost or invented or len(places) != len(given.records):
        told = f"{len(places)} reported of {len(given.records)}"
        story.broken.append(f"{len(lost)} records lost, {len(invented)} invented, {told}")
    story.statuses.update(line["status"] for line in report)
    for place, line in zip(places, report, strict=True):
        kind, status, cause = given.records.get(place, ""), line["status"], line["reason"]
        if kind != GOOD:
            story.causes[f"{kind}: {status} {_shorten(cause)}"] += 1
        elif status == "failed":
            story.causes[f"{kind}: {_shorten(cause)}"] += 1
        if kind not in (GOOD, "no text", "control characters") and status != "failed":
            story.broken.append(f"{place}, {kind}: {status}")
    written = [line["id"] for line in report if line["status"] == "written"]
    found = [line["id"] for path in sorted(output.glob("documents-*")) for line in _read(path)]
    if found != written or len(set(found)) != len(found):
        story.broken.append(f"{len(written)} written by the report, {len(found)} documents")
    if json.loads((output / "summary.json").read_text())["statuses"] != dict(story.statuses):
        story.broken.append("the summary is not that of the report")
    killed = sum(count for cause, count in story.causes.items() if "killed by signal" in cause)
    if killed > story.kills:
        story.broken.append(f"{killed} records failed for {story.kills} kills")
    work = sorted(path.name for path in (output / ".cleancms").iterdir())
    if work != ["run.json"] or find_temporaries(output):
        story.broken.append(f"left in the output: {work} {find_temporaries(output)}")


def _read(path: Path) -> Iterator[Any]:
    with path.open("rb") as lines:
        yield from map(json.loads, lines)


def _shorten(cause: str) -> str:
    return cause[:40]


def find_temporaries(output: Path) -> list[str]:
    """Return the names of files in an output directory that are there for a moment only."""
    paths = output.rglob("*")
    return [
        path.name for path in paths if is_left_over(path.name) or path.name.endswith(("-journal", ".tmp"))
    ]


def judge_growth(looks: Sequence[Look], name: str) -> list[str]:
    """Return what grows from the first quarter of some looks to the last, and where too much is at once."""
    if len(looks) < LONG_ENOUGH:
        return []
    broken = []
    for what in ("parent", "parent_handles", "worker_handles", "processes", "temporaries"):
        first, last = compare_quarters(looks, what)
        if last > (first * (1 + GROWTH) + GROWTH_SIZE if what == "parent" else first + HANDLES):
            broken.append(f"{name}: {what} grows from {first:,.0f} to {last:,.0f}")
    if (most := max(look.temporaries for look in looks)) > TEMPORARIES:
        broken.append(f"{name}: {most} temporary files")
    if (most := max(look.worker for look in looks)) > WORKER_MEMORY:
        broken.append(f"{name}: a worker of {most:,} bytes")
    return broken


def compare_quarters(looks: Sequence[Look], what: str) -> tuple[float, float]:
    """Return the median of a field of Look in the first quarter of the looks and in the last."""
    values = [getattr(look, what) for look in looks]
    quarter = max(len(values) // 4, 1)
    return statistics.median(values[:quarter]), statistics.median(values[-quarter:])


def measure_slope(looks: Sequence[Look], what: str) -> float:
    """Return how much a field of Look grows in an hour, by least squares; 0 where there are not two looks."""
    if len(looks) < 2:
        return 0.0
    times, values = [look.time / 3600 for look in looks], [getattr(look, what) for look in looks]
    return statistics.linear_regression(times, values).slope
