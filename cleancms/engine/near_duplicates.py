"""Near-duplicates by the MinHash stages of datatrove, with our shingles, our comparison and our order.

Signatures (SignPages) -> pairs (LinkCopies) -> clusters (datatrove's MinhashDedupCluster) -> representatives
(ChooseRepresentatives) -> datatrove's MinhashDedupFilter. The files between them are datatrove's own.

LinkCopies takes the place of datatrove's MinhashDedupBuckets, which links neighbours among the documents of a
bucket and takes them for copies. Here two documents that share a bucket are candidates only: a template that
a site's pages have in common puts them into one, and a chain of neighbours that are not alike would part the
copies in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import numpy as np
from datatrove.data import Document as Text
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.dedup import MinhashConfig, MinhashDedupSignature
from datatrove.utils.hashing import HashConfig
from datatrove.utils.word_tokenizers import WordTokenizer
from numpy.typing import NDArray

from cleancms.corpus import bands
from cleancms.corpus.bands import Groups, Numbers
from cleancms.corpus.clusters import Comparer, Membership
from cleancms.corpus.parts import Document, Part, encode_part, open_part
from cleancms.corpus.plan import PART_RECORDS
from cleancms.corpus.signatures import BAND_VALUES, BANDS, SHINGLE_WORDS, Signature, sign
from cleancms.corpus.workfiles import WorkFiles
from cleancms.engine.shares import write_clusters
from cleancms.engine.shelf import Shelf, shelve
from cleancms.files import write_whole

# Our bands as datatrove's buckets; the seed is not used, for the hash functions are ours.
CONFIG = MinhashConfig(SHINGLE_WORDS, BANDS, BAND_VALUES, hash_config=HashConfig(precision=32))
_TYPE = "🫂 - DEDUP"
# A document in a signature file and in a file of duplicates.
_SIGNED = np.dtype([("key", "<u8"), ("place", "<u4")])
_LISTED = np.dtype([("place", "<u4"), ("cluster", "<u4")])


class _NoWords(WordTokenizer):  # type: ignore[misc]
    """In place of datatrove's splitters of words, which need the language and its library."""

    def __init__(self) -> None: ...

    def word_tokenize(self, text: str) -> NoReturn:
        raise NotImplementedError

    sent_tokenize = span_tokenize = word_tokenize


class SignPages(MinhashDedupSignature):  # type: ignore[misc]
    """Documents in, their signatures into a folder: the first stage.

    `metadata["date"]` (ISO 8601) counts where it is there. The folder has to be on a file system that all
    tasks see: `buckets/` are datatrove's signature files, `parts/` the shingles, `rows/` what is known of
    each document.
    """

    type = _TYPE
    name = "🎯 cleancms signatures"

    def __init__(self, folder: str | Path) -> None:
        super().__init__(str(Path(folder, "buckets")), CONFIG, _NoWords())
        self.folder = Path(folder)
        self._signature: Signature | None = None

    def get_shingles(self, text: str) -> NDArray[np.uint64]:
        """Return the shingles of the document at hand, (N, 1)."""
        signature = self._signature or sign(text)
        return signature.shingles.astype(np.uint64).reshape(-1, 1)

    def get_signature(self, shingles: NDArray[np.uint64]) -> list[list[int]]:
        """Return the minima of the document at hand by bucket."""
        assert self._signature
        minima: list[list[int]] = self._signature.bands.view("<u4").reshape(BANDS, BAND_VALUES).tolist()
        return minima

    def run(self, data: Iterable[Text] | None = None, rank: int = 0, world_size: int = 1) -> None:
        """Sign all documents of a task."""
        parts: list[tuple[int, Part]] = []
        places: list[int] = []
        super().run(self._sign(data or (), rank, parts, places), rank, world_size)
        shelve(self.folder / "rows", rank, parts, np.array(places, np.int64))

    def _sign(
        self, data: Iterable[Text], rank: int, parts: list[tuple[int, Part]], places: list[int]
    ) -> Iterator[Text]:
        """Yield the documents while their signatures are at hand, and add what is signed to the lists."""
        signed: list[Document] = []
        for place, text in enumerate(data):
            self._signature = sign(text.text)
            if self._signature.words:
                signed.append(Document(text.id, text.metadata.get("date") or None, self._signature))
                places.append(place)
            if len(signed) == PART_RECORDS:
                parts.append((0, self._write_part(rank, len(parts), signed)))
                signed = []
            yield text
        if signed:
            parts.append((0, self._write_part(rank, len(parts), signed)))

    def _write_part(self, rank: int, number: int, signed: list[Document]) -> Part:
        path = self.folder / "parts" / f"{rank:05d}-{number:06d}.signatures"
        write_whole(path, encode_part(signed))
        return open_part(path)


class SignParts(SignPages):
    """The documents of a corpus, which are signed already, into datatrove's signature files.

    `parts` returns the parts of a task, of how many, each with the number of its crawl.
    """

    name = "🎯 cleancms signatures of parts"

    def __init__(self, folder: Path, parts: Callable[[int, int], Iterable[tuple[int, Part]]]) -> None:
        super().__init__(folder)
        self.parts = parts

    def run(self, data: Iterable[Text] | None = None, rank: int = 0, world_size: int = 1) -> None:
        """Write the signatures of all documents of a task."""
        parts = list(self.parts(rank, world_size))
        MinhashDedupSignature.run(self, self._read(parts), rank, world_size)
        documents = sum(part.documents for _, part in parts)
        shelve(self.folder / "rows", rank, parts, np.arange(documents))

    def _read(self, parts: Iterable[tuple[int, Part]]) -> Iterator[Text]:
        """Yield something in place of each document, while its signature is at hand."""
        some = np.zeros(1, np.uint32)  # that there are shingles is all that is asked for
        for _, part in parts:
            for keys in np.stack([part.read_band(band) for band in range(BANDS)], axis=1):
                self._signature = Signature(keys, some, 1)
                yield Text("", "")


