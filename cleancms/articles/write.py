"""A result as text in one of the output formats. Everything ends in one line break; all bytes are UTF-8."""

from __future__ import annotations

import re

from cleancms.articles.formats import Format
from cleancms.articles.front_matter import render_front_matter
from cleancms.articles.records import to_json, to_record
from cleancms.articles.webpage import render_html
from cleancms.model import Result, Settings

_SURROGATE = re.compile("[\ud800-\udfff]")


def render_article(result: Result, output_format: Format, settings: Settings) -> str:
    """Return the whole output for a result, "" where it has no article."""
    if result.article is None:
        return ""
    match output_format:
        case Format.MD:
            return render_markdown_document(result)
        case Format.TXT:
            return result.text + "\n"
        case Format.JSON:
            return to_json(to_record(result), indent=2) + "\n"
        case Format.JSONL:
            return to_json(to_record(result)) + "\n"
        case Format.HTML:
            return render_html(result.article, settings)


def render_markdown_document(result: Result) -> str:
    """Return the metadata as front matter, an empty line and the body as Markdown."""
    front_matter = render_front_matter(result.metadata)
    return "\n".join(filter(None, (front_matter, result.markdown + "\n")))


def encode(text: str) -> bytes:
    """Return `text` as UTF-8. Half of a surrogate pair, which UTF-8 cannot say, becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text).encode("utf-8")
