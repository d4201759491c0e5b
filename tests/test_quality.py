"""The benchmark that scores cleancms and its peers: what is run with which weights, and what comes out."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cleancms
from benchmarks import measure, peers
from benchmarks.measure import PageTimeoutError, Task, limit_time, measure_page
from benchmarks.quality import find_weights, main
from benchmarks.sets import read_set
from tests.command_line import PAGE, PARAGRAPHS
from tests.test_sets import write_set

TEXT = "\n\n".join(PARAGRAPHS)
WEIGHTS = Path(cleancms.__file__).parent / "weights"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with a set of HTML pages, a set of dumps made from it, and one without references."""
    folder = tmp_path / "pages"
    record = {"kind": "article", "text": TEXT, "url": "https://www.example.org/1"}
    records = [{**record, "id": "1"}, {**record, "id": "2", "url": "https://other.example.net/"}]
    write_set(folder / "wcxb-dev", "html", records, PAGE.encode())
    made = [{**record, "id": "1", "source": "wcxb-dev", "lang": "zh"}]
    write_set(folder / "twice-text-dev", "text", made, TEXT.encode())
    write_set(folder / "neardup-dev", "text", [{"id": "1", "kind": "base"}], b"")
    return folder


def _run(pages: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--pages", str(pages), *arguments])


def _run_to_json(pages: Path, *arguments: str) -> Any:
    path = pages.parent / "results.json"
    result = _run(pages, "--json", str(path), *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(path.read_text(encoding="utf-8"))


def test_one_command_runs_every_set_with_references(pages: Path) -> None:
    result = _run(pages)
    assert result.exit_code == 0, result.output
    overview = result.stdout.split("best other tool", 1)[1]
    for name, group in (("wcxb-dev", "all"), ("twice-text-dev", "all")):
        assert any(line.split()[:2] == [name, group] for line in overview.splitlines())
    assert "neardup-dev" not in result.stdout
    assert "calibration error" in overview


def test_results_tell_each_page_with_its_confidence(pages: Path) -> None:
    results = _run_to_json(pages)
    assert results["weights"] == "shipped"
    assert list(results["sets"]) == ["twice-text-dev", "wcxb-dev"]
    page = results["sets"]["wcxb-dev"]["pages"]["1"]["cleancms"]
    assert page["f1"] > 0.9
    assert 0 < page["confidence"] <= 1
    forecasts = results["calibration"]["forecasts"]
    assert [(one["page_set"], one["site"], one["format"]) for one in forecasts] == [
        ("twice-text-dev", "example.org", "text"),
        ("wcxb-dev", "example.org", "html"),
        ("wcxb-dev", "example.net", "html"),
    ]


def test_workers_change_no_score(pages: Path) -> None:
    one, two = (_run_to_json(pages, "--workers", workers) for workers in ("1", "2"))
    assert one["calibration"] == two["calibration"]


def test_all_peers_are_those_that_are_installed(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def miss(*_: Any) -> str:
        raise ImportError("no module named tool")

    monkeypatch.setattr(peers, "HTML_TOOLS", {"there": lambda page, url: PARAGRAPHS[0], "away": miss})
    monkeypatch.setattr(peers, "TEXT_TOOLS", {"asis": lambda text: text})
    result = _run(pages, "--against", "all")
    assert "away is left out: no module named tool" in result.stderr
    overview = [line.split() for line in result.stdout.split("best other tool", 1)[1].splitlines()]
    assert ["twice-text-dev", "all", "1"] in [row[:3] for row in overview if row[-2:-1] == ["asis"]]
    assert ["wcxb-dev", "all", "2"] in [row[:3] for row in overview if row[-2:-1] == ["there"]]


def test_weights_are_those_that_never_saw_the_page(pages: Path) -> None:
    (html, _), (text,) = read_set(pages / "wcxb-dev"), read_set(pages / "twice-text-dev")
    assert find_weights(html, None, None) is None
    assert find_weights(html, Path("f"), None) == Path("f/html-4.json")  # the fold of example.org
    assert find_weights(text, Path("f"), None) == Path("f/text-4.json")
    assert find_weights(html, None, Path("l")) == Path("l/html-wcxb-dev.json")
    assert find_weights(text, None, Path("l")) == Path("l/text-dump-dev.json")


def test_a_set_is_scored_with_the_weights_that_left_it_out(pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "left-out"
    folder.mkdir()
    shutil.copy(WEIGHTS / "html.json", folder / "html-wcxb-dev.json")
    missing = _run(pages, "--leave-out", str(folder))
    assert missing.exit_code == 1
    assert "text-dump-dev.json" in missing.stderr
    shutil.copy(WEIGHTS / "text.json", folder / "text-dump-dev.json")
    results = _run_to_json(pages, "--leave-out", str(folder))
    assert results["weights"] == "by set"
    # the same weights under another name
    assert results["calibration"] == _run_to_json(pages)["calibration"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--folds", ".", "--leave-out", "."], 2, "give one"),
        (["--against", "trafilatura,nothing"], 2, "unknown: nothing; known: all, cleancms"),
        (["--sets", "nowhere"], 1, "nowhere"),
        (["--sets", "neardup-dev"], 1, "no reference text"),
        (["--folds", "."], 1, "the weights to score it with are missing"),
    ],
)
def test_wrong_usage(pages: Path, arguments: list[str], code: int, message: str) -> None:
    result = _run(pages, *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_a_folder_without_sets_is_named(tmp_path: Path) -> None:
    result = _run(tmp_path)
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr


def _hang(*_: Any) -> str:
    while True:
        try:
            time.sleep(5)
        except Exception:
            continue


def _break(*_: Any) -> str:
    raise ValueError("bad page")


@pytest.mark.parametrize(("tool", "cause"), [(_hang, "took over 0.05 s"), (_break, "ValueError: bad page")])
def test_a_tool_that_fails_counts_as_empty_output(
    pages: Path, monkeypatch: pytest.MonkeyPatch, tool: Any, cause: str
) -> None:
    monkeypatch.setattr(measure, "SECONDS_PER_PAGE", 0.05)
    monkeypatch.setattr(peers, "HTML_TOOLS", {"bad": tool})
    sample = read_set(pages / "wcxb-dev")[0]
    (bad,) = measure_page(Task(sample), ["bad"])
    assert (bad.failure, bad.scores.words.f1, bad.confidence, bad.empty) == (cause, 0.0, None, True)


def test_a_tool_in_time_is_not_interrupted() -> None:
    with limit_time(0.05):
        pass
    time.sleep(0.1)
    with pytest.raises(PageTimeoutError), limit_time(0.01):
        _hang()
