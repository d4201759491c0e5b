"""Tasks -> results, by processes of their own that can be killed. Knows processes; knows nothing of pages.

A child that hangs, crashes or takes too much memory costs the one task it was on. Results come in the order
of the tasks and do not depend on the number of workers.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Generic, NamedTuple, TypeVar

from cleancms.memory import limiting_memory

_Context = ForkServerContext | SpawnContext
T = TypeVar("T")
R = TypeVar("R")

# Tasks go out in chunks that take about so long (seconds). A child waits some 0.1 ms for its next chunk, so
# longer ones would gain nothing, and at the end the others stand idle while the last chunk is done.
CHUNK_TIME = 0.1
LARGEST_CHUNK = 64
# Nor is a chunk larger than this and one more task (bytes, pickled).
CHUNK_SIZE = 2_000_000
# How many tasks a worker, at most, are read before the oldest of them has its result. While one task runs
# into its deadline, the others can do so many.
WINDOW = 256
# Nor are any read while those before them take so much room (bytes a worker, pickled): with pages of 260 kB,
# 256 tasks are 66 MB.
WINDOW_SIZE = 16_000_000
# Bytes of the name of the directory for temporary files: of a socket in a folder there, the fork server has
# one, the system takes a name of 107 (104 on macOS), of which 32 are the folder and the socket.
LONGEST_TEMPORARY = 70
# The exit code of a child that has no memory for the tasks that it is sent.
NO_ROOM = 77
# Seconds that the children have to tidy up when their work is no longer wanted.
GRACE = 1.0


class Limits(NamedTuple):
    """How many children work at a time, and what one task may take.

    `deadline` is in seconds of wall time, `memory` in bytes of a child beyond those that it starts with; None
    sets no limit. A limit that the system does not know is not kept (memory: all but Linux).
    """

    workers: int = 1
    deadline: float | None = None
    memory: int | None = None


class Failure(NamedTuple):
    """Why a task has no result, in words for people."""

    cause: str


class WorkerStartError(RuntimeError):
    """No child can be started."""


def count_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_tasks(
    work: Callable[[T], R], tasks: Iterable[T], limits: Limits, modules: Sequence[str] = ()
) -> Generator[tuple[T, R | Failure], None, None]:
    """Yield every task with what `work` returns for it, in the order of the tasks.

    An exception in `work`, the deadline, too much memory and the death of a child are the Failure of the
    task alone. A task is done once, but again where its child died before it came to it, or ran out of
    memory with other tasks at hand. No more than WINDOW tasks a worker are read ahead, or some WINDOW_SIZE
    bytes, so `tasks` may be endless.

    One worker without limits is this process itself. Otherwise `work`, the tasks and the results are pickled.
    The children start with the first tasks, with `modules` imported once for all of them where the system can
    do so. They end with the generator (close it where it is left early) or with this process, however it
    dies; without a deadline, not before the task they are on.

    Raises WorkerStartError where no child starts, and whatever iterating over `tasks` raises.
    """
    if limits == Limits():
        for task in tasks:
            yield task, _attempt(work, task, limits)
        return
    pool = _Pool(_choose_context(modules), work, tasks, limits)
    try:
        yield from pool.run()
    finally:
        pool.end()


# --- in the parent ---------------------------------------------------------------------------------------


class _Entry(Generic[T, R]):
    """A task on its way; `answers` holds its result or failure as soon as there is one.

    `size` is its size in bytes, pickled.
    """

    __slots__ = ("answers", "pickled", "size", "task")

    def __init__(self, task: T) -> None:
        self.task = task
        self.pickled = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        self.size = len(self.pickled)
        self.answers: list[R | Failure] = []

    def take_pickled(self) -> bytes:
        """Return the task as it is sent; it is not kept, for hardly any is sent twice."""
        pickled, self.pickled = self.pickled or pickle.dumps(self.task, pickle.HIGHEST_PROTOCOL), b""
        return pickled


class _Child(Generic[T, R]):
    """A process with the tasks that it has not answered yet; the first of them is the one it is on."""

    def __init__(self, context: _Context, work: Callable[[T], R], limits: Limits) -> None:
        self.connection, end = context.Pipe()
        self.process = context.Process(target=_serve, args=(end, work, limits), daemon=True)
        with _holding_interrupts():
            self.process.start()
        end.close()
        self.has_started = False
        self.entries: deque[_Entry[T, R]] = deque()
        self.chunk_size = 1
        self.chunk_start = 0.0

    def give(self, entries: Iterable[_Entry[T, R]]) -> None:
        """Send tasks to the child, which waits for them, so that neither blocks the other."""
        self.entries.extend(entries)
        self.chunk_start = time.monotonic()
        self.connection.send([entry.take_pickled() for entry in self.entries])

    def receive(self) -> None:
        """Take in one message. Raises EOFError or OSError where the child is dead."""
        answer = self.connection.recv()
        if not self.has_started:
            self.has_started = True
            return
        self.entries.popleft().answers.append(answer)
        if not self.entries:
            self._adapt(time.monotonic() - self.chunk_start)

    def _adapt(self, spent: float) -> None:
        """Choose the size of the next chunk after one that took `spent` seconds."""
        if spent < CHUNK_TIME / 2:
            self.chunk_size = min(2 * self.chunk_size, LARGEST_CHUNK)
        elif spent > CHUNK_TIME:
            self.chunk_size = max(self.chunk_size // 2, 1)


class _Pool(Generic[T, R]):
    """The children, and the tasks from the oldest without a result to the last one read."""

    def __init__(self, context: _Context, work: Callable[[T], R], tasks: Iterable[T], limits: Limits) -> None:
        self.context = context
        self.work = work
        self.limits = limits
        self.unread: Iterator[_Entry[T, R]] = map(_Entry, tasks)
        self.window: deque[_Entry[T, R]] = deque()
        self.size = 0  # of the window's entries
        self.lost: deque[_Entry[T, R]] = deque()  # their child died before it came to them
        self.children: list[_Child[T, R]] = []

    def run(self) -> Iterator[tuple[T, R | Failure]]:
        """Yield every task with its answer."""
        while True:
            self._hand_out()
            if not self.window:
                return
            while self.window and self.window[0].answers:
                entry = self.window.popleft()
                self.size -= entry.size
                yield entry.task, entry.answers[0]
            if busy := [child for child in self.children if child.entries]:
                ready = wait([child.connection for child in busy])
                for child in busy:
                    if child.connection in ready:
                        self._listen(child)

    def _hand_out(self) -> None:
        """Give tasks to the children that have none; start children while there are tasks for them."""
        for child in [child for child in self.children if not child.entries]:
            self._give(child, self._take(child.chunk_size))
        while len(self.children) < self.limits.workers and (entries := self._take(1)):
            self.children.append(_start(self.context, self.work, self.limits))
            self._give(self.children[-1], entries)

    def _take(self, number: int) -> list[_Entry[T, R]]:
        """Return the next tasks. Lost ones go out one by one: they have bad company."""
        if self.lost:
            return [self.lost.popleft()]
        entries: list[_Entry[T, R]] = []
        chunk = 0
        while len(entries) < number and chunk < CHUNK_SIZE and self._has_room():
            if (entry := next(self.unread, None)) is None:
                break
            entries.append(entry)
            self.window.append(entry)
            chunk += entry.size
            self.size += entry.size
        return entries

    def _has_room(self) -> bool:
        workers = self.limits.workers
        return len(self.window) < workers * WINDOW and self.size < workers * WINDOW_SIZE

    def _give(self, child: _Child[T, R], entries: list[_Entry[T, R]]) -> None:
        if entries:
            with suppress(BrokenPipeError, ConnectionResetError):  # its death is read in `_listen`
                child.give(entries)

    def _listen(self, child: _Child[T, R]) -> None:
        """Take in what a child has to say. If it is dead, so is the task it was on."""
        try:
            child.receive()
        except (EOFError, OSError):
            self.children.remove(child)
            exit_code = _bury(child)
            cause = _describe_death(exit_code, self.limits)
            if not child.has_started:
                raise WorkerStartError(f"no worker can be started: {cause}") from None
            if exit_code == NO_ROOM and len(child.entries) > 1:  # each may have room by itself
                self.lost.extend(child.entries)
                return
            child.entries.popleft().answers.append(Failure(cause))
            self.lost.extend(child.entries)

    def end(self) -> None:
        """End all children; those at work have GRACE seconds to tidy up."""
        for child in self.children:
            child.connection.close()
            if child.entries:
                child.process.terminate()
        latest = time.monotonic() + GRACE
        for child in self.children:
            child.process.join(max(0, latest - time.monotonic()))
            child.process.kill()
            child.process.join()


def _choose_context(modules: Sequence[str]) -> _Context:
    """Return how children are started: never by a fork of this process, which may have threads.

    A fork server has imported everything before; without one each child does it anew. Raises
    WorkerStartError.
    """
    has_room = len(os.fsencode(tempfile.gettempdir())) <= LONGEST_TEMPORARY
    if not has_room or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    # To start it lets interrupts through, so it is not started while they are held.
    resource_tracker.ensure_running()
    try:
        with _holding_interrupts():
            forkserver.ensure_running()
    except ChildProcessError:  # this process is the fork of one that has a fork server: it cannot use that
        return multiprocessing.get_context("spawn")
    except OSError as error:
        raise WorkerStartError(f"no worker can be started: {error}") from error
    return context


def _start(context: _Context, work: Callable[[T], R], limits: Limits) -> _Child[T, R]:
    try:
        return _Child(context, work, limits)
    except (EOFError, OSError) as error:
        raise WorkerStartError(f"no worker can be started: {error}") from error


@contextmanager
def _holding_interrupts() -> Iterator[None]:
    """Keep SIGINT from this process for a moment, so that a child that starts never gets it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    previous = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, previous)


