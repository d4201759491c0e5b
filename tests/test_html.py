from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.html import MAX_DEPTH, segment_html
from cleancms.blocks.html_tags import BLOCK_TAGS, LEAF_TAGS, SKIPPED_TAGS
from cleancms.blocks.table_row import MAX_CELL_BLOCKS, MAX_CELL_WORDS, MAX_SPANNED_COLUMNS
from cleancms.model import Block, BlockKind, Hints, Mark, Segments

P, H, L, ROW, Q, CODE, CAPTION, IMAGE = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.QUOTE,
    BlockKind.CODE,
    BlockKind.CAPTION,
    BlockKind.IMAGE,
)


def _blocks(page: str) -> tuple[Block, ...]:
    return segment_html(page).blocks


def _texts(page: str) -> list[str]:
    return [block.text for block in _blocks(page)]


def _block(page: str) -> Block:
    (block,) = _blocks(page)
    return block


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("", []),
        ("   \n ", []),
        ("just text", ["just text"]),
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("<p>a<p>b<div>c", ["a", "b", "c"]),
        ("a<div>b</div>c", ["a", "b", "c"]),
        ("<div>a<span>b</span> <em>c</em><sup>2</sup></div>", ["ab c2"]),
        ("<p>a&nbsp;&amp; b&#x4e2d;</p>", ["a & b中"]),
        ("<p>line\n  two\t three</p>", ["line two three"]),
        ("<dl><dt>term<dd>one<dd>two</dl>", ["term", "one", "two"]),
        ("<details><summary>s</summary>d</details>", ["s", "d"]),
        ("<button>a</button><button>b</button>", ["a", "b"]),
        ("<label>a</label><label>b</label>", ["ab"]),
        ("<my-card>a</my-card><my-card>b</my-card>", ["a", "b"]),
        ("a<hr>b", ["a", "b"]),
        ("foo<wbr>bar", ["foobar"]),
        ("<noscript><p>in noscript</p></noscript>", ["in noscript"]),
        ("<p>a</p></body></html>after", ["a", "after"]),
        ("<!doctype html><!-- c --><p>a<!-- b -->c</p><?php x ?>", ["ac"]),
        ("<p><![CDATA[x]]>a", ["a"]),
        ("<p>a\0b</p>", ["ab"]),
        ("<p>a\ud800b</p>", ["ab"]),
        ("<p>a</b></i></div></p></span>b", ["a", "b"]),
        ("<b><p>a</b>b</p>", ["ab"]),
        ("<", ["<"]),
        ("<p", []),
        ("</", ["</"]),
        ("<a", []),
    ],
)
def test_where_blocks_end(page: str, texts: list[str]) -> None:
    assert _texts(page) == texts


@pytest.mark.parametrize(
    "tag", sorted(SKIPPED_TAGS - {"area", "embed", "input", "link", "param", "source", "track"})
)
def test_what_is_no_text_of_the_page_is_skipped(tag: str) -> None:
    assert _texts(f"<p>a <{tag}>hidden</{tag}>b</p>") == ["a b"]


