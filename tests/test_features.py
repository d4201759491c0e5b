from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleancms import text as text_module
from cleancms.blocks import text_features
from cleancms.blocks.container_features import ANCESTORS
from cleancms.blocks.feature_tables import LANDMARK_TAGS, NAME_GROUPS, PAGE_TYPES
from cleancms.blocks.features import PROSE_WORDS, add_kinds, measure, summarize_page
from cleancms.blocks.html import segment_html
from cleancms.blocks.plain import segment_text
from cleancms.blocks.text_features import HAN_DISCOUNT, count_characters, make_keys
from cleancms.model import Block, BlockKind, Features, Hints, Reason, Segments
from cleancms.text import block_key, count_han_kana, count_words
from tests.article_blocks import heading, make, numbered, paragraph
from tests.test_html import any_text, soup

SENTENCE = "Twelve words of prose, no more and no less, end with this."


def _measure(
    page: str | Segments,
    order: Iterable[int] | None = None,
    patterns: Mapping[int, Reason] | None = None,
    titles: Iterable[int] = (),
) -> Features:
    segments = segment_html(page) if isinstance(page, str) else page
    if order is None:
        order = [block.index for block in segments.blocks if block.text]
    return measure(segments, list(order), patterns or {}, titles)


def _segments(*blocks: Block, hints: Hints | None = None) -> Segments:
    root = segment_html("").containers[0]._replace(last=len(blocks))
    return Segments(numbered(*blocks), (root,), hints or Hints())


def _column(features: Features, name: str) -> list[float]:
    column: list[float] = features.matrix[:, features.names.index(name)].tolist()
    return column


def _value(page: str | Segments, name: str) -> float:
    """Return a column of the first row."""
    return _column(_measure(page), name)[0]


def _log(value: float) -> Any:
    return pytest.approx(np.log1p(value), rel=1e-5)


@pytest.mark.parametrize(
    ("block", "column", "value"),
    [
        (paragraph("one two three"), "words", _log(3)),
        (paragraph("中文中文"), "words", _log(4 - 4 * HAN_DISCOUNT)),
        (paragraph("one two"), "chars", _log(7)),
        (paragraph("one link", link_chars=4, link_count=1), "link_density", 0.5),
        (paragraph("one link", link_chars=4, link_count=1), "links", _log(1)),
        (paragraph("one bold", emphasis_chars=4), "emphasis", 0.5),
        (paragraph("one, two; three"), "commas", pytest.approx(2 / 3)),
        (paragraph("One. Two! 3.5 e.g"), "sentence_count", 2),
        (paragraph("一。二！三"), "sentence_count", 2),
        (paragraph("is it 5?"), "digits", pytest.approx(1 / 8)),
        (paragraph("NASA said"), "upper", 2),
        (paragraph("four five"), "word_chars", pytest.approx(4.5)),
        (paragraph("on 2022-02-24"), "dates", 1),
        (paragraph("at 12:30"), "dates", 1),
        (paragraph("just 12 3"), "dates", 0),
        (paragraph("on 1/2"), "dates", 1),
        (paragraph("2 of 3"), "dates", 0),
        (paragraph("Cookie and cookies"), "cookies", 2),
        (paragraph("cookie, opt-out"), "cookies", 2),
        (paragraph("opt"), "cookies", 0),
        (heading(3, "x"), "level", 3),
        (paragraph("x", continues=True), "continues", 1),
        (paragraph("x", hidden=True), "hidden", 1),
        (heading(1, "x"), "kind_heading", 1),
        (heading(1, "x"), "kind_paragraph", 0),
    ],
)
def test_own_columns(block: Block, column: str, value: Any) -> None:
    assert _value(_segments(block), column) == value


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Done.", 1),
        ("Done?”", 1),
        ("**Done.**", 1),
        ("完了。", 1),
        ("结束。」", 1),
        ("خلاص؟", 1),
        ("समाप्त।", 1),
        ("Read on:", 1),
        ("Home", 0),
        ("2.5 kg", 0),
        ("”", 0),
    ],
)
def test_the_end_of_a_sentence_in_any_script(text: str, ends: int) -> None:
    assert _value(_segments(paragraph(text)), "ends") == ends


