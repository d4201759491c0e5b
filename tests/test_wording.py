from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks import pattern_tables
from cleancms.wording import (
    comment_tables,
    labels,
    name_tables,
    navigation_tables,
    notice_tables,
    related_tables,
    tables,
)
from cleancms.wording.labels import is_byline_label, read_labels
from cleancms.wording.names import is_name_list, looks_like_name, split_names
from cleancms.wording.navigation import Neighbour, is_home, read_breadcrumb, read_neighbours, split_breadcrumb
from cleancms.wording.phrases import fold_wording, index_phrases, match_phrase, read_words, split_table


@pytest.mark.parametrize(
    ("line", "items", "loose"),
    [
        (
            "发布时间：2022-02-24 来源：新华网 作者：张三 浏览次数：",
            [("date", "2022-02-24"), ("source", "新华网"), ("author", "张三"), ("views", "")],
            (),
        ),
        (
            "发布者:网站管理员 | 浏览数: | 更新时间:2022-02-24",
            [("author", "网站管理员"), ("views", ""), ("modified", "2022-02-24")],
            (),
        ),
        (
            "2022-02-24来源:新华网作者:张三编辑:李四",
            [("source", "新华网"), ("author", "张三"), ("editor", "李四")],
            ("2022-02-24",),
        ),
        ("来 源：人民网", [("source", "人民网")], ()),
        ("（责任编辑：张三）", [("editor", "张三")], ()),
        ("作者：张三（新华社）", [("author", "张三（新华社）")], ()),
        ("文/张三", [("author", "张三")], ()),
        ("作者 张三 来源 新华网", [("author", "张三"), ("source", "新华网")], ()),
        ("图片来源：新华社", [], ("图片来源：新华社",)),
        ("By Jane Doe on May 3, 2021 | 5 min read", [("author", "Jane Doe on May 3, 2021")], ("5 min read",)),
        (
            "Posted on May 3, 2021 by Jane Doe",
            [("date", "May 3, 2021"), ("author", "Jane Doe")],
            (),
        ),
        (
            "Published 3 May 2021 Updated 4 May 2021",
            [("date", "3 May 2021"), ("modified", "4 May 2021")],
            (),
        ),
        (
            "Author: Jane Doe Published: May 3, 2021 Category: News",
            [("author", "Jane Doe"), ("date", "May 3, 2021"), ("category", "News")],
            (),
        ),
        ("Filed under Food Tags: bread", [("category", "Food"), ("tags", "bread")], ()),
        ("기자명 홍길동 입력 2022.02.24", [("author", "홍길동"), ("date", "2022.02.24")], ()),
        ("The bridge was published", [], ("The bridge was published",)),
        ("Meeting at 10:30", [], ("Meeting at 10:30",)),
        ("", [], ("",)),
    ],
)
def test_label_lines(line: str, items: list[tuple[str, str]], loose: tuple[str, ...]) -> None:
    found = read_labels(line)
    assert [(item.field, item.value) for item in found.items] == items
    assert found.loose == loose


def test_a_label_says_how_sure_it_is_and_how_it_was_written() -> None:
    strong, weak = read_labels("Published on: May 3, 2021 | Source: Reuters").items
    assert (strong.strong, strong.colon, strong.label) == (True, True, "Published on")
    assert (weak.strong, weak.label) == (False, "Source")
    assert not read_labels("By Jane Doe").items[0].colon


def test_prose_has_no_labels() -> None:
    assert read_labels("作者：" + "很长的文章。" * 100).items == ()


@pytest.mark.parametrize("line", ["By", "by:", "Written by", "作者：", "Author", "Par"])
def test_labels_that_announce_a_name(line: str) -> None:
    assert is_byline_label(line)
    assert not is_byline_label(f"{line} the way")


@pytest.mark.parametrize("name", ["LABELS", "WEAK_LABELS"])
def test_every_label_of_the_tables_is_read(name: str) -> None:
    for field, table in getattr(tables, name).items():
        for label in split_table(table):
            items = read_labels(f"{label}: 24 words").items
            assert [(item.field, item.strong) for item in items] == [(field, name == "LABELS")], label


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Q. Public", ["Jane Doe", "John Q. Public"]),
        ("Jane Doe, John Public & Ann van der Lee", ["Jane Doe", "John Public", "Ann van der Lee"]),
        ("Doe, Jane T.", ["Jane T. Doe"]),
        ("Jane Doe, PhD, Senior Editor", ["Jane Doe"]),
        ("Jane Doe, M.D., FACP", ["Jane Doe"]),
        ("Jane Doe on", ["Jane Doe"]),
        ("Jane Doe in News", ["Jane Doe"]),
        ("Jane Doe | The Example", ["Jane Doe"]),
        ("Jane Doe 59 Comments", ["Jane Doe"]),
        ("Jane Doe <jane@example.com>", ["Jane Doe"]),
        ("Jane Doe https://example.com/jane", ["Jane Doe"]),
        ("Max Mustermann und Erika Musterfrau", ["Max Mustermann", "Erika Musterfrau"]),
        ("张三、李四", ["张三", "李四"]),
        ("张三 李四", ["张三", "李四"]),
        ("本报记者 张三", ["张三"]),
        ("张三（新华社）", ["张三"]),
        ("网站管理员", ["网站管理员"]),
        ("卡尔·马克思", ["卡尔·马克思"]),
        ("홍길동 기자", ["홍길동"]),
        ("jdoe42", ["jdoe42"]),
        ("Jane Doe; Jane Doe", ["Jane Doe"]),
        ("https://example.com/authors/jane", []),
        ("admin", []),
        ("佚名", []),
        ("page.head.author", []),
        ("A whole sentence that nobody would take for the name of a person", []),
        ("", []),
    ],
)
def test_names_in_author_values(value: str, names: list[str]) -> None:
    assert list(split_names(value)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe", True),
        ("网站管理员", True),
        ("Share this", False),
        ("5 min read", False),
        ("Table of Contents", False),
        ("May 3", False),
        ("这是一个很长的句子不是名字", False),
        ("", False),
    ],
)
def test_what_can_be_nothing_but_a_name(text: str, name: bool) -> None:
    assert looks_like_name(text) is name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe", True),
        ("Jane van der Lee and Ann Example", True),
        ("Jane Doe on 3 May", True),
        ("the time we arrived", False),
        ("Example", False),
        ("Jane Doe.", False),
    ],
)
def test_lists_of_names(text: str, names: bool) -> None:
    assert is_name_list(text) is names


