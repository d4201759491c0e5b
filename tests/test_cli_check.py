"""`cleancms check`: what is found where, in which form, with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleancms.cli import main
from cleancms.corpus.profiles import write_profile
from cleancms.model import PageKind, SiteProfile, Template, TemplateBlock
from cleancms.text import template_key
from tests.command_line import PAGE, PARAGRAPHS, start

SAMPLES = Path(__file__).parents[1] / "samples"
CLEAN = "\n\n".join(("# A new harbour wall", *PARAGRAPHS)) + "\n"
DOUBLED = CLEAN + "\n" + CLEAN


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a working directory with a clean text, a doubled one and records of both."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "clean.txt").write_text(CLEAN)
    (folder / "doubled.md").write_text(DOUBLED)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def check(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _write_records(path: str, *records: Any) -> None:
    Path(path).write_text("".join(f"{json.dumps(record)}\n" for record in records))


# --- what is found ---------------------------------------------------------------------------------------


def test_findings_are_lines() -> None:
    result = check("texts")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [line.split(" (")[0] for line in lines] == [
        f"texts/doubled.md:{line + 8}: repeats line {line}" for line in (1, 3, 5, 7)
    ]
    assert lines[1].endswith(
        " (score 1.00): The council met on Monday evening and decided, after four hours of deba…"
    )
    assert result.stderr == "cleancms: 1 file would be rewritten, 1 clean\n"


def test_clean_texts() -> None:
    result = check("texts/clean.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "cleancms: 1 file clean\n")


def test_boilerplate_has_its_reason_and_score() -> None:
    result = check(str(SAMPLES / "notice.txt"))
    assert result.exit_code == 1
    assert f"{SAMPLES}/notice.txt:38: copyright (score 0.0" in result.stdout
    assert ":9: breadcrumb (score 0.0" in result.stdout


def test_records_are_named() -> None:
    _write_records("records.jsonl", {"id": "a", "text": CLEAN}, {"id": "b", "text": DOUBLED})
    result = check("records.jsonl")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].startswith(
        "records.jsonl:2: b, line 9: repeats line 1 (score 1.00): "
    )
    _write_records("records.jsonl", {"id": "b", "body": DOUBLED, "text": CLEAN, "n": "x"})
    assert check("records.jsonl", "--text-field", "text").exit_code == 0
    assert "x, line 9" in check("records.jsonl", "--text-field", "body", "--id-field", "n").stdout


def test_nothing_is_changed() -> None:
    before = {path: path.stat().st_mtime_ns for path in Path("texts").iterdir()}
    for options in ([], ["--diff"], ["--json"]):
        check("texts", *options)
    assert {path: path.stat().st_mtime_ns for path in Path("texts").iterdir()} == before
    assert Path("texts/doubled.md").read_text() == DOUBLED


def test_directory_walk_takes_texts_only() -> None:
    for name in ("page.html", ".hidden.txt", "table.csv", "a.txt.gz", "b.TXT"):
        Path("texts", name).write_text(DOUBLED)
    Path("texts/.git").mkdir()
    Path("texts/.git/x.txt").write_text(DOUBLED)
    _write_records("texts/r.jsonl", {"text": CLEAN})
    result = check("texts")
    assert {line.split(":")[0] for line in result.stdout.splitlines()} == {"texts/b.TXT", "texts/doubled.md"}
    assert result.stderr == "cleancms: 2 files would be rewritten, 2 clean\n"


def test_excluded_files() -> None:
    assert check("texts", "--exclude", "doubled.*").exit_code == 0


def test_a_file_named_twice_is_looked_at_once() -> None:
    Path("link.md").symlink_to("texts/doubled.md")
    result = check("texts/doubled.md", "texts", "texts/../texts/doubled.md", "link.md")
    assert len(result.stdout.splitlines()) == 4
    assert "1 file would be rewritten, 1 clean" in result.stderr


@pytest.mark.parametrize(
    ("listed", "options"),
    [(b"texts/clean.txt\ntexts/doubled.md\n", []), (b"texts/clean.txt\0texts/doubled.md\0", ["-0"])],
)
def test_files_from(listed: bytes, options: list[str]) -> None:
    result = check("--files-from", "-", *options, stdin=listed)
    assert result.exit_code == 1
    assert "1 file would be rewritten, 1 clean" in result.stderr


def test_an_empty_list_is_nothing_to_do() -> None:
    result = check("--files-from", "-", stdin=b"")
    assert (result.exit_code, result.stderr) == (0, "cleancms: 0 files clean\n")


def test_standard_input() -> None:
    assert check("-", stdin=DOUBLED.encode()).stdout.startswith("-:9: repeats line 1")
    record = json.dumps({"id": "a", "text": DOUBLED}).encode()
    named = check("-", "--stdin-filename", "new/x.jsonl", stdin=record)
    assert (named.exit_code, named.stdout[:23]) == (1, "new/x.jsonl:1: a, line ")
    assert check("-", stdin=CLEAN.encode()).exit_code == 0


def test_quiet() -> None:
    result = check("texts", "-q")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.count("\n") == 4


def test_profiles_are_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    box = "The reading circle of the lower town meets in the library on the first Tuesday of every month."
    page = (SAMPLES / "notice.txt").read_text().replace("\nContact us\n", f"\n{box}\n\nContact us\n")
    Path("texts/page.txt").write_text(page)
    assert "site template" not in check("texts/page.txt").stdout
    block = TemplateBlock(template_key(box), box, 9, 1.0)
    Path("profiles").mkdir()
    profile = SiteProfile("texts", {PageKind.TEXT: Template(10, (block,))})
    Path("profiles/texts.json").write_text(write_profile(profile))
    result = check("texts/page.txt", "--profiles", "profiles", "--attributes", "a.jsonl")
    assert result.exit_code == 1
    assert "site template (score " in result.stdout
    ((start, end, _),) = json.loads(Path("a.jsonl").read_text())["attributes"]["cleancms__template"]
    assert page[start:end].strip() == box
    assert sorted(path.name for path in Path("profiles").iterdir()) == ["texts.json"]
    monkeypatch.setenv("CLEANCMS_PROFILES", "profiles")
    assert "site template" in check("texts/page.txt").stdout


def test_what_a_profile_names_goes_from_an_otherwise_clean_text() -> None:
    lines = ["The reading circle meets in the library on Tuesdays.", "Share on Facebook"]
    Path("texts/page.txt").write_text("\n\n".join((CLEAN.strip(), *lines)) + "\n")
    assert check("texts/page.txt").exit_code == 0
    blocks = tuple(TemplateBlock(template_key(line), line, 9, 1.0) for line in lines)
    Path("profiles").mkdir()
    profile = SiteProfile("texts", {PageKind.TEXT: Template(10, blocks)})
    Path("profiles/texts.json").write_text(write_profile(profile))
    result = check("texts/page.txt", "--profiles", "profiles")
    assert result.exit_code == 1
    assert [line.rsplit(": ", 1)[1] for line in result.stdout.splitlines()] == lines
    Path("profiles/texts.json").write_text(write_profile(SiteProfile("texts", {})))
    assert check("texts/page.txt", "--profiles", "profiles").exit_code == 0


# --- --diff ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        DOUBLED.encode(),
        DOUBLED.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + DOUBLED.encode(),
        b"\xef\xbb\xbf" + (SAMPLES / "notice.txt").read_bytes(),
        DOUBLED.removesuffix("\n").encode(),
    ],
    ids=["plain", "CRLF", "BOM", "BOM before a line that goes", "no final newline"],
)
def test_diff_is_what_fix_does(content: bytes) -> None:
    Path("texts/a b.txt").write_bytes(content)
    diff = check("texts/a b.txt", "--diff")
    assert diff.exit_code == 1
    assert diff.stdout.startswith("--- a/texts/a b.txt\t\n+++ b/texts/a b.txt\t\n@@ -")
    Path("change.diff").write_bytes(diff.stdout_bytes)
    done = subprocess.run(["git", "apply", "change.diff"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    applied = Path("texts/a b.txt").read_bytes()
    Path("texts/a b.txt").write_bytes(content)
    CliRunner().invoke(main, ["fix", "texts/a b.txt"])
    assert Path("texts/a b.txt").read_bytes() == applied != content


def test_diff_says_where_the_final_newline_is_missing() -> None:
    result = check("-", "--diff", "--stdin-filename", "x.txt", stdin=DOUBLED.removesuffix("\n").encode())
    assert result.stdout.startswith("--- a/x.txt\n+++ b/x.txt\n")
    assert result.stdout.endswith("quarrel.\n\\ No newline at end of file\n")


@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_diff_colours(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], is_coloured: bool) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[31m-" in check("texts", "--diff").stdout) == is_coloured


# --- --json ----------------------------------------------------------------------------------------------


def test_json_is_one_array() -> None:
    result = check("texts", "--json")
    assert result.exit_code == 1
    findings = json.loads(result.stdout)
    assert [(each["line"], each["repeats"], each["reason"]) for each in findings] == [
        (line + 8, line, "copy") for line in (1, 3, 5, 7)
    ]
    for each in findings:
        assert each["file"] == "texts/doubled.md"
        assert each["record"] is None
        assert each["text"] in DOUBLED[each["start"] : each["end"]].removeprefix("# ")


def test_json_without_findings() -> None:
    assert json.loads(check("texts/clean.txt", "--json").stdout) == []


# --- what is wrong with inputs ---------------------------------------------------------------------------

WRONG_INPUTS: dict[str, Callable[[Path], object]] = {
    "missing.txt": lambda path: None,
    "binary.txt": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
    "page.html": lambda path: path.write_text(PAGE),
    "page.txt": lambda path: path.write_text(PAGE),
    "table.csv": lambda path: path.write_text(CLEAN),
    "loop.txt": lambda path: path.symlink_to(path.name),
    "records.jsonl": lambda path: path.write_text("no record\n"),
}


@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize("name", WRONG_INPUTS)
def test_an_input_that_cannot_be_read(command: str, name: str) -> None:
    WRONG_INPUTS[name](Path(name))
    alone = CliRunner().invoke(main, [command, name])
    assert (alone.exit_code, alone.stdout) == (4, "")
    line = alone.stderr.splitlines()[0]
    assert line.startswith(f"cleancms: {name}:")
    with_others = CliRunner().invoke(main, [command, name, "texts", "-q"])
    assert (with_others.exit_code, with_others.stderr.splitlines()[0]) == (3, line)


def test_html_is_refused_with_the_way_to_do_it() -> None:
    Path("page.html").write_text(PAGE)
    told = check("page.html").stderr
    assert "HTML cannot be fixed in place; cleancms clean page.html -o DIR writes the article" in told


def test_a_bad_line_among_records() -> None:
    lines = (json.dumps({"id": "a", "text": DOUBLED}), "{", json.dumps({"id": "c"}), "[]")
    Path("records.jsonl").write_text("\n".join(lines))
    result = check("records.jsonl")
    assert result.exit_code == 3
    assert result.stdout.startswith("records.jsonl:1: a, line 9: ")
    assert "cleancms: records.jsonl:2: " in result.stderr
    assert "cleancms: records.jsonl:3: no content" in result.stderr
    assert "cleancms: records.jsonl:4: not a JSON object" in result.stderr
    assert result.stderr.endswith("cleancms: 1 file would be rewritten, 1 failed\n")


def test_a_file_without_a_record_is_one_that_failed() -> None:
    Path("records.jsonl").write_text("no\nJSON\nhere\n")
    result = check("records.jsonl")
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.count("cleancms: records.jsonl:") == 3
    assert result.stderr.endswith("cleancms: 1 file failed\n")


def test_a_suffix_that_cannot_be_fixed_is_refused_with_all_that_can() -> None:
    Path("notes.rst").write_text(DOUBLED)
    message = check("notes.rst", "-q").stderr
    assert message.startswith("cleancms: notes.rst: cannot be fixed in place, only ")
    for suffix in message.removesuffix(" can\n").partition(" only ")[2].split():
        Path(f"notes{suffix}").write_text(json.dumps({"text": DOUBLED}) if "j" in suffix else DOUBLED)
        assert check(f"notes{suffix}").exit_code == 1
    assert ".markdown" in message


def test_diff_beside_a_line_that_is_no_text() -> None:
    doubled = json.dumps({"id": "a", "text": DOUBLED}).encode()
    Path("records.jsonl").write_bytes(b'{"text": "\xff"}\n' + doubled + b"\n")
    result = check("records.jsonl", "--diff")
    assert result.exit_code == 3
    assert result.stdout.count("\n+{") == result.stdout.count("\n-{") == 1


@pytest.mark.parametrize("content", [b"", b"\n", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", ["empty.txt", "empty.jsonl"])
def test_empty_files_are_clean(name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    result = check(name)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "cleancms: 1 file clean\n")


def test_empty_directory_is_clean() -> None:
    Path("empty").mkdir()
    result = check("empty")
    assert (result.exit_code, result.stdout) == (0, "")
    told = "cleancms: empty: nothing to look at in this directory (.txt .text .md .jsonl)\n"
    assert result.stderr == f"{told}cleancms: 0 files clean\n"


def test_hostile_names_and_texts_are_escaped() -> None:
    Path("texts/\x1b[31m.txt").write_text(DOUBLED.replace("harbour", "harb\x1b[2Jour"))
    result = check("texts")
    assert "\x1b" not in result.stdout + result.stderr
    assert "\x1b" not in check("texts", "missing\x1b.txt").stderr


def test_closed_pipe() -> None:
    read, write = os.pipe()
    os.close(read)
    process = start("check", "texts", stdout=write)
    os.close(write)
    _, errors = process.communicate()
    assert process.returncode == 141
    assert b"Traceback" not in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("check", "texts", stdout=full)
        _, errors = process.communicate()
    assert process.returncode == 4
    assert errors.startswith(b"cleancms: standard output: ")


# --- samples ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_what_fix_leaves_is_clean(path: Path) -> None:
    shutil.copy(path, "sample.txt")
    assert check("sample.txt").exit_code == 1
    CliRunner().invoke(main, ["fix", "sample.txt"])
    assert check("sample.txt").exit_code == 0


# --- wrong usage -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no inputs: name files or directories"),
        (["texts", "--diff", "--json"], "--diff and --json exclude each other"),
        (["texts", "--stdin-filename", "x.md"], "--stdin-filename names standard input"),
        (["texts", "--attributes", "texts/clean.txt"], "--attributes: texts/clean.txt is an input"),
        (["texts", "--attributes", "texts"], "--attributes: texts is a directory"),
        (["texts", "--attributes", "-"], "--attributes needs a file"),
        (["texts", "-0"], "-0 belongs to --files-from"),
        (["--files-from", "missing"], "missing: no such file"),
        (["texts", "--profiles", "texts"], "no profiles in texts"),
        (["texts", "--fix"], "--fix"),
    ],
)
def test_wrong_check(arguments: list[str], message: str) -> None:
    result = check(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert Path("texts/clean.txt").read_text() == CLEAN


def test_wrong_profile() -> None:
    Path("profiles").mkdir()
    Path("profiles/texts.json").write_text("{}")
    result = check("texts", "--profiles", "profiles", "--attributes", "a.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'cleancms: profiles/texts.json: no site profile: "cleancms_profile" is missing\n'
    assert not Path("a.jsonl").exists()