def _count_one_by_one(text: str) -> tuple[int, ...]:
    """Return what `count_characters` gives for `text`, by the definitions."""
    return (
        len(text),
        count_words(text),
        count_han_kana(text),
        len(re.findall("[,;，、；،؛।]", text)),
        len(re.findall(r"[.!?。！？…؟।۔។]+(?=\W|$)|[。！？]", text)),
        len(re.findall(r"\d", text)),
        len(re.findall("[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]", text)),
        bool(re.search(r"(?:19|20)\d\d|\d{1,2}[:：]\d\d|\d{1,2}[./-]\d{1,2}", text)),
    )


counted_texts = st.lists(
    st.text(
        st.sampled_from("aZéß_19٣.!?。！？…।,;、中カ〇々・한국ไท \n\u0301\u00ad\u200d😀𝟗𠀀\ud800"),
        max_size=12,
    )
    | st.text(st.characters(), max_size=12)
)


@given(counted_texts)
@example([])
@example(["", "a", "", "b."])
@example(["..a", "。a", "。。a", "3.5", ".a", "a.", "."])
@example(["1", "9:05", "9:5", "1/", "", "1/2", "2019", "201", "2119", "１９９９", "12：30", "1:3𝟗", "1", "9"])
def test_texts_are_counted_together_as_one_by_one(texts: list[str]) -> None:
    counts = count_characters(texts)
    assert list(zip(*(column.tolist() for column in counts), strict=True)) == [
        _count_one_by_one(text) for text in texts
    ]


