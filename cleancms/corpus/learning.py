"""Which sites a corpus has, and their templates: two passes over its records."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cleancms.articles.write import encode
from cleancms.corpus.passes import Progress, Run, number_records, work_through, write_lines
from cleancms.corpus.profiles import name_file, write_profile
from cleancms.corpus.record_work import decode_sample, find_record_site, look_at_record
from cleancms.corpus.samples import draw_sample
from cleancms.corpus.sites import Directory, read_directory
from cleancms.corpus.templates import learn_profile
from cleancms.corpus.workfiles import Samples, open_samples, write_whole
from cleancms.workers import Failure

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
    with open_samples(run.files.folder / "samples.sqlite") as samples:
        _sample_pages(run, directory, samples)
        profiles = _write_profiles(samples, folder)
    return Learnt(directory.records, len(set(directory.sample.values())), len(directory.sample), profiles)


def find_sites(run: Run) -> Directory:
    """Return the site and the id of every record; a part's are in a file once it is done."""
    done = len(run.files.find_parts("sites"))
    size = run.settings.part_records
    find = partial(find_record_site, run.settings.names)
    lines: list[str] = []
    for _, found in work_through(run, Progress("reading", done * size), find, number_records(run, done)):
        lines.append(json.dumps(None if isinstance(found, Failure) else found))
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
        with open_samples(run.files.folder / "samples.sqlite") as samples:
            _sample_pages(run, directory, samples)
            _write_profiles(samples, folder)
        write_whole(marker, b"")
    return folder


def _sample_pages(run: Run, directory: Directory, samples: Samples) -> None:
    """Look at the pages to learn from that are not in the store yet."""
    there = samples.find_numbers()
    wanted = {number: site for number, site in directory.sample.items() if number not in there}
    tasks = (
        task._replace(id=directory.new_ids.get(task.number, ""))
        for task in number_records(run)
        if task.number in wanted
    )
    look = partial(look_at_record, run.settings.names)
    start = Progress("learning", len(there), len(directory.sample))
    for done, (task, data) in enumerate(work_through(run, start, look, tasks), 1):
        if not isinstance(data, Failure):
            samples.add(task.number, wanted[task.number], data)
        if done % _SAVED_PAGES == 0:
            samples.save()
    samples.save()


def _write_profiles(samples: Samples, folder: Path) -> int:
    """Write the profile of each site that has a template; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    profiles = 0
    for site, pages in samples.group_by_site():
        profile = learn_profile(site, draw_sample(map(decode_sample, pages)))
        if profile.templates:
            write_whole(folder / name_file(site), encode(write_profile(profile)))
            profiles += 1
    return profiles
