"""Pages and records that are made to break whoever reads them: none raises, none costs more than its size."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest
import zstandard
from click.testing import CliRunner, Result
from pyarrow import parquet
from selectolax.lexbor import SelectolaxError

import cleancms
from benchmarks.hostile_pages import FILES, PAGES, write
from cleancms.cli import main
from cleancms.commands.options import max_size_option
from cleancms.fixes.rewrite import rewrite_text
from cleancms.pages.decode import UnreadablePageError
from cleancms.pages.find import MAX_SIZE, Input, UnreadableFileError, describe_limit, read_bytes
from cleancms.pages.raw_records import RawRecord
from cleancms.pages.records import BadRecordError, parse_record, read_raw
from tests.operations import count_steps

SMALL = 2_000
LIMIT = "larger than the limit of 0.01 MB (--max-size)"
LIMITED = ("--max-size", "0.01")
GOOD = (
    "<h1>The mill</h1>"
    + "<p>The old mill by the river has been closed since the winter, and it stays so.</p>" * 3
)


def run(*arguments: str, page: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=page)


@pytest.mark.parametrize("shape", PAGES)
def test_no_page_breaks_a_step(shape: str) -> None:
    page = write(shape, SMALL)
    if shape == "NUL":
        with pytest.raises(UnreadablePageError, match="control characters"):
            cleancms.clean(page)
    else:
        assert 0 <= cleancms.clean(page).confidence <= 1


@pytest.mark.parametrize("shape", [shape for shape in PAGES if shape.startswith("dump:")])
def test_no_text_breaks_a_fix(shape: str) -> None:
    text, _ = rewrite_text(write(shape, SMALL).decode())
    assert rewrite_text(text) == (text, ())


# Sizes between which short pages, long pages and shapes of few large pieces all grow.
@pytest.mark.parametrize(
    "shape",
    [
        "unclosed <p>",
        "unclosed <li><div>",
        "cells",
        "label lines",
        "previous and next",
        "links in one paragraph",
        "equal short blocks",
        "shared shingles",
        "alike, below the threshold",
        "the same phrases in other orders",
        "<meta>",
        "JSON-LD, many",
        "dump: pipes",
        "dump: label lines",
        "dump: front matter",
        "dump: links",
    ],
)
def test_the_steps_grow_with_the_page(shape: str) -> None:
    start, small, large = (count_steps(cleancms.clean, write(shape, size)) for size in (200, 1_500, 4_500))
    assert large - start <= 4.5 * (small - start)


# --- the limit on the size -------------------------------------------------------------------------------


def _say(number: int) -> str:
    return "a" * number


def test_the_limit_is_the_documented_one() -> None:
    assert max_size_option(lambda: None).__click_params__[0].default == MAX_SIZE / 1e6  # type: ignore[attr-defined]
    assert describe_limit(MAX_SIZE) == "larger than the limit of 50 MB (--max-size)"


@pytest.mark.parametrize("suffix", ["", ".gz", ".bz2", ".xz"])
def test_a_large_page_is_one_failure(tmp_path: Path, suffix: str) -> None:
    ways: dict[str, Callable[[bytes], bytes]] = {
        "": bytes,
        ".gz": gzip.compress,
        ".bz2": bz2.compress,
        ".xz": lzma.compress,
    }
    compress = ways[suffix]
    (tmp_path / f"large.html{suffix}").write_bytes(compress(f"<p>{_say(20_000)}".encode()))
    (tmp_path / "good.html").write_text(GOOD)
    result = run("clean", str(tmp_path), "-o", str(tmp_path / "out"), *LIMITED)
    assert result.exit_code == 3
    assert f"large.html{suffix}: {LIMIT}" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.md"]


def test_of_a_large_page_no_more_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.html"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(UnreadableFileError, match="the limit of 50 MB"):
        read_bytes(Input(str(path), "sparse.html", "sparse.html"))


@pytest.mark.parametrize("command", ["explain", "check", "fix"])
def test_the_limit_holds_for_all_commands(tmp_path: Path, command: str) -> None:
    path = tmp_path / "large.txt"
    path.write_text(_say(20_000))
    result = run(command, str(path), *LIMITED)
    assert result.exit_code == 4
    assert LIMIT in result.stderr
    assert "limit" not in run(command, str(path), "--max-size", "0").stderr


def test_a_large_page_from_standard_input() -> None:
    assert LIMIT in run("clean", *LIMITED, page=GOOD * 100).stderr
    assert run("clean", "--max-size", "0", page=GOOD * 100).exit_code == 0


@pytest.mark.parametrize("value", ["-1", "nan", "inf", "1GB"])
def test_what_is_no_size(value: str) -> None:
    assert run("clean", "--max-size", value, page=GOOD).exit_code == 2


def _line(number: int, text: str) -> bytes:
    return json.dumps({"id": str(number), "text": text}).encode() + b"\n"


def test_a_large_record_is_one_failure(tmp_path: Path) -> None:
    good = "The old mill by the river has been closed since the winter. " * 5
    lines = _line(1, good) + _line(2, _say(20_000)) + _line(3, good + "And so it stays.")
    (tmp_path / "pages.jsonl.zst").write_bytes(zstandard.compress(lines))
    result = run(
        "corpus", str(tmp_path / "pages.jsonl.zst"), "-o", str(tmp_path / "out"), "-j", "1", *LIMITED
    )
    assert result.exit_code == 3
    report = [json.loads(line) for line in (tmp_path / "out" / "report.jsonl").read_text().splitlines()]
    assert [(each["position"], each["status"]) for each in report] == [
        (1, "written"),
        (2, "failed"),
        (3, "written"),
    ]
    assert report[1]["reason"] == LIMIT


def _read(path: Path, max_size: int) -> list[str]:
    messages = []
    for raw in read_raw(Input(str(path), path.name, path.name), max_size=max_size):
        if isinstance(raw, RawRecord):
            try:
                messages.append(str(parse_record(raw, max_size=max_size).id))
            except BadRecordError as error:
                messages.append(str(error))
        else:
            messages.append(raw.message)
    return messages


@pytest.mark.parametrize("name", FILES)
def test_no_file_expands_beyond_the_limit(tmp_path: Path, name: str) -> None:
    file, make = FILES[name]
    path = tmp_path / file
    path.write_bytes(make(60_000))
    messages = _read(path, 10_000)
    if name == "gzip bomb in gzip":  # one layer is a compressed page, two are an archive
        assert messages == [path.name]
    elif "bomb" in name or name == "JSON line":
        assert messages[0] == LIMIT
    if file.startswith("x.jsonl"):
        assert messages[-1] == "2"


def test_a_large_cell_is_one_failure(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": _say(20_000 if number == 1 else 20)} for number in range(12)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "x.parquet", use_dictionary=False)
    assert _read(tmp_path / "x.parquet", 10_000) == ["0", LIMIT, *map(str, range(2, 12))]
    parquet.write_table(
        pyarrow.Table.from_pylist(rows[1:2] * 12), tmp_path / "x.parquet", use_dictionary=False
    )
    assert _read(tmp_path / "x.parquet", 10_000) == [f"{LIMIT}: a row group of 12 rows"]


def test_no_memory_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("cleancms.pipeline.clean_page", fail)
    path = tmp_path / "x.html"
    path.write_text(GOOD)
    result = run("clean", str(path))
    assert (result.exit_code, result.stderr.count("Traceback")) == (4, 0)
    assert "x.html: needs too much memory" in result.stderr


def test_no_memory_for_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise SelectolaxError("Can't parse HTML.")

    monkeypatch.setattr("cleancms.blocks.html.LexborHTMLParser", fail)
    with pytest.raises(MemoryError):
        cleancms.clean(GOOD)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux keeps the limit")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_memory_is_bounded(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "hostile.html").write_bytes(write("unclosed <p>", 800_000))  # takes 1 GB
    (tmp_path / "good.html").write_text(GOOD)
    command = [sys.executable, "-m", "cleancms", "clean", str(tmp_path), "-o", str(tmp_path / "out")]
    result = subprocess.run(
        [*command, "-j", jobs, "--max-size", "1"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 3, result.stderr
    # While it is cleaned, or (in a worker) while its failure is sent.
    assert re.search(r"hostile\.html: needs (too much memory|more memory than 0\.5 GB)\n", result.stderr)
    assert (tmp_path / "out" / "good.md").exists()
