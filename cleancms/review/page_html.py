"""The view of a page as HTML: its blocks with what became of each, the metadata, the article."""

from __future__ import annotations

from collections.abc import Iterator

from cleancms.model import BlockKind, Label, Link, Reason
from cleancms.review.article_html import draw_article
from cleancms.review.charts import draw_strip
from cleancms.review.markup import Markup, check_language, element, join, link_outside
from cleancms.review.page_view import Field, Gap, PageView, Piece

_LABELS = (Label.KEPT, Label.DROPPED, Label.COPY)
_NAMES = {Label.KEPT: "kept", Label.DROPPED: "dropped", Label.COPY: "copies"}

# Their kind is seen from how they are shown.
_PLAIN_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM))


def draw_page(view: PageView, number: int) -> Markup:
    """Return the view of the page with this number in the document."""
    language = check_language(view.result.metadata.language)
    title = view.result.metadata.title or "Untitled page"
    return join(
        element(
            "header",
            element("p", view.result.page_id, class_="path"),
            element("h2", title, dir="auto", lang=language),
            element("p", *_list_facts(view), class_="facts"),
            *(element("p", f"Warning: {warning}", class_="warning") for warning in view.result.warnings),
        ),
        element(
            "div",
            _draw_blocks(view, number, language),
            element(
                "div", _draw_fields(view, number, language), _draw_article(view, language), class_="side"
            ),
            class_="columns",
        ),
    )


def page_id(number: int) -> str:
    """Return the id of a page's view in the document."""
    return f"page-{number}"


def _block_id(number: int, block: int) -> str:
    return f"p{number}-b{block}"


def _list_facts(view: PageView) -> Iterator[Markup]:
    result = view.result
    yield _fact("confidence", f"{result.confidence:.2f}")
    yield _fact("blocks kept", f"{view.counts.get(Label.KEPT, 0):,} of {len(result.verdicts):,}")
    yield _fact("article stood", "once" if result.copies == 1 else f"{result.copies} times")
    if result.encoding:
        yield _fact("charset", result.encoding)


def _fact(name: str, value: str) -> Markup:
    return element("span", name, " ", element("b", value))


# --- blocks ----------------------------------------------------------------------------------------------


def _draw_blocks(view: PageView, number: int, language: str | None) -> Markup:
    pieces = (
        _draw_gap(item) if isinstance(item, Gap) else _draw_piece(item, number, view.shown)
        for item in view.items
    )
    strip = draw_strip(
        [(label.value, length) for label, length in view.strip],
        "The page from its first to its last block: what was kept, dropped and a copy, by length of text",
    )
    return element(
        "section",
        element("h3", "Blocks of the page"),
        element("div", *(_draw_toggle(view, label) for label in _LABELS), class_="toggles"),
        strip if view.strip else "",
        element("ol", *pieces, class_="blocks", lang=language),
        class_="card page-blocks",
    )


def _draw_toggle(view: PageView, label: Label) -> Markup:
    """Return a box that hides the blocks of a label where it is not ticked; it needs no script."""
    return element(
        "label",
        element("input", type="checkbox", checked=True, class_=f"show-{label.value}", autocomplete="off"),
        element("span", class_=f"swatch {label.value}"),
        f"{_NAMES[label]} ",
        element("b", f"{view.counts.get(label, 0):,}"),
    )


def _draw_piece(piece: Piece, number: int, shown: frozenset[int]) -> Markup:
    index = piece.block.index
    classes = ["block", piece.label.value, f"is-{piece.block.kind.value}"]
    if piece.hue >= 0:
        classes.append(f"hue-{piece.hue}")
    text: list[str] = [piece.text]
    if piece.missing:
        text.append(element("span", f" … {piece.missing:,} more characters", class_="note"))
    own = _block_id(number, index)
    return element(
        "li",
        element("a", str(index), href=f"#{own}", class_="index", aria_label=f"Block {index}"),
        element("p", *text, class_="text", dir="auto"),
        element("p", *_describe_verdict(piece, number, shown), class_="verdict", lang="en"),
        id=own,
        class_=" ".join(classes),
        tabindex=-1,
    )


def _describe_verdict(piece: Piece, number: int, shown: frozenset[int]) -> Iterator[str]:
    kind = piece.block.kind
    if kind not in _PLAIN_KINDS:
        yield element("span", kind.value.replace("_", " "), class_="kind")
    if piece.original >= 0:
        yield _link_block("copy of ", piece.original, number, shown)
    elif piece.reason != Reason.CONTENT:
        yield element("span", piece.reason, class_="reason")
    for number_of_copy, copy in enumerate(piece.copies):
        yield _link_block("copied in " if not number_of_copy else "and ", copy, number, shown)
    yield element(
        "span", f"{piece.score:.2f}", class_="score", title="Score: how likely the block is content"
    )


def _link_block(text: str, block: int, number: int, shown: frozenset[int]) -> Markup:
    if block not in shown:
        return element("span", f"{text}{block}", class_="chip")
    return element("a", f"{text}{block}", href=f"#{_block_id(number, block)}", class_="chip")


def _draw_gap(gap: Gap) -> Markup:
    count = sum(gap.counts.values())
    parts = ", ".join(f"{gap.counts[label]:,} {_NAMES[label]}" for label in _LABELS if gap.counts.get(label))
    what = "1 block is" if count == 1 else f"{count:,} blocks are"
    return element(
        "li", f"{what} not shown, from block {gap.first} on: {parts}.", class_="gap note", lang="en"
    )


# --- metadata and article --------------------------------------------------------------------------------


def _draw_fields(view: PageView, number: int, language: str | None) -> Markup:
    rows = [
        element(
            "div",
            element("dt", field.name),
            element("dd", *map(_draw_value, field.values), lang=language),
            element("dd", _draw_origin(field, number), class_="origin"),
        )
        for field in view.fields
    ]
    content = element("dl", *rows) if rows else element("p", "Nothing was found.", class_="note")
    return element("section", element("h3", "Metadata"), content, class_="card metadata")


def _draw_value(value: Link) -> Markup:
    return element("span", link_outside(value.title, value.url))


def _draw_origin(field: Field, number: int) -> Markup:
    if field.block < 0:
        return element("bdi", field.origin or "unknown")
    head = f"block {field.block}"
    link = element("a", head, href=f"#{_block_id(number, field.block)}")
    return join(link, element("bdi", field.origin.removeprefix(head)))


def _draw_article(view: PageView, language: str | None) -> Markup:
    if view.result.article:
        title = view.result.metadata.title or ""
        content = draw_article(title, view.article, view.missing, language)
    else:
        content = element("p", "Nothing could be extracted.", class_="note")
    return element("section", element("h3", "Article"), content, class_="card article")
