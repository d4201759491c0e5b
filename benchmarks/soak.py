"""Hours of `cleancms corpus` in which things go wrong: `python -m benchmarks.soak --pages DIR --minutes 120`.

Runs over ever new corpora with 1 % broken records. A worker is killed every minute; every second run is
interrupted several times, in turn by Ctrl-C, SIGTERM, SIGKILL and SIGKILL of all its processes, and goes on.
A run takes half of the time that is left, so that the longest is long and there are many. Exit code 1 if a
record is lost or doubled, something is left behind, or something grows.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.corpus import PAGE_SET
from benchmarks.sets import read_page, read_set, spread
from benchmarks.soak_checks import (
    Look,
    Story,
    check_output,
    compare_quarters,
    find_temporaries,
    judge_growth,
    measure_slope,
)
from benchmarks.soak_inputs import Given, write_inputs
from benchmarks.speed import list_family, make_table

PAGES = 200
# Pages above this (bytes) are left out: the aim is hours and runs, not pages a second.
LARGEST_PAGE = 60_000
FIRST_RECORDS = 300
SHORTEST_RUN = 90.0  # seconds
LOOK = 2.0
KILL_EVERY = 60.0
DEADLINE = 4
MEMORY = 0.2  # GB; a worker without a page has 0.05
INTERRUPT_EVERY = 150.0
# Seconds in which a process may live on after its parent was killed: the page that it is on, and to tidy up.
LAST_BREATH = DEADLINE + 10.0

_MARKS = (
    ("documents-*", "writing"),
    (".cleancms/*.report", "cleaning"),
    (".cleancms/learnt", "cleaning"),
    (".cleancms/samples.*", "learning"),
)
_INTERRUPTIONS: dict[str, tuple[Callable[[int, int], None], int, int]] = {
    "Ctrl-C": (os.killpg, signal.SIGINT, 130),
    "SIGKILL": (os.kill, signal.SIGKILL, -signal.SIGKILL),
    "SIGTERM": (os.kill, signal.SIGTERM, 143),
    "SIGKILL of all": (os.killpg, signal.SIGKILL, -signal.SIGKILL),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run for some time and print what happened. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="the folder of page folders")
    parser.add_argument("--minutes", type=float, default=120, help="how long (%(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="workers (%(default)s)")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background a shell lets it be ignored
    stories: list[Story] = []
    for story in soak(_read_pages(options.pages), 60 * options.minutes, options.jobs):
        stories.append(story)
        _tell(f"run {len(stories)} of {story.records:,} records: {dict(story.statuses)} {story.broken}")
    print(f"\n{show_runs(stories)}\n\n{show_causes(stories)}\n")
    broken = [rule for story in stories for rule in story.broken]
    broken += judge_growth([look for story in stories for look in story.list_flat()], "all runs")
    print("\n".join(f"broken: {rule}" for rule in broken) or "no rule is broken")
    return int(bool(broken))


def _read_pages(folder: Path) -> list[str]:
    pages = [read_page(sample) for sample in spread(read_set(folder / PAGE_SET), 2 * PAGES)]
    texts = [page if isinstance(page, str) else page.decode("utf-8", "replace") for page in pages]
    return [text for text in texts if len(text) < LARGEST_PAGE][:PAGES]


def _tell(message: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {message}", flush=True)


def soak(pages: Sequence[str], seconds: float, jobs: int) -> Iterator[Story]:
    """Yield what happened in each run until the time is over."""
    end = time.monotonic() + seconds
    count, first, number, rate = FIRST_RECORDS, 0, 0, 0.0
    while (left := end - time.monotonic()) > SHORTEST_RUN or not number:
        planned = min(left, max(left / 2, SHORTEST_RUN))
        if rate:
            count = max(int(rate * planned), 1)
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="soak-") as folder:
            interruptions = max(2, int(planned / INTERRUPT_EVERY)) if number and number % 2 == 0 else 0
            given = write_inputs(Path(folder), pages, first, count)
            _tell(f"run {number + 1}: {count:,} records written, {interruptions} interruptions planned")
            run = _Run(Path(folder), given, jobs, Random(first))
            yield run.go(planned / (interruptions + 1), interruptions)
        rate = count / (time.monotonic() - start)
        first += count
        number += 1


class _Run:
    """A run of the command, started again after each interruption, that is looked at all the time."""

    def __init__(self, folder: Path, given: Given, jobs: int, random: Random) -> None:
        self.folder = folder
        self.output = folder / "out"
        self.given = given
        self.random = random
        self.story = Story(len(given.records))
        self.last_kill = time.monotonic()
        limits = ["-j", str(jobs), "--deadline", str(DEADLINE), "--memory", str(MEMORY)]
        self.command = [sys.executable, "-m", "cleancms", "corpus", "-q", *limits]
        self.command += ["-o", str(self.output), *map(str, given.files)]
        (folder / "tmp").mkdir()
        self.environment = {**os.environ, "TMPDIR": str(folder / "tmp")}

    def go(self, pause: float, interruptions: int) -> Story:
        """Run to the end with so many interruptions, some `pause` seconds between them."""
        story, start = self.story, time.monotonic()
        ways = list(_INTERRUPTIONS)
        for number in range(interruptions):
            if not self._start(pause * self.random.uniform(0.6, 1.2), ways[number % len(ways)]):
                break
        else:
            self._start()
        story.seconds = time.monotonic() - start
        story.sockets = len(list((self.folder / "tmp").iterdir()))
        if story.sockets > sum(story.interruptions[way] for way in ways if "SIGKILL" in way):
            story.broken.append(f"{story.sockets} files left in the folder for temporary files")
        check_output(self.given, self.output, story)
        story.broken += judge_growth(story.list_flat(), f"the run of {story.records:,} records")
        return story

    def _start(self, seconds: float = float("inf"), way: str = "") -> bool:
        """Start the command; return whether it was interrupted after so many seconds, else it has ended."""
        end = time.monotonic() + seconds
        process = subprocess.Popen(
            self.command, env=self.environment, start_new_session=True, stdin=subprocess.DEVNULL
        )
        while process.poll() is None and time.monotonic() < end:
            time.sleep(LOOK)
            self._look(process.pid)
        is_interrupted = process.poll() is None
        if is_interrupted:
            kill, number, code = _INTERRUPTIONS[way]
            kill(process.pid, number)
            process.wait()
            self.story.interruptions[way] += 1
            if process.returncode != code:
                self.story.broken.append(f"{way}: exit code {process.returncode}")
            if "SIGKILL" not in way and find_temporaries(self.output):
                self.story.broken.append(f"{way} leaves {find_temporaries(self.output)}")
        elif process.returncode != 3:  # some records failed
            self.story.broken.append(f"exit code {process.returncode}")
        self._wait_for_others(process.pid)
        return is_interrupted

    def _wait_for_others(self, session: int) -> None:
        """Wait for the processes that a run has started; those that live on break a rule, and are killed."""
        latest = time.monotonic() + LAST_BREATH
        while (members := _list_session(session)) and time.monotonic() < latest:
            time.sleep(0.1)
        for member in members:
            self.story.broken.append(f"process {member} lives on")
            os.kill(member, signal.SIGKILL)

    def _look(self, process: int) -> None:
        """Look at the processes; kill a worker where it is time."""
        family = list_family(process)
        workers = [each for each in family if _find_depth(each, process) == 2]
        now = time.monotonic()
        if workers and now - self.last_kill > KILL_EVERY:
            os.kill(self.random.choice(workers), signal.SIGKILL)
            self.story.kills += 1
            self.last_kill = now
        self.story.looks.append(
            Look(
                now,
                next((stage for mark, stage in _MARKS if any(self.output.glob(mark))), "reading"),
                _read_memory(process),
                max(map(_read_memory, workers), default=0),
                _count_handles(process),
                max(map(_count_handles, workers), default=0),
                len(family),
                len(find_temporaries(self.output)),
            )
        )


# --- processes, as /proc tells (Linux) --------------------------------------------------------------------


def _read_fields(process: int) -> list[str]:
    """Return the fields of a process's state from the third on; none where it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _find_depth(process: int, ancestor: int) -> int:
    """Return how many generations lie between two processes; the workers are children of a child."""
    depth = 0
    while process != ancestor and (fields := _read_fields(process)):
        process = int(fields[1])
        depth += 1
    return depth if process == ancestor else 0


