"""How many steps a backtracking matcher takes for a pattern, and texts that make it take many.

Python's `re` counts nothing, so this walks the tree that it parses patterns into in the same order as it
does, and counts. Bounded repetitions are cut to a few: they cost a constant, however large.
"""

from __future__ import annotations

import re
import re._parser as parser  # type: ignore[import-not-found]
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from re._constants import (  # type: ignore[import-not-found]
    ANY,
    ASSERT,
    ASSERT_NOT,
    AT,
    AT_BEGINNING,
    AT_BEGINNING_STRING,
    AT_BOUNDARY,
    AT_END,
    AT_END_STRING,
    AT_NON_BOUNDARY,
    ATOMIC_GROUP,
    BRANCH,
    CATEGORY,
    GROUPREF,
    IN,
    LITERAL,
    MAX_REPEAT,
    MAXREPEAT,
    MIN_REPEAT,
    NEGATE,
    NOT_LITERAL,
    POSSESSIVE_REPEAT,
    RANGE,
    SUBPATTERN,
)
from typing import Any

REPEATS = (MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT)
# What a bounded repetition is cut to.
FEW = 3
# Not more are counted: patterns may be exponential.
MOST_STEPS = 30_000
# Tried, in this order, to find a character that a class has, or has not.
CHARACTERS = "a1 \n\"'<>&;:,.!?/\\|=-_()[]{}*#`~@$%^+0zZé港\u0301\x00"
Node = tuple[Any, Any]
Follow = Callable[[int], bool]


class _EndlessError(Exception):
    """There are more steps than are counted."""


class Matcher:
    """One pattern; `steps` counts what was tried since it was set to 0."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        flags = pattern.flags & ~re.LOCALE
        if isinstance(pattern.pattern, bytes):
            flags |= re.ASCII
        self.tree: list[Node] = list(parser.parse(text, flags))
        self.flags = flags
        self.steps = 0
        self.text = ""
        self.groups: dict[int, tuple[int, int]] = {}

    def search(self, text: str, anchored: bool) -> int:
        """Return the steps to find all matches in `text`, or (`anchored`) one at its beginning."""
        self.steps, self.text = 0, text
        with suppress(_EndlessError):
            self.find_all(anchored)
        return self.steps

    def find_all(self, anchored: bool) -> None:
        """Find all matches in the text. Raises _EndlessError."""
        text = self.text
        at = 0
        while at <= len(text):
            ends: list[int] = []
            if self.match(self.tree, 0, at, lambda end, ends=ends: ends.append(end) or True) and not anchored:  # type: ignore[misc]
                at = max(ends[0], at + 1)
            elif anchored:
                break
            else:
                at += 1

    def match(self, nodes: Sequence[Node], place: int, at: int, follow: Follow) -> bool:  # noqa: PLR0911
        """Return whether `nodes` from `place` on match at `at` so that `follow` does behind them."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _EndlessError
        if place == len(nodes):
            return follow(at)
        kind, value = nodes[place]

        def go_on(end: int) -> bool:
            return self.match(nodes, place + 1, end, follow)

        if kind in REPEATS:
            least, most, body = value
            least, most = min(least, FEW), (most if most is MAXREPEAT else min(most, FEW))
            if kind is POSSESSIVE_REPEAT:
                end = self.repeat_whole(body, least, most, at)
                return end is not None and go_on(end)
            if is_single(body):
                return self.repeat_single(body, least, most, at, go_on, kind is MAX_REPEAT)
            return self.repeat(body, least, most, at, go_on, kind is MAX_REPEAT)
        if kind is SUBPATTERN:
            return self.match_group(value, at, go_on)
        if kind is BRANCH:
            return any(self.match(branch, 0, at, go_on) for branch in value[1])
        if kind is ATOMIC_GROUP:
            end = self.match_whole(value, at)
            return end is not None and go_on(end)
        if kind in (ASSERT, ASSERT_NOT):
            direction, body = value
            start = at if direction > 0 else at - body.getwidth()[0]
            found = start >= 0 and self.match_whole(body, start) is not None
            return found == (kind is ASSERT) and go_on(at)
        if kind is AT:
            return self.is_at(value, at) and go_on(at)
        if kind is GROUPREF:
            start, end = self.groups.get(value, (0, 0))
            return self.text.startswith(self.text[start:end], at) and go_on(at + end - start)
        return at < len(self.text) and fits((kind, value), self.text[at], self.flags) and go_on(at + 1)

    def match_group(self, value: Any, at: int, follow: Follow) -> bool:
        group, added, removed, body = value
        flags = self.flags
        self.flags = (flags | added) & ~removed

        def close(end: int) -> bool:
            if group is not None:
                self.groups[group] = (at, end)
            return follow(end)

        try:
            return self.match(body, 0, at, close)
        finally:
            self.flags = flags

    def match_whole(self, body: Sequence[Node], at: int) -> int | None:
        ends: list[int] = []
        return ends[0] if self.match(body, 0, at, lambda end: ends.append(end) or True) else None  # type: ignore[func-returns-value]

    def repeat_whole(self, body: Sequence[Node], least: int, most: int, at: int) -> int | None:
        number = 0
        while number < most and (end := self.match_whole(body, at)) is not None and end > at:
            at, number = end, number + 1
        return at if number >= least or not len(body) else None

    def repeat_single(
        self, body: Sequence[Node], least: int, most: int, at: int, follow: Follow, is_greedy: bool
    ) -> bool:
        """Repeat what is one character: without recursion, as `re` does."""
        end = at
        while is_greedy and end < len(self.text) and end - at < most and self.fits_body(body, self.text[end]):
            end += 1
            self.steps += 1
        if is_greedy:
            return any(follow(place) for place in range(end, at + least - 1, -1))
        while True:
            if end - at >= least and follow(end):
                return True
            self.steps += 1
            if end >= len(self.text) or end - at >= most or not self.fits_body(body, self.text[end]):
                return False
            end += 1

    def fits_body(self, body: Sequence[Node], character: str) -> bool:
        return fits(body[0], character, self.flags)

    def repeat(
        self, body: Sequence[Node], least: int, most: int, at: int, follow: Follow, is_greedy: bool
    ) -> bool:
        def again(number: int, place: int) -> bool:
            self.steps += 1
            if number < least:
                return self.match(body, 0, place, lambda end: again(number + 1, end))
            if not is_greedy and follow(place):
                return True
            if number < most and self.match(
                body, 0, place, lambda end: end > place and again(number + 1, end)
            ):
                return True
            return is_greedy and follow(place)

        return again(0, at)

    def is_at(self, value: Any, at: int) -> bool:
        text = self.text
        if value in (AT_BEGINNING, AT_BEGINNING_STRING):
            return at == 0 or (value is AT_BEGINNING and bool(self.flags & re.M) and text[at - 1] == "\n")
        if value in (AT_END, AT_END_STRING):
            return at == len(text) or (value is AT_END and bool(self.flags & re.M) and text[at] == "\n")
        before = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
        behind = at < len(text) and (text[at].isalnum() or text[at] == "_")
        return (
            (before != behind) == (value is AT_BOUNDARY) if value in (AT_BOUNDARY, AT_NON_BOUNDARY) else True
        )


