"""A crawl made up by the laws of `scale_laws`, which goes through the stages that look at all of its records.

Documents have the lengths of articles. Some are copies of another, whole or with words changed; some have
their site's remains behind the article, as where the cleaning left something. Both make large groups of a
band. Nothing is cleaned: documents are made of shingles, and signed as pages are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from datatrove.pipeline.dedup import MinhashDedupCluster
from numpy.typing import NDArray

from benchmarks.recombination import UNCLEAN
from benchmarks.scale_costs import Cost, measure
from benchmarks.scale_laws import COPIED_SHARE, draw_clusters, draw_sites
from cleancms.articles.records import to_json
from cleancms.corpus.bands import MOST_ROUNDS
from cleancms.corpus.parts import Document, Part, encode_part, open_part
from cleancms.corpus.passes import Run, write_lines
from cleancms.corpus.plan import PART_RECORDS, CorpusSettings
from cleancms.corpus.record_work import WRITTEN
from cleancms.corpus.samples import SAMPLE_SIZE
from cleancms.corpus.signatures import BANDS, SHINGLE_WORDS, sign_shingles
from cleancms.corpus.templates import MIN_PAGES
from cleancms.corpus.workfiles import WorkFiles
from cleancms.engine import tasks
from cleancms.engine.near_duplicates import CONFIG, ChooseRepresentatives, LinkCopies, SignParts
from cleancms.engine.shares import MOST_SHARES, SHARE_PARTS, find_share, name_input_sites, read_clusters
from cleancms.files import write_whole
from cleancms.pages.find import Input
from cleancms.workers import Limits

# Of the copies so many are all but identical (Fetterly et al. 2003: 22.2 of 29.2 % of the pages); of the
# others the similarity is taken to be anywhere above the least of copies.
IDENTICAL_SHARE = 22.2 / 29.2
LEAST_SIMILAR, MOST_SIMILAR = 0.25, 0.9
# Words of an article (median, spread of the logarithm) and of what is left of a template.
ARTICLE_WORDS = 400.0
ARTICLE_SPREAD = 0.9
REMAINS_WORDS = (30, 60, 120, 400)
_REMAINS, _ARTICLE = 1, 2

Numbers = NDArray[np.intp]


class Crawl(NamedTuple):
    """Of each record: its site, its article (that of another record for a copy), the words of the article.

    `kept` is the share (0..1) of the article's shingles that it has, `remains` the words of its site's
    template behind it.
    """

    sites: Numbers
    articles: Numbers
    words: Numbers
    kept: NDArray[np.float64]
    remains: Numbers


def draw_crawl(random: np.random.Generator, records: int, one_site: float = 0.0) -> Crawl:
    """Return a crawl of so many records.

    `one_site` is the share of them (0..1) that is on one site more, with the longest remains: worse than any
    law has it.
    """
    largest = int(one_site * records)
    sizes = draw_sites(random, records - largest)
    sizes = np.append(sizes, largest) if largest else sizes
    sites = np.repeat(np.arange(len(sizes)), sizes)
    random.shuffle(sites)
    clusters = draw_clusters(random, int(records * COPIED_SHARE))
    articles = np.append(np.repeat(np.arange(len(clusters)), clusters), 0)[:-1]
    articles = np.append(articles, np.arange(len(clusters), len(clusters) + records - len(articles)))
    is_copy = np.append(False, articles[1:] == articles[:-1])
    order = random.permutation(records)
    similarity = random.uniform(LEAST_SIMILAR, MOST_SIMILAR, records)
    is_changed = is_copy & (random.random(records) >= IDENTICAL_SHARE)
    kept = np.where(is_changed, 2 * similarity / (1 + similarity), 1.0)
    lengths = (ARTICLE_WORDS * np.exp(random.normal(0, ARTICLE_SPREAD, records))).astype(np.intp)
    left = random.choice(REMAINS_WORDS, len(sizes))
    left[-1] = max(REMAINS_WORDS) if largest else left[-1]
    remains = np.where(random.random(records) < UNCLEAN, left[sites], 0)
    return Crawl(sites, articles[order], np.maximum(lengths[articles[order]], 20), kept[order], remains)


def make_shingles(crawl: Crawl, record: int) -> NDArray[np.uint32]:
    """Return the shingles of a record, in their order."""
    words = int(crawl.words[record])
    article = _draw_shingles([_ARTICLE, int(crawl.articles[record])], words)
    if crawl.kept[record] < 1:
        # A changed word changes all shingles that it is in.
        random = np.random.default_rng([record])
        changed = random.random(-(-words // SHINGLE_WORDS)) >= crawl.kept[record]
        others = random.integers(0, 2**32, words, np.uint32)
        article = np.where(np.repeat(changed, SHINGLE_WORDS)[:words], others, article)
    behind = _draw_shingles([_REMAINS, int(crawl.sites[record])], int(crawl.remains[record]))
    return np.concatenate((article, behind))


def _draw_shingles(seed: Sequence[int], count: int) -> NDArray[np.uint32]:
    return np.random.default_rng(seed).integers(0, 2**32, count, np.uint32)


def name_record(crawl: Crawl, record: int) -> str:
    """Return the id of a record."""
    return f"https://www.site{crawl.sites[record]}.example/articles/2026/{record:010d}"


def count_sampled(crawl: Crawl) -> Numbers:
    """Return of how many pages each share of sites is learnt (`engine.shares`)."""
    shares = min(-(-len(crawl.sites) // (PART_RECORDS * SHARE_PARTS)), MOST_SHARES)
    sizes = np.bincount(crawl.sites)
    sampled = np.where(sizes >= MIN_PAGES, np.minimum(sizes, SAMPLE_SIZE), 0)
    owners = [find_share(f"www.site{site}.example", shares) for site in range(len(sizes))]
    return np.bincount(owners, sampled, shares).astype(np.intp)


class Bands(NamedTuple):
    """What is in all bands together: documents that share a key with another, documents in the largest group.

    `pairs` are those of documents with one key, `compared` those that the rounds look at, at most.
    """

    grouped: int
    largest: int
    pairs: int
    compared: int


class Found(NamedTuple):
    """What a simulation found; `costs` are of the stages, "pairs" of all bands, each in a task of its own.

    `links` are pairs taken for copies, `wrong` those of them that are none. `copies` is how many documents
    are in clusters, `largest` how many in the largest of them.
    """

    costs: Mapping[str, Cost]
    bands: Bands
    links: int
    wrong: int
    copies: int
    largest: int


def simulate(folder: Path, crawl: Crawl) -> Found:
    """Take a crawl through the stages that look at all of its records, and look at what they leave."""
    run = _prepare(folder, crawl)
    parts = [open_part(path) for path in run.files.find_parts("signatures")]
    signatures, pairs, clusters = (folder / name for name in ("signatures", "pairs", "clusters"))
    sign = SignParts(signatures, lambda _rank, _tasks: [(0, part) for part in parts])
    join = MinhashDedupCluster(str(pairs), str(clusters), CONFIG, save_cluster_id=True)
    choose = ChooseRepresentatives(signatures, clusters, clusters, run.files)
    works: Mapping[str, Callable[[], object]] = {
        "outline": partial(tasks.outline, run, 0, 1),
        "sign": partial(sign.run, None, 0, 1),
        "pairs": partial(_link, signatures, pairs),
        "clusters, joined": partial(join.run, None, 0, 1),
        "clusters, chosen": partial(choose.run, None, 0, 1),
        "report": partial(tasks.report, run, 0, 1),
    }
    costs = {name: measure(work) for name, work in works.items()}
    linked = [np.fromfile(path, "<u4").reshape(-1, 4) for path in sorted(pairs.glob("*.dups"))]
    firsts, others = np.concatenate(linked)[:, [1, 3]].T
    members = read_clusters(run.files, range(len(parts)))
    return Found(
        costs,
        count_groups(parts),
        len(firsts),
        int((crawl.articles[firsts] != crawl.articles[others]).sum()),
        len(members),
        max((member.size for member in members.values()), default=0),
    )


def count_groups(parts: Sequence[Part]) -> Bands:
    """Return what is in the bands of some parts."""
    found = Bands(0, 0, 0, 0)
    for band in range(BANDS):
        keys = np.concatenate([part.read_band(band) for part in parts])
        sizes = np.unique(keys, return_counts=True)[1]
        sizes = sizes[sizes > 1]
        compared = sum(int(np.maximum(sizes - 1 - place, 0).sum()) for place in range(MOST_ROUNDS))
        found = Bands(
            found.grouped + int(sizes.sum()),
            max(found.largest, int(sizes.max(initial=0))),
            found.pairs + int((sizes * (sizes - 1) // 2).sum()),
            found.compared + compared,
        )
    return found


def _link(signatures: Path, pairs: Path) -> None:
    for band in range(BANDS):
        LinkCopies(signatures, pairs).run(None, band, BANDS)


def _prepare(folder: Path, crawl: Crawl) -> Run:
    """Write what the stages before leave: an input's ids and sites, reports, signatures."""
    files = WorkFiles(folder / "out")
    for name in ("out/.cleancms/inputs", "signatures", "pairs", "clusters"):
        (folder / name).mkdir(parents=True)
    count = len(crawl.sites)
    names = [name_record(crawl, record) for record in range(count)]
    sites = (
        json.dumps([name, f"www.site{site}.example"]) for name, site in zip(names, crawl.sites, strict=True)
    )
    write_lines(name_input_sites(files, 0), sites)
    for part, first in enumerate(range(0, count, PART_RECORDS)):
        own = range(first, min(first + PART_RECORDS, count))
        signed = [
            Document(names[record], "2026-01-01", sign_shingles(make_shingles(crawl, record)))
            for record in own
        ]
        write_whole(files.path("signatures", part), encode_part(signed), durable=False)
        reports = ({"id": names[record], "source": "crawl", "status": WRITTEN} for record in own)
        write_lines(files.path("report", part), map(to_json, reports))
    return Run([Input("crawl", "crawl", "crawl")], CorpusSettings(), files, Limits(), lambda _: None)