@given(counted_texts)
@example(["..a b", "。 a", "3.5 9:05 1/2 ", "。，。a, b.", "한국 a\u0301 b 한"])
def test_texts_of_a_long_page_are_counted_slice_by_slice(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (text_module, text_features):
            patch.setattr(module, "PIECE_CHARACTERS", 3)
        counts = count_characters(texts)
    assert list(zip(*(column.tolist() for column in counts), strict=True)) == [
        _count_one_by_one(each) for each in texts
    ]


def test_every_character_is_counted_as_by_itself() -> None:
    texts = [chr(code) + "a" for code in range(0x10400)]
    counts = np.array(count_characters(texts)).T.tolist()
    assert counts == [list(_count_one_by_one(text)) for text in texts]


dated_texts = st.lists(st.text(st.sampled_from("01259٣.:：/- \n𝟗"), max_size=8))


@given(dated_texts)
def test_dates_are_found_together_as_one_by_one(texts: list[str]) -> None:
    assert count_characters(texts).dates.tolist() == [_count_one_by_one(text)[-1] for text in texts]


@given(counted_texts)
@example(["", "Read more…", "READ MORE", "Ｒead_more", "\xff", "\ud800"])
def test_keys_are_made_together_as_one_by_one(texts: list[str]) -> None:
    assert make_keys(texts) == [block_key(text).encode() for text in texts]


def test_equal_texts_are_counted() -> None:
    features = _measure(_segments(paragraph("Read more"), paragraph("READ MORE!"), paragraph("Other")))
    assert _column(features, "repeats") == [_log(2), _log(2), _log(1)]


def test_known_patterns() -> None:
    features = _measure(_segments(paragraph("a"), paragraph("b")), patterns={1: Reason.COPYRIGHT})
    assert _column(features, "pattern") == [0, 1]


def test_places() -> None:
    features = _measure(_segments(*[paragraph(SENTENCE)] * 4), titles=(1,))
    assert _column(features, "place") == [0, 0.25, 0.5, 0.75]
    assert _column(features, "is_title") == [0, 1, 0, 0]
    assert _column(features, "has_title") == [1] * 4
    assert _column(features, "after_first_title") == pytest.approx([-np.log1p(1), 0, *np.log1p([1, 2])])
    assert _column(features, "words_before") == [0, 0.25, 0.5, 0.75]
    assert _column(features, "prose_after") == [0.75, 0.5, 0.25, 0]


def test_neighbours() -> None:
    prose = paragraph(SENTENCE)
    link = paragraph("menu", link_chars=4, link_count=1)
    features = _measure(_segments(link, prose, link))
    assert _column(features, "words_+1") == [_log(PROSE_WORDS), _log(1), 0]
    assert _column(features, "words_-2") == [0, 0, _log(1)]
    assert _column(features, "link_density_-1") == [0, 1, 0]
    assert _column(features, "ends_+1") == [1, 0, 0]
    assert _column(features, "window_words_2") == [_log(14 / 3)] * 3
    assert _column(features, "prose_ahead_8") == [_log(PROSE_WORDS), 0, 0]
    assert _column(features, "prose_back_8") == [0, 0, _log(PROSE_WORDS)]
    assert _column(features, "to_next_prose")[:2] == [_log(1), 0]


def test_only_the_order_counts() -> None:
    """Blocks left out are not there; moved ones stand where they are moved to."""
    blocks = [paragraph(f"{SENTENCE} {'x ' * place}") for place in range(4)]
    features = _measure(_segments(*blocks), order=[3, 0, 2])
    assert features.order == (3, 0, 2)
    assert features.words.tolist() == [15, 12, 14]
    assert _column(features, "words_+1") == [_log(12), _log(14), 0]
    assert _column(features, "inside_words_0") == [_log(41)] * 3
    assert _column(features, "page_blocks") == [_log(3)] * 3


def test_prose_is_long_and_not_mainly_links() -> None:
    linked = paragraph(SENTENCE, link_chars=len(SENTENCE) // 2)
    features = _measure(_segments(paragraph(SENTENCE), linked, paragraph("short")))
    assert features.prose.tolist() == [PROSE_WORDS, 0, 0]


def test_containers_around_a_block() -> None:
    features = _measure(f"<div><p>one two</p><p>three</p></div><div><div><p>{SENTENCE}</p></div></div>")
    assert _column(features, "inside_words_0") == [_log(2), _log(1), _log(12)]
    assert _column(features, "inside_words_1") == [_log(3), _log(3), _log(15)]
    assert _column(features, "inside_share_1") == [pytest.approx(0.2), pytest.approx(0.2), 1]
    assert _column(features, "inside_blocks_1") == [_log(2), _log(2), _log(3)]
    assert _column(features, "depth") == [4, 4, 5]
    assert len(features.ancestors) == ANCESTORS
    for inner, outer in zip(features.ancestors, features.ancestors[1:], strict=False):
        assert (features.first[outer] <= features.first[inner]).all()
        assert (features.last[outer] >= features.last[inner]).all()


def test_like_siblings_are_a_group() -> None:
    page = (
        "<ul>"
        + "<li class='card new'><p>one two</p><p>three</p></li>" * 3
        + "</ul><ul><li class=other>x</ul>"
    )
    features = _measure(page)
    assert _column(features, "group_size") == [*[_log(3)] * 6, 0]
    assert _column(features, "group_mean_words") == [*[_log(3)] * 6, 0]
    assert _column(features, "siblings_1")[:6] == [_log(3)] * 6


@pytest.mark.parametrize(
    ("attribute", "group"),
    [
        ("class='top-nav-bar'", "navigation"),
        ("id=breadcrumbs", "navigation"),
        ("role=navigation", "navigation"),
        ("class=ArticleBody", "article"),
        ("class='post_footer'", "footer"),
        ("aria-label='Share this'", "share"),
        ("class=CommentList", "comments"),
    ],
)
def test_names_of_containers(attribute: str, group: str) -> None:
    page = f"<div {attribute}><section><p>a</p></section></div><p>b</p>"
    assert _column(_measure(page), f"name_{group}") == [1, 0]
    assert _column(_measure(page), f"near_{group}") == [1, 0]


@pytest.mark.parametrize("attribute", ["class=renavigate", "class=unshared", "class=xfooter", "class="])
def test_a_name_is_the_beginning_of_a_word(attribute: str) -> None:
    features = _measure(f"<div {attribute}>a</div>")
    assert not any(_column(features, f"name_{group}")[0] for group in NAME_GROUPS)


def test_names_far_away_are_not_near() -> None:
    features = _measure("<div class=footer><div><div><div><p>a</p></div></div></div></div>")
    assert _column(features, "name_footer") == [1]
    assert _column(features, "near_footer") == [0]


@pytest.mark.parametrize("tag", [tag for tag in LANDMARK_TAGS if tag != "noscript"])
def test_landmarks(tag: str) -> None:
    page = "<table><tr><td>a</table>" if tag == "table" else f"<{tag}>a</{tag}>"
    assert _column(_measure(f"{page}<section></section>b"), f"in_{tag}") == [1, 0]


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("<meta property=og:type content=Article>", "says_article"),
        ('<script type=application/ld+json>{"@type": "NewsArticle"}</script>', "says_article"),
        ('<script type=application/ld+json>[{"@type":["Product","Thing"]}]</script>', "says_product"),
        ('<script type=application/ld+json>{"@type" : "QAPage"</script>', "says_forum"),
    ],
)
def test_what_a_page_says_it_is(head: str, column: str) -> None:
    features = _measure(f"{head}<p>a")
    assert [name for name in PAGE_TYPES if _column(features, name) == [1]] == [column]


