"""A pass over the records of a corpus: workers do something with each of them, in order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from cleancms.articles.write import encode
from cleancms.corpus.plan import CorpusSettings
from cleancms.corpus.record_work import FAILED, Cleaned, Task
from cleancms.corpus.workfiles import WorkFiles
from cleancms.files import iterate_lines, write_whole
from cleancms.pages.find import Input
from cleancms.pages.records import read_raw
from cleancms.workers import Failure, Limits, run_tasks

# What workers import once for all of them.
MODULES = ("cleancms.corpus.record_work",)

R = TypeVar("R")


class Progress(NamedTuple):
    """How far a pass is: records done, of how many (0: unknown), and failed since the run was started.

    `failure` says where the last record stands and what was wrong with it, "" where nothing was.
    """

    stage: str
    done: int = 0
    total: int = 0
    failed: int = 0
    failure: str = ""


class Run(NamedTuple):
    """A run: its inputs in order, its settings, where its files are, what a page may take.

    `tell` is told of the progress after each record.
    """

    inputs: Sequence[Input]
    settings: CorpusSettings
    files: WorkFiles
    limits: Limits
    tell: Callable[[Progress], None]


def work_through(
    run: Run, start: Progress, work: Callable[[Task], R], tasks: Iterable[Task]
) -> Iterator[tuple[Task, R | Failure]]:
    """Yield each task with its result, in order, and tell of the progress from `start` on."""
    failed = 0
    run.tell(start)
    with closing(run_tasks(work, tasks, run.limits, MODULES)) as results:
        for done, (task, result) in enumerate(results, start.done + 1):
            cause = _find_cause(result)
            failed += bool(cause)
            failure = f"{task.raw.source}:{task.raw.position}: {cause}" if cause else ""
            run.tell(start._replace(done=done, failed=failed, failure=failure))
            yield task, result


def _find_cause(result: object) -> str:
    """Return why a record failed, "" where it did not."""
    if isinstance(result, Failure):
        return result.cause
    if isinstance(result, Cleaned) and result.report["status"] == FAILED:
        return str(result.report["reason"])
    return ""


def number_records(run: Run, parts: int = 0, stems: Iterable[str] = repeat("")) -> Iterator[Task]:
    """Yield the raw records of all inputs with their numbers, those behind the first `parts` parts.

    `stems` are where in a tree the documents of each input go.
    """
    first = parts * run.settings.part_records
    number = 0
    for source, stem in zip(run.inputs, stems, strict=False):
        for raw in read_raw(source, max_size=run.settings.max_size):
            if number >= first:
                yield Task(number, raw, stem=stem)
            number += 1


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines to a file that is there whole or not at all. Raises OSError."""
    write_whole(path, encode("".join(f"{line}\n" for line in lines)))


def read_lines(paths: Iterable[Path]) -> Iterator[Any]:
    """Yield the JSON values in files of one a line."""
    for path in paths:
        yield from map(json.loads, iterate_lines(path))
