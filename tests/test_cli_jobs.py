"""The command line with workers: the same bytes and messages, deadlines, early ends."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.command_line import NO_ARTICLE, PAGE, list_files, make_pages, read_records, run, start

pages = pytest.fixture(autouse=True)(make_pages)

# A page that is never read to its end: a pipe that nobody writes to.
HANGING = "hanging.html"
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


def _run(*arguments: str) -> tuple[int, bytes, bytes]:
    process = start("clean", *arguments)
    output, errors = process.communicate()
    return process.returncode, output, errors


def _read_tree(directory: Path) -> dict[str, bytes]:
    return {name: (directory / name).read_bytes() for name in list_files(directory)}


@pytest.mark.parametrize("output", [[], ["-o", "out/"], ["-o", "out/all.jsonl", "--format", "jsonl"]])
def test_workers_change_nothing(output: list[str]) -> None:
    for number in range(20):
        Path(f"pages/{number:02d}.html").write_text(PAGE.replace("Monday", f"day {number}"))
    Path("pages/05.html").write_text(NO_ARTICLE)
    Path("pages/07.html").write_bytes(b"")
    Path("pages/09.html").write_bytes(PAGE.encode() + b"<p>\xc3\xa9\xc3\xa9 \xe2\x82 end")
    Path("out/sub/text.md").mkdir(parents=True)
    runs = []
    for jobs in ("1", "2", "3"):
        result = _run("pages", "missing", *output, "--encoding", "utf-8", "-j", jobs)
        runs.append((result, _read_tree(Path("out"))))
    assert runs[0] == runs[1] == runs[2]
    (code, written, errors), files = runs[0]
    assert code == 3
    assert (bool(files), bool(written)) == (bool(output), not output)
    named = [line.split(": ")[1] for line in errors.decode().splitlines()]
    in_the_way = ["pages/sub/text.txt"] if output == ["-o", "out/"] else []
    assert named[:-1] == ["missing", *(f"pages/0{number}.html" for number in (5, 7, 9)), *in_the_way]


def test_more_jobs_than_pages() -> None:
    assert len(read_records(run("pages", "-j", "50").stdout)) == 2


def test_standard_input_needs_no_worker() -> None:
    assert run("-", "pages", "-j", "2", stdin=PAGE.encode()).exit_code == 0
    result = run("-", "--deadline", "1", stdin=PAGE.encode())
    assert (result.exit_code, "standard input" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments", [["-j", "0"], ["-j", "many"], ["--deadline", "-1"], ["--deadline", "nan"]]
)
def test_wrong_numbers(arguments: list[str]) -> None:
    assert run("pages", *arguments).exit_code == 2


@needs_pipes
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_page_that_hangs_is_one_failure(jobs: str) -> None:
    os.mkfifo(HANGING)
    code, _, errors = _run(
        "pages/wall.html", HANGING, "pages/sub", "-o", "out", "-j", jobs, "--deadline", "2"
    )
    assert code == 3
    assert errors.decode().splitlines() == [
        f"cleancms: {HANGING}: took longer than 2 seconds",
        "cleancms: 2 written, 1 failed",
    ]
    assert list_files(Path("out")) == ["text.md", "wall.md"]


@needs_pipes
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("output", [["-o", "out/"], ["-o", "out/all.jsonl", "--format", "jsonl"]])
def test_an_end_before_the_end(number: int, code: int, output: list[str]) -> None:
    """As from a terminal: the signal goes to the process and its workers."""
    os.mkfifo(HANGING)
    process = start(
        "clean", "missing", "pages/wall.html", HANGING, *output, "-j", "2", start_new_session=True
    )
    assert process.stderr
    process.stderr.readline()  # about the missing page
    os.killpg(process.pid, number)
    _, errors = process.communicate()
    assert process.returncode == code
    assert errors == (b"cleancms: interrupted\n" if code == 130 else b"")
    assert [name for name in list_files(Path("out")) if name != "wall.md"] == []


def test_a_closed_pipe() -> None:
    read, write = os.pipe()
    os.close(read)
    process = start("clean", "pages", "-j", "2", stdout=write)
    os.close(write)
    _, errors = process.communicate()
    assert process.returncode == 141
    assert errors == b""


def test_a_worker_that_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancms.workers._Child.__init__", _refuse)
    result = run("pages", "-j", "2")
    assert (result.exit_code, result.stdout) == (4, "")
    assert (
        result.stderr
        == "cleancms: no worker can be started: no more processes; -j 1 --deadline 0 needs none\n"
    )


def _refuse(*_: object) -> None:
    raise OSError("no more processes")
