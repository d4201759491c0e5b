"""The benchmark of metadata: what counts as right, wrong, missing and failed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks import metadata
from benchmarks.metadata import Found, Outcome, count_outcomes, judge, list_failures, main, measure_page
from benchmarks.sets import read_set
from tests.command_line import PAGE
from tests.test_sets import make_record, write_set

REFERENCE = {"title": "A new harbour wall", "author": "Ann Lee and Bo Chan", "date": "2022-02-24"}


@pytest.mark.parametrize(
    ("found", "results"),
    [
        (Found("A new harbour wall", ("Ann Lee",), "2022-02-24T10:30"), ("right", "right", "right")),
        (Found("A new harbour wall!", ("ann lee and bo chan",), "2022-02-24"), ("right", "right", "right")),
        (Found("Sports", ("Ann",), "2022-02-25"), ("wrong", "wrong", "wrong")),
        (Found("", (), ""), ("missing", "missing", "missing")),
    ],
)
def test_judgement(found: Found, results: tuple[str, ...]) -> None:
    assert tuple(judge(found, REFERENCE).values()) == results


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_set(tmp_path / "set", "html", [make_record("1", **REFERENCE)], PAGE.encode())


def _break(*_: Any) -> Found:
    raise ValueError("bad page")


def test_a_tool_that_raises_has_failed_and_misses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "TOOLS", {"bad": _break, "none": lambda *_: Found("", (), "")})
    (sample,) = read_set(folder)
    outcomes = measure_page((sample, REFERENCE), ["bad", "none"])
    cause = "ValueError: bad page"
    assert outcomes[:3] == [Outcome("1", "bad", field, "failed", cause) for field in REFERENCE]
    assert outcomes[3:] == [Outcome("1", "none", field, "missing") for field in REFERENCE]
    assert list_failures(outcomes) == [{"page": "1", "tool": "bad", "cause": cause}]
    shares = {row["tool"]: (row["missing"], row["failed"]) for row in count_outcomes(outcomes)}
    assert shares == {"bad": (0.0, 1.0), "none": (1.0, 0.0)}


def test_command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(metadata.TOOLS, "cleancms", _break)
    path = folder.parent / "results.json"
    arguments = ["--pages", str(folder.parent), "--sets", "set", "--jobs", "1", "--json", str(path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "1: cleancms failed: ValueError: bad page" in result.stdout
    (failure,) = json.loads(path.read_text())["set"]["failures"]
    assert failure["tool"] == "cleancms"


def test_a_peer_that_is_not_there_is_no_result(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def miss(*_: Any) -> Found:
        raise ImportError("no module named trafilatura")

    monkeypatch.setitem(metadata.TOOLS, "trafilatura", miss)
    arguments = ["--pages", str(folder.parent), "--sets", "set", "--against", "trafilatura"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "no module named trafilatura" in result.stderr
