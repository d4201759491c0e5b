"""The tools that look for near-duplicate documents, each as it is commonly used: documents in, labels out."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr
from importlib.util import find_spec
from io import StringIO
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
# What datatrove writes for a document that is like no other.
NO_CLUSTER = -1


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
    return _link_plain(_sign_with_rensa(texts))


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


def find_with_datatrove(texts: Texts) -> dict[str, str]:
    """Label documents by the four MinHash stages of datatrove: signatures, buckets, clusters, filter.

    All as it ships: words in fives, 14 bands of 8 minima, what shares a band is a copy. It splits words by
    the rules of one language, English.
    """
    labels: dict[str, str] = {}
    clusters: dict[int, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = folder / "documents" / "documents.jsonl"
        documents.parent.mkdir()
        with documents.open("w") as file:
            for document, text in texts:
                labels[document] = document
                file.write(json.dumps({"id": document, "text": text}) + "\n")
        with redirect_stderr(StringIO()):  # where it logs
            _run_datatrove(folder)
        for path in (*folder.glob("kept/*"), *folder.glob("removed/*")):
            with gzip.open(path, "rt") as lines:
                for line in lines:
                    found = json.loads(line)
                    cluster = found["metadata"].get("minhash_cluster_id", NO_CLUSTER)
                    if cluster != NO_CLUSTER:
                        labels[found["id"]] = clusters.setdefault(cluster, found["id"])
    return labels


PEERS: dict[str, Callable[[Texts], dict[str, str]]] = {
    "cleancms": find_with_cleancms,
    "rensa + dict": find_with_rensa,
    "datasketch": find_with_datasketch,
    "datatrove": find_with_datatrove,
}
# What a tool needs beside cleancms's own dependencies. datatrove does not declare all that its stages import,
# and xxhash has to be older than version 4.
NEEDED = {
    "rensa + dict": ("rensa",),
    "datasketch": ("datasketch",),
    "datatrove": ("datatrove", "orjson", "regex", "spacy", "tokenizers", "xxhash"),
}


def list_installed() -> list[str]:
    """Return the names of the tools that can be run here."""
    return [name for name in PEERS if all(map(find_spec, NEEDED.get(name, ())))]


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


def _sign_with_rensa(texts: Texts) -> Iterator[tuple[str, Sequence[int]]]:
    from rensa import RMinHash  # noqa: PLC0415 - only the process that measures it loads it

    for name, text in texts:
        signature = RMinHash(num_perm=MINIMA, seed=42)
        signature.update(_cut(text))
        yield name, signature.digest()


def _link_plain(signed: Iterable[tuple[str, Sequence[int]]]) -> dict[str, str]:
    bands, rows = PLAIN_BANDS
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
            if (signatures[other] == minima).mean() >= THRESHOLD:
                clusters.join(name, names[other])
        names.append(name)
        signatures.append(minima)
    return clusters.label()


def _run_datatrove(folder: Path) -> None:
    """Read folder/documents, write folder/kept and folder/removed, with the clusters in the metadata."""
    from datatrove.executor import LocalPipelineExecutor  # noqa: PLC0415 - optional
    from datatrove.pipeline import dedup  # noqa: PLC0415
    from datatrove.pipeline.readers import JsonlReader  # noqa: PLC0415
    from datatrove.pipeline.writers import JsonlWriter  # noqa: PLC0415

    documents, signatures, buckets, clusters, kept, removed = (
        str(folder / name) for name in ("documents", "signatures", "buckets", "clusters", "kept", "removed")
    )
    config = dedup.MinhashConfig()
    remover = dedup.MinhashDedupFilter(clusters, JsonlWriter(removed), load_cluster_ids=True)
    stages = [
        (1, [JsonlReader(documents), dedup.MinhashDedupSignature(signatures, config)]),
        (config.num_buckets, [dedup.MinhashDedupBuckets(signatures, buckets, config=config)]),
        (1, [dedup.MinhashDedupCluster(buckets, clusters, config, save_cluster_id=True)]),
        (1, [JsonlReader(documents), remover, JsonlWriter(kept)]),
    ]
    for number, (tasks, steps) in enumerate(stages):
        logs = str(folder / f"logs-{number}")
        LocalPipelineExecutor(steps, tasks, workers=1, logging_dir=logs).run()
