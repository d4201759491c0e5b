"""What each command imports: nothing that it does not use. Start-up is mostly imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.command_line import make_pages

pages = pytest.fixture(autouse=True)(make_pages)

_LIST_MODULES = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from cleancms.cli import main
main(sys.argv[1:], standalone_mode=False)
print(*sorted(sys.modules), file=sys.stderr)
"""
_ROOT = Path(__file__).parents[1]

LIBRARIES = {"click", "numpy", "rapidfuzz", "rich", "selectolax"}
# Slow parts of the standard library, and those that only a worker, an archive or a failure needs.
SLOW = {
    *("asyncio", "bz2", "concurrent", "email", "gzip", "hmac", "http", "lzma", "multiprocessing", "secrets"),
    *("sqlite3", "ssl", "subprocess", "unittest", "xml", "zipfile"),
}
# Imported where the libraries are not, by the parts of a page's way; these do no more than list options.
OPTIONS = {
    *("cleancms", "cleancms.articles", "cleancms.articles.formats", "cleancms.cli", "cleancms.commands"),
    *("cleancms.commands.clean", "cleancms.commands.explain", "cleancms.commands.options"),
    *("cleancms.commands.run", "cleancms.console", "cleancms.model"),
}
# `cleancms --help` lists all commands.
ALL_OPTIONS = OPTIONS | {
    *(f"cleancms.commands.{name}" for name in ("check", "completion", "config", "corpus", "fix")),
    *(f"cleancms.commands.{name}" for name in ("in_place", "learn", "records", "review")),
}
OTHER_COMMAND = {"clean": "cleancms.commands.explain", "explain": "cleancms.commands.clean"}


class Imported(NamedTuple):
    """The modules of a process that ran a command."""

    modules: frozenset[str]

    @property
    def own(self) -> set[str]:
        return {name for name in self.modules if name.split(".")[0] == "cleancms"}

    @property
    def libraries(self) -> set[str]:
        return {name.split(".")[0] for name in self.modules} & LIBRARIES


def _run(*arguments: str) -> Imported:
    command = [sys.executable, "-c", _LIST_MODULES, str(_ROOT), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Imported(frozenset(done.stderr.split("\n")[-2].split()))


def test_version() -> None:
    imported = _run("--version")
    assert imported.own == {"cleancms", "cleancms.cli"}
    assert imported.libraries == {"click"}
    assert not imported.modules & {*SLOW, "dataclasses", "pathlib", "json"}


def test_help() -> None:
    imported = _run("--help")
    assert imported.own <= ALL_OPTIONS
    assert imported.libraries == {"click"}
    assert not imported.modules & {"asyncio", "gzip", "json", "multiprocessing", "subprocess"}


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_help_of_a_command(command: str) -> None:
    imported = _run(command, "--help")
    assert imported.own <= OPTIONS - {OTHER_COMMAND[command]}
    assert imported.libraries == {"click"}


@pytest.mark.parametrize(
    ("arguments", "libraries"),
    [
        (("clean", "pages/wall.html"), "click numpy selectolax"),
        (("clean", "pages/sub/text.txt"), "click numpy"),
        (("clean", "pages", "-o", "out"), "click numpy selectolax"),
        (("explain", "pages/wall.html", "--json"), "click numpy selectolax"),
        (("explain", "pages/wall.html"), "click numpy rich selectolax"),
    ],
    ids=str,
)
def test_a_page(arguments: tuple[str, ...], libraries: str) -> None:
    imported = _run(*arguments)
    assert imported.libraries == set(libraries.split())
    assert OTHER_COMMAND[arguments[0]] not in imported.own
    assert not {name for name in imported.own if name.startswith(("cleancms.corpus", "cleancms.workers"))}
    assert "tomllib" not in imported.modules  # nothing is configured here
    # importlib.resources, which finds the weights, brings these along
    brought = {"bz2", "lzma", "zipfile"}
    assert not imported.modules & (SLOW - brought) or "rich" in libraries
