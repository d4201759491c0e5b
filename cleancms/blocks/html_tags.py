"""What HTML elements and their attributes mean to the walk. Source: the HTML standard, "Rendering"."""

from __future__ import annotations

from collections.abc import Mapping

from cleancms.blocks.hints import Attributes
from cleancms.model import BlockKind

HEADING_LEVEL = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

# Elements that browsers show as blocks (display: block, list-item, table, …).
BLOCK_TAGS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu
    nav ol optgroup p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp""".split()
)

# Elements whose content is not text of the page.
SKIPPED_TAGS = frozenset(
    """applet area audio canvas datalist embed iframe input link map noembed noframes object option
    param rp select source style svg template textarea track video""".split()
)

# Elements without blocks inside that still say something: line breaks, images, formulas, the hints of the
# head.
LEAF_TAGS = frozenset(("br", "hr", "img", "math", "meta", "title", "script", "base", "link"))

EMPHASIS_TAGS = frozenset(("b", "strong", "em", "i"))
CODE_TAGS = frozenset(("pre", "listing", "xmp", "plaintext"))
# Highlighters write every line of code as one of these.
CODE_LINE_TAGS = frozenset(("div", "ol", "li"))
# Elements that hold no block-level element, so that an element unknown to HTML is no block inside them.
PHRASING_TAGS = frozenset(("p", *HEADING_LEVEL))
LIST_TAGS = frozenset(("ul", "ol", "menu", "dir"))
CELL_TAGS = frozenset(("td", "th"))
# A table row that holds one of these lays out the page.
LAYOUT_TAGS = frozenset(("table", "tr", "form"))

KIND_OF_TAG = {
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}

# Elements that make something of the blocks inside them.
STRUCTURE_TAGS = frozenset(
    ("li", "tr", "table", *HEADING_LEVEL, *LIST_TAGS, *CELL_TAGS, *KIND_OF_TAG, *CODE_TAGS)
)

# What the walk does with a node, by the name of its element. The order counts: only elements from INLINE on
# are gone into, and those from BLOCK on are block-level.
SKIPPED, TEXT, LEAF, INLINE, TIME, LINK, EMPHASIS, CUSTOM, CODE_LINE, BLOCK, STRUCTURE = range(11)
ROLES: Mapping[str, int] = {
    "-text": TEXT,
    **dict.fromkeys(SKIPPED_TAGS, SKIPPED),
    **dict.fromkeys(LEAF_TAGS, LEAF),
    "time": TIME,
    "a": LINK,
    **dict.fromkeys(EMPHASIS_TAGS, EMPHASIS),
    **dict.fromkeys(BLOCK_TAGS, BLOCK),
    **dict.fromkeys(STRUCTURE_TAGS, STRUCTURE),
}

# Attributes that are more than names, addresses and numbers: most elements have none of them.
NOTED_ATTRIBUTES = frozenset(("aria-hidden", "hidden", "itemprop", "style"))

# What icons are made of, and what MathJax 2 draws in.
DRAWING_TAGS = frozenset(("i", "nobr", "svg"))

# Where an image's address stands, the real one first: lazy loading puts a stand-in into `src`.
IMAGE_ADDRESSES = ("data-src", "data-original", "data-lazy-src", "src")
# Larger numbers than these are no list markers (CommonMark 0.31, section 5.2).
MAX_NUMBER_DIGITS = 9


def read_role(tag: str) -> tuple[str, int]:
    """Return the name of an element, or of a node that is none ("-comment"), and its role."""
    role = ROLES.get(tag)
    if role is None:
        role = SKIPPED if tag[0] in "-!" else CUSTOM if "-" in tag else INLINE
    return tag, role


def read_names(attributes: Attributes) -> str:
    """Return the element's class, id, role and label, lower-cased, joined by spaces."""
    names = attributes.get("class") or ""
    # most elements with a class have nothing else
    if len(attributes) > 1 or not names:
        others = [attributes.get(name) for name in ("id", "role", "aria-label")]
        names = " ".join(filter(None, (names, *others)))
    return names.lower()


def is_drawing(tag: str, attributes: Attributes) -> bool:
    """Return whether an inline element is an icon, or a formula drawn with boxes by KaTeX or MathJax.

    Other text that is hidden from screen readers is for the eye, and often all there is to see: prices,
    linked cards. Skipping it cost 0.012 of recall on collection pages (wcxb-dev).
    """
    if attributes["aria-hidden"] != "true":
        return False
    names = (attributes.get("class") or "").lower()
    return tag in DRAWING_TAGS or tag.startswith("mjx-") or "katex" in names or "mathjax" in names


def is_hidden(attributes: Attributes) -> bool:
    """Return whether the markup itself hides the element; style sheets are not read."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style:
        return False
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def read_number(value: str | None, default: int) -> int:
    """Return a whole number of at most nine digits, as Markdown counts lists; anything else is `default`."""
    if value and len(value) <= MAX_NUMBER_DIGITS and value.isascii() and value.isdigit():
        return int(value)
    return default


def read_image_address(attributes: Attributes) -> str:
    """Return the address of an image: where lazy loading keeps it, before what stands in for it till then."""
    for name in IMAGE_ADDRESSES:
        address = (attributes.get(name) or "").strip()
        if address and not address.lower().startswith("data:"):
            return address
    return ""
