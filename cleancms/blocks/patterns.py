"""Lines around an article that are known by their words alone: label lines, previous/next, copyright, ….

The result is a veto for the step that decides, so precision comes first: a whole short line has to match,
never a line of prose that merely begins like one. Looks at one block at a time and knows no neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cleancms.blocks import pattern_tables as tables
from cleancms.model import Block, BlockKind, Reason, Segments
from cleancms.text import count_han_kana, count_words, fold
from cleancms.wording.labels import Labelled, LabelLine, read_labels
from cleancms.wording.names import is_name_list, looks_like_name
from cleancms.wording.navigation import read_breadcrumb, read_neighbours
from cleancms.wording.phrases import Phrases, index_phrases, match_phrase, split_table
from cleancms.wording.tables import NEXT, PREVIOUS

# Longer text (characters) is prose and is not looked at.
MAX_LINE = 700

# The most words of a line of each kind, and of a value behind a label. Read off the lines that match on the
# development pages: nearly every longer one was a text of its own.
MAX_COPYRIGHT = 60
MAX_COOKIE = 80
MAX_INVITATION = 30
MAX_STATEMENT = 150
MAX_WIDGET = 30
MAX_LABEL_LINE = 60
MAX_VALUE = 14
MAX_LIST_VALUE = 40
MAX_NICKNAME = 2
MAX_LOOSE = 12
MAX_LOOSE_LETTERS = 2
MAX_COUNT = 8


class _Line(NamedTuple):
    """A block as it is matched: its folded text, the same without figures and punctuation, its words."""

    block: Block
    text: str
    letters: str
    words: int


_NOT_LETTERS = re.compile(r"[\W\d_]+")
_ARROWS = re.compile(r"^[\s<«‹←|\[(【•·\-–]+")
_COPYRIGHT_SIGN = re.compile(r"\W*(?:©|ⓒ|\(c\)|copyright|&copy;|版权|版權|著作権|저작권)")
_COPYRIGHT_SURE = re.compile(r"(?:©|ⓒ|\(c\)|copyright)[\s:]{0,3}(?:©|\(c\)|by\s|\d{4})|©|ⓒ")
_LICENCE_NUMBER = re.compile(r"icp\s?[備备證证]|[公网網]+安[備备]")
_COMMENTS_ON = re.compile(
    r"\d+ (?:comments?|thoughts?|repl(?:y|ies)|responses?|réflexions?|kommentare?|comentarios?) "
    r"(?:on|to|sur|zu|en)\b"
)
_FORBIDDEN_COPY = re.compile(r"未[經经].{0,16}(?:转载|轉載|摘编|摘編|复制|複製|镜像)")
_STAMP = re.compile(
    r"\d{4}([-/.年])\d{1,2}[-/.月]\d{1,2}日?[\sT]*\d{1,2}:\d{2}(:\d{2})?|[(\[【]?(?:原标题|原文标题|原標題|原題)\s?[:：].*"
)
_MONEY = re.compile(r"[$€£¥₩%]")
_SENTENCE_END = re.compile(r"[。！？!?]|[.…][\"”’)]?$")


def _strip_figures(line: str) -> str:
    """Return `line` without figures and punctuation, single spaces in their place."""
    return _NOT_LETTERS.sub(" ", line).strip()


_RELATED_INLINE = index_phrases(tables.RELATED_INLINE)
_COPYRIGHT = tuple(split_table(tables.COPYRIGHT))
_COPYRIGHT_ASCII = tuple(phrase for phrase in _COPYRIGHT if phrase.isascii())
_LICENCE = tuple(split_table(tables.LICENCE))
_SHARE = index_phrases(tables.SHARE)
_SHARE_ALONE = frozenset(split_table(tables.SHARE_ALONE))
_LOGIN = index_phrases(tables.LOGIN)
_COOKIE = index_phrases(tables.COOKIE)
_SUBSCRIBE = index_phrases(tables.SUBSCRIBE)
_INBOX = tuple(split_table(tables.INBOX))
_STATEMENT = index_phrases(tables.STATEMENT)
_COUNTS = frozenset(_strip_figures(phrase) for phrase in split_table(tables.COUNTS))
_WHOLE_LINES = {_strip_figures(phrase): Reason.COMMENTS for phrase in split_table(tables.COMMENTS)} | {
    _strip_figures(phrase): Reason.RELATED for phrase in split_table(tables.RELATED)
}


def find_meta_lines(segments: Segments) -> dict[int, Reason]:
    """Return by block index why a block is no text of the article, for the blocks that words give away.

    Only META_LINE, EDITOR, TAGS, PREVIOUS_NEXT, BREADCRUMB, SHARE, LOGIN, COOKIE, RELATED and COMMENTS (the
    headings of such lists), SUBSCRIBE, STATEMENT, COPYRIGHT and LICENCE occur.
    """
    found: dict[int, Reason] = {}
    for block in segments.blocks:
        reason = match_line(block)
        if reason:
            found[block.index] = reason
    return found


def match_line(block: Block) -> Reason | None:
    """Return what kind of line around an article `block` is by its words, None for anything else."""
    if not block.text or len(block.text) > MAX_LINE or block.kind in (BlockKind.CODE, BlockKind.IMAGE):
        return None
    text = " ".join(fold(block.text).split())
    line = _Line(block, text, _strip_figures(text), count_words(text))
    if line.letters in _WHOLE_LINES:
        return _WHOLE_LINES[line.letters]
    start = line.letters[:2]
    for matcher in _MATCHERS:
        possible = matcher.starts is None or start in matcher.starts or start[:1] in matcher.starts
        if possible and matcher.matches(line):
            return matcher.reason
    if block.kind is BlockKind.HEADING or line.words > MAX_LABEL_LINE:
        return None
    return match_labels(read_labels(block.text))


def match_labels(line: LabelLine) -> Reason | None:
    """Return what kind of label line `line` is, None where its labels could begin a text."""
    strong = any(item.strong for item in line.items)
    items = [item for item in line.items if _is_value(item, beside_label=strong)]
    if not items or len(items) < len(line.items) or count_words(" ".join(line.loose)) > MAX_LOOSE:
        return None
    labelled = [item for item in items if item.colon]
    if not labelled and not _may_begin(line.loose[0] if line.loose else ""):
        return None
    if labelled and not any(item.strong for item in labelled) and len(labelled) < 2:
        return None
    fields = {item.field for item in items}
    if fields == {"editor"}:
        return Reason.EDITOR
    if fields <= {"tags", "category"}:
        return Reason.TAGS
    return Reason.SHARE if fields == {"share"} else Reason.META_LINE


def _may_begin(head: str) -> bool:
    """Tell whether `head` can stand in front of labels without a colon, everyday words: a date, a name."""
    letters = len(re.findall(r"[^\W\d_]+", head))
    if letters <= MAX_LOOSE_LETTERS and (not letters or any(character.isdecimal() for character in head)):
        return True
    return looks_like_name(head) and (is_name_list(head) or count_han_kana(head) > 0)


def _is_value(item: Labelled, *, beside_label: bool) -> bool:
    """Tell whether a labelled value is one that the field can have.

    A single name behind "by" is believed where the line has a label that says more than "by".
    """
    value = item.value
    words = count_words(value)
    if not value:
        return item.colon
    if item.field in ("date", "modified", "views"):
        return any(character.isdecimal() for character in value) and words <= MAX_VALUE
    if item.field in ("tags", "category") and not item.colon:
        return words <= MAX_COUNT and not value[0].islower()
    if item.field in ("tags", "category"):
        return words <= MAX_LIST_VALUE and not _SENTENCE_END.search(value)
    if item.field == "author" and not item.colon and not count_han_kana(value):
        return is_name_list(value) or (beside_label and words <= MAX_NICKNAME)
    return words <= MAX_VALUE and not re.search("[。！？!?]", value)


def _consume(index: Phrases, line: str) -> Sequence[str]:
    """Return the phrases that `line` consists of, none where more than figures and punctuation is left."""
    phrases: list[str] = []
    place = 0
    while place < len(line):
        if not line[place].isalpha():
            place += 1
            continue
        rest = line[place : place + 40]
        length = match_phrase(index, rest, whole_words=not count_han_kana(rest[0]))
        if not length:
            return ()
        phrases.append(rest[:length])
        place += length
    return phrases


def _is_licence(line: _Line) -> bool:
    if line.words > MAX_COPYRIGHT or (line.text.isascii() and "icp" not in line.text):
        return False
    digits = sum(character.isdecimal() for character in line.text)
    if _LICENCE_NUMBER.search(line.text):
        return digits >= 5
    return (digits >= 5 or line.words <= 20) and any(phrase in line.text for phrase in _LICENCE)


def _is_copyright(line: _Line) -> bool:
    if line.words > MAX_COPYRIGHT or line.block.kind is BlockKind.CAPTION:
        return False
    if _COPYRIGHT_SIGN.match(line.text) and (_COPYRIGHT_SURE.search(line.text[:40]) or line.words <= 4):
        return True
    if line.text.startswith("powered by ") and line.words <= MAX_COUNT:
        return line.block.link_chars > 0
    phrases = _COPYRIGHT_ASCII if line.text.isascii() else _COPYRIGHT
    return any(phrase in line.text for phrase in phrases)


def _is_breadcrumb(line: _Line) -> bool:
    return read_breadcrumb(line.block.text) is not None


def _is_previous_next(line: _Line) -> bool:
    return bool(read_neighbours(line.block.text, line.block.link_chars))


def _is_related(line: _Line) -> bool:
    length = match_phrase(_RELATED_INLINE, line.text)
    return (
        bool(length) and line.words <= MAX_INVITATION and line.text[length : length + 2].lstrip()[:1] == ":"
    )


def _is_share(line: _Line) -> bool:
    if line.words > MAX_WIDGET or line.block.kind is BlockKind.TABLE_ROW:
        return False
    phrases = _consume(_SHARE, line.text)
    if not phrases or _MONEY.search(line.text):
        return False
    if any(phrase in _SHARE_ALONE for phrase in phrases):
        return True
    linked = line.block.link_chars >= 0.8 * len(line.text) and len(line.letters) > 1
    return line.block.kind is not BlockKind.HEADING and (linked or len({*phrases}) >= 2)


def _is_login(line: _Line) -> bool:
    if line.words > MAX_WIDGET or line.block.kind is BlockKind.TABLE_ROW:
        return False
    return bool(_consume(_LOGIN, line.text))


def _is_count(line: _Line) -> bool:
    return line.letters in _COUNTS and line.words <= MAX_COUNT and line.letters != line.text


def _is_stamp(line: _Line) -> bool:
    return line.words <= MAX_COPYRIGHT and bool(_STAMP.fullmatch(line.text))


def _is_comments(line: _Line) -> bool:
    return line.words <= MAX_INVITATION and bool(_COMMENTS_ON.match(line.text))


def _is_cookie(line: _Line) -> bool:
    return line.words <= MAX_COOKIE and bool(match_phrase(_COOKIE, line.text, whole_words=False))


def _is_subscribe(line: _Line) -> bool:
    return line.words <= MAX_INVITATION and bool(match_phrase(_SUBSCRIBE, line.text))


def _is_for_inbox(line: _Line) -> bool:
    return line.words <= MAX_INVITATION and any(phrase in line.text for phrase in _INBOX)


def _is_statement(line: _Line) -> bool:
    if line.words > MAX_STATEMENT or line.block.kind is BlockKind.HEADING:
        return False
    text = _ARROWS.sub("", line.text)
    return bool(match_phrase(_STATEMENT, text, whole_words=text[:1].isascii()))


def _is_forbidden_copy(line: _Line) -> bool:
    return line.words <= MAX_COPYRIGHT and "未" in line.text and bool(_FORBIDDEN_COPY.search(line.text))


class _Matcher(NamedTuple):
    """A kind of line: the test for it, and how its lines can begin (None: not known), see `_begins`."""

    reason: Reason
    matches: Callable[[_Line], bool]
    starts: frozenset[str] | None = None


def _begins(*phrase_tables: str) -> frozenset[str]:
    """Return the first two letters of every phrase of some tables: most lines need no closer look."""
    phrases = (_strip_figures(phrase) for table in phrase_tables for phrase in split_table(table))
    return frozenset(phrase[:2] for phrase in phrases)


# The order decides where a line could be two things: a number of a licence stands in copyright lines too.
_MATCHERS = (
    _Matcher(Reason.LICENCE, _is_licence),
    _Matcher(Reason.COPYRIGHT, _is_copyright),
    _Matcher(Reason.BREADCRUMB, _is_breadcrumb),
    _Matcher(Reason.PREVIOUS_NEXT, _is_previous_next, _begins(PREVIOUS, NEXT)),
    _Matcher(Reason.RELATED, _is_related, _begins(tables.RELATED_INLINE)),
    _Matcher(Reason.COMMENTS, _is_comments),
    _Matcher(Reason.SHARE, _is_share, _begins(tables.SHARE)),
    _Matcher(Reason.LOGIN, _is_login, _begins(tables.LOGIN)),
    _Matcher(Reason.META_LINE, _is_count),
    _Matcher(Reason.META_LINE, _is_stamp),
    _Matcher(Reason.COOKIE, _is_cookie, _begins(tables.COOKIE)),
    _Matcher(Reason.SUBSCRIBE, _is_subscribe, _begins(tables.SUBSCRIBE)),
    _Matcher(Reason.SUBSCRIBE, _is_for_inbox),
    _Matcher(Reason.STATEMENT, _is_statement, _begins(tables.STATEMENT)),
    _Matcher(Reason.STATEMENT, _is_forbidden_copy),
)
