"""Corpora on the executors of datatrove: the bytes of the plain run, whatever the tasks and the failures."""

from __future__ import annotations

import errno
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("datatrove", reason="the extra datatrove is not installed")

from loguru._better_exceptions import ExceptionFormatter

from cleancms.corpus.passes import Progress, Run
from cleancms.corpus.plan import CorpusSettings, NearDuplicates, TreeFormat, sort_inputs
from cleancms.corpus.record_work import Task, find_record_site
from cleancms.corpus.run import run_corpus, write_part
from cleancms.corpus.workfiles import ForeignOutputError, WorkFiles
from cleancms.engine.executors import Local, Slurm, Stage
from cleancms.engine.run import run_on
from cleancms.engine.stages import Plan, list_stages
from cleancms.pages.find import find_inputs
from cleancms.pages.records import PAGES_AND_RECORDS
from cleancms.workers import Limits
from tests.corpora import make_records, read_report, read_tree, run, write_records
from tests.poison import CAUSES, DEADLINE, MEMORY, clean_poisoned_record

# Parts so small that there are eight, over two of the four inputs.
SETTINGS = CorpusSettings(part_records=4)


@pytest.fixture(scope="module", autouse=True)
def quick_logs() -> Iterator[None]:
    """Let loguru, which datatrove opens three logs a task with, look once where the libraries are."""
    with pytest.MonkeyPatch.context() as patch:
        formatter: Any = ExceptionFormatter
        found = formatter._get_lib_dirs()
        patch.setattr(ExceptionFormatter, "_get_lib_dirs", staticmethod(lambda: found))
        yield


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of inputs: the ids of the second stand in the first too, one has no records."""
    folder = tmp_path_factory.mktemp("corpus") / "in"
    folder.mkdir()
    write_records(folder / "a.jsonl", make_records(14))
    write_records(folder / "c.jsonl", make_records(11, sites=2))
    (folder / "b.jsonl").write_text("\n")
    (folder / "empty.jsonl").write_text("")
    return folder


def _make_run(corpus: Path, output: Path, settings: CorpusSettings = SETTINGS, limits: Any = None) -> Run:
    inputs = sort_inputs(find_inputs([str(corpus)], PAGES_AND_RECORDS).inputs)
    return Run(inputs, settings, WorkFiles(output), limits or Limits(), lambda _: None)


@pytest.fixture(scope="module")
def plain(corpus: Path) -> Callable[..., dict[str, bytes]]:
    """Return a function that returns what the plain run writes."""

    @cache
    def clean(policy: NearDuplicates = NearDuplicates.LINK) -> dict[str, bytes]:
        output = corpus.parent / f"plain {policy}"
        run_corpus(_make_run(corpus, output, replace(SETTINGS, near_duplicates=policy)))
        return read_tree(output)

    return clean


# --- the same bytes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "workers", "number"),
    [("link", 2, 4), ("drop", 1, 2), ("keep", 1, 11)],
)
def test_the_bytes_of_the_plain_run(
    corpus: Path, tmp_path: Path, plain: Any, policy: str, workers: int, number: int
) -> None:
    settings = replace(SETTINGS, near_duplicates=NearDuplicates(policy))
    told: list[Progress] = []
    job = _make_run(corpus, tmp_path / "out", settings)._replace(tell=told.append)
    summary, was_complete = run_on(Local(workers), job, number)
    expected = plain(NearDuplicates(policy))
    assert read_tree(tmp_path / "out") == expected
    assert not was_complete
    assert summary
    assert json.loads(expected["summary.json"]) == summary._asdict()
    assert (summary.records, summary.near_duplicates > 1) == (30, policy != "keep")
    stages = list(dict.fromkeys(progress.stage for progress in told))
    comparing = ["comparing"] if policy != "keep" else []
    assert stages == ["reading", "learning", "cleaning", *comparing, "writing"]
    assert run_on(Local(workers), job, number) == (summary, True)


def test_a_tree_beside_an_index_with_given_profiles(corpus: Path, tmp_path: Path) -> None:
    """Half of the pages are in the earlier crawl, one of them under its own id."""
    (tmp_path / "in").mkdir()
    first, *others = make_records(7)
    renamed = [{**one, "id": f"before {one['id']}"} for one in others]
    write_records(tmp_path / "in/a.jsonl", [first, *renamed])
    settings = CorpusSettings(part_records=4, index=tmp_path / "index 0")
    run_corpus(_make_run(tmp_path / "in", tmp_path / "earlier", settings))
    shutil.copytree(tmp_path / "index 0", tmp_path / "index 1")
    trees = []
    ways: list[Callable[[Run], object]] = [run_corpus, lambda job: run_on(Local(1), job, 3)]
    for number, way in enumerate(ways):
        later = replace(
            settings,
            output_format=TreeFormat.MD,
            near_duplicates=NearDuplicates.DROP,
            profiles=tmp_path / "earlier" / "profiles",
            index=tmp_path / f"index {number}",
        )
        way(_make_run(corpus, tmp_path / f"out {number}", later))
        files = read_tree(tmp_path / f"out {number}")
        del files[str(Path(".cleancms/run.json"))]  # which names the index
        indexed = read_tree(tmp_path / f"index {number}")
        trees.append((files, sorted(indexed.values())[1:]))
    assert trees[0] == trees[1]
    assert json.loads(trees[0][0]["summary.json"])["near_duplicates"] == 13


def test_no_records(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text("\n")
    run_corpus(_make_run(tmp_path / "in", tmp_path / "plain"))
    run_on(Local(1), _make_run(tmp_path / "in", tmp_path / "out"), 1)
    assert read_tree(tmp_path / "out") == read_tree(tmp_path / "plain")


# --- failures --------------------------------------------------------------------------------------------


class _Interrupted(NamedTuple):
    """A local executor that ends before a stage."""

    stage: str

    def run(self, stages: Sequence[Stage], folder: Path, tell: Callable[[str], None]) -> bool:
        names = [stage.name for stage in stages]
        Local(1).run(stages[: names.index(self.stage)], folder, tell)
        raise KeyboardInterrupt


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the disk be full when part 5 is written for the first time; return what parts were written."""
    written: list[int] = []
    tried: list[int] = []

    def write(files: WorkFiles, part: int, cleaned: Any) -> None:
        tried.append(part)
        if part == 5 and tried.count(5) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(part)
        write_part(files, part, cleaned)

    monkeypatch.setattr("cleancms.engine.tasks.write_part", write)
    return written


