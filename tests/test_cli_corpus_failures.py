"""The command line of `corpus` when something goes wrong."""

from __future__ import annotations

import errno
import json
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from cleancms import files
from cleancms.corpus import workfiles
from cleancms.corpus.record_work import clean_record
from cleancms.workers import Failure
from tests.command_line import start
from tests.corpora import (
    RECORDS,
    list_names,
    make_folder,
    make_records,
    read_documents,
    read_report,
    read_tree,
    run,
    write_records,
)

folder = pytest.fixture(autouse=True)(make_folder)


def _foreign_file() -> None:
    Path("out").mkdir()
    Path("out/mine.txt").write_text("mine")


def _foreign_note() -> None:
    Path("out/.cleancms").mkdir(parents=True)
    Path("out/.cleancms/run.json").write_text("[]")


def _other_input() -> None:
    run("corpus", "in.jsonl", "-o", "out")
    write_records(Path("in.jsonl"), make_records(5))


def _other_version() -> None:
    run("corpus", "in.jsonl", "-o", "out")
    note = Path("out/.cleancms/run.json")
    note.write_text(note.read_text().replace('"version": "', '"version": "0.0.'))
    note.write_text(json.dumps({**json.loads(note.read_text()), "run": "another"}))


@pytest.mark.parametrize(
    ("prepare", "cause"),
    [
        (_foreign_file, "it is not empty, and not the output of an earlier run"),
        (_foreign_note, f"{Path('out/.cleancms/run.json')} is not the note of a run"),
        (lambda: Path("out").write_text("a file"), "it is a file"),
        (_other_input, "it was begun with other inputs, or they have changed since"),
        (_other_version, "it was begun by cleancms 0.0."),
    ],
)
def test_the_output_of_something_else(prepare: Any, cause: str) -> None:
    prepare()
    before = read_tree(Path("out")) if Path("out").is_dir() else {}
    result = run("corpus", "in.jsonl", "-o", "out")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"cleancms: out: {cause}")
    assert line.endswith("; name another directory with -o, or remove this one")
    assert (read_tree(Path("out")) if Path("out").is_dir() else {}) == before


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--format", "jsonl.gz"), "format"),
        (("--near-duplicates", "drop"), "near_duplicates"),
        (("--html-field", "html", "--reference-time", "2024-01-01"), "fields, reference_time"),
        (("--index", "index"), "index"),
    ],
)
def test_the_output_of_anotherrun(options: tuple[str, ...], what: str) -> None:
    run("corpus", "in.jsonl", "-o", "out")
    result = run("corpus", "in.jsonl", "-o", "out", *options)
    assert (result.exit_code, f"it was begun with another {what};" in result.stderr) == (2, True)


def test_two_runs_at_once() -> None:
    files = workfiles.WorkFiles(Path("out"))
    description = {"version": "1", "settings": {}}
    with (
        files.hold("a run", description),
        pytest.raises(workfiles.ForeignOutputError, match="another run is writing"),
    ):
        files.hold("a run", description).__enter__()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-", "-o", "out"), "standard input cannot be read"),
        (("-o", "out"), "no inputs"),
        (("in.jsonl",), "-o"),
        (("in.jsonl", "-o", "out", "--format", "csv"), "csv"),
        (("in.jsonl", "-o", "out", "-j", "0"), "-j"),
        (("in.jsonl", "-o", "out", "--deadline", "nan"), "nan"),
        (("in.jsonl", "-o", "out", "--memory", "-1"), "--memory"),
        (("in.jsonl", "-o", "out", "--reference-time", "then"), "ISO 8601"),
        (("in.jsonl", "-o", "out", "-0"), "--files-from"),
        (("--files-from", "missing", "-o", "out"), "missing: no such file"),
        (("in.jsonl", "-o", "out", "--profiles", "missing"), "no profiles in missing"),
        (("in.jsonl", "-o", "out", "--index", "i", "--near-duplicates", "keep"), "--index"),
        (("in.jsonl", "-o", "out", "--index", "in.jsonl"), "--index: in.jsonl is no directory"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    result = run("corpus", *arguments)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "profile", ["{", "[]", '{"cleancms_profile": 99, "site": "x"}', '{"cleancms_profile": 1}']
)
def test_a_bad_profile_or_index_is_found_first(profile: str) -> None:
    for folder, name, option in (("p", "x.json", "--profiles"), ("i", "index.json", "--index")):
        Path(folder).mkdir()
        Path(folder, name).write_text(profile)
        result = run("corpus", "in.jsonl", "-o", "out", option, folder)
        (line,) = result.stderr.splitlines()
        assert (result.exit_code, line.startswith(f"cleancms: {Path(folder, name)}: ")) == (2, True)
        assert not Path("out").exists()


