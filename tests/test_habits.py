"""The column "cleancms" of the table in docs/habits.md: a test a row, which the row names."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleancms.cli import main
from tests.command_line import start
from tests.documents import ROOT, read_table

TABLE = read_table((ROOT / "docs/habits.md").read_text("utf-8"), "case")
DOUBLED = (ROOT / "samples/notice.txt").read_bytes()
SENTENCE = "The footbridge over the Ash at Mill Lane will close on Monday 3 April"
PAGE = (ROOT / "samples/news.html").read_bytes()


def _run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _read(name: str = "doubled.txt") -> bytes:
    return Path(name).read_bytes()


def _write(name: str, content: bytes = DOUBLED) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.fixture(autouse=True)
def _doubled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a working directory with one text that has its article twice."""
    monkeypatch.chdir(tmp_path)
    _write("doubled.txt")


@pytest.fixture(scope="module")
def clean() -> bytes:
    """Return the text as `fix` leaves it."""
    done = _run("fix", "-q", "-", "--stdin-filename", "a.txt", stdin=DOUBLED)
    assert done.exit_code == 0
    assert done.stdout_bytes.decode().count(SENTENCE) == 1
    return done.stdout_bytes


def test_each_row_names_a_test_of_its_own() -> None:
    named = [re.fullmatch(r"`(test_\w+)`", row[-1]) for row in TABLE]
    names = [match[1] for match in named if match]
    assert len(names) == len(set(names)) == len(TABLE)
    tests = {name for name, value in globals().items() if name.startswith("test_") and callable(value)}
    assert tests - {"test_each_row_names_a_test_of_its_own"} == set(names)


def test_no_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("check", "fix"):
        done = _run(command)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "Usage:" in done.stderr
    assert _read() == DOUBLED
    monkeypatch.setattr("cleancms.commands.clean._has_piped_input", lambda: False)
    done = _run("clean")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Usage:" in done.stderr


def test_directory() -> None:
    for name in ("d/a.txt", "d/sub/b.md", "d/.git/c.txt", "d/e.py"):
        _write(name)
    _write("d/page.html", PAGE)
    _write("d/drafts/f.txt")
    done = _run("fix", "d", "--exclude", "drafts")
    assert (done.exit_code, done.stdout) == (0, "")
    written = ("a.txt", "sub/b.md", ".git/c.txt", "e.py", "drafts/f.txt")
    changed = [name for name in written if _read(f"d/{name}") != DOUBLED]
    assert changed == ["a.txt", "sub/b.md"]
    assert _read("d/page.html") == PAGE


def test_directory_without_a_file() -> None:
    _write("d/e.py")
    for command in ("check", "fix"):
        done = _run(command, "d")
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr.startswith("cleancms: d: ")


def test_standard_input(clean: bytes) -> None:
    done = _run("fix", "-", stdin=DOUBLED)
    assert (done.exit_code, done.stdout_bytes) == (0, clean)
    assert _run("clean", "--format", "txt", stdin=DOUBLED).stdout.count(SENTENCE) == 1


def test_empty_standard_input() -> None:
    done = _run("fix", "-", stdin=b"")
    assert (done.exit_code, done.stdout) == (0, "")
    done = _run("clean", stdin=b"")
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr.startswith("cleancms: standard input: ")


def test_name_of_standard_input() -> None:
    done = _run("check", "--stdin-filename", "news/a.txt", "-", stdin=DOUBLED)
    assert done.exit_code == 1
    assert done.stdout.startswith("news/a.txt:")
    line = json.dumps({"text": DOUBLED.decode()}).encode() + b"\n"
    done = _run("fix", "-q", "--stdin-filename", "a.jsonl", "-", stdin=line)
    assert json.loads(done.stdout)["text"].count(SENTENCE) == 1


def test_check() -> None:
    done = _run("check", "doubled.txt")
    assert done.exit_code == 1
    lines = DOUBLED.decode().splitlines()
    reasons = set()
    for finding in done.stdout.splitlines():
        match = re.fullmatch(r"doubled\.txt:(\d+): (.+) \(.*score \d\.\d\d\): (.+)", finding)
        assert match, finding
        assert match[3].rstrip("…") in lines[int(match[1]) - 1]
        reasons.add(match[2])
    assert {"breadcrumb", "copyright", "repeats line 11"} <= reasons
    assert _read() == DOUBLED


def test_check_of_what_is_clean(clean: bytes) -> None:
    _write("doubled.txt", clean)
    done = _run("check", "doubled.txt")
    assert (done.exit_code, done.stdout) == (0, "")


def test_difference() -> None:
    done = _run("check", "--diff", "doubled.txt")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("--- ")
    assert lines[1].startswith("+++ ")
    assert lines[2].startswith("@@ ")
    assert sum(line.startswith("-") and SENTENCE in line for line in lines) == 1
    assert _read() == DOUBLED


def test_rewritten(clean: bytes) -> None:
    done = _run("fix", "doubled.txt")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "doubled.txt" in done.stderr
    assert _read() == clean
    _write("doubled.txt")
    assert _run("fix", "--exit-non-zero-on-fix", "doubled.txt").exit_code == 1
    assert _read() == clean


