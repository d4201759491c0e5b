"""`corpus --format md|txt`: a file a document, in a tree as the inputs'."""

from __future__ import annotations

import gzip
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from cleancms.corpus.passes import Run
from cleancms.corpus.places import place_inputs, place_record
from cleancms.corpus.plan import CorpusSettings, TreeFormat
from cleancms.corpus.run import run_corpus
from cleancms.corpus.workfiles import WorkFiles
from cleancms.files import write_whole
from cleancms.pages.find import Input, find_inputs
from cleancms.pages.records import PAGES_AND_RECORDS, Form, RawRecord
from cleancms.workers import Limits
from tests.command_line import PARAGRAPHS, list_files, start
from tests.corpora import (
    RECORDS,
    list_names,
    make_folder,
    make_page,
    make_records,
    read_report,
    read_tree,
    run,
    write_records,
)

folder = pytest.fixture(autouse=True)(make_folder)


def _write_pages(top: str, count: int = 4, site: str = "site0.example") -> None:
    """Write pages of one site into a directory and one below it, a plain and a compressed one among them."""
    Path(top, "sub").mkdir(parents=True)
    for number in range(count):
        Path(top, "sub" if number % 2 else "", f"p{number}.html").write_text(make_page(site, number))
    Path(top, "sub/packed.html.gz").write_bytes(gzip.compress(make_page(site, 90).encode()))
    Path(top, "p0.txt").write_text("\n\n".join((*PARAGRAPHS, "Leave a reply")))


def _place(relatives: list[str], suffix: str = ".md") -> list[str]:
    return place_inputs([Input(f"{n}/{name}", name, name) for n, name in enumerate(relatives)], suffix)


# --- where documents go ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relatives", "stems"),
    [
        (["a.html", "sub/b.txt.gz", "crawl.jsonl.gz"], ["a", "sub/b", "crawl.jsonl.gz"]),
        (["a.html", "a.txt"], ["a.html", "a.txt"]),
        (["x.jsonl", "X.JSONL"], ["x.jsonl", "2/X.JSONL"]),
        (["d/x.warc", "d/x.warc", "d/x.warc"], ["d/x.warc", "2/d/x.warc", "3/d/x.warc"]),
        (["d/a.html", "d/a.html"], ["d/a.html", "2/d/a.html"]),
        (["x.jsonl/1.html", "x.jsonl"], ["x.jsonl/1", "2/x.jsonl"]),  # a directory of that name
        (["a.html", "a.md/x.jsonl"], ["a", "2/a.md/x.jsonl"]),
        (["x.jsonl", "x.jsonl.html"], ["2/x.jsonl", "x.jsonl"]),
        (["2/x.jsonl", "x.jsonl", "x.jsonl"], ["2/x.jsonl", "x.jsonl", "3/x.jsonl"]),
        (["odd", "odd.md"], ["2/odd", "odd"]),
        (["é.jsonl", unicodedata.normalize("NFD", "é.jsonl")], ["é.jsonl", "2/é.jsonl"]),
    ],
)
def test_never_two_in_one_place(relatives: list[str], stems: list[str]) -> None:
    found = _place(relatives)
    assert [unicodedata.normalize("NFC", stem) for stem in found] == stems
    raws = [RawRecord("x", 1, form, b"") for form in (Form.LINE, Form.PAGE)]
    for raw in raws:
        places = [place_record(stem, raw, ".md").casefold() for stem in found]
        assert len(set(places)) == len(places)


def test_places_of_records() -> None:
    line, page = RawRecord("x", 12, Form.LINE, b""), RawRecord("x", 1, Form.PAGE, b"")
    assert place_record("in/crawl.jsonl", line, ".md") == "in/crawl.jsonl/000000012.md"
    assert place_record("in/page", page, ".txt") == "in/page.txt"


# --- what is written -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["md", "txt"])
def test_pages_as_clean_writes_them(form: str) -> None:
    _write_pages("pages")
    assert run("learn", "pages", "-o", "profiles").exit_code == 0
    options = ("--profiles", "profiles", "--format", form)
    assert run("corpus", "pages", "-o", "out", *options).exit_code == 0
    assert run("clean", "pages", "-o", "expected", *options).exit_code == 0
    names = [f"{name}.{form}" for name in ("p0.html", "p0.txt", "p2", "sub/p1", "sub/p3", "sub/packed")]
    assert list_files(Path("out/documents")) == names
    assert read_tree(Path("out/documents")) == read_tree(Path("expected"))
    assert {line["path"] for line in read_report("out")} == set(names)


def test_the_profile_of_the_canonical_address_comes_first_as_in_clean() -> None:
    _write_pages("pages")
    for path in Path("pages").rglob("*.html"):
        path.write_text(
            path.read_text().replace("<head>", "<head><link rel=canonical href='https://x.example/'>")
        )
    assert run("learn", "in.jsonl", "-o", "profiles").exit_code == 3
    Path("profiles/site0.example.json").rename("profiles/x.example.json")
    options = ("--profiles", "profiles", "--format", "md")
    run("corpus", "pages", "-o", "out", *options)
    run("clean", "pages", "-o", "expected", *options)
    assert read_tree(Path("out/documents")) == read_tree(Path("expected"))