def _list_session(session: int) -> list[int]:
    """Return the living processes of a session."""
    numbers = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
    known = ((number, _read_fields(number)) for number in numbers)
    return [number for number, fields in known if fields and fields[3] == str(session) and fields[0] != "Z"]


def _read_memory(process: int) -> int:
    """Return the bytes of memory that a process has, 0 where it has ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _count_handles(process: int) -> int:
    try:
        return len(os.listdir(f"/proc/{process}/fd"))  # noqa: PTH208 - only how many
    except OSError:
        return 0


# --- tables -----------------------------------------------------------------------------------------------


def show_runs(stories: Sequence[Story]) -> str:
    """Return a table with a row for each run."""
    rows = []
    for story in stories:
        looks = story.list_flat()
        quarters = []
        for what, unit in (("parent", 1e6), ("worker", 1e6), ("parent_handles", 1), ("worker_handles", 1)):
            first, last = compare_quarters(looks, what) if looks else (0.0, 0.0)
            quarters.append(f"{first / unit:.0f}, {last / unit:.0f}")
        temporaries = max((look.temporaries for look in story.looks), default=0)
        interruptions = ", ".join(f"{count} {way}" for way, count in story.interruptions.items())
        rows.append(
            (
                *(
                    f"{story.records:,}",
                    f"{story.seconds / 60:.1f}",
                    str(story.kills),
                    interruptions or "none",
                ),
                *(f"{story.statuses[status]:,}" for status in ("written", "empty", "failed")),
                *quarters,
                *(f"{measure_slope(looks, what) / 1e6:+.1f}" for what in ("parent", "worker")),
                *(str(temporaries), str(story.sockets), str(len(story.broken))),
            )
        )
    header = (
        *("records", "minutes", "workers killed", "interruptions", "written", "empty", "failed"),
        *(
            "parent MB in the first, last quarter",
            "largest worker MB",
            "parent's handles",
            "a worker's handles",
        ),
        *("parent MB an hour", "worker MB an hour"),
        *("temporary files at once", "sockets of killed parents", "rules broken"),
    )
    return make_table("Runs of `cleancms corpus`", header, rows)


def show_causes(stories: Sequence[Story]) -> str:
    """Return a table of what became of broken records, and of good ones that failed."""
    causes: Counter[str] = Counter()
    for story in stories:
        causes.update(story.causes)
    rows = [(cause, f"{count:,}") for cause, count in sorted(causes.items())]
    return make_table(
        "Broken records, and good ones that failed", ("record: what became of it", "records"), rows
    )


if __name__ == "__main__":
    sys.exit(main())
