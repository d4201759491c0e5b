"""Two versions of a file -> a unified diff, as `diff -u`, git and patch know it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

# Lines of context around a change, the usual number.
CONTEXT = 3
# With more pairs of lines to compare than this (some seconds), lines are compared one to one, or shown as one
# change where their number differs.
_MOST_PAIRS = 20_000_000
_NO_NEWLINE = "\\ No newline at end of file\n"
# What a name cannot have in a diff: git writes such names in quotes.
_UNSAFE = re.compile(r'["\\\x00-\x1f\x7f]')

_Change = tuple[str, int, int, int, int]


def write_diff(name: str, before: str, after: str) -> Iterator[str]:
    r"""Yield the lines of the unified diff between two texts, each with its "\n"; none where they are equal.

    Only "\n" ends a line: a "\r" before it is part of the line, so that a patch keeps it.
    """
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (before, after))
    if old == new:
        return
    yield f"--- {_quote(f'a/{name}')}\n"
    yield f"+++ {_quote(f'b/{name}')}\n"
    for group in _group(_find_changes(old, new)):
        _, first_old, _, first_new, _ = group[0]
        _, _, last_old, _, last_new = group[-1]
        yield f"@@ -{_count(first_old, last_old)} +{_count(first_new, last_new)} @@\n"
        for kind, start_old, end_old, start_new, end_new in group:
            if kind == "equal":
                yield from _mark(" ", old[start_old:end_old])
            else:
                yield from _mark("-", old[start_old:end_old])
                yield from _mark("+", new[start_new:end_new])


def _find_changes(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """Return how the lines `old` become `new`, as SequenceMatcher.get_opcodes does."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    inner: list[_Change]
    if len(middle_old) * len(middle_new) <= _MOST_PAIRS:
        inner = list(SequenceMatcher(None, middle_old, middle_new).get_opcodes())
    elif len(middle_old) == len(middle_new):  # records: each stays on its line
        inner = list(_compare_in_place(middle_old, middle_new))
    else:
        inner = [("replace", 0, len(middle_old), 0, len(middle_new))]
    changes: list[_Change] = [("equal", 0, start, 0, start)] if start else []
    changes += [(kind, a + start, b + start, c + start, d + start) for kind, a, b, c, d in inner]
    if end:
        changes.append(("equal", len(old) - end, len(old), len(new) - end, len(new)))
    return changes


def _compare_in_place(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    start = 0
    for number in range(1, len(old) + 1):
        is_equal = old[start] == new[start]
        if number == len(old) or (old[number] == new[number]) != is_equal:
            yield ("equal" if is_equal else "replace", start, number, start, number)
            start = number


def _group(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Yield the changes of each hunk with the lines of context around them."""
    group: list[_Change] = []
    for position, (kind, start_old, end_old, start_new, end_new) in enumerate(changes):
        if kind != "equal":
            group.append((kind, start_old, end_old, start_new, end_new))
            continue
        length = end_old - start_old
        before = min(length, CONTEXT) if group else 0
        after = min(length, CONTEXT) if position < len(changes) - 1 else 0
        if group and after and length <= 2 * CONTEXT:
            group.append((kind, start_old, end_old, start_new, end_new))
            continue
        if group:
            group.append((kind, start_old, start_old + before, start_new, start_new + before))
            yield group
        group = [(kind, end_old - after, end_old, end_new - after, end_new)] if after else []
    if group:
        yield group


def _mark(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if line.endswith("\n"):
            yield sign + line
        else:
            yield f"{sign}{line}\n"
            yield _NO_NEWLINE


def _count(first: int, last: int) -> str:
    """Return a range of lines as a hunk names it: its first line from 1, or the one before an empty range."""
    length = last - first
    return str(first + 1) if length == 1 else f"{first + 1 if length else first},{length}"


def _quote(name: str) -> str:
    """Return a file's name as git writes it: in quotes with escapes where it holds what a line cannot."""
    if not _UNSAFE.search(name):
        # patch and git take a name to end at a tab; with one behind it, blanks are part of the name
        return f"{name}\t" if " " in name else name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\{ord(match[0]):03o}", escaped) + '"'
