from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.scores import Overlap, Scores
from cleancms.text import template_key
from tests.test_templates import write_paragraph

pytest.importorskip("html2text", reason="the dumps need the extra train")
pytest.importorskip("inscriptis", reason="the dumps need the extra train")
pytest.importorskip("resiliparse", reason="the dumps need the extra train")

from benchmarks.sets import PageFolderError
from benchmarks.templates import (
    ALL_DUMPS,
    HTML,
    Outcome,
    Row,
    add_profiles,
    find_tasks,
    look,
    main,
    summarize,
)

ABOUT = (
    "We have reported from the valley since the mill closed, and we are glad that you found your way to us."
)


def _write_set(pages: Path, sites: int = 1) -> Path:
    """Write a page folder: five pages a site, all with ABOUT, which is in no reference."""
    folder = pages / "sites-dev"
    (folder / "html").mkdir(parents=True)
    lines = []
    for number in range(5 * sites):
        paragraphs = [write_paragraph(number * 4 + part).capitalize() + "." for part in range(4)]
        body = "".join(f"<p>{text}</p>" for text in (ABOUT, *paragraphs))
        page = f"<html><title>Page {number}</title><body>{body}</body></html>"
        (folder / "html" / f"{number}.html.gz").write_bytes(gzip.compress(page.encode()))
        text = "\n\n".join(paragraphs)
        lines.append(json.dumps({"id": str(number), "kind": "x", "site": f"s{number // 5}", "text": text}))
    (folder / "reference.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    return folder


def test_a_profile_is_learnt_from_the_other_pages_of_the_site(tmp_path: Path) -> None:
    tasks = find_tasks(_write_set(tmp_path, 2), (HTML, "html2text"))
    assert [(task.form, task.site) for task in tasks[:6]] == [(HTML, "s0")] * 5 + [(HTML, "s1")]
    looks = [one for task in tasks for one in look(task, None)]
    learnt = list(add_profiles(looks, None))
    assert sorted(task.sample.id for task in learnt) == sorted(task.sample.id for task in tasks)
    for task in learnt:
        assert task.profile is not None
        assert task.profile.site == task.site
        ((kind, template),) = task.profile.templates.items()
        assert (kind == HTML) is (task.form == HTML)
        assert template.pages == 4
        assert template_key(ABOUT) in {block.key for block in template.blocks if block.pages == 4}
    assert all(task.profile and not task.profile.templates for task in add_profiles(looks, 2))


def _scores(f1: float, recall: float, shingle_recall: float) -> Scores:
    return Scores(Overlap(1.0, recall, f1), Overlap(1.0, shingle_recall, f1), None, None)


def test_summary() -> None:
    before = _scores(0.5, 0.9, 0.9)
    outcomes = [
        Outcome(HTML, before, _scores(0.75, 0.89, 0.89)),
        Outcome("a", before, _scores(1.0, 0.87, 0.9)),
        Outcome("a", before, _scores(0.5, 0.87, 0.87)),
        Outcome("b", before, _scores(0.0, 0.9, 0.5)),
    ]
    html, a, b, dumps = summarize(outcomes)
    assert html == Row(HTML, 1, 0.5, 0.75, 0.89, 0, 0, 0)
    assert a == Row("a", 2, 0.5, 0.75, 0.87, 2, 1, 1)
    assert b == Row("b", 1, 0.5, 0.0, 0.9, 0, 1, 0)
    assert dumps._replace(recall=0.0) == Row(ALL_DUMPS, 3, 0.5, 0.5, 0.0, 2, 2, 1)
    assert dumps.recall == pytest.approx(0.88)


def test_the_command(tmp_path: Path) -> None:
    _write_set(tmp_path)
    result = CliRunner().invoke(main, ["--pages", str(tmp_path), "--sets", "sites-dev"])
    assert result.exit_code == 0, result.output
    for form in (HTML, "html2text", "inscriptis", ALL_DUMPS):
        assert f" {form} " in result.stdout
    result = CliRunner().invoke(main, ["--pages", str(tmp_path), "--sets", "nosuch"])
    assert result.exit_code == 1
    assert "nosuch" in result.stderr


def test_sets_of_dumps_are_refused(tmp_path: Path) -> None:
    folder = _write_set(tmp_path)
    (folder / "html").rename(folder / "text")
    for path in (folder / "text").iterdir():
        path.rename(path.with_name(path.name.replace("html", "txt")))
    with pytest.raises(PageFolderError, match="HTML is needed"):
        find_tasks(folder, (HTML,))
