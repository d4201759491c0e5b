"""An HTML page into blocks: one walk over the tree, with the hints of its head.

The only module that knows selectolax. A block is a maximal run of inline content: it ends where a
block-level element begins or ends, and at every line break. Elements that hold blocks become containers;
since the walk is depth-first, a container covers one contiguous range of blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cleancms.blocks.hints import Attributes, HintReader
from cleancms.blocks.html_tags import (
    BLOCK_TAGS,
    CELL_TAGS,
    CODE_LINE_TAGS,
    CODE_TAGS,
    EMPHASIS_TAGS,
    HEADING_LEVEL,
    KIND_OF_TAG,
    LAYOUT_TAGS,
    LEAF_TAGS,
    LIST_TAGS,
    PHRASING_TAGS,
    SKIPPED_TAGS,
    STRUCTURE_TAGS,
    is_drawing,
    is_hidden,
    read_image_address,
    read_names,
    read_number,
)
from cleancms.blocks.inline import InlineText, drop_permalinks
from cleancms.blocks.table_row import Cell, merge_cells, place_cells
from cleancms.model import Block, BlockKind, Container, Segments
from cleancms.text import collapse_space

# Deeper elements open no container of their own: their text belongs to the last one. It bounds the work
# on hostile pages; no page of wcxb-dev nests that deep.
MAX_DEPTH = 200
# A text of nothing else (white space, zero-width spaces and joiners) shows nothing.
UNSEEN = " \u200b\u200c\u200d\u200e\u200f"
# So many line breaks in a row are the end of a paragraph; so is the border of a block-level element.
PARAGRAPH_END = 2


def segment_html(content: str) -> Segments:
    """Return the blocks, containers and hints of an HTML page. Never raises on any string."""
    walk = _Walk()
    root = LexborHTMLParser(content).root
    if root is not None:
        walk.run(root)
    return walk.finish()


class _Walk:
    """The state of one walk: finished blocks and containers, the open elements, the text being gathered.

    `container` and `depth` are those of the innermost open block-level element, `hidden_depth` the depth of
    the outermost hidden one (0: none). `tables` says for each open table which columns cells from above
    reach into, `rows` are the cells of the open table rows, `lists` the last numbers of the open lists
    (None: not numbered), `marker` is the list marker that no block has yet, `breaks` counts the line breaks
    since the last block.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = [Container(-1, "html", "", 0, 0)]
        self.hints = HintReader()
        self.inline = InlineText()
        self.container = 0
        self.depth = 0
        self.hidden_depth = 0
        self.headings: list[int] = []
        self.kinds: list[BlockKind] = []
        self.tables: list[dict[int, int]] = [{}]
        self.rows: list[list[Cell]] = [[]]
        self.lists: list[int | None] = []
        self.marker = ""
        self.breaks = PARAGRAPH_END

    def run(self, root: LexborNode) -> None:
        """Walk the tree below `root`, without recursion: pages nest deeper than Python's stack."""
        opened: list[tuple[LexborNode, str]] = []
        node: LexborNode | None = root
        while node is not None:
            tag = node.tag or "-"
            if tag == "-text":
                text = node.text_content or ""
                self.inline.add(_set_apart(text) if opened[-1][1] == "rt" else text)
            elif tag in LEAF_TAGS:
                self.read_leaf(node, tag)
            elif tag[0] not in "-!" and tag not in SKIPPED_TAGS and self.enter(tag, node.attributes):
                child = node.first_child
                if child is not None:
                    opened.append((node, tag))
                    node = child
                    continue
                self.leave(tag)
            following = node.next
            while following is None and opened:
                node, tag = opened.pop()
                self.leave(tag)
                following = node.next
            node = following

    def finish(self) -> Segments:
        """Return what the walk found."""
        self.flush()
        self.containers[0] = self.containers[0]._replace(last=len(self.blocks))
        return Segments(tuple(self.blocks), tuple(self.containers), self.hints.finish(len(self.blocks)))

    def enter(self, tag: str, attributes: Attributes) -> bool:
        """Open an element; return False, and open nothing, if its text is none of the page's."""
        if self.inline.verbatim and tag in CODE_LINE_TAGS:
            self.inline.end_line()
        elif tag in BLOCK_TAGS or ("-" in tag and self.is_block_here()):
            if tag == "button" and self.inline.verbatim:
                return False
            self.end_paragraph()
            self.open_container(tag, attributes)
            if tag in STRUCTURE_TAGS:
                self.open_structure(tag, attributes)
        elif "aria-hidden" in attributes and is_drawing(tag, attributes):
            return False
        elif tag == "a":
            self.inline.open_link((attributes.get("href") or "").strip())
            self.hints.read_relations(attributes, len(self.blocks))
        elif tag in EMPHASIS_TAGS:
            self.inline.open_emphasis()
        elif tag == "time":
            self.hints.read_time(attributes, len(self.blocks))
        if "itemprop" in attributes:
            self.hints.read_properties(attributes, len(self.blocks))
        return True

    def is_block_here(self) -> bool:
        """Return whether an element unknown to HTML, just opened or to be closed, is block-level."""
        return self.containers[self.container].tag not in PHRASING_TAGS

    def leave(self, tag: str) -> None:
        """Close an element."""
        if self.inline.verbatim and tag in CODE_LINE_TAGS:
            self.inline.end_line()
        elif tag in BLOCK_TAGS or ("-" in tag and self.is_block_here()):
            self.end_paragraph()
            if tag in STRUCTURE_TAGS:
                self.close_structure(tag)
            self.close_container(tag)
        elif tag == "a":
            self.inline.close_link()
        elif tag in EMPHASIS_TAGS:
            self.inline.close_emphasis()

    def open_container(self, tag: str, attributes: Attributes) -> None:
        """Open a container for a block-level element."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            return
        names = ""
        if attributes:
            names = read_names(attributes)
            if not self.hidden_depth and is_hidden(attributes):
                self.hidden_depth = self.depth
            if tag == "html":
                self.hints.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        self.containers.append(Container(self.container, tag, names, len(self.blocks), -1))
        self.container = len(self.containers) - 1

    def close_container(self, tag: str) -> None:
        """Close the innermost container; one without blocks is forgotten."""
        cells = place_cells(self.rows.pop(), self.tables[-1]) if tag == "tr" else ()
        self.depth -= 1
        if self.depth >= MAX_DEPTH:
            return
        if self.hidden_depth > self.depth:
            self.hidden_depth = 0
        index, last = self.container, len(self.blocks)
        container = self.containers[index]
        self.container = container.parent
        if tag in CELL_TAGS:
            self.rows[-1][-1] = self.rows[-1][-1]._replace(first=container.first, last=last)
        if container.first == last:
            del self.containers[index:]
        else:
            self.containers[index] = Container(*container[:4], last)
            if cells:
                self.merge_row(index, cells)

    def open_structure(self, tag: str, attributes: Attributes) -> None:
        """Note what the element makes of the blocks inside it."""
        if tag in HEADING_LEVEL:
            self.headings.append(HEADING_LEVEL[tag])
        elif tag in LIST_TAGS:
            self.lists.append(read_number(attributes.get("start"), 1) - 1 if tag == "ol" else None)
        elif tag == "li":
            last = self.lists[-1] if self.lists else None
            self.marker = "-"
            if last is not None:
                self.lists[-1] = read_number(attributes.get("value"), last + 1)
                self.marker = f"{self.lists[-1]}."
        elif tag in CELL_TAGS:
            width = read_number(attributes.get("colspan"), 1)
            self.rows[-1].append(Cell(tag == "th", 0, 0, width, read_number(attributes.get("rowspan"), 1)))
        elif tag == "tr":
            self.rows.append([])
        elif tag == "table":
            self.tables.append({})
        elif tag in KIND_OF_TAG:
            self.kinds.append(KIND_OF_TAG[tag])
        elif tag in CODE_TAGS:
            self.inline.verbatim += 1

    def close_structure(self, tag: str) -> None:
        """Undo `open_structure`; a row's cells are taken when its container is closed."""
        if tag in HEADING_LEVEL:
            self.headings.pop()
        elif tag in LIST_TAGS:
            self.lists.pop()
        elif tag == "li":
            self.marker = ""
        elif tag == "table":
            self.tables.pop()
        elif tag in KIND_OF_TAG:
            self.kinds.pop()
        elif tag in CODE_TAGS:
            self.inline.verbatim -= 1

    def end_paragraph(self) -> None:
        """Finish the block being gathered; the next one begins a new paragraph."""
        if self.inline.length or self.inline.spans:
            self.flush()
        self.breaks = PARAGRAPH_END

    def flush(self) -> None:
        """Finish the block being gathered, if there is anything in it."""
        inline = self.inline
        if not inline.length and not inline.spans:
            return
        verbatim = inline.verbatim > 0
        gathered = inline.take()
        if self.headings:
            gathered = drop_permalinks(gathered)
        text = gathered.text
        if not text.lstrip(UNSEEN) and not gathered.spans:
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
                continues=self.breaks < PARAGRAPH_END and kind is not BlockKind.IMAGE,
                hidden=self.hidden_depth > 0,
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
        if self.headings:
            # the marker of an item that begins with a heading is none of the paragraph below it
            self.marker = ""
            return BlockKind.HEADING, self.headings[-1], ""
        if self.marker:
            marker, self.marker = self.marker, ""
            return BlockKind.LIST_ITEM, max(1, len(self.lists)), marker
        if self.kinds:
            return self.kinds[-1], 0, ""
        return BlockKind.PARAGRAPH, 0, ""

    def merge_row(self, row: int, cells: Sequence[Cell]) -> None:
        """Make the blocks of a finished table row one block, unless its cells hold page layout."""
        if any(inner.tag in LAYOUT_TAGS for inner in self.containers[row + 1 :]):
            return
        container = self.containers[row]
        first = container.first
        is_below = first > 0 and self.is_row_of(self.find_table(row), self.blocks[first - 1])
        merged = merge_cells(self.blocks[first:], cells, is_below)
        if merged is None:
            return
        in_head = self.containers[container.parent].tag == "thead"
        is_header = merged.kind is BlockKind.TABLE_ROW and (merged.header or (in_head and not is_below))
        self.blocks[first:] = [merged._replace(container=row, header=is_header, continues=is_below)]
        del self.containers[row + 1 :]
        self.containers[row] = container._replace(last=first + 1)
        self.hints.merge_blocks(first)

    def find_table(self, row: int) -> int:
        """Return the container that is the table of the row `row`."""
        parent = self.containers[row].parent
        return parent if self.containers[parent].tag == "table" else self.containers[parent].parent

    def is_row_of(self, table: int, block: Block) -> bool:
        """Return whether a block is a row of this table."""
        return block.kind is BlockKind.TABLE_ROW and self.find_table(block.container) == table

    def read_leaf(self, node: LexborNode, tag: str) -> None:
        """Read an element that the walk does not go into but that says something."""
        if tag == "br":
            if self.inline.verbatim:
                self.inline.add("\n")
            else:
                self.flush()
                self.breaks += 1
        elif tag == "hr":
            self.end_paragraph()
        elif tag == "img":
            attributes = node.attributes
            address = read_image_address(attributes)
            if address:
                self.inline.add_image(address, attributes.get("alt") or "")
        elif tag == "math":
            self.inline.add(_read_formula(node))
        elif tag == "title":
            self.hints.read_title(node.text())
        elif tag == "script":
            self.read_script(node)
        else:
            self.hints.read_head_element(tag, node.attributes, len(self.blocks))

    def read_script(self, node: LexborNode) -> None:
        """Read a script that holds data: JSON-LD, or a formula that nothing before it shows."""
        kind = (node.attributes.get("type") or "").lower()
        if "ld+json" in kind:
            self.hints.json_ld.append(node.text())
        elif kind.startswith("math/tex"):
            shown = node.prev
            if shown is None or shown.tag == "-text" or not shown.text(strip=True):
                self.inline.add(node.text())


def _set_apart(reading: str) -> str:
    """Return how a character is read in parentheses, as browsers write it that cannot put it above."""
    reading = reading.strip()
    return f"({reading})" if reading else ""


def _read_formula(node: LexborNode) -> str:
    """Return a MathML formula as the page writes it in TeX, else its signs."""
    for annotation in node.css("annotation"):
        # "application/x-tex", "LaTeX"
        if (annotation.attributes.get("encoding") or "").lower().endswith("tex"):
            return annotation.text()
    shown = node.css_first("semantics > :first-child") or node
    return node.attributes.get("alttext") or collapse_space(shown.text())
