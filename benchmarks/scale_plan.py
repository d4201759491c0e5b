"""Machines, hours, memory and disk for a crawl, from what a page was measured to cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.scale_laws import describe_sites

# A crawl of more is cut by host into runs of so many pages, one machine a run.
RUN_PAGES = 10**7
CORES = 16
SIZES = (10**6, 10**8, 10**10)
MACHINES = {10**6: 1, 10**8: 10, 10**10: 100}


class Work(NamedTuple):
    """What a page costs: CPU milliseconds, and bytes written into the folder of the run until it is done."""

    cpu: float
    written: float


# `benchmarks.scale costs`: sites, samples, profiles, clean and write together; and 1.8 ms for pairs, as the
# made-up crawls of `simulate` take with each band in a task of its own.
SAMPLED = Work(42.2 + 1.8, 60_300)
NOT_SAMPLED = Work(32.4 + 1.8, 23_500)
INPUT_BYTES = 49_900
OUTPUT_BYTES = 9_100
# `benchmarks.scale simulate`: CPU microseconds a record of the stages that one task does.
SINGLE: Mapping[str, float] = {"outline": 15, "clusters, joined": 18, "clusters, chosen": 11, "report": 13}
# Bytes of memory a record of the tasks that have all records: 190 measured of the directory and 90 of
# grouping a band, and what else the code keeps by them, estimated.
MEMORY: Mapping[str, float] = {"outline": 250, "pairs": 130}


class Estimate(NamedTuple):
    """For a crawl: CPU hours, hours, bytes of input, of work files at a time, of output, memory of a task."""

    cpu: float
    hours: float
    input: float
    work: float
    output: float
    memory: float


def estimate(pages: int) -> Estimate:
    """Return what a crawl takes, with its runs on MACHINES of CORES each."""
    # Sites stay whole where the cut is by host: the share is that of the crawl, not of a run.
    share = describe_sites(pages).sampled / pages
    each = share * SAMPLED.cpu + (1 - share) * NOT_SAMPLED.cpu
    run = min(pages, RUN_PAGES)
    rounds = -(-pages // (run * MACHINES[pages]))
    single = sum(SINGLE.values()) * run / 3.6e9
    hours = rounds * (each * run / 3.6e6 / CORES + single)
    work = share * SAMPLED.written + (1 - share) * NOT_SAMPLED.written
    return Estimate(
        each * pages / 3.6e6 + single * pages / run,
        hours,
        INPUT_BYTES * pages,
        work * run * MACHINES[pages],
        OUTPUT_BYTES * pages,
        max(MEMORY.values()) * run,
    )


def make_plan() -> tuple[Sequence[str], list[tuple[str, ...]]]:
    """Return the header and the rows of the plan."""
    rows = []
    for pages in SIZES:
        found = estimate(pages)
        rows.append(
            (
                *(f"{pages / 1e6:,.0f} million", f"{max(pages // RUN_PAGES, 1):,}", f"{MACHINES[pages]:,}"),
                *(f"{found.cpu:,.0f}", f"{found.hours:,.1f}", f"{found.memory / 1e9:.1f}"),
                *(f"{each / 1e12:,.2f}" for each in (found.input, found.work, found.output)),
            )
        )
    header = (
        "pages",
        "runs",
        "machines",
        "CPU hours",
        "hours",
        "largest task GB",
        "input TB",
        "work TB",
        "output TB",
    )
    return header, rows
