from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.inline import InlineText
from cleancms.model import Span

NOTHING = ("", 0, 0, 0, ())


def _do(inline: InlineText, *steps: str) -> InlineText:
    """Gather what the steps say, written as in a page; anything that is no tag is a text node."""
    for step in steps:
        match step:
            case "<a>":
                inline.open_link("u")
            case "</a>":
                inline.close_link()
            case "<b>":
                inline.open_emphasis()
            case "</b>":
                inline.close_emphasis()
            case "<img>":
                inline.add_image("i", " an  image ")
            case _:
                inline.add(step)
    return inline


def _begin_code() -> InlineText:
    inline = InlineText()
    inline.verbatim = 1
    return inline


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ([], ""),
        ([" ", "\n"], ""),
        (["a", "b"], "ab"),
        (["a ", "b"], "a b"),
        (["a", " b"], "a b"),
        (["a ", " \n ", " b "], "a b"),
        ([" a\t\nb "], "a b"),
        (["\u3000a\u00a0b"], "a b"),
        (["a", "", "b"], "ab"),
    ],
)
def test_white_space_is_shown_as_browsers_do(steps: list[str], text: str) -> None:
    assert _do(InlineText(), *steps).take()[0] == text


@pytest.mark.parametrize(
    ("steps", "text", "links"),
    [
        (["<a>", "one", "</a>"], "one", ["one"]),
        (["<a>", " one ", "</a>", "two"], "one two", ["one"]),
        (["so", "<a>", " one", "</a>"], "so one", ["one"]),
        (["so ", "<a>", "one", "</a>", "."], "so one.", ["one"]),
        (["<a>", "one", "</a>", "<a>", "two", "</a>"], "one two", ["one", "two"]),
        (["<a>", "one", "</a>", "<img>", "<a>", "two", "</a>"], "one two", ["one", "two"]),
        (["<a>", "one", "<b>", " two", "</b>", "</a>"], "one two", ["one two"]),
        (["<a>", " ", "</a>", "x"], "x", []),
        (["x", "<a>", "<img>", "</a>", "y"], "xy", []),
        (["<a>", "one ", "<a>", "two", "</a>", " more", "</a>"], "one two more", ["one", "two", "more"]),
    ],
)
def test_links(steps: list[str], text: str, links: list[str]) -> None:
    gathered, link_chars, link_count, _, spans = _do(InlineText(), *steps).take()
    found = [gathered[span.start : span.end] for span in spans if not span.image]
    assert (gathered, found) == (text, links)
    assert link_count == len(links)
    assert link_chars == sum(map(len, links))


@pytest.mark.parametrize(
    ("steps", "emphasis"),
    [
        (["a ", "<b>", "bold", "</b>"], 4),
        (["a", "<b>", " bold ", "</b>", "b"], 4),
        (["<b>", "one ", "<b>", "two", "</b>", "</b>", " x"], 7),
        (["<b>", "</b>", "x"], 0),
        (["<b>", "open"], 4),
    ],
)
def test_emphasis(steps: list[str], emphasis: int) -> None:
    assert _do(InlineText(), *steps).take()[3] == emphasis


def test_links_and_emphasis_go_on_in_the_next_block() -> None:
    inline = _do(InlineText(), "x ", "<a>", "<b>", "one")
    assert inline.take() == ("x one", 3, 1, 3, (Span(2, 5, "u"),))
    inline.add("two")
    assert inline.take() == ("two", 3, 1, 3, (Span(0, 3, "u"),))
    inline.close_emphasis()
    inline.close_link()
    inline.add("three")
    assert inline.take() == ("three", 0, 0, 0, ())
    assert inline.take() == NOTHING


def test_an_image_has_a_place_and_its_text() -> None:
    gathered = _do(InlineText(), "one ", "<img>", "two").take()
    assert gathered == ("one two", 0, 0, 0, (Span(3, 3, "i", True, "an image"),))


def test_an_image_and_its_fallback_are_one() -> None:
    inline = _do(InlineText(), "<img>", "<img>")
    inline.add_image("other", "")
    inline.add("x")
    inline.add_image("other", "")
    assert [span.url for span in inline.take()[4]] == ["i", "other", "other"]


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        (["\n  a\n    b  \n\n c\t\n"], "  a\n    b\n\n c"),
        (["  \n \n  a"], "  a"),
        (["a", "\n", "b"], "a\nb"),
        ([" \n "], ""),
        (["<a>", "a", "</a>", "<b>", "b", "</b>", "<img>"], "ab"),
    ],
)
def test_code_keeps_its_lines_and_nothing_else(steps: list[str], code: str) -> None:
    assert _do(_begin_code(), *steps).take() == (code, 0, 0, 0, ())


def test_lines_of_code_are_ended_once() -> None:
    inline = _begin_code()
    inline.end_line()
    inline.add("a")
    inline.end_line()
    inline.end_line()
    inline.add("b")
    assert inline.take()[0] == "a\nb"


def test_an_image_without_code_stays() -> None:
    inline = _do(_begin_code(), "\n  ", "<img>")
    assert inline.take() == ("", 0, 0, 0, (Span(0, 0, "i", True, "an image"),))


steps = st.lists(st.sampled_from(["<a>", "</a>", "<b>", "</b>", "<img>", " ", "a", " b", "c ", "\u3000", ""]))


@given(st.lists(steps, max_size=4))
def test_counts_fit_the_text(blocks: list[list[str]]) -> None:
    inline = InlineText()
    for block in blocks:
        for step in block:
            if (step != "</a>" or inline.links) and (step != "</b>" or inline.emphasis):
                _do(inline, step)
        text, link_chars, link_count, emphasis_chars, spans = inline.take()
        links = [span for span in spans if not span.image]
        assert text == " ".join(text.split())
        assert link_count == len(links)
        assert link_chars == sum(span.end - span.start for span in links)
        assert 0 <= emphasis_chars <= len(text)
        assert all(before.end <= after.start for before, after in pairwise(links))
        for span in links:
            assert 0 <= span.start < span.end <= len(text)
            linked = text[span.start : span.end]
            assert linked == linked.strip()
        assert all(span.start == span.end <= len(text) for span in spans if span.image)
