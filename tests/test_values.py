from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.articles.values import (
    clean_source,
    clean_text,
    read_count,
    read_url_date,
    resolve_address,
    split_tags,
)


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("1234", 1234),
        ("1,234", 1234),
        ("1.234", 1234),
        ("1 234 次", 1234),
        ("1.2万", 12_000),
        ("3万次", 30_000),
        ("1.2k", 1200),
        ("2M views", 2_000_000),
        ("none", None),
        ("", None),
    ],
)
def test_counts(value: str, count: int | None) -> None:
    assert read_count(value) == count


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.com/2022/02/24/bread/", "2022-02-24"),
        ("https://example.com/2022-02-24-bread", "2022-02-24"),
        ("https://example.com/news/20220224/bread.html", "2022-02-24"),
        ("https://example.com/art/t20220224_123.shtml", "2022-02-24"),
        ("https://example.com/2022/02/", None),
        ("https://example.com/2022/13/24/", None),
        ("https://example.com/product/202202241234", None),
        ("", None),
    ],
)
def test_days_in_addresses(address: str, day: str | None) -> None:
    assert read_url_date(address) == day


@pytest.mark.parametrize(
    ("base", "address", "url"),
    [
        ("https://example.com/a/b", "c", "https://example.com/a/c"),
        ("https://example.com/a", "//cdn.example.com/i.png", "https://cdn.example.com/i.png"),
        ("", "https://example.com/", "https://example.com/"),
        ("", "/a", None),
        ("https://example.com/", "", None),
        ("https://example.com/", "javascript:void(0)", None),
        ("https://example.com/", "http://[bad", None),
    ],
)
def test_addresses(base: str, address: str, url: str | None) -> None:
    assert resolve_address(base, address) == url


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("one, two,, three", ["one", "two", "three"]),
        ("经济、创新；开发区", ["经济", "创新", "开发区"]),
        ("经济 创新", ["经济", "创新"]),
        ("two words", ["two words"]),
        ("#one #two", ["one", "two"]),
        ("a sentence that is much too long to be the tag of anything at all", []),
    ],
)
def test_tags(value: str, tags: list[str]) -> None:
    assert split_tags(value) == tags


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (" 新华网 ", "新华网"),
        ("The Example.", "The Example"),
        ("https://example.com", None),
        ("word " * 30, None),
        ("新京报 举报", "新京报"),
        ("光明网 2024-05-20 03:15", "光明网"),
        ("网络", None),
        ("---", None),
    ],
)
def test_sources(value: str, name: str | None) -> None:
    assert clean_source(value) == name


def test_text_loses_its_markup() -> None:
    assert clean_text(" <p>Bread</p>\n and  <b>flour</b> 1 < 2 ") == "Bread and flour 1 < 2"
    assert clean_text("<br>") is None


@given(st.text(max_size=60))
def test_any_value_is_read(value: str) -> None:
    read_count(value)
    read_url_date(value)
    resolve_address("https://example.com", value)
    split_tags(value)
    clean_source(value)
    clean_text(value)
