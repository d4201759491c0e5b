from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.confidence import NOTHING, calibrate
from cleancms.blocks.html import segment_html
from cleancms.blocks.label import (
    MAX_THRESHOLD,
    MIN_TEXT_THRESHOLD,
    MIN_THRESHOLD,
    Choice,
    choose_threshold,
    label_blocks,
)
from cleancms.blocks.order import order_blocks
from cleancms.blocks.reason_tables import REASON_OF_NAME, REASON_OF_TAG
from cleancms.model import BlockKind, Label, Reason, Repeat, Repeats, Scores
from cleancms.text import count_words
from tests.test_html import soup


def _label(
    page: str,
    scores: Mapping[int, float] | Sequence[float],
    known: Mapping[int, Reason] | None = None,
    repeats: Repeats | None = None,
) -> Choice:
    """Label a page's blocks; `scores` are those of its blocks with text, the missing ones 0."""
    segments = segment_html(page)
    repeats = repeats or Repeats()
    rows = order_blocks(segments.blocks, repeats)
    of = scores if isinstance(scores, Mapping) else dict(zip(rows, scores, strict=True))
    values = np.array([of.get(index, 0.0) for index in rows], np.float32)
    words = np.array([count_words(segments.blocks[index].text) for index in rows], np.float32)
    return label_blocks(segments, Scores(tuple(rows), values, words, 0.0), known or {}, repeats)


def _reasons(choice: Choice) -> list[Reason]:
    return [verdict.reason for verdict in choice.verdicts]


def _threshold(scores: Sequence[float], words: Sequence[float], running_text: float = 0.0) -> float:
    rows = tuple(range(len(scores)))
    return choose_threshold(
        Scores(rows, np.array(scores, np.float32), np.array(words, np.float32), running_text)
    )


@pytest.mark.parametrize(
    ("scores", "words", "threshold"),
    [
        ([], [], MAX_THRESHOLD),
        ([1.0, 0.45, 0.0], [10, 10, 10], 0.45),
        ([1.0, 0.45, 0.0], [1000, 10, 10], MAX_THRESHOLD),
        ([0.9, 0.1], [10, 10], MAX_THRESHOLD),
        ([0.2, 0.1], [10, 10], MIN_THRESHOLD),
        ([1.0, 1.0], [10, 10], MAX_THRESHOLD),
        ([0.0, 0.0], [10, 10], MIN_THRESHOLD),
        ([0.5], [0], MAX_THRESHOLD),
    ],
)
def test_the_threshold(scores: list[float], words: list[float], threshold: float) -> None:
    assert _threshold(scores, words) == pytest.approx(threshold)


@pytest.mark.parametrize(
    ("running_text", "threshold"),
    [(0.0, MIN_THRESHOLD), (1.0, MIN_TEXT_THRESHOLD), (0.5, (MIN_THRESHOLD + MIN_TEXT_THRESHOLD) / 2)],
)
def test_the_lowest_threshold_of_a_page_of_running_text(running_text: float, threshold: float) -> None:
    assert _threshold([0.2, 0.1], [10, 10], running_text) == pytest.approx(threshold)
    assert _threshold([0.9, 0.1], [10, 10], running_text) == MAX_THRESHOLD


scored_blocks = st.lists(
    st.tuples(st.integers(0, 10), st.integers(1, 50)), min_size=1, max_size=8, unique_by=lambda b: b[0]
)


@given(scored_blocks)
def test_no_other_threshold_expects_more(blocks: list[tuple[int, int]]) -> None:
    scores, words = [score / 10 for score, _ in blocks], [float(length) for _, length in blocks]
    total = sum(score * length for score, length in zip(scores, words, strict=True))

    def expect(threshold: float) -> float:
        kept = [
            (score, length) for score, length in zip(scores, words, strict=True) if score >= threshold - 1e-6
        ]
        return (
            2
            * sum(score * length for score, length in kept)
            / (sum(length for _, length in kept) + total or 1)
        )

    best = max(map(expect, scores))
    threshold = _threshold(scores, words)
    assert MIN_THRESHOLD <= threshold <= MAX_THRESHOLD
    if MIN_THRESHOLD < threshold < MAX_THRESHOLD:
        assert expect(threshold) == pytest.approx(best, rel=1e-5)


