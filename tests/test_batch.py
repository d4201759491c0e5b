from __future__ import annotations

from pathlib import Path

import pytest

from cleancms.articles.formats import Format
from cleancms.batch import Plan, UsageProblemError, make_plan
from cleancms.pages.find import find_inputs


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with three pages, which is the working directory."""
    for name in ("a.html", "b.txt", "sub/a.html"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _plan(paths: list[str], output: str | None = None, wanted: Format | None = None) -> Plan:
    return make_plan(find_inputs(paths), output, wanted, any(Path(path).is_dir() for path in paths))


def _targets(plan: Plan) -> list[str]:
    assert plan.find_target is not None
    return sorted(str(plan.find_target(source)) for source in plan.inputs)


def _names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("paths", "wanted", "expected"),
    [
        (["pages/a.html"], None, Format.MD),
        (["pages/a.html"], Format.HTML, Format.HTML),
        (["pages/a.html", "pages/b.txt"], None, Format.JSONL),
        (["pages"], Format.JSONL, Format.JSONL),
        (["pages/sub"], None, Format.MD),  # a directory with one page
        (["pages/a.html", "missing"], None, Format.JSONL),
        (["-"], Format.TXT, Format.TXT),
    ],
)
def test_standard_output(paths: list[str], wanted: Format | None, expected: Format) -> None:
    plan = _plan(paths, None, wanted)
    assert (plan.output_format, plan.find_target, plan.stream) == (expected, None, None)


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("paths", "output", "wanted", "message"),
    [
        (["pages"], None, Format.MD, "use -o DIR"),
        (["pages/a.html", "missing"], None, Format.JSON, "use -o DIR"),
        (["pages"], "pages/a.html", None, "is a file"),
        (["pages"], "out.md", None, "-o DIR/"),
        (["pages/a.html"], "pages/a.html", None, "is an input"),
        (["pages"], "pages/sub/a.html", Format.JSONL, "is an input"),
    ],
)
def test_output_that_does_not_fit(
    paths: list[str], output: str | None, wanted: Format | None, message: str
) -> None:
    with pytest.raises(UsageProblemError, match=message):
        _plan(paths, output, wanted)


@pytest.mark.parametrize(
    ("paths", "output", "wanted", "expected"),
    [
        (["pages/a.html"], "out.md", None, ["out.md"]),
        (["pages/a.html"], "new/out", Format.TXT, ["new/out"]),
        (["pages/a.html"], "pages", None, ["pages/a.md"]),
        (["pages/a.html"], "out/", None, ["out/a.md"]),
        (["pages"], "out", None, ["out/a.md", "out/b.md", "out/sub/a.md"]),
        (["pages/sub"], "out", None, ["out/a.md"]),
        (["pages/a.html", "pages/b.txt"], "out", Format.JSON, ["out/a.json", "out/b.json"]),
        (["pages"], "out/", Format.JSONL, ["out/a.jsonl", "out/b.jsonl", "out/sub/a.jsonl"]),
    ],
)
def test_files(tree: Path, paths: list[str], output: str, wanted: Format | None, expected: list[str]) -> None:
    plan = _plan(paths, output, wanted)
    assert _targets(plan) == expected
    assert plan.problems == ()
    assert _names(tree) == ["pages"]  # planning writes nothing


@pytest.mark.usefixtures("tree")
def test_json_lines_go_to_one_file() -> None:
    plan = _plan(["pages"], "out.jsonl", Format.JSONL)
    assert (plan.find_target, plan.stream) == (None, Path("out.jsonl"))


@pytest.mark.usefixtures("tree")
def test_never_two_inputs_onto_one_output() -> None:
    plan = _plan(["pages/a.html", "pages/sub/a.html"], "out")
    assert len(set(_targets(plan))) == len(plan.inputs)
    assert len(plan.inputs) + len(plan.problems) == 2


def test_never_onto_an_input(tree: Path) -> None:
    (tree / "pages" / "c.md").write_text("x")
    plan = _plan(["pages"], "pages")
    assert "pages/c.md" not in _targets(plan)
    assert [name for name, cause in plan.problems if "overwrite the input" in cause] == ["pages/c.md"]


def test_never_onto_an_input_through_links(tree: Path) -> None:
    (tree / "pages" / "c.md").write_text("x")
    (tree / "pages" / "sub" / "a.md").symlink_to("../b.txt")
    (tree / "out").symlink_to("pages")
    plan = _plan(["pages"], "out")
    assert dict(plan.problems) == {
        "pages/c.md": "its output would overwrite the input out/c.md",
        "pages/sub/a.html": "its output would overwrite the input out/sub/a.md",
    }
    assert _targets(plan) == ["out/a.md", "out/b.md"]


def test_never_onto_an_input_by_a_link(tree: Path) -> None:
    (tree / "out.md").symlink_to("pages/b.txt")
    with pytest.raises(UsageProblemError):
        _plan(["pages/b.txt"], "out.md")