@pytest.mark.parametrize("tag", ["script", "style", "template", "svg", "noframes"])
def test_skipped_elements_may_hold_markup(tag: str) -> None:
    assert _texts(f"<p>a</p><{tag}><g><title>t</title></g></{tag}><p>b</p>")[0] == "a"
    assert "t" not in _texts(f"<p>a</p><{tag}><g>t</g></{tag}><p>b</p>")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a<br>b<br/>c</p>", [("a", False), ("b", True), ("c", True)]),
        ("<p>a<br><br>b</p>", [("a", False), ("b", False)]),
        ("<p>a<br> &nbsp; <br>b</p>", [("a", False), ("b", False)]),
        ("<p>a</p><p><br>b</p>", [("a", False), ("b", False)]),
        ("<p>a<br></p><p>b</p>", [("a", False), ("b", False)]),
        ("<p>a</p><br><p>b</p>", [("a", False), ("b", False)]),
        ("a<br><div>b</div><br>c", [("a", False), ("b", False), ("c", False)]),
        ("a<hr>b<br><hr>c", [("a", False), ("b", False), ("c", False)]),
        ("<p>a<span><br></span>b</p>", [("a", False), ("b", True)]),
        ("<br>a", [("a", False)]),
        ("<li>a<br>b</li>", [("a", False), ("b", True)]),
        ("<p>a<br><img src=i><br>b</p>", [("a", False), ("", False), ("b", True)]),
    ],
)
def test_line_breaks(page: str, expected: list[tuple[str, bool]]) -> None:
    assert [(block.text, block.continues) for block in _blocks(page)] == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>a</h1><h6>b</h6><p>c", [(H, 1), (H, 6), (P, 0)]),
        ("<h2><div>a</div><div>b</div></h2>", [(H, 2), (H, 2)]),
        ("<h2>a<br>b</h2>", [(H, 2), (H, 2)]),
        ("<h1>a<div><h3>b</h3></div>c</h1>d", [(H, 1), (H, 3), (H, 1), (P, 0)]),
        ("<blockquote>a<p>b</p><h2>c</h2></blockquote>d", [(Q, 0), (Q, 0), (H, 2), (P, 0)]),
        ("<figure><img src=i><figcaption>c</figcaption></figure>", [(IMAGE, 0), (CAPTION, 0)]),
        ("<table><caption>c</caption><tr><td>a</table>", [(CAPTION, 0), (P, 0)]),
        ("<pre>a</pre>b", [(CODE, 0), (P, 0)]),
        ("<li><h3>a</h3>b</li><li>c</li>", [(H, 3), (P, 0), (L, 1)]),
        ("<blockquote><ul><li>a</ul></blockquote>", [(L, 1)]),
    ],
)
def test_kinds(page: str, expected: list[tuple[BlockKind, int]]) -> None:
    assert [(block.kind, block.level) for block in _blocks(page)] == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ul><li>a<li>b</ul>", [("a", 1, "-"), ("b", 1, "-")]),
        ("<ol><li>a<li>b</ol>", [("a", 1, "1."), ("b", 1, "2.")]),
        ("<ol start=3><li>a<li value=7>b<li>c</ol>", [("a", 1, "3."), ("b", 1, "7."), ("c", 1, "8.")]),
        ("<ol start=0><li>a<li>b</ol>", [("a", 1, "0."), ("b", 1, "1.")]),
        ("<ol start=-3><li>a</ol>", [("a", 1, "1.")]),
        ("<ol start=x><li value='²'>a</ol>", [("a", 1, "1.")]),
        ("<ol start=12345678901234><li>a</ol>", [("a", 1, "1.")]),
        (
            "<ol><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ol>",
            [("a", 1, "1."), ("b", 2, "-"), ("c", 3, "1."), ("d", 1, "2.")],
        ),
        ("<ul><li><ul><li>a</ul>b</ul>", [("a", 2, "-"), ("b", 0, "")]),
        ("<ul><li><p>a</p><p>b</p><li>c</ul>", [("a", 1, "-"), ("b", 0, ""), ("c", 1, "-")]),
        ("<ol><li> </li><li><img src=i></li><li>a</ol>", [("", 0, ""), ("a", 1, "3.")]),
        ("<li>a</li>", [("a", 1, "-")]),
        ("<menu><li>a</menu>", [("a", 1, "-")]),
    ],
)
def test_list_items(page: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(block.text, block.level, block.marker) for block in _blocks(page)] == expected


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<pre>if a:\n    b  \n\nc</pre>", ["if a:\n    b\n\nc"]),
        ("<pre>\n\n  a\n</pre>", ["  a"]),
        ("<pre>a<br>b<br/>c</pre>", ["a\nb\nc"]),
        ("<pre><code><span>a</span> <b>= 1</b>\n</code></pre>", ["a = 1"]),
        ("<pre><div>a</div><div>  b</div><div><br></div><div>c<br></div>d</pre>", ["a\n  b\n\nc\nd"]),
        ("<pre><div><div>a</div></div><div>b</div></pre>", ["a\nb"]),
        ("<pre>a</pre><pre>b</pre>", ["a", "b"]),
        ("<pre> \n </pre>", []),
        ("<pre>&lt;a&gt; &amp;</pre>", ["<a> &"]),
        ("<xmp><b>a</b></xmp>", ["<b>a</b>"]),
        ("<pre>a<pre>b</pre>c</pre>", ["a", "b", "c"]),
        ("<pre><ol><li><code>a</code><li><code>  b</code></ol></pre>", ["a\n  b"]),
        ("<pre><button>Copy</button><code>a</code></pre>", ["a"]),
        ("<pre>&nbsp; a\n&nbsp;b</pre>", ["  a\n b"]),
        ("<table><tr><td><pre>9\n10\n</pre><td><pre>a\n  b</pre></table>", ["a\n  b"]),
        ("<table><tr><td><pre>1<br>2</pre><td><pre>a\nb</pre></table>", ["a\nb"]),
        ("<table><tr><td><pre>1\n3</pre><td><pre>a\nb</pre></table>", ["1\n3", "a\nb"]),
        ("<table><tr><td><pre>²</pre><td><pre>a\nb</pre></table>", ["²", "a\nb"]),
        ("<plaintext><p>a", ["<p>a"]),
    ],
)
def test_code(page: str, code: list[str]) -> None:
    assert [block.text for block in _blocks(page) if block.kind is CODE] == code


