from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.articles.metadata import read_metadata
from cleancms.blocks.html import segment_html
from cleancms.blocks.patterns import find_meta_lines
from cleancms.blocks.plain import segment_text
from cleancms.blocks.title import choose_title
from cleancms.model import METADATA_FIELDS, Label, Link, Metadata, Page, PageKind, Reason, Settings, Verdict
from cleancms.text import count_words
from tests.test_html import soup

URL = "https://www.example.com/food/bread"
TEXT = (
    "The bakers of the town met in the old hall, and they talked about bread and flour for two long hours. "
    * 2
)
WENZHANG = (
    "面包师们在老礼堂里见面，谈了两个小时的面包和面粉，没有人想回家，因为外面下着雨，而礼堂里有新出炉的面包。"
)


def _read(content: str, kind: PageKind = PageKind.HTML, **settings: Any) -> Metadata:
    """Return the metadata of a page whose long blocks are its article."""
    segments = segment_html(content) if kind is PageKind.HTML else segment_text(content)
    verdicts = [
        Verdict(block, Label.KEPT, Reason.CONTENT)
        if count_words(block.text) >= 30
        else Verdict(block, Label.DROPPED, Reason.LOW_SCORE)
        for block in segments.blocks
    ]
    title = choose_title(segments, find_meta_lines(segments))
    return read_metadata(Page("p", content, kind, URL), segments, verdicts, title, Settings(**settings))


def _page(*lines: str, head: str = "", after: str = "") -> str:
    """Return a page with a title, `lines` below it, a text and `after` behind it."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<title>Bread and flour</title>{head}<h1>Bread and flour</h1>{body}<p>{TEXT}</p><p>{TEXT}</p>{after}"
    )


CMS_DUMP = f"""政策

面包师们的会议,在老礼堂举行

  • 网站管理员
  • 发布时间:2022-02-24
  • 浏览次数:
  • 分享:
  {WENZHANG}
  {WENZHANG}

上一篇:面包的历史

下一篇:面粉的价格“上涨”

面包师们的会议,在老礼堂举行

发布者:网站管理员 | 浏览数: | 更新时间:2022-02-24
  {WENZHANG}
  {WENZHANG}

