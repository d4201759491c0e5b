"""Files that are there whole or not at all, whatever fails, and files rewritten in place."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from cleancms.files import RefusedError, is_left_over, replace_file, rewrite_file, sync_all, write_whole

BEFORE, AFTER = b"one\r\ntwo\xff\n", b"one\r\n"
on_unix = pytest.mark.skipif(os.name != "posix", reason="modes and links of Unix")


def _list(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask() -> Iterator[None]:
    """Set the umask that most systems have."""
    before = os.umask(0o022)
    yield
    os.umask(before)


# --- whole files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_is_written_with_its_folders_and_replaced(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "a" / "b" / "c.md"
    for content in (b"one", b"", b"two"):
        write_whole(path, content, durable=durable)
        assert path.read_bytes() == content
    sync_all()
    assert _list(path.parent) == ["c.md"]


def test_until_the_end_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(b"old")
    with replace_file(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
        (other,) = set(_list(tmp_path)) - {"c.md"}
        assert is_left_over(other)
    assert (path.read_bytes(), _list(tmp_path)) == (b"new", ["c.md"])


def test_a_file_that_may_not_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "c.md"
    with replace_file(path, allow_empty=False):
        pass
    assert _list(tmp_path) == []
    path.write_bytes(b"old")
    with replace_file(path, allow_empty=False):
        pass
    assert (path.read_bytes(), _list(tmp_path)) == (b"old", ["c.md"])
    with replace_file(path, allow_empty=False) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError("no"), OSError(5, "no", "else")])
def test_what_breaks_the_block_leaves_the_old_file(tmp_path: Path, error: Any) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(b"old")

    def write() -> None:
        with replace_file(path) as file:
            file.write(b"new")
            raise error

    with pytest.raises(error if isinstance(error, type) else type(error)) as caught:
        write()
    assert getattr(caught.value, "filename", "else") == "else"  # of the caller's business
    assert (path.read_bytes(), _list(tmp_path)) == (b"old", ["c.md"])


@on_unix
@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o444])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "c.md"
    write_whole(path, b"one")
    assert _mode(path) == 0o644
    path.chmod(mode)
    with replace_file(path) as file:
        assert {_mode(other) for other in tmp_path.iterdir()} == {mode}
        file.write(b"two")
    assert (path.read_bytes(), _mode(path)) == (b"two", mode)


@on_unix
@pytest.mark.skipif(os.name == "posix" and os.getuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(BEFORE)
    os.chown(path, 1234, 2345)
    rewrite_file(path, BEFORE, AFTER, ".bak")
    for each in (path, tmp_path / "c.md.bak"):
        assert (each.stat().st_uid, each.stat().st_gid) == (1234, 2345)


@on_unix
def test_an_owner_that_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(BEFORE)
    status = path.stat()
    foreign = os.stat_result((*status[:4], status.st_uid + 1, status.st_gid + 1, *status[6:]))
    monkeypatch.setattr("cleancms.files._find_status", lambda _: foreign)
    monkeypatch.setattr(os, "chown", _fail)
    write_whole(path, AFTER)
    assert path.read_bytes() == AFTER


@on_unix
def test_links_are_followed_and_stay(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.md").symlink_to("there/real.md")
    for content in (b"one", b"two"):
        write_whole(tmp_path / "link.md", content)
        assert (tmp_path / "there/real.md").read_bytes() == content
    assert (tmp_path / "link.md").is_symlink()
    assert _list(tmp_path / "there") == ["real.md"]


@on_unix
def test_a_planted_link_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even whoever guesses the name of the temporary file gains nothing."""
    monkeypatch.setattr(os, "urandom", bytes)
    (tmp_path / "victim").write_bytes(b"mine")
    (tmp_path / f".cleancms-{bytes(8).hex()}.tmp").symlink_to("victim")
    with pytest.raises(FileExistsError) as caught:
        write_whole(tmp_path / "c.md", b"x")
    assert caught.value.filename == str(tmp_path / "c.md")
    assert (tmp_path / "victim").read_bytes() == b"mine"
    assert not (tmp_path / "c.md").exists()


@on_unix
def test_a_link_out_of_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "out/link").symlink_to("../else")
    (tmp_path / "out/file").symlink_to("../else/file")
    (tmp_path / "out/own").symlink_to("real")
    for name in ("link/a", "link/new/a", "file"):
        with pytest.raises(RefusedError, match="leads out of the output directory") as caught:
            write_whole(tmp_path / "out" / name, b"x", inside=tmp_path / "out")
        assert caught.value.filename == str(tmp_path / "out" / name)
    write_whole(tmp_path / "out/own", b"x", inside=tmp_path / "out")
    assert (_list(tmp_path / "else"), (tmp_path / "out/real").read_bytes()) == ([], b"x")


def test_a_device_is_written_to_and_stays() -> None:
    write_whole(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["file/b.md", "folder", "n" * 300])
def test_errors_name_the_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="Errno") as caught:
        write_whole(tmp_path / name, b"x")
    assert caught.value.filename == str(tmp_path / name)
    assert _list(tmp_path) == ["file", "folder"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".cleancms-0123456789abcdef.tmp", True),
        (".cleancms-0123456789abcdef.tmp.md", False),
        (".cleancms", False),
        (".cleancms-notes.tmp", False),
    ],
)
def test_left_overs(name: str, expected: bool) -> None:
    assert is_left_over(name) is expected