def test_inline_code_is_text() -> None:
    assert (_block("<p>call <code>f( a )</code> now").text, _block("<code>a  b</code>").kind) == (
        "call f( a ) now",
        P,
    )


def test_code_has_no_links_and_no_places() -> None:
    block = _block("<pre>  a <a href=u>b</a> <b>c</b> <img src=i></pre>")
    assert (block.text, block.spans, block.link_chars, block.link_count) == ("  a b c", (), 0, 0)


def _links(block: Block) -> list[tuple[str, str]]:
    return [(block.text[span.start : span.end], span.url) for span in block.spans if not span.image]


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("<p>see <a href=u>this page</a>.", [("this page", "u")]),
        ("<p>see<a href=u> this </a>page", [("this", "u")]),
        ("<a href=u>a</a><a href=v>b</a>", [("a", "u"), ("b", "v")]),
        ("<a href=' u '>one <b>two</b></a>", [("one two", "u")]),
        ("<a href=u><img src=i> text</a>", [("text", "u")]),
        ("<a href=u></a><a href=v> </a>x", []),
        ("<a name=n>anchor</a>", [("anchor", "")]),
        ("<a href=u>a<a href=v>b", [("a", "u"), ("b", "v")]),
    ],
)
def test_links(page: str, links: list[tuple[str, str]]) -> None:
    block = _block(page)
    assert _links(block) == links
    assert block.link_count == len(links)
    assert block.link_chars == sum(len(text) for text, _ in links)


def test_a_link_around_blocks_is_in_each_of_them() -> None:
    blocks = _blocks("<div><a href=u><h3>head</h3><p>text</p></a> after</div>")
    assert [_links(block) for block in blocks] == [[("head", "u")], [("text", "u")], []]


