"""A page or a record of a corpus in a row: what became of it, in numbers."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cleancms.model import Label, Result

REPORT, SUMMARY, PROFILES = "report.jsonl", "summary.json", "profiles"
# The states of a page that is looked at; those of records are the report's own.
ARTICLE, EMPTY, FAILED = "article", "empty", "failed"
NOTHING_EXTRACTED = "nothing could be extracted"


class BadReportError(ValueError):
    """The report of a corpus cannot be read; the message says where."""


class Row(NamedTuple):
    """What became of a page or a record.

    `place` is the file and position a record stands at, `cause` why it has no article. `confidence` (0..1) is
    None where there is none. `kept` and `dropped` count blocks (copies among the dropped ones), `reasons`
    the blocks of each reason. `copies` is how often the article stood on the page. `cluster` is the id of the
    record that stands for its near-duplicates, `cluster_size` how many they are.
    """

    id: str
    title: str = ""
    place: str = ""
    site: str = ""
    status: str = ARTICLE
    cause: str = ""
    confidence: float | None = None
    kept: int = 0
    dropped: int = 0
    copies: int = 0
    reasons: Mapping[str, int] = {}
    cluster: str = ""
    cluster_size: int = 0

    @property
    def blocks(self) -> int:
        """How many blocks the page has."""
        return self.kept + self.dropped


def describe_result(result: Result) -> Row:
    """Return the row of a page."""
    reasons = Counter(verdict.reason.value for verdict in result.verdicts)
    kept = sum(verdict.label is Label.KEPT for verdict in result.verdicts)
    return Row(
        id=result.page_id,
        title=result.metadata.title or "",
        status=ARTICLE if result.article else EMPTY,
        cause="" if result.article else NOTHING_EXTRACTED,
        confidence=round(result.confidence, 4),
        kept=kept,
        dropped=len(result.verdicts) - kept,
        copies=result.copies,
        reasons=dict(sorted(reasons.items())),
    )


def describe_failure(name: str, cause: str) -> Row:
    """Return the row of an input that could not be read."""
    return Row(id=name, status=FAILED, cause=cause)


def is_corpus(folder: Path) -> bool:
    """Return whether a directory is the complete output of `cleancms corpus`."""
    return all(map(_is_file, (folder / REPORT, folder / SUMMARY)))


def is_unfinished_corpus(folder: Path) -> bool:
    """Return whether a directory belongs to a run of `cleancms corpus` that is not complete."""
    return _is_file(folder / ".cleancms" / "run.json") and not is_corpus(folder)


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - pathlib raises without permission


def read_report(folder: Path) -> Iterator[Row]:
    """Yield the rows of a corpus, in the memory of one. Raises BadReportError, OSError."""
    with (folder / REPORT).open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                data = json.loads(line)
            except (ValueError, RecursionError):
                data = None
            if not isinstance(data, dict):
                raise BadReportError(f"{folder / REPORT}: line {number} is no JSON object")
            yield _read_line(data)


def _read_line(data: Mapping[str, Any]) -> Row:
    confidence = data.get("confidence")
    reasons = data.get("reasons")
    return Row(
        id=_text(data.get("id")),
        place=f"{_text(data.get('source'))}:{_text(data.get('position'))}",
        site=_text(data.get("site")),
        status=_text(data.get("status")) or "unknown",
        cause=_text(data.get("reason")),
        confidence=confidence if isinstance(confidence, int | float) and 0 <= confidence <= 1 else None,
        kept=_count(data.get("kept")),
        dropped=_count(data.get("dropped")),
        copies=_count(data.get("copies")),
        reasons={name: _count(blocks) for name, blocks in reasons.items()}
        if isinstance(reasons, dict)
        else {},
        cluster=_text(data.get("cluster")),
        cluster_size=_count(data.get("cluster_size")),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _count(value: object) -> int:
    return max(value, 0) if isinstance(value, int) else 0
