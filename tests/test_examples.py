"""The examples for Ray Data and Spark, each on the real engine, beside what `cleancms corpus` writes.

`pip install ray pyspark pandas pyarrow` (Spark needs Java 17), then
`CLEANCMS_REQUIRE_RAY=1 CLEANCMS_REQUIRE_SPARK=1 pytest tests/test_examples.py`.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

import cleancms
from cleancms.articles.records import to_json

ROOT = Path(__file__).parents[1]
RECORDS = ROOT / "samples" / "records.jsonl"


def skip_without(engine: str, *modules: str, program: str = "") -> pytest.MarkDecorator:
    missing = [name for name in modules if not find_spec(name)]
    if program and not shutil.which(program):
        missing.append(program)
    is_required = bool(os.environ.get(f"CLEANCMS_REQUIRE_{engine.upper()}"))
    return pytest.mark.skipif(bool(missing) and not is_required, reason=f"missing: {', '.join(missing)}")


def clean_corpus(output: Path, *options: str) -> list[bytes]:
    """Return the lines that `cleancms corpus` writes of the sample."""
    command = [sys.executable, "-m", "cleancms", "corpus", "-q", "-j", "1", "--near-duplicates", "keep"]
    subprocess.run([*command, str(RECORDS), "-o", str(output), *options], check=True, cwd=ROOT)
    return (output / "documents-00000.jsonl").read_bytes().splitlines(keepends=True)


def clean_sample(profiles: Path | None = None) -> list[bytes]:
    """Return the lines of the sample's records, one by one."""
    records = map(json.loads, RECORDS.read_text("utf-8").splitlines())
    documents = (cleancms.clean_record(record, profiles) for record in records)
    return [f"{to_json(document)}\n".encode() for document in documents if document]


# --- the function -----------------------------------------------------------------------------------------


def test_a_record_is_what_the_corpus_has_of_it(tmp_path: Path) -> None:
    learnt = clean_corpus(tmp_path / "corpus")
    assert clean_sample(tmp_path / "corpus" / "profiles") == learnt


@pytest.mark.parametrize("name", ["clean_batch", "clean_frames"])
def test_the_functions_in_the_documentation(name: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.DOTALL)
    (block,) = [block for block in blocks if f"def {name}(" in block]
    pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    names = {"pa": pyarrow, "pd": pandas, "json": json, "cleancms": cleancms}
    exec(compile(block, "docs/scale.md", "exec"), names)
    lines = RECORDS.read_text("utf-8").splitlines()
    if name == "clean_batch":
        found = names[name](pyarrow.table({"text": lines})).column("document").to_pylist()
    else:
        frames = names[name](
            iter([pandas.DataFrame({"value": lines[:2]}), pandas.DataFrame({"value": lines[2:]})])
        )
        found = [document for frame in frames for document in frame["document"]]
    assert [json.loads(document) for document in found] == [
        json.loads(json.dumps(cleancms.clean_record(json.loads(line)))) for line in lines
    ]


def test_the_record_is_left_alone_and_the_function_can_be_sent() -> None:
    record = json.loads(RECORDS.read_text("utf-8").splitlines()[0])
    before = json.dumps(record)
    function = pickle.loads(pickle.dumps(cleancms.clean_record))
    document = function(record)
    assert document == cleancms.clean_record(record)
    assert json.dumps(record) == before
    assert (document["id"], document["metadata"]["url"]) == (record["id"], record["url"])


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ({"id": "7", "url": "https://a.example/"}, "7"),
        ({"url": "https://a.example/"}, "https://a.example/"),
        ({}, "page"),
    ],
)
def test_the_id(record: dict[str, str], name: str) -> None:
    html = f"<h1>A title</h1><p>{'A sentence of the article that says something. ' * 20}</p>"
    document = cleancms.clean_record({**record, "html": html})
    assert document
    assert document["id"] == name


def test_a_page_without_an_article() -> None:
    assert cleancms.clean_record({"html": "<html><body><nav><a href=/>Home</a></nav></body></html>"}) is None


@pytest.mark.parametrize(
    "record", [{}, {"html": ""}, {"html": 3}, {"html": b"\x89PNG\r\n\x1a\n" + bytes(99)}]
)
def test_a_record_that_is_no_page(record: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        cleancms.clean_record(record)


@pytest.mark.parametrize("line", ["null", "3", '"html"', '["html"]'])
def test_json_that_is_no_record(line: str) -> None:
    with pytest.raises(ValueError, match="not a JSON object"):
        cleancms.clean_record(json.loads(line))


# --- the engines ------------------------------------------------------------------------------------------


def run_example(name: str, output: Path, environment: Sequence[tuple[str, str]] = ()) -> str:
    """Run an example on the sample and lines that are no records, which have no documents."""
    source = output.with_name("in.jsonl")
    bad = "".join(f"{line}\n" for line in ("null", "no JSON", "[" * 100_000))
    source.write_text(RECORDS.read_text("utf-8") + bad, "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", f"benchmarks.examples.{name}", str(source), str(output)],
        env={**os.environ, **dict(environment)},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@skip_without("ray", "ray", "pyarrow")
def test_ray_data(tmp_path: Path) -> None:
    said = run_example("ray_data", tmp_path / "out")
    written = (tmp_path / "out" / "documents.jsonl").read_bytes().splitlines(keepends=True)
    assert sorted(written) == sorted(clean_sample())
    assert f"{len(written)} documents" in said


@skip_without("spark", "pyspark", "pandas", "pyarrow", program="java")
def test_spark(tmp_path: Path) -> None:
    python = [("PYSPARK_PYTHON", sys.executable), ("PYTHONPATH", str(ROOT))]
    said = run_example("spark", tmp_path / "out", [*python, ("SPARK_LOCAL_IP", "127.0.0.1")])
    parts = sorted((tmp_path / "out").glob("part-*"))
    written = [line for part in parts for line in part.read_bytes().splitlines(keepends=True)]
    assert sorted(written) == sorted(clean_sample())
    assert f"{len(written)} documents" in said
