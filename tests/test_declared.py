from __future__ import annotations

import pytest

from cleancms.articles.declared import read_meta
from cleancms.model import Hints


def _read(*meta: tuple[str, str]) -> list[tuple[str, str, str]]:
    return [(fact.field, fact.value, fact.origin) for fact in read_meta(Hints(meta=meta))]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("author", "author"),
        ("article:published_time", "date"),
        ("dc.date", "date"),
        ("pubdate", "date"),
        ("x-published-date", "date"),
        ("article:modified_time", "modified"),
        ("x-updated-time", "modified"),
        ("contentsource", "source"),
        ("og:site_name", "site"),
        ("article:section", "category"),
        ("article:tag", "tags"),
        ("keywords", "tags"),
        ("og:description", "description"),
        ("og:image", "image"),
        ("og:url", "url"),
        ("og:locale", "language"),
        ("copyright", "copyright"),
    ],
)
def test_names_and_properties(name: str, field: str) -> None:
    assert _read((name, "value")) == [(field, "value", f"meta {name}")]


@pytest.mark.parametrize("name", ["viewport", "og:title", "date-format", "timezone", "expires", ""])
def test_names_that_say_nothing_about_an_article(name: str) -> None:
    assert _read((name, "value")) == []


def test_the_most_trusted_comes_first_and_lists_keep_their_order() -> None:
    found = _read(
        ("keywords", "a"),
        ("article:tag", "b"),
        ("article:tag", "c"),
        ("x-published-date", "d"),
        ("pubdate", "e"),
    )
    assert [value for field, value, _ in found if field == "tags"] == ["b", "c", "a"]
    assert [value for field, value, _ in found if field == "date"] == ["e", "d"]


def test_entities_that_were_escaped_twice() -> None:
    assert _read(("description", "bread &amp; flour")) == [
        ("description", "bread & flour", "meta description")
    ]


def test_the_author_of_a_preview_card() -> None:
    card = (
        ("twitter:label1", "Written by"),
        ("twitter:data1", "Jane Doe"),
        ("twitter:label2", "Reading time"),
        ("twitter:data2", "5 minutes"),
    )
    assert _read(*card) == [("author", "Jane Doe", "meta twitter:data1")]
