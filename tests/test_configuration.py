"""Configuration files and variables: which file counts, what a value may be, what a mistake is told."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.configuration import (
    DEFAULT,
    KEYS,
    ConfigurationError,
    Setting,
    list_configured,
    list_defaults,
    name_variable,
    read_settings,
)
from tests.documents import find_commands

NEW = {"jobs": 3}


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository inside a directory; the working directory is two levels below its root."""
    (tmp_path / "repository/.git").mkdir(parents=True)
    (tmp_path / "repository/pages/news").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository/pages/news")
    return tmp_path / "repository"


def _configured(environment: dict[str, str] | None = None, file: str | None = None) -> dict[str, Any]:
    return list_configured(read_settings(environment or {}, file))


# --- which file counts -----------------------------------------------------------------------------------


def test_without_a_file_there_are_the_defaults() -> None:
    assert read_settings({}) == list_defaults()
    assert list_configured(list_defaults()) == {}


@pytest.mark.parametrize("folder", ["", "..", "../.."])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cleancms.toml", "jobs = 3"),
        ("cleancms.toml", "\ufeffjobs = 3"),
        ("pyproject.toml", "[tool.cleancms]\njobs = 3"),
        ("pyproject.toml", 'tool = {"cleancms" = {jobs = 3}}'),
    ],
)
def test_found_upward(folder: str, name: str, content: str) -> None:
    path = Path(folder, name)
    path.write_text(content, "utf-8")
    assert read_settings({})["jobs"] == Setting(3, str(path))


def test_the_nearest_file_counts_alone() -> None:
    Path("../cleancms.toml").write_text("jobs = 3")
    Path("../../cleancms.toml").write_text("jobs = 4\ndeadline = 5")
    assert _configured() == NEW


def test_cleancms_toml_goes_before_pyproject_toml() -> None:
    Path("cleancms.toml").write_text("jobs = 3")
    Path("pyproject.toml").write_text("[tool.cleancms]\njobs = 4")
    assert _configured() == NEW


@pytest.mark.parametrize(
    "other", ["[project]\nname = 'cleancms'", "[tool.black]", "this is no TOML", "tool = 1 # cleancms", ""]
)
def test_a_pyproject_toml_of_others_is_passed_over(other: str) -> None:
    Path("pyproject.toml").write_text(other)
    Path("../cleancms.toml").write_text("jobs = 3")
    assert _configured() == NEW


def test_an_empty_table_ends_the_search() -> None:
    Path("pyproject.toml").write_text("[tool.cleancms]")
    Path("../cleancms.toml").write_text("jobs = 3")
    assert _configured() == {}


def test_nothing_above_the_repository_counts(repository: Path) -> None:
    (repository.parent / "cleancms.toml").write_text("jobs = 3")
    assert _configured() == {}
    (repository / ".git").rmdir()
    (repository / ".git").write_text("gitdir: elsewhere")  # as in a worktree
    assert _configured() == {}
    (repository / ".git").unlink()
    assert _configured() == NEW


def test_a_directory_of_that_name_is_no_file() -> None:
    Path("cleancms.toml").mkdir()
    assert _configured() == {}


def test_a_directory_that_is_gone(repository: Path) -> None:
    Path().resolve().rmdir()
    assert _configured() == {}


def test_a_file_that_is_named(repository: Path) -> None:
    Path("cleancms.toml").write_text("jobs = 4")
    (repository / "other.toml").write_text("jobs = 3\nprofiles = 'sites'")
    assert _configured(file="../../other.toml") == {"jobs": 3, "profiles": "../../sites"}


# --- values ----------------------------------------------------------------------------------------------


def test_paths_are_relative_to_the_file(repository: Path) -> None:
    (repository / "cleancms.toml").write_text(
        'profiles = "sites"\nexclude = ["old", "a/*.txt", "/b/*", "c/"]'
    )
    assert _configured() == {"profiles": "../../sites", "exclude": ["old", "../../a/*.txt", "/b/*", "c/"]}
    (repository / "cleancms.toml").write_text('profiles = "/sites"')
    assert _configured() == {"profiles": "/sites"}
    (repository / "cleancms.toml").write_text('profiles = ""')
    assert _configured() == {"profiles": ""}


