"""`cleancms corpus --executor`: options -> an executor of datatrove, its errors -> exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from cleancms import console
from cleancms.extras import MissingExtraError, needing

if TYPE_CHECKING:
    from cleancms.corpus.passes import Run
    from cleancms.corpus.run import Summary

    Way = Callable[[Run], tuple[Summary | None, bool]]

TASK_TIME = "24:00:00"


def check_executor(options: dict[str, Any]) -> None:
    """Raise UsageError where the options about executors do not fit."""
    executor = options["executor"]
    for name in ("partition", "time"):
        if options[name] and executor != "slurm":
            raise click.UsageError(f"--{name} is for --executor slurm")
    if executor is None and options["tasks"]:
        raise click.UsageError("--tasks is for --executor")
    if executor in ("slurm", "ray") and not options["tasks"]:
        raise click.UsageError(
            f"--executor {executor} needs --tasks: a few for each processor that it may use"
        )
    if executor == "slurm" and not options["partition"]:
        raise click.UsageError("--executor slurm needs --partition; `sinfo -s` lists them")


def choose_way(options: dict[str, Any]) -> Way:
    """Return what cleans a corpus: this process with its workers, or an executor.

    Raises UsageError where a library is missing.
    """
    if options["executor"] is None:
        from cleancms.corpus.run import run_corpus  # noqa: PLC0415

        return run_corpus
    try:
        with needing("datatrove"):
            import datatrove  # noqa: PLC0415
            import datatrove.pipeline.dedup  # noqa: F401, PLC0415 - it imports all that the extra brings
        if options["executor"] == "ray":
            with needing("ray"):
                import ray  # noqa: F401, PLC0415
        return _make_way(options)
    except MissingExtraError as error:
        raise click.UsageError(f"--executor {options['executor']} {error}") from error


def _make_way(options: dict[str, Any]) -> Way:
    from cleancms.commands.records import make_limits  # noqa: PLC0415
    from cleancms.engine.executors import Executor, Local, Ray, Slurm, TasksFailedError  # noqa: PLC0415
    from cleancms.engine.run import StillRunningError, run_on  # noqa: PLC0415

    limits = make_limits(options)
    workers = options["jobs"]
    executors: dict[str, Callable[[], Executor]] = {
        "local": lambda: Local(limits.workers),
        "ray": lambda: Ray(workers, limits.memory),
        "slurm": lambda: Slurm(options["partition"], options["time"] or TASK_TIME, workers, limits.memory),
    }
    executor = executors[options["executor"]]()

    def clean(run: Run) -> tuple[Summary | None, bool]:
        try:
            return run_on(executor, run, options["tasks"] or limits.workers)
        except StillRunningError as error:
            console.say(str(error))
            sys.exit(console.DONE)
        except TasksFailedError as error:
            console.say(f"{error}; the same command does what is missing")
            sys.exit(console.NOTHING_WRITTEN)

    return clean
