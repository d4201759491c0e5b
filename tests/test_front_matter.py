from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleancms.articles.front_matter import render_front_matter
from cleancms.model import METADATA_FIELDS, Link, Metadata

_text = st.text(max_size=30)
_texts = st.lists(_text, max_size=3).map(tuple)
_maybe_text = st.none() | _text
_link = st.none() | st.builds(Link, _text, st.just("") | _text)
_LISTS = ("author", "category", "tags")
_metadata = st.builds(
    Metadata,
    views=st.none() | st.integers(0, 10**9),
    previous=_link,
    next=_link,
    **dict.fromkeys(_LISTS, _texts),
    **{name: _maybe_text for name in METADATA_FIELDS if name not in (*_LISTS, "views", "previous", "next")},
)


def _load(front_matter: str) -> Any:
    """Load front matter as readers do: what stands between the first two lines of three dashes."""
    first, _, rest = front_matter.partition("\n")
    content, closing, rest = rest.partition("\n---\n")
    assert (first, closing, rest) == ("---", "\n---\n", "")
    return yaml.safe_load(content)


def _known(metadata: Metadata) -> dict[str, Any]:
    return {name: value for name, value in metadata.as_dict().items() if value not in (None, [])}


@pytest.mark.parametrize(
    "title",
    [
        "plain",
        "---",
        "...",
        ": ",
        "a: b # c",
        "yes",
        "null",
        "~",
        "",
        "0x10",
        "1e3",
        "2022-02-24",
        "!!python/object",
        "&anchor *alias",
        "- item",
        "? key",
        "{a: b}",
        "@at `tick`",
        "%TAG",
        'quote " and \\ backslash',
        "tab\tnewline\n---\nmore",
        "nul\x00 escape\x1b delete\x7f next line\x85",
        "separators\u2028\u2029 mark\ufeff\ufffe\uffff",
        "综合排名“三连跳”,如何做到的?",
        "🙂",
    ],
)
def test_awkward_values_stay_text(title: str) -> None:
    metadata = Metadata(title=title, tags=(title, title), next=Link(title, title))
    assert _load(render_front_matter(metadata)) == _known(metadata)


@given(_metadata)
def test_yaml_reads_the_same_values(metadata: Metadata) -> None:
    front_matter = render_front_matter(metadata)
    if known := _known(metadata):
        assert _load(front_matter) == known
    else:
        assert front_matter == ""


def test_layout() -> None:
    metadata = Metadata(title="T", author=("A", "B"), views=3, previous=Link("P"), next=Link("N", "/n"))
    assert render_front_matter(metadata) == (
        '---\ntitle: "T"\nauthor: ["A", "B"]\nviews: 3\nprevious: {"title": "P"}\n'
        'next: {"title": "N", "url": "/n"}\n---\n'
    )


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert _load(render_front_matter(Metadata(title="a\ud83d"))) == {"title": "a\ufffd"}


def test_origins_are_left_out() -> None:
    assert render_front_matter(dataclasses.replace(Metadata(), origins={"title": "block 1"})) == ""
