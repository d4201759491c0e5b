"""The command line of `learn`, and of `clean --profiles`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleancms.text import template_key
from tests.command_line import PAGE
from tests.corpora import (
    list_names,
    make_folder,
    make_page,
    make_records,
    read_documents,
    read_tree,
    run,
)

folder = pytest.fixture(autouse=True)(make_folder)


def test_learn() -> None:
    Path("profiles").mkdir()
    Path("profiles/other.example.json").write_text("another site's")
    Path("profiles/site0.example.json").write_text("an old one")
    result = run("learn", "in.jsonl", "-o", "profiles")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines() == [
        "cleancms: in.jsonl:31: not JSON: Expecting ',' delimiter at character 9",
        "cleancms: in.jsonl:32: no content: html is blank",
        "cleancms: 2 of 32 records failed",
        "cleancms: 3 profiles written, from 30 pages of 3 sites",
    ]
    assert list_names("profiles") == [
        "other.example.json",
        *(f"site{number}.example.json" for number in range(3)),
    ]
    assert Path("profiles/other.example.json").read_text() == "another site's"
    assert "newsletter" in Path("profiles/site0.example.json").read_text()


def test_corpus_learns_what_learn_does() -> None:
    run("learn", "in.jsonl", "-o", "profiles")
    run("corpus", "in.jsonl", "-o", "learnt")
    run("corpus", "in.jsonl", "-o", "given", "--profiles", "profiles")
    assert read_tree(Path("profiles")) == read_tree(Path("learnt/profiles"))
    assert read_documents("learnt") == read_documents("given")
    assert not Path("given/profiles").exists()


def test_nothing_to_learn() -> None:
    Path("few.jsonl").write_text("\n".join(json.dumps(record) for record in make_records(6)))
    result = run("learn", "few.jsonl", "-o", "profiles")
    assert (result.exit_code, result.stderr) == (4, "cleancms: no profile was written: no site has 3 pages\n")
    assert list_names("profiles") == []


def test_show() -> None:
    run("learn", "in.jsonl", "-o", "profiles")
    shown = run("learn", "--show", "www.SITE1.example", "-o", "profiles")
    assert (shown.exit_code, shown.stderr) == (0, "")
    head, *table = [line.split() for line in shown.stdout.splitlines() if line.strip()]
    assert head[0] == "site1.example:"
    assert table[0] == ["pages", "position", "content", "before", "content", "after", "block"]
    assert ["site1.example", "Home"] in [row[-2:] for row in table]
    assert run("learn", "--show", "profiles/site1.example.json").stdout == shown.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--show", "nowhere.example", "-o", "profiles"), 4),
        (("--show", "missing.json"), 4),
        (("--show", "bad.json"), 4),
        (("--show", "site0.example"), 2),
        (("--show", "site0.example", "-o", "profiles", "in.jsonl"), 2),
        (("in.jsonl",), 2),
        (("-o", "profiles"), 2),
        (("-", "-o", "profiles"), 2),
        (("missing", "-o", "profiles"), 4),
        (("in.jsonl", "-o", "bad.json"), 2),
    ],
)
def test_wrong_usage_of_learn(arguments: tuple[str, ...], code: int) -> None:
    Path("bad.json").write_text("{}")
    result = run("learn", *arguments)
    assert (result.exit_code, bool(result.stderr)) == (code, True)


# --- clean --profiles -------------------------------------------------------------------------------------


def _clean(*arguments: str) -> str:
    result = run("clean", *arguments, "--format", "txt")
    assert result.exit_code == 0
    return result.stdout


def test_clean_applies_the_profile_of_the_address_or_the_folder() -> None:
    Path("site0.example").mkdir()
    page = make_page("site0.example", 99)
    canonical = page.replace("<head>", "<head><link rel='canonical' href='https://www.site0.example/99'>")
    Path("site0.example/99.html").write_text(page)
    Path("99.html").write_text(page)
    Path("canonical.html").write_text(canonical)
    run("learn", "in.jsonl", "-o", "profiles")
    profile = Path("profiles/site0.example.json")
    first = page.partition("<p>")[2].partition("</p>")[0]
    assert first in _clean("99.html")
    changed = json.loads(profile.read_text())
    place = {"pages": 9, "position": 0.75, "before": 0.1, "after": 0.1}
    changed["html"]["blocks"].append({"key": template_key(first), "example": "", **place})
    profile.write_text(json.dumps(changed))
    with_profiles = ("--profiles", "profiles")
    assert first in _clean("99.html", *with_profiles)
    assert first not in _clean("99.html", "--url", "https://site0.example/x", *with_profiles)
    assert first not in _clean("canonical.html", *with_profiles)
    assert first not in _clean("site0.example/99.html", *with_profiles)
    assert first not in _clean("site0.example/99.html", *with_profiles, "--deadline", "60")


def test_clean_with_a_bad_profile() -> None:
    Path("profiles").mkdir()
    Path("profiles/x.example.json").write_text("{}")
    Path("page.html").write_text(PAGE)
    result = run("clean", "page.html", "--url", "https://x.example/", "--profiles", "profiles")
    assert result.exit_code == 4
    assert result.stderr.startswith(
        f"cleancms: page.html: {Path('profiles/x.example.json')}: no site profile"
    )
    assert run("clean", "page.html", "--profiles", "nowhere").exit_code == 2
