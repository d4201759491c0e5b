"""Every regular expression of the package takes steps in proportion to the text, whatever the text is."""

from __future__ import annotations

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import cleancms
from tests.matching_steps import MOST_STEPS, Matcher, allow_depth, write_attacks

PACKAGE = Path(cleancms.__file__).parent
METHODS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
# These try a pattern at one place; the others at every place of the text.
ANCHORED = {"match", "fullmatch"}
# Quadratic patterns on texts that are cut to a length before.
BOUNDED = {
    "cleancms.wording.names": "names.MAX_VALUE",
    "cleancms.blocks.front_matter._FLOW_ITEM": "front_matter._MAX_FLOW",
}
SIZES = (8, 24)
MOST_ATTACKS = 300
# Three times the size: three times the steps, and a bit; quadratic patterns take nine times as many.
MOST_GROWTH = 4.5


def _name_module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


MODULES = {
    _name_module(path): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "__main__.py"
}


def _find_patterns(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """Yield the compiled patterns in a value of a module, also those in tables."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict) and depth < 4:
        for each in value.values():
            yield from _find_patterns(each, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth < 4:
        for each in value:
            yield from _find_patterns(each, depth + 1)


def _is_used(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield (name, method) for each use of a pattern by the name of its constant."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


def _find_calls(tree: ast.Module, names: dict[str, Any]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the patterns that calls of `re` compile, with the name of the function; within functions, too."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
            continue
        if node.func.attr not in METHODS | {"compile"}:
            continue
        arguments = [node.args[0], *(each for each in node.args[1:] if node.func.attr == "compile")]
        try:
            values = [eval(compile(ast.Expression(each), "", "eval"), dict(names)) for each in arguments]
        except NameError:  # of a loop or a parameter: its values are found as constants
            continue
        yield node.func.attr, re.compile(*values)


def _collect() -> dict[tuple[Any, int], tuple[str, bool]]:
    """Return for each pattern where it stands, and whether it is only ever tried at one place."""
    uses: defaultdict[str, set[str]] = defaultdict(set)
    for tree in MODULES.values():
        for name, method in _is_used(tree):
            uses[name].add(method)
    found: dict[tuple[Any, int], tuple[str, bool]] = {}

    def add(pattern: re.Pattern[Any], place: str, is_anchored: bool) -> None:
        key = (pattern.pattern, pattern.flags)
        found[key] = (place, is_anchored and found.get(key, ("", True))[1])

    for module, tree in MODULES.items():
        try:
            names = vars(importlib.import_module(module))
        except ImportError:  # an extra that is not installed
            continue
        for name, value in names.items():
            used = uses[name]
            for pattern in _find_patterns(value):
                add(pattern, f"{module}.{name}", bool(used) and used <= ANCHORED)
        for method, pattern in _find_calls(tree, names):
            if (pattern.pattern, pattern.flags) not in found:
                add(pattern, module, method in ANCHORED)
    return found


PATTERNS = _collect()


def _has_loops(pattern: str | bytes) -> bool:
    signs = ("*", "+", ",}") if isinstance(pattern, str) else (b"*", b"+", b",}")
    return any(sign in pattern for sign in signs)  # type: ignore[operator]


def _measure_growth(pattern: re.Pattern[Any], is_anchored: bool) -> tuple[float, str]:
    """Return how much more steps the worst text takes that is three times as long, and the text."""
    allow_depth()
    matcher = Matcher(pattern)
    worst = (0.0, "")
    for write in islice(write_attacks(pattern), MOST_ATTACKS):
        small, large = (matcher.search(write(size), is_anchored) for size in SIZES)
        growth = float("inf") if large >= MOST_STEPS else large / small
        worst = max(worst, (growth, write(3)))
    return worst


@pytest.mark.parametrize(
    ("key", "place"),
    [(key, place) for key, (place, _) in PATTERNS.items() if _has_loops(key[0]) and place not in BOUNDED],
)
def test_steps_grow_with_the_text(key: tuple[Any, int], place: str) -> None:
    growth, text = _measure_growth(re.compile(*key), PATTERNS[key][1])
    assert growth < MOST_GROWTH, f"{place}: {key[0]!r} on {text!r}"


@pytest.mark.parametrize(
    ("pattern", "is_anchored", "is_quadratic"),
    [
        (r"a+b", False, True),
        (r"a+b", True, False),
        (r"(?<!a)a++b", False, False),
        (r"(?:a|ab)*c", True, False),
        (r"(?:a+)+b", True, True),
        (r"a*a*b", True, True),
        (r"\s*,\s*", False, True),
        (r"a{0,99}b", False, False),
        (r"<!--.*?-->", False, True),
        (r"\w+\s*=", False, True),
        (r"[^a]*a", False, True),
        (r"(?<=\S)\s*\t\s*(?=\S)", False, True),
        (r"(?<=\S)[^\S\t]*+\t\s*+(?=\S)", False, False),
    ],
)
def test_the_counter_knows_quadratic_patterns(pattern: str, is_anchored: bool, is_quadratic: bool) -> None:
    assert (_measure_growth(re.compile(pattern), is_anchored)[0] >= MOST_GROWTH) == is_quadratic


@pytest.mark.parametrize(
    "pattern", ["(a|b)+?c", r"(?i)\bX[^\W\d]{2,}(?=\s|$)", "(?>a*)b|a(?!b)", "^a|b$|(a)\\1"]
)
def test_the_counter_matches_as_python_does(pattern: str) -> None:
    for text in ("ac", "aabac", "x yz", "xab ", "aaab", "ab", "aa", "b"):
        matcher = Matcher(re.compile(pattern))
        matcher.text = text
        found = matcher.match(matcher.tree, 0, 0, lambda _: True)
        assert found == bool(re.match(pattern, text)), text


def test_all_folders_are_looked_at() -> None:
    assert len(PATTERNS) > 200
    folders = {place.split(".")[1] for place, _ in PATTERNS.values()}
    assert folders >= {
        "articles",
        "blocks",
        "corpus",
        "fixes",
        "pages",
        "review",
        "text",
        "wording",
    }
