"""What the README says is true: its commands run, its result is the real one, its options exist."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleancms.cli import EXIT_CODES, main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

QUICK_START = [line for language, block in BLOCKS if language == "sh" for line in block.splitlines()]
USE = [
    line.split(" #")[0].rstrip()
    for language, block in BLOCKS
    if language == "bash"
    for line in block.splitlines()
]
# The command that makes the profiles which others show or apply.
LEARN = next(command for command in USE if command.startswith("cleancms learn samples/")).rstrip()
PROGRAMS = [block for language, block in BLOCKS if language == "python"]
# What makes the environment that this test runs in, and the test run itself: done by .ci/run.
NOT_HERE = ('python3 -m venv .venv && .venv/bin/pip install -e ".[test]"', ".venv/bin/python -m pytest")


def _block_after(comment: str) -> str:
    return README.split(f"<!-- {comment} -->\n```", 1)[1].split("\n", 1)[1].split("```\n", 1)[0]


def _run(command: list[str], directory: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        command,
        cwd=directory,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def _run_shell(command: str, directory: Path) -> subprocess.CompletedProcess[str]:
    script = f'cleancms() {{ "{sys.executable}" -m cleancms "$@"; }}; {command.removeprefix(".venv/bin/")}'
    return _run(["bash", "-euo", "pipefail", "-c", script], directory)


def _assert_shown(shown: str, real: str) -> None:
    """Assert that the lines are those of the real text; one that ends in "…" is only its beginning."""
    for short, line in zip_longest(shown.splitlines(), real.splitlines()):
        assert line == short or (short.endswith("…") and line.startswith(short[:-1]))


def _split_row(line: str) -> list[str]:
    """Return the cells of a line of a table without the score."""
    cells = re.split(r" {2,}", line.strip())
    return cells[:3] + cells[4:]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


def _help(*arguments: str) -> str:
    return CliRunner().invoke(main, [*arguments, "--help"], terminal_width=200).output


def test_quick_start_is_install_clean_test() -> None:
    install, clean, test = QUICK_START
    assert (install, test) == NOT_HERE
    assert clean.startswith(".venv/bin/cleancms clean samples/")


@pytest.mark.parametrize("command", [command for command in [*QUICK_START, *USE] if command not in NOT_HERE])
def test_command(command: str, clone: Path) -> None:
    if "profiles/" in command and command != LEARN:
        assert _run_shell(LEARN, clone).returncode == 0
    before = set(clone.iterdir())
    done = _run_shell(command, clone)
    assert done.returncode == 0, done.stderr
    assert done.stdout or set(clone.iterdir()) > before
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("program", PROGRAMS)
def test_program(program: str, tmp_path: Path) -> None:
    done = _run([sys.executable, "-c", program], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_before_is_the_sample() -> None:
    _assert_shown(
        _block_after("before: samples/notice.txt"), (ROOT / "samples/notice.txt").read_text("utf-8")
    )


def test_after_is_the_result(clone: Path) -> None:
    _assert_shown(_block_after("after: samples/notice.txt"), _run_shell(QUICK_START[1], clone).stdout)


def test_explanation_is_the_real_one(clone: Path) -> None:
    """The scores are left out: they change with every training."""
    explained = _run_shell("cleancms explain samples/notice.txt", clone).stdout
    rows = {cells[0]: cells for line in explained.splitlines() if len(cells := _split_row(line)) == 5}
    shown = [_split_row(line) for line in _block_after("explain: samples/notice.txt").splitlines()]
    for row in shown:
        *cells, text = rows[row[0]]
        assert row[:-1] == cells
        _assert_shown(row[-1], text)


def test_options_are_those_of_the_help() -> None:
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", _help() + _help("clean") + _help("explain")))
    table = README.split("| option | meaning |", 1)[1].split("\n\n", 1)[0]
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", table)) == options


def test_options_for_corpora_are_those_of_the_help() -> None:
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", _help("corpus") + _help("learn"))) - {"--help"}
    table = README.split("| option of `corpus` and `learn` | meaning |", 1)[1].split("\n\n", 1)[0]
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", table)) == options


def test_exit_codes_are_those_of_the_help() -> None:
    described = re.findall(r"^ +(\d[\d, ]*?) {2,}", EXIT_CODES, re.MULTILINE)
    table = README.split("| code | meaning |", 1)[1].split("\n\n", 1)[0]
    assert re.findall(r"^\| (\d[\d, ]*) \|", table, re.MULTILINE) == described


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
