"""What pages, names and values hold never drives the terminal of who looks at it."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms import console
from cleancms.articles.records import to_json
from cleancms.cli import main
from tests.command_line import PARAGRAPHS, read_terminal, start

# Clear the screen, set the title, a link (OSC 8), the clipboard (OSC 52), the same with C1 controls, back to
# the beginning of the line, changes of direction, line separators, characters that nobody sees.
EVIL = (
    "\x1b[2J\x1b]0;t\x07\x1b]8;;http://e.example/\x07x\x1b]52;c;aGk=\x07\x9b31m\x9d0;t\x9c\x90\x85\r\b\x7f"
    "\u202e\u2066\u2028\u200b\u200e\u061c\u2060\U000e0041"
)
NAME = EVIL.replace("/", "_")
DRIVING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
# What cleancms itself sends: colours, and the lines of its progress bar.
OWN = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh])|\r?(?:\x1b\[1A)?\x1b\[2K")
TEXT = "\n\n".join((f"{PARAGRAPHS[0]} {EVIL}", *PARAGRAPHS[1:], f"{PARAGRAPHS[0]} {EVIL}", *PARAGRAPHS[1:]))
PAGE = (
    f"<html><head><title>A {EVIL} wall</title><meta name=author content='J {EVIL}'></head><body><article>"
    f"<h1>A {EVIL} wall</h1><p>{PARAGRAPHS[0]} {EVIL}</p><pre>{EVIL}</pre><p>{PARAGRAPHS[1]}</p>"
    f"<p>{PARAGRAPHS[2]}</p></article><footer>Copyright 2022 {EVIL}</footer></body></html>"
)
FOLDER, MISSING = f"d{NAME}", f"missing{NAME}"
HTML, FIXED, RECORDS = (f"{FOLDER}/p{NAME}{suffix}" for suffix in (".html", ".txt", ".jsonl"))
PROFILES, CORPUS = f"profiles{NAME}", f"corpus{NAME}"
COMMANDS = (
    *([command, path] for command in ("explain", "clean") for path in (HTML, FIXED, MISSING)),
    ["explain", HTML, "--json"],
    *(["clean", HTML, "--links", "--format", each] for each in ("txt", "json", "jsonl", "html")),
    ["clean", FOLDER],
    ["clean", FOLDER, "-o", f"out{NAME}"],
    ["clean", FOLDER, "-o", HTML],
    ["clean", HTML, "--profiles", MISSING],
    ["clean", HTML, "--encoding", NAME],
    ["clean", "--files-from", MISSING],
    ["clean", HTML, NAME],
    *(["check", FOLDER, *options] for options in ((), ("--diff",), ("--json",))),
    ["check", FOLDER, "--attributes", FIXED],
    ["learn", RECORDS, "-o", PROFILES],
    ["learn", "--show", "h.example", "-o", PROFILES],
    ["learn", "--show", MISSING, "-o", PROFILES],
    ["corpus", RECORDS, "-o", CORPUS, "-j1", "--deadline=0", "--memory=0"],
    ["corpus", RECORDS, "-o", FOLDER, "-j1", "--deadline=0", "--memory=0"],
    ["corpus", RECORDS, "-o", "new", "--index", HTML],
    ["review", FOLDER, "-o", "report.html"],
    ["review", CORPUS, "-o", f"{CORPUS}/report.jsonl"],
    ["review", MISSING, "-o", "report.html"],
    ["--config", MISSING, "config"],
    ["config"],
    ["config", "--json"],
    *([NAME], [f"-{NAME}"], [f"--{NAME}"], ["config", NAME], ["config", f"-{NAME}"]),
    *(["clean", HTML, *options] for options in ([f"-{NAME}"], [f"--{NAME}"], ["--format", NAME])),
    ["fix", FOLDER, "--backup", f".{NAME}"],
    ["fix", MISSING],
)


class _Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal and keeps what is written."""

    def isatty(self) -> bool:
        return True

    def read_all(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("CLEANCMS_ID_FIELD", f"id{EVIL}")
    Path(FOLDER).mkdir()
    Path(HTML).write_text(PAGE)
    Path(FIXED).write_text(TEXT)
    Path(FIXED.replace(".txt", ".md")).write_text(f"---\ntitle: {EVIL}\n---\n{TEXT}")
    rows = [{f"id{EVIL}": f"{n}{EVIL}", "url": f"http://h.example/{n}{EVIL}", "html": PAGE} for n in range(4)]
    Path(RECORDS).write_text("".join(f"{json.dumps(row)}\n" for row in rows) + f"{{bad {EVIL}\n")
    Path(f"{FOLDER}/binary{NAME}.txt").write_bytes(bytes(range(16)) * 40)


def _run_at_terminal(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> str:
    stream = _Terminal(io.BytesIO(), encoding="utf-8", errors="backslashreplace", write_through=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", stream)
        with pytest.raises(SystemExit):
            main(arguments, prog_name="cleancms")
    return stream.read_all()


def _find_driving(shown: str) -> list[str]:
    return DRIVING.findall(OWN.sub("", shown))


@pytest.mark.usefixtures("folder")
def test_no_command_lets_a_page_drive_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {}
    for arguments in COMMANDS:
        shown[tuple(arguments)] = _run_at_terminal(monkeypatch, arguments)
        assert _find_driving(shown[tuple(arguments)]) == [], [arg.replace(NAME, "*") for arg in arguments]
    assert all("Traceback" not in text for text in shown.values())
    seen = [text for text in shown.values() if "\\x1b[2J" in text or "\\u202e" in text]
    assert len(seen) > len(COMMANDS) * 0.8  # the others say nothing of pages and names


@pytest.mark.usefixtures("folder")
def test_pipes_and_files_get_what_the_page_has() -> None:
    output, _ = start("clean", FIXED, "--format", "txt").communicate()
    main(["clean", FIXED, "--format", "txt", "-o", "file.txt"], standalone_mode=False)
    assert Path("file.txt").read_bytes() == output
    assert "\u202e\u2066" in output.decode()
    fixed, _ = start("fix", "-", stdin=subprocess.PIPE).communicate(TEXT.encode())
    assert EVIL.encode() in fixed
    difference, _ = start("check", FIXED, "--diff").communicate()
    assert EVIL.rpartition("\u2028")[2].encode() in difference


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments", [["clean", HTML], ["fix", "-"], ["explain", HTML, "--json"], ["clean", f"-{NAME}"]]
)
def test_a_real_terminal(arguments: list[str]) -> None:
    leader, follower = pty.openpty()
    process = start(*arguments, stdout=follower, stderr=follower, stdin=subprocess.PIPE)
    os.close(follower)
    assert process.stdin is not None
    process.stdin.write(TEXT.encode())
    process.stdin.close()
    shown = read_terminal(leader)
    process.wait()
    assert shown
    assert _find_driving(shown.decode().replace("\r\n", "\n")) == []


@given(st.text() | st.text(st.sampled_from(EVIL + "\n\tab\u200c\u200d")))
def test_printable_text_is_one_line_and_the_rest_of_it_stays(text: str) -> None:
    printable = console.make_printable(text)
    assert not DRIVING.search(printable)
    assert not set("\n\t\r") & set(printable)
    assert printable == console.make_printable(printable)
    lines = console.make_lines_printable(text)
    assert lines.split("\n") == [
        "\t".join(map(console.make_printable, line.split("\t"))) for line in text.split("\n")
    ]


@given(st.text() | st.text(st.sampled_from(EVIL)))
def test_json_holds_no_control_character(text: str) -> None:
    written = to_json({"text": text})
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", written)
    assert json.loads(written) == {"text": text}


def test_facts_are_printable(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    console.tell_facts([(f"a[red]{EVIL}", EVIL)])
    assert not DRIVING.search(capsys.readouterr().err)
    stream = _Terminal(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stderr", stream)
    console.tell_facts([(f"a[red]{EVIL}", EVIL)])
    assert "a[red]" in stream.read_all()
    assert _find_driving(stream.read_all()) == []
