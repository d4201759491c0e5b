"""The rules of the soak benchmark: what they let pass, and what not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.soak_checks import Look, Story, check_output, judge_growth, measure_slope
from benchmarks.soak_inputs import CUT_OFF, GOOD, Given, write_inputs

PAGES = ["<html><body><h1>One</h1><p>A long paragraph that is drawn from all of the pages.</p></body></html>"]
DOCUMENTS = [{"id": "a"}, {"id": "b"}]
REPORT = [
    {"source": "in/x", "position": 1, "id": "a", "status": "written", "reason": ""},
    {"source": "in/x", "position": 2, "id": "b", "status": "written", "reason": ""},
    {"source": "in/x", "position": 3, "id": None, "status": "failed", "reason": "not JSON"},
]
GIVEN = Given((), {("x", 1): GOOD, ("x", 2): GOOD, ("x", 3): "cut JSON"})


def _judge(folder: Path, documents: list[dict[str, str]], report: list[dict[str, object]]) -> list[str]:
    (folder / ".cleancms").mkdir()
    (folder / ".cleancms/run.json").write_text("{}")
    for name, lines in (("documents-00000.jsonl", documents), ("report.jsonl", report)):
        (folder / name).write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    statuses = [str(line["status"]) for line in report]
    counts = {status: statuses.count(status) for status in statuses}
    (folder / "summary.json").write_text(json.dumps({"statuses": counts}))
    story = Story(3)
    check_output(GIVEN, folder, story)
    return story.broken


def test_a_sound_output(tmp_path: Path) -> None:
    assert _judge(tmp_path, DOCUMENTS, REPORT) == []


@pytest.mark.parametrize(
    ("documents", "report", "rule"),
    [
        (DOCUMENTS[:1], REPORT, "2 written by the report, 1 documents"),
        ([*DOCUMENTS, DOCUMENTS[0]], REPORT, "2 written by the report, 3 documents"),
        (DOCUMENTS, REPORT[:2], "1 records lost, 0 invented, 2 reported of 3"),
        (DOCUMENTS, [*REPORT, REPORT[2]], "0 records lost, 0 invented, 4 reported of 3"),
        (
            DOCUMENTS,
            [*REPORT[:2], {**REPORT[2], "status": "failed", "reason": "killed by signal 9"}],
            "1 records failed for 0 kills",
        ),
    ],
)
def test_what_is_wrong_is_found(
    tmp_path: Path, documents: list[dict[str, str]], report: list[dict[str, object]], rule: str
) -> None:
    assert rule in _judge(tmp_path, documents, report)


def test_what_is_left_is_found(tmp_path: Path) -> None:
    (tmp_path / ".cleancms-0123456789abcdef.tmp").write_bytes(b"half")
    assert [rule for rule in _judge(tmp_path, DOCUMENTS, REPORT) if "left in the output" in rule]


def _look(number: int, parent: int = 50_000_000, handles: int = 14) -> Look:
    return Look(10.0 * number, "cleaning", parent, 40_000_000, handles, 9, 4, 1)


def test_growth_is_found() -> None:
    flat = [_look(number) for number in range(100)]
    assert judge_growth(flat, "a run") == []
    growing = [_look(number, 50_000_000 + 300_000 * number, 14 + number // 10) for number in range(100)]
    assert [rule.split(" grows")[0] for rule in judge_growth(growing, "a run")] == [
        *("a run: parent", "a run: parent_handles"),
    ]
    large = [*flat, _look(100)._replace(worker=300_000_000)]
    assert judge_growth(large, "a run") == ["a run: a worker of 300,000,000 bytes"]
    assert round(measure_slope(growing, "parent")) == 108_000_000
    assert measure_slope(flat, "parent") == 0


def test_the_inputs_are_as_they_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.soak_inputs.BROKEN", 0.5)
    monkeypatch.setattr("benchmarks.soak_inputs.HEAVY", 0.0)
    given = write_inputs(tmp_path, PAGES, 7, 60)
    kinds = list(given.records.values())
    assert kinds[-1] == CUT_OFF
    assert len(set(kinds)) > 5
    assert 0 < kinds.count(GOOD) < len(kinds)
    again = write_inputs(tmp_path, PAGES, 7, 60)
    assert again == given
