"""The documentation as its tests see it: blocks, commands, tables, links."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from click import Command, Context

from cleancms.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT_CODE = re.compile(r"^(.+?) +#.*\bexit code (\d+)\b.*$", re.MULTILINE)


def read_blocks(text: str, language: str) -> list[str]:
    """Return the code blocks in a language."""
    return [block for name, block in _BLOCK.findall(text) if name == language]


def remove_blocks(text: str) -> str:
    return _BLOCK.sub("", text)


def list_sessions() -> Iterator[tuple[str, str]]:
    """Yield each block of a document that is marked bash: a name for it, and the script."""
    for path in DOCUMENTS:
        for number, block in enumerate(read_blocks(path.read_text("utf-8"), "bash"), start=1):
            yield f"{path.name}-{number}", block


def expect_codes(script: str) -> str:
    """Return a script that ends at the first line without the exit code that its comment says, or 0."""
    checked = r"code=0; { \1; } || code=$?; [ $code = \2 ] || { echo \2 is wrong, code $code >\&2; exit 99; }"
    return _EXIT_CODE.sub(checked, script)


def run_shell(script: str, directory: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a directory, with `cleancms` as in this tree."""
    programs = directory / ".programs"
    programs.mkdir(exist_ok=True)
    program = programs / "cleancms"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cleancms "$@"\n')
    program.chmod(0o755)
    given = {name: value for name, value in os.environ.items() if not name.startswith("CLEANCMS_")}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=directory,
        env={
            **given,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def split_cells(line: str) -> list[str]:
    """Return the cells of a row of a Markdown table."""
    return [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def read_table(text: str, *header: str) -> list[list[str]]:
    """Return the rows of the table whose header begins with these cells."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("|") and split_cells(line)[: len(header)] == list(header):
            next(lines)
            rows = []
            while (row := next(lines, "")).startswith("|"):
                rows.append(split_cells(row))
            return rows
    raise AssertionError(f"no table {header}")


def list_anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a document."""
    anchors: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+)$", remove_blocks(text), re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        repeated = sum(
            anchor == plain or re.fullmatch(rf"{plain}-\d+", anchor) is not None for anchor in anchors
        )
        anchors.add(f"{plain}-{repeated}" if repeated else plain)
    return anchors


def list_links(text: str) -> list[str]:
    """Return the addresses of links and images."""
    return re.findall(r"\]\(([^)\s]+)\)", remove_blocks(text))


def find_commands() -> dict[str, Command]:
    """Return the commands, with the program itself as ""."""
    context = Context(main)
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {"": main, **{name: command for name, command in commands.items() if command}}


def list_options(command: Command) -> set[str]:
    """Return the long options of a command."""
    return {
        option
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }


def list_spellings() -> set[tuple[str, ...]]:
    """Return each option of any command: all its spellings, long and short."""
    switches = {
        spellings
        for command in find_commands().values()
        for parameter in command.params
        for spellings in (tuple(parameter.opts), tuple(parameter.secondary_opts))
    }
    return {spellings for spellings in switches if any(spelling.startswith("-") for spelling in spellings)}
