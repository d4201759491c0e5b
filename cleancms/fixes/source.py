"""The bytes of a text file and its text, without loss either way."""

from __future__ import annotations

from typing import NamedTuple

from cleancms.pages.decode import BYTE_ORDER_MARKS, UnreadablePageError, decode


class LossyDecodingError(UnreadablePageError):
    """The bytes cannot be read as text from which the same bytes can be written; the message says why."""


class SourceText(NamedTuple):
    """The text of a file: every character that its bytes stand for, line ends as they are.

    `mark` is the byte-order mark, b"" without one; it is no part of `text`.
    """

    text: str
    codec: str = "utf-8"
    mark: bytes = b""


def read_source(raw: bytes) -> SourceText:
    """Return the text of a file.

    Raises UnreadablePageError: BinaryContentError for what is no text, LossyDecodingError for text whose
    encoding cannot be told or that would not be the same bytes again.
    """
    for mark, codec in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _read(raw[len(mark) :], codec, mark)
    decoded = decode(raw)  # also tells binary files
    return _read(raw, decoded.encoding, b"")


def encode_source(source: SourceText, text: str) -> bytes:
    """Return `text` as the bytes of a file like that of `source`.

    Raises LossyDecodingError for a character that the file's encoding has not.
    """
    try:
        return source.mark + text.encode(source.codec, "surrogatepass")
    except UnicodeEncodeError as error:
        raise LossyDecodingError(f"cannot be written in {source.codec}: {error.reason}") from None


def _read(raw: bytes, codec: str, mark: bytes) -> SourceText:
    try:
        text = raw.decode(codec, "surrogatepass")
    except UnicodeDecodeError as error:
        place = len(mark) + error.start + 1
        raise LossyDecodingError(f"not {codec} at byte {place}: {error.reason}") from None
    source = SourceText(text, codec, mark)
    if encode_source(source, text) != mark + raw:
        raise LossyDecodingError(f"read as {codec}, it would not be the same bytes when written")
    return source
