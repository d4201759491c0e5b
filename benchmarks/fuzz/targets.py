"""What is fuzzed: each target reads bytes as one reader does and checks what must hold afterwards.

Exceptions that a reader documents are no finding; any other exception, and a false assertion, is.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cleancms.articles.dates import find_dates, parse_date
from cleancms.articles.formats import Format
from cleancms.articles.write import encode, render_article
from cleancms.blocks.front_matter import split_front_matter
from cleancms.configuration import ConfigurationError, read_settings
from cleancms.corpus.index import UnusableIndexError, read_index
from cleancms.corpus.parts import UnreadablePartError, open_part
from cleancms.corpus.profiles import BadProfileError, read_profile, write_profile
from cleancms.corpus.readings import RecordReading, decode_reading, encode_reading
from cleancms.fixes.content import UnfixableContentError, fix_content
from cleancms.fixes.rewrite import rewrite_text
from cleancms.model import Page, PageKind, Settings
from cleancms.pages.decode import UnreadablePageError, decode, read_page
from cleancms.pages.find import STDIN, Input
from cleancms.pages.http_messages import BrokenPayloadError, decode_payload, split_response
from cleancms.pages.raw_records import BadRecordError, RawRecord
from cleancms.pages.records import parse_record, read_raw
from cleancms.pipeline import clean_page, finish_page, understand_page

Target = Callable[[bytes], None]


def clean_html(data: bytes) -> None:
    """Clean the bytes as an HTML page."""
    _clean(data, PageKind.HTML)


def clean_text(data: bytes) -> None:
    """Clean the bytes as a text dump."""
    _clean(data, PageKind.TEXT)


def _clean(data: bytes, kind: PageKind) -> None:
    try:
        page = read_page(data, "page", kind=kind)
    except UnreadablePageError:
        return
    reading = understand_page(page)
    result = finish_page(page, decode_reading(encode_reading(RecordReading(page, reading))).reading)
    assert result == clean_page(page), "another result the second time"
    assert [verdict.block for verdict in result.verdicts] == list(reading.segments.blocks)
    for form in Format:
        encode(render_article(result, form, Settings())).decode()
    if result.article:
        json.loads(render_article(result, Format.JSON, Settings()))


def fix_text(data: bytes) -> None:
    """Fix the bytes as a text: a second run finds nothing."""
    try:
        text = decode(data).text
    except UnreadablePageError:
        return
    done = rewrite_text(text)
    assert (done.text == text) is not bool(done.findings)
    assert not rewrite_text(done.text).findings


def fix_file(data: bytes) -> None:
    """Fix the bytes as files of text and of records."""
    for name in ("page.txt", "page.md", "pages.jsonl"):
        try:
            fixed = fix_content(name, data)
        except (UnfixableContentError, UnreadablePageError):
            continue
        assert fix_content(name, fixed.after).after == fixed.after


def read_records(data: bytes) -> None:
    """Read the bytes as standard input that holds records or a page of any format."""
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(data))
    for raw in read_raw(Input(None, STDIN, STDIN), stream):
        if isinstance(raw, RawRecord):
            try:
                record = parse_record(raw)
            except BadRecordError:
                continue
            json.dumps(record.extra)


def read_message(data: bytes) -> None:
    """Read the bytes as an HTTP response and undo its encodings."""
    response = split_response(data)
    try:
        decode_payload(response.payload, response.headers, 1_000_000)
    except BrokenPayloadError:
        return


def read_front_matter(data: bytes) -> None:
    """Read the bytes as a text with front matter."""
    text = data.decode("utf-8", "replace")
    _, body = split_front_matter(text)
    assert text.endswith(body)


def read_dates(data: bytes) -> None:
    """Find dates in the bytes."""
    text = data.decode("utf-8", "replace")
    parse_date(text)
    find_dates(text)


def read_profile_file(data: bytes) -> None:
    """Read the bytes as a site profile, which is written as it was read."""
    try:
        profile = read_profile(data.decode("utf-8", "replace"))
    except BadProfileError:
        return
    assert read_profile(write_profile(profile)) == profile
    clean_page(Page("page", "<p>Some text of a page that has a profile.</p>", PageKind.HTML), profile=profile)


def read_part(data: bytes) -> None:
    """Read the bytes as a file of signatures and as the list of an index."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "index.json")
        path.write_bytes(data)
        with suppress(UnreadablePartError):
            open_part(path)
        with suppress(UnusableIndexError, UnreadablePartError):
            read_index(Path(folder), "run")


def read_configuration(data: bytes) -> None:
    """Read the bytes as a configuration file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cleancms.toml")
        path.write_bytes(data)
        with suppress(ConfigurationError):
            read_settings({}, str(path))


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        *(clean_html, clean_text, fix_text, fix_file, read_records, read_message, read_front_matter),
        *(read_dates, read_profile_file, read_part, read_configuration),
    )
}
