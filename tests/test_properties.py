"""What holds for every page, whatever is in it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import cleancms
from cleancms.articles.markdown import render_markdown
from cleancms.articles.plaintext import render_text
from cleancms.model import METADATA_FIELDS, Label, Page, PageKind, Reason, Result, Settings
from cleancms.pages.decode import UnreadablePageError
from cleancms.pipeline import clean_page, segment
from cleancms.text import collapse_space
from tests.test_html import soup

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix != ".jsonl")

PROSE = (
    "<p>The harbour office opened its new reading room on Monday, and by noon every chair was taken.",
    "<p>Nobody had expected so many, said the clerk, who had put out twelve chairs and borrowed six more.",
    "<p>Most of them had come for the old maps, which had never been shown before and may not be again.",
    "<p>早上七点，渡口的第一班船已经坐满了人，船工说这样的天气一年只有几次。",
    "<p>By the end of the week the room had been visited by almost a third of the people of the town.",
    "<h1>A quiet morning</h1>",
    "<ul><li>One of the points that were made, at some length.<li>Another of them, a little shorter.</ul>",
    "<table><tr><th>Year<th>Visitors<tr><td>2021<td>1,204<tr><td>2022<td>1,530</table>",
    "<nav><a href=/>Home</a> <a href=/n>News</a></nav>",
    "<p>By Ann Lee | 3 May 2021</p>",
    "<img src=/i.png alt=harbour>",
    "<p>Share this",
    "<footer>Copyright 2021</footer>",
)
LINES = (
    "The harbour office opened its new reading room on Monday, and by noon every chair was taken.\n",
    "早上七点，渡口的第一班船已经坐满了人，船工说这样的天气一年只有几次。\n",
    *(
        "A quiet morning\n",
        "# Title\n",
        "- one\n",
        "  • two\n",
        "1. three\n",
        "| a | b |\n",
        "|---|---|\n",
        "> quote\n",
    ),
    *(
        "```\n",
        "    code\n",
        "\n",
        " ",
        "\t",
        "来源：日报\n",
        "By Ann Lee, 3 May 2021\n",
        "Home | News\n",
        "a hyphen-\n",
        "wraps\n",
    ),
    *("---\n", "title: x\n", "[a](b)\n", "\\", "===\n", "\x00", "\ud800", "\u2028", "\r"),
)
html_parts = st.lists(st.sampled_from(PROSE) | st.sampled_from(PROSE) | soup, max_size=12)
text_parts = st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=25)


def _double(parts: list[str]) -> str:
    """Return a page whose article stands on it twice."""
    return "".join([*PROSE[:5], *parts, *PROSE[:5]])


html_pages = html_parts.map("".join) | html_parts.map(_double)
text_pages = text_parts.map("".join) | text_parts.map(_double).map(lambda page: page.replace("<p>", "\n"))
pages = st.builds(Page, st.just("id"), html_pages, st.just(PageKind.HTML)) | st.builds(
    Page, st.just("id"), text_pages, st.just(PageKind.TEXT)
)
settings_of_any_kind = st.builds(Settings, st.booleans(), st.booleans(), st.booleans())


@given(pages, settings_of_any_kind)
def test_every_block_has_exactly_one_verdict(page: Page, settings: Settings) -> None:
    result = clean_page(page, settings)
    assert result.blocks == segment(page).blocks
    for verdict in result.verdicts:
        assert 0 <= verdict.score <= 1
        assert (verdict.label is Label.COPY) == (verdict.reason is Reason.COPY) == (verdict.repeats >= 0)
        assert (verdict.label is Label.KEPT) == (verdict.reason in {Reason.CONTENT, Reason.MERGED})
        if verdict.label is Label.COPY:
            assert result.verdicts[verdict.repeats].label is not Label.COPY


@given(pages, settings_of_any_kind)
def test_the_article_is_what_was_kept(page: Page, settings: Settings) -> None:
    result = clean_page(page, settings)
    kept = {verdict.block for verdict in result.verdicts if verdict.label is Label.KEPT}
    blocks = result.article.blocks if result.article else ()
    assert len(blocks) == len(kept)
    assert set(blocks) == kept
    assert result.text == render_text(blocks)
    assert result.markdown == render_markdown(blocks, settings, result.article.base if result.article else "")
    assert bool(result.article) == bool(kept)
    _check_order(result)


def _check_order(result: Result) -> None:
    """Assert that the text holds the text of every kept block, one behind the other."""
    text, place = collapse_space(result.text), 0
    for block in result.article.blocks if result.article else ():
        wanted = collapse_space(block.text)
        place = text.index(wanted, place) + len(wanted)


@given(pages)
def test_results_are_plain_data(page: Page) -> None:
    result = clean_page(page)
    assert pickle.loads(pickle.dumps(result)) == result
    assert clean_page(pickle.loads(pickle.dumps(page))) == result
    assert tuple(result.metadata.as_dict()) == METADATA_FIELDS
    assert set(result.metadata.origins) <= set(METADATA_FIELDS)
    assert 0 <= result.confidence <= 1
    assert result.copies >= 1


@given(pages)
def test_without_removal_of_repeats_nothing_is_a_copy(page: Page) -> None:
    result = clean_page(page, Settings(remove_repeats=False))
    assert result.copies == 1
    assert not any(verdict.label is Label.COPY for verdict in result.verdicts)


@given(st.text(st.characters(), max_size=300) | html_pages | text_pages, st.sampled_from((None, *PageKind)))
def test_any_text_is_cleaned(page: str, kind: PageKind | None) -> None:
    assert isinstance(cleancms.clean(page, kind=kind), Result)


@given(st.binary(max_size=300) | html_pages.map(lambda page: page.encode("utf-16", "replace")))
@example(b"<p>\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example("<meta charset=gbk><p>渡口".encode("gbk"))
def test_bytes_are_cleaned_or_are_no_page(page: bytes) -> None:
    try:
        assert isinstance(cleancms.clean(page), Result)
    except UnreadablePageError as error:
        assert str(error)  # noqa: PT017


def _clean(path: Path) -> Result:
    return cleancms.clean(path.read_bytes(), url=f"https://example.org/{path.name}")


def test_pages_do_not_know_of_each_other() -> None:
    there = [_clean(path) for path in SAMPLES]
    back = [_clean(path) for path in reversed(SAMPLES)]
    assert there == back[::-1]


def test_results_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import sys, cleancms\n"
        "for path in sys.argv[1:]:\n"
        "    print(repr(cleancms.clean(open(path, 'rb').read())))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, *SAMPLES],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_clean_text_stays_as_it_is(path: Path) -> None:
    text = _clean(path).text
    assert text
    assert cleancms.clean(text).text == text
