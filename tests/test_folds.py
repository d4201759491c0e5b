from __future__ import annotations

import pytest

from benchmarks.folds import (
    FOLDS,
    choose_fold,
    find_left_out,
    find_site,
    name_fold_weights,
    name_set_weights,
)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://news.bbc.example.co.uk/x?y", "example.co.uk"),
        ("http://a.b.example.com.cn", "example.com.cn"),
        ("https://example.com", "example.com"),
        ("https://co.uk/", "co.uk"),
        ("no address", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_site_is_the_registered_domain(url: str, site: str) -> None:
    assert find_site(url) == site


def test_folds_are_fixed_and_all_used() -> None:
    folds = [choose_fold(f"site{number}.org") for number in range(200)]
    assert set(folds) == set(range(FOLDS))
    assert choose_fold("example.org") == choose_fold("example.org")
    # pinned: another hash would make all published cross-validated scores incomparable
    assert [choose_fold(name) for name in ("a.org", "b.org", "c.org")] == [4, 3, 4]


def test_names_of_weights_files() -> None:
    assert name_fold_weights("html", 3) == "html-3.json"
    assert name_set_weights("text", "dump-dev") == "text-dump-dev.json"


@pytest.mark.parametrize(
    ("kind", "set_name", "source", "left_out"),
    [
        ("html", "wcxb-dev", "", "wcxb-dev"),
        ("html", "magic-forum-dev", "", "magic-forum-dev"),
        ("html", "site-synth-dev", "wcxb-dev", "wcxb-dev"),
        ("html", "twice-html-zh-dev", "magic-article", "magic-article-dev"),
        ("html", "once-planted-html-dev", "wcxb-dev", "wcxb-dev"),
        ("text", "dump-dev", "wcxb-dev", "dump-dev"),
        ("text", "dump-zh-dev", "magic-article", "dump-zh-dev"),
        ("text", "twice-text-dev", "wcxb-dev", "dump-dev"),
        ("text", "twice-text-zh-dev", "magic-article", "dump-zh-dev"),
        ("text", "new-dev", "", "new-dev"),
    ],
)
def test_a_page_is_scored_without_the_set_it_comes_from(
    kind: str, set_name: str, source: str, left_out: str
) -> None:
    assert find_left_out(kind, set_name, source) == left_out
