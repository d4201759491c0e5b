"""A result as a record: a Dolma document, the JSON form that corpus tools read.

The keys and which of them must be there are those of Dolma's docs/data-format.md.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from cleancms import __version__
from cleancms.model import Label, Metadata, Result

# The source of a page without an address whose site is unknown: Dolma wants one for every document.
UNKNOWN_SOURCE = "unknown"
# JSON allows these in strings, but many readers of lines take some of them for the end of one, and a terminal
# takes others for commands.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def to_record(result: Result) -> dict[str, Any]:
    """Return a result as a Dolma document of JSON-ready values.

    `text` is the body as plain text. `source` is the host of the page's address, else its site, else
    "unknown". `created` is the article's date as a time in UTC, midnight where only the day is known, null
    where no date is. `added` is null: a page does not say when it was fetched, and a clock would give
    other bytes on every run. `metadata` has every field of `Metadata`, null or [] where unknown, then
    `encoding`, and under `cleancms` the version and what was done: blocks kept and dropped (copies among
    them), how often the article stood on the page, the confidence (0..1), the warnings and where each
    field was read.
    """
    metadata = result.metadata
    kept = sum(verdict.label is Label.KEPT for verdict in result.verdicts)
    return {
        "id": result.page_id,
        "text": result.text,
        "source": _source(metadata),
        "added": None,
        "created": _timestamp(metadata.date),
        "metadata": {
            **metadata.as_dict(),
            "encoding": result.encoding,
            "cleancms": {
                "version": __version__,
                "kept": kept,
                "dropped": len(result.verdicts) - kept,
                "copies": result.copies,
                "confidence": round(result.confidence, 4),
                "warnings": list(result.warnings),
                "origins": dict(metadata.origins),
            },
        },
    }


def explain(result: Result) -> dict[str, Any]:
    """Return what was decided about every block of a page, as JSON-ready values.

    `repeats` is the index of the block that a copy repeats, null for every other block.
    """
    return {
        "id": result.page_id,
        "encoding": result.encoding,
        "warnings": list(result.warnings),
        "copies": result.copies,
        "confidence": round(result.confidence, 4),
        "metadata": result.metadata.as_dict(),
        "origins": dict(result.metadata.origins),
        "blocks": [
            {
                "index": verdict.block.index,
                "kind": verdict.block.kind.value,
                "verdict": verdict.label.value,
                "reason": verdict.reason.value,
                "score": round(verdict.score, 4),
                "repeats": verdict.repeats if verdict.label is Label.COPY else None,
                "text": verdict.block.text,
            }
            for verdict in result.verdicts
        ],
    }


def to_json(record: dict[str, Any], indent: int | None = None) -> str:
    """Return a record as JSON on one line, or indented by `indent` spaces."""
    return json.dumps(record, ensure_ascii=False, indent=indent).translate(_ESCAPED)


def _source(metadata: Metadata) -> str:
    try:
        host = urlsplit(metadata.url or "").hostname
    except ValueError:
        host = None
    return host or metadata.site or UNKNOWN_SOURCE


def _timestamp(date: str | None) -> str | None:
    """Return an ISO 8601 day or time as a time in UTC, None where it is no date."""
    try:
        moment = datetime.fromisoformat(date or "")
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
