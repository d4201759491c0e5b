from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.html import segment_html
from cleancms.blocks.patterns import find_meta_lines
from cleancms.blocks.plain import segment_text
from cleancms.blocks.title import choose_title
from cleancms.blocks.title_line import find_title_line
from cleancms.model import Block, BlockKind
from tests.operations import count_steps
from tests.test_html import soup

PARAGRAPH = (
    "The bakers of the town met in the old hall, and they talked about bread and flour for two long hours. "
)
ABSATZ = (
    "面包师们在老礼堂里见面，谈了两个小时的面包和面粉，没有人想回家，因为外面下着雨，而礼堂里有新出炉的面包。"
)


def _head(title: str = "", *meta: tuple[str, str], canonical: str = "") -> str:
    metas = "".join(f'<meta property="{name}" content="{content}">' for name, content in meta)
    return f'<title>{title}</title>{metas}<link rel=canonical href="{canonical}">'


@pytest.mark.parametrize(
    ("page", "title", "origin"),
    [
        (_head("Bread and flour | The Example") + "<h1>Bread and flour</h1>", "Bread and flour", "block 0"),
        (
            _head("Bread and flour - The Example") + "<h1>The Example</h1><h1>Bread and Flour</h1>",
            "Bread and Flour",
            "block 1",
        ),
        (
            _head("Bread and flour – The Example", ("og:title", "Bread and flour")),
            "Bread and flour",
            "meta og:title",
        ),
        (
            _head("Bread and flour in the town - The Example Post", ("og:site_name", "The Example Post")),
            "Bread and flour in the town",
            "title",
        ),
        (
            _head("The Example: Bread and flour in the town", ("og:site_name", "The Example")),
            "Bread and flour in the town",
            "title",
        ),
        (
            _head("Bread and flour in the town · Breadexample", canonical="https://www.breadexample.com/1"),
            "Bread and flour in the town",
            "title",
        ),
        (_head("How the town got its bread | Food | The Example"), "How the town got its bread", "title"),
        (
            _head("How flour is made in a mill - The Book of Bread") + "<h1>The Book of Bread</h1><p>text",
            "How flour is made in a mill",
            "title",
        ),
        (
            _head("Bread - is it good? - The Example") + "<h2>Bread - is it good?</h2>",
            "Bread - is it good?",
            "block 0",
        ),
        (
            _head("How to bake bread in 2025") + "<h1>How you bake a bread</h1>",
            "How you bake a bread",
            "block 0",
        ),
        (
            _head("Bread services for companies") + "<h1>Welcome to us!</h1>",
            "Bread services for companies",
            "title",
        ),
        (_head("面包师们的会议_美食频道_示例网") + "<h1>面包师们的会议</h1>", "面包师们的会议", "block 0"),
        (_head("面包师们的会议在老礼堂举行-示例网"), "面包师们的会议在老礼堂举行", "title"),
        (_head("Bread &amp;amp; flour of our town"), "Bread & flour of our town", "title"),
        ("<h1>Bread and flour</h1>" + f"<p>{PARAGRAPH}</p>", "Bread and flour", "block 0"),
        (
            f"<p><b>Bread and flour of the town</b></p><p>By Jane Doe | 3 May 2021</p><p>{PARAGRAPH * 3}</p>",
            "Bread and flour of the town",
            "block 0",
        ),
    ],
)
def test_titles_of_pages(page: str, title: str, origin: str) -> None:
    segments = segment_html(page)
    assert choose_title(segments, find_meta_lines(segments))[:2] == (title, origin)


def test_a_heading_over_two_lines_is_read_as_a_whole() -> None:
    page = (
        _head("Bread and flour: a town and its bakers") + "<h1>Bread and flour:<br>a town and its bakers</h1>"
    )
    assert choose_title(segment_html(page)).text == "Bread and flour: a town and its bakers"


def test_every_block_that_shows_the_title_is_named() -> None:
    page = (
        _head("Bread and flour")
        + "<a>Bread and flour</a><h1>Bread and Flour!</h1><p>Bread and flour are cheap.</p>"
    )
    assert choose_title(segment_html(page)).blocks == (0, 1)


