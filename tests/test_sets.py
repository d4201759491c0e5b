from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.sets import PageFolderError, find_sets, read_page, read_set, spread

HTML_PAGE = '<meta charset="gb18030"><p>水車'.encode("gb18030")
TEXT_PAGE = "水車\n\nA mill.\n"


def write_set(folder: Path, pages: str, records: list[dict[str, Any]], content: bytes) -> Path:
    suffix = {"html": ".html.gz", "text": ".txt.gz"}[pages]
    (folder / pages).mkdir(parents=True)
    for record in records:
        (folder / pages / f"{record['id']}{suffix}").write_bytes(gzip.compress(content))
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "reference.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return folder


def make_record(page: str, **fields: Any) -> dict[str, Any]:
    return {"id": page, "kind": "article", "text": "A mill.", **fields}


def test_html_pages_are_read_as_bytes(tmp_path: Path) -> None:
    (sample,) = read_set(write_set(tmp_path / "set", "html", [make_record("a.b-1")], HTML_PAGE))
    assert not sample.is_text
    assert read_page(sample) == HTML_PAGE


def test_text_dumps_are_read_as_text(tmp_path: Path) -> None:
    (sample,) = read_set(write_set(tmp_path / "set", "text", [make_record("1")], TEXT_PAGE.encode()))
    assert sample.is_text
    assert read_page(sample) == TEXT_PAGE


def test_pages_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    records = [make_record(page) for page in ("b", "c", "a")]
    samples = read_set(write_set(tmp_path / "set", "html", records, HTML_PAGE))
    assert [sample.id for sample in samples] == ["a", "b", "c"]


def test_what_is_known_about_a_page_is_read(tmp_path: Path) -> None:
    record = make_record(
        "1",
        kind="lyrics",
        source="other-dev",
        url="https://example.org/1",
        lang="en",
        alt="One mill.",
        repeat_lines=["la la"],
        ceiling=0.98,
        ceiling_shingle=0.97,
    )
    (sample,) = read_set(write_set(tmp_path / "set", "html", [record], HTML_PAGE))
    assert (sample.kind, sample.url, sample.language) == ("lyrics", "https://example.org/1", "en")
    assert sample.source == "other-dev"
    assert sample.references == ("A mill.", "One mill.")
    assert sample.repeat_lines == ("la la",)
    assert (sample.ceiling, sample.ceiling_shingle) == (0.98, 0.97)


@pytest.mark.parametrize(
    ("fields", "language"),
    [({}, ""), ({"zh": True}, "zh"), ({"zh": False}, ""), ({"lang": "ja"}, "ja"), ({"lang": None}, "")],
)
def test_the_language_is_lang_or_zh(tmp_path: Path, fields: dict[str, Any], language: str) -> None:
    (sample,) = read_set(write_set(tmp_path / "set", "html", [make_record("1", **fields)], HTML_PAGE))
    assert sample.language == language


@pytest.mark.parametrize("empty", [None, "", []])
def test_empty_fields_are_as_good_as_none(tmp_path: Path, empty: Any) -> None:
    record = make_record("1", url=empty, alt=empty, repeat_lines=empty)
    (sample,) = read_set(write_set(tmp_path / "set", "html", [record], HTML_PAGE))
    assert (sample.url, sample.references, sample.repeat_lines) == ("", ("A mill.",), ())


def test_an_empty_reference_is_a_reference(tmp_path: Path) -> None:
    (sample,) = read_set(write_set(tmp_path / "set", "html", [make_record("1", text="")], HTML_PAGE))
    assert sample.references == ("",)


def test_pages_that_are_not_scored_are_left_out(tmp_path: Path) -> None:
    records = [make_record("1", scored=True), make_record("2", scored=False), make_record("3")]
    samples = read_set(write_set(tmp_path / "set", "html", records, HTML_PAGE))
    assert [sample.id for sample in samples] == ["1", "3"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageFolderError, match="nowhere"):
        read_set(tmp_path / "nowhere")


def test_a_folder_without_pages_is_no_page_folder(tmp_path: Path) -> None:
    (tmp_path / "reference.jsonl.gz").write_bytes(gzip.compress(b""))
    with pytest.raises(PageFolderError, match="neither html/ nor text/"):
        read_set(tmp_path)


def test_a_folder_where_no_page_is_scored_is_refused(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set", "html", [make_record("1", scored=False)], HTML_PAGE)
    with pytest.raises(PageFolderError, match="no page"):
        read_set(folder)


def test_a_missing_page_is_named(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set", "html", [make_record("1"), make_record("2")], HTML_PAGE)
    (folder / "html" / "2.html.gz").unlink()
    with pytest.raises(PageFolderError, match=r"1 pages are missing.*2\.html\.gz"):
        read_set(folder)


def test_a_set_without_reference_texts_cannot_be_scored(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set", "text", [{"id": "1", "kind": "base"}], b"")
    with pytest.raises(PageFolderError, match="page 1 has no reference text"):
        read_set(folder)


def test_sets_with_reference_texts_are_found(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write_set(tmp_path / name, "html", [make_record("1")], HTML_PAGE)
    write_set(tmp_path / "clusters", "text", [{"id": "1", "kind": "base"}], b"")
    (tmp_path / "empty").mkdir()
    assert find_sets(tmp_path) == ("a", "b")
    assert find_sets(tmp_path / "empty") == ()


@pytest.mark.parametrize(
    ("limit", "taken"),
    [(None, "abcdefghij"), (99, "abcdefghij"), (10, "abcdefghij"), (5, "acegi"), (3, "adg"), (1, "a")],
)
def test_a_limit_takes_pages_evenly_spread(tmp_path: Path, limit: int | None, taken: str) -> None:
    records = [make_record(page) for page in "abcdefghij"]
    samples = read_set(write_set(tmp_path / "set", "html", records, HTML_PAGE))
    assert "".join(sample.id for sample in spread(samples, limit)) == taken
