from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cleancms.articles.markdown import render_markdown
from cleancms.model import Block, BlockKind, Settings, Span
from tests.article_blocks import articles, code, heading, item, make, numbered, paragraph, quote, row

PLAIN = Settings()
LINKS = Settings(links=True)
IMAGES = Settings(images=True)
ALL = Settings(links=True, images=True)

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], ""),
        ([paragraph("")], ""),
        ([paragraph("One."), paragraph("Two.")], "One.\n\nTwo."),
        ([paragraph("Roses,"), paragraph("violets", continues=True)], "Roses,\\\nviolets"),
        ([heading(2, "Why"), paragraph("So.")], "## Why\n\nSo."),
        ([heading(0, "No level"), heading(9, "Too deep")], "# No level\n\n###### Too deep"),
        ([heading(2, "One"), heading(2, "Two #")._replace(continues=True)], "## One Two \\#"),
        ([heading(2, "One"), heading(3, "Two")._replace(continues=True)], "## One\n\n### Two"),
        ([item("a"), item("b"), paragraph("c")], "- a\n- b\n\nc"),
        ([item("a", 1, "1."), item("b", 2), item("c", 1, "2.")], "1. a\n   - b\n2. c"),
        ([item("deep", 3), item("deeper", 5), item("back", 2)], "- deep\n  - deeper\n- back"),
        ([item("a", 1, "•"), item("b", 1, "x.")], "- a\n- b"),
        ([item("a"), item("b", 2, "3."), item("c", 2, "4.")], "- a\n\n  3. b\n  4. c"),
        ([item("a"), paragraph("more", continues=True), item("b")], "- a\\\n  more\n- b"),
        ([item("a"), paragraph("more"), item("b")], "- a\n\nmore\n\n- b"),
        ([row("a", "b", header=True), row("c", "d")], "| a | b |\n| --- | --- |\n| c | d |"),
        ([row("a", "b"), row("c", "d")], "|  |  |\n| --- | --- |\n| a | b |\n| c | d |"),
        ([row("a", header=True), row("b", "c", "d")], "| a |  |  |\n| --- | --- | --- |\n| b | c | d |"),
        ([row("a", "b"), row("c", "d", header=True)], None),
        ([row("a|b", "`")], "|  |  |\n| --- | --- |\n| a\\|b | \\` |"),
        ([make(BlockKind.TABLE_ROW, "no cells")], "|  |\n| --- |\n| no cells |"),
        ([quote("a"), quote("b", continues=True), quote("c")], "> a\\\n> b\n>\n> c"),
        ([code("x = 1\n\n* y *")], "```\nx = 1\n\n* y *\n```"),
        ([code("a ```` b")], "`````\na ```` b\n`````"),
        ([make(BlockKind.CAPTION, "A harbour"), paragraph("Text")], "A harbour\n\nText"),
        ([make(BlockKind.IMAGE, "", spans=(Span(0, 0, "a.png", True),)), paragraph("b")], "b"),
    ],
)
def test_structure(blocks: list[Block], expected: str | None) -> None:
    written = render_markdown(numbered(*blocks), PLAIN)
    if expected is None:  # a header row below data begins a table of its own
        assert written.count("| --- | --- |") == 2
    else:
        assert written == expected


def test_tables_that_follow_each_other_stay_two() -> None:
    below = row("c", "d")._replace(continues=True)
    written = render_markdown(numbered(row("a", "b"), below, row("e", "f"), below), PLAIN)
    assert written.count("| --- | --- |") == 2
    again = row("a", "b", header=True)._replace(continues=True)
    written = render_markdown(numbered(row("a", "b", header=True), below, again, below), PLAIN)
    assert written.count("| --- | --- |") == 1


