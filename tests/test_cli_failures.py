"""The command line when something goes wrong: every kind of wrong input, unwritable output, early ends."""

from __future__ import annotations

import errno
import gzip
import json
import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleancms import batch, pipeline
from cleancms.pipeline import clean_page
from tests.command_line import NO_ARTICLE, PAGE, PARAGRAPHS, list_files, make_pages, read_records, run, start

pages = pytest.fixture(autouse=True)(make_pages)


# --- exit codes 3 and 4: failures ------------------------------------------------------------------------


def _make_unreadable(path: Path) -> None:
    path.symlink_to(path)  # a link to itself: not even root can read it


WRONG_INPUTS: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "empty": lambda path: path.write_bytes(b""),
    "blank": lambda path: path.write_bytes(b" \n"),
    "binary": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
    "no article": lambda path: path.write_text(NO_ARTICLE),
    "broken archive": lambda path: path.write_bytes(gzip.compress(PAGE.encode())[:40]),
    "unreadable": _make_unreadable,
    "no pages": Path.mkdir,
}


@pytest.mark.parametrize("kind", WRONG_INPUTS)
def test_wrong_input(kind: str) -> None:
    path = Path("wrong.gz" if kind == "broken archive" else "wrong.html")
    WRONG_INPUTS[kind](path)
    alone = run(str(path))
    assert (alone.exit_code, alone.stdout) == (4, "")
    (line,) = alone.stderr.splitlines()
    assert line.startswith(f"cleancms: {path}: ")
    with_others = run(str(path), "pages", "-o", "out")
    assert (with_others.exit_code, with_others.stdout) == (3, "")
    assert line in with_others.stderr.splitlines()
    assert list_files(Path("out")) == ["sub/text.md", "wall.md"]
    assert len(read_records(run(str(path), "pages").stdout)) == 2


def _set_confidence(monkeypatch: pytest.MonkeyPatch, confidences: dict[str, float]) -> None:
    """Let the results for pages with these file names have these confidences."""

    def clean(page: Any, *arguments: Any) -> Any:
        result = clean_page(page, *arguments)
        return replace(result, confidence=confidences.get(Path(page.id).name, result.confidence))

    monkeypatch.setattr(pipeline, "clean_page", clean)


@pytest.mark.parametrize("output", [["-o", "out"], ["--format", "jsonl", "-o", "out/all.jsonl"], []])
def test_a_page_of_low_confidence_is_one_failure(monkeypatch: pytest.MonkeyPatch, output: list[str]) -> None:
    _set_confidence(monkeypatch, {"wall.html": 0.3199, "text.txt": 0.5})
    result = run("pages", "--min-confidence", "0.5", *output)
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        "cleancms: pages/wall.html: confidence 0.31 is below 0.5",
        "cleancms: 1 written, 1 failed",
    ]
    if output == ["-o", "out"]:
        assert list_files(Path("out")) == ["sub/text.md"]
    else:
        (record,) = read_records(Path("out/all.jsonl").read_text() if output else result.stdout)
        assert record["id"] == "pages/sub/text.txt"


@pytest.mark.parametrize(
    ("confidence", "minimum", "shown"),
    [
        (0.4999, "0.5", "0.49 is below 0.5"),
        (0.29, "0.3", "0.29 is below 0.3"),
        (0.3155, ".316", "0.31 is below 0.316"),
        (0.9, "1", "0.90 is below 1"),
    ],
)
def test_low_confidence_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, confidence: float, minimum: str, shown: str
) -> None:
    _set_confidence(monkeypatch, {"-": confidence})
    result = run("--min-confidence", minimum, stdin=PAGE.encode())
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == f"cleancms: standard input: confidence {shown}\n"


def test_a_page_without_article_fails_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("none.html").write_text(NO_ARTICLE)
    for confidence in (0.0, 1.0):
        _set_confidence(monkeypatch, {"none.html": confidence})
        result = run("none.html", "--min-confidence", "0.5")
        assert (result.exit_code, result.stderr) == (
            4,
            f"cleancms: none.html: {batch.NOTHING_EXTRACTED}\n",
        )


