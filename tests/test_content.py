"""Files as they are and as they should be."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from cleancms.corpus.profiles import BadProfileError, name_file, write_profile
from cleancms.fixes.content import LineProblem, UnfixableContentError, fix_content
from cleancms.fixes.source import LossyDecodingError
from cleancms.model import PageKind, Reason, SiteProfile, Template, TemplateBlock
from cleancms.pages.record_fields import FieldNames
from cleancms.text import template_key
from tests.test_rewrite import ABOVE, ARTICLE, BELOW

PAGE = ABOVE + ARTICLE + BELOW
CLEAN = ARTICLE + "\n"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "-", "a.text"])
@pytest.mark.parametrize(
    ("mark", "codec"), [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")]
)
def test_a_text(name: str, mark: bytes, codec: str) -> None:
    raw = mark + PAGE.replace("\n", "\r\n").encode(codec)
    fixed = fix_content(name, raw)
    assert (fixed.name, fixed.before) == (name, raw)
    assert fixed.after == mark + CLEAN.replace("\n", "\r\n").encode(codec)
    first = fixed.findings[0]
    assert (first.line, first.last_line, first.record, first.finding.excerpt) == (1, 1, "", "Home")
    assert fixed.rows[0].findings == tuple(found.finding for found in fixed.findings)
    again = fix_content(name, fixed.after)
    assert (again.after, again.findings) == (fixed.after, ())


def test_html_is_refused() -> None:
    with pytest.raises(UnfixableContentError, match=r"cleancms clean a\.html -o DIR writes the article"):
        fix_content("a.html", PAGE.encode())
    with pytest.raises(UnfixableContentError, match="HTML cannot be fixed in place"):
        fix_content("a.txt", b"<!doctype html><p>a")


def test_markdown_may_be_written_in_html() -> None:
    raw = b"<div>\n<p>one</p>\n</div>\n"
    fixed = fix_content("a.md", raw)
    assert (fixed.after, fixed.findings, fixed.skipped) == (raw, (), (LineProblem(0, "written in HTML"),))


_LINES = ARTICLE.split("\n\n")


@pytest.mark.parametrize(
    "article",
    [
        "\n\n".join([*_LINES[:2], *(f"<p>{line}</p>" for line in _LINES[2:])]),
        ARTICLE.replace("e", "e\x01"),
    ],
    ids=["HTML", "no text"],
)
def test_a_text_that_would_be_read_as_something_else_stays(article: str) -> None:
    raw = (ABOVE * 3 + article + BELOW * 3).encode()
    fixed = fix_content("a.txt", raw)
    assert (fixed.after, fixed.findings) == (raw, ())
    assert [problem.cause[:23] for problem in fixed.skipped] == ["what would be left is r"]


def test_what_cannot_be_written_back_is_refused() -> None:
    with pytest.raises(LossyDecodingError):
        fix_content("a.txt", codecs.BOM_UTF8 + b"\xff")


def test_records() -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "a", "text": ' + json.dumps(PAGE).encode() + b', "n":1.0}\r\n',
        b"\n",
        b"{broken\n",
        b'{"id": "b", "html": "<p>x</p>"}\n',
        b'{"text": "\xff"}\n',
        b'{"id": "c", "text": ' + json.dumps(ARTICLE).encode() + b"}\n",
        b'{"text": ' + json.dumps(PAGE + "\u2028").encode() + b"}",
    ]
    fixed = fix_content("d/x.jsonl", b"".join(lines))
    assert fixed.after == b"".join(
        [
            b'\xef\xbb\xbf{"id": "a", "text": ' + json.dumps(CLEAN).encode() + b', "n":1.0}\r\n',
            *lines[1:6],
            b'{"text": ' + json.dumps(CLEAN + "\u2028").encode() + b"}",
        ]
    )
    assert {(found.line, found.record) for found in fixed.findings} == {(1, "a"), (7, "d/x.jsonl:7")}
    assert [(row.line, row.id) for row in fixed.rows] == [(1, "a"), (6, "c"), (7, "d/x.jsonl:7")]
    assert [problem.line for problem in fixed.failed] == [3, 5]
    assert fixed.skipped == (LineProblem(4, "html is HTML"),)


def test_the_field_that_the_user_names() -> None:
    raw = json.dumps({"text": PAGE, "note": ARTICLE}).encode()
    assert fix_content("x.jsonl", raw, FieldNames(text="note")).after == raw


class TestProfiles:
    LINE = "All the news of the coast, every day of the week, from people who live there."
    PAGE = ABOVE + ARTICLE + f"\n\n{LINE}\n" + BELOW

    def write(self, folder: Path, site: str) -> Path:
        block = TemplateBlock(template_key(self.LINE), self.LINE, 9, 0.8, 0.9, 0.0)
        profile = SiteProfile(site, {PageKind.TEXT: Template(9, (block,))})
        (folder / name_file(site)).write_text(write_profile(profile), encoding="utf-8")
        return folder

    @pytest.mark.parametrize(
        ("site", "name", "page"),
        [
            ("bell", "bell/a.txt", PAGE),
            ("example.org", "a.md", f"---\nurl: https://example.org/a\n---\n\n{PAGE}"),
            ("example.org", "a.jsonl", json.dumps({"url": "https://example.org/a", "text": PAGE})),
            ("bell", "bell.jsonl", json.dumps({"text": PAGE})),
        ],
    )
    def test_the_profile_of_the_site_applies(self, tmp_path: Path, site: str, name: str, page: str) -> None:
        profiles = self.write(tmp_path, site)
        reasons = {
            found.finding.reason for found in fix_content(name, page.encode(), profiles=profiles).findings
        }
        assert Reason.TEMPLATE in reasons
        assert Reason.TEMPLATE not in {
            found.finding.reason for found in fix_content(name, page.encode()).findings
        }

    def test_a_broken_profile(self, tmp_path: Path) -> None:
        (tmp_path / name_file("bell")).write_text("{", encoding="utf-8")
        with pytest.raises(BadProfileError):
            fix_content("bell/a.txt", self.PAGE.encode(), profiles=tmp_path)
