"""What HTML elements mean to the walk, as data. Source: the HTML standard's rendering section."""

from __future__ import annotations

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
    """applet area audio canvas datalist embed iframe input link map math noembed noframes object option
    param select source style svg template textarea track video""".split()
)

# Elements without blocks inside that still say something: line breaks, images, the hints of the head.
LEAF_TAGS = frozenset(("br", "hr", "img", "meta", "title", "script", "base", "link"))

EMPHASIS_TAGS = frozenset(("b", "strong", "em", "i"))
CODE_TAGS = frozenset(("pre", "listing", "xmp", "plaintext"))
# Highlighters write every line of code as one of these.
CODE_LINE_TAGS = frozenset(("div",))
LIST_TAGS = frozenset(("ul", "ol", "menu", "dir"))
CELL_TAGS = frozenset(("td", "th"))
# A table row that holds one of these lays out the page.
LAYOUT_TAGS = frozenset(("table", "tr", "form"))

KIND_OF_TAG = {
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}

# Where an image's address stands, the real one first: lazy loading puts a stand-in into `src`.
IMAGE_ADDRESSES = ("data-src", "data-original", "data-lazy-src", "src")
