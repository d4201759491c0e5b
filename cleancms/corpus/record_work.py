"""What a worker does with one record: find its site, look at it to learn the site's template, clean it.

Each function takes plain data and returns plain data; what cannot be done with a record is in the answer.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from cleancms.articles.passed_fields import merge_record
from cleancms.articles.records import to_json, to_record
from cleancms.articles.write import encode
from cleancms.corpus.parts import Document
from cleancms.corpus.plan import CorpusSettings
from cleancms.corpus.profiles import load_profile, name_folder, name_host
from cleancms.corpus.samples import SampledBlock, SampledPage, sample_page
from cleancms.corpus.signatures import NO_SIGNATURE, sign
from cleancms.extras import MissingExtraError
from cleancms.model import Label, Page, PageKind, Result
from cleancms.pages.decode import UnreadablePageError, normalise, read_page, recognise_kind
from cleancms.pages.records import (
    BadRecord,
    BadRecordError,
    FieldNames,
    Form,
    RawRecord,
    Record,
    SkippedRecord,
    parse_record,
)
from cleancms.pipeline import clean_page, understand_page
from cleancms.workers import Failure

WRITTEN, EMPTY, FAILED, SKIPPED = "written", "empty", "failed", "skipped"
Raw = RawRecord | BadRecord | SkippedRecord


class Task(NamedTuple):
    """A raw record with its number in the corpus; `id` replaces its own where another record has that too."""

    number: int
    raw: Raw
    id: str = ""


class Cleaned(NamedTuple):
    """What became of a record.

    `report` is its line of the report, `line` its document as a JSON line (b"" where it has none),
    `document` what its near-duplicates are found by.
    """

    report: dict[str, Any]
    line: bytes = b""
    document: Document | None = None


def find_record_site(names: FieldNames, task: Task) -> tuple[str, str] | Failure | None:
    """Return the id and the site of a record; None where it is no page."""
    match task.raw:
        case RawRecord() as raw:
            try:
                record = parse_record(raw, names)
            except (BadRecordError, MissingExtraError) as error:
                return Failure(str(error))
            return record.id, name_site(record.url, raw)
        case BadRecord() as bad:
            return Failure(bad.message)
        case SkippedRecord():
            return None


def name_site(url: str, raw: RawRecord) -> str:
    """Return the site of a page: the host of its address, else the folder or the file that it stands in."""
    if host := name_host(url):
        return host
    if raw.form is Form.PAGE:
        return name_folder(raw.source)
    name = raw.source.rpartition("/")[2]
    return name.partition(".")[0] or name


def look_at_record(names: FieldNames, task: Task) -> bytes:
    """Return what is remembered of a page to learn its site's template (`decode_sample`).

    Raises BadRecordError, UnreadablePageError, MissingExtraError.
    """
    assert isinstance(task.raw, RawRecord)
    page, _ = _read_record(names, task.raw, task.id)
    understood = understand_page(page)
    sampled = sample_page(
        page.id, page.kind, understood.segments, understood.scores, understood.title.text or ""
    )
    return zlib.compress(json.dumps(sampled).encode("utf-8", "surrogatepass"), 1)


def decode_sample(data: bytes) -> SampledPage:
    """Return the sampled page in what `look_at_record` returned."""
    rank, page_id, kind, title, blocks = json.loads(zlib.decompress(data))
    return SampledPage(rank, page_id, PageKind(kind), title, tuple(SampledBlock(*block) for block in blocks))


def clean_record(settings: CorpusSettings, profiles: Path | None, sign_texts: bool, task: Task) -> Cleaned:
    """Return the document of a record and its line of the report. What is wrong with it is in the report."""
    raw = task.raw
    if isinstance(raw, BadRecord | SkippedRecord):
        return describe_failure(task, raw.message, FAILED if isinstance(raw, BadRecord) else SKIPPED)
    try:
        page, record = _read_record(settings.names, raw, task.id)
    except (BadRecordError, UnreadablePageError, MissingExtraError) as error:
        return describe_failure(task, str(error))
    site = name_site(record.url, raw)
    result = clean_page(page, settings.settings, profile=load_profile(profiles, site) if profiles else None)
    place = {"id": page.id, "source": raw.source, "position": raw.position, "site": site}
    report = {**place, **_count(result)}
    if not result.article:
        return Cleaned({**report, "status": EMPTY, "reason": "nothing could be extracted"})
    document = {**to_record(result), "added": record.fetched}
    line = encode(to_json(merge_record(document, record.extra)) + "\n")
    signature = sign(result.text) if sign_texts else NO_SIGNATURE
    return Cleaned(report, line, Document(page.id, result.metadata.date, signature))


def describe_failure(task: Task, cause: str, status: str = FAILED) -> Cleaned:
    """Return what became of a record that is no page or could not be cleaned."""
    raw = task.raw
    place = {"id": task.id or None, "source": raw.source, "position": raw.position}
    return Cleaned({**place, "status": status, "reason": cause})


def _read_record(names: FieldNames, raw: RawRecord, new_id: str) -> tuple[Page, Record]:
    """Return the page of a record. Raises BadRecordError, UnreadablePageError, MissingExtraError."""
    record = parse_record(raw, names)
    name = new_id or record.id
    if isinstance(record.content, bytes):
        page = read_page(record.content, name, kind=record.kind, url=record.url, server=record.charset or "")
    else:
        content = normalise(record.content)
        page = Page(name, content, record.kind or recognise_kind(content), record.url, "unicode (record)")
    return page, record


def _count(result: Result) -> dict[str, Any]:
    kept = sum(verdict.label is Label.KEPT for verdict in result.verdicts)
    return {
        "status": WRITTEN,
        "reason": "",
        "confidence": round(result.confidence, 4),
        "kept": kept,
        "dropped": len(result.verdicts) - kept,
        "copies": result.copies,
    }
