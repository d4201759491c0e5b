"""A corpus that is partly broken, with what has to become of each of its records."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.corpus import recombine_pages
from benchmarks.growing import write_page

BROKEN = 0.01
FILE_RECORDS = 1000
GOOD = "good"
CUT_OFF = "cut off"
# Of the broken records, those that take a worker's whole time or memory.
HEAVY = 0.05
# Characters. Nested so deeply, a page keeps lexbor's parser busy for some ten seconds (benchmarks/README.md),
# where no exception reaches it; the other takes more memory than a worker of the soak has.
SLOW_SIZE = 9_000_000
LARGE_SIZE = 14_000_000
_SLOW, _LARGE = "takes too long", "takes too much memory"
_BAD_LINES = {
    "cut JSON": b'{"id": "cut", "html": "<p>The council met on Mon',
    "no JSON": b"<html><body><p>The council met.",
    "no record": b'["id", "html"]',
    "no content": b'{"id": "none", "url": "https://a.example/"}',
    "blank": b'{"id": "blank", "html": " \\n "}',
    "not UTF-8": b'{"id": "bytes", "html": "<p>\xff\xfe\x81\x00</p>"}',
    "a number": b'{"id": "number", "html": 5}',
    "no text": b'{"id": "script", "html": "<script>1</script>"}',
    "control characters": b'{"id": "nul", "html": "' + b"\\u0000" * 500 + b'"}',
}


class Given(NamedTuple):
    """A corpus in files: what each record is, by its file's name and its number there from 1."""

    files: tuple[Path, ...]
    records: Mapping[tuple[str, int], str]


def write_inputs(folder: Path, pages: Sequence[str], first: int, count: int) -> Given:
    """Write some `count` records, recombinations from number `first` on; the last file is cut off."""
    random = Random(f"soak {first}")
    heavy = {_SLOW: write_page("nesting", SLOW_SIZE), _LARGE: write_page("blocks", LARGE_SIZE)}
    pages_left = recombine_pages(pages, count, first)
    paths: list[Path] = []
    records: dict[tuple[str, int], str] = {}
    while chosen := list(islice(pages_left, FILE_RECORDS)):
        path = folder / f"{len(paths):04d}.jsonl.gz"
        lines = [_choose(record, heavy, random) for record in chosen]
        path.write_bytes(gzip.compress(b"".join(line + b"\n" for _, line in lines), 1))
        paths.append(path)
        records.update({(path.name, place): kind for place, (kind, _) in enumerate(lines, 1)})
    _cut_off(paths[-1], records, random)
    return Given(tuple(paths), records)


def _choose(record: Mapping[str, str], heavy: Mapping[str, str], random: Random) -> tuple[str, bytes]:
    """Return what a record is and its line: mostly that of the given page."""
    if random.random() >= BROKEN:
        return GOOD, json.dumps(record).encode()
    if random.random() < HEAVY:
        kind = random.choice(list(heavy))
        return kind, json.dumps({**record, "html": heavy[kind]}).encode()
    kind = random.choice(list(_BAD_LINES))
    return kind, _BAD_LINES[kind]


def _cut_off(path: Path, records: dict[tuple[str, int], str], random: Random) -> None:
    """Cut the last of the files off; what is in `records` of it afterwards is what can be read."""
    content = path.read_bytes()
    content = content[: int(len(content) * random.uniform(0.5, 0.95))]
    path.write_bytes(content)
    whole = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content).count(b"\n")
    for name, place in [key for key in records if key[0] == path.name and key[1] > whole]:
        del records[name, place]
    records[path.name, whole + 1] = CUT_OFF
