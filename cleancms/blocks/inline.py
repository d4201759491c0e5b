"""Gathering inline text into one block: white space as a browser shows it, links, images, emphasis."""

from __future__ import annotations

from typing import NamedTuple

from cleancms.model import Span
from cleancms.text import collapse_space


class Gathered(NamedTuple):
    """The text of one block and what was counted while it was gathered (units as in `model.Block`)."""

    text: str
    link_chars: int
    link_count: int
    emphasis_chars: int
    spans: tuple[Span, ...]


class InlineText:
    """The text being gathered for the next block. Open links and emphasis last over the end of a block."""

    __slots__ = (
        "emphasis",
        "emphasis_chars",
        "length",
        "link_chars",
        "link_count",
        "links",
        "parts",
        "space",
        "spans",
        "verbatim",
    )

    def __init__(self) -> None:
        self.links: list[tuple[str, int]] = []
        self.emphasis = 0
        self.verbatim = 0
        self.clear()

    def clear(self) -> None:
        """Forget the text gathered so far."""
        self.parts: list[str] = []
        self.length = 0
        self.space = False
        self.link_chars = 0
        self.link_count = 0
        self.emphasis_chars = 0
        self.spans: list[Span] = []

    def add(self, text: str) -> None:
        """Add a text node."""
        if self.verbatim:
            self.parts.append(text)
            self.length += len(text)
            return
        collapsed = collapse_space(text)
        if not collapsed:
            self.space = self.space or bool(text)
            return
        if self.length and (self.space or text[0].isspace()):
            self.parts.append(" ")
            self.length += 1
            # the space belongs to the text around a link that has just begun
            if self.links and self.links[-1][1] == self.length - 1:
                self.links[-1] = (self.links[-1][0], self.length)
        self.parts.append(collapsed)
        self.length += len(collapsed)
        self.space = text[-1].isspace()
        if self.links:
            self.link_chars += len(collapsed)
        if self.emphasis:
            self.emphasis_chars += len(collapsed)

    def add_image(self, url: str, alternative: str) -> None:
        """Add an image at the present place."""
        self.spans.append(Span(self.length, self.length, url, True, collapse_space(alternative)))

    def open_link(self, url: str) -> None:
        """Begin a link. Two links without anything between them are set apart, as menus show them."""
        if self.spans and self.spans[-1].end == self.length and not self.spans[-1].image:
            self.space = True
        self.links.append((url, self.length))

    def close_link(self) -> None:
        """End the innermost link."""
        url, start = self.links.pop()
        self._end_link(url, start)

    def take(self) -> Gathered:
        """Return the gathered text and begin anew; links still open go on in the next block."""
        for place, (url, start) in enumerate(self.links):
            self._end_link(url, start)
            self.links[place] = (url, 0)
        text = "".join(self.parts)
        if self.verbatim:
            text = "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).rstrip()
        gathered = Gathered(text, self.link_chars, self.link_count, self.emphasis_chars, tuple(self.spans))
        self.clear()
        return gathered

    def _end_link(self, url: str, start: int) -> None:
        if self.length > start and not self.verbatim:
            self.link_count += 1
            self.spans.append(Span(start, self.length, url))
