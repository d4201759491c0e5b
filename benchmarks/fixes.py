"""Scores texts rewritten in place: dumps of pages beside `clean`, and texts in which nothing should change.

python -m benchmarks.fixes --pages ../shared/pages --limit 150 --texts FOLDER

The weights are those of the package, which have learnt from these pages: the figures compare `fix` with
`clean` and rules with each other, they do not say how good either is on new pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple, TypeVar

import click
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.measure import run_pages
from benchmarks.scores import Reference, compare, prepare, tokenize
from benchmarks.sets import PageFolderError, Sample, read_page, read_set, spread
from benchmarks.summary import show
from cleancms.articles.formats import Format
from cleancms.articles.write import render_article
from cleancms.fixes.rewrite import rewrite_text
from cleancms.model import Page, PageKind, Settings
from cleancms.pages.decode import read_page as decode_page
from cleancms.pipeline import clean_page

Row = TypeVar("Row")

SETS = "dump-dev,dump-zh-dev,twice-text-dev,twice-text-zh-dev,once-text-dev"
REFERENCES, AS_TEXT, AS_MARKDOWN, GIVEN = "references", "clean, as text", "clean, as Markdown", "given texts"
DUMP_HEADINGS = ("set", "pages", "F1 as it is", "F1 clean", "with its title", "F1 fix", "left as it is")
TEXT_HEADINGS = ("texts", "number", "left as it is", "words that went", "reasons")


class DumpScore(NamedTuple):
    """Word F1 (0..1) of a dump as it is, of `clean`'s text, of that with the title above it, and of `fix`."""

    set: str
    raw: float
    clean: float
    titled: float
    fixed: float
    is_left: bool


class TextChange(NamedTuple):
    """What `fix` does with a text in which nothing should change; `words` and `lost` count tokens."""

    kind: str
    words: int
    lost: int
    reasons: frozenset[str]


def measure_dump(sample: Sample) -> list[DumpScore | TextChange]:
    """Return the scores of a dump, and what happens to its reference and to what `clean` makes of it."""
    content = read_page(sample)
    assert isinstance(content, str)
    references = [prepare(text) for text in sample.references]
    result = clean_page(Page(sample.id, content, PageKind.TEXT))
    fixed = rewrite_text(content)
    score = DumpScore(
        sample.set_name,
        _score(content, references),
        _score(result.text, references),
        _score(f"{result.metadata.title or ''}\n{result.text}", references),
        _score(fixed.text, references),
        not fixed.findings,
    )
    texts = {
        REFERENCES: sample.references[0],
        AS_TEXT: result.text,
        AS_MARKDOWN: render_article(result, Format.MD, Settings()) if result.article else "",
    }
    return [score, *(_measure_change(kind, text) for kind, text in texts.items() if text.strip())]


def measure_text(path: Path) -> list[DumpScore | TextChange]:
    """Return what happens to a text file in which nothing should change."""
    return [_measure_change(GIVEN, decode_page(path.read_bytes(), path.name).content)]


def _score(text: str, references: Iterable[Reference]) -> float:
    words = prepare(text).words
    return max(compare(words, reference.words).f1 for reference in references)


def _measure_change(kind: str, text: str) -> TextChange:
    fixed = rewrite_text(text)
    words = len(tokenize(text))
    reasons = frozenset(found.reason.value for found in fixed.findings)
    return TextChange(kind, words, words - len(tokenize(fixed.text)), reasons)


def summarize_dumps(scores: Iterable[DumpScore]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each set."""
    for name, rows in _group((score.set, score) for score in scores).items():
        means = [fmean(values) for values in zip(*(row[1:5] for row in rows), strict=True)]
        left = fmean(row.is_left for row in rows)
        yield (name, str(len(rows)), *(f"{mean:.3f}" for mean in means), f"{left:.1%}")


def summarize_texts(changes: Iterable[TextChange]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each kind of texts."""
    for kind, rows in _group((change.kind, change) for change in changes).items():
        left = fmean(not row.reasons for row in rows)
        lost = sum(row.lost for row in rows) / max(1, sum(row.words for row in rows))
        reasons = ", ".join(sorted(frozenset().union(*(row.reasons for row in rows))))
        yield kind, str(len(rows)), f"{left:.1%}", f"{lost:.2%}", reasons


def _group(pairs: Iterable[tuple[str, Row]]) -> Mapping[str, Sequence[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return groups


def make_table(headings: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Table:
    """Return rows as a table."""
    table = Table(*headings, box=box.MARKDOWN)
    for row in rows:
        table.add_row(*row)
    return table


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--pages", type=_FOLDER, required=True)
@click.option("--sets", default=SETS, show_default=True, help="Page folders, with commas.")
@click.option("--texts", type=_FOLDER, help="A folder with text files in which nothing should change.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many pages of a set.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True)
def main(pages: Path, sets: str, texts: Path | None, limit: int | None, workers: int) -> None:
    """Score `fix` on dumps of pages beside `clean`, and count what it does to clean texts."""
    try:
        samples = [sample for name in sets.split(",") for sample in spread(read_set(pages / name), limit)]
    except PageFolderError as error:
        raise click.ClickException(str(error)) from error
    outcomes = run_pages(measure_dump, samples, workers)
    files = sorted(path for path in texts.rglob("*") if path.is_file()) if texts else []
    outcomes += run_pages(measure_text, files, workers) if files else []
    scores = [outcome for outcome in outcomes if isinstance(outcome, DumpScore)]
    changes = [outcome for outcome in outcomes if isinstance(outcome, TextChange)]
    show(Console(), make_table(DUMP_HEADINGS, summarize_dumps(scores)))
    show(Console(), make_table(TEXT_HEADINGS, summarize_texts(changes)))


if __name__ == "__main__":
    main()
