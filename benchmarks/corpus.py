"""Whole corpora through the command line: `python -m benchmarks.corpus --pages DIR --only speed|kill`.

speed: pages a second beside a loop of trafilatura on a sample of the same pages, and whether memory stays
flat. kill: runs that are killed at random moments and go on, against an undisturbed one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.sets import read_decoded_page, read_set
from benchmarks.speed import Usage, make_table, watch

PAGE_SET = "wcxb-dev"
RECORDS = 20_000
WORKERS = 2
# Of the pages, each how manyth goes through trafilatura.
SAMPLED = 20
KILLS = 20
# Of the records, how many are killed: twenty runs and a half have to be done.
KILL_SHARE = 0.1

_CORPUS = (sys.executable, "-m", "cleancms", "corpus", "-q", "-j", str(WORKERS))
_PARAGRAPH = re.compile(r"(<p\b[^>]{0,200}>)([^<>]{40,})(?=</p>)")
# Prints the seconds between the first result and the last, for what starting takes is not counted, and the
# CPU seconds of all processes.
_TRAFILATURA = """
import gzip, json, resource, sys, time
from multiprocessing import Pool
def extract(line):
    import trafilatura
    record = json.loads(line)
    return trafilatura.extract(record["html"], url=record["url"], with_metadata=True)
if __name__ == "__main__":
    with Pool(int(sys.argv[2])) as pool, gzip.open(sys.argv[1]) as lines:
        first = next(lines)
        pool.map(extract, [first] * 8, 1)
        start = time.perf_counter()
        for _ in pool.imap(extract, lines, 4):
            pass
        seconds = time.perf_counter() - start
        pool.close()
        pool.join()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(seconds, sum(each.ru_utime + each.ru_stime for each in used))
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print a table for each. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="the folder of page folders")
    parser.add_argument("--only", choices=list(_SECTIONS), action="append", help="default: both")
    parser.add_argument("--records", type=int, default=RECORDS, help="pages of the corpus (%(default)s)")
    options = parser.parse_args(arguments)
    samples = read_set(options.pages / PAGE_SET)
    pages = [read_decoded_page(sample) for sample in samples]
    failed = False
    for name in options.only or _SECTIONS:
        with tempfile.TemporaryDirectory() as folder:
            table, is_good = _SECTIONS[name](pages, options.records, Path(folder))
        print(f"{table}\n", flush=True)
        failed |= not is_good
    return int(failed)


def recombine_pages(pages: Sequence[str], count: int, first: int = 0) -> Iterator[dict[str, str]]:
    """Yield `count` records of pages: the given ones in turn, their paragraphs drawn from all of them.

    Those of one page are one site. `first` is the number of the first; a number gives the same record always.
    """
    paragraphs = [match[2] for page in pages for match in _PARAGRAPH.finditer(page)]
    for number in range(first, first + count):
        random = Random(number)
        site = number % len(pages)
        html = _PARAGRAPH.sub(lambda match, random=random: match[1] + random.choice(paragraphs), pages[site])  # type: ignore[misc]
        yield {"id": f"p{number:07d}", "url": f"https://site{site}.example/{number}", "html": html}


def write_corpus(path: Path, records: Iterable[Mapping[str, str]]) -> None:
    """Write records to a .jsonl.gz file."""
    with gzip.open(path, "wt", 1, encoding="utf-8", errors="replace") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


# --- speed and memory -------------------------------------------------------------------------------------