@pytest.mark.parametrize(("number", "later"), [(4, 4), (3, 2)])
def test_a_failed_task_is_done_again_and_no_other(
    corpus: Path, tmp_path: Path, plain: Any, full_disk: list[int], number: int, later: int
) -> None:
    """Also with another number of tasks."""
    job = _make_run(corpus, tmp_path / "out")
    with pytest.raises(OSError, match="No space left"):
        run_on(Local(1), job, number)
    assert full_disk == [0, 1, 2, 3, 4]
    marks = tmp_path / f"out/.cleancms/tasks-{number}/clean/completions"
    assert sorted(path.name for path in marks.iterdir()) == ["00000", "00001"]
    run_on(Local(1), job, later)
    assert full_disk == [0, 1, 2, 3, 4, 5, 6, 7]
    assert read_tree(tmp_path / "out") == plain()


def test_a_plain_run_goes_on(corpus: Path, tmp_path: Path, plain: Any) -> None:
    """Until then, datatrove has counted what was done."""
    job = _make_run(corpus, tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        run_on(_Interrupted("write"), job, 2)
    folder = tmp_path / "out/.cleancms/tasks-2"
    (step, *_) = json.loads((folder / "clean/stats.json").read_text())
    assert "cleancms clean" in step["name"]
    counts = {name: step["stats"][name]["total"] for name in ("written", "failed", "skipped")}
    assert counts == {"written": 25, "failed": 4, "skipped": 1}
    assert len(list((folder / "clean/stats").iterdir())) == 2
    (_, chosen) = json.loads((folder / "clusters/stats.json").read_text())
    assert chosen["stats"]["clusters"]["total"] > 1
    run_corpus(job)
    assert read_tree(tmp_path / "out") == plain()


def test_a_poisoned_page_is_one_line_of_the_report(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records(12)
    for number, name in enumerate(CAUSES):
        records[3 + number]["id"] = name
    (tmp_path / "in").mkdir()
    write_records(tmp_path / "in/a.jsonl", records)
    monkeypatch.setattr("cleancms.engine.tasks.clean_record", clean_poisoned_record)
    run_on(Local(1), _make_run(tmp_path / "in", tmp_path / "out", limits=Limits(1, DEADLINE, MEMORY)), 2)
    report = {line["id"]: line for line in read_report(str(tmp_path / "out"))}
    assert {name: report[name]["reason"] for name in CAUSES} == CAUSES
    assert [line["status"] for line in report.values()].count("written") == 12 - len(CAUSES)


def test_a_record_that_cannot_be_read(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its id stands twice."""

    def find(settings: CorpusSettings, task: Task) -> Any:
        if task.raw.source.endswith("c.jsonl") and task.raw.position == 3:
            raise MemoryError
        return find_record_site(settings, task)

    for module in ("cleancms.corpus.learning", "cleancms.engine.tasks"):
        monkeypatch.setattr(f"{module}.find_record_site", find)
    run_corpus(_make_run(corpus, tmp_path / "plain"))
    run_on(Local(1), _make_run(corpus, tmp_path / "out"), 2)
    assert "needs more memory" in (tmp_path / "plain/report.jsonl").read_text()
    assert read_tree(tmp_path / "out") == read_tree(tmp_path / "plain")


def test_inputs_that_change_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_records(tmp_path / "in/a.jsonl", make_records(2))
    job = _make_run(tmp_path / "in", tmp_path / "out")

    def change(progress: Progress) -> None:
        if progress.stage == "writing":
            write_records(tmp_path / "in/a.jsonl", make_records(3))

    with pytest.raises(ForeignOutputError, match="have changed while"):
        run_on(Local(1), job._replace(tell=change), 1)


# --- Slurm ------------------------------------------------------------------------------------------------


def test_slurm_scripts(corpus: Path, tmp_path: Path) -> None:
    """One array of jobs a stage, with the interpreter of this process; none waits for one that failed."""
    stages = list_stages(Plan(_make_run(corpus, tmp_path / "out"), "run", [], 50, tmp_path / "tasks"))
    executors = Slurm("cpu", "2:00:00", 20, 2_000_000_000).make(stages, tmp_path / "tasks")
    assert [executor.job_name for executor in executors] == [f"cleancms-{stage.name}" for stage in stages]
    assert executors[4].depends is executors[3]
    script = executors[4].get_launch_file_contents(
        executors[4].get_sbatch_args(50), "launch_pickled_pipeline x"
    )
    lines = script.splitlines()
    assert {
        *("#SBATCH --partition=cpu", "#SBATCH --time=2:00:00", "#SBATCH --mem-per-cpu=4G"),
        *("#SBATCH --cpus-per-task=1", "#SBATCH --array=0-49%20", "#SBATCH --job-name=cleancms-clean"),
        *("#SBATCH --kill-on-invalid-dep=yes", f"export PATH={Path(sys.executable).parent}:$PATH"),
        "launch_pickled_pipeline x",
    } <= set(lines)
    assert "--qos" not in script


def test_slurm_that_is_not_here(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileNotFoundError, match="sbatch"):
        run_on(Slurm("cpu", "1:00", None, None), _make_run(corpus, tmp_path / "out"), 2)


# --- the command line ------------------------------------------------------------------------------------


def test_the_command(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ("corpus", str(corpus), "--near-duplicates", "drop")
    plainly = run(*arguments, "-o", "plain")
    result = run(*arguments, "-o", "out", "--executor", "local", "--tasks", "2")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == plainly.stderr.replace("plain", "out")
    assert read_tree(Path("out")) == read_tree(Path("plain"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--tasks", "2"), "--tasks is for --executor"),
        (("--executor", "local", "--partition", "cpu"), "--partition is for --executor slurm"),
        (("--time", "1:00"), "--time is for --executor slurm"),
        (("--executor", "ray"), "--executor ray needs --tasks"),
        (("--executor", "slurm", "--tasks", "2"), "--executor slurm needs --partition"),
        (("--executor", "dask"), "dask"),
    ],
)
def test_wrong_usage(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("corpus", str(corpus), "-o", "out", *options)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert not Path("out").exists()


@pytest.mark.parametrize(("library", "executor"), [("datatrove", "local"), ("ray", "ray")])
def test_a_missing_library(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, executor: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for module in [name for name in sys.modules if name.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    result = run("corpus", str(corpus), "-o", "out", "--executor", executor, "--tasks", "2")
    assert result.exit_code == 2
    assert f"--executor {executor} needs {library}: pip install 'cleancms[{library}]'" in result.stderr
    assert not Path("out").exists()
