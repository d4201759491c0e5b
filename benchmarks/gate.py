"""Measures the pages of tests/gate against their floors; raises the floors, or lowers those that are named.

python -m benchmarks.gate

A page is three files: `pages/NAME.html` or `.txt`, `references/NAME.txt` (its body text, a block a line) and
`expected/NAME.json` (title, author and date, as far as the page states them).
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import click

import cleancms
from benchmarks.metadata import Found, judge
from benchmarks.scores import prepare, score
from cleancms.model import PageKind

FOLDER = Path(__file__).parents[1] / "tests" / "gate"
FLOORS_FILE = "floors.json"
KINDS = {".html": PageKind.HTML, ".txt": PageKind.TEXT}
# The files of a page by folder, with the suffixes that they may have.
PARTS = {"pages": tuple(KINDS), "references": (".txt",), "expected": (".json",)}
# The groups of pages whose means have floors: how the names of their files end.
GROUPS = {"html": ".html", "text": ".txt", "all": ""}


class Score(NamedTuple):
    """What a page reaches, or what a group of pages reaches on average.

    `words` and `shingles` are F1 (0..1), `right` the metadata fields that are right (none for a group).
    """

    words: float
    shingles: float
    right: tuple[str, ...] = ()


class Standing(NamedTuple):
    """What all pages and groups reach, or their floors.

    Pages go by the names of their files, `digest` is that of all files that this was measured on.
    """

    digest: str
    pages: Mapping[str, Score]
    means: Mapping[str, Score]

    @property
    def rows(self) -> dict[str, Score]:
        """The scores of the pages and of the groups, by name."""
        return {**self.pages, **self.means}


NO_FLOORS = Standing("", {}, {})


def find_files(folder: Path) -> dict[str, list[Path]]:
    """Return the files of the pages by part, each part in order."""
    return {
        part: sorted(path for path in (folder / part).iterdir() if path.suffix in suffixes)
        for part, suffixes in PARTS.items()
    }


def find_faults(folder: Path) -> list[str]:
    """Return a sentence for each file that a page lacks or has twice, and for each that no page can have."""
    files = find_files(folder)
    names = sorted({path.stem for paths in files.values() for path in paths})
    faults = []
    for part, paths in files.items():
        stems = [path.stem for path in paths]
        unknown = sorted({*(folder / part).iterdir()} - {*paths})
        faults += [f"{name}: {stems.count(name)} files in {part}" for name in names if stems.count(name) != 1]
        faults += [f"{part}/{path.name}: not a file of a page" for path in unknown]
    return faults


def hash_files(folder: Path) -> str:
    """Return the SHA-256 digest of the names and bytes of all pages, references and expectations."""
    digest = hashlib.sha256()
    for part, paths in find_files(folder).items():
        for path in paths:
            content = path.read_bytes()
            digest.update(f"{part}/{path.name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def measure(folder: Path) -> Standing:
    """Return what cleancms reaches on those pages that have all of their files."""
    files = find_files(folder)
    complete = set.intersection(*({path.stem for path in paths} for paths in files.values()))
    pages = {page.name: measure_page(page) for page in files["pages"] if page.stem in complete}
    return Standing(hash_files(folder), pages, average(pages))


def measure_page(page: Path) -> Score:
    """Return what cleancms reaches on one page; its other files are found from where it stands."""
    folder = page.parents[1]
    reference = (folder / "references" / f"{page.stem}.txt").read_text(encoding="utf-8")
    expected = json.loads((folder / "expected" / f"{page.stem}.json").read_text(encoding="utf-8"))
    if "author" in expected:
        expected["author"] = "; ".join(expected["author"])
    result = cleancms.clean(page.read_bytes(), kind=KINDS[page.suffix])
    scores = score(result.text, [prepare(reference)])
    metadata = result.metadata
    outcomes = judge(Found(metadata.title or "", metadata.author, metadata.date or ""), expected)
    right = sorted(field for field, outcome in outcomes.items() if outcome == "right")
    return Score(scores.words.f1, scores.shingles.f1, tuple(right))


def find_members(pages: Iterable[str], group: str) -> list[str]:
    """Return those of the pages that belong to a group, in order."""
    return sorted(page for page in pages if page.endswith(GROUPS[group]))


def average(pages: Mapping[str, Score]) -> dict[str, Score]:
    """Return the means of each group that has pages."""
    groups = {group: [pages[name] for name in find_members(pages, group)] for group in GROUPS}
    return {
        group: Score(fmean(one.words for one in scores), fmean(one.shingles for one in scores))
        for group, scores in groups.items()
        if scores
    }


def round_down(value: float) -> float:
    """Return a score (0..1) rounded down to two digits, but for the rounding error of a calculated one."""
    return math.floor(value * 100 + 1e-9) / 100


def take_lower(reached: Score, floor: Score) -> Score:
    """Return in each number the lower one, rounded down, and the fields that are right in both."""
    words, shingles = (min(round_down(new), old) for new, old in zip(reached[:2], floor[:2], strict=True))
    return Score(words, shingles, tuple(sorted({*reached.right} & {*floor.right})))


def find_shortfalls(found: Standing, floors: Standing) -> list[str]:
    """Return the names of the pages and groups that are below their floors or not there any more.

    The mean of a group is that over the pages that have floors: new pages do not blur it.
    """
    known = {name: score for name, score in found.pages.items() if name in floors.pages}
    reached = {**known, **average(known)}
    return [
        name
        for name, floor in floors.rows.items()
        if name not in reached or take_lower(reached[name], floor) != floor
    ]


def raise_floors(found: Standing, floors: Standing) -> Standing:
    """Return what was found, rounded down, as floors. Raises ValueError where it is below the old ones.

    So no floor falls; only the mean of a group that has new pages can be another, lower number.
    """
    if below := find_shortfalls(found, floors):
        raise ValueError("\n".join(f"{name}: below its floor or gone" for name in below))
    return Standing(found.digest, _round_all(found.pages), _round_all(found.means))


def _round_all(scores: Mapping[str, Score]) -> dict[str, Score]:
    return {
        name: Score(round_down(score.words), round_down(score.shingles), score.right)
        for name, score in scores.items()
    }


def lower_floor(found: Standing, floors: Standing, name: str) -> Standing:
    """Return the floors with that of one page or group lowered to what it reaches.

    The floor of a page that is not there any more is left out, and those of the means that it was part of.
    """
    if name not in found.rows:
        pages = {page: floor for page, floor in floors.pages.items() if page != name}
        means = {group: floor for group, floor in floors.means.items() if not find_members([name], group)}
        return Standing(floors.digest, pages, means)
    lowered = {name: take_lower(found.rows[name], floors.rows[name])}
    if name in floors.means:
        return floors._replace(means={**floors.means, **lowered})
    return floors._replace(pages={**floors.pages, **lowered})


def read_floors(folder: Path) -> Standing:
    """Return the floors of a folder, none where they were never written."""
    path = folder / FLOORS_FILE
    if not path.is_file():
        return NO_FLOORS
    record = json.loads(path.read_text(encoding="utf-8"))
    return Standing(record["digest"], _read_scores(record["pages"]), _read_scores(record["means"]))


def _read_scores(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Score]:
    return {name: Score(row["words"], row["shingles"], tuple(row["right"])) for name, row in rows.items()}


def render_floors(floors: Standing) -> str:
    """Return the floors as JSON, a page a line, so that a diff shows what changed."""
    parts = [f'"digest": "{floors.digest}"']
    for name, rows in (("means", floors.means), ("pages", floors.pages)):
        lines = (f"  {json.dumps(row)}: {json.dumps(rows[row]._asdict())}" for row in sorted(rows))
        parts.append(f'"{name}": {{\n' + ",\n".join(lines) + "\n }")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def describe(score: Score | None) -> str:
    """Return a score in one line."""
    return " ".join((f"{score.words:.3f} {score.shingles:.3f}", *score.right)) if score else "no floor"


def list_rows(found: Standing, floors: Standing) -> list[str]:
    """Return a line for each page and group: its name, what it reaches, its floor."""
    rows = [(name, describe(score), describe(floors.rows.get(name))) for name, score in found.rows.items()]
    return [f"{name:28}{reached:36}{floor}" for name, reached, floor in (("", "reached", "floor"), *rows)]


def list_changes(old: Standing, new: Standing) -> list[str]:
    """Return a line for each floor that `new` has otherwise than `old`."""
    return [
        f"{name}: {describe(old.rows.get(name))} -> {describe(new.rows.get(name))}"
        for name in {**old.rows, **new.rows}
        if old.rows.get(name) != new.rows.get(name)
    ]


@click.command()
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=FOLDER)
@click.option("--raise", "is_raising", is_flag=True, help="Raise floors, add new pages, set the digest.")
@click.option("--lower", "lowered", metavar="PAGE", help="Lower the floor of this page or group, no other.")
def main(folder: Path, is_raising: bool, lowered: str | None) -> None:
    """Print what the pages reach, with their floors. Exit code 1: a floor or the digest is off."""
    floors, found = read_floors(folder), measure(folder)
    click.echo("\n".join(list_rows(found, floors)))
    if lowered:
        if lowered not in floors.rows:
            raise click.BadParameter(f"{lowered} has no floor", param_hint="--lower")
        replace_floors(folder, floors, lower_floor(found, floors, lowered))
        return
    if faults := find_faults(folder):
        raise click.ClickException("\n".join(faults))
    try:
        raised = raise_floors(found, floors)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if is_raising:
        replace_floors(folder, floors, raised)
    elif found.digest != floors.digest:
        raise click.ClickException("the files are not those that the floors are for; --raise takes them in")


def replace_floors(folder: Path, old: Standing, new: Standing) -> None:
    """Write the new floors and print what is different."""
    (folder / FLOORS_FILE).write_text(render_floors(new), encoding="utf-8")
    click.echo("\n".join(list_changes(old, new)))


if __name__ == "__main__":
    main()
