"""Runs over a corpus that are killed at random moments, and go on to the bytes of an undisturbed one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from cleancms import workers
from tests.corpora import make_records, read_tree, write_records

# A run with parts so small that there are many; it tells of each record, so that it can be killed at one.
_SCRIPT = """
from pathlib import Path
from cleancms.corpus.passes import Run
from cleancms.corpus.plan import CorpusSettings
from cleancms.corpus.run import run_corpus
from cleancms.corpus.workfiles import WorkFiles
from cleancms.pages.find import find_inputs
from cleancms.workers import Limits

inputs = find_inputs(["../in.jsonl"]).inputs
settings = CorpusSettings(index=Path("index"), part_records=20)
tell = lambda told: print(told.stage, flush=True)
run_corpus(Run(inputs, settings, WorkFiles(Path("out")), Limits(2, 60), tell))
"""
RECORDS = 160

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")


class Told(NamedTuple):
    """A run that came to its end: the stages that it told of, one a record, and what it wrote."""

    stages: list[str]
    tree: dict[str, bytes]


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory with a file of records."""
    folder = tmp_path_factory.mktemp("corpora")
    write_records(folder / "in.jsonl", make_records(RECORDS))
    return folder


@pytest.fixture(scope="module")
def whole(top: Path) -> Told:
    """Return the undisturbed run."""
    told = _run(top / "whole")
    assert set(told.stages) == {"reading", "learning", "cleaning", "comparing", "writing"}
    return told


def _start(folder: Path) -> subprocess.Popen[str]:
    folder.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-c", _SCRIPT],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(workers.__file__).parents[1])},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _run(folder: Path) -> Told:
    """Run to the end."""
    process = _start(folder)
    told, _ = process.communicate()
    assert process.returncode == 0
    return Told(told.splitlines(), read_tree(folder))


def _kill(folder: Path, moment: int, kill: Callable[[int, int], None]) -> None:
    """Start a run and kill it, or its process alone, once it has told of so many records."""
    process = _start(folder)
    assert process.stdout
    for _ in range(moment):
        process.stdout.readline()
    kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    _wait_for_the_group(process.pid)


def _wait_for_the_group(group: int) -> None:
    """Wait until no process of a group is left; fail after a minute."""
    end = time.monotonic() + 60
    with suppress(ProcessLookupError):
        while time.monotonic() < end:
            os.killpg(group, 0)
            time.sleep(0.01)
        os.killpg(group, signal.SIGKILL)
        pytest.fail("processes are left")


@pytest.mark.parametrize("kill", [os.kill, os.killpg], ids=["the parent alone", "all"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_run_goes_on(top: Path, whole: Told, kill: Callable[[int, int], None], seed: int) -> None:
    folder = top / f"killed {kill.__name__} {seed}"
    _kill(folder, Random(seed).randrange(len(whole.stages)), kill)
    assert _run(folder).tree == whole.tree


def test_a_run_that_is_killed_again_and_again(top: Path, whole: Told) -> None:
    for seed in range(3):
        _kill(top / "killed", Random(seed).randrange(len(whole.stages) // 2), os.killpg)
    assert _run(top / "killed").tree == whole.tree


def test_finished_parts_are_not_done_again(top: Path, whole: Told) -> None:
    """A record of the second to last part was told of: the parts before it are done."""
    last = len(whole.stages) - whole.stages[::-1].index("cleaning")
    _kill(top / "late", last - 30, os.killpg)
    told = _run(top / "late")
    assert told.stages.count("reading") + told.stages.count("learning") == 1  # each pass tells of its start
    assert told.stages.count("cleaning") <= 61
    assert told.tree == whole.tree
