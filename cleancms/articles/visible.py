"""The visible lines of a page into facts: label lines, bylines, dates, breadcrumbs, previous/next, copyright."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cleancms.articles.dates import find_dates, parse_date
from cleancms.articles.facts import Fact
from cleancms.articles.zones import Zones
from cleancms.model import Block, BlockKind, Container, Label, Reason, Segments, Verdict
from cleancms.text import collapse_space, count_han_kana, count_words, tokenize
from cleancms.wording.labels import Labelled, is_byline_label, read_labels
from cleancms.wording.names import is_name_list, looks_like_name
from cleancms.wording.navigation import read_breadcrumb, read_neighbour

# The most words of a line that gives a date, of one that is a name, and of an author's element.
MAX_DATE_LINE = 25
MAX_NAME_LINE = 6
MAX_AUTHOR_ELEMENT = 25
MAX_COPYRIGHT = 60
MAX_CRUMBS = 10
MAX_LOOSE_NAME = 3

_AUTHOR_NAMES = re.compile(
    r"(?<![a-z])(?:authors?|byline|by-line|posted-by|writer|autor|auteur|contributors?|authors?[_-]?(?:name|names|link|info|wrapper))(?![a-z])"
)
_NOT_AUTHOR = re.compile(
    r"(?<![a-z])(?:bio|about|desc|description|box|social|avatar|image|img|comment|comments|related|job|title)(?![a-z])"
)
_BREADCRUMB_NAMES = re.compile(r"breadcrumbs?|(?<![a-z])crumbs?(?![a-z])")
_GLUED = re.compile(
    r"(?<=\b[Bb]y)(?=[A-Z])|(?<=[a-z])(?=[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})|(?<=\d{4})(?=[A-Z])"
    r"|(?<=[a-z])(?=(?:Updated|Published|Posted)\b)"
)
_DATE_PROPERTIES = {
    "itemprop:datePublished": "date",
    "itemprop:dateCreated": "date",
    "itemprop:dateModified": "modified",
}
_COPYRIGHT = re.compile(r"©|ⓒ|\(c\)\s?\d|copyright|版权所有|版權所有", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright|版权所有[：:]?)(?:[\s,:©ⓒ]|\(c\)|copyright|by\b|\d{4}|[\-–—~至/])*([^|•,，。;；\d©]{2,60}?)"
    r"(?=\s*(?:\d{4}|\bAll\b|\bInc\b|\bLtd\b|\bPowered\b|版权|版權|[|•,，。;；.]\s|[.\s]*$))",
    re.IGNORECASE,
)


def read_lines(
    segments: Segments, verdicts: Sequence[Verdict], zones: Zones, titles: Sequence[int]
) -> list[Fact]:
    """Return what the visible lines say, for each field the most trusted first."""
    blocks = segments.blocks
    facts: list[Fact] = []
    for index in (*zones.head, *zones.copies):
        if index not in titles:
            facts.extend(_read_labelled(blocks[index], in_head=True))
    for index in zones.foot:
        if verdicts[index].label is not Label.KEPT:
            facts.extend(_read_labelled(blocks[index], in_head=False))
    facts.extend(_read_author_elements(segments, zones))
    facts.extend(_read_loose(blocks, zones, titles))
    facts.extend(_read_late_dates(blocks))
    facts.extend(_read_ways(segments, verdicts, zones))
    facts.extend(_read_copyright(verdicts))
    return facts


def _read_labelled(block: Block, *, in_head: bool) -> Iterator[Fact]:
    """Yield the labelled values of a line; in the foot only those that are not also said of comments."""
    if block.kind in (BlockKind.CODE, BlockKind.HEADING) or count_words(block.text) > 60:
        return
    text = separate_words(block.text)
    for item in read_labels(text).items:
        if not item.value or item.field in ("share", "other"):
            continue
        if not in_head and (not item.strong or not item.colon):
            continue
        if item.field == "author" and not item.colon and not _is_byline(item, text):
            continue
        yield Fact(item.field, item.value, f"block {block.index} {item.label}")


def separate_words(text: str) -> str:
    """Return `text` with a space where two inline elements were glued: "Written byJane DoeMay 3, 2021"."""
    return _GLUED.sub(" ", text)


def _is_byline(item: Labelled, text: str) -> bool:
    """Tell whether a name behind "by" or a label without a colon is one."""
    if count_han_kana(item.value) or not item.value.isascii():
        return count_words(item.value) <= MAX_DATE_LINE
    at_start = text.startswith(item.label)
    return is_name_list(item.value) or (at_start and count_words(find_dates(item.value)[1]) <= MAX_NAME_LINE)


def _read_loose(blocks: Sequence[Block], zones: Zones, titles: Sequence[int]) -> Iterator[Fact]:
    """Yield dates without a label in the head, and the names that stand beside them below the title."""
    dated: set[int] = set()
    for index in zones.head:
        block = blocks[index]
        if index in titles or count_words(block.text) > MAX_DATE_LINE:
            continue
        if block.kind is BlockKind.HEADING and not parse_date(block.text):
            continue
        line = read_labels(separate_words(block.text))
        for piece in line.loose:
            if find_dates(piece)[0]:
                dated.add(index)
                yield Fact("published", piece, f"block {index}")
        if any(item.field in ("date", "modified") or find_dates(item.value)[0] for item in line.items):
            dated.add(index)
            yield from (
                Fact("published", item.value, f"block {index}")
                for item in line.items
                if item.field == "author"
            )
    about = {token for index in titles for token in tokenize(blocks[index].text)}
    for index in zones.below:
        if (
            dated & {index - 1, index, index + 1}
            and index not in titles
            and not about & {*tokenize(blocks[index].text)}
        ):
            for name in _find_names(blocks[index], index in dated):
                yield Fact("loose author", name, f"block {index}")


def _read_late_dates(blocks: Sequence[Block]) -> Iterator[Fact]:
    """Yield labelled dates anywhere on the page, for articles whose head shows none."""
    for block in blocks:
        if block.kind is not BlockKind.HEADING and count_words(block.text) <= MAX_DATE_LINE:
            for item in read_labels(block.text).items:
                if item.field == "date" and item.strong:
                    yield Fact("late date", item.value, f"block {block.index} {item.label}")


def _find_names(block: Block, dated: bool) -> Iterator[str]:
    """Yield the pieces of a line without its date that read like names."""
    if block.kind in (BlockKind.CODE, BlockKind.HEADING) or count_words(block.text) > MAX_DATE_LINE:
        return
    text = separate_words(block.text)
    line = read_labels(find_dates(text)[1] if dated else text)
    for piece in line.loose:
        if looks_like_name(piece) and (
            (is_name_list(piece) and count_words(piece) <= MAX_LOOSE_NAME)
            or (count_han_kana(piece) and not line.items)
        ):
            yield piece


def _read_author_elements(segments: Segments, zones: Zones) -> Iterator[Fact]:
    """Yield the text of elements that say by attribute, class or the line before that they hold the author."""
    blocks = segments.blocks
    for mark in segments.hints.marks:
        if mark.name in ("author", "itemprop:author") and mark.block >= min(zones.head, default=0):
            block = blocks[mark.block]
            linked = [span for span in block.spans if span.url == mark.value and not span.image]
            text = block.text[linked[0].start : linked[0].end] if linked else block.text
            if count_words(text) <= MAX_AUTHOR_ELEMENT:
                yield Fact("author", text, f"block {mark.block} {mark.name}")
                break
    for index in (*zones.head, *zones.copies):
        label = is_byline_label(blocks[index].text)
        for below in blocks[index + 1 : index + 3] if label else ():
            if looks_like_name(below.text):
                yield Fact("author", below.text, f"block {below.index}")
                break
        if _is_author_element(segments.containers, blocks[index]):
            for name in _find_element_names(blocks[index]):
                yield Fact("loose author", name, f"block {index} element")


def read_times(segments: Segments, zones: Zones) -> list[Fact]:
    """Return the dates that microdata and `<time>` elements give, those near the article first.

    A `<time>` far from the article is only believed where the page has no other.
    """
    blocks = segments.blocks
    facts: list[Fact] = []
    times = [mark for mark in segments.hints.marks if mark.name == "time"]
    for mark in segments.hints.marks:
        field = _DATE_PROPERTIES.get(mark.name)
        if field:
            facts.append(
                Fact(field, mark.value or blocks[mark.block].text, f"block {mark.block} {mark.name}")
            )
    for mark in times:
        if mark.block in zones.head or len(times) == 1:
            line = read_labels(blocks[mark.block].text)
            labels = {item.field for item in line.items}
            dated = "date" in labels or any(find_dates(piece)[0] for piece in line.loose)
            field = "modified" if "modified" in labels and not dated else "time"
            facts.append(Fact(field, mark.value or blocks[mark.block].text, f"block {mark.block} time"))
    return facts


def _is_author_element(containers: Sequence[Container], block: Block) -> bool:
    """Tell whether one of the two innermost elements around a block is by its class an author's."""
    container = containers[block.container]
    for _ in range(2):
        if _AUTHOR_NAMES.search(container.names) and not _NOT_AUTHOR.search(container.names):
            return True
        if container.parent < 0:
            break
        container = containers[container.parent]
    return False


