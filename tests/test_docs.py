"""What the documentation says is true: commands run, links lead somewhere, tables are complete."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cleancms import console
from cleancms.cli import EXIT_CODES
from cleancms.configuration import KEYS
from cleancms.model import METADATA_FIELDS, BlockKind, Reason
from tests.documents import (
    DOCUMENTS,
    ROOT,
    expect_codes,
    find_commands,
    list_anchors,
    list_links,
    list_options,
    list_sessions,
    list_spellings,
    read_blocks,
    read_table,
    remove_blocks,
    run_shell,
    split_cells,
)

COMMANDS = find_commands()
LINKING = (*DOCUMENTS, ROOT / "CHANGELOG.md", ROOT / "benchmarks/README.md")
FORMATS = (ROOT / "docs/formats.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
OPTIONS = (ROOT / "docs/options.md").read_text("utf-8")
CONFIGURATION = (ROOT / "docs/configuration.md").read_text("utf-8")
HABITS = (ROOT / "docs/habits.md").read_text("utf-8")
SESSIONS = dict(list_sessions())


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


# --- commands --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SESSIONS)
def test_session(name: str, clone: Path) -> None:
    if "--executor" in SESSIONS[name]:
        pytest.importorskip("datatrove", reason="the extra datatrove is not installed")
    done = run_shell(expect_codes(SESSIONS[name]), clone)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert "Traceback" not in done.stderr


def test_exit_code_of_a_session_is_that_of_its_comment(tmp_path: Path) -> None:
    script = "false  # exit code 1\ntrue\n(exit 3)   # the last one: exit code 3"
    assert run_shell(expect_codes(script), tmp_path).returncode == 0
    assert run_shell(expect_codes(script.replace("code 3", "code 4")), tmp_path).returncode == 99
    assert run_shell(expect_codes("false\ntrue"), tmp_path).returncode == 1


def _list_mentions() -> Iterator[tuple[str, str]]:
    """Yield each command line that is mentioned in the running text of a document."""
    for path in (*DOCUMENTS, ROOT / "CHANGELOG.md"):
        for span in re.findall(r"`cleancms ([^`]+)`", remove_blocks(path.read_text("utf-8"))):
            yield path.name, span


@pytest.mark.parametrize(("document", "line"), sorted(set(_list_mentions())))
def test_mentioned_command_exists(document: str, line: str) -> None:
    words = line.split()
    name = "" if words[0].startswith("-") or words[0].isupper() else words[0]
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert name in COMMANDS
    assert options <= list_options(COMMANDS[name]) | {"--help"}


@pytest.mark.parametrize(
    "block", [one for path in DOCUMENTS for one in read_blocks(path.read_text("utf-8"), "yaml")]
)
def test_shown_hooks_exist(block: str) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    shown = [hook["id"] for repository in yaml.safe_load(block)["repos"] for hook in repository["hooks"]]
    assert shown
    assert set(shown) <= {hook["id"] for hook in hooks}


def test_changelog_is_kept() -> None:
    """Keep a Changelog: sections by version, the newest first, with changes by kind."""
    versions, kinds = (re.findall(rf"^{level} (.+)$", CHANGELOG, re.MULTILINE) for level in ("##", "###"))
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", version) for version in versions[1:])
    assert set(kinds) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


# --- options and exit codes ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_options_are_those_of_the_command(name: str) -> None:
    described: set[str] = set()
    for section in OPTIONS.split("\n## ")[1:]:
        for options, commands, _ in read_table(section, "option"):
            if (name or "before the command") in commands.split(", "):
                described.update(re.findall(r"--[a-z-]+", options))
    assert described == list_options(COMMANDS[name]) - {"--help"}


def test_marked_options_can_be_configured() -> None:
    marked = {
        option.removeprefix("--")
        for line in OPTIONS.splitlines()
        if line.startswith("| `-") and split_cells(line)[0].endswith("*")
        for option in re.findall(r"--[a-z-]+", split_cells(line)[0])
    }
    assert marked == KEYS.keys()


def test_keys_are_for_the_commands_with_their_option() -> None:
    options = {name: list_options(command) for name, command in COMMANDS.items()}
    described: set[str] = set()
    for keys, _, commands, _ in read_table(CONFIGURATION, "key"):
        for key in re.findall(r"`([a-z-]+)`", keys):
            described.add(key)
            having = {name for name in options if f"--{key}" in options[name]}
            assert having
            if commands != "records":
                assert set(commands.removeprefix("directories in ").split(", ")) == having
    assert described == KEYS.keys()


@pytest.mark.parametrize("spellings", sorted(list_spellings()))
def test_option_is_run_by_a_test(spellings: tuple[str, ...]) -> None:
    used = re.compile("|".join(rf"(?<![\w-]){spelling}(?![\w-])" for spelling in spellings))
    tests = (path.read_text("utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    assert any(map(used.search, (*tests, *SESSIONS.values())))


def test_exit_codes_are_those_of_the_help() -> None:
    codes = [row[0] for row in read_table((ROOT / "docs/exit-codes.md").read_text("utf-8"), "code")]
    described = re.findall(r"^ +(\d[\d, ]*?) {2,}", EXIT_CODES, re.MULTILINE)
    assert ", ".join(codes) == ", ".join(described)
    known = (console.DONE, 1, console.WRONG_USAGE, console.SOME_FAILED, console.NOTHING_WRITTEN)
    ended = (console.INTERRUPTED, console.PIPE_CLOSED, console.TERMINATED)
    assert codes == [str(code) for code in (*known, *ended)]


# --- fields ----------------------------------------------------------------------------------------------


def _list_names(rows: list[list[str]]) -> set[str]:
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row[0])}


def _fields_in(text: str, heading: str, header: str) -> set[str]:
    return _list_names(read_table(text.split(f"\n## {heading}\n", 1)[1], header))


def test_metadata_fields() -> None:
    assert _fields_in(FORMATS, "Metadata", "field") == set(METADATA_FIELDS)


def test_reasons_and_kinds() -> None:
    deciding = (ROOT / "docs/how-it-decides.md").read_text("utf-8")
    reasons = ", ".join(row[0] for row in read_table(deciding, "reason")).split(", ")
    assert sorted(reasons) == sorted(reason.value for reason in Reason)
    (kinds,) = (row[1] for row in read_table(FORMATS, "field of a block") if row[0] == "`kind`")
    assert sorted(re.findall(r"`(\w+)`", kinds)) == sorted(kind.value for kind in BlockKind)


def test_fields_of_a_corpus(clone: Path) -> None:
    done = run_shell("cleancms corpus -q samples/records.jsonl -o corpus", clone)
    assert done.returncode == 0, done.stderr
    documents = [
        json.loads(line) for line in (clone / "corpus/documents-00000.jsonl").read_text().splitlines()
    ]
    report = [json.loads(line) for line in (clone / "corpus/report.jsonl").read_text().splitlines()]
    profile = json.loads((clone / "corpus/profiles/post.example.json").read_text())
    own = {"id", "text", "source", "added", "created", "metadata"}
    assert _fields_in(FORMATS, "Documents", "field") == own <= set(documents[0])
    ours = {field for document in documents for field in document["metadata"]["cleancms"]}
    assert _list_names(read_table(FORMATS, "field of `metadata.cleancms`")) == ours
    assert _list_names(read_table(FORMATS, "field of `report.jsonl`")) == {
        field for row in report for field in row
    }
    assert _list_names(read_table(FORMATS, "field of a template's block")) == set(
        profile["html"]["blocks"][0]
    )
    assert set(profile) <= _fields_in(FORMATS, "Profiles", "field")


def test_fields_of_an_explanation(clone: Path) -> None:
    explained = json.loads(run_shell("cleancms explain samples/notice.txt --json", clone).stdout)
    shown = FORMATS.split("\n## Explanation\n", 1)[1].strip().split("\n\n", 1)[0]
    assert set(re.findall(r"`([a-z]+)`", shown)) == set(explained)
    assert _list_names(read_table(FORMATS, "field of a block")) == set(explained["blocks"][0])


def test_fields_of_findings_and_attributes(clone: Path) -> None:
    done = run_shell("cleancms check samples/notice.txt --json --attributes attributes.jsonl", clone)
    assert done.returncode == 1, done.stderr
    for finding in json.loads(done.stdout):
        assert _list_names(read_table(FORMATS, "field of a finding")) == set(finding)
    record = json.loads((clone / "attributes.jsonl").read_text("utf-8"))
    assert set(record) == {"id", "attributes"}
    assert _list_names(read_table(FORMATS, "attribute")) == set(record["attributes"])


# --- links -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", LINKING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for link in list_links(path.read_text("utf-8")):
        if re.match(r"https?://", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert target.is_relative_to(ROOT)
        if anchor:
            assert anchor in list_anchors(target.read_text("utf-8")), link


def test_every_document_is_linked_from_the_readme() -> None:
    links = list_links((ROOT / "README.md").read_text("utf-8"))
    assert {f"docs/{path.name}" for path in DOCUMENTS[1:]} <= {link.partition("#")[0] for link in links}


# --- wrong invocations -----------------------------------------------------------------------------------


def _list_wrong() -> list[tuple[str, str, str]]:
    """Return the rows of the table of wrong invocations: command line, exit code, message."""
    rows = read_table(HABITS.split("\n## Wrong invocations\n", 1)[1], "command")
    return [(row[0].strip("`"), row[1], row[2].strip("`")) for row in rows]


@pytest.mark.parametrize(("line", "code", "message"), _list_wrong())
def test_wrong_invocation(line: str, code: str, message: str, clone: Path) -> None:
    done = run_shell(line, clone)
    assert (str(done.returncode), done.stdout) == (code, "")
    assert done.stderr.splitlines()[-1] == message


def test_three_wrong_invocations_of_each_command() -> None:
    lines = [line.split() for line, _, _ in _list_wrong()]
    for name in COMMANDS.keys() - {""}:
        assert sum(name in words for words in lines) >= 3, name
