"""An HTTP response as bytes -> status, headers and the payload that the server meant."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from cleancms.extras import needing
from cleancms.pages.find import describe_limit

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b", re.I)
_CHUNK_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,15})[^\n]{0,999}\n")
_CHARSET = re.compile(r"""\bcharset\s{0,9}=\s{0,9}["']?([\w.:+-]{1,40})""", re.I)
_HEAD = 1 << 16  # bytes in which the headers have to end
_PIECE = 1 << 16
_ZLIB = frozenset(bytes([size << 4 | 8]) for size in range(8))  # first bytes of zlib's header


class Response(NamedTuple):
    """A response. `status` is None where it has no status line; header names are in lower case."""

    status: int | None
    headers: dict[str, str]
    payload: bytes


class BrokenPayloadError(ValueError):
    """The payload cannot be decoded; the message says why."""


def split_response(block: bytes) -> Response:
    """Return the parts of an HTTP response; the payload is encoded as it was sent."""
    status = _STATUS_LINE.match(block)
    if status is None:
        return Response(None, {}, block)
    end = _HEAD_END.search(block, 0, _HEAD)
    head, payload = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").split("\n")[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Response(int(status.group(1)), headers, payload)


def media_type(content_type: str) -> str:
    """Return the type of a Content-Type header in lower case, without parameters: "text/html"."""
    return content_type.partition(";")[0].strip().lower()


def charset_of(content_type: str) -> str | None:
    """Return the charset that a Content-Type header names."""
    match = _CHARSET.search(content_type)
    return match.group(1) if match else None


def decode_payload(
    payload: bytes, headers: Mapping[str, str], max_size: int
) -> tuple[bytes, tuple[str, ...]]:
    """Return `payload` with its transfer and content encodings undone, and warnings.

    Crawlers often store a payload decoded and keep the headers: an encoding that the bytes do not have is
    taken for undone. Of data that is cut off, what there is is returned, with a warning. Raises
    BrokenPayloadError for a coding that is not known and where the payload is larger than `max_size` bytes;
    MissingExtraError.
    """
    warnings: tuple[str, ...] = ()
    if "chunked" in headers.get("transfer-encoding", "").lower():
        payload = _join_chunks(payload)
    codings = [coding.strip().lower() for coding in headers.get("content-encoding", "").split(",")]
    for coding in reversed(codings):  # in the order in which they were applied
        if coding in ("", "identity", "none", "utf-8"):
            continue
        payload, whole = _undo(coding, payload, max_size)
        warnings = warnings if whole else ("the compressed page is cut off",)
    return payload, warnings


def _join_chunks(payload: bytes) -> bytes:
    """Return a chunked payload as one piece; as it is if it is not chunked."""
    parts: list[bytes] = []
    position = 0
    while size := _CHUNK_SIZE.match(payload, position):
        length = int(size.group(1), 16)
        if not length:
            return b"".join(parts)
        start, position = size.end(), size.end() + length
        parts.append(payload[start:position])
    # The end is missing: cut off, or never chunked and beginning like a number by chance.
    return b"".join(parts) if position >= len(payload) else payload


def _undo(coding: str, payload: bytes, max_size: int) -> tuple[bytes, bool]:
    """Return a payload without one coding, and whether it is whole."""
    if coding in ("gzip", "x-gzip", "deflate"):
        data, whole = _inflate(payload, max_size + 1)
    elif coding in ("br", "zstd"):
        data, whole = _read_by_library(coding, payload, max_size + 1)
    else:
        raise BrokenPayloadError(f"unknown content encoding {coding[:20]!a}")
    if len(data) > max_size:
        raise BrokenPayloadError(describe_limit(max_size))
    is_markup = payload.lstrip()[:1] == b"<"
    return (data, whole) if data and (whole or not is_markup) else (payload, True)


def _inflate(payload: bytes, limit: int) -> tuple[bytes, bool]:
    """Return gzip or deflate data expanded, `limit` bytes at most, and whether it is whole."""
    if payload.startswith(b"\x1f\x8b"):
        window = 31
    elif payload[:1] in _ZLIB and int.from_bytes(payload[:2], "big") % 31 == 0:
        window = 15
    else:
        window = -15  # deflate without a header, which some servers send
    member = zlib.decompressobj(window)
    try:
        return member.decompress(payload, limit), member.eof
    except zlib.error:
        return b"", False


def _read_by_library(coding: str, payload: bytes, limit: int) -> tuple[bytes, bool]:
    """Return brotli or zstd data expanded, `limit` bytes or a little more, and whether it is whole."""
    with needing("warc"):
        from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415 - only where it is used
    reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(payload))
    parts: list[bytes] = []
    size = 0
    try:
        while size < limit and (piece := reader.read(_PIECE)):
            parts.append(piece)
            size += len(piece)
    except OSError:
        return b"".join(parts), False
    return b"".join(parts), True