def _find_element_names(block: Block) -> Iterator[str]:
    if block.text and count_words(block.text) <= MAX_AUTHOR_ELEMENT and block.kind is not BlockKind.HEADING:
        line = read_labels(find_dates(separate_words(block.text))[1])
        yield from (item.value for item in line.items if item.field == "author")
        yield from (piece for piece in line.loose if looks_like_name(piece))


def _read_ways(segments: Segments, verdicts: Sequence[Verdict], zones: Zones) -> Iterator[Fact]:
    """Yield the categories of breadcrumbs above the text and the neighbours that lines behind it name."""
    blocks = segments.blocks
    for block in blocks[: zones.below[0] if zones.below else 0]:
        crumbs = read_breadcrumb(block.text) if block.kind is not BlockKind.HEADING else None
        for crumb in crumbs or ():
            yield Fact("category", crumb, f"block {block.index} breadcrumb")
    for container in segments.containers:
        if _BREADCRUMB_NAMES.search(container.names) and container.last - container.first <= MAX_CRUMBS:
            for block in blocks[container.first : container.last]:
                if read_breadcrumb(block.text) is None:
                    yield Fact("category", block.text.strip(" >»›/→|·"), f"block {block.index} breadcrumb")
    for verdict in verdicts:
        block = verdict.block
        if verdict.label is not Label.KEPT and block.index > min(zones.head, default=0):
            neighbour = read_neighbour(block.text, block.link_chars)
            if neighbour:
                yield from _read_neighbour(
                    blocks, block, "next" if neighbour.forward else "previous", neighbour.title
                )