@pytest.mark.parametrize(
    ("page", "text", "links"),
    [
        ('<h2>Usage<a class="headerlink" href="#u">¶</a></h2>', "Usage", []),
        ("<h2><a href=u>Usage</a> <a href=#u>¶</a></h2>", "Usage", [("Usage", "u")]),
        ("<h2><a href=u><b>Usage ¶</b></a></h2>", "Usage", [("Usage", "u")]),
        ("<h2>The sign ¶ in a heading</h2>", "The sign ¶ in a heading", []),
        ("<p>Paragraph sign ¶</p>", "Paragraph sign ¶", []),
        ("<h2>Usage<a href=#u>#</a></h2>", "Usage", []),
        ("<h2><a href='/page#u'>§</a> Usage</h2>", "Usage", []),
        (
            "<h2><a href=#u>\uf0c1</a><a href=v>Usage</a> now <a href=#u>🔗</a></h2>",
            "Usage now",
            [("Usage", "v")],
        ),
        ("<h2><a href=#u>C#</a></h2>", "C#", [("C#", "#u")]),
        ("<h2><a href=#u>#</a></h2>", "#", [("#", "#u")]),
        ("<h2>See <a href=/u>→</a></h2>", "See →", [("→", "/u")]),
    ],
)
def test_permalink_signs_of_headings_are_no_text(page: str, text: str, links: list[tuple[str, str]]) -> None:
    block = _block(page)
    assert (block.text, _links(block)) == (text, links)
    _check_block(block)


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>a <i class=icon aria-hidden=true>home</i> b</p>", ["a b"]),
        ("<p>a <span aria-hidden=false>b</span></p>", ["a b"]),
        ("<p>from <span aria-hidden=true>$20</span></p>", ["from $20"]),
        ("<div><a aria-hidden=true href=/u>A card</a></div>", ["A card"]),
        ("<h2><a aria-hidden=true href=#u>#</a>Usage</h2>", ["Usage"]),
        ("<div aria-hidden=true>a</div>", ["a"]),
        ("<p>one <x-tip>two <b>three</b></x-tip>, four</p>", ["one two three, four"]),
        ("<h2><x-tip>one</x-tip> two</h2>", ["one two"]),
        ("<h2><x-tip>one<div>two</div></x-tip> three</h2>", ["one", "two", "three"]),
        ("<x-card><p>one</p></x-card>two", ["one", "two"]),
        ("<p>Donau&shy;dampf&#x2060;schiff&#xfeff;</p>", ["Donaudampfschiff"]),
        ("<p>a<b>&shy;</b>b</p><p>ส&#x200b;ว می&zwnj;خواهم</p>", ["ab", "ส\u200bว می\u200cخواهم"]),
        ("<p>&zwj;</p><p>&#x200b; </p><p>a", ["a"]),
    ],
)
def test_what_nobody_sees_is_no_text_and_parts_no_words(page: str, texts: list[str]) -> None:
    assert _texts(page) == texts


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<ruby>東京<rt>とうきょう</rt></ruby>へ", "東京(とうきょう)へ"),
        ("<ruby>東<rp>（</rp><rt>とう</rt><rp>）</rp>京<rt> きょう </rt></ruby>", "東(とう)京(きょう)"),
        ("<ruby>字<rt> </rt></ruby>", "字"),
        ("<ruby>字<rt><b>じ</b></rt></ruby>", "字じ"),
    ],
)
def test_readings_of_characters_stand_in_parentheses(page: str, text: str) -> None:
    assert _block(f"<p>{page}</p>").text == text


TEX = "<annotation encoding=application/x-tex>x^2</annotation>"
MATH = f"<math alttext=y><semantics><mrow><mi>x</mi><mn>2</mn></mrow>{TEX}</semantics></math>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (MATH, "x^2"),
        (f"<span>{MATH}</span><span class=katex-html aria-hidden=true><b>x</b><sup>2</sup></span>", "x^2"),
        (f"<nobr aria-hidden=true>x2</nobr><span>{MATH}</span><script type=math/tex>x^2</script>", "x^2"),
        ("<math alttext=y><mi>x</mi></math>", "y"),
        ("<math><mi>x</mi> <mo>=</mo> <mn>2</mn></math>", "x = 2"),
        ("<math><semantics><mi>x</mi><annotation encoding=text>ex</annotation></semantics></math>", "x"),
        ("<script type='math/tex; mode=display'>x_1</script>", "x_1"),
        ("<span></span><script type=math/tex>x_1</script>", "x_1"),
        ("<span>x_1</span><script type=math/tex>x_1</script>", "x_1"),
        ("<script type=text/javascript>x</script><math></math>", ""),
    ],
)
def test_a_formula_is_there_once(formula: str, text: str) -> None:
    assert _block(f"<p>Let {formula} be.</p>").text == f"Let {text} be.".replace("  ", " ")


