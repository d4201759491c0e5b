from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.articles.json_ld import read_json_ld

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bread",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Public"}],
    "publisher": {"@type": "Organization", "name": "The Example"},
    "datePublished": "2022-02-24T10:30:00Z",
    "dateModified": "2022-02-25",
    "articleSection": ["Food", "Baking"],
    "keywords": "bread, flour",
    "description": "About bread &amp; flour",
    "image": {"@type": "ImageObject", "url": "/bread.jpg"},
    "inLanguage": "en-US",
}


def _read(*values: object) -> dict[str, list[str]]:
    """Return the values of each field that scripts with `values` give."""
    found: dict[str, list[str]] = {}
    for fact in read_json_ld([value if isinstance(value, str) else json.dumps(value) for value in values]):
        found.setdefault(fact.field, []).append(fact.value)
    return found


def test_an_article() -> None:
    assert _read(ARTICLE) == {
        "author": ["Jane Doe", "John Public"],
        "date": ["2022-02-24T10:30:00Z"],
        "modified": ["2022-02-25"],
        "category": ["Food", "Baking"],
        "tags": ["bread, flour"],
        "description": ["About bread & flour"],
        "language": ["en-US"],
        "image": ["/bread.jpg"],
        "site": ["The Example"],
    }


def test_origins_name_the_property() -> None:
    facts = read_json_ld([json.dumps(ARTICLE)])
    assert next(fact.origin for fact in facts if fact.field == "date") == "json-ld datePublished"


def test_the_article_comes_before_the_page_whatever_their_order() -> None:
    page = {"@type": "WebPage", "datePublished": "2020-01-01", "description": "The page"}
    graph = {"@graph": [page, {"@type": ["Article", "Thing"], "datePublished": "2022-02-24"}]}
    assert _read(graph)["date"] == ["2022-02-24"]
    assert _read(graph)["description"] == ["The page"]


def test_references_to_other_nodes_are_followed() -> None:
    graph = {
        "@graph": [
            {"@type": "BlogPosting", "author": {"@id": "#jane"}, "image": {"@id": "#image"}},
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
            {"@type": "ImageObject", "@id": "#image", "contentUrl": "/i.png"},
        ]
    }
    assert _read(graph) == {"author": ["Jane Doe"], "image": ["/i.png"]}


def test_what_is_about_something_else_is_left_out() -> None:
    node = {
        "@type": "Article",
        "datePublished": "2022-02-24",
        "comment": [{"@type": "Comment", "author": "A Reader"}],
        "isPartOf": {"@type": "Article", "author": "Another"},
    }
    shelf = {"@type": "ItemList", "itemListElement": [{"@type": "Article", "author": "Somebody Else"}]}
    assert _read(node, shelf) == {"date": ["2022-02-24"]}


def test_a_second_article_adds_no_author() -> None:
    assert _read(ARTICLE, {"@type": "Article", "author": "Somebody Else"})["author"] == [
        "Jane Doe",
        "John Public",
    ]


def test_an_organisation_is_no_person() -> None:
    node = {"@type": "Article", "author": {"@type": "Organization", "name": "The Example"}}
    assert _read(node) == {"organisation": ["The Example"]}


def test_breadcrumbs_and_the_site_stand_in_nodes_of_their_own() -> None:
    steps = [
        {"@type": "ListItem", "position": 1, "item": {"@id": "/", "name": "Food"}},
        {"@type": "ListItem", "position": 2, "name": "Baking", "item": "/baking"},
        {"@type": "ListItem", "position": 3, "name": "This page"},
    ]
    found = _read(
        {"@type": "BreadcrumbList", "itemListElement": steps}, {"@type": "WebSite", "name": "The Example"}
    )
    assert found == {"category": ["Food", "Baking"], "site": ["The Example"]}


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "Article", "datePublished": "2022-02-24"} -->',
        '//<![CDATA[\n{"@type": "Article", "datePublished": "2022-02-24"}\n//]]>',
        '{"@type": "Article", "datePublished": "2022-02-24",}',
        '{"@type": "Article", "description": "two\nlines", "datePublished": "2022-02-24"};',
        '{"@type": "Article", "name": "a\x00b", "datePublished": "2022-02-24"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;datePublished&quot;: &quot;2022-02-24&quot;}",
        '{"@type": "Article", "headline": "a "quoted" word", "datePublished": "2022-02-24"}',
        '[[{"@type": "http://schema.org/Article", "datePublished": "2022-02-24"}]]',
    ],
)
def test_what_pages_get_wrong_is_forgiven(script: str) -> None:
    assert _read(script)["date"] == ["2022-02-24"]


@pytest.mark.parametrize(
    "script", ["", "null", "3", "[]", "{", "[" * 100_000, '{"@type": 3}', '{"@id": {}}', "{'a': 1}"]
)
def test_what_says_nothing(script: str) -> None:
    assert _read(script) == {}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("Article"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@id",
                    "@graph",
                    "author",
                    "name",
                    "image",
                    "url",
                    "item",
                    "itemListElement",
                    "datePublished",
                    "publisher",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_is_read(value: object) -> None:
    assert all(isinstance(text, str) for texts in _read(value).values() for text in texts)


@given(st.text(max_size=60))
def test_any_script_is_read(script: str) -> None:
    _read(script)
