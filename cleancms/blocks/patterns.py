"""Lines around an article that are known by their words alone: label lines, previous/next, copyright, ….

The result is a veto for the step that decides, so precision comes first: a whole short line has to match,
never a line of prose that merely begins like one. Looks at one block at a time and knows no neighbours.

Nearly every block is none of them. What a line begins with, and a few words in it, tell which kinds it can
be at all (`_find_possible`); only those are tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cleancms.blocks import pattern_tables as tables
from cleancms.blocks.pattern_starts import (
    ASIAN,
    index_starts,
    look_up,
    read_inner_words,
    read_start,
    read_starts,
)
from cleancms.model import Block, BlockKind, Reason, Segments
from cleancms.text import count_han_kana, count_words
from cleancms.wording import comment_tables, notice_tables, related_tables
from cleancms.wording.labels import Labelled, LabelLine, read_labels
from cleancms.wording.names import is_name_list, looks_like_name
from cleancms.wording.navigation import read_breadcrumb, read_neighbours
from cleancms.wording.navigation_tables import BREADCRUMB, HOME, NEXT, PREVIOUS
from cleancms.wording.phrases import Phrases, fold_wording, index_phrases, match_phrase, split_table

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


class _Line(NamedTuple):
    """A block as it is matched, with its folded text."""

    block: Block
    text: str

    def has_at_most(self, words: int) -> bool:
        """Tell whether the line is no longer than that; in a line of n characters are at most n words."""
        return len(self.text) <= words or count_words(self.text) <= words


_NOT_LETTERS = re.compile(r"[\W\d_]+")
_ASCII_LETTERS = {code: chr(code) if chr(code).isalpha() else " " for code in range(128)}
_ARROWS = re.compile(r"^[\s<«‹←|\[(【•·\-–]+")
_COPYRIGHT_SIGN = re.compile(r"\W*(?:©|ⓒ|\(c\)|copyright|&copy;|版权|版權|著作権|저작권)")
_COPYRIGHT_SURE = re.compile(r"(?:©|ⓒ|\(c\)|copyright)[\s:]{0,3}(?:©|\(c\)|by\s|\d{4})|©|ⓒ")
_LICENCE_NUMBER = re.compile(r"icp\s?[備备證证]|[公网網]+安[備备]")
_COUNTED = "|".join(split_table(comment_tables.COMMENTS_ON))
_COMMENTS_ON = re.compile(
    rf"\d+ (?:{_COUNTED}) (?:on|to|sur|zu|en)\b"
    r"|(?:评论|評論|コメント|댓글) ?[(（]?\d++(?! ?[年月日])|\d+ ?(?:条评论|條評論)"
)
_FORBIDDEN_COPY = re.compile(r"未[經经].{0,16}(?:转载|轉載|摘编|摘編|复制|複製|镜像)")
_STAMP = re.compile(
    r"\d{4}([-/.年])\d{1,2}[-/.月]\d{1,2}日?[\sT]*\d{1,2}:\d{2}(:\d{2})?|[(\[【]?(?:原标题|原文标题|原標題|原題)\s?[:：].*"
)
_MONEY = re.compile(r"[$€£¥₩%]")
_SENTENCE_END = re.compile(r"[。！？!?]|[.…][\"”’)]?$")


def _strip_figures(line: str) -> str:
    """Return `line` without figures and punctuation, single spaces in their place."""
    if line.isascii():
        return " ".join(line.translate(_ASCII_LETTERS).split())
    return _NOT_LETTERS.sub(" ", line).strip()


_RELATED_INLINE = index_phrases(related_tables.RELATED_INLINE)
_COPYRIGHT = tuple(split_table(tables.COPYRIGHT))
_LICENCE = tuple(split_table(tables.LICENCE))
_SHARE = index_phrases(f"{tables.SHARE}|{tables.SHARE_ALONE}")
_SHARE_ALONE = frozenset(split_table(tables.SHARE_ALONE))
_LOGIN = index_phrases(tables.LOGIN)
_COOKIE = index_phrases(notice_tables.COOKIE)
_SUBSCRIBE = index_phrases(notice_tables.SUBSCRIBE)
_INBOX = tuple(split_table(notice_tables.INBOX))
_STATEMENT = index_phrases(notice_tables.STATEMENT)
_READ_MORE = index_phrases(related_tables.READ_MORE)
_ADVERTISEMENT = frozenset(_strip_figures(phrase) for phrase in split_table(tables.ADVERTISEMENT))
_COUNTS = frozenset(_strip_figures(phrase) for phrase in split_table(tables.COUNTS))
_RELATED = frozenset(_strip_figures(phrase) for phrase in split_table(related_tables.RELATED))
_COMMENTS = frozenset(_strip_figures(phrase) for phrase in split_table(comment_tables.COMMENTS))


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
    words = fold_wording(block.text).split()
    line = _Line(block, " ".join(words))
    for matcher in _find_possible(line.text, words):
        if matcher.matches(line):
            return matcher.reason
    if block.kind is BlockKind.HEADING:
        return None
    labels = read_labels(block.text)
    return match_labels(labels) if labels.items and line.has_at_most(MAX_LABEL_LINE) else None


def _find_possible(text: str, words: Iterable[str]) -> list[_Matcher]:
    """Return the matchers that a line can satisfy, in their order.

    `words` are the pieces of the folded `text` between spaces.
    """
    begun = look_up(_STARTS, read_start(text))
    signs = "©" in text or "(c)" in text or not _INNER_WORDS.isdisjoint(words)
    if signs or (not text.isascii() and ASIAN.search(text)):
        return [matcher for place, matcher in enumerate(_MATCHERS) if matcher.anywhere or place in begun]
    return [_MATCHERS[place] for place in begun]


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


def _is_comments_heading(line: _Line) -> bool:
    return _strip_figures(line.text) in _COMMENTS


def _is_related_heading(line: _Line) -> bool:
    return _strip_figures(line.text) in _RELATED


def _is_licence(line: _Line) -> bool:
    number = _LICENCE_NUMBER.search(line.text)
    if not number and not any(phrase in line.text for phrase in _LICENCE):
        return False
    digits = sum(character.isdecimal() for character in line.text)
    return (digits >= 5 or (not number and line.has_at_most(20))) and line.has_at_most(MAX_COPYRIGHT)


def _is_copyright(line: _Line) -> bool:
    if line.block.kind is BlockKind.CAPTION:
        return False
    if _COPYRIGHT_SIGN.match(line.text) and (_COPYRIGHT_SURE.search(line.text[:40]) or line.has_at_most(4)):
        return line.has_at_most(MAX_COPYRIGHT)
    if line.text.startswith("powered by ") and line.has_at_most(MAX_COUNT):
        return line.block.link_chars > 0
    return any(phrase in line.text for phrase in _COPYRIGHT) and line.has_at_most(MAX_COPYRIGHT)


def _is_breadcrumb(line: _Line) -> bool:
    return read_breadcrumb(line.block.text) is not None


def _is_previous_next(line: _Line) -> bool:
    return bool(read_neighbours(line.block.text, line.block.link_chars))


def _is_related(line: _Line) -> bool:
    length = match_phrase(_RELATED_INLINE, line.text)
    colon = bool(length) and line.text[length : length + 2].lstrip()[:1] == ":"
    return colon and line.has_at_most(MAX_INVITATION)


def _is_read_more(line: _Line) -> bool:
    if not match_phrase(_READ_MORE, line.text) or not line.has_at_most(MAX_INVITATION):
        return False
    return line.block.link_chars >= 0.8 * len(line.block.text)


def _is_share(line: _Line) -> bool:
    if line.block.kind is BlockKind.TABLE_ROW:
        return False
    phrases = _consume(_SHARE, line.text)
    if not phrases or _MONEY.search(line.text) or not line.has_at_most(MAX_WIDGET):
        return False
    if any(phrase in _SHARE_ALONE for phrase in phrases):
        return True
    linked = line.block.link_chars >= 0.8 * len(line.text) and len(_strip_figures(line.text)) > 1
    return line.block.kind is not BlockKind.HEADING and (linked or len({*phrases}) >= 2)


def _is_login(line: _Line) -> bool:
    if line.block.kind is BlockKind.TABLE_ROW:
        return False
    return bool(_consume(_LOGIN, line.text)) and line.has_at_most(MAX_WIDGET)


def _is_count(line: _Line) -> bool:
    letters = _strip_figures(line.text)
    return letters in _COUNTS and letters != line.text and line.has_at_most(MAX_COUNT)


def _is_stamp(line: _Line) -> bool:
    return bool(_STAMP.fullmatch(line.text)) and line.has_at_most(MAX_COPYRIGHT)


def _is_comments(line: _Line) -> bool:
    return bool(_COMMENTS_ON.match(line.text)) and line.has_at_most(MAX_INVITATION)


def _is_cookie(line: _Line) -> bool:
    return bool(match_phrase(_COOKIE, line.text, whole_words=False)) and line.has_at_most(MAX_COOKIE)


def _is_subscribe(line: _Line) -> bool:
    return bool(match_phrase(_SUBSCRIBE, line.text)) and line.has_at_most(MAX_INVITATION)


def _is_for_inbox(line: _Line) -> bool:
    if line.block.kind is BlockKind.CAPTION or not line.has_at_most(MAX_INVITATION):
        return False
    return any(phrase in line.text for phrase in _INBOX)


def _is_advertisement(line: _Line) -> bool:
    return line.block.kind is BlockKind.PARAGRAPH and _strip_figures(line.text) in _ADVERTISEMENT


def _is_statement(line: _Line) -> bool:
    if line.block.kind is BlockKind.HEADING:
        return False
    text = _ARROWS.sub("", line.text)
    found = match_phrase(_STATEMENT, text, whole_words=text[:1].isascii())
    return bool(found) and line.has_at_most(MAX_STATEMENT)


def _is_forbidden_copy(line: _Line) -> bool:
    return "未" in line.text and bool(_FORBIDDEN_COPY.search(line.text)) and line.has_at_most(MAX_COPYRIGHT)


class _Matcher(NamedTuple):
    """A kind of line: the test for it, with what its lines begin, and whether what tells can stand anywhere.

    `starts` are the values of `read_start` of such lines, "" for those without letters.
    """

    reason: Reason
    matches: Callable[[_Line], bool]
    starts: frozenset[str] = frozenset()
    anywhere: bool = False


_INNER_WORDS = read_inner_words(tables.COPYRIGHT, notice_tables.INBOX)
# The order decides where a line could be two things: a number of a licence stands in copyright lines too.
_MATCHERS = (
    _Matcher(Reason.RELATED, _is_related_heading, read_starts(related_tables.RELATED)),
    _Matcher(Reason.COMMENTS, _is_comments_heading, read_starts(comment_tables.COMMENTS)),
    _Matcher(Reason.LICENCE, _is_licence, anywhere=True),
    _Matcher(Reason.COPYRIGHT, _is_copyright, read_starts("copyright|powered by"), anywhere=True),
    # In Chinese, any name may stand in front of the word for a home page.
    _Matcher(Reason.BREADCRUMB, _is_breadcrumb, read_starts(BREADCRUMB, HOME), anywhere=True),
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
    _Matcher(Reason.SUBSCRIBE, _is_for_inbox, anywhere=True),
    _Matcher(Reason.STATEMENT, _is_statement, read_starts(notice_tables.STATEMENT)),
    _Matcher(Reason.STATEMENT, _is_forbidden_copy, anywhere=True),
    # The nearest of the reasons: the site says something about what stands here.
    _Matcher(Reason.STATEMENT, _is_advertisement, read_starts(tables.ADVERTISEMENT)),
)
_STARTS = index_starts([matcher.starts for matcher in _MATCHERS])
