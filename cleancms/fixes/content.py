"""The content of one file, text or records, as it is and as it should be."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from cleancms.blocks.front_matter import split_front_matter
from cleancms.corpus.profiles import load_profile, name_folder, name_host
from cleancms.fixes.record_lines import UnfixableRecordError, read_record_line, replace_text
from cleancms.fixes.rewrite import Finding, rewrite_text
from cleancms.fixes.source import encode_source, read_source
from cleancms.model import PageKind, SiteProfile
from cleancms.pages.decode import UnreadablePageError
from cleancms.pages.kind import recognise_kind
from cleancms.pages.raw_records import BadRecordError
from cleancms.pages.record_fields import FieldNames

ANY_NAMES = FieldNames()
TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
RECORD_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_MARKDOWN_SUFFIXES = (".md", ".markdown")


class UnfixableContentError(ValueError):
    """A file cannot be rewritten in place; the message says why and what to do."""


class FileFinding(NamedTuple):
    """A finding, on the lines `line` to `last_line` of its file, counted from 1.

    Of a JSONL file that is the record's line; `record` is its id, "" in a text.
    """

    line: int
    last_line: int
    record: str
    finding: Finding


class Row(NamedTuple):
    """A record of a JSONL file (or a text as a whole): its line, its id, its text and what is found in it."""

    line: int
    id: str
    text: str
    findings: tuple[Finding, ...]


class LineProblem(NamedTuple):
    """A line (counted from 1) of a JSONL file that was left alone, and why."""

    line: int
    cause: str


class FixedFile(NamedTuple):
    """What a file holds and what it should hold. `before` and `after` are equal where nothing is found.

    `rows` has an entry for each record that was looked at. `skipped` are sound records that have no text or
    hold HTML (line 0: the whole file), `failed` lines that are no records; both stay as they are.
    """

    name: str
    before: bytes
    after: bytes
    findings: tuple[FileFinding, ...] = ()
    rows: tuple[Row, ...] = ()
    skipped: tuple[LineProblem, ...] = ()
    failed: tuple[LineProblem, ...] = ()


def fix_content(
    name: str, raw: bytes, names: FieldNames = ANY_NAMES, profiles: Path | None = None
) -> FixedFile:
    """Return what becomes of the content of the file `name`, whose suffix says what it is.

    `names` are the fields of records; `profiles` is a directory of site profiles. Raises
    UnfixableContentError for HTML, UnreadablePageError for what is no text or cannot be written back byte for
    byte, BadProfileError, OSError (a profile cannot be read) and LostBlockError.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in RECORD_SUFFIXES:
        return _fix_records(name, raw, names, profiles)
    if suffix in HTML_SUFFIXES:
        raise UnfixableContentError(_describe_html(name))
    return _fix_text(name, raw, profiles)


def _fix_text(name: str, raw: bytes, profiles: Path | None) -> FixedFile:
    source = read_source(raw)
    if recognise_kind(source.text) is PageKind.HTML:
        if name.lower().endswith(_MARKDOWN_SUFFIXES):  # Markdown may be written in HTML
            return FixedFile(name, raw, raw, skipped=(LineProblem(0, "written in HTML"),))
        raise UnfixableContentError(_describe_html(name))
    profile = _find_profile(profiles, _read_address(source.text), name_folder(name)) if profiles else None
    text, findings = rewrite_text(source.text, profile)
    after = encode_source(source, text) if findings else raw
    if findings and not _reads_as(after, text):
        cause = "what would be left is read as HTML, in another encoding or as no text"
        return FixedFile(name, raw, raw, skipped=(LineProblem(0, cause),))
    return FixedFile(
        name,
        raw,
        after,
        tuple([FileFinding(found.first + 1, found.last, "", found) for found in findings]),
        (Row(1, name, source.text, findings),),
    )


def _reads_as(raw: bytes, text: str) -> bool:
    """Return whether the content of a file is read as this text, and not as HTML."""
    try:
        return read_source(raw).text == text and recognise_kind(text) is PageKind.TEXT
    except UnreadablePageError:
        return False


def _describe_html(name: str) -> str:
    return f"HTML cannot be fixed in place; cleancms clean {name} -o DIR writes the article"


def _read_address(text: str) -> str:
    """Return the address in the front matter of a text, "" without one."""
    hints, _ = split_front_matter(text)
    return hints.canonical if hints else ""


def _find_profile(profiles: Path, url: str, fallback: str) -> SiteProfile | None:
    """Return the profile of the site of an address, or else of the site `fallback`."""
    host = name_host(url)
    profile = load_profile(profiles, host) if host else None
    return profile or load_profile(profiles, fallback)


# --- records ---------------------------------------------------------------------------------------------


def _fix_records(name: str, raw: bytes, names: FieldNames, profiles: Path | None) -> FixedFile:
    lines: list[bytes] = []
    rows: list[Row] = []
    skipped: list[LineProblem] = []
    failed: list[LineProblem] = []
    for number, line in enumerate(_split_lines(raw), 1):
        fixed = line
        try:
            if line.removeprefix(codecs.BOM_UTF8 if number == 1 else b"").strip():
                fixed, row = _fix_record(name, number, line, names, profiles)
                rows.append(row)
        except UnfixableRecordError as error:
            skipped.append(LineProblem(number, str(error)))
        except BadRecordError as error:
            failed.append(LineProblem(number, str(error)))
        lines.append(fixed)
    findings = [FileFinding(row.line, row.line, row.id, found) for row in rows for found in row.findings]
    return FixedFile(name, raw, b"".join(lines), tuple(findings), tuple(rows), tuple(skipped), tuple(failed))


def _split_lines(raw: bytes) -> Iterator[bytes]:
    """Yield the lines of `raw` with their ends: in JSONL nothing but a line feed ends a line."""
    start = 0
    while start < len(raw):
        end = raw.find(b"\n", start) + 1 or len(raw)
        yield raw[start:end]
        start = end


def _fix_record(
    name: str, number: int, raw: bytes, names: FieldNames, profiles: Path | None
) -> tuple[bytes, Row]:
    """Return a line with the text of its record rewritten. Raises BadRecordError, UnfixableRecordError."""
    mark = b"\xef\xbb\xbf" if number == 1 and raw.startswith(b"\xef\xbb\xbf") else b""
    try:
        line = raw[len(mark) :].decode()
    except UnicodeDecodeError as error:
        raise BadRecordError(f"not UTF-8 at byte {error.start + 1} of the line") from None
    record = read_record_line(line, names, f"{name}:{number}")
    profile = _find_profile(profiles, record.url, PurePath(name).stem) if profiles else None
    text, findings = rewrite_text(record.text, profile)
    row = Row(number, record.id, record.text, findings)
    return (mark + replace_text(line, record, text).encode() if findings else raw), row