def _bury(child: _Child[T, R]) -> int:
    """Return the exit code of a child that has hung up: minus the signal that killed it."""
    child.connection.close()
    child.process.join(GRACE)
    child.process.kill()  # where it hung up and lives on
    child.process.join()
    return child.process.exitcode or 0


def _describe_death(exit_code: int, limits: Limits) -> str:
    if exit_code == NO_ROOM:
        return _as_failure(MemoryError(), limits).cause
    if exit_code >= 0:
        return f"the worker ended with exit code {exit_code}"
    if limits.deadline is not None and exit_code == -signal.SIGALRM:
        return f"took longer than {limits.deadline:g} seconds"
    hint = " (out of memory?)" if exit_code == -signal.SIGKILL else ""
    return f"the worker was killed by signal {-exit_code}{hint}"


# --- in the child ----------------------------------------------------------------------------------------


def _serve(connection: Connection, work: Callable[[T], R], limits: Limits) -> None:
    """Answer chunks of tasks until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is half written is tidied up
    no_room = _as_failure(MemoryError(), limits)
    # OSError too: the parent may die in the midst of a chunk.
    with limiting_memory(limits.memory), suppress(EOFError, OSError):
        connection.send(None)  # has started
        while True:
            try:
                tasks = deque(connection.recv())
            except MemoryError:
                os._exit(NO_ROOM)
            while tasks:
                with _deadline(limits.deadline):
                    answer = _attempt(lambda pickled: work(pickle.loads(pickled)), tasks.popleft(), limits)
                if tasks and answer == no_room:  # the others took some of it: each gets a child of its own
                    os._exit(NO_ROOM)
                try:
                    connection.send(answer)
                except OSError:
                    raise
                except Exception as error:  # the result cannot be pickled
                    connection.send(_as_failure(error, limits))


def _attempt(work: Callable[[T], R], task: T, limits: Limits) -> R | Failure:
    """Return what `work` makes of a task."""
    try:
        return work(task)
    except Exception as error:  # whatever it is, it is the failure of this task alone
        return _as_failure(error, limits)


def _as_failure(error: Exception, limits: Limits) -> Failure:
    if isinstance(error, MemoryError):
        allowed = "there is" if limits.memory is None else f"{limits.memory / 1e9:.1f} GB"
        return Failure(f"needs more memory than {allowed}")
    return Failure(f"{type(error).__name__}: {error}")


@contextmanager
def _deadline(seconds: float | None) -> Iterator[None]:
    """Let the system kill this process, whatever code it is in, if the block takes longer."""
    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
