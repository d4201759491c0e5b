"""Text that was encoded twice: as UTF-8, read in another encoding, and written as UTF-8 once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

# Characters in sequences of UTF-8 without which nothing is believed.
LEAST_COVERED = 6
# The share of the characters beyond ASCII that such sequences have to be: a page that quotes a few, as
# articles about the mistake do, stays as it is.
LEAST_SHARE = 0.9  # 2 of 5,335 pages and dumps of the development sets have it, both broken; 40 have 0.2
# Characters beyond ASCII without which a text is not believed to be UTF-8 read as GB 18030: two or three of
# them can be valid by chance. Each odd run of bytes lost its last one: so many are sound for one that is not.
LEAST_CHARACTERS = 5
SOUND_TO_BROKEN = 4
# Characters that are looked at first.
START = 400
# Characters that are passed over at a time where all of them are ASCII.
STEP = 1024

_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_LEADS = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))  # first, last, bytes that follow


class _Confusion(NamedTuple):
    """An encoding that UTF-8 is read in: its characters in Latin-1's order, and a sequence of UTF-8 in it."""

    name: str
    to_latin: dict[int, int]
    sequence: re.Pattern[str]


class Undone(NamedTuple):
    """The text as it was before, and the encoding that its UTF-8 was read in."""

    text: str
    between: str


def undo_double_encoding(text: str) -> Undone | None:
    """Return a text as it was before, and the encoding that its UTF-8 was read in; None for any other text.

    What lost a byte on the way becomes U+FFFD (GB 18030) or stays as it is (the others).
    """
    if text.isascii():
        return None
    start = _cut_start(text)
    confusion = max(_CONFUSIONS, key=lambda each: _count_covered(start, each))
    if _is_confused(start, confusion) and _is_confused(text, confusion):
        return Undone(confusion.sequence.sub(partial(_restore, confusion), text), confusion.name)
    if _read_through_gb18030(start) is not None and (before := _read_through_gb18030(text)) is not None:
        return Undone(before, "gb18030")
    return None


def _cut_start(text: str) -> str:
    """Return the first characters beyond ASCII, in their runs: they tell that nearly every page is sound."""
    return " ".join([run[:START] for run in islice(_find_runs(text), START // 2)])[:START]


def _find_runs(text: str) -> Iterator[str]:
    """Yield the runs of characters beyond ASCII. What is ASCII, most of a page, is passed over."""
    place = 0
    while place < len(text):
        if text[place : place + STEP].isascii():
            place += STEP
        elif run := _BEYOND_ASCII.search(text, place):
            yield run[0]
            place = run.end()


def _read_through_gb18030(text: str) -> str | None:
    """Return the bytes of a text in GB 18030 as UTF-8, None where too many are none."""
    raw = b"\xff".join([part.encode("gb18030", "replace") for part in text.split("\ufffd")])
    before = raw.decode("utf-8", "replace")
    broken = before.count("\ufffd")
    sound = _count_beyond_ascii(before) - broken
    return before if sound >= max(LEAST_CHARACTERS, SOUND_TO_BROKEN * broken) else None


def _is_confused(text: str, confusion: _Confusion) -> bool:
    covered = _count_covered(text, confusion)
    return covered >= max(LEAST_COVERED, LEAST_SHARE * _count_beyond_ascii(text))


def _count_covered(text: str, confusion: _Confusion) -> int:
    """Return how many characters stand in sequences of UTF-8."""
    return sum(map(len, confusion.sequence.findall(text)))


def _restore(confusion: _Confusion, found: re.Match[str]) -> str:
    sequence = found[0]
    try:
        return sequence.translate(confusion.to_latin).encode("latin-1").decode()
    except UnicodeDecodeError:  # too long a form, or a surrogate
        return sequence


def _count_beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _describe(name: str) -> _Confusion:
    """Return how UTF-8 looks when it is read in an encoding of one byte a character."""
    # The few bytes that a code page has no character for are read as C1 controls, by browsers too.
    shown = {byte: bytes([byte]).decode(name, "ignore") or chr(byte) for byte in range(0x80, 0x100)}
    follow = _make_class(shown, 0x80, 0xBF)
    parts = [f"{_make_class(shown, first, last)}{follow}{{{count}}}" for first, last, count in _LEADS]
    to_latin = {ord(character): byte for byte, character in shown.items()}
    return _Confusion(name, to_latin, re.compile("|".join(parts)))


def _make_class(shown: dict[int, str], first: int, last: int) -> str:
    return f"[{re.escape(''.join(shown[byte] for byte in range(first, last + 1)))}]"


_CONFUSIONS = tuple(map(_describe, ("cp1252", "latin-1", "cp1250", "cp1251")))
