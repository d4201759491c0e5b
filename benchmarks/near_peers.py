"""The tools that look for near-duplicate documents, each as it is commonly used: documents in, labels out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from cleancms.corpus.clusters import find_clusters
from cleancms.corpus.parts import Document, Part, encode_part, open_part
from cleancms.corpus.signatures import sign, split_words

# The id and the text of documents.
Texts = Iterable[tuple[str, str]]

PART_DOCUMENTS = 1_000
SHINGLE_WORDS = 5
# The plain pipelines: 128 minima in bands that reach half of the pairs at about this similarity, which the
# estimate then has to reach.
THRESHOLD = 0.3
MINIMA = 128
PLAIN_BANDS = (42, 3)
# datatrove's defaults: no threshold, what shares a band is a copy.
DATATROVE_BANDS = (14, 8)


def find_with_cleancms(texts: Texts) -> dict[str, str]:
    """Label documents by cleancms: signatures into files, clusters from the files."""
    labels: dict[str, str] = {}
    iterator = iter(texts)
    with tempfile.TemporaryDirectory() as folder:
        parts: list[Part] = []
        while chunk := list(islice(iterator, PART_DOCUMENTS)):
            path = Path(folder, f"{len(parts):06d}.signatures")
            path.write_bytes(encode_part(Document(name, None, sign(text)) for name, text in chunk))
            parts.append(open_part(path))
            labels.update((name, name) for name, _ in chunk)
        members = find_clusters([parts]).members
    return labels | {name: member.representative for name, member in members.items()}


def find_with_rensa(texts: Texts) -> dict[str, str]:
    """Label documents by rensa's signatures, a dict of bands, and the estimated similarity."""
    return _link_plain(_sign_with_rensa(texts, MINIMA), *PLAIN_BANDS, THRESHOLD)


def find_like_datatrove(texts: Texts) -> dict[str, str]:
    """Label documents as datatrove does: 14 bands of 8 minima of word 5-grams, without a comparison.

    datatrove 0.10.1 needs `tokenizers` and a word splitter of spaCy; here rensa makes the minima.
    """
    bands, rows = DATATROVE_BANDS
    return _link_plain(_sign_with_rensa(texts, bands * rows), bands, rows, 0.0)


def find_with_datasketch(texts: Texts) -> dict[str, str]:
    """Label documents by datasketch: MinHash, MinHashLSH, and the estimated similarity."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - only the process that measures it loads it

    index = MinHashLSH(threshold=THRESHOLD, num_perm=MINIMA)
    signatures: dict[str, MinHash] = {}
    clusters = _Clusters()
    for name, text in texts:
        signature = MinHash(num_perm=MINIMA)
        signature.update_batch([shingle.encode() for shingle in _cut(text)])
        clusters.add(name)
        for other in index.query(signature):
            if signature.jaccard(signatures[other]) >= THRESHOLD:
                clusters.join(name, other)
        index.insert(name, signature)
        signatures[name] = signature
    return clusters.label()


PEERS: dict[str, Callable[[Texts], dict[str, str]]] = {
    "cleancms": find_with_cleancms,
    "rensa + dict": find_with_rensa,
    "datasketch": find_with_datasketch,
    "datatrove's bands": find_like_datatrove,
}


class _Clusters:
    """A union-find over names."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}

    def add(self, name: str) -> None:
        self.parents[name] = name

    def find(self, name: str) -> str:
        while (parent := self.parents[name]) != name:
            self.parents[name] = self.parents[parent]
            name = parent
        return name

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self.parents[high] = low

    def label(self) -> dict[str, str]:
        return {name: self.find(name) for name in self.parents}


def _cut(text: str) -> list[str]:
    words = split_words(text)
    return [" ".join(words[start : start + SHINGLE_WORDS]) for start in range(len(words) - SHINGLE_WORDS + 1)]


def _sign_with_rensa(texts: Texts, minima: int) -> Iterator[tuple[str, Sequence[int]]]:
    from rensa import RMinHash  # noqa: PLC0415 - only the process that measures it loads it

    for name, text in texts:
        signature = RMinHash(num_perm=minima, seed=42)
        signature.update(_cut(text))
        yield name, signature.digest()


def _link_plain(
    signed: Iterable[tuple[str, Sequence[int]]], bands: int, rows: int, threshold: float
) -> dict[str, str]:
    limits = list(pairwise(range(0, bands * rows + 1, rows)))
    buckets: list[dict[bytes, list[int]]] = [{} for _ in limits]
    names: list[str] = []
    signatures: list[np.ndarray[tuple[int], np.dtype[np.uint32]]] = []
    clusters = _Clusters()
    for name, digest in signed:
        minima = np.array(digest, np.uint32)
        found: set[int] = set()
        for (start, end), bucket in zip(limits, buckets, strict=True):
            entry = bucket.setdefault(minima[start:end].tobytes(), [])
            found.update(entry)
            entry.append(len(names))
        clusters.add(name)
        for other in found:
            if not threshold or (signatures[other] == minima).mean() >= threshold:
                clusters.join(name, names[other])
        names.append(name)
        signatures.append(minima)
    return clusters.label()
