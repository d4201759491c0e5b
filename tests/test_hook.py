"""The pre-commit hooks, installed from this checkout by the real pre-commit and prek in a git repository.

An environment with cleancms is built for each of the two, which needs a package registry. Where it or a
program is missing, the tests are skipped, or fail if CLEANCMS_REQUIRE_HOOKS=1 says that they have to run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
# What a hook is built from; there need not be a .git here.
SOURCES = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "cleancms", "pyproject.toml")
BODY = (
    "The council met on Monday evening and decided, after four hours of debate, to rebuild the harbour wall.",
    "Work begins in the spring, when the last of the winter storms has passed, and takes about two years.",
    "Nobody voted against the plan, which surprised the mayor, who had expected a long and bitter quarrel.",
)
CLEAN = "\n\n".join(("# A new harbour wall", *BODY)) + "\n"
DOUBLED = CLEAN + "\n" + CLEAN


class Runner(NamedTuple):
    """A program that runs hooks, and the checkout that it gets them from."""

    program: str
    checkout: Path
    revision: str
    environment: dict[str, str]


def _miss(reason: str) -> None:
    """Skip the tests, or fail where they have to run."""
    if os.environ.get("CLEANCMS_REQUIRE_HOOKS") == "1":
        pytest.fail(f"CLEANCMS_REQUIRE_HOOKS=1, but {reason}")
    pytest.skip(reason)


def _find_program(name: str) -> str:
    beside = Path(sys.executable).parent / name  # a virtual environment need not be active
    found = shutil.which(name, path=f"{beside.parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if not found:
        _miss(f"{name} is not installed")
    return str(found)


def _git(folder: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def _make_repository(folder: Path, environment: dict[str, str]) -> str:
    """Make a git repository of what is in `folder`; return its first commit."""
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "first")):
        done = _git(folder, environment, *arguments)
        assert done.returncode == 0, done.stderr
    return _git(folder, environment, "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the variables for git and the runners, without the user's and those of a hook around us."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "CLEANCMS_"))}
    people = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Tester"), ("EMAIL", "tester@example.org"))
    }
    home = tmp_path_factory.mktemp("home")
    return {
        **{name: value for name, value in kept.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")},
        **people,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PREK_HOME": str(home / "prek"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> tuple[Path, str]:
    """Return a git repository with what a hook is built from, and its commit."""
    _find_program("git")
    folder = tmp_path_factory.mktemp("checkout")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder, _make_repository(folder, environment)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make sure that packages can be installed: what the wheel is built with is one."""
    target = tmp_path_factory.mktemp("download")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", str(target), "hatchling"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    except subprocess.TimeoutExpired:
        _miss("the package registry does not answer")
    else:
        if done.returncode:
            _miss("the package registry cannot be reached")


@pytest.fixture(scope="module", params=["pre-commit", "prek"])
def runner(
    request: pytest.FixtureRequest, checkout: tuple[Path, str], environment: dict[str, str], registry: None
) -> Runner:
    """Return a program that runs hooks."""
    return Runner(_find_program(request.param), *checkout, environment)


@pytest.fixture
def repository(tmp_path: Path, runner: Runner) -> Path:
    """Return a git repository with a hook of each kind, each for a folder of its own."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / ".pre-commit-config.yaml").write_text(
        f"""\
repos:
  - repo: {runner.checkout}
    rev: {runner.revision}
    hooks:
      - id: cleancms
        exclude: ^checked/
      - id: cleancms-check
        files: ^checked/.*\\.(txt|md|jsonl)$
"""
    )
    _make_repository(folder, runner.environment)
    done = subprocess.run(
        [runner.program, "install", "--install-hooks"],
        cwd=folder,
        env=runner.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _commit(folder: Path, runner: Runner) -> tuple[bool, str]:
    """Add everything and commit it; return whether there is a commit and what was said."""
    before = _git(folder, runner.environment, "rev-parse", "HEAD").stdout
    _git(folder, runner.environment, "add", "-A")
    done = _git(folder, runner.environment, "commit", "-m", "pages")
    after = _git(folder, runner.environment, "rev-parse", "HEAD").stdout
    assert (done.returncode == 0) == (before != after)
    return before != after, done.stdout + done.stderr


def test_hook_fixes_a_doubled_page_and_the_second_commit_passes(repository: Path, runner: Runner) -> None:
    page = repository / "wall.md"
    page.write_text(DOUBLED)
    is_committed, told = _commit(repository, runner)
    assert not is_committed, told
    assert "wall.md: rewritten" in told
    assert page.read_text() == CLEAN
    is_committed, told = _commit(repository, runner)
    assert is_committed, told
    assert _git(repository, runner.environment, "show", "HEAD:wall.md").stdout == CLEAN


def test_check_hook_names_the_lines_and_changes_nothing(repository: Path, runner: Runner) -> None:
    page = repository / "checked" / "wall.txt"
    page.parent.mkdir()
    page.write_text(DOUBLED)
    is_committed, told = _commit(repository, runner)
    assert not is_committed, told
    assert "checked/wall.txt:11: repeats line 3" in told
    assert page.read_text() == DOUBLED
    page.write_text(CLEAN)
    is_committed, told = _commit(repository, runner)
    assert is_committed, told


def test_hook_looks_at_its_own_files_only(repository: Path, runner: Runner) -> None:
    (repository / "page.html").write_text(f"<p>{'</p><p>'.join((*BODY, *BODY))}</p>")
    (repository / "notes.rst").write_text(DOUBLED)
    (repository / "link.md").symlink_to("notes.rst")
    (repository / "page.jsonl").write_text('{"id": "a", "text": "A line."}\n')
    is_committed, told = _commit(repository, runner)
    assert is_committed, told
    assert (repository / "notes.rst").read_text() == DOUBLED
    assert (repository / "link.md").is_symlink()
