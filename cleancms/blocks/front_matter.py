"""Front matter at the start of a Markdown file: TOML, or the subset of YAML that article writers use."""

from __future__ import annotations

import json
import re
from typing import Any

from cleancms.model import Hints
from cleancms.text import collapse_space

# Front matter that does not end within so many lines is a rule at the start of a page.
MAX_LINES = 500

# What front matter of each kind ends with: YAML, TOML.
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
# A key is quoted, or some words: og:title, date created.
_KEY = re.compile(r"""("[^"]+"|'[^']+'|[^\W\d][\w.:/-]*?(?: [\w./-]+?){0,2}?)[ \t]*:(?:[ \t]+(.*))?""")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*))?")
# So much of a list in one line is read (characters): of one with many quotation marks that do not pair, the
# search for items takes steps in proportion to the square of it.
_MAX_FLOW = 2_000
_FLOW_ITEM = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"']*)\s*(?:,|$)""")
_EMPTY = frozenset(("", "~", "null", "{}", "[]", ">", "|", ">-", "|-"))


def split_front_matter(content: str) -> tuple[Hints | None, str]:
    """Return what the front matter says and the rest of `content`; None and all of it where there is none.

    `title`, `language` and `url` go to the fields of the hints, everything else to `meta`: a list as one
    pair for each item, the entries of a mapping as "key.entry".
    """
    if not content.startswith(tuple(_ENDS)):
        return None, content
    lines = content.split("\n", MAX_LINES + 1)
    fence = lines[0].rstrip()
    ends = _ENDS.get(fence, ())
    end = next((place for place, line in enumerate(lines[1:], 1) if line.rstrip() in ends), 0)
    read = _read_toml if fence == "+++" else _read_pairs
    pairs = read([line.rstrip() for line in lines[1:end]])
    if not end or pairs is None:
        return None, content
    return _as_hints(pairs), "\n".join(lines[end + 1 :])


def _as_hints(pairs: list[tuple[str, str]]) -> Hints:
    values = dict(reversed(pairs))
    meta = tuple(pair for pair in pairs if pair[0] not in ("title", "language", "url"))
    return Hints(
        title=values.get("title", ""),
        meta=meta,
        canonical=values.get("url", ""),
        language=values.get("language", ""),
    )


def _read_toml(lines: list[str]) -> list[tuple[str, str]] | None:
    """Return keys and scalars in order, None where the lines are no TOML."""
    import tomllib  # noqa: PLC0415 - few files have any

    try:
        table = tomllib.loads("\n".join(lines))
        pairs = [pair for key, value in table.items() for pair in _list_scalars(key.lower(), value)]
    except (ValueError, RecursionError):
        return None
    return [(key, value) for key, value in pairs if value] if pairs else None


def _read_pairs(lines: list[str]) -> list[tuple[str, str]] | None:
    """Return keys and scalars in order, None where a line fits no form of the subset."""
    entries: list[tuple[str, list[str]]] = []
    parent = ""
    is_scalar = False
    for line in lines:
        if not line or line.startswith("#"):
            continue
        key = _KEY.fullmatch(line.lstrip())
        item = _ITEM.fullmatch(line)
        if key and not line[0].isspace():
            parent, is_scalar = _read_key(key[1]), bool(key[2])
            entries.append((parent, [key[2] or ""]))
        elif not parent or not (item or line[0].isspace() or line in ("]", "}")):
            return None
        elif is_scalar or not (item or key):
            entries[-1][1].append(line.lstrip())
        elif item:
            entries.append((parent, [item[1] or ""]))
        elif key:
            entries.append((f"{parent}.{_read_key(key[1])}", [key[2] or ""]))
    if not entries:
        return None
    return [
        (key, value) for key, parts in entries for key, value in _read_value(key, " ".join(parts)) if value
    ]


def _read_key(raw: str) -> str:
    return raw.strip("\"'").lower()


def _read_value(key: str, raw: str) -> list[tuple[str, str]]:
    """Return the scalars of a value: one, or one for each item of a list or entry of a mapping."""
    raw = raw.strip()
    if raw in _EMPTY:
        return []
    if raw[0] in "[{":
        value = _read_json(raw)
        if value is None and raw[0] == "[" and raw[-1] == "]":
            value = [_read_scalar(item) for item in _FLOW_ITEM.findall(raw[1:-1][:_MAX_FLOW])]
        if isinstance(value, list | dict):
            return _list_scalars(key, value)
    for style in (">-", "|-", ">", "|"):
        raw = raw.removeprefix(f"{style} ")
    return [(key, _read_scalar(raw))]


def _list_scalars(key: str, value: Any) -> list[tuple[str, str]]:
    """Return a value as text: one, or one for each item of a list or entry of a mapping."""
    if isinstance(value, list):
        return [(key, _as_text(item)) for item in value]
    if isinstance(value, dict):
        return [(f"{key}.{name}".lower(), _as_text(item)) for name, item in value.items()]
    return [(key, _as_text(value))]


def _read_scalar(raw: str) -> str:
    raw = raw.strip()
    if len(raw) > 1 and raw[0] == raw[-1] == '"':
        value = _read_json(raw)
        return collapse_space(value if isinstance(value, str) else raw[1:-1])
    if len(raw) > 1 and raw[0] == raw[-1] == "'":
        return collapse_space(raw[1:-1].replace("''", "'"))
    return "" if raw in _EMPTY else collapse_space(raw)


def _read_json(raw: str) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _as_text(value: Any) -> str:
    return collapse_space(value) if isinstance(value, str) else "" if value is None else str(value)