def test_second_run(clean: bytes) -> None:
    _run("fix", "doubled.txt")
    status = Path("doubled.txt").stat()
    done = _run("fix", "--exit-non-zero-on-fix", "doubled.txt")
    assert (done.exit_code, done.stdout) == (0, "")
    assert _read() == clean
    assert (Path("doubled.txt").stat().st_mtime_ns, Path("doubled.txt").stat().st_ino) == (
        status.st_mtime_ns,
        status.st_ino,
    )


def test_exit_codes(clean: bytes) -> None:
    _write("clean.txt", clean)
    codes = {
        ("check", "clean.txt"): 0,
        ("check", "doubled.txt"): 1,
        ("check", "--no-such-option"): 2,
        ("check", "doubled.txt", "missing.txt"): 3,
        ("check", "missing.txt"): 4,
    }
    assert {arguments: _run(*arguments).exit_code for arguments in codes} == codes


def test_wrong_option() -> None:
    done = _run("check", "--dif", "doubled.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.replace("'", "").endswith("Did you mean --diff?\n")  # click has quotes from 8.4 on


def test_missing_file() -> None:
    for command in ("check", "fix", "clean"):
        done = _run(command, "missing.txt")
        assert (done.exit_code, done.stdout) == (4, "")
        assert done.stderr.startswith("cleancms: missing.txt: no such file\n")


def test_bad_file_in_a_batch(clean: bytes) -> None:
    _write("bad.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    _write("last.txt")
    done = _run("fix", "doubled.txt", "bad.txt", "last.txt")
    assert done.exit_code == 3
    assert "cleancms: bad.txt: " in done.stderr
    assert _read("doubled.txt") == _read("last.txt") == clean


def test_closed_pipe() -> None:
    for arguments in (("clean", "doubled.txt"), ("check", "doubled.txt"), ("check", "--diff", "doubled.txt")):
        read, write = os.pipe()
        os.close(read)
        process = start(*arguments, stdout=write)
        os.close(write)
        _, errors = process.communicate()
        assert (process.returncode, errors) == (141, b"")


def test_symlink(clean: bytes) -> None:
    Path("tree").mkdir()
    _write("tree/real.txt")
    Path("tree/inside.txt").symlink_to("real.txt")
    assert _run("fix", "tree/inside.txt").exit_code == 0
    assert _read("tree/real.txt") == clean
    assert Path("tree/inside.txt").is_symlink()
    Path("tree/outside.txt").symlink_to(Path("doubled.txt").absolute())
    _run("fix", "tree")
    assert _read() == DOUBLED
    assert Path("tree/outside.txt").is_symlink()


def test_read_only_file() -> None:
    Path("doubled.txt").chmod(0o444)
    done = _run("fix", "doubled.txt")
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr.startswith("cleancms: doubled.txt: is read-only\n")
    assert _read() == DOUBLED


def test_line_ends(clean: bytes) -> None:
    _write("doubled.txt", DOUBLED.replace(b"\n", b"\r\n"))
    assert _run("fix", "doubled.txt").exit_code == 0
    assert _read() == clean.replace(b"\n", b"\r\n")


def test_byte_order_mark(clean: bytes) -> None:
    _write("doubled.txt", b"\xef\xbb\xbf" + DOUBLED)
    assert _run("fix", "doubled.txt").exit_code == 0
    assert _read() == b"\xef\xbb\xbf" + clean


def test_no_line_end_at_the_end(clean: bytes) -> None:
    _write("doubled.txt", clean.rstrip(b"\n"))
    assert _run("check", "doubled.txt").exit_code == 0
    _write("doubled.txt", DOUBLED.rstrip(b"\n"))
    assert _run("fix", "doubled.txt").exit_code == 0
    assert _read() == clean.rstrip(b"\n")


def test_mode_and_backup(clean: bytes) -> None:
    Path("doubled.txt").chmod(0o640)
    assert _run("fix", "--backup", ".orig", "doubled.txt").exit_code == 0
    assert (_read(), _read("doubled.txt.orig")) == (clean, DOUBLED)
    assert Path("doubled.txt").stat().st_mode & 0o777 == 0o640


def test_unknown_configuration_key() -> None:
    _write("cleancms.toml", b"jbos = 2\n")
    done = _run("check", "doubled.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: cleancms.toml: 'jbos' is no key; the keys are ")
    assert {"jobs", "profiles", "exclude"} <= set(re.split(r"[ ,\n]+", done.stderr))


def test_place_of_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("d/cleancms.toml", b"jobs = 7\n")
    _write("d/e/a.txt")
    assert "cleancms.toml" not in _run("config").stdout
    monkeypatch.chdir("d/e")
    assert re.search(r"^jobs +7 +.*cleancms\.toml", _run("config").stdout, re.MULTILINE)


def test_named_outright() -> None:
    _write("page.html", PAGE)
    done = _run("fix", "page.html")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "cleancms clean page.html -o DIR" in done.stderr
    assert _read("page.html") == PAGE


def test_colour_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    for arguments in (("check", "--diff", "doubled.txt"), ("explain", "doubled.txt")):
        output, errors = start(*arguments).communicate()
        assert b"\x1b" not in output + errors
