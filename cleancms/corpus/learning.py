"""Which sites a corpus has, and their templates: two passes over its records."""

from __future__ import annotations

import json
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cleancms.corpus.passes import MODULES, Progress, Run, number_records, work_through, write_lines
from cleancms.corpus.profiles import name_file
from cleancms.corpus.record_work import find_record_site, learn_site, look_at_record
from cleancms.corpus.sites import Directory, read_directory
from cleancms.corpus.workfiles import Samples, open_samples
from cleancms.files import write_whole
from cleancms.workers import Failure, run_tasks

# Sampled pages that are looked at again, at most, when a run is killed.
_SAVED_PAGES = 200


class Learnt(NamedTuple):
    """How many records there were, how many sites had enough pages, how many pages of them were looked at.

    `profiles` is how many sites have a template.
    """

    records: int
    sites: int
    pages: int
    profiles: int


def learn_sites(run: Run, folder: Path) -> Learnt:
    """Write the profile of each site with a template into a directory, in place of one that is there.

    The profiles of other sites stay as they are. Raises WorkerStartError, OSError.
    """
    run.files.folder.mkdir(parents=True, exist_ok=True)
    directory = find_sites(run)
    with open_samples(run.files.samples) as samples:
        _sample_pages(run, directory, samples, has_readings=False)
        profiles = _write_profiles(run, samples, folder)
    return Learnt(directory.records, len(set(directory.sample.values())), len(directory.sample), profiles)


def find_sites(run: Run) -> Directory:
    """Return the site and the id of every record; a part's are in a file once it is done."""
    done = len(run.files.find_parts("sites"))
    size = run.settings.part_records
    find = partial(find_record_site, run.settings)
    lines: list[str] = []
    for _, found in work_through(run, Progress("reading", done * size), find, number_records(run, done)):
        lines.append(json.dumps(found.cause if isinstance(found, Failure) else found))
        if len(lines) == size:
            write_lines(run.files.path("sites", done), lines)
            lines, done = [], done + 1
    if lines:
        write_lines(run.files.path("sites", done), lines)
    return read_directory(run.files.find_parts("sites"))


def learn_profiles(run: Run, directory: Directory) -> Path:
    """Learn the profiles of all sites with enough pages; return the directory that they were written to."""
    folder = run.files.output / "profiles"
    marker = run.files.folder / "learnt"
    if not marker.is_file():
        with open_samples(run.files.samples) as samples:
            _sample_pages(run, directory, samples, has_readings=True)
            _write_profiles(run, samples, folder)
        write_whole(marker, b"")
    return folder


def _sample_pages(run: Run, directory: Directory, samples: Samples, has_readings: bool) -> None:
    """Look at the pages to learn from that are not in the store yet; `has_readings`: they will be cleaned."""
    there = samples.find_numbers()
    wanted = {number: site for number, site in directory.sample.items() if number not in there}
    tasks = (
        task._replace(id=directory.new_ids.get(task.number, ""))
        for task in number_records(run)
        if task.number in wanted
    )
    look = partial(look_at_record, run.settings)
    start = Progress("learning", len(there), len(directory.sample))
    for done, (task, seen) in enumerate(work_through(run, start, look, tasks), 1):
        if not isinstance(seen, Failure):
            data, reading = seen
            samples.add(task.number, wanted[task.number], data, reading if has_readings else b"")
        if done % _SAVED_PAGES == 0:
            samples.save()
    samples.save()


def _write_profiles(run: Run, samples: Samples, folder: Path) -> int:
    """Write the profile of each site that has a template; return how many.

    What a worker could not finish is learnt here: samples are bounded, and whether a site has a profile must
    not hang on how fast the machine was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    profiles = 0
    with closing(run_tasks(learn_site, samples.group_by_site(), run.limits, MODULES)) as results:
        for pages, learnt in results:
            profile = learn_site(pages) if isinstance(learnt, Failure) else learnt
            if profile:
                write_whole(folder / name_file(pages.site), profile, inside=folder)
                profiles += 1
    return profiles
