from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scores import (
    Overlap,
    Scores,
    compare,
    count_copies,
    count_grams,
    measure_repeats_kept,
    prepare,
    score,
    tokenize,
)

ARTICLE = "The mill stood by the river and every morning the miller opened its sluice to let the water in"
EDITED = ARTICLE.replace("river", "brook").replace("morning", "evening")
WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "水", "車"]), max_size=30)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("—…!?", []),
        ("Hello, World_1!", ["hello", "world_1"]),
        ("Größe naïve", ["größe", "naïve"]),
        ("水車小屋", ["水", "車", "小", "屋"]),
        ("カタカナとひらがな", list("カタカナとひらがな")),
        ("ｶﾀｶﾅ", list("ｶﾀｶﾅ")),
        ("한국어 글", ["한", "국", "어", "글"]),
        ("第3回ABC賞", ["第", "3", "回", "abc", "賞"]),
        ("一・二、三。", ["一", "二", "三"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("друзья мои", ["друзья", "мои"]),
    ],
)
def test_tokens_are_words_but_each_han_kana_or_hangul_character_by_itself(
    text: str, tokens: list[str]
) -> None:
    assert tokenize(text) == tokens


@given(st.text())
def test_tokens_cover_every_word_character_once(text: str) -> None:
    assert "".join(tokenize(text)) == "".join(re.findall(r"\w+", text.lower()))


def test_grams_are_counted_with_overlaps() -> None:
    assert count_grams(["a", "a", "a", "b"], 2) == {("a", "a"): 2, ("a", "b"): 1}


def test_a_text_shorter_than_a_gram_has_none() -> None:
    assert count_grams(["a", "b"], 4) == {}


@pytest.mark.parametrize(
    ("output", "reference", "expected"),
    [
        ("", "", (1, 1, 1)),
        ("a", "", (0, 0, 0)),
        ("", "a", (0, 0, 0)),
        ("a", "b", (0, 0, 0)),
        ("a b", "b a", (1, 1, 1)),
        ("a b c d", "a b", (0.5, 1, 2 / 3)),
        ("a", "a b c d", (1, 0.25, 0.4)),
        ("a a a a", "a", (0.25, 1, 0.4)),
        ("a a b", "a b b", (2 / 3, 2 / 3, 2 / 3)),
    ],
)
def test_multisets_are_compared(output: str, reference: str, expected: tuple[float, float, float]) -> None:
    assert compare(Counter(output.split()), Counter(reference.split())) == pytest.approx(expected)


@given(WORDS, WORDS)
def test_swapping_the_texts_swaps_precision_and_recall(left: list[str], right: list[str]) -> None:
    there, back = compare(Counter(left), Counter(right)), compare(Counter(right), Counter(left))
    assert there == pytest.approx((back.recall, back.precision, back.f1))
    assert all(0 <= value <= 1 for value in there)
    if there.f1:
        assert there.f1 == pytest.approx(2 / (1 / there.precision + 1 / there.recall))


@pytest.mark.parametrize(
    ("output", "copies"),
    [
        ("", 0),
        ("something else altogether that is by no means the article looked for", 0),
        (ARTICLE, 1),
        (f"Home News {ARTICLE} Copyright", 1),
        (f"{ARTICLE} {ARTICLE}", 2),
        (f"{ARTICLE} and in between a word {ARTICLE}! {ARTICLE.upper()}", 3),
        # a teaser of less than half beside the whole article is no second copy
        (f"{ARTICLE[: len(ARTICLE) // 3]} {ARTICLE}", 1),
        (ARTICLE[: len(ARTICLE) // 3], 0),
    ],
)
def test_copies_of_the_article_are_counted(output: str, copies: float) -> None:
    assert count_copies(tokenize(output), tokenize(ARTICLE)) == copies


def test_what_the_reference_repeats_itself_does_not_count_as_a_copy() -> None:
    refrain = "row row row your boat gently down the stream"
    song = f"{refrain} {ARTICLE} {refrain}"
    assert count_copies(tokenize(song), tokenize(song)) == 1


@pytest.mark.parametrize("reference", ["", "one two three", " ".join(["again"] * 40)])
def test_copies_are_unknown_where_the_reference_has_no_unique_run(reference: str) -> None:
    assert count_copies(tokenize(ARTICLE), tokenize(reference)) is None


@pytest.mark.parametrize(
    ("output", "lines", "kept"),
    [
        ("la la\nverse one\nla la\nverse two", ["la la"], 1.0),
        ("la la\nverse one\nverse two", ["la la"], 0.0),
        ("la la\nverse one\nla la", ["la la", "verse two"], 0.5),
        ("la la\nla la\nla la\nverse two", ["la la", "verse two"], 1.0),
        ("- La, la!\nVerse one\n- La la - verse two", ["la la"], 1.0),
        ("island\nlady\nla la", ["la la"], 0.0),
        ("", [], None),
        ("la la", ["not in the reference"], None),
        ("la la", ["…"], None),
    ],
)
def test_repeated_lines_must_occur_as_often_as_in_the_reference(
    output: str, lines: list[str], kept: float | None
) -> None:
    reference = tokenize("la la\nverse one\nla la\nverse two")
    assert measure_repeats_kept(tokenize(output), reference, lines) == kept


def test_rows_that_follow_each_other_are_all_seen() -> None:
    reference = tokenize("free\nfree\nfree")
    assert measure_repeats_kept(reference, reference, ["free"]) == 1.0
    assert measure_repeats_kept(tokenize("free free"), reference, ["free"]) == 0.0


def test_the_reference_itself_scores_full() -> None:
    full = Overlap(1.0, 1.0, 1.0)
    assert score(ARTICLE, [prepare(ARTICLE)], [ARTICLE]) == Scores(full, full, 1.0, 1.0)


def test_shingles_see_the_order_and_words_do_not() -> None:
    shuffled = " ".join(sorted(ARTICLE.split()))
    scores = score(shuffled, [prepare(ARTICLE)])
    assert scores.words.f1 == 1.0
    assert scores.shingles.f1 == 0.0
    assert scores.repeats_kept is None


@pytest.mark.parametrize("output", [ARTICLE, EDITED])
def test_the_better_of_two_references_counts(output: str) -> None:
    both = score(output, [prepare(ARTICLE), prepare(EDITED)])
    assert (both.words.f1, both.shingles.f1, both.copies) == (1.0, 1.0, 1.0)


def test_both_wordings_together_are_a_copy_left() -> None:
    sentences = [f"This is sentence number {number} of a long article about mills." for number in range(20)]
    article = " ".join(sentences)
    edited = article.replace("number 7 of a long", "number 7 of one long")
    assert score(f"{article} {edited}", [prepare(article), prepare(edited)]).copies == 2


@given(WORDS, WORDS)
def test_more_references_never_score_worse(output: list[str], other: list[str]) -> None:
    text, reference = " ".join(output), prepare(ARTICLE)
    alone, both = score(text, [reference]), score(text, [reference, prepare(" ".join(other))])
    assert both.words.f1 >= alone.words.f1
    assert both.shingles.f1 >= alone.shingles.f1
