"""What a page says stays text in the article: no markup, no code, no other metadata."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from cleancms.articles.formats import Format
from cleancms.articles.front_matter import render_front_matter
from cleancms.articles.links import safe_url
from cleancms.articles.markdown import render_markdown
from cleancms.articles.write import render_article
from cleancms.blocks.front_matter import split_front_matter
from cleancms.model import BlockKind, Link, Metadata, Page, PageKind, Settings, Span
from cleancms.pipeline import clean_page
from cleancms.text import collapse_space
from tests.article_blocks import code, heading, item, make, paragraph, quote, row

COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LINKED = Settings(links=True, images=True)

# --- front matter ----------------------------------------------------------------------------------------

AWKWARD = (
    *(
        "---",
        "...",
        "- - -",
        ": ",
        "a: b",
        "# no",
        "key: |",
        "key: >-",
        "[a, b]",
        "{a: b}",
        "!!python/object:os.x",
    ),
    *("!!binary aGk=", "&anchor", "*alias", "<<: *a", "? a", "yes", "No", "null", "~", "1e3", "0x10", "0o7"),
    *(
        "2001-01-01",
        "12:30:45",
        ".inf",
        "=",
        "%YAML 1.1",
        "@a",
        "`a`",
        '"',
        "'",
        "''",
        '"a',
        "\\",
        '\\"',
        " a ",
    ),
    *(
        "a\n---\nurl: x",
        "a\r\nb",
        "a\u2028b",
        "a\u2029---",
        "a\x85b",
        "\0",
        "\x1b[2J",
        "\ufeff",
        "\ud83d",
        "\U0001f642",
    ),
    *("\t", "a\n...\nb", "x" * 5000, "\u202e"),
)
_values = st.sampled_from(AWKWARD) | st.text(max_size=20)
_joined = st.lists(_values, min_size=1, max_size=3).map("".join)


def _load(front_matter: str) -> Any:
    return yaml.safe_load(front_matter.removeprefix("---\n").removesuffix("---\n"))


@settings(max_examples=60)
@given(_joined, _joined, st.lists(_joined, max_size=3), _joined)
def test_front_matter_comes_back_as_it_was(title: str, site: str, tags: list[str], url: str) -> None:
    """A safe loader reads the very values; our own reader too, but for the space in and around them."""
    metadata = Metadata(title=title, site=site, tags=tuple(tags), next=Link(title, url))
    written = render_front_matter(metadata)
    assert not set(written) & {
        *map(chr, (*range(10), *range(11, 32), *range(127, 160), 0x2028, 0x2029, 0xFEFF))
    }
    known = {name: value for name, value in metadata.as_dict().items() if value not in (None, [])}
    loaded = _load(written)
    assert loaded.keys() == known.keys()
    text = title + site + url + "".join(tags)
    if not any("\ud800" <= character <= "\udfff" for character in text):
        assert loaded == known
    hints, rest = split_front_matter(f"{written}\nThe body.\n")
    assert (hints is not None, rest) == (True, "\nThe body.\n")
    assert hints is not None
    assert hints.title == collapse_space(loaded["title"])
    assert [value for name, value in hints.meta if name == "tags"] == [
        tag for tag in map(collapse_space, loaded.get("tags", [])) if tag
    ]
    assert [value for name, value in hints.meta if name == "site"] == [
        site for site in [collapse_space(loaded["site"])] if site
    ]


# --- Markdown --------------------------------------------------------------------------------------------

ACTIVE = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- -->",
        "<?php ?>",
        "<![CDATA[x]]>",
        "<a",
    ),
    *(
        "[x](javascript:alert(1))",
        "![x](http://a/b.png)",
        "[x]: javascript:y",
        "[x][x]",
        "<javascript:x>",
        "](x)",
    ),
    *(
        "&lt;script&gt;",
        "&#60;b&#62;",
        "&copy;",
        "`code`",
        "```",
        "~~~",
        "~~x~~",
        "**b**",
        "_i_",
        "a | b",
        "\\",
    ),
    *(
        "# x",
        "> x",
        "- x",
        "1. x",
        "---",
        "===",
        "    x",
        "| a |",
        "| --- |",
        ":--",
        "\\`",
        "\\<b>",
        "[ ] x",
        "!",
    ),
)
_active = (
    st.lists(st.sampled_from((*ACTIVE, "word", "a\u00a0b")), min_size=1, max_size=4)
    .map(" ".join)
    .map(str.strip)
)
_block = st.one_of(
    st.builds(paragraph, _active),
    st.builds(heading, st.integers(1, 6), _active),
    st.builds(item, _active),
    st.builds(quote, _active),
    st.builds(code, st.lists(_active, min_size=1, max_size=2).map("\n".join)),
    st.builds(row, _active, _active),
)


@settings(max_examples=60)
@given(st.lists(_block, min_size=1, max_size=5))
def test_the_text_of_a_page_is_no_markup(blocks: list[Any]) -> None:
    numbered = [block._replace(index=index) for index, block in enumerate(blocks)]
    written = render_markdown(numbered, LINKED)
    html = COMMONMARK.render(written)
    tree: Any = LexborHTMLParser(html)
    assert not tree.css("script, a, img, em, strong, s, [onerror], [href], [src]")
    assert not [token for token in COMMONMARK.parse(written) if token.type == "html_block"]
    expected = " ".join(" ".join(block.cells) or block.text for block in numbered)
    assert tree.body.text(separator=" ").split() == expected.split()


URLS = (
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        " javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "\x01javascript:x",
    ),
    *(
        "vbscript:x",
        "data:text/html,<script>x</script>",
        "data:image/svg+xml,x",
        "file:///etc/passwd",
        "blob:x",
    ),
    *(
        "javascript&colon;alert(1)",
        "javascript&#58;x",
        "javascript&#x3a;x",
        "java&Tab;script:x",
        "&#106;avascript:x",
    ),
    *("java&NewLine;script&colon;x", "data&colon;text/html,x", "&#x6A&#x61vascript:x", "javascript\\:x"),
    *(
        "x) [y](javascript:z",
        "x> <script>",
        'x" onclick="y',
        "x y 'z' (w)",
        "//a.example/x",
        "?a=1&copy;=2&b",
    ),
)


@pytest.mark.parametrize("base", ["", "https://x.example/p/q"])
@pytest.mark.parametrize("url", URLS)
def test_an_address_runs_nothing(url: str, base: str) -> None:
    """As Markdown, read without the checks that some readers have, and as HTML: no scheme that runs code."""
    text = "a link"
    block = make(BlockKind.PARAGRAPH, text, spans=(Span(0, 6, url), Span(6, 6, url, True, "x")))
    reader = MarkdownIt("commonmark")
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown: Any = LexborHTMLParser(reader.render(render_markdown([block], LINKED, base)))
    words = "A long text that is kept. " * 9
    page = f"<article><h1>T</h1><p>{words}<a href='{escape(url)}'>{text}</a></p></article>"
    result = clean_page(Page("p", page, PageKind.HTML, base), LINKED)
    html: Any = LexborHTMLParser(render_article(result, Format.HTML, LINKED))
    found = [
        node.attributes.get(name) or ""
        for tree in (markdown, html)
        for name in ("href", "src")
        for node in tree.css(f"[{name}]")
    ]
    safe = safe_url(url, base)
    assert (safe in found) is bool(safe)
    for address in found:
        scheme = unquote(address).strip("".join(map(chr, range(33)))).partition(":")[0].lower()
        assert not {"javascript", "vbscript", "data", "file", "blob"} & {"".join(scheme.split())}, address
    assert not markdown.css("script, [onclick]")
    assert not html.css("script, [onclick]")


@pytest.mark.parametrize("text", ACTIVE)
def test_a_whole_page_stays_text(text: str) -> None:
    shown = " ".join(text.split())
    page = (
        f"<html><head><title>{escape(text)} and a title</title></head><body><article><h1>{escape(text)} and "
        f"a title</h1><p>The council met on Monday and decided {escape(text)} after four hours of debate.</p>"
        f"<p>{escape(text)} begins this paragraph, which goes on for some more words to be kept as one.</p>"
        f"<pre>{escape(text)}</pre></article></body></html>"
    )
    result = clean_page(Page("p", page, PageKind.HTML), LINKED)
    for tree in (
        LexborHTMLParser(COMMONMARK.render(result.markdown)),
        LexborHTMLParser(render_article(result, Format.HTML, LINKED)),
    ):
        body: Any = tree.body
        assert not body.css("script, a, img, b, [onerror]")
        assert f"decided {shown} after four" in " ".join(body.text().split())
