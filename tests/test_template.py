from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.template import (
    TRUST,
    apply_template,
    find_template_blocks,
    measure_disorder,
    measure_places,
)
from cleancms.corpus.samples import sample_page
from cleancms.corpus.templates import learn_profile
from cleancms.model import (
    BlockKind,
    Label,
    Page,
    PageKind,
    Reason,
    SiteProfile,
    Template,
    TemplateBlock,
)
from cleancms.pipeline import clean_page, understand_page
from cleancms.text import template_key
from tests.test_samples import score_lines, segment_lines
from tests.test_templates import write_paragraph

LONG = (
    "An opening paragraph that says in so many words, twenty or some more, what all the rest of it is about."
)


def _template(*blocks: tuple[str, float, float | None, float | None]) -> Template:
    """Return the template of these texts, positions and scores before and after."""
    return Template(
        9,
        tuple(
            TemplateBlock(template_key(text), text, 9, position, before, after)
            for text, position, before, after in blocks
        ),
    )


# Menu, byline, article, a heading and comments, other articles and a footer.
TEMPLATE = _template(
    ("Home", 0.0, None, None),
    ("Features", 0.1, None, None),
    ("Share", 0.3, None, 0.9),
    ("Ingredients", 0.5, 0.8, 0.8),
    ("Sign up for our newsletter and get one story each day", 0.5, 0.8, 0.8),
    ("3 comments", 0.6, 0.9, 0.2),
    ("Leave a reply", 0.8, 0.2, None),
    ("The mayor resigns", 0.85, None, None),
    (LONG, 0.9, None, None),
    ("Imprint", 1.0, None, None),
)
Lines = Sequence[tuple[str, float]]


def _find(lines: Lines, template: Template = TEMPLATE) -> list[str]:
    texts, scores = [text for text, _ in lines], [score for _, score in lines]
    found = find_template_blocks(segment_lines(texts), score_lines(texts, scores), template)
    return [texts[index] for index in found.blocks]


@pytest.mark.parametrize(
    "lines",
    [
        # as on the site's other pages, however likely they look
        [("Home", 0.1), ("Features", 0.1), ("Share", 0.1), ("Own.", 0.9), ("12 comments", 0.3)],
        [("Home", 0.9), ("Features", 0.9), ("Share", 0.9), ("Own.", 0.9), ("12 comments", 0.9)],
        # some are missing
        [("FEATURES", 0.9), ("Own.", 0.9), ("1 Comments!", 0.9), ("Own.", 0.3)],
        [("Imprint", 0.9)],
        # out of order, but nobody would take them for content
        [("Own.", 0.9), ("Imprint", 0.1), ("Own.", 0.9), ("Home", 0.2)],
        # in the article on all pages, and long
        [("Own.", 0.9), ("Sign up for our newsletter and get one story each day", 0.9), ("Own.", 0.9)],
        # more of them than usual
        [("Home", 0.1), ("Home", 0.1), ("Share", 0.6), ("Own.", 0.6), ("Share", 0.6), ("Own.", 0.6)],
        # an own block beside the first one only
        [("Own.", 0.9), ("The mayor resigns", 0.6), ("Imprint", 0.6)],
    ],
)
def test_blocks_of_the_template(lines: Lines) -> None:
    keys = {block.key for block in TEMPLATE.blocks}
    assert _find(lines) == [text for text, _ in lines if template_key(text) in keys]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        # a heading of the article that reads like an entry of the menu
        ([("Home", 0.0), ("Features", 0.1), ("Own.", 0.9), ("Features", 0.9), ("Own.", 0.9)], ["Features"]),
        # the same before a list that other pages have too
        (
            [
                ("Home", 0.0),
                ("Features", 0.1),
                ("Share", 0.0),
                ("Own.", 0.9),
                ("Features", 0.9),
                ("3 comments", 0.1),
            ],
            ["Features"],
        ),
        # the first paragraph of an article, behind it the sidebar that has it on other pages
        ([("Home", 0.0), ("Share", 0.0), (LONG, 0.9), ("Own.", 0.9), ("4 comments", 0.0)], [LONG]),
        # it is all there is
        ([("Home", 0.0), ("Share", 0.0), (LONG, 0.9), ("4 comments", 0.0), ("Imprint", 0.0)], [LONG]),
        # what the articles of a site have in common
        ([("Own.", 0.9), ("Ingredients", 0.7), ("Own.", 0.9)], ["Ingredients"]),
    ],
)
def test_the_page_s_own_blocks_that_read_like_the_template(lines: Lines, kept: Sequence[str]) -> None:
    own = [text for text, _ in lines if not text.startswith("Own")]
    for text in kept:
        own.reverse()
        own.remove(text)
        own.reverse()
    assert _find(lines) == own


