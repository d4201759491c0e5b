"""A program: writes what every command makes of the same inputs into a directory, and prints a digest a file.

It needs nothing but cleancms, so it runs wherever the wheel is installed. `python every_output.py DIRECTORY
SAMPLES [WORKERS [shifted]]`; "shifted" moves the clock by a day and takes `sum` from another Python.
"""

from __future__ import annotations

import builtins
import datetime
import json
import math
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

FORMATS = ("md", "txt", "json", "jsonl", "html")
_DAY = 86_400 + 3_661
_WORDS = "harbour wall winter storm council spring boat tide bridge mayor plan night market river".split()
_plain_sum = builtins.sum


def shift_the_clock() -> None:
    """Let everything that asks for the time be told a later one."""
    real = {name: getattr(time, name) for name in ("time", "time_ns", "localtime", "gmtime")}
    now = datetime.datetime.now

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return now(tz) + datetime.timedelta(seconds=_DAY)

    class LaterDay(datetime.date):
        @classmethod
        def today(cls) -> Any:
            return (now() + datetime.timedelta(seconds=_DAY)).date()

    changes: dict[str, Callable[..., Any]] = {
        "time": lambda: real["time"]() + _DAY,
        "time_ns": lambda: real["time_ns"]() + _DAY * 10**9,
        "localtime": lambda seconds=None: real["localtime"](
            real["time"]() + _DAY if seconds is None else seconds
        ),
        "gmtime": lambda seconds=None: real["gmtime"](real["time"]() + _DAY if seconds is None else seconds),
    }
    for name, function in changes.items():
        setattr(time, name, function)
    setattr(datetime, "datetime", Later)  # noqa: B010 - mypy knows them as types
    setattr(datetime, "date", LaterDay)  # noqa: B010


def sum_otherwise(values: Iterable[Any], /, start: Any = 0) -> Any:
    """Add as another Python does: floats one after the other up to 3.11, without loss from 3.12 on."""
    items = list(values)
    if not any(type(item) is float for item in items) or not all(
        type(item) in (int, float) for item in items
    ):
        return _plain_sum(items, start)
    if sys.version_info < (3, 12):
        return math.fsum([start, *items])
    total = start
    for item in items:
        total = total + item
    return total


def write_inputs(samples: Path) -> None:
    """Write pages, dumps and records below the working directory."""
    shutil.copytree(samples, "in/pages", ignore=shutil.ignore_patterns("*.jsonl"))
    records = [_make_record(site, number) for number in range(6) for site in ("a", "b")]
    pages = sorted(Path("in/pages").glob("*.html"))
    records += [
        {"url": f"https://c.example/{path.name}", "html": path.read_text("utf-8", "replace")}
        for path in pages
    ]
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    Path("in/records.jsonl").write_text("".join([*lines, "{no record\n"]), "utf-8")
    shutil.copytree("in/pages", "fixed")


def _make_record(site: str, number: int) -> dict[str, str]:
    """Return a page of a site; each third is nearly the one before it."""
    article = number - number % 3 // 2
    paragraphs = [
        " ".join(_WORDS[(article * 5 + place * step + len(site)) % len(_WORDS)] for place in range(60)) + "."
        for step in (1, 3, 5, 9, 11)
    ]
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in _WORDS[:6])
    body = "".join(f"<p>{paragraph.capitalize()}</p>" for paragraph in paragraphs)
    head = f"<html><title>{_WORDS[article]} {article}</title><ul>{menu}</ul>"
    page = f"{head}<div><h1>Report {article}</h1>{body}</div>"
    return {"id": f"{site}{number}", "url": f"https://{site}.example/{number}", "html": page}


def list_commands(workers: str) -> dict[str, list[str]]:
    """Return the commands by the name of what they print."""
    pages = sorted(path.as_posix() for path in Path("in/pages").iterdir())
    jobs = ["-j", workers]
    return {
        **{
            f"clean-{name}": ["clean", "in/pages", "-o", f"out-{name}", "--format", name, *jobs]
            for name in FORMATS
        },
        "explain": ["explain", pages[0], "--json"],
        "corpus": ["corpus", "in/records.jsonl", "-o", "corpus", *jobs],
        "learn": ["learn", "in/records.jsonl", "-o", "profiles", *jobs],
        "review": ["review", "in/pages", "-o", "review.html"],
        "check": ["check", "in/pages", "--json", "--attributes", "attributes.jsonl"],
        "fix": ["fix", "fixed"],
    }


def main() -> None:
    """Run everything in the directory that is named."""
    folder, samples, *others = sys.argv[1:]
    workers = others[0] if others else "1"
    samples_path = Path(samples).absolute()
    os.chdir(folder)
    if "shifted" in others:
        shift_the_clock()
        builtins.sum = sum_otherwise
    from click.testing import CliRunner  # noqa: PLC0415 - behind the clock

    from cleancms.cli import main as cleancms  # noqa: PLC0415

    write_inputs(samples_path)
    Path("printed").mkdir()
    for name, command in list_commands(workers).items():
        done = CliRunner().invoke(cleancms, command)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        Path("printed", name).write_text(f"{done.exit_code}\n{done.stdout}", "utf-8")
    for path in sorted(Path().rglob("*")):
        if path.is_file() and ".cleancms" not in path.parts:
            print(sha256(path.read_bytes()).hexdigest(), path.as_posix())


if __name__ == "__main__":
    main()
