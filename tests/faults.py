"""Calls to the system, counted and failing: what a command does to some paths, and what if one call fails.

The wrapped functions are those of `os` and `io`, through which pathlib, shutil and gzip go as well. What C
code calls by itself (sqlite) does not pass here: see test_crash_safety.py, and benchmarks/faults.py.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ERRORS = ("ENOSPC", "EIO", "EACCES", "EDQUOT", "EROFS", "EINTR")
INTERRUPT = "Ctrl-C"
SHORT = "short write"
_NAMES = (
    *(
        "mkdir",
        "rmdir",
        "unlink",
        "remove",
        "replace",
        "rename",
        "link",
        "symlink",
        "chmod",
        "chown",
        "utime",
    ),
    *("stat", "lstat", "scandir", "listdir", "access", "readlink", "truncate"),
    *("fsync", "close", "fstat", "ftruncate"),
)


class Call(NamedTuple):
    """A call about a path, or about a handle of it; `target` is the new name that it gives."""

    name: str
    path: str
    target: str = ""

    @property
    def file(self) -> str:
        """The name of the file, without its folders."""
        return Path(self.path).name


class Faults:
    """The calls that reached some paths so far, and which of them (from 1) fails in which way; 0: none."""

    def __init__(self, paths: Iterable[str | Path], number: int = 0, way: str = "") -> None:
        self.paths = tuple(str(Path(path).resolve()) for path in paths)
        self.number = number
        self.way = way
        self.calls: list[Call] = []
        self.handles: dict[int, str] = {}

    def reach(self, name: str, path: Any, target: Any = "") -> None:
        """Count a call about a path or a handle; raise where it is to fail."""
        if not self.is_inside(path):
            return
        named = self.handles[path] if isinstance(path, int) else _resolve(path)
        self.calls.append(Call(name, named, _resolve(target) if target else ""))
        if len(self.calls) != self.number or self.way == SHORT:
            return
        if self.way == INTERRUPT:
            raise KeyboardInterrupt
        code = getattr(errno, self.way)
        raise OSError(code, os.strerror(code), *([] if isinstance(path, int) else [os.fspath(path)]))

    def is_inside(self, path: Any) -> bool:
        if isinstance(path, int):
            return path in self.handles
        full = _resolve(path)
        return any(full == each or full.startswith(each + os.sep) for each in self.paths)

    def is_short(self) -> bool:
        """Return whether the call that was just counted is a write that takes half of the bytes."""
        return self.way == SHORT and len(self.calls) == self.number


def _resolve(path: Any) -> str:
    return str(Path.cwd() / os.fsdecode(path))


class _File(io.FileIO):
    """A file whose calls are counted."""

    def __init__(self, faults: Faults, path: Any, mode: str) -> None:
        self.faults = faults
        if not isinstance(path, int):
            faults.reach("open", path)
        super().__init__(path, mode)
        if not isinstance(path, int):
            faults.handles[self.fileno()] = _resolve(path)

    def write(self, content: Any) -> int:
        self.faults.reach("write", self.fileno())
        view = memoryview(content).cast("B")
        return super().write(view[: len(view) // 2] if self.faults.is_short() and len(view) > 1 else view)

    def readinto(self, buffer: Any) -> int:
        self.faults.reach("read", self.fileno())
        return super().readinto(buffer)

    def readall(self) -> bytes:
        self.faults.reach("read", self.fileno())
        return super().readall()

    def close(self) -> None:
        if self.closed:
            return
        handle = self.fileno()
        super().close()  # a close that fails closes too
        try:
            self.faults.reach("close", handle)
        finally:
            self.faults.handles.pop(handle, None)


@contextmanager
def counting(faults: Faults) -> Iterator[None]:
    """Let the calls of this process pass `faults` in this block."""
    open_file = _wrap_open_file(faults, io.open)
    with pytest.MonkeyPatch.context() as patch:
        for name in _NAMES:
            patch.setattr(os, name, _wrap(faults, name, getattr(os, name)))
        patch.setattr(os, "open", _wrap_open(faults, os.open))
        patch.setattr(os, "sync", lambda: faults.calls.append(Call("sync", "")))
        patch.setattr(io, "open", open_file)
        patch.setattr(os, "fdopen", open_file)
        yield


def _wrap(faults: Faults, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(path: Any = ".", *others: Any, **named: Any) -> Any:
        faults.reach(name, path, others[0] if name in ("replace", "rename") else "")
        return call(path, *others, **named)

    def close(handle: int) -> None:
        call(handle)  # a close that fails closes too
        try:
            faults.reach(name, handle)
        finally:
            faults.handles.pop(handle, None)

    return close if name == "close" else wrapped


def _wrap_open(faults: Faults, call: Callable[..., int]) -> Callable[..., int]:
    def wrapped(path: Any, *others: Any, **named: Any) -> int:
        faults.reach("open", path)
        handle = call(path, *others, **named)
        if faults.is_inside(path):
            faults.handles[handle] = _resolve(path)
        return handle

    return wrapped


def _wrap_open_file(faults: Faults, call: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(path: Any, mode: str = "r", buffering: int = -1, *others: Any, **named: Any) -> Any:
        if not faults.is_inside(path) or set(mode) & set("+ax"):
            return call(path, mode, buffering, *others, **named)
        raw = _File(faults, path, mode.replace("b", "").replace("t", ""))
        buffered: Any = io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *others, **named)

    return wrapped
