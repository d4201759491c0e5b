from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.corpus.samples import SampledBlock, SampledPage, rank_page
from cleancms.corpus.templates import drop_same_articles, learn_profile, learn_template
from cleancms.model import PageKind, Template
from cleancms.text import count_words, template_key

WORDS = (
    "amber birch cedar dune ember fjord grove heron islet jetty knoll lagoon marsh north oasis pine".split()
)
MENU = [("Home", 0.0), ("About us", 0.0)]
FOOTER = [("Imprint", 0.0), ("© 2020 The Site", 0.0)]


def write_paragraph(number: int) -> str:
    """Return a sentence that no other number has."""
    return " ".join(
        WORDS[(number * 7 + place * (number % 5 + 1)) % 16] + "abcdefghij"[number // 9 % 10] * 2
        for place in range(12)
    )


def make_page(
    name: int, lines: Iterable[tuple[str, float]], title: str | None = None, kind: PageKind = PageKind.HTML
) -> SampledPage:
    """Return a sampled page of these lines and scores."""
    blocks = [
        SampledBlock(template_key(text), text, score, float(count_words(text))) for text, score in lines
    ]
    title = f"Page {WORDS[name % 16]} {'x' * name}" if title is None else title
    return SampledPage(rank_page(str(name)), str(name), kind, template_key(title), tuple(blocks))


def _article(name: int, length: int = 4) -> list[tuple[str, float]]:
    return [(write_paragraph(name * 9 + number), 0.9) for number in range(length)]


def _site(pages: int, extra: Sequence[str] = (), on: int = 0, score: float = 0.1) -> list[SampledPage]:
    """Return pages of a site, each with an article; `extra` are lines on the first `on` pages."""
    lines = [[(line, score) for line in extra] if name < on else [] for name in range(pages)]
    return [make_page(name, [*MENU, *_article(name), *lines[name], *FOOTER]) for name in range(pages)]


def _keys(pages: Sequence[SampledPage]) -> set[str]:
    return {block.key for block in learn_template(pages).blocks}


def test_articles_differ() -> None:
    assert len({write_paragraph(number) for number in range(90)}) == 90


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Related", "Related", "Related"], {"related"}),
        (["3 comments", "12 comments", "1,204 comments"], set()),
        (["3 comments", "12 comments", "204 comments"], {"0 comments"}),
        (["Posted 2021-05-03", "Posted 2020-12-31", "Posted 1999-01-01"], {"posted 0 0 0"}),
        (["RELATED!", "related…", "· Related ·"], {"related"}),
        (["相关阅读（3）", "相关阅读（12）", "相关阅读 4"], {"相关阅读 0"}),
        (["浏览次数：３次", "浏览次数：128次", "浏览次数：9次"], {"浏览次数 0次"}),
        (["関連記事", "関連記事", "関連記事"], {"関連記事"}),
        (["2021年5月3日", "2020年12月31日", "2022年1月1日"], {"0年0月0日"}),
        (["Anna writes", "Ben writes", "Carla writes"], set()),
        (["12.5 | 3", "11.0 | 4", "9.9 | 1"], set()),
        (["…", "…", "…"], set()),
        (["", "", ""], set()),
    ],
)
def test_lines_on_three_pages_of_three(lines: Sequence[str], expected: set[str]) -> None:
    pages = [make_page(name, [*_article(name), (line, 0.2)]) for name, line in enumerate(lines)]
    assert _keys(pages) == expected


@pytest.mark.parametrize(
    ("pages", "on", "score", "is_learnt"),
    [
        (2, 2, 0.1, False),
        (3, 2, 0.1, False),
        (3, 3, 0.1, True),
        (3, 3, 0.9, True),
        (10, 2, 0.1, False),
        (10, 3, 0.1, True),
        (10, 3, 0.9, False),
        (10, 4, 0.9, False),
        (10, 5, 0.9, True),
        (11, 3, 0.1, False),
        (60, 17, 0.1, False),
        (60, 18, 0.1, True),
    ],
)
def test_on_how_many_pages_a_block_stands(pages: int, on: int, score: float, is_learnt: bool) -> None:
    sentence = "The best way to predict the future is to invent it, he said."
    site = []
    for name in range(pages):
        first, *rest = _article(name)
        site.append(make_page(name, [*MENU, first, *[(sentence, score)] * (name < on), *rest, *FOOTER]))
    assert (template_key(sentence) in _keys(site)) is is_learnt


def test_a_page_has_one_vote() -> None:
    pages = [
        make_page(0, [("Reply", 0.1)] * 9),
        make_page(1, [("Reply", 0.1)] * 9),
        make_page(2, [("x", 0.1)]),
    ]
    assert _keys(pages) == set()


