"""The story of a corpus: find each site's pages, learn its template, clean, find near-duplicates, write.

Records are numbered in the order of the inputs' names. What is finished of a run is whole parts of them.
Nothing depends on the number of workers or on where a run was interrupted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from cleancms.articles.records import to_json
from cleancms.articles.shards import write_shard
from cleancms.corpus.clusters import Membership, find_clusters
from cleancms.corpus.index import add_to_index, read_index
from cleancms.corpus.learning import find_sites, learn_profiles
from cleancms.corpus.parts import Part, encode_part, open_part
from cleancms.corpus.passes import Progress, Run, number_records, read_lines, work_through, write_lines
from cleancms.corpus.plan import NearDuplicates, describe_run, name_run
from cleancms.corpus.profiles import SUFFIX
from cleancms.corpus.record_work import WRITTEN, Cleaned, Task, clean_record, describe_failure
from cleancms.corpus.sites import Directory
from cleancms.corpus.workfiles import WorkFiles, write_whole
from cleancms.workers import Failure

# The status of a record that was dropped for another page that says the same.
NEAR_DUPLICATE = "near-duplicate"
# Parts of a shard: before any record is dropped, some 50 MB of text.
SHARD_PARTS = 10


class Summary(NamedTuple):
    """What became of the records of a corpus. `profiles` is how many sites' templates were learnt."""

    records: int
    statuses: Mapping[str, int]
    near_duplicates: int
    profiles: int


def run_corpus(run: Run) -> tuple[Summary, bool]:
    """Clean a corpus, or go on where an earlier run of it was interrupted.

    Returns what became of it, and whether an earlier run had done it all. Raises ForeignOutputError where the
    output directory belongs to another run, UnusableIndexError, UnreadablePartError, BadProfileError,
    WorkerStartError, OSError.
    """
    description = describe_run(run.inputs, run.settings)
    name = name_run(description)
    earlier = _open_index(run, name)
    with run.files.hold(name, description) as is_complete:
        if not is_complete:
            directory = find_sites(run)
            profiles = run.settings.profiles or learn_profiles(run, directory)
            clean_parts(run, directory, profiles)
            write_output(run, find_near_duplicates(run, name, earlier))
            run.files.finish(name, description)
        return read_summary(run.files.output), is_complete


def _open_index(run: Run, name: str) -> list[list[Part]]:
    """Return the crawls that are older than this run; first of all, so that it does not fail at the end."""
    return read_index(run.settings.index, name) if run.settings.index else []


# --- the pages, cleaned ----------------------------------------------------------------------------------


def clean_parts(run: Run, directory: Directory, profiles: Path) -> None:
    """Clean what is not cleaned yet; the files of a part are written once all of it is done."""
    done = len(run.files.find_parts("report"))
    size = run.settings.part_records
    has_signatures = run.settings.near_duplicates is not NearDuplicates.KEEP
    clean = partial(clean_record, run.settings, profiles, has_signatures)
    tasks = (task._replace(id=directory.new_ids.get(task.number, "")) for task in number_records(run, done))
    part: list[Cleaned] = []
    start = Progress("cleaning", min(done * size, directory.records), directory.records)
    for task, cleaned in work_through(run, start, clean, tasks):
        part.append(_give_up(run, task, cleaned) if isinstance(cleaned, Failure) else cleaned)
        if len(part) == size:
            _write_part(run.files, done, part)
            part, done = [], done + 1
    if part:
        _write_part(run.files, done, part)


def _give_up(run: Run, task: Task, failure: Failure) -> Cleaned:
    """Return what became of a record that its worker could not finish; its id was read before."""
    part, place = divmod(task.number, run.settings.part_records)
    found = list(read_lines([run.files.path("sites", part)]))[place]
    return describe_failure(task._replace(id=task.id or (found[0] if found else "")), failure.cause)


