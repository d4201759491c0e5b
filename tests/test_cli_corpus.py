"""The command line of `corpus`: what is written, and that it depends on nothing else."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import PAGE, start
from tests.corpora import (
    RECORDS,
    list_names,
    make_folder,
    make_records,
    read_documents,
    read_report,
    read_tree,
    run,
    write_records,
)

folder = pytest.fixture(autouse=True)(make_folder)


def test_arun() -> None:
    result = run("corpus", "in.jsonl", "-o", "out")
    assert (result.exit_code, result.stdout) == (3, "")
    assert list_names("out") == [
        *(".cleancms", "documents-00000.jsonl", "profiles", "report.jsonl", "summary.json")
    ]
    assert list_names("out/.cleancms") == ["run.json"]
    assert list_names("out/profiles") == [f"site{number}.example.json" for number in range(3)]
    assert result.stderr.splitlines() == [
        "records                          32",
        "  failed                          2",
        "  written                        30",
        "near-duplicates of another page   3",
        "site templates learnt             3",
        f"cleancms: {Path('out/report.jsonl')} says which records failed, and why",
    ]
    assert json.loads(Path("out/summary.json").read_text()) == {
        "records": 32,
        "statuses": {"failed": 2, "written": 30},
        "near_duplicates": 3,
        "profiles": 3,
    }


def test_documents_and_report() -> None:
    run("corpus", "in.jsonl", "-o", "out")
    documents = read_documents("out")
    assert [document["id"] for document in documents] == [f"r{number}" for number in range(RECORDS)]
    assert all(document["batch"] == number // 7 for number, document in enumerate(documents))
    assert not [document for document in documents if "newsletter" in document["text"]]
    report = read_report("out")
    assert [line["position"] for line in report] == list(range(1, 33))
    assert {key: report[9][key] for key in ("id", "source", "site", "status", "reason")} == {
        "id": "r9",
        "source": "in.jsonl",
        "site": "site0.example",
        "status": "written",
        "reason": "",
    }
    assert (report[9]["cluster"], report[9]["cluster_size"], report[9]["duplicate_of"]) == ("r6", 2, "r6")
    assert (report[6]["cluster"], "duplicate_of" in report[6]) == ("r6", False)
    assert documents[9]["metadata"]["cleancms"]["duplicate_of"] == "r6"
    assert [(line["id"], line["status"]) for line in report[-2:]] == [(None, "failed"), (None, "failed")]
    assert "not JSON" in report[-2]["reason"]


@pytest.mark.parametrize(("policy", "kept", "marked"), [("link", 30, 6), ("drop", 27, 3), ("keep", 30, 0)])
def test_near_duplicates(policy: str, kept: int, marked: int) -> None:
    run("corpus", "in.jsonl", "-o", "out", "--near-duplicates", policy)
    documents = read_documents("out")
    assert len(documents) == kept
    assert sum("cluster" in document["metadata"]["cleancms"] for document in documents) == marked
    statuses = [line["status"] for line in read_report("out")]
    assert statuses.count("near-duplicate") == 30 - kept
    assert statuses.count("written") == kept


def test_an_index_of_earlier_crawls() -> None:
    records = make_records(6)
    write_records(Path("first.jsonl"), records)
    later = [records[0], {**records[1], "id": "later r1"}]  # addresses are often ids, and come again
    write_records(Path("second.jsonl"), later)
    options = ("--index", "index", "--near-duplicates", "drop")
    assert run("corpus", "first.jsonl", "-o", "one", *options).exit_code == 3
    assert len(read_documents("one")) == 6
    assert run("corpus", "second.jsonl", "-o", "two", *options).exit_code == 3
    report = read_report("two")
    assert [line.get("duplicate_of") for line in report[:2]] == ["r0", "r1"]
    assert {line["reason"] for line in report[:2]} == {
        f"near-duplicate of r{n} in an earlier crawl" for n in (0, 1)
    }
    assert [line["status"] for line in report[:2]] == ["near-duplicate"] * 2
    again = run("corpus", "second.jsonl", "-o", "again", *options)
    assert (again.exit_code, read_tree(Path("again"))) == (3, read_tree(Path("two")))


@pytest.mark.parametrize("suffix", ["jsonl.gz", "jsonl.zst", "parquet"])
def test_formats_say_the_same(suffix: str) -> None:
    library = {"jsonl.zst": "zstandard", "parquet": "pyarrow"}.get(suffix)
    if library:
        pytest.importorskip(library)
    run("corpus", "in.jsonl", "-o", "plain")
    run("corpus", "in.jsonl", "-o", "out", "--format", suffix)
    again = run("corpus", f"out/documents-00000.{suffix}", "-o", "again", "--text-field", "text")
    assert again.exit_code == 0
    assert [document["id"] for document in read_documents("again")] == [f"r{n}" for n in range(RECORDS)]
    if suffix == "jsonl.gz":
        unpacked = gzip.decompress(Path("out/documents-00000.jsonl.gz").read_bytes())
        assert unpacked == Path("plain/documents-00000.jsonl").read_bytes()


def test_twin_ids_are_told_apart() -> None:
    shutil.copy("in.jsonl", "other.jsonl")
    run("corpus", "in.jsonl", "other.jsonl", "-o", "out")
    ids = [line["id"] for line in read_report("out") if line["id"]]
    assert ids == [*(f"r{n}" for n in range(RECORDS)), *(f"r{n}#2" for n in range(RECORDS))]


def test_fields_by_name() -> None:
    Path("odd.jsonl").write_text(json.dumps({"a": PAGE, "b": "https://x.example/", "c": 7, "html": "<p>x"}))
    names = ("--html-field", "a", "--url-field", "b", "--id-field", "c")
    assert run("corpus", "odd.jsonl", "-o", "out", *names).exit_code == 0
    (document,) = read_documents("out")
    assert (document["id"], document["source"], document["html"]) == ("7", "x.example", "<p>x")


def test_directories_and_lists() -> None:
    Path("pages/sub").mkdir(parents=True)
    Path("pages/sub/wall.html").write_text(PAGE)
    Path("pages/more.jsonl.gz").write_bytes(gzip.compress(json.dumps(make_records(1)[0]).encode()))
    Path("list").write_bytes(b"pages\0in.jsonl\0")
    assert run("corpus", "--files-from", "list", "-0", "-o", "out").exit_code == 3
    sources = {line["source"]: line["site"] for line in read_report("out") if line["status"] == "written"}
    assert sources == {
        "in.jsonl": "site2.example",
        "pages/more.jsonl.gz": "site0.example",
        "pages/sub/wall.html": "sub",
    }


def test_the_output_may_stand_among_the_inputs() -> None:
    options = ("-o", "out", "--index", "index")
    assert run("corpus", ".", *options).exit_code == 3
    tree = read_tree(Path("out"))
    assert "nothing was done" in run("corpus", ".", *options).stderr
    assert read_tree(Path("out")) == tree


# --- corpus: the same bytes -------------------------------------------------------------------------------


def test_bytes_depend_on_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    write_records(Path("more.jsonl"), make_records(13, sites=1))
    runs = {"one": ("in.jsonl", "more.jsonl", "-j", "1"), "two": ("more.jsonl", "in.jsonl", "-j", "2")}
    for seed, (output, arguments) in enumerate(runs.items()):
        monkeypatch.setenv("PYTHONHASHSEED", str(seed))
        process = start("corpus", *arguments, "-o", output)
        process.communicate()
        assert process.returncode == 3
    assert read_tree(Path("one")) == read_tree(Path("two"))


def test_a_complete_run_changes_nothing() -> None:
    run("corpus", "in.jsonl", "-o", "out")
    tree = read_tree(Path("out"))
    again = run("corpus", "in.jsonl", "-o", "out")
    assert again.exit_code == 3
    assert again.stderr.startswith("cleancms: out: complete since an earlier run, nothing was done\n")
    assert read_tree(Path("out")) == tree


def test_quiet() -> None:
    assert run("corpus", "in.jsonl", "-o", "out", "-q").stderr == ""
    assert run("corpus", "in.jsonl", "-o", "out", "-q").stderr == ""
