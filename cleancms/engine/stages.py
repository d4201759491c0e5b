"""The stages of a corpus as pipelines of datatrove."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.dedup import MinhashDedupCluster

from cleancms.corpus.parts import Part
from cleancms.corpus.passes import Run
from cleancms.corpus.plan import NearDuplicates
from cleancms.corpus.signatures import BANDS
from cleancms.engine import tasks as work
from cleancms.engine.executors import Stage
from cleancms.engine.near_duplicates import CONFIG, ChooseRepresentatives, LinkCopies, SignParts


class CorpusStep(PipelineStep):  # type: ignore[misc]
    """A step that does the work of a task on a corpus, and counts what it returns."""

    type = "📚 - CORPUS"

    def __init__(self, job: Run, name: str, task: Callable[[Run, int, int], Counter[str]]) -> None:
        self.name = f"cleancms {name}"
        super().__init__()
        self.job = job
        self.task = task

    def run(self, data: None = None, rank: int = 0, world_size: int = 1) -> None:
        """Do the work of task `rank`."""
        with self.track_time("task"):
            for label, count in self.task(self.job, rank, world_size).items():
                self.stat_update(label, value=count, unit="task")


class Plan(NamedTuple):
    """A run on an executor, with its name and the crawls in its index, the earliest first.

    Each stage has so many `tasks`, which leave things for each other in `folder`.
    """

    run: Run
    name: str
    earlier: Sequence[Sequence[Part]]
    tasks: int
    folder: Path


def list_stages(plan: Plan) -> list[Stage]:
    """Return the stages of a run in their order."""
    run, name, earlier, tasks, folder = plan
    step = partial(CorpusStep, run)
    signatures, pairs, clusters = (folder / name for name in ("signatures", "pairs", "clusters"))
    has_pairs = run.settings.near_duplicates is not NearDuplicates.KEEP
    signing = [SignParts(signatures, partial(work.list_signed, run, earlier))] if has_pairs else []
    learning = [
        Stage("samples", "learning", tasks, [step("samples", work.look_at_samples)]),
        Stage("profiles", "learning", tasks, [step("profiles", work.learn_profiles)]),
    ]
    comparing = [
        Stage("pairs", "comparing", min(tasks, BANDS), [LinkCopies(signatures, pairs)]),
        Stage(
            *("clusters", "comparing", 1),
            [
                MinhashDedupCluster(str(pairs), str(clusters), CONFIG, save_cluster_id=True),
                ChooseRepresentatives(signatures, clusters, clusters, run.files),
            ],
        ),
    ]
    return [
        Stage("sites", "reading", tasks, [step("sites", work.find_sites)]),
        Stage("outline", "reading", 1, [step("outline", work.outline)]),
        *([] if run.settings.profiles else learning),
        Stage("clean", "cleaning", tasks, [step("clean", work.clean_parts), *signing]),
        *(comparing if has_pairs else []),
        Stage("write", "writing", tasks, [step("write", partial(work.write, name))]),
        Stage("report", "writing", 1, [step("report", work.report)]),
    ]
