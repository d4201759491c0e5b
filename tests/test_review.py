from __future__ import annotations

import ast
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cleancms.articles.groups import list_marker
from cleancms.corpus.profiles import name_file, write_profile
from cleancms.model import (
    Article,
    Block,
    BlockKind,
    Label,
    Link,
    Metadata,
    Page,
    PageKind,
    Reason,
    Result,
    SiteProfile,
    Template,
    TemplateBlock,
    Verdict,
)
from cleancms.pipeline import clean_page
from cleancms.review import build, page_view
from cleancms.review.charts import Chart, bin_bars, count_bar, draw_bars, draw_histogram
from cleancms.review.counts import count_rows
from cleancms.review.markup import (
    Markup,
    check_language,
    element,
    enclose_own,
    join,
    link_outside,
    make_visible,
)
from cleancms.review.page_view import Gap, Piece, view_page
from cleancms.review.rows import FAILED, BadReportError, Row, describe_failure, read_report
from tests.article_blocks import item, paragraph, texts

SAMPLES = Path(__file__).parents[1] / "samples"
STYLE = files("cleancms.review").joinpath("style.css").read_text("utf-8")


def _result(*verdicts: tuple[str, Label, Reason, int], page_id: str = "page", **fields: object) -> Result:
    """Return a result with a verdict for each (text, label, reason, repeats)."""
    made = tuple(
        Verdict(paragraph(text, index=index), label, reason, 0.5, repeats)
        for index, (text, label, reason, repeats) in enumerate(verdicts)
    )
    kept = tuple(verdict.block for verdict in made if verdict.label is Label.KEPT)
    metadata = Metadata(**fields)  # type: ignore[arg-type]
    article = Article(metadata, kept) if kept else None
    return Result(page_id, article, "", "", metadata, made, confidence=0.9)


KEPT = ("text", Label.KEPT, Reason.CONTENT, -1)
DROPPED = ("menu", Label.DROPPED, Reason.NAVIGATION, -1)


def _sample(name: str) -> Result:
    content = (SAMPLES / name).read_text("utf-8")
    return clean_page(Page(name, content, PageKind.TEXT if name.endswith("txt") else PageKind.HTML))


def _write(*results: Result | Row) -> str:
    return "".join(build.review_pages(results))


# --- text becomes HTML through one door ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (element("p", "<b>&\"'"), "<p>&lt;b&gt;&amp;&quot;&#x27;</p>"),
        (element("p", element("b", "x"), "<"), "<p><b>x</b>&lt;</p>"),
        (element("p", f"{element('b', 'x')}"), "<p>&lt;b&gt;x&lt;/b&gt;</p>"),  # a mistake shows
        (element("p", element("b", "x") + "<i>"), "<p>&lt;b&gt;x&lt;/b&gt;&lt;i&gt;</p>"),
        (element("p", "\x1b[31m\u202egnp\ud800\n"), "<p>\\x1b[31m\\u202egnp\\ud800\n</p>"),
        (element("p", title='"><img>', class_="a"), '<p title="&quot;&gt;&lt;img&gt;" class="a"></p>'),
        (element("p", hidden=True, lang=None, draggable=False), "<p hidden></p>"),
        (element("a", "x", href="javascript:alert(1)"), "<a>x</a>"),
        (element("a", "x", href="#a"), '<a href="#a">x</a>'),
        (element("br"), "<br>"),
        (join("<", element("br")), "&lt;<br>"),
        (
            link_outside("x", "https://a.example/?a&b"),
            '<a href="https://a.example/?a&amp;b" rel="noreferrer noopener"><bdi>x</bdi></a>',
        ),
        (link_outside("x", "//a.example"), "<bdi>x</bdi>"),
        (link_outside("x", "http://[bad"), "<bdi>x</bdi>"),
        (link_outside("x", "data:text/html,x"), "<bdi>x</bdi>"),
        (link_outside("x", " javascript:alert(1)//http://a"), "<bdi>x</bdi>"),
    ],
)
def test_element(made: Markup, expected: str) -> None:
    assert made == expected


