"""Coverage-guided fuzzing of every reader: `python -m benchmarks.fuzz.coverage_guided --output DIR`.

Needs atheris (`pip install atheris`; libFuzzer for Python). The targets take turns, each in a process of its
own, which goes on with the corpus of its last turn. Seeds are the files of `samples/` and of `tests/pages`.
A finding is an input in `DIR/findings` with the name of its target, and its traceback in the log of the turn;
the next turn goes on. `DIR/summary.json` has turns, executions and findings a target, after every turn.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Inputs are at most so long (bytes): of longer ones fewer are tried. A whole page that is cleaned, twice
# and with every call counted, takes half a second at 10,000 bytes.
MAX_LENGTH = 20_000
MAX_LENGTH_OF_A_PAGE = 2_000
PAGES = ("clean_html", "clean_text", "fix_text", "fix_file")
# An input may take so long (seconds, on a busy machine) and a process so much memory (MB).
TIMEOUT = 60
MEMORY = 2500
_EXECUTIONS = re.compile(r"^#(\d+)\s", re.MULTILINE)


def main() -> None:
    """Fuzz."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.fuzz.coverage_guided")
    parser.add_argument("--output", type=Path, required=True, help="where corpus, findings and summary go")
    parser.add_argument("--seconds", type=float, default=7200, help="how long, all targets together (7200)")
    parser.add_argument("--turn", type=int, default=200, help="seconds of a target's turn (200)")
    parser.add_argument("--targets", help="some of them, with commas between")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    if options.one:
        run_target(options.one, rest)
    else:
        take_turns(options)


def run_target(name: str, arguments: list[str]) -> None:
    """Fuzz one target in this process, until libFuzzer ends it."""
    import atheris  # noqa: PLC0415 - is not there where the tests run

    with atheris.instrument_imports(include=["cleancms"], enable_loader_override=False):
        from benchmarks.fuzz.targets import TARGETS  # noqa: PLC0415
    atheris.Setup([name, *arguments], TARGETS[name])
    atheris.Fuzz()


def take_turns(options: argparse.Namespace) -> None:
    """Give each target a turn until the time is over."""
    names = options.targets.split(",") if options.targets else list_targets()
    findings = options.output / "findings"
    findings.mkdir(parents=True, exist_ok=True)
    summary = {name: {"turns": 0, "executions": 0, "findings": 0} for name in names}
    for name in names:
        copy_seeds(options.output / "corpus" / name)
    end = time.monotonic() + options.seconds
    turn = 0
    while (left := end - time.monotonic()) > 0:
        name = names[turn % len(names)]
        log = options.output / f"{turn:04}-{name}.log"
        found = summary[name]
        found["executions"] += run_turn(name, options.output, log, int(min(options.turn, left)) + 1)
        found["turns"] += 1
        found["findings"] = len(list(findings.glob(f"{name}-*")))
        (options.output / "summary.json").write_text(json.dumps(summary, indent=1) + "\n")
        turn += 1


def list_targets() -> list[str]:
    """Return the names of the targets."""
    from benchmarks.fuzz.targets import TARGETS  # noqa: PLC0415 - not before they can be instrumented

    return list(TARGETS)


def copy_seeds(folder: Path) -> None:
    """Copy the samples and the pages of the tests into a directory, if they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted([*(ROOT / "samples").rglob("*"), *(ROOT / "tests" / "pages").rglob("page.*")]):
        if path.is_file() and path.stat().st_size <= MAX_LENGTH:
            shutil.copy(path, folder / "-".join(path.relative_to(ROOT).parts))


def run_turn(name: str, output: Path, log: Path, seconds: int) -> int:
    """Fuzz a target for some time or until its first finding; return how many inputs were tried."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.fuzz.coverage_guided",
        "--output",
        str(output),
        "--one",
        name,
    ]
    length = MAX_LENGTH_OF_A_PAGE if name in PAGES else MAX_LENGTH
    limits = [f"-max_len={length}", f"-timeout={TIMEOUT}", f"-rss_limit_mb={MEMORY}"]
    place = f"-artifact_prefix={output}/findings/{name}-"
    with log.open("wb") as file:
        corpus = str(output / "corpus" / name)
        subprocess.run(
            [*command, *limits, f"-max_total_time={seconds}", place, corpus],
            cwd=ROOT,
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
        )
    executions = _EXECUTIONS.findall(log.read_text("utf-8", "replace"))
    return int(executions[-1]) if executions else 0


if __name__ == "__main__":
    main()
