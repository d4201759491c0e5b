"""What a worker does with the page of a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from cleancms.articles.records import to_record
from cleancms.corpus.profiles import load_profile, name_host
from cleancms.model import Settings
from cleancms.pages.decode import read_string
from cleancms.pipeline import clean_page
from cleancms.workers import Failure

NOTHING = "nothing could be extracted"
# What datatrove keeps itself, and what Dolma wants of every document: the host, which `url` has too.
_LEFT_OUT = ("id", "text", "source", "added", "metadata")


class PageTask(NamedTuple):
    """A page as it comes: `url` is "" where it is unknown."""

    id: str
    content: str
    url: str


class Article(NamedTuple):
    """The article of a page as plain text, and what is known of it, JSON-ready."""

    text: str
    metadata: dict[str, Any]


def clean_document(profiles: Path | None, reference_time: str | None, task: PageTask) -> Article | Failure:
    """Return the article of a page, or why it has none. Raises BadProfileError, OSError."""
    page = read_string(task.content, task.id, "document", url=task.url)
    host = name_host(task.url)
    profile = load_profile(profiles, host) if profiles and host else None
    result = clean_page(page, Settings(reference_time=reference_time), None, profile)
    if not result.article:
        return Failure(NOTHING)
    record = to_record(result)
    others = {name: value for name, value in record.items() if name not in _LEFT_OUT}
    return Article(record["text"], {**others, **record["metadata"]})