def test_undecodable_bytes_are_replaced_with_a_warning() -> None:
    Path("page.txt").write_bytes(
        "\n\n".join(PARAGRAPHS).encode() + b"\n\nThe wall \xe2\x82 is \xc3\xa9\xc3\xa9 long."
    )
    result = run("page.txt", "--encoding", "utf-8")
    assert result.exit_code == 0
    assert PARAGRAPHS[0] in result.stdout
    assert "cleancms: page.txt: warning: " in result.stderr


def test_unwritable_output() -> None:
    Path("file").write_text("x")
    for arguments in (["-o", "file/out.md"], ["--format", "jsonl", "-o", "file/out.jsonl"]):
        result = run("pages/wall.html", *arguments)
        assert (result.exit_code, result.stdout) == (4, "")
        (line,) = result.stderr.splitlines()
        assert arguments[-1] in line
    assert Path("file").read_text() == "x"


def test_one_unwritable_output_of_several() -> None:
    Path("out").mkdir()
    Path("out/sub").write_text("a file in the way")
    result = run("pages", "-o", "out")
    assert result.exit_code == 3
    assert any("text.txt" in line and "out/sub" in line for line in result.stderr.splitlines())
    assert list_files(Path("out")) == ["sub", "wall.md"]


def test_a_page_that_breaks_a_step_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    _break_pipeline(monkeypatch, ValueError("bad\x1b[2J"), "wall.html")
    result = run("pages", "-o", "out")
    assert result.exit_code == 3
    assert "wall.html: internal error: ValueError: bad\\x1b[2J\n" in result.stderr
    assert list_files(Path("out")) == ["sub/text.md"]


def test_hostile_file_name_is_escaped() -> None:
    result = run("\x1b[31mmissing\n.html")
    assert result.stderr.startswith("cleancms: \\x1b[31mmissing\\n.html: ")


def test_path_too_long_for_the_system() -> None:
    for arguments in (["x" * 5000], ["pages/wall.html", "-o", "x" * 5000]):
        result = run(*arguments)
        assert result.exit_code == 4
        assert result.stderr.count("\n") == 1


def test_quiet() -> None:
    assert run("pages", "-q").stderr == ""
    assert run("pages", "missing", "-q").stderr.count("\n") == 1


# --- ends before the end ---------------------------------------------------------------------------------


def _break_pipeline(
    monkeypatch: pytest.MonkeyPatch, problem: BaseException | Callable[[], object], page: str
) -> None:
    """Let cleaning the page raise an exception, or call a function first."""

    def clean(page_given: Any, *arguments: Any) -> Any:
        if page_given.id.endswith(page):
            if isinstance(problem, BaseException):
                raise problem
            problem()
        return clean_page(page_given, *arguments)

    monkeypatch.setattr(pipeline, "clean_page", clean)


@pytest.mark.parametrize("output", [["-o", "out"], ["--format", "jsonl", "-o", "out/all.jsonl"]])
@pytest.mark.parametrize(("signal_number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupt_leaves_no_partial_file(
    monkeypatch: pytest.MonkeyPatch, signal_number: int, code: int, output: list[str]
) -> None:
    Path("pages/sub/zzz.html").write_text(PAGE)
    _break_pipeline(monkeypatch, lambda: os.kill(os.getpid(), signal_number), "zzz.html")
    result = run("pages", *output)
    assert result.exit_code == code
    assert "Traceback" not in result.stderr
    assert list_files(Path("out")) == (["sub/text.md", "wall.md"] if output[-1] == "out" else [])


def test_interrupt_of_a_running_process() -> None:
    process = start("clean", "pages/wall.html", "-", stdin=subprocess.PIPE)
    assert process.stdout
    assert json.loads(process.stdout.readline())["text"]
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors == b"cleancms: interrupted\n"


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_closed_pipe(command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    process = start(command, "pages/wall.html", stdout=write)
    os.close(write)
    _, errors = process.communicate()
    assert process.returncode == 141
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("clean", "pages/wall.html", stdout=full)
        _, errors = process.communicate()
    assert process.returncode == 4
    expected = f"cleancms: pages/wall.html: standard output: {os.strerror(errno.ENOSPC).lower()}\n"
    assert errors.decode() == expected


def test_pipe_in_pipe_out() -> None:
    process = start("clean", "--format", "txt", stdin=subprocess.PIPE)
    output, errors = process.communicate(PAGE.encode())
    assert (process.returncode, errors) == (0, b"")
    assert PARAGRAPHS[0].encode() in output
