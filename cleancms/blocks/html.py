"""An HTML page into blocks: one walk over the tree, with the hints of its head.

The only module that knows selectolax. A block is a maximal run of inline content: it ends where a
block-level element begins or ends, and at every line break. Elements that hold blocks become containers;
since the walk is depth-first, a container covers one contiguous range of blocks.
"""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cleancms.blocks.html_tags import (
    BLOCK_TAGS,
    CELL_TAGS,
    CODE_TAGS,
    EMPHASIS_TAGS,
    HEADING_LEVEL,
    KIND_OF_TAG,
    LIST_TAGS,
    SKIPPED_TAGS,
)
from cleancms.blocks.inline import InlineText
from cleancms.model import Block, BlockKind, Container, Hints, Mark, Segments
from cleancms.text import collapse_space, count_words

# Deeper elements open no container of their own: their text belongs to the last one. It bounds the work
# on hostile pages; no page of wcxb-dev nests that deep.
MAX_DEPTH = 200
# A table row is one block when none of its cells says more than this; a longer cell is page layout.
MAX_CELL_WORDS = 80
MAX_CELL_BLOCKS = 4

_VOID_TAGS = frozenset(("br", "hr", "img", "meta", "title", "script", "base", "link"))


def segment_html(content: str) -> Segments:
    """Return the blocks, containers and hints of an HTML page. Never raises on any string."""
    walk = _Walk()
    root = LexborHTMLParser(content).root
    if root is not None:
        walk.run(root)
    return walk.finish()


class _Frame(NamedTuple):
    """An open element, with the state that is put back when the walk leaves it."""

    node: LexborNode
    tag: str
    container: int
    hidden: bool


