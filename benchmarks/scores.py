"""Scores of an extracted text against its reference. Pure functions from strings to numbers.

The definitions are those of the page sets' README: word bag and 4-gram shingles as multisets of tokens,
copies by the 8-grams that the reference has exactly once, and the repeated lines that must stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from statistics import median
from typing import NamedTuple, TypeVar

_HAN_KANA = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_TOKEN = re.compile(rf"(?=\w)[{_HAN_KANA}{_HANGUL}]|[^\W{_HAN_KANA}{_HANGUL}]+")

Item = TypeVar("Item", bound=Hashable)

SHINGLE_TOKENS = 4
COPY_TOKENS = 8


class Overlap(NamedTuple):
    """How far two multisets agree; each value 0..1."""

    precision: float
    recall: float
    f1: float


class Reference(NamedTuple):
    """A reference text, cut up once so that many outputs can be compared with it."""

    tokens: Sequence[str]
    words: Counter[str]
    shingles: Counter[tuple[str, ...]]


class Scores(NamedTuple):
    """The scores of one output.

    `copies` is how often the article stands in the output (see `count_copies`), None where the reference
    is too short to tell; `repeats_kept` the share (0..1) of the lines that must stay, None where none is
    listed.
    """

    words: Overlap
    shingles: Overlap
    copies: float | None
    repeats_kept: float | None


def tokenize(text: str) -> list[str]:
    r"""Return the tokens of `text`: lower-cased `\w+`, each Han, kana or Hangul character by itself."""
    return _TOKEN.findall(text.lower())


def count_grams(tokens: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    """Return how often each run of `size` tokens occurs."""
    return Counter(zip(*(tokens[start:] for start in range(size)), strict=False))


def compare(output: Counter[Item], reference: Counter[Item]) -> Overlap:
    """Return precision, recall and F1 of `output`; empty against empty is 1, against something else 0."""
    found, wanted = output.total(), reference.total()
    if not found and not wanted:
        return Overlap(1.0, 1.0, 1.0)
    common = sum(min(count, reference[item]) for item, count in output.items() if item in reference)
    if not common:
        return Overlap(0.0, 0.0, 0.0)
    return Overlap(common / found, common / wanted, 2 * common / (found + wanted))


def count_copies(output: Sequence[str], reference: Sequence[str]) -> float | None:
    """Return how often the article stands in `output`: 0 it is lost, 1 right, 2 or more a copy is left.

    This is the median, over the 8-grams of tokens that occur exactly once in `reference`, of how often
    they occur in `output`; None where the reference has no such 8-gram.
    """
    unique = [gram for gram, count in count_grams(reference, COPY_TOKENS).items() if count == 1]
    if not unique:
        return None
    counts = count_grams(output, COPY_TOKENS)
    return float(median(counts[gram] for gram in unique))


def measure_repeats_kept(
    output: Sequence[str], reference: Sequence[str], lines: Iterable[str]
) -> float | None:
    """Return the share (0..1) of `lines` that occur in `output` at least as often as in `reference`.

    Lines are found as runs of tokens, so marks and line breaks do not matter. A line that the reference
    does not have word by word (its list number stands elsewhere, say) tells nothing and is left out;
    None where no line remains.
    """
    output_text, reference_text = _delimit(output), _delimit(reference)
    kept = []
    for line in lines:
        run = _delimit(tokenize(line))
        wanted = reference_text.count(run) if run else 0
        if wanted:
            kept.append(output_text.count(run) >= wanted)
    return sum(kept) / len(kept) if kept else None


def _delimit(tokens: Iterable[str]) -> str:
    # A mark on both sides of every token: a run then matches whole tokens only, and runs that follow each
    # other do not share a mark, so str.count sees them all.
    return "".join(f"<{token}>" for token in tokens)


def prepare(text: str) -> Reference:
    """Return `text` cut up for comparison."""
    tokens = tokenize(text)
    return Reference(tokens, Counter(tokens), count_grams(tokens, SHINGLE_TOKENS))


def score(output: str, references: Sequence[Reference], repeat_lines: Iterable[str] = ()) -> Scores:
    """Return the scores of `output`.

    Where there are several references (a page that shows its article in two wordings), the better one
    counts for each score: the one with the higher F1, and for copies the one that the words are nearer to.
    """
    page = prepare(output)
    by_reference = [(compare(page.words, reference.words), reference) for reference in references]
    words, nearest = max(by_reference, key=lambda pair: pair[0].f1)
    shingles = max((compare(page.shingles, reference.shingles) for reference in references), key=_get_f1)
    return Scores(
        words,
        shingles,
        count_copies(page.tokens, nearest.tokens),
        measure_repeats_kept(page.tokens, nearest.tokens, repeat_lines),
    )


def _get_f1(overlap: Overlap) -> float:
    return overlap.f1
