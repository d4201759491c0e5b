"""Small corpora for tests, and ways to run the commands about them.

The records are pages of a few sites with templates and near-duplicates among them.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleancms.cli import main

RECORDS = 30

_SYLLABLES = "ba be bi do du fa ka ko la le lo ma mi mo na ne no pa ri ro sa so ta to".split()
_MENU = "Home News Sport Culture Weather Shop Contact Imprint Subscribe Search".split()


def make_page(site: str, number: int) -> str:
    """Return a page: a menu and a footer that the site's pages share, and an article of its own."""
    random = Random(f"{site} {number}")
    paragraphs = "".join(f"<p>{_write_sentences(random, 40)}</p>" for _ in range(3))
    menu = "".join(f"<li><a href='/{name}'>{site} {name}</a></li>" for name in _MENU)
    return (
        f"<html><head><title>{_write_sentences(random, 4)}</title></head><body><ul>{menu}</ul>"
        f"<div class='content'><h1>Report {number}</h1>{paragraphs}</div>"
        f"<p>The {site} newsletter brings you what matters, every morning, free of charge.</p>"
        f"<footer>All rights reserved, {site}</footer></body></html>"
    )


def make_records(count: int, sites: int = 3) -> list[dict[str, Any]]:
    """Return records of pages in turn from each site; each tenth says what one before it says."""
    records = []
    for number in range(count):
        site = f"site{number % sites}.example"
        article = number - sites if number % 10 == 9 else number
        url = f"https://www.{site}/{number}"
        records.append(
            {"id": f"r{number}", "url": url, "html": make_page(site, article), "batch": number // 7}
        )
    return records


def write_records(path: Path, records: list[dict[str, Any]]) -> None:
    """Write records as JSON lines, with a line that is none and one without content at the end."""
    lines = [json.dumps(record) for record in records]
    path.write_text("\n".join([*lines, '{"id": 1]', '{"id": "blank", "html": " "}']) + "\n")


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a directory."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def list_names(folder: str) -> list[str]:
    """Return the names of what stands in a directory, sorted."""
    return sorted(path.name for path in Path(folder).iterdir())


def make_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `tmp_path` the working directory, with a file of records in it."""
    write_records(tmp_path / "in.jsonl", make_records(RECORDS))
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    """Run a command; the pages are cleaned by this process where no limits are given."""
    here = () if arguments[0] == "clean" or "-j" in arguments else ("-j1", "--deadline=0", "--memory=0")
    command, *others = arguments
    result = CliRunner().invoke(main, [command, *here, *others], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def read_report(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(output, "report.jsonl").read_text().splitlines()]


def read_documents(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(output, "documents-00000.jsonl").read_text().splitlines()]


def _write_sentences(random: Random, words: int) -> str:
    written = ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(words)]
    return " ".join(written).capitalize() + "."
