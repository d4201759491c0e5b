"""One record into its document, for engines that bring their own distribution (Ray Data, Spark)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cleancms.corpus.plan import CorpusSettings
from cleancms.corpus.record_work import EMPTY, WRITTEN, Task, clean_record
from cleancms.pages.raw_records import Form, RawRecord
from cleancms.pages.record_fields import FieldNames, read_fields


def clean_one(record: Mapping[str, Any], profiles: Path | None) -> dict[str, Any] | None:
    """Return the document of a record as `cleancms corpus` writes it, None where its page has no article.

    `profiles` is a directory of site profiles. A record without an id has its address for one. Raises
    ValueError that says what is wrong with a record that is no page, BadProfileError, OSError.
    """
    if not isinstance(record, Mapping):  # a line of JSON may be anything
        raise ValueError("not a JSON object")
    known = read_fields(record, FieldNames(), "")
    task = Task(0, RawRecord("record", 1, Form.ROW, b"", record), known.id or known.url or "page")
    cleaned = clean_record(CorpusSettings(), profiles, False, task)
    if cleaned.report["status"] == WRITTEN:
        document: dict[str, Any] = json.loads(cleaned.line)
        return document
    if cleaned.report["status"] == EMPTY:
        return None
    raise ValueError(cleaned.report["reason"])
