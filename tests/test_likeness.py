from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.corpus.likeness import (
    LEAST_JACCARD,
    LONGEST_OPENING,
    LONGEST_OWN,
    LONGEST_OWN_OPENING,
    LONGEST_OWN_PART,
    Shingles,
    are_copies,
    compare,
)
from cleancms.corpus.signatures import sign
from tests.articles_to_copy import edit, write

ARTICLE = write("article", 400)
OTHER = write("other", 400)
REMAINS = write("remains", 1500)


def _make(shingles: Iterable[int]) -> Shingles:
    return Shingles.of(np.array([*shingles], np.uint32))


def _read(words: Sequence[str]) -> Shingles:
    return Shingles.of(sign(" ".join(words)).shingles)


@pytest.mark.parametrize(
    ("words", "copies"),
    [
        pytest.param(ARTICLE, True, id="itself"),
        pytest.param(edit(ARTICLE, 20), True, id="one word in 20 changed"),
        pytest.param(ARTICLE[:140], True, id="the first third"),
        pytest.param([*write("intro", 40), *ARTICLE], True, id="an introduction"),
        pytest.param([*ARTICLE, *write("comments", 600)], True, id="comments below"),
        pytest.param([*ARTICLE[:200], *write("new", 60), *ARTICLE[200:]], True, id="a paragraph more"),
        pytest.param(ARTICLE[:60], False, id="hardly more than the headline"),
        pytest.param(OTHER, False, id="another article"),
        pytest.param([*OTHER, *ARTICLE[100:180]], False, id="a paragraph quoted"),
        pytest.param([*OTHER, *ARTICLE], False, id="another article before it"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_copies_of_an_article(words: list[str], copies: bool) -> None:
    one, other = _read(ARTICLE), _read(words)
    assert are_copies(one, other) is are_copies(other, one) is copies


@pytest.mark.parametrize("template", [REMAINS, REMAINS[:300]])
@pytest.mark.parametrize("before", [True, False])
def test_two_articles_of_one_template_are_no_copies(template: list[str], before: bool) -> None:
    texts = [[*template, *body] if before else [*body, *template] for body in (ARTICLE, OTHER)]
    one, other = (_read(text) for text in texts)
    assert compare(one, other).jaccard > LEAST_JACCARD
    assert not are_copies(one, other)


@pytest.mark.parametrize(("words", "template"), [(50, 80), (60, 130), (80, 180)])
@pytest.mark.parametrize("before", [True, False])
def test_two_short_articles_of_one_template_are_no_copies(words: int, template: int, before: bool) -> None:
    shared = REMAINS[:template]
    texts = [[*shared, *body[:words]] if before else [*body[:words], *shared] for body in (ARTICLE, OTHER)]
    one, other = (_read(text) for text in texts)
    assert compare(one, other).jaccard > LEAST_JACCARD
    assert not are_copies(one, other)


@pytest.mark.parametrize("words", [60, 80])
def test_two_short_articles_above_a_long_template_are_no_copies(words: int) -> None:
    one, other = (_read([*body[:words], *REMAINS[:450]]) for body in (ARTICLE, OTHER))
    assert not are_copies(one, other)


def test_passages_are_measured_in_shingles() -> None:
    one = _make([1, 2, 90, 91, 92, 3, 4, 5])
    other = _make([80, 81, 1, 2, 3, 82, 4, 5])
    assert compare(one, other) == (5 / 11, 2, 2, 0)
    assert compare(_make([70, *one.ordered]), other) == (5 / 12, 2, 2, 1)


@pytest.mark.parametrize(("extra", "copies"), [(0, True), (1, False)])
def test_the_limits_are_the_last_that_pass(extra: int, copies: bool) -> None:
    shared = range(1000)
    own = [range(start, start + LONGEST_OWN + extra) for start in (5000, 6000)]
    assert are_copies(*(_make([*shared, *passage]) for passage in own)) is copies
    opening = range(9000, 9000 + LONGEST_OPENING + extra)
    assert are_copies(_make(shared), _make([*opening, *shared])) is copies
    part = int(LONGEST_OWN_PART * 100) + extra
    own = [range(start, start + part) for start in (5000, 6000)]
    short = range(100 - part)
    assert are_copies(*(_make([*short[:30], *passage, *short[30:]]) for passage in own)) is copies
    own = [range(start, start + LONGEST_OWN_OPENING + extra) for start in (5000, 6000)]
    assert are_copies(*(_make([*opening, *range(200)]) for opening in own)) is copies


def test_long_texts_may_differ_by_a_share() -> None:
    own = [range(start, start + 400) for start in (50_000, 60_000)]
    assert are_copies(*(_make([*range(10_000), *passage]) for passage in own))


_SHINGLES = st.lists(st.integers(0, 30), max_size=60)


@given(_SHINGLES, _SHINGLES)
def test_the_similarity_is_that_of_the_sets(left: list[int], right: list[int]) -> None:
    one, other = _make(left), _make(right)
    union = set(left) | set(right)
    assert compare(one, other).jaccard == (len(set(left) & set(right)) / len(union) if union else 0)
    assert compare(one, other) == compare(other, one)