联系我们
Copyright © EXAMPLE 2017-2022 Powered by example.com. All Right Reserved.
"""


def test_a_dump_of_a_cms_page() -> None:
    metadata = _read(CMS_DUMP, PageKind.TEXT)
    known = {name: value for name, value in metadata.as_dict().items() if value}
    assert known == {
        "title": "面包师们的会议,在老礼堂举行",
        "author": ["网站管理员"],
        "date": "2022-02-24",
        "site": "EXAMPLE",
        "url": URL,
        "category": ["政策"],
        "language": "zh",
        "previous": {"title": "面包的历史"},
        "next": {"title": "面粉的价格“上涨”"},
        "copyright": "Copyright © EXAMPLE 2017-2022 Powered by example.com. All Right Reserved.",
    }
    assert metadata.origins.keys() == known.keys()
    assert metadata.origins["date"] == "block 3 发布时间"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["发布时间：2022年2月24日 10:30 来源：示例日报 作者：张三 李四 浏览次数：1,234"],
            {"date": "2022-02-24T10:30", "source": "示例日报", "author": ("张三", "李四"), "views": 1234},
        ),
        (["2022-02-24 10:30　来源：示例日报"], {"date": "2022-02-24T10:30", "source": "示例日报"}),
        (["By Jane Doe on May 3, 2021 | 5 min read"], {"author": ("Jane Doe",), "date": "2021-05-03"}),
        (
            ["By Jane Doe and John Public", "3 May 2021"],
            {"author": ("Jane Doe", "John Public"), "date": "2021-05-03"},
        ),
        (["Jane Doe • May 3, 2021"], {"author": ("Jane Doe",), "date": "2021-05-03"}),
        (["By", "Jane Doe"], {"author": ("Jane Doe",)}),
        (["Written byJane DoeMay 3, 2021"], {"author": ("Jane Doe",), "date": "2021-05-03"}),
        (["Published 3 May 2021, updated 5 May 2021"], {"date": "2021-05-03", "modified": "2021-05-05"}),
        (["May 3, 2021 | Updated: May 3, 2021 18:00"], {"date": "2021-05-03", "modified": None}),
        (
            ["May 3, 2021 8:00 | Updated: May 3, 2021 18:00"],
            {"date": "2021-05-03T08:00", "modified": "2021-05-03T18:00"},
        ),
        (["By Jane Doe and", "John Public", "3 May 2021"], {"author": ("Jane Doe", "John Public")}),
        (["2022年2月24日 10:30 来源：示例日报 作者：张三 李四 字号：大 中 小"], {"date": "2022-02-24T10:30"}),
        (["Updated: 5 May 2021"], {"date": "2021-05-05", "modified": None}),
        (
            ["Von Max Mustermann, 24. Februar 2022, 14:05 Uhr"],
            {"author": ("Max Mustermann",), "date": "2022-02-24T14:05"},
        ),
        (["Publié le 24 février 2022 par Jean Dupont"], {"author": ("Jean Dupont",), "date": "2022-02-24"}),
        (
            ["입력 2022.02.24 10:30 수정 2022.02.25 11:00"],
            {"date": "2022-02-24T10:30", "modified": "2022-02-25T11:00"},
        ),
        (["公開日：2022年2月24日", "著者：山田太郎"], {"date": "2022-02-24", "author": ("山田太郎",)}),
        (["3/4/2021"], {"date": None}),
        (["Share this"], {"author": (), "date": None}),
        (["Tags: bread, flour", "Category: Food"], {"tags": ("bread", "flour"), "category": ("Food",)}),
    ],
)
def test_lines_below_the_title(lines: list[str], expected: dict[str, object]) -> None:
    metadata = _read(_page(*lines))
    assert {name: getattr(metadata, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("<p>（责任编辑：王五）</p>", {"editor": "王五"}),
        ("<p>标签：<a>经济</a> <a>创新</a></p>", {"tags": ("经济", "创新")}),
        ("<p>来源：示例日报</p>", {"source": "示例日报"}),
        ("<p>Posted by A Reader on May 9, 2021</p>", {"author": (), "date": None}),
        (
            "<p>上一篇：<a href=/1>面包的历史</a></p>",
            {"previous": Link("面包的历史", "https://www.example.com/1")},
        ),
        (
            "<div>Next:</div><div><a href=/2>More about flour</a></div>",
            {"next": Link("More about flour", "https://www.example.com/2")},
        ),
        ("<p>Next</p>", {"next": None}),
        ("<p>下一篇：没有了</p>", {"next": None}),
        ("<p>Filed under Food</p>", {"category": ("Food",)}),
        (
            "<p>© 2021 The Example Ltd. All rights reserved.</p>",
            {"site": "The Example", "copyright": "© 2021 The Example Ltd. All rights reserved."},
        ),
        ("<p>版权所有：示例网 京ICP备12345678号</p>", {"site": "示例网"}),
    ],
)
def test_lines_behind_the_text(after: str, expected: dict[str, object]) -> None:
    metadata = _read(_page(after=after))
    assert {name: getattr(metadata, name) for name in expected} == expected


def test_what_the_head_declares() -> None:
    head = """<html lang=en-GB><link rel=canonical href=/food/bread?page=1>
        <meta name=author content="Jane Doe"><meta property=og:site_name content="The Example">
        <meta property=article:published_time content=2021-05-03T08:00:00Z>
        <meta property=article:modified_time content=2021-06-01>
        <meta name=description content="About  bread."><meta property=og:image content=/bread.jpg>
        <meta property=article:section content=Food><meta property=article:tag content=bread>
        <meta property=article:tag content=flour>"""
    metadata = _read(_page(head=head))
    assert metadata == Metadata(
        title="Bread and flour",
        author=("Jane Doe",),
        date="2021-05-03T08:00:00Z",
        modified="2021-06-01",
        site="The Example",
        url="https://www.example.com/food/bread?page=1",
        category=("Food",),
        tags=("bread", "flour"),
        language="en",
        description="About bread.",
        image="https://www.example.com/bread.jpg",
        origins=metadata.origins,
    )
    assert metadata.origins["date"] == "meta article:published_time"


def test_json_ld_is_trusted_before_meta() -> None:
    head = """<meta name=author content="Web Team"><script type="application/ld+json">
        {"@type": "Article", "author": {"@type": "Person", "name": "Jane Doe"},
        "datePublished": "2021-05-03"}</script>"""
    metadata = _read(_page(head=head))
    assert (metadata.author, metadata.date) == (("Jane Doe",), "2021-05-03")
    assert metadata.origins["author"] == "json-ld author"


def test_the_person_on_the_page_is_trusted_before_an_account_and_the_publisher() -> None:
    for declared in ("jdoe", "The Example"):
        head = f'<meta name=author content="{declared}"><meta property=og:site_name content="The Example">'
        assert _read(_page("By Jane Doe", head=head)).author == ("Jane Doe",)
        assert _read(_page(head=head)).author == (declared,)


def test_the_day_that_the_page_shows_counts_and_not_that_of_a_time_in_utc() -> None:
    head = "<meta property=article:published_time content=2021-05-04T01:30:00+00:00>"
    assert _read(_page("May 3, 2021", head=head)).date == "2021-05-03"
    assert _read(_page("June 3, 2021", head=head)).date == "2021-05-04T01:30:00+00:00"


def test_the_region_of_the_language_decides_how_dates_are_read() -> None:
    assert _read(_page("3/4/2021", head="<html lang=en-US>")).date == "2021-03-04"
    assert _read(_page("3/4/2021", head="<html lang=en-GB>")).date == "2021-04-03"


def test_relative_dates_need_a_reference_time() -> None:
    assert _read(_page("3 hours ago")).date is None
    assert _read(_page("3 hours ago"), reference_time="2022-02-24T10:30:00+08:00").date == "2022-02-24"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (_page('<time datetime="2021-05-03T10:30">last Monday</time>'), {"date": "2021-05-03T10:30"}),
        (_page("<span itemprop=datePublished content=2021-05-03>last Monday</span>"), {"date": "2021-05-03"}),
        (_page("<a rel=author href=/jane>Jane Doe</a>"), {"author": ("Jane Doe",)}),
        (_page('<div class="post-author"><span>Jane Doe</span></div>'), {"author": ("Jane Doe",)}),
        (_page("<span itemprop=author>Jane Doe</span>"), {"author": ("Jane Doe",)}),
        ("<p>Home &gt; Food &gt; Bread</p>" + _page(), {"category": ("Food", "Bread")}),
        (
            "<ul class=breadcrumb><li><a>Food</a><li><a>Baking</a></ul>" + _page(),
            {"category": ("Food", "Baking")},
        ),
        ("<ul><li>News<li>Food</ul><p>Food</p>" + _page(), {"category": ("Food",)}),
        ("<ul><li>News<li>Food</ul><p>Sports</p>" + _page(), {"category": ()}),
        (_page('<div class="postprofile"><a href=/u>baker42</a></div>'), {"author": ("baker42",)}),
        (_page('Published 3 May 2021 <time datetime="2021-05-03T10:30">'), {"date": "2021-05-03T10:30"}),
        ("<title>Bread and flour | The Example</title>" + _page(), {"site": "The Example"}),
    ],
)
def test_markup(page: str, expected: dict[str, object]) -> None:
    metadata = _read(page)
    assert {name: getattr(metadata, name) for name in expected} == expected


def test_the_day_in_the_address() -> None:
    page = Page("p", "", PageKind.HTML, "https://www.example.com/2021/05/03/bread")
    segments = segment_html(_page())
    metadata = read_metadata(page, segments, (), choose_title(segments), Settings())
    assert (metadata.date, metadata.origins["date"]) == ("2021-05-03", "url")


def test_without_verdicts_the_article_is_below_the_title() -> None:
    segments = segment_html(_page("By Jane Doe | 3 May 2021"))
    metadata = read_metadata(Page("p", "", PageKind.HTML), segments, (), choose_title(segments), Settings())
    assert (metadata.author, metadata.date, metadata.url) == (("Jane Doe",), "2021-05-03", None)


def test_an_empty_page_has_no_metadata() -> None:
    metadata = read_metadata(Page("p", "", PageKind.HTML), segment_html(""), (), (None, "", ()), Settings())
    assert metadata == Metadata()


@given(soup, st.booleans())
def test_any_page_has_metadata_with_origins(page: str, verdicts: bool) -> None:
    segments = segment_html(page)
    kept = [Verdict(block, Label.KEPT, Reason.CONTENT) for block in segments.blocks] if verdicts else []
    metadata = read_metadata(
        Page("p", page, PageKind.HTML, URL), segments, kept, choose_title(segments), Settings()
    )
    known = {name for name in METADATA_FIELDS if getattr(metadata, name) not in (None, ())}
    assert metadata.origins.keys() == known


@given(
    st.lists(st.sampled_from([*CMS_DUMP.splitlines(), "", "By Ann Lee", "3 May 2021", "©", "作者："])).map(
        "\n".join
    )
)
def test_any_dump_has_metadata(page: str) -> None:
    _read(page, PageKind.TEXT)


DECLARED = '<meta property="article:published_time" content="2024-07-05T23:30:00Z">'


@pytest.mark.parametrize(
    ("head", "lines", "after", "day"),
    [
        # The day of a move to another content system is declared, the day of publication shown.
        (DECLARED, ["March 1, 2021"], "", "2021-03-01"),
        (DECLARED, ["March 1, 2021", "March 8, 2021"], "", "2024-07-05"),
        (DECLARED, ["March 1, 2025"], "", "2024-07-05"),
        (DECLARED, ["Registered: March 1, 2021"], "", "2024-07-05"),
        # The day that the page shows near a declared time in UTC, unless it shows that day as well.
        (DECLARED, ["July 6, 2024"], "", "2024-07-06"),
        (DECLARED, ["July 5, 2024", "July 6, 2024"], "", "2024-07-05"),
        # Without a date in the head: the only one of short lines, or the one that the text begins with.
        ("", [], "<p>3 May 2021</p>", "2021-05-03"),
        ("", [], "<p>3 May 2021</p><p>4 May 2021</p>", None),
        ("", [f"Rome, 3 May 2021. {TEXT}"], "", "2021-05-03"),
        ("", [f"Until 3 May 2021 nobody had met. {TEXT}"], "", None),
    ],
)
def test_the_day_among_several(head: str, lines: list[str], after: str, day: str | None) -> None:
    far = f"<p>{TEXT}</p>" * 20 + after
    date = _read(_page(*lines, head=head, after=far)).date
    assert date == day if day is None else date is not None and date.startswith(day)


def test_a_date_above_the_title_counts_less_than_one_below() -> None:
    above = "<p>May 9, 2022</p>"
    assert _read(f"{above}<h1>Bread and flour</h1><p>May 3, 2021</p><p>{TEXT}</p>").date == "2021-05-03"


@pytest.mark.parametrize(
    ("lines", "after", "author"),
    [
        (["2022年2月24日 来源：示例日报 记者 张三丰"], "", ("张三丰",)),
        (["2022.02.24", "김철수 기자"], "", ("김철수",)),
        ([], "<p>빵과물/김철수 기자 kim@example.com</p>", ("김철수",)),
        (["Jane Doe Food reporter", "May 3, 2021"], "", ("Jane Doe",)),
        (["Food Team", "May 3, 2021"], "", ("Food Team",)),
        # What the page says about a name further down makes it the author's.
        (["Jane Doe"], "<p>Jane Doe is a baker who writes about bread for people.</p>", ("Jane Doe",)),
        (
            ["Jane Doe"],
            "<p>Jane Doe</p><p>Jane is a baker who writes about bread for people.</p>",
            ("Jane Doe",),
        ),
        (["Rye Bread"], "<p>Jane is a baker who writes about bread for people.</p>", ()),
        ([], '<p class="post-author-name">Jane Doe</p>', ("Jane Doe",)),
        # Buttons in a row are no names.
        (["2022年2月24日 文：<ul><li>ポスト<li>シェア<li>はてブ</ul>"], "", ()),
        (["por la carretera de la costa", "3 de mayo de 2021"], "", ()),
    ],
)
def test_names_without_a_label(lines: list[str], after: str, author: tuple[str, ...]) -> None:
    assert _read(_page(*lines, after=after)).author == author
