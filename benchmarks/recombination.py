"""Any number of documents with known copies, made of the words of some texts; the same ones on every machine.

A document is made of pieces of three words, too short to share a shingle of five by more than chance. So what
documents share is what is put there: a site's remains behind the article, a quoted paragraph, copies. The
first documents are the same whatever the number, and the shares do not change with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from cleancms.text import tokenize

PIECE_WORDS = 3
LINE_WORDS = 60
# Of the articles, which have copies and how many (neardup-dev: 178 of 1,001, each 1 to 4).
COPIED = 0.18
MOST_COPIES = 4
# Of the documents, how many keep their site's remains, and how many belong to the one large site.
UNCLEAN = 0.3
LARGE_SITE = 0.02
SITE_ARTICLES = 40
QUOTING = 0.05


class Recombined(NamedTuple):
    """A document; those of one `cluster` are copies of one article."""

    id: str
    cluster: str
    text: str


def recombine(texts: Sequence[str], count: int) -> Iterator[Recombined]:
    """Yield `count` documents made of the words of `texts`, with lengths like theirs."""
    made = 0
    pieces, lengths = _cut(texts)
    for number in range(count):
        for words in _write_copies(number, pieces, lengths):
            yield Recombined(f"d{made:08d}", f"c{number:08d}", _join_lines(words))
            made += 1
            if made == count:
                return


def _join_lines(words: Sequence[str]) -> str:
    return "\n".join(
        " ".join(words[start : start + LINE_WORDS]) for start in range(0, len(words), LINE_WORDS)
    )


def _cut(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    tokens = [tokenize(text) for text in texts]
    pieces = [
        " ".join(words[start : start + PIECE_WORDS])
        for words in tokens
        for start in range(0, len(words), PIECE_WORDS)
    ]
    return sorted(set(pieces)), [len(words) for words in tokens]


def _write(name: str, pieces: Sequence[str], words: int) -> list[str]:
    chosen = Random(name).choices(pieces, k=words // PIECE_WORDS + 1)
    return " ".join(chosen).split()


def _write_copies(number: int, pieces: Sequence[str], lengths: Sequence[int]) -> Iterator[list[str]]:
    random = Random(f"article {number}")
    article = _write(f"body {number}", pieces, random.choice(lengths))
    if random.random() < QUOTING:
        article[20:20] = _write(f"body {number - 1}", pieces, 60)[:60]
    yield _add_remains(article, number, pieces, random)
    if random.random() < COPIED:
        for _ in range(random.randint(1, MOST_COPIES)):
            yield _add_remains(_change(article, pieces, random), number, pieces, random)


def _change(article: Sequence[str], pieces: Sequence[str], random: Random) -> list[str]:
    """Return an edited copy: cut off, words changed, a paragraph before or behind it."""
    words = list(article)
    if random.random() < 0.35:
        words = words[: int(len(words) * random.uniform(0.4, 0.9))]
    if random.random() < 0.45:
        for place in random.sample(range(len(words)), int(len(words) * random.uniform(0.02, 0.05))):
            words[place] = random.choice(pieces).split()[0]
    if random.random() < 0.3:
        words = " ".join(random.choices(pieces, k=10)).split() + words
    if random.random() < 0.3:
        words += " ".join(random.choices(pieces, k=10)).split()
    return words


def _add_remains(article: Sequence[str], number: int, pieces: Sequence[str], random: Random) -> list[str]:
    """Return the article with what cleaning left of its site's template, if it did."""
    if random.random() >= UNCLEAN:
        return list(article)
    site = "large" if random.random() < LARGE_SITE / UNCLEAN else str(number // SITE_ARTICLES)
    remains = _write(f"site {site}", pieces, Random(f"length {site}").choice((30, 60, 120, 400)))
    return [*article, *remains]