@pytest.mark.parametrize(
    ("line", "link_chars", "expected"),
    [
        ("上一篇:面包的历史", 0, Neighbour(False, "面包的历史")),
        ("下一篇：没有了", 0, Neighbour(True, "没有了")),
        ("【下一篇】面粉", 0, Neighbour(True, "面粉")),
        ("上一篇 面包的历史", 0, Neighbour(False, "面包的历史")),
        ("上一篇面包的历史", 0, None),
        ("上一篇面包的历史", 5, Neighbour(False, "面包的历史")),
        ("次の記事 » 春", 0, Neighbour(True, "春")),
        ("« Previous Post: Bread", 0, Neighbour(False, "Bread")),
        ("Next »", 4, Neighbour(True, "")),
        ("Next to the church", 0, None),
        ("Nachrichten", 0, None),
    ],
)
def test_neighbours(line: str, link_chars: int, expected: Neighbour | None) -> None:
    assert read_neighbours(line, link_chars) == ((expected,) if expected else ())


def test_two_neighbours_in_a_line() -> None:
    assert read_neighbours("上一篇： 面包 下一篇： 面粉") == (
        Neighbour(False, "面包"),
        Neighbour(True, "面粉"),
    )
    assert read_neighbours("上一页 1/2 下一页") == (Neighbour(False, "1/2"), Neighbour(True, ""))


@pytest.mark.parametrize(
    ("line", "crumbs"),
    [
        ("当前位置：首页 > 新闻 > 要闻 > 正文", ("新闻", "要闻")),
        ("您的位置：", ()),
        ("首页>新闻>要闻", ("新闻", "要闻")),
        ("Home › News › Politics", ("News", "Politics")),
        ("You are here: Home / News", ("News",)),
        ("Home / News", None),
        ("A > B > C", None),
        ("Home is where the heart is > said nobody", None),
    ],
)
def test_breadcrumbs(line: str, crumbs: tuple[str, ...] | None) -> None:
    assert read_breadcrumb(line) == crumbs


def test_steps_of_a_breadcrumb() -> None:
    assert split_breadcrumb("News > Politics >") == ("News", "Politics")
    assert split_breadcrumb("Home") == ()
    assert is_home("首页>")
    assert not is_home("News")


def test_the_longest_phrase_counts_and_ends_with_its_word() -> None:
    index = index_phrases("next|next post|次へ|x")
    assert match_phrase(index, "next post: bread") == len("next post")
    assert match_phrase(index, "next bread") == len("next")
    assert match_phrase(index, "nextdoor") == 0
    assert match_phrase(index, "次への道", whole_words=False) == 2
    assert match_phrase(index, "x") == 1
    assert match_phrase(index, "") == 0


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["作者：", "By ", "|", "2021", " ", "上一篇", ">", "Ann "])).map("".join)
)
def test_any_line_is_read(line: str) -> None:
    found = read_labels(line)
    assert all(item.value in line for item in found.items)
    assert all(piece in line for piece in found.loose)
    split_names(line)
    looks_like_name(line)
    is_byline_label(line)
    read_neighbours(line, 3)
    read_breadcrumb(line)


@pytest.mark.parametrize(
    "module",
    [
        comment_tables,
        name_tables,
        navigation_tables,
        notice_tables,
        pattern_tables,
        related_tables,
        tables,
    ],
    ids=lambda module: module.__name__.rpartition(".")[2],
)
def test_tables_are_written_as_they_are_compared(module: ModuleType) -> None:
    for name, value in vars(module).items():
        for table in value.values() if isinstance(value, dict) else [value]:
            if name.isupper():
                assert [fold_wording(phrase).strip() for phrase in split_table(table)] == split_table(table)


BARE_LABELS = split_table("|".join((*tables.LABELS.values(), name_tables.BYLINE_PHRASES)))


@given(st.lists(st.sampled_from(BARE_LABELS) | st.sampled_from(["By", "3 May 2021", "Jane"]) | st.text()))
def test_a_label_without_a_colon_is_seen_by_its_words(pieces: list[str]) -> None:
    line = " ".join(pieces)
    folded = fold_wording(line)
    if list(labels._find_words(line)):
        assert labels._has_bare_label(folded, read_words(folded))
