"""The command line, end to end: what is written where, and wrong usage."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleancms.cli import main
from tests.command_line import PAGE, PARAGRAPHS, list_files, make_pages, read_records, run, start

pages = pytest.fixture(autouse=True)(make_pages)


# --- what is written where -------------------------------------------------------------------------------


def test_one_page_is_markdown_on_standard_output() -> None:
    result = run("pages/wall.html")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith('---\ntitle: "A new harbour wall"\n')
    assert all(result.stdout.count(paragraph) == 1 for paragraph in PARAGRAPHS)
    assert "Copyright" not in result.stdout.split("---\n")[2]


@pytest.mark.parametrize("output_format", ["md", "txt", "json", "jsonl", "html"])
def test_every_format_has_the_article(output_format: str) -> None:
    result = run("pages/wall.html", "--format", output_format)
    assert result.exit_code == 0
    assert all(paragraph in result.stdout for paragraph in PARAGRAPHS)


def test_json_record() -> None:
    record = json.loads(
        run("pages/wall.html", "--format", "json", "--url", "https://news.example.org/1").stdout
    )
    assert record["id"].endswith("wall.html")
    assert record["source"] == "news.example.org"
    assert record["metadata"]["title"] == "A new harbour wall"
    assert record["metadata"]["cleancms"]["copies"] == 1


def test_several_pages_are_json_lines() -> None:
    result = run("pages")
    assert result.exit_code == 0
    assert [record["text"].count(PARAGRAPHS[0]) for record in read_records(result.stdout)] == [1, 1]
    assert result.stderr == "cleancms: 2 written, 0 failed\n"


def test_standard_input() -> None:
    for arguments in ((), ("-",)):
        result = run(*arguments, "--format", "txt", stdin=PAGE.encode())
        assert result.exit_code == 0
        assert PARAGRAPHS[0] in result.stdout


def test_output_file() -> None:
    result = run("pages/wall.html", "--format", "txt", "-o", "new/wall.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert PARAGRAPHS[0] in Path("new/wall.txt").read_text()
    assert run("pages/wall.html", "-o", "-").stdout.startswith("---\n")


def test_output_directory_mirrors_the_tree() -> None:
    result = run("pages", "-o", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert list_files(Path("out")) == ["sub/text.md", "wall.md"]


def test_output_json_lines_file() -> None:
    assert run("pages", "--format", "jsonl", "-o", "out.jsonl").exit_code == 0
    assert len(read_records(Path("out.jsonl").read_text())) == 2


@pytest.mark.parametrize(
    ("listed", "options"),
    [(b"pages/wall.html\npages/sub/text.txt\n", []), (b"pages/wall.html\0pages/sub/text.txt\0", ["-0"])],
)
def test_files_from(listed: bytes, options: list[str]) -> None:
    assert len(read_records(run("--files-from", "-", *options, stdin=listed).stdout)) == 2
    Path("list").write_bytes(listed)
    assert len(read_records(run("--files-from", "list", *options).stdout)) == 2


def test_compressed_page() -> None:
    Path("wall.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert PARAGRAPHS[0] in run("wall.html.gz").stdout


def test_input_and_encoding_can_be_forced() -> None:
    Path("page").write_bytes("\n\n".join((*PARAGRAPHS, "Thé café")).encode("latin-1"))
    result = run("page", "--input", "text", "--encoding", "latin1", "--format", "txt")
    assert result.exit_code == 0
    assert PARAGRAPHS[0] in result.stdout


def test_links_are_written_if_wanted() -> None:
    Path("page.html").write_text(PAGE.replace("four hours", "<a href='/debate'>four hours</a>"))
    assert (
        "[four hours](https://x.org/debate)" in run("page.html", "--links", "--url", "https://x.org/a").stdout
    )
    assert "[four hours]" not in run("page.html", "--url", "https://x.org/a").stdout


def test_confidence_is_in_every_record() -> None:
    for record in read_records(run("pages").stdout):
        assert 0 < record["metadata"]["cleancms"]["confidence"] <= 1
    assert 0 < json.loads(_explain("pages/wall.html", "--json").stdout)["confidence"] <= 1
    assert ", confidence: 0." in _explain("pages/wall.html").stdout


def test_same_input_same_bytes() -> None:
    written = {start("clean", "pages", stderr=subprocess.DEVNULL).communicate()[0] for _ in range(2)}
    assert len(written) == 1


# --- exit code 2: usage ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pages", "--format", "md"], "use -o DIR"),
        (["pages/wall.html", "-o", "pages/wall.html"], "is an input"),
        (["pages", "-o", "pages/wall.html"], "is a file"),
        (["pages", "--url", "https://x.org"], "single page"),
        (["pages", "--encoding", "no-such-charset"], "no-such-charset"),
        (["pages", "--reference-time", "yesterday"], "ISO 8601"),
        (["pages", "--min-confidence", "1.5"], "1.5 is not in the range"),
        (["pages", "--min-confidence", "nan"], "nan"),
        (["pages", "--format", "pdf"], "pdf"),
        (["pages", "--no-such-option"], "--no-such-option"),
        (["pages", "-0"], "--files-from"),
        (["-", "--files-from", "-"], "standard input"),
        (["--files-from", "missing"], "missing: no such file"),
    ],
)
def test_usage_errors(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert list_files(Path()) == ["pages/sub/text.txt", "pages/wall.html"]


def test_no_arguments_on_a_terminal_shows_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancms.commands.clean._has_piped_input", lambda: False)
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


# --- the other commands ----------------------------------------------------------------------------------


def _explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


def test_explain_shows_every_block() -> None:
    result = _explain("pages/wall.html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(text in result.stdout for text in (*PARAGRAPHS, "Copyright 2022", "kept", "dropped"))


def test_explain_for_machines() -> None:
    explanation = json.loads(_explain("pages/wall.html", "--json").stdout)
    verdicts = {block["text"]: block["verdict"] for block in explanation["blocks"]}
    assert all(verdicts[paragraph] == "kept" for paragraph in PARAGRAPHS)
    assert verdicts["Copyright 2022 The Harbour News"] == "dropped"


@pytest.mark.parametrize(("path", "code"), [("missing", 4), ("pages", 2)])
def test_explain_failures(path: str, code: int) -> None:
    result = _explain(path)
    assert (result.exit_code, result.stdout) == (code, "")
    assert path in result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["clean", "--help"], ["explain", "--help"]])
def test_help_names_the_exit_codes(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "Exit codes:" in result.stdout
