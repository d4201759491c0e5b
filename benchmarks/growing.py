"""Pages of any size and one shape each, to see how time and memory grow with the size of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

_WORDS = (
    "harbour lantern winter copper orchard signal granite meadow station pepper voyage timber canvas marble "
    "engine river falcon market silver garden thunder bridge candle forest ladder mirror needle packet"
).split()
SENTENCE_WORDS = 12
MAX_COPIES = 200
SHORTEST_ARTICLE = 5_000


def write_sentence(number: int) -> str:
    """Return a sentence that no other number gives, up to some millions of them."""
    words = []
    rest = number
    for place in range(SENTENCE_WORDS):
        words.append(_WORDS[(rest + 7 * place) % len(_WORDS)])
        rest = rest // len(_WORDS) + 3 * number
    return f"{' '.join(words).capitalize()} {number}, and the rest of it followed."


def _write_paragraph(number: int) -> str:
    return " ".join(write_sentence(4 * number + place) for place in range(4))


def _until(size: int, pieces: Iterator[str]) -> str:
    """Return as many of the pieces as make up `size` characters."""
    taken: list[str] = []
    length = 0
    while length < size:
        taken.append(next(pieces))
        length += len(taken[-1])
    return "".join(taken)


def _as_page(body: str) -> str:
    head = "<head><title>The harbour at night</title></head>"
    return f"<!DOCTYPE html><html lang=en>{head}<body><h1>The harbour at night</h1>{body}</body></html>"


def _write_blocks(size: int) -> str:
    return _as_page(_until(size, (f"<p>{_write_paragraph(number)}</p>\n" for number in count())))


def _write_rows(size: int) -> str:
    row = "<tr><td>{0}</td><td>{1}</td><td>{2}</td></tr>\n"
    rows = (row.format(number, _WORDS[number % len(_WORDS)], 3 * number) for number in count())
    return _as_page(f"<table>{_until(size, rows)}</table>")


def _write_links(size: int) -> str:
    links = (f'<li><a href="/p/{number}">{write_sentence(number)[:40]}</a></li>\n' for number in count())
    return _as_page(f"<ul>{_until(size, links)}</ul>")


def _write_nesting(size: int) -> str:
    return _as_page(_until(size, (f"<div>{write_sentence(number)}" for number in count())))


def _write_one_paragraph(size: int) -> str:
    return _as_page(f"<p>{_until(size, (f'{write_sentence(number)} ' for number in count()))}</p>")


def _write_one_line(size: int) -> str:
    return "The harbour at night\n\n" + _until(size, (f"{write_sentence(number)} " for number in count()))


def _write_lines(size: int) -> str:
    return "The harbour at night\n\n" + _until(
        size, (f"{_write_paragraph(number)}\n\n" for number in count())
    )


def _write_equal_blocks(size: int) -> str:
    return _as_page(_until(size, (f"<p>{_write_paragraph(1)}</p>\n" for _ in count())))


def _write_nearly_equal_blocks(size: int) -> str:
    text = _write_paragraph(1)
    return _as_page(_until(size, (f"<p>{text} Number {number} of them.</p>\n" for number in count())))


def _write_copies(size: int) -> str:
    """Return a page with one article up to 200 times, as often and as long as the size wants it."""
    copies = max(1, min(MAX_COPIES, size // SHORTEST_ARTICLE))
    paragraphs = (f"<p>{_write_paragraph(number)}</p>\n" for number in count())
    article = _until(size // copies, paragraphs)
    return _as_page(f"<div>{article}</div>" * copies)


SHAPES: Mapping[str, Callable[[int], str]] = {
    "blocks": _write_blocks,
    "table rows": _write_rows,
    "links": _write_links,
    "nesting": _write_nesting,
    "one paragraph": _write_one_paragraph,
    "one line of a dump": _write_one_line,
    "lines of a dump": _write_lines,
    "equal blocks": _write_equal_blocks,
    "nearly equal blocks": _write_nearly_equal_blocks,
    "200 copies": _write_copies,
}


def write_page(shape: str, size: int) -> str:
    """Return a page of about `size` characters, all ASCII. Raises KeyError for an unknown shape."""
    return SHAPES[shape](size)