@pytest.mark.parametrize("name", ["a.warc.gz", "a.wet", "a.parquet", "a.jsonl.zst"])
@pytest.mark.parametrize("command", ["corpus", "learn"])
def test_a_missing_library(command: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("fastwarc", "pyarrow", "zstandard"):
        monkeypatch.setitem(sys.modules, library, None)
    Path(name).write_bytes(b"x")
    result = run(command, name, "-o", "out")
    assert (result.exit_code, "pip install 'cleancms[" in result.stderr) == (2, True)
    assert not Path("out").exists()


def test_missing_inputs() -> None:
    result = run("corpus", "missing", "-o", "out")
    assert (result.exit_code, Path("out").exists()) == (4, False)
    assert result.stderr == "cleancms: missing: no such file\ncleancms: no input can be read\n"
    Path("good.jsonl").write_text(json.dumps(make_records(1)[0]))
    with_another = run("corpus", "missing", "good.jsonl", "-o", "out")
    assert (with_another.exit_code, len(read_documents("out"))) == (3, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("output", ["pages", "."])
def test_an_output_around_all_inputs(output: str) -> None:
    Path("pages").mkdir()
    Path("pages/a.txt").write_text("A page.")
    result = run("corpus", "pages", "-o", output)
    assert result.exit_code == 4
    told = "cleancms: pages: stands in the directory of the output, the index or the profiles\n"
    assert result.stderr == f"{told}cleancms: no input can be read\n"


def test_a_pipe_is_refused() -> None:
    os.mkfifo("pipe")
    result = run("corpus", "pipe", "-o", "out")
    assert (result.exit_code, "pipe: no regular file" in result.stderr) == (4, True)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"[1, 2", b"\x89PNG\r\n\x1a\n\x00\x00", b"\x1f\x8b\x08\x00cut off"]
)
def test_hopeless_input(content: bytes) -> None:
    Path("bad.jsonl").write_bytes(content)
    assert run("corpus", "bad.jsonl", "-o", "out").exit_code == 4
    assert {line["status"] for line in read_report("out")} <= {"failed", "skipped"}


def test_an_output_that_cannot_be_written() -> None:
    Path("file").write_text("")
    result = run("corpus", "in.jsonl", "-o", "file/out")
    assert (result.exit_code, result.stderr) == (4, "cleancms: file/out/.cleancms: not a directory\n")


DISK_FULL = ("000000.sites", "samples.sqlite", "000000.report", "in.jsonl/000000007.md", "report.jsonl")


@pytest.mark.parametrize("name", DISK_FULL)
def test_a_full_disk(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing half is left, and the run goes on when there is room again."""
    renaming = files._renaming

    def fill(path: Path, *others: Any) -> Any:
        if path.as_posix().endswith(name):
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return renaming(path, *others)

    def save(samples: workfiles.Samples) -> None:
        if name == "samples.sqlite":
            raise sqlite3.OperationalError("database or disk is full")
        samples.connection.commit()

    with monkeypatch.context() as patch:
        patch.setattr(files, "_renaming", fill)
        patch.setattr(workfiles.Samples, "save", save)
        result = run("corpus", "in.jsonl", "-o", "out", "--format", "md")
    (line,) = result.stderr.splitlines()
    assert (result.exit_code, line.startswith("cleancms: out")) == (4, True)
    assert line.endswith((f"{Path(name)}: no space left on device", f"{name}: database or disk is full"))
    for output in ("out", "whole"):
        assert run("corpus", "in.jsonl", "-o", output, "--format", "md").exit_code == 3
    assert read_tree(Path("out")) == read_tree(Path("whole"))


def test_a_store_that_is_none() -> None:
    Path("samples.sqlite").write_text("something else, and long enough to be looked at" * 20)
    with (
        pytest.raises(OSError, match="file is not a database"),
        workfiles.open_samples(Path("samples.sqlite")),
    ):
        pass


def test_a_killed_run_leaves_nothing() -> None:
    run("corpus", "in.jsonl", "-o", "out")
    tree = read_tree(Path("out"))
    for folder in ("out", "out/profiles", "out/.cleancms"):
        Path(folder, ".cleancms-0123456789abcdef.tmp").write_text("half")
    run("corpus", "in.jsonl", "-o", "out")
    assert read_tree(Path("out")) == tree


def test_a_run_that_was_killed_at_its_beginning_begins_again() -> None:
    Path("out/.cleancms").mkdir(parents=True)
    Path("out/.cleancms/.cleancms-0123456789abcdef.tmp").write_text("half")
    assert run("corpus", "in.jsonl", "-o", "out").exit_code == 3
    assert list_names("out/.cleancms") == ["run.json"]


def _break(*arguments: Any) -> Any:
    task = arguments[-1]
    return Failure("took longer than 60 seconds") if task.number == 3 else clean_record(*arguments)


def test_a_page_that_hangs_is_one_line_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancms.corpus.run.clean_record", _break)
    run("corpus", "in.jsonl", "-o", "out")
    assert read_report("out")[3] == {
        "id": "r3",
        "source": "in.jsonl",
        "position": 4,
        "status": "failed",
        "reason": "took longer than 60 seconds",
    }
    assert len(read_documents("out")) == RECORDS - 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_goes_on(number: int, code: int) -> None:
    """As from a terminal: the signal goes to the process and its workers."""
    write_records(Path("in.jsonl"), make_records(400))
    process = start("corpus", "in.jsonl", "-o", "out", "-j", "2", start_new_session=True)
    while not Path("out/.cleancms/000000.sites").exists():
        assert process.poll() is None
    os.killpg(process.pid, number)
    _, errors = process.communicate()
    assert (process.returncode, errors.decode()) == (
        code,
        "cleancms: interrupted; the same command goes on from here\n",
    )
    assert not Path("out/report.jsonl").exists()
    assert run("corpus", "in.jsonl", "-o", "out").exit_code == 3
    run("corpus", "in.jsonl", "-o", "whole")
    assert read_tree(Path("out")) == read_tree(Path("whole"))
