"""Texts rewritten in place: what goes, what stays as it is, and that twice is once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import cleancms
from cleancms.articles.formats import Format
from cleancms.articles.write import render_article
from cleancms.fixes import rewrite
from cleancms.fixes.arrangement import Arrangement, Unit, arrange, find_units
from cleancms.fixes.rewrite import LostBlockError, Rewritten, rewrite_text
from cleancms.model import PageKind, Reason, Settings, SiteProfile, Template, TemplateBlock
from cleancms.text import template_key
from tests.test_properties import LINES, ROOT, SAMPLES, html_pages, text_pages

PARAGRAPHS = (
    "The harbour office opened its new reading room on Monday, and by noon every chair was taken.",
    "Nobody had expected so many, said the clerk, who had put out twelve chairs and borrowed six more.",
    "Most of them had come for the old maps, which had never been shown before and may not be again.",
    "By the end of the week the room had been visited by almost a third of the people of the town.",
)
TITLE = "A reading room for the harbour"
ARTICLE = "\n\n".join([TITLE, *PARAGRAPHS])
ABOVE = "Home\nNews\nPeople\nMaps\nShop\nHelp\nLog in\n\nHome > News > Harbour\n\n"
BELOW = (
    "\n\nShare:\n\nPrevious: The last boat of the year\n\nNext: A bridge is closed\n\n"
    "Copyright 2021 The Bell\n"
)
TEXT_PAGES = sorted((ROOT / "tests" / "pages").glob("*/page.txt"))
README = """\
# tidewise