def test_emphasis_counts_the_characters_between_its_ends() -> None:
    assert _block("<p>a <b>one <i>two</i></b> <strong>x</strong>").emphasis_chars == 8


@pytest.mark.parametrize(
    ("image", "url"),
    [
        ("<img src=a>", "a"),
        ("<img src=a data-src=b>", "b"),
        ("<img src='data:image/gif;base64,R0' data-original=b>", "b"),
        ("<img src=a data-lazy-src=b>", "b"),
        ("<img src=a data-src='data:x'>", "a"),
        ("<img src=' a ' data-src=''>", "a"),
        ("<picture><source srcset=c><img src=a></picture>", "a"),
        ("<img data-src=a><noscript><img src=a></noscript>", "a"),
    ],
)
def test_images(image: str, url: str) -> None:
    block = _block(f"<p>{image}</p>")
    assert (block.kind, block.text) == (IMAGE, "")
    assert [(span.start, span.end, span.url, span.image) for span in block.spans] == [(0, 0, url, True)]


@pytest.mark.parametrize(
    "image", ["<img>", "<img src=''>", "<img src=' DATA:image/png;base64,iV'>", "<img alt=a>"]
)
def test_images_without_an_address_are_nothing(image: str) -> None:
    assert _blocks(f"<p>{image}</p>") == ()


def test_an_image_inside_text() -> None:
    block = _block("<p>one <img src=i alt=' an\n image '> two</p>")
    assert (block.kind, block.text) == (P, "one two")
    assert block.spans == ((3, 3, "i", True, "an image"),)


def _rows(page: str) -> list[Any]:
    """Return the cells of rows, the texts of other blocks."""
    return [block.cells or block.text for block in _blocks(page)]


SPANS = (("a", "", "b"), ("c", "d", "e"), ("", "f", "g"))
BLOCK_SPANS = (("a", "b", ""), "c", ("d", "e", "f"))
LONG = "word " * (MAX_CELL_WORDS + 1)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", [("a", "b"), ("c", "d")]),
        ("<tr><td>a<td><tr><td><td>b<td>c", ["a", ("", "b", "c")]),
        ("<tr><td>a<td>b<td><td> ", [("a", "b", "", "")]),
        ("<tr><td>only", ["only"]),
        ("<tr><td colspan=x rowspan=-1>a<td>b", [("a", "b")]),
        ("<tr><td>a<p>b</p><td><ul><li>c<li>d</ul>", [("a b", "c d")]),
        ("<tr><td>a<br>b<td>c", [("a b", "c")]),
        (f"<tr><td>a<td>{LONG}", ["a", LONG.strip()]),
        ("<tr><td>a<td>" + "<p>b" * (MAX_CELL_BLOCKS + 1), ["a", *["b"] * (MAX_CELL_BLOCKS + 1)]),
        ("<tr><td>a<td><h2>b</h2>", ["a", "b"]),
        ("<tr><td>1<td><pre>x\ny</pre>", ["1", "x\ny"]),
        ("<tr><td><pre>f(x)</pre><td>calls", [("f(x)", "calls")]),
        ("<tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g", [*SPANS]),
        ("<tr><td>a<td rowspan=2 colspan=2>b<tr><td>c<tr><td>d<td>e<td>f", [*BLOCK_SPANS]),
        ("<tr><td rowspan=0>a<td colspan=-2>b<tr><td>c<td>d", [("a", "b"), ("c", "d")]),
        ("<tr><td colspan=3>title<tr><td>a<td>b<td>c", ["title", ("a", "b", "c")]),
        ("<tr><td>a<td>b<tr><td colspan=2>group<tr><td>c<td>", [("a", "b"), ("group", ""), ("c", "")]),
        ("<tr><td>a<td>b<tr><td>alone", [("a", "b"), "alone"]),
        ("<tr><td>a<td>b</table><table><tr><td>c<td>", [("a", "b"), "c"]),
        ("<tr><td>a<td><form>b</form>", ["a", "b"]),
        ("<tr><td>a<td><table><tr><td>b<td>c</table>", ["a", ("b", "c")]),
        ("<tr><td><table><tr><td>a<tr><td>b</table><td>c<tr><td>d<td>e", ["a", "b", "c", ("d", "e")]),
        ("<tr><td>a<td><img src=i>", [("a", "")]),
        ("<tr></tr><tr><td>a<td>b", [("a", "b")]),
        ("<td>a</td><td>b</td>", [("a", "b")]),
        (
            "<thead><tr><th>a<th>b<tbody><tr><td>c<td>d<tfoot><tr><td>e<td>f",
            [("a", "b"), ("c", "d"), ("e", "f")],
        ),
    ],
)
def test_table_rows(table: str, expected: list[Any]) -> None:
    assert _rows(f"<table>{table}</table>") == expected


