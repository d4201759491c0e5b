"""Full and read-only disks, files that others write meanwhile, two runs at once, killed processes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from cleancms import files
from cleancms.cli import main
from cleancms.corpus.index import add_to_index, read_index
from cleancms.corpus.parts import UnreadablePartError, encode_part, open_part
from cleancms.corpus.plan import CorpusSettings
from cleancms.corpus.record_work import Task, find_record_site
from cleancms.corpus.workfiles import ForeignOutputError, WorkFiles, open_samples, scratch_files
from cleancms.files import is_left_over, iterate_lines, locked, read_whole, rewrite_file, write_whole
from cleancms.workers import Failure
from tests.articles_to_copy import document, write
from tests.command_line import PARAGRAPHS
from tests.corpora import make_records, read_report, read_tree, run, write_records
from tests.faults import Call, Faults, counting

pytestmark = pytest.mark.skipif(os.name != "posix", reason="disks and signals of Unix")

CLEAN = "\n\n".join(("# A new harbour wall", *PARAGRAPHS)) + "\n"
DOUBLED = f"{CLEAN}\n{CLEAN}"
CORPUS = ("corpus", "../in.jsonl", "-o", "out", "--index", "index")


def _fix(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fix", "-q", *arguments])


def _list_left_overs() -> list[Path]:
    return [path for path in Path().rglob("*") if is_left_over(path.name)]


# --- full disks ------------------------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Make a small disk the working directory; yield a function that mounts it anew with other options."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(options: str) -> None:
        command = ["mount", "-t", "tmpfs", "-o", options, "cleancms-test", str(folder)]
        if (
            shutil.which("mount") is None
            or subprocess.run(command, capture_output=True, check=False).returncode
        ):
            pytest.skip("no disk can be mounted here: that takes root on Linux")

    mount("size=4k")
    monkeypatch.chdir(folder)
    try:
        yield lambda options: mount(f"remount,{options}")
    finally:
        monkeypatch.undo()
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_in_place(disk: Callable[[str], None]) -> None:
    disk("size=8k")
    Path("a.md").write_text(DOUBLED + "A line of its own.\n\n" * 200)
    before = Path("a.md").read_bytes()
    for backup in ((), ("--backup", ".orig")):
        result = _fix("a.md", *backup)
        assert (result.exit_code, result.stderr.count("no space left on device")) == (4, 1)
        assert result.stderr.startswith("cleancms: a.md")
        assert read_tree(Path()) == {"a.md": before}
    disk("size=100k")
    assert _fix("a.md", "--backup", ".orig").exit_code == 0
    assert read_tree(Path()).keys() == {"a.md", "a.md.orig"}
    assert Path("a.md.orig").read_bytes() == before


def test_a_full_disk_under_a_corpus(disk: Callable[[str], None]) -> None:
    """The disk is larger from run to run until all goes well: each stage meets a full one."""
    write_records(Path("../in.jsonl"), make_records(6, 2))
    disk("size=4m")
    assert run(*CORPUS).exit_code == 3
    whole = read_tree(Path())
    seen = set()
    size = 0
    while True:
        for path in ("out", "index"):
            shutil.rmtree(path, ignore_errors=True)
        size += 32
        disk(f"size={size}k")
        result = run(*CORPUS)
        if result.exit_code == 3:
            break
        assert result.exit_code == 4
        assert "no space left on device" in result.stderr or "disk is full" in result.stderr
        seen.add(result.stderr.split(": ")[1])
        assert _list_left_overs() == []
        _check_visible(whole)
        disk("size=4m")
        assert run(*CORPUS).exit_code == 3
        assert read_tree(Path()) == whole
    assert len(seen) >= 3


def _check_visible(whole: dict[str, bytes]) -> None:
    """Check that of the files outside of the folder of work files each is whole."""
    for path, content in read_tree(Path()).items():
        if "/." not in path:
            assert content == whole[path]


def test_a_read_only_disk(disk: Callable[[str], None]) -> None:
    disk("size=400k")
    Path("a.md").write_text(DOUBLED)
    Path("out").mkdir()
    before = read_tree(Path())
    disk("ro")
    result = _fix("a.md")
    assert (result.exit_code, result.stderr) == (4, "cleancms: a.md: is read-only\n")
    for command in (("clean", "-q", "a.md", "-o", "out/b.md"), ("corpus", "a.md", "-o", "out", "-j1")):
        result = CliRunner().invoke(main, list(command))
        assert (result.exit_code, "read-only file system" in result.stderr) == (4, True)
    assert read_tree(Path()) == before


@contextmanager
def _limit_files(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as a disk does that is full; C code meets it too (EFBIG)."""
    import resource  # noqa: PLC0415 - Unix only

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("size", [100, 9000])
def test_files_that_cannot_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """With 100 bytes nothing is begun, with 9,000 sqlite does not come far; a run that can goes on."""
    monkeypatch.chdir(tmp_path)
    Path("work").mkdir()
    monkeypatch.chdir("work")
    write_records(Path("../in.jsonl"), make_records(4, 1))
    Path("a.md").write_text(DOUBLED)
    before = read_tree(Path())
    with _limit_files(size):
        fixed = _fix("a.md") if size < 400 else None
        result = run(*CORPUS)
    if fixed:
        assert (fixed.exit_code, fixed.stderr.splitlines()[0]) == (4, "cleancms: a.md: file too large")
    assert result.exit_code == 4
    assert result.stderr.startswith("cleancms: out/")
    assert Path("a.md").read_bytes() == before["a.md"]
    assert _list_left_overs() == []
    assert run(*CORPUS).exit_code == 3
    again = read_tree(Path("out"))
    shutil.rmtree("out")
    shutil.rmtree("index")
    assert run(*CORPUS).exit_code == 3
    assert read_tree(Path("out")) == again


