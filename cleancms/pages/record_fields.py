"""The fields of a record: where its page, address and identifier are, and JSON-ready values."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from cleancms.model import PageKind
from cleancms.pages.raw_records import BadRecordError, Record
from cleancms.pages.record_names import CONTENT_NAMES, FETCHED_NAMES, HTML_NAMES, ID_NAMES, URL_NAMES

_MAX_DEPTH = 64  # of lists and objects in a record; Python's JSON writer gives up at some hundred


class FieldNames(NamedTuple):
    """The fields that the user names; "" where they are to be found by the names in `record_names`.

    A dot leads into an object: "metadata.url" is `url` in `metadata`, if no field has the dot in its name.
    """

    html: str = ""
    text: str = ""
    url: str = ""
    id: str = ""


class Content(NamedTuple):
    """Where the page of a record stands, the field's value, and its kind if the field's name tells."""

    path: tuple[str, ...]
    value: str | bytes
    kind: PageKind | None


def read_fields(
    fields: Mapping[str, Any], names: FieldNames, default_id: str, warnings: tuple[str, ...] = ()
) -> Record:
    """Return the record of a JSON object or a row.

    The content is the first field in the stated order that is a string (or bytes) and not blank. A field
    that the user names is taken for HTML or text as he says; of those found by name, HTML fields are HTML
    and the kind of all others is left open. All fields but the content pass through. Raises BadRecordError.
    """
    content = find_content(fields, names)
    value = mend(content.value) if isinstance(content.value, str) else content.value
    if value != content.value:
        warnings = (*warnings, "half a surrogate pair replaced")
    id_ = _find_first(fields, (names.id,) if names.id else ID_NAMES, _as_id)
    url = _find_first(fields, (names.url,) if names.url else URL_NAMES, _as_address)
    fetched = _find_first(fields, FETCHED_NAMES, _as_time)
    extra = to_plain(_without(fields, content.path))
    return Record(id_ or default_id, value, content.kind, url or "", None, fetched, extra, warnings)


# --- finding ---------------------------------------------------------------------------------------------


def find_content(fields: Mapping[str, Any], names: FieldNames) -> Content:
    """Return the content of a record. Raises BadRecordError that says what stands in its place."""
    wanted: list[tuple[str, PageKind | None]] = []
    if names.html:
        wanted.append((names.html, PageKind.HTML))
    if names.text:
        wanted.append((names.text, PageKind.TEXT))
    if not wanted:
        wanted = [(name, PageKind.HTML if name in HTML_NAMES else None) for name in CONTENT_NAMES]
    faults = []
    for name, kind in wanted:
        path, value = find_field(fields, name)
        if isinstance(value, (str, bytes)) and value and not value.isspace():
            return Content(path, value, kind)
        if path:
            faults.append(f"{'.'.join(path)} is {_describe(value)}")
    looked_for = ", ".join(name for name, _ in wanted)
    raise BadRecordError(f"no content: {faults[0]}" if faults else f"no content: none of {looked_for}")


def find_field(fields: Mapping[str, Any], name: str) -> tuple[tuple[str, ...], Any]:
    """Return the path of a field and its value; ((), None) where there is no such field.

    The name as it is comes before the name in another case, a field of this name before a dotted path.
    """
    key: str | None = name
    if name not in fields:
        folded = name.casefold()
        key = next((key for key in fields if len(key) == len(name) and key.casefold() == folded), None)
    if key is not None:
        return (key,), fields[key]
    outer, dot, inner = name.partition(".")
    if dot and isinstance(fields.get(outer), Mapping):
        path, value = find_field(fields[outer], inner)
        return ((outer, *path) if path else ()), value
    return (), None


def _find_first(
    fields: Mapping[str, Any], names: Iterable[str], read: Callable[[Any], str | None]
) -> str | None:
    """Return the first field that `read` can read, None without one."""
    return next((found for name in names if (found := read(find_field(fields, name)[1]))), None)


def _as_id(value: Any) -> str | None:
    """Return an identifier: a string or a whole number, also as MongoDB exports it ({"$oid": "65f..."})."""
    if isinstance(value, Mapping) and len(value) == 1:
        value = value.get("$oid")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return mend(value).strip() if isinstance(value, str) else None


def _as_address(value: Any) -> str | None:
    return mend(value).strip() if isinstance(value, str) else None


def _as_time(value: Any) -> str | None:
    """Return an ISO 8601 time as it is written."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    try:
        return value if isinstance(value, str) and datetime.fromisoformat(value) else None
    except ValueError:
        return None


def _without(fields: Mapping[str, Any], path: tuple[str, ...]) -> Mapping[str, Any]:
    """Return `fields` without the one at `path`."""
    if not path:
        return fields
    key, *inner = path
    if inner:
        return {**fields, key: _without(fields[key], tuple(inner))}
    return {name: value for name, value in fields.items() if name != key}


def _describe(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, (str, bytes)):
        return "blank" if value else "empty"
    if isinstance(value, (bool, int, float)):
        return f"{'a boolean' if isinstance(value, bool) else 'a number'}, not a string"
    return f"{'an object' if isinstance(value, Mapping) else 'a list'}, not a string"


# --- values ----------------------------------------------------------------------------------------------


def mend(text: str) -> str:
    r"""Return `text` with each half of a surrogate pair ("\ud83d" in JSON) as U+FFFD: UTF-8 has none."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def to_plain(value: Any, depth: int = 1) -> Any:
    """Return a value of a record as JSON can say it.

    NaN and infinity become null, times ISO 8601 strings, bytes a string (base64 if they are not UTF-8),
    anything else that JSON does not know its `str`. Raises BadRecordError if lists and objects are nested
    deeper than 64.
    """
    if isinstance(value, str):
        return mend(value)
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if depth > _MAX_DEPTH:
        raise BadRecordError(f"nested deeper than {_MAX_DEPTH}")
    if isinstance(value, Mapping):
        return {mend(str(key)): to_plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_plain(item, depth + 1) for item in value]
    return _write(value)


def _write(value: Any) -> str:
    """Return a value that JSON does not know."""
    if isinstance(value, (date, time)):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    return mend(str(value))
