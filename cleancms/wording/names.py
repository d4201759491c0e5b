"""Names of people in the lines and fields that give an author."""

from __future__ import annotations

import re

from cleancms.wording.tables import NAME_PARTICLES

_NAME_WORD = re.compile(r"[^\W\d_][^\s,;|]*")
_MAX_NAMES = 14


def is_name_list(text: str) -> bool:
    """Tell whether `text` up to its first figure reads like names: two capitalised words, none in lower case.

    Particles and connectives ("van", "and", "on") do not count. In scripts without case there is nothing to
    tell names by, so the answer is False.
    """
    head = re.split(r"\d", text, maxsplit=1)[0]
    names = [word for word in _NAME_WORD.findall(head) if word.lower() not in NAME_PARTICLES]
    if head.rstrip().endswith((".", "?", "!")):
        return False
    return 2 <= len(names) <= _MAX_NAMES and all(word[0].isupper() for word in names)
