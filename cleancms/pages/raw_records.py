"""What comes out of a file of records before and after a record is parsed. Plain data, picklable."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from cleancms.model import PageKind


class Form(StrEnum):
    """What the records of a file are."""

    LINE = "JSON line"
    WARC = "WARC record"
    ROW = "parquet row"
    PAGE = "page"


class RawRecord(NamedTuple):
    """A record as it was read, not yet parsed.

    `source` names its file, `position` is its line, record or row, counted from 1. `data` is the line, the
    block of a WARC record or the page; `fields` are the headers of a WARC record (names in lower case) or
    the values of a row.
    """

    source: str
    position: int
    form: Form
    data: bytes
    fields: Mapping[str, Any] = {}


class BadRecord(NamedTuple):
    """A record that cannot be read, and why. Position 0 is the file as a whole."""

    source: str
    position: int
    message: str


class SkippedRecord(NamedTuple):
    """A record that is sound but no page (an image, a redirect, ...). Position 0 is the file as a whole."""

    source: str
    position: int
    message: str


class Record(NamedTuple):
    """A page with what its record says about it.

    `content` is bytes where it has to be decoded, with `charset` the name that the server gave. `kind` is
    None where the content has to tell. `url` is "" where it is unknown; `fetched` the ISO 8601 time at
    which the page was fetched. `extra` are the fields that pass through, in their order, JSON-ready.
    `warnings` are sentences about the reading of the record.
    """

    id: str
    content: str | bytes
    kind: PageKind | None = None
    url: str = ""
    charset: str | None = None
    fetched: str | None = None
    extra: Mapping[str, Any] = {}
    warnings: tuple[str, ...] = ()


class BadRecordError(ValueError):
    """A raw record is no record of a page; the message says why."""