@pytest.mark.parametrize(
    ("row", "header"),
    [
        ("<tr><th>a<th>b", True),
        ("<tr><td><th>a<th>b", True),
        ("<tr><th>a<td>b", False),
        ("<thead><tr><td>a<td>b", True),
    ],
)
def test_header_rows(row: str, header: bool) -> None:
    assert _block(f"<table>{row}</table>").header is header


def test_rows_of_one_table_go_on() -> None:
    row = "<tr><td>a<td>b"
    page = f"<table><thead>{row}<tbody>{row}<tr><th colspan=2>c</table><table>{row}{row}</table>"
    blocks = _blocks(page)
    assert [block.continues for block in blocks] == [False, True, True, False, True]
    assert [block.header for block in blocks] == [True, False, False, False, False]


def test_cells_reach_only_so_far() -> None:
    wide = _block("<table><tr><td colspan=999999999 rowspan=999999999>a<td colspan=5>b</table>")
    assert wide.cells == ("a", *[""] * (MAX_SPANNED_COLUMNS - 1), "b")


def test_a_row_is_all_its_cells() -> None:
    page = (
        "<table><tr><td><b>Next</b><td><img src=i><a href=u rel=next>Title</a> x<td><time>noon</time></table>"
        "<p itemprop=name>y</p>"
    )
    segments = segment_html(page)
    row = segments.blocks[0]
    assert (row.kind, row.text, row.tag) == (ROW, "Next Title x noon", "tr")
    assert (row.emphasis_chars, row.link_chars, row.link_count) == (4, 5, 1)
    assert _links(row) == [("Title", "u")]
    assert [span.start for span in row.spans if span.image] == [5]
    assert segments.containers[row.container].tag == "tr"
    assert [(mark.block, mark.name) for mark in segments.hints.marks] == [
        (0, "next"),
        (0, "time"),
        (1, "itemprop:name"),
    ]


def test_a_row_of_images_is_an_image() -> None:
    row = _block("<table><tr><td><img src=a><td><img src=b></table>")
    assert (row.kind, row.text, [span[:3] for span in row.spans]) == (IMAGE, "", [(0, 0, "a"), (0, 0, "b")])


@pytest.mark.parametrize(
    ("page", "hidden"),
    [
        ("<div hidden>a</div>b", [True, False]),
        ("<div hidden=until-found><p>a</p></div>", [True]),
        ("<div aria-hidden=true>a</div>", [True]),
        ("<div aria-hidden=false>a</div>", [False]),
        ("<div style='color:red; DISPLAY : none'><p>a</p><div>b</div></div><p>c", [True, True, False]),
        ("<p style=visibility:hidden>a", [True]),
        ("<p style='display:block'>a", [False]),
        ("<div hidden><p hidden>a</p>b</div>", [True, True]),
    ],
)
def test_hidden(page: str, hidden: list[bool]) -> None:
    assert [block.hidden for block in _blocks(page)] == hidden


