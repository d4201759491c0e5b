from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from cleancms.corpus.readings import decode_reading, encode_reading
from cleancms.model import Page
from cleancms.pages.decode import read_page
from cleancms.pipeline import Reading, understand_page
from tests.test_properties import SAMPLES, pages


def _assert_equal(found: Reading, expected: Reading) -> None:
    assert found._replace(scores=expected.scores) == expected
    for field in ("rows", "running_text"):
        assert getattr(found.scores, field) == getattr(expected.scores, field)
    for field in ("values", "words"):
        numbers, known = getattr(found.scores, field), getattr(expected.scores, field)
        assert numbers.dtype == known.dtype
        assert np.array_equal(numbers, known)
    # Tuples and strings that compare equal to lists and enumerations would go on differently.
    assert repr(found.segments) == repr(expected.segments)
    assert repr(found.repeats) == repr(expected.repeats)
    assert repr(found.title) == repr(expected.title)
    assert repr(found.known) == repr(expected.known)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_comes_back_as_it_was(path: Path) -> None:
    reading = understand_page(read_page(path.read_bytes(), path.name))
    _assert_equal(decode_reading(encode_reading(reading)), reading)


@given(pages)
def test_any_page_comes_back_as_it_was(page: Page) -> None:
    reading = understand_page(page)
    _assert_equal(decode_reading(encode_reading(reading)), reading)
