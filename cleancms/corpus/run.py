"""The story of a corpus: find each site's pages, learn its template, clean, find near-duplicates, write.

Records are numbered in the order of the inputs' names. What is finished of a run is whole parts of them.
Nothing depends on the number of workers or on where a run was interrupted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import Any, NamedTuple

from cleancms.articles.records import to_json
from cleancms.articles.shards import write_shard
from cleancms.articles.write import encode
from cleancms.corpus.clusters import Membership, find_clusters
from cleancms.corpus.index import add_to_index, read_index
from cleancms.corpus.learning import find_sites, learn_profiles
from cleancms.corpus.parts import Part, encode_part, open_part
from cleancms.corpus.passes import Progress, Run, number_records, read_lines, work_through, write_lines
from cleancms.corpus.places import place_inputs
from cleancms.corpus.plan import NearDuplicates, TreeFormat, describe_run, name_run
from cleancms.corpus.profiles import SUFFIX
from cleancms.corpus.record_work import WRITTEN, Cleaned, Task, clean_record, describe_failure
from cleancms.corpus.sites import Directory
from cleancms.corpus.workfiles import ForeignOutputError, WorkFiles, open_samples, parse_json
from cleancms.files import iterate_lines, read_whole, sync_all, write_whole
from cleancms.pages.records import BadRecord, RawRecord
from cleancms.workers import Failure

# The status of a record that was dropped for another page that says the same.
NEAR_DUPLICATE = "near-duplicate"
# Parts of a shard: before any record is dropped, some 50 MB of text.
SHARD_PARTS = 10
# Where the documents stand in the output directory if each has a file of its own.
TREE = "documents"


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
            check_inputs(run, name)
            write_output(run, find_near_duplicates(run, name, earlier))
            run.files.finish(name, description)
        return read_summary(run.files.output), is_complete


def check_inputs(run: Run, name: str) -> None:
    """Raise ForeignOutputError if the inputs are not those any more that the run `name` began with.

    They are read several times: what one pass says of a record has to be about the same record in the next.
    """
    if name_run(describe_run(run.inputs, run.settings)) != name:
        raise ForeignOutputError("its inputs have changed while they were read")


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
    form = run.settings.output_format
    stems = place_inputs(run.inputs, f".{form}") if isinstance(form, TreeFormat) else repeat("")
    start = Progress("cleaning", min(done * size, directory.records), directory.records)
    part: list[Cleaned] = []
    with open_samples(run.files.samples) as samples:
        tasks = (
            complete(task, directory.new_ids, directory.lost, samples.find_reading(task.number))
            for task in number_records(run, done, stems)
        )
        for task, cleaned in work_through(run, start, clean, tasks):
            part.append(give_up(run, task, cleaned) if isinstance(cleaned, Failure) else cleaned)
            if len(part) == size:
                write_part(run.files, done, part)
                part, done = [], done + 1
    if part:
        write_part(run.files, done, part)


def complete(task: Task, new_ids: Mapping[int, str], lost: Mapping[int, str], reading: bytes) -> Task:
    """Return a task with what the earlier passes know of its record.

    One that they could not read is not tried again: its id may be that of another record. What one holds that
    was understood is not sent to a worker again.
    """
    raw = task.raw
    if task.number in lost:
        raw = BadRecord(raw.source, raw.position, lost[task.number])
    elif reading and isinstance(raw, RawRecord):
        raw = raw._replace(data=b"", fields={})
    return task._replace(raw=raw, id=new_ids.get(task.number, ""), reading=reading)


def give_up(run: Run, task: Task, failure: Failure) -> Cleaned:
    """Return what became of a record that its worker could not finish; its id was read before."""
    part, place = divmod(task.number, run.settings.part_records)
    found = list(read_lines([run.files.path("sites", part)]))[place : place + 1]
    known = found[0][0] if found and isinstance(found[0], list) else ""
    return describe_failure(task._replace(id=task.id or known), failure.cause)


def write_part(files: WorkFiles, number: int, part: Sequence[Cleaned]) -> None:
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
    """Write the documents that are not there yet, then the report and the summary."""
    parts = len(run.files.find_parts("documents"))
    for first in range(0, parts, SHARD_PARTS):
        run.tell(Progress("writing", first, parts))
        write_documents(run, first // SHARD_PARTS, clusters)
    is_dropping = run.settings.near_duplicates is NearDuplicates.DROP
    write_report(run, read_report(run.files.find_parts("report"), clusters, is_dropping))


def write_documents(run: Run, shard: int, clusters: Mapping[str, Membership]) -> None:
    """Write the documents of a shard's parts, if they are not there yet: the shard, or files in the tree."""
    first = shard * SHARD_PARTS
    parts = [part for part in range(first, first + SHARD_PARTS) if run.files.path("report", part).is_file()]
    is_dropping = run.settings.near_duplicates is NearDuplicates.DROP
    if isinstance(run.settings.output_format, TreeFormat):
        _write_tree(run, parts, clusters if is_dropping else {})
        return
    path = run.files.output / f"documents-{shard:05d}.{run.settings.output_format}"
    documents, reports = ([run.files.path(name, part) for part in parts] for name in ("documents", "report"))
    if not path.is_file():
        write_shard(path, _read_documents(documents, reports, clusters, is_dropping))


