"""The command line at a terminal and in a pipe: colours and a progress bar there, plain text here."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from cleancms import console
from tests.command_line import PAGE, make_pages, read_terminal, start

pages = pytest.fixture(autouse=True)(make_pages)

_PLAIN = {**os.environ, "TERM": "xterm-256color"}
_ENVIRONMENT = {
    name: value for name, value in _PLAIN.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
}


@pytest.fixture(autouse=True)
def many(pages: None) -> None:
    for number in range(console.MANY_INPUTS):
        Path(f"pages/{number}.html").write_text(PAGE)


def _run_at_terminal(
    monkeypatch: pytest.MonkeyPatch, *arguments: str, stream: str, **variables: str
) -> tuple[int, str]:
    """Run a command with one of its streams at a terminal; return the exit code and what was shown there."""
    for name, value in {**_ENVIRONMENT, **variables}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        if name not in variables:
            monkeypatch.delenv(name, raising=False)
    leader, follower = pty.openpty()
    other = {"stdout": "stderr", "stderr": "stdout"}[stream]
    process = start(*arguments, **{stream: follower, other: subprocess.DEVNULL})
    os.close(follower)
    shown = read_terminal(leader)
    return process.wait(), shown.decode()


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"TERM": "xterm"}, True)],
)
def test_explanation_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    code, shown = _run_at_terminal(monkeypatch, "explain", "pages/wall.html", stream="stdout", **variables)
    assert code == 0
    assert "The council met" in shown
    assert ("\x1b[" in shown) is coloured


def test_explanation_is_as_wide_as_columns_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (70, 120):
        variables = {"COLUMNS": str(columns), "NO_COLOR": "1"}
        _, shown = _run_at_terminal(monkeypatch, "explain", "pages/wall.html", stream="stdout", **variables)
        assert max(map(len, shown.splitlines()[1:])) == columns


@pytest.mark.parametrize(("variable", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True)])
def test_explanation_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, variable: dict[str, str], coloured: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    output, errors = start("explain", "pages/wall.html").communicate()
    assert errors == b""
    assert (b"\x1b[" in output) is coloured


@pytest.mark.parametrize(
    ("options", "variables", "bar"),
    [
        ((), {}, True),
        (("-q",), {}, False),
        ((), {"TERM": "dumb"}, False),
        ((), {"TERM": "dumb", "FORCE_COLOR": "1"}, False),
    ],
)
def test_progress_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], variables: dict[str, str], bar: bool
) -> None:
    code, shown = _run_at_terminal(
        monkeypatch, "clean", "pages", "-o", "out", *options, stream="stderr", **variables
    )
    assert code == 0
    assert ("\x1b[" in shown) is bar
    assert bool(re.search(r"cleaning", shown)) is bar


def test_no_progress_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    _, errors = start("clean", "pages", "-o", "out").communicate()
    assert errors == b"cleancms: 12 written, 0 failed\n"


def test_metadata_and_messages_cannot_drive_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    path = "pages/\x1b[2J.html"
    Path(path).write_text(PAGE.replace("harbour", "har\x9b2Jbour"))
    for stream, wrong in (("stdout", path), ("stderr", f"{path}x")):
        _, shown = _run_at_terminal(monkeypatch, "explain", wrong, stream=stream, NO_COLOR="1")
        assert "\\x1b[2J" in shown
        assert not {"\x1b", "\x9b"} & set(shown)
