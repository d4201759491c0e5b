"""A page understood, as bytes: what was learnt from need not be read and understood again to be cleaned.

JSON and not pickle, since a run may go on with files that somebody else left.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from cleancms.blocks.title import Title
from cleancms.model import (
    Block,
    BlockKind,
    Container,
    Hints,
    Mark,
    Page,
    PageKind,
    Reason,
    Repeat,
    Repeats,
    Scores,
    Segments,
    Span,
)
from cleancms.pipeline import Reading

_KINDS = {kind.value: kind for kind in BlockKind}
_KIND, _SPANS, _CELLS = map(Block._fields.index, ("kind", "spans", "cells"))


class RecordReading(NamedTuple):
    """The page of a record, understood, and what the record says besides.

    `page` has no content: its blocks are in `reading`. `fetched` and `extra` are as in `Record`.
    """

    page: Page
    reading: Reading
    fetched: str | None = None
    extra: Mapping[str, Any] = {}


def encode_reading(record: RecordReading) -> bytes:
    """Return a reading as bytes, about a tenth of its page's."""
    page, reading, fetched, extra = record
    described = [page.id, page.kind, page.url, page.encoding, page.warnings]
    scores = reading.scores
    known = list(reading.known.items())
    numbers = [scores.rows, scores.values.tolist(), scores.words.tolist(), scores.running_text]
    read = [reading.segments, reading.repeats, reading.title, known, numbers]
    return zlib.compress(json.dumps([described, fetched, extra, read]).encode(), 1)


def decode_reading(data: bytes) -> RecordReading:
    """Return what `encode_reading` was given, but for the page's content; the scores bit by bit."""
    (name, kind, url, encoding, warnings), fetched, extra, read = json.loads(zlib.decompress(data))
    page = Page(name, "", PageKind(kind), url, encoding, tuple(warnings))
    return RecordReading(page, _make_reading(*read), fetched, extra)


def _make_reading(
    segments: list[Any], repeats: list[Any], title: list[Any], known: list[Any], numbers: list[Any]
) -> Reading:
    pairs, moved, copies = repeats
    text, origin, shown = title
    rows, values, words, running_text = numbers
    return Reading(
        _make_segments(*segments),
        Repeats(
            tuple(Repeat(*pair) for pair in pairs), tuple((block, after) for block, after in moved), copies
        ),
        Title(text, origin, tuple(shown)),
        {index: Reason(reason) for index, reason in known},
        Scores(tuple(rows), np.array(values, np.float32), np.array(words, np.float32), running_text),
    )


def _make_segments(
    blocks: list[list[Any]], containers: list[list[Any]], hints: list[Any], lines: list[list[int]]
) -> Segments:
    title, meta, json_ld, canonical, language, base, marks = hints
    return Segments(
        tuple(map(_make_block, blocks)),
        tuple(map(Container._make, containers)),
        Hints(
            title,
            tuple((name, content) for name, content in meta),
            tuple(json_ld),
            canonical,
            language,
            base,
            tuple(map(Mark._make, marks)),
        ),
        tuple((first, last) for first, last in lines),
    )


def _make_block(values: list[Any]) -> Block:
    values[_KIND] = _KINDS[values[_KIND]]
    values[_SPANS] = tuple(map(Span._make, values[_SPANS]))
    values[_CELLS] = tuple(values[_CELLS])
    return Block._make(values)
