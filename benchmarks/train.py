"""Learns the weights that cleancms ships, from page folders with references; same pages, same bytes.

`python -m benchmarks.train --pages DIR` writes `cleancms/weights/html.json` and `text.json`, and with
`--folds DIR` also the weights that were learnt without each fifth of the sites, for cross-validation.
"""

from __future__ import annotations

import gzip
import json
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import click
import numpy as np
from catboost import CatBoostClassifier, Pool
from numpy.typing import NDArray

from benchmarks.alignment import align
from benchmarks.augment import plant, stretch
from benchmarks.dumps import CONVERTERS
from benchmarks.folds import FOLDS, choose_fold
from benchmarks.sets import Sample, read_page, read_set
from cleancms.blocks import score
from cleancms.blocks.context import add_context
from cleancms.blocks.features import add_kinds, measure, summarize_page
from cleancms.blocks.order import order_blocks
from cleancms.blocks.patterns import find_meta_lines
from cleancms.blocks.plain import segment_text
from cleancms.blocks.repeats import find_repeats
from cleancms.blocks.score import Forest
from cleancms.blocks.title import choose_title
from cleancms.model import Features, PageKind, Segments
from cleancms.pages.decode import read_page as decode_page
from cleancms.pipeline import clean_page, segment
from cleancms.text import count_han_kana, count_words

SETS = {
    PageKind.HTML: ("wcxb-dev", "magic-article-dev", "magic-forum-dev", "cleanportal-dev"),
    PageKind.TEXT: ("dump-dev", "dump-zh-dev"),
}
# Page kinds are those of WCXB; the other sets say what theirs are.
KINDS = ("article", "collection", "documentation", "forum", "listing", "product", "service")
KIND_OF_SET = {
    "magic-article-dev": "article",
    "magic-forum-dev": "forum",
    "cleanportal-dev": "article",
    "dump-dev": "article",
    "dump-zh-dev": "article",
    "zh-unlabelled": "article",
}
LARGE_SETS = ("wcxb-dev", "dump-dev", "zh-unlabelled")
# A page of a small set counts for as much as this many pages of wcxb-dev or dump-dev: these sets are there to
# carry over to other sites and scripts.
SMALL_SET_WEIGHT = 2.0
# What an article counts in learning to score the other kinds of pages.
ARTICLE_WEIGHT = 0.3
# Chinese pages without references, and when what cleancms finds in one is good enough to learn from.
UNLABELLED_SET = "zh-unlabelled"
TEACHER_CONFIDENCE = 0.85
TEACHER_WORDS = 100
# Every how many articles are learnt from a third time, made very long.
STRETCHED_EVERY = 8
# Every how many references of text dumps are learnt from as clean texts.
CLEAN_EVERY = 5
LEAF_DIGITS = 4
# In how many parts, split by site, the lessons of the second look are scored.
PARTS = 3
# Planted paragraphs are blocks that the reference has whole, of at least this many words. Each page has this
# many to choose from.
PURE_SHARE = 0.9
PLANTED_WORDS = 12
PROSE_POOL = 1000
# What a page that is learnt from twice counts each time.
TWICE_WEIGHT = 0.6


class Lesson(NamedTuple):
    """One page to learn from: features, the share of each row that is content (0..1), and its weight."""

    features: Features
    page: NDArray[np.float32]
    shares: NDArray[np.float64]
    weights: NDArray[np.float64]
    kind: str
    fold: int
    blocks: int


def prepare(sample: Sample, kind: PageKind) -> tuple[Lesson, tuple[str, ...]]:
    """Return what is to be learnt from a page, and the paragraphs of its content if it is an article."""
    segments = read_segments(sample, kind)
    lesson, shares = make_lesson(sample, segments, {})
    if lesson.kind != "article":
        return lesson, ()
    texts = (segments.blocks[index].text for index, share in shares.items() if share > PURE_SHARE)
    return lesson, tuple(text for text in texts if count_words(text) >= PLANTED_WORDS)