# --- others write too ------------------------------------------------------------------------------------


def test_a_file_that_somebody_writes_meanwhile(tmp_path: Path) -> None:
    """Whenever it happens, theirs stays, but for the moment between the last look and the new name."""
    path = tmp_path / "a.md"
    path.write_bytes(b"before")
    plain = Faults([tmp_path])
    with counting(plain):
        rewrite_file(path, b"before", b"after")
    renamed = next(place for place, call in enumerate(plain.calls, 1) if call.name == "replace")
    lost = []
    for number in range(1, len(plain.calls) + 1):
        path.write_bytes(b"before")
        faults = _Interloper(tmp_path, number, path)
        with counting(faults), suppress(files.RefusedError):
            rewrite_file(path, b"before", b"after")
        if path.read_bytes() != b"theirs":
            lost.append(number)
    assert path.read_bytes() == b"theirs"
    assert lost == [number for number in lost if renamed - 2 < number <= renamed]
    assert len(lost) <= 2


class _Interloper(Faults):
    """Somebody who writes to a file before the call of a number is made."""

    def __init__(self, folder: Path, number: int, path: Path) -> None:
        super().__init__([folder], number)
        self.path = path

    def reach(self, name: str, path: object, target: object = "") -> None:
        if self.is_inside(path):
            self.calls.append(Call(name, str(path)))
            if len(self.calls) == self.number:
                handle = os.open(self.path, os.O_WRONLY | os.O_TRUNC)
                os.write(handle, b"theirs")


def test_inputs_that_change_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_records(Path("in.jsonl"), make_records(4, 1))

    def learn(*arguments: object) -> Path:
        write_records(Path("in.jsonl"), make_records(6, 1))
        return Path("profiles")

    monkeypatch.setattr("cleancms.corpus.run.learn_profiles", learn)
    result = run("corpus", "in.jsonl", "-o", "out")
    assert (result.exit_code, "its inputs have changed while they were read" in result.stderr) == (2, True)
    assert not list(Path("out").glob("documents*"))


def test_two_at_once_learn_into_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_records(Path("in.jsonl"), make_records(4, 1))
    with scratch_files(Path("out")):
        result = run("learn", "in.jsonl", "-o", "out")
    assert (result.exit_code, result.stderr.strip()) == (
        *(2, "cleancms: out: another run is writing to it just now"),
    )
    assert run("learn", "in.jsonl", "-o", "out").exit_code == 3


def test_a_run_that_begins_while_another_does_notes_nothing(tmp_path: Path) -> None:
    files_of_both = WorkFiles(tmp_path / "out")
    files_of_both.folder.mkdir(parents=True)
    with (
        locked(files_of_both.folder),
        pytest.raises(ForeignOutputError, match="another run is writing"),
    ):
        files_of_both.hold("other", {"version": "1", "settings": {}}).__enter__()
    assert list(files_of_both.folder.iterdir()) == []