def _write_part(files: WorkFiles, number: int, part: Sequence[Cleaned]) -> None:
    """Write the files of a part, the report last: with it the part is done."""
    documents = [one.document for one in part if one.document]
    write_whole(files.path("signatures", number), encode_part(documents))
    write_whole(files.path("documents", number), b"".join(one.line for one in part))
    write_lines(files.path("report", number), [to_json(one.report) for one in part])


# --- near-duplicates -------------------------------------------------------------------------------------


def find_near_duplicates(run: Run, name: str, earlier: Sequence[Sequence[Part]]) -> Mapping[str, Membership]:
    """Return the cluster of each page with near-duplicates in this run or in `earlier` crawls.

    The signatures of this run go into the index.
    """
    if run.settings.near_duplicates is NearDuplicates.KEEP:
        return {}
    run.tell(Progress("comparing"))
    paths = run.files.find_parts("signatures")
    members = find_clusters([*earlier, [open_part(path) for path in paths]]).members
    if run.settings.index:
        add_to_index(run.settings.index, name, paths)
    return members


# --- the output ------------------------------------------------------------------------------------------


def write_output(run: Run, clusters: Mapping[str, Membership]) -> None:
    """Write the shards that are not there yet, then the report and the summary."""
    is_dropping = run.settings.near_duplicates is NearDuplicates.DROP
    parts = run.files.find_parts("documents")
    for first in range(0, len(parts), SHARD_PARTS):
        shard = first // SHARD_PARTS
        run.tell(Progress("writing", first, len(parts)))
        path = run.files.output / f"documents-{shard:05d}.{run.settings.shard_format.value}"
        documents = _read_documents(parts[first : first + SHARD_PARTS], clusters, is_dropping)
        if not path.is_file():
            write_shard(path, documents)
    lines = _read_report(run.files.find_parts("report"), clusters, is_dropping)
    write_shard(run.files.output / "report.jsonl", lines)
    write_whole(run.files.output / "summary.json", _encode_summary(run.files.output))


def _read_documents(
    parts: Iterable[Path], clusters: Mapping[str, Membership], is_dropping: bool
) -> Iterator[dict[str, Any]]:
    for record in read_lines(parts):
        cluster = _find_cluster(record["id"], clusters)
        if not (is_dropping and cluster.get("duplicate_of")):
            record["metadata"]["cleancms"].update(cluster)
            yield record


def _read_report(
    parts: Iterable[Path], clusters: Mapping[str, Membership], is_dropping: bool
) -> Iterator[dict[str, Any]]:
    for line in read_lines(parts):
        cluster = _find_cluster(line["id"], clusters) if line["status"] == WRITTEN else {}
        if is_dropping and cluster.get("duplicate_of"):
            line.update(status=NEAR_DUPLICATE, reason=f"near-duplicate of {cluster['duplicate_of']}")
        yield {**line, **cluster}


def _find_cluster(page_id: str, clusters: Mapping[str, Membership]) -> dict[str, Any]:
    """Return the fields that tell of a page's near-duplicates: none where it has none.

    `cluster` is the id of the page that represents them, `cluster_size` how many they are, `duplicate_of`
    that page again, for every other of them.
    """
    found = clusters.get(page_id)
    if found is None:
        return {}
    fields: dict[str, Any] = {"cluster": found.representative, "cluster_size": found.size}
    return fields if found.representative == page_id else {**fields, "duplicate_of": found.representative}


def _encode_summary(output: Path) -> bytes:
    statuses: dict[str, int] = {}
    records = duplicates = 0
    for line in read_lines([output / "report.jsonl"]):
        records += 1
        statuses[line["status"]] = statuses.get(line["status"], 0) + 1
        duplicates += "duplicate_of" in line
    folder = output / "profiles"
    profiles = sum(path.suffix == SUFFIX for path in folder.iterdir()) if folder.is_dir() else 0
    summary = Summary(records, dict(sorted(statuses.items())), duplicates, profiles)
    return (json.dumps(summary._asdict(), indent=2) + "\n").encode()


def read_summary(output: Path) -> Summary:
    """Return the summary of a complete run."""
    return Summary(**json.loads((output / "summary.json").read_text("utf-8")))