GOOD = [
    ("profiles", '"a b"', "a b", "a b"),
    ("exclude", '["a", "b"]', "a b", ["a", "b"]),
    ("exclude", "[]", "", []),
    ("min-confidence", "0.5", "0.5", 0.5),
    ("min-confidence", "1", "1", 1),
    ("links", "true", "YES", True),
    ("images", "false", "0", False),
    ("near-duplicates", '"drop"', "drop", "drop"),
    ("text-field", '"body"', "body", "body"),
    ("jobs", "1", "1", 1),
    ("deadline", "0", "0", 0),
    ("memory", "1.5", "1.5", 1.5),
]
BAD = [
    ("profiles", "1", None),
    ("profiles", '"\\u0000"', None),
    ("exclude", '"a"', None),
    ("exclude", "[1]", None),
    ("min-confidence", "1.01", "1.01"),
    ("min-confidence", "nan", "nan"),
    ("min-confidence", '"0.5"', "half"),
    ("links", "1", "2"),
    ("links", '"true"', "perhaps"),
    ("near-duplicates", '"all"', "all"),
    ("near-duplicates", "[]", "Drop"),
    ("text-field", "[]", None),
    ("jobs", "0", "0"),
    ("jobs", "1.0", "1.0"),
    ("jobs", "true", "many"),
    ("deadline", "-1", "-1"),
    ("deadline", "inf", "inf"),
    ("memory", "1" + "0" * 400, "1" + "0" * 400),
    ("memory", "2020-01-01", "2 GB"),
]


@pytest.mark.parametrize(("name", "toml", "text", "value"), GOOD)
def test_good_values(name: str, toml: str, text: str, value: Any) -> None:
    Path("cleancms.toml").write_text(f"{name} = {toml}")
    assert read_settings({})[name] == Setting(value, "cleancms.toml")
    if text:
        assert read_settings({name_variable(name): text})[name] == Setting(value, name_variable(name))


@pytest.mark.parametrize(("name", "toml", "text"), BAD)
def test_bad_values(name: str, toml: str, text: str | None) -> None:
    variable = name_variable(name)
    if text:
        with pytest.raises(
            ConfigurationError, match=f"^{variable}: {name} has to be .*, not .*min-confidence"
        ):
            read_settings({variable: text})
    Path("cleancms.toml").write_text(f"{name} = {toml}")
    with pytest.raises(
        ConfigurationError, match=f"^cleancms.toml: {name} has to be .*, not .*min-confidence"
    ):
        read_settings({})


def test_the_environment_goes_before_the_file() -> None:
    Path("cleancms.toml").write_text("jobs = 4\ndeadline = 5")
    assert _configured({"CLEANCMS_JOBS": "3"}) == {"jobs": 3, "deadline": 5}
    assert _configured({"CLEANCMS_JOBS": "", "CLEANCMS_OTHER": "x"}) == {"jobs": 4, "deadline": 5}


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("cleancms.toml", b"job = 3", "'job' is no key; the keys are profiles, exclude, "),
        ("cleancms.toml", b"[tool.cleancms]\njobs = 3", "'tool' is no key; the keys are profiles, exclude, "),
        ("pyproject.toml", b"[tool.cleancms]\njob = 3", "'job' is no key; the keys are profiles, exclude, "),
        ("pyproject.toml", b"[tool]\ncleancms = 3", "tool.cleancms has to be a table, [tool.cleancms]"),
        ("cleancms.toml", b"jobs = ", "Invalid value (at end of document)"),
        ("pyproject.toml", b"[tool.cleancms]\njobs", "Expected '=' after a key"),
        ("cleancms.toml", b"jobs = 3\njobs = 3", "Cannot overwrite a value"),
        ("cleancms.toml", b"\xff", "is not UTF-8"),
        ("cleancms.toml", b"a = " + b"[" * 100_000, "is nested too deeply"),
    ],
)
def test_mistakes_in_a_file(name: str, content: bytes, cause: str) -> None:
    Path(name).write_bytes(content)
    with pytest.raises(ConfigurationError) as caught:
        read_settings({})
    message = str(caught.value)
    assert message.startswith(f"{name}: {cause}")
    assert "\n" not in message
    if "is no key" in message:
        assert all(key in message for key in KEYS)


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("missing.toml", None, "no such file or directory"),
        ("..", None, "is a directory"),
        ("pyproject.toml", "[project]", "has no table [tool.cleancms]"),
    ],
)
def test_a_named_file_has_to_be_one(name: str, content: str | None, cause: str) -> None:
    if content:
        Path(name).write_text(content)
    with pytest.raises(ConfigurationError) as caught:
        read_settings({}, name)
    assert str(caught.value) == f"{name}: {cause}"


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    Path("cleancms.toml").write_bytes(content)
    with suppress(ConfigurationError):
        assert read_settings({}).keys() == KEYS.keys()


# --- the keys are those of options -----------------------------------------------------------------------


@pytest.mark.parametrize("name", KEYS)
def test_key_is_an_option_with_this_default(name: str) -> None:
    options = [
        parameter
        for command in find_commands().values()
        for parameter in command.params
        if parameter.name == name.replace("-", "_")
    ]
    assert options
    for option in options:
        assert f"--{name}" in option.opts
        default = option.to_info_dict()["default"]
        assert default in (None, KEYS[name].default) or (default, KEYS[name].default) == ((), [])


def test_defaults_are_good_values() -> None:
    for name, setting in list_defaults().items():
        assert setting.origin == DEFAULT
        assert setting.value is None or KEYS[name].kind.fits(setting.value)
