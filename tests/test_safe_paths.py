"""Names of pages, records and sites never lead a file out of the output directory, or onto another one."""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from cleancms.cli import main
from cleancms.corpus.places import place_inputs, place_record
from cleancms.corpus.profiles import name_file, name_folder, name_host
from cleancms.pages.find import Input, plan_outputs
from cleancms.pages.records import Form, RawRecord
from tests.command_line import PARAGRAPHS, list_files
from tests.corpora import list_names, make_page, run

TEXT = "\n\n".join(PARAGRAPHS)
# What may stand in pages, records and addresses: it leaves a directory, names a device or meets another name.
HOSTILE = (
    *("..", ".", "../../x", "/etc/x", "..\\..\\x", "C:\\x", "C:x", "\\\\server\\share", "file:///etc/x"),
    *("CON", "nul.txt", "com1.example", "a.", "a ", " a", "-rf", ".hidden", "\x1b[2J", "a\nb", "\u202ea"),
    *("report.jsonl", "summary.json", "profiles", "profiles/x", ".cleancms", "index.json", "", "\ud800", "~"),
    *("x" * 300, "\u00e9" * 200, "/".join("ab" * 200), "%2e%2e%2f", "a/../../b", "https://../..", "[::1]"),
    *("a:80", "a\0b"),
)
NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=6)
# Names that meet on some file system: equal but for case, composition or suffix.
ALIKE = st.sampled_from(
    "a A a\u0308 \u00c4 \u1e9b\u0323 \u017f\u0323\u0307 \u1e69 \u00df ss \u0390 \u1fd3 \u0130 2".split()
)
PATHS = st.builds(
    lambda folders, name, suffix: "/".join((*folders, name + suffix)),
    st.lists(ALIKE | NAMES.filter(lambda name: name not in (".", "..")), max_size=2),
    ALIKE | NAMES,
    st.sampled_from((".html", ".txt", ".HTML", ".md.gz", ".jsonl")),
)


def _fold(path: str) -> set[str]:
    """Return what file systems make of a name that ignore case and composition, in whatever order."""
    composed, folded = unicodedata.normalize("NFC", path), unicodedata.normalize("NFD", path).casefold()
    return {unicodedata.normalize("NFC", text) for text in (composed.casefold(), folded, composed.lower())}


def _check_places(places: list[str]) -> None:
    """Check that no place leads out of its tree, meets another one or is a folder above it."""
    owners: dict[str, int] = {}
    for number, place in enumerate(places):
        assert not place.startswith("/")
        assert not {"", ".", ".."} & set(place.split("/"))
        for key in _fold(place):
            assert owners.setdefault(key, number) == number, place
    for number, place in enumerate(places):
        for key in (key for parent in PurePosixPath(place).parents for key in _fold(str(parent))):
            assert owners.get(key, number) == number, place


@given(st.lists(PATHS, max_size=12, unique=True), st.sampled_from((".md", ".jsonl")))
def test_results_of_pages_never_meet(relatives: list[str], suffix: str) -> None:
    inputs = [Input(name, name, name) for name in relatives]
    places, problems = plan_outputs(inputs, suffix)
    assert len(places.inputs) + len(problems) == len(inputs)
    _check_places([places.find(source) for source in places.inputs])


@given(st.lists(PATHS, max_size=12, unique=True), st.integers(1, 10**9))
def test_documents_of_a_corpus_never_meet(relatives: list[str], position: int) -> None:
    stems = place_inputs([Input(name, name, name) for name in relatives], ".md")
    forms = [Form.LINE if name.endswith(".jsonl") else Form.PAGE for name in relatives]
    raws = [RawRecord("x", position, form, b"") for form in forms]
    _check_places([place_record(stem, raw, ".md") for stem, raw in zip(stems, raws, strict=True)])


@pytest.mark.parametrize("name", ["x" * 251 + ".txt", "\u00e9" * 125 + ".txt", "\u6f22" * 83 + ".html"])
def test_a_name_without_room_for_the_suffix_is_cut(name: str) -> None:
    other = name.rpartition(".")[0] + ".htm"
    stems = place_inputs([Input(one, one, one) for one in (name, other)], ".md")
    assert all(len((stem + ".md").encode()) <= 255 for stem in stems)
    assert len(set(stems)) == 2
    _check_places(stems)


