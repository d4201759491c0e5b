"""Files of records: which reader a file needs, its raw records, and the record in each.

Reading is apart from parsing because one process reads and many parse.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BufferedReader
from pathlib import Path
from typing import cast

from cleancms.extras import MissingExtraError
from cleancms.pages.find import (
    MAX_SIZE,
    PAGE_SUFFIXES,
    Input,
    Suffixes,
    UnreadableFileError,
    describe_error,
    read_whole,
)
from cleancms.pages.jsonl_records import looks_like_lines, parse_line, read_lines
from cleancms.pages.parquet_records import read_rows
from cleancms.pages.raw_records import (
    BadRecord,
    BadRecordError,
    Form,
    RawRecord,
    Record,
    SkippedRecord,
)
from cleancms.pages.record_fields import FieldNames, read_fields
from cleancms.pages.streams import expand, find_compression
from cleancms.pages.warc_records import parse_warc, read_warc

__all__ = [
    "ANY_NAMES",
    "PAGES_AND_RECORDS",
    "RECORD_SUFFIXES",
    "BadRecord",
    "BadRecordError",
    "FieldNames",
    "Form",
    "Raw",
    "RawRecord",
    "Record",
    "SkippedRecord",
    "parse_record",
    "read_raw",
]

Raw = RawRecord | BadRecord | SkippedRecord
ANY_NAMES = FieldNames()
COMPRESSION_SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zstd")
_FORMS = {
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines"), Form.LINE),
    **dict.fromkeys((".warc", ".wet", ".wat"), Form.WARC),
    **dict.fromkeys((".parquet", ".pq"), Form.ROW),
    **dict.fromkeys(PAGE_SUFFIXES, Form.PAGE),
}
# ".json" may be anything in JSON: the first bytes tell.
RECORD_SUFFIXES = (*(suffix for suffix, form in _FORMS.items() if form is not Form.PAGE), ".json")
# What a directory may hold: pages and files of records.
PAGES_AND_RECORDS = Suffixes((*PAGE_SUFFIXES, *RECORD_SUFFIXES), COMPRESSION_SUFFIXES)
_HEAD = 1 << 16  # bytes that are looked at to recognise a file


def read_raw(source: Input, stdin: BufferedReader | None = None, max_size: int = MAX_SIZE) -> Iterator[Raw]:
    """Yield the records of one file as they stand in it, in a memory of one record (of parquet: 64 rows).

    JSON Lines, WARC and WET may be gzip, bzip2, xz or zstd; a file without a known suffix, and `stdin` for
    the input without a path (default: the process's), is recognised by its first bytes. Any other file is
    one page. Nothing is raised: what cannot be read is a BadRecord with its position, and what follows it in
    the file comes if it can be found. Lines, blocks, rows and pages of more than `max_size` bytes are bad
    records. A file without a byte is skipped.
    """
    try:
        with _open(source, stdin) as stream:
            if stream.peek(1) or _form_by_name(source) is Form.PAGE:
                yield from _read_stream(stream, source, max_size)
            else:
                yield SkippedRecord(source.id, 0, "empty file")
    except (OSError, UnreadableFileError, MissingExtraError) as error:
        yield BadRecord(source.id, 0, describe_error(source.id, error).message)


def parse_record(raw: RawRecord, names: FieldNames = ANY_NAMES, max_size: int = MAX_SIZE) -> Record:
    """Return the page in a raw record; `names` are for JSON lines and rows.

    The identifier is that of the record, "<source>:<position>" where it has none, the path of a page that
    is a file of its own. Raises BadRecordError that says what is wrong, MissingExtraError where a page was
    sent in a compression (br, zstd) whose library is not installed.
    """
    default_id = f"{raw.source}:{raw.position}"
    match raw.form:
        case Form.LINE:
            fields, warnings = parse_line(raw.data)
            return read_fields(fields, names, default_id, warnings)
        case Form.ROW:
            return read_fields(raw.fields, names, default_id)
        case Form.WARC:
            return parse_warc(raw, max_size)
        case Form.PAGE:
            return Record(raw.source, raw.data)


def _open(source: Input, stdin: BufferedReader | None) -> AbstractContextManager[BufferedReader]:
    if source.path is not None:
        return BufferedReader(Path(source.path).open("rb", buffering=0), _HEAD)
    return nullcontext(stdin or cast("BufferedReader", sys.stdin.buffer))


def _form_by_name(source: Input) -> Form | None:
    """Return what the name of a file says that its records are, None where it does not say."""
    name = Path(source.path).name.lower() if source.path else ""
    for suffix in COMPRESSION_SUFFIXES:
        name = name.removesuffix(suffix)
    return next((form for suffix, form in _FORMS.items() if name.endswith(suffix)), None)


def _read_stream(stream: BufferedReader, source: Input, max_size: int) -> Iterator[Raw]:
    """Yield the records of an open file that is not empty."""
    form = _form_by_name(source)
    # fastwarc expands these itself: faster, and it can go on behind a damage.
    by_fastwarc = stream.seekable() and find_compression(stream.peek(16)) in ("gzip", "zstd")
    is_ready = form is Form.ROW or (form is Form.WARC and by_fastwarc)
    expanded = stream if is_ready else expand(stream)
    match form or _recognise(expanded, source):
        case Form.ROW:
            if stream.seekable():
                yield from read_rows(stream, source.id, max_size)
            else:
                yield BadRecord(source.id, 0, "parquet has to be in a file")
        case Form.WARC:
            if by_fastwarc:
                stream.seek(0)
            yield from read_warc(stream if by_fastwarc else expanded, source.id, max_size)
        case Form.LINE:
            yield from read_lines(expanded, source.id, max_size)
        case Form.PAGE:
            yield RawRecord(source.id, 1, Form.PAGE, read_whole(expanded, max_size))
        case None:
            message = "JSON, but not one record a line (jq -c '.[]' makes lines of a list)"
            yield BadRecord(source.id, 0, message)


def _recognise(stream: BufferedReader, source: Input) -> Form | None:
    """Return what a file's first bytes say; None for JSON that is not one record a line."""
    head = stream.peek(_HEAD)
    if head.startswith(b"WARC/"):
        return Form.WARC
    if head.startswith(b"PAR1"):
        return Form.ROW
    if looks_like_lines(head):
        return Form.LINE
    is_json = source.path is not None and ".json" in Path(source.path).suffixes
    return None if is_json else Form.PAGE
