"""The lines around a title into facts: label lines, bylines and dates, also where they have no label."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from cleancms.articles.dates import has_year
from cleancms.articles.facts import Fact
from cleancms.articles.values import drop_role
from cleancms.articles.zones import Zones
from cleancms.model import Block, BlockKind, Container, Segments
from cleancms.text import count_han_kana, count_words, tokenize
from cleancms.wording.labels import Labelled, LabelLine, is_byline_label, is_label, read_items, read_labels
from cleancms.wording.names import is_name_list, looks_like_name
from cleancms.wording.navigation import read_neighbours

# The most words of a label line, of one that gives a date, of a name behind "by", of a name that no label
# introduces, and of an element that gives the author. Read off the heads of the development pages.
MAX_LABEL_LINE = 60
MAX_DATE_LINE = 25
MAX_NAME = 6
MAX_LOOSE_NAME = 3
MAX_AUTHOR_ELEMENT = 25
# No label for the author has more words: the longest of the tables has five.
MAX_BYLINE_LABEL = 8
# A paragraph that says who somebody is has at least this many words.
MIN_DESCRIPTION = 8
# A line that names a reporter has no more characters: the name, an address, two dates.
MAX_REPORTER_LINE = 80
# A line far from the head is a date line with no more characters behind a label, without one, and words
# beside its date.
MAX_LABELLED = 400
MAX_LATE_LINE = 100
MAX_LATE_WORDS = 4
# The place and day at the beginning of a text end within so many characters.
MAX_DATELINE = 80

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
# The last character before a place where the text of two inline elements was glued together.
_GLUED = re.compile(
    r"[a-z\d](?=[A-Z])(?:(?<=\b[Bb]y)|(?<=\d{4})"
    r"|(?<=[a-z])(?=[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|(?:Updated|Published|Posted)\b))"
)
# "by car and train" goes on in lower case; the name of an account is one word.
_LOWER_WORDS = re.compile(r"[a-z]+ [a-z]+ ")
_DATELINE_END = re.compile(r"[.:)](?=\s)|\s?[–—](?=\s)|\s-(?=\s)")

# `dates.find_dates` with the language of the page and the reference time.
FindDates = Callable[[str], tuple[tuple[str, ...], str]]


class _Line(NamedTuple):
    """A block of the zones: its text, with what was glued together apart, its length in words, its labels.

    Running text is taken as it is, without labels.
    """

    block: Block
    text: str
    words: int
    labels: LabelLine


def read_lines(segments: Segments, zones: Zones, titles: Sequence[int], find: FindDates) -> list[Fact]:
    """Return what the lines of the zones say, for each field the most trusted first."""
    blocks = segments.blocks
    foot = [index for index in zones.foot if index not in zones.kept]
    lines = {index: _read_line(blocks[index]) for index in {*zones.head, *zones.copies, *foot}}
    # A line that shares a word with the title is a heading or a link, no name.
    topic = frozenset(token for index in titles for token in tokenize(blocks[index].text))
    facts: list[Fact] = []
    for index in (*zones.head, *zones.copies):
        if lines[index].labels.items and index not in titles:
            facts.extend(_read_labelled(lines[index], find, in_head=True))
            facts.extend(_read_wrapped_names(blocks, facts, index))
    for index in foot:
        if lines[index].labels.items:
            facts.extend(_read_labelled(lines[index], find, in_head=False))
    facts.extend(_read_reporters(blocks, zones, titles))
    facts.extend(_read_author_marks(segments, zones, titles))
    facts.extend(_read_author_elements(segments, zones, lines, find))
    facts.extend(_read_described(blocks, lines, zones, titles, topic))
    facts.extend(_read_loose(blocks, lines, zones, titles, topic, find))
    facts.extend(_read_author_below(segments.containers, [lines[index] for index in foot]))
    return facts


def _read_line(block: Block) -> _Line:
    words = count_words(block.text)
    if words > MAX_LABEL_LINE:
        return _Line(block, block.text, words, LabelLine((), ()))
    text = _separate(block.text)
    return _Line(block, text, words, read_labels(text))


def _separate(text: str) -> str:
    """Return `text` with a space where elements were glued: "Written byJane DoeMay 3, 2021"."""
    return _GLUED.sub(r"\g<0> ", text)


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
    for mark in sorted(times, key=lambda mark: mark.block not in zones.below):
        if mark.block in zones.head or len(times) == 1:
            line = read_labels(blocks[mark.block].text)
            labels = {item.field for item in line.items}
            dated = "date" in labels or any(find(piece)[0] for piece in line.loose)
            field = "modified" if "modified" in labels and not dated else "time"
            facts.append(Fact(field, mark.value or blocks[mark.block].text, f"block {mark.block} time"))
    return facts


def find_date_blocks(blocks: Sequence[Block], *, relative: bool) -> list[Block]:
    """Return the blocks that can be date lines; without a year only `relative` dates are ("yesterday")."""
    return [
        block for block in blocks if len(block.text) <= MAX_LABELLED and (relative or has_year(block.text))
    ]


def read_late_dates(blocks: Iterable[Block]) -> Iterator[Fact]:
    """Yield labelled dates anywhere on the page, for articles whose head shows none."""
    for block in blocks:
        items = () if block.kind is BlockKind.HEADING else read_items(block.text)
        dates = [item for item in items if item.field == "date" and item.strong]
        if dates and count_words(block.text) <= MAX_DATE_LINE:
            yield from (Fact("date", item.value, f"block {block.index} {item.label}") for item in dates)


def read_dateline(
    blocks: Sequence[Block], kept: Collection[int], title: int, find: FindDates
) -> Iterator[Fact]:
    """Yield the day that the text below block `title` begins with, behind a place: "Rome, 3 May 2021."."""
    text = next((block for block in blocks[title:] if block.index in kept and _is_text(block)), None)
    if text is None:
        return
    for end in _DATELINE_END.finditer(text.text, 0, MAX_DATELINE):
        dates, place = find(text.text[: end.start()])
        place = place.strip(" ,(-–—")
        in_front = place[:1].isupper() and text.text.startswith(place)
        if len(dates) == 1 and in_front and count_words(place) <= MAX_LATE_WORDS:
            yield Fact("published", dates[0], f"block {text.index} dateline")
            return


def _is_text(block: Block) -> bool:
    """Tell whether a block of the article is running text."""
    return block.kind is BlockKind.PARAGRAPH and count_words(block.text) >= MIN_DESCRIPTION


def read_only_date(
    blocks: Iterable[Block], kept: Collection[int], title: int, find: FindDates
) -> Iterator[Fact]:
    """Yield the date that short lines outside the article's text show, where all of them show one day.

    Lines above block `title` do not count: sites show the day of the visit there.
    """
    found: list[tuple[str, Fact]] = []
    for block in blocks:
        if len(block.text) > MAX_LATE_LINE or block.index < title or block.index in kept:
            continue
        dates, rest = find(block.text) if has_year(block.text) else ((), "")
        if dates and count_words(rest) <= MAX_LATE_WORDS:
            found.append((dates[0][:10], Fact("published", dates[0], f"block {block.index}")))
    if len({day for day, _ in found}) == 1:
        yield found[0][1]


def _read_labelled(line: _Line, find: FindDates, *, in_head: bool) -> Iterator[Fact]:
    """Yield the labelled values of a line; in the foot only by labels that comments do not have."""
    block = line.block
    if block.kind in (BlockKind.CODE, BlockKind.HEADING):
        return
    for item in line.labels.items:
        certain = in_head or (item.strong and (item.colon or item.field in ("category", "tags", "editor")))
        if not item.value or not certain or item.field in ("share", "other"):
            continue
        reporter = _match_reporter().search(item.value) if item.field == "source" else None
        if reporter:
            yield Fact("author", reporter["names"], f"block {block.index} {reporter['label']}")
            yield Fact("source", item.value[: reporter.start()], f"block {block.index} {item.label}")
            continue
        if item.field != "author" or item.colon or _is_byline(item, line.text, find):
            yield Fact(item.field, item.value, f"block {block.index} {item.label}")


@cache
def _match_reporter() -> re.Pattern[str]:
    """Return the pattern of what names reporters without a colon: 记者 before a name, behind the source."""
    return re.compile(
        r"\s(?P<label>(?:本报|本网|特约|实习)?(?:记者|記者|通讯员))\s(?P<names>[\u4e00-\u9fff·\s]{2,30})$"
    )


@cache
def _match_korean_reporter() -> re.Pattern[str]:
    """Return the pattern of a name with 기자 behind it."""
    return re.compile(r"(?:^|[\s/=(\[])(?P<name>[가-힣]{2,4})\s?기자(?=$|[\s)\]|=])")


def _read_reporters(blocks: Sequence[Block], zones: Zones, titles: Sequence[int]) -> Iterator[Fact]:
    """Yield the names that short lines of a Korean page give with the word for reporter behind them."""
    for index in (*zones.head, *zones.copies, *zones.foot):
        text = blocks[index].text
        if "기자" not in text or len(text) > MAX_REPORTER_LINE or index in titles:
            continue
        for match in _match_korean_reporter().finditer(text):
            yield Fact("author", match["name"], f"block {index} 기자")


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
    short = count_words(find(item.value)[1]) <= MAX_NAME and not _LOWER_WORDS.match(item.value)
    return is_name_list(item.value) or (text.startswith(item.label) and short)


def _read_loose(
    blocks: Sequence[Block],
    lines: Mapping[int, _Line],
    zones: Zones,
    titles: Sequence[int],
    topic: Set[str],
    find: FindDates,
) -> Iterator[Fact]:
    """Yield dates without a label in the head, and the names that stand beside them below the title."""
    dated: set[int] = set()
    for index in sorted(zones.head, key=lambda index: index not in zones.below):
        block, _, words, labels = lines[index]
        if index in titles or words > (MAX_LABEL_LINE if labels.items else MAX_DATE_LINE):
            continue
        if block.kind is BlockKind.HEADING and find(block.text)[1]:
            continue
        unlabelled = [*labels.loose, *(item.value for item in labels.items if item.field == "author")]
        for piece in unlabelled:
            dates, rest = find(piece)
            # "Registered: 2021-12-11" is the date of something else.
            other = rest.endswith(":") and not is_label(rest.rpartition(" ")[2])
            if dates and not other:
                dated.add(index)
                yield Fact("published", piece, f"block {index}")
        if any(item.field in ("date", "modified") for item in labels.items):
            dated.add(index)
    for index in zones.below if dated else ():
        beside = not dated.isdisjoint((index - 1, index, index + 1)) and not _is_in_list(blocks, index)
        if beside and index not in titles and topic.isdisjoint(tokenize(blocks[index].text)):
            for name in _find_names(blocks[index], find):
                yield Fact("loose author", name, f"block {index}")


def _read_described(
    blocks: Sequence[Block],
    lines: Mapping[int, _Line],
    zones: Zones,
    titles: Sequence[int],
    topic: Set[str],
) -> Iterator[Fact]:
    """Yield the names below the title that the page says something about further down: "Jane Doe is …"."""
    names = {
        blocks[index].text: index
        for index in zones.below
        if index not in titles and _is_full_name(lines[index])
        if topic.isdisjoint(tokenize(blocks[index].text))
    }
    if not names:
        return
    first_names = tuple(f"{name.partition(' ')[0]} " for name in names)
    found: set[int] = set()
    above = ""
    for block in blocks[zones.below[-1] + 1 :]:
        if block.text.startswith(first_names) and count_words(block.text) >= MIN_DESCRIPTION:
            for name, index in names.items():
                first = name.partition(" ")[0]
                alone = above == name and block.text.startswith(f"{first} ")
                if alone or (block.index in zones.foot and block.text.startswith(f"{name} ")):
                    found.add(index)
        above = block.text
    yield from (Fact("loose author", blocks[index].text, f"block {index}") for index in sorted(found))


def _read_author_below(containers: Sequence[Container], foot: Iterable[_Line]) -> Iterator[Fact]:
    """Yield the name in the first element behind the article that is by its class an author's."""
    for line in foot:
        block = line.block
        if _is_full_name(line) and _is_author_element(containers, block):
            yield Fact("loose author", block.text, f"block {block.index} element")
            return


