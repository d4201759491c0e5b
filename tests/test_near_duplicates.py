from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from benchmarks.near_scores import Pairs, score_pairs, split_by_language
from benchmarks.recombination import recombine
from tests.articles_to_copy import write

TEXTS = [" ".join(write(f"{number}", 120 + number)) for number in range(20)]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("aabbc", Pairs(2, 0, 0)),
        ("abcde", Pairs(0, 0, 2)),
        ("aaaaa", Pairs(2, 8, 0)),
        ("aaabc", Pairs(1, 2, 1)),
    ],
)
def test_pairs(found: str, expected: Pairs) -> None:
    truth = dict(zip("12345", "xxyyz", strict=True))
    assert score_pairs(dict(zip("12345", found, strict=True)), truth) == expected


def test_scores() -> None:
    pairs = Pairs(3, 1, 2)
    assert (pairs.precision, pairs.recall, pairs.f1) == (3 / 4, 3 / 5, 6 / 9)
    assert (Pairs(0, 0, 0).precision, Pairs(0, 0, 0).recall, Pairs(0, 0, 0).f1) == (1, 1, 1)


def test_languages_without_copies_are_left_out() -> None:
    documents = [("1", "en", "x"), ("2", "en", "x"), ("3", "en", "y"), ("4", "ko", "z")]
    records = [dict(zip(("id", "lang", "cluster"), document, strict=True)) for document in documents]
    assert split_by_language(records) == {"en: 1 pairs": {"1": "x", "2": "x", "3": "y"}}


def test_recombined_documents_are_the_same_whatever_their_number() -> None:
    many = list(recombine(TEXTS, 300))
    assert len(many) == len({document.id for document in many}) == 300
    assert list(recombine(TEXTS, 40)) == many[:40] == list(islice(recombine(TEXTS, 300), 40))
    sizes = Counter(document.cluster for document in many).values()
    assert 1 <= max(sizes) <= 5
    assert 0.08 < sum(size > 1 for size in sizes) / len(sizes) < 0.3
