"""Files that cleancms writes and reads again, as somebody who means harm would write them.

Profiles, indexes and reports are data: whatever stands in them gives a message that names the file, and no
room is taken for what is not there.
"""

from __future__ import annotations

import ast
import json
import sqlite3
import tracemalloc
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import cleancms
from cleancms.corpus.index import UnusableIndexError, read_index
from cleancms.corpus.parts import UnreadablePartError, open_part
from cleancms.corpus.profiles import BadProfileError, read_profile, write_profile
from cleancms.corpus.signatures import BANDS, VERSION
from cleancms.model import PageKind, SiteProfile, Template, TemplateBlock
from cleancms.review.build import review_corpus
from cleancms.review.rows import BadReportError
from tests.articles_to_copy import document, save, write
from tests.corpora import make_records, run, write_records

WRONG: tuple[Any, ...] = (
    *(
        -1,
        10**400,
        -(10**400),
        1.5,
        1e308,
        float("nan"),
        float("inf"),
        True,
        None,
        "",
        "x",
        "\x1b[2J",
        "\ud800",
    ),
    *([], {}, [[[]]], {"a": 1}, "9" * 4000),
)
# Bytes that reading a small file may take.
ROOM = 20_000_000


def _edit_head(path: Path, **values: Any) -> None:
    """Put values into the head of a file of signatures; None takes one out."""
    raw = path.read_bytes()
    head = {**json.loads(raw[:256]), **values}
    line = json.dumps({name: value for name, value in head.items() if value is not None})
    path.write_bytes(line.encode().ljust(255) + b"\n" + raw[256:])


@pytest.mark.parametrize("field", ["format", "version", "documents", "id_bytes", "date_bytes", "shingles"])
def test_the_head_of_a_part(tmp_path: Path, field: str) -> None:
    for wrong in WRONG:
        if field == "version" and wrong == VERSION:  # True
            continue
        [part] = save(tmp_path, [document("a", write("a")), document("b", write("b"))])
        _edit_head(part.path, **{field: wrong})
        tracemalloc.start()
        with pytest.raises(UnreadablePartError, match=part.path.name):
            open_part(part.path)
        assert tracemalloc.get_traced_memory()[1] < ROOM
        tracemalloc.stop()


@pytest.mark.parametrize("number", [-1, -(2**63), 2**62, 2**63 - 1])
@pytest.mark.parametrize("column", range(4))
def test_the_columns_of_a_part(tmp_path: Path, column: int, number: int) -> None:
    [part] = save(tmp_path, [document("a", write("a")), document("b", write("b"))])
    raw = bytearray(part.path.read_bytes())
    start = 256 + 8 * part.documents * (BANDS + column)
    raw[start : start + 8] = np.array([number], "<i8").tobytes()
    part.path.write_bytes(raw)
    if column == 0 and number > 0:  # a length in words
        assert open_part(part.path).describe().words[0] == number
        return
    with pytest.raises(UnreadablePartError, match=part.path.name):
        open_part(part.path).describe()


def test_ids_that_are_no_text(tmp_path: Path) -> None:
    [part] = save(tmp_path, [document("aaaa", write("a"))])
    part.path.write_bytes(part.path.read_bytes().replace(b"aaaa", b"\xff\xfe\xff\xfe"))
    with pytest.raises(UnreadablePartError, match=part.path.name):
        open_part(part.path).describe()


@pytest.mark.parametrize("crawls", [*WRONG, ["../x"], ["a\0b"], [1], ["a", "a"], [".."], ["/etc"], [""]])
def test_the_list_of_an_index(tmp_path: Path, crawls: Any) -> None:
    content = {"format": "cleancms index", "version": 1, "crawls": crawls}
    (tmp_path / "index.json").write_text(json.dumps(content))
    if crawls == []:
        assert read_index(tmp_path, "new") == []
        return
    with pytest.raises(UnusableIndexError, match=r"index\.json"):
        read_index(tmp_path, "new")


@pytest.mark.parametrize("content", ["", "[]", "5", "[" * 100_000, '{"format": "cleancms index"}', "\0"])
def test_something_else_in_the_place_of_an_index(tmp_path: Path, content: str) -> None:
    (tmp_path / "index.json").write_text(content)
    with pytest.raises(UnusableIndexError, match=r"index\.json"):
        read_index(tmp_path, "new")


