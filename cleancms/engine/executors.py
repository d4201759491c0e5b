"""The executors of datatrove: on this machine, on a Slurm cluster, on a Ray cluster."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, suppress
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import multiprocess
from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor, SlurmPipelineExecutor
from datatrove.executor.base import PipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.utils.logging import setup_default_logger
from datatrove.utils.stats import PipelineStats

from cleancms.extras import needing
from cleancms.files import write_whole

# What a task takes beside the page that it is on (bytes): the interpreter, the libraries, a part of records.
TASK_MEMORY = 1_500_000_000
# Imported once for all processes of this machine.
_MODULES = ["cleancms.engine.stages", "cleancms.pipeline", "datatrove.executor"]


class Stage(NamedTuple):
    """A pipeline that `tasks` tasks run; `label` says to people what it does."""

    name: str
    label: str
    tasks: int
    steps: Sequence[PipelineStep]


class TasksFailedError(RuntimeError):
    """Tasks have failed; the message says how many, and where they say why."""


class Executor(Protocol):
    """Something that runs stages, one after the other. What was done before is not done again."""

    def run(self, stages: Sequence[Stage], folder: Path, tell: Callable[[str], None]) -> bool:
        """Run stages; return whether all are done by now. `folder` has what is known of their tasks.

        `tell` is told the label of each. Raises TasksFailedError, OSError.
        """


class Local(NamedTuple):
    """So many tasks at a time on this machine."""

    workers: int

    def run(self, stages: Sequence[Stage], folder: Path, tell: Callable[[str], None]) -> bool:
        """Run stages; what a task raises is raised here."""
        multiprocess.set_forkserver_preload(_MODULES)
        for stage in stages:
            tell(stage.label)
            workers = min(self.workers, stage.tasks)
            with _logging_to_files():
                _LocalExecutor(list(stage.steps), stage.tasks, workers, str(folder / stage.name)).run()
        return True


class Ray(NamedTuple):
    """A Ray cluster: the one that RAY_ADDRESS names, else one on this machine.

    `workers` tasks at a time, None for as many as have room. `memory` is what a page may take (bytes).
    """

    workers: int | None
    memory: int | None

    def run(self, stages: Sequence[Stage], folder: Path, tell: Callable[[str], None]) -> bool:
        """Run stages. Raises TasksFailedError, MissingExtraError."""
        with needing("ray"):
            import ray  # noqa: PLC0415 - slow, and only where it is used
        with _logging_to_files():
            if not ray.is_initialized():
                ray.init(log_to_driver=False)
            for stage in stages:
                tell(stage.label)
                executor = RayPipelineExecutor(
                    list(stage.steps),
                    stage.tasks,
                    self.workers or -1,
                    logging_dir=str(folder / stage.name),
                    mem_per_cpu_gb=_sum_memory(self.memory),
                )
                executor.run()
                _check(executor, folder / stage.name)
        return True


class Slurm(NamedTuple):
    """A Slurm cluster; `time` is what a task may take (Slurm's notation).

    `workers` tasks at a time, None for as many as the cluster lets run. `memory` is what a page may take
    (bytes).
    """

    partition: str
    time: str
    workers: int | None
    memory: int | None

    def run(self, stages: Sequence[Stage], folder: Path, tell: Callable[[str], None]) -> bool:
        """Submit the jobs of the stages, each behind the one before. Returns at once."""
        with _logging_to_files():
            executors = self.make(stages, folder)
            if not any(executor.get_incomplete_ranks() for executor in executors):
                return True
            tell("submitting")
            executors[-1].run()
        jobs = [str(executor.job_id) for executor in executors if executor.job_id not in (None, -1)]
        write_whole(folder / "jobs.json", json.dumps(jobs).encode())
        return False

    def make(self, stages: Sequence[Stage], folder: Path) -> list[SlurmPipelineExecutor]:
        """Return the executor of each stage."""
        executors: list[SlurmPipelineExecutor] = []
        for stage in stages:
            executors.append(
                SlurmPipelineExecutor(
                    list(stage.steps),
                    stage.tasks,
                    self.time,
                    self.partition,
                    mem_per_cpu_gb=_sum_memory(self.memory),
                    workers=self.workers or -1,
                    job_name=f"cleancms-{stage.name}",
                    qos="",  # the partition's own
                    env_command=f"export PATH={Path(sys.executable).parent}:$PATH",
                    sbatch_args={"kill-on-invalid-dep": "yes"},
                    depends=executors[-1] if executors else None,
                    logging_dir=str(folder / stage.name),
                )
            )
        return executors


def find_running_jobs(folder: Path) -> list[str]:
    """Return the Slurm jobs in this folder of tasks that wait or run; none where there is no Slurm."""
    path = folder / "jobs.json"
    if not path.is_file():
        return []
    with suppress(FileNotFoundError):
        command = ["squeue", "--noheader", "--me", "--format=%F"]
        queued = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
        return [job for job in json.loads(path.read_bytes()) if job in queued]
    return []


class _LocalExecutor(LocalPipelineExecutor):  # type: ignore[misc]
    """One that logs to its files alone, and whose processes leave interrupts to their parent."""

    def _run_for_rank(self, rank: int, local_rank: int = 0, node_rank: int = -1) -> PipelineStats:
        if multiprocess.parent_process() is not None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        with redirect_stderr(StringIO()):
            return super()._run_for_rank(rank, local_rank, node_rank)


@contextmanager
def _logging_to_files() -> Iterator[None]:
    """Keep datatrove's log from standard error; each task has a file of it."""
    try:
        with redirect_stderr(StringIO()):
            setup_default_logger()
            yield
    finally:
        setup_default_logger()


def _check(executor: PipelineExecutor, folder: Path) -> None:
    """Raise TasksFailedError where tasks are not done."""
    missing: list[Any] = executor.get_incomplete_ranks(skip_completed=True)
    if missing:
        raise TasksFailedError(f"{len(missing)} of {executor.world_size} tasks failed; see {folder / 'logs'}")


def _sum_memory(page: int | None) -> int:
    """Return the memory of a task in GB, whole ones."""
    return -(-(TASK_MEMORY + (page or 0)) // 1_000_000_000)
