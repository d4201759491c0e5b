from __future__ import annotations

import pytest
from hypothesis import given

from cleancms.articles.groups import MAX_DEPTH
from cleancms.articles.plaintext import render_text
from cleancms.model import Block, BlockKind, Span
from tests.article_blocks import articles, code, heading, item, make, numbered, paragraph, quote, row


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], ""),
        ([paragraph("One."), paragraph("Two.")], "One.\n\nTwo."),
        ([paragraph("Roses,"), paragraph("violets", continues=True)], "Roses,\nviolets"),
        ([heading(2, "Why"), paragraph("So.", continues=True)], "Why\n\nSo."),
        ([item("a"), item("b", 2, "1."), item("c")], "- a\n  1. b\n- c"),
        ([item("a"), paragraph("more", continues=True), item("b")], "- a\n  more\n- b"),
        ([row("a", "b", header=True), row("c", "", "d")], "a\tb\nc\t\td"),
        ([row("", "a"), row("b", "")], "a\nb"),
        ([row("a", "", "b")], "a b"),
        ([make(BlockKind.TABLE_ROW, "no cells")], "no cells"),
        ([quote("a"), quote("b", continues=True), quote("c")], "a\nb\n\nc"),
        ([paragraph("so"), code("x = 1\n  y")], "so\n\n```\nx = 1\n  y\n```"),
        ([paragraph("# *as it is* \\")], "# *as it is* \\"),
        ([make(BlockKind.IMAGE, "", spans=(Span(0, 0, "a.png", True),)), paragraph("b")], "b"),
        ([paragraph("a link", spans=(Span(2, 6, "u"),))], "a link"),
    ],
)
def test_structure(blocks: list[Block], expected: str) -> None:
    assert render_text(numbered(*blocks)) == expected


def test_deep_lists_do_not_grow_without_bound() -> None:
    lines = render_text([item("x", level) for level in range(1, 5000)]).split("\n")
    assert lines[0] == "- x"
    assert max(map(len, lines)) == 2 * MAX_DEPTH + 1


@given(articles)
def test_every_text_once_in_order(blocks: tuple[Block, ...]) -> None:
    written = render_text(blocks)
    place = 0
    for block in blocks:
        for text in filter(None, block.cells or (block.text,)):
            place = written.index(text, place) + len(text)
