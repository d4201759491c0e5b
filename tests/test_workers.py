from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from cleancms import workers
from cleancms.workers import (
    LONGEST_TEMPORARY,
    WINDOW,
    WINDOW_SIZE,
    Failure,
    Limits,
    WorkerStartError,
    run_tasks,
)

ROOT = Path(__file__).parents[1]
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
    assert "<lambda>" in answer.cause  # the rest of the message differs between versions of Python


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


def _wait_if_first(marker: Path, content: bytes) -> int:
    """Let the first task last until so many are read that there is a marker, and a moment for more."""
    end = time.monotonic() + 60
    while content.startswith(b"first") and not marker.exists() and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(0.3 * content.startswith(b"first"))
    return len(content)


def test_a_slow_task_does_not_let_the_window_grow(tmp_path: Path) -> None:
    read = 0

    def count_read() -> Iterator[bytes]:
        nonlocal read
        for read in range(3 * WINDOW):
            if read == 2 * WINDOW - 1:
                (tmp_path / "read").touch()
            yield b"other" if read else b"first"

    answers = run_tasks(partial(_wait_if_first, tmp_path / "read"), count_read(), Limits(2))
    assert next(answers) == (b"first", 5)
    assert read == 2 * WINDOW - 1
    answers.close()


def test_large_tasks_are_read_ahead_as_far_as_there_is_room(tmp_path: Path) -> None:
    size = WINDOW_SIZE // 8
    read = 0

    def count_read() -> Iterator[bytes]:
        nonlocal read
        for read in range(1, 65):
            if read == 2 * 8:
                (tmp_path / "read").touch()
            yield (b"first" if read == 1 else b"other").ljust(size)

    answers = run_tasks(partial(_wait_if_first, tmp_path / "read"), count_read(), Limits(2))
    assert next(answers)[1] == size
    assert read == 2 * 8  # two workers' room
    assert [answer for _, answer in answers] == [size] * 63
    assert read == 64


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


def test_a_fork_of_a_process_with_workers_has_workers() -> None:
    list(run_tasks(_square, [1], Limits(1, 60.0)))  # starts the fork server, which a fork cannot use
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_run_in_a_fork, args=(theirs,))
    process.start()
    theirs.close()
    assert ours.recv() == [0, 1, 4]
    process.join()
    assert process.exitcode == 0


def _run_in_a_fork(connection: Connection) -> None:
    connection.send([found for _, found in run_tasks(_square, range(3), Limits(2, 60.0))])


@pytest.mark.parametrize("length", [LONGEST_TEMPORARY, LONGEST_TEMPORARY + 1, 120])
def test_the_directory_for_temporary_files_has_a_long_name(tmp_path: Path, length: int) -> None:
    above = tempfile.gettempdir()  # short enough, which that of pytest is not
    folder = Path(above) / f"{tmp_path.name}{os.getpid()}".ljust(length - len(f"{above}/"), "x")
    folder.mkdir()
    program = (
        "from cleancms.workers import Limits, run_tasks\n"
        "if __name__ == '__main__':\n"
        "    print([found for _, found in run_tasks(abs, range(-9, 0), Limits(2, 60.0))])\n"
    )
    (tmp_path / "program.py").write_text(program)
    environment = {**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(tmp_path / "program.py")]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    shutil.rmtree(folder)
    assert (result.stdout, result.stderr) == (f"{list(range(9, 0, -1))}\n", "")


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


def test_a_child_is_silent_when_its_parent_dies_in_the_midst_of_a_chunk() -> None:
    script = (
        "import os, struct; from multiprocessing import Pipe; from cleancms import workers\n"
        "parent, child = Pipe()\n"
        "os.write(parent.fileno(), struct.pack('!i', 1000) + b'half')\n"
        "import socket; socket.socket(fileno=os.dup(parent.fileno())).shutdown(socket.SHUT_WR)\n"
        "workers._serve(child, abs, workers.Limits())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(workers.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


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
