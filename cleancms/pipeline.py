"""The story: a page is cut into blocks, copies are found, blocks are scored, what is kept is the article."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urljoin

from cleancms.articles.markdown import render_markdown
from cleancms.articles.metadata import read_metadata
from cleancms.articles.plaintext import render_text
from cleancms.blocks.context import add_context
from cleancms.blocks.features import add_kinds, measure, summarize_page
from cleancms.blocks.label import Choice, label_blocks
from cleancms.blocks.order import order_blocks
from cleancms.blocks.patterns import find_meta_lines
from cleancms.blocks.repeats import find_repeats
from cleancms.blocks.score import Scorer, load_scorer, score_kinds, score_rows
from cleancms.blocks.template import apply_template
from cleancms.blocks.title import Title, choose_title
from cleancms.model import (
    Article,
    Metadata,
    Page,
    PageKind,
    Reason,
    Repeats,
    Result,
    Scores,
    Segments,
    Settings,
    SiteProfile,
)

DEFAULTS = Settings()
# The page kinds that are read from top to bottom (see `model.Scores`).
RUNNING_TEXT = frozenset(("article", "documentation", "forum"))


class Reading(NamedTuple):
    """A page understood: what is known of its blocks before any of them is kept or dropped.

    `known` are the blocks that can never be part of the article, with the reason.
    """

    segments: Segments
    repeats: Repeats
    title: Title
    known: Mapping[int, Reason]
    scores: Scores


def clean_page(
    page: Page,
    settings: Settings = DEFAULTS,
    scorer: Scorer | None = None,
    profile: SiteProfile | None = None,
) -> Result:
    """Return the article of a page, its metadata and a verdict for every block. Never raises on any page.

    `scorer` replaces the scorer that comes with the package; `profile` is what is known of the page's site.
    """
    return finish_page(page, understand_page(page, settings, scorer, profile), settings)


def understand_page(
    page: Page,
    settings: Settings = DEFAULTS,
    scorer: Scorer | None = None,
    profile: SiteProfile | None = None,
) -> Reading:
    """Return the blocks of a page, what is known of them, and how likely each is content."""
    segments = segment(page)
    repeats = find_repeats(segments) if settings.remove_repeats else Repeats()
    rows = order_blocks(segments.blocks, repeats)
    patterns = find_meta_lines(segments)
    title = choose_title(segments, patterns)
    scores = score_blocks(segments, rows, patterns, title.blocks, scorer or load_scorer(page.kind))
    known = dict.fromkeys(title.blocks, Reason.TITLE) | patterns
    return apply_profile(Reading(segments, repeats, title, known, scores), profile, page.kind)


def apply_profile(reading: Reading, profile: SiteProfile | None, kind: PageKind) -> Reading:
    """Return a reading with what is known of the page's site."""
    if profile is None:
        return reading
    scores, known = apply_template(reading.segments, reading.scores, reading.known, profile, kind)
    return reading._replace(scores=scores, known=known)


def finish_page(page: Page, reading: Reading, settings: Settings = DEFAULTS) -> Result:
    """Return what becomes of a page that is understood."""
    segments, repeats, title, known, scores = reading
    choice = label_blocks(segments, scores, known, repeats)
    metadata = read_metadata(page, segments, choice.verdicts, title, settings)
    return assemble(page, segments, choice, metadata, settings, repeats.copies)


def segment(page: Page) -> Segments:
    """Return the page cut into blocks."""
    # Start-up is mostly imports: what reads the other kind of page is not imported.
    if page.kind is PageKind.HTML:
        from cleancms.blocks.html import segment_html  # noqa: PLC0415

        return segment_html(page.content)
    from cleancms.blocks.plain import segment_text  # noqa: PLC0415

    return segment_text(page.content)


def score_blocks(
    segments: Segments,
    rows: Sequence[int],
    patterns: Mapping[int, Reason],
    titles: Iterable[int],
    scorer: Scorer,
) -> Scores:
    """Return the scores of the blocks `rows`.

    The second scores are those of an article and of another page, mixed by how likely the page is either.
    """
    features = measure(segments, rows, patterns, titles)
    kinds = score_kinds(scorer.kinds, summarize_page(features))
    features = add_kinds(features, scorer.kinds.outputs, kinds)
    features = add_context(features, score_rows(scorer.first, features.matrix), len(segments.blocks))
    article = kinds[scorer.kinds.outputs.index("article")]
    scores = article * score_rows(scorer.article, features.matrix)
    if article < 1:
        scores = scores + (1 - article) * score_rows(scorer.other, features.matrix)
    # Exact, since `sum` rounds in another way from Python 3.12 on.
    running_text = math.fsum(
        float(kind) for name, kind in zip(scorer.kinds.outputs, kinds, strict=True) if name in RUNNING_TEXT
    )
    return Scores(features.order, scores, features.words, running_text)


def assemble(
    page: Page, segments: Segments, choice: Choice, metadata: Metadata, settings: Settings, copies: int
) -> Result:
    """Return the result that the choice of blocks gives."""
    kept = tuple(segments.blocks[index] for index in choice.kept)
    base = urljoin(metadata.url or "", segments.hints.base)
    return Result(
        page_id=page.id,
        article=Article(metadata, kept, base) if kept else None,
        text=render_text(kept),
        markdown=render_markdown(kept, settings, base),
        metadata=metadata,
        verdicts=choice.verdicts,
        copies=copies,
        confidence=choice.confidence,
        encoding=page.encoding,
        warnings=page.warnings,
    )