def test_containers() -> None:
    segments = segment_html(
        "<body class='Home Page'><nav id=Top role=navigation aria-label='Main Menu'><p></p><a>x</a></nav>"
        "<div></div><article><p>a</p>b</article></body>"
    )
    assert [(each.parent, each.tag, each.names, each.first, each.last) for each in segments.containers] == [
        (-1, "html", "", 0, 3),
        (0, "html", "", 0, 3),
        (1, "body", "home page", 0, 3),
        (2, "nav", "top navigation main menu", 0, 1),
        (2, "article", "", 1, 3),
        (4, "p", "", 1, 2),
    ]
    assert [(block.text, block.container, block.tag) for block in segments.blocks] == [
        ("x", 3, "nav"),
        ("a", 5, "p"),
        ("b", 4, "article"),
    ]


def test_hints_of_the_head() -> None:
    hints = segment_html(
        "<html lang=zh-CN><head><title> A\n title </title><title>second</title><base href=' /b/ '>"
        "<meta name=' Author ' content=' X  Y '><meta property=og:title content=T name=no><meta name=empty>"
        "<meta http-equiv=refresh content=5><meta charset=utf-8><link rel='shortcut icon' href=i>"
        "<link rel=Canonical href=/c><link rel=canonical href=/d>"
        '<script type=\' Application/LD+json\'>{"a": "<b>"}</script><script>var x</script></head>'
        "<body><svg><title>icon</title></svg></body>"
    ).hints
    assert hints == Hints(
        title="A title",
        meta=(("author", "X Y"), ("og:title", "T"), ("refresh", "5")),
        json_ld=('{"a": "<b>"}',),
        canonical="/c",
        language="zh-CN",
        base="/b/",
    )


@pytest.mark.parametrize(
    ("page", "marks"),
    [
        ("<time datetime=2022-02-24>x</time>", [(0, "time", "2022-02-24")]),
        ("<p>a</p><p>b <time>now</time></p>", [(1, "time", "")]),
        (
            "<time itemprop=datePublished datetime=2022>x</time>",
            [(0, "time", "2022"), (0, "itemprop:datePublished", "2022")],
        ),
        ("<span itemprop='name author'>x</span>", [(0, "itemprop:name", ""), (0, "itemprop:author", "")]),
        ("<p>x<meta itemprop=dateModified content=2022></p>", [(0, "itemprop:dateModified", "2022")]),
        ("<p>x<link itemprop=url href=' u '></p>", [(0, "itemprop:url", "u")]),
        (
            "<div itemprop=author><b itemprop=name>x</b></div>",
            [(0, "itemprop:author", ""), (0, "itemprop:name", "")],
        ),
        ("<a rel='Tag nofollow' href=u>x</a>", [(0, "tag", "u")]),
        ("<a rel='author next prev' href=u>x</a>", [(0, "author", "u"), (0, "next", "u"), (0, "prev", "u")]),
        ("<time datetime=2022></time>", []),
    ],
)
def test_marks(page: str, marks: list[tuple[int, str, str]]) -> None:
    assert segment_html(page).hints.marks == tuple(Mark(*mark) for mark in marks)


def test_language_of_xhtml() -> None:
    assert segment_html("<html xml:lang=ja><p>x").hints.language == "ja"


def test_deep_nesting() -> None:
    segments = segment_html("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after</p>")
    assert [block.text for block in segments.blocks] == ["deep", "after"]
    assert len(segments.containers) <= MAX_DEPTH + 3
    _check_structure(segments)


@pytest.mark.parametrize(
    "part", ["<a href=u>x</a>", "<a>x", "<b>x", "<span>x", "<p>x", "<br>x", "<table><tr><td>x"]
)
def test_long_pages(part: str) -> None:
    count = 20_000
    segments = segment_html(part * count)
    assert sum(block.text.count("x") for block in segments.blocks) == count


def test_many_links_in_one_block() -> None:
    block = _block("<p>" + "<a href=u>x</a>" * 100_000)
    assert (block.link_count, block.link_chars, len(block.text)) == (100_000, 100_000, 199_999)


