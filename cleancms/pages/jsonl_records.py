"""JSON Lines: lines of bytes in, objects out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from cleancms.pages.find import UnreadableFileError, describe_error, describe_limit
from cleancms.pages.raw_records import BadRecord, BadRecordError, Form, RawRecord
from cleancms.pages.streams import as_utf8

_PIECE = 1 << 16  # bytes of a line too long that are passed over at once


def read_lines(stream: BufferedReader, source: str, max_size: int) -> Iterator[RawRecord | BadRecord]:
    """Yield the lines of `stream` that are not blank, numbered from 1 (blank ones count).

    A line longer than `max_size` bytes is a bad record of which nothing is kept. Where the stream breaks,
    there is one bad record behind all whole lines before it; what the stream gives behind that counts on.
    """
    number = 0
    is_broken = True
    while is_broken:
        is_broken = False
        try:
            stream = as_utf8(stream)
            while line := stream.readline(max_size + 1):
                number += 1
                if len(line) > max_size and not line.endswith(b"\n"):
                    while (line := stream.readline(_PIECE)) and not line.endswith(b"\n"):
                        pass
                    yield BadRecord(source, number, describe_limit(max_size))
                elif not line.isspace():
                    yield RawRecord(source, number, Form.LINE, line)
        except (OSError, UnreadableFileError) as error:
            number += 1
            yield BadRecord(source, number, describe_error(source, error).message)
            is_broken = isinstance(error, UnreadableFileError)


def looks_like_lines(head: bytes) -> bool:
    """Return whether a file that begins with `head` holds a JSON object a line."""
    text = head.decode(json.detect_encoding(head), "replace")
    line, end, _ = text.removeprefix("\ufeff").lstrip().partition("\n")
    if not end and line.startswith('{"'):  # longer than what is seen of it
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def parse_line(line: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the object in a line, and warnings. Raises BadRecordError.

    Broken UTF-8 is replaced by U+FFFD, with a warning, where there are four sound characters beyond ASCII
    for a broken one (as `decode` has it); a line with more is in another encoding and bad.
    """
    text, warnings = _decode(line)
    try:
        value = json.loads(text)
    except RecursionError:
        raise BadRecordError("nested too deeply") from None
    except json.JSONDecodeError as error:
        cause = error.msg.removesuffix(" at")  # as some of Python's messages end
        raise BadRecordError(f"not JSON: {cause} at character {error.pos + 1}") from None
    except ValueError as error:  # a number of too many digits
        raise BadRecordError(f"not JSON: {error}") from None
    if not isinstance(value, dict):
        raise BadRecordError("not a JSON object")
    return value, warnings


def _decode(line: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return line.decode(), ()
    except UnicodeDecodeError:
        text = line.decode("utf-8", "replace")
    broken = text.count("\ufffd") - line.count("\ufffd".encode())
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    if sound < 4 * broken:
        raise BadRecordError("not UTF-8")
    return text, (f"{broken} broken character{'s' if broken > 1 else ''} replaced (utf-8)",)
