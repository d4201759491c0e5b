from __future__ import annotations

import io
from typing import Any

import pytest

from cleancms import console
from cleancms.model import Label, Metadata, Reason, Result, Verdict
from tests.article_blocks import numbered, paragraph


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain: 综合排名 é 🙂", "plain: 综合排名 é 🙂"),
        ("می‌خواهم", "می‌خواهم"),  # a zero-width non-joiner is spelling
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("two\nlines\r\t", "two\\nlines\\r\\t"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202egnp.exe\u2066", "\\u202egnp.exe\\u2066"),
        ("\u2028\ufeff\udcff", "\\u2028\\ufeff\\udcff"),
    ],
)
def test_make_printable(text: str, expected: str) -> None:
    assert console.make_printable(text) == expected


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _run(total: int, quiet: bool, failed: int = 0) -> int:
    with console.Reporter(total, quiet) as reporter:
        for number in range(total):
            cause = "broken\x1b[2J" if number < failed else ""
            reporter.report(f"page {number}", cause, ("odd bytes",))
    return reporter.finish()


@pytest.mark.parametrize(
    ("total", "failed", "code"), [(1, 0, 0), (3, 0, 0), (3, 1, 3), (3, 3, 4), (1, 1, 4), (0, 0, 4)]
)
def test_exit_code(total: int, failed: int, code: int) -> None:
    assert _run(total, True, failed) == code


def test_messages(capsys: pytest.CaptureFixture[str]) -> None:
    _run(2, False, failed=1)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "cleancms: page 0: broken\\x1b[2J",
        "cleancms: page 0: warning: odd bytes",
        "cleancms: page 1: warning: odd bytes",
        "cleancms: 1 written, 1 failed",
    ]


def test_quiet_tells_of_failures_only(capsys: pytest.CaptureFixture[str]) -> None:
    _run(2, True, failed=1)
    assert capsys.readouterr().err == "cleancms: page 0: broken\\x1b[2J\n"


def test_closed_standard_error_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert _run(2, False, failed=1) == console.SOME_FAILED


@pytest.mark.parametrize(
    ("total", "quiet", "terminal", "shown"),
    [
        (console.MANY_INPUTS, False, True, True),
        (console.MANY_INPUTS, True, True, False),
        (console.MANY_INPUTS, False, False, False),
        (console.MANY_INPUTS - 1, False, True, False),
    ],
)
def test_progress_bar(
    monkeypatch: pytest.MonkeyPatch, total: int, quiet: bool, terminal: bool, shown: bool
) -> None:
    stream = _Terminal() if terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with console.Reporter(total, quiet) as reporter:
        assert (reporter.bar is not None) is shown
        reporter.report("page", "broken [bold]\x07")
    assert reporter.bar is None
    assert "cleancms: page: broken [bold]\\x07\n" in stream.getvalue()


BLOCKS = numbered(paragraph("The first [red]block\x1b[31m"), paragraph("Menu"), paragraph("The first block"))
VERDICTS = (
    Verdict(BLOCKS[0], Label.KEPT, Reason.CONTENT, 0.98),
    Verdict(BLOCKS[1], Label.DROPPED, Reason.NAVIGATION, 0.07),
    Verdict(BLOCKS[2], Label.COPY, Reason.COPY, 0.9, repeats=0),
)
METADATA = Metadata(title="A \x07title", author=("A", "B"), origins={"title": "block 0"})


def _result(**fields: Any) -> Result:
    values: dict[str, Any] = {"page_id": "p\x1b", "article": None, "text": "", "markdown": ""}
    return Result(**{**values, "metadata": METADATA, "verdicts": VERDICTS, "copies": 2, **fields})


def test_explanation_has_a_line_for_every_field_and_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    written = console.render_explanation(_result(encoding="gb18030 (declared)"), False)
    assert written.startswith("p\\x1b: 1 of 3 blocks kept, copies: 2, confidence: 0.00, gb18030 (declared)\n")
    lines = [" ".join(line.split()) for line in written.splitlines()]
    for line in (
        "title A \\x07title block 0",
        "author A, B",
        "0 kept content 0.98 paragraph The first [red]block\\x1b[31m",
        "1 dropped navigation 0.07 paragraph Menu",
        "2 copy of 0 copy 0.90 paragraph The first block",
    ):
        assert line in lines
    assert "\x1b" not in written


def test_explanation_is_coloured_for_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[32m" in console.render_explanation(_result(), True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in console.render_explanation(_result(), True)


@pytest.mark.parametrize("is_terminal", [True, False])
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, None),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, None),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, None),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: bool | None, is_terminal: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    written = console.render_explanation(_result(), is_terminal)
    assert ("\x1b[" in written) is (is_terminal if expected is None else expected)


@pytest.mark.parametrize("is_terminal", [True, False])
def test_width(monkeypatch: pytest.MonkeyPatch, is_terminal: bool) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for columns in (60, 90):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = console.render_explanation(_result(), is_terminal).splitlines()
        assert max(map(len, lines[1:])) == columns
    monkeypatch.delenv("COLUMNS")
    assert max(map(len, console.render_explanation(_result(), False).splitlines())) == console.PIPE_WIDTH


def test_explanation_cuts_long_blocks() -> None:
    block = paragraph("long " * 1000)
    verdicts = (Verdict(block, Label.KEPT, Reason.CONTENT),)
    written = console.render_explanation(_result(verdicts=verdicts), False)
    assert max(map(len, written.splitlines())) <= console.PIPE_WIDTH
    (line,) = (line for line in written.splitlines() if "…" in line)
    assert line.split()[:6] == ["0", "kept", "content", "0.00", "paragraph", "long"]
