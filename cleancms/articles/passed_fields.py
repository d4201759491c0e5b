"""What a record said besides its page, put into the document that is written of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Fields of a Dolma document that are about the page and not about its text: what the input says stands.
_GIVEN = ("source", "added", "created")
_OWN = ("id", "text", "metadata")


def merge_record(ours: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Dolma document (of `to_record`) with the fields of the record that pass through.

    Our keys come first, in our order, then the others in theirs. `id` and `text` are ours. `source`, `added`
    and `created` are those of the input where it has strings for them. In `metadata`, what was read from the
    page stands; a field of the input stands where we know nothing (null, "" or []), and behind ours where we
    have no such field. An input's `metadata` that is no object is left out; so is its `metadata.cleancms`.
    """
    merged = dict(ours)
    for key in _GIVEN:
        value = extra.get(key)
        if isinstance(value, str) and value:
            merged[key] = value
    theirs = extra.get("metadata")
    if isinstance(theirs, Mapping):
        metadata = dict(ours.get("metadata") or {})
        for key, value in theirs.items():
            if metadata.get(key) in (None, "", []):
                metadata[key] = value
        merged["metadata"] = metadata
    merged.update({key: value for key, value in extra.items() if key not in (*_GIVEN, *_OWN)})
    return merged
