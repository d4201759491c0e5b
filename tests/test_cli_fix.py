"""`cleancms fix`: what is rewritten, what never, and what is left as it was in every file."""

from __future__ import annotations

import codecs
import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleancms.cli import main
from cleancms.fixes.rewrite import LostBlockError, Rewritten, rewrite_text
from tests.command_line import PAGE, PARAGRAPHS, list_files

SAMPLES = Path(__file__).parents[1] / "samples"
CLEAN = "\n\n".join(("# A new harbour wall", *PARAGRAPHS)) + "\n"
DOUBLED = CLEAN + "\n" + CLEAN


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a working directory with a clean text and a doubled one."""
    folder = tmp_path / "work" / "texts"
    folder.mkdir(parents=True)
    (folder / "clean.txt").write_text(CLEAN)
    (folder / "doubled.md").write_text(DOUBLED)
    monkeypatch.chdir(folder.parent)


def fix(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["fix", *arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


# --- what is rewritten -----------------------------------------------------------------------------------


def test_only_what_changes_is_written() -> None:
    clean = Path("texts/clean.txt")
    before = clean.stat()
    result = fix("texts")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "cleancms: texts/doubled.md: rewritten, 4 repeated and 0 other blocks removed",
        "cleancms: 1 file rewritten, 1 unchanged",
    ]
    assert Path("texts/doubled.md").read_text() == CLEAN
    assert (clean.stat().st_mtime_ns, clean.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert list_files(Path()) == ["texts/clean.txt", "texts/doubled.md"]


def test_a_second_time_changes_nothing() -> None:
    assert fix("texts", "--exit-non-zero-on-fix").exit_code == 1
    inode = Path("texts/doubled.md").stat().st_ino
    second = fix("texts", "--exit-non-zero-on-fix")
    assert (second.exit_code, second.stderr) == (0, "cleancms: 2 files unchanged\n")
    assert Path("texts/doubled.md").stat().st_ino == inode


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_samples_are_fixed_once(path: Path) -> None:
    shutil.copy(path, "sample.txt")
    assert fix("sample.txt", "--exit-non-zero-on-fix").exit_code == 1
    assert fix("sample.txt", "--exit-non-zero-on-fix").exit_code == 0


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.name)
@pytest.mark.parametrize("output_format", ["txt", "md", "jsonl"])
def test_what_clean_writes_stays(path: Path, output_format: str) -> None:
    name = f"article.{output_format}"
    arguments = ["clean", str(path), "--format", output_format, "-o", name]
    assert CliRunner().invoke(main, arguments).exit_code in {0, 2}
    if path.suffix == ".jsonl":
        return
    before = Path(name).read_bytes()
    assert fix(name, "--exit-non-zero-on-fix").exit_code == 0
    assert Path(name).read_bytes() == before


def test_only_the_text_of_records_changes() -> None:
    lines = (
        '{"id":"a",  "text" : %s, "n": 1.0, "x": "\\u00e9"}' % json.dumps(DOUBLED),  # noqa: UP031
        '{"text":%s}' % json.dumps(CLEAN),  # noqa: UP031
        "",
        '{"id": "no text"}\r',
    )
    Path("r.jsonl").write_bytes("\n".join(lines).encode())
    result = fix("r.jsonl")
    assert result.exit_code == 0
    expected = "\n".join(lines).replace(json.dumps(DOUBLED), json.dumps(CLEAN))
    assert Path("r.jsonl").read_bytes() == expected.encode()


def test_a_bad_line_among_records_stays() -> None:
    Path("r.jsonl").write_text(json.dumps({"text": DOUBLED}) + "\n{\n")
    result = fix("r.jsonl", "--exit-non-zero-on-fix")
    assert result.exit_code == 3
    assert "cleancms: r.jsonl:2: " in result.stderr
    assert Path("r.jsonl").read_text() == json.dumps({"text": CLEAN}) + "\n{\n"


# --- what stays as it was --------------------------------------------------------------------------------

CONTENTS: dict[str, Callable[[str], bytes]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "BOM": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 BE, CRLF": lambda text: codecs.BOM_UTF16_BE + text.replace("\n", "\r\n").encode("utf-16-be"),
    "no final newline": lambda text: text.removesuffix("\n").encode(),
    "Latin-1": lambda text: text.replace("mayor", "maïre").encode("latin-1"),
    "front matter": lambda text: f"---\ntitle: A wall\ntags: [a,  b]\n---\n\n{text}".encode(),
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_bytes_that_stay(kind: str) -> None:
    path = Path("texts/doubled.md")
    path.write_bytes(CONTENTS[kind](DOUBLED))
    assert fix("texts", "--exit-non-zero-on-fix").exit_code == 1
    assert path.read_bytes() == CONTENTS[kind](CLEAN)


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_mode_stays(mode: int) -> None:
    path = Path("texts/doubled.md")
    path.chmod(mode)
    assert fix("texts").exit_code == 0
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_read_only_file_is_refused() -> None:
    path = Path("texts/doubled.md")
    path.chmod(0o444)
    result = fix("texts")
    assert result.exit_code == 3
    assert "cleancms: texts/doubled.md: is read-only\n" in result.stderr
    assert path.read_text() == DOUBLED


def test_a_file_that_changed_meanwhile_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("texts/doubled.md")

    def rewrite(text: str, *_: object) -> Rewritten:
        path.write_text("changed")
        return rewrite_text(text)

    monkeypatch.setattr("cleancms.fixes.content.rewrite_text", rewrite)
    result = fix(str(path))
    assert result.exit_code == 4
    assert "has changed since it was read" in result.stderr
    assert path.read_text() == "changed"


def test_a_file_that_cannot_be_proven_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(*_: object) -> object:
        raise LostBlockError("a line would be lost: 'The council'")

    monkeypatch.setattr("cleancms.fixes.content.rewrite_text", lose)
    result = fix("texts/doubled.md", "--backup", ".orig")
    assert result.exit_code == 4
    assert "texts/doubled.md: left alone, a line would be lost: 'The council'" in result.stderr
    assert Path("texts/doubled.md").read_text() == DOUBLED
    assert list_files(Path()) == ["texts/clean.txt", "texts/doubled.md"]


def test_html_stays() -> None:
    Path("texts/page.html").write_text(PAGE)
    assert fix("texts").exit_code == 0
    result = fix("texts/page.html")
    assert result.exit_code == 4
    assert "cleancms clean texts/page.html -o DIR" in result.stderr
    assert Path("texts/page.html").read_text() == PAGE


# --- links -----------------------------------------------------------------------------------------------


def test_a_link_inside_the_tree_stays_a_link() -> None:
    Path("texts/link.md").symlink_to("doubled.md")
    Path("texts/a").mkdir()
    Path("texts/a/other.md").symlink_to("../doubled.md")
    result = fix("texts/link.md", "texts")
    assert result.exit_code == 0
    assert "1 file rewritten, 1 unchanged" in result.stderr
    assert Path("texts/link.md").is_symlink()
    assert Path("texts/a/other.md").is_symlink()
    assert Path("texts/doubled.md").read_text() == CLEAN


def test_a_link_out_of_the_tree_is_not_followed() -> None:
    outside = Path("outside.md")
    outside.write_text(DOUBLED)
    Path("texts/link.md").symlink_to(outside.resolve())
    Path("texts/folder").symlink_to(Path("..").resolve())
    result = fix("texts")
    assert result.exit_code == 0
    assert (
        f"cleancms: texts/link.md: a link to {outside.resolve()}, out of the tree: left alone\n"
        in result.stderr
    )
    assert outside.read_text() == DOUBLED
    assert fix("texts", "outside.md").exit_code == 0
    assert outside.read_text() == CLEAN


@pytest.mark.parametrize("name", ["link.md", "texts/link.md"])
def test_a_link_that_is_named_is_followed_in_the_working_directory(tmp_path: Path, name: str) -> None:
    Path(name).symlink_to(Path("texts/doubled.md").resolve())
    assert fix(name).exit_code == 0
    assert Path(name).is_symlink()
    assert Path("texts/doubled.md").read_text() == CLEAN
    outside = tmp_path / "outside.md"
    outside.write_text(DOUBLED)
    Path("out.md").symlink_to(outside)
    result = fix("out.md")
    assert result.exit_code == 4
    assert f"out.md: a link to {outside}, out of the working directory: left alone" in result.stderr
    assert outside.read_text() == DOUBLED


def test_a_link_elsewhere_is_followed_in_its_own_directory(tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "else/real.md").write_text(DOUBLED)
    (tmp_path / "else/link.md").symlink_to("real.md")
    assert fix(str(tmp_path / "else/link.md")).exit_code == 0
    assert (tmp_path / "else/real.md").read_text() == CLEAN


# --- options ---------------------------------------------------------------------------------------------


def test_backup() -> None:
    assert fix("texts", "--backup", ".orig").exit_code == 0
    assert Path("texts/doubled.md.orig").read_text() == DOUBLED
    assert list_files(Path("texts")) == ["clean.txt", "doubled.md", "doubled.md.orig"]
    Path("texts/doubled.md").write_text(DOUBLED + "\nMore.\n")
    result = fix("texts", "--backup", ".orig")
    assert result.exit_code == 3
    assert "doubled.md.orig: is there already with another content" in result.stderr
    assert Path("texts/doubled.md").read_text() == DOUBLED + "\nMore.\n"


def test_standard_input_goes_to_standard_output() -> None:
    result = fix("-", stdin=DOUBLED.replace("\n", "\r\n").encode())
    assert result.exit_code == 0
    assert result.stdout_bytes == CLEAN.replace("\n", "\r\n").encode()
    assert fix("-", stdin=CLEAN.encode()).stdout == CLEAN
    record = fix("-", "--stdin-filename", "r.jsonl", "-q", stdin=json.dumps({"text": DOUBLED}).encode())
    assert (record.stdout, record.stderr) == (json.dumps({"text": CLEAN}), "")
    refused = fix("-", "--stdin-filename", "x.html", stdin=PAGE.encode())
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert list_files(Path()) == ["texts/clean.txt", "texts/doubled.md"]


def test_quiet() -> None:
    result = fix("texts", "-q")
    assert (result.exit_code, result.output) == (0, "")


def test_empty_files_and_directories() -> None:
    Path("texts/empty.txt").touch()
    Path("empty").mkdir()
    result = fix("texts/empty.txt", "empty")
    assert result.exit_code == 0
    assert result.stderr.endswith("cleancms: 1 file unchanged\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no inputs: name files or directories"),
        (["texts", "--backup", "../x"], "'../x' is no end of a file's name"),
        (["texts", "--stdin-filename", "x.md"], "--stdin-filename names standard input"),
        (["texts", "--profiles", "missing"], "no profiles in missing"),
        (["texts", "--diff"], "--diff"),
        (["-", "--files-from", "-"], "standard input cannot be both"),
    ],
)
def test_wrong_fix(arguments: list[str], message: str) -> None:
    result = fix(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert Path("texts/doubled.md").read_text() == DOUBLED