@pytest.mark.parametrize("name", ["onclick", "style", "a b", 'x"', "_"])
def test_attributes_that_run_or_break_out_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no "):
        element("p", **{name: "x"})


@pytest.mark.parametrize("content", ["a </style> b", "<!-- a", "</SCRIPT"])
def test_own_files_cannot_end_their_element(content: str) -> None:
    with pytest.raises(ValueError, match="inline"):
        enclose_own("style", content)


def test_markup_is_made_in_one_module() -> None:
    for path in (Path(build.__file__).parent).glob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        makes = any(isinstance(call.func, ast.Name) and call.func.id == "Markup" for call in calls)
        assert makes == (path.name == "markup.py"), path.name


@given(st.text())
def test_visible_text_keeps_what_is_visible(text: str) -> None:
    visible = make_visible(text)
    assert visible == make_visible(visible)
    assert (visible == text) == (
        not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]", text
        )
    )


@pytest.mark.parametrize(
    ("tag", "expected"), [("zh", "zh"), ("zh-Hant-TW", "zh-Hant-TW"), ('"><x', None), ("", None)]
)
def test_check_language(tag: str, expected: str | None) -> None:
    assert check_language(tag) == expected


# --- the document ----------------------------------------------------------------------------------------


def _check_document(html: str) -> Any:
    """Check what holds for every review; return it parsed."""
    tree: Any = LexborHTMLParser(html)
    scripts, styles = tree.css("script"), tree.css("style")
    assert (len(scripts), len(styles)) == (1, 1)
    policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
    for node in (*scripts, *styles):
        digest = b64encode(sha256(node.text().encode()).digest()).decode()
        assert f"{node.tag}-src 'sha256-{digest}';" in policy
    assert re.sub("sha256-[^']+", "hash", policy) == (
        "default-src 'none'; style-src 'hash'; script-src 'hash'; base-uri 'none'; form-action 'none'"
    )
    assert not tree.css("img, iframe, object, embed, base")
    names = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(names) == len(set(names))
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name in ("style", "src")]
        address = node.attributes.get("href") or "https://a.example/"
        assert address.startswith(("http://", "https://")) or address[1:] in names
    return tree


@pytest.mark.parametrize("name", ["cms-page.html", "notice.txt", "news-ja.html", "documentation.html"])
def test_review_of_a_page(name: str) -> None:
    result = _sample(name)
    tree = _check_document(_write(result))
    blocks = tree.css(".block")
    assert len(blocks) == len(result.verdicts)
    for node, verdict in zip(blocks, result.verdicts, strict=True):
        assert verdict.label.value in (node.attributes["class"] or "").split()
        if verdict.block.kind is BlockKind.PARAGRAPH:
            assert node.css_first(".text").text() == verdict.block.text
        if verdict.label is Label.COPY:
            assert node.css_first("a.chip").attributes["href"] == f"#p0-b{verdict.repeats}"
            original = tree.css_first(f"#p0-b{verdict.repeats}")
            back = [link.attributes["href"] for link in original.css("a.chip")]
            assert f"#p0-b{verdict.block.index}" in back
            hues = [re.findall(r"hue-\d", one.attributes["class"] or "") for one in (node, original)]
            assert hues[0] == hues[1] != []
        elif verdict.reason is not Reason.CONTENT:
            assert node.css_first(".reason").text() == verdict.reason.value
    assert not tree.css("#overview")
    shown = [node.text() for node in tree.css(".metadata dt")]
    assert shown == [name for name, value in result.metadata.as_dict().items() if value not in (None, [])]
    assert tree.css_first(".article article").attributes["lang"] == result.metadata.language


def test_review_is_the_same_each_time() -> None:
    results: list[Result | Row] = [_sample("notice.txt"), describe_failure("gone.html", "no such file")]
    assert _write(*results) == _write(*results)


