"""The recipes do what they say. tests/test_docs.py runs the others; here are those with more to look at."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.command_line import NO_ARTICLE, list_files
from tests.documents import ROOT, expect_codes, read_blocks, run_shell

README = (ROOT / "README.md").read_text("utf-8")
RECIPES = (ROOT / "docs/recipes.md").read_text("utf-8")
PAGES = sorted(path.stem for path in (ROOT / "samples").glob("*.html"))


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


def _find(language: str, words: str) -> str:
    """Return the one block with these words."""
    (block,) = (block for block in read_blocks(RECIPES, language) if words in block)
    return block


def _run(script: str, clone: Path) -> None:
    done = run_shell(expect_codes(script), clone)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("language", "words"), [("bash", "--files-from - -0 -o"), ("bash", "xargs -0"), ("sh", "parallel")]
)
def test_many_files(language: str, words: str, clone: Path) -> None:
    block = next(block for block in read_blocks(RECIPES, language) if words in block)
    if language == "sh" and shutil.which("parallel") is None:
        pytest.skip("GNU parallel is not installed")
    for line in block.splitlines():
        _run(line, clone)
        assert list_files(clone / "articles") == sorted(f"{name}.md" for name in PAGES)
        shutil.rmtree(clone / "articles")


@pytest.mark.parametrize("words", ["--files-from - -0", "xargs -0", "-exec", "parallel -0"])
def test_many_files_in_the_readme(words: str, clone: Path) -> None:
    if words.startswith("parallel") and shutil.which("parallel") is None:
        pytest.skip("GNU parallel is not installed")
    (command,) = re.findall(rf"^`?(find samples .*{words}.*?)`?$", README, re.MULTILINE)
    _run(command, clone)
    assert list_files(clone / "pages") == sorted(f"{name}.md" for name in PAGES)


def test_left_out(clone: Path) -> None:
    _run(_find("bash", "--exclude"), clone)
    written = {path.stem for path in (clone / "articles").iterdir()}
    assert written
    assert not [name for name in written if re.match("forum|news", name)]


def test_in_place(clone: Path) -> None:
    _run(_find("bash", "--backup"), clone)
    for path in (clone / "samples").glob("*.txt"):
        assert (clone / f"texts/{path.name}.orig").read_bytes() == path.read_bytes()
        assert (clone / "texts" / path.name).read_bytes() != path.read_bytes()
    assert (clone / "changes.patch").read_text("utf-8").count("\n+++ ") == len(
        list(clone.glob("samples/*.txt"))
    )


def test_loop_sorts_pages_by_confidence(clone: Path) -> None:
    (clone / "samples/none.html").write_text(NO_ARTICLE)
    _run(_find("bash", "for page in"), clone)
    doubtful = [Path(path).stem for path in (clone / "look-at-these.txt").read_text().splitlines()]
    sure = {path.stem for path in (clone / "sure").iterdir()}
    assert "none" in doubtful
    assert sure
    assert sorted([*doubtful, *sure]) == sorted([*PAGES, "none"])


def test_json_lines(clone: Path) -> None:
    _run(_find("bash", "least-sure-first"), clone)
    rows = [line.split("\t") for line in (clone / "least-sure-first.tsv").read_text("utf-8").splitlines()]
    assert len(rows) >= len(PAGES)
    confidences = [float(confidence) for confidence, _ in rows]
    assert confidences == sorted(confidences)
