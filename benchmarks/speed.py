"""How fast cleancms is, its peers beside it: `python -m benchmarks.speed --pages DIR`.

Times in the library are CPU times of this process, of every tool in turn on the same page, so that another
program on the machine slows all tools alike. Ratios come first: they carry over to other machines.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

import cleancms
from benchmarks.growing import SHAPES, write_page
from benchmarks.peers import wrap_lines
from benchmarks.sets import read_page, read_set, spread

LIBRARY_SETS = ("wcxb-dev", "dump-dev")
LIBRARY_PAGES = 300
STARTS = 9
BATCH_PAGES = "2000,20000"
BATCH_WORKERS = (1, 2)
# Seconds between two looks at the processes of a batch.
LOOK = 0.25
SIZES = (10_000, 100_000, 1_000_000, 5_000_000, 20_000_000)
# Growth is judged from this size on (characters): below it, what every page costs hides what its size does.
GROWTH_FROM = 100_000
# A page that takes longer (seconds) is not made any longer.
LONGEST = 60.0
MEMORY_SIZE = 20_000_000

_CLEAN = (sys.executable, "-m", "cleancms", "clean")
_MEASURE_MEMORY = """
import json, sys
from pathlib import Path
import cleancms
def peak():  # of this process alone; ru_maxrss begins with the peak of the process that started it
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
cleancms.clean("<p>A page.</p>")
before = peak()
cleancms.clean(Path(sys.argv[1]).read_bytes())
print(json.dumps([before, peak()]))
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print a table for each. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="the folder of page folders")
    parser.add_argument("--only", default=",".join(_SECTIONS), help="of: %(default)s")
    parser.add_argument("--limit", type=int, default=LIBRARY_PAGES, help="pages of a set (%(default)s)")
    parser.add_argument("--batch", default=BATCH_PAGES, help="pages of each batch (%(default)s)")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="characters of a page (%(default)s)")
    options = parser.parse_args(arguments)
    sections = [name for name in options.only.split(",") if name]
    unknown = [name for name in sections if name not in _SECTIONS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(_SECTIONS)}")
    for name in sections:
        for table in _SECTIONS[name](options):
            print(f"{table}\n", flush=True)
    return 0


