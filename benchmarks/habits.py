"""What black, ruff and trafilatura do in the cases of docs/habits.md: run them and print what happened.

    pip install black ruff trafilatura lxml_html_clean
    python -m benchmarks.habits

Each case starts in a directory of its own. As root a read-only file can be written, so that case says less.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

UGLY = b"x = {  'a':1 }\n"
TIDY = b'x = {"a": 1}\n'
LIMITS = b"[tool.black]\nline-length = 20\n[tool.ruff]\nline-length = 20\n"
WRONG = b"def (:\n"
SENTENCE = "The council met on Monday evening and decided, after a long debate, to rebuild the harbour wall. "
PAGE = f"<html><body><article><h1>Wall</h1><p>{SENTENCE * 5}</p></article></body></html>".encode()
# The lines of an output that are shown.
SHOWN_LINES = 6
SECONDS = 300


class Case(NamedTuple):
    """Files to make, and a command of each tool; `prepare` changes the directory before it runs."""

    name: str
    files: Mapping[str, bytes]
    commands: tuple[str, ...]
    prepare: Callable[[], object] | None = None
    stdin: bytes = b""


def _link_file() -> None:
    Path("elsewhere").mkdir()
    for name, content in (("real.py", UGLY), ("real.html", PAGE)):
        Path("elsewhere", name).write_bytes(content)
        Path("link").with_suffix(Path(name).suffix).symlink_to(Path("elsewhere", name))


def _make_read_only() -> None:
    Path("a.py").chmod(0o444)


def _make_private() -> None:
    Path("a.py").chmod(0o600)


CASES = (
    Case("no arguments", {"a.py": UGLY}, ("black", "ruff check", "ruff format --check", "trafilatura")),
    Case(
        "directory",
        {
            **dict.fromkeys(("d/a.py", "d/.hidden/b.py", "d/.git/c.py", "d/ignored.py", "d/e.txt"), UGLY),
            **{"d/.gitignore": b"ignored.py\n", "d/.hidden/p.html": PAGE},
        },
        ("black d", "ruff format d", "trafilatura d", "trafilatura --input-dir d -o out"),
    ),
    Case("directory without a file", {"d/c.txt": b"x"}, ("black d", "ruff format d", "ruff check d")),
    Case("standard input", {}, ("black -q -", "ruff format -"), stdin=UGLY),
    Case("standard input", {}, ("trafilatura",), stdin=PAGE),
    Case("empty standard input", {}, ("black -q -", "ruff format -", "trafilatura")),
    Case(
        "name of standard input",
        {},
        ("black -q --check --stdin-filename a.py -", "ruff format --check --stdin-filename a.py -"),
        stdin=UGLY,
    ),
    Case("check", {"a.py": UGLY}, ("black --check a.py", "ruff format --check a.py", "ruff check a.py")),
    Case("check, clean", {"a.py": TIDY}, ("black --check a.py", "ruff format --check a.py")),
    Case("difference", {"a.py": UGLY}, ("black -q --diff a.py", "ruff format --diff a.py")),
    Case(
        "rewritten",
        {"a.py": UGLY},
        ("black a.py", "ruff format a.py", "ruff format --exit-non-zero-on-format a.py"),
    ),
    Case("second run", {"a.py": TIDY}, ("black a.py", "ruff format a.py")),
    Case(
        "wrong option", {"a.py": TIDY}, ("black --chek a.py", "ruff format --chek a.py", "trafilatura --chek")
    ),
    Case(
        "missing file",
        {},
        (
            "black no.py",
            "ruff format no.py",
            "ruff check no.py",
            "trafilatura --input-dir no -o out",
            "trafilatura -i no",
        ),
    ),
    Case(
        "bad file in a batch",
        {"a.py": UGLY, "b.py": WRONG, "c.py": UGLY},
        ("black a.py b.py c.py", "ruff format a.py b.py c.py"),
    ),
    Case(
        "bad file in a batch",
        {"in/a.html": PAGE, "in/b.html": b"", "in/c.html": bytes(range(256)) * 9},
        ("trafilatura --input-dir in -o out",),
    ),
    Case(
        "closed pipe",
        {f"d/f{number}.py": UGLY * 200 for number in range(10)},
        (
            "bash -c 'black -q --diff d | true; echo ${PIPESTATUS[0]}'",
            "bash -c 'ruff format --diff d | true; echo ${PIPESTATUS[0]}'",
        ),
    ),
    Case(
        "closed pipe",
        {f"d/{number}.html": PAGE * 30 for number in range(100)},
        ("bash -c 'trafilatura --input-dir d | true; echo ${PIPESTATUS[0]}'",),
    ),
    Case(
        "symlink",
        {},
        ("black link.py", "ruff format link.py", "trafilatura --input-dir . -o out"),
        _link_file,
    ),
    Case("read-only file", {"a.py": UGLY}, ("black a.py", "ruff format a.py"), _make_read_only),
    Case(
        "mode",
        {"a.py": UGLY},
        ("black -q a.py; stat -c %a a.py", "ruff format -q a.py; stat -c %a a.py"),
        _make_private,
    ),
    Case("CRLF", {"a.py": UGLY.replace(b"\n", b"\r\n") * 2}, ("black -q a.py", "ruff format a.py")),
    Case("byte-order mark", {"a.py": b"\xef\xbb\xbf" + UGLY}, ("black -q a.py", "ruff format a.py")),
    Case("no line end at the end", {"a.py": UGLY.rstrip()}, ("black -q a.py", "ruff format a.py")),
    Case(
        "unknown configuration key",
        {"a.py": TIDY, "pyproject.toml": b"[tool.black]\nline-lenght = 88\n[tool.ruff]\nline-lenght = 88\n"},
        ("black a.py", "ruff format a.py"),
    ),
    Case(
        "place of the configuration",
        {"d/a.py": b'x = ["aaaaaaaaaa", "bbbbbbbbbb"]\n', "d/pyproject.toml": LIMITS},
        ("black -q d/a.py", "ruff format -q d/a.py"),
    ),
    Case("named outright, other suffix", {"a.txt": UGLY}, ("black a.txt", "ruff format a.txt")),
    Case("colour in a pipe", {"a.py": UGLY}, ("black --check a.py", "ruff check --output-format full a.py")),
)


def main() -> None:
    """Run all cases and print them."""
    for tool in ("black", "ruff", "trafilatura"):
        print(_run(f"{tool} --version", b"").stdout.splitlines()[0])
    home = Path.cwd()
    for case in CASES:
        for command in case.commands:
            with tempfile.TemporaryDirectory() as directory:
                os.chdir(directory)
                try:
                    _show(case, command)
                finally:
                    os.chdir(home)


def _show(case: Case, command: str) -> None:
    """Run a command in the working directory and print what happened."""
    for name, content in case.files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)
    if case.prepare:
        case.prepare()
    before = _read_files()
    done = _run(command, case.stdin)
    print(f"\n## {case.name}: {command}\nexit code {done.returncode}")
    for stream, output in (("out", done.stdout), ("err", done.stderr)):
        for line in output.splitlines()[:SHOWN_LINES]:
            print(f"  {stream}: {line[:150]}")
    for name, content in _read_files().items():
        if before.get(name) != content:
            print(f"  changed: {name} {content[:60]!r}")


def _run(command: str, stdin: bytes) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        input=stdin.decode(),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def _read_files() -> dict[str, bytes]:
    """Return the files below the working directory without the tools' caches; a link is marked."""
    return {
        f"{path}{' (a link)' if path.is_symlink() else ''}": path.read_bytes()
        for path in sorted(Path().rglob("*"))
        if path.is_file() and "_cache" not in str(path)
    }


if __name__ == "__main__":
    main()
