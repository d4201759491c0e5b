from __future__ import annotations

from benchmarks.teachers import AGREEMENT, SITE_LINKS, agree, find_sites
from cleancms.blocks.html import segment_html

ARTICLE = tuple(
    f"The council decided on item {word} after a long and lively debate." for word in ("a", "b", "c")
)
MENU = "Home News Sport Weather"
PAGE = segment_html(f"<div>{MENU}</div>" + "".join(f"<p>{text}</p>" for text in ARTICLE))


def test_what_two_of_three_have_is_the_reference() -> None:
    whole = "\n".join(ARTICLE)
    assert agree(PAGE, [whole, whole, f"{MENU}\n{whole}"]) == whole
    assert agree(PAGE, [whole, whole, "\n".join(ARTICLE[:2])]) == whole


def test_there_is_no_reference_where_the_voters_disagree() -> None:
    assert agree(PAGE, ["\n".join(ARTICLE), MENU, ""]) == ""
    assert agree(PAGE, ["", "", ""]) == ""
    assert AGREEMENT > 0.5


def test_sites_are_those_that_a_page_links_often() -> None:
    often = '<a href="https://www.example.org/a">' * SITE_LINKS
    seldom = '<a href="https://other.example/">' * (SITE_LINKS - 1)
    second = '<a href="https://cdn.second.example/">' * (SITE_LINKS + 1)
    pages = [("one", often + seldom), ("one", second), ("two", seldom)]
    assert find_sites(pages) == {"one": ("second.example", "example.org"), "two": ()}
