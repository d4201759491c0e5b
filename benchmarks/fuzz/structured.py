"""Real pages, broken: `python -m benchmarks.fuzz.structured --pages ../shared/pages --output DIR`.

Every input is a page of the folder after one to four of the mutations of `benchmarks.fuzz.mutations`; input
number N of a seed is the same on every run. HTML goes through the target `clean_html`, dumps through
`clean_text`, `fix_text` and `fix_file`. A finding is an exception, a false assertion, or an input that takes
over 30 s of CPU; its bytes go to `DIR` with its traceback. With `--against trafilatura` each input goes
through that too: exceptions, time-outs, and pages of which nothing is left, counted where the whole page gave
text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple

import cleancms
from benchmarks.fuzz.mutations import mutate
from benchmarks.fuzz.targets import TARGETS
from benchmarks.peers import extract
from benchmarks.sets import HTML_SUFFIX, TEXT_SUFFIX
from cleancms.pages.decode import UnreadablePageError

SECONDS = 30  # of CPU
_TEXT_TARGETS = ("clean_text", "fix_text", "fix_file")


class Input(NamedTuple):
    """A mutated page: its number, the page that it was made of, and by which mutations."""

    number: int
    path: Path
    mutations: tuple[str, ...]
    content: bytes

    @property
    def is_text(self) -> bool:
        """Whether it was made of a dump."""
        return self.path.name.endswith(TEXT_SUFFIX)


class Overtime(BaseException):
    """An input took more CPU time than `SECONDS`. No Exception, so that no reader catches it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Break pages and read them. Returns 1 where there are findings."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.fuzz.structured")
    parser.add_argument("--pages", type=Path, required=True, help="a folder of page folders")
    parser.add_argument("--output", type=Path, required=True, help="where findings and summary.json go")
    parser.add_argument("--seed", default="0", help="another seed gives other inputs (0)")
    parser.add_argument("--first", type=int, default=0, help="number of the first input (0)")
    parser.add_argument("--inputs", type=int, default=1000, help="how many inputs (1000)")
    parser.add_argument("--seconds", type=float, default=1e9, help="no new input after so many seconds")
    parser.add_argument("--against", choices=["trafilatura"], help="give the same inputs to it")
    options = parser.parse_args(arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    paths = find_pages(options.pages)
    end = time.monotonic() + options.seconds
    counts: Counter[str] = Counter()
    for given in make_inputs(paths, options.seed, range(options.first, options.first + options.inputs)):
        if time.monotonic() > end:
            break
        counts["inputs"] += 1
        counts["findings"] += fuzz(given, options.output, counts)
        if options.against:
            compare(given, options.against, counts)
        (options.output / "summary.json").write_text(json.dumps(counts, indent=1, sort_keys=True) + "\n")
    print(json.dumps(counts, indent=1, sort_keys=True))
    return 1 if counts["findings"] else 0


def find_pages(folder: Path) -> list[Path]:
    """Return the pages of all page folders in `folder`, HTML and text."""
    return sorted(
        path
        for suffix in (HTML_SUFFIX, TEXT_SUFFIX)
        for path in folder.glob(f"*/*/*{suffix}")
        if path.is_file()
    )


def make_inputs(paths: Sequence[Path], seed: str, numbers: range) -> Iterator[Input]:
    """Yield the inputs of these numbers. HTML and text pages come in turn."""
    kinds = [[path for path in paths if path.name.endswith(end)] for end in (HTML_SUFFIX, TEXT_SUFFIX)]
    kinds = [kind for kind in kinds if kind]
    for number in numbers:
        random = Random(f"{seed} {number}")
        path = random.choice(kinds[number % len(kinds)])
        page, other = (gzip.decompress(each.read_bytes()) for each in (path, random.choice(paths)))
        content, names = mutate(page, other, random)
        yield Input(number, path, names, content)


def fuzz(given: Input, output: Path, counts: Counter[str]) -> int:
    """Give an input to its targets; return how many of them have a finding."""
    findings = 0
    for name in _TEXT_TARGETS if given.is_text else ("clean_html",):
        counts[f"executions of {name}"] += 1
        try:
            with limit_time():
                TARGETS[name](given.content)
        except (Exception, Overtime):  # whatever it is, it is a finding
            findings += 1
            place = output / f"{name}-{given.number}"
            place.write_bytes(given.content)
            about = f"{given.path} {' '.join(given.mutations)}\n{traceback.format_exc()}"
            place.with_suffix(".log").write_text(about, "utf-8")
    return findings


def compare(given: Input, tool: str, counts: Counter[str]) -> None:
    """Count what `tool` and cleancms make of an input."""
    for name, run in ((tool, lambda page: extract(tool, page, "").text), ("cleancms", _clean)):
        try:
            with limit_time():
                if not run(given.content).strip() and _gives_text(given.path, run):
                    counts[f"{name}: empty, of a page that gave text"] += 1
        except Overtime:
            counts[f"{name}: over {SECONDS} s"] += 1
        except UnreadablePageError:
            counts[f"{name}: reported as no page"] += 1
        except Exception as error:
            counts[f"{name}: {type(error).__name__}"] += 1


def _clean(page: bytes) -> str:
    return cleancms.clean(page).text


def _gives_text(path: Path, run: Callable[[bytes], str]) -> bool:
    return bool(run(gzip.decompress(path.read_bytes())).strip())


@contextmanager
def limit_time() -> Iterator[None]:
    """Raise Overtime in the block after `SECONDS` of CPU time: other work on the machine does not count."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Overtime(f"over {SECONDS} s")


if __name__ == "__main__":
    raise SystemExit(main())
