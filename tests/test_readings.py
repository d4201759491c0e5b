from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from cleancms.corpus.readings import RecordReading, decode_reading, encode_reading
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


def _go_and_come(page: Page) -> None:
    extra = {"lang": "en", "scores": [1, 0.25, None], "metadata": {"\u4e2d": True}}
    record = RecordReading(page, understand_page(page), "2026-01-01T00:00:00Z", extra)
    found = decode_reading(encode_reading(record))
    _assert_equal(found.reading, record.reading)
    assert found._replace(reading=record.reading) == record._replace(page=replace(page, content=""))
    assert repr(found.page) == repr(replace(page, content=""))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_comes_back_as_it_was(path: Path) -> None:
    _go_and_come(read_page(path.read_bytes(), path.name, url="https://post.example/1"))


@given(pages)
def test_any_page_comes_back_as_it_was(page: Page) -> None:
    _go_and_come(page)
