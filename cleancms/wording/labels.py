"""The grammar of label lines: `发布时间：2022-02-24 来源：新华网`, `By Jane Doe | Updated May 3, 2021`.

Pure functions on one line of text, shared by the step that recognises such lines and the step that reads
them. What the words mean stands in `tables.py` and `name_tables.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleancms.text import count_han_kana
from cleancms.wording.name_tables import BYLINE_PHRASES, BYLINE_PREPOSITIONS
from cleancms.wording.phrases import fold_wording, is_in_word, split_table
from cleancms.wording.tables import LABELS, WEAK_LABELS

# Longer text (characters) is prose: no label line of the development pages has more.
MAX_LABEL_LINE = 400
# The longest label of the tables has 31 characters, the longest phrase in front of a name 4 words.
_MAX_LABEL = 32
_MAX_LABEL_WORDS = 4

# One character for one character, so that places in the plain line are places in the line.
_PLAIN = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {0x3000: " ", 0xA0: " ", ord("∶"): ":", ord("︰"): ":", ord("丨"): "|", ord("│"): "|", ord("┃"): "|"}
)
_SEPARATOR = re.compile(r"[|•●▪]+|\s[·‧∙–—\-/»]\s")
_SLASH_LABEL = re.compile(
    r"((?:^|[\s(\[【])(?:文|图文|图|撰文|作者|记者|記者|编辑|編輯|来源|來源|글))\s?[/|](?=\s?[^\W\d_])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
# A line has labels only with a colon, a figure or one of some Chinese words and a slash.
_SIGN_OF_LABEL = re.compile(r"[:：∶︰\d]")
_SIGN_OF_SLASH_LABEL = re.compile(r"[文图者辑輯源글]\s?[/|丨]")
_SIGN_OF_SEPARATOR = re.compile(r"[|•●▪·‧∙–—\-/»]")
_DIGIT_SOON = re.compile(r"\D{0,25}\d")
_NUMBER_NEXT = re.compile(r"\s?\d")
# Two characters of a script without spaces and without upper case: a label of those needs no colon.
_EAST_ASIAN = re.compile("[\u2e80-\ud7af]{2}")
_EDGE = " \t,;:·•/|-–—‧[]【】「」<>，、；"
_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"))
_BRACKET = re.compile(r"[()（）\[\]【】]")


class Labelled(NamedTuple):
    """A value of a label line and the metadata field that its label names.

    `strong` is False for a label that also begins lines of running text; `colon` tells whether the label
    was marked as one; `label` is the label as it is written.
    """

    field: str
    value: str
    strong: bool = True
    colon: bool = True
    label: str = ""


class LabelLine(NamedTuple):
    """What a line says by labels, and the pieces of it that have none."""

    items: tuple[Labelled, ...]
    loose: tuple[str, ...]


class _Marker(NamedTuple):
    start: int
    value: int
    field: str
    strong: bool
    colon: bool


def _index(tables: Mapping[str, str]) -> dict[str, str]:
    return {_key(label): field for field, table in tables.items() for label in split_table(table)}


def _key(label: str) -> str:
    """Return the form in which labels are looked up: folded, without the spaces that pad Chinese labels."""
    return fold_wording(label).replace(" ", "")


_STRONG = _index(LABELS)
_WEAK = _index(WEAK_LABELS)
_PHRASES = frozenset(_key(phrase) for phrase in split_table(BYLINE_PHRASES))
_PREPOSITIONS = frozenset(_key(phrase) for phrase in split_table(BYLINE_PREPOSITIONS))
_FIRST_WORDS = frozenset(
    label.split()[0]
    for table in (*LABELS.values(), BYLINE_PHRASES, BYLINE_PREPOSITIONS)
    for label in split_table(table)
)


def read_labels(line: str) -> LabelLine:
    """Return the labelled values of `line`, in order, and what stands in it without a label.

    Values are pieces of the line as it is written, without the separators around them; a label without a
    value gives "". A line longer than `MAX_LABEL_LINE` characters has no labels.
    """
    if len(line) > MAX_LABEL_LINE:
        return LabelLine((), (line,))
    if not _may_have_labels(line):
        return LabelLine((), (line,))
    plain = line
    if not line.isascii():
        plain = _SLASH_LABEL.sub(lambda match: match[0][:-1] + ":", line.translate(_PLAIN))
    items: list[Labelled] = []
    loose: list[str] = []
    start = 0
    divided = _SIGN_OF_SEPARATOR.search(plain)
    ends = [match.span() for match in _SEPARATOR.finditer(plain)] if divided else []
    for end, following in [*ends, (len(plain), len(plain))]:
        markers = _find_markers(plain[start:end])
        head = _strip(line[start : start + markers[0].start] if markers else line[start:end])
        if head:
            loose.append(head)
        for place, marker in enumerate(markers):
            stop = markers[place + 1].start if place + 1 < len(markers) else end - start
            value = _strip(line[start + marker.value : start + stop])
            label = _strip(line[start + marker.start : start + marker.value])
            items.append(Labelled(marker.field, value, marker.strong, marker.colon, label))
        start = following
    return LabelLine(tuple(items), tuple(loose))


def _may_have_labels(line: str) -> bool:
    """Tell whether a line has what no line with labels lacks; most lines do not."""
    if _SIGN_OF_LABEL.search(line):
        return True
    first = _WORD.search(line)
    if first and fold_wording(first[0]) in _FIRST_WORDS:
        return True
    return not line.isascii() and bool(_SIGN_OF_SLASH_LABEL.search(line))


def is_byline_label(line: str) -> bool:
    """Tell whether a line is nothing but a label for the author ("By", "Written by:", "作者：")."""
    key = _key(_strip(line.translate(_PLAIN)))
    return key in _PHRASES or key in _PREPOSITIONS or (_STRONG.get(key) or _WEAK.get(key)) == "author"


def is_label(text: str) -> bool:
    """Tell whether `text` is a label and nothing else, with or without its colon."""
    key = _key(_strip(text.translate(_PLAIN)))
    return key in _STRONG or key in _WEAK


def _strip(value: str) -> str:
    """Return `value` without separators at its ends and without a bracket that has no partner."""
    value = value.strip(_EDGE)
    if not _BRACKET.search(value):
        return value
    for opening, closing in _BRACKETS:
        if value.endswith(closing) and opening not in value:
            value = value[:-1]
        if value.startswith(opening) and closing not in value:
            value = value[1:]
    return value.strip(_EDGE)


def _find_markers(piece: str) -> list[_Marker]:
    """Return the labels of a piece of a line, in order, none inside another."""
    words = list(_find_words(piece))
    colons = _find_colons(piece, behind=words[0].start if words else len(piece))
    markers = sorted([*colons, *words], key=lambda marker: (marker.start, -marker.value))
    apart: list[_Marker] = []
    for marker in markers:
        if not apart or marker.start >= apart[-1].value:
            apart.append(marker)
    return apart


def _find_colons(piece: str, behind: int) -> Iterator[_Marker]:
    """Yield the labels that a colon follows; one behind place `behind` is not the first of the piece."""
    done = 0
    for match in re.finditer(":", piece):
        colon = match.start()
        before = piece[done:colon].rstrip()
        cased = before.isascii()
        for start in range(max(0, len(before) - _MAX_LABEL), len(before)):
            # Only Chinese labels begin inside a word, see `_begins_label`.
            if cased and (not before[start].isalpha() or (start and before[start - 1].isalpha())):
                continue
            label = before[start:]
            key = _key(label)
            field = _STRONG.get(key) or _WEAK.get(key)
            if field and _begins_label(before, start, label, first=done == 0 and done + start < behind):
                yield _Marker(done + start, match.end(), field, key in _STRONG, True)
                done = match.end()
                break


def _begins_label(before: str, start: int, label: str, *, first: bool) -> bool:
    """Tell whether a label can begin at `start`: between words, and in Chinese also behind a value.

    A first label has to stand apart (图片来源 is not 来源); one behind another value need not, because
    text dumps glue `来源：新华网` and `作者：张三` together.
    """
    if label[0].isspace():
        return False
    han = count_han_kana(label) >= 2
    if start == 0 or not is_in_word(before[start - 1]):
        return not first or han or not before[:start].rstrip()[-1:].isalpha()
    return not first and han and _key(label) in _STRONG


def _find_words(piece: str) -> Iterator[_Marker]:
    """Yield the labels that stand without a colon: dates and counts before a figure, names behind "by"."""
    found = _WORD.findall(piece.lower()) if piece.isascii() else map(fold_wording, _WORD.findall(piece))
    if _FIRST_WORDS.isdisjoint(found):
        return
    words = list(_WORD.finditer(piece))
    for place, word in enumerate(words):
        if fold_wording(word[0]) not in _FIRST_WORDS:
            continue
        for last in reversed(words[place : place + _MAX_LABEL_WORDS]):
            marker = _read_words(piece, word.start(), last.end())
            if marker:
                yield marker
                break


def _read_words(piece: str, start: int, end: int) -> _Marker | None:
    """Return what `piece[start:end]` marks when no colon follows it."""
    key = _key(piece[start:end])
    field = _STRONG.get(key, "")
    known = bool(field) or key in _PHRASES or key in _PREPOSITIONS
    if not known or end - start > _MAX_LABEL or piece[end : end + 2].lstrip()[:1] == ":":
        return None
    at_start = not piece[:start].strip(" (['\"")
    if (field in ("date", "modified") and _DIGIT_SOON.match(piece, end)) or (
        field == "views" and _NUMBER_NEXT.match(piece, end)
    ):
        return _Marker(start, end, field, True, False)
    if field in ("author", "source", "editor") and _EAST_ASIAN.search(key) and piece[end : end + 1] == " ":
        return _Marker(start, end, field, True, False)
    if not re.match(r"\s[^\W\d_]", piece[end : end + 2]):
        return None
    last = fold_wording(piece[start:end].rpartition(" ")[2])
    if key in _PHRASES or (field in ("author", "editor") and last in _PREPOSITIONS):
        return _Marker(start, end, field or "author", True, False)
    if field in ("category", "tags") and at_start and last != fold_wording(piece[start:end]):
        return _Marker(start, end, field, True, False)
    if key in _PREPOSITIONS and (at_start or re.search(r"\d\D{0,3}$", piece[:start])):
        return _Marker(start, end, "author", False, False)
    return None