def _measure_speed(pages: Sequence[str], records: int, folder: Path) -> tuple[str, bool]:
    used: dict[int, Usage] = {}
    for count in (max(records // 10, 1), records):
        source = folder / f"{count}.jsonl.gz"
        write_corpus(source, recombine_pages(pages, count))
        used[count] = watch([*_CORPUS, str(source), "-o", str(folder / f"out-{count}")])
    sample = folder / "sample.jsonl.gz"
    write_corpus(sample, islice(recombine_pages(pages, records), 0, None, SAMPLED))
    peer = subprocess.run(
        [sys.executable, "-c", _TRAFILATURA, str(sample), str(WORKERS)],
        capture_output=True,
        text=True,
        check=True,
    )
    sampled = len(range(0, records, SAMPLED))
    seconds, cpu = map(float, peer.stdout.split())
    peer_rate, peer_cpu = (sampled - 1) / seconds, cpu / sampled
    smallest = used[min(used)]
    rows = []
    for count, usage in used.items():
        rate = count / usage.seconds
        parent, first = usage.memory[usage.parent], smallest.memory[smallest.parent]
        rows.append(
            (
                f"{count:,}",
                f"{rate / peer_rate:.1f}",
                f"{peer_cpu / (sum(usage.cpu.values()) / count):.1f}",
                f"{parent / first:.2f}",
                f"{usage.worker_memory / smallest.worker_memory:.2f}",
                *(
                    f"{rate:.0f}",
                    f"{peer_rate:.0f}",
                    f"{parent / 1e6:.0f}",
                    f"{usage.worker_memory / 1e6:.0f}",
                ),
            )
        )
    memory = f"memory × that of {min(used):,}:"
    ratios = ("pages", "× trafilatura", "× its CPU time", f"{memory} parent", "largest worker")
    title = f"Corpus, {WORKERS} workers; trafilatura on each {SAMPLED}th page in {WORKERS} processes"
    header = (*ratios, "pages a second", "trafilatura", "parent MB", "largest worker MB")
    return make_table(title, header, rows), True


# --- killed runs ------------------------------------------------------------------------------------------


def _measure_kills(pages: Sequence[str], records: int, folder: Path) -> tuple[str, bool]:
    source = folder / "pages.jsonl.gz"
    count = max(int(records * KILL_SHARE), 1)
    write_corpus(source, recombine_pages(pages, count))
    start = time.perf_counter()
    _run_corpus(source, folder / "whole")
    seconds = time.perf_counter() - start
    whole = _read_tree(folder / "whole")
    random = Random(0)
    rows = []
    for number in range(KILLS):
        moment = random.uniform(0, seconds)
        output = folder / f"killed-{number}"
        is_alone = number % 2 == 1
        stage, left = _kill(source, output, moment, os.kill if is_alone else os.killpg)
        _run_corpus(source, output)
        is_same = _read_tree(output) == whole
        rows.append(
            (
                str(number + 1),
                f"{moment / seconds:.2f}",
                "the parent alone" if is_alone else "all processes",
                stage,
                "yes" if left else "no",
                "yes" if is_same else "NO",
            )
        )
    header = ("kill", "moment (0 to 1 of the run)", "of", "finished files", "processes left", "same bytes")
    is_good = all(row[4:] == ("no", "yes") for row in rows)
    return make_table(f"kill -9 of a run over {count:,} pages", header, rows), is_good


def _run_corpus(source: Path, output: Path) -> None:
    code = subprocess.run([*_CORPUS, str(source), "-o", str(output)], check=False).returncode
    if code not in (0, 3):
        raise RuntimeError(f"exit code {code}")


def _kill(source: Path, output: Path, moment: float, kill: Callable[[int, int], None]) -> tuple[str, bool]:
    """Kill a run after `moment` seconds; return what it had finished, and whether processes are left."""
    process = subprocess.Popen([*_CORPUS, str(source), "-o", str(output)], start_new_session=True)
    time.sleep(moment)
    kill(process.pid, signal.SIGKILL)
    process.wait()
    names = [path.suffix[1:] for path in (output / ".cleancms").glob("[0-9]*.*")]
    finished = ", ".join(f"{names.count(name)} {name}" for name in sorted(set(names)))
    latest = time.monotonic() + 60
    with suppress(ProcessLookupError):
        while time.monotonic() < latest:
            os.killpg(process.pid, 0)
            time.sleep(0.05)
        return finished, True
    return finished, False


def _read_tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


_SECTIONS: Mapping[str, Callable[[Sequence[str], int, Path], tuple[str, bool]]] = {
    "speed": _measure_speed,
    "kill": _measure_kills,
}


if __name__ == "__main__":
    sys.exit(main())
