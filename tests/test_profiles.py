from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.corpus.profiles import (
    SUFFIX,
    BadProfileError,
    load_profile,
    name_file,
    name_folder,
    name_host,
    read_profile,
    write_profile,
)
from cleancms.model import PageKind, SiteProfile, Template, TemplateBlock

BLOCK = TemplateBlock("0 comments", "3 comments", 5, 0.75, 0.9, None)
PROFILE = SiteProfile("example.com", {PageKind.HTML: Template(9, (BLOCK,))})

_texts = st.text(
    st.sampled_from("ab\"'\\/\n\r\t\x00\x7f\x85\u2028\u2029\ud83d\ude00🙂中{}[],:") | st.characters(),
    max_size=20,
)
_shares = st.floats(0, 1)
_blocks = st.builds(
    TemplateBlock, _texts, _texts, st.integers(1, 10**6), _shares, st.none() | _shares, st.none() | _shares
)
_templates = st.builds(Template, st.integers(1, 10**6), st.lists(_blocks, max_size=3).map(tuple))
_profiles = st.builds(SiteProfile, _texts, st.dictionaries(st.sampled_from(PageKind), _templates))


def _mend(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


@given(_profiles)
def test_what_is_written_is_read(profile: SiteProfile) -> None:
    text = write_profile(profile)
    assert text.encode().decode() == text
    assert text.splitlines() == text.split("\n")[:-1]
    templates = {
        kind: Template(
            template.pages,
            tuple(
                block._replace(key=_mend(block.key), example=_mend(block.example))
                for block in template.blocks
            ),
        )
        for kind, template in profile.templates.items()
    }
    assert read_profile(text) == SiteProfile(_mend(profile.site), templates)
    assert write_profile(read_profile(text)) == text


def test_a_block_is_a_line() -> None:
    blocks = (BLOCK, BLOCK._replace(key="home", example="Home – 首页", before=None))
    profile = SiteProfile("example.com", {PageKind.TEXT: Template(9, blocks), PageKind.HTML: Template(3, ())})
    assert write_profile(profile).splitlines() == [
        "{",
        '  "cleancms_profile": 1,',
        '  "site": "example.com",',
        '  "html": {',
        '    "pages": 3,',
        '    "blocks": [',
        "      ",
        "    ]",
        "  },",
        '  "text": {',
        '    "pages": 9,',
        '    "blocks": [',
        '      {"key": "0 comments", "example": "3 comments", "pages": 5, "position": 0.75,'
        ' "before": 0.9, "after": null},',
        '      {"key": "home", "example": "Home – 首页", "pages": 5, "position": 0.75,'
        ' "before": null, "after": null}',
        "    ]",
        "  }",
        "}",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("1" * 10_000, "not JSON"),
        ("[]", '"cleancms_profile" is missing'),
        ("null", '"cleancms_profile" is missing'),
        ('"cleancms_profile"', '"cleancms_profile" is missing'),
        ("{}", '"cleancms_profile" is missing'),
    ],
)
def test_no_profile(text: str, message: str) -> None:
    with pytest.raises(BadProfileError, match=message):
        read_profile(text)


def _set(*path: str | int) -> Callable[[dict[str, Any], object], None]:
    """Return a function that sets a place of a profile; a value of ... deletes it."""

    def change(data: Any, value: object) -> None:
        *way, last = path
        for step in way:
            data = data[step]
        if value is ...:
            del data[last]
        else:
            data[last] = value

    return change


_VERSION, _SITE, _HTML = _set("cleancms_profile"), _set("site"), _set("html")
_PAGES, _BLOCKS, _FIRST = _set("html", "pages"), _set("html", "blocks"), _set("html", "blocks", 0)


def _field(name: str) -> Callable[[dict[str, Any], object], None]:
    return _set("html", "blocks", 0, name)