class _Walk:
    """The state of one walk: finished blocks and containers, the open elements, the text being gathered."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = [Container(-1, "html", "", 0, 0)]
        self.frames: list[_Frame] = []
        self.depth = 0
        self.container = 0
        self.hidden = False
        self.heading = 0
        self.lists: list[int] = []
        self.kinds: list[BlockKind] = []
        self.marker = ""
        self.breaks = 0
        self.inline = InlineText()
        self.title = ""
        self.language = ""
        self.base = ""
        self.canonical = ""
        self.meta: list[tuple[str, str]] = []
        self.json_ld: list[str] = []
        self.marks: list[Mark] = []

    def run(self, root: LexborNode) -> None:
        """Walk the tree below `root`, without recursion: pages nest deeper than Python's stack."""
        node: LexborNode | None = root
        while node is not None:
            tag = node.tag or "-"
            if tag == "-text":
                self.inline.add(node.text_content or "")
            elif tag in _VOID_TAGS:
                self.read_void(node, tag)
            elif tag[0] not in "-!" and tag not in SKIPPED_TAGS:
                self.frames.append(self.enter(node, tag))
                if node.child is not None:
                    node = node.child
                    continue
                self.leave(self.frames.pop())
            following = node.next
            while following is None and self.frames:
                frame = self.frames.pop()
                self.leave(frame)
                following = frame.node.next
            node = following
        self.flush()

    def finish(self) -> Segments:
        """Return what the walk found."""
        self.containers[0] = self.containers[0]._replace(last=len(self.blocks))
        hints = Hints(
            title=self.title,
            meta=tuple(self.meta),
            json_ld=tuple(self.json_ld),
            canonical=self.canonical,
            language=self.language,
            base=self.base,
            marks=tuple(mark for mark in self.marks if mark.block < len(self.blocks)),
        )
        return Segments(tuple(self.blocks), tuple(self.containers), hints)

    def enter(self, node: LexborNode, tag: str) -> _Frame:
        """Open an element."""
        frame = _Frame(node, tag, self.container, self.hidden)
        if tag in BLOCK_TAGS or "-" in tag:
            self.flush()
            self.breaks = 0
            self.open_container(node, tag)
            self.open_structure(node, tag)
        elif tag == "a":
            self.open_link(node)
        elif tag in EMPHASIS_TAGS:
            self.inline.emphasis += 1
        elif tag == "time":
            self.marks.append(Mark(len(self.blocks), "time", node.attributes.get("datetime") or ""))
        elif tag in ("span", "data", "cite"):
            self.read_properties(node.attributes)
        return frame

    def leave(self, frame: _Frame) -> None:
        """Close an element."""
        tag = frame.tag
        if tag in BLOCK_TAGS or "-" in tag:
            self.flush()
            self.breaks = 0
            self.close_structure(tag)
            self.close_container(tag)
            self.container = frame.container
            self.hidden = frame.hidden
            self.depth -= 1
        elif tag == "a":
            self.inline.close_link()
        elif tag in EMPHASIS_TAGS:
            self.inline.emphasis -= 1

    def open_container(self, node: LexborNode, tag: str) -> None:
        """Open a container for a block-level element and read its attributes."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            return
        attributes = node.attributes
        names = ""
        if attributes:
            names = _read_names(attributes)
            self.hidden = self.hidden or _is_hidden(attributes)
            self.read_properties(attributes)
            if tag == "html":
                self.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        self.containers.append(Container(self.container, tag, names, len(self.blocks), -1))
        self.container = len(self.containers) - 1

    def close_container(self, tag: str) -> None:
        """Close the innermost container; one without blocks is forgotten."""
        if self.depth > MAX_DEPTH:
            return
        container = self.containers[self.container]
        if container.first == len(self.blocks):
            del self.containers[self.container :]
        else:
            self.containers[self.container] = container._replace(last=len(self.blocks))
            if tag == "tr":
                self.merge_row()

    def open_structure(self, node: LexborNode, tag: str) -> None:
        """Note what the element makes of the blocks inside it."""
        if tag in HEADING_LEVEL:
            self.heading = HEADING_LEVEL[tag]
        elif tag in LIST_TAGS:
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self.marker = "-"
            if self.lists and self.lists[-1] >= 0:
                self.lists[-1] += 1
                self.marker = f"{self.lists[-1]}."
        elif tag in KIND_OF_TAG:
            self.kinds.append(KIND_OF_TAG[tag])
        elif tag in CODE_TAGS:
            self.inline.verbatim += 1

    def close_structure(self, tag: str) -> None:
        """Undo `open_structure`."""
        if tag in HEADING_LEVEL:
            self.heading = 0
        elif tag in LIST_TAGS:
            self.lists.pop()
        elif tag == "li":
            self.marker = ""
        elif tag in KIND_OF_TAG:
            self.kinds.pop()
        elif tag in CODE_TAGS:
            self.inline.verbatim -= 1

    def flush(self) -> None:
        """Finish the block being gathered, if there is anything in it."""
        inline = self.inline
        if not inline.length and not inline.spans:
            inline.space = False
            return
        verbatim = inline.verbatim > 0
        gathered = inline.take()
        text = gathered.text
        if not text and not gathered.spans:
            return
        kind, level, marker = self.choose_kind(text, verbatim)
        self.blocks.append(
            Block(
                index=len(self.blocks),
                kind=kind,
                text=text,
                level=level,
                marker=marker,
                container=self.container,
                tag=self.containers[self.container].tag,
                continues=self.breaks == 1 and kind is not BlockKind.IMAGE,
                hidden=self.hidden,
                link_chars=gathered.link_chars,
                link_count=gathered.link_count,
                emphasis_chars=gathered.emphasis_chars,
                spans=gathered.spans,
            )
        )
        self.breaks = 0

    def choose_kind(self, text: str, verbatim: bool) -> tuple[BlockKind, int, str]:
        """Return kind, level and marker of a block with this text at the present place."""
        if not text:
            return BlockKind.IMAGE, 0, ""
        if verbatim:
            return BlockKind.CODE, 0, ""
        if self.heading:
            return BlockKind.HEADING, self.heading, ""
        if self.marker:
            marker, self.marker = self.marker, ""
            return BlockKind.LIST_ITEM, max(1, len(self.lists)), marker
        if self.kinds:
            return self.kinds[-1], 0, ""
        return BlockKind.PARAGRAPH, 0, ""

    def merge_row(self) -> None:
        """Make the blocks of a finished table row one block, unless its cells hold page layout."""
        row = self.container
        first = self.containers[row].first
        inner = self.containers[row + 1 :]
        cells = [container for container in inner if container.parent == row and container.tag in CELL_TAGS]
        nested = any(container.tag in ("table", "tr", "form") for container in inner)
        if nested or not cells or any(block.kind is BlockKind.CODE for block in self.blocks[first:]):
            return
        texts = [self.cell_text(cell) for cell in cells]
        if any(text is None for text in texts) or len(cells) < 2:
            return
        merged = self.blocks[first:]
        text = " ".join(text for text in texts if text)
        self.blocks[first:] = [
            merged[0]._replace(
                kind=BlockKind.TABLE_ROW if text else BlockKind.IMAGE,
                text=text,
                level=0,
                marker="",
                container=row,
                tag="tr",
                continues=False,
                link_chars=sum(block.link_chars for block in merged),
                link_count=sum(block.link_count for block in merged),
                emphasis_chars=sum(block.emphasis_chars for block in merged),
                spans=(),
                cells=tuple(text or "" for text in texts),
                header=all(cell.tag == "th" for cell in cells),
            )
        ]
        del self.containers[row + 1 :]
        self.containers[row] = self.containers[row]._replace(last=first + 1)
        place = len(self.marks) - 1
        while place >= 0 and self.marks[place].block > first:
            self.marks[place] = self.marks[place]._replace(block=first)
            place -= 1

    def cell_text(self, cell: Container) -> str | None:
        """Return the text of a table cell on one line, None where it holds more than a cell of data."""
        blocks = self.blocks[cell.first : cell.last]
        if len(blocks) > MAX_CELL_BLOCKS or any(block.kind is BlockKind.HEADING for block in blocks):
            return None
        text = " ".join(block.text for block in blocks if block.text)
        return None if count_words(text) > MAX_CELL_WORDS else text

    def open_link(self, node: LexborNode) -> None:
        """Begin a link and note what its `rel` says."""
        attributes = node.attributes
        address = (attributes.get("href") or "").strip()
        self.inline.open_link(address)
        for relation in (attributes.get("rel") or "").lower().split():
            if relation in ("author", "tag", "next", "prev"):
                self.marks.append(Mark(len(self.blocks), relation, address))
        self.read_properties(attributes)

    def read_properties(self, attributes: dict[str, str | None]) -> None:
        """Note a microdata property of an element."""
        for name in (attributes.get("itemprop") or "").split():
            value = attributes.get("content") or attributes.get("datetime") or ""
            self.marks.append(Mark(len(self.blocks), f"itemprop:{name}", value))

    def read_void(self, node: LexborNode, tag: str) -> None:
        """Read an element that the walk does not go into but that says something."""
        if tag == "br":
            if self.inline.verbatim:
                self.inline.add("\n")
                return
            self.flush()
            self.breaks += 1
        elif tag == "hr":
            self.flush()
            self.breaks = 0
        elif tag == "img":
            self.read_image(node.attributes)
        elif tag == "title":
            self.title = self.title or collapse_space(node.text())
        elif tag == "script":
            if "ld+json" in (node.attributes.get("type") or ""):
                self.json_ld.append(node.text())
        else:
            self.read_head_element(node.attributes, tag)

    def read_head_element(self, attributes: dict[str, str | None], tag: str) -> None:
        """Read `<meta>`, `<link>` and `<base>`."""
        address = (attributes.get("href") or "").strip()
        if tag == "base":
            self.base = self.base or address
        elif tag == "link":
            if "canonical" in (attributes.get("rel") or "").lower():
                self.canonical = self.canonical or address
            if attributes.get("itemprop"):
                self.read_properties({"itemprop": attributes["itemprop"], "content": address})
        else:
            name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
            content = collapse_space(attributes.get("content") or "")
            if name and content:
                self.meta.append((name.strip().lower(), content))
            self.read_properties(attributes)

    def read_image(self, attributes: dict[str, str | None]) -> None:
        """Add an image, by the address that lazy loading hides where there is one."""
        address = attributes.get("data-src") or attributes.get("data-original") or attributes.get("src") or ""
        if address and not address.startswith("data:"):
            self.inline.add_image(address.strip(), attributes.get("alt") or "")


def _read_names(attributes: dict[str, str | None]) -> str:
    names = (attributes.get("class"), attributes.get("id"), attributes.get("role"), attributes.get("aria-label"))
    return " ".join(name for name in names if name).lower()


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style
