from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.corpus.samples import (
    EXAMPLE_CHARACTERS,
    MAX_BLOCKS,
    SAMPLE_SIZE,
    SampledBlock,
    SampledPage,
    draw_sample,
    rank_page,
    sample_page,
)
from cleancms.model import Block, BlockKind, Container, Hints, PageKind, Scores, Segments


def segment_lines(lines: Sequence[str], kinds: Sequence[BlockKind] = ()) -> Segments:
    """Return a page with a block for each line, paragraphs unless `kinds` says otherwise."""
    blocks = [
        Block(index, kinds[index] if kinds else BlockKind.PARAGRAPH, line) for index, line in enumerate(lines)
    ]
    return Segments(tuple(blocks), (Container(-1, "body", "", 0, len(blocks)),), Hints())


def score_lines(lines: Sequence[str], scores: Sequence[float]) -> Scores:
    """Return these scores for the lines of a page."""
    words = np.array([len(line.split()) for line in lines], np.float32)
    return Scores(tuple(range(len(lines))), np.array(scores, np.float32), words, 1.0)


def _sample(lines: Sequence[str], title: str = "") -> SampledPage:
    scores = score_lines(lines, [0.25] * len(lines))
    return sample_page("page", PageKind.TEXT, segment_lines(lines), scores, title)


def test_a_page_is_remembered_by_its_blocks_in_reading_order() -> None:
    lines = ["Menu", "Posted on 3 May 2021", "Text."]
    scores = Scores((2, 0, 1), np.array([0.9, 0.123456, 0.2], np.float32), np.array([1, 1, 5], np.float32), 1)
    page = sample_page("page", PageKind.HTML, segment_lines(lines), scores, "Part 2: the End")
    assert page == SampledPage(
        rank_page("page"),
        "page",
        PageKind.HTML,
        "part 0 the end",
        (
            SampledBlock("text", "Text.", 0.9, 1.0),
            SampledBlock("menu", "Menu", 0.1235, 1.0),
            SampledBlock("posted on 0 may 0", "Posted on 3 May 2021", 0.2, 5.0),
        ),
    )


@pytest.mark.parametrize("text", ["…", "", "— — —", "\ud800", "🙂"])
def test_a_block_without_words_has_no_key(text: str) -> None:
    assert _sample([text]).blocks[0].key == ""


def test_an_example_is_one_short_line() -> None:
    example = _sample(["a  b\n\tc " * 500]).blocks[0].example
    assert example.startswith("a b c a b c")
    assert EXAMPLE_CHARACTERS - 1 <= len(example) <= EXAMPLE_CHARACTERS


def test_of_a_long_page_both_ends_are_remembered() -> None:
    lines = [f"w{chr(97 + number % 26)} {'x' * (number // 26)}" for number in range(MAX_BLOCKS + 7)]
    keys = [block.key for block in _sample(lines).blocks]
    whole = [block.key for line in lines for block in _sample([line]).blocks]
    assert keys == whole[: MAX_BLOCKS // 2] + whole[-MAX_BLOCKS // 2 :]
    assert len(_sample(lines[:MAX_BLOCKS]).blocks) == MAX_BLOCKS


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_short_page_is_remembered_whole(number: int) -> None:
    assert len(_sample(["line"] * number).blocks) == number


def _page(number: int, kind: PageKind = PageKind.HTML, score: float = 0.5) -> SampledPage:
    block = SampledBlock("key", "Key", score, 1.0)
    return SampledPage(rank_page(str(number)), str(number), kind, "", (block,))


_pages = st.lists(
    st.builds(_page, st.integers(0, 300), st.sampled_from(PageKind), st.sampled_from([0.1, 0.9])),
    max_size=300,
)


@given(_pages, _pages)
def test_the_sample_of_a_site_is_that_of_the_samples_of_its_parts(
    one: list[SampledPage], other: list[SampledPage]
) -> None:
    whole = draw_sample(one + other)
    assert draw_sample(draw_sample(one) + draw_sample(other)) == whole
    assert draw_sample(other + one) == draw_sample(whole) == whole


def test_a_sample_is_bounded_for_each_format() -> None:
    pages = [_page(number, kind) for number in range(1000) for kind in PageKind]
    sample = draw_sample(iter(pages))
    for kind in PageKind:
        ranks = [page.rank for page in sample if page.kind is kind]
        assert ranks == sorted(page.rank for page in pages if page.kind is kind)[:SAMPLE_SIZE]


def test_a_sample_is_no_run_of_neighbours() -> None:
    chosen = sorted(int(page.page_id) for page in draw_sample(map(_page, range(6000))))
    assert 2000 < sum(chosen) / len(chosen) < 4000


@given(st.text(st.characters()))
def test_any_name_has_a_rank(name: str) -> None:
    assert len(rank_page(name)) == 32
    assert rank_page(name) != rank_page(name + "x")
