"""The title of a page, from what its head declares and what its blocks show.

A page names itself several times (`<title>` with the site's name, `og:title`, the first heading) and each
of them is wrong on some pages. What several of them share is the title.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from cleancms.blocks.title_line import find_title_line
from cleancms.model import Block, BlockKind, Hints, Reason, Segments
from cleancms.text import block_key, collapse_space, count_han_kana, count_words, tokenize

# Where heads declare titles, in the order in which they are asked.
DECLARED = tuple(
    "og:title twitter:title citation_title dc.title parsely-title sailthru.title articletitle".split()
)
SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title")
MAX_TITLE_WORDS = 60
MAX_PARTS = 8
MAX_HEADINGS = 8
# A last part of a title with more words than this is no name of a site.
MAX_NAME_WORDS = 4

# Shares of common words (F1 of the two bags of words, 0..1). From SAME on, a heading and a part of the
# declared title are one title in two spellings; from PARAPHRASE on, the heading says the same in other words.
# Read off wcxb-dev: of headings between the two, more are the reference's title than declared titles are.
SAME = 0.9
PARAPHRASE = 0.45

# Between a page's title and the name of its section or site, white space collapsed.
_SEPARATOR = re.compile(
    r"\s[|\-–—―_·»«›‹:•/~]{1,9}\s|\s?[|｜»]++\s?|\s?::\s?|:\s|__|(?<=[\u3040-\u9fff])[_\-–—·](?=\S)"
)
_COMMON_LABELS = frozenset("www m com org net co edu gov ac blog news".split())


class Title(NamedTuple):
    """The title of a page, where it was read ("meta og:title", "block 3") and the blocks that show it."""

    text: str | None
    origin: str
    blocks: tuple[int, ...]


class _Candidate(NamedTuple):
    """A text that may be the title or hold it, its parts between separators, the level of a heading."""

    text: str
    origin: str
    parts: tuple[tuple[int, int], ...]
    level: int = 0

    def run(self, first: int, last: int) -> str:
        """Return the text of the parts `first` to `last`, both included."""
        return self.text[self.parts[first][0] : self.parts[last][1]]

    def core(self) -> str:
        """Return the text of all parts that are left."""
        return self.run(0, len(self.parts) - 1)


def choose_title(segments: Segments, patterns: Mapping[int, Reason] | None = None) -> Title:
    """Return the title of a page, None where nothing looks like one, with every block that repeats it.

    `patterns` are the blocks known by their words alone (see `patterns.find_meta_lines`); a text dump's title
    stands above its first label line.
    """
    patterns = patterns or {}
    names = _find_site_names(segments.hints)
    declared = [_drop_site_parts(candidate, names) for candidate in _read_declared(segments.hints)]
    headings = [
        heading for heading in _read_headings(segments.blocks) if not _is_site_name(heading.text, names)
    ]
    chosen = _choose_by_agreement(declared, headings)
    text, origin = (chosen.text, chosen.origin) if chosen else ("", "")
    if not text:
        block = find_title_line(segments.blocks, patterns)
        text, origin = (block.text, f"block {block.index}") if block else ("", "")
    if not text:
        return Title(None, "", ())
    return Title(text, origin, _find_shown(segments.blocks, text))


def _choose_by_agreement(declared: Sequence[_Candidate], headings: Sequence[_Candidate]) -> _Candidate | None:
    """Return the heading that a declared title confirms, else the declared title itself, else a heading.

    A heading of the first level may say it in other words; one below it has to repeat it.
    """
    top = [heading for heading in headings if heading.level == 1]
    lower = [heading for heading in headings if heading.level > 1]
    confirmed = _find_confirmed(declared, top, PARAPHRASE) or _find_confirmed(declared, lower, SAME)
    if confirmed:
        return confirmed
    alone = _find_alone(headings)
    only = declared[0] if len(declared) == 1 and declared[0].origin == "title" else None
    if alone and only and block_key(alone.text) not in block_key(only.text):
        return alone
    if declared:
        return declared[0]._replace(text=_drop_last_parts(declared[0]))
    return top[0] if top else None


def _find_alone(headings: Sequence[_Candidate]) -> _Candidate | None:
    """Return the one heading of a page's highest level (1 or 2) if it is as long as a headline, else None.

    Where only `<title>` declares a title and no heading confirms it, it is often the site's or the section's.
    """
    highest = min((heading.level for heading in headings), default=3)
    first = [heading for heading in headings if heading.level == highest]
    text = first[0].text if first else ""
    words = count_words(text) - 2 * count_han_kana(text) // 3
    return first[0] if highest < 3 and len(first) == 1 and words > MAX_NAME_WORDS else None


def _find_confirmed(
    declared: Sequence[_Candidate], headings: Sequence[_Candidate], least: float
) -> _Candidate | None:
    """Return the heading that is most like a declared title, None where none is at least `least` alike."""
    best: tuple[tuple[bool, bool, float, int], _Candidate] | None = None
    for heading in headings:
        for similarity, at_start in _compare(heading, declared):
            rank = (similarity >= SAME, at_start, similarity, len(heading.text))
            if best is None or rank > best[0]:
                best = (rank, heading)
    if best is None:
        return None
    (same, at_start, similarity, _), heading = best
    return heading if similarity >= least and (at_start or not same) else None


def _compare(heading: _Candidate, declared: Iterable[_Candidate]) -> Iterator[tuple[float, bool]]:
    """Yield how alike a heading and each run of parts of the declared titles are, and whether it begins one.

    A heading that repeats the end of a declared title is the title of the book, the series or the site,
    unless it is the longer half.
    """
    words = Counter(tokenize(heading.text))
    for candidate in declared:
        for first in range(len(candidate.parts)):
            for last in range(first, len(candidate.parts)):
                run = Counter(tokenize(candidate.run(first, last)))
                similarity = 2 * (words & run).total() / max(1, words.total() + run.total())
                before = count_words(candidate.run(0, first - 1)) if first else 0
                yield similarity, before <= run.total()


def _read_declared(hints: Hints) -> list[_Candidate]:
    """Return the titles that the head declares, each once."""
    meta: dict[str, str] = {}
    for name, content in hints.meta:
        meta.setdefault(name, content)
    found = [(f"meta {name}", meta[name]) for name in DECLARED if name in meta]
    found.insert(1 if found else 0, ("title", hints.title))
    candidates: dict[str, _Candidate] = {}
    for origin, declared in found:
        text = collapse_space(html.unescape(declared))
        if block_key(text) and count_words(text) <= 2 * MAX_TITLE_WORDS:
            candidates.setdefault(text, _Candidate(text, origin, _split_parts(text)))
    return list(candidates.values())


def _split_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the parts of a title between separators begin and end."""
    starts, ends = [0], []
    for match in _SEPARATOR.finditer(text):
        if len(starts) < MAX_PARTS:
            ends.append(match.start())
            starts.append(match.end())
    parts = tuple(
        (start, end)
        for start, end in zip(starts, [*ends, len(text)], strict=True)
        if block_key(text[start:end])
    )
    return parts or ((0, len(text)),)


