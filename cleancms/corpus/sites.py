"""Which records a corpus has: their sites, the pages to learn templates from, the ids that stand twice."""

from __future__ import annotations

import heapq
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from cleancms.corpus.samples import SAMPLE_SIZE, rank_page
from cleancms.corpus.templates import MIN_PAGES
from cleancms.files import iterate_lines


class Directory(NamedTuple):
    """What is known of the records before any is cleaned.

    `records` is how many there are; `sample` are the numbers of the pages that templates are learnt from,
    with their sites; `new_ids` the ids of the records whose own is that of an earlier record as well; `lost`
    says why the others that have no id could not be read.
    """

    records: int
    sample: dict[int, str]
    new_ids: dict[int, str]
    lost: dict[int, str]


def read_directory(parts: Sequence[Path]) -> Directory:
    """Return the directory of the records that some files tell of, one a line.

    A line has the id and the site, a sentence where the record cannot be read, or null where it is no page.
    Memory is bounded by the number of sites and of such sentences, and a hash a record.
    """
    new_ids = _rename_twins(parts)
    lost = {number: found for number, found in _read_all(parts) if isinstance(found, str)}
    return Directory(sum(map(_count_lines, parts)), _choose_sample(parts, new_ids), new_ids, lost)


def _choose_sample(parts: Iterable[Path], new_ids: dict[int, str]) -> dict[int, str]:
    """Return the pages of the lowest ranks of each site that has MIN_PAGES pages."""
    # The largest of the chosen ranks is at the head of a heap of negative ranks.
    lowest: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, name, site in _read(parts):
        entry = (-int(rank_page(new_ids.get(number, name)), 16), number)
        chosen = lowest[site]
        if len(chosen) < SAMPLE_SIZE:
            heapq.heappush(chosen, entry)
        elif entry > chosen[0]:
            heapq.heapreplace(chosen, entry)
    return {
        number: site
        for site, chosen in sorted(lowest.items())
        if len(chosen) >= MIN_PAGES
        for _, number in sorted(chosen)
    }


def _rename_twins(parts: Sequence[Path]) -> dict[int, str]:
    """Return new ids for the records whose id an earlier one has: "<id>#2", "<id>#3", ..."""
    seen: set[int] = set()
    twice: set[str] = set()
    for _, name, _ in _read(parts):
        digest = _digest(name)
        if digest in seen:
            twice.add(name)
        seen.add(digest)
    if not twice:
        return {}
    counts: defaultdict[str, int] = defaultdict(int)
    new_ids: dict[int, str] = {}
    for number, name, _ in _read(parts):
        if name in twice:
            counts[name] += 1
            while counts[name] > 1 and _digest(f"{name}#{counts[name]}") in seen:
                counts[name] += 1
            if counts[name] > 1:
                new_ids[number] = f"{name}#{counts[name]}"
    return new_ids


def _digest(name: str) -> int:
    return int(rank_page(name)[:16], 16)


def _count_lines(path: Path) -> int:
    return sum(1 for _ in iterate_lines(path))


def _read(parts: Iterable[Path]) -> Iterator[tuple[int, str, str]]:
    for number, found in _read_all(parts):
        if isinstance(found, list):
            yield number, found[0], found[1]


def _read_all(parts: Iterable[Path]) -> Iterator[tuple[int, Any]]:
    return enumerate(map(json.loads, chain.from_iterable(map(iterate_lines, parts))))
