"""What is to be learnt from pages with references: rows of numbers, and how much of each block is content."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.alignment import align
from benchmarks.augment import plant, stretch
from benchmarks.dumps import CONVERTERS
from benchmarks.folds import DUMPS, choose_fold
from benchmarks.sets import Sample, read_page
from cleancms.blocks.features import measure, summarize_page
from cleancms.blocks.order import order_blocks
from cleancms.blocks.patterns import find_meta_lines
from cleancms.blocks.plain import segment_text
from cleancms.blocks.repeats import find_repeats
from cleancms.blocks.title import choose_title
from cleancms.model import Features, Page, PageKind, Segments
from cleancms.pages.decode import read_page as decode_page
from cleancms.pipeline import segment
from cleancms.text import count_han_kana, count_words

SETS = {
    PageKind.HTML: ("wcxb-dev", "magic-article-dev", "magic-forum-dev", "cleanportal-dev"),
    PageKind.TEXT: ("dump-dev", "dump-zh-dev"),
}
# Page kinds are those of WCXB; the other sets say what theirs are.
KIND_OF_SET = {
    "magic-article-dev": "article",
    "magic-forum-dev": "forum",
    "cleanportal-dev": "article",
    "dump-dev": "article",
    "dump-zh-dev": "article",
    "zh-unlabelled": "article",
}
LARGE_SETS = ("wcxb-dev", "dump-dev")
# A page of a small set counts for as much as this many pages of wcxb-dev or dump-dev: these sets are there to
# carry over to other sites and scripts.
SMALL_SET_WEIGHT = 2.0
# Chinese pages without references, which `benchmarks.teachers` gives some.
UNLABELLED_SET = "zh-unlabelled"
# Where planted paragraphs come from, by whether the page they are planted in is Chinese or Japanese.
PROSE_SETS = {False: "wcxb-dev", True: UNLABELLED_SET}
# The set whose articles a set of dumps was made from.
DUMPED_SET = "wcxb-dev"
# What a dump made here of an HTML page counts: little, where the set has one by each converter.
DUMP_WEIGHT = 0.6
UNLABELLED_DUMP_WEIGHT = 0.5
# Every how many articles are learnt from a third time, made very long.
STRETCHED_EVERY = 8
# Every how many references of text dumps are learnt from as clean texts.
CLEAN_EVERY = 5
# From this share in the reference on a block is content that other text can be put beside.
CONTENT_SHARE = 0.5
# Planted paragraphs are blocks that the reference has whole, of at least this many words. Each page has this
# many to choose from.
PURE_SHARE = 0.9
PLANTED_WORDS = 12
PROSE_POOL = 1000
# What a page that is learnt from twice counts each time.
TWICE_WEIGHT = 0.6


class Lesson(NamedTuple):
    """One page to learn from: features, the share of each row that is content (0..1), and its weight.

    `folds` are those of the sites that the page may belong to, its own first; `sets` the page sets that it
    and what is planted in it come from.
    """

    features: Features
    page: NDArray[np.float32]
    shares: NDArray[np.float64]
    weights: NDArray[np.float64]
    kind: str
    folds: tuple[int, ...]
    sets: frozenset[str]
    blocks: int


def prepare(sample: Sample, kind: PageKind) -> tuple[Lesson, tuple[str, ...]]:
    """Return what is to be learnt from a page, and the paragraphs of its content if it is an article."""
    segments = read_segments(sample, kind)
    lesson, shares = make_lesson(sample, segments, {})
    if lesson.kind != "article":
        return lesson, ()
    texts = (segments.blocks[index].text for index, share in shares.items() if share > PURE_SHARE)
    return lesson, tuple(text for text in texts if count_words(text) >= PLANTED_WORDS)


def prepare_harder(sample: Sample, prose: Sequence[str]) -> Lesson:
    """Return what is to be learnt from a page with parts of other pages planted in it."""
    segments = read_segments(sample, PageKind.HTML)
    content = find_content(sample, segments)
    own = {block.text for block in segments.blocks}
    foreign = [text for text in prose if text not in own]
    harder, origins = plant(segments, content, foreign, sample.id)
    planted = {index: 0.0 for index, origin in enumerate(origins) if origin < 0}
    return make_lesson(sample, harder, planted)[0]


def prepare_clean(sample: Sample) -> Lesson:
    """Return what is to be learnt from a reference: that a clean text is content from end to end."""
    segments = segment_text(sample.references[0])
    everything = dict.fromkeys(range(len(segments.blocks)), 1.0)
    return make_lesson(sample, segments, everything)[0]


def prepare_longer(sample: Sample, kind: PageKind, prose: Sequence[str]) -> Lesson:
    """Return what is to be learnt from a page made very long."""
    segments = read_segments(sample, kind)
    content = find_content(sample, segments)
    is_html = kind is PageKind.HTML
    longer, origins, is_content = stretch(segments, content, prose, sample.id, has_menus=is_html)
    new = {index: float(is_content) for index, origin in enumerate(origins) if origin < 0}
    return make_lesson(sample, longer, new)[0]


def read_segments(sample: Sample, kind: PageKind) -> Segments:
    """Return a page cut into blocks."""
    return segment(decode_sample(sample, kind))


def decode_sample(sample: Sample, kind: PageKind) -> Page:
    """Return a page, decoded."""
    raw = read_page(sample)
    return decode_page(raw if isinstance(raw, bytes) else raw.encode(), sample.id, kind=kind)


def find_content(sample: Sample, segments: Segments) -> list[int]:
    """Return the indices of the blocks that are content, in page order."""
    rows = order_blocks(segments.blocks, find_repeats(segments))
    shares, _ = align([segments.blocks[index].text for index in rows], sample.references[0])
    return sorted(index for index, share in zip(rows, shares, strict=True) if share >= CONTENT_SHARE)


def make_lesson(
    sample: Sample, segments: Segments, known: Mapping[int, float]
) -> tuple[Lesson, dict[int, float]]:
    """Return what is to be learnt, and the shares of the blocks; `known` shares need no reference."""
    rows = order_blocks(segments.blocks, find_repeats(segments))
    patterns = find_meta_lines(segments)
    features = measure(segments, rows, patterns, choose_title(segments, patterns).blocks)
    shares, tokens = align([segments.blocks[index].text for index in rows], sample.references[0])
    share_of = dict(zip(rows, shares.tolist(), strict=True)) | {
        index: known[index] for index in rows if index in known
    }
    lengths = np.sqrt(tokens) + 0.3 * tokens
    set_name = sample.set_name
    scale = 100.0 / max(float(lengths.sum()), 1.0) * (1.0 if set_name in LARGE_SETS else SMALL_SET_WEIGHT)
    lesson = Lesson(
        features,
        summarize_page(features),
        np.array([share_of[index] for index in rows]),
        lengths * scale,
        KIND_OF_SET.get(set_name, sample.kind),
        tuple(choose_fold(site) for site in (sample.site, *sample.other_sites)),
        frozenset((set_name,)),
        len(segments.blocks),
    )
    return lesson, share_of


def prepare_pages(samples: Sequence[Sample]) -> list[Lesson]:
    """Return the lessons of HTML pages, and those on pages made from them."""
    kind = PageKind.HTML
    with ProcessPoolExecutor(2) as pool:
        read = list(pool.map(prepare, samples, [kind] * len(samples), chunksize=16))
        lessons = [lesson for lesson, _ in read]
        articles = [place for place, lesson in enumerate(lessons) if lesson.kind == "article"]
        # planted text comes from the page's own fold, so that a fold left out is left out whole, and is of
        # the page's script
        groups = [(lesson.folds[0], is_han(texts)) for lesson, texts in read]
        prose: dict[tuple[int, bool], list[str]] = {}
        for group, sample, (_, texts) in zip(groups, samples, read, strict=True):
            if sample.set_name == PROSE_SETS[group[1]]:
                prose.setdefault(group, []).extend(texts)
        chosen = {place: choose_prose(prose.get(groups[place], []), samples[place].id) for place in articles}
        some = articles[::STRETCHED_EVERY]
        made = list(pool.map(prepare_harder, *_columns(articles, samples, chosen), chunksize=8))
        some_pages, some_prose = _columns(some, samples, chosen)
        made += pool.map(prepare_longer, some_pages, [kind] * len(some), some_prose, chunksize=4)
    for place in articles:
        lessons[place] = lessons[place]._replace(weights=lessons[place].weights * TWICE_WEIGHT)
    for place, lesson in zip([*articles, *some], made, strict=True):
        sets = lesson.sets | {PROSE_SETS[groups[place][1]]}
        lessons.append(lesson._replace(weights=lesson.weights * TWICE_WEIGHT, sets=sets))
    return lessons


def _columns(
    places: Sequence[int], samples: Sequence[Sample], prose: Mapping[int, Sequence[str]]
) -> tuple[list[Sample], list[Sequence[str]]]:
    return [samples[place] for place in places], [prose[place] for place in places]


def prepare_dumps(dumps: Sequence[Sample], pages: Sequence[Sample]) -> list[Lesson]:
    """Return the lessons of text dumps and of their references, and of dumps made here of HTML pages.

    All dumps of dump-dev are of the articles of wcxb-dev, so these are not dumped again.
    """
    wanted = [
        (page, name)
        for page in pages
        if page.set_name != DUMPED_SET or page.kind != "article"
        for name in choose_converters(page)
    ]
    with ProcessPoolExecutor(2) as pool:
        kind = PageKind.TEXT
        read = list(pool.map(prepare, dumps, [kind] * len(dumps), chunksize=16))
        lessons = [lesson for lesson, _ in read]
        prose: dict[tuple[int, frozenset[str]], list[str]] = {}
        for lesson, texts in read:
            prose.setdefault((lesson.folds[0], lesson.sets), []).extend(texts)
        some = range(0, len(dumps), STRETCHED_EVERY)
        own_prose = [
            choose_prose(prose[lessons[place].folds[0], lessons[place].sets], dumps[place].id)
            for place in some
        ]
        lessons += pool.map(
            prepare_longer, [dumps[place] for place in some], [kind] * len(some), own_prose, chunksize=4
        )
        lessons += pool.map(prepare_clean, dumps[::CLEAN_EVERY], chunksize=16)
        lessons += pool.map(prepare_dump, *zip(*wanted, strict=True), chunksize=8)
    return lessons


def choose_converters(page: Sample) -> tuple[str, ...]:
    """Return which converters dump a page: one, but all for a page of the set that has few like it."""
    names = tuple(sorted(CONVERTERS))
    return names if page.set_name == UNLABELLED_SET else (names[zlib.crc32(page.id.encode()) % len(names)],)


def prepare_dump(sample: Sample, converter: str) -> Lesson:
    """Return what is to be learnt from the dump of an HTML page."""
    page = decode_sample(sample, PageKind.HTML)
    lesson = make_lesson(sample, segment_text(CONVERTERS[converter](page.content)), {})[0]
    weight = UNLABELLED_DUMP_WEIGHT if sample.set_name == UNLABELLED_SET else DUMP_WEIGHT
    return lesson._replace(
        weights=lesson.weights * weight,
        sets=frozenset(DUMPS.get(name, name) for name in lesson.sets),
    )


def is_han(texts: Iterable[str]) -> bool:
    """Return whether most characters of the texts are Han or kana."""
    text = "".join(texts)
    return 2 * count_han_kana(text) > len(text)


def choose_prose(prose: Sequence[str], seed: str) -> Sequence[str]:
    """Return a stretch of `prose` that depends on `seed` alone: what one page has planted."""
    start = zlib.crc32(seed.encode()) % max(len(prose) - PROSE_POOL, 1)
    return prose[start : start + PROSE_POOL]