def test_crawls_that_end_at_once_are_all_in_the_index(tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(encode_part([]))
    names = [f"crawl{number}" for number in range(8)]
    threads = [Thread(target=add_to_index, args=(tmp_path / "index", name, [part])) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_index(tmp_path / "index", "none")) == len(names)
    assert sorted(json.loads((tmp_path / "index/index.json").read_bytes())["crawls"]) == names


# --- killed ----------------------------------------------------------------------------------------------

_REWRITE = """
import sys
from itertools import count
from pathlib import Path
from cleancms.files import rewrite_file
path, one, other = Path(sys.argv[1]), b"one" * 100_000, b"other" * 100_000
print(flush=True)
for number in count():
    rewrite_file(path, one, other)
    rewrite_file(path, other, one)
"""


def test_a_killed_rewrite_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    random = Random(1)
    environment = {**os.environ, "PYTHONPATH": str(Path(files.__file__).parents[1])}
    for _ in range(6):
        path.write_bytes(b"one" * 100_000)
        process = subprocess.Popen(
            [sys.executable, "-c", _REWRITE, str(path)], stdout=subprocess.PIPE, env=environment
        )
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(random.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert path.read_bytes() in (b"one" * 100_000, b"other" * 100_000)
        others = [other.name for other in tmp_path.iterdir() if other != path]
        assert all(map(is_left_over, others))


def test_a_worker_that_is_killed_when_it_reads_an_id_that_stands_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_records(Path("in.jsonl"), [{**record, "id": "same"} for record in make_records(4, 1)])

    def find(settings: CorpusSettings, task: Task) -> object:
        return Failure("killed") if task.number == 2 else find_record_site(settings, task)

    monkeypatch.setattr("cleancms.corpus.learning.find_record_site", find)
    assert run("corpus", "in.jsonl", "-o", "out").exit_code == 3
    report = [(line["id"], line["status"], line["reason"]) for line in read_report("out")[:4]]
    assert [line[:2] for line in report] == [
        *(("same", "written"), ("same#2", "written"), (None, "failed"), ("same#3", "written")),
    ]
    assert report[2][2] == "killed"


def test_what_a_killed_learn_left_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_records(Path("in.jsonl"), make_records(4, 1))
    Path("out/.learning-abcdefgh/.cleancms").mkdir(parents=True)
    Path("out/.learning-abcdefgh/.cleancms/samples.sqlite").write_bytes(b"of a killed run")
    Path("out/.cleancms-0123456789abcdef.tmp").write_bytes(b"half")
    Path("out/mine.txt").write_bytes(b"mine")
    assert run("learn", "in.jsonl", "-o", "out").exit_code == 3
    assert sorted(path.name for path in Path("out").iterdir()) == ["mine.txt", "site0.example.json"]


def test_what_a_killed_crawl_left_in_the_index_is_removed(tmp_path: Path) -> None:
    index = tmp_path / "index"
    for name in (".other.tmp", "mine"):
        (index / name).mkdir(parents=True)
        (index / name / "000000.signatures").write_bytes(b"half")
    (index / ".cleancms-0123456789abcdef.tmp").write_bytes(b"half")
    part = tmp_path / "part"
    part.write_bytes(encode_part([]))
    add_to_index(index, "mine", [part])
    assert sorted(path.name for path in index.iterdir()) == ["index.json", "mine"]
    assert (index / "mine/000000.signatures").read_bytes() == part.read_bytes()


def test_a_lock_that_the_system_does_not_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no locks here")

    monkeypatch.setattr("fcntl.flock", refuse)
    with locked(tmp_path, wait=False):
        write_whole(tmp_path / "a", b"x")


def test_a_disk_that_fails_while_it_is_read(tmp_path: Path) -> None:
    """The system does not say which file it was."""
    path = tmp_path / "a"
    path.write_bytes(b"one\ntwo\n")
    for read in (read_whole, lambda path: list(iterate_lines(path))):
        faults = Faults([tmp_path])
        with counting(faults):
            read(path)
        number = next(place for place, call in enumerate(faults.calls, 1) if call.name == "read")
        with (
            counting(Faults([tmp_path], number, "EIO")),
            pytest.raises(OSError, match="put/output") as caught,
        ):
            read(path)
        assert (caught.value.errno, caught.value.filename) == (errno.EIO, str(path))


def test_signatures_that_cannot_be_read_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(encode_part([document("a", write("a"))]))
    part = open_part(path)
    path.write_bytes(path.read_bytes()[:300])  # as a disk that fails: numpy gives what there is
    for read in (part.describe, lambda: part.read_band(19), lambda: part.read_shingles(0, part.shingles)):
        with pytest.raises(UnreadablePartError, match="cannot be read"):
            read()


def test_a_store_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "samples.sqlite").write_bytes(b"no store" * 1000)
    with pytest.raises(OSError, match=r"samples\.sqlite"), open_samples(tmp_path / "samples.sqlite"):
        pass
