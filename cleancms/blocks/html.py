"""An HTML page into blocks: one walk over the tree, with the hints of its head.

The only module that knows selectolax. A block is a maximal run of inline content: it ends where a
block-level element begins or ends, and at every line break. Elements that hold blocks become containers;
since the walk is depth-first, a container covers one contiguous range of blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from cleancms.blocks.hints import Attributes, HintReader
from cleancms.blocks.html_tags import (
    BLOCK,
    CELL_TAGS,
    CODE_LINE,
    CODE_LINE_TAGS,
    CODE_TAGS,
    CUSTOM,
    EMPHASIS,
    HEADING_LEVEL,
    INLINE,
    KIND_OF_TAG,
    LAYOUT_TAGS,
    LEAF,
    LINK,
    LIST_TAGS,
    NOTED_ATTRIBUTES,
    PHRASING_TAGS,
    SKIPPED,
    STRUCTURE,
    TEXT,
    TIME,
    is_drawing,
    is_hidden,
    read_image_address,
    read_names,
    read_number,
    read_role,
)
from cleancms.blocks.inline import InlineText, drop_permalinks
from cleancms.blocks.markup import limit_markup
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
# Kind, level and marker of the blocks that have no level or marker.
_PARAGRAPH = (BlockKind.PARAGRAPH, 0, "")
_CODE = (BlockKind.CODE, 0, "")
_IMAGE = (BlockKind.IMAGE, 0, "")
# Stands for a container in the list till its element is closed.
_OPEN = Container(-1, "", "", 0, 0)

# An open block-level element: the index and the tag of its container, its attributes, the next block's index
# when it was opened. A plain tuple: one is made for every element, and most never hold a block.
_Element = tuple[int, str, Attributes, int]


def segment_html(content: str) -> Segments:
    """Return the blocks, containers and hints of an HTML page. Raises MemoryError, nothing else."""
    walk = _Walk()
    try:
        root = LexborHTMLParser(limit_markup(content)).root
    except SelectolaxError as error:  # its only cause: what it asks the system for, it does not get
        raise MemoryError from error
    if root is not None:
        walk.run(root)
    return walk.finish()


class _Walk:
    """The state of one walk: finished blocks and containers, the open elements, the text being gathered.

    `elements` are the open block-level elements, `hidden_depth` is how many there were when the outermost
    hidden one was opened (0: none is). `tables` says for each open table which columns cells from above
    reach into, `last_rows` which block is its last row, `rows` are the cells of the open table rows, `lists`
    the last numbers of the open lists (None: not numbered), `marker` is the list marker that no block has
    yet, `breaks` counts the line breaks since the last block.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = [_OPEN]
        self.hints = HintReader()
        self.inline = InlineText()
        self.elements: list[_Element] = [(0, "html", {}, 0)]
        self.hidden_depth = 0
        self.headings: list[int] = []
        self.kinds: list[BlockKind] = []
        self.tables: list[dict[int, int]] = [{}]
        self.last_rows: list[int | None] = [None]
        self.rows: list[list[Cell]] = [[]]
        self.lists: list[int | None] = []
        self.marker = ""
        self.breaks = PARAGRAPH_END

    def run(self, root: LexborNode) -> None:
        """Walk the tree below `root`, without recursion: pages nest deeper than Python's stack."""
        self.hints.read_language(root.attributes)
        inline = self.inline
        # tag and role by the parser's number of the tag, which costs less to read than the name
        roles: dict[int, tuple[str, int]] = {}
        opened: list[tuple[LexborNode, str, int]] = []
        node: LexborNode | None = root
        while node is not None:
            number = node.tag_id
            if number not in roles:
                roles[number] = read_role(node.tag or "-")
            tag, role = roles[number]
            if role == TEXT:
                # white space between blocks leaves no trace
                if inline.length or inline.verbatim or not node.is_empty_text_node:
                    text = node.text_content or ""
                    inline.add(_set_apart(text) if opened[-1][1] == "rt" else text)
            elif role >= BLOCK:
                role = self.open_block(tag, role, node.attributes)
            elif role >= INLINE:
                role = self.open_inline(tag, role, node.attributes)
            elif role == LEAF:
                self.read_leaf(node, tag)
            if role >= INLINE:
                opened.append((node, tag, role))
                following = node.first_child
            else:
                following = node.next
            while following is None and opened:
                node, tag, role = opened.pop()
                if role >= BLOCK:
                    self.close_block(tag, role)
                elif role > INLINE:
                    self.close_inline(role)
                following = node.next
            node = following

    def finish(self) -> Segments:
        """Return what the walk found."""
        self.flush()
        self.containers[0] = Container(-1, "html", "", 0, len(self.blocks))
        return Segments(tuple(self.blocks), tuple(self.containers), self.hints.finish(len(self.blocks)))

    def open_inline(self, tag: str, role: int, attributes: Attributes) -> int:
        """Open an inline element; return the role to close it by, SKIPPED if it shows no text of the page."""
        if role == CUSTOM:
            if self.elements[-1][1] not in PHRASING_TAGS:
                return self.open_block(tag, BLOCK, attributes)
            role = INLINE
        is_noted = not NOTED_ATTRIBUTES.isdisjoint(attributes)
        if is_noted and "aria-hidden" in attributes and is_drawing(tag, attributes):
            return SKIPPED
        if role == LINK:
            self.inline.open_link((attributes.get("href") or "").strip())
            if "rel" in attributes:
                self.hints.read_relations(attributes, len(self.blocks))
        elif role == EMPHASIS:
            self.inline.open_emphasis()
        elif role == TIME:
            self.hints.read_time(attributes, len(self.blocks))
        if is_noted:
            self.hints.read_properties(attributes, len(self.blocks))
        return role

    def close_inline(self, role: int) -> None:
        """Close an inline element."""
        if role == LINK:
            self.inline.close_link()
        elif role == EMPHASIS:
            self.inline.close_emphasis()
        elif role == CODE_LINE:
            self.inline.end_line()

    def open_block(self, tag: str, role: int, attributes: Attributes) -> int:
        """Open a block-level element, and a container for it unless it is nested too deep.

        Return the role to close it by, SKIPPED if its text is none of the page's.
        """
        if self.inline.verbatim and (tag in CODE_LINE_TAGS or tag == "button"):
            return self.open_code_line(tag, attributes)
        if self.inline.length or self.inline.spans:
            self.flush()
        self.breaks = PARAGRAPH_END
        elements, place = self.elements, len(self.blocks)
        if len(elements) <= MAX_DEPTH:
            elements.append((len(self.containers), tag, attributes, place))
            self.containers.append(_OPEN)
        else:
            elements.append((elements[-1][0], elements[-1][1], attributes, place))
        if attributes and not NOTED_ATTRIBUTES.isdisjoint(attributes):
            if not self.hidden_depth and len(elements) <= MAX_DEPTH + 1 and is_hidden(attributes):
                self.hidden_depth = len(elements)
            self.hints.read_properties(attributes, place)
        if role == STRUCTURE:
            self.open_structure(tag, attributes)
        return role

    def open_code_line(self, tag: str, attributes: Attributes) -> int:
        """Open an element that is a line of code; a button in code copies the code."""
        if tag == "button":
            return SKIPPED
        self.inline.end_line()
        self.hints.read_properties(attributes, len(self.blocks))
        return CODE_LINE

    def close_block(self, tag: str, role: int) -> None:
        """Close the innermost block-level element; a container without blocks is forgotten."""
        if self.inline.length or self.inline.spans:
            self.flush()
        self.breaks = PARAGRAPH_END
        container, _, attributes, first = self.elements.pop()
        parent, last = self.elements[-1][0], len(self.blocks)
        cells: Sequence[Cell] = ()
        if role == STRUCTURE:
            self.close_structure(tag, attributes, first)
            if tag == "tr":
                cells = place_cells(self.rows.pop(), self.tables[-1])
        if container == parent:
            return
        if self.hidden_depth > len(self.elements):
            self.hidden_depth = 0
        if first == last:
            self.containers.pop()
            return
        names = read_names(attributes) if attributes else ""
        self.containers[container] = Container(parent, tag, names, first, last)
        if cells:
            self.merge_row(container, cells)

    def open_structure(self, tag: str, attributes: Attributes) -> None:
        """Note what the element makes of the blocks inside it."""
        if tag == "li":
            last = self.lists[-1] if self.lists else None
            self.marker = "-"
            if last is not None:
                self.lists[-1] = read_number(attributes.get("value"), last + 1)
                self.marker = f"{self.lists[-1]}."
        elif tag in HEADING_LEVEL:
            self.headings.append(HEADING_LEVEL[tag])
        elif tag in LIST_TAGS:
            self.lists.append(read_number(attributes.get("start"), 1) - 1 if tag == "ol" else None)
        elif tag == "tr":
            self.rows.append([])
        elif tag == "table":
            self.tables.append({})
            self.last_rows.append(None)
        elif tag in KIND_OF_TAG:
            self.kinds.append(KIND_OF_TAG[tag])
        elif tag in CODE_TAGS:
            self.inline.verbatim += 1

    def close_structure(self, tag: str, attributes: Attributes, first: int) -> None:
        """Undo `open_structure`; a table cell, whose first block is `first`, is handed to its row."""
        if tag == "li":
            self.marker = ""
        elif tag in HEADING_LEVEL:
            self.headings.pop()
        elif tag in LIST_TAGS:
            self.lists.pop()
        elif tag in CELL_TAGS:
            width, height = (read_number(attributes.get(name), 1) for name in ("colspan", "rowspan"))
            self.rows[-1].append(Cell(tag == "th", first, len(self.blocks), width, height))
        elif tag == "table":
            self.tables.pop()
            self.last_rows.pop()
        elif tag in KIND_OF_TAG:
            self.kinds.pop()
        elif tag in CODE_TAGS:
            self.inline.verbatim -= 1

    def flush(self) -> None:
        """Finish the block being gathered, if there is anything in it."""
        inline = self.inline
        if not inline.length and not inline.spans:
            return
        verbatim = inline.verbatim > 0
        gathered = inline.take()
        if self.headings:
            gathered = drop_permalinks(gathered)
        text = gathered[0]
        if not text.lstrip(UNSEEN) and not gathered[4]:
            return
        kind, level, marker = self.choose_kind(text, verbatim)
        container, tag, _, _ = self.elements[-1]
        continues = self.breaks < PARAGRAPH_END and text != ""
        hidden = self.hidden_depth > 0
        # by place: by their names it takes twice as long
        block = Block(
            len(self.blocks), kind, text, level, marker, container, tag, continues, hidden, *gathered[1:]
        )
        self.blocks.append(block)
        self.breaks = 0

    def choose_kind(self, text: str, verbatim: bool) -> tuple[BlockKind, int, str]:
        """Return kind, level and marker of a block with this text at the present place."""
        if not text:
            return _IMAGE
        if verbatim:
            return _CODE
        if self.headings:
            # the marker of an item that begins with a heading is none of the paragraph below it
            self.marker = ""
            return BlockKind.HEADING, self.headings[-1], ""
        if self.marker:
            marker, self.marker = self.marker, ""
            return BlockKind.LIST_ITEM, max(1, len(self.lists)), marker
        if self.kinds:
            return self.kinds[-1], 0, ""
        return _PARAGRAPH

    def merge_row(self, row: int, cells: Sequence[Cell]) -> None:
        """Make the blocks of a finished table row one block, unless its cells hold page layout."""
        if any(inner.tag in LAYOUT_TAGS for inner in self.containers[row + 1 :]):
            return
        container = self.containers[row]
        first = container.first
        is_below = first > 0 and self.last_rows[-1] == first - 1
        merged = merge_cells(self.blocks[first:], cells, is_below)
        if merged is None:
            return
        is_header = False
        if merged.kind is BlockKind.TABLE_ROW:
            is_header = merged.header or (self.elements[-1][1] == "thead" and not is_below)
            self.last_rows[-1] = first
        self.blocks[first:] = [merged._replace(container=row, header=is_header, continues=is_below)]
        del self.containers[row + 1 :]
        self.containers[row] = container._replace(last=first + 1)
        self.hints.merge_blocks(first)

    def read_leaf(self, node: LexborNode, tag: str) -> None:
        """Read an element that the walk does not go into but that says something."""
        if tag == "br":
            if self.inline.verbatim:
                self.inline.add("\n")
            else:
                self.flush()
                self.breaks += 1
        elif tag == "hr":
            self.flush()
            self.breaks = PARAGRAPH_END
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
