from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.model import PageKind
from cleancms.pages.raw_records import BadRecordError, Record
from cleancms.pages.record_fields import FieldNames, find_field, mend, read_fields, to_plain


def read(fields: dict[str, Any], **names: str) -> Record:
    return read_fields(fields, FieldNames(**names), "file:7")


@pytest.mark.parametrize(
    ("fields", "content", "kind"),
    [
        ({"text": "t", "html": "h"}, "h", PageKind.HTML),
        ({"text": "t", "html": None}, "t", None),
        ({"text": "t", "raw_content": "r"}, "r", None),
        ({"body": "b", "content": "c"}, "c", None),
        ({"HTML": "h"}, "h", PageKind.HTML),
        ({"html": b"<p>\xe9"}, b"<p>\xe9", PageKind.HTML),
    ],
)
def test_content_is_found_in_the_stated_order(
    fields: dict[str, Any], content: str | bytes, kind: PageKind | None
) -> None:
    record = read(fields)
    assert (record.content, record.kind, record.id) == (content, kind, "file:7")


def test_what_the_user_names_comes_first() -> None:
    fields = {
        "html": "h",
        "page": {"source": "s", "b": 1},
        "a.b": "dotted",
        "t": "t",
        "key": 5,
        "at": "http://x",
    }
    record = read(fields, html="page.source", url="at", id="key")
    assert (record.content, record.kind, record.url, record.id) == ("s", PageKind.HTML, "http://x", "5")
    assert record.extra == {**fields, "page": {"b": 1}}
    assert read(fields, text="a.b")[:3] == ("file:7", "dotted", PageKind.TEXT)
    assert read(fields, html="nothing", text="t").kind is PageKind.TEXT
    with pytest.raises(BadRecordError, match="no content: none of nothing"):
        read(fields, html="nothing")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "no content: none of html, "),
        ({"text": None}, "no content: text is null"),
        ({"text": ""}, "no content: text is empty"),
        ({"text": " \n"}, "no content: text is blank"),
        ({"text": 3.5}, "no content: text is a number, not a string"),
        ({"text": True}, "no content: text is a boolean, not a string"),
        ({"text": ["a"]}, "no content: text is a list, not a string"),
        ({"html": {"a": 1}}, "no content: html is an object, not a string"),
    ],
)
def test_missing_content_is_explained(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(BadRecordError, match=message):
        read(fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "a", "doc_id": "b"}, "a"),
        ({"id": None, "doc_id": "b"}, "b"),
        ({"id": 12}, "12"),
        ({"id": True}, "file:7"),
        ({"id": " "}, "file:7"),
        ({"_id": {"$oid": "65f"}}, "65f"),
        ({"warc_headers": {"warc-record-id": "<urn:uuid:1>"}}, "<urn:uuid:1>"),
    ],
)
def test_identifiers(fields: dict[str, Any], expected: str) -> None:
    assert read({"text": "t", **fields}).id == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "http://a.example/"},
        {"url": 5, "metadata": {"url": "http://a.example/"}},
        {"WARC-Target-URI": "http://a.example/"},
        {"warc_headers": {"warc-target-uri": "http://a.example/"}},
    ],
)
def test_addresses(fields: dict[str, Any]) -> None:
    assert read({"text": "t", **fields}).url == "http://a.example/"


def test_when_it_was_fetched() -> None:
    assert read({"text": "t", "timestamp": "2019-04-25T12:57:54Z"}).fetched == "2019-04-25T12:57:54Z"
    assert read(
        {"text": "t", "added": "yesterday", "warc_date": datetime(2024, 1, 2, tzinfo=UTC)}
    ).fetched == ("2024-01-02T00:00:00+00:00")
    assert read({"text": "t"}).fetched is None


def test_all_other_fields_pass_in_their_order() -> None:
    fields = {"z": 1, "html": "h", "id": "i", "text": "t", "metadata": {"url": "u", "n": [1, None]}, "a": "b"}
    record = read(fields)
    assert json.dumps(record.extra) == json.dumps(
        {key: fields[key] for key in ("z", "id", "text", "metadata", "a")}
    )


def test_halves_of_surrogate_pairs_are_mended() -> None:
    record = read({"text": "a\ud83d", "no\ude00te": "\ude00", "id": "\udfff"})
    assert record.content == "a\ufffd"
    assert record.warnings == ("half a surrogate pair replaced",)
    assert record.extra["no\ufffdte"] == "\ufffd"
    assert record.id == "\ufffd"
    assert mend("\ud83d\ude00") == "😀"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("nan"), None),
        ([float("inf"), 1.5], [None, 1.5]),
        (date(2024, 1, 2), "2024-01-02"),
        ("é".encode(), "é"),
        (b"\xff\xfe", "//4="),
        (Decimal("1.50"), "1.50"),
        ({1: (2, 3)}, {"1": [2, 3]}),
    ],
)
def test_values_become_plain(value: Any, expected: Any) -> None:
    assert to_plain(value) == expected


def test_deep_nesting_is_refused() -> None:
    value: Any = 1
    for _ in range(500):
        value = [value]
    with pytest.raises(BadRecordError, match="nested deeper"):
        read({"text": "t", "deep": value})


def test_the_exact_name_comes_before_another_case_and_a_dotted_path() -> None:
    assert find_field({"URL": 1, "url": 2}, "url") == (("url",), 2)
    assert find_field({"a": {"b": 1}, "a.b": 2}, "a.b") == (("a.b",), 2)
    assert find_field({"a": {"B": 1}}, "a.b") == (("a", "B"), 1)
    assert find_field({"a": [1]}, "a.b") == ((), None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
NAMES = st.sampled_from(["html", "text", "content", "id", "url", "metadata", "added", "x"])


@given(st.dictionaries(NAMES, JSON, max_size=6))
def test_any_object_gives_a_record_or_a_reason(fields: dict[str, Any]) -> None:
    with suppress(BadRecordError):
        record = read(fields)
        assert record.content
        assert record.id
        json.dumps([*record[:1], record.url, record.extra], allow_nan=False, ensure_ascii=False).encode()
