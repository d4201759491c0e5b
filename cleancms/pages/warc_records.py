"""WARC and WET files (ISO 28500): records with their headers out, then the page in a record.

fastwarc reads the frame of the records; the HTTP message in them is read here, so that bytes that are no
proper HTTP end one record and not the file.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from io import BufferedReader, UnsupportedOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from cleancms.extras import needing
from cleancms.model import PageKind
from cleancms.pages.find import UnreadableFileError, describe_limit
from cleancms.pages.http_messages import (
    BrokenPayloadError,
    charset_of,
    decode_payload,
    media_type,
    split_response,
)
from cleancms.pages.raw_records import (
    BadRecord,
    BadRecordError,
    Form,
    RawRecord,
    Record,
    SkippedRecord,
)

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# Other records hold no pages: they are counted in the positions and otherwise passed over.
_PAGE_RECORDS = frozenset({"response", "resource", "conversion", "revisit"})
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
# Where a record may begin: a gzip member, a zstd frame, a line of a file that is not compressed.
_START = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|(?<=\n)WARC/1\.")
_GZIP_START = re.compile(rb"\x1f\x8b\x08")
_LONGEST_START = 8  # bytes, with the line feed
_HEADER = 512  # bytes of a gzip member that give the beginning of its record
_PIECE = 1 << 20  # bytes that are searched at once
# Starts that are tried after a damage until a sound record is found; all but hostile files need one or two.
_MAX_TRIES = 100


class _Frame(NamedTuple):
    """A record as it stands in the file: where it begins, what it has, what is wrong with it.

    Behind a frame that `breaks` the reader does not know where the next one begins.
    """

    offset: int
    headers: dict[str, str]
    block: bytes = b""
    fault: str = ""
    breaks: bool = False


class _Counted:
    """A stream that tells its place without having one: fastwarc asks for it."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        raise UnsupportedOperation("seek")

    def close(self) -> None:
        self._stream.close()


def read_warc(
    stream: BufferedReader, source: str, max_size: int
) -> Iterator[RawRecord | BadRecord | SkippedRecord]:
    """Yield the pages of a WARC or WET file, numbered from 1 among all its records.

    `stream` may be gzip, zstd or lz4. A damage is one bad record; reading goes on with the next gzip member,
    zstd frame or plain record behind it, so one damage may hide several records. Responses that are no HTML
    pages are skipped, records that hold no page (requests, ...) passed over. Raises MissingExtraError.
    """
    number = tries = 0
    start: int | None = 0
    while start is not None and tries < _MAX_TRIES:
        frame = None
        for frame in _read_frames(stream, start, max_size):
            if frame.breaks and tries:
                break  # a part of the damage that is reported already
            tries = 0
            number += 1
            if found := _sort(frame, source, number):
                yield found
        if frame is None or not frame.breaks:
            behind = frame.offset + 1 if frame else start
            if not tries and stream.seekable() and _find_start(stream, behind, _GZIP_START) is not None:
                yield BadRecord(source, number + 1, "gzip data that is cut off")  # fastwarc does not tell
            return
        tries += 1
        start = _find_start(stream, max(frame.offset, start) + 1) if stream.seekable() else None
        if start is not None:
            stream.seek(start)


def _read_frames(stream: BufferedReader, start: int, max_size: int) -> Iterator[_Frame]:
    """Yield the records from where `stream` stands up to its end or to a frame that breaks."""
    with needing("warc"):
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only where it is used
    offset = start - 1
    readable = stream if stream.seekable() else _Counted(stream)
    try:
        for record in ArchiveIterator(readable, parse_http=False):
            offset = record.stream_pos
            frame = _read_frame(record, max_size)
            yield frame
            if frame.breaks:
                return
            offset += 1  # what breaks now is behind this record
    except (OSError, UnreadableFileError) as error:
        yield _Frame(offset, {}, fault=str(error)[:200], breaks=True)


def _read_frame(record: WarcRecord, max_size: int) -> _Frame:
    headers = {name.lower(): value.strip() for name, value in record.headers.items()}
    frame = _Frame(record.stream_pos, headers)
    length = headers.get("content-length", "")
    if not length.isdecimal() or int(length[:20]) != record.content_length:
        return frame._replace(fault="a WARC record without a valid length", breaks=True)
    if record.content_length > max_size:
        return frame._replace(fault=describe_limit(max_size))
    block = record.reader.read(record.content_length)
    if len(block) < record.content_length:
        return frame._replace(fault="the WARC record is cut off", breaks=True)
    return frame._replace(block=block)


