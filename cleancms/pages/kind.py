"""Text -> HTML or plain text."""

from __future__ import annotations

import re

from cleancms.model import PageKind

_HEAD = 65_536  # characters
_DOCUMENT_START = re.compile(
    r"\s{0,999}<(?:(?:!doctype\s+html|html|head|body|\?xml)\b|(?:script|style|link|meta)\s+[a-z-]{1,20}=)",
    re.I,
)
_TAG = re.compile(
    r"<[!?][^<>]*>|"  # comment or declaration
    r"<(/?)(html|head|body|title|script|style|article|section|main|header|footer|nav|aside|div|p|h[1-6]|ul|ol|"
    r"li|dl|dt|dd|table|tbody|tr|t[dh]|blockquote|pre|form|figure|center|font|span|a|b|i|em|strong)\b[^<>]*>",
    re.I,
)
_CODE_SPAN = re.compile(r"`[^`\n]*`")


def _drop_code(text: str) -> str:
    """Return `text` without Markdown's fenced code blocks and code spans, where tags are only quoted."""
    if "`" not in text and "~~~" not in text:
        return text
    lines = []
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = line.lstrip()[:3]
        if not fence and mark in ("```", "~~~"):
            fence = mark
        elif fence and mark == fence:
            fence = ""
        elif not fence:
            lines.append(line)
    return _CODE_SPAN.sub("", "".join(lines))


def _find_elements(text: str) -> tuple[list[tuple[int, int]], int]:
    """Return where elements begin and end, counted in visible characters, and how many of those there are.

    An element counts if it is closed and if its start tag stands where markup has it: at the beginning of
    a line or behind another tag, not in a sentence about it. <p> is also closed by the next <p>, and the
    root elements by the end of the text where there are others (the page may be cut).
    """
    begun: dict[str, list[int]] = {}
    elements: list[tuple[int, int]] = []
    visible = end = 0
    for tag in _TAG.finditer(text):
        between = text[end : tag.start()].rstrip(" \t")
        visible += len(between.strip())
        end = tag.end()
        if tag.group(2) is None:  # a comment or declaration
            continue
        name = tag.group(2).lower()
        starts = begun.setdefault(name, [])
        if starts and (tag.group(1) or name == "p"):
            elements.append((starts.pop(), visible))
        if not tag.group(1) and (not between or between[-1] in ">\n"):
            starts.append(visible)
    visible += len(text[end:].strip())
    if elements:
        elements += [(start, visible) for root in ("html", "body") for start in begun.get(root, ())[:1]]
    return elements, visible


def recognise_kind(text: str) -> PageKind:
    """Return HTML for a document or fragment in HTML or XHTML, TEXT for a dump, Markdown and all else.

    HTML begins as a document (doctype, <html>, XML declaration), or at least half of its visible
    characters stand inside elements. Tags in Markdown code and in sentences do not count.
    """
    if _DOCUMENT_START.match(text):
        return PageKind.HTML
    elements, visible = _find_elements(_drop_code(text[:_HEAD]))
    covered = reach = 0
    for start, end in sorted(elements):
        covered += max(0, end - max(start, reach))
        reach = max(reach, end)
    return PageKind.HTML if elements and 2 * covered >= visible else PageKind.TEXT
