"""Commands whose calls to the system fail, and that are killed: `python -m benchmarks.faults`.

calls: strace (Linux) lets one call of a run fail, of those that reach its files, in turn each of them; what
C code calls by itself (sqlite, pyarrow) too. kill: SIGKILL at random moments. Nothing may be half, lost,
doubled or left behind, and a second, undisturbed run has to give what an undisturbed one gives.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.growing import write_sentence
from benchmarks.speed import make_table
from cleancms.files import is_left_over

KILLS = 50
ERRORS = ("ENOSPC", "EIO", "EACCES", "EDQUOT", "EROFS", "EINTR")
CALLS = (
    *("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "close", "flock", "rename", "chmod"),
    *("mkdir", "rmdir", "unlink", "unlinkat", "newfstatat", "getdents64", "lseek", "read", "pread64"),
)
_HERE = ("-j", "1", "--deadline", "0", "--memory", "0")
_LINE = re.compile(r"(\d+) +(\w+)\((.*)")
_CLEANCMS = (sys.executable, "-m", "cleancms")

Tree = Mapping[str, bytes]


class Command(NamedTuple):
    """A command over the files of `make`, with its exit code."""

    arguments: tuple[str, ...]
    make: Callable[[Path], None]
    code: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each section. Returns the exit code: 1 if something was half, lost or left behind."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--only", choices=["calls", "kill"], action="append", help="default: both")
    parser.add_argument("--command", choices=list(_COMMANDS), action="append", help="default: all")
    parser.add_argument("--step", type=int, default=1, help="each how manyth call fails (%(default)s)")
    parser.add_argument("--kills", type=int, default=KILLS, help="of each command (%(default)s)")
    options = parser.parse_args(arguments)
    broken: list[str] = []
    for section in options.only or ("calls", "kill"):
        rows = []
        for name in options.command or _COMMANDS:
            with tempfile.TemporaryDirectory(prefix="faults-") as folder:
                work = _Work(Path(folder) / "work", name, _COMMANDS[name], broken)
                row = work.fail_calls(options.step) if section == "calls" else work.kill(options.kills)
            rows.append((name, *row))
            print(f"{time.strftime('%H:%M:%S')} {section}: {rows[-1]}, {len(broken)} broken", flush=True)
        print(f"\n{make_table(_TITLES[section], ('command', *_HEADERS[section]), rows)}\n", flush=True)
    print("\n".join(f"broken: {rule}" for rule in broken) or "no rule is broken")
    return int(bool(broken))


_TITLES = {
    "calls": "A call to the system fails, one after another",
    "kill": "SIGKILL at random moments",
}
_HEADERS = {
    "calls": ("calls about its files", "failed in turn", "done all the same", "refused", "rules broken"),
    "kill": ("kills", "before the end", "files left that the next run has to remove", "rules broken"),
}


class _Work:
    """A folder in which a command is run again and again."""

    def __init__(self, folder: Path, name: str, command: Command, broken: list[str]) -> None:
        self.folder = folder
        self.name = name
        self.command = command
        self.broken = broken
        paths = str(Path(__file__).parents[1])
        self.environment = {
            **os.environ,
            **{"PYTHONPATH": paths, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
            **{"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        }
        self._make_anew()
        self.before = _read_tree(folder)
        start = time.monotonic()
        self._run_undisturbed("the first run")
        self.seconds = time.monotonic() - start
        self.after = _read_tree(folder)

    def fail_calls(self, step: int) -> tuple[str, ...]:
        """Let the calls fail; return how many there were, how many failed, and how these runs ended."""
        log = self.folder.parent / "log"
        self._make_anew()
        self._trace(log, [])
        calls = list(self._find_calls(log))
        ends: Counter[bool] = Counter()
        known = len(self.broken)
        errors = cycle(ERRORS)
        for call, number in calls[::step]:
            error = next(errors)
            self._make_anew()
            done = self._trace(log, ["-e", f"inject={call}:error={error}:when={number}"])
            told = f"{self.name}: {error} in {call} {number}"
            if "(INJECTED)" not in log.read_text("utf-8", "replace"):
                continue
            ends[done.returncode == self.command.code] += 1
            self._check(told, done.returncode, done.stderr)
            self._run_undisturbed(told)
            self._compare(told)
        failed = ends[True] + ends[False]
        return str(len(calls)), str(failed), str(ends[True]), str(ends[False]), str(len(self.broken) - known)

    def kill(self, kills: int) -> tuple[str, ...]:
        """Kill the command at random moments; return how many kills came before its end, what was left."""
        random = Random(self.name)
        early = left = 0
        known = len(self.broken)
        for number in range(kills):
            self._make_anew()
            process = subprocess.Popen(
                [*_CLEANCMS, *self.command.arguments],
                cwd=self.folder,
                env=self.environment,
                start_new_session=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                process.wait(random.uniform(0.3, 1) * self.seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                early += 1
            process.wait()
            left += sum(is_left_over(Path(name).name) for name in _read_tree(self.folder))
            told = f"{self.name}: kill {number}"
            self._check_contents(told)
            self._run_undisturbed(told)
            self._compare(told)
        return str(kills), str(early), str(left), str(len(self.broken) - known)

    def _make_anew(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.command.make(self.folder)

    def _run_undisturbed(self, told: str) -> None:
        code = self._run([]).returncode
        if code != self.command.code and not (code == 3 and _is_told_of(self.folder / "out")):
            self.broken.append(f"{told}: then exit code {code}")

    def _trace(self, log: Path, injected: Sequence[str]) -> subprocess.CompletedProcess[str]:
        log.unlink(missing_ok=True)
        return self._run(["strace", "-f", "-y", "-o", str(log), "-e", f"trace={','.join(CALLS)}", *injected])

    def _run(self, prefix: Sequence[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*prefix, *_CLEANCMS, *self.command.arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def _find_calls(self, log: Path) -> Iterator[tuple[str, int]]:
        """Yield the calls of the first process about its own files: the name, the number among such ones."""
        first = ""
        numbers: Counter[str] = Counter()
        own = [str(self.folder), *(f'"{name}' for name in ("out", "in/", "index"))]
        for line in log.read_text("utf-8", "replace").splitlines():
            if not (match := _LINE.match(line)):
                continue
            process, call, rest = match.groups()
            first = first or process
            if process == first:
                numbers[call] += 1
                if any(name in rest for name in own) and f"<{self.folder}>," not in rest:
                    yield call, numbers[call]

    def _check(self, told: str, code: int, stderr: str) -> None:
        if "Traceback" in stderr or "internal error" in stderr:
            self.broken.append(f"{told}: {stderr[-300:]}")
        told_of = bool(re.search(r"(cleancms|Error): ", stderr)) or _is_told_of(self.folder / "out")
        if code != self.command.code and not (code in (2, 3, 4) and told_of):
            self.broken.append(f"{told}: exit code {code}, {stderr[-300:]!r}")
        left = [name for name in _read_tree(self.folder) if is_left_over(Path(name).name)]
        if left:
            self.broken.append(f"{told}: leaves {left}")
        self._check_contents(told)

    def _check_contents(self, told: str) -> None:
        now = _read_tree(self.folder)
        for name, content in now.items():
            is_hidden = any(part.startswith(".") for part in Path(name).parts)
            is_whole = is_hidden or content in (self.before.get(name), self.after.get(name))
            if not (is_whole or _is_told_of(self.folder / "out")):
                self.broken.append(f"{told}: {name} is neither the old one nor the new one")
        if lost := self.before.keys() - now.keys():
            self.broken.append(f"{told}: {lost} lost")

    def _compare(self, told: str) -> None:
        now = {name: content for name, content in _read_tree(self.folder).items() if not _is_stray(name)}
        if now != self.after and not _is_told_of(self.folder / "out"):
            names = [name for name in {**now, **self.after} if now.get(name) != self.after.get(name)]
            self.broken.append(f"{told}: after a second run other {names}")


def _is_stray(name: str) -> bool:
    """Return whether a file was left by a killed process where no later run looks: documented, harmless."""
    return is_left_over(Path(name).name)


def _is_told_of(output: Path) -> bool:
    """Return whether the report of a corpus tells of a failure; no record of ours fails by itself."""
    report = output / "report.jsonl"
    return report.is_file() and '"status": "failed"' in report.read_text("utf-8")


def _read_tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


# --- commands ---------------------------------------------------------------------------------------------


def _write_article(number: int) -> str:
    return "\n\n".join(write_sentence(20 * number + place) for place in range(12)) + "\n"


def _make_texts(folder: Path) -> None:
    (folder / "in").mkdir()
    for number in range(8):
        article = _write_article(number)
        (folder / "in" / f"{number}.md").write_text(f"{article}\n{article}")


def _make_pages(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    for number in range(8):
        paragraphs = "".join(f"<p>{text}</p>" for text in _write_article(number).split("\n\n"))
        (folder / "in" / f"{number}.html").write_text(f"<body><h1>Report {number}</h1>{paragraphs}")
        (folder / "out" / f"{number}.md").write_text("of an earlier run")


def _make_records(folder: Path) -> None:
    (folder / "in").mkdir()
    path = folder / "in" / "pages.jsonl"
    with path.open("w") as file:
        for number in range(8):
            article = "".join(f"<p>{text}</p>" for text in _write_article(number).split("\n\n"))
            html = f"<body><ul><li>Our menu<li>Of this site</ul><h1>Report {number}</h1>{article}</body>"
            record = {"id": str(number), "url": f"https://a.example/{number}", "html": html}
            file.write(json.dumps(record) + "\n")
    os.utime(path, (1e9, 1e9))  # the name of a run depends on it


_COMMANDS: Mapping[str, Command] = {
    "fix": Command(("fix", "-q", "in", "--backup", ".orig"), _make_texts),
    "clean -o DIR": Command(("clean", "-q", "in", "-o", "out"), _make_pages),
    "learn": Command(("learn", "-q", "in/pages.jsonl", "-o", "out", *_HERE), _make_records),
    "corpus": Command(("corpus", "-q", "in", "-o", "out", "--index", "index", *_HERE), _make_records),
    "corpus --format md": Command(
        ("corpus", "-q", "in", "-o", "out", "--format", "md", *_HERE), _make_records
    ),
    "corpus --format parquet": Command(
        ("corpus", "-q", "in", "-o", "out", "--format", "parquet", *_HERE), _make_records
    ),
}


if __name__ == "__main__":
    sys.exit(main())
