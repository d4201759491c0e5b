"""The same bytes for the same input, whatever is around: hash seeds, clock, place, machine, workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from numpy.typing import NDArray

from cleancms.blocks.features import summarize_page
from cleancms.model import Features
from tests.corpora import make_folder, make_records, read_documents, read_tree, run
from tests.documents import ROOT

PROGRAM = ROOT / "tests" / "every_output.py"
ELSEWHERE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Chatham",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "HOME": "/nowhere",
    "USER": "somebody",
    "LOGNAME": "somebody",
    "HOSTNAME": "another-machine",
    "COLUMNS": "40",
    "TERM": "dumb",
    # Another processor: numpy and OpenBLAS choose code by what the processor can do.
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512F AVX512_SKX",
    "OPENBLAS_CORETYPE": "Prescott",
    "OPENBLAS_NUM_THREADS": "1",
}


def _write_everything(folder: Path, environment: dict[str, str], arguments: Sequence[str]) -> dict[str, str]:
    """Return the digest of each file that `every_output.py` wrote."""
    folder.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(PROGRAM), str(folder), str(ROOT / "samples"), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", **environment},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {path: digest for digest, path in (line.split(" ", 1) for line in done.stdout.splitlines())}


def test_nothing_from_around_gets_into_any_output(tmp_path: Path) -> None:
    # Not below `tmp_path`: the name of a socket in it can have 107 bytes.
    with TemporaryDirectory() as temporary, ThreadPoolExecutor() as both:
        elsewhere = {**ELSEWHERE, "TMPDIR": temporary}
        here = both.submit(_write_everything, tmp_path / "here", {}, ["1"])
        there = both.submit(_write_everything, tmp_path / "a" / "b", elsewhere, ["2", "shifted"])
        files = here.result()
        assert there.result() == files
        assert not list(Path(temporary).iterdir())
    assert {path.partition("/")[0] for path in files} >= {
        *("attributes.jsonl", "corpus", "fixed", "profiles", "review.html"),
        *("out-html", "out-json", "out-jsonl", "out-md", "out-txt"),
    }
    codes = {
        path.name: path.read_text("utf-8").partition("\n")[0] for path in tmp_path.glob("here/printed/*")
    }
    wrong = {"check": "1", "corpus": "3", "learn": "3"}  # findings; a line that is no record
    assert codes == {name: wrong.get(name, "0") for name in codes}


def test_a_page_is_summarised_alike_in_any_order_of_adding() -> None:
    """BLAS adds in an order of its own on each kind of processor: sums have to be exact."""
    random = np.random.default_rng(7)
    rows = 500
    matrix = np.log1p(random.random((rows, 40)) * 1000).astype(np.float32)
    matrix[:, 0] = 1.0  # forests ask whether a mean is above 0.9999996
    words = random.integers(0, 300, rows).astype(np.float32)
    first, *others = (
        summarize_page(_features(matrix[order], words[order]))
        for order in (np.arange(rows), np.arange(rows)[::-1], *(random.permutation(rows) for _ in range(5)))
    )
    assert all(np.array_equal(first, other) for other in others)
    assert first[0] == first[40] == 1.0
    assert first[1:40] == pytest.approx(np.average(matrix[:, 1:], axis=0, weights=words + 1), rel=1e-5)


def _features(matrix: NDArray[np.float32], words: NDArray[np.float32]) -> Features:
    places = np.arange(len(words))
    names = tuple(map(str, range(matrix.shape[1])))
    return Features(names, matrix, (), words, words, (), places, places, places)


def test_documents_do_not_depend_on_the_order_of_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path, monkeypatch)
    records = make_records(30)
    for name, given in (("forth", records), ("back", records[::-1])):
        Path(f"{name}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in given))
        assert run("corpus", f"{name}.jsonl", "-o", name).exit_code == 0
    forth, back = (
        {document["id"]: document for document in read_documents(name)} for name in ("forth", "back")
    )
    assert len(forth) > 20
    assert forth == back
    assert read_tree(Path("forth/profiles")) == read_tree(Path("back/profiles"))


def test_results_do_not_depend_on_the_order_of_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "samples")
    pages = [path.name for path in sorted(Path().glob("*.html"))]
    for name, order in (("forth", pages), ("back", pages[::-1])):
        assert run("clean", *order, "-o", str(tmp_path / name), "--format", "json").exit_code == 0
    assert read_tree(tmp_path / "forth") == read_tree(tmp_path / "back")
