"""The links and images of a block: which are written, with which address, and where they go into its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import urljoin

from cleancms.model import Block, Settings, Span

# Anything else (javascript:, data:, vbscript:, …) runs code or carries content instead of leading to a page.
_SAFE_SCHEMES = frozenset(("http", "https", "ftp", "mailto", "tel"))

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Browsers ignore these inside an address and at its ends (WHATWG URL, section 4.4).
_IGNORED = re.compile(r"[\t\n\r]")
_CONTROL_OR_SPACE = "".join(map(chr, range(0x21)))
# Characters that would end an address in Markdown or HTML.
_UNSAFE = re.compile("[\x00-\x20\x7f-\xa0\"'()<>\\\\`\u2028\u2029\ud800-\udfff]")

# What stands first where two things are put at one place of a text.
CLOSE, IMAGE, OPEN, ESCAPE = range(4)


class LinkStyle(NamedTuple):
    """Which links and images are wanted, and the address that relative ones start from."""

    settings: Settings
    base: str


class Insertion(NamedTuple):
    """Something to put into a text at `place`; at one place the smaller `rank` stands first."""

    place: int
    rank: int
    text: str


def wanted_spans(block: Block, style: LinkStyle) -> list[Span]:
    """Return the links and images to be written, in order, with safe addresses. Links do not overlap."""
    if not (style.settings.links or style.settings.images):
        return []
    wanted: list[Span] = []
    closed = 0
    for span in sorted(block.spans):
        is_link = not span.image
        if not (style.settings.links if is_link else style.settings.images):
            continue
        if is_link and not closed <= span.start < span.end:
            continue
        address = safe_url(span.url, style.base)
        if address:
            wanted.append(span._replace(url=address))
            closed = span.end if is_link else closed
    return wanted


def safe_url(url: str, base: str = "") -> str:
    """Return `url`, resolved against `base`, with special characters percent-encoded.

    "" where it is empty, malformed or has a scheme that no article needs.
    """
    url = _IGNORED.sub("", url).strip(_CONTROL_OR_SPACE)
    if not url:
        return ""
    try:
        url = urljoin(base, url)
    except ValueError:
        return ""
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in _SAFE_SCHEMES:
        return ""
    return _UNSAFE.sub(_percent_encode, url)


def splice(text: str, insertions: Iterable[Insertion], escape: Callable[[str], str] = str) -> str:
    """Return `text`, each piece of it escaped, with every insertion at its place."""
    parts: list[str] = []
    done = 0
    for insertion in sorted(insertions, key=lambda item: item[:2]):
        parts += (escape(text[done : insertion.place]), insertion.text)
        done = insertion.place
    parts.append(escape(text[done:]))
    return "".join(parts)


def _percent_encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