@pytest.mark.parametrize("copies", [2, 3])
@pytest.mark.parametrize("others", [1, 2, 5])
@pytest.mark.parametrize("title", ["The same article", ""])
def test_an_article_under_several_addresses_is_no_template(copies: int, others: int, title: str) -> None:
    copy = [*MENU, *_article(0), *FOOTER]
    same = [make_page(name, [*copy, (f"Session {WORDS[name]}", 0.0)], title) for name in range(copies)]
    pages = [*same, *_site(copies + others)[copies:]]
    template = learn_template(pages)
    assert template.pages == 1 + others
    assert {block.key for block in template.blocks} == (
        {"home", "about us", "imprint", "0 the site"} if others > 1 else set()
    )


def test_print_and_mobile_version_of_an_article_vote_with_it() -> None:
    full = make_page(0, [*MENU, *_article(0), *FOOTER], "The article")
    printed = make_page(1, _article(0), "The article")
    mobile = make_page(2, [("Menu", 0.1), *_article(0), ("Full version", 0.1)], "The article")
    pages = [full, printed, mobile, *_site(4)[3:]]
    assert _keys(pages) == set()
    assert len(drop_same_articles(pages)) == 2


@pytest.mark.parametrize("title", ["The Site", ""])
def test_pages_of_one_title_differ_in_their_articles(title: str) -> None:
    menu = [(f"Section {word}", 0.01) for word in WORDS]
    pages = [make_page(name, [*menu, *_article(name, 1), *FOOTER], title) for name in range(5)]
    assert learn_template(pages).pages == 5


def test_what_is_remembered_of_a_block() -> None:
    pages = [
        make_page(0, [("Comments (1)", 0.1), ("b", 0.5)]),
        make_page(1, [("Comments (2)", 0.1), ("c", 0.5)]),
        make_page(2, [("d", 0.5), ("Comments (3)", 0.1)]),
    ]
    first = min(pages, key=lambda page: page.rank)
    (block,) = learn_template(pages).blocks
    assert (block.key, block.pages, block.position) == ("comments 0", 3, 0.333)
    assert block.example in {found.example for found in first.blocks}
    assert (block.before, block.after) == (None, None)


def test_what_stands_around_a_block() -> None:
    pages = [
        make_page(
            name,
            [
                ("Byline", 0.1),
                *_article(name),
                ("Comments", 0.1),
                (f"Nice {WORDS[name]}", 0.4),
                (f"I think so {WORDS[name]}", 0.6),
                ("Leave a reply", 0.1),
                ("Imprint", 0.0),
            ],
        )
        for name in range(4)
    ]
    found = {block.key: (block.before, block.after) for block in learn_template(pages).blocks}
    assert found == {
        "byline": (None, 0.9),
        "comments": (0.9, 0.5333),
        "leave a reply": (0.5333, None),
        "imprint": (None, None),
    }


def test_formats_are_learnt_apart() -> None:
    pages = [make_page(name, [*MENU, *_article(name)]) for name in range(3)]
    dumps = [make_page(name, [("* Home", 0.0), *_article(name)], kind=PageKind.TEXT) for name in range(2)]
    assert list(learn_profile("site", [*dumps, *pages]).templates) == [PageKind.HTML]
    dumps.append(make_page(2, [("* Home", 0.0), *_article(2)], kind=PageKind.TEXT))
    profile = learn_profile("site", [*dumps, *pages])
    assert {kind: len(template.blocks) for kind, template in profile.templates.items()} == {
        PageKind.HTML: 2,
        PageKind.TEXT: 1,
    }


@pytest.mark.parametrize("pages", [[], _site(1), [make_page(name, []) for name in range(5)]])
def test_nothing_to_learn(pages: list[SampledPage]) -> None:
    assert learn_profile("site", pages).templates == {}


_lines = st.lists(
    st.tuples(st.sampled_from(["a", "b 1", "b 2", "c", "", "…"]), st.sampled_from([0.1, 0.6])), max_size=8
)


@given(st.lists(st.tuples(_lines, st.sampled_from(["", "t"])), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_pages_does_not_count(
    pages: list[tuple[list[tuple[str, float]], str]], random: object
) -> None:
    site = [make_page(number, lines, title) for number, (lines, title) in enumerate(pages)]
    shuffled = site[::-1]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    profile = learn_profile("site", site)
    assert learn_profile("site", shuffled) == profile
    for template in profile.templates.values():
        _check(template)


def _check(template: Template) -> None:
    assert [block.position for block in template.blocks] == sorted(
        block.position for block in template.blocks
    )
    assert len({block.key for block in template.blocks}) == len(template.blocks)
    for block in template.blocks:
        assert 3 <= block.pages <= template.pages
        assert all(0 <= value <= 1 for value in (block.position, block.before or 0.0, block.after or 0.0))
        assert template_key(block.example) == block.key != ""
