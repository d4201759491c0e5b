"""What the README says is true: its quick start, its example, its table of commands."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import ROOT, find_commands, read_blocks, read_table, run_shell, split_cells

README = (ROOT / "README.md").read_text(encoding="utf-8")
QUICK_START = read_blocks(README, "sh")[0].splitlines()
MAX_LINES = 250


def _block_after(comment: str) -> str:
    return README.split(f"<!-- {comment} -->\n```", 1)[1].split("\n", 1)[1].split("```\n", 1)[0]


def _assert_shown(shown: str, real: str) -> None:
    """Assert that the lines are those of the real text.

    One that ends in "…" is only the beginning of a line; a "…" by itself stands for any number of lines.
    """
    lines = [
        r"(?:.*\n)*?"
        if line == "…"
        else re.escape(line.removesuffix("…")) + (r".*\n" if line.endswith("…") else r"\n")
        for line in shown.splitlines()
    ]
    assert re.fullmatch("".join(lines), real)


def _split_row(line: str) -> list[str]:
    """Return the cells of a line of a table without the score."""
    cells = re.split(r" {2,}", line.strip())
    return cells[:3] + cells[4:]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


def _run_quick_start(clone: Path) -> str:
    """Return what the second command of the quick start writes."""
    return run_shell(QUICK_START[1].removeprefix(".venv/bin/"), clone).stdout


def test_a_newcomer_reads_it_to_the_end() -> None:
    assert README.count("\n") <= MAX_LINES


def test_quick_start_is_install_clean_test() -> None:
    """The install and the tests are run by .ci/run, as they stand there."""
    install, clean, test = QUICK_START
    assert install == 'python3 -m venv .venv && .venv/bin/pip install -e ".[test]"'
    assert clean.startswith(".venv/bin/cleancms clean samples/")
    assert test == ".venv/bin/python -m pytest"


def test_before_is_the_sample() -> None:
    _assert_shown(
        _block_after("before: samples/notice.txt"), (ROOT / "samples/notice.txt").read_text("utf-8")
    )


def test_after_is_the_result(clone: Path) -> None:
    _assert_shown(_block_after("after: samples/notice.txt"), _run_quick_start(clone))


def test_explanation_is_the_real_one(clone: Path) -> None:
    """The scores are left out: they change with every training."""
    explained = run_shell("cleancms explain samples/notice.txt", clone).stdout
    rows = {cells[0]: cells for line in explained.splitlines() if len(cells := _split_row(line)) == 5}
    shown = [_split_row(line) for line in _block_after("explain: samples/notice.txt").splitlines()]
    for row in shown:
        *cells, text = rows[row[0]]
        assert row[:-1] == cells
        _assert_shown(row[-1] + "\n", text + "\n")


@pytest.mark.parametrize("program", read_blocks(README, "python"))
def test_program(program: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_table_of_commands_is_complete() -> None:
    commands = [row[0].strip("`") for row in read_table(README, "command")]
    assert sorted(commands) == sorted(find_commands().keys() - {""})


def test_table_cells_are_split_at_bars_that_are_not_escaped() -> None:
    assert split_cells(r"| a\|b | c |") == ["a|b", "c"]
