"""The story of a corpus on an executor: the same files as `cleancms.corpus.run` writes, by many tasks."""

from __future__ import annotations

import shutil

from cleancms.corpus.index import add_to_index, read_index
from cleancms.corpus.passes import Progress, Run
from cleancms.corpus.plan import NearDuplicates, describe_run, name_run
from cleancms.corpus.run import Summary, read_summary
from cleancms.engine.executors import Executor, find_running_jobs
from cleancms.engine.stages import Plan, list_stages


class StillRunningError(RuntimeError):
    """The jobs of this run wait or run; the message says which."""


def run_on(executor: Executor, run: Run, tasks: int) -> tuple[Summary | None, bool]:
    """Clean a corpus with so many tasks a stage, or go on where an earlier run of it was interrupted.

    Returns what became of it, None where the tasks have only been submitted, and whether an earlier run had
    done it all. Raises StillRunningError, TasksFailedError, what a task raises, and what
    `cleancms.corpus.run.run_corpus` does.
    """
    description = describe_run(run.inputs, run.settings)
    name = name_run(description)
    index = run.settings.index
    earlier = read_index(index, name) if index else []
    folder = run.files.folder / f"tasks-{tasks}"
    if jobs := find_running_jobs(folder):
        raise StillRunningError(f"{len(jobs)} jobs wait or run: {', '.join(jobs)}")
    with run.files.hold(name, description) as is_complete:
        if not is_complete:
            task_run = run._replace(limits=run.limits._replace(workers=1), tell=_tell_nobody)
            stages = list_stages(Plan(task_run, name, earlier, tasks, folder))
            if not executor.run(stages, folder, lambda label: run.tell(Progress(label))):
                return None, False
            if index and run.settings.near_duplicates is not NearDuplicates.KEEP:
                add_to_index(index, name, run.files.find_parts("signatures"))
            for path in run.files.folder.iterdir():
                if path.is_dir():
                    shutil.rmtree(path)
            run.files.finish(name, description)
        return read_summary(run.files.output), is_complete


def _tell_nobody(_: Progress) -> None:
    """Be told of the progress in a task, which nobody looks at."""
