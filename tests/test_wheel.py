"""The package as it is published: built, installed alone, run on the oldest and the newest Python.

Needs the package registry. Where pip cannot reach it, they are skipped, unless CLEANCMS_REQUIRE_WHEEL is 1.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import cleancms
from tests.documents import ROOT

IS_REQUIRED = os.environ.get("CLEANCMS_REQUIRE_WHEEL") == "1"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# The Pythons that are looked for: on the path, and where pyenv and the runners of GitHub put them.
FOLDERS = (
    *map(Path, os.environ.get("PATH", "").split(os.pathsep)),
    *sorted(Path.home().glob(".pyenv/versions/*/bin")),
    *sorted(Path("/opt/hostedtoolcache/Python").glob("*/*/bin")),
)
SECONDS = 600


class Built(NamedTuple):
    """The source distribution, and the wheel that was made from it."""

    sdist: Path
    wheel: Path


def _run(*command: str | Path, directory: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_"))
    }
    return subprocess.run(
        [*map(str, command)],
        cwd=directory,
        env={**environment, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )


def _list_pythons() -> Iterator[tuple[tuple[int, ...], Path]]:
    """Yield each Python that is new enough and can make a virtual environment, with its version."""
    oldest = tuple(map(int, PROJECT["project"]["requires-python"].removeprefix(">=").split(".")))
    say = "import sys, venv, ensurepip; print(*sys.version_info[:3])"
    for folder in FOLDERS:
        for path in sorted(folder.glob("python3.*")):
            if re.fullmatch(r"python3\.\d+", path.name):
                done = _run(path, "-c", say)
                if done.returncode == 0 and (version := tuple(map(int, done.stdout.split()))) >= oldest:
                    yield version, path


def _choose_pythons() -> list[Path]:
    """Return the oldest and the newest Python at hand."""
    found = dict(_list_pythons()) or {sys.version_info[:3]: Path(sys.executable)}
    return [found[version] for version in sorted({min(found), max(found)})]


def _make_environment(python: Path, directory: Path, *wanted: str | Path) -> Path:
    """Return the programs of a new environment with these packages. Skips where the registry is away."""
    made = _run(python, "-m", "venv", directory)
    assert made.returncode == 0, made.stderr
    programs = directory / "bin"
    done = _run(programs / "python", "-m", "pip", "install", "-q", *wanted)
    if done.returncode and not IS_REQUIRED and "hatchling" in wanted:
        pytest.skip("pip cannot reach a package registry: " + done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stderr
    return programs


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    python = _make_environment(Path(sys.executable), folder / "builder", "hatchling") / "python"
    done = _run(python, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, directory=ROOT)
    assert done.returncode == 0, done.stderr
    (sdist,) = folder.glob("*.tar.gz")
    done = _run(python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, sdist)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    return Built(sdist, wheel)


def _list_package_files() -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "cleancms").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["hatch"]["version"] == {"path": "cleancms/__init__.py"}
    places = [
        path.relative_to(ROOT).as_posix()
        for path in (*(ROOT / "cleancms").rglob("*.py"), *ROOT.glob("*.toml"), *ROOT.glob("docs/*.md"))
        if cleancms.__version__ in path.read_text("utf-8")
    ]
    assert places == ["cleancms/__init__.py"]


def _read_workflow(name: str) -> Any:
    return yaml.safe_load((ROOT / ".github/workflows" / name).read_text("utf-8"))


def test_workflows_run_what_can_be_run_here() -> None:
    checks = _read_workflow("ci.yml")["jobs"]["checks"]
    release = _read_workflow("release.yml")["jobs"]
    assert checks["steps"][-1] == {"run": ".ci/run"}
    pythons = checks["strategy"]["matrix"]["python"]
    assert f">={pythons[0]}" == PROJECT["project"]["requires-python"]
    assert release["test"]["strategy"]["matrix"]["python"] == [pythons[0], pythons[-1]]
    assert release["publish"]["needs"] == "test"
    for job in (checks, *release.values()):
        used = [step["uses"] for step in job["steps"] if "uses" in step]
        assert all(re.search(r"@v\d+\.\d+\.\d+$", action) for action in used)


@pytest.mark.parametrize(("tag", "code"), [(f"v{cleancms.__version__}", 0), ("v0.0.0", 1), ("main", 1)])
def test_a_tag_has_to_be_the_version(tag: str, code: int, tmp_path: Path) -> None:
    (step,) = (
        step
        for step in _read_workflow("release.yml")["jobs"]["build"]["steps"]
        if step.get("name") == "The tag is the version"
    )
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "python").symlink_to(sys.executable)
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=ROOT,
        env={"PATH": f"{programs}:{os.environ['PATH']}", "GITHUB_REF_NAME": tag},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code


def test_the_wheel_has_the_package_and_nothing_else(built: Built) -> None:
    names = set(zipfile.ZipFile(built.wheel).namelist())
    information = {name for name in names if name.startswith(f"cleancms-{cleancms.__version__}.dist-info/")}
    assert names - information == _list_package_files()
    assert {"cleancms/py.typed", "cleancms/weights/html.json", "cleancms/weights/text.json"} <= names
    assert any(name.endswith("/licenses/LICENSE") for name in information)


def test_the_source_distribution_has_what_it_needs(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert _list_package_files() <= names
    assert {"README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "docs/formats.md"} <= names
    assert {"samples/notice.txt", "tests/test_wheel.py"} <= names
    unwanted = re.compile(r"(^|/)(__pycache__|\.\w+_cache|\.hypothesis|\.venv|\.git|dist|build)(/|$)|\.pyc$")
    assert not list(filter(unwanted.search, names))


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What this Python makes of the samples in every format: a digest a file."""
    return _write_everything(Path(sys.executable), tmp_path_factory.mktemp("outputs"), ROOT)


def _write_everything(python: Path, folder: Path, package: Path | None = None) -> str:
    program: list[str | Path] = [
        python,
        "-W",
        "ignore",
        ROOT / "tests/every_output.py",
        folder,
        ROOT / "samples",
    ]
    done = _run(*(["env", f"PYTHONPATH={package}"] if package else []), *program)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("python", _choose_pythons(), ids=lambda path: path.name)
def test_the_wheel_runs_where_nothing_else_is(
    python: Path, built: Built, outputs: str, tmp_path: Path
) -> None:
    programs = _make_environment(python, tmp_path / "environment", built.wheel)
    program = programs / "cleancms"
    assert _run(program, "--version").stdout == f"cleancms {cleancms.__version__}\n"
    for sample, title in (("notice.txt", "Footbridge at Mill Lane"), ("news.html", "Night trains return")):
        done = _run(program, "clean", ROOT / "samples" / sample, directory=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f'---\ntitle: "{title}')
    done = _run(program, "review", ROOT / "samples/notice.txt", "-o", "report.html", directory=tmp_path)
    assert done.returncode == 0, done.stderr
    report = (tmp_path / "report.html").read_text("utf-8")
    assert "<style" in report
    assert "<script" in report
    page = "<h1>Low tide</h1><p>The harbour is closed.</p>"
    check = f"import cleancms; print(cleancms.clean({page!r}).metadata.title)"
    assert _run(programs / "python", "-c", check, directory=tmp_path).stdout == "Low tide\n"
    everything = tmp_path / "everything"
    everything.mkdir()
    assert _write_everything(programs / "python", everything) == outputs