@pytest.mark.parametrize("page", ["", "<p>Home</p>", "<h1>!</h1>", _head(" | ")])
def test_pages_without_a_title(page: str) -> None:
    assert choose_title(segment_html(page)) == (None, "", ())


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["政策", "面包师们的会议在老礼堂举行", "发布时间：2022-02-24", ABSATZ, ABSATZ],
            "面包师们的会议在老礼堂举行",
        ),
        (
            [
                "Home",
                "News",
                "About",
                "The bakers and their bread",
                "By Jane Doe on 3 May 2021",
                PARAGRAPH * 2,
                PARAGRAPH,
            ],
            "The bakers and their bread",
        ),
        (
            [
                "Subscribe today",
                "The bakers of bread",
                PARAGRAPH * 2,
                "What flour costs the bakers",
                PARAGRAPH * 2,
            ],
            "The bakers of bread",
        ),
        (["Home", "Contact us"], None),
        ([], None),
    ],
)
def test_titles_of_text_dumps(lines: list[str], title: str | None) -> None:
    segments = segment_text("\n\n".join(lines))
    assert choose_title(segments, find_meta_lines(segments)).text == title


def test_the_first_of_two_copies_has_the_title() -> None:
    lines = ["The bakers and their bread", "3 May 2021", PARAGRAPH * 2, PARAGRAPH]
    segments = segment_text("\n\n".join(lines * 2))
    title = choose_title(segments, find_meta_lines(segments))
    assert (title.origin, title.blocks) == ("block 0", (0, 4))


def test_lines_of_code_are_no_titles() -> None:
    blocks = [
        Block(0, BlockKind.CODE, "print the bread and flour"),
        Block(1, BlockKind.PARAGRAPH, PARAGRAPH * 3),
    ]
    assert find_title_line(blocks, {}) is None


@given(soup)
def test_any_page_has_a_title_or_none(page: str) -> None:
    title = choose_title(segment_html(page))
    assert (title.text is None) == (title.origin == "")


@given(st.text(max_size=200))
def test_any_dump_has_a_title_or_none(page: str) -> None:
    segments = segment_text(page)
    title = choose_title(segments, find_meta_lines(segments))
    assert title.text is None or title.text in {block.text for block in segments.blocks}


@pytest.mark.parametrize(
    ("page", "title"),
    [
        # A page's only main heading is its title where `<title>` names the section.
        (
            _head("Press room | Print version") + f"<h2>The town gets a mill</h2><p>{PARAGRAPH}",
            "The town gets a mill",
        ),
        (
            _head("Home of the mill") + f"<h1>The town gets its bread</h1><p>{PARAGRAPH}",
            "The town gets its bread",
        ),
        (
            _head("Press room") + f"<h2>The town gets a mill</h2><h2>And bread</h2><p>{PARAGRAPH}",
            "Press room",
        ),
        (
            _head("A", ("og:title", "Press room")) + f"<h1>The town gets a mill</h1><p>{PARAGRAPH}",
            "Press room",
        ),
    ],
)
def test_a_heading_that_no_declared_title_confirms(page: str, title: str) -> None:
    segments = segment_html(page)
    assert choose_title(segments, find_meta_lines(segments)).text == title


def test_a_labelled_date_is_no_title_of_a_dump() -> None:
    dump = f"Bread and flour in the town\n\nGiven: 12.12.2022 - 09:40\n\n{PARAGRAPH * 3}\n\n{PARAGRAPH * 3}\n"
    segments = segment_text(dump)
    line = find_title_line(segments.blocks, {})
    assert line is not None
    assert line.text == "Bread and flour in the town"


@pytest.mark.parametrize(
    "line", ["An equal line of words", "Line {} of the harbour news", "{} " * 20 + "words of the body"]
)
def test_the_steps_grow_with_the_dump_and_not_with_its_square(line: str) -> None:
    small, large = (
        count_steps(choose_title, segment_text("\n\n".join(line.replace("{}", str(n)) for n in range(count))))
        for count in (100, 800)
    )
    assert large <= 1.2 * 8 * small