def _is_full_name(line: _Line) -> bool:
    """Tell whether a line can be nothing but a name of several words."""
    text = line.block.text
    return line.words <= MAX_LOOSE_NAME and is_name_list(text) and _is_plain_name(text)


def _is_in_list(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a block is one of several list items that all read like names: buttons, tags."""
    near = (blocks[place] for place in (index - 1, index, index + 1) if 0 <= place < len(blocks))
    items = [block for block in near if block.kind is BlockKind.LIST_ITEM and looks_like_name(block.text)]
    return len(items) > 1 and blocks[index] in items


def _find_names(block: Block, find: FindDates) -> Iterator[str]:
    """Yield the pieces of a line that, without its date, can only be names."""
    if block.kind in (BlockKind.CODE, BlockKind.HEADING) or count_words(block.text) > MAX_DATE_LINE:
        return
    line = read_labels(find(_separate(block.text))[1])
    for piece in map(drop_role, line.loose):
        latin = is_name_list(piece) and count_words(piece) <= MAX_LOOSE_NAME
        if _is_plain_name(piece) and (latin or (count_han_kana(piece) and not line.items)):
            yield piece


def _is_plain_name(text: str) -> bool:
    """Tell whether a line can be nothing but a name: no label, no way to another page."""
    return looks_like_name(text) and not is_label(text) and not read_neighbours(text)


def _read_author_marks(segments: Segments, zones: Zones, titles: Sequence[int]) -> Iterator[Fact]:
    """Yield the text of the first element whose attributes say that it holds the author."""
    for mark in segments.hints.marks:
        if mark.name in ("author", "itemprop:author") and mark.block >= min(zones.head, default=0):
            block = segments.blocks[mark.block]
            linked = [span for span in block.spans if span.url == mark.value and not span.image]
            text = block.text[linked[0].start : linked[0].end] if linked else block.text
            if count_words(text) <= MAX_AUTHOR_ELEMENT and mark.block not in titles:
                yield Fact("author", text, f"block {mark.block} {mark.name}")
                return


def _read_author_elements(
    segments: Segments, zones: Zones, lines: Mapping[int, _Line], find: FindDates
) -> Iterator[Fact]:
    """Yield the lines that a line with nothing but "By" or an author's class introduces."""
    blocks = segments.blocks
    for index in (*zones.head, *zones.copies):
        block, text, words, _ = lines[index]
        if words <= MAX_BYLINE_LABEL and is_byline_label(block.text):
            names = (below for below in blocks[index + 1 : index + 3] if _is_plain_name(below.text))
            yield from (Fact("author", below.text, f"block {below.index}") for below in [*names][:1])
        if words <= MAX_AUTHOR_ELEMENT and _is_author_element(segments.containers, block):
            line = read_labels(find(text)[1])
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
