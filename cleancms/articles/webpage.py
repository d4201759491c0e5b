"""An article as an HTML page of its own: the metadata in the head, the article in one `<article>`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from itertools import pairwise

from cleancms.articles.groups import Group, breaks_line, group_blocks, list_marker, place_items
from cleancms.articles.links import CLOSE, IMAGE, OPEN, Insertion, LinkStyle, safe_url, splice, wanted_spans
from cleancms.model import Article, Block, BlockKind, Link, Metadata, Settings

# The `<meta>` attribute and name of each field: Open Graph and HTML's own names, else the field's name.
_META_NAMES = {
    "author": ("name", "author"),
    "date": ("property", "article:published_time"),
    "modified": ("property", "article:modified_time"),
    "site": ("property", "og:site_name"),
    "category": ("property", "article:section"),
    "tags": ("property", "article:tag"),
    "description": ("name", "description"),
    "image": ("property", "og:image"),
    "source": ("name", "source"),
    "editor": ("name", "editor"),
    "views": ("name", "views"),
    "copyright": ("name", "copyright"),
}


def render_html(article: Article, settings: Settings) -> str:
    """Return an article as an HTML page. All text of the page it came from is escaped.

    Links and images are written as `settings` say, their addresses resolved against `article.base`.
    """
    metadata = article.metadata
    language = f' lang="{escape(metadata.language)}"' if metadata.language else ""
    groups = group_blocks(article.blocks, settings.images)
    lines = [
        "<!DOCTYPE html>",
        f"<html{language}>",
        "<head>",
        '<meta charset="utf-8">',
        *_render_head(metadata),
        "</head>",
        "<body>",
        "<article>",
        *([f"<h1>{escape(metadata.title)}</h1>"] if metadata.title else []),
        *filter(None, map(partial(_render_group, LinkStyle(settings, article.base)), groups)),
        "</article>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _render_head(metadata: Metadata) -> Iterator[str]:
    if metadata.title:
        yield f"<title>{escape(metadata.title)}</title>"
    for field, (attribute, name) in _META_NAMES.items():
        value = getattr(metadata, field)
        for content in value if isinstance(value, tuple) else (value,):
            if content is not None:
                yield f'<meta {attribute}="{name}" content="{escape(str(content))}">'
    if metadata.url and (address := safe_url(metadata.url)):
        yield f'<link rel="canonical" href="{escape(address)}">'
    yield from _render_neighbour("prev", metadata.previous)
    yield from _render_neighbour("next", metadata.next)


def _render_neighbour(relation: str, link: Link | None) -> Iterator[str]:
    if link and (address := safe_url(link.url)):
        yield f'<link rel="{relation}" href="{escape(address)}" title="{escape(link.title)}">'


def _render_group(style: LinkStyle, group: Group) -> str:
    first = group.blocks[0]
    match group.kind:
        case BlockKind.HEADING:
            level = min(max(first.level, 1), 6)
            lines = "<br>\n".join(_write(block, style) for block in group.blocks)
            return f"<h{level}>{lines}</h{level}>"
        case BlockKind.LIST_ITEM:
            return _render_list(group.blocks, style)
        case BlockKind.TABLE_ROW:
            return "<table>\n" + "\n".join(map(_render_row, group.blocks)) + "\n</table>"
        case BlockKind.QUOTE:
            return f"<blockquote>\n{_render_lines(group.blocks, style)}\n</blockquote>"
        case BlockKind.CODE:
            return f"<pre><code>{_escape_text(first.text)}</code></pre>"
        case BlockKind.IMAGE:
            image = _write(first, style)
            return f"<figure>{image}</figure>" if image else ""
        case _:
            return _render_lines(group.blocks, style)


def _render_lines(blocks: Sequence[Block], style: LinkStyle) -> str:
    parts = ["<p>", _write(blocks[0], style)]
    for previous, block in pairwise(blocks):
        parts += ("<br>\n" if breaks_line(previous, block) else "</p>\n<p>", _write(block, style))
    return "".join((*parts, "</p>"))


def _render_list(blocks: Sequence[Block], style: LinkStyle) -> str:
    """Return a list with its nested lists. A change between numbers and bullets begins a new list."""
    parts: list[str] = []
    opened: list[str] = []  # the tags of the open lists, outermost first
    for place, block in zip(place_items(blocks), blocks, strict=True):
        if not place.marker:
            parts += ("<br>\n", _write(block, style))
            continue
        tag = "ul" if list_marker(block) == "-" else "ol"
        while len(opened) > place.depth + 1:
            parts.append(f"</li>\n</{opened.pop()}>\n")
        if len(opened) == place.depth + 1:
            parts.append("</li>\n")
            if opened[-1] != tag:
                parts.append(f"</{opened.pop()}>\n")
        if len(opened) <= place.depth:
            start = "" if tag == "ul" or place.marker[:-2] == "1" else f' start="{int(place.marker[:-2])}"'
            parts.append(f"\n<{tag}{start}>\n" if opened else f"<{tag}{start}>\n")
            opened.append(tag)
        parts += ("<li>", _write(block, style))
    parts += (f"</li>\n</{tag}>\n" for tag in reversed(opened))
    return "".join(parts).rstrip("\n")


def _render_row(block: Block) -> str:
    tag = "th" if block.header else "td"
    cells = (f"<{tag}>{_escape_text(cell)}</{tag}>" for cell in block.cells or (block.text,))
    return "<tr>" + "".join(cells) + "</tr>"


def _write(block: Block, style: LinkStyle) -> str:
    """Return the text of a block with its links and images."""
    insertions: list[Insertion] = []
    for span in wanted_spans(block, style):
        if span.image:
            image = f'<img src="{escape(span.url)}" alt="{escape(span.alt)}">'
            insertions.append(Insertion(span.start, IMAGE, image))
        else:
            insertions.append(Insertion(span.start, OPEN, f'<a href="{escape(span.url)}">'))
            insertions.append(Insertion(span.end, CLOSE, "</a>"))
    return splice(block.text, insertions, _escape_text)


def _escape_text(text: str) -> str:
    return escape(text, quote=False)
