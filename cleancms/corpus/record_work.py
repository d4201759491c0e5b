"""What a worker does with one record: find its site, look at it to learn the site's template, clean it.

Each function takes plain data and returns plain data; what cannot be done with a record is in the answer.
"""

from __future__ import annotations

import json
import os
import zlib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from cleancms.articles.formats import Format
from cleancms.articles.passed_fields import merge_record
from cleancms.articles.records import to_json, to_record
from cleancms.articles.write import encode, render_article
from cleancms.corpus.parts import Document
from cleancms.corpus.places import place_record
from cleancms.corpus.plan import CorpusSettings, TreeFormat
from cleancms.corpus.profiles import load_profile, name_folder, name_host, write_profile
from cleancms.corpus.readings import RecordReading, decode_reading, encode_reading
from cleancms.corpus.samples import SampledBlock, SampledPage, SitePages, draw_sample, sample_page
from cleancms.corpus.signatures import NO_SIGNATURE, sign
from cleancms.corpus.templates import learn_profile
from cleancms.extras import MissingExtraError
from cleancms.model import Label, PageKind, Result, SiteProfile
from cleancms.pages.decode import UnreadablePageError, read_page, read_string
from cleancms.pages.records import (
    BadRecord,
    BadRecordError,
    Form,
    RawRecord,
    SkippedRecord,
    parse_record,
)
from cleancms.pipeline import apply_profile, finish_page, understand_page
from cleancms.workers import Failure

WRITTEN, EMPTY, FAILED, SKIPPED = "written", "empty", "failed", "skipped"
Raw = RawRecord | BadRecord | SkippedRecord


class Task(NamedTuple):
    """A raw record with its number in the corpus; `id` replaces its own where another record has that too.

    `stem` is where the documents of its file go in a tree (`place_inputs`), `reading` what it was understood
    as (`encode_reading`), b"" where it was not yet.
    """

    number: int
    raw: Raw
    id: str = ""
    stem: str = ""
    reading: bytes = b""


class Cleaned(NamedTuple):
    """What became of a record.

    `report` is its line of the report, `line` its document as a JSON line (b"" where it has none; of a tree:
    id, path, content), `document` what its near-duplicates are found by.
    """

    report: dict[str, Any]
    line: bytes = b""
    document: Document | None = None


def find_record_site(settings: CorpusSettings, task: Task) -> tuple[str, str] | Failure | None:
    """Return the id and the site of a record; None where it is no page."""
    match task.raw:
        case RawRecord() as raw:
            try:
                record = parse_record(raw, settings.names, settings.max_size)
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


def look_at_record(settings: CorpusSettings, task: Task) -> tuple[bytes, bytes]:
    """Return what is remembered of a page to learn its site's template (`learn_site`), and to clean it.

    Raises BadRecordError, UnreadablePageError, MissingExtraError.
    """
    record = _understand_record(settings, task)
    page, reading = record.page, record.reading
    sampled = sample_page(page.id, page.kind, reading.segments, reading.scores, reading.title.text or "")
    data = zlib.compress(json.dumps(sampled).encode("utf-8", "surrogatepass"), 1)
    return data, encode_reading(record)


def learn_site(site: SitePages) -> bytes:
    """Return the profile of a site as the bytes of its file, b"" where its pages have no template."""
    profile = learn_profile(site.site, draw_sample(map(decode_sample, site.pages)))
    return encode(write_profile(profile)) if profile.templates else b""


def decode_sample(data: bytes) -> SampledPage:
    """Return the sampled page in what `look_at_record` remembered."""
    rank, page_id, kind, title, blocks = json.loads(zlib.decompress(data))
    return SampledPage(rank, page_id, PageKind(kind), title, tuple(SampledBlock(*block) for block in blocks))


def clean_record(settings: CorpusSettings, profiles: Path | None, sign_texts: bool, task: Task) -> Cleaned:
    """Return the document of a record and its line of the report. What is wrong with it is in the report."""
    raw = task.raw
    if isinstance(raw, BadRecord | SkippedRecord):
        return describe_failure(task, raw.message, FAILED if isinstance(raw, BadRecord) else SKIPPED)
    try:
        known = decode_reading(task.reading) if task.reading else _understand_record(settings, task)
    except (BadRecordError, UnreadablePageError, MissingExtraError) as error:
        return describe_failure(task, str(error))
    page, reading, fetched, extra = known
    site = name_site(page.url, raw)
    if profiles:
        canonical = reading.segments.hints.canonical if settings.profiles and not page.url else ""
        reading = apply_profile(reading, _find_profile(profiles, site, canonical), page.kind)
    result = finish_page(page, reading, settings.settings)
    place = {"id": page.id, "source": raw.source, "position": raw.position, "site": site}
    report = {**place, **_count(result)}
    if not result.article:
        return Cleaned({**report, "status": EMPTY, "reason": "nothing could be extracted"})
    signature = sign(result.text) if sign_texts else NO_SIGNATURE
    document = Document(page.id, result.metadata.date, signature)
    if isinstance(settings.output_format, TreeFormat):
        path = place_record(task.stem, raw, f".{settings.output_format}")
        content = render_article(result, Format(settings.output_format), settings.settings)
        line = json.dumps({"id": page.id, "path": path, "content": content}, ensure_ascii=False) + "\n"
        return Cleaned({**report, "path": _readable(path)}, line.encode("utf-8", "surrogatepass"), document)
    fields = {**to_record(result), "added": fetched}
    return Cleaned(report, encode(to_json(merge_record(fields, extra)) + "\n"), document)


def _find_profile(folder: Path, site: str, canonical: str) -> SiteProfile | None:
    """Return the profile of a page's site.

    Profiles that were not learnt from the corpus are chosen as `cleancms clean --profiles` does: for a page
    without an address, that of its canonical one comes first.
    """
    host = name_host(canonical)
    return (load_profile(folder, host) if host else None) or load_profile(folder, site)


def _readable(path: str) -> str:
    """Return `path` with bytes that are not UTF-8 escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def describe_failure(task: Task, cause: str, status: str = FAILED) -> Cleaned:
    """Return what became of a record that is no page or could not be cleaned."""
    raw = task.raw
    place = {"id": task.id or None, "source": raw.source, "position": raw.position}
    return Cleaned({**place, "status": status, "reason": cause})


def _understand_record(settings: CorpusSettings, task: Task) -> RecordReading:
    """Return the page of a record. Raises BadRecordError, UnreadablePageError, MissingExtraError."""
    assert isinstance(task.raw, RawRecord)
    record = parse_record(task.raw, settings.names, settings.max_size)
    name = task.id or record.id
    if isinstance(record.content, bytes):
        page = read_page(record.content, name, kind=record.kind, url=record.url, server=record.charset or "")
    else:
        page = read_string(record.content, name, "record", kind=record.kind, url=record.url)
    return RecordReading(page, understand_page(page, settings.settings), record.fetched, record.extra)


def _count(result: Result) -> dict[str, Any]:
    gone = [verdict.reason.value for verdict in result.verdicts if verdict.label is not Label.KEPT]
    return {
        "status": WRITTEN,
        "reason": "",
        "confidence": round(result.confidence, 4),
        "kept": len(result.verdicts) - len(gone),
        "dropped": len(gone),
        "copies": result.copies,
        "reasons": dict(sorted(Counter(gone).items())),
    }