def is_single(body: Sequence[Node]) -> bool:
    """Return whether a repetition is of one character at a time."""
    return len(body) == 1 and body[0][0] in (LITERAL, NOT_LITERAL, ANY, IN)


def fits(node: Node, character: str, flags: int) -> bool:
    """Return whether one character is what a node asks for."""
    kind, value = node
    if flags & re.IGNORECASE and character.lower() != character.upper():
        plain = flags & ~re.IGNORECASE
        return fits(node, character.lower(), plain) or fits(node, character.upper(), plain)
    code = ord(character)
    if kind is LITERAL:
        return bool(code == value)
    if kind is NOT_LITERAL:
        return bool(code != value)
    if kind is ANY:
        return bool(flags & re.S) or character != "\n"
    is_negated = value[0][0] is NEGATE
    found = any(_has(item, character, code) for item in value)
    return found != is_negated


def _has(item: Node, character: str, code: int) -> bool:
    kind, value = item
    if kind is LITERAL:
        return bool(code == value)
    if kind is RANGE:
        return bool(value[0] <= code <= value[1])
    if kind is CATEGORY:
        name = str(value)
        if "DIGIT" in name:
            found = unicodedata.category(character) == "Nd"
        elif "SPACE" in name:
            found = character.isspace()
        else:
            found = character.isalnum() or character == "_"
        return found != ("NOT" in name)
    return False


# --- texts -----------------------------------------------------------------------------------------------


