"""Near-duplicate pages: how well copies are found, and at what cost, beside other tools.

python -m benchmarks.near_duplicates quality --pages DIR     pair F1 on neardup-dev
python -m benchmarks.near_duplicates limits --pages DIR      cross-validation of the limits
python -m benchmarks.near_duplicates growth --pages DIR      CPU time and memory on recombined documents
python -m benchmarks.near_duplicates grouping                band keys grouped on disk
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.alignment import align
from benchmarks.grouping import GROUPINGS, measure_grouping
from benchmarks.near_limits import PASSAGES, PLAIN, SHORT, choose_limits
from benchmarks.near_peers import PEERS, list_installed
from benchmarks.near_scores import score_pairs, split_by_language
from benchmarks.recombination import recombine
from benchmarks.sets import REFERENCE_FILE, TEXT_SUFFIX, read_records
from benchmarks.speed import make_table
from cleancms import clean

SET = "neardup-dev"
# Where the articles of the set come from; it names them by these and the beginning of their id.
SOURCES = {"wcxb-dev": "wcxb-dev-", "magic-article-dev": "magic-", "magic-forum-dev": "magic-"}
SOURCE_ID_LENGTH = 12
# The share of a line's words that the article must have for the line to be of it.
IN_ARTICLE = 0.6
SHOWN_LIMITS = 5

Records = Sequence[Mapping[str, Any]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print a table. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.near_duplicates",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("section", choices=_SECTIONS)
    parser.add_argument("--pages", type=Path, default=Path(), help="the folder of page folders")
    parser.add_argument("--sizes", default="", help="numbers of documents, joined by commas")
    parser.add_argument("--tools", default="", help="tools or stores to measure, joined by commas (all)")
    parser.add_argument("--bands", type=int, default=64, help="bands that are grouped (%(default)s)")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    for line in _SECTIONS[options.section](options):
        print(line, flush=True)
    return 0


def _show_quality(options: argparse.Namespace) -> Iterator[str]:
    records = list(read_records(options.pages / SET / REFERENCE_FILE))
    truth = {record["id"]: record["cluster"] for record in records}
    languages = split_by_language(records)
    rows = []
    language_rows = []
    for kind, texts in _read_texts(options.pages, records).items():
        for tool in _split(options.tools) or list_installed():
            labels = PEERS[tool](texts.items())
            pairs = score_pairs(labels, truth)
            scores = (pairs.f1, pairs.precision, pairs.recall)
            rows.append((kind, tool, *(f"{score:.4f}" for score in scores), str(pairs.wrong)))
            parts = [score_pairs(labels, part) for part in languages.values()]
            language_rows.append((kind, tool, *(f"{part.f1:.4f} ({part.wrong})" for part in parts)))
    yield make_table(
        "Near-duplicates", ("texts", "tool", "pair F1", "precision", "recall", "wrong pairs"), rows
    )
    yield ""
    yield make_table("By language: pair F1 (wrong pairs)", ("texts", "tool", *languages), language_rows)


def _show_limits(options: argparse.Namespace) -> Iterator[str]:
    records = list(read_records(options.pages / SET / REFERENCE_FILE))
    texts = _clean_all([_read_dump(options.pages, record["id"]) for record in records])
    own = {record["id"]: text for record, text in zip(records, texts, strict=True)}
    for name, grid in (("Jaccard alone", PLAIN), ("with own passages", PASSAGES), ("in short texts", SHORT)):
        chosen, held_out, overall = choose_limits(own, records, grid)
        yield f"{name}: held out F1 {held_out.f1:.4f}, {held_out}"
        yield from (f"  fold {fold}: {limits}" for fold, limits in enumerate(chosen))
        yield from (
            f"  all folds: {pairs.f1:.4f} {limits} {pairs}" for limits, pairs in overall[:SHOWN_LIMITS]
        )


def _show_growth(options: argparse.Namespace) -> Iterator[str]:
    if options.one:
        yield _measure_one(options.tools, int(options.sizes))
        return
    records = [
        record for record in read_records(options.pages / SET / REFERENCE_FILE) if record["kind"] == "base"
    ]
    texts = _clean_all([_read_dump(options.pages, record["id"]) for record in records])
    command = [sys.executable, "-m", "benchmarks.near_duplicates", "growth", "--one"]
    rows = []
    for tool in _split(options.tools) or [name for name in list_installed() if name != "datatrove"]:
        first: float | None = None
        for size in map(int, _split(options.sizes) or ("10000", "100000")):
            run = subprocess.run(
                [*command, "--tools", tool, "--sizes", str(size)],
                input=json.dumps(texts).encode(),
                capture_output=True,
                check=True,
            )
            result = json.loads(run.stdout)
            each = result["seconds"] / size
            first = first or each
            numbers = (f"{result['seconds']:.1f}", f"{each / first:.2f}", f"{result['megabytes']:.0f}")
            rows.append((tool, str(size), *numbers, f"{result['f1']:.4f}"))
            print(*rows[-1], file=sys.stderr, flush=True)
    yield make_table("Growth", ("tool", "documents", "CPU seconds", "× linear", "peak MB", "pair F1"), rows)


def _measure_one(tool: str, size: int) -> str:
    """Measure a tool in this process; the texts to recombine come from standard input."""
    texts = json.load(sys.stdin)
    truth: dict[str, str] = {}
    making = 0.0

    def write() -> Iterator[tuple[str, str]]:
        nonlocal making
        start = time.process_time()
        for document in recombine(texts, size):
            truth[document.id] = document.cluster
            making += time.process_time() - start
            yield document.id, document.text
            start = time.process_time()

    start = time.process_time()
    labels = PEERS[tool](write())
    seconds = time.process_time() - start - making
    peak = _read_peak()
    f1 = score_pairs(labels, truth).f1
    return json.dumps({"seconds": seconds, "megabytes": peak, "f1": f1})


def _show_grouping(options: argparse.Namespace) -> Iterator[str]:
    if options.one:
        with tempfile.TemporaryDirectory() as folder:
            result = measure_grouping(options.tools, Path(folder), int(options.sizes), options.bands)
            disk = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        yield json.dumps([f"{number:.1f}" for number in (result.write, result.group, _read_peak(), disk)])
        return
    command = [sys.executable, "-m", "benchmarks.near_duplicates", "grouping", "--one"]
    rows = []
    for size in _split(options.sizes) or ("100000", "1000000"):
        for store in _split(options.tools) or list(GROUPINGS):
            arguments = ["--tools", store, "--sizes", size, "--bands", str(options.bands)]
            run = subprocess.run([*command, *arguments], capture_output=True, check=True)
            rows.append((store, size, *json.loads(run.stdout)))
    header = ("store", "documents", "seconds to write", "seconds to group", "peak MB", "disk MB")
    yield make_table(f"{options.bands} bands grouped", header, rows)


def _read_peak() -> float:
    """Return the most memory that this process had, in MB (Linux; getrusage counts its parent's as well)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _split(names: str) -> list[str]:
    return [name for name in names.split(",") if name]


def _read_texts(pages: Path, records: Records) -> dict[str, dict[str, str]]:
    """Return the dumps, what cleancms makes of them, and what their lines have of the reference texts."""
    names = [record["id"] for record in records]
    dumps = [_read_dump(pages, name) for name in names]
    articles = _read_articles(pages)
    return {
        "raw dumps": dict(zip(names, dumps, strict=True)),
        "cleancms": dict(zip(names, _clean_all(dumps), strict=True)),
        "references": {
            record["id"]: articles[record["base"]]
            if record["kind"] == "base"
            else _choose_lines(dump, articles[record["base"]])
            for record, dump in zip(records, dumps, strict=True)
        },
    }


def _read_dump(pages: Path, name: str) -> str:
    path = pages / SET / "text" / f"{name}{TEXT_SUFFIX}"
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def _clean_all(dumps: Sequence[str]) -> list[str]:
    with ProcessPoolExecutor(2) as processes:
        results = processes.map(partial(clean, kind="text"), dumps, chunksize=16)
        return [result.text for result in results]


def _read_articles(pages: Path) -> dict[str, str]:
    return {
        f"{prefix}{record['id'][:SOURCE_ID_LENGTH]}": record["text"]
        for source, prefix in SOURCES.items()
        for record in read_records(pages / source / REFERENCE_FILE)
    }


def _choose_lines(dump: str, article: str) -> str:
    """Return the lines of a dump that are of its article: a copy has no reference text of its own."""
    lines = dump.splitlines()
    shares, _ = align(lines, article)
    return "\n".join(line for line, share in zip(lines, shares, strict=True) if share >= IN_ARTICLE)


_SECTIONS = {
    "quality": _show_quality,
    "limits": _show_limits,
    "growth": _show_growth,
    "grouping": _show_grouping,
}

if __name__ == "__main__":
    sys.exit(main())
