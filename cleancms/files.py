"""Files that are there whole or not at all: one way of writing them for everything that writes one.

A file is written under another name beside its place and then renamed. The name cannot be guessed, and is
taken only if nothing has it, so that no link that somebody put there is followed. Whatever fails, and however
this process dies, what stood at the place before stands there.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_LEFT_OVER = re.compile(r"\.cleancms-[0-9a-f]{16}\.tmp")
_WRITE_BITS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class RefusedError(OSError):
    """A file is not rewritten and stays as it is: `strerror` says why, of the file `filename`."""


class BusyError(Exception):
    """Another process holds the lock of a folder."""


def is_left_over(name: str) -> bool:
    """Return whether a file of this name was left by a process that was killed while it wrote."""
    return _LEFT_OVER.fullmatch(name) is not None


def write_whole(path: Path, content: bytes, *, durable: bool = True, inside: Path | None = None) -> None:
    """Write a file as `replace_file` does. Raises RefusedError, OSError naming `path`."""
    with replace_file(path, durable=durable, inside=inside) as file:
        file.write(content)


@contextmanager
def replace_file(
    path: Path, *, durable: bool = True, allow_empty: bool = True, inside: Path | None = None
) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when the block ends without an exception.

    It gets the mode of the file that it replaces, and the owner where this process may give files away. Its
    folders are made. What a symbolic link leads to is replaced, the link stays; other hard links keep the old
    content. A device or a named pipe is written to as it is. `durable`: it also survives a power failure from
    then on, which takes some milliseconds. Without `allow_empty`, `path` stays as it was if nothing was
    written. Raises RefusedError where `path` leads out of the directory `inside` by a link; OSError naming
    `path`.
    """
    with naming(path):
        target = Path(os.path.realpath(path))
        if inside and Path(os.path.realpath(inside)) not in target.parents:
            raise RefusedError(errno.EPERM, "leads out of the output directory by a link", str(path))
        _make_folder(target.parent, durable)
        replaced = _find_status(target)
    if replaced and not stat.S_ISREG(replaced.st_mode):
        with naming(path, target), target.open("wb") as file:
            yield file
        return
    with _renaming(path, target, replaced, durable) as file:
        yield file
        if not (allow_empty or file.tell()):
            raise _NothingWrittenError


class _NothingWrittenError(Exception):
    """A file is not wanted because nothing was written to it."""


@contextmanager
def _renaming(
    path: Path,
    target: Path,
    model: os.stat_result | None,
    durable: bool,
    check: Callable[[], None] = lambda: None,
) -> Iterator[BinaryIO]:
    """Open a file with the mode of `model` that is renamed to `target` at the end; `path` is for errors.

    `check` raises right before that where it should not be.
    """
    temporary = target.with_name(f".cleancms-{os.urandom(8).hex()}.tmp")
    try:
        with suppress(_NothingWrittenError), naming(path, temporary):
            with _create(temporary, model) as file:
                yield file
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            check()
            temporary.replace(target)
            if durable:
                _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _create(path: Path, model: os.stat_result | None) -> BinaryIO:
    """Create a file: with the mode and, where it can be, the owner of `model`, else as the umask says.

    Until it has them, nobody else can open it.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = os.fdopen(os.open(path, flags, 0o600 if model else 0o666), "wb")
    if model:
        try:
            _adapt(path, model)
        except OSError:
            file.close()
            raise
    return file


def _adapt(path: Path, model: os.stat_result) -> None:
    status = path.stat()
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (model.st_uid, model.st_gid):
        for owner in ((-1, model.st_gid), (model.st_uid, -1)):
            with suppress(PermissionError):
                os.chown(path, *owner)
    if status.st_mode != model.st_mode:
        path.chmod(stat.S_IMODE(model.st_mode))


def _make_folder(folder: Path, durable: bool) -> None:
    """Make a folder and those that it stands in. A file in it is lost with it where the power fails."""
    if folder.is_dir():
        return
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:  # by what is no folder
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    for each in missing if durable else ():
        _sync_folder(each.parent)


def _find_status(path: Path) -> os.stat_result | None:
    with suppress(FileNotFoundError):
        return path.stat()
    return None


@contextmanager
def naming(path: Path, alias: Path | None = None) -> Iterator[None]:
    """Let an OSError name `path`; where the block is the caller's, only one that names `alias` or nothing."""
    try:
        yield
    except OSError as error:
        is_other = alias and error.filename not in (None, str(alias))
        if is_other or error.errno is None:
            raise
        raise type(error)(error.errno, error.strerror, str(path)) from error


def _sync_folder(folder: Path) -> None:
    """Make a new name in `folder` survive a power failure, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_all() -> None:
    """Bring everything that was written to the disk, where the system can do that: for many small files."""
    if hasattr(os, "sync"):
        os.sync()


def read_whole(path: Path) -> bytes:
    """Return the content of a file. Raises OSError naming `path`, also where the disk fails."""
    with naming(path):
        return path.read_bytes()


def iterate_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file. Raises OSError as `read_whole` does."""
    with naming(path), path.open("rb") as file:
        yield from file


@contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Keep other processes out of such a block, where the system can; the death of this process ends it too.

    Raises BusyError where another is in it and this one does not `wait`, OSError where there is no folder.
    """
    try:
        import fcntl  # noqa: PLC0415 - Unix only
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError from None
        except OSError:  # a file system without locks
            pass
        yield
    finally:
        with suppress(OSError):  # the lock is gone anyway
            os.close(descriptor)


# --- in place --------------------------------------------------------------------------------------------


def rewrite_file(path: Path, before: bytes, after: bytes, backup: str = "") -> None:
    """Replace the content `before` of a file by `after`, as `replace_file` does.

    `backup` is put behind the file's name for a copy of `before` with the same mode, which is written first;
    "" makes none. A copy that is there already stays; another file of that name is never overwritten.

    Raises RefusedError where the file has no `before` any more, is read-only or no regular file, or the name
    of the backup is taken; OSError naming the file that could not be written. Then the file is as it was, and
    the backup may be there.
    """
    with naming(path):
        status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(errno.EPERM, "is no regular file", str(path))
    # A rename needs the permission of the folder alone.
    if not status.st_mode & _WRITE_BITS or not os.access(path, os.W_OK):
        raise RefusedError(errno.EACCES, "is read-only", str(path))
    _check_unchanged(path, before)
    if backup:
        _back_up(path.with_name(path.name + backup), before, status)
    target = Path(os.path.realpath(path))
    with _renaming(path, target, status, True, lambda: _check_unchanged(path, before)) as file:
        file.write(after)


def _check_unchanged(path: Path, before: bytes) -> None:
    with naming(path):
        content = path.read_bytes()
    if content != before:
        raise RefusedError(errno.EBUSY, "has changed since it was read", str(path))


def _back_up(path: Path, content: bytes, model: os.stat_result) -> None:
    if os.path.lexists(path):
        if not path.is_symlink() and path.is_file() and path.read_bytes() == content:
            return
        raise RefusedError(errno.EEXIST, "is there already with another content, no backup", str(path))
    with _renaming(path, path, model, durable=True) as file:
        file.write(content)