def _is_plain_name(name: str) -> bool:
    """Return whether a name is one file's on every system: no folder, drive, device or hidden file."""
    return (
        name.isascii()
        and name.isprintable()
        and len(name) <= 200
        and name == PureWindowsPath(name).name
        and not PureWindowsPath(name).is_reserved()
        and name[0].isalnum()
        and not set(name) & set(' <>:"/\\|?*')
        and name[-1] not in ". "
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_profile_has_a_plain_name(text: str) -> None:
    sites = (text, name_host(text), name_host(f"http://{text}/"), name_folder(text), name_folder(f"{text}/x"))
    assert all(_is_plain_name(name_file(site)) for site in sites)


@given(st.lists(st.text(max_size=8) | ALIKE | st.sampled_from(HOSTILE), unique=True, max_size=8))
def test_profiles_never_meet(sites: list[str]) -> None:
    names = [name_file(site) for site in sites]
    assert all(map(_is_plain_name, names))
    assert len({name.casefold() for name in names}) == len(sites)


# --- whole commands --------------------------------------------------------------------------------------


def _write_hostile_records(path: Path) -> None:
    lines = []
    for number, name in enumerate(HOSTILE):
        record = {"id": name, "url": f"http://{name}/{name}", "html": make_page(f"site{number % 3}", number)}
        lines.append(json.dumps({**record, "source": name, "path": name, "filename": name}))
    path.write_text("\n".join(lines) + "\n")


def _list_outside(top: Path, own: str) -> list[str]:
    return [name for name in list_files(top) if not name.startswith(f"{own}/")]


def test_what_records_say_names_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ids and addresses say, the files are those of the same records with plain ids."""
    place = tmp_path / "a" / "b"
    place.mkdir(parents=True)
    monkeypatch.chdir(place)
    _write_hostile_records(Path("in.jsonl"))
    commands: list[list[str]] = [
        ["corpus", "in.jsonl", "-o", "out", "--index", "out-index"],
        ["corpus", "in.jsonl", "-o", "out-md", "--format", "md"],
        ["learn", "in.jsonl", "-o", "out-profiles"],
    ]
    for command in commands:
        assert run(*command).exit_code in (0, 3), command
    main(["review", "out", "-o", "out-review/report.html"], standalone_mode=False)
    names = [f"{number:09d}.md" for number in range(1, len(HOSTILE) + 1)]
    assert list_names("out-md/documents") == ["in.jsonl"]
    assert set(list_names("out-md/documents/in.jsonl")) <= set(names)
    assert all(map(_is_plain_name, list_names("out/profiles")))
    outside = [name for name in list_files(tmp_path) if not name.startswith("a/b/out")]
    assert outside == ["a/b/in.jsonl"]


@pytest.mark.parametrize("name", [name for name in HOSTILE if "\0" not in name and name.isprintable()])
def test_the_name_of_standard_input_stays_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code = run("clean", "-", "--stdin-filename", name, "-o", "out/", stdin=TEXT.encode()).exit_code
    written = list_files(tmp_path)
    assert (code, len(written)) in ((0, 1), (4, 0))
    assert all(one.startswith("out/") for one in written)


def _make_link(folder: Path, outside: Path) -> None:
    folder.mkdir()
    outside.mkdir()
    (folder / "sub").symlink_to(outside.absolute())
    (folder / "page.md").symlink_to(outside.absolute() / "page.md")
    (outside / "page.md").write_text("mine")


def test_a_link_in_the_output_directory_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _make_link(Path("out"), Path("outside"))
    Path("in/sub").mkdir(parents=True)
    for name in ("page.txt", "sub/other.txt", "third.txt"):
        Path("in", name).write_text(TEXT)
    result = run("clean", "in", "-o", "out")
    assert result.exit_code == 3
    assert result.stderr.count("link") == 2
    assert list_files(Path("outside")) == ["page.md"]
    assert Path("outside/page.md").read_text() == "mine"
    assert Path("out/third.md").read_text()


def test_a_link_among_the_profiles_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = [{"url": f"http://a.example/{n}", "html": make_page("a.example", n)} for n in range(5)]
    Path("in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    Path("mine.json").write_text("mine")
    Path("profiles").mkdir()
    Path("profiles/a.example.json").symlink_to(Path("mine.json").absolute())
    result = run("learn", "in.jsonl", "-o", "profiles")
    assert result.exit_code == 4
    assert "link" in result.stderr
    assert Path("mine.json").read_text() == "mine"


@pytest.mark.parametrize("suffix", ["/x", "/../x", "\0", "/"])
def test_a_backup_stays_beside_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(f"{TEXT}\n\n{TEXT}\n")
    before = list_files(tmp_path)
    assert _run_fix("a.txt", "--backup", suffix).exit_code == 2
    assert list_files(tmp_path) == before


def test_a_backup_follows_no_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    doubled = f"{TEXT}\n\n{TEXT}\n"
    Path("a.txt").write_text(doubled)
    Path("mine").write_text("mine")
    Path("a.txt.orig").symlink_to("mine")
    assert _run_fix("a.txt", "--backup", ".orig").exit_code == 4
    assert (Path("mine").read_text(), Path("a.txt").read_text()) == ("mine", doubled)


def _run_fix(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fix", *arguments])


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o027])
def test_files_have_the_mode_that_the_umask_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mask: int
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(TEXT)
    Path("fixed.txt").write_text(f"{TEXT}\n\n{TEXT}\n")
    Path("fixed.txt").chmod(0o640)
    previous = os.umask(mask)
    try:
        run("clean", "page.txt", "-o", "out/")
        run("corpus", "page.txt", "-o", "corpus")
        _run_fix("fixed.txt", "--backup", ".orig")
    finally:
        os.umask(previous)
    for path in (*Path("out").rglob("*"), *Path("corpus").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o777 if path.is_dir() else 0o666) & ~mask, path
    assert {stat.S_IMODE(Path(name).stat().st_mode) for name in ("fixed.txt", "fixed.txt.orig")} == {0o640}