PAGE = "<p>menu one<p>first text here<p>second text here<p>more below"


@pytest.mark.parametrize(
    ("page", "scores", "kept"),
    [
        ("<div><p>a<p>b<p>c</div>", [0.9, 0.9, 0.3], (0, 1, 2)),
        ("<div><p>a<p>b<p>c</div>", [0.3, 0.9, 0.9], (0, 1, 2)),
        ("<div><p>a<p>b<p>c</div>", [0.9, 0.3, 0.3], (0, 1, 2)),
        ("<div><p>a<p>b<p>c</div>", [0.9, 0.9, 0.1], (0, 1)),
        ("<div><p>a<p>b</div><div><p>c</div>", [0.9, 0.9, 0.3], (0, 1)),
    ],
)
def test_a_neighbour_in_the_same_element_stays_on_a_lower_score(
    page: str, scores: list[float], kept: tuple[int, ...]
) -> None:
    assert _label(page, scores).kept == kept


def test_scores_decide() -> None:
    choice = _label(PAGE, [0.1, 0.9, 0.8, 0.15])
    assert choice.kept == (1, 2)
    assert [verdict.label for verdict in choice.verdicts] == [
        Label.DROPPED,
        Label.KEPT,
        Label.KEPT,
        Label.DROPPED,
    ]
    assert _reasons(choice) == [Reason.BEFORE, Reason.CONTENT, Reason.CONTENT, Reason.AFTER]
    assert [verdict.score for verdict in choice.verdicts] == [0.1, 0.9, 0.8, 0.15]
    assert [verdict.repeats for verdict in choice.verdicts] == [-1] * 4


def test_the_confidence_is_the_expected_f1_calibrated() -> None:
    choice = _label("<p>a b<p>c d<p>e f", [0.9, 0.8, 0.1])
    assert choice.confidence == pytest.approx(calibrate(2 * 3.4 / (4 + 3.6)), abs=1e-4)


def test_known_blocks_never_stay() -> None:
    choice = _label(PAGE, [1.0, 1.0, 1.0, 1.0], {0: Reason.TITLE, 3: Reason.COPYRIGHT})
    assert _reasons(choice) == [Reason.TITLE, Reason.CONTENT, Reason.CONTENT, Reason.COPYRIGHT]
    assert choice.kept == (1, 2)


def test_nothing_probable_leaves_nothing() -> None:
    choice = _label(PAGE, [0.0] * 4)
    assert choice.kept == ()
    assert choice.confidence == NOTHING
    assert set(_reasons(choice)) == {Reason.BEFORE}


@pytest.mark.parametrize("page", ["", "<img src=i>"])
def test_pages_without_text(page: str) -> None:
    choice = _label(page, [])
    assert (choice.kept, choice.confidence) == ((), NOTHING)
    assert len(choice.verdicts) == len(segment_html(page).blocks)


def test_cookie_notices_go_unless_they_are_all_there_is() -> None:
    notice = "<div class='c cookie-consent'><section><p>We use cookies.</section></div>"
    assert _label(f"{notice}<p>text", [0.9, 0.9]).kept == (1,)
    assert _label(notice, [0.9]).kept == (0,)
    assert _label("<div class=xcookie><p>a</div>", [0.9]).kept == (0,)


def test_copies_and_merged_blocks() -> None:
    repeats = Repeats((Repeat(2, 0, 0.98765),), ((3, 0),), 2)
    choice = _label("<p>a b<p>c d<p>a b!<p>only here", {0: 0.9, 1: 0.9, 3: 0.9}, None, repeats)
    assert choice.kept == (0, 3, 1)
    assert _reasons(choice) == [Reason.CONTENT, Reason.CONTENT, Reason.COPY, Reason.MERGED]
    copy = choice.verdicts[2]
    assert (copy.label, copy.repeats, copy.score) == (Label.COPY, 0, 0.9877)


