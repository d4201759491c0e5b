"""What a crawl of any size costs: `python -m benchmarks.scale costs|simulate|plan` (Linux, extra `bench`).

costs: each stage, on pages. simulate: the stages that look at all records, on made-up crawls with sites and
clusters as published laws have them. plan: hours, memory and disk, worked out from what these two gave.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.corpus import PAGE_SET, recombine_pages, write_corpus
from benchmarks.scale_laws import describe_sites, find_largest_cluster
from benchmarks.scale_plan import SIZES, make_plan
from benchmarks.sets import read_decoded_page, read_set
from benchmarks.speed import make_table
from cleancms.workers import Limits

# Of the corpus that is measured: pages a site, so that all of them are learnt from; records a file.
SITE_PAGES = 5
FILE_RECORDS = 100
TASKS = 2
# As the command has them, so that each page is cleaned in a process of its own.
LIMITS = Limits(1, 60.0, 2_000_000_000)
SEED = 8


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables that are asked for. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("section", choices=list(_SECTIONS))
    parser.add_argument("--pages", type=Path, help="costs: the folder of page folders")
    parser.add_argument("--records", type=int, default=300, help="costs: pages of the corpus (%(default)s)")
    parser.add_argument("--drawn", type=int, default=160_000, help="simulate: records (%(default)s)")
    parser.add_argument("--one-site", type=float, default=0.0, help="simulate: share of one site (by law)")
    options = parser.parse_args(arguments)
    if options.section == "costs" and not options.pages:
        parser.error("costs: --pages is missing")
    for table in _SECTIONS[options.section](options):
        print(f"{table}\n", flush=True)
    return 0


# --- costs ------------------------------------------------------------------------------------------------


def _show_costs(options: argparse.Namespace) -> Iterable[str]:
    from benchmarks.scale_costs import measure_stages  # noqa: PLC0415 - needs datatrove

    count = options.records
    samples = read_set(options.pages / PAGE_SET)
    wanted = max(count // SITE_PAGES, 1)
    pages = [read_decoded_page(sample) for sample in samples[:: max(len(samples) // wanted, 1)][:wanted]]
    sampled = list(recombine_pages(pages, count))
    alone = [{**record, "url": f"https://alone{place}.example/"} for place, record in enumerate(sampled)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, records in (("sampled", sampled), ("alone", alone)):
            (folder / kind).mkdir()
            for first in range(0, count, FILE_RECORDS):
                own = records[first : first + FILE_RECORDS]
                write_corpus(folder / kind / f"{first:05d}.jsonl.gz", own)
        packed = sum(path.stat().st_size for path in (folder / "sampled").iterdir()) / count
        # CPU time as it is in a run; in one process, for what goes through pipes is not read from files.
        real, plain = (
            {
                kind: measure_stages(folder / kind, folder / f"{kind}-{number}", limits, TASKS)
                for kind in ("sampled", "alone")
            }
            for number, limits in enumerate((LIMITS, Limits()))
        )
        written = sum(path.stat().st_size for path in (folder / "sampled-0").glob("*.json*")) / count
    peer = _measure_trafilatura([record["html"] for record in sampled[:: max(count // 60, 1)]])
    rows = []
    for stage in plain["sampled"]:
        cost, without = plain["sampled"][stage], plain["alone"][stage]
        cpu, other = (real[kind][stage].cpu / count for kind in ("sampled", "alone"))
        rows.append(
            (
                *(stage, f"{cpu / peer:.3f}", f"{1e3 * cpu:.2f}", f"{1e3 * other:.2f}"),
                *(f"{each / count / 1e3:.1f}" for each in (cost.read, cost.written)),
                *(f"{each / count / 1e3:.1f}" for each in (without.read, without.written)),
                f"{cost.memory / 1e6:.0f}",
            )
        )
    size = sum(len(record["html"].encode("utf-8", "replace")) for record in sampled) / count
    title = (
        f"{count} pages of {size / 1e3:.0f} kB ({packed / 1e3:.1f} kB in .gz, {written / 1e3:.1f} kB"
        f" of output); trafilatura: {1e3 * peer:.1f} ms of CPU a page"
    )
    header = (
        *("stage", "× trafilatura", "CPU ms, sampled", "not sampled", "kB read, sampled", "kB written"),
        *("kB read, not sampled", "kB written", "peak MB"),
    )
    yield make_table(title, header, rows)


def _measure_trafilatura(pages: Sequence[str]) -> float:
    """Return the CPU seconds a page that trafilatura takes."""
    from trafilatura import extract  # noqa: PLC0415 - a peer

    extract(pages[0], with_metadata=True)
    start = time.process_time()
    for page in pages:
        extract(page, with_metadata=True)
    return (time.process_time() - start) / len(pages)


# --- simulate ---------------------------------------------------------------------------------------------


def _show_simulation(options: argparse.Namespace) -> Iterable[str]:
    from benchmarks import scale_simulation as simulation  # noqa: PLC0415 - needs datatrove

    sizes = (options.drawn // 4, options.drawn)
    found = []
    rows = []
    for count in sizes:
        crawl = simulation.draw_crawl(np.random.default_rng(SEED), count, options.one_site)
        with tempfile.TemporaryDirectory() as folder:
            found.append(simulation.simulate(Path(folder), crawl))
        sites, clusters = np.bincount(crawl.sites), np.bincount(crawl.articles)
        shares, bands = simulation.count_sampled(crawl), found[-1].bands
        rows.append(
            (
                *(
                    f"{count:,}",
                    f"{sites.max():,}",
                    f"{100 * shares.sum() / count:.0f} %",
                    f"{shares.max():,}",
                ),
                *(f"{clusters.max():,}", f"{bands.largest:,}", f"{bands.pairs / count:.1f}"),
                *(f"{bands.compared / count:.1f}", f"{found[-1].links / count:.1f}"),
                f"{100 * found[-1].wrong / found[-1].links:.2f} %",
                f"{100 * found[-1].copies / int(clusters[clusters > 1].sum()):.1f} %",
                f"{found[-1].largest:,}",
            )
        )
    header = (
        *("records", "largest site", "sampled", "sampled, of the largest share", "largest cluster"),
        *("largest group of a band", "pairs a record, all bands", "compared at most", "taken for copies"),
        *("of these none", "records in clusters / copies", "largest found"),
    )
    yield make_table("Made-up crawls", header, rows)
    more = sizes[1] - sizes[0]
    costs = [
        (
            name,
            *(
                f"{factor * (getattr(cost, field) - getattr(found[0].costs[name], field)) / more:.0f}"
                for field, factor in (("cpu", 1e6), ("read", 1), ("written", 1), ("memory", 1))
            ),
        )
        for name, cost in found[1].costs.items()
    ]
    names = ("stage", "CPU µs", "bytes read", "bytes written", "bytes of memory")
    yield make_table(f"A record more, from {sizes[0]:,} to {sizes[1]:,}", names, costs)
    law = [
        (
            *(f"{pages / 1e6:,.0f} million", f"{describe_sites(pages).sites:,.0f}"),
            *(f"{describe_sites(pages).largest:,.0f}", f"{find_largest_cluster(pages):,.0f}"),
            f"{100 * describe_sites(pages).sampled / pages:.0f} %",
        )
        for pages in SIZES
    ]
    yield make_table(
        "By law", ("pages", "sites", "largest site", "largest cluster", "sampled (at most 60 a site)"), law
    )


# --- plan -------------------------------------------------------------------------------------------------


def _show_plan(_: argparse.Namespace) -> Iterable[str]:
    yield make_table("Plan", *make_plan())


_SECTIONS: Mapping[str, Callable[[argparse.Namespace], Iterable[str]]] = {
    "costs": _show_costs,
    "simulate": _show_simulation,
    "plan": _show_plan,
}


if __name__ == "__main__":
    sys.exit(main())