def _find_site_names(hints: Hints) -> tuple[str, ...]:
    """Return the names of the page's site, as block keys: the declared ones and those in its address."""
    names: dict[str, None] = {}
    addresses = [hints.canonical]
    for name, content in hints.meta:
        if name in SITE_NAMES:
            names[block_key(html.unescape(content))] = None
        elif name == "og:url":
            addresses.append(content)
    for address in addresses:
        labels = [label for label in _read_host(address).split(".") if label not in _COMMON_LABELS]
        for label in [*labels[:2], "".join(labels)]:
            if len(label) > 3:
                names[block_key(label)] = None
    return tuple(name for name in names if name)


def _read_host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_site_name(text: str, names: Iterable[str]) -> bool:
    """Tell whether `text` is one of the names of the site, a part of one, or its initials."""
    key = block_key(text)
    initials = "".join(word[0] for word in tokenize(text))
    for name in names:
        if key == name or (len(initials) > 2 and initials == name):
            return True
        if len(key) > 3 < len(name) and (key in name or (name in key and len(name) >= 0.6 * len(key))):
            return True
    return False


def _drop_site_parts(candidate: _Candidate, names: Sequence[str]) -> _Candidate:
    """Return a declared title without the site's name at its ends."""
    parts = list(candidate.parts)
    while len(parts) > 1 and _is_site_name(candidate.text[slice(*parts[-1])], names):
        parts.pop()
    while len(parts) > 1 and _is_site_name(candidate.text[slice(*parts[0])], names):
        parts.pop(0)
    return candidate._replace(parts=tuple(parts))


def _drop_last_parts(candidate: _Candidate) -> str:
    """Return a declared title that no heading confirms, without a short last part: a site or a section."""
    parts = candidate.parts
    last = len(parts) - 1
    while last > 0:
        name = candidate.run(last, last)
        words = count_words(name) - 2 * count_han_kana(name) // 3
        if words > MAX_NAME_WORDS or words >= count_words(candidate.run(0, last - 1)):
            break
        last -= 1
    return candidate.run(0, last)


def _read_headings(blocks: Sequence[Block]) -> list[_Candidate]:
    """Return the first headings of three levels; one that line breaks divide, also as a whole."""
    found: list[_Candidate] = []
    seen: Counter[bool] = Counter()
    previous: Block | None = None
    for block in blocks:
        if block.kind is not BlockKind.HEADING or block.level > 3 or not block_key(block.text):
            continue
        seen[block.level == 1] += 1
        if seen[block.level == 1] <= MAX_HEADINGS and count_words(block.text) <= MAX_TITLE_WORDS:
            found.append(_Candidate(block.text, f"block {block.index}", (), block.level))
            if previous and block.continues and previous.container == block.container:
                whole = f"{previous.text} {block.text}"
                found.append(_Candidate(whole, f"block {previous.index}", (), block.level))
        previous = block
    return found


def _find_shown(blocks: Iterable[Block], title: str) -> tuple[int, ...]:
    """Return the blocks that say the title and nothing else."""
    key = block_key(title)
    # only a character outside ASCII can stand for several in a key
    shortest, longest = len(key), 4 * len(title)
    return tuple(
        [
            block.index
            for block in blocks
            if len(block.text) <= longest
            and (len(block.text) >= shortest or not block.text.isascii())
            and _may_begin(block.text[:2], key[:1])
            and block_key(block.text) == key
        ]
    )


def _may_begin(start: str, letter: str) -> bool:
    """Tell whether a text with this start may have a key with this first letter: ASCII stays as it is."""
    return not start.isascii() or not start[:1].isalnum() or start[0].lower() == letter
