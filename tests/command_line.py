"""A working directory with pages and ways to run the command line in it, for its tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleancms import batch
from cleancms.cli import main

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


def make_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `tmp_path` the working directory, with two pages of different kinds below `pages`."""
    directory = tmp_path / "pages"
    (directory / "sub").mkdir(parents=True)
    (directory / "wall.html").write_text(PAGE)
    (directory / "sub" / "text.txt").write_text("\n\n".join(PARAGRAPHS))
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["clean", *arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cleancms", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(batch.__file__).parents[1])}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=environment, **{**pipes, **options})


def read_terminal(leader: int) -> bytes:
    """Return what was written to a pseudo-terminal until its other side is closed; close it."""
    shown = b""
    try:
        while piece := os.read(leader, 65536):
            shown += piece
    except OSError:  # as Linux says that the other side has closed
        pass
    os.close(leader)
    return shown


def read_records(lines: str) -> list[Any]:
    return [json.loads(line) for line in lines.splitlines()]


def list_files(directory: Path) -> list[str]:
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file())
