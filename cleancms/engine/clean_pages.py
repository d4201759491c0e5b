"""The page cleaner as a step of a datatrove pipeline: documents with HTML or dumps in, articles out."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.writers.disk_base import DiskWriter
from datatrove.utils.typeshelper import StatHints

from cleancms.engine.document_work import NOTHING, Article, PageTask, clean_document
from cleancms.workers import Failure, Limits, run_tasks

_MODULES = ("cleancms.engine.document_work",)


class CleanPages(PipelineStep):  # type: ignore[misc]
    """Documents with the HTML or the text dump of a page in, documents with its article out.

    `text` becomes the article as plain text; `metadata` keeps what it has and gets what `cleancms clean`
    writes: title, author, date, ..., and `cleancms` with what was done. `metadata["url"]` is the page's
    address where it is there. A page without an article, or one that cannot be cleaned, goes to
    `exclusion_writer` as it came, with the reason in `metadata["filter_reason"]`.

    `profiles` is a directory that `cleancms learn` wrote. A page that takes longer than `deadline` seconds,
    or more than `memory_gb`, costs itself alone: pages are cleaned in a process that is killed then.
    """

    type = "🧹 - CLEANER"
    name = "📰 cleancms"

    def __init__(
        self,
        exclusion_writer: DiskWriter | None = None,
        profiles: str | Path | None = None,
        reference_time: str | None = None,
        deadline: float = 60.0,
        memory_gb: float = 2.0,
    ) -> None:
        super().__init__()
        self.exclusion_writer = exclusion_writer
        self.profiles = Path(profiles) if profiles else None
        self.reference_time = reference_time
        self.limits = Limits(1, deadline or None, int(memory_gb * 1e9) or None)

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Yield the documents that have an article."""
        with self.exclusion_writer or nullcontext() as writer, closing(self._clean(data)) as cleaned:
            while True:
                with self.track_time():
                    found = next(cleaned, None)
                if found is None:
                    return
                document, article = found
                self.stat_update(StatHints.total)
                if isinstance(article, Article):
                    document.text = article.text
                    document.metadata = _merge(document.metadata, article.metadata)
                    self.stat_update(StatHints.forwarded)
                    self.update_doc_stats(document)
                    yield document
                    continue
                kind = "empty" if article.cause == NOTHING else "failed"
                self.stat_update(StatHints.dropped, f"dropped_{kind}")
                document.metadata["filter_reason"] = article.cause
                if writer:
                    writer.write(document, rank)

    def _clean(self, data: Iterable[Document]) -> Generator[tuple[Document, Article | Failure], None, None]:
        """Yield each document with its article, or why it has none."""
        waiting: deque[Document] = deque()

        def read() -> Iterator[PageTask]:
            for document in data:
                waiting.append(document)
                yield PageTask(document.id, document.text, str(document.metadata.get("url") or ""))

        work = partial(clean_document, self.profiles, self.reference_time)
        with closing(run_tasks(work, read(), self.limits, _MODULES)) as results:
            for _, article in results:
                yield waiting.popleft(), article


def _merge(known: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return what was known with what was found; nothing found leaves what was known."""
    return {**known, **{name: value for name, value in found.items() if value or name not in known}}
