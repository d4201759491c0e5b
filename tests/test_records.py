from __future__ import annotations

import json
from typing import Any

import pytest

from cleancms.articles.records import explain, to_json, to_record
from cleancms.model import METADATA_FIELDS, Label, Link, Metadata, Reason, Result, Verdict
from tests.article_blocks import numbered, paragraph

BLOCKS = numbered(paragraph("Kept."), paragraph("Menu"), paragraph("Kept."))
VERDICTS = (
    Verdict(BLOCKS[0], Label.KEPT, Reason.CONTENT, 0.98765),
    Verdict(BLOCKS[1], Label.DROPPED, Reason.NAVIGATION, 0.1),
    Verdict(BLOCKS[2], Label.COPY, Reason.COPY, 0.9, repeats=0),
)


def _result(metadata: Metadata = Metadata(), **fields: Any) -> Result:  # noqa: B008 (frozen)
    values: dict[str, Any] = {"page_id": "a/b.html", "article": None, "text": "Kept.", "markdown": "Kept."}
    return Result(**{**values, "metadata": metadata, "verdicts": VERDICTS, **fields})


def test_a_record_is_a_dolma_document() -> None:
    record = to_record(_result(copies=2, confidence=0.912345, encoding="utf-8", warnings=("w",)))
    assert list(record) == ["id", "text", "source", "added", "created", "metadata"]
    assert all(isinstance(record[name], str) for name in ("id", "text", "source"))
    assert (record["id"], record["text"], record["source"]) == ("a/b.html", "Kept.", "unknown")
    assert record["added"] is None
    assert record["created"] is None
    ours = record["metadata"].pop("cleancms")
    assert isinstance(ours.pop("version"), str)
    assert ours == {
        "kept": 1,
        "dropped": 2,
        "copies": 2,
        "confidence": 0.9123,
        "warnings": ["w"],
        "origins": {},
    }


def test_every_metadata_field_is_present() -> None:
    metadata = to_record(_result(encoding="utf-8 (strict)"))["metadata"]
    assert list(metadata) == [*METADATA_FIELDS, "encoding", "cleancms"]
    assert metadata["title"] is None
    assert metadata["tags"] == []
    assert metadata["encoding"] == "utf-8 (strict)"


def test_metadata_values_are_json() -> None:
    metadata = Metadata(title="T", author=("A",), next=Link("N", "/n"), views=3, origins={"title": "block 1"})
    written = json.loads(to_json(to_record(_result(metadata))))["metadata"]
    assert written["author"] == ["A"]
    assert written["next"] == {"title": "N", "url": "/n"}
    assert written["views"] == 3
    assert written["cleancms"]["origins"] == {"title": "block 1"}


@pytest.mark.parametrize(
    ("metadata", "source"),
    [
        (Metadata(url="https://News.example.org:8080/a", site="News"), "news.example.org"),
        (Metadata(url="/a", site="News"), "News"),
        (Metadata(url="http://[bad"), "unknown"),
        (Metadata(site="News"), "News"),
    ],
)
def test_source(metadata: Metadata, source: str) -> None:
    assert to_record(_result(metadata))["source"] == source


@pytest.mark.parametrize(
    ("date", "created"),
    [
        ("2022-02-24", "2022-02-24T00:00:00.000Z"),
        ("2022-02-24T10:30", "2022-02-24T10:30:00.000Z"),
        ("2022-02-24T01:30:15+08:00", "2022-02-23T17:30:15.000Z"),
        ("2022-02-24T01:30:15Z", "2022-02-24T01:30:15.000Z"),
        ("0001-01-01T00:00:00+08:00", None),
        ("2022", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_created(date: str | None, created: str | None) -> None:
    assert to_record(_result(Metadata(date=date)))["created"] == created


def test_json_keeps_all_scripts_and_one_line() -> None:
    record = {"text": "济南\n\x85\u2028\u2029"}
    written = to_json(record)
    assert written == '{"text": "济南\\n\\u0085\\u2028\\u2029"}'
    assert json.loads(written) == record


def test_json_steers_no_terminal() -> None:
    record = {"text": "".join(map(chr, range(0xA1)))}
    written = to_json(record)
    assert json.loads(written) == record
    assert not set(written) & set(map(chr, (*range(0x20), *range(0x7F, 0xA0))))


def test_explain_has_every_block() -> None:
    explanation = explain(_result())
    assert [block["verdict"] for block in explanation["blocks"]] == ["kept", "dropped", "copy"]
    assert [block["repeats"] for block in explanation["blocks"]] == [None, None, 0]
    assert explanation["blocks"][0] == {
        "index": 0,
        "kind": "paragraph",
        "verdict": "kept",
        "reason": "content",
        "score": 0.9877,
        "repeats": None,
        "text": "Kept.",
    }
    json.loads(to_json(explanation))