def test_a_heading_at_the_end_heads_nothing() -> None:
    page = "<h1>a</h1><h2>b</h2><p>text</p><h2>Related</h2><h3>More</h3>"
    assert _label(page, [0.9] * 5).kept == (0, 1, 2)
    assert _label("<h1>a</h1><h2>b</h2>", [0.9, 0.9]).kept == (0, 1)


@pytest.mark.parametrize(
    ("page", "scores", "kept"),
    [
        ("<p>a</p><img src=i><p>b", [0.9, 0.9], (0, 1, 2)),
        ("<p>a</p><div><img src=i></div><div><img src=j></div><p>b", [0.9, 0.9], (0, 1, 2, 3)),
        ("<p>a</p><img src=i><p>b</p><p>c", [0.9, 0.1, 0.9], (0, 3)),
        ("<div><img src=i></div><p>a</p><img src=j>", [0.9], (1,)),
    ],
)
def test_images_between_kept_blocks_stay(page: str, scores: list[float], kept: tuple[int, ...]) -> None:
    assert _label(page, scores).kept == kept


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<nav>x</nav>", Reason.NAVIGATION),
        ("<footer>x</footer>", Reason.FOOTER),
        ("<aside><div><p>x</div></aside>", Reason.SIDEBAR),
        ("<footer><nav>x</nav></footer>", Reason.NAVIGATION),
        ("<footer><div class=share-box>x</div></footer>", Reason.SHARE),
        ("<div class='Related posts'><p>x</div>", Reason.RELATED),
        ("<div id=cookie-banner>x</div>", Reason.COOKIE),
        ("<aside class=comments>x</aside>", Reason.COMMENTS),
        ("<div class=unshared hidden>x</div>", Reason.HIDDEN),
        ("<div hidden><a href=u>x</a></div>", Reason.HIDDEN),
        ("<p><a href=u>all links</a> x", Reason.LINKS),
        ("<p>x", Reason.BEFORE),
    ],
)
def test_reasons_for_what_goes(page: str, reason: Reason) -> None:
    choice = _label(f"{page}<article>the text<p>gone</p>and more</article>", {1: 0.9, 3: 0.9})
    assert _reasons(choice) == [reason, Reason.CONTENT, Reason.LOW_SCORE, Reason.CONTENT]


def test_the_reason_tables() -> None:
    dropped = set(Reason) - {Reason.CONTENT, Reason.MERGED, Reason.COPY}
    assert dropped.issuperset(REASON_OF_TAG.values())
    assert dropped.issuperset(REASON_OF_NAME.values())
    assert all(name == name.lower() for name in REASON_OF_NAME)


@given(soup, st.data())
def test_every_block_has_one_verdict(page: str, data: st.DataObject) -> None:
    blocks = segment_html(page).blocks
    chance = st.floats(0, 1, width=32)
    scores = {block.index: data.draw(chance) for block in blocks if block.text}
    known = {index: Reason.SHARE for index in scores if data.draw(st.booleans())}
    later = [index for index in scores if index and index - 1 in scores and data.draw(st.booleans())]
    pairs = tuple(Repeat(index, index - 1, 1.0) for index in later[::2])
    moved = tuple((index, -1) for index in later[1::2])
    choice = _label(page, scores, known, Repeats(pairs, moved))
    assert [verdict.block for verdict in choice.verdicts] == list(blocks)
    kept = {verdict.block.index for verdict in choice.verdicts if verdict.label is Label.KEPT}
    assert len(choice.kept) == len(kept)
    assert set(choice.kept) == kept
    assert not kept & known.keys()
    assert 0 <= choice.confidence <= 1
    for verdict in choice.verdicts:
        assert 0 <= verdict.score <= 1
        assert (verdict.repeats >= 0) == (verdict.label is Label.COPY) == (verdict.reason is Reason.COPY)
        assert (verdict.label is Label.KEPT) == (verdict.reason in {Reason.CONTENT, Reason.MERGED})
    assert all(blocks[index].kind is BlockKind.IMAGE or index in scores for index in kept)
