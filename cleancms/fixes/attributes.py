"""What was found in a file as attribute records of Dolma, which other tools can mix with the documents.

The format: https://github.com/allenai/dolma/blob/main/docs/data-format.md, "Dolma Toolkit Attributes Format".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from cleancms.fixes.content import RECORD_SUFFIXES, FixedFile, Row
from cleancms.fixes.rewrite import Finding
from cleancms.model import Reason
from cleancms.pages.record_fields import find_field
from cleancms.pages.record_names import ID_NAMES

DUPLICATE = "cleancms__duplicate"
BOILERPLATE = "cleancms__boilerplate"
TEMPLATE = "cleancms__template"


def write_attributes(file: FixedFile, id_field: str = "") -> Iterator[str]:
    r"""Yield the attribute record of each line of a JSONL file, or of a text, as a line with its "\n".

    A line of JSONL has one whatever stands on it, so that the order holds: its lists are empty where there is
    no text to look at. A text has its name as identifier. Spans are [start, end, score] with characters of
    the text as it is in the file; the score says how sure it is that they should go (0..1). `id_field` is the
    field of records that is their identifier, "" where the usual names are looked for.
    """
    if PurePath(file.name).suffix.lower() not in RECORD_SUFFIXES:
        yield _write(file.name, file.rows[0].findings if file.rows else ())
        return
    rows = {row.line: row for row in file.rows}
    lines = file.before.removesuffix(b"\n").split(b"\n") if file.before else []
    for number, line in enumerate(lines, 1):
        row = rows.get(number) or Row(number, _read_id(line, id_field) or f"{file.name}:{number}", "", ())
        yield _write(row.id, row.findings)


def _write(id_: str, findings: tuple[Finding, ...]) -> str:
    spans: dict[str, list[tuple[int, int, float]]] = {DUPLICATE: [], BOILERPLATE: [], TEMPLATE: []}
    for found in findings:
        spans[_name(found.reason)].append((found.start, found.end, _rate(found)))
    return json.dumps({"id": id_, "attributes": spans}) + "\n"


def _name(reason: Reason) -> str:
    if reason is Reason.COPY:
        return DUPLICATE
    return TEMPLATE if reason is Reason.TEMPLATE else BOILERPLATE


def _rate(found: Finding) -> float:
    """Return how sure a finding is: how much of a copy the other says, else 1 - how likely it is content."""
    return round(found.score if found.reason is Reason.COPY else 1 - found.score, 4)


def _read_id(line: bytes, id_field: str) -> str:
    """Return the identifier of a record that was not looked at, "" without one."""
    try:
        fields: Any = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    if isinstance(fields, dict):
        for name in (id_field,) if id_field else ID_NAMES:
            value = find_field(fields, name)[1]
            if isinstance(value, (str, int)) and str(value).strip():
                return str(value).strip()
    return ""