def test_a_title_that_stands_in_the_sidebar_of_other_pages_stays_the_title() -> None:
    texts = ["Home", "The mayor resigns", "Own.", "Imprint"]
    profile = SiteProfile("site", {PageKind.HTML: TEMPLATE})
    scores = score_lines(texts, [0.1, 0.2, 0.9, 0.0])
    _, known = apply_template(segment_lines(texts), scores, {1: Reason.TITLE}, profile, PageKind.HTML)
    assert known == {0: Reason.TEMPLATE, 1: Reason.TITLE, 3: Reason.TEMPLATE}


@pytest.mark.parametrize(
    ("scores", "values"),
    [
        # the comments looked like content
        ([0.1, 0.2, 0.9, 0.1, 0.6, 0.0], [0.1, 0.2, 0.9, 0.1, 0.3, 0.0]),
        # the article stands where comments are on other pages, and nothing where articles do
        ([0.1, 0.2, 0.1, 0.1, 0.9, 0.0], [0.1, 0.2, 0.1, 0.1, 0.9, 0.0]),
    ],
)
def test_places_move_scores_where_most_of_the_content_stays(scores: list[float], values: list[float]) -> None:
    texts = ["Home", "Share", "Own words of the page.", "3 comments", "Other own words.", "Imprint"]
    template = _template(
        ("Home", 0.0, None, None),
        ("Share", 0.3, None, 0.9),
        ("3 comments", 0.6, 0.9, 0.2),
        ("Imprint", 1.0, 0.2, None),
    )
    profile = SiteProfile("site", {PageKind.TEXT: template})
    moved, _ = apply_template(segment_lines(texts), score_lines(texts, scores), {}, profile, PageKind.TEXT)
    assert moved.values.tolist() == pytest.approx(values, abs=0.03)


@pytest.mark.parametrize("text", ["", "…", "\ud800", "* * *"])
def test_blocks_without_words_are_no_template(text: str) -> None:
    assert _find([(text, 0.1)], _template((text, 0.5, None, None))) == []


@pytest.mark.parametrize("kind", BlockKind)
def test_the_role_of_a_block_does_not_count(kind: BlockKind) -> None:
    texts = ["Home", "Imprint"]
    segments = segment_lines(texts, [kind, kind])
    assert list(find_template_blocks(segments, score_lines(texts, [0.1, 0.1]), TEMPLATE).blocks) == [0, 1]


@pytest.mark.parametrize(
    ("positions", "distances"),
    [
        ([], []),
        ([0.5], [0]),
        ([0.1, 0.1, 0.3], [0, 0, 0]),
        ([0.1, 0.9, 0.3, 0.5], [0, 0.6, 0, 0]),
        ([0.5, 0.7, 0.25, 0.9], [0, 0, 0.45, 0]),
        ([0.0, 0.2, 0.75, 0.2, 0.5], [0, 0, 0.55, 0, 0]),
    ],
)
def test_disorder(positions: Sequence[float], distances: Sequence[float]) -> None:
    assert measure_disorder([(position, False) for position in positions]) == pytest.approx(distances)


