"""The command line, end to end: what is written where, every exit code, every kind of wrong input."""

from __future__ import annotations

import errno
import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleancms import batch
from cleancms.cli import main
from cleancms.pipeline import clean_page

PARAGRAPHS = (
    "The council met on Monday evening and decided, after four hours of debate, to rebuild the harbour wall.",
    "Work begins in the spring, when the last of the winter storms has passed, and takes about two years.",
    "Nobody voted against the plan, which surprised the mayor, who had expected a long and bitter quarrel.",
)
PAGE = (
    "<html lang='en'><head><title>A new harbour wall</title></head><body>"
    "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article><h1>A new harbour wall</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article><footer>Copyright 2022 The Harbour News</footer></body></html>"
)
NO_ARTICLE = "<html><body><script>1</script></body></html>"


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with two pages of different kinds below `pages`."""
    directory = tmp_path / "pages"
    (directory / "sub").mkdir(parents=True)
    (directory / "wall.html").write_text(PAGE)
    (directory / "sub" / "text.txt").write_text("\n\n".join(PARAGRAPHS))
    monkeypatch.chdir(tmp_path)
    return directory


def _run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["clean", *arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cleancms", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(batch.__file__).parents[1])}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=environment, **{**pipes, **options})


def _records(lines: str) -> list[Any]:
    return [json.loads(line) for line in lines.splitlines()]


def _files(directory: Path) -> list[str]:
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file())


# --- what is written where -------------------------------------------------------------------------------


def test_one_page_is_markdown_on_standard_output() -> None:
    result = _run("pages/wall.html")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith('---\ntitle: "A new harbour wall"\n')
    assert all(result.stdout.count(paragraph) == 1 for paragraph in PARAGRAPHS)
    assert "Copyright" not in result.stdout.split("---\n")[2]


@pytest.mark.parametrize("output_format", ["md", "txt", "json", "jsonl", "html"])
def test_every_format_has_the_article(output_format: str) -> None:
    result = _run("pages/wall.html", "--format", output_format)
    assert result.exit_code == 0
    assert all(paragraph in result.stdout for paragraph in PARAGRAPHS)


def test_json_record() -> None:
    record = json.loads(
        _run("pages/wall.html", "--format", "json", "--url", "https://news.example.org/1").stdout
    )
    assert record["id"].endswith("wall.html")
    assert record["source"] == "news.example.org"
    assert record["metadata"]["title"] == "A new harbour wall"
    assert record["metadata"]["cleancms"]["copies"] == 1


def test_several_pages_are_json_lines() -> None:
    result = _run("pages")
    assert result.exit_code == 0
    assert [record["text"].count(PARAGRAPHS[0]) for record in _records(result.stdout)] == [1, 1]
    assert result.stderr == "cleancms: 2 written, 0 failed\n"


def test_standard_input() -> None:
    for arguments in ((), ("-",)):
        result = _run(*arguments, "--format", "txt", stdin=PAGE.encode())
        assert result.exit_code == 0
        assert PARAGRAPHS[0] in result.stdout


def test_output_file() -> None:
    result = _run("pages/wall.html", "--format", "txt", "-o", "new/wall.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert PARAGRAPHS[0] in Path("new/wall.txt").read_text()
    assert _run("pages/wall.html", "-o", "-").stdout.startswith("---\n")


def test_output_directory_mirrors_the_tree() -> None:
    result = _run("pages", "-o", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert _files(Path("out")) == ["sub/text.md", "wall.md"]


def test_output_json_lines_file() -> None:
    assert _run("pages", "--format", "jsonl", "-o", "out.jsonl").exit_code == 0
    assert len(_records(Path("out.jsonl").read_text())) == 2


@pytest.mark.parametrize(
    ("listed", "options"),
    [(b"pages/wall.html\npages/sub/text.txt\n", []), (b"pages/wall.html\0pages/sub/text.txt\0", ["-0"])],
)
def test_files_from(listed: bytes, options: list[str]) -> None:
    assert len(_records(_run("--files-from", "-", *options, stdin=listed).stdout)) == 2
    Path("list").write_bytes(listed)
    assert len(_records(_run("--files-from", "list", *options).stdout)) == 2


def test_compressed_page() -> None:
    Path("wall.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert PARAGRAPHS[0] in _run("wall.html.gz").stdout


def test_input_and_encoding_can_be_forced() -> None:
    Path("page").write_bytes("\n\n".join((*PARAGRAPHS, "Thé café")).encode("latin-1"))
    result = _run("page", "--input", "text", "--encoding", "latin1", "--format", "txt")
    assert result.exit_code == 0
    assert PARAGRAPHS[0] in result.stdout


def test_links_are_written_if_wanted() -> None:
    Path("page.html").write_text(PAGE.replace("four hours", "<a href='/debate'>four hours</a>"))
    assert (
        "[four hours](https://x.org/debate)"
        in _run("page.html", "--links", "--url", "https://x.org/a").stdout
    )
    assert "[four hours]" not in _run("page.html", "--url", "https://x.org/a").stdout


def test_same_input_same_bytes() -> None:
    written = {_start("clean", "pages", stderr=subprocess.DEVNULL).communicate()[0] for _ in range(2)}
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
        (["pages", "--format", "pdf"], "pdf"),
        (["pages", "--no-such-option"], "--no-such-option"),
        (["pages", "-0"], "--files-from"),
        (["-", "--files-from", "-"], "standard input"),
        (["--files-from", "missing"], "missing: No such file"),
    ],
)
def test_usage_errors(arguments: list[str], message: str) -> None:
    result = _run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert _files(Path()) == ["pages/sub/text.txt", "pages/wall.html"]


def test_no_arguments_on_a_terminal_shows_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancms.cli._has_piped_input", lambda: False)
    result = _run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


# --- exit codes 3 and 4: failures ------------------------------------------------------------------------


def _make_unreadable(path: Path) -> None:
    path.symlink_to(path)  # a link to itself: not even root can read it


WRONG_INPUTS: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "empty": lambda path: path.write_bytes(b""),
    "blank": lambda path: path.write_bytes(b" \n"),
    "binary": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
    "no article": lambda path: path.write_text(NO_ARTICLE),
    "broken archive": lambda path: path.write_bytes(gzip.compress(PAGE.encode())[:40]),
    "unreadable": _make_unreadable,
    "no pages": Path.mkdir,
}


@pytest.mark.parametrize("kind", WRONG_INPUTS)
def test_wrong_input(kind: str) -> None:
    path = Path("wrong.gz" if kind == "broken archive" else "wrong.html")
    WRONG_INPUTS[kind](path)
    alone = _run(str(path))
    assert (alone.exit_code, alone.stdout) == (4, "")
    (line,) = alone.stderr.splitlines()
    assert line.startswith(f"cleancms: {path}: ")
    with_others = _run(str(path), "pages", "-o", "out")
    assert (with_others.exit_code, with_others.stdout) == (3, "")
    assert line in with_others.stderr.splitlines()
    assert _files(Path("out")) == ["sub/text.md", "wall.md"]
    assert len(_records(_run(str(path), "pages").stdout)) == 2


def test_undecodable_bytes_are_replaced_with_a_warning() -> None:
    Path("page.txt").write_bytes(
        "\n\n".join(PARAGRAPHS).encode() + b"\n\nThe wall \xe2\x82 is \xc3\xa9\xc3\xa9 long."
    )
    result = _run("page.txt", "--encoding", "utf-8")
    assert result.exit_code == 0
    assert PARAGRAPHS[0] in result.stdout
    assert "cleancms: page.txt: warning: " in result.stderr


def test_unwritable_output() -> None:
    Path("file").write_text("x")
    for arguments in (["-o", "file/out.md"], ["--format", "jsonl", "-o", "file/out.jsonl"]):
        result = _run("pages/wall.html", *arguments)
        assert (result.exit_code, result.stdout) == (4, "")
        (line,) = result.stderr.splitlines()
        assert arguments[-1] in line
    assert Path("file").read_text() == "x"


def test_one_unwritable_output_of_several() -> None:
    Path("out").mkdir()
    Path("out/sub").write_text("a file in the way")
    result = _run("pages", "-o", "out")
    assert result.exit_code == 3
    assert any("text.txt" in line and "out/sub" in line for line in result.stderr.splitlines())
    assert _files(Path("out")) == ["sub", "wall.md"]


def test_a_page_that_breaks_a_step_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    _break_pipeline(monkeypatch, ValueError("bad\x1b[2J"), "wall.html")
    result = _run("pages", "-o", "out")
    assert result.exit_code == 3
    assert "wall.html: internal error: ValueError: bad\\x1b[2J\n" in result.stderr
    assert _files(Path("out")) == ["sub/text.md"]


def test_hostile_file_name_is_escaped() -> None:
    result = _run("\x1b[31mmissing\n.html")
    assert result.stderr.startswith("cleancms: \\x1b[31mmissing\\n.html: ")


def test_quiet() -> None:
    assert _run("pages", "-q").stderr == ""
    assert _run("pages", "missing", "-q").stderr.count("\n") == 1


# --- ends before the end ---------------------------------------------------------------------------------


def _break_pipeline(
    monkeypatch: pytest.MonkeyPatch, problem: BaseException | Callable[[], object], page: str
) -> None:
    """Let cleaning the page raise an exception, or call a function first."""

    def clean(page_given: Any, *arguments: Any) -> Any:
        if page_given.id.endswith(page):
            if isinstance(problem, BaseException):
                raise problem
            problem()
        return clean_page(page_given, *arguments)

    monkeypatch.setattr(batch, "clean_page", clean)


@pytest.mark.parametrize("output", [["-o", "out"], ["--format", "jsonl", "-o", "out/all.jsonl"]])
@pytest.mark.parametrize(("signal_number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupt_leaves_no_partial_file(
    monkeypatch: pytest.MonkeyPatch, signal_number: int, code: int, output: list[str]
) -> None:
    Path("pages/zzz.html").write_text(PAGE)
    _break_pipeline(monkeypatch, lambda: os.kill(os.getpid(), signal_number), "zzz.html")
    result = _run("pages", *output)
    assert result.exit_code == code
    assert "Traceback" not in result.stderr
    assert _files(Path("out")) == (["sub/text.md", "wall.md"] if output[-1] == "out" else [])


def test_interrupt_of_a_running_process() -> None:
    process = _start("clean", "pages/wall.html", "-", stdin=subprocess.PIPE)
    assert process.stdout
    assert json.loads(process.stdout.readline())["text"]
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors == b"cleancms: interrupted\n"


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_closed_pipe(command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    process = _start(command, "pages/wall.html", stdout=write)
    os.close(write)
    _, errors = process.communicate()
    assert process.returncode == 141
    assert errors == b"cleancms: standard output: closed by its reader\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        process = _start("clean", "pages/wall.html", stdout=full)
        _, errors = process.communicate()
    assert process.returncode == 4
    expected = f"cleancms: pages/wall.html: standard output: {os.strerror(errno.ENOSPC)}\n"
    assert errors.decode() == expected


def test_pipe_in_pipe_out() -> None:
    process = _start("clean", "--format", "txt", stdin=subprocess.PIPE)
    output, errors = process.communicate(PAGE.encode())
    assert (process.returncode, errors) == (0, b"")
    assert PARAGRAPHS[0].encode() in output


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


def test_version_starts_light() -> None:
    """`--version` imports none of the slow libraries."""
    code = (
        "import sys; from cleancms.cli import main; main(['--version'], standalone_mode=False);"
        "sys.exit(bool({'numpy', 'rich', 'selectolax', 'rapidfuzz'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(batch.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"cleancms ")
