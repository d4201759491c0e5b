"""What stands between hostile markup and the parser: limits that hold whatever the page is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from benchmarks.hostile_pages import PAGES
from cleancms.blocks.html import segment_html
from cleancms.blocks.markup import FEW_TAGS, MAX_NAMES, MAX_OPEN, _Reader, limit_markup
from tests.operations import count_steps

ROOT = Path(__file__).parents[1]
# What a parser adds between two elements: bodies of tables, rows, and formatting opened again.
SLACK = 100


def _measure_tree(content: str) -> tuple[int, int]:
    """Return how deep the tree of a page is, and how many nodes it has."""
    depth = deepest = nodes = 0
    node: LexborNode | None = LexborHTMLParser(content).root
    while node is not None:
        nodes += 1
        deepest = max(deepest, depth)
        if node.first_child is not None:
            node, depth = node.first_child, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None else None
    return deepest, nodes


def _read(content: str) -> list[str]:
    return [block.text for block in segment_html(content).blocks]


# Brings every page to where its tags are read one by one: a short one does no harm, whatever it holds.
FILLING = "<br>" * (FEW_TAGS + 1)
# Each was a way to nest deeper than a reader of tags sees, or is one that it has to see.
PIECES = {
    "plain": "<div>",
    "not special": "<span>",
    "closed in another cell": "<div><table><tr><td></div>",
    "end in a comment": "<div><!--</div>-->",
    "end in an attribute": '<div title="</div>">',
    "end in a script": "<div><script></div></script>",
    "end in a script in a script": "<div><script><!--<script></script></div>--></script>",
    "end in a style in a drawing": "<div><svg><style></div></style></svg>",
    "end in a section": "<svg><g><![CDATA[</g>]]>",
    "end in a declaration": "<div><!x </div>",
    "cells without a table": "<rtc><th>",
    "sections without a table": "<b><tbody>",
    "terms in items": "<li><dd>",
    "options": "<select><optgroup><option>",
    "frames": "<frameset>",
    "plain text in a menu": "<select><plaintext></select><div>",
    "text in a menu": "<select><xmp></select><div><div></xmp>",
    "drawing": "<svg><g>",
    "slash of a value": "<svg><g a=b/>",
    "slash of no value": "<svg><input>",
    "HTML in a drawing": "<svg><foreignObject><svg/a><div>",
    "no HTML in a drawing": "<svg><mi><input>",
    "formulas": "<math><tbody>",
    "one of a kind in a drawing": "<svg><x-y/><html>",
    "lost in a drawing": "<svg></p><script><g></script><g>",
    "buttons": "<button><p>",
    "headings": "<h1><table><caption>",
    "templates": "<template><tr>",
    "links": "<a href=@><div>",
    "all different": "<p><font color=@>",
    "formatting closed with another": "<x-y><i></x-y>",
    "HTML by name in a formula": "<noscript></math><button><object/><body><math><legend>",
    "formatting around paragraphs": "<b id=@><p>",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_no_tree_is_deep_or_large(piece: str) -> None:
    content = "".join(piece.replace("@", str(number)) for number in range(MAX_OPEN + 500)) + FILLING
    depth, nodes = _measure_tree(limit_markup(content))
    assert depth <= MAX_OPEN + SLACK
    assert nodes <= 2 * len(content)


_TAGS = st.builds(
    "{}{}{}>".format,
    st.sampled_from(["<", "<", "<", "</"]),
    st.sampled_from(
        "div p b font span li ul dd table tr td tbody caption select option form svg g foreignObject title "
        "math mi template object button h1 nobr xmp textarea style script body html frameset".split()
    ),
    st.sampled_from(["", "", "", " id=@", "/"]),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_TAGS | st.sampled_from(["x", "<!--", "-->", "<![CDATA[", "]]>"]), min_size=1, max_size=7))
def test_no_tags_fool_the_reader(tags: list[str]) -> None:
    content = "".join("".join(tags).replace("@", str(number)) for number in range(MAX_OPEN + 200)) + FILLING
    assert _measure_tree(limit_markup(content))[0] <= MAX_OPEN + SLACK


@pytest.mark.parametrize("separator", [" ", "/", '"', "\n", "'"])
def test_no_tag_has_very_many_attributes(separator: str) -> None:
    quoted = {'"': 'a{}="1"', "'": "a{}='1'"}.get(separator, "a{}=1" + separator)
    page = f"<p {''.join(quoted.format(number) for number in range(25_000))}>The text.</p>"
    written = limit_markup(page)
    assert max(len(tag.split()) for tag in re.findall(r"<[^>]*>", written)) < 50
    assert _read(page) == ["The text."]


def test_no_page_has_very_many_names() -> None:
    page = "".join(f"<x{number} y{number}>x</x{number}>" for number in range(MAX_NAMES + 10))
    assert len(set(re.findall(r"<(\w+)", limit_markup(page)))) < 10
    assert _read(page) == ["x" * (MAX_NAMES + 10)]


def test_pages_within_the_limits_are_left_alone() -> None:
    for path in sorted(ROOT.rglob("*.html")):
        content = path.read_text(encoding="utf-8", errors="replace")
        assert limit_markup(content) is content
    depth = "<div>" * (MAX_OPEN - 10) + "x" + "</div>" * (MAX_OPEN - 10)
    many = depth + "<p class='a'>The <b>text</b>.</p><ul><li>x<li>y</ul><table><tr><td>1<td>2</table>" * 1_000
    assert limit_markup(many) is many


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "pages").rglob("*.html")), ids=lambda path: path.stem
)
def test_what_is_written_anew_says_the_same(path: Path) -> None:
    content = path.read_text(encoding="utf-8", errors="replace")
    written: list[str] = []
    _Reader(content, written).read()
    assert _read("".join(written)) == _read(content)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("<p>a<b>b</p><p>c</b>d</p>", ["ab", "cd"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<table><tr><td>1<td>2<tr><td>3<td>4</table>", ["1 2", "3 4"]),
        ("<p>1 < 2 &amp; 3 <5</p>", ["1 < 2 & 3 <5"]),
        ("<<b>div>x</b>", ["<div>x"]),
        ("<script><!--<script></script>no--></script>yes", ["yes"]),
        ("<script>no</script >yes", ["yes"]),
        ("<style>no</styles>no</style>yes", ["yes"]),
        ("<!-->yes<!-- no --!>yes", ["yesyes"]),
        ("<p title='>'>yes", ["yes"]),
        ("<svg><title>no</title><path d=x/></svg>yes", ["yes"]),
        ("a<br>b</br>c", ["a", "b", "c"]),
        ("a<a b='c", ["a"]),
    ],
)
def test_tags_are_read_as_browsers_do(content: str, texts: list[str]) -> None:
    assert _read(content) == texts
    written: list[str] = []
    _Reader(content, written).read()
    assert _read("".join(written)) == texts


@pytest.mark.parametrize("shape", [name for name in PAGES if name.startswith(("nested", "unclosed", "ends"))])
def test_the_steps_grow_with_the_page(shape: str) -> None:
    small, large = (count_steps(_Reader(PAGES[shape](size), []).read) for size in (8_000, 24_000))
    assert large <= 4 * small
