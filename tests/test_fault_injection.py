"""Every call to the system that a writer makes fails once: nothing is half, lost, doubled or left behind."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from cleancms.cli import main
from cleancms.files import is_left_over, rewrite_file, write_whole
from tests.command_line import PAGE, PARAGRAPHS
from tests.corpora import make_records, read_tree, write_records
from tests.faults import ERRORS, INTERRUPT, SHORT, Faults, counting

WAYS = (*ERRORS, SHORT, INTERRUPT)
# Of a command's calls, about how many fail here; with CLEANCMS_FAULTS=1000, in some minutes, all do.
CALLS = int(os.environ.get("CLEANCMS_FAULTS", "6"))
CLEAN = "\n\n".join(("# A new harbour wall", *PARAGRAPHS)) + "\n"
CORPUS_RECORDS = 6
HERE = ("-q", "-j", "1", "--deadline", "0", "--memory", "0")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the calls are those of Unix")


class Scenario(NamedTuple):
    """A command over the files of `make`, and its exit code; its calls that reach `outputs` fail."""

    arguments: tuple[str, ...]
    make: Callable[[], None]
    code: int = 0
    outputs: tuple[str, ...] = ("out", "index")


def _make_texts() -> None:
    Path("in").mkdir()
    Path("in/a.md").write_text(f"{CLEAN}\n{CLEAN}")
    lines = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate((CLEAN * 2, CLEAN))]
    Path("in/b.jsonl").write_text("\n".join(lines) + "\n")


def _make_pages() -> None:
    Path("in").mkdir()
    Path("in/a.html").write_text(PAGE)
    Path("in/b.html").write_text(PAGE)
    Path("out").mkdir()
    for name in ("a.md", "all.jsonl", "report.html"):
        Path("out", name).write_text("of an earlier run")


def _make_corpus() -> None:
    Path("in").mkdir()
    write_records(Path("in/pages.jsonl"), make_records(CORPUS_RECORDS - 2, 1))
    os.utime("in/pages.jsonl", (1e9, 1e9))  # the name of a run depends on it


SCENARIOS = {
    "fix": Scenario(("fix", "-q", "in", "--backup", ".orig"), _make_texts, 0, ("in",)),
    "attributes": Scenario(("check", "-q", "in/b.jsonl", "--attributes", "out/b.jsonl"), _make_texts, 1),
    "clean to a tree": Scenario(("clean", "-q", "in", "-o", "out"), _make_pages),
    "clean to a file": Scenario(
        ("clean", "-q", "in", "--format", "jsonl", "-o", "out/all.jsonl"), _make_pages
    ),
    "review": Scenario(("review", "-q", "in", "-o", "out/report.html"), _make_pages),
    "learn": Scenario(("learn", "in/pages.jsonl", "-o", "out", *HERE), _make_corpus, 3),
    "corpus": Scenario(("corpus", "in/pages.jsonl", "-o", "out", "--index", "index", *HERE), _make_corpus, 3),
    "corpus to a tree": Scenario(("corpus", "in", "-o", "out", "--format", "md", *HERE), _make_corpus, 3),
    "corpus to parquet": Scenario(
        ("corpus", "in", "-o", "out", "--format", "parquet", *HERE), _make_corpus, 3
    ),
}


def _run(scenario: Scenario, faults: Faults) -> Result:
    with counting(faults):
        return CliRunner().invoke(main, scenario.arguments)


@pytest.mark.parametrize("name", SCENARIOS)
def test_each_call_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    scenario = SCENARIOS[name]
    before, after, calls = _run_undisturbed(scenario, tmp_path / "undisturbed", monkeypatch)
    ways = cycle(WAYS)
    step = max(1, calls // CALLS)
    for number in range(1 + len(name) % step, calls + 1, step):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        scenario.make()
        faults = Faults(scenario.outputs, number, next(ways))
        result = _run(scenario, faults)
        if _is_reported(Path("out/report.jsonl")):
            continue
        told = f"{name}: {faults.way} in call {number}, {faults.calls[number - 1 : number]}: {result.output}"
        _check(result, scenario, told, faults, before, after)
        assert CliRunner().invoke(main, scenario.arguments).exit_code == scenario.code, told
        assert read_tree(folder) == after, told
        shutil.rmtree(folder)


def _is_reported(report: Path) -> bool:
    """Return whether a worker could not read a profile, which is the failure of the page that it was on."""
    lines = report.read_text().splitlines() if report.is_file() else []
    reasons = [json.loads(line)["reason"] for line in lines]
    return len(lines) == CORPUS_RECORDS and any("Errno" in reason for reason in reasons)


def _run_undisturbed(
    scenario: Scenario, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[dict[str, bytes], dict[str, bytes], int]:
    """Return the files before and after, and the number of calls."""
    folder.mkdir()
    monkeypatch.chdir(folder)
    scenario.make()
    before = read_tree(folder)
    faults = Faults(scenario.outputs)
    result = _run(scenario, faults)
    assert (result.exit_code, len(faults.calls) > 5) == (scenario.code, True), result.output
    return before, read_tree(folder), len(faults.calls)


def _check(
    result: Result,
    scenario: Scenario,
    told: str,
    faults: Faults,
    before: dict[str, bytes],
    after: dict[str, bytes],
) -> None:
    """Check what a disturbed run left and said."""
    assert result.exception is None or isinstance(result.exception, SystemExit), told
    now = read_tree(Path())
    for path, content in now.items():
        if not any(part.startswith(".") for part in Path(path).parts[:-1]):
            assert content in (before.get(path), after.get(path)), f"{told}: {path}"
        assert not is_left_over(Path(path).name), f"{told}: {path}"
    assert now.keys() >= before.keys(), told
    if faults.way == INTERRUPT:
        assert result.exit_code == 130, told
    elif result.exit_code == scenario.code:
        shown = {path: content for path, content in now.items() if "/.learning-" not in path}
        assert shown == after, told  # the next run removes what could not be removed
    else:
        assert result.exit_code in (2, 3, 4), told
        assert "internal error" not in result.stderr, told
        assert re.search(r"^(cleancms|Error): (in|out|index)\b", result.stderr, re.MULTILINE), told


# --- the writers by themselves, all calls in all ways ----------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("backup", ["", ".orig"])
def test_each_call_of_a_rewrite_fails(tmp_path: Path, way: str, backup: str) -> None:
    path, copy = tmp_path / "a.md", tmp_path / f"a.md{backup or '.none'}"
    for number in count(1):
        path.write_bytes(b"before")
        copy.unlink(missing_ok=True)
        faults = Faults([tmp_path], number, way)
        error = _attempt(lambda: rewrite_file(path, b"before", b"after", backup), faults)
        if number > len(faults.calls):
            break
        told = f"call {number}: {faults.calls[-1]}"
        if error is None:
            assert path.read_bytes() == b"after", told
        elif isinstance(error, OSError):
            assert (path.read_bytes(), error.filename in (str(path), str(copy))) == (b"before", True), told
        assert path.read_bytes() in (b"before", b"after"), told
        assert not copy.exists() or copy.read_bytes() == b"before", told
        assert {other.name for other in tmp_path.iterdir()} <= {path.name, copy.name}, told
        if path.read_bytes() == b"before":
            rewrite_file(path, b"before", b"after", backup)
        assert (path.read_bytes(), copy.exists()) == (b"after", bool(backup)), told
    assert number > 15


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("durable", [True, False])
@pytest.mark.parametrize("old", [b"before", None])
def test_each_call_of_a_writer_fails(tmp_path: Path, way: str, durable: bool, old: bytes | None) -> None:
    path = tmp_path / "new" / "a.md"
    for number in count(1):
        shutil.rmtree(path.parent, ignore_errors=True)
        if old is not None:
            write_whole(path, old)
        faults = Faults([tmp_path], number, way)
        error = _attempt(lambda: write_whole(path, b"after", durable=durable), faults)
        if number > len(faults.calls):
            break
        told = f"call {number}: {faults.calls[-1]}"
        content = path.read_bytes() if path.exists() else None
        assert content in (old, b"after"), told
        assert error or content == b"after", told
        assert not isinstance(error, OSError) or (error.filename, content) == (str(path), old), told
        assert not path.parent.exists() or {other.name for other in path.parent.iterdir()} <= {"a.md"}, told
    assert number > 8


def _attempt(write: Callable[[], None], faults: Faults) -> BaseException | None:
    """Return what a writer raises; None where nothing."""
    with counting(faults):
        try:
            write()
        except (OSError, KeyboardInterrupt) as error:
            return error
    return None
