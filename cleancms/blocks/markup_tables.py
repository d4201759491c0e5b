"""What the HTML standard (13.2.5 and 13.2.6) says of elements when a page is read tag by tag. Only data."""

from __future__ import annotations

# Elements without an end tag.
EMPTY_TAGS = frozenset(
    """area base basefont bgsound br col embed frame hr image img input keygen link meta param source track
    wbr""".split()
)
# What stands in them up to their own end tag is text.
RAW_TAGS = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"))
# There is one of each; another start tag adds its attributes to the first.
ROOT_TAGS = frozenset(("html", "head", "body", "frameset"))
# Other rules hold inside these, and HTML's again inside some of theirs, till a tag of HTML ends all.
FOREIGN_TAGS = frozenset(("svg", "math"))
HTML_INSIDE = {
    "svg": frozenset(("foreignobject", "desc", "title")),
    "math": frozenset(("mi", "mo", "mn", "ms", "mtext", "annotation-xml")),
}
HTML_INSIDE_FOREIGN_TAGS = HTML_INSIDE["svg"] | HTML_INSIDE["math"]
# A <font> with one of these is a tag of HTML that ends them.
FONT_ATTRIBUTES = frozenset(("color", "face", "size"))
ENDING_FOREIGN_TAGS = frozenset(
    """b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li
    listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var""".split()
)
# "The list of active formatting elements": they are opened again behind what closed them.
FORMATTING_TAGS = frozenset("a b big code em font i nobr s small strike strong tt u".split())
# "Special": most end tags do not look for their start tag beyond one of these.
SPECIAL_TAGS = frozenset(
    """address applet area article aside base basefont bgsound blockquote body br button caption center col
    colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4
    h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav
    noembed noframes noscript object ol p param plaintext pre script search section select
    source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp
    desc foreignobject annotation-xml mi mo mn ms mtext""".split()
)
# Their end tags may be left out.
OPTIONAL_ENDS = frozenset("p li dd dt td th tr tbody thead tfoot".split())
# Their end tags close what is left open inside, whatever it is, up to one of SCOPES.
BLOCK_ENDS = frozenset(
    """address article aside blockquote button center details dir div dl fieldset figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hgroup listing main menu nav object ol pre section summary ul li dd dt p
    table tbody thead tfoot tr td th""".split()
)
SCOPES = (
    frozenset(("applet", "button", "caption", "marquee", "object", "ol", "select", "table", "template", "ul"))
    | FOREIGN_TAGS
    | HTML_INSIDE_FOREIGN_TAGS
)
_CELLS = frozenset(("td", "th"))
_ROWS = frozenset(("tr", *_CELLS))
_GROUPS = frozenset(("tbody", "thead", "tfoot", *_ROWS))
TABLE_PARTS = frozenset(("caption", "colgroup", "col", *_GROUPS))
_PARAGRAPH = frozenset(("p",))
# The open elements that a start tag closes, with all that is open inside them. It looks for them beyond
# elements that are not special and those of CROSSED_BY.
CLOSED_BY = {
    **dict.fromkeys(
        """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer
        header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form table
        hr xmp plaintext""".split(),
        _PARAGRAPH,
    ),
    "li": frozenset(("li",)),
    "dd": frozenset(("dd", "dt")),
    "dt": frozenset(("dd", "dt")),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _ROWS,
    "tbody": _GROUPS,
    "thead": _GROUPS,
    "tfoot": _GROUPS,
}
_IN_ITEMS = frozenset(("address", "div", "p"))
_IN_TABLES = SPECIAL_TAGS - {"table"}
CROSSED_BY = {
    **dict.fromkeys(("li", "dd", "dt"), _IN_ITEMS),
    **dict.fromkeys(_GROUPS, _IN_TABLES),
}
# The attributes that anything is read from.
KEPT_ATTRIBUTES = frozenset(
    """alt aria-hidden aria-label class colspan content data-original data-src datetime encoding hidden
    href http-equiv id itemprop lang name property rel role rowspan src start style type value
    alttext data-lazy-src xml:lang""".split()
)