def test_what_is_in_doubt_tells_nothing_about_the_others() -> None:
    doubtful = [(0.1, False), (0.5, False), (0.2, True), (0.3, True), (0.7, True), (0.6, False)]
    assert measure_disorder(doubtful) == pytest.approx([0, 0, 0.3, 0.2, 0.1, 0])
    assert measure_disorder([(0.9, True), (0.1, True)]) == [0, 0]


_positions = st.lists(st.tuples(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), st.booleans()), max_size=9)


@given(_positions)
def test_what_is_in_order_has_no_distance(positions: list[tuple[float, bool]]) -> None:
    distances = measure_disorder(positions)
    found = zip(positions, distances, strict=True)
    in_order = [position for (position, is_doubtful), distance in found if not (distance or is_doubtful)]
    assert in_order == sorted(in_order)
    assert measure_disorder(sorted(positions)) == [0] * len(positions)


@pytest.mark.parametrize(
    ("found", "places"),
    [
        ({}, [None] * 5),
        ({0: (None, 0.9)}, [None, 0.9, 0.9, 0.9, 0.9]),
        ({4: (0.2, None)}, [0.2, 0.2, 0.2, 0.2, None]),
        ({0: (None, 0.9), 4: (0.5, None)}, [None, 0.7, 0.7, 0.7, None]),
        ({1: (0.9, 0.1), 3: (None, 0.3)}, [0.9, None, 0.1, None, 0.3]),
    ],
)
def test_places(
    found: Mapping[int, tuple[float | None, float | None]], places: Sequence[float | None]
) -> None:
    blocks = {index: TemplateBlock("key", "Key", 3, 0.5, *sides) for index, sides in found.items()}
    assert [place and round(place, 9) for place in measure_places(range(5), blocks)] == places


def test_a_landmark_counts_by_its_pages() -> None:
    landmarks = {
        0: TemplateBlock("a", "A", 30, 0.1, None, 0.9),
        2: TemplateBlock("b", "B", 10, 0.9, 0.1, None),
    }
    assert measure_places(range(3), landmarks) == [None, pytest.approx(0.7), None]


def test_scores_move_towards_what_is_usual_at_their_place() -> None:
    texts = [
        "Share",
        "It was late.",
        "Nobody came.",
        "2 comments",
        "Great story, thank you!",
        "Leave a reply",
    ]
    scores = score_lines(texts, [0.2, 0.9, 0.3, 0.1, 0.8, 0.1])
    shares = {1: 0.0, 2: 0.0, 3: 1 / 2, 5: 3 / 4, 9: 7 / 8, 61: 59 / 60}
    for kind, (pages, share) in product(PageKind, shares.items()):
        trust = TRUST[kind] * share
        profile = SiteProfile("site", {kind: TEMPLATE._replace(pages=pages)})
        moved, _ = apply_template(segment_lines(texts), scores, {}, profile, kind)
        own = [0.9, 0.3 + trust * 0.6, 0.8 - trust * 0.6]
        assert moved.values.tolist() == pytest.approx([0.2, *own[:2], 0.1, own[2], 0.1])
        assert moved._replace(values=scores.values) == scores


def test_a_block_of_the_menu_in_the_article_says_nothing_about_its_place() -> None:
    menu = ("Get a demo", 0.15, None, 0.0)
    template = _template(
        ("Home", 0.0, None, None), menu, ("Share", 0.3, 0.1, 0.9), ("Imprint", 1.0, 0.9, None)
    )
    texts = ["Home", "Get a demo", "Share", "It was late.", "Get a demo", "Nobody came.", "Imprint"]
    for score in (0.1, 0.4, 0.6):
        scores = score_lines(texts, [0.1, 0.1, 0.1, 0.9, score, 0.9, 0.1])
        found = find_template_blocks(segment_lines(texts), scores, template)
        assert list(found.landmarks) == [0, 1, 2, 6]
        profile = SiteProfile("site", {PageKind.TEXT: template})
        moved, known = apply_template(segment_lines(texts), scores, {}, profile, PageKind.TEXT)
        assert moved.values.tolist()[3::2] == pytest.approx([0.9, 0.9])
        assert (4 in known) is (score < 0.5)


