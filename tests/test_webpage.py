from __future__ import annotations

import html.parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.articles.webpage import render_html
from cleancms.model import Article, Block, BlockKind, Link, Metadata, Settings, Span
from tests.article_blocks import articles, code, heading, item, make, numbered, paragraph, quote, row

PLAIN = Settings()
ALL = Settings(links=True, images=True)
VOID = {"meta", "link", "br", "img"}


def _body(*blocks: Block, settings: Settings = PLAIN) -> str:
    page = render_html(Article(Metadata(), numbered(*blocks), "https://x.org/"), settings)
    return page.split("<article>\n")[1].split("</article>")[0].removesuffix("\n")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], ""),
        ([heading(2, "A & B"), paragraph("<b>")], "<h2>A &amp; B</h2>\n<p>&lt;b&gt;</p>"),
        ([heading(2, "a"), heading(2, "b")._replace(continues=True)], "<h2>a<br>\nb</h2>"),
        ([paragraph("a"), paragraph("b", continues=True)], "<p>a<br>\nb</p>"),
        ([item("a"), item("b")], "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        (
            [item("a"), item("b", 2, "3."), paragraph("c", continues=True), item("d")],
            '<ul>\n<li>a\n<ol start="3">\n<li>b<br>\nc</li>\n</ol>\n</li>\n<li>d</li>\n</ul>',
        ),
        ([item("a"), item("b", 1, "1.")], "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"),
        (
            [row("a", header=True), row("b", "<")],
            "<table>\n<tr><th>a</th></tr>\n<tr><td>b</td><td>&lt;</td></tr>\n</table>",
        ),
        ([quote("a"), quote("b")], "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"),
        ([code("if a < b:\n  c")], "<pre><code>if a &lt; b:\n  c</code></pre>"),
        ([paragraph("a link", spans=(Span(2, 6, "/u"),))], "<p>a link</p>"),
    ],
)
def test_structure(blocks: list[Block], expected: str) -> None:
    assert _body(*blocks) == expected


def test_links_and_images() -> None:
    image = make(BlockKind.IMAGE, "", spans=(Span(0, 0, "i.png", True, 'a "b"'),))
    broken = make(BlockKind.IMAGE, "", spans=(Span(0, 0, "javascript:x", True),))
    text = paragraph("a <link>", spans=(Span(2, 8, "/u?a=1&b=2"),))
    assert _body(image, broken, text, settings=ALL) == (
        '<figure><img src="https://x.org/i.png" alt="a &quot;b&quot;"></figure>\n'
        '<p>a <a href="https://x.org/u?a=1&amp;b=2">&lt;link&gt;</a></p>'
    )


def test_metadata_stands_in_the_head() -> None:
    metadata = Metadata(
        title='"T"',
        author=("A", "B"),
        date="2022-02-24",
        language="zh",
        url="https://x.org/a",
        views=7,
        previous=Link("P", "https://x.org/p"),
        next=Link("N"),
    )
    head = render_html(Article(metadata, ()), PLAIN)
    for line in (
        '<html lang="zh">',
        "<title>&quot;T&quot;</title>",
        '<meta name="author" content="A">',
        '<meta name="author" content="B">',
        '<meta property="article:published_time" content="2022-02-24">',
        '<meta name="views" content="7">',
        '<link rel="canonical" href="https://x.org/a">',
        '<link rel="prev" href="https://x.org/p" title="P">',
        "<h1>&quot;T&quot;</h1>",
    ):
        assert f"{line}\n" in head
    assert 'rel="next"' not in head


class _Checker(html.parser.HTMLParser):
    """Checks that tags nest; gathers the tags and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@given(articles, st.text(max_size=20))
def test_tags_nest_and_text_stays_text(blocks: tuple[Block, ...], title: str) -> None:
    checker = _Checker()
    checker.feed(render_html(Article(Metadata(title=title, description=title), blocks), ALL))
    checker.close()
    assert checker.open == []
    assert not checker.tags & {"b", "script", "a", "img"}
    for block in blocks:
        assert all(text in checker.text for text in block.cells or (block.text,))