def _check_structure(segments: Segments) -> None:
    blocks, containers = segments.blocks, segments.containers
    assert [block.index for block in blocks] == list(range(len(blocks)))
    assert (containers[0].parent, containers[0].first, containers[0].last) == (-1, 0, len(blocks))
    ends: dict[int, int] = {}
    for index, container in enumerate(containers):
        if index:
            parent = containers[container.parent]
            assert 0 <= container.parent < index
            assert container.first < container.last
            assert max(parent.first, ends.get(container.parent, 0)) <= container.first
            assert container.last <= parent.last
            ends[container.parent] = container.last
    for block in blocks:
        container = containers[block.container]
        assert container.first <= block.index < container.last
        assert block.tag == container.tag
        inner = [each for each in containers if each.parent == block.container]
        assert not any(each.first <= block.index < each.last for each in inner)
        _check_block(block)
    assert all(0 <= mark.block < len(blocks) for mark in segments.hints.marks)


def _check_block(block: Block) -> None:
    links = [span for span in block.spans if not span.image]
    assert bool(block.text) == (block.kind is not IMAGE)
    assert block.text or block.spans
    assert block.text == block.text.strip() or block.kind is CODE
    assert (block.level > 0) == (block.kind in (H, L))
    assert bool(block.marker) == (block.kind is L)
    assert bool(block.cells) == (block.tag == "tr" and block.kind in (ROW, IMAGE))
    assert block.link_count == len(links)
    assert block.link_chars == sum(span.end - span.start for span in links)
    assert 0 <= block.emphasis_chars <= len(block.text)
    assert all(0 <= span.start <= span.end <= len(block.text) for span in block.spans)
    assert all((span.start == span.end) == span.image for span in block.spans)
    if block.kind is ROW:
        assert block.text == " ".join(filter(None, block.cells))


INLINE = ("a", "b", "span", "em", "code", "time", "noscript", "x-y", "rt", "label")
FLOW = ("div", "p", "h2", "ul", "ol", "li", "blockquote", "section", "dl", "dd", "pre", *INLINE)
TABLE = ("table", "thead", "tbody", "tr", "tr", "td", "td", "th", "caption")
WORDS = (
    "text",
    "¶",
    "text ",
    " two words",
    " ",
    "\n",
    "中文 ",
    "&nbsp;",
    "&#0;",
    "\0",
    "\ud800",
    "<",
    "<!--",
    "-->",
)
VOID = ("<br>", "<hr>", "<img src=i>", "<img src=data:>", "<meta itemprop=p content=c>", "<input>", "<wbr>")
ATTRIBUTES = (
    " href=u",
    " class='A b'",
    " hidden",
    " style=display:none",
    " itemprop=p",
    " start=4",
    " rel=next",
    " x=<",
)

attributes = st.sampled_from(("", *ATTRIBUTES))
tags = st.builds(
    "<{}{}{}>".format, st.sampled_from(("", "", "/")), st.sampled_from((*FLOW, *TABLE)), attributes
)
all_tags = st.sampled_from(sorted(BLOCK_TAGS | SKIPPED_TAGS | LEAF_TAGS)).map("<{}>".format)
words = st.sampled_from(WORDS)
rare = st.text(max_size=5) | all_tags | st.sampled_from(("<table><tr><td>a<td>b", "<tr><td>", "<th>a<th>"))
soup = st.lists(
    st.one_of(tags, tags, tags, words, words, st.sampled_from(VOID), rare), min_size=20, max_size=60
).map("".join)


@given(soup)
def test_tag_soup_has_a_structure(page: str) -> None:
    segments = segment_html(page)
    _check_structure(segments)
    assert segment_html(page) == segments


any_text = st.text(st.characters(), max_size=200)


@given(any_text)
def test_any_text_has_a_structure(page: str) -> None:
    _check_structure(segment_html(page))


flow = st.lists(
    st.builds("<{}{}{}>".format, st.sampled_from(("", "/")), st.sampled_from(FLOW), attributes), max_size=40
)


@given(flow)
def test_every_word_of_the_page_is_in_one_block_and_in_order(tags: list[str]) -> None:
    page = "".join(f"w{place} {tag}" for place, tag in enumerate(tags))
    words = [word for text in _texts(page) for word in text.split()]
    assert [word.strip("()") for word in words] == [f"w{place}" for place in range(len(tags))]
