"""What the tasks of each stage of a corpus do. A task, started again, does what is not done yet.

Each function takes the run, the number of the task and how many there are, and returns what is to be counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain, groupby

from cleancms.corpus.parts import Part, open_part
from cleancms.corpus.passes import MODULES, Run, write_lines
from cleancms.corpus.plan import NearDuplicates
from cleancms.corpus.profiles import name_file
from cleancms.corpus.record_work import (
    Task,
    clean_record,
    find_record_site,
    learn_site,
    look_at_record,
)
from cleancms.corpus.run import (
    SHARD_PARTS,
    check_inputs,
    complete,
    give_up,
    read_report,
    write_documents,
    write_part,
    write_report,
)
from cleancms.engine.shares import (
    Outline,
    PartPlan,
    SampledRecord,
    name_input_sites,
    read_clusters,
    read_outline,
    read_parts,
    read_plan,
    read_readings,
    read_sites,
    take_share,
    write_outline,
    write_samples,
)
from cleancms.files import write_whole
from cleancms.pages.records import read_raw
from cleancms.workers import Failure, run_tasks


def find_sites(run: Run, rank: int, tasks: int) -> Counter[str]:
    """Write the ids and sites of the records of each `tasks`-th input."""
    wanted = [
        number
        for number in range(rank, len(run.inputs), tasks)
        if not name_input_sites(run.files, number).is_file()
    ]
    raws = (
        Task(number, raw)
        for number in wanted
        for raw in read_raw(run.inputs[number], max_size=run.settings.max_size)
    )
    counts: Counter[str] = Counter()
    find = partial(find_record_site, run.settings)
    with closing(run_tasks(find, raws, run.limits, MODULES)) as results:
        groups = groupby(results, lambda result: result[0].number)
        current = next(groups, None)
        for number in wanted:
            lines: list[str] = []
            if current and current[0] == number:
                lines = [
                    json.dumps(each.cause if isinstance(each, Failure) else each) for _, each in current[1]
                ]
                current = next(groups, None)
            write_lines(name_input_sites(run.files, number), lines)
            counts["records"] += len(lines)
    return counts


def outline(run: Run, _rank: int, _tasks: int) -> Counter[str]:
    """Write which records the parts have: one task."""
    write_outline(run)
    return Counter(parts=read_outline(run).parts)


def look_at_samples(run: Run, rank: int, tasks: int) -> Counter[str]:
    """Write what is remembered of the pages to learn from, part by part."""
    known = read_outline(run)
    parts = _list_missing(run, known, "samples", rank, tasks)
    plans = {part: read_plan(run.files, part) for part in parts}
    wanted = (task for task in _prepare(run, known, plans) if _sample(run, plans, task))
    look = partial(look_at_record, run.settings)
    counts: Counter[str] = Counter()
    with closing(run_tasks(look, wanted, run.limits, MODULES)) as results:
        groups = groupby(results, lambda result: result[0].number // known.part_records)
        current = next(groups, None)
        for part in parts:
            samples: list[SampledRecord] = []
            if current and current[0] == part:
                samples = [
                    SampledRecord(task.number, _sample(run, plans, task), *seen)
                    for task, seen in current[1]
                    if not isinstance(seen, Failure)
                ]
                current = next(groups, None)
            write_samples(run.files, part, known.shares, samples)
            counts["pages"] += len(samples)
    return counts


def learn_profiles(run: Run, rank: int, tasks: int) -> Counter[str]:
    """Write the profiles of the sites in a task's shares."""
    known = read_outline(run)
    folder = run.files.output / "profiles"
    folder.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    sites = (
        site
        for share in take_share(known.shares, rank, tasks)
        for site in read_sites(run.files, range(known.parts), share)
    )
    with closing(run_tasks(learn_site, sites, run.limits, MODULES)) as results:
        for pages, learnt in results:
            # A sample is bounded: whether a site has a profile must not hang on how fast the machine was.
            profile = learn_site(pages) if isinstance(learnt, Failure) else learnt
            if profile:
                write_whole(folder / name_file(pages.site), profile, inside=folder)
            counts.update(sites=1, profiles=bool(profile))
    return counts


def clean_parts(run: Run, rank: int, tasks: int) -> Counter[str]:
    """Clean the parts of a task."""
    known = read_outline(run)
    parts = _list_missing(run, known, "report", rank, tasks)
    plans = {part: read_plan(run.files, part) for part in parts}
    profiles = run.settings.profiles or run.files.output / "profiles"
    has_signatures = run.settings.near_duplicates is not NearDuplicates.KEEP
    clean = partial(clean_record, run.settings, profiles, has_signatures)
    counts: Counter[str] = Counter()
    records = _prepare(run, known, plans)
    with closing(run_tasks(clean, records, run.limits, MODULES)) as results:
        for part, group in groupby(results, lambda result: result[0].number // known.part_records):
            cleaned = [give_up(run, task, one) if isinstance(one, Failure) else one for task, one in group]
            write_part(run.files, part, cleaned)
            counts.update(one.report["status"] for one in cleaned)
    return counts


def write(name: str, run: Run, rank: int, tasks: int) -> Counter[str]:
    """Write the documents of a task's shards; `name` is that of the run. Raises ForeignOutputError."""
    check_inputs(run, name)
    parts = read_outline(run).parts
    shards = take_share(-(-parts // SHARD_PARTS), rank, tasks)
    for shard in shards:
        own = range(shard * SHARD_PARTS, min((shard + 1) * SHARD_PARTS, parts))
        write_documents(run, shard, read_clusters(run.files, own))
    return Counter(shards=len(shards))


def report(run: Run, _rank: int, _tasks: int) -> Counter[str]:
    """Write the report and the summary: one task."""
    is_dropping = run.settings.near_duplicates is NearDuplicates.DROP
    parts = range(read_outline(run).parts)
    lines = (
        read_report([run.files.path("report", part)], read_clusters(run.files, [part]), is_dropping)
        for part in parts
    )
    write_report(run, chain.from_iterable(lines))
    return Counter(parts=len(parts))


def list_signed(run: Run, earlier: Sequence[Sequence[Part]], rank: int, tasks: int) -> list[tuple[int, Part]]:
    """Return the signed parts of a task: its share of those of earlier crawls, and of the run's own.

    Each comes with the number of its crawl, 0 the earliest.
    """
    before = [(crawl, part) for crawl, parts in enumerate(earlier) for part in parts]
    own = take_share(read_outline(run).parts, rank, tasks)
    return [
        *(before[number] for number in take_share(len(before), rank, tasks)),
        *((len(earlier), open_part(run.files.path("signatures", part))) for part in own),
    ]


def _list_missing(run: Run, known: Outline, name: str, rank: int, tasks: int) -> list[int]:
    """Return the parts of a task that have no such file yet."""
    share = take_share(known.parts, rank, tasks)
    return [part for part in share if not run.files.path(name, part).is_file()]


def _prepare(run: Run, known: Outline, plans: dict[int, PartPlan]) -> Iterator[Task]:
    """Yield the records of some parts with the ids that they get and the readings that are there."""
    records = read_parts(run, known, list(plans))
    for part, tasks in groupby(records, lambda task: task.number // known.part_records):
        readings = read_readings(run.files, part)
        for task in tasks:
            yield complete(task, plans[part].new_ids, plans[part].lost, readings.get(task.number, b""))


def _sample(run: Run, plans: dict[int, PartPlan], task: Task) -> str:
    """Return the site that a record is to be learnt from for, "" for none."""
    return plans[task.number // run.settings.part_records].sample.get(task.number, "")