def write_attacks(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], str]]:
    """Yield functions that write texts, of a size, which should make the search for a pattern slow.

    Each unbounded repetition is made to run: once behind what stands before it, and again and again, with and
    without what comes behind it, and with an end that nothing fits. Runs are also made of characters that
    other parts of the pattern fit, which can share such a run out among them in many ways.
    """
    matcher = Matcher(pattern)
    seen: set[tuple[str, str]] = set()
    shared = "".join(dict.fromkeys(_list_characters(matcher.tree, matcher.flags)))
    for before, pumped in _find_pumps(matcher.tree, "", matcher.flags, shared):
        if (before, pumped) in seen or not pumped:
            continue
        seen.add((before, pumped))
        for end in ("", "\x00"):
            yield lambda size, a=before, b=pumped, c=end: a + b * size + c  # type: ignore[misc]
        if before:
            yield lambda size, a=before, b=pumped: (a + b) * size  # type: ignore[misc]
            yield lambda size, a=before: a * size  # type: ignore[misc]


def _list_characters(nodes: Sequence[Node], flags: int) -> Iterator[str]:
    """Yield a character that fits, for each part of the pattern that is one character."""
    for kind, value in nodes:
        for body in _list_bodies(kind, value):
            yield from _list_characters(body, flags)
        if is_single([(kind, value)]):
            yield _choose_character(kind, value, flags)


def _list_bodies(kind: Any, value: Any) -> Sequence[Sequence[Node]]:
    """Return the parts of the pattern that a part has in it."""
    if kind is BRANCH:
        return value[1]  # type: ignore[no-any-return]
    if kind is ATOMIC_GROUP:
        return [value]
    has_body = kind in (*REPEATS, SUBPATTERN, ASSERT, ASSERT_NOT)
    return [value[-1]] if has_body else []


def _find_pumps(nodes: Sequence[Node], before: str, flags: int, shared: str) -> Iterator[tuple[str, str]]:
    """Yield each text that may be repeated without end, with what has to stand before it."""
    for kind, value in nodes:
        if kind in REPEATS:
            _, most, body = value
            if most is MAXREPEAT:
                for pumped in _write_samples(body, flags):
                    yield before, pumped
                for pumped in shared if is_single(body) else ():
                    if fits(body[0], pumped, flags):
                        yield before, pumped
            yield from _find_pumps(body, before, flags, shared)
        elif kind is SUBPATTERN:
            yield from _find_pumps(value[3], before, (flags | value[1]) & ~value[2], shared)
        elif kind is BRANCH:
            for branch in value[1]:
                yield from _find_pumps(branch, before, flags, shared)
        elif kind is ATOMIC_GROUP:
            yield from _find_pumps(value, before, flags, shared)
        elif kind in (ASSERT, ASSERT_NOT) and value[0] > 0:
            yield from _find_pumps(value[1], before, flags, shared)
        is_behind = kind is ASSERT and value[0] < 0
        if not (is_behind and before):  # what it asks for stands there already
            before += next(_write_samples(value[1] if is_behind else [(kind, value)], flags), "")


def _write_samples(nodes: Sequence[Node], flags: int) -> Iterator[str]:
    """Yield texts that nodes match: the shortest, and one for each alternative."""
    texts = [""]
    for kind, value in nodes:
        parts = list(_write_node(kind, value, flags))[:4]
        texts = [text + part for text in texts for part in parts][:4]
    yield from texts


def _write_node(kind: Any, value: Any, flags: int) -> Iterator[str]:
    if kind in REPEATS:
        least, most, body = value
        for sample in _write_samples(body, flags):
            yield sample * max(1 if most else 0, min(least, FEW))
    elif kind is SUBPATTERN:
        yield from _write_samples(value[3], (flags | value[1]) & ~value[2])
    elif kind is BRANCH:
        for branch in value[1]:
            yield next(_write_samples(branch, flags))
    elif kind is ATOMIC_GROUP:
        yield from _write_samples(value, flags)
    elif kind in (ASSERT, ASSERT_NOT, AT, GROUPREF):
        yield ""
    else:
        yield _choose_character(kind, value, flags)


def _choose_character(kind: Any, value: Any, flags: int) -> str:
    if kind is LITERAL:
        return chr(value)
    for character in CHARACTERS:
        if fits((kind, value), character, flags):
            return character
    for item, found in value if kind is IN else ():
        if item in (LITERAL, RANGE):
            return chr(found if item is LITERAL else found[0])
    return "a"


def allow_depth() -> None:
    """Let the matcher recurse: each step of it is some calls."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 20_000))
