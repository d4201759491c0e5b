"""Lines around an article that are known by their words alone: label lines, previous/next, copyright, ….

The result is a veto for the step that decides, so precision comes first: a whole short line has to match,
never a line of prose that merely begins like one. Looks at one block at a time and knows no neighbours.

Nearly every block is none of them. What a line begins with, and a few words in it, tell which kinds it can
be at all (`_find_possible`); only those are tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from cleancms.blocks import pattern_tables as tables
from cleancms.blocks.pattern_starts import (
    index_inside,
    index_starts,
    look_up,
    read_start,
    read_starts,
)
from cleancms.model import Block, BlockKind, Reason, Segments
from cleancms.text import count_han_kana, count_words
from cleancms.wording import comment_tables, notice_tables, related_tables
from cleancms.wording.labels import Labelled, LabelLine, may_have_items, read_labels
from cleancms.wording.names import is_name_list, looks_like_name
from cleancms.wording.navigation import read_breadcrumb, read_neighbours
from cleancms.wording.navigation_tables import BREADCRUMB, HOME, NEXT, PREVIOUS
from cleancms.wording.phrases import (
    fold_wording,
    index_phrases,
    match_phrase,
    read_phrases,
    read_words,
    split_phrases,
    split_table,
)

# Longer text (characters) is prose and is not looked at.
MAX_LINE = 700

# The most words of a line of each kind, and of a value behind a label: on the development pages nearly every
# longer one was a text of its own.
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


class _Wording(NamedTuple):
    """What the text of a block says: the folded text and its words, and what kind of line it can be.

    These are the places of the matchers that have to look at the block, and the reason that its labels give.
    """

    text: str
    words: Sequence[str]
    possible: Sequence[int]
    labelled: Reason | None


class _Line(NamedTuple):
    """A block as it is matched, with its folded text and the words of that."""

    block: Block
    text: str
    words: Sequence[str]

    def has_at_most(self, words: int) -> bool:
        """Tell whether the line is no longer than that; in a line of n characters are at most n words."""
        return len(self.text) <= words or count_words(self.text) <= words

    def begins(self, table: str, *, whole_words: bool = True) -> bool:
        """Tell whether the line begins with a phrase of a table, see `match_phrase`."""
        return match_phrase(index_phrases(table), self.text, whole_words=whole_words) > 0

    def contains(self, table: str) -> bool:
        """Tell whether a phrase of a table stands anywhere in the line."""
        return any(phrase in self.text for phrase in read_phrases(table))

    def is_phrase(self, table: str) -> bool:
        """Tell whether the line is a phrase of a table, when figures and punctuation do not count."""
        return " ".join(self.words) in _strip_phrases(table)


_ARROWS = " <«‹←|[(【•·-–"
# These are compiled when a line first needs them; `re` keeps them.
_COPYRIGHT_SIGN = r"\W*(?:©|ⓒ|\(c\)|copyright|&copy;|版权|版權|著作権|저작권)"
_COPYRIGHT_SURE = r"(?:©|ⓒ|\(c\)|copyright)[\s:]{0,3}(?:©|\(c\)|by\s|\d{4})|©|ⓒ"
_LICENCE_NUMBER = r"icp\s?[備备證证]|[公网網]安[備备]"
_COUNTED = "|".join(split_table(comment_tables.COMMENTS_ON))
_COMMENTS_ON = (
    rf"\d+ (?:{_COUNTED}) (?:on|to|sur|zu|en)\b"
    r"|(?:评论|評論|コメント|댓글) ?[(（]?\d++(?! ?[年月日])|\d+ ?(?:条评论|條評論)"
)
_FORBIDDEN_COPY = r"未[經经].{0,16}(?:转载|轉載|摘编|摘編|复制|複製|镜像)"
_STAMP = (
    r"\d{4}([-/.年])\d{1,2}[-/.月]\d{1,2}日?[\sT]*\d{1,2}:\d{2}(:\d{2})?"
    r"|[(\[【]?(?:原标题|原文标题|原標題|原題)\s?[:：].*"
)
_MONEY = frozenset("$€£¥₩%")
_SENTENCE_END = r"[。！？!?]|[.…][\"”’)]?$"

_SHARE = f"{tables.SHARE}|{tables.SHARE_ALONE}"


@cache
def _strip_phrases(table: str) -> frozenset[str]:
    """Return the phrases of a table without figures and punctuation."""
    phrases = split_table(table)
    # most phrases have nothing but letters
    return frozenset(
        [phrase if phrase.replace(" ", "").isalpha() else " ".join(read_words(phrase)) for phrase in phrases]
    )


def find_meta_lines(segments: Segments) -> dict[int, Reason]:
    """Return by block index why a block is no text of the article, for the blocks that words give away.

    Only META_LINE, EDITOR, TAGS, PREVIOUS_NEXT, BREADCRUMB, SHARE, LOGIN, COOKIE, RELATED and COMMENTS (the
    headings of such lists), SUBSCRIBE, STATEMENT, COPYRIGHT and LICENCE occur.
    """
    found: dict[int, Reason] = {}
    # A page shows many of its texts several times.
    wordings: dict[str, _Wording | None] = {}
    for block in segments.blocks:
        text = block.text
        if text not in wordings:
            wordings[text] = _read_wording(text)
        wording = wordings[text]
        reason = _match_wording(block, wording) if wording else None
        if reason:
            found[block.index] = reason
    return found


def match_line(block: Block) -> Reason | None:
    """Return what kind of line around an article `block` is by its words, None for anything else."""
    wording = _read_wording(block.text)
    return _match_wording(block, wording) if wording else None


def _read_wording(text: str) -> _Wording | None:
    """Return what a text says, None for one that makes no block a line around an article."""
    if not text or len(text) > MAX_LINE:
        return None
    folded = " ".join(fold_wording(text).split())
    words = read_words(folded)
    possible = _find_possible(folded, words)
    labels = read_labels(text) if may_have_items(text, folded, words) else None
    labelled = None
    if labels and labels.items and count_words(folded) <= MAX_LABEL_LINE:
        labelled = match_labels(labels)
    return _Wording(folded, words, possible, labelled) if possible or labelled else None


def _match_wording(block: Block, wording: _Wording) -> Reason | None:
    """Return what kind of line a block with this wording is."""
    if block.kind is BlockKind.CODE or block.kind is BlockKind.IMAGE:
        return None
    line = _Line(block, wording.text, wording.words)
    for place in wording.possible:
        if _MATCHERS[place].matches(line):
            return _MATCHERS[place].reason
    return None if block.kind is BlockKind.HEADING else wording.labelled


def _find_possible(text: str, words: Sequence[str]) -> Sequence[int]:
    """Return the places of the matchers that a folded line with these words can satisfy, in their order."""
    begun = look_up(_STARTS, read_start(words))
    # Phrases in ASCII have an inner word, but for the sign of copyright.
    signs = words if text.isascii() and "(c)" not in text else {*words, *text}
    if _INSIDE.keys().isdisjoint(signs):
        return begun
    inside = {place for sign in signs for place, phrase in _INSIDE.get(sign, ()) if phrase in text}
    return sorted(inside.union(begun))


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
        return words <= MAX_LIST_VALUE and not re.search(_SENTENCE_END, value)
    if item.field == "author" and not item.colon and not count_han_kana(value):
        return is_name_list(value) or (beside_label and words <= MAX_NICKNAME)
    return words <= MAX_VALUE and not re.search("[。！？!?]", value)


def _is_comments_heading(line: _Line) -> bool:
    return line.is_phrase(comment_tables.COMMENTS)


def _is_related_heading(line: _Line) -> bool:
    return line.is_phrase(related_tables.RELATED)


def _is_licence(line: _Line) -> bool:
    number = re.search(_LICENCE_NUMBER, line.text)
    if not number and not line.contains(tables.LICENCE):
        return False
    digits = sum(character.isdecimal() for character in line.text)
    return (digits >= 5 or (not number and line.has_at_most(20))) and line.has_at_most(MAX_COPYRIGHT)


def _is_copyright(line: _Line) -> bool:
    if line.block.kind is BlockKind.CAPTION:
        return False
    sign = re.match(_COPYRIGHT_SIGN, line.text)
    if sign and (re.search(_COPYRIGHT_SURE, line.text[:40]) or line.has_at_most(4)):
        return line.has_at_most(MAX_COPYRIGHT)
    if line.text.startswith("powered by ") and line.has_at_most(MAX_COUNT):
        return line.block.link_chars > 0
    return line.contains(tables.COPYRIGHT) and line.has_at_most(MAX_COPYRIGHT)


def _is_breadcrumb(line: _Line) -> bool:
    return read_breadcrumb(line.block.text) is not None


def _is_previous_next(line: _Line) -> bool:
    return bool(read_neighbours(line.block.text, line.block.link_chars))


def _is_related(line: _Line) -> bool:
    length = match_phrase(index_phrases(related_tables.RELATED_INLINE), line.text)
    colon = bool(length) and line.text[length : length + 2].lstrip()[:1] == ":"
    return colon and line.has_at_most(MAX_INVITATION)


def _is_read_more(line: _Line) -> bool:
    if not line.begins(related_tables.READ_MORE) or not line.has_at_most(MAX_INVITATION):
        return False
    return line.block.link_chars >= 0.8 * len(line.block.text)


def _is_share(line: _Line) -> bool:
    if line.block.kind is BlockKind.TABLE_ROW:
        return False
    phrases = split_phrases(index_phrases(_SHARE), line.text)
    if not phrases or not _MONEY.isdisjoint(line.text) or not line.has_at_most(MAX_WIDGET):
        return False
    if any(phrase in read_phrases(tables.SHARE_ALONE) for phrase in phrases):
        return True
    linked = line.block.link_chars >= 0.8 * len(line.text) and sum(map(len, line.words)) > 1
    return line.block.kind is not BlockKind.HEADING and (linked or len({*phrases}) >= 2)


def _is_login(line: _Line) -> bool:
    if line.block.kind is BlockKind.TABLE_ROW:
        return False
    return bool(split_phrases(index_phrases(tables.LOGIN), line.text)) and line.has_at_most(MAX_WIDGET)


def _is_count(line: _Line) -> bool:
    counts = line.is_phrase(tables.COUNTS) and " ".join(line.words) != line.text
    return counts and line.has_at_most(MAX_COUNT)


def _is_stamp(line: _Line) -> bool:
    return bool(re.fullmatch(_STAMP, line.text)) and line.has_at_most(MAX_COPYRIGHT)


def _is_comments(line: _Line) -> bool:
    return bool(re.match(_COMMENTS_ON, line.text)) and line.has_at_most(MAX_INVITATION)


def _is_cookie(line: _Line) -> bool:
    return line.begins(notice_tables.COOKIE, whole_words=False) and line.has_at_most(MAX_COOKIE)


def _is_subscribe(line: _Line) -> bool:
    return line.begins(notice_tables.SUBSCRIBE) and line.has_at_most(MAX_INVITATION)


def _is_for_inbox(line: _Line) -> bool:
    if line.block.kind is BlockKind.CAPTION or not line.has_at_most(MAX_INVITATION):
        return False
    return line.contains(notice_tables.INBOX)


def _is_advertisement(line: _Line) -> bool:
    return line.block.kind is BlockKind.PARAGRAPH and line.is_phrase(tables.ADVERTISEMENT)


def _is_statement(line: _Line) -> bool:
    if line.block.kind is BlockKind.HEADING:
        return False
    text = line.text.lstrip(_ARROWS)
    found = match_phrase(index_phrases(notice_tables.STATEMENT), text, whole_words=text[:1].isascii())
    return bool(found) and line.has_at_most(MAX_STATEMENT)


def _is_forbidden_copy(line: _Line) -> bool:
    return bool(re.search(_FORBIDDEN_COPY, line.text)) and line.has_at_most(MAX_COPYRIGHT)


class _Matcher(NamedTuple):
    """A kind of line: the test for it, what its lines begin with, or else what phrases are somewhere in them.

    `starts` are the values of `read_start` of such lines, "" for those without letters; `inside` is a table.
    """

    reason: Reason
    matches: Callable[[_Line], bool]
    starts: frozenset[str] = frozenset()
    inside: str = ""


_COPYRIGHT_INSIDE = f"©|(c)|版权|版權|著作権|저작권|{tables.COPYRIGHT}"
# The order decides where a line could be two things: a number of a licence stands in copyright lines too.
_MATCHERS = (
    _Matcher(Reason.RELATED, _is_related_heading, read_starts(related_tables.RELATED)),
    _Matcher(Reason.COMMENTS, _is_comments_heading, read_starts(comment_tables.COMMENTS)),
    _Matcher(Reason.LICENCE, _is_licence, inside=f"備|备|證|证|{tables.LICENCE}"),
    _Matcher(Reason.COPYRIGHT, _is_copyright, read_starts("copyright|powered by"), _COPYRIGHT_INSIDE),
    # In Chinese, any name may stand in front of the word for a home page.
    _Matcher(Reason.BREADCRUMB, _is_breadcrumb, read_starts(BREADCRUMB, HOME), "首页|首頁"),
    _Matcher(Reason.PREVIOUS_NEXT, _is_previous_next, read_starts(PREVIOUS, NEXT)),
    _Matcher(Reason.RELATED, _is_related, read_starts(related_tables.RELATED_INLINE)),
    _Matcher(Reason.RELATED, _is_read_more, read_starts(related_tables.READ_MORE)),
    _Matcher(Reason.COMMENTS, _is_comments, read_starts(comment_tables.COMMENTS_ON, comment_tables.COMMENTS)),
    _Matcher(Reason.SHARE, _is_share, read_starts(tables.SHARE, tables.SHARE_ALONE)),
    _Matcher(Reason.LOGIN, _is_login, read_starts(tables.LOGIN)),
    _Matcher(Reason.META_LINE, _is_count, read_starts(tables.COUNTS)),
    _Matcher(Reason.META_LINE, _is_stamp, frozenset(("", "年", "原标题", "原文标题", "原標題", "原題"))),
    _Matcher(Reason.COOKIE, _is_cookie, read_starts(notice_tables.COOKIE)),
    _Matcher(Reason.SUBSCRIBE, _is_subscribe, read_starts(notice_tables.SUBSCRIBE)),
    _Matcher(Reason.SUBSCRIBE, _is_for_inbox, inside=notice_tables.INBOX),
    _Matcher(Reason.STATEMENT, _is_statement, read_starts(notice_tables.STATEMENT)),
    _Matcher(Reason.STATEMENT, _is_forbidden_copy, inside="未经|未經"),
    # The nearest of the reasons: the site says something about what stands here.
    _Matcher(Reason.STATEMENT, _is_advertisement, read_starts(tables.ADVERTISEMENT)),
)
_STARTS = index_starts(matcher.starts for matcher in _MATCHERS)
_INSIDE = index_inside(matcher.inside for matcher in _MATCHERS)
