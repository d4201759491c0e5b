"""Gathering inline text into one block: white space as a browser shows it, links, images, emphasis."""

from __future__ import annotations

import re

from cleancms.model import Span
from cleancms.text import PIECE_CHARACTERS, collapse_space

# The sign that documentation generators put behind every heading as a link to itself.
PERMALINK = "¶"

_WORD = re.compile(r"\w")
# Signs inside words that nobody sees: where a word may be divided and where not, byte order marks.
_UNSEEN = ("\u00ad", "\u2060", "\ufeff")


# The text of one block and what was counted while it was gathered (units as in `model.Block`): link_chars,
# link_count, emphasis_chars, spans. A plain tuple: one is made for every block.
Gathered = tuple[str, int, int, int, tuple[Span, ...]]


class InlineText:
    """The text being gathered for the next block. Open links and emphasis last over the end of a block.

    `links` are the addresses of the open links, innermost last; text counts for the innermost one only.
    `emphasis` and `verbatim` count the open elements. `link_start` and `emphasis_start` are the places
    where the open link and the open emphasis begin in this block (-1: there is none).
    """

    __slots__ = (
        "emphasis",
        "emphasis_chars",
        "emphasis_start",
        "length",
        "link_chars",
        "link_count",
        "link_end",
        "link_start",
        "links",
        "parts",
        "space",
        "spans",
        "verbatim",
    )

    def __init__(self) -> None:
        self.links: list[str] = []
        self.emphasis = 0
        self.verbatim = 0
        self.clear()

    def clear(self) -> None:
        """Forget the text gathered so far."""
        self.parts: list[str] = []
        self.length = 0
        self.space = False
        self.link_start = 0 if self.links else -1
        self.link_end = -1
        self.link_chars = 0
        self.link_count = 0
        self.emphasis_start = 0 if self.emphasis else -1
        self.emphasis_chars = 0
        self.spans: list[Span] = []

    def add(self, text: str) -> None:
        """Add a text node."""
        if not text.isascii():
            for sign in _UNSEEN:
                text = text.replace(sign, "")
        if self.verbatim:
            self.parts.append(text)
            self.length += len(text)
            return
        collapsed = " ".join(text.split()) if len(text) < PIECE_CHARACTERS else collapse_space(text)
        if not collapsed:
            self.space = self.space or bool(text)
            return
        length = self.length
        if length and (self.space or text[0].isspace()):
            self.parts.append(" ")
            # the space belongs to the text around a link or emphasis that has just begun
            if self.link_start == length:
                self.link_start += 1
            if self.emphasis_start == length:
                self.emphasis_start += 1
            length += 1
        self.parts.append(collapsed)
        self.length = length + len(collapsed)
        self.space = text[-1].isspace()

    def end_line(self) -> None:
        """End a line of code, if there is one to end."""
        if self.length and not self.parts[-1].endswith("\n"):
            self.add("\n")

    def add_image(self, url: str, alternative: str) -> None:
        """Add an image at the present place. The same image twice in a row is one: lazy and fallback form."""
        image = Span(self.length, self.length, url, True, collapse_space(alternative))
        if not self.spans or self.spans[-1][:4] != image[:4]:
            self.spans.append(image)

    def open_link(self, url: str) -> None:
        """Begin a link. Two links without anything between them are set apart, as menus show them."""
        if self.links:
            self._end_link()
        if self.link_end == self.length:
            self.space = True
        self.links.append(url)
        self.link_start = self.length

    def close_link(self) -> None:
        """End the innermost link."""
        self._end_link()
        self.links.pop()
        self.link_start = self.length if self.links else -1

    def open_emphasis(self) -> None:
        """Begin bold or italic text."""
        if not self.emphasis:
            self.emphasis_start = self.length
        self.emphasis += 1

    def close_emphasis(self) -> None:
        """End the innermost emphasis."""
        self.emphasis -= 1
        if not self.emphasis:
            self.emphasis_chars += self.length - self.emphasis_start
            self.emphasis_start = -1

    def take(self) -> Gathered:
        """Return the gathered text and begin anew; links and emphasis still open go on in the next block."""
        text = "".join(self.parts)
        if self.verbatim:
            gathered = _gather_code(text, self.spans)
        else:
            if self.links:
                self._end_link()
            if self.emphasis:
                self.emphasis_chars += self.length - self.emphasis_start
            gathered = text, self.link_chars, self.link_count, self.emphasis_chars, tuple(self.spans)
        self.clear()
        return gathered

    def _end_link(self) -> None:
        if self.length > self.link_start and not self.verbatim:
            self.link_chars += self.length - self.link_start
            self.link_count += 1
            self.link_end = self.length
            self.spans.append(Span(self.link_start, self.length, self.links[-1]))


def drop_permalinks(heading: Gathered) -> Gathered:
    """Return a heading without the links to itself that generators put before or behind its text.

    Such a link is a sign ("¶", "#", "§", a symbol), which may also stand at the end of a link of the whole.
    """
    whole, _, _, _, spans = heading
    text = whole.removesuffix(PERMALINK).rstrip()
    start, end = 0, len(text)
    for span in spans:
        sign = text[span.start : span.end]
        if span.image or not sign or "#" not in span.url or _WORD.search(sign):
            continue
        if span.end >= end:
            end = span.start
        elif span.start == start:
            start = span.end
    if (start == 0 and end == len(whole)) or start >= end:
        return heading
    start += len(text[start:end]) - len(text[start:end].lstrip())
    text = text[start:end].rstrip()
    return _cut(heading, text, start)


def _cut(gathered: Gathered, text: str, start: int) -> Gathered:
    """Return what was gathered, with only `text` left of it, which begins at `start`."""
    _, _, _, emphasis_chars, old_spans = gathered
    end = len(text)
    moved = (
        span._replace(start=min(max(span.start - start, 0), end), end=min(max(span.end - start, 0), end))
        for span in old_spans
    )
    spans = tuple(span for span in moved if span.image or span.start < span.end)
    links = [span.end - span.start for span in spans if not span.image]
    return text, sum(links), len(links), min(emphasis_chars, end), spans


def _gather_code(text: str, images: list[Span]) -> Gathered:
    """Return lines of code without white space at their ends or empty lines around them.

    Images stay only where there is no code: they have no place among its lines.
    """
    code = "\n".join(line.rstrip() for line in text.replace("\xa0", " ").split("\n")).strip("\n")
    spans = () if code else tuple(image._replace(start=0, end=0) for image in images)
    return code, 0, 0, 0, spans