@pytest.mark.parametrize("kind", PageKind)
def test_a_profile_of_the_other_format_changes_nothing(kind: PageKind) -> None:
    texts = ["Home", "Own.", "Imprint"]
    scores = score_lines(texts, [0.1, 0.9, 0.1])
    (other,) = set(PageKind) - {kind}
    profile = SiteProfile("site", {other: TEMPLATE})
    assert apply_template(segment_lines(texts), scores, {1: Reason.TITLE}, profile, kind) == (
        scores,
        {1: Reason.TITLE},
    )


def _write_page(number: int, language: str, kind: PageKind) -> str:
    paragraphs = [
        write_paragraph(number * 5 + part).capitalize() + ", and so it went on." for part in range(4)
    ]
    comment = f"I was there, and {write_paragraph(number + 50)}, my friends."
    menu, related, reply = ["News", "Weather"], f"{number + 2} comments", "Leave a reply"
    if language == "zh":
        paragraphs = [
            f"第{number}号报告第{part}部分说明，{chr(0x5F00 + number * 7 + part) * 6}地区的情况有所改善。" * 2
            for part in range(4)
        ]
        comment = f"我在{1990 + number}年去过那里，{chr(0x6F00 + number) * 4}不是这样的。"
        menu, related, reply = ["首页", "天气预报"], f"评论（{number + 2}）", "发表评论"
    lines = [*menu, *paragraphs, related, comment, reply, "© The Site 2020"]
    if kind is PageKind.TEXT:
        return "\n\n".join(lines)
    return "<html><body>" + "".join(f"<div>{line}</div>" for line in lines) + "</body></html>"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", PageKind)
def test_pages_of_a_site(language: str, kind: PageKind) -> None:
    pages = [Page(str(number), _write_page(number, language, kind), kind) for number in range(6)]
    sampled = []
    for page in pages[1:]:
        reading = understand_page(page)
        sampled.append(sample_page(page.id, kind, reading.segments, reading.scores, reading.title.text or ""))
    profile = learn_profile("site", sampled)
    keys = {block.key for block in profile.templates[kind].blocks}
    assert len(keys) == 5
    result = clean_page(pages[0], profile=profile)
    assert [verdict.block.index for verdict in result.verdicts] == list(range(len(result.verdicts)))
    reasons = {verdict.block.text: verdict.reason for verdict in result.verdicts}
    lines = [line.strip() for line in result.text.splitlines() if line.strip()]
    assert not [line for line in lines if template_key(line) in keys]
    assert Reason.TEMPLATE in reasons.values()
    for verdict in result.verdicts:
        if verdict.reason is Reason.TEMPLATE:
            assert verdict.label is Label.DROPPED
    kept = [line for line in reasons if reasons[line] is Reason.CONTENT]
    assert len(kept) >= 3


_texts = st.lists(
    st.sampled_from(["Home", "Features", LONG, "Own one.", "Own two.", "Imprint", ""]), max_size=9
)


@given(_texts, st.data())
def test_known_blocks_keep_their_reason_and_no_block_is_lost(texts: list[str], data: st.DataObject) -> None:
    values = [data.draw(st.sampled_from([0.0, 0.3, 0.6, 1.0])) for _ in texts]
    indices = st.sampled_from(range(len(texts))) if texts else st.nothing()
    known = dict.fromkeys(data.draw(st.sets(indices)), Reason.META_LINE)
    profile = SiteProfile("site", {PageKind.TEXT: TEMPLATE})
    scores, found = apply_template(
        segment_lines(texts), score_lines(texts, values), known, profile, PageKind.TEXT
    )
    assert len(scores.values) == len(texts)
    assert all(0 <= value <= 1 for value in scores.values.tolist())
    assert {index: reason for index, reason in found.items() if index in known} == known
    assert {found[index] for index in found.keys() - known.keys()} <= {Reason.TEMPLATE}