def _read_neighbour(blocks: Sequence[Block], block: Block, field: str, title: str) -> Iterator[Fact]:
    """Yield a neighbour's title and address; where the line says no title, the link behind it is the title."""
    url = block.spans[0].url if block.spans else ""
    index = block.index
    if not title and index + 1 < len(blocks):
        below = blocks[index + 1]
        if below.link_chars >= 0.8 * max(1, len(below.text)) and not read_neighbour(
            below.text, below.link_chars
        ):
            title, url = below.text, below.spans[0].url if below.spans else url
    if count_words(title) >= 2:
        yield Fact(field, title, f"block {index}", url)


def _read_copyright(verdicts: Sequence[Verdict]) -> Iterator[Fact]:
    """Yield the last copyright line that was dropped, and who holds it."""
    for verdict in reversed(verdicts):
        text = verdict.block.text
        if verdict.label is Label.KEPT or len(text) > MAX_COPYRIGHT * 8 or not _COPYRIGHT.search(text):
            continue
        if count_words(text) > MAX_COPYRIGHT or not any(
            sign in text.lower() for sign in ("©", "20", "19", "版权", "reserved")
        ):
            continue
        yield Fact("copyright", text, f"block {verdict.block.index}")
        holder = _HOLDER.search(text)
        if holder:
            yield Fact(
                "holder", collapse_space(holder[1]).strip(" .,-–"), f"block {verdict.block.index} copyright"
            )
        return
