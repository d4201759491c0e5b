"""Completion in shells: the scripts are valid there, and complete commands, options and names of files."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleancms.cli import main
from tests.documents import ROOT, find_commands

SHELLS = ("bash", "zsh", "fish")
LONGEST = 60.0  # seconds; a completion takes half a one


def _print_script(shell: str) -> str:
    result = CliRunner().invoke(main, ["completion", shell])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_script_is_valid(shell: str) -> None:
    script = _print_script(shell)
    assert "_CLEANCMS_COMPLETE" in script
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_unknown_shell() -> None:
    result = CliRunner().invoke(main, ["completion", "powershell"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'bash', 'zsh', 'fish'" in result.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cleancms ", {"plain,clean", "plain,explain", "plain,config"}),
        ("cleancms cl", {"plain,clean"}),
        ("cleancms clean --min", {"plain,--min-confidence"}),
        ("cleancms clean --format j", {"plain,json", "plain,jsonl"}),
        ("cleancms clean p", {"file,p"}),
        ("cleancms clean a.html p", {"file,p"}),
        ("cleancms clean -o p", {"file,p"}),
        ("cleancms clean --profiles p", {"dir,p"}),
        ("cleancms completion ", {"plain,bash", "plain,zsh", "plain,fish"}),
    ],
)
def test_what_is_offered(words: str, expected: set[str], tmp_path: Path) -> None:
    (tmp_path / "cleancms.toml").write_text("wrong = 1")  # completion reads no configuration
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "_CLEANCMS_COMPLETE": "bash_complete",
    }
    done = subprocess.run(
        [sys.executable, "-c", "from cleancms.cli import main; main(prog_name='cleancms')"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    offered = set(done.stdout.splitlines())
    assert offered >= expected
    assert "plain" in done.stdout or offered == expected


@pytest.mark.parametrize("name", ["check", "clean", "corpus", "explain", "fix", "learn", "review"])
def test_commands_complete_names_of_files(name: str) -> None:
    command = find_commands()[name]
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    context = command.make_context(name, [], resilient_parsing=True)
    assert [item.type for argument in arguments for item in argument.shell_complete(context, "p")] == ["file"]


def _install(folder: Path, shell: str) -> str:
    """Write the program and the script for a shell into `folder`; return a PATH with it."""
    program = folder / "cleancms"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cleancms "$@"\n')
    program.chmod(0o755)
    (folder / "script").write_text(_print_script(shell))
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@contextmanager
def _open_bash(folder: Path) -> Iterator[int]:
    """Start a bash at a terminal of its own, in `folder`, with the completion of cleancms."""
    path = _install(folder, "bash")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        ["bash", "--norc", "--noprofile", "-i"],
        cwd=folder,
        env={"PATH": path, "PYTHONPATH": str(ROOT), "PS1": "ready> ", "TERM": "dumb", "INPUTRC": "/dev/null"},
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
    )
    os.close(follower)
    try:
        os.write(leader, b". ./script\n")
        _wait_for(leader, rb"script.*ready> ")
        yield leader
    finally:
        process.kill()
        process.wait()
        os.close(leader)


def _wait_for(leader: int, pattern: bytes) -> None:
    """Read what the terminal shows until it matches."""
    shown = b""
    end = time.monotonic() + LONGEST
    while not re.search(pattern, shown, re.DOTALL):
        assert select.select([leader], [], [], max(0, end - time.monotonic()))[0], shown
        shown += os.read(leader, 4096)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (b"cleancms exp\t", rb"cleancms explain "),
        (b"cleancms clean --min\t", rb"--min-confidence "),
        (b"cleancms clean harb\t", rb"harbour wall\.html|harbour\\ wall\.html"),
        (b"cleancms clean -o sub\t", rb"sub/"),
    ],
)
def test_bash_completes(typed: bytes, shown: bytes, tmp_path: Path) -> None:
    (tmp_path / "harbour wall.html").touch()
    (tmp_path / "sub").mkdir()
    with _open_bash(tmp_path) as leader:
        os.write(leader, typed)
        _wait_for(leader, shown)


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("cleancms exp", ["explain"]),
        ("cleancms clean --min", ["--min-confidence"]),
        ("cleancms clean --format j", ["json", "jsonl"]),
    ],
)
def test_fish_completes(typed: str, offered: list[str], tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": _install(tmp_path, "fish"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source script; complete -C '{typed}'"],
        cwd=tmp_path,
        env=environment | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split("\t")[0] for line in done.stdout.splitlines() if line] == offered
