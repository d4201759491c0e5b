from __future__ import annotations

import pytest

from benchmarks.alignment import align

STORY = "the quick brown fox jumps over the lazy dog while twelve old cats look on in silence"


@pytest.mark.parametrize(
    ("texts", "reference", "expected"),
    [
        (["menu home", STORY, "all rights reserved"], STORY, [0.0, 1.0, 0.0]),
        # "home" in the menu is not the "home" of the article
        (["home", "they drove home again"], "they drove home again", [0.0, 1.0]),
        # both copies of a doubled article are content
        ([STORY, "about us", STORY], STORY, [1.0, 0.0, 1.0]),
        (["a b c d", "x"], "a b", [0.5, 0.0]),
        (["中文内容", "导航"], "中文内容", [1.0, 0.0]),
        (["anything"], "", [0.0]),
        (["", "word"], "word", [0.0, 1.0]),
        ([], "word", []),
    ],
)
def test_shares(texts: list[str], reference: str, expected: list[float]) -> None:
    shares, tokens = align(texts, reference)
    assert shares.tolist() == expected
    assert len(tokens) == len(texts)


def test_tokens_are_counted_as_they_are_scored() -> None:
    assert align(["中文 two words"], "x")[1].tolist() == [4.0]