def test_a_hostile_index_ends_the_command_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_records(Path("in.jsonl"), make_records(6))
    assert run("corpus", "in.jsonl", "-o", "one", "--index", "index").exit_code == 3
    [part] = Path("index").rglob("*.signatures")
    write_records(Path("later.jsonl"), make_records(7))
    same = part.with_name(f"0{part.name}")
    same.write_bytes(part.read_bytes())  # each id a second time
    result = run("corpus", "later.jsonl", "-o", "two", "--index", "index")
    assert (result.exit_code, f"{same}: its crawl has the id" in result.stderr) == (2, True), result.stderr
    same.unlink()
    _edit_head(part, documents=-1)
    result = run("corpus", "later.jsonl", "-o", "two", "--index", "index")
    assert (result.exit_code, str(part) in result.stderr) == (2, True), result.stderr
    note = json.loads(Path("one/summary.json").read_text())
    wrongs: list[Any] = [[], {}, {**note, "records": "x"}, {**note, "statuses": {"a": []}}]
    for wrong in wrongs:
        Path("one/summary.json").write_text(json.dumps(wrong))
        again = run("corpus", "in.jsonl", "-o", "one", "--index", "index")
        assert (again.exit_code, "summary.json" in again.stderr) == (2, True)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\xff" * 2000, b"no store", None])
def test_a_store_of_samples_that_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """What is no store, or holds something else, is told; the run does not end in a traceback."""
    monkeypatch.chdir(tmp_path)
    write_records(Path("in.jsonl"), make_records(6))
    run("corpus", "in.jsonl", "-o", "out")
    note = Path("out/.cleancms/run.json")
    note.write_text(note.read_text().replace('"complete": true', '"complete": false'))
    store = Path("out/.cleancms/samples.sqlite")
    if content is None:
        with sqlite3.connect(store) as connection:
            connection.execute("CREATE TABLE pages (number INTEGER PRIMARY KEY, site TEXT, data BLOB)")
            connection.execute("CREATE TABLE readings (number INTEGER PRIMARY KEY, data BLOB)")
            connection.executemany("INSERT INTO readings VALUES (?, ?)", [(n, b"no zlib") for n in range(6)])
        connection.close()
    else:
        store.write_bytes(content)
    result = run("corpus", "in.jsonl", "-o", "out")
    assert result.exit_code in (3, 4)
    assert "Traceback" not in result.stderr
    assert result.exit_code == 3 or "samples.sqlite" in result.stderr or content is None


# --- profiles and reports --------------------------------------------------------------------------------

BLOCK = TemplateBlock("key", "example", 9, 0.5, 0.1, 0.2)
PROFILE = json.loads(write_profile(SiteProfile("a.example", {PageKind.TEXT: Template(10, (BLOCK,))})))


@pytest.mark.parametrize("field", ["cleancms_profile", "site", "text", "pages", "blocks", *BLOCK._fields])
def test_profiles(field: str) -> None:
    for wrong in WRONG:
        data = json.loads(json.dumps(PROFILE))
        place = (
            data
            if field in data
            else data["text"]
            if field in ("pages", "blocks")
            else data["text"]["blocks"][0]
        )
        place[field] = wrong
        try:
            profile = read_profile(json.dumps(data))
        except BadProfileError:
            continue
        for template in profile.templates.values():
            assert isinstance(template.pages / max(template.pages, 1), float)
            assert all(isinstance(block.key, str) and 0 <= block.position <= 1 for block in template.blocks)


REPORT = {
    **{"id": "a", "source": "s", "position": 1, "site": "x", "status": "written", "reason": "", "kept": 1},
    **{"confidence": 0.5, "dropped": 2, "copies": 1, "reasons": {"a": 1}, "cluster": "a", "cluster_size": 2},
}


@pytest.mark.parametrize("field", REPORT)
def test_the_report_of_a_corpus(tmp_path: Path, field: str) -> None:
    for wrong in WRONG:
        lines = (json.dumps({**REPORT, field: wrong}), json.dumps(REPORT))
        (tmp_path / "report.jsonl").write_text("\n".join(lines))
        with suppress(BadReportError):
            assert "\x1b" not in "".join(review_corpus(tmp_path))


# --- no code among the data ------------------------------------------------------------------------------

MODULES = sorted(Path(cleancms.__file__).parent.rglob("*.py"))
# What makes code or objects out of bytes.
LOADERS = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "imp", "code", "runpy", "ctypes"}
# Between a process and the children that it started itself, over a pipe that nobody else can open. What is
# read from a disk never goes through it as a pickle.
PIPES = {"workers.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_nothing_is_run_that_was_read(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not {name.split(".")[0] for name in names} & LOADERS or path.name in PIPES
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in (
                "eval",
                "exec",
                "compile",
                "__import__",
                "os.system",
                "os.popen",
                "yaml.load",
            )
            assert not called.endswith(("pickle.load", "pickle.loads")) or path.name in PIPES
            if called in ("np.load", "numpy.load"):
                options = {option.arg: ast.unparse(option.value) for option in node.keywords}
                assert options.get("allow_pickle", "False") == "False"
