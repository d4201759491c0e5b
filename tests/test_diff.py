"""Unified diffs: what they look like, and that they lead from one text to the other."""

from __future__ import annotations

import difflib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.fixes.diff import write_diff

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
texts = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "\n", "x\x0by\u2028\n"]), max_size=30)


def _apply(before: str, diff: list[str]) -> str:
    """Return the text that a diff makes of `before`, with every context and removed line compared."""
    old = before.split("\n")
    old = [f"{line}\n" for line in old[:-1]] + ([old[-1]] if old[-1] else [])
    new: list[str] = []
    position = 0
    for number, line in enumerate(diff[2:], 2):
        if hunk := _HUNK.fullmatch(line):
            start = int(hunk[1]) - (hunk[2] != "0")
            new += old[position:start]
            position = start
        elif not line.startswith("\\"):
            is_last = number + 1 < len(diff) and diff[number + 1].startswith("\\")
            content = line[1:].removesuffix("\n") if is_last else line[1:]
            if line[0] in " -":
                assert old[position] == content
                position += 1
            if line[0] in " +":
                new.append(content)
    return "".join(new + old[position:])


@given(texts, texts, st.sampled_from(["", "end"]), st.sampled_from(["", "end", "other"]))
def test_a_diff_leads_to_the_other_text(old: list[str], new: list[str], old_end: str, new_end: str) -> None:
    before, after = "".join(old) + old_end, "".join(new) + new_end
    diff = list(write_diff("x", before, after))
    assert bool(diff) == (before != after)
    assert all(line.endswith("\n") for line in diff)
    if diff:
        assert _apply(before, diff) == after


@given(texts, texts)
def test_hunks_are_those_of_difflib(common: list[str], new: list[str]) -> None:
    before = [f"{number}\n" for number in range(40)]
    after = [*before[:7], *new, *before[9:21], *common, *before[30:]]
    expected = list(difflib.unified_diff(before, after, "a/x", "b/x"))
    given_ = list(write_diff("x", "".join(before), "".join(after)))
    assert _apply("".join(before), given_) == "".join(after)
    assert len(given_) == len(expected)


def test_shape() -> None:
    before = "".join(f"{number}\n" for number in range(1, 21))
    after = before.replace("5\n6\n", "6\n", 1) + "more"
    assert "".join(write_diff("a/b.txt", before, after)) == (
        "--- a/a/b.txt\n+++ b/a/b.txt\n"
        "@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n"
        "@@ -18,3 +17,4 @@\n 18\n 19\n 20\n+more\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "--- a/a.txt\n"),
        ("a b.txt", "--- a/a b.txt\t\n"),
        ('a"b\\.txt', '--- "a/a\\"b\\\\.txt"\n'),
        ("a\nb\x1b.txt", '--- "a/a\\012b\\033.txt"\n'),
    ],
)
def test_names(name: str, expected: str) -> None:
    assert next(write_diff(name, "a\n", "b\n")) == expected


@pytest.mark.parametrize("other", ["", "another\n"])
def test_many_lines_are_not_compared_with_each_other(other: str) -> None:
    before = "".join(f"line {number % 40}\n" for number in range(6_000))
    after = before.replace("line 7\n", other)
    diff = list(write_diff("x", before, after))
    assert _apply(before, diff) == after
    assert (len(diff) < 4_000) == bool(other)
