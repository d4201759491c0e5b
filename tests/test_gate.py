"""The gate: what cleancms makes of our own pages must not get worse, nor the pages change unnoticed.

`python -m benchmarks.gate --raise` writes the floors anew; it lowers none.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.gate import (
    FLOORS_FILE,
    FOLDER,
    NO_FLOORS,
    Score,
    Standing,
    average,
    find_faults,
    find_shortfalls,
    hash_files,
    lower_floor,
    main,
    measure,
    raise_floors,
    read_floors,
    render_floors,
    round_down,
)

FLOORS = read_floors(FOLDER)


@pytest.fixture(scope="module")
def found() -> Standing:
    return measure(FOLDER)


def test_every_page_has_its_files() -> None:
    assert find_faults(FOLDER) == []


def test_there_are_enough_pages_and_each_has_a_floor(found: Standing) -> None:
    assert len(found.pages) >= 20
    assert found.pages.keys() == FLOORS.pages.keys()
    assert found.means.keys() == FLOORS.means.keys() == {"html", "text", "all"}


def test_the_files_are_those_that_the_floors_are_for(found: Standing) -> None:
    assert found.digest == FLOORS.digest


@pytest.mark.parametrize("name", FLOORS.rows)
def test_floor(name: str, found: Standing) -> None:
    assert name not in find_shortfalls(found, FLOORS), f"{found.rows.get(name)} < {FLOORS.rows[name]}"


# The machinery, on pages of the tests' own.

PARAGRAPH = (
    "The council met on Monday evening and decided, after four hours of debate, to rebuild the harbour wall. "
    "Work begins in the spring, when the last of the winter storms has passed, and takes about two years."
)
HTML_PAGE = f"<html><title>A new wall</title><article><h1>A new wall</h1><p>{PARAGRAPH}</p></article></html>"


def make_page(folder: Path, name: str, page: str = HTML_PAGE, reference: str = PARAGRAPH) -> None:
    """Write the three files of a page; `name` has the suffix of the page."""
    stem = Path(name).stem
    expected = json.dumps({"title": "A new wall", "author": ["Ann Miller"]})
    files = {f"pages/{name}": page, f"references/{stem}.txt": reference, f"expected/{stem}.json": expected}
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def run(folder: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["--folder", str(folder), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def make_standing(digest: str = "", **words: float) -> Standing:
    """Return a standing of HTML pages with these word scores."""
    pages = {f"{name}.html": Score(value, value, ("title",)) for name, value in words.items()}
    return Standing(digest, pages, average(pages))


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(0.0, 0.0), (0.9499, 0.94), (0.95, 0.95), (0.29, 0.29), (0.1 + 0.2, 0.3), (0.999999, 0.99), (1.0, 1.0)],
)
def test_round_down(value: float, rounded: float) -> None:
    assert round_down(value) == rounded


def test_measure(tmp_path: Path) -> None:
    make_page(tmp_path, "wall.html")
    make_page(tmp_path, "dump.txt", f"{PARAGRAPH}\n", f"{PARAGRAPH} {PARAGRAPH}")
    found = measure(tmp_path)
    assert found.pages["wall.html"] == Score(1.0, 1.0, ("title",))
    assert found.pages["dump.txt"].words == pytest.approx(2 / 3)
    assert found.pages["dump.txt"].right == ()
    assert found.means["html"] == Score(1.0, 1.0)
    assert found.means["all"].words == pytest.approx(5 / 6)


def test_a_page_without_all_files_is_not_measured(tmp_path: Path) -> None:
    make_page(tmp_path, "wall.html")
    make_page(tmp_path, "half.html")
    (tmp_path / "expected" / "half.json").unlink()
    assert list(measure(tmp_path).pages) == ["wall.html"]


@pytest.mark.parametrize(
    ("lost", "extra", "faults"),
    [
        ("pages/wall.html", None, ["wall: 0 files in pages"]),
        ("references/wall.txt", None, ["wall: 0 files in references"]),
        ("expected/wall.json", None, ["wall: 0 files in expected"]),
        (None, "pages/wall.txt", ["wall: 2 files in pages"]),
        (None, "references/mill.txt", ["mill: 0 files in pages", "mill: 0 files in expected"]),
        (None, "pages/wall.html.orig", ["pages/wall.html.orig: not a file of a page"]),
        (None, None, []),
    ],
)
def test_faults(tmp_path: Path, lost: str | None, extra: str | None, faults: list[str]) -> None:
    make_page(tmp_path, "wall.html")
    if lost:
        (tmp_path / lost).unlink()
    if extra:
        (tmp_path / extra).write_text("")
    assert find_faults(tmp_path) == faults


@pytest.mark.parametrize("changed", ["pages/wall.html", "references/wall.txt", "expected/wall.json"])
def test_the_digest_is_that_of_every_file(tmp_path: Path, changed: str) -> None:
    make_page(tmp_path, "wall.html")
    before = hash_files(tmp_path)
    assert hash_files(tmp_path) == before
    with (tmp_path / changed).open("a") as file:
        file.write(" ")
    assert hash_files(tmp_path) != before


def test_the_digest_is_that_of_the_names_too(tmp_path: Path) -> None:
    make_page(tmp_path, "wall.html")
    before = hash_files(tmp_path)
    (tmp_path / "pages" / "wall.html").rename(tmp_path / "pages" / "mill.html")
    assert hash_files(tmp_path) != before


@pytest.mark.parametrize(
    ("reached", "is_below"),
    [
        (Score(0.9, 0.8, ("title",)), False),
        (Score(0.95, 0.81, ("date", "title")), False),
        (Score(0.8999, 0.8, ("title",)), True),
        (Score(0.9, 0.7999, ("title",)), True),
        (Score(0.99, 0.99, ("date",)), True),
        (None, True),
    ],
)
def test_shortfalls(reached: Score | None, is_below: bool) -> None:
    floors = Standing("", {"a.html": Score(0.9, 0.8, ("title",))}, {})
    found = Standing("", {"a.html": reached} if reached else {}, {})
    assert find_shortfalls(found, floors) == ["a.html"] * is_below


def test_a_mean_is_compared_over_the_pages_that_have_floors() -> None:
    floors = raise_floors(make_standing(a=0.9, b=0.9), NO_FLOORS)
    assert find_shortfalls(make_standing(a=0.9, b=0.9, c=0.1), floors) == []
    above = floors._replace(means={"all": Score(0.91, 0.9)})
    assert find_shortfalls(make_standing(a=0.9, b=0.9, c=1.0), above) == ["all"]


def test_floors_rise() -> None:
    old = raise_floors(make_standing("old", a=0.8, b=0.9), NO_FLOORS)
    new = raise_floors(make_standing("new", a=0.888, b=0.9), old)
    assert new.digest == "new"
    assert new.pages == {"a.html": Score(0.88, 0.88, ("title",)), "b.html": Score(0.9, 0.9, ("title",))}
    assert new.means == {"html": Score(0.89, 0.89), "all": Score(0.89, 0.89)}


def test_floors_do_not_rise_while_one_is_too_high() -> None:
    old = raise_floors(make_standing(a=0.8, b=0.9), NO_FLOORS)
    with pytest.raises(ValueError, match=r"b\.html"):
        raise_floors(make_standing(a=0.99, b=0.89), old)
    with pytest.raises(ValueError, match=r"b\.html"):
        raise_floors(make_standing(a=0.99), old)


def test_new_pages_get_floors_and_count_in_the_means() -> None:
    old = raise_floors(make_standing(a=0.9), NO_FLOORS)
    new = raise_floors(make_standing(a=0.9, b=0.5), old)
    assert {name: floor.words for name, floor in new.rows.items()} == {
        "a.html": 0.9,
        "b.html": 0.5,
        "html": 0.7,
        "all": 0.7,
    }


def test_only_the_named_floor_is_lowered() -> None:
    floors = raise_floors(make_standing("pinned", a=0.9, b=0.9), NO_FLOORS)
    found = make_standing("new", a=0.5, b=0.5)
    lowered = lower_floor(found, floors, "a.html")
    assert lowered == floors._replace(pages={**floors.pages, "a.html": Score(0.5, 0.5, ("title",))})
    assert lower_floor(found, floors, "html").means == {**floors.means, "html": Score(0.5, 0.5)}


def test_the_floor_of_a_page_that_is_gone_goes_with_its_means() -> None:
    floors = raise_floors(make_standing(a=0.9, b=0.9), NO_FLOORS)
    assert lower_floor(make_standing(a=0.9), floors, "b.html").rows.keys() == {"a.html"}


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = raise_floors(make_standing("digest", a=0.9, b=0.123), NO_FLOORS)
    (tmp_path / FLOORS_FILE).write_text(render_floors(floors), encoding="utf-8")
    assert read_floors(tmp_path) == floors


def test_the_command_pins_new_pages_and_then_holds(tmp_path: Path) -> None:
    make_page(tmp_path, "wall.html")
    assert run(tmp_path).exit_code == 1
    assert not (tmp_path / FLOORS_FILE).exists()
    assert run(tmp_path, "--raise").exit_code == 0
    result = run(tmp_path)
    assert result.exit_code == 0
    assert result.output.splitlines()[1].split() == ["wall.html", *["1.000", "1.000", "title"] * 2]


def test_the_command_raises_nothing_while_a_page_is_below_its_floor(tmp_path: Path) -> None:
    make_page(tmp_path, "wall.html")
    run(tmp_path, "--raise")
    before = (tmp_path / FLOORS_FILE).read_text()
    make_page(tmp_path, "wall.html", reference=f"{PARAGRAPH} And more.")
    make_page(tmp_path, "mill.html")
    result = run(tmp_path, "--raise")
    assert result.exit_code == 1
    assert "wall.html: below its floor" in result.output
    assert (tmp_path / FLOORS_FILE).read_text() == before


def test_the_command_raises_nothing_while_files_are_missing(tmp_path: Path) -> None:
    make_page(tmp_path, "wall.html")
    (tmp_path / "references" / "wall.txt").unlink()
    assert run(tmp_path, "--raise").exit_code == 1
    assert not (tmp_path / FLOORS_FILE).exists()


def test_the_command_lowers_what_is_named(tmp_path: Path) -> None:
    make_page(tmp_path, "wall.html")
    run(tmp_path, "--raise")
    make_page(tmp_path, "wall.html", reference=f"{PARAGRAPH} {PARAGRAPH}")
    result = run(tmp_path, "--lower", "wall.html")
    assert result.exit_code == 0
    assert "wall.html: 1.000 1.000 title -> 0.660 0.640 title" in result.output
    assert run(tmp_path, "--raise").exit_code == 1  # the means have floors of their own
    assert run(tmp_path, "--lower", "mill.html").exit_code == 2
