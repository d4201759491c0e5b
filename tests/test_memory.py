"""What steps that read all text of a page take in memory, in bytes a character of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.growing import write_page
from cleancms.blocks.html import segment_html
from cleancms.blocks.repeats import find_repeats
from cleancms.blocks.runs import read_page
from cleancms.blocks.text_features import count_texts
from cleancms.model import Segments
from cleancms.text import PIECE_CHARACTERS, collapse_space, count_words
from tests.operations import count_peak

# Several times what is read at once.
SIZE = 12 * PIECE_CHARACTERS
SHAPES = ("blocks", "one paragraph", "200 copies")


@pytest.fixture(scope="module")
def pages() -> dict[str, Segments]:
    return {shape: segment_html(write_page(shape, SIZE)) for shape in SHAPES}


# The limits are half as much again as was measured. The tokens of a page as strings take 14 bytes a
# character, the positions of its copies as numbers of Python 36, all classes of its characters at once 27.
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("step", "limit"),
    [
        (read_page, 6),
        (find_repeats, 11),
        (lambda segments: count_texts(segments.blocks), 5),
    ],
    ids=["read_page", "find_repeats", "count_texts"],
)
def test_long_pages_are_read_in_pieces(
    pages: dict[str, Segments], shape: str, step: Callable[[Segments], Any], limit: int
) -> None:
    assert count_peak(step, pages[shape]) <= limit * SIZE


@pytest.mark.parametrize("count", [count_words, collapse_space])
@pytest.mark.parametrize("word", ["harbour ", "café ", "港口，"])
def test_long_texts_are_read_in_pieces(count: Callable[[str], Any], word: str) -> None:
    text = word * (SIZE // len(word))
    assert count_peak(count, text) <= 3 * len(text.encode())
