"""Plain-text dumps of HTML pages by the converters that crawls and scrapers use (extra `train`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

import html2text
from inscriptis import get_text
from resiliparse.extract.html2text import extract_plain_text

from benchmarks.inner_text import dump_inner_text


def dump_html2text(page: str) -> str:
    """Return the page as html2text writes it, not wrapped."""
    converter = html2text.HTML2Text(bodywidth=0)
    return str(converter.handle(page))


def dump_html2text_wrapped(page: str) -> str:
    """Return the page as html2text writes it by default, wrapped at 78 columns."""
    return str(html2text.html2text(page))


def dump_inscriptis(page: str) -> str:
    """Return the page as inscriptis writes it."""
    return str(get_text(page))


def dump_resiliparse(page: str) -> str:
    """Return the page as resiliparse writes it, NFKC-normalised."""
    return unicodedata.normalize("NFKC", extract_plain_text(page, main_content=False))


CONVERTERS: Mapping[str, Callable[[str], str]] = {
    "html2text": dump_html2text,
    "inner-text": dump_inner_text,
    "html2text-wrapped": dump_html2text_wrapped,
    "inscriptis": dump_inscriptis,
    "resiliparse": dump_resiliparse,
}
