"""The final text has no long block twice unless the page's own text says it twice.

Pages are put together from an article, a copy of it and what surrounds them. No sentence of the articles
repeats another, so how often a sentence may stand in the final text is known.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleancms
from cleancms.blocks.repeats import find_repeats
from cleancms.model import Label, Repeats, Segments
from cleancms.pages.decode import read_page
from cleancms.pipeline import segment
from cleancms.text import block_key, count_words
from tests.test_repeats import ARTICLES, FOOTER, LONG, MENU, POST, REFRAIN, TITLES

ROOT = Path(__file__).parents[1]
PAGES = [path for path in sorted((ROOT / "samples").iterdir()) if path.suffix in {".html", ".txt"}]
PAGES += sorted((ROOT / "tests" / "pages").glob("*/page.*"))
# A sentence or more; shorter lines (headings, names, prices) repeat on every page.
LONG_BLOCK = 12
STORIES = {**ARTICLES, "en": LONG}

Lines = Sequence[str]
KINDS: dict[str, Callable[[Lines], Lines]] = {
    "same": lambda lines: lines,
    "merged": lambda lines: [" ".join(lines[:2]), *lines[2:]],
    "one block": lambda lines: [" ".join(lines)],
    "split": lambda lines: [part for line in lines for part in _split(line)],
    "half width": lambda lines: [line.replace("，", ", ").replace("。", ". ") for line in lines],
    "edited": lambda lines: [f"{line[:30]}{line[31:60]}X{line[60:]}" for line in lines],
    "teaser": lambda lines: [*lines[:2], lines[2][:40] + "…"],
    "captions": lambda lines: [lines[0], "Photo: the harbour", *lines[1:]],
    "dropped line": lambda lines: lines[:-1],
}
WRAPPINGS: dict[str, Callable[[Lines], str]] = {
    "paragraphs": lambda lines: "".join(f"<p>{html.escape(line)}</p>" for line in lines),
    "breaks": lambda lines: f"<div>{'<br>'.join(html.escape(line) for line in lines)}</div>",
    "blocks": lambda lines: "".join(f"<div><span>{html.escape(line)}</span></div>" for line in lines),
    "hidden": lambda lines: f"<div hidden>{''.join(f'<p>{html.escape(line)}' for line in lines)}</div>",
    "lines": "\n".join,
    "double lines": "\n\n".join,
}
TEXT_WRAPPINGS = ("lines", "double lines")
HTML_WRAPPINGS = tuple(name for name in WRAPPINGS if name not in TEXT_WRAPPINGS)
REPETITIONS: dict[str, Callable[[Lines], Lines]] = {
    "refrain": lambda lines: [part for line in lines[:4] for part in (line, *REFRAIN)],
    "summary line": lambda lines: [lines[0], *lines[1:3], lines[0], *lines[3:]],
    "reply": lambda lines: ["Ann", *POST, *lines, "Ben", POST[0], "It is the left one."],
    "note": lambda lines: [part for line in lines[:3] for part in (line, REFRAIN[0])],
}


def _split(line: str) -> list[str]:
    return line.replace("。", "。\n").replace(". ", ".\n").splitlines()


def _join(title: str, parts: Sequence[tuple[str, Lines]]) -> str:
    """Return a page: a menu, `parts` under the title with its meta line, each in its wrapping, a footer."""
    if parts[0][0] in TEXT_WRAPPINGS:
        bodies = [f"{title}\nEditor: admin | 2021-03-08\n\n{WRAPPINGS[name](lines)}" for name, lines in parts]
        return "\n\n".join(["\n".join(MENU), *bodies, "\n".join(FOOTER)])
    head = f"<h1>{title}</h1><p>Editor: admin | 2021-03-08</p>"
    body = "".join(f"<section>{head}{WRAPPINGS[name](lines)}</section>" for name, lines in parts)
    menu = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(MENU))
    page = f"<title>{title}</title><ul>{menu}</ul>{body}<footer>{' '.join(FOOTER)}</footer>"
    return f"<!DOCTYPE html><html><body>{page}</body></html>"


def _keep(segments: Segments, repeats: Repeats) -> Segments:
    """Return the page without its copies, moved blocks at their new places."""
    gone = {pair.copy for pair in repeats.pairs} | {block for block, _ in repeats.moved}
    order = [
        index
        for block in segments.blocks
        if block.index not in gone
        for index in (block.index, *(moved for moved, after in repeats.moved if after == block.index))
    ]
    blocks = tuple(segments.blocks[index]._replace(index=place) for place, index in enumerate(order))
    return Segments(blocks, segments.containers, segments.hints)


class Doubled(NamedTuple):
    """A page that shows its article two or three times, and the long sentences of the article."""

    page: str
    sentences: Lines
    edited: bool


@st.composite
def doubled_pages(draw: st.DrawFn) -> Doubled:
    """Return a page of the article and one or two copies of it, in any order and any wrapping."""
    language = draw(st.sampled_from(sorted(STORIES)))
    article = draw(st.permutations(STORIES[language]))
    wrappings = draw(st.sampled_from((HTML_WRAPPINGS, TEXT_WRAPPINGS)))
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=2))
    copies = draw(st.permutations([article, *(KINDS[kind](article) for kind in kinds)]))
    page = _join(TITLES[language], [(draw(st.sampled_from(wrappings)), lines) for lines in copies])
    sentences = [part for line in article for part in _split(line) if count_words(part) >= LONG_BLOCK]
    return Doubled(page, sentences, "edited" in kinds)


@given(doubled_pages())
def test_no_sentence_of_a_doubled_article_stays_twice(case: Doubled) -> None:
    text = block_key(cleancms.clean(case.page).text)
    assert [line for line in case.sentences if text.count(block_key(line)) > 1] == []


@given(doubled_pages())
def test_what_is_left_is_the_article_once(case: Doubled) -> None:
    segments = segment(read_page(case.page.encode(), "page"))
    left = _keep(segments, find_repeats(segments))
    assert find_repeats(left) == Repeats()
    text = block_key(" ".join(block.text for block in left.blocks))
    counts = {text.count(block_key(line)) for line in case.sentences}
    assert counts <= {0, 1} if case.edited else counts == {1}


@given(
    st.sampled_from(sorted(STORIES)),
    st.sampled_from(sorted(REPETITIONS)),
    st.sampled_from(sorted(WRAPPINGS)),
)
def test_what_the_article_itself_repeats_stays(language: str, repetition: str, wrapping: str) -> None:
    page = _join(TITLES[language], [(wrapping, REPETITIONS[repetition](STORIES[language]))])
    assert not any(verdict.label is Label.COPY for verdict in cleancms.clean(page).verdicts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: "/".join(path.parts[-2:]))
def test_pages_keep_a_long_block_twice_only_if_nothing_says_copy(path: Path) -> None:
    segments = segment(read_page(path.read_bytes(), "page"))
    left = _keep(segments, find_repeats(segments))
    assert find_repeats(left) == Repeats()
    result = cleancms.clean(path.read_bytes())
    kept = [block.text for block in result.article.blocks] if result.article else []
    long = [block_key(text) for text in kept if count_words(text) >= LONG_BLOCK]
    assert result.copies == 1 or len(long) == len(set(long))
