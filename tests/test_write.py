from __future__ import annotations

import json

import pytest

from cleancms.articles.formats import Format
from cleancms.articles.write import encode, render_article
from cleancms.model import Article, Metadata, Result, Settings, Span
from tests.article_blocks import paragraph

BLOCK = paragraph("Body.", spans=(Span(0, 4, "n"),))
METADATA = Metadata(title="T", url="https://x.org/a")
RESULT = Result("p", Article(METADATA, (BLOCK,), "https://x.org/a"), "Body.", "[Body](n).", METADATA, ())
EMPTY = Result("p", None, "", "", Metadata(), ())


@pytest.mark.parametrize("output_format", Format)
def test_every_format_ends_in_one_line_break(output_format: Format) -> None:
    written = render_article(RESULT, output_format, Settings())
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


@pytest.mark.parametrize("output_format", Format)
def test_no_article_gives_nothing(output_format: Format) -> None:
    assert render_article(EMPTY, output_format, Settings()) == ""


def test_markdown_document() -> None:
    expected = '---\ntitle: "T"\nurl: "https://x.org/a"\n---\n\n[Body](n).\n'
    assert render_article(RESULT, Format.MD, Settings()) == expected


def test_markdown_document_without_metadata() -> None:
    result = Result("p", Article(Metadata(), (BLOCK,)), "Body.", "Body.", Metadata(), ())
    assert render_article(result, Format.MD, Settings()) == "Body.\n"


def test_text() -> None:
    assert render_article(RESULT, Format.TXT, Settings()) == "Body.\n"


def test_json_and_jsonl_say_the_same() -> None:
    line = render_article(RESULT, Format.JSONL, Settings())
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(render_article(RESULT, Format.JSON, Settings()))


def test_html_resolves_links_against_the_page() -> None:
    assert '<a href="https://x.org/n">Body</a>' in render_article(RESULT, Format.HTML, Settings(links=True))


def test_encode_replaces_what_utf8_cannot_say() -> None:
    assert encode("a\ud800é") == b"a\xef\xbf\xbd\xc3\xa9"