# --- each call to the system fails -----------------------------------------------------------------------


def _fail(*_: Any, **__: Any) -> Any:
    raise PermissionError(1, "refused by the test")


class _Full(io.BufferedWriter):
    """A file on a disk that is full."""

    def write(self, _: Any) -> int:
        return int(_fail())


def _make_full(descriptor: int, _: str) -> BinaryIO:
    return _Full(io.FileIO(descriptor, "wb"))


FAILURES = {
    "open": _fail,
    "fdopen": _make_full,  # the write fails
    "fsync": _fail,
    "replace": _fail,
    "chmod": _fail,
}


def _break(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Let a call to the system fail for what is written, not for what is read."""
    working: Callable[..., Any] = getattr(os, call)

    def broken(*arguments: Any, **options: Any) -> Any:
        is_reading = call == "open" and not arguments[1] & os.O_CREAT
        return (working if is_reading else FAILURES[call])(*arguments, **options)

    monkeypatch.setattr(os, call, broken)


@pytest.mark.parametrize("call", FAILURES)
def test_whatever_fails_nothing_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(BEFORE)
    path.chmod(0o640)
    writes: tuple[Callable[[], None], ...] = (
        lambda: write_whole(path, AFTER),
        lambda: rewrite_file(path, BEFORE, AFTER),
        lambda: rewrite_file(path, BEFORE, AFTER, ".bak"),
    )
    for write in writes:
        with monkeypatch.context() as patch:
            _break(patch, call)
            with pytest.raises(PermissionError) as caught:
                write()
        assert caught.value.filename in (str(path), f"{path}.bak")
        assert (path.read_bytes(), _mode(path), _list(tmp_path)) == (BEFORE, 0o640, ["c.md"])


# --- in place --------------------------------------------------------------------------------------------


@on_unix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_a_file_is_rewritten_with_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(BEFORE)
    path.chmod(mode)
    rewrite_file(path, BEFORE, AFTER, ".bak")
    for each, content in ((path, AFTER), (tmp_path / "c.md.bak", BEFORE)):
        assert (each.read_bytes(), _mode(each)) == (content, mode)
    rewrite_file(path, AFTER, b"")
    assert path.read_bytes() == b""
    assert _list(tmp_path) == ["c.md", "c.md.bak"]


def test_a_file_that_has_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(b"edited")
    with pytest.raises(RefusedError, match="has changed since it was read") as caught:
        rewrite_file(path, BEFORE, AFTER, ".bak")
    assert caught.value.filename == str(path)
    assert (path.read_bytes(), _list(tmp_path)) == (b"edited", ["c.md"])


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(BEFORE)
    monkeypatch.setattr("cleancms.files._back_up", lambda *_: path.write_bytes(b"edited"))
    with pytest.raises(RefusedError, match="has changed"):
        rewrite_file(path, BEFORE, AFTER, ".bak")
    assert (path.read_bytes(), _list(tmp_path)) == (b"edited", ["c.md"])


@on_unix
def test_a_read_only_file_is_refused_though_it_could_be_renamed_over(tmp_path: Path) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(BEFORE)
    path.chmod(0o444)
    with pytest.raises(RefusedError, match="is read-only"):
        rewrite_file(path, BEFORE, AFTER, ".bak")
    assert (path.read_bytes(), _mode(path), _list(tmp_path)) == (BEFORE, 0o444, ["c.md"])


def test_a_file_that_another_user_owns_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(BEFORE)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(RefusedError, match="is read-only"):
        rewrite_file(path, BEFORE, AFTER)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="is no regular file"):
        rewrite_file(tmp_path, BEFORE, AFTER)
    with pytest.raises(FileNotFoundError):
        rewrite_file(tmp_path / "missing", BEFORE, AFTER)
    assert _list(tmp_path) == []


def test_a_backup_is_never_overwritten(tmp_path: Path) -> None:
    path, backup = tmp_path / "c.md", tmp_path / "c.md.bak"
    path.write_bytes(BEFORE)
    backup.write_bytes(b"of an earlier text")
    with pytest.raises(RefusedError, match="is there already with another content") as caught:
        rewrite_file(path, BEFORE, AFTER, ".bak")
    assert caught.value.filename == str(backup)
    assert (path.read_bytes(), backup.read_bytes()) == (BEFORE, b"of an earlier text")
    backup.write_bytes(BEFORE)  # of a run that was killed behind the backup
    rewrite_file(path, BEFORE, AFTER, ".bak")
    assert (path.read_bytes(), backup.read_bytes()) == (AFTER, BEFORE)


@on_unix
@pytest.mark.parametrize("goal", ["victim", "missing", "folder"])
def test_a_backup_follows_no_link(tmp_path: Path, goal: str) -> None:
    path = tmp_path / "c.md"
    path.write_bytes(BEFORE)
    (tmp_path / "victim").write_bytes(BEFORE)
    (tmp_path / "folder").mkdir()
    (tmp_path / "c.md.bak").symlink_to(goal)
    with pytest.raises(RefusedError, match="is there already"):
        rewrite_file(path, BEFORE, AFTER, ".bak")
    assert path.read_bytes() == BEFORE
    assert _list(tmp_path) == ["c.md", "c.md.bak", "folder", "victim"]