def write_report(run: Run, lines: Iterable[Mapping[str, Any]]) -> None:
    """Write the report and the summary of it."""
    write_shard(run.files.output / "report.jsonl", lines)
    write_whole(run.files.output / "summary.json", _encode_summary(run.files.output))


def _write_tree(run: Run, parts: Iterable[int], dropping: Mapping[str, Membership]) -> None:
    """Write a file for each document that `dropping` has no other page for.

    They come to the disk together: to wait for each of them takes longer than to clean it.
    """
    tree = run.files.output / TREE
    for part in parts:
        is_written = run.files.path("written", part)
        if not is_written.is_file():
            for document in read_lines([run.files.path("documents", part)]):
                if "duplicate_of" not in _find_cluster(document["id"], dropping):
                    content = encode(document["content"])
                    write_whole(tree / document["path"], content, durable=False, inside=tree)
            sync_all()
            write_whole(is_written, b"")


def _read_documents(
    documents: Iterable[Path], reports: Iterable[Path], clusters: Mapping[str, Membership], is_dropping: bool
) -> Iterator[bytes | dict[str, Any]]:
    """Yield the documents that stay: their lines, where no near-duplicates are to be told of."""
    written = (line["id"] for line in read_lines(reports) if line["status"] == WRITTEN)
    for page_id, line in zip(written, chain.from_iterable(map(iterate_lines, documents)), strict=True):
        cluster = _find_cluster(page_id, clusters)
        if not cluster:
            yield line
        elif not (is_dropping and "duplicate_of" in cluster):
            record = json.loads(line)
            record["metadata"]["cleancms"].update(cluster)
            yield record


def read_report(
    parts: Iterable[Path], clusters: Mapping[str, Membership], is_dropping: bool
) -> Iterator[dict[str, Any]]:
    """Yield the lines of the report for some parts, with what is known of each record's near-duplicates."""
    for line in read_lines(parts):
        cluster = _find_cluster(line["id"], clusters) if line["status"] == WRITTEN else {}
        if is_dropping and cluster.get("duplicate_of"):
            crawl = " in an earlier crawl" if clusters[line["id"]].crawls_ago else ""
            line.update(status=NEAR_DUPLICATE, reason=f"near-duplicate of {cluster['duplicate_of']}{crawl}")
            line.pop("path", None)
        yield {**line, **cluster}


def _find_cluster(page_id: str, clusters: Mapping[str, Membership]) -> dict[str, Any]:
    """Return the fields that tell of a page's near-duplicates: none where it has none.

    `cluster` is the id of the page that represents them, `cluster_size` how many they are, `duplicate_of`
    that page again, for every other of them: also for one of the same id, where that page is of an earlier
    crawl.
    """
    found = clusters.get(page_id)
    if found is None:
        return {}
    fields: dict[str, Any] = {"cluster": found.representative, "cluster_size": found.size}
    is_representative = found.representative == page_id and not found.crawls_ago
    return fields if is_representative else {**fields, "duplicate_of": found.representative}


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
    """Return the summary of a complete run. Raises ForeignOutputError where the file is none."""
    path = output / "summary.json"
    summary = parse_json(read_whole(path))
    if not (
        isinstance(summary, dict)
        and summary.keys() == set(Summary._fields)
        and isinstance(summary["statuses"], dict)
        and all(type(count) is int for count in (*summary["statuses"].values(), *_list_counts(summary)))
    ):
        raise ForeignOutputError(f"{path} is not the summary of a run")
    return Summary(**summary)


def _list_counts(summary: Mapping[str, Any]) -> list[Any]:
    return [value for name, value in summary.items() if name != "statuses"]
