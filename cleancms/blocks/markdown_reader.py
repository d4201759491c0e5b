"""Markdown inside one block of text: emphasis, links, images, code spans and backslash escapes undone.

Follows CommonMark 0.31 as far as page dumps need it. What does not pair up stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleancms.model import Span
from cleancms.text import collapse_space

# html2text leaves the marks of bold text that has no text, such as an icon.
_STRAY = re.compile(r"^(?:\*\*(?:\*\*)? )++|(?: \*\*(?:\*\*)?){1,9}$")
_SPECIAL = re.compile(r"[\\`*_\[<~]")
# An address in parentheses, with one level of parentheses inside, and a title.
_ADDRESS = r"""\(\s*+(?:<(?P<{0}_quoted>[^<>]*+)>|(?P<{0}_address>(?:[^\s()]|\([^\s()]*+\))*+))
    (?:\s++(?:"[^"]*+"|'[^']*+')|(?=[\s)]))\s*+\)"""
_TOKEN = re.compile(
    rf"""\\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<ticks>`{{1,3}})(?P<code>[^`]+)(?P=ticks)(?!`)
    | !\[(?P<alternative>[^\[\]]*)\]{_ADDRESS.format("image")}
    | (?P<open>\[)
    | (?P<close>\])(?:{_ADDRESS.format("link")}|\[(?P<reference>[^\[\]]*)\])?
    | <(?P<autolink>(?:https?|ftp|mailto):[^\s<>]*)>
    | (?P<run>\*+|_+|~~+)
    | [^\\`!\[\]<*_~]+
    | .""",
    re.VERBOSE | re.DOTALL,
)
_BRACKET = re.compile(r"\\.|\[|\](?P<link>[(\[])?")
_DEFINITION = re.compile(
    r"""[ ]{0,3}\[([^\[\]]+)\]:\s+<?((?:[A-Za-z][A-Za-z0-9+.-]*:|www\.|[/#.])[^\s<>]*)>?
    (?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*""",
    re.VERBOSE,
)

# Signs that a dump is written in Markdown: a text that is in each of them, the sign, its weight.
# A single star, number sign or backslash is none, but a heading above all else.
_SIGNS = (
    ("# ", re.compile(r"\A\s{0,9}#{1,6} [^\n]+\n[ \t]*\n"), 2),
    ("# ", re.compile(r"(?:^|\n[ \t]*\n) {0,3}#{1,6} [^\n]*(?=\n[ \t]*(?:\n|$)|$)"), 1),
    ("**", re.compile(r"\*\*[^\s*][^*\n]*\*\*"), 1),
    ("](", re.compile(r"\]\((?:<?https?:|/|#|mailto:)"), 1),
    ("\\", re.compile(r"\\[*_`~]|\\<[A-Za-z/!?]|\\&[#A-Za-z]"), 2),
    ("\\\n", re.compile(r"[^\s\\]\\$", re.MULTILINE), 2),
    ("\\", re.compile(r"^[ >-]*(?:[0-9]{1,3}\\[.)] |\\[-+*#] |\\[>|])", re.MULTILINE), 2),
    ("---", re.compile(r"^\|?[ \t]*:?---+:?[ \t]*\|", re.MULTILINE), 2),
    ("```", re.compile(r"^```", re.MULTILINE), 2),
)
MARKDOWN_WEIGHT = 2


class Inline(NamedTuple):
    """A text without its marks, and what they said about it (units as in `model.Block`)."""

    text: str
    spans: tuple[Span, ...] = ()
    link_chars: int = 0
    link_count: int = 0
    emphasis_chars: int = 0


class _Opener(NamedTuple):
    """An open run of emphasis marks (`width` of them) or an open bracket, with its place among the parts."""

    part: int
    width: int


class _Pair(NamedTuple):
    """A link or an emphasis from part `start` to before part `end`; an image where the two are the same."""

    start: int
    end: int
    kind: str
    url: str = ""
    alternative: str = ""


def is_markdown(content: str) -> bool:
    """Return whether a dump is recognisably Markdown: two signs of it, or one very clear one."""
    weight = 0
    for part, pattern, worth in _SIGNS:
        for _ in pattern.finditer(content) if part in content else ():
            weight += worth
            if weight >= MARKDOWN_WEIGHT:
                return True
    return False


def read_definition(line: str) -> tuple[str, str] | None:
    """Return label and address of a link reference definition (`[1]: https://…`), None for any other line."""
    if "]:" not in line:
        return None
    found = _DEFINITION.fullmatch(line)
    return (found[1].casefold(), found[2]) if found else None


def find_cut_links(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that go on with the text of a link begun in a line before them.

    Converters that wrap lines cut links wherever a space stands in their text. No link goes on over an
    empty line.
    """
    links: list[tuple[int, int]] = []
    opened: list[int] = []
    for place, line in enumerate(lines):
        if not line or line.isspace():
            opened.clear()
        for bracket in _BRACKET.finditer(line) if "[" in line or "]" in line else ():
            if bracket[0] == "[":
                opened.append(place)
            elif bracket[0][0] == "]" and opened:
                begun = opened.pop()
                if bracket["link"] and begun < place:
                    links.append((begun, place))
    cut: set[int] = set()
    done = 0
    for begun, place in sorted(links):
        cut.update(range(max(begun, done) + 1, place + 1))
        done = max(done, place)
    return cut


def read_inline(text: str, definitions: Mapping[str, str]) -> Inline:
    """Return `text` (white space collapsed) without its Markdown marks.

    `definitions` has the addresses of reference links by label.
    """
    if not _SPECIAL.search(text):
        return Inline(text)
    reader = _Reader(definitions)
    for token in _TOKEN.finditer(_STRAY.sub("", text)):
        reader.read(token)
    return reader.finish()


class _Reader:
    """The state of reading one text: its parts so far, the open marks, the pairs found."""

    def __init__(self, definitions: Mapping[str, str]) -> None:
        self.definitions = definitions
        self.parts: list[str] = []
        self.pairs: list[_Pair] = []
        self.brackets: list[int] = []
        self.openers: dict[str, list[_Opener]] = {"*": [], "_": [], "~": []}

    def read(self, token: re.Match[str]) -> None:
        """Read one token."""
        match token.lastgroup:
            case "escaped":
                self.parts.append(token["escaped"])
            case "code":
                self.parts.append(token["code"].strip())
            case "image_quoted" | "image_address":
                url = token[token.lastgroup]
                self.pairs.append(_Pair(len(self.parts), len(self.parts), "image", url, token["alternative"]))
            case "open":
                self.brackets.append(len(self.parts))
                self.parts.append("[")
            case "close" | "reference" | "link_quoted" | "link_address":
                self.close_bracket(token, token["link_quoted"] or token["link_address"])
            case "autolink":
                self.pairs.append(_Pair(len(self.parts), len(self.parts) + 1, "link", token["autolink"]))
                self.parts.append(token["autolink"])
            case "run":
                self.read_run(token)
            case _:
                self.parts.append(token[0])

    def close_bracket(self, token: re.Match[str], url: str | None) -> None:
        """Make a link of the last open bracket if an address or a known reference follows."""
        opened = self.brackets.pop() if self.brackets else -1
        if url is None and opened >= 0 and token["reference"] is not None:
            label = token["reference"] or "".join(self.parts[opened + 1 :])
            url = self.definitions.get(label.casefold())
        if url is None or opened < 0:
            self.parts.append(token[0])
            return
        # a link holds no other link
        self.brackets.clear()
        self.parts[opened] = ""
        self.pairs.append(_Pair(opened + 1, len(self.parts), "link", url))
        self.parts.append("")

    def read_run(self, token: re.Match[str]) -> None:
        """Read a run of emphasis marks: it closes what it can, what is left may open."""
        text, (start, end) = token.string, token.span("run")
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        mark, count = text[start], end - start
        opens, closes = not after.isspace(), not before.isspace()
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        openers = self.openers[mark]
        while closes and count and openers:
            opener = openers.pop()
            used = min(count, opener.width)
            count -= used
            self.parts[opener.part] = mark * (opener.width - used)
            if opener.width > used:
                openers.append(_Opener(opener.part, opener.width - used))
            self.pairs.append(_Pair(opener.part, len(self.parts), "emphasis"))
        if count and opens:
            openers.append(_Opener(len(self.parts), count))
        elif closes and count in (2, 4) and mark == "*":
            count = 0
        self.parts.append(mark * count)

    def finish(self) -> Inline:
        """Return what was read, with white space collapsed over the places of the marks."""
        for opener in self.openers["*"]:
            if opener.width > 1:
                self.parts[opener.part] = ""
        starts, text = _lay_out(self.parts)
        emphasised = [0] * (len(self.parts) + 1)
        spans = []
        for pair in self.pairs:
            start, end = min(starts[pair.start], len(text)), min(starts[pair.end], len(text))
            if pair.kind == "emphasis":
                emphasised[pair.start] += 1
                emphasised[pair.end] -= 1
            elif pair.kind == "image":
                spans.append(Span(start, start, pair.url, True, collapse_space(pair.alternative)))
            else:
                start += len(text[start:end]) - len(text[start:end].lstrip())
                end -= len(text[start:end]) - len(text[start:end].rstrip())
                if start < end:
                    spans.append(Span(start, end, pair.url))
        links = [span for span in spans if not span.image]
        emphasis_chars = depth = 0
        for part, change in enumerate(emphasised[:-1]):
            depth += change
            if depth:
                emphasis_chars += starts[part + 1] - starts[part]
        return Inline(
            text,
            tuple(sorted(spans)),
            sum(span.end - span.start for span in links),
            len(links),
            min(emphasis_chars, len(text)),
        )


def _lay_out(parts: list[str]) -> tuple[list[int], str]:
    """Return where each part begins in the joined text, and the text, without double spaces."""
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    space = True
    for part in parts:
        starts.append(length)
        if part:
            piece = " ".join(part.split())
            if part[0].isspace() and not space:
                piece = f" {piece}"
            if part[-1].isspace() and piece.strip():
                piece += " "
            if piece:
                pieces.append(piece)
                length += len(piece)
                space = piece[-1] == " "
    starts.append(length)
    return starts, "".join(pieces).rstrip()
