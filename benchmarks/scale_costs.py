"""What some work costs: done in a process of its own, which is looked at from outside (Linux)."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.speed import list_family
from cleancms.corpus.passes import MODULES, Run
from cleancms.corpus.plan import CorpusSettings, describe_run, name_run, sort_inputs
from cleancms.corpus.workfiles import WorkFiles
from cleancms.engine.executors import Stage
from cleancms.engine.stages import Plan, list_stages
from cleancms.pages.find import find_inputs
from cleancms.pages.records import PAGES_AND_RECORDS
from cleancms.workers import Limits, run_tasks

_CONTEXT = get_context("fork")
# Seconds between two looks at the memory.
_LOOK = 0.005


class Cost(NamedTuple):
    """CPU seconds of a process and its children; bytes that it read from files, and wrote; memory (bytes).

    `memory` is the peak of what is the process's own, beyond what it had at the start. What files are mapped
    is not counted: the system takes that back when it needs room.
    """

    cpu: float
    read: int
    written: int
    memory: int


def measure(work: Callable[[], object]) -> Cost:
    """Return what some work costs. Raises RuntimeError where it fails."""
    ours, theirs = _CONTEXT.Pipe(duplex=True)
    process = _CONTEXT.Process(target=_work, args=(theirs, work))
    process.start()
    theirs.close()
    assert process.pid
    try:
        ours.recv()
        start = peak = _read_memory(process.pid)
        ours.send(None)
        while not ours.poll(_LOOK):
            peak = max(peak, _read_memory(process.pid))
        cpu, read, written = ours.recv()
    except EOFError:
        raise RuntimeError("the work has failed") from None
    finally:
        process.join()
    return Cost(cpu, read, written, peak - start)


def _work(connection: Connection, work: Callable[[], object]) -> None:
    # What children share is imported once: the start of a task, not its work.
    list(run_tasks(abs, [1], Limits(1, 60.0), MODULES))
    before = (_read_cpu(), *_read_counters())
    connection.send(None)
    connection.recv()
    work()
    after = (_read_cpu(), *_read_counters())
    connection.send([new - old for new, old in zip(after, before, strict=True)])


def _read_memory(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return 1024 * int(status.partition("RssAnon:")[2].split()[0]) if "RssAnon:" in status else 0


def _read_cpu() -> float:
    """Return the CPU seconds of this process and its children, with those of theirs that have ended."""
    ticks = 0
    for process in list_family(os.getpid())[1:]:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _read_counters() -> tuple[int, int]:
    counted = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(counted["rchar"]), int(counted["wchar"])


# --- a run ------------------------------------------------------------------------------------------------


def measure_stages(source: Path, output: Path, limits: Limits, tasks: int) -> Mapping[str, Cost]:
    """Return what each stage costs of a run over a folder, in all its tasks, one after the other."""
    inputs = sort_inputs(find_inputs([str(source)], PAGES_AND_RECORDS).inputs)
    files = WorkFiles(output)
    (files.folder / "inputs").mkdir(parents=True)
    run = Run(inputs, CorpusSettings(), files, limits, lambda _: None)
    name = name_run(describe_run(run.inputs, run.settings))
    stages = list_stages(Plan(run, name, [], tasks, files.folder / "tasks"))
    return {stage.name: measure(partial(_run_stage, stage)) for stage in stages}


def _run_stage(stage: Stage) -> None:
    for rank in range(stage.tasks):
        data: Any = None
        for step in stage.steps:
            data = step.run(data, rank, stage.tasks)
        if isinstance(data, Iterator):
            deque(data, 0)