def _find_start(stream: BufferedReader, offset: int, pattern: re.Pattern[bytes] = _START) -> int | None:
    """Return the next offset from `offset` on where a record seems to begin, None if there is none."""
    base = max(offset - 1, 0)  # a plain record begins behind a line feed
    stream.seek(base)
    data = b""
    while piece := stream.read(_PIECE):
        data += piece
        for match in pattern.finditer(data):
            found = base + match.start()
            if found >= offset and _is_start(data[match.start() : match.start() + _HEADER]):
                return found
        base += max(len(data) - _LONGEST_START, 0)
        data = data[-_LONGEST_START:]
    return None


def _is_start(data: bytes) -> bool:
    """Return whether a record can begin with `data`: three bytes of gzip also stand there by chance."""
    if not data.startswith(b"\x1f"):
        return True
    try:
        beginning = zlib.decompressobj(31).decompress(data, 7)
        return beginning == b"WARC/1." or (len(data) < _HEADER and b"WARC/1.".startswith(beginning))
    except zlib.error:
        return False


def _sort(frame: _Frame, source: str, number: int) -> RawRecord | BadRecord | SkippedRecord | None:
    """Return a frame as a page, as a bad record or as no page; None for what was never one."""
    record_type = frame.headers.get("warc-type", "").lower()
    if frame.fault and (frame.breaks or record_type in _PAGE_RECORDS):
        return BadRecord(source, number, frame.fault)
    if record_type not in _PAGE_RECORDS:
        return None
    if record_type == "revisit":
        return SkippedRecord(source, number, "a revisit: the page is in another record")
    content_type = frame.headers.get("content-type", "")
    http: dict[str, str] = {}
    payload = frame.block
    if record_type == "response":
        status, http, payload = split_response(frame.block)
        if status is None:
            return SkippedRecord(source, number, "not HTTP")
        if not 200 <= status < 300:
            kind = "a redirect" if status in (301, 302, 303, 307, 308) else "no page"
            return SkippedRecord(source, number, f"{kind} (HTTP {status})")
        content_type = http.get("content-type", "") or frame.headers.get("warc-identified-payload-type", "")
    found = media_type(content_type)
    is_text = found.startswith("text/") and record_type == "conversion"
    if found in _HTML_TYPES or is_text or (not found and record_type == "response"):
        fields = {"warc": frame.headers, "http": http, "type": content_type}
        return RawRecord(source, number, Form.WARC, payload, fields)
    return SkippedRecord(
        source, number, f"not HTML ({ascii(found[:60])[1:-1]})" if found else "no content type"
    )


def parse_warc(raw: RawRecord, max_size: int) -> Record:
    """Return the page in a WARC record. Raises BadRecordError, MissingExtraError.

    What passes through: the address, the time of the crawl as Dolma's `added`, the language that the crawler
    identified.
    """
    headers: dict[str, str] = raw.fields["warc"]
    http: dict[str, str] = raw.fields["http"]
    content_type: str = raw.fields["type"]
    try:
        payload, warnings = decode_payload(raw.data, http, max_size)
    except BrokenPayloadError as error:
        raise BadRecordError(str(error)) from None
    if not payload:
        raise BadRecordError("no content: the payload is empty")
    if reason := headers.get("warc-truncated"):
        warnings = (*warnings, f"the crawler cut the page off ({ascii(reason[:40])[1:-1]})")
    kind = PageKind.HTML if media_type(content_type) in _HTML_TYPES else None
    if headers["warc-type"].lower() == "conversion":
        kind = kind or PageKind.TEXT
    url = headers.get("warc-target-uri", "").strip("<>")
    fetched = _as_time(headers.get("warc-date", ""))
    language = headers.get("warc-identified-content-language")
    extra: dict[str, Any] = {"url": url} if url else {}
    extra |= {"added": fetched} if fetched else {}
    extra |= {"metadata": {"WARC-Identified-Content-Language": language}} if language else {}
    return Record(
        headers.get("warc-record-id", "").strip("<>") or f"{raw.source}:{raw.position}",
        payload,
        kind,
        url,
        charset_of(content_type),
        fetched,
        extra,
        warnings,
    )


def _as_time(value: str) -> str | None:
    try:
        return value if datetime.fromisoformat(value) else None
    except ValueError:
        return None