def test_review_of_several_pages() -> None:
    found = [_sample("notice.txt"), _sample("news.html")]
    tree = _check_document(_write(*found, describe_failure("gone.html", "no such file")))
    rows = tree.css(".list tbody tr")
    assert [row.attributes["data-status"] for row in rows] == ["article", "article", "failed"]
    assert [link.attributes["href"] for link in tree.css(".list tbody a")] == ["#page-0", "#page-1"]
    assert len(tree.css(".page")) == 2
    for figure in tree.css("figure"):
        drawing = figure.css_first("svg")
        for name in ("aria-labelledby", "aria-describedby"):
            assert figure.css_first(f"#{drawing.attributes[name]}").text()
        assert figure.css("table tbody tr")
    reasons = dict(_read_table(tree, "chart-reasons"))
    assert reasons["copy"] == str(sum(v.reason is Reason.COPY for r in found for v in r.verdicts))


def _read_table(tree: Any, name: str) -> Iterator[tuple[str, str]]:
    for figure in tree.css("figure"):
        if figure.css(f"#{name}-title"):
            for row in figure.css("tbody tr"):
                yield row.css_first("th").text(), row.css_first("td").text()


def test_pages_of_the_lowest_confidence_can_be_opened() -> None:
    results = [_result(KEPT, page_id=f"p{number}") for number in range(6)]
    results[4] = replace(results[4], confidence=0.1)
    html = "".join(build.review_pages(results, max_views=2))
    tree = _check_document(html)
    assert [node.attributes["id"] for node in tree.css(".page")] == ["page-0", "page-4"]
    assert "The 2 pages of the lowest confidence can be opened here." in html


HOSTILE = (
    "<script>window.hit = 1</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "\u202ebackwards",
    "\x00\x1b[2J\ud800",
)


@given(
    st.lists(st.tuples(st.sampled_from(HOSTILE) | texts, st.sampled_from([KEPT, DROPPED])), max_size=8),
    st.sampled_from(HOSTILE),
)
def test_nothing_of_a_page_becomes_markup(
    found: list[tuple[str, tuple[str, Label, Reason, int]]], hostile: str
) -> None:
    metadata = {
        "title": hostile,
        "url": hostile,
        "author": (hostile,),
        "language": hostile,
        "next": Link(hostile, hostile),
        "origins": {"title": hostile},
    }
    result = _result(*((text, *verdict[1:]) for text, verdict in found), page_id=hostile, **metadata)
    for results in ((result,), (result, describe_failure(hostile, hostile))):
        tree = _check_document(_write(*results))
        assert make_visible(hostile).replace("\x00", "") in tree.body.text()


# --- what is shown of a page -----------------------------------------------------------------------------


def test_kept_blocks_come_first_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_view, "MAX_BLOCKS", 3)
    copy = ("text", Label.COPY, Reason.COPY, 4)
    view = view_page(_result(DROPPED, DROPPED, DROPPED, copy, KEPT, KEPT))
    assert [item.first if isinstance(item, Gap) else item.block.index for item in view.items] == [0, 1, 4, 5]
    gap = view.items[1]
    assert isinstance(gap, Gap)
    assert gap.counts == {Label.DROPPED: 2, Label.COPY: 1}
    html = _write(_result(DROPPED, DROPPED, DROPPED, copy, KEPT, KEPT))
    assert "3 blocks are not shown, from block 1 on: 2 dropped, 1 copies." in html
    _check_document(html)


def test_a_page_of_many_long_blocks_is_cut_and_says_so() -> None:
    result = _result(*(("x" * 6000, *KEPT[1:]) for _ in range(5000)))
    view = view_page(result)
    shown = [item for item in view.items if isinstance(item, Piece)]
    assert sum(len(piece.text) for piece in shown) <= page_view.MAX_CHARACTERS
    assert {piece.missing for piece in shown} == {1000}
    assert view.missing == 5000 - len(shown)
    html = _write(result)
    assert "1,000 more characters" in html
    assert f"{view.missing:,} more blocks are not shown." in html
    assert len(html) < 3_000_000