def test_records_by_their_positions() -> None:
    Path("deep").mkdir()
    evil = {"id": "../../evil", "url": "https://x.example/../../../etc/passwd", "html": make_page("x", 1)}
    write_records(Path("deep/crawl.jsonl"), [*make_records(2), evil])
    assert run("corpus", "deep", "-o", "out", "--format", "txt").exit_code == 3
    places = [f"crawl.jsonl/{number:09d}.txt" for number in (1, 2, 3)]
    assert list_files(Path("out/documents")) == places
    report = read_report("out")
    assert [(line["id"], line.get("path")) for line in report[:3]] == list(
        zip(["r0", "r1", "../../evil"], places, strict=True)
    )
    assert not [line for line in report[3:] if "path" in line]
    assert list_names(".") == ["deep", "in.jsonl", "out"]


def test_front_matter_is_that_of_the_page() -> None:
    run("corpus", "in.jsonl", "-o", "out", "--format", "md")
    text = Path("out/documents/in.jsonl/000000010.md").read_text()
    assert text.startswith('---\ntitle: "')
    assert '\nurl: "https://www.site0.example/9"\n' in text
    assert "duplicate" not in text  # the report tells of that
    assert "newsletter" not in text


@pytest.mark.parametrize(("policy", "files"), [("link", 30), ("drop", 27), ("keep", 30)])
def test_near_duplicates(policy: str, files: int) -> None:
    run("corpus", "in.jsonl", "-o", "out", "--format", "md", "--near-duplicates", policy)
    paths = [
        f"in.jsonl/{line['position']:09d}.md" for line in read_report("out") if line["status"] == "written"
    ]
    assert len(paths) == files
    assert list_files(Path("out/documents")) == paths
    assert [line["path"] for line in read_report("out") if "path" in line] == paths


def test_two_inputs_of_the_same_relative_path() -> None:
    for top in ("2023/data", "2024/data"):
        _write_pages(top)
        write_records(Path(top, "crawl.jsonl"), make_records(2))
    assert run("corpus", "2023/data", "2024/data", "-o", "out", "--format", "txt").exit_code == 3
    paths = [line["path"] for line in read_report("out") if "path" in line]
    assert len(paths) == len({path.casefold() for path in paths}) == 2 * (6 + 2)
    assert sorted(paths) == list_files(Path("out/documents"))
    assert "2/data/crawl.jsonl/000000001.txt" in paths


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on Unix alone")
def test_a_name_that_is_not_utf8() -> None:
    name = os.fsdecode(b"caf\xe9.html")
    Path("pages").mkdir()
    Path("pages", name).write_text(make_page("x", 1))
    assert run("corpus", "pages", "-o", "out", "--format", "txt").exit_code == 0
    assert list_names("out/documents") == [os.fsdecode(b"caf\xe9.txt")]
    assert [line["path"] for line in read_report("out")] == ["caf\\xe9.txt"]


# --- the same bytes --------------------------------------------------------------------------------------


def test_bytes_depend_on_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    _write_pages("pages")
    runs = {"one": ("in.jsonl", "pages", "-j", "1"), "two": ("pages", "in.jsonl", "-j", "2")}
    for seed, (output, arguments) in enumerate(runs.items()):
        monkeypatch.setenv("PYTHONHASHSEED", str(seed))
        process = start("corpus", *arguments, "-o", output, "--format", "md")
        process.communicate()
        assert process.returncode == 3
    assert read_tree(Path("one")) == read_tree(Path("two"))


def _run(output: str) -> None:
    settings = CorpusSettings(output_format=TreeFormat.MD, part_records=10)
    inputs = find_inputs(["in.jsonl"], PAGES_AND_RECORDS).inputs
    run_corpus(Run(inputs, settings, WorkFiles(Path(output)), Limits(), lambda _: None))


@pytest.mark.parametrize("stop", [0, 1, 13, 29])
def test_a_run_that_is_interrupted_while_it_writes_goes_on(
    stop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _run("whole")
    written: list[Path] = []

    def write_some(path: Path, *arguments: Any, **options: Any) -> None:
        if path.suffix == ".md":
            if len(written) == stop:
                path.parent.mkdir(parents=True, exist_ok=True)
                (path.parent / ".cleancms-0123456789abcdef.tmp").write_text("of a process that was killed")
                raise KeyboardInterrupt
            written.append(path)
        write_whole(path, *arguments, **options)

    monkeypatch.setattr("cleancms.corpus.run.write_whole", write_some)
    with pytest.raises(KeyboardInterrupt):
        _run("out")
    monkeypatch.setattr("cleancms.corpus.run.write_whole", write_whole)
    times = {path: path.stat().st_mtime_ns for path in written[: stop // 10 * 10]}
    _run("out")
    assert read_tree(Path("out")) == read_tree(Path("whole"))
    assert {path: path.stat().st_mtime_ns for path in times} == times  # finished parts are not written again


def test_a_complete_run_changes_nothing() -> None:
    run("corpus", "in.jsonl", "-o", "out", "--format", "md")
    tree = read_tree(Path("out"))
    assert "nothing was done" in run("corpus", "in.jsonl", "-o", "out", "--format", "md").stderr
    assert read_tree(Path("out")) == tree
    other = run("corpus", "in.jsonl", "-o", "out")
    assert (other.exit_code, "it was begun with another format" in other.stderr) == (2, True)


def test_other_names_of_the_inputs_make_another_tree() -> None:
    Path("deep").mkdir()
    Path("in.jsonl").rename("deep/in.jsonl")
    assert run("corpus", "deep", "-o", "out", "--format", "md").exit_code == 3
    Path("deep/more.jsonl").write_text(json.dumps(make_records(1)[0]))
    assert run("corpus", "deep", "-o", "out", "--format", "md").exit_code == 2
    assert len(list_files(Path("out/documents"))) == RECORDS
