"""Plain-text dumps of HTML pages as browsers make them."""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

# How many line breaks a browser puts around an element (HTML standard, "rendered text collection steps").
_BREAKS = {"p": 2} | dict.fromkeys(
    (
        "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol optgroup option pre section summary "
        "table tr ul"
    ).split(),
    1,
)
_UNSEEN = frozenset(
    "datalist head iframe noscript object script select style svg template title video".split()
)
_LINE_END = re.compile(r"[ \t]+\n")
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")


def dump_inner_text(page: str) -> str:
    """Return the page about as a browser's innerText gives it, without its style sheets."""
    lines = _Lines()
    unseen = 0
    root = lxml.html.document_fromstring(page)
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            lines.add("" if unseen else element.tail)
            continue
        is_unseen = element.tag in _UNSEEN or "display:none" in element.get("style", "").replace(" ", "")
        if not unseen and not is_unseen:
            lines.end(_BREAKS.get(element.tag, 0))
            if event == "start":
                lines.add(element.text)
            elif element.tag == "br":
                lines.breaks += 1
            elif element.tag in ("td", "th"):
                lines.add("\t")
        if is_unseen:
            unseen += 1 if event == "start" else -1
        if event == "end" and not unseen:
            lines.add(element.tail)
    return _LINE_END.sub("\n", "".join(lines.pieces)).strip()


class _Lines:
    """Text with the line breaks that are still to come."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.breaks = 0

    def end(self, breaks: int) -> None:
        """End the line, and with two breaks the paragraph."""
        self.breaks = max(self.breaks, breaks)

    def add(self, text: str | None) -> None:
        """Add text, its white space collapsed, behind the breaks that are due."""
        if not text:
            return
        shown = text if text == "\t" else _WHITE_SPACE.sub(" ", text)
        if self.breaks or not self.pieces:
            shown = shown.lstrip(" \t")
            if not shown:
                return
            shown = "\n" * self.breaks + shown
        self.breaks = 0
        self.pieces.append(shown)