def make_table(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table below a title."""
    lines = [f"### {title}", "", f"| {' | '.join(header)} |", "|---" * len(header) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def measure_growth(times: Mapping[int, float], start: int = GROWTH_FROM) -> float:
    """Return how many times as long a character of the longest page takes as one of the page of `start`.

    `times` are seconds by size in characters. 1 is linear growth; 0 where there are not two such sizes.
    """
    sizes = sorted(size for size in times if size >= start)
    if len(sizes) < 2:
        return 0.0
    first, last = sizes[0], sizes[-1]
    return (times[last] / last) / (times[first] / first)


def interleave(
    tools: Mapping[str, Callable[[Any], object]], pages: Sequence[Mapping[str, Any]]
) -> dict[str, float]:
    """Return the mean CPU time (seconds) of a page in each tool; every page goes through all tools in turn.

    `pages` give the page as each tool reads it. Each tool has seen the first page before the clock starts.
    """
    spent = dict.fromkeys(tools, 0.0)
    names = list(tools)
    for name in names:
        tools[name](pages[0][name])
    for place, page in enumerate(pages):
        turn = place % len(names)
        for name in [*names[turn:], *names[:turn]]:
            start = time.process_time()
            tools[name](page[name])
            spent[name] += time.process_time() - start
    return {name: seconds / len(pages) for name, seconds in spent.items()}


def _measure_library(options: argparse.Namespace) -> Iterable[str]:
    tools = {"cleancms": cleancms.clean, **_load_peers()}
    for name in LIBRARY_SETS:
        samples = spread(read_set(options.pages / name), options.limit)
        pages = []
        for sample in samples:
            page = read_page(sample)
            raw = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
            shown = wrap_lines(page) if isinstance(page, str) else page
            pages.append({tool: raw if tool == "cleancms" else shown for tool in tools})
        means = interleave(tools, pages)
        size = sum(len(page["cleancms"]) for page in pages) / len(pages)
        rows = [
            (tool, f"{means['cleancms'] / mean:.2f}", f"{1000 * mean:.2f}") for tool, mean in means.items()
        ]
        header = ("tool", "cleancms takes × its time", "ms a page")
        yield make_table(f"{name}: {len(pages)} pages of {size / 1000:.0f} kB on average", header, rows)


def _load_peers() -> dict[str, Callable[[bytes], object]]:
    """Return the peers that are installed."""
    peers: dict[str, Callable[[bytes], object]] = {}
    try:
        from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
        from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415
        from resiliparse.parse.html import HTMLTree  # noqa: PLC0415
    except ImportError:
        print("resiliparse is not installed")
    else:
        peers["resiliparse"] = lambda page: extract_plain_text(
            HTMLTree.parse_from_bytes(page, detect_encoding(page) or "utf-8"), main_content=True
        )
    try:
        import trafilatura  # noqa: PLC0415
    except ImportError:
        print("trafilatura is not installed")
    else:
        peers["trafilatura"] = lambda page: trafilatura.extract(page, with_metadata=True)
    return peers


def _measure_startup(options: argparse.Namespace) -> Iterable[str]:
    page = read_page(spread(read_set(options.pages / LIBRARY_SETS[0]), 3)[1])
    content = page.encode() if isinstance(page, str) else page
    python = [sys.executable]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(content)
        commands = {
            "python -c pass": [*python, "-c", "pass"],
            "cleancms --version": [*python, "-m", "cleancms", "--version"],
            "cleancms --help": [*python, "-m", "cleancms", "--help"],
            "cleancms clean page": [*python, "-m", "cleancms", "clean", str(path)],
            "trafilatura < page": [*python, "-c", "from trafilatura.cli import main; main()"],
        }
        environment = _cache_bytecode(folder)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(STARTS + 1):  # the first start compiles what no installer has compiled
            for name, command in commands.items():
                times[name].append(_time_command(command, content, environment))
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    rows = [
        (
            name,
            f"{seconds / medians['python -c pass']:.1f}",
            f"{seconds / medians['trafilatura < page']:.2f}",
            f"{1000 * seconds:.0f}",
        )
        for name, seconds in medians.items()
    ]
    header = ("command", "× python -c pass", "× trafilatura < page", "ms")
    yield make_table(f"Start-up: medians of {STARTS} runs, wall time", header, rows)


def _cache_bytecode(folder: str) -> dict[str, str]:
    """Return an environment in which every tool's modules are compiled once, as an installer leaves them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": folder}


def _time_command(command: Sequence[str], content: bytes, environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, input=content, env=environment, capture_output=True, check=False)
    return time.perf_counter() - start


class Usage(NamedTuple):
    """What a command took: seconds of wall time; CPU seconds and peak memory (bytes) of its processes."""

    seconds: float
    cpu: Mapping[int, float]
    memory: Mapping[int, int]
    parent: int

    @property
    def parent_share(self) -> float:
        """The parent's share of the CPU time, 0 to 1."""
        return self.cpu.get(self.parent, 0) / (sum(self.cpu.values()) or 1)

    @property
    def worker_memory(self) -> int:
        """The peak of the largest child in bytes; 0 where there is none."""
        return max((size for process, size in self.memory.items() if process != self.parent), default=0)


def watch(command: Sequence[str]) -> Usage:
    """Run a command and look at its processes, as /proc tells (Linux), until it ends."""
    cpu: dict[int, float] = {}
    memory: dict[int, int] = {}
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as parent:
        while parent.poll() is None:
            for process in list_family(parent.pid):
                try:
                    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                    status = Path(f"/proc/{process}/status").read_text()
                except OSError:  # it has ended
                    continue
                cpu[process] = sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
                if "VmHWM:" in status:
                    memory[process] = 1024 * int(status.partition("VmHWM:")[2].split()[0])
            time.sleep(LOOK)
    if parent.returncode not in (0, 3):  # 3: some pages failed
        raise RuntimeError(f"{' '.join(command)}: exit code {parent.returncode}")
    return Usage(time.perf_counter() - start, cpu, memory, parent.pid)


def list_family(process: int) -> list[int]:
    """Return the process and all that descend from it."""
    family = [process]
    for member in family:
        for children in Path("/proc").glob(f"{member}/task/*/children"):
            try:
                family += map(int, children.read_text().split())
            except OSError:
                continue
    return family


def _measure_batch(options: argparse.Namespace) -> Iterable[str]:
    samples = read_set(options.pages / LIBRARY_SETS[0])
    used = {}
    for number in map(int, options.batch.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "pages", Path(folder) / "out"
            source.mkdir()
            for place, sample in enumerate(islice(cycle(samples), number)):
                path = source / f"{place:06d}.html"
                if place < len(samples):
                    page = read_page(sample)
                    path.write_bytes(page.encode() if isinstance(page, str) else page)
                else:
                    os.link(source / f"{place % len(samples):06d}.html", path)
            for workers in BATCH_WORKERS:
                command = [*_CLEAN, str(source), "-o", str(target), "-q", "-j", str(workers)]
                used[number, workers] = watch(command)
                shutil.rmtree(target, ignore_errors=True)
    yield _show_batches(used)


def _show_batches(used: Mapping[tuple[int, int], Usage]) -> str:
    """Return the table of batches; `used` has pages and workers as keys, the smallest first."""
    smallest = next(iter(used))[0]
    rows = []
    for (number, workers), usage in used.items():
        first = used[smallest, workers]
        flat = usage.memory.get(usage.parent, 0) / (first.memory.get(first.parent, 0) or 1)
        flat_worker = usage.worker_memory / (first.worker_memory or 1)
        rows.append(
            (
                f"{number:,}",
                str(workers),
                f"{used[number, BATCH_WORKERS[0]].seconds / usage.seconds:.2f}",
                f"{100 * usage.parent_share:.1f} %" if usage.worker_memory else "",
                f"{flat:.2f}",
                f"{flat_worker:.2f}" if usage.worker_memory else "",
                f"{number / usage.seconds:.0f}",
                f"{usage.memory.get(usage.parent, 0) / 1e6:.0f}",
                f"{usage.worker_memory / 1e6:.0f}" if usage.worker_memory else "",
            )
        )
    memory = f"memory × that of {smallest:,} pages:"
    header = ("pages", "workers", "× one worker", "parent's share of CPU time", f"{memory} parent")
    return make_table(
        "Batch: a directory into a directory",
        (*header, "largest worker", "pages a second", "parent MB", "largest worker MB"),
        rows,
    )


def _measure_growth(options: argparse.Namespace) -> Iterable[str]:
    sizes = [size for size in SIZES if size <= options.largest]
    rows = []
    for shape in SHAPES:
        times: dict[int, float] = {}
        for size in sizes:
            content = write_page(shape, size)
            start = time.process_time()
            cleancms.clean(content)
            times[size] = time.process_time() - start
            if times[size] > LONGEST:
                break
        shown = (f"{times[size]:.3f}" if size in times else "not run" for size in sizes)
        rows.append((shape, f"{measure_growth(times):.2f}", *shown))
    header = ("shape", "× linear", *(f"{size // 1000:,} kB (s)" for size in sizes))
    yield make_table(f"Growth: time per character against {GROWTH_FROM // 1000} kB", header, rows)


def _measure_memory(options: argparse.Namespace) -> Iterable[str]:
    size = min(MEMORY_SIZE, options.largest)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page"
        for shape in SHAPES:
            path.write_text(write_page(shape, size), encoding="utf-8")
            command = [sys.executable, "-c", _MEASURE_MEMORY, str(path)]
            child = subprocess.run(command, capture_output=True, text=True, check=False)
            before, peak = json.loads(child.stdout) if child.returncode == 0 else (0, 0)
            page = path.stat().st_size
            rows.append((shape, f"{(peak - before) / page:.1f}", f"{peak / page:.1f}", f"{peak / 1e6:.0f}"))
    header = ("shape", "× its size above the idle process", "× its size in all", "peak MB")
    yield make_table(f"Memory: a page of {size // 1000:,} kB in a process of its own", header, rows)


_SECTIONS: Mapping[str, Callable[[argparse.Namespace], Iterable[str]]] = {
    "library": _measure_library,
    "startup": _measure_startup,
    "batch": _measure_batch,
    "growth": _measure_growth,
    "memory": _measure_memory,
}


if __name__ == "__main__":
    sys.exit(main())
