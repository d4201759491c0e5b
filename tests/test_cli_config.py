"""The configuration as commands see it: what is set holds, options win, mistakes are told in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleancms.cli import main
from tests.command_line import PAGE, PARAGRAPHS, list_files, make_pages, read_records

pages = pytest.fixture(autouse=True)(make_pages)

LINKED = PAGE.replace("four hours", "<a href='https://x.example/debate'>four hours</a>")
LINK = "[four hours](https://x.example/debate)"


def _run(*arguments: str, stdin: bytes | None = None, **variables: str) -> Result:
    result = CliRunner(env=variables).invoke(main, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _configure(content: str, path: str = "cleancms.toml") -> None:
    Path(path).write_text(content)


# --- what is set holds -----------------------------------------------------------------------------------


def test_file_then_environment_then_options() -> None:
    Path("pages/wall.html").write_text(LINKED)
    assert LINK not in _run("clean", "pages/wall.html").stdout
    _configure("links = true")
    assert LINK in _run("clean", "pages/wall.html").stdout
    assert LINK not in _run("clean", "pages/wall.html", CLEANCMS_LINKS="no").stdout
    assert LINK in _run("clean", "pages/wall.html", "--links", CLEANCMS_LINKS="no").stdout
    assert LINK not in _run("clean", "pages/wall.html", "--no-links").stdout


def test_images_can_be_turned_off() -> None:
    Path("pages/wall.html").write_text(PAGE.replace("</h1>", "</h1><p>See <img src='/a.png' alt='wall'></p>"))
    _configure("images = true")
    assert "![wall]" in _run("clean", "pages/wall.html").stdout
    assert "![wall]" not in _run("clean", "pages/wall.html", "--no-images").stdout


def test_config_and_isolated() -> None:
    Path("pages/wall.html").write_text(LINKED)
    _configure("links = true")
    _configure("links = false", "other.toml")
    assert LINK not in _run("--config", "other.toml", "clean", "pages/wall.html").stdout
    assert LINK not in _run("--isolated", "clean", "pages/wall.html").stdout
    assert LINK not in _run("--isolated", "clean", "pages/wall.html", CLEANCMS_LINKS="1").stdout


def test_min_confidence() -> None:
    _configure("min-confidence = 1")
    result = _run("clean", "pages/wall.html")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "is below 1" in result.stderr


def test_profiles_are_found_from_below(monkeypatch: pytest.MonkeyPatch) -> None:
    _configure('profiles = "sites"')
    monkeypatch.chdir("pages")
    result = _run("clean", "wall.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no profiles in ../sites" in result.stderr
    assert "no profiles in ../sites" in _run("explain", "wall.html").stderr
    assert _run("clean", "wall.html", "--profiles", "").exit_code == 0


def _list_ids(*arguments: str) -> list[str]:
    return [record["id"] for record in read_records(_run("clean", *arguments, "--format", "jsonl").stdout)]


def test_excluded_from_directories_only() -> None:
    _configure('exclude = ["sub"]')
    assert _list_ids("pages") == ["pages/wall.html"]
    assert _list_ids("pages/sub/text.txt") == ["pages/sub/text.txt"]
    assert _list_ids("pages/sub") == ["pages/sub/text.txt"]
    assert len(_list_ids("pages", "--exclude", "")) == 2
    _run("clean", "pages", "-o", "out", "--exclude", "*.html", "--exclude", "pages/x/*")
    assert list_files(Path("out")) == ["sub/text.md"]


@pytest.mark.parametrize("glob", ["wall.html", "./pages/*.html", "pages/wall.*"])
def test_exclude_in_a_corpus(glob: str) -> None:
    result = _run(
        "corpus", "pages", "-o", "out", "-j", "1", "--deadline", "0", "--memory", "0", "--exclude", glob
    )
    assert result.exit_code == 0
    report = read_records(Path("out/report.jsonl").read_text())
    assert [line["source"] for line in report] == ["pages/sub/text.txt"]


def test_everything_excluded() -> None:
    result = _run("clean", "pages", "--exclude", "*")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "no pages in this directory" in result.stderr
    assert "without those excluded" in result.stderr


def test_a_configured_deadline_is_for_files() -> None:
    _configure("deadline = 30\njobs = 2")
    for arguments in ((), ("-",), ("pages/wall.html",)):
        assert _run("clean", *arguments, stdin=PAGE.encode()).exit_code == 0
    result = _run("clean", "-", "--deadline", "30", stdin=PAGE.encode())
    assert result.exit_code == 2


def test_a_command_without_the_option_ignores_the_key() -> None:
    _configure('memory = 1\nnear-duplicates = "drop"\ntext-field = "body"')
    assert _run("clean", "pages/wall.html").exit_code == 0
    assert _run("explain", "pages/wall.html").exit_code == 0


def test_fields_of_records() -> None:
    record = {
        "body": "\n\n".join(PARAGRAPHS),
        "note": "Not this text, which is as long as a paragraph is.",
        "nr": "7",
    }
    Path("in.jsonl").write_text(json.dumps(record) + "\n")
    _configure('text-field = "body"\nid-field = "nr"\njobs = 1\ndeadline = 0\nmemory = 0')
    assert _run("corpus", "in.jsonl", "-o", "out").exit_code == 0
    (document,) = read_records(Path("out/documents-00000.jsonl").read_text())
    assert document["id"] == "7"
    assert PARAGRAPHS[0] in document["text"]


# --- cleancms config -------------------------------------------------------------------------------------


def test_config_shows_values_and_origins(monkeypatch: pytest.MonkeyPatch) -> None:
    _configure(
        '[tool.cleancms]\nprofiles = "sites"\nexclude = ["Entwürfe", "a/*"]\njobs = 4', "pyproject.toml"
    )
    monkeypatch.chdir("pages")
    result = _run("config", CLEANCMS_JOBS="2")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert [line.split() for line in lines if "default" not in line] == [
        ["key", "value", "from"],
        ["profiles", '"../sites"', "../pyproject.toml"],
        ["exclude", '["Entwürfe",', '"../a/*"]', "../pyproject.toml"],
        ["jobs", "2", "CLEANCMS_JOBS"],
    ]
    assert len({line.index(line.split()[-1]) for line in lines}) == 1  # aligned
    shown = json.loads(_run("config", "--json", CLEANCMS_JOBS="2").stdout)
    assert shown["jobs"] == {"value": 2, "origin": "CLEANCMS_JOBS"}
    assert shown["memory"] == {"value": 2.0, "origin": "default"}


def test_config_shows_no_control_characters() -> None:
    _configure(r'text-field = "\u001b[31m\u202e"')
    assert not {"\x1b", "\u202e"} & set(_run("config").stdout)


# --- mistakes --------------------------------------------------------------------------------------------

_WRONG: list[tuple[tuple[str, ...], dict[str, str], str]] = [
    ((), {}, "Error: cleancms.toml: 'job' is no key; the keys are profiles, "),
    (("--config", "bad.toml"), {}, "Error: bad.toml: jobs has to be a whole number from 1 on, not 'x'; "),
    (("--config", "missing\x1b"), {}, "Error: missing\\x1b: no such file or directory"),
    (
        ("--config", "good.toml"),
        {"CLEANCMS_LINKS": "2"},
        "Error: CLEANCMS_LINKS: links has to be true or false, ",
    ),
]


@pytest.mark.parametrize("command", [("clean", "pages"), ("explain", "pages/wall.html"), ("config",)])
@pytest.mark.parametrize(("options", "variables", "message"), _WRONG)
def test_mistakes(
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    options: tuple[str, ...],
    variables: dict[str, str],
    message: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    _configure("job = 3")
    _configure("jobs = 'x'", "bad.toml")
    _configure("jobs = 3", "good.toml")
    result = _run(*options, *command)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(message)


@pytest.mark.parametrize(
    "arguments", [("clean", "--help"), ("config", "-h"), ("--version",), ("completion", "zsh")]
)
def test_what_works_with_a_wrong_configuration(arguments: tuple[str, ...]) -> None:
    _configure("job = 3")
    assert _run(*arguments).exit_code == 0
    assert _run("clean", "--", "--help").exit_code == 2


def test_config_and_isolated_exclude_each_other() -> None:
    result = _run("--config", "x.toml", "--isolated", "clean", "pages")
    assert result.exit_code == 2
    assert "--isolated" in result.stderr


# --- --stdin-filename ------------------------------------------------------------------------------------


def _without_time(lines: str) -> list[Any]:
    return [{**record, "added": ""} for record in read_records(lines)]


@pytest.mark.parametrize("path", ["pages/wall.html", "pages/sub/text.txt"])
def test_standard_input_with_the_name_of_a_file_is_that_file(path: str) -> None:
    content = Path(path).read_bytes()
    named = _run("clean", "--stdin-filename", path, "--format", "jsonl", stdin=content)
    assert _without_time(named.stdout) == _without_time(_run("clean", path, "--format", "jsonl").stdout)
    explained = _run("explain", "-", "--stdin-filename", path, stdin=content)
    assert explained.stdout == _run("explain", path).stdout


def test_stdin_filename_places_the_output() -> None:
    _run("clean", "-", "pages/sub", "--stdin-filename", "a/b.html", "-o", "out", stdin=PAGE.encode())
    assert list_files(Path("out")) == ["b.md", "text.md"]


def test_stdin_filename_without_standard_input() -> None:
    result = _run("clean", "pages", "--stdin-filename", "wall.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--stdin-filename" in result.stderr


def test_stdin_filename_is_named_in_messages() -> None:
    result = _run("clean", "--stdin-filename", "wall.html", stdin=b"")
    assert result.stderr.startswith("cleancms: wall.html: ")


@pytest.mark.parametrize("command", ["clean", "explain", "check", "fix", "review"])
def test_what_is_wrong_with_profiles_names_the_file_that_set_them(command: str) -> None:
    Path("texts").mkdir()
    Path("texts/a.txt").write_text("A text.")
    Path("cleancms.toml").write_text('profiles = "gone"')
    options = ["-o", "r.html"] if command == "review" else []
    for variables, origin in (({}, "cleancms.toml"), ({"CLEANCMS_PROFILES": "lost"}, "CLEANCMS_PROFILES")):
        result = CliRunner().invoke(main, [command, "texts/a.txt", *options], env=variables)
        assert result.exit_code == 2
        assert f"{origin}: profiles: no profiles in " in result.stderr
    result = CliRunner().invoke(main, [command, "texts/a.txt", *options, "--profiles", "x"])
    assert "--profiles: no profiles in x" in result.stderr
