from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleancms.corpus.clusters import Membership, find_clusters
from cleancms.corpus.index import UnusableIndexError, add_to_index, read_index
from cleancms.corpus.parts import Part
from tests.articles_to_copy import document, save, write


def _crawl(folder: Path, name: str, *articles: str) -> list[Part]:
    return save(
        folder / name, [document(f"{name} {article}", write(article)) for article in articles], size=2
    )


def _add(folder: Path, name: str, parts: list[Part]) -> None:
    add_to_index(folder, name, [part.path for part in parts])


def _list(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file()]


def test_a_later_crawl_finds_the_earlier_ones(tmp_path: Path) -> None:
    index = tmp_path / "index"
    assert read_index(index, "may") == []
    _add(index, "may", _crawl(tmp_path, "may", "a", "b", "c"))
    _add(
        index, "april", _crawl(tmp_path, "april", "b", "d")
    )  # crawls keep the order in which they were added
    june = _crawl(tmp_path, "june", "c", "b", "e")
    found = find_clusters([*read_index(index, "june"), june])
    assert found.members == {"june c": Membership("may c", 2, 2), "june b": Membership("may b", 2, 3)}
    assert _list(index) == [
        "april/000000.signatures",
        "index.json",
        "may/000000.signatures",
        "may/000001.signatures",
    ]


def test_a_crawl_is_not_older_than_itself(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        _add(tmp_path / "index", name, _crawl(tmp_path, name, name))
    older = read_index(tmp_path / "index", "two")
    assert [part.describe().ids for crawl in older for part in crawl] == [["one one"]]


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    parts = _crawl(tmp_path, "may", "a")
    _add(tmp_path / "index", "may", parts)
    before = {name: (tmp_path / "index" / name).read_bytes() for name in _list(tmp_path / "index")}
    _add(tmp_path / "index", "may", parts)
    assert {name: (tmp_path / "index" / name).read_bytes() for name in _list(tmp_path / "index")} == before
    with pytest.raises(UnusableIndexError, match="another crawl named 'may'"):
        _add(tmp_path / "index", "may", _crawl(tmp_path / "other", "may", "b"))


@pytest.mark.parametrize("left_over", ["may", ".may.tmp"])
def test_what_a_killed_run_left_is_replaced(tmp_path: Path, left_over: str) -> None:
    index = tmp_path / "index"
    _crawl(index, left_over, "x", "y", "z", "u", "v")
    assert read_index(index, "may") == []
    _add(index, "may", _crawl(tmp_path, "may", "a"))
    assert _list(index) == ["index.json", "may/000000.signatures"]


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "a/b", "/a"])
def test_a_name_that_is_no_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnusableIndexError, match="cannot be the name"):
        add_to_index(tmp_path, name, [])


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("", "no list of crawls"),
        ("[]", "no list of crawls"),
        (json.dumps({"format": "cleancms index", "version": 2, "crawls": []}), "version 2, not 1"),
    ],
)
def test_an_unusable_list(tmp_path: Path, content: str, cause: str) -> None:
    (tmp_path / "index.json").write_text(content)
    with pytest.raises(UnusableIndexError, match=cause):
        read_index(tmp_path, "may")
