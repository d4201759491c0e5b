from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleancms.cli import main
from tests import corpora
from tests.command_line import NO_ARTICLE, PAGE, list_files, make_pages, start

pages = pytest.fixture(autouse=True)(make_pages)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["review", *arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def corpus() -> Path:
    corpora.write_records(Path("in.jsonl"), corpora.make_records(corpora.RECORDS))
    corpora.run("corpus", "in.jsonl", "-o", "clean")
    return Path("clean")


def test_a_page() -> None:
    result = run("pages/wall.html", "-o", "report.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    html = Path("report.html").read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert html.endswith("</html>\n")
    assert "A new harbour wall" in html
    assert "navigation" in html


def test_standard_output_and_input() -> None:
    to_file = run("pages/wall.html", "-o", "report.html")
    to_pipe = run("pages/wall.html")
    assert (to_file.exit_code, to_pipe.exit_code) == (0, 0)
    assert (
        to_pipe.stdout == run("pages/wall.html", "-o", "-").stdout == Path("report.html").read_text("utf-8")
    )
    piped = run("-", "--stdin-filename", "pages/wall.html", stdin=PAGE.encode())
    assert piped.stdout == to_pipe.stdout


def test_several_pages_the_same_bytes_each_time() -> None:
    assert run("pages", "-o", "one.html").exit_code == 0
    assert run("pages", "-o", "two.html").exit_code == 0
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()
    assert 'id="page-1"' in Path("one.html").read_text("utf-8")


def test_a_page_without_an_article_is_shown() -> None:
    Path("empty.html").write_text(NO_ARTICLE)
    result = run("empty.html", "-o", "report.html")
    assert result.exit_code == 0
    assert "Nothing could be extracted." in Path("report.html").read_text("utf-8")


def test_some_fail() -> None:
    result = run("pages", "gone.html", "-o", "report.html")
    assert result.exit_code == 3
    assert result.stderr == "cleancms: gone.html: no such file\ncleancms: 2 written, 1 failed\n"
    assert "no such file" in Path("report.html").read_text("utf-8")


def test_all_fail() -> None:
    before = list_files(Path())
    Path("old.html").write_text("old")
    assert run("gone.html", "-o", "old.html").exit_code == 4
    assert Path("old.html").read_text() == "old"
    assert list_files(Path()) == sorted([*before, "old.html"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no inputs: name pages, directories or a corpus, or - for standard input"),
        (("pages", "-o", "pages"), "-o pages is a directory: a review is one file"),
        (("pages", "-o", "new/"), "-o new/ is a directory: a review is one file"),
        (("pages", "-o", "pages/wall.html"), "pages/wall.html is an input: it would be overwritten"),
        (("pages", "-o", "x.html", "--url", "http://a.example/"), "--url is the address of a single page"),
        (("pages", "-o", "x.html", "--profiles", "gone"), "--profiles: no profiles in gone"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    before = list_files(Path())
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.rstrip().endswith(f"Error: {message}")
    assert list_files(Path()) == before


def test_no_html_to_a_terminal() -> None:
    terminal, behind = os.openpty()
    process = start("review", "pages/wall.html", stdout=behind)
    os.close(behind)
    message = process.communicate()[1].decode()
    os.close(terminal)
    assert process.returncode == 2
    assert "-o FILE is missing: HTML is not for a terminal" in message


def test_an_output_that_cannot_be_written() -> None:
    result = run("pages/wall.html", "-o", "pages/wall.html/report.html")
    assert result.exit_code == 4
    assert "pages/wall.html/report.html" in result.stderr


def test_a_closed_pipe() -> None:
    process = start("review", "pages")
    assert process.stdout
    process.stdout.close()
    assert process.wait() == 141


def test_profiles(corpus: Path) -> None:
    page = corpora.make_page("site0.example", 99)
    Path("one.html").write_text(page)
    address = ("--url", "https://www.site0.example/99")
    plain = run("one.html", *address).stdout
    profiled = run("one.html", *address, "--profiles", str(corpus / "profiles")).stdout
    assert "site template" not in plain
    assert "site template" in profiled


# --- corpora ---------------------------------------------------------------------------------------------


def test_a_corpus(corpus: Path) -> None:
    result = run(str(corpus), "-o", "report.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    html = Path("report.html").read_text("utf-8")
    records = json.loads((corpus / "summary.json").read_text())["records"]
    assert html.count("<tr data-status") == records
    assert "Largest groups of near-duplicates" in html
    assert "site0.example" in html
    assert run(str(corpus)).stdout == html


def test_a_corpus_is_not_overwritten(corpus: Path) -> None:
    before = corpora.read_tree(corpus)
    for name in ("report.jsonl", "profiles/site0.example.json"):
        result = run(str(corpus), "-o", str(corpus / name))
        assert result.exit_code == 2
        assert "is a file of the corpus: it would be overwritten" in result.stderr
    assert corpora.read_tree(corpus) == before
    for _ in range(2):  # a review may stand there
        assert run(str(corpus), "-o", str(corpus / "review.html")).exit_code == 0


def test_a_corpus_is_reviewed_alone(corpus: Path) -> None:
    result = run(str(corpus), "pages", "-o", "x.html")
    assert result.exit_code == 2
    assert "clean is a corpus, which is reviewed alone" in result.stderr


def test_a_corpus_that_is_not_complete(corpus: Path) -> None:
    (corpus / "report.jsonl").unlink()
    result = run(str(corpus), "-o", "x.html")
    assert result.exit_code == 2
    assert "its run is not complete" in result.stderr


def test_a_broken_corpus(corpus: Path) -> None:
    (corpus / "report.jsonl").write_text("{\n")
    result = run(str(corpus), "-o", "x.html")
    assert result.exit_code == 4
    assert "report.jsonl: line 1 is no JSON object" in result.stderr
    assert not Path("x.html").exists()
