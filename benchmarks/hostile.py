"""How cleancms and trafilatura take pages that are made to break them: `python -m benchmarks.hostile`.

Each page is made, read by either tool in a process of its own with the same limits (CPU seconds, memory),
and removed. Time is told per megabyte, as a multiple of what an ordinary page of paragraphs takes in the same
run, without the start of the process; memory is the peak of the process and its children.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.hostile_pages import FILES, PAGES

SECONDS = 60
MEMORY = 2_000_000_000

SIZE = 1_000_000
# Characters; a bomb expands to so many bytes.
SIZES = {
    "nested <div>": 500_000,
    "nested <b>": 300_000,
    "nested tables": 1_500_000,
    "nested lists": 800_000,
    "attributes of one tag": 10_000_000,
    "a million attributes": 4_700_000,
    "cells": 10_000_000,
    "entities": 5_000_000,
    "<br>": 4_000_000,
    "one line": 20_000_000,
    "dump: one line": 20_000_000,
    "links in one paragraph": 24_000_000,
    "equal blocks": 40_000_000,
    "nearly equal blocks": 43_000_000,
    "50 MB of paragraphs": 49_000_000,
    **dict.fromkeys(FILES, 300_000_000),
    "JSON line": 100_000_000,
    "JSON line, deep": 1_000_000,
    "JSON line, digits": 1_000_000,
    "JSON line, half characters": 1_000_000,
    "JSON line, fields": 1_000_000,
}
_TRAFILATURA = """
import sys
from pathlib import Path
from trafilatura import extract
text = extract(Path(sys.argv[1]).read_bytes())
print(text or "")
"""


class Outcome(NamedTuple):
    """What became of a page: CPU seconds, the peak of memory in bytes, and what the tool said."""

    seconds: float
    memory: int
    told: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help="only these")
    options = parser.parse_args(arguments)
    shapes = options.shapes or [*PAGES, *FILES]
    print("| page | MB | time | memory | cleancms | trafilatura |")
    print("|---|---:|---:|---:|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for row in _measure(shapes, Path(folder)):
            print(row, flush=True)
    return 0


def _measure(shapes: Sequence[str], folder: Path) -> Iterator[str]:
    """Yield the rows of the table."""
    empty = folder / "empty.html"
    empty.write_text("<p>A page.</p>")
    start = _clean(empty, folder).seconds
    ordinary = _make("50 MB of paragraphs", SIZE, folder)
    rate = (_clean(ordinary, folder).seconds - start) / SIZE
    for shape in shapes:
        file = _make(shape, SIZES.get(shape, SIZE), folder)
        size = file.stat().st_size
        own = _clean(file, folder)
        ratio = max(0.0, own.seconds - start) / size / rate
        other = (
            "-" if _is_no_page(shape) else _describe(_run([sys.executable, "-c", _TRAFILATURA, str(file)]))
        )
        file.unlink()
        yield (
            f"| {shape} | {size / 1e6:.1f} | {ratio:.1f} | {own.memory / 1e6:.0f} MB | {_describe(own)} "
            f"| {other} |"
        )


def _is_no_page(shape: str) -> bool:
    """Return whether trafilatura does not read such files: text dumps and records."""
    return shape.startswith("dump:") or (shape in FILES and not FILES[shape][0].startswith("x.html"))


def _make(shape: str, size: int, folder: Path) -> Path:
    """Return a new file with a page, made by another process: this one has to stay small."""
    name = FILES[shape][0] if shape in FILES else "x.txt" if shape.startswith("dump:") else "x.html"
    command = [sys.executable, "-m", "benchmarks.hostile_pages", shape, str(size), str(folder / name)]
    subprocess.run(command, check=True)
    return folder / name


def _clean(file: Path, folder: Path) -> Outcome:
    """Return what cleancms makes of a file: as a page, or as a corpus of records with one worker."""
    command = [sys.executable, "-m", "cleancms"]
    if file.name.startswith(("x.html", "x.txt", "empty")):
        return _run([*command, "clean", str(file)])
    with tempfile.TemporaryDirectory(dir=folder) as output:
        return _run([*command, "corpus", str(file), "-o", output, "-j", "1", "-q"])


def _run(command: Sequence[str]) -> Outcome:
    """Run a command within the limits."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=output, stderr=errors, preexec_fn=_set_limits)  # noqa: PLW1509
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        words = len(output.read().split())
        lines = errors.read().decode("utf-8", "replace").strip().splitlines() or [""]
    told = f"{words:,} words"
    if process.returncode:
        told = f"exit code {process.returncode}: {lines[-1].removeprefix('cleancms: ')[-90:]}"
    if process.returncode < 0:
        told = (
            f"{SECONDS} s"
            if process.returncode == -signal.SIGXCPU
            else f"killed by signal {-process.returncode}"
        )
    return Outcome(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, told)


def _set_limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 9))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _describe(outcome: Outcome) -> str:
    return f"{outcome.told.replace('|', '/')} ({outcome.seconds:.1f} s, {outcome.memory / 1e6:.0f} MB)"


if __name__ == "__main__":
    raise SystemExit(main())
