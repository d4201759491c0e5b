"""A page understood, as bytes: what was learnt from need not be understood again to be cleaned.

JSON and not pickle, since a run may go on with files that somebody else left.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

import numpy as np

from cleancms.blocks.title import Title
from cleancms.model import (
    Block,
    BlockKind,
    Container,
    Hints,
    Mark,
    Reason,
    Repeat,
    Repeats,
    Scores,
    Segments,
    Span,
)
from cleancms.pipeline import Reading


def encode_reading(reading: Reading) -> bytes:
    """Return a reading as bytes, about a tenth of its page's."""
    scores = reading.scores
    known = list(reading.known.items())
    numbers = [scores.rows, scores.values.tolist(), scores.words.tolist(), scores.running_text]
    content = json.dumps([reading.segments, reading.repeats, reading.title, known, numbers])
    return zlib.compress(content.encode(), 1)


def decode_reading(data: bytes) -> Reading:
    """Return the reading that `encode_reading` was given, the scores bit by bit."""
    segments, repeats, title, known, (rows, values, words, running_text) = json.loads(zlib.decompress(data))
    pairs, moved, copies = repeats
    text, origin, shown = title
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
        tuple([_make_block(*block) for block in blocks]),
        tuple([Container(*container) for container in containers]),
        Hints(
            title,
            tuple((name, content) for name, content in meta),
            tuple(json_ld),
            canonical,
            language,
            base,
            tuple(Mark(*mark) for mark in marks),
        ),
        tuple((first, last) for first, last in lines),
    )


def _make_block(index: int, kind: str, *values: Any) -> Block:
    block = Block(index, BlockKind(kind), *values)
    spans = tuple([Span(*span) for span in block.spans])
    return block._replace(spans=spans, cells=tuple(block.cells))
