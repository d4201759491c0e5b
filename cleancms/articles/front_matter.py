"""An article's metadata as YAML front matter.

    ---
    name: value        one line for each field that is known, in the order of `Metadata`
    ---

Every value is JSON (a quoted string, a number, a list of quoted strings, a mapping of quoted strings), which
is YAML too. No text is ever written unquoted, so nothing in it can be taken for a date, a number, a boolean,
a tag or the end of the front matter.
"""

from __future__ import annotations

import json
import re

from cleancms.model import Metadata

# Characters that a YAML stream may not hold or that end a line in it, and that JSON leaves as they are.
# YAML 1.2, productions 1 (c-printable) and, for the line breaks of YAML 1.1, section 5.4.
_NOT_PRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def render_front_matter(metadata: Metadata) -> str:
    """Return the front matter with a line break at its end, "" where nothing is known."""
    known = {name: value for name, value in metadata.as_dict().items() if value not in (None, [])}
    if not known:
        return ""
    lines = (f"{name}: {_quote(value)}\n" for name, value in known.items())
    return "---\n" + "".join(lines) + "---\n"


def _quote(value: object) -> str:
    return _NOT_PRINTABLE.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    # YAML has no escape for a lone surrogate
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else f"\\u{ord(match[0]):04x}"
