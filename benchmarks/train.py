"""Learns the weights that cleancms ships, from page folders with references; same pages, same bytes.

`python -m benchmarks.train --pages DIR` writes `cleancms/weights/html.json` and `text.json`. With `--folds
DIR` come the weights learnt without each fifth of the sites, for cross-validation, and with `--leave-out DIR`
those learnt without each page set.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
import numpy as np
from catboost import CatBoostClassifier, Pool

from benchmarks.folds import FOLDS, name_fold_weights, name_set_weights
from benchmarks.lessons import SETS, UNLABELLED_SET, Lesson, prepare_dumps, prepare_pages
from benchmarks.sets import read_set
from benchmarks.teachers import teach
from cleancms.blocks import score
from cleancms.blocks.context import add_context
from cleancms.blocks.features import add_kinds
from cleancms.blocks.score import Forest
from cleancms.model import PageKind

# What an article counts in learning to score the other kinds of pages.
ARTICLE_WEIGHT = 0.3
LEAF_DIGITS = 4
# In how many parts, split by site, the lessons of the second look are scored.
PARTS = 3


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
        rest = [lesson for lesson in lessons if lesson.folds[0] % PARTS != part]
        held = [lesson for lesson in lessons if lesson.folds[0] % PARTS == part]
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
@click.option(
    "--leave-out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write weights learnt without each page set here, too.",
)
def main(pages: Path, kind: Sequence[str], out: Path, folds: Path | None, leave_out: Path | None) -> None:
    """Learn the weights from the page folders below --pages."""
    html_pages = [sample for name in SETS[PageKind.HTML] for sample in read_set(pages / name)]
    html_pages += teach(pages / UNLABELLED_SET)
    for page_kind in [PageKind(name) for name in kind] or list(PageKind):
        if page_kind is PageKind.HTML:
            lessons = prepare_pages(html_pages)
        else:
            dumps = [sample for name in SETS[page_kind] for sample in read_set(pages / name)]
            lessons = prepare_dumps(dumps, html_pages)
        click.echo(f"{page_kind.value}: {len(lessons)} lessons", err=True)
        write_weights(out / f"{page_kind.value}.json", learn(lessons))
        if folds:
            for fold in range(FOLDS):
                rest = [lesson for lesson in lessons if fold not in lesson.folds]
                write_weights(folds / name_fold_weights(page_kind, fold), learn(rest))
                click.echo(f"{page_kind.value}: fold {fold} done", err=True)
        if leave_out:
            for name in SETS[page_kind]:
                rest = [lesson for lesson in lessons if name not in lesson.sets]
                write_weights(leave_out / name_set_weights(page_kind, name), learn(rest))
                click.echo(f"{page_kind.value}: without {name} done", err=True)


if __name__ == "__main__":
    main()