def test_every_group_and_landmark_has_a_bit() -> None:
    assert max(len(NAME_GROUPS), len(LANDMARK_TAGS)) < 63
    words = [word for group in NAME_GROUPS.values() for word in group]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)


def test_kinds_become_columns() -> None:
    features = _measure("<p>a<p>b")
    added = add_kinds(features, ("article", "forum"), np.array([0.75, 0.25], np.float32))
    assert added.names == (*features.names, "page_is_article", "page_is_forum")
    assert added.matrix[:, -2:].tolist() == [[0.75, 0.25]] * 2
    assert np.array_equal(added.matrix[:, :-2], features.matrix)


def test_a_page_is_summarised_by_its_words() -> None:
    features = _measure(_segments(paragraph(SENTENCE * 2), make(BlockKind.CODE, "x")))
    width = len(features.names)
    everything, prose = np.split(summarize_page(features), 2)
    place = features.names.index("kind_code")
    assert len(everything) == width
    assert everything[place] == pytest.approx(2 / 27, rel=1e-3)
    assert prose[place] == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("page", ["", "<p></p>", "<img src=i>"])
def test_pages_without_text(page: str) -> None:
    features = _measure(page)
    assert features.matrix.shape == (0, len(features.names))
    assert not summarize_page(features).any()


def _check(features: Features) -> None:
    assert len(set(features.names)) == len(features.names) == features.matrix.shape[1]
    assert len(features.order) == len(features.matrix) == len(features.words) == len(features.prose)
    assert np.isfinite(features.matrix).all()
    assert np.isfinite(summarize_page(features)).all()


@given(soup)
def test_any_html_has_finite_features(page: str) -> None:
    features = _measure(page)
    _check(features)
    assert np.array_equal(features.matrix, _measure(page).matrix)
    _check(
        _measure(
            page, features.order[::-2], dict.fromkeys(features.order[::3], Reason.SHARE), features.order[:1]
        )
    )


@given(any_text)
def test_any_text_has_finite_features(page: str) -> None:
    _check(_measure(segment_text(page)))


def test_json_ld_is_never_parsed() -> None:
    """A script of any length and depth is only searched for its types."""
    script = json.dumps({"@type": "Article"}) + "[" * 100_000
    assert _value(f"<script type=application/ld+json>{script}</script><p>a", "says_article") == 1
