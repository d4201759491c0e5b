from __future__ import annotations

import json
from typing import Any

import pytest

from cleancms.articles.passed_fields import merge_record

OURS: dict[str, Any] = {
    "id": "1",
    "text": "clean",
    "source": "a.example",
    "added": None,
    "created": "2024-01-01T00:00:00.000Z",
    "metadata": {"title": "T", "author": [], "date": None, "cleancms": {"kept": 3}},
}


def test_without_other_fields_nothing_changes() -> None:
    assert merge_record(OURS, {}) == OURS


@pytest.mark.parametrize(
    ("extra", "changed"),
    [
        ({"id": "x", "text": "raw"}, {}),
        (
            {"source": "crawl", "added": "2024", "created": "2020"},
            {"source": "crawl", "added": "2024", "created": "2020"},
        ),
        ({"source": None, "added": 5, "created": ""}, {}),
        ({"url": "u", "score": 0.5}, {"url": "u", "score": 0.5}),
        ({"metadata": "no object"}, {}),
        (
            {"metadata": {"title": "other", "author": "A", "date": "2020", "n": 1, "cleancms": {"kept": 9}}},
            {"metadata": {"title": "T", "author": "A", "date": "2020", "cleancms": {"kept": 3}, "n": 1}},
        ),
    ],
)
def test_fields_pass(extra: dict[str, Any], changed: dict[str, Any]) -> None:
    before = json.dumps(OURS)
    merged = merge_record(OURS, extra)
    assert json.dumps(merged) == json.dumps({**OURS, **changed})
    assert json.dumps(OURS) == before
    assert merge_record(OURS, merged) == merged
