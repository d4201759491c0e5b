"""The columns of a parquet shard: what a document has, with types that never change from shard to shard.

A type is `str`, `int`, `float`, a list of one type, a mapping of names to types, or `dict` for an object of
any keys, which is written as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleancms.articles.records import to_json

EXTRA = "extra"
_LINK = {"title": str, "url": str}
COLUMNS: dict[str, Any] = {
    "id": str,
    "text": str,
    "source": str,
    "added": str,
    "created": str,
    "metadata": {
        "title": str,
        "author": [str],
        "date": str,
        "modified": str,
        "source": str,
        "editor": str,
        "site": str,
        "url": str,
        "category": [str],
        "tags": [str],
        "language": str,
        "description": str,
        "image": str,
        "views": int,
        "previous": _LINK,
        "next": _LINK,
        "copyright": str,
        "encoding": str,
        "cleancms": {
            "version": str,
            "kept": int,
            "dropped": int,
            "copies": int,
            "confidence": float,
            "warnings": [str],
            "origins": dict,
        },
    },
}
_LARGEST = 2**63
_NOTHING = object()


def to_row(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document as a row: its columns and, as JSON in `extra`, all that no column can hold.

    That is what COLUMNS does not name and what has another type there, each at its own path, so that laying
    `extra` over the row gives the document again. `extra` is null where nothing is left.
    """
    row, rest = _split(record, COLUMNS)
    row[EXTRA] = None if rest is _NOTHING else to_json(rest)
    return dict(row)


def _split(value: Any, kind: Any) -> tuple[Any, Any]:
    """Return what a column of type `kind` can hold of `value`, and the rest."""
    if value is None:
        return None, _NOTHING
    if isinstance(kind, dict) and isinstance(value, Mapping):
        parts = {name: _split(value[name], kind[name]) for name in kind if name in value}
        held = {name: parts[name][0] if name in parts else None for name in kind}
        rest = {name: part for name, (_, part) in parts.items() if part is not _NOTHING}
        rest |= {name: other for name, other in value.items() if name not in kind}
        return held, rest or _NOTHING
    if kind is dict and isinstance(value, Mapping):
        return to_json(dict(value)), _NOTHING
    if isinstance(kind, list) and isinstance(value, list):
        fits = all(_fits(item, kind[0]) for item in value)
    else:
        fits = _fits(value, kind)
    return (value, _NOTHING) if fits else (None, value)


def _fits(value: Any, kind: Any) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and -_LARGEST <= value < _LARGEST
    if kind is float:
        return isinstance(value, float)
    return kind is str and isinstance(value, str)
