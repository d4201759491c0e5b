"""A line of a JSONL file: where the text of its record stands, and the line with another text there.

Nothing but that JSON string changes; the rest of the line stays as it is, oddities included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from cleancms.model import PageKind
from cleancms.pages.jsonl_records import parse_line
from cleancms.pages.kind import recognise_kind
from cleancms.pages.raw_records import BadRecordError
from cleancms.pages.record_fields import FieldNames, find_content, read_fields

_SPACE = re.compile(r"[ \t\n\r]*")
# A character that a JSON string spells otherwise than as itself; two halves of a pair are one.
_ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")


class Record(NamedTuple):
    """The text of a record and where it stands: the JSON string `line[start:end]`, quotes included.

    `field` is the name of the text's field, with dots if it is in an object. `url` is "" where it is unknown.
    """

    text: str
    start: int
    end: int
    field: str
    id: str
    url: str


class UnfixableRecordError(ValueError):
    """A sound record has no text that could be rewritten; the message says why."""


def read_record_line(line: str, names: FieldNames, default_id: str) -> Record:
    """Return the text of the record in a line.

    Of several fields with the same name the last one counts, as JSON readers have it. Raises BadRecordError
    for what is no record, UnfixableRecordError for a record without text or with HTML in its place.
    """
    fields, _ = parse_line(line.encode("utf-8", "surrogatepass"))
    try:
        content = find_content(fields, names)
        record = read_fields(fields, names, default_id)
    except BadRecordError as error:
        raise UnfixableRecordError(str(error)) from None
    text = content.value
    assert isinstance(text, str)  # there are no bytes in JSON
    if (content.kind or recognise_kind(text)) is PageKind.HTML:
        raise UnfixableRecordError(f"{'.'.join(content.path)} is HTML")
    start, end = _find_value(line, content.path)
    return Record(text, start, end, ".".join(content.path), record.id, record.url)


def replace_text(line: str, record: Record, text: str) -> str:
    """Return the line with `text` in place of the record's, each character spelled as it was there."""
    escapes = _ESCAPE.findall(line, record.start, record.end)
    table = {ord(json.loads(f'"{escape}"')): escape for escape in escapes}
    for character in ('"', "\\", *map(chr, range(32))):
        table.setdefault(ord(character), json.dumps(character)[1:-1])
    return f'{line[: record.start]}"{text.translate(table)}"{line[record.end :]}'


def _find_value(line: str, path: tuple[str, ...]) -> tuple[int, int]:
    """Return where the value at a path of names begins and ends in the JSON object of a line."""
    start = _skip_space(line, 0)
    for name in path:
        start, end = [(first, last) for key, first, last in _read_members(line, start) if key == name][-1]
    return start, end


def _read_members(line: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the names in the JSON object at `start`, and where each value begins and ends."""
    read = json.JSONDecoder().raw_decode
    place = _skip_space(line, start + 1)
    while line[place] != "}":
        key, place = read(line, place)
        first = _skip_space(line, _skip_space(line, place) + 1)  # behind the colon
        _, last = read(line, first)
        yield key, first, last
        place = _skip_space(line, last)
        if line[place] == ",":
            place = _skip_space(line, place + 1)


def _skip_space(line: str, place: int) -> int:
    found = _SPACE.match(line, place)
    return found.end() if found else place