def test_line_break_of_a_dropped_block_is_none() -> None:
    kept = (paragraph("One", index=0), paragraph("Two", index=2, continues=True))
    assert render_markdown(kept, PLAIN) == "One\n\nTwo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# no heading", r"\# no heading"),
        ("> no quote", r"\> no quote"),
        ("- no item", r"\- no item"),
        ("+ no item", r"\+ no item"),
        ("* no item", r"\* no item"),
        ("2022. A year", r"2022\. A year"),
        ("1) First", r"1\) First"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("***", r"\***"),
        ("| a | b |", r"\| a | b |"),
        (":-- | --", r"\:-- | --"),
        ("```", r"\`\`\`"),
        ("~~~", r"\~\~\~"),
        ("a ~ b ~~ c", r"a ~ b \~\~ c"),
        ("[x] done", r"\[x] done"),
        ("[1]: http://a", r"[1\]: http://a"),
        ("see [this](there)", r"see [this\](there)"),
        ("*bold* and _it_", r"\*bold\* and \_it\_"),
        ("a <b> tag, <!-- -->", r"a \<b> tag, \<!-- -->"),
        ("&copy; &#169;", r"\&copy; \&#169;"),
        (r"a \* b", r"a \\\* b"),
        (r"ends in \\"[:-1], r"ends in \\"),
        ("a `tick`", r"a \`tick\`"),
    ],
)
def test_must_escape(text: str, expected: str) -> None:
    assert render_markdown([paragraph(text)], PLAIN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "#hashtag and C#",
        "2022.5 degrees",
        "12345678901. too long for a number",
        "-5 degrees",
        "snake_case_name",
        "5 * 3 = 15",
        "Name: ______ Date",
        "R&D, AT&T; a < b > c",
        "[1] a reference, [sic]",
        "8~10人,5~6天",
        r"C:\dir\name",
        "a | b",
        "100% (really) {yes} $5",
        "“综合排名”,怎么做到的?",
    ],
)
def test_must_not_escape(text: str) -> None:
    assert render_markdown([paragraph(text)], PLAIN) == text


def test_heading_ending_in_number_signs() -> None:
    assert render_markdown([heading(2, "About C #")], PLAIN) == r"## About C \#"
    assert render_markdown([heading(2, "About C#")], PLAIN) == "## About C#"


LINKED = paragraph("Read [more] here!", spans=(Span(5, 11, "/a b(1)"), Span(12, 16, "javascript:x")))


@pytest.mark.parametrize(
    ("block", "settings", "expected"),
    [
        (LINKED, PLAIN, "Read [more] here!"),
        (LINKED, LINKS, r"Read [\[more\]](https://x.org/a%20b%281%29) here!"),
        (paragraph("Wow!link", spans=(Span(4, 8, "u"),)), LINKS, r"Wow\![link](https://x.org/p/u)"),
        (paragraph("a b", spans=(Span(0, 3, "u"), Span(1, 2, "v"))), LINKS, "[a b](https://x.org/p/u)"),
        (
            paragraph("a", spans=(Span(0, 0, "i.png", True, "A [x]"),)),
            IMAGES,
            r"![A \[x\]](https://x.org/p/i.png)a",
        ),
        (make(BlockKind.IMAGE, "", spans=(Span(0, 0, "i", True),)), IMAGES, "![](https://x.org/p/i)"),
        (make(BlockKind.IMAGE, "", spans=(Span(0, 0, "data:image/png;base64,AA", True),)), IMAGES, ""),
        (
            paragraph("see", spans=(Span(0, 3, "u"), Span(1, 1, "i", True, "x"))),
            ALL,
            "[s![x](https://x.org/p/i)ee](https://x.org/p/u)",
        ),
    ],
)
def test_links_and_images(block: Block, settings: Settings, expected: str) -> None:
    assert render_markdown([block], settings, "https://x.org/p/q") == expected


@given(articles)
def test_commonmark_reader_sees_the_text(blocks: tuple[Block, ...]) -> None:
    """A CommonMark reader finds the same pieces of text, and nothing that is markup."""
    read = [line for text in _read(COMMONMARK.parse(render_markdown(blocks, PLAIN))) for line in text]
    assert [line for line in read if line] == [line for block in blocks for line in _lines(block)]


@given(articles)
def test_commonmark_reader_sees_the_kinds(blocks: tuple[Block, ...]) -> None:
    tokens = [token.type for token in COMMONMARK.parse(render_markdown(blocks, PLAIN))]
    kinds = [block.kind for block in blocks]
    assert tokens.count("heading_open") == kinds.count(BlockKind.HEADING)
    assert tokens.count("list_item_open") == kinds.count(BlockKind.LIST_ITEM)
    assert tokens.count("fence") == kinds.count(BlockKind.CODE)


def _lines(block: Block) -> Iterator[str]:
    yield from filter(None, block.cells or block.text.split("\n"))


def _read(tokens: list[Token]) -> Iterator[list[str]]:
    for token in tokens:
        if token.type == "fence":
            yield token.content.split("\n")
        elif token.type == "inline":
            assert token.children is not None
            assert {child.type for child in token.children} <= {"text", "hardbreak"}
            written = "".join(
                "\n" if child.type == "hardbreak" else child.content for child in token.children
            )
            yield written.split("\n")