def prepare_harder(sample: Sample, kind: PageKind, prose: Sequence[str]) -> Lesson:
    """Return what is to be learnt from a page with parts of other pages planted in it."""
    segments = read_segments(sample, kind)
    _, shares = make_lesson(sample, segments, {})
    content = [index for index, share in sorted(shares.items()) if share >= 0.5]
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
    _, shares = make_lesson(sample, segments, {})
    content = [index for index, share in sorted(shares.items()) if share >= 0.5]
    longer, origins, is_content = stretch(segments, content, prose, sample.id)
    new = {index: float(is_content) for index, origin in enumerate(origins) if origin < 0}
    return make_lesson(sample, longer, new)[0]


def read_segments(sample: Sample, kind: PageKind) -> Segments:
    """Return a page cut into blocks."""
    raw = read_page(sample)
    return segment(decode_page(raw if isinstance(raw, bytes) else raw.encode(), sample.id, kind=kind))


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
    set_name = sample.path.parent.parent.name
    scale = 100.0 / max(float(lengths.sum()), 1.0) * (1.0 if set_name in LARGE_SETS else SMALL_SET_WEIGHT)
    lesson = Lesson(
        features,
        summarize_page(features),
        np.array([share_of[index] for index in rows]),
        lengths * scale,
        KIND_OF_SET.get(set_name, sample.kind),
        choose_fold(sample.site),
        len(segments.blocks),
    )
    return lesson, share_of


def prepare_all(samples: Sequence[Sample], kind: PageKind) -> list[Lesson]:
    """Return the lessons of all pages, and those on pages made from them."""
    with ProcessPoolExecutor(2) as pool:
        read = list(pool.map(prepare, samples, [kind] * len(samples), chunksize=16))
        lessons = [lesson for lesson, _ in read]
        articles = [place for place, lesson in enumerate(lessons) if lesson.kind == "article"]
        if kind is PageKind.TEXT:
            return lessons + list(pool.map(prepare_clean, samples[::CLEAN_EVERY], chunksize=16))
        # planted text comes from the page's own fold, so that a fold left out is left out whole, and is of
        # the page's script
        groups = [(lesson.fold, is_han(texts)) for lesson, texts in read]
        prose: dict[tuple[int, bool], list[str]] = {}
        for group, (_, texts) in zip(groups, read, strict=True):
            prose.setdefault(group, []).extend(texts)
        for place in articles:
            lessons[place] = lessons[place]._replace(weights=lessons[place].weights * TWICE_WEIGHT)
        planted = pool.map(
            prepare_harder,
            [samples[place] for place in articles],
            [kind] * len(articles),
            [choose_prose(prose[groups[place]], samples[place].id) for place in articles],
            chunksize=8,
        )
        some = articles[::STRETCHED_EVERY]
        longer = pool.map(
            prepare_longer,
            [samples[place] for place in some],
            [kind] * len(some),
            [choose_prose(prose[groups[place]], samples[place].id) for place in some],
        )
        harder = [lesson._replace(weights=lesson.weights * TWICE_WEIGHT) for lesson in planted]
        return [*lessons, *harder, *longer]


def teach_dumps(folder: Path) -> list[Lesson]:
    """Return lessons on text dumps of the HTML pages in a folder without references.

    What cleancms makes of the HTML page, with the weights that it has, serves as the reference of the dump:
    there are few Chinese dumps with references, and a page's tags tell much more than its dump.
    """
    paths = sorted((folder / "html").glob("*.html.gz"))
    with ProcessPoolExecutor(2) as pool:
        return [lesson for lessons in pool.map(teach_page, paths, chunksize=4) for lesson in lessons]


