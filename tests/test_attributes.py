"""Dolma attribute records: a row for each document, in their order, with spans of the text as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cleancms.cli import main
from cleancms.fixes.attributes import BOILERPLATE, DUPLICATE, TEMPLATE, write_attributes
from cleancms.fixes.content import FixedFile, Row, fix_content
from cleancms.fixes.rewrite import Finding
from cleancms.model import Reason
from tests.command_line import PARAGRAPHS

SAMPLES = Path(__file__).parents[1] / "samples"
CLEAN = "\n\n".join(("# A new harbour wall", *PARAGRAPHS)) + "\n"
DOUBLED = CLEAN + "\n" + CLEAN
EMPTY: dict[str, Any] = {DUPLICATE: [], BOILERPLATE: [], TEMPLATE: []}


def _read(name: str, raw: bytes, id_field: str = "") -> list[Any]:
    return [json.loads(line) for line in write_attributes(fix_content(name, raw), id_field)]


def test_spans_are_characters_of_the_text() -> None:
    text = (SAMPLES / "cms-page.txt").read_text()
    (record,) = _read("cms-page.txt", text.encode())
    assert record["id"] == "cms-page.txt"
    assert record["attributes"].keys() == EMPTY.keys()
    copies = [text[start:end].strip() for start, end, _ in record["attributes"][DUPLICATE]]
    assert copies
    assert all(text.count(copy) == 2 for copy in copies if "发布者" not in copy)
    dropped = "".join(text[start:end] for start, end, _ in record["attributes"][BOILERPLATE])
    assert "Copyright © 2018-2023" in dropped
    for spans in record["attributes"].values():
        assert all(0 <= start < end <= len(text) and 0 <= score <= 1 for start, end, score in spans)


def test_characters_are_code_points() -> None:
    text = "😀 smile\n\n" + DOUBLED
    (record,) = _read("a.jsonl", json.dumps({"id": "a", "text": text}).encode())
    spans = record["attributes"][DUPLICATE]
    assert [text[start:end].strip() for start, end, _ in spans] == CLEAN.strip().split("\n\n")


def test_a_row_for_each_line_in_order() -> None:
    lines = [
        json.dumps({"id": "doubled", "text": DOUBLED}),
        json.dumps({"id": "no text", "text": None}),
        "no record",
        "",
        json.dumps({"id": 7, "html": "<html><body><p>x</p></body></html>"}),
        json.dumps({"id": "clean", "text": CLEAN}),
        json.dumps(["no", "object"]),
        json.dumps({"text": CLEAN}),
    ]
    for end in ("", "\n", "\r\n"):
        rows = _read("x.jsonl", ("\n".join(lines) + end).encode())
        ids = ["doubled", "no text", "x.jsonl:3", "x.jsonl:4", "7", "clean", "x.jsonl:7", "x.jsonl:8"]
        assert [row["id"] for row in rows] == ids
        assert rows[0]["attributes"][DUPLICATE]
        assert all(row["attributes"] == EMPTY for row in rows[1:])


def test_the_field_of_the_identifier() -> None:
    raw = b'{"id": "a", "meta": {"key": " b "}}\n'
    assert _read("x.jsonl", raw, "meta.key") == [{"id": "b", "attributes": EMPTY}]


@pytest.mark.parametrize("name", ["empty.jsonl", "empty.txt"])
def test_empty_files(name: str) -> None:
    assert len(_read(name, b"")) == (name == "empty.txt")


@pytest.mark.parametrize(
    ("reason", "score", "name", "expected"),
    [
        (Reason.COPY, 0.9, DUPLICATE, 0.9),
        (Reason.TEMPLATE, 0.2, TEMPLATE, 0.8),
        (Reason.COPYRIGHT, 0.0123, BOILERPLATE, 0.9877),
        (Reason.LOW_SCORE, 0.4, BOILERPLATE, 0.6),
    ],
)
def test_kinds_and_scores(reason: Reason, score: float, name: str, expected: float) -> None:
    found = Finding(0, 1, 0, 4, reason, score, "text", 3 if reason is Reason.COPY else -1)
    file = FixedFile("a.txt", b"text", b"", (), (Row(1, "a.txt", "text", (found,)),))
    assert [json.loads(line)["attributes"] for line in write_attributes(file)] == [
        {**EMPTY, name: [[0, 4, expected]]}
    ]


@pytest.mark.parametrize(("name", "content"), [("missing.txt", None), ("a.txt", b"\0\1\2\3" * 99)])
def test_no_rows_where_no_text_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rows").write_text("from an earlier run")
    if content is not None:
        Path(name).write_bytes(content)
    assert CliRunner().invoke(main, ["check", name, "--attributes", "rows"]).exit_code == 4
    assert Path("rows").read_text() == "from an earlier run"


def test_rows_of_several_files_stand_in_the_order_of_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.txt").write_text(DOUBLED)
    Path("a.jsonl").write_text(json.dumps({"id": "r", "text": CLEAN}) + "\n")
    result = CliRunner().invoke(main, ["check", "b.txt", "missing.txt", "a.jsonl", "--attributes", "new/a"])
    assert result.exit_code == 3
    assert [json.loads(line)["id"] for line in Path("new/a").read_text().splitlines()] == ["b.txt", "r"]
    assert "b.txt:9: repeats line 1" in result.stdout
