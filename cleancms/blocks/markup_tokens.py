"""HTML tag by tag: tags, attributes, comments, the ends of scripts (13.2.5 of the HTML standard)."""

from __future__ import annotations

import re

from cleancms.blocks.markup_tables import ENDING_FOREIGN_TAGS, FONT_ATTRIBUTES, KEPT_ATTRIBUTES, RAW_TAGS

# Attributes of one tag.
MAX_ATTRIBUTES = 500
# Characters of attributes in one tag that are looked at when it is written.
MAX_WRITTEN_ATTRIBUTES = 100_000
HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))

_SPACE = r"\t\n\f\r "
_VALUE = rf"(?:\"[^\"]*+\"?+|'[^']*+'?+|[^{_SPACE}>]*+)"
_ATTRIBUTE = rf"([^{_SPACE}/>][^{_SPACE}/>=]*+)(?:[{_SPACE}]*+=[{_SPACE}]*+({_VALUE}))?+"
_PLAIN_ATTRIBUTE = _ATTRIBUTE.replace("([", "(?:[").replace(f"({_VALUE})", _VALUE)
# A tag, a comment or a declaration. One that does not end goes on to the end of the page.
TOKEN = re.compile(
    rf"<(?:(?P<end>/?)(?P<name>[a-zA-Z][^{_SPACE}/>]*+)(?P<attributes>(?:[{_SPACE}/]++|{_PLAIN_ATTRIBUTE})*+)"
    r"(?P<close>>?+)|!--(?:-?>|(?s:.*?)(?:--!?>|\Z))|(?P<data>!\[CDATA\[)[^>]*+>?+|[!?/][^>]*+>?+)"
)
ATTRIBUTES = re.compile(_ATTRIBUTE)
# A page without a tag of more attributes, all of whose tags are read alike whatever is open: text, comments,
# tags, and the elements in which there are other rules, closed and with nothing in them that would matter.
_REST = rf"(?:[{_SPACE}/]*+{_PLAIN_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+[{_SPACE}/]*+>"
_COMMENT = r"<!--(?:-?>|(?s:.*?)--!?>)"
_OTHER = "|".join(
    """svg math select script style title desc foreignobject textarea xmp iframe noembed noframes plaintext
    frameset""".split()
)
_PLAIN_TAG = rf"</?+(?!(?i:{_OTHER})[{_SPACE}/>])[a-zA-Z][^{_SPACE}/>]*+{_REST}"
_TEXT_ONLY = (
    rf"<(?i:title|desc|style|textarea|iframe){_REST}[^<]*+</(?i:title|desc|style|textarea|iframe){_REST}"
)
_NO_SCRIPT = rf"(?:[^<]++|<(?!/?(?i:script)[{_SPACE}/>]))*+"
_NO_STYLE = rf"(?:[^<]++|<(?!/(?i:style)[{_SPACE}/>]))*+"
_INSIDE = rf"(?:[^<]++|{_PLAIN_TAG}|{_TEXT_ONLY}|{_COMMENT})*+"
PLAIN_PAGE = re.compile(
    rf"(?:[^<]++|{_PLAIN_TAG}|<(?i:svg){_REST}{_INSIDE}</(?i:svg){_REST}|<(?i:select){_REST}{_INSIDE}</(?i:select){_REST}"
    rf"|<(?i:math){_REST}{_INSIDE}</(?i:math){_REST}"
    rf"|<(?i:script){_REST}{_NO_SCRIPT}</(?i:script){_REST}|{_TEXT_ONLY}|<(?i:style){_REST}{_NO_STYLE}</(?i:style){_REST}"
    rf"|</(?i:{_OTHER}){_REST}|{_COMMENT}|<[!?](?!--|\[CDATA\[)[^>]*+>|</[^a-zA-Z][^>]*+>|<(?![a-zA-Z/!?]))*+"
)
ROOT_TAG = re.compile(r"<(?:[hH][tT][mM][lL]|[bB][oO][dD][yY])")
FORMATTING_TAG = re.compile(
    r"<(?:[bBsSuUiI]|[bB][iI][gG]|[cC][oO][dD][eE]|[eE][mM]|[fF][oO][nN][tT]|[nN][oO][bB][rR]"
    r"|[sS][mM][aA][lL]{2}|[sS][tT][rR][iI][kK][eE]|[sS][tT][rR][oO][nN][gG]|[tT]{2})[\s/]"
)
_RAW_ENDS = {
    tag: re.compile(rf"</{''.join(f'[{c}{c.upper()}]' for c in tag)}(?=[{_SPACE}/>])")
    for tag in sorted(RAW_TAGS)
}
_SCRIPT_SIGN = re.compile(rf"<!--|-->|</?[sS][cC][rR][iI][pP][tT](?=[{_SPACE}/>])")


def find_raw_end(name: str, content: str, place: int) -> re.Match[str] | None:
    """Return the beginning of the end tag of the element `name`, whose content is text from `place` on."""
    return _find_script_end(content, place) if name == "script" else _RAW_ENDS[name].search(content, place)


def _find_script_end(content: str, place: int) -> re.Match[str] | None:
    """Return the end tag of the script that begins at `place`; one inside "<!-- <script>" is none."""
    is_escaped = is_inside = False
    while found := _SCRIPT_SIGN.search(content, place):
        place = found.end()
        match found[0].lower():
            case "<!--":
                is_escaped = True
                place -= 2  # "<!-->" is whole
            case "-->":
                is_escaped = is_inside = False
            case "<script":
                is_inside = is_escaped
            case _:
                if not is_inside:
                    return found
                is_inside = False
    return None


def write_attributes(attributes: str) -> str:
    """Return the attributes that something is read from, quoted."""
    written: dict[str, str] = {}
    for name, value in ATTRIBUTES.findall(attributes[:MAX_WRITTEN_ATTRIBUTES]):
        if name.lower() in KEPT_ATTRIBUTES:
            bare = value[1:].removesuffix(value[0]) if value[:1] in ("'", '"') else value
            written.setdefault(name.lower(), bare.replace('"', "&quot;"))
    return "".join(f' {name}="{value}"' for name, value in written.items())


def is_data(attributes: str) -> bool:
    """Return whether a script with these attributes holds what a page says: JSON-LD or a formula."""
    return "ld+json" in attributes.lower() or "math/tex" in attributes.lower()


def ends_foreign(name: str, attributes: str) -> bool:
    """Return whether a start tag ends SVG and MathML, of which it can be no element."""
    if name != "font":
        return name in ENDING_FOREIGN_TAGS
    return any(found[1].lower() in FONT_ATTRIBUTES for found in ATTRIBUTES.finditer(attributes))


def holds_html(name: str, attributes: str) -> bool:
    """Return whether an element of SVG or MathML that may hold HTML does."""
    return name != "annotation-xml" or any(
        found[1].lower() == "encoding" and (found[2] or "").strip("\"'").lower() in HTML_TYPES
        for found in ATTRIBUTES.finditer(attributes)
    )