[![build](https://example.org/badge.svg)](https://example.org/build)

Tide tables for small harbours, computed on your own machine.

## Contents

- [Install](#install)
- [Related projects](#related-projects)
- [Licence](#licence)

## Install

```sh
pip install tidewise
```

| key | default |
|-----|---------|
| days | 2 |

## Related projects

* [wavewise](https://example.org/wavewise): waves

## Licence

MIT. Copyright (c) 2024 The Tidewise Authors. All rights reserved.

[docs]: https://docs.example.org/tidewise
"""


def check(text: str) -> Rewritten:
    """Return `text` rewritten, after checking what holds for every text."""
    done = rewrite_text(text)
    given = text.splitlines(keepends=True)
    starts = [0]
    for line in given:
        starts.append(starts[-1] + len(line))
    named: set[int] = set()
    for found in done.findings:
        assert 0 <= found.first < found.last <= len(given)
        assert (found.start, found.end) == (starts[found.first], starts[found.last])
        assert (found.reason is Reason.COPY) == (found.original >= 0)
        assert not named.intersection(range(found.first, found.last))
        named.update(range(found.first, found.last))
    assert list(done.findings) == sorted(done.findings, key=lambda found: found.first)
    assert (done.text == text) == (not done.findings)
    rest = sorted(line.strip() for number, line in enumerate(given) if number not in named and line.strip())
    assert rest == sorted(line.strip() for line in done.text.splitlines() if line.strip())
    assert rewrite_text(done.text) == Rewritten(done.text, ())
    return done


class TestAnyText:
    @given(text_pages | st.text(max_size=200) | html_pages)
    @example("")
    @example("\ufeff")
    @example("a\r\n\nb\r")
    def test_twice_is_once(self, text: str) -> None:
        check(text)

    @given(st.lists(st.sampled_from((*LINES, *PARAGRAPHS, ABOVE, BELOW, ARTICLE, "\n\n")), max_size=30))
    def test_pages_twice_are_once(self, parts: list[str]) -> None:
        check("".join(parts))

    @pytest.mark.parametrize(
        "path", [*SAMPLES, *TEXT_PAGES], ids=lambda path: f"{path.parent.name}/{path.name}"
    )
    def test_samples(self, path: Path) -> None:
        if path.suffix == ".txt":
            check(path.read_text(encoding="utf-8"))
        result = cleancms.clean(path.read_bytes())
        assert check(result.text).findings == ()
        assert check(render_article(result, Format.MD, Settings())).findings == ()


class TestWhatGoes:
    def test_a_page_becomes_its_article(self) -> None:
        done = check(ABOVE + ARTICLE + BELOW)
        assert done.text == ARTICLE + "\n"
        assert {found.reason for found in done.findings} > {Reason.BREADCRUMB, Reason.SHARE, Reason.COPYRIGHT}

    def test_one_kind_of_line_is_enough_between_long_menus(self) -> None:
        menu = "".join(f"Harbour {number}\n" for number in range(20))
        page = f"{menu}\n{ARTICLE}\n\n{menu}\nCopyright 2021 The Bell\n"
        assert check(page).text == ARTICLE + "\n"
        assert check(page.replace("Copyright", "Painted in")).findings == ()

    def test_a_second_copy_goes(self) -> None:
        done = check(f"{ARTICLE}\n\n{ARTICLE}\n")
        assert done.text == ARTICLE + "\n"
        assert [(found.first, found.original) for found in done.findings] == [
            (10, 0),
            (12, 2),
            (14, 4),
            (16, 6),
            (18, 8),
        ]
        assert done.findings[1].excerpt == PARAGRAPHS[0]

    def test_what_only_the_copy_has_moves(self) -> None:
        longer = [
            TITLE,
            *PARAGRAPHS[:2],
            "A catalogue of the maps is sold at the desk for two crowns.",
            *PARAGRAPHS[2:],
        ]
        done = check("\n\n".join([ARTICLE, *longer]) + "\n")
        assert done.text == "\n\n".join(longer) + "\n"

    def test_the_head_stays(self) -> None:
        head = f"{TITLE}\n\nPublished: 4 May 2021\n\n"
        page = ABOVE + head + "\n\n".join(PARAGRAPHS) + BELOW
        assert check(page).text == head + "\n\n".join(PARAGRAPHS) + "\n"

    def test_a_template_line_goes(self) -> None:
        line = "All the news of the coast, every day of the week, from people who live there."
        block = TemplateBlock(template_key(line), line, 9, 0.8, 0.9, 0.0)
        profile = SiteProfile("example.org", {PageKind.TEXT: Template(9, (block,))})
        page = ABOVE + ARTICLE + f"\n\n{line}\n" + BELOW
        reasons = {found.excerpt: found.reason for found in rewrite_text(page, profile).findings}
        assert reasons[line] is Reason.TEMPLATE


class TestWhatStays:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "\n\n",
            "Home\nNews\nLog in\nCopyright 2021 The Bell",
            ARTICLE,
            README,
            f"{ARTICLE}\n\nShare this with a friend.\n\nCopyright 2021 The Bell\n",
            f"Home > News\n\n{ARTICLE}",
            "\x00\ud800\n" + ARTICLE,
        ],
    )
    def test_a_text_that_is_no_page(self, text: str) -> None:
        assert check(text) == Rewritten(text, ())

    @pytest.mark.parametrize(
        "front",
        [
            "---\ntitle: A reading room\ncopyright: The Bell\n---\n\n",
            '---\n"title": A reading room\ndate created: 2021\ntags: [\n  News\n]\n---\n\n',
            '+++\ntitle = "A reading room"\n\n[params]\ncopyright = "The Bell"\n+++\n\n',
        ],
    )
    def test_front_matter_and_definitions(self, front: str) -> None:
        definition = "\n\n[map]: https://example.org/map\n"
        page = front + ABOVE + f"# {ARTICLE} See the [map].{definition}" + BELOW
        assert check(page).text == f"{front}# {ARTICLE} See the [map].{definition}"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
    @pytest.mark.parametrize("final", [True, False])
    def test_line_ends(self, end: str, final: bool) -> None:
        page = (ABOVE + ARTICLE + BELOW).replace("\n", end)
        page = page if final else page.removesuffix(end)
        assert check(page).text == ARTICLE.replace("\n", end) + (end if final else "")

    def test_spaces_and_control_characters_in_kept_lines(self) -> None:
        odd = f"  {PARAGRAPHS[0]}\x07\t \n"
        done = check(ABOVE + f"{TITLE}\n\n{odd}\n" + "\n\n".join(PARAGRAPHS[1:]) + BELOW)
        assert done.findings
        assert odd in done.text

    def test_empty_lines_between_kept_blocks(self) -> None:
        wide = ARTICLE.replace("\n\n", "\n\n\n")
        assert check(ABOVE + wide + BELOW).text == wide + "\n"


class TestArrangement:
    @pytest.mark.parametrize(
        ("lines", "ranges", "gone", "moved", "expected"),
        [
            ("a||b", [(0, 1), (2, 3)], [], [], "a||b"),
            ("a||b||c", [(0, 1), (2, 3), (4, 5)], [1], [], "a||c"),
            ("a||||b||c", [(0, 1), (4, 5), (6, 7)], [1], [], "a||||c"),
            ("|a||b", [(1, 2), (3, 4)], [0], [], "|b"),
            ("a||b|", [(0, 1), (2, 3)], [1], [], "a|"),
            ("a||---||b||c", [(0, 1), (4, 5), (6, 7)], [0, 1], [], "c"),
            ("a||---||b||c", [(0, 1), (4, 5), (6, 7)], [1], [], "a||---||c"),
            ("a||b||---||c||d", [(0, 1), (2, 3), (6, 7), (8, 9)], [1, 2], [], "a||d"),
            ("a||b||[x]: y||c||d", [(0, 1), (2, 3), (6, 7), (8, 9)], [1, 2], [], "a||[x]: y||d"),
            ("a||b||c", [(0, 1), (2, 3), (4, 5)], [1], [(2, 0)], "a||c"),
            ("a||b||x||c||y", [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)], [2], [(3, 0)], "a||c||b||y"),
            ("x||a||b", [(0, 1), (2, 3), (4, 5)], [0], [(2, -1)], "b||a"),
            ("a||x||b||c", [(0, 1), (2, 3), (4, 5), (6, 7)], [1], [(3, 1)], "a||c||b"),
        ],
    )
    def test_order(
        self,
        lines: str,
        ranges: list[tuple[int, int]],
        gone: list[int],
        moved: list[tuple[int, int]],
        expected: str,
    ) -> None:
        texts = lines.split("|")
        arrangement = arrange(texts, find_units(ranges), gone, moved)
        assert "|".join(texts[number] for number in arrangement.lines) == expected

    def test_blocks_on_one_line_are_one_unit(self) -> None:
        assert find_units([(0, 1), (1, 2), (1, 2), (2, 4)]) == (
            Unit(0, 1, (0,)),
            Unit(1, 2, (1, 2)),
            Unit(2, 4, (3,)),
        )
        assert find_units([(0, 2), (1, 3)]) == (Unit(0, 3, (0, 1)),)


class TestProof:
    def break_arrangement(self, monkeypatch: pytest.MonkeyPatch, drop: str) -> None:
        def lose(lines: list[str], *arguments: object) -> Arrangement:
            done = arrange(lines, *arguments)  # type: ignore[arg-type]
            return done._replace(lines=tuple(n for n in done.lines if drop not in lines[n]))

        monkeypatch.setattr(rewrite, "arrange", lose)

    def test_a_lost_line_of_the_article_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.break_arrangement(monkeypatch, PARAGRAPHS[1])
        with pytest.raises(LostBlockError, match="Nobody had expected"):
            rewrite_text(ABOVE + ARTICLE + BELOW)

    def test_another_lost_line_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.break_arrangement(monkeypatch, TITLE)
        with pytest.raises(LostBlockError, match=TITLE):
            rewrite_text(ABOVE + ARTICLE + BELOW)

    def test_another_order_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def turn(lines: list[str], *arguments: object) -> Arrangement:
            done = arrange(lines, *arguments)  # type: ignore[arg-type]
            return done._replace(lines=done.lines[::-1])

        monkeypatch.setattr(rewrite, "arrange", turn)
        with pytest.raises(LostBlockError):
            rewrite_text(ABOVE + ARTICLE + BELOW)

    def test_a_text_that_never_settles_stays(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rewrite, "MAX_PASSES", 1)
        page = ABOVE + ARTICLE + BELOW
        assert rewrite_text(page) == Rewritten(page, ())