def test_metadata_leads_to_its_block() -> None:
    result = _result(DROPPED, KEPT, title="T", origins={"title": "block 0 h1"})
    tree = _check_document(_write(result))
    assert tree.css_first(".origin a").attributes["href"] == "#p0-b0"
    assert tree.css_first(".origin").text() == "block 0 h1"


def test_article_has_its_structure() -> None:
    blocks = (
        item("one"),
        item("two", level=2, marker="1."),
        Block(2, BlockKind.CODE, "a\n  b"),
        Block(3, BlockKind.QUOTE, "said"),
    )
    assert list_marker(blocks[1]) == "1."
    numbered = tuple(block._replace(index=index) for index, block in enumerate(blocks))
    verdicts = tuple(Verdict(block, Label.KEPT, Reason.CONTENT, 1.0) for block in numbered)
    result = Result("x", Article(Metadata(), numbered), "", "", Metadata(), verdicts)
    article = _check_document(_write(result)).css_first(".article article")
    assert [node.text() for node in article.css(".item")] == ["•one", "1. two"]
    assert article.css_first("pre").text() == "a\n  b"
    assert article.css_first("blockquote").text() == "said"


# --- counts ----------------------------------------------------------------------------------------------


def test_counts() -> None:
    rows = [
        Row(
            "a",
            site="s",
            confidence=1.0,
            kept=3,
            dropped=1,
            copies=2,
            reasons={"copy": 1, "content": 3},
            cluster="a",
            cluster_size=2,
        ),
        Row(
            "b",
            site="s",
            confidence=0.55,
            kept=0,
            dropped=4,
            copies=1,
            reasons={"site template": 4},
            cluster="a",
            cluster_size=2,
        ),
        describe_failure("c", "broken"),
    ]
    overview = count_rows(rows)
    assert (overview.rows, overview.kept, overview.dropped, overview.near_duplicates) == (3, 3, 5, 1)
    assert [n for n, count in enumerate(overview.shares) if count] == [0, 7]
    assert [n for n, count in enumerate(overview.confidences) if count] == [5, 9]
    assert overview.reasons == {"copy": 1, "site template": 4}
    assert overview.sites["s"] == (2, 8, 4)
    assert (overview.clusters, overview.largest) == ({2: 1}, [(2, "a")])
    assert overview.copied == {2: 1, 1: 1}
    assert overview.statuses == {"article": 2, FAILED: 1}


def test_the_list_is_a_sample_with_what_failed_first() -> None:
    rows = [Row(f"r{n}", kept=1) if n % 10 else describe_failure(f"r{n}", "broken") for n in range(200)]
    listed = count_rows(rows, 50).listed
    assert len(listed) == 50
    assert [number for number, _ in listed] == sorted(number for number, _ in listed)
    assert sum(row.status == FAILED for _, row in listed) == 20
    assert [row for _, row in count_rows(reversed(rows), 50).listed] == [row for _, row in reversed(listed)]
    few = count_rows(rows, 5).listed
    assert all(row.status == FAILED for _, row in few)


def test_charts_have_labels_and_a_table() -> None:
    chart = Chart(
        "c",
        "Title",
        "Note",
        ("Name", "Count"),
        [count_bar("<b>" + "很长" * 20, 1_234_567), count_bar("none", 0)],
    )
    tree: Any = LexborHTMLParser(draw_bars(chart))
    assert tree.css_first("text").text().endswith("…")
    assert [node.text() for node in tree.css("td")] == ["1,234,567", "0"]
    assert tree.css_first("tbody th").text() == "<b>" + "很长" * 20
    drawn = LexborHTMLParser(draw_histogram(chart._replace(bars=bin_bars([0] * 9 + [12_345]))))
    assert [node.text() for node in drawn.css("text")] == ["12k", "0 %", "50 %", "100 %"]
    assert draw_histogram(chart._replace(bars=bin_bars([0] * 10)))


