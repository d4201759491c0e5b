import bz2
import contextlib
import errno
import gzip
import io
import lzma
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.pages.exclude import compile_globs
from cleancms.pages.find import (
    Input,
    Problem,
    UnreadableFileError,
    describe_error,
    find_inputs,
    plan_outputs,
    read_bytes,
    read_list,
)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with pages and other things, and the current directory."""
    names = "site/b.html site/a.txt site/c.HTM.gz site/news/2.md site/news/1.xhtml.xz site/news/z/0.shtml"
    others = (
        "site/style.css site/.hidden.html site/.git/x.html site/data.gz site/.html single.dat other/b.html"
    )
    for name in f"{names} {others}".split():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names_of(*paths: str) -> list[str]:
    found = find_inputs(paths)
    assert not found.problems
    return [source.id for source in found.inputs]


def source(relative: str) -> Input:
    return Input(f"in/{relative}", f"in/{relative}", relative)


def test_directory_is_walked_in_order(tree: Path) -> None:
    files = ["a.txt", "b.html", "c.HTM.gz", "news/1.xhtml.xz", "news/2.md", "news/z/0.shtml"]
    found = find_inputs(["site"])
    assert [page.id for page in found.inputs] == [f"site/{file}" for file in files]
    assert [page.relative for page in found.inputs] == files
    assert [page.path for page in found.inputs] == [f"site/{file}" for file in files]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("globs", "left"),
    [
        (["*.txt", "*.HTM.gz"], ["b.html", "news/1.xhtml.xz", "news/2.md", "news/z/0.shtml"]),
        (["news"], ["a.txt", "b.html", "c.HTM.gz"]),
        (["news/"], ["a.txt", "b.html", "c.HTM.gz"]),
        (["**/news/**"], ["a.txt", "b.html", "c.HTM.gz"]),
        (["**/z", "*.gz"], ["a.txt", "b.html", "news/1.xhtml.xz", "news/2.md"]),
        (["site/news/*.md", "./site/*.txt"], ["b.html", "c.HTM.gz", "news/1.xhtml.xz", "news/z/0.shtml"]),
        (["site/*.shtml", "site/news/?.*"], ["a.txt", "b.html", "c.HTM.gz"]),
        (["other/../site/news", "news/2.md", "SITE/*", "si", "b", "", "/"], ["a.txt", "b.html", "c.HTM.gz"]),
    ],
)
@pytest.mark.parametrize("top", ["site", "./site/", "other/../site", "{here}/site"])
def test_excluded(tree: Path, globs: list[str], left: list[str], top: str) -> None:
    found = find_inputs([top.format(here=tree)], exclude=globs)
    assert [page.relative for page in found.inputs] == left
    assert find_inputs([top.format(here=tree)], exclude=[f"{tree}/site/*"]).inputs == ()


def test_what_is_named_outright_is_not_excluded(tree: Path) -> None:
    found = find_inputs(["site/b.html", "site/news"], exclude=["*.html", "news", "site/b.html"])
    assert [page.relative for page in found.inputs] == ["b.html", "1.xhtml.xz", "2.md", "z/0.shtml"]
    (problem,) = find_inputs(["site"], exclude=["*"]).problems
    assert "without those excluded" in problem.message


def test_excluded_below_a_directory_with_signs_of_globs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a[b]*"
    (folder / "site").mkdir(parents=True)
    (folder / "site/x.html").touch()
    (folder / "site/y.html").touch()
    monkeypatch.chdir(folder)
    assert [page.relative for page in find_inputs(["."], exclude=["site/x*"]).inputs] == ["site/y.html"]


@given(st.lists(st.text("*?[]!a/.-", max_size=6), max_size=3))
def test_any_glob_is_harmless(globs: list[str]) -> None:
    excluded = compile_globs(globs)
    assert excluded is None or excluded.has("a/b", "a") in (True, False)


def test_arguments_keep_their_order(tree: Path) -> None:
    assert names_of("site/news/2.md", "-", "single.dat", "site/news") == [
        "site/news/2.md",
        "-",
        "single.dat",
        "site/news/1.xhtml.xz",
        "site/news/z/0.shtml",
    ]


def test_standard_input(tree: Path) -> None:
    assert find_inputs(["-", "-"]).inputs == (Input(None, "-", "stdin"),)


def test_named_twice_is_read_once(tree: Path) -> None:
    (tree / "link.html").symlink_to("site/b.html")
    absolute = str(tree / "site" / "b.html")
    assert names_of("site/b.html", "site/../site/b.html", absolute, "link.html") == ["site/b.html"]
    assert names_of("site/news", "site").count("site/news/2.md") == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("missing.html", "missing.html: no such file"),
        ("single.dat/x.html", "single.dat/x.html: not a directory"),
        ("", "'': no such file"),
        ("a\0b", "a\\x00b: no such file"),
        ("a\nb\x1b[2J", "a\\nb\\x1b[2J: no such file"),
        ("x" * 300, "x" * 300 + ": file name too long"),
        ("loop.html", "loop.html: a symbolic link that leads back to itself"),
        ("empty", "empty: no pages in this directory (.html .htm .xhtml .shtml .txt .text .md)"),
    ],
)
def test_what_cannot_be_found_is_one_line(tree: Path, path: str, line: str) -> None:
    (tree / "loop.html").symlink_to("loop.html")
    found = find_inputs([path, "single.dat"])
    assert [page.id for page in found.inputs] == ["single.dat"]
    assert [str(problem) for problem in found.problems] == [line]


def test_links_in_a_walk(tree: Path) -> None:
    (tree / "site" / "again").symlink_to("..")
    (tree / "site" / "self.html").symlink_to("self.html")
    (tree / "site" / "gone.html").symlink_to("nowhere")
    (tree / "site" / "same.html").symlink_to("b.html")
    os.mkfifo(tree / "site" / "pipe.html")
    found = find_inputs(["site"])
    assert len(found.inputs) == 6
    assert [str(problem) for problem in found.problems] == [
        "site/gone.html: no such file",
        "site/self.html: a symbolic link that leads back to itself",
    ]


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.html")).write_text("x")
    (page,) = find_inputs([str(tmp_path)]).inputs
    assert page.id == f"{tmp_path}/caf\\xe9.html"
    assert read_bytes(page) == b"x"


def test_equal_paths_below_two_arguments(tree: Path) -> None:
    found = find_inputs(["site", "other", "single.dat"])
    relative = [page.relative for page in found.inputs]
    assert relative[:2] == ["site/a.txt", "site/b.html"]
    assert relative[-2:] == ["other/b.html", "single.dat"]
    found = find_inputs(["site/b.html", "other/b.html"])
    assert [page.relative for page in found.inputs] == ["site/b.html", "other/b.html"]


def test_still_equal_paths_are_a_problem(tmp_path: Path) -> None:
    for name in ("1/site/x.html", "2/site/x.html"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(name)
    found = find_inputs([f"{tmp_path}/1/site", f"{tmp_path}/2/site"])
    places, problems = plan_outputs(found.inputs, ".md")
    assert places.inputs == found.inputs[:1]
    assert places.find(found.inputs[0]) == "site/x.html.md"
    first, second = (page.id for page in found.inputs)
    assert problems == (Problem(second, f"its result would take the place of {first}'s"),)


@pytest.mark.parametrize(
    ("relative", "outputs"),
    [
        (["a.html", "b/c.txt.gz", "d.XHTML.bz2"], ["a.md", "b/c.md", "d.md"]),
        (
            ["a.dat", "b.tar.gz", "c", ".html", "x.html.html"],
            ["a.dat.md", "b.tar.gz.md", "c.md", ".html.md", "x.html.md"],
        ),
        (["a.html", "a.txt", "b.html"], ["a.html.md", "a.txt.md", "b.md"]),
        (["a.html", "a.html.gz"], ["a.html.md", "a.html.gz.md"]),
        (["A.html", "a.txt"], ["A.html.md", "a.txt.md"]),
        (["a.html", "a.txt", "a.html.txt"], ["a.html.md", "a.txt.md", "a.html.txt.md"]),
        (["a.html", "a.md/b.html"], ["a.html.md", "a.md/b.md"]),
        (["e\u0301.html", "\u00e9.txt"], ["e\u0301.html.md", "\u00e9.txt.md"]),
    ],
)
def test_outputs(relative: list[str], outputs: list[str]) -> None:
    inputs = [source(path) for path in relative]
    places, problems = plan_outputs(inputs, ".md")
    assert [places.find(page) for page in inputs] == outputs
    assert (places.inputs, problems) == (tuple(inputs), ())


@pytest.mark.parametrize("relative", [["A.html", "a.html"], ["a", "a.md/b.html"], ["a.md/b.html", "a"]])
def test_outputs_that_cannot_be_kept_apart(relative: list[str]) -> None:
    inputs = [source(path) for path in relative]
    places, problems = plan_outputs(inputs, ".md")
    assert places.inputs == tuple(inputs[:1])
    assert [str(problem) for problem in problems] == [
        f"in/{relative[1]}: its result would take the place of in/{relative[0]}'s"
    ]


@given(
    st.lists(
        st.from_regex(r"([aA](\.md)?/)?[aAb](\.html|\.txt|\.md|\.gz){0,3}", fullmatch=True),
        unique=True,
        max_size=9,
    ),
    st.sampled_from([".md", ".json"]),
)
def test_no_two_inputs_have_one_output(relative: list[str], suffix: str) -> None:
    inputs = [source(path) for path in relative]
    places, problems = plan_outputs(inputs, suffix)
    assert len(places.inputs) + len(problems) == len(inputs)
    outputs = [PurePosixPath(places.find(page)) for page in places.inputs]
    folded = [str(place).lower() for place in outputs]
    assert len(set(folded)) == len(folded)
    assert not {str(parent).lower() for place in outputs for parent in place.parents} & set(folded)
    parents = [PurePosixPath(page.relative).parent for page in places.inputs]
    assert [place.parent for place in outputs] == parents
    assert all(place.name.endswith(suffix) for place in outputs)


def test_lists_of_paths() -> None:
    assert read_list(b"a.html\r\nb c.html\n\n \xc3\xa9\nlast", nul=False) == [
        "a.html",
        "b c.html",
        " é",
        "last",
    ]
    assert read_list(b"a\nb.html\0c.html\0\0", nul=True) == ["a\nb.html", "c.html"]
    assert read_list(b"", nul=False) == []
    assert os.fsencode(read_list(b"caf\xe9", nul=False)[0]) == b"caf\xe9"


COMPRESSORS = [gzip.compress, bz2.compress, lzma.compress]
by_compressor = pytest.mark.parametrize("compress", COMPRESSORS, ids=["gzip", "bzip2", "xz"])


def read(raw: bytes, max_size: int = 10_000) -> bytes:
    return read_bytes(Input(None, "-", "stdin"), io.BytesIO(raw), max_size)


@pytest.mark.parametrize("raw", [b"", b"plain", b"BZhang Wei", b"\x1f\x8b", b"\xfd7z"])
def test_plain_bytes_are_left_alone(raw: bytes) -> None:
    assert read(raw) == raw


@by_compressor
def test_compressed_bytes_are_expanded(compress: Callable[[bytes], bytes], tmp_path: Path) -> None:
    assert read(compress(b"page")) == b"page"
    assert read(compress(b"")) == b""
    assert read(compress(b"one ") + compress(b"") + compress(b"two")) == b"one two"
    (tmp_path / "x.html").write_bytes(compress(b"page"))
    (page,) = find_inputs([str(tmp_path / "x.html")]).inputs
    assert read_bytes(page) == b"page"


@by_compressor
def test_broken_compression(compress: Callable[[bytes], bytes]) -> None:
    raw = compress(os.urandom(2_000))
    with pytest.raises(UnreadableFileError, match="data that is cut off"):
        read(raw[:-20])
    broken = raw[:1_000] + bytes([raw[1_000] ^ 0xFF]) + raw[1_001:]
    with pytest.raises(UnreadableFileError, match=r"broken \w+ data|cut off"):
        read(broken)


@by_compressor
def test_limit_on_expanded_size(compress: Callable[[bytes], bytes]) -> None:
    assert len(read(compress(b"a" * 10_000))) == 10_000
    with pytest.raises(UnreadableFileError, match=r"larger than the limit of 0.01 MB"):
        read(compress(b"a" * 10_001))
    with pytest.raises(UnreadableFileError, match=r"larger than the limit of 1 MB"):
        read(compress(b"a" * 5_000_000), max_size=1_000_000)


def test_limit_on_plain_size() -> None:
    assert read(b"a" * 10) == b"a" * 10
    with pytest.raises(UnreadableFileError, match=r"larger than the limit of 9e-06 MB"):
        read(b"a" * 10, max_size=9)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "x: no such file"),
        (PermissionError(errno.EACCES, "Permission denied"), "x: permission denied"),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "x: is a directory"),
        (OSError("odd"), "x: odd"),
        (UnreadableFileError("larger than 9 bytes"), "x: larger than 9 bytes"),
        (RuntimeError(), "x: RuntimeError"),
        (ValueError("two\nlines \x1b[31m"), "x: two\\nlines \\x1b[31m"),
    ],
)
def test_errors_in_plain_words(error: Exception, line: str) -> None:
    assert str(describe_error("x", error)) == line


def test_file_that_went_away(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        read_bytes(Input(str(tmp_path / "gone"), "gone", "gone"))
    with pytest.raises(IsADirectoryError):
        read_bytes(Input(str(tmp_path), "dir", "dir"))


@given(st.binary(max_size=60), st.sampled_from([b"", b"\x1f\x8b\x08", b"BZh91AY&SY", b"\xfd7zXZ\0"]))
def test_any_bytes_are_read_or_refused(raw: bytes, magic: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        assert read(magic + raw) == magic + raw or magic
