"""References for pages that have none: what most of several extractors agree on (extras `bench`, `train`)."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path
from statistics import fmean

import numpy as np

from benchmarks.alignment import align
from benchmarks.folds import find_site
from benchmarks.peers import extract
from benchmarks.scores import compare, tokenize
from benchmarks.sets import HTML_SUFFIX, Sample
from cleancms.model import PageKind, Segments
from cleancms.pages.decode import read_page
from cleancms.pipeline import segment

# Three tools of different makes. On the 26 Chinese pages with references the blocks that two of three take
# score 0.94, and 0.967 on the 85 % of pages where their texts agree to an F1 of 0.7.
VOTERS = ("trafilatura-no-comments", "readability", "magic-html")
AGREEMENT = 0.7
# A page that names a site this often may belong to it: portals have several domains.
SITE_LINKS = 10
_ADDRESS = re.compile(r"https?://[\w./-]+")


def teach(folder: Path) -> list[Sample]:
    """Return the pages of a folder without references on which the voters agree, with what they agree on.

    The name of a page begins with its site, which stands for all addresses that its pages link often.
    Raises ImportError where a voter is not installed.
    """
    paths = sorted((folder / "html").glob(f"*{HTML_SUFFIX}"))
    with ProcessPoolExecutor(2) as pool:
        read = list(pool.map(read_votes, paths, chunksize=4))
    sites = find_sites(
        [(path.name.split("-")[0], content) for path, (content, _) in zip(paths, read, strict=True)]
    )
    samples = []
    for path, (_, reference) in zip(paths, read, strict=True):
        if reference:
            name = path.name.split("-")[0]
            first, *others = sites[name] or (f"{folder.name}:{name}",)
            samples.append(
                Sample(
                    path.name.removesuffix(HTML_SUFFIX),
                    "article",
                    path,
                    (reference,),
                    site=first,
                    other_sites=tuple(others),
                )
            )
    return samples


def read_votes(path: Path) -> tuple[str, str]:
    """Return a page, decoded, and what the voters agree on, "" where they do not."""
    page = read_page(gzip.decompress(path.read_bytes()), path.name, kind=PageKind.HTML)
    content = page.content.encode("utf-8", "replace")
    return page.content, agree(segment(page), [_vote(tool, content) for tool in VOTERS])


def _vote(tool: str, content: bytes) -> str:
    try:
        return extract(tool, content, "").text
    except ImportError:
        raise
    except Exception:  # a page that a tool cannot read has no vote for anything
        return ""


def agree(segments: Segments, texts: Sequence[str]) -> str:
    """Return the blocks that most of `texts` have, "" where the texts differ too much from each other."""
    bags = [Counter(tokenize(text)) for text in texts]
    if fmean(compare(one, other).f1 for one, other in combinations(bags, 2)) < AGREEMENT:
        return ""
    blocks = [block.text for block in segments.blocks]
    shares = np.median([align(blocks, text)[0] for text in texts], axis=0)
    return "\n".join(text for text, share in zip(blocks, shares, strict=True) if text and share >= 0.5)


def find_sites(pages: Sequence[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Return for each name the sites that a page of that name links often, the most linked first."""
    sites: dict[str, Counter[str]] = {}
    for name, content in pages:
        counts = Counter(find_site(address) for address in _ADDRESS.findall(content))
        often = {site: count for site, count in counts.items() if site and count >= SITE_LINKS}
        sites.setdefault(name, Counter()).update(often)
    return {name: tuple(site for site, _ in counts.most_common()) for name, counts in sites.items()}