def teach_page(path: Path) -> list[Lesson]:
    """Return a lesson on each kind of dump of one HTML page; none where its article is in doubt."""
    name = path.name.removesuffix(".html.gz")
    page = decode_page(gzip.decompress(path.read_bytes()), name, kind=PageKind.HTML)
    result = clean_page(page)
    if result.confidence < TEACHER_CONFIDENCE or count_words(result.text) < TEACHER_WORDS:
        return []
    sample = Sample(
        name, "article", path, (result.text,), site=f"{path.parent.parent.name}:{name.split('-')[0]}"
    )
    dumps = (convert(page.content) for convert in CONVERTERS.values())
    return [make_lesson(sample, segment_text(dump), {})[0] for dump in dumps]


def is_han(texts: Iterable[str]) -> bool:
    """Return whether most characters of the texts are Han or kana."""
    text = "".join(texts)
    return 2 * count_han_kana(text) > len(text)


def choose_prose(prose: Sequence[str], seed: str) -> Sequence[str]:
    """Return a stretch of `prose` that depends on `seed` alone: what one page has planted."""
    start = zlib.crc32(seed.encode()) % max(len(prose) - PROSE_POOL, 1)
    return prose[start : start + PROSE_POOL]


class Learner(NamedTuple):
    """The settings of one CatBoost forest (all found by cross-validation, see benchmarks/README.md)."""

    trees: int
    depth: int
    rate: float
    loss: str
    share_of_features: float = 0.3

    def learn(self, matrix: Any, target: Any, weight: Any = None) -> Any:
        """Return the fitted CatBoost model."""
        model = CatBoostClassifier(
            iterations=self.trees,
            depth=self.depth,
            learning_rate=self.rate,
            loss_function=self.loss,
            l2_leaf_reg=5,
            rsm=self.share_of_features,
            border_count=64,
            bootstrap_type="Bernoulli",
            subsample=0.6,
            random_seed=0,
            thread_count=2,
            verbose=0,
            allow_writing_files=False,
        )
        return model.fit(Pool(matrix, target, weight=weight))


KIND_LEARNER = Learner(120, 4, 0.12, "MultiClass", 0.2)
FIRST_LEARNER = Learner(150, 6, 0.14, "CrossEntropy")
SECOND_LEARNER = Learner(120, 6, 0.12, "CrossEntropy")


def learn_kinds(lessons: Sequence[Lesson]) -> dict[str, Any]:
    """Return the forest that tells page kinds apart; one without trees where there is only one kind."""
    names = [f"{part} {name}" for part in ("all", "prose") for name in lessons[0].features.names]
    kinds = sorted({lesson.kind for lesson in lessons})
    if len(kinds) == 1:
        return {"features": names, "outputs": kinds, "bias": [0.0], "trees": []}
    model = KIND_LEARNER.learn(
        np.array([lesson.page for lesson in lessons]), [lesson.kind for lesson in lessons]
    )
    return export(model, names, [str(name) for name in model.classes_])


def learn_blocks(lessons: Sequence[Lesson], learner: Learner, weights: Sequence[float]) -> dict[str, Any]:
    """Return the forest that scores blocks; `weights` are factors to the lessons' own, one each."""
    used = [(lesson, weight) for lesson, weight in zip(lessons, weights, strict=True) if weight > 0]
    model = learner.learn(
        np.vstack([lesson.features.matrix for lesson, _ in used]),
        np.concatenate([lesson.shares for lesson, _ in used]),
        np.concatenate([lesson.weights * weight for lesson, weight in used]),
    )
    return export(model, lessons[0].features.names, ["content"])


