"""The grammar of label lines: `发布时间：2022-02-24 来源：新华网`, `By Jane Doe | Updated May 3, 2021`.

Pure functions on one line of text, shared by the step that recognises such lines and the step that reads
them. What the words mean stands in `tables.py` and `name_tables.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import and_
from typing import NamedTuple

from cleancms.text import count_han_kana
from cleancms.wording.name_tables import BYLINE_PHRASES, BYLINE_PREPOSITIONS
from cleancms.wording.phrases import (
    fold_wording,
    index_words,
    is_in_word,
    read_phrases,
    read_words,
    split_table,
)
from cleancms.wording.tables import LABELS, WEAK_LABELS

# Longer text (characters) is prose: no label line of the development pages has more.
MAX_LABEL_LINE = 400
# The longest label of the tables has 31 characters, the longest phrase in front of a name 4 words.
_MAX_LABEL = 32
_MAX_LABEL_WORDS = 4
# How many of the last characters of a label are looked up before the label is; some labels have less.
_END = 3

# One character for one character, so that places in the plain line are places in the line.
_PLAIN = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {0x3000: " ", 0xA0: " ", ord("∶"): ":", ord("︰"): ":", ord("丨"): "|", ord("│"): "|", ord("┃"): "|"}
)
_SEPARATOR = re.compile(r"[|•●▪]+|\s[·‧∙–—\-/»]\s")
_SLASH_LABEL = (
    r"((?:^|[\s(\[【])(?:文|图文|图|撰文|作者|记者|記者|编辑|編輯|来源|來源|글))\s?[/|](?=\s?[^\W\d_])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_ASCII_WORD_START = re.compile(r"(?<![a-zA-Z])[a-zA-Z]")
# A line has labels only with a colon, a figure or one of some Chinese words and a slash.
_SIGN_OF_LABEL = re.compile(r"[:：∶︰\d]")
_SIGN_OF_SLASH_LABEL = re.compile(r"[文图者辑輯源글]\s?[/|丨]")
_SIGN_OF_SEPARATOR = re.compile(r"[|•●▪·‧∙–—\-/»]")
_DIGIT_SOON = re.compile(r"\D{0,25}\d")
_NUMBER_NEXT = re.compile(r"\s?\d")
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
    return {key: field for field, table in tables.items() for key in split_table(table.replace(" ", ""))}


def _key(label: str) -> str:
    """Return the form in which labels are looked up: folded, without the spaces that pad Chinese labels."""
    return fold_wording(label).replace(" ", "")


_STRONG = _index(LABELS)
_KNOWN = _index(WEAK_LABELS) | _STRONG
_ENDS = frozenset(key[-_END:] for key in _KNOWN)
_PHRASES = read_phrases(BYLINE_PHRASES.replace(" ", ""))
_PREPOSITIONS = read_phrases(BYLINE_PREPOSITIONS)
_BARE = split_table("|".join((*LABELS.values(), BYLINE_PHRASES, BYLINE_PREPOSITIONS)))
_FIRST_WORDS = frozenset(label.partition(" ")[0] for label in _BARE)
# The labels that can stand without a colon.
_BARE_LABELS = index_words(_BARE)


def _is_east_asian(key: str) -> bool:
    """Tell whether `key` has two characters in a row of a script without spaces and without upper case.

    A label of those needs no colon.
    """
    asian = ["\u2e80" <= character <= "\ud7af" for character in key]
    return any(map(and_, asian, asian[1:]))


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
        plain = re.sub(_SLASH_LABEL, lambda match: match[0][:-1] + ":", line.translate(_PLAIN))
    folded = fold_wording(plain)
    bare = _has_bare_label(folded, read_words(folded))
    items: list[Labelled] = []
    loose: list[str] = []
    start = 0
    divided = _SIGN_OF_SEPARATOR.search(plain)
    ends = [match.span() for match in _SEPARATOR.finditer(plain)] if divided else []
    for end, following in [*ends, (len(plain), len(plain))]:
        markers = _find_markers(plain[start:end], bare=bare)
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


def read_items(line: str) -> tuple[Labelled, ...]:
    """Return the labelled values that `read_labels` finds, sooner where there are none."""
    folded = fold_wording(line)
    return read_labels(line).items if may_have_items(line, folded, read_words(folded)) else ()


def may_have_items(line: str, folded: str, words: Sequence[str]) -> bool:
    """Tell whether `read_labels` can find a label in `line`; `words` are those of the `folded` line."""
    if ":" in folded or _has_bare_label(folded, words):
        return True
    if line.isascii():
        return False
    return "∶" in line or "︰" in line or bool(_SIGN_OF_SLASH_LABEL.search(line))


def _has_bare_label(folded: str, words: Sequence[str]) -> bool:
    """Tell whether a folded line with these words can have a label without a colon."""
    if _BARE_LABELS.keys().isdisjoint(words):
        return False
    if not folded.isascii():
        return True
    return any(label in folded for word in words for label in _BARE_LABELS.get(word, ()))


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
    return key in _PHRASES or key in _PREPOSITIONS or _KNOWN.get(key) == "author"


def is_label(text: str) -> bool:
    """Tell whether `text` is a label and nothing else, with or without its colon."""
    key = _key(_strip(text.translate(_PLAIN)))
    return key in _KNOWN


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


def _find_markers(piece: str, *, bare: bool) -> list[_Marker]:
    """Return the labels of a piece of a line, in order, none inside another.

    `bare` tells whether some of them may stand without a colon.
    """
    words = list(_find_words(piece)) if bare else []
    colons = _find_colons(piece, behind=words[0].start if words else len(piece)) if ":" in piece else ()
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
        before = piece[done : match.start()].rstrip()
        if not _ends_in_label(before):
            continue
        for start in _find_starts(before):
            label = before[start:]
            key = _key(label)
            field = _KNOWN.get(key)
            if field and _begins_label(before, start, label, first=done == 0 and done + start < behind):
                yield _Marker(done + start, match.end(), field, key in _STRONG, True)
                done = match.end()
                break


def _ends_in_label(text: str) -> bool:
    """Tell whether `text` ends like a label."""
    end = _key(text[-_MAX_LABEL:])
    return end[-_END:] in _ENDS or end[-2:] in _ENDS or end[-1:] in _ENDS


def _find_starts(text: str) -> Iterable[int]:
    """Return where a label at the end of `text` can begin: only Chinese ones do inside a word."""
    first = max(0, len(text) - _MAX_LABEL)
    if not text.isascii():
        return range(first, len(text))
    return [match.start() for match in _ASCII_WORD_START.finditer(text, first)]


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
    words = list(_WORD.finditer(piece))
    folded = fold_wording("\n".join([word[0] for word in words])).split("\n")
    for place, first in enumerate(folded):
        if first not in _FIRST_WORDS:
            continue
        for last in reversed(words[place : place + _MAX_LABEL_WORDS]):
            marker = _read_words(piece, words[place].start(), last.end())
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
    if field in ("author", "source", "editor") and _is_east_asian(key) and piece[end : end + 1] == " ":
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