# --- a corpus --------------------------------------------------------------------------------------------


def _make_corpus(folder: Path, lines: list[dict[str, object]]) -> Path:
    folder.mkdir()
    (folder / "report.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (folder / "summary.json").write_text("{}")
    return folder


def _line(number: int, **fields: object) -> dict[str, object]:
    return {
        "id": f"r{number}",
        "source": "in.jsonl",
        "position": number,
        "site": f"s{number % 3}.example",
        "status": "written",
        "reason": "",
        "confidence": 0.9,
        "kept": 5,
        "dropped": 15,
        "copies": 1,
        **fields,
    }


def test_review_of_a_corpus(tmp_path: Path) -> None:
    lines = [_line(n, reasons={"site template": 5, "navigation": 10}) for n in range(30)]
    lines[3].update(cluster="r3", cluster_size=2)
    lines[4].update(cluster="r3", cluster_size=2, duplicate_of="r3")
    lines.append(
        {
            "id": None,
            "source": "in.jsonl",
            "position": 31,
            "status": "failed",
            "reason": "line <31> is broken",
        }
    )
    folder = _make_corpus(tmp_path / "out", lines)
    (folder / "profiles").mkdir()
    template = Template(10, (TemplateBlock("menu", "Menu", 10, 0.0),))
    profile = SiteProfile("s1.example", {PageKind.HTML: template})
    (folder / "profiles" / name_file("s1.example")).write_text(write_profile(profile))
    tree = _check_document("".join(build.review_corpus(folder)))
    assert len(tree.css(".list tbody tr")) == 31
    assert "line <31> is broken" in tree.css_first(".status.bad").parent.text()
    assert dict(_read_table(tree, "chart-sites")) == {f"s{n}.example": "25 %" for n in range(3)}
    assert dict(_read_table(tree, "chart-clusters")) == {"2": "1"}
    assert dict(_read_table(tree, "chart-status")) == {"written": "30", "failed": "1"}


def test_the_list_of_a_large_corpus_says_that_it_is_a_sample(tmp_path: Path) -> None:
    folder = _make_corpus(tmp_path / "out", [_line(n) for n in range(2500)])
    html = "".join(build.review_corpus(folder))
    assert "The plots count all 2,500 records. The list holds 2,000 of them" in html
    assert html.count("<tr data-status") == 2000


@pytest.mark.parametrize("line", ["{", "[1]", "\xff", "[" * 100_000])
def test_a_report_that_is_none(tmp_path: Path, line: str) -> None:
    folder = _make_corpus(tmp_path / "out", [_line(0)])
    with (folder / "report.jsonl").open("a", encoding="latin-1") as file:
        file.write(line + "\n")
    with pytest.raises(BadReportError, match="line 2 is no JSON object"):
        list(read_report(folder))


def test_a_report_of_other_types_is_read(tmp_path: Path) -> None:
    odd: dict[str, object] = {"id": 7, "kept": "x", "confidence": "high", "reasons": {"a": "b"}, "copies": -1}
    folder = _make_corpus(tmp_path / "out", [odd, {}, _line(1, confidence=float("nan"))])
    assert [row.kept for row in read_report(folder)] == [0, 0, 5]
    _check_document("".join(build.review_corpus(folder)))


# --- colours ---------------------------------------------------------------------------------------------


def _read_colours() -> Iterator[dict[str, str]]:
    for body in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL):
        yield dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", body))


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", list(_read_colours()), ids=["light", "dark"])
def test_contrast(colours: dict[str, str]) -> None:
    hues = [f"hue-{number}" for number in range(page_view.HUES)]
    for text, ground in product(
        ("ink", "muted", "accent", "good", "warn", "bad", *hues), ("ground", "card", "quiet")
    ):
        assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for part in ("bar", "kept", "copy"):
        assert _contrast(colours[part], colours["card"]) >= 3, part
