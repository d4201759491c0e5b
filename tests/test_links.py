from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.articles.links import safe_url


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("https://x.org/a?b=c&d#e", "", "https://x.org/a?b=c&d#e"),
        ("b.html", "https://x.org/a/", "https://x.org/a/b.html"),
        ("//cdn.org/i.png", "https://x.org", "https://cdn.org/i.png"),
        ("b.html", "", "b.html"),
        ("#top", "https://x.org/a", "https://x.org/a#top"),
        ("mailto:a@x.org", "https://x.org", "mailto:a@x.org"),
        ("https://x.org/中文", "", "https://x.org/中文"),
        ("/a b(1)<2>\"'\\`", "", "/a%20b%281%29%3C2%3E%22%27%5C%60"),
        (" \x01/a\n/b\t", "", "/a/b"),
        ("/\ud800", "", "/%3F"),
        ("", "https://x.org", ""),
        ("javascript:alert(1)", "", ""),
        ("JaVa\nScript:alert(1)", "https://x.org", ""),
        ("\x00 javascript:alert(1)", "", ""),
        ("data:text/html,<b>", "", ""),
        ("vbscript:x", "", ""),
        ("http://[bad", "https://x.org", ""),
    ],
)
def test_safe_url(url: str, base: str, expected: str) -> None:
    assert safe_url(url, base) == expected


@given(st.text(), st.text())
def test_any_text_gives_an_address_without_delimiters(url: str, base: str) -> None:
    assert not set(safe_url(url, base)) & set(" \t\n\"'()<>\\`")
