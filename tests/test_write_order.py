"""What outlives a power failure: content is on the disk before its name, and each step before the next."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cleancms.files import is_left_over, rewrite_file, write_whole
from tests.corpora import make_records, run, write_records
from tests.faults import Call, Faults, counting

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the calls are those of Unix")

DURABLE = ["open", "write", "fsync", "close", "replace", "fsync of the folder"]
WORK = ["000000.sites", "samples.sqlite", "learnt", "000000.signatures", "000000.documents", "000000.report"]


def record(write: Callable[[], object]) -> list[Call]:
    """Return the calls about the working directory."""
    faults = Faults([Path.cwd()])
    with counting(faults):
        write()
    return faults.calls


def list_steps(calls: Sequence[Call]) -> dict[str, list[str]]:
    """Return what was done to bring each name into being, in order; a step once however often in a row."""
    steps: dict[str, list[str]] = {}
    for place, call in enumerate(calls):
        if call.name in ("replace", "rename") and is_left_over(call.file):
            done = [other.name for other in calls[:place] if other.path == call.path]
            folder = str(Path(call.target).parent)
            behind = calls[place : place + 4]
            done += ["replace"]
            done += ["fsync of the folder" for other in behind if other[:2] == ("fsync", folder)]
            counted = [name for name in done if name in DURABLE]
            steps[Path(call.target).name] = [
                name for before, name in zip(["", *counted], counted, strict=False) if name != before
            ]
    return steps


def list_targets(calls: Sequence[Call]) -> list[str]:
    """Return the names that were given, in order, and what was removed."""
    names = []
    for call in calls:
        if call.name in ("replace", "rename"):
            names.append(Path(call.target).name)
        elif call.name == "unlink" and not is_left_over(call.file):
            names.append(f"without {call.file}")
        elif call.name == "sync":
            names.append("sync")
    return names


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_file_comes_to_the_disk_before_its_name() -> None:
    calls = record(lambda: write_whole(Path("out/new/a.md"), b"new"))
    assert list_steps(calls) == {"a.md": DURABLE}
    made = [call.file for call in calls if call.name == "mkdir"]
    assert made[-1] == "new"
    synced = [call.path for call in calls if call.name == "fsync"]
    assert {str(Path.cwd()), str(Path("out").absolute())} <= set(synced)  # the names of the new folders


def test_a_backup_is_there_before_the_file_changes() -> None:
    Path("a.md").write_bytes(b"old")
    calls = record(lambda: rewrite_file(Path("a.md"), b"old", b"new", ".orig"))
    assert list_targets(calls) == ["a.md.orig", "a.md"]
    assert list_steps(calls) == {"a.md.orig": DURABLE, "a.md": DURABLE}
    read_again = max(place for place, call in enumerate(calls) if call.name == "read")
    assert next(call.name for call in calls[read_again + 1 :] if is_left_over(call.file)) == "replace"


def test_the_steps_of_a_corpus() -> None:
    write_records(Path("in.jsonl"), make_records(4, 1))
    calls = record(lambda: run("corpus", "in.jsonl", "-o", "out", "--index", "index"))
    targets = list_targets(calls)
    crawl = targets[8]
    assert targets[: targets.index("run.json", 1) + 1] == [
        *("run.json", "000000.sites", "site0.example.json", "learnt"),
        *("000000.signatures", "000000.documents", "000000.report"),
        *("000000.signatures", crawl, "index.json"),
        *("documents-00000.jsonl", "report.jsonl", "summary.json", "run.json"),
    ]
    assert set(targets[targets.index("run.json", 1) + 1 :]) == {f"without {name}" for name in WORK}
    steps = list_steps(calls)
    assert steps.pop("learnt") == [step for step in DURABLE if step != "write"]  # it is empty
    assert set(map(tuple, steps.values())) == {tuple(DURABLE)}


def test_a_tree_is_on_the_disk_before_it_counts_as_written() -> None:
    write_records(Path("in.jsonl"), make_records(4, 1))
    calls = record(lambda: run("corpus", "in.jsonl", "-o", "out", "--format", "md"))
    targets = list_targets(calls)
    documents = [place for place, name in enumerate(targets) if name.endswith(".md")]
    assert len(documents) == 4
    assert max(documents) < targets.index("sync") < targets.index("000000.written")


def test_learnt_profiles_are_on_the_disk() -> None:
    write_records(Path("in.jsonl"), make_records(4, 1))
    steps = list_steps(record(lambda: run("learn", "in.jsonl", "-o", "out")))
    assert steps["site0.example.json"] == DURABLE