@pytest.mark.parametrize(
    ("change", "value", "message"),
    [
        (_VERSION, 2, "profile format 2, this version of cleancms reads 1"),
        (_VERSION, "1", 'profile format "1"'),
        (_VERSION, True, "profile format true"),
        (_VERSION, 1.0, "profile format 1.0"),
        (_VERSION, None, "profile format null"),
        (_SITE, ..., '"site" is missing'),
        (_SITE, 3, '"site" is 3'),
        (_HTML, None, "null in place of an object"),
        (_HTML, [1], r"\[1\] in place of an object"),
        (_HTML, "pages", '"pages" in place of an object'),
        (_PAGES, ..., '"pages" is missing'),
        (_PAGES, 2.5, '"pages" is 2.5'),
        (_PAGES, True, '"pages" is true'),
        (_PAGES, 0, '"pages" is 0, less than 1'),
        (_PAGES, -(10**50), '"pages" is -1000.*, less than 1'),
        (_BLOCKS, ..., '"blocks" is missing'),
        (_BLOCKS, {}, '"blocks" is {}'),
        (_FIRST, [], r"a block of html: \[\] in place of an object"),
        (_FIRST, 7, "a block of html: 7 in place of an object"),
        (_field("key"), ..., 'a block of html: "key" is missing'),
        (_field("key"), ["a"], '"key" is'),
        (_field("example"), None, '"example" is null'),
        (_field("pages"), "5", '"pages" is "5"'),
        (_field("position"), None, '"position" is null'),
        (_field("position"), False, '"position" is false'),
        (_field("position"), 1.01, '"position" is 1.01, not from 0 to 1'),
        (_field("position"), 10**400, '"position" is 1000.*, not from 0 to 1'),
        (_field("position"), float("nan"), '"position" is NaN, not from 0 to 1'),
        (_field("before"), float("-inf"), '"before" is -Infinity, not from 0 to 1'),
        (_field("after"), "x" * 1000, '"after" is "x{39}$'),
    ],
)
def test_bad_fields(change: Callable[[object, object], None], value: object, message: str) -> None:
    data = json.loads(write_profile(PROFILE))
    change(data, value)
    with pytest.raises(BadProfileError, match=message):
        read_profile(json.dumps(data))


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from([_VERSION, _SITE, _HTML, _PAGES, _BLOCKS, _FIRST, *map(_field, BLOCK._fields)]), _json)
def test_any_field_is_read_or_refused(change: Callable[[object, object], None], value: object) -> None:
    data = json.loads(write_profile(PROFILE))
    change(data, value)
    try:
        profile = read_profile(json.dumps(data))
    except BadProfileError:
        return
    assert write_profile(profile)


@given(st.text(max_size=50))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(BadProfileError):
        read_profile(text)


def test_unknown_fields_and_missing_scores_are_read() -> None:
    data = json.loads(write_profile(PROFILE))
    data["note"] = "checked by hand"
    data["html"]["blocks"][0].pop("after")
    assert read_profile(json.dumps(data)) == PROFILE


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.Example.com:8080/a?b", "example.com"),
        ("http://user@news.example.co.uk/", "news.example.co.uk"),
        ("http://www.example.com./", "example.com"),
        ("http://[2001:db8::1]/a", "2001:db8::1"),
        ("http://[bad", ""),
        ("/a/b", ""),
        ("mailto:a@b.example", ""),
        ("", ""),
    ],
)
def test_the_site_of_an_address(url: str, site: str) -> None:
    assert name_host(url) == site


@pytest.mark.parametrize(
    ("path", "site"), [("a/b/c.html", "b"), ("b/c.html", "b"), ("c.html", "."), ("/c.html", "."), ("", ".")]
)
def test_the_site_of_a_file(path: str, site: str) -> None:
    assert name_folder(path) == site


@pytest.mark.parametrize("site", ["example.com", "news.example.co.uk", "1.2.3.4", "xn--fiqs8s", "a"])
def test_a_host_is_its_file_s_name(site: str) -> None:
    assert name_file(site) == f"{site}.json"


SITES = (
    *("", ".", "..", "../x", "/", "a/b", "a\\b", "a:b", "a\0b", "a b", "a\n", "~", "-a", ".a", "a.", " a"),
    *("Example.com", "EXAMPLE.com", "ÉCOLE", "école", "cafe\u0301", "café", "中文", "\ud800", "\udcff", "🙂"),
    *("con", "CON", "nul.txt", "nul", "com1", "lpt9.example", "aux.", "prn.json"),
    *("x" * 300, "x" * 301, "x" * 100, "x" * 101, "2001:db8::1", "a%2fb", "a?b", 'a"b', "a|b", "a*b"),
)


def test_each_site_has_a_file_of_its_own() -> None:
    # nor is there a site that is called like the file of another one
    sites = {*SITES, *(name_file(site).removesuffix(SUFFIX) for site in SITES)}
    assert len({name_file(site).casefold() for site in sites}) == len(sites)


@pytest.mark.parametrize("site", SITES)
def test_a_file_s_name_is_safe(site: str) -> None:
    _check_name(name_file(site))


@given(st.text())
def test_any_site_has_a_safe_name(site: str) -> None:
    _check_name(name_file(site))


def _check_name(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*\.json", name)
    assert len(name) <= 150
    assert not re.match(r"(con|prn|aux|nul|com\d|lpt\d)\.", name)


def test_profiles_in_a_directory(tmp_path: Path) -> None:
    (tmp_path / "example.com.json").write_text(write_profile(PROFILE), "utf-8")
    (tmp_path / "bad.example.json").write_text("{}", "utf-8")
    (tmp_path / "latin.example.json").write_bytes(b"\xff")
    assert load_profile(tmp_path, "example.com") == PROFILE
    assert load_profile(tmp_path, "other.example") is None
    for site in ("bad.example", "latin.example"):
        with pytest.raises(BadProfileError, match=re.escape(str(tmp_path / site))):
            load_profile(tmp_path, site)