class LinkCopies(PipelineStep):  # type: ignore[misc]
    """Which signed documents are copies of each other: the second stage, at most BANDS tasks."""

    type = _TYPE
    name = "🎯 cleancms copies"

    def __init__(self, signatures: str | Path, output: str | Path) -> None:
        super().__init__()
        self.signatures = Path(signatures)
        self.output = Path(output)

    def run(self, data: None = None, rank: int = 0, world_size: int = 1) -> None:
        """Write the pairs of copies in each `world_size`-th bucket, from bucket `rank` on."""
        shelf = Shelf(self.signatures / "rows")
        comparer = Comparer(shelf)
        for band in range(rank, BANDS, world_size):
            keys, documents = _read_bucket(self.signatures / "buckets" / f"bucket_{band:03d}", shelf)
            found = bands.group_by_key(keys)
            groups = shelf.arrange(found._replace(documents=documents[found.documents]))
            pairs = [_encode_pairs(shelf, *links) for links in comparer.find_links(groups)]
            write_whole(self.output / f"{band:05d}_00.dups", b"".join(pairs), durable=False)
        self.stat_update("comparisons", value=comparer.comparisons, unit="task")


def _read_bucket(folder: Path, shelf: Shelf) -> tuple[NDArray[np.uint64], Numbers]:
    """Return the keys of all documents in a bucket, and their numbers."""
    keys, documents = [np.empty(0, np.uint64)], [np.empty(0, np.intp)]
    for path in sorted(folder.glob("*.minhash.sig")):
        signed = np.fromfile(path, _SIGNED)
        keys.append(signed["key"])
        documents.append(shelf.number(int(path.name.partition(".")[0]), signed["place"]))
    return np.concatenate(keys), np.concatenate(documents)


def _encode_pairs(shelf: Shelf, firsts: Numbers, others: Numbers) -> bytes:
    places = (*shelf.locate(firsts), *shelf.locate(others))
    return np.stack(places, axis=1).astype("<u4").tobytes()


class ChooseRepresentatives(PipelineStep):  # type: ignore[misc]
    """Which document of each cluster stays: one task, between datatrove's clusters and its filter.

    Reads what MinhashDedupCluster wrote with `save_cluster_id`, and writes the same files anew: those to
    remove, the clusters and their sizes. `files` are those of a corpus, whose parts get their clusters.
    """

    type = _TYPE
    name = "🎯 cleancms representatives"

    def __init__(
        self, signatures: str | Path, clusters: str | Path, output: str | Path, files: WorkFiles | None = None
    ) -> None:
        super().__init__()
        self.signatures = Path(signatures)
        self.clusters = Path(clusters)
        self.output = Path(output)
        self.files = files

    def run(self, data: None = None, rank: int = 0, world_size: int = 1) -> None:
        """Choose for all clusters."""
        shelf = Shelf(self.signatures / "rows")
        clusters = shelf.arrange(_read_clusters(self.clusters, shelf))
        _, firsts, numbers, sizes = np.unique(
            clusters.groups, return_index=True, return_inverse=True, return_counts=True
        )
        self.stat_update("clusters", value=len(firsts), unit="task")
        roots, sizes = clusters.documents[firsts][numbers], sizes[numbers]
        if self.files:
            _write_members(self.files, shelf, clusters.documents, roots, sizes)
        else:
            self._write(shelf, clusters, roots, sizes)

    def _write(self, shelf: Shelf, clusters: Groups, roots: Numbers, sizes: Numbers) -> None:
        order = np.argsort(clusters.documents)
        documents = clusters.documents[order]
        tasks, places = shelf.locate(documents)
        is_root = documents == roots[order]
        for task in range(shelf.tasks):
            here = tasks == task
            for suffix, columns in (
                ("remove", [places[here & ~is_root]]),
                ("clusters", [places[here], clusters.groups[order][here]]),
                ("sizes", [places[here], sizes[order][here]]),
            ):
                content = np.stack(columns, axis=1).astype("<u4").tobytes()
                write_whole(self.output / f"{task:06d}.{suffix}", content, durable=False)


def _read_clusters(folder: Path, shelf: Shelf) -> Groups:
    documents, groups = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
    for path in sorted(folder.glob("*.clusters")):
        listed = np.fromfile(path, _LISTED)
        documents.append(shelf.number(int(path.stem), listed["place"]))
        groups.append(listed["cluster"].astype(np.intp))
    return Groups(np.concatenate(documents), np.concatenate(groups))


def _write_members(
    files: WorkFiles, shelf: Shelf, documents: Numbers, roots: Numbers, sizes: Numbers
) -> None:
    """Write for each part of the corpus which of its pages are in clusters."""
    crawls_ago = shelf.take("crawl", documents) - shelf.take("crawl", roots)
    by_part: dict[Path, list[tuple[str, Membership]]] = {}
    rows = zip(documents.tolist(), roots.tolist(), crawls_ago.tolist(), sizes.tolist(), strict=True)
    for document, root, age, size in rows:
        member = shelf.read_id(document), Membership(shelf.read_id(root), age, size)
        by_part.setdefault(shelf.find_part(document), []).append(member)
    for path, members in by_part.items():
        if path.parent == files.folder:  # not one of an earlier crawl
            write_clusters(files, int(path.name.partition(".")[0]), members)
