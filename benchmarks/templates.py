"""Scores cleancms with site profiles learnt from a site's other pages beside cleancms without, in one run.

python -m benchmarks.templates --pages ../shared/pages --folds FOLDS

The sets are those with several pages of a site; each page is scored as HTML and as the dumps that converters
make of it (extra `train`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import click
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.dumps import CONVERTERS
from benchmarks.folds import choose_fold, name_fold_weights
from benchmarks.measure import run_pages
from benchmarks.scores import Scores, prepare, score
from benchmarks.sets import REFERENCE_FILE, PageFolderError, Sample, read_page, read_records, read_set
from benchmarks.summary import show
from cleancms.blocks.score import Scorer, load_scorer, read_scorer
from cleancms.corpus.samples import SampledPage, draw_sample, sample_page
from cleancms.corpus.templates import learn_profile
from cleancms.model import Page, PageKind, SiteProfile
from cleancms.pages.decode import read_page as decode_page
from cleancms.pipeline import clean_page, understand_page

SETS = "site-synth-dev,cleanportal-dev"
HTML = "html"
ALL_DUMPS = "all dumps"
# A page's recall has fallen if it is lower by more than this (0..1).
FALL = 0.02
HEADINGS = ("form", "pages", "F1 without", "F1 with", "gain", "R with", "words fall", "4-grams fall", "lost")


class Task(NamedTuple):
    """A page in one form (HTML or the name of a converter), its site, and what is learnt of the site."""

    sample: Sample
    site: str
    form: str
    profile: SiteProfile | None = None


class Look(NamedTuple):
    """A page as the learning of its site's template sees it."""

    task: Task
    page: SampledPage


class Outcome(NamedTuple):
    """The scores of a page without and with its site's profile."""

    form: str
    without: Scores
    with_profile: Scores


class Row(NamedTuple):
    """The means over the pages of a form.

    `fallen_words` and `fallen_shingles` are the pages whose recall by words and by 4-grams fell by more than
    FALL, `lost` those where both did: there the article has less, and not only fewer words by chance.
    """

    form: str
    pages: int
    without: float
    with_profile: float
    recall: float
    fallen_words: int
    fallen_shingles: int
    lost: int


def find_tasks(folder: Path, forms: Sequence[str]) -> list[Task]:
    """Return the pages of a set in each form. Raises PageFolderError."""
    samples = read_set(folder)
    if samples[0].is_text:
        raise PageFolderError(f"{folder}: the pages are text dumps, HTML is needed")
    records = {record["id"]: record for record in read_records(folder / REFERENCE_FILE)}
    sites = {name: str(record.get("site") or record["kind"]) for name, record in records.items()}
    return [Task(sample, sites[sample.id], form) for form in forms for sample in samples]


def make_page(task: Task) -> Page:
    """Return the page of a task in its form."""
    content = read_page(task.sample)
    assert isinstance(content, bytes)
    page = decode_page(content, task.sample.id)
    if task.form == HTML:
        return page
    return Page(page.id, CONVERTERS[task.form](page.content), PageKind.TEXT)


def look(task: Task, folds: Path | None) -> list[Look]:
    """Return what is remembered of a page to learn its site's template."""
    page = make_page(task)
    reading = understand_page(page, scorer=_find_scorer(task.sample, page.kind, folds))
    title = reading.title.text or ""
    return [Look(task, sample_page(page.id, page.kind, reading.segments, reading.scores, title))]


def add_profiles(looks: Iterable[Look], learn_from: int | None) -> Iterator[Task]:
    """Yield the tasks, each with the profile that the other pages of its site in its form give.

    `learn_from` is how many of them are looked at, all of them if None.
    """
    by_site: defaultdict[tuple[str, str], list[Look]] = defaultdict(list)
    for one in looks:
        by_site[one.task.form, one.task.site].append(one)
    for (_, site), pages in by_site.items():
        for task, page in pages:
            others = draw_sample(other.page for other in pages if other.page.page_id != page.page_id)
            yield task._replace(profile=learn_profile(site, others[:learn_from]))


def measure(task: Task, folds: Path | None) -> list[Outcome]:
    """Return the scores of a page without and with its profile."""
    page = make_page(task)
    scorer = _find_scorer(task.sample, page.kind, folds)
    references = [prepare(text) for text in task.sample.references]
    without = clean_page(page, scorer=scorer).text
    with_profile = clean_page(page, scorer=scorer, profile=task.profile).text
    return [Outcome(task.form, score(without, references), score(with_profile, references))]


def summarize(outcomes: Iterable[Outcome]) -> list[Row]:
    """Return a row for each form, and one for all dumps."""
    by_form: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_form[outcome.form].append(outcome)
    if len(by_form) > 1:
        by_form[ALL_DUMPS] = [one for form, found in by_form.items() if form != HTML for one in found]
    return [_make_row(form, found) for form, found in by_form.items() if found]


def _make_row(form: str, outcomes: Sequence[Outcome]) -> Row:
    falls = [
        (
            without.words.recall - with_profile.words.recall > FALL,
            without.shingles.recall - with_profile.shingles.recall > FALL,
        )
        for _, without, with_profile in outcomes
    ]
    return Row(
        form,
        len(outcomes),
        fmean(one.without.words.f1 for one in outcomes),
        fmean(one.with_profile.words.f1 for one in outcomes),
        fmean(one.with_profile.words.recall for one in outcomes),
        sum(words for words, _ in falls),
        sum(shingles for _, shingles in falls),
        sum(all(both) for both in falls),
    )


def make_table(rows_by_set: Mapping[str, Sequence[Row]]) -> Table:
    """Return the rows of all sets as a table."""
    table = Table("set", *HEADINGS, box=box.SIMPLE, title="Site profiles")
    for name, rows in rows_by_set.items():
        for row in rows:
            means = (row.without, row.with_profile, row.with_profile - row.without, row.recall)
            counts = (row.fallen_words, row.fallen_shingles, row.lost)
            formatted = (f"{mean:.4f}" for mean in means)
            table.add_row(name, row.form, str(row.pages), *formatted, *map(str, counts))
    return table


def _find_scorer(sample: Sample, kind: PageKind, folds: Path | None) -> Scorer:
    """Return the scorer that never saw the page's site, the one of the package where there are no folds."""
    if folds is None:
        return load_scorer(kind)
    return _read_scorer(folds / name_fold_weights(kind.value, choose_fold(sample.site)))


@cache
def _read_scorer(path: Path) -> Scorer:
    return read_scorer(path.read_text("utf-8"))


def _split(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--pages", type=_FOLDER, required=True)
@click.option("--sets", default=SETS, callback=_split, show_default=True, help="Page folders, with commas.")
@click.option("--folds", type=_FOLDER, help="Score each page with weights that never saw its site.")
@click.option("--learn-from", type=click.IntRange(min=0), help="Learn from this many other pages of a site.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True)
def main(pages: Path, sets: Sequence[str], folds: Path | None, learn_from: int | None, workers: int) -> None:
    """Score cleancms with and without site profiles on pages and dumps of them."""
    rows = {}
    for name in sets:
        try:
            tasks = find_tasks(pages / name, (HTML, *CONVERTERS))
        except PageFolderError as error:
            raise click.ClickException(str(error)) from error
        looks = run_pages(partial(look, folds=folds), tasks, workers)
        learnt = list(add_profiles(looks, learn_from))
        rows[name] = summarize(run_pages(partial(measure, folds=folds), learnt, workers))
    show(Console(), make_table(rows))


if __name__ == "__main__":
    main()
