"""A corpus on a real Ray of two processors: `CLEANCMS_REQUIRE_RAY=1 pytest tests/test_engine_ray.py`.

Ray takes some 200 MB, so it is not among what the tests install: pip install 'cleancms[ray]'.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="the extra datatrove is not installed")

from cleancms.corpus.passes import Run
from cleancms.corpus.plan import CorpusSettings, sort_inputs
from cleancms.corpus.run import run_corpus
from cleancms.corpus.workfiles import WorkFiles
from cleancms.engine.executors import Ray
from cleancms.engine.run import run_on
from cleancms.pages.find import find_inputs
from cleancms.workers import Limits
from tests.corpora import make_records, read_tree, write_records

pytestmark = pytest.mark.skipif(
    not find_spec("ray") and not os.environ.get("CLEANCMS_REQUIRE_RAY"), reason="Ray is not installed"
)


@pytest.fixture
def cluster() -> Iterator[None]:
    import ray  # noqa: PLC0415 - optional

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


@pytest.mark.usefixtures("cluster")
def test_the_bytes_of_the_plain_run(tmp_path: Path) -> None:
    write_records(tmp_path / "in.jsonl", make_records(24))
    inputs = sort_inputs(find_inputs([str(tmp_path / "in.jsonl")]).inputs)

    def make_run(output: str) -> Run:
        files = WorkFiles(tmp_path / output)
        return Run(inputs, CorpusSettings(part_records=5), files, Limits(1, 60), lambda _: None)

    run_corpus(make_run("plain"))
    summary, _ = run_on(Ray(2, None), make_run("out"), 3)
    assert summary
    assert summary.records == 26
    assert read_tree(tmp_path / "out") == read_tree(tmp_path / "plain")