def export(model: Any, features: Sequence[str], outputs: Sequence[str]) -> dict[str, Any]:
    """Return a CatBoost model of oblivious trees in the form that `cleancms.blocks.score` reads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.json")
        model.save_model(str(path), format="json")
        data = json.loads(path.read_text(encoding="utf-8"))
    scale, bias = data["scale_and_bias"]
    if scale != 1:
        raise ValueError(f"leaves are scaled by {scale}")
    trees = [
        [
            [[split["float_feature_index"], _shorten(split["border"])] for split in tree["splits"] or ()],
            [round(value, LEAF_DIGITS) for value in tree["leaf_values"]],
        ]
        for tree in data["oblivious_trees"]
    ]
    return {"features": list(features), "outputs": list(outputs), "bias": bias, "trees": trees}


def _shorten(border: float) -> float:
    """Return a border as the shortest number that is the same in single precision."""
    return float(np.format_float_positional(np.float32(border), unique=True))


def learn(lessons: Sequence[Lesson]) -> dict[str, Any]:
    """Return all forests, learnt from `lessons`.

    What the second look learns from must look like what it will see: the kinds and first scores of a page
    come from forests that were learnt without its site.
    """
    unseen: list[Lesson] = []
    for rest, held in _hold_out(lessons):
        kinds = score.read_forest(learn_kinds(rest))
        unseen += [_with_kinds(lesson, kinds) for lesson in held]
    first = learn_blocks(unseen, FIRST_LEARNER, [1.0] * len(unseen))
    second: list[Lesson] = []
    for rest, held in _hold_out(unseen):
        forest = score.read_forest(learn_blocks(rest, FIRST_LEARNER, [1.0] * len(rest)))
        second += [_with_context(lesson, forest) for lesson in held]
    is_article = [lesson.kind == "article" for lesson in second]
    return {
        "kinds": learn_kinds(lessons),
        "first": first,
        "article": learn_blocks(second, SECOND_LEARNER, [float(article) for article in is_article]),
        "other": learn_blocks(
            second, SECOND_LEARNER, [ARTICLE_WEIGHT if article else 1.0 for article in is_article]
        ),
    }


def _hold_out(lessons: Sequence[Lesson]) -> Iterator[tuple[list[Lesson], list[Lesson]]]:
    """Yield the lessons in parts, by site, each with the rest of them."""
    for part in range(PARTS):
        rest = [lesson for lesson in lessons if lesson.fold % PARTS != part]
        held = [lesson for lesson in lessons if lesson.fold % PARTS == part]
        if rest and held:
            yield rest, held


def _with_kinds(lesson: Lesson, forest: Forest) -> Lesson:
    kinds = score.score_kinds(forest, lesson.page)
    return lesson._replace(features=add_kinds(lesson.features, forest.outputs, kinds))


def _with_context(lesson: Lesson, forest: Forest) -> Lesson:
    scores = score.score_rows(forest, lesson.features.matrix)
    return lesson._replace(features=add_context(lesson.features, scores, lesson.blocks))


def write_weights(path: Path, forests: dict[str, Any]) -> None:
    """Write forests as JSON with a line a tree, so that a diff shows what changed."""
    parts = []
    for name, forest in forests.items():
        trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in forest["trees"])
        head = json.dumps({key: value for key, value in forest.items() if key != "trees"}, indent=0)
        parts.append(f'"{name}":{head[:-2]},\n"trees":[\n{trees}\n]}}')
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


@click.command()
@click.option("--pages", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option(
    "--kind", type=click.Choice([kind.value for kind in PageKind]), multiple=True, help="Default: both."
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("cleancms/weights"))
@click.option(
    "--folds", type=click.Path(file_okay=False, path_type=Path), help="Write fold weights here, too."
)
def main(pages: Path, kind: Sequence[str], out: Path, folds: Path | None) -> None:
    """Learn the weights from the page folders below --pages."""
    for page_kind in [PageKind(name) for name in kind] or list(PageKind):
        samples = [sample for name in SETS[page_kind] for sample in read_set(pages / name)]
        lessons = prepare_all(samples, page_kind)
        if page_kind is PageKind.TEXT:
            lessons += teach_dumps(pages / UNLABELLED_SET)
        click.echo(f"{page_kind.value}: {len(lessons)} pages", err=True)
        if folds:
            for fold in range(FOLDS):
                rest = [lesson for lesson in lessons if lesson.fold != fold]
                write_weights(folds / f"{page_kind.value}-{fold}.json", learn(rest))
                click.echo(f"{page_kind.value}: fold {fold} done", err=True)
        write_weights(out / f"{page_kind.value}.json", learn(lessons))


if __name__ == "__main__":
    main()
