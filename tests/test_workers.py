from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest

from cleancms import workers
from cleancms.workers import WINDOW, Failure, Limits, WorkerStartError, run_tasks

MEMORY = 1_000_000_000
STRICT = Limits(workers=2, deadline=1.0, memory=MEMORY)


def _square(number: int) -> int:
    if number % 7 == 0:
        time.sleep(0.001)
    return number * number


def _tell_process(_: int) -> int:
    return os.getpid()


def _misbehave(way: str) -> object:
    match way:
        case "raise":
            raise ValueError("bad")
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "os._exit":
            os._exit(5)
        case "sys.exit":
            sys.exit(3)
        case "sleep":
            time.sleep(1000)
        case "loop in C":
            re.match("(a+)+$", "a" * 50 + "b")
        case "memory":
            return bytes(2 * MEMORY)
        case "unpicklable":
            return lambda: way
        case "interrupted":
            os.kill(os.getpid(), signal.SIGINT)
    return way.upper()


CAUSES = {
    "raise": "ValueError: bad",
    "segfault": "the worker was killed by signal 11",
    "killed": "the worker was killed by signal 9 (out of memory?)",
    "os._exit": "the worker ended with exit code 5",
    "sys.exit": "the worker ended with exit code 3",
    "sleep": "took longer than 1 seconds",
    "loop in C": "took longer than 1 seconds",
    "memory": "needs more memory than 1.0 GB",
}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(number: int) -> None:
    pairs = list(run_tasks(_square, range(300), Limits(number, deadline=60)))
    assert pairs == [(each, each * each) for each in range(300)]


def test_no_tasks() -> None:
    assert list(run_tasks(_square, [], Limits(2))) == []


def test_one_worker_without_limits_is_this_process() -> None:
    assert list(run_tasks(_tell_process, [0], Limits())) == [(0, os.getpid())]
    ((_, process),) = run_tasks(_tell_process, [0], Limits(deadline=60))
    assert process != os.getpid()


def test_this_process_fails_alike() -> None:
    assert list(run_tasks(_misbehave, ["raise", "a"], Limits())) == [
        ("raise", Failure(CAUSES["raise"])),
        ("a", "A"),
    ]


def test_a_failure_is_one_task() -> None:
    """Whatever a task does to its child, the tasks around it have their results."""
    tasks = [name for way in CAUSES for name in ("a", "b", way, "c")]
    answers = [answer for _, answer in run_tasks(_misbehave, tasks, STRICT)]
    expected = [answer for way in CAUSES for answer in ("A", "B", Failure(CAUSES[way]), "C")]
    assert answers == expected


def test_tasks_that_are_too_large_together_are_done_one_by_one() -> None:
    """The small ones go first, so that the next chunk has many tasks."""
    tasks = [bytes(size) for size in (*[1] * 40, *[12_000_000] * 16, 200_000_000, 1)]
    results = [answer for _, answer in run_tasks(len, tasks, Limits(1, memory=150_000_000))]
    failure = Failure("needs more memory than 0.1 GB")
    assert results == [*[1] * 40, *[12_000_000] * 16, failure, 1]


def test_children_ignore_interrupts() -> None:
    assert list(run_tasks(_misbehave, ["interrupted"], Limits(2))) == [("interrupted", "INTERRUPTED")]


def test_a_result_that_cannot_be_pickled_is_a_failure() -> None:
    ((_, answer),) = run_tasks(_misbehave, ["unpicklable"], Limits(2))
    assert isinstance(answer, Failure)
    assert "pickle" in answer.cause


def _note(folder: Path, number: int) -> int:
    """Leave a trace for every time a task is done; every 50th kills its child."""
    descriptor = os.open(folder / str(number), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, b".")
    os.close(descriptor)
    if number % 50 == 49:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_the_others_of_a_chunk_are_done_once(tmp_path: Path) -> None:
    answers = [answer for _, answer in run_tasks(partial(_note, tmp_path), range(200), Limits(2))]
    assert [number for number, answer in enumerate(answers) if isinstance(answer, Failure)] == [
        49,
        99,
        149,
        199,
    ]
    assert all((tmp_path / str(number)).read_bytes() == b"." for number in range(200))


def test_tasks_may_be_endless() -> None:
    read = 0

    def count_read() -> Iterator[int]:
        nonlocal read
        while True:
            read += 1
            yield read

    answers = run_tasks(_square, count_read(), Limits(2))
    assert [answer for _, answer in islice(answers, 1000)] == [each * each for each in range(1, 1001)]
    answers.close()
    assert read <= 1000 + 2 * WINDOW


def test_a_slow_task_does_not_let_the_window_grow() -> None:
    read = 0

    def count_read() -> Iterator[float]:
        nonlocal read
        for read in range(3 * WINDOW):
            yield 0.5 if read == 0 else 0

    answers = run_tasks(time.sleep, count_read(), Limits(2))
    assert next(answers) == (0.5, None)
    assert read == 2 * WINDOW - 1
    answers.close()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_for_the_end(processes: list[int]) -> None:
    """Fail where one of the processes goes on for half a minute."""
    for _ in range(300):
        if not any(map(_is_alive, processes)):
            return
        time.sleep(0.1)
    pytest.fail(f"still alive: {[process for process in processes if _is_alive(process)]}")


def test_closing_ends_the_children() -> None:
    answers = run_tasks(_tell_process, count(), Limits(2))
    processes = {answer for _, answer in islice(answers, 500) if isinstance(answer, int)}
    answers.close()
    _wait_for_the_end(list(processes))


def test_an_exception_of_the_tasks_goes_through() -> None:
    def fail() -> Iterator[int]:
        yield 1
        raise KeyError("no more")

    with pytest.raises(KeyError, match="no more"):
        list(run_tasks(_square, fail(), Limits(2)))


class _Unreadable:
    __module__ = __name__

    def __call__(self, _: int) -> int:
        return 0

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (7,)


def test_work_that_does_not_start_is_an_error() -> None:
    with pytest.raises(WorkerStartError, match="exit code 7"):
        list(run_tasks(_Unreadable(), [1], Limits(2)))


# --- the end of the parent -------------------------------------------------------------------------------

_PARENT = """
import signal, sys
from tests.test_workers import show_process_and_hang
from cleancms.workers import Limits, run_tasks
if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))
    try:
        list(run_tasks(show_process_and_hang, range(2), Limits(2, deadline=5)))
    except KeyboardInterrupt:
        sys.exit(9)
"""


def show_process_and_hang(_: int) -> None:
    """Write the number of this process to standard output and work on."""
    os.write(1, f"{os.getpid()}\n".encode())
    while True:
        pass


@pytest.mark.parametrize(
    ("number", "to_group"),
    [(signal.SIGKILL, False), (signal.SIGTERM, False), (signal.SIGTERM, True), (signal.SIGINT, True)],
)
def test_children_end_with_their_parent(tmp_path: Path, number: int, to_group: bool) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_PARENT)
    environment = {**os.environ, "PYTHONPATH": str(Path(workers.__file__).parents[1])}
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert parent.stdout
    children = [int(parent.stdout.readline()) for _ in range(2)]
    (os.killpg if to_group else os.kill)(parent.pid, number)
    _, errors = parent.communicate()
    assert errors == b""
    assert parent.returncode in (-signal.SIGKILL, 9)
    _wait_for_the_end(children)
