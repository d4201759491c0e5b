"""cleancms reads what it is given and asks nobody for anything: no command opens a connection."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cleancms
from tests.command_line import PAGE, PARAGRAPHS
from tests.corpora import make_records, write_records

MODULES = sorted(Path(cleancms.__file__).parent.rglob("*.py"))
LIBRARIES = {
    *(
        "socket",
        "ssl",
        "socketserver",
        "http",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
        "telnetlib",
        "xmlrpc",
    ),
    *("asyncio", "requests", "urllib3", "httpx", "aiohttp", "webbrowser"),
}
# Run by every Python that is started with it on its path, the workers among them. A socket, a name that is
# looked up or a program that is started is written down, and ends it. Workers speak over Unix sockets.
GUARD = """
import os, sys
def refuse(event, values):
    if event.startswith("socket.") and values and hasattr(values[0], "family"):
        family = values[1] if event == "socket.__new__" else values[0].family
        if family in (-1, 1):  # of a descriptor that is there, and AF_UNIX
            return
    if event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "webbrowser") or event in (
        "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"
    ):
        with open(os.environ["REFUSED"], "a") as file:
            file.write(f"{event} {values}\\n")
        raise RuntimeError(f"{event} is forbidden")
sys.addaudithook(refuse)
"""
LIBRARY = """
import cleancms, socket
from pathlib import Path
for path in Path("pages").iterdir():
    cleancms.clean(path.read_bytes())
try:
    socket.create_connection(("192.0.2.1", 80), 0.1)
except RuntimeError:
    pass
"""
COMMANDS = (
    "clean pages -o out --links --images -j 2",
    "clean pages/page.html --format html",
    "explain pages/page.html",
    "check pages",
    "fix pages/page.txt",
    "learn in.jsonl -o profiles -j 2",
    "learn --show site0.example -o profiles",
    "corpus in.jsonl -o corpus -j 2 --index index",
    "review corpus -o corpus.html",
    "review pages -o pages.html",
    "config",
    "completion zsh",
)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return an environment in which nothing on the network can be had, with pages and records to read."""
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    Path("pages/page.html").write_text(PAGE.replace("</head>", "<base href='http://a.example/'></head>"))
    Path("pages/page.txt").write_text("\n\n".join((*PARAGRAPHS, *PARAGRAPHS)))
    write_records(Path("in.jsonl"), make_records(9))
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD)
    path = os.pathsep.join((str(guard), str(Path(cleancms.__file__).parents[1])))
    return {**os.environ, "PYTHONPATH": path, "REFUSED": str(tmp_path / "refused")}


def test_no_command_needs_a_network(environment: dict[str, str]) -> None:
    calls = "\n".join(f"run({command.split()!r})" for command in COMMANDS)
    script = f"""
from cleancms.cli import main
def run(arguments):
    try:
        main(arguments, prog_name="cleancms")
    except SystemExit as end:
        assert end.code in (None, 0, 1, 3), (arguments, end.code)
if __name__ == "__main__":
{os.linesep.join("    " + line for line in calls.splitlines())}
"""
    Path("script.py").write_text(script)
    done = subprocess.run(
        [sys.executable, "script.py"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert Path("corpus/report.jsonl").is_file()
    assert not Path("refused").exists(), Path("refused").read_text()


def test_the_library_needs_none(environment: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", LIBRARY], env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    # The last line of the script tries to: what is forbidden is seen.
    assert "192.0.2.1" in Path("refused").read_text()
    assert len(Path("refused").read_text().splitlines()) == 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_nothing_imports_what_speaks_to_a_network(path: Path) -> None:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    assert not {name.split(".")[0] for name in names} & LIBRARIES
    assert not [name for name in names if name.startswith(("urllib.request", "urllib.request."))]
