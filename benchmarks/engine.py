"""A corpus on each executor, beside the plain run: `python -m benchmarks.engine --pages DIR --ways local`.

slurm: `benchmarks/slurm_here.sh` starts one on this machine; SLURM_CONF has to name its configuration.
Seconds are wall time from the command to its end, the start of a Ray cluster included, and CPU time of the
command and all processes that descend from it (none of Slurm's do).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import PAGE_SET, recombine_pages, write_corpus
from benchmarks.sets import read_decoded_page, read_set
from benchmarks.speed import make_table, watch

RECORDS = 20_000
# Of a crawl in files: so many records each.
FILE_RECORDS = 1_000
WORKERS = 2
TASKS = 8
# Seconds between two questions whether the jobs of Slurm are done.
WAIT = 5.0

_CORPUS = (sys.executable, "-m", "cleancms", "corpus", "-q")
WAYS: Mapping[str, Sequence[str]] = {
    "plain": ("-j", str(WORKERS)),
    "local": ("-j", str(WORKERS), "--executor", "local", "--tasks", str(TASKS)),
    "ray": ("-j", str(WORKERS), "--executor", "ray", "--tasks", str(TASKS)),
    "slurm": ("--executor", "slurm", "--partition", "cpu", "--tasks", str(TASKS)),
}


class Outcome(NamedTuple):
    """What a way took (seconds of wall time and of CPU time), and a hash over all files that it wrote."""

    seconds: float
    cpu: float
    digest: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the ways that are asked for and print a table. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="the folder of page folders")
    parser.add_argument("--ways", default="local", help=f"beside plain, of: {', '.join(WAYS)}")
    parser.add_argument("--records", type=int, default=RECORDS, help="pages of the corpus (%(default)s)")
    parser.add_argument("--policy", default="link", help="--near-duplicates (%(default)s)")
    options = parser.parse_args(arguments)
    pages = [read_decoded_page(sample) for sample in read_set(options.pages / PAGE_SET)]
    found: dict[str, Outcome] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder / "in", recombine_pages(pages, options.records))
        for way in dict.fromkeys(["plain", *options.ways.split(",")]):
            command = (*WAYS[way], "--near-duplicates", options.policy)
            found[way] = run_corpus(folder / "in", folder / way, command)
            print(way, *found[way], file=sys.stderr, flush=True)
    plain = found["plain"]
    rows = [
        (
            way,
            f"{outcome.seconds / plain.seconds:.2f}",
            "yes" if outcome.digest == plain.digest else "NO",
            f"{outcome.seconds:.0f}",
            f"{outcome.cpu / plain.cpu:.2f}",
            f"{outcome.cpu:.0f}",
        )
        for way, outcome in found.items()
    ]
    title = f"{options.records:,} pages, {WORKERS} workers, {TASKS} tasks"
    print(
        make_table(title, ("way", "× plain", "the same bytes", "seconds", "CPU × plain", "CPU seconds"), rows)
    )
    return int(any(row[2] == "NO" for row in rows))


def write_files(folder: Path, records: Iterable[Mapping[str, str]]) -> None:
    """Write records to files of FILE_RECORDS each, as crawls come."""
    folder.mkdir()
    iterator = iter(records)
    number = 0
    while own := list(islice(iterator, FILE_RECORDS)):
        write_corpus(folder / f"{number:05d}.jsonl.gz", own)
        number += 1


def run_corpus(source: Path, output: Path, arguments: Sequence[str]) -> Outcome:
    """Run a corpus until it is complete. Raises RuntimeError where it fails."""
    start = time.monotonic()
    cpu = 0.0
    while not _is_complete(output):
        if cpu:
            time.sleep(WAIT)
        cpu += sum(watch([*_CORPUS, str(source), "-o", str(output), *arguments]).cpu.values())
    return Outcome(time.monotonic() - start, cpu, _hash_tree(output))


def _is_complete(output: Path) -> bool:
    note = output / ".cleancms" / "run.json"
    return note.is_file() and bool(json.loads(note.read_bytes())["complete"])


def _hash_tree(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
