"""Markup that is made to break parsers is written anew before it reaches one.

A parser of HTML looks through its open elements at many tags, through the attributes of a tag for each of
them, through the names of a page for each new one, and opens unclosed formatting elements again in every
paragraph: 100,000 nested elements take it seconds, 2,000 unclosed ones gigabytes. No page that people wrote
comes near the limits below. One beyond them is written anew: every element closed where it ends, tags that
are too deep and attributes that nothing is read from left out, all text kept. (Browsers do the same: Chromium
nests 512 deep.)

A reader that can be fooled is no guard. This one builds no tree: whatever a parser might close later than it
does, it counts as open for good (`_Reader.leaked`). What it writes holds only elements that are closed in
order, which no parser reads in another way.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from cleancms.blocks.html_tags import BLOCK_TAGS, ROLES, SKIPPED_TAGS
from cleancms.blocks.markup_tables import (
    BLOCK_ENDS,
    CLOSED_BY,
    CROSSED_BY,
    EMPTY_TAGS,
    ENDING_FOREIGN_TAGS,
    FOREIGN_TAGS,
    FORMATTING_TAGS,
    HTML_INSIDE,
    HTML_INSIDE_FOREIGN_TAGS,
    OPTIONAL_ENDS,
    RAW_TAGS,
    ROOT_TAGS,
    SCOPES,
    SPECIAL_TAGS,
    TABLE_PARTS,
)
from cleancms.blocks.markup_tokens import (
    ATTRIBUTES,
    FORMATTING_TAG,
    MAX_ATTRIBUTES,
    PLAIN_PAGE,
    ROOT_TAG,
    TOKEN,
    ends_foreign,
    find_raw_end,
    holds_html,
    is_data,
    write_attributes,
)

# Elements that are open at a time; those that are written: a parser adds some (the body of a table).
MAX_OPEN = 1_000
MAX_WRITTEN = 400
MAX_WRITTEN_FORMATTING = 10
# Names of elements and attributes on one page.
MAX_NAMES = 20_000
# Formatting elements that a parser may have to open again.
MAX_REOPENED = 2_000_000
# It opens so many of those again that are equal ("the Noah's Ark clause").
MOST_REOPENED = 3
# Whatever a page holds, a parser takes about a second at most for so many "<", and for so many characters.
FEW_TAGS, FEW_CHARACTERS = 16_000, 100_000
FEW_ROOT_TAGS = 10
# For so many characters it takes a dozen where no tag has very many attributes: no more than the steps behind
# it take for as many that are all blocks.
SOME_CHARACTERS = 1_000_000

NOTHING: frozenset[str] = frozenset()
# Elements inside which tags are read in another way.
MODES = FOREIGN_TAGS | {"select"}
# Elements inside a table cell in which a new cell does not end the last one.
NO_CELLS = frozenset(("caption", "select", "template")) | FOREIGN_TAGS | HTML_INSIDE_FOREIGN_TAGS
# Elements that are text of the page are written, and what the walk over the tree asks for.
_WRITTEN_TAGS = ((BLOCK_TAGS | ROLES.keys()) - {"-text", "math"}) | RAW_TAGS | ROOT_TAGS | {"wbr"}


def limit_markup(content: str) -> str:
    """Return a page that a parser reads in about linear time: `content`, unless it is beyond the limits.

    The time this takes is linear, too. The same string comes back for all but hostile pages.
    """
    if _is_harmless(content):
        return content
    if not _Reader(content, None).read():
        return content
    written: list[str] = []
    _Reader(content, written).read()
    return "".join(written)


def _is_harmless(content: str) -> bool:
    """Return whether nothing that stands on a page can bring it far beyond the limits, by counting alone.

    Most pages are, and looking at each tag takes a third as long as all steps behind it.
    """
    tags = content.count("<")
    if len(content) > SOME_CHARACTERS or tags > FEW_TAGS:
        return False
    if tags * len(FORMATTING_TAG.findall(content)) > MAX_REOPENED:
        return False
    if len(content) <= FEW_CHARACTERS:
        return True
    return len(ROOT_TAG.findall(content)) <= FEW_ROOT_TAGS and bool(PLAIN_PAGE.fullmatch(content))


class _Reader:
    """One reading of a page, tag by tag.

    `written` is what is written anew, None where the page is only looked at. `stack` are the open elements,
    with their tags. `leaked` counts those of them that a parser may close later, `reopened` the distinct
    formatting ones among these, `reopenings` how many times one of them may have been opened again. `foreign`
    counts the open drawings and formulas, `modes` are the places in the stack where their rules begin or end,
    `is_lost` says that a parser may be inside one of them, or inside a <select>, without this reader,
    `is_ambiguous` that it may so have read something else. `unwritten` is the place in the stack from which
    on nothing is written, `too_deep` are the elements that were left out.
    """

    def __init__(self, content: str, written: list[str] | None) -> None:
        self.content = content
        self.written = written
        self.stack: list[tuple[str, str]] = []
        self.is_open: Counter[str] = Counter()
        self.leaked = 0
        self.reopened: set[str] = set()
        self.reopenings = 0
        self.foreign = 0
        self.modes: list[int] = []
        self.is_lost = False
        self.is_ambiguous = False
        self.names: set[str] = set()
        self.root_attributes = 0
        self.unwritten: int | None = None
        self.too_deep: list[str] = []

    def read(self) -> bool:
        """Read the page to its end, or till it is beyond the limits: then return True."""
        place, content = 0, self.content
        while token := TOKEN.search(content, place):
            self.write_text(content[place : token.start()])
            place = token.end()
            name = (token["name"] or "").lower()
            if name and self.written is not None and not self.foreign:
                name = _write_name(name)
            if not name:
                if token["data"]:
                    place = self.read_data(token)
            elif not token["close"]:
                break
            elif token["end"]:
                self.close(name)
            else:
                self.open(name, token["attributes"])
                if name in RAW_TAGS and not self.foreign:
                    place = self.read_raw(name, token["attributes"], place)
                elif name == "plaintext":
                    self.is_ambiguous = True
                    if self.written is not None:
                        break
            if self.written is None and self.is_beyond(token):
                return True
        self.write_text(content[place:])
        self.cut(0, NOTHING)
        return False

    def is_beyond(self, token: re.Match[str]) -> bool:
        """Return whether the page is beyond one of the limits with this tag."""
        self.reopenings += MOST_REOPENED * len(self.reopened)
        attributes = token["attributes"] or ""
        if len(attributes) > 2 * MAX_ATTRIBUTES or (attributes and len(self.content) > SOME_CHARACTERS):
            found = [each[1] for each in islice(ATTRIBUTES.finditer(attributes), MAX_ATTRIBUTES + 1)]
            self.names.update(found)
            if len(found) > MAX_ATTRIBUTES:
                return True
        return (
            self.is_ambiguous
            or len(self.stack) + self.leaked + len(self.reopened) > MAX_OPEN
            or self.reopenings > MAX_REOPENED
            or self.root_attributes > MAX_ATTRIBUTES
            or len(self.names) > MAX_NAMES
        )

    # --- opening and closing -----------------------------------------------------------------------------

    def open(self, name: str, attributes: str) -> None:
        """Read a start tag."""
        self.names.add(name)
        if name in ROOT_TAGS and not (self.foreign and name not in ENDING_FOREIGN_TAGS):
            found = islice(ATTRIBUTES.finditer(attributes), MAX_ATTRIBUTES + 1)
            self.root_attributes += sum(1 for _ in found)
            self.is_ambiguous |= name == "frameset"
            if self.foreign:
                self.end_foreign()
                self.is_lost = True
            if name in ("html", "body"):
                self.write_tag(name, attributes)
            return
        if self.foreign and ends_foreign(name, attributes):
            self.end_foreign()
        if self.is_inside_foreign() or name in FOREIGN_TAGS:
            is_empty = self.is_empty(attributes)
        else:
            self.close_before(name)
            is_empty = name in EMPTY_TAGS
        if is_empty:
            self.write_tag(name, attributes)
            if name in FOREIGN_TAGS:
                self.write_end(name)
        elif name in RAW_TAGS and not self.foreign:
            pass
        elif self.written is not None and self.is_too_deep(name):
            self.too_deep.append(name)
        else:
            if self.changes_mode(name, attributes):
                self.modes.append(len(self.stack))
            self.foreign += name in FOREIGN_TAGS
            self.write_tag(name, attributes)
            if name in SKIPPED_TAGS and self.unwritten is None:
                self.unwritten = len(self.stack)
            self.stack.append((name, attributes))
            self.is_open[name] += 1

    def is_too_deep(self, name: str) -> bool:
        """Return whether an element is not written: beyond the limits, or a cell without a table."""
        if len(self.stack) >= MAX_WRITTEN or (name in TABLE_PARTS and "table" not in self.is_open):
            return True
        if name not in FORMATTING_TAGS:
            return False
        return sum(self.is_open[tag] for tag in FORMATTING_TAGS) >= MAX_WRITTEN_FORMATTING

    def close_before(self, name: str) -> None:
        """Close the elements that the start tag `name` closes."""
        targets = CLOSED_BY.get(name)
        if targets is None or self.is_open.keys().isdisjoint(targets):
            return
        crossed = CROSSED_BY.get(name, frozenset())
        for place in range(len(self.stack) - 1, -1, -1):
            found = self.stack[place][0]
            if found in targets:
                self.cut(place, NO_CELLS if crossed is not NOTHING else NOTHING)
                if "tr" not in targets:
                    return
            elif found in SPECIAL_TAGS and found not in crossed:
                return

    def close(self, name: str) -> None:
        """Read an end tag: close its element, and all that is open inside it."""
        if self.too_deep and self.too_deep[-1] == name:
            self.too_deep.pop()
            return
        if name in ("p", "br"):
            if self.foreign:
                self.end_foreign()
                self.is_lost = True
            if name == "br":  # as browsers read it
                self.write_tag(name, "")
        if name not in self.is_open:
            return
        if self.stack[-1][0] == name:
            self.foreign -= name in FOREIGN_TAGS
            self.pop()
            return
        root = self.modes[-1] if self.is_inside_foreign() else len(self.stack)
        for place in range(len(self.stack) - 1, -1, -1):
            found = self.stack[place][0]
            if found == name:
                self.cut(place, SCOPES if name in BLOCK_ENDS and place < root else None)
                return
            if found in SPECIAL_TAGS and name not in BLOCK_ENDS and place < root:
                return

    def is_inside_foreign(self) -> bool:
        """Return whether other rules than HTML's hold for the next tag."""
        return bool(self.modes) and self.stack[self.modes[-1]][0] in FOREIGN_TAGS

    def is_empty(self, attributes: str) -> bool:
        """Return whether a start tag is its own end, as a "/" says in SVG and MathML that is of no value."""
        is_slashed = attributes.endswith("/") and not self.is_lost
        return is_slashed and ATTRIBUTES.sub("", attributes).endswith("/")

    def changes_mode(self, name: str, attributes: str) -> bool:
        """Return whether the rules change inside an element: to those of SVG or MathML, or back to HTML's."""
        if name in FOREIGN_TAGS:
            return True
        if not self.is_inside_foreign() or name not in HTML_INSIDE[self.stack[self.modes[-1]][0]]:
            return False
        return holds_html(name, attributes)

    def end_foreign(self) -> None:
        """Close what a tag of HTML ends."""
        place = len(self.stack)
        for mode in reversed(self.modes):
            if self.stack[mode][0] not in FOREIGN_TAGS:
                break
            place = mode
        self.cut(place, None)

    def cut(self, place: int, unsure: frozenset[str] | None) -> None:
        """Close all elements from `place` on, of which only the first is named by a tag.

        A parser may leave those open that need an end tag, and all of them beyond one of `unsure`. Where that
        is None, it closes them as well.
        """
        closed = self.stack[place:]
        if unsure is not None:
            inside = [name for name, _ in closed[1:] if name not in OPTIONAL_ENDS]
            self.leaked += len(inside) if unsure.isdisjoint(inside) else len(closed)
            self.is_lost |= not MODES.isdisjoint(inside)
        for name, attributes in closed:
            self.foreign -= name in FOREIGN_TAGS
            if name in FORMATTING_TAGS:
                self.leaked += 1
                self.reopened.add(f"{name} {attributes}")
        while len(self.stack) > place:
            self.pop()

    def pop(self) -> None:
        """Close the innermost element."""
        name, _ = self.stack.pop()
        if self.modes and self.modes[-1] == len(self.stack):
            self.modes.pop()
        self.is_open[name] -= 1
        if not self.is_open[name]:
            del self.is_open[name]
        if self.unwritten == len(self.stack):
            self.unwritten = None
        self.write_end(name)

    # --- writing -----------------------------------------------------------------------------------------

    def read_raw(self, name: str, attributes: str, place: int) -> int:
        """Read an element whose content is text; return where it ends."""
        end = find_raw_end(name, self.content, place)
        text = self.content[place : end.start() if end else len(self.content)]
        if self.is_lost or ("select" in self.is_open and name != "script"):
            self.is_ambiguous |= "<" in text  # it may be tags there
        if self.written is not None and self.unwritten is None:
            if name == "title":
                self.written.append(f"<title>{_escape(text)}</title>")
            elif name == "script" and is_data(attributes) and "<!--" not in text:
                self.written.append(f"<script{write_attributes(attributes)}>{text}</script>")
        if end is None:
            return len(self.content)
        tag = TOKEN.match(self.content, end.start())
        return tag.end() if tag else len(self.content)

    def read_data(self, token: re.Match[str]) -> int:
        """Read the beginning of a CDATA section, which there is in SVG and MathML alone; return its end."""
        if self.is_lost or not self.is_inside_foreign():
            self.is_ambiguous |= self.is_lost or self.foreign > 0
            return token.end()
        end = self.content.find("]]>", token.start())
        return end + 3 if end >= 0 else len(self.content)

    def write_tag(self, name: str, attributes: str) -> None:
        if self.written is not None and self.unwritten is None:
            self.written.append(f"<{name}{write_attributes(attributes)}>")

    def write_end(self, name: str) -> None:
        if self.written is not None and self.unwritten is None:
            self.written.append(f"</{name}>")

    def write_text(self, text: str) -> None:
        if self.written is not None and self.unwritten is None:
            self.written.append(_escape(text))


def _escape(text: str) -> str:
    return text.replace("<", "&lt;") if "<" in text else text


def _write_name(name: str) -> str:
    """Return an element's name as it is written: the walk over the tree tells only some apart."""
    if name in _WRITTEN_TAGS:
        return name
    if name == "image":
        return "img"
    if name in EMPTY_TAGS:
        return "wbr"
    return "x-x" if "-" in name else "span"
