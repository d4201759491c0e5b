"""The lines around a title into facts: label lines, bylines and dates, also where they have no label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from cleancms.articles.facts import Fact
from cleancms.articles.zones import Zones
from cleancms.model import Block, BlockKind, Container, Label, Segments, Verdict
from cleancms.text import count_han_kana, count_words, tokenize
from cleancms.wording.labels import Labelled, is_byline_label, is_label, read_labels
from cleancms.wording.names import is_name_list, looks_like_name
from cleancms.wording.navigation import read_neighbours

# The most words of a label line, of one that gives a date, of a name behind "by", of a name that no label
# introduces, and of an element that gives the author. Read off the heads of the development pages.
MAX_LABEL_LINE = 60
MAX_DATE_LINE = 25
MAX_NAME = 6
MAX_LOOSE_NAME = 3
MAX_AUTHOR_ELEMENT = 25

# Words of class names and ids.
_AUTHOR_NAMES = re.compile(
    r"(?<![a-z])(?:authors?(?:[_-]?(?:names?|link|info|wrapper))?|byline|by-line|posted-by|writer|autor|auteur"
    r"|contributors?|post-?profile|poster|post-?user(?:-?name)?|user-?name|message-name|creator(?:-name)?)(?![a-z])"
)
_NOT_AUTHOR = re.compile(
    r"(?<![a-z])(?:bio|about|desc|description|box|social|avatar|image|img|comments?|related|job|title)(?![a-z])"
)
_GOES_ON = re.compile(r"(?:,|&|\s(?:and|und|et|y|e|en|og|och))$")
_DATE_PROPERTIES = {
    "itemprop:datePublished": "date",
    "itemprop:dateCreated": "date",
    "itemprop:dateModified": "modified",
}
# Places where the text of two inline elements was glued together.
_GLUED = re.compile(
    r"(?<=\b[Bb]y)(?=[A-Z])|(?<=[a-z])(?=[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})|(?<=\d{4})(?=[A-Z])"
    r"|(?<=[a-z])(?=(?:Updated|Published|Posted)\b)"
)

# `dates.find_dates` with the language of the page and the reference time.
FindDates = Callable[[str], tuple[tuple[str, ...], str]]


def read_lines(
    segments: Segments, verdicts: Sequence[Verdict], zones: Zones, titles: Sequence[int], find: FindDates
) -> list[Fact]:
    """Return what the lines of the zones say, for each field the most trusted first."""
    blocks = segments.blocks
    facts: list[Fact] = []
    for index in (*zones.head, *zones.copies):
        if index not in titles:
            facts.extend(_read_labelled(blocks[index], find, in_head=True))
            facts.extend(_read_wrapped_names(blocks, facts, index))
    for index in zones.foot:
        if verdicts[index].label is not Label.KEPT:
            facts.extend(_read_labelled(blocks[index], find, in_head=False))
    facts.extend(_read_author_marks(segments, zones))
    facts.extend(_read_author_elements(segments, zones, find))
    facts.extend(_read_loose(blocks, zones, titles, find))
    return facts


def read_times(segments: Segments, zones: Zones, find: FindDates) -> list[Fact]:
    """Return the dates that microdata and `<time>` elements give, those of microdata first.

    A `<time>` far from the article is only believed where the page has no other.
    """
    blocks, marks = segments.blocks, segments.hints.marks
    times = [mark for mark in marks if mark.name == "time"]
    facts: list[Fact] = []
    for mark in marks:
        if mark.name in _DATE_PROPERTIES:
            value = mark.value or blocks[mark.block].text
            facts.append(Fact(_DATE_PROPERTIES[mark.name], value, f"block {mark.block} {mark.name}"))
    for mark in times:
        if mark.block in zones.head or len(times) == 1:
            line = read_labels(blocks[mark.block].text)
            labels = {item.field for item in line.items}
            dated = "date" in labels or any(find(piece)[0] for piece in line.loose)
            field = "modified" if "modified" in labels and not dated else "time"
            facts.append(Fact(field, mark.value or blocks[mark.block].text, f"block {mark.block} time"))
    return facts


def read_late_dates(blocks: Sequence[Block]) -> Iterator[Fact]:
    """Yield labelled dates anywhere on the page, for articles whose head shows none."""
    for block in blocks:
        if block.kind is not BlockKind.HEADING and count_words(block.text) <= MAX_DATE_LINE:
            for item in read_labels(block.text).items:
                if item.field == "date" and item.strong:
                    yield Fact("date", item.value, f"block {block.index} {item.label}")


def _separate(text: str) -> str:
    """Return `text` with a space where elements were glued: "Written byJane DoeMay 3, 2021"."""
    return _GLUED.sub(" ", text)


def _read_labelled(block: Block, find: FindDates, *, in_head: bool) -> Iterator[Fact]:
    """Yield the labelled values of a line; in the foot only by labels that comments do not have."""
    if block.kind in (BlockKind.CODE, BlockKind.HEADING) or count_words(block.text) > MAX_LABEL_LINE:
        return
    text = _separate(block.text)
    for item in read_labels(text).items:
        certain = in_head or (item.strong and (item.colon or item.field in ("category", "tags", "editor")))
        if not item.value or not certain or item.field in ("share", "other"):
            continue
        if item.field != "author" or item.colon or _is_byline(item, text, find):
            yield Fact(item.field, item.value, f"block {block.index} {item.label}")


def _read_wrapped_names(blocks: Sequence[Block], facts: Sequence[Fact], index: int) -> Iterator[Fact]:
    """Yield the rest of a list of names that a line break cut behind "and" or a comma."""
    last = facts[-1] if facts else None
    below = blocks[index + 1 : index + 2]
    cut = last and last.field == "author" and last.origin.startswith(f"block {index} ")
    if last and cut and _GOES_ON.search(blocks[index].text) and below and _is_plain_name(below[0].text):
        yield last._replace(value=below[0].text)


def _is_byline(item: Labelled, text: str, find: FindDates) -> bool:
    """Tell whether what stands behind "by" is a name: it reads like one, or is short and begins the line."""
    if count_han_kana(item.value) or not item.value.isascii():
        return count_words(item.value) <= MAX_DATE_LINE
    short = count_words(find(item.value)[1]) <= MAX_NAME
    return is_name_list(item.value) or (text.startswith(item.label) and short)


def _read_loose(
    blocks: Sequence[Block], zones: Zones, titles: Sequence[int], find: FindDates
) -> Iterator[Fact]:
    """Yield dates without a label in the head, and the names that stand beside them below the title."""
    dated: set[int] = set()
    for index in zones.head:
        block = blocks[index]
        heading = block.kind is BlockKind.HEADING and find(block.text)[1]
        line = read_labels(_separate(block.text))
        longest = MAX_LABEL_LINE if line.items else MAX_DATE_LINE
        if index in titles or heading or count_words(block.text) > longest:
            continue
        unlabelled = [*line.loose, *(item.value for item in line.items if item.field == "author")]
        for piece in unlabelled:
            if find(piece)[0]:
                dated.add(index)
                yield Fact("published", piece, f"block {index}")
        if any(item.field in ("date", "modified") for item in line.items):
            dated.add(index)
    topic = {token for index in titles for token in tokenize(blocks[index].text)}
    for index in zones.below:
        beside = bool(dated & {index - 1, index, index + 1})
        if beside and index not in titles and topic.isdisjoint(tokenize(blocks[index].text)):
            for name in _find_names(blocks[index], find):
                yield Fact("loose author", name, f"block {index}")


def _find_names(block: Block, find: FindDates) -> Iterator[str]:
    """Yield the pieces of a line that, without its date, can only be names."""
    if block.kind in (BlockKind.CODE, BlockKind.HEADING) or count_words(block.text) > MAX_DATE_LINE:
        return
    line = read_labels(find(_separate(block.text))[1])
    for piece in line.loose:
        latin = is_name_list(piece) and count_words(piece) <= MAX_LOOSE_NAME
        if _is_plain_name(piece) and (latin or (count_han_kana(piece) and not line.items)):
            yield piece


def _is_plain_name(text: str) -> bool:
    """Tell whether a line can be nothing but a name: no label, no way to another page."""
    return looks_like_name(text) and not is_label(text) and not read_neighbours(text)


def _read_author_marks(segments: Segments, zones: Zones) -> Iterator[Fact]:
    """Yield the text of the first element whose attributes say that it holds the author."""
    for mark in segments.hints.marks:
        if mark.name in ("author", "itemprop:author") and mark.block >= min(zones.head, default=0):
            block = segments.blocks[mark.block]
            linked = [span for span in block.spans if span.url == mark.value and not span.image]
            text = block.text[linked[0].start : linked[0].end] if linked else block.text
            if count_words(text) <= MAX_AUTHOR_ELEMENT:
                yield Fact("author", text, f"block {mark.block} {mark.name}")
                return


def _read_author_elements(segments: Segments, zones: Zones, find: FindDates) -> Iterator[Fact]:
    """Yield the lines that a line with nothing but "By" or an author's class introduces."""
    blocks = segments.blocks
    for index in (*zones.head, *zones.copies):
        block = blocks[index]
        if is_byline_label(block.text):
            names = (below for below in blocks[index + 1 : index + 3] if _is_plain_name(below.text))
            yield from (Fact("author", below.text, f"block {below.index}") for below in [*names][:1])
        if _is_author_element(segments.containers, block) and count_words(block.text) <= MAX_AUTHOR_ELEMENT:
            line = read_labels(find(_separate(block.text))[1])
            labelled = [item.value for item in line.items if item.field == "author"]
            account = [block.text] if block.link_chars == len(block.text) and " " not in block.text else []
            for name in [*labelled, *(piece for piece in line.loose if _is_plain_name(piece)), *account]:
                yield Fact("loose author", name, f"block {index} element")


def _is_author_element(containers: Sequence[Container], block: Block) -> bool:
    """Tell whether one of the two innermost elements around a block is by its class an author's."""
    if block.kind is BlockKind.HEADING:
        return False
    container = containers[block.container]
    around = (container, containers[container.parent]) if container.parent >= 0 else (container,)
    return any(
        _AUTHOR_NAMES.search(element.names) and not _NOT_AUTHOR.search(element.names) for element in around
    )
