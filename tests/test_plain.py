"""Text dumps into blocks: one section for each thing that a converter writes."""

from __future__ import annotations

import textwrap
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms import clean
from cleancms.blocks.plain import segment_text
from cleancms.blocks.rewrap import find_words, join_lines
from cleancms.model import Block, BlockKind, Segments, Span
from tests.operations import count_steps


def texts(content: str) -> list[str]:
    return [block.text for block in segment_text(content).blocks]


def kinds(content: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in segment_text(content).blocks]


def only(content: str) -> Block:
    (block,) = segment_text(content).blocks
    return block


ENGLISH = (
    "The harbour board voted on Thursday to rebuild the old pier, which has been closed since the storm of"
    " last winter, and to open a second ferry line before the summer begins. Work starts in April. Until then"
    " the boats leave from the fish market, a walk of ten minutes along the quay, and passengers are asked to"
    " be there a quarter of an hour early."
)
GERMAN = (
    "Der Gemeinderat hat am Donnerstag beschlossen, den alten Steg neu zu bauen, der seit dem Sturm im"
    " letzten Winter gesperrt ist, und vor dem Sommer eine zweite Fähre einzusetzen. Bis dahin fahren die"
    " Boote vom Fischmarkt ab, zehn Minuten zu Fuß am Kai entlang, und die Fahrgäste sollen eine"
    " Viertelstunde früher da sein."
)
CHINESE = (
    "港务局周四决定重建去年冬天风暴之后一直关闭的旧码头,并在夏天到来之前开通第二条渡轮航线。"
    "工程将于四月开始,在此之前渡轮从鱼市场出发,沿着码头步行大约十分钟即可到达,"
    "请乘客提前一刻钟到场候船,携带大件行李的旅客还需要另外预留办理托运的时间。"
)
KOREAN = (
    "항만청은 목요일에 지난겨울 폭풍 이후 폐쇄된 낡은 부두를 다시 짓고 여름이 오기 전에"
    " 두 번째 여객선 노선을 열기로 결정했다. 공사는 사월에 시작되며 그때까지 배는 어시장에서"
    " 출발하고 승객은 출발 십오 분 전까지 나와야 한다고 관계자는 설명했다. 새 부두에는 표를"
    " 사는 곳과 비를 피할 수 있는 긴 지붕이 생기고 자전거를 세워 둘 자리도 두 배로 늘어난다고 한다."
)


def wrap(text: str, width: int, indent: str = "", initial: str | None = None) -> str:
    """Wrap as Python's textwrap does (html2text)."""
    first = indent if initial is None else initial
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=indent, break_long_words=False)


def fold(text: str, columns: int) -> str:
    """Break as a terminal browser breaks Chinese: anywhere, but not before a punctuation mark."""
    lines = [""]
    width = 0
    for character in text:
        wide = 1 if character.isascii() else 2
        if width + wide > columns and character not in ",。、":
            lines.append("")
            width = 0
        lines[-1] += character
        width += wide
    return "\n".join(lines)


class TestLines:
    def test_indented_lines_below_each_other_are_paragraphs(self) -> None:
        long = "从二〇一九年到二〇二一年,这个园区在全国的综合评价排名中连续三年提升,成绩令人瞩目。"
        items = "  • 管理员\n  • 发布时间:2022-02-24"
        page = f"标题\n\n{items}\n  {long}\n  规划引领:\n  {long}\n  {long}\n\n关于我们"
        assert kinds(page) == [
            ("paragraph", "标题"),
            ("list_item", "管理员"),
            ("list_item", "发布时间:2022-02-24"),
            ("paragraph", long),
            ("paragraph", "规划引领:"),
            ("paragraph", long),
            ("paragraph", long),
            ("paragraph", "关于我们"),
        ]
        assert not any(block.continues for block in segment_text(page).blocks)

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("", []),
            (" \n\t\n\u3000\n", []),
            ("\ufeffone\r\ntwo\rthree", ["one", "two", "three"]),
            ("\u3000\u3000缩进的段落", ["缩进的段落"]),
            ("a \t b\xa0 c", ["a b c"]),
            ("one\n* * *\n-----\n\u200d\ntwo", ["one", "two"]),
            ("他说\n……\n我走了", ["他说", "……", "我走了"]),
        ],
    )
    def test_text_is_collapsed_and_marks_go(self, content: str, expected: list[str]) -> None:
        assert texts(content) == expected

    def test_one_line_for_each_block_where_no_line_is_empty(self) -> None:
        page = f"Home\nNews\n{ENGLISH}\n{GERMAN}\nContact"
        blocks = segment_text(page).blocks
        assert [block.text for block in blocks] == page.split("\n")
        assert not any(block.continues for block in blocks)

    def test_verse_continues_where_paragraphs_stand_apart(self) -> None:
        verse = "The fog comes in\non little boots\nand waits"
        blocks = segment_text(f"{ENGLISH}\n\n{GERMAN}\n\n{verse}\n\n{ENGLISH}").blocks
        assert [block.text for block in blocks[2:5]] == verse.split("\n")
        assert [block.continues for block in blocks] == [False, False, False, True, True, False]

    def test_verse_alone_continues(self) -> None:
        assert [block.continues for block in segment_text("one\ntwo\nthree").blocks] == [False, True, True]


class TestWrapping:
    @pytest.mark.parametrize("width", [60, 72, 78, 100])
    @pytest.mark.parametrize(
        "paragraphs", [(ENGLISH,), (GERMAN,), (KOREAN, KOREAN), (ENGLISH, GERMAN, ENGLISH)]
    )
    def test_wrapped_paragraphs_are_rebuilt(self, paragraphs: tuple[str, ...], width: int) -> None:
        page = "\n\n".join(wrap(paragraph, width, "   ") for paragraph in paragraphs)
        assert texts(f"News\n\n{page}\n\nContact") == ["News", *paragraphs, "Contact"]

    @pytest.mark.parametrize("columns", [60, 72, 79])
    def test_chinese_is_joined_without_spaces(self, columns: int) -> None:
        assert texts(f"新闻\n\n{fold(CHINESE, columns)}\n\n{fold(CHINESE, columns)}") == [
            "新闻",
            CHINESE,
            CHINESE,
        ]

    def test_first_lines_may_be_indented(self) -> None:
        page = "\n".join(wrap(paragraph, 70, "", "    ") for paragraph in (ENGLISH, GERMAN, ENGLISH))
        assert texts(page) == [ENGLISH, GERMAN, ENGLISH]

    def test_items_and_quotes_are_rebuilt(self) -> None:
        item = wrap(ENGLISH, 72, "    ", "  * ")
        quote = wrap(GERMAN, 72, "> ", "> ")
        assert kinds(f"{item}\n\n{quote}\n\n{wrap(ENGLISH, 72)}") == [
            ("list_item", ENGLISH),
            ("quote", GERMAN),
            ("paragraph", ENGLISH),
        ]

    def test_a_wrapped_region_on_a_page_that_is_not_wrapped(self) -> None:
        letter = "\n".join((wrap(ENGLISH, 66), "Yours", "J. Doe"))
        page = f"{GERMAN}\n\n{letter}\n\n{GERMAN}\n\n{GERMAN}"
        assert texts(page) == [GERMAN, ENGLISH, "Yours", "J. Doe", GERMAN, GERMAN]

    def test_text_wrapped_before_its_markup_was_lost(self) -> None:
        lines = wrap(f"{ENGLISH} {GERMAN}", 78).split("\n")
        lines[2] = lines[2].replace(" ", "", 2)
        lines[4] = lines[4].replace(" ", "  `markup`  ", 1).replace("`markup`", "mark")
        page = "\n".join(lines)
        assert len(texts(f"{wrap(ENGLISH, 78)}\n\n{page}")) == 2

    @pytest.mark.parametrize(
        "lines",
        [
            pytest.param(
                [f"{number} Quay Street, second floor, the green door on the left" for number in range(9)],
                id="addresses",
            ),
            pytest.param(
                [
                    "Shall I go down to where the boats are lying in the dark",
                    "And count the lamps along the quay until the morning breaks",
                    "Or shall I stay and hear the gulls that over rooftops cry",
                    "Until the tide that took the pier has given back its stakes",
                    "And every plank is in its place and every nail is dry",
                    "And all the ferries leave on time for everybody's sakes",
                ],
                id="verse",
            ),
            pytest.param(
                ["一行诗句写到这里忽然停下来等待着远方的消息传回故乡去了吗"] * 6 + ["两行诗句。"] + [CHINESE],
                id="Chinese lines of one length on a page with a longer one",
            ),
            pytest.param(
                [
                    f"$value{number} = compute($first, $second, $third, {number * 11111}, $and_more);"
                    for number in range(8)
                ],
                id="code",
            ),
            pytest.param(
                [
                    f"https://example.org/a/rather/long/path/that/goes/on/and/on/{number}"
                    for number in range(8)
                ],
                id="addresses of pages",
            ),
            pytest.param(
                [
                    f"This sentence number {number} is a paragraph of its own and it ends here."
                    for number in range(8)
                ],
                id="sentences",
            ),
        ],
    )
    def test_lines_that_are_lines_stay(self, lines: list[str]) -> None:
        assert texts("\n".join(lines)) == lines

    def test_a_line_break_that_is_meant_stays(self) -> None:
        first = "**A line that fills the width of the page nearly, and then it is broken  "
        body = f"{wrap(ENGLISH, 78)}\n\n{first}\nintentionally.** So there.\n\n{wrap(GERMAN, 78)}"
        assert texts(f"# Title\n\n## More\n\n{body}")[4] == "intentionally. So there."

    def test_a_backslash_alone_ends_a_paragraph(self) -> None:
        page = f"# A\n\n# B\n\n{wrap(ENGLISH, 70)}\n\n{wrap(ENGLISH + ' ' + GERMAN, 70)}\n\\\nlast"
        assert texts(page)[2:] == [ENGLISH, f"{ENGLISH} {GERMAN}", "last"]

    @pytest.mark.parametrize(
        ("lines", "page", "expected"),
        [
            (["a well-", "known case"], "", "a well-known case"),
            (["an exam-", "ple of it"], "the example", "an example of it"),
            (["an exam-", "ple of it"], "the example, the exam-ple", "an exam-ple of it"),
            (["the Franco-", "Prussian war"], "FrancoPrussian", "the Franco-Prussian war"),
            (["nineteen -", "twenty"], "", "nineteen - twenty"),
            (["an exam\u00ad", "ple"], "", "an example"),
            (["渡轮从", "鱼市场"], "", "渡轮从鱼市场"),
            (["出発は、", "明日"], "", "出発は、明日"),
            (["한국어 문장", "입니다"], "", "한국어 문장 입니다"),
            (["他在", "Google工作"], "", "他在 Google工作"),
        ],
    )
    def test_joining(self, lines: list[str], page: str, expected: str) -> None:
        assert join_lines(lines, find_words(page)) == expected


class TestLists:
    def test_levels_follow_the_indentation(self) -> None:
        page = "  * A\n    * B\n      * C\n    * D\n  * E\nplain\n  • F\n    • G"
        items = [(block.text, block.level) for block in segment_text(page).blocks if block.level]
        assert items == [("A", 1), ("B", 2), ("C", 3), ("D", 2), ("E", 1), ("F", 1), ("G", 2)]

    def test_bullets_of_inscriptis(self) -> None:
        page = "  * Menu\n      + Food\n          o Soup\n          o Bread\n      + Drinks"
        assert [(block.text, block.level) for block in segment_text(page).blocks] == [
            ("Menu", 1),
            ("Food", 2),
            ("Soup", 3),
            ("Bread", 3),
            ("Drinks", 2),
        ]

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("o menino foi à praia", [("paragraph", "", "o menino foi à praia")]),
            ("— Where to? he asked.", [("paragraph", "", "— Where to? he asked.")]),
            ("1. One\n2. Two", [("list_item", "1.", "One"), ("list_item", "2.", "Two")]),
            (
                "1) One\n   more\n2) Two",
                [("list_item", "1)", "One"), ("paragraph", "", "more"), ("list_item", "2)", "Two")],
            ),
            ("4. Decide what to do", [("paragraph", "", "4. Decide what to do")]),
            (
                "1999. A year\n2024. Another",
                [("paragraph", "", "1999. A year"), ("paragraph", "", "2024. Another")],
            ),
            ("  *   * Nested only", [("list_item", "-", "Nested only")]),
            ("* 30. Rest", [("list_item", "-", "30. Rest")]),
            ("-5 degrees\n- \n-", [("paragraph", "", "-5 degrees")]),
        ],
    )
    def test_what_is_an_item(self, content: str, expected: list[tuple[str, str, str]]) -> None:
        assert [
            (block.kind.value, block.marker, block.text) for block in segment_text(content).blocks
        ] == expected

    def test_a_line_below_an_item_continues_it(self) -> None:
        blocks = segment_text(f"{ENGLISH}\n\n{GERMAN}\n\n- item\n  more\nother\n").blocks
        assert [block.continues for block in blocks[2:]] == [False, True, False]


class TestCutLinks:
    """Links that a converter has wrapped inside their text."""

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("See [the old\nharbour](/h) now.", [("See the old harbour now.", ["the old harbour"])]),
            ("[One](/1) [two\nthree\nfour](/2)", [("One two three four", ["One", "two three four"])]),
            ("[![A\nlogo](/l)\nof us](/h)\nnext", [("of us", ["of us"]), ("next", [])]),
            ("- an [old\n  boat](/b)\n- a new one", [("an old boat", ["old boat"]), ("a new one", [])]),
            ("> an [old\n> boat](/b)", [("an old boat", ["old boat"])]),
            ("an [old\nboat][b]\n\n[b]: https://x.org/b", [("an old boat", ["old boat"])]),
            (
                "an [old\nboat]\nand [another](/a)",
                [("an [old", []), ("boat]", []), ("and another", ["another"])],
            ),
            ("an [old\n\nboat](/b)", [("an [old", []), ("boat](/b)", [])]),
            ("an \\[old\nboat](/b)", [("an [old", []), ("boat](/b)", [])]),
        ],
    )
    def test_markdown(self, content: str, expected: list[tuple[str, list[str]]]) -> None:
        blocks = segment_text(f"# T\n\n**b**\n\n{content}").blocks[2:]
        assert [(block.text, _link_texts(block)) for block in blocks] == expected

    def test_other_dumps_have_no_links(self) -> None:
        assert [block.text for block in segment_text("an [old\nboat](b)").blocks] == ["an [old", "boat](b)"]


def _link_texts(block: Block) -> list[str]:
    return [block.text[span.start : span.end] for span in block.spans if not span.image]


class TestTables:
    def test_the_rows_of_one_table_go_on(self) -> None:
        table = "| a | b |\n| --- | --- |\n| c | d |\n"
        rows = segment_text(f"# T\n\n{table}\n{table}").blocks[1:]
        assert [block.continues for block in rows] == [False, True, False, True]

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("Name\tAge\nAda\t36", [("Name", "Age"), ("Ada", "36")]),
            ("Name\t\tAge\t\tTown\nAda\t\t36\t\t\t\t", [("Name", "Age", "Town"), ("Ada", "36")]),
            ("Name  Age  Town\nAda   36   London", [("Name", "Age", "Town"), ("Ada", "36", "London")]),
            ("Theme         Trade\nPlayer Count  2-5", [("Theme", "Trade"), ("Player Count", "2-5")]),
            ("a | 1\nbb | 2\nccc | 3", [("a", "1"), ("bb", "2"), ("ccc", "3")]),
            ("#\tName\tNote\n1\tAda\t-\n--\t--\t--", [("#", "Name", "Note"), ("1", "Ada", "-")]),
            (
                " name  | age\n-------+-----\n Ada   |  36\n Bob B |   7\n Cy    |  12",
                [("Ada", "36"), ("Bob B", "7"), ("Cy", "12")],
            ),
        ],
    )
    def test_tables_without_marks(self, content: str, expected: list[tuple[str, ...]]) -> None:
        rows = [block.cells for block in segment_text(content).blocks if block.kind is BlockKind.TABLE_ROW]
        assert rows == expected

    @pytest.mark.parametrize(
        "content",
        [
            "Home | News | Contact",
            "One sentence.  Another one.\nA third one.  A fourth one.\nA fifth.  And a sixth one.",
            "姓名  年龄",
            f"{ENGLISH}  {GERMAN}\n{GERMAN}  {ENGLISH}\n{ENGLISH}  {ENGLISH}",
            "* a\tb\n* c\td",
        ],
    )
    def test_what_is_no_table(self, content: str) -> None:
        assert not any(block.kind is BlockKind.TABLE_ROW for block in segment_text(content).blocks)

    def test_markdown_table(self) -> None:
        page = "# T\n\n| Name | Note |\n| --- | :---: |\n| **Ada** | a \\| b |\n| Bob | |\n\nafter"
        rows = segment_text(page).blocks[1:-1]
        assert [(row.cells, row.header, row.text) for row in rows] == [
            (("Name", "Note"), True, "Name Note"),
            (("Ada", "a | b"), False, "Ada a | b"),
            (("Bob", ""), False, "Bob"),
        ]
        assert rows[1].emphasis_chars == 3

    def test_wrapped_table_of_html2text(self) -> None:
        head = "# T\n\nCookie| Kind| Description  \n---|---|---  \n"
        page = f"{head}session| own| Keeps the\nsession open  \nlang| own| Language  \n"
        assert [block.cells for block in segment_text(page).blocks[1:]] == [
            ("Cookie", "Kind", "Description"),
            ("session", "own", "Keeps the session open"),
            ("lang", "own", "Language"),
        ]

    def test_cells_of_page_layout_are_paragraphs(self) -> None:
        page = f"# T\n\n{ENGLISH} {GERMAN}| Menu| Login\n---|---|---\n"
        assert kinds(page)[1:] == [
            ("paragraph", f"{ENGLISH} {GERMAN}"),
            ("paragraph", "Menu"),
            ("paragraph", "Login"),
        ]


class TestMarkdown:
    @pytest.mark.parametrize(
        ("source", "text", "link_chars", "emphasis_chars"),
        [
            ("plain * text _ here", "plain * text _ here", 0, 0),
            ("**bold** and _em_ and *em* and ***both***", "bold and em and em and both", 0, 12),
            ("snake_case_name and 2*3*4", "snake_case_name and 234", 0, 1),
            ("**a *b* c**", "a b c", 0, 5),
            ("~~gone~~ but ~ stays", "gone but ~ stays", 0, 4),
            ("`a *b* [c](d)` end", "a *b* [c](d) end", 0, 0),
            ("1\\. One \\*two\\* \\[x\\] C:\\dir", "1. One *two* [x] C:\\dir", 0, 0),
            ('see [the page](https://e.org/a_(b)_c "T") now', "see the page now", 8, 0),
            ("see [the page](<https://e.org/a b>)", "see the page", 8, 0),
            ("[ spaced ](https://e.org)end", "spaced end", 6, 0),
            ("<https://e.org/x>", "https://e.org/x", 15, 0),
            ("[text][1] and [Label][] and [none][2]", "text and Label and [none][2]", 9, 0),
            ("[**bold** link](/x)", "bold link", 9, 4),
            ("[not a link] (https://e.org)", "[not a link] (https://e.org)", 0, 0),
            ("an ![icon](i.png) inside", "an inside", 0, 0),
            ("[![logo](l.png)](/) Home", "Home", 0, 0),
            ("unmatched **marks and __more", "unmatched marks and __more", 0, 0),
            ("a star* and a lone *", "a star* and a lone *", 0, 0),
            ("Press **", "Press", 0, 0),
            ("[open [inner](/x) ](/y)", "[open inner ](/y)", 5, 0),
        ],
    )
    def test_marks_inside_a_text(self, source: str, text: str, link_chars: int, emphasis_chars: int) -> None:
        page = f'# One\n\n## Two\n\n{source}\n\n   [1]: https://e.org/1\n   [label]: https://e.org/2 "T"\n'
        block = segment_text(page).blocks[2]
        assert (block.text, block.link_chars, block.emphasis_chars) == (text, link_chars, emphasis_chars)
        assert all(0 <= span.start <= span.end <= len(block.text) for span in block.spans)
        assert len(segment_text(page).blocks) == 3

    def test_spans(self) -> None:
        page = "# One\n\n**See** [the *page*](/p), ![an icon](i.png) and [more][m].\n\n[m]: /more\n"
        block = segment_text(page).blocks[1]
        assert block.text == "See the page, and more."
        assert block.spans == (
            Span(4, 12, "/p"),
            Span(14, 14, "i.png", True, "an icon"),
            Span(18, 22, "/more"),
        )
        assert block.link_count == 2

    @pytest.mark.parametrize(
        "content",
        [
            "***** five stars\n\nf**k that\n\n# 1 on the list",
            "a_b_c and *see below*\n\n*see above",
            "Array[0](x) and x[i](j)",
        ],
    )
    def test_a_dump_that_is_not_markdown_keeps_its_marks(self, content: str) -> None:
        assert texts(content) == content.split("\n\n")

    def test_headings(self) -> None:
        marked = "# One #\n\n### C# and F#\n\n  * ## In an item\n\n#### \n\n"
        page = f"{marked}Underlined\n==========\n\nSecond\n---\n\n#hashtag\n"
        assert [(block.kind.value, block.level, block.text) for block in segment_text(page).blocks] == [
            ("heading", 1, "One"),
            ("heading", 3, "C# and F#"),
            ("heading", 2, "In an item"),
            ("heading", 1, "Underlined"),
            ("heading", 2, "Second"),
            ("paragraph", 0, "#hashtag"),
        ]

    def test_one_heading_above_all_else_is_enough(self) -> None:
        assert kinds("# Title\n\nsome **text**") == [("heading", "Title"), ("paragraph", "some text")]
        below = "some text\n\n# Title\n\nmore"
        assert [text for _, text in kinds(below)] == ["some text", "# Title", "more"]
        assert kinds("# Title\ntext")[0][0] == "paragraph"
        assert kinds("#hashtag\n\ntext")[0] == ("paragraph", "#hashtag")

    @pytest.mark.parametrize("content", ["Title\n=====\n\ntext", "Title\n-----\n\ntext"])
    def test_underlined_heading_in_any_text(self, content: str) -> None:
        assert kinds(content) == [("heading", "Title"), ("paragraph", "text")]

    def test_a_rule_is_no_underline(self) -> None:
        assert kinds("two lines\nof text\n-------\n\nmore\n-----------------") == [
            ("paragraph", "two lines"),
            ("paragraph", "of text"),
            ("paragraph", "more"),
        ]

    def test_code(self) -> None:
        indented = "    if a:\n\n        **b**"
        page = f"# T\n\n## U\n\nText:\n\n{indented}\n\nmore\n\n```python\nx = [1](2)\n\n# y\n```\nend"
        assert kinds(page)[2:] == [
            ("paragraph", "Text:"),
            ("code", "if a:\n\n    **b**"),
            ("paragraph", "more"),
            ("code", "x = [1](2)\n\n# y"),
            ("paragraph", "end"),
        ]

    def test_an_indented_page_is_not_code(self) -> None:
        page = "\n\n".join(
            ["      # A", "      # B", *[f"      [link](https://e.org/{n})" for n in range(4)]]
        )
        assert not any(block.kind is BlockKind.CODE for block in segment_text(page).blocks)

    def test_an_open_fence_is_text(self) -> None:
        assert texts("```\nnever closed") == ["never closed"]

    def test_quotes(self) -> None:
        blocks = segment_text(f"# T\n\n## U\n\n> one\\\n> two\n>\n> three\n\n{ENGLISH}").blocks[2:]
        assert [(block.kind.value, block.text, block.continues) for block in blocks] == [
            ("quote", "one", False),
            ("quote", "two", True),
            ("quote", "three", False),
            ("paragraph", ENGLISH, False),
        ]

    def test_a_path_of_links_is_no_quote(self) -> None:
        assert kinds("Home\n> News\nmore") == [
            ("paragraph", "Home"),
            ("paragraph", "> News"),
            ("paragraph", "more"),
        ]

    def test_an_image_alone(self) -> None:
        block = segment_text("# T\n\n## U\n\n![the pier](/pier.jpg)\n").blocks[2]
        assert (block.kind, block.text) == (BlockKind.IMAGE, "")
        assert block.spans == (Span(0, 0, "/pier.jpg", True, "the pier"),)


class TestTerminalBrowser:
    PAGE = """   #[1]Feed

   [2]Home [3]News [4]About us

                         Harbour news

     * [5]Ferries
     * [6]Fish

   The board [7]voted on Thursday to rebuild the old pier, which has been
   closed since the storm of last winter, and to open a second ferry line
   before the summer begins. Work [8]starts in April, it said in a note [9]
   to the press.

   Name: ____________________

References

   Visible links
   1. https://example.org/feed
   2. https://example.org/
   3. https://example.org/news
   4. https://example.org/about
   5. https://example.org/ferries
   6. https://example.org/fish
   7. https://example.org/vote
   8. https://example.org/april
"""

    def test_numbers_and_list_of_links_go(self) -> None:
        blocks = segment_text(self.PAGE).blocks
        assert [block.text for block in blocks] == [
            "#Feed",
            "Home News About us",
            "Harbour news",
            "Ferries",
            "Fish",
            "The board voted on Thursday to rebuild the old pier, which has been closed since the storm of"
            " last winter, and to open a second ferry line before the summer begins. Work starts in April,"
            " it said in a note [9] to the press.",
            "Name:",
        ]
        menu, prose = blocks[1], blocks[5]
        assert (menu.link_chars, menu.link_count) == (16, 3)
        assert menu.spans[2] == Span(10, 18, "https://example.org/about")
        assert (prose.link_chars, prose.link_count, prose.spans) == (len("voted") + len("starts"), 2, ())

    @pytest.mark.parametrize(
        "content", ["See [1]this.\n\nNotes\n\n1. https://e.org", "[1]a\n\n1. one\n2. two"]
    )
    def test_other_numbers_stay(self, content: str) -> None:
        assert "[1]" in texts(content)[0]


class TestFrontMatter:
    def test_it_becomes_hints(self) -> None:
        page = (
            '---\ntitle: "Say \\"hi\\""\nauthor: ["A", "B"]\ndate: 2022-02-24\n'
            "tags:\n  - one\n  - 'it''s'\n"
            'previous: {"title": "P", "url": "/p"}\nnext:\n  title: N\nviews: 7\nlanguage: zh\n'
            "url: https://e.org/x\ndescription: >-\n  two\n  lines\nempty:\n---\n\nBody\\\nmore\n"
        )
        segments = segment_text(page)
        assert [block.text for block in segments.blocks] == ["Body", "more"]
        hints = segments.hints
        assert (hints.title, hints.language, hints.canonical) == ('Say "hi"', "zh", "https://e.org/x")
        assert hints.meta == (
            ("author", "A"),
            ("author", "B"),
            ("date", "2022-02-24"),
            ("tags", "one"),
            ("tags", "it's"),
            ("previous.title", "P"),
            ("previous.url", "/p"),
            ("next.title", "N"),
            ("views", "7"),
            ("description", "two lines"),
        )

    def test_toml(self) -> None:
        page = (
            '+++\ntitle = "Low tide"\nurl = "https://e.org/x"\ndate = 2022-02-24T10:30:00Z\n'
            'tags = ["one", "two"]\ndraft = false\n[params]\n  Weight = 3\n+++\n\nBody\n'
        )
        segments = segment_text(page)
        assert [block.text for block in segments.blocks] == ["Body"]
        assert (segments.hints.title, segments.hints.canonical) == ("Low tide", "https://e.org/x")
        assert segments.hints.meta == (
            ("date", "2022-02-24 10:30:00+00:00"),
            ("tags", "one"),
            ("tags", "two"),
            ("draft", "False"),
            ("params.weight", "3"),
        )
        assert clean(page).metadata.date == "2022-02-24T10:30:00+00:00"

    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            ("tags: [\n  one,\n  two\n]", [("tags", "one"), ("tags", "two")]),
            ('"og:type": article', [("og:type", "article")]),
            ("og:type: article", [("og:type", "article")]),
            ("date created: 2022-02-24", [("date created", "2022-02-24")]),
            ("summary: tide: low", [("summary", "tide: low")]),
        ],
    )
    def test_yaml_as_others_write_it(self, lines: str, expected: list[tuple[str, str]]) -> None:
        segments = segment_text(f"---\n{lines}\n---\n\nBody\n")
        assert [block.text for block in segments.blocks] == ["Body"]
        assert list(segments.hints.meta) == expected

    @pytest.mark.parametrize(
        "content",
        [
            "+++\nno TOML here\n+++\ntext",
            "+++\nkey = 1",
            f"+++\nkey = 0x{'f' * 5000}\n+++\ntext",
            "---\nno front matter here\n---\ntext",
            "---\nkey: never closed",
            "---",
            "---\n---\n",
            "text\n---\na: b\n---",
        ],
    )
    def test_anything_else_is_text(self, content: str) -> None:
        segments = segment_text(content)
        assert segments.hints.meta == ()
        without_rules = content.replace("---", "").replace("+++", "")
        assert sum(map(len, texts(content))) == sum(map(len, without_rules.split("\n")))


HOSTILE = {
    "one line": "word " * 40,
    "one paragraph, wrapped": "A line of words that a converter has broken off at seventy columns or so,\n",
    "equal lines": "An equal line.\n",
    "equal paragraphs": f"{ENGLISH}\n\n",
    "numbers": "1. one\n",
    "items": "- one\n    - two\n",
    "quotes": "> one\n",
    "code": "    one\n\n",
    "open fences": "``` one\n",
    "tabs": "one\ttwo\n",
    "bars": "| one | two |\n",
    "open brackets": "[one ",
    "emphasis": "*one **two ",
}


@pytest.mark.parametrize("start", ["", "# A\n\n# B\n\n|a|b|\n|---|---|\n"], ids=["text", "Markdown"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_the_steps_grow_with_the_dump_and_not_with_its_square(piece: str, start: str) -> None:
    small, large = (count_steps(segment_text, start + HOSTILE[piece] * count) for count in (100, 800))
    assert large <= 1.2 * 8 * small


def check_containers(segments: Segments) -> None:
    containers = segments.containers
    assert containers[0][:2] == (-1, "text")
    assert (containers[0].first, containers[0].last) == (0, len(segments.blocks))
    for index, container in enumerate(containers[1:], 1):
        parent = containers[container.parent]
        assert 0 <= container.parent < index
        assert parent.first <= container.first < container.last <= parent.last
    for index, block in enumerate(segments.blocks):
        around = [place for place, item in enumerate(containers) if item.first <= index < item.last]
        assert (block.index, block.container) == (index, around[-1])


class TestContainers:
    def test_groups_lists_and_tables(self) -> None:
        page = "a\nb\n- c\n- d\n\n- e\n\n- f\n- g\n\nx\ty\nz\tw\n\nend"
        segments = segment_text(page)
        assert [(item.parent, item.tag, item.first, item.last) for item in segments.containers] == [
            (-1, "text", 0, 10),
            (0, "group", 0, 4),
            (1, "list", 2, 4),
            (0, "list", 4, 7),
            (3, "group", 4, 5),
            (3, "group", 5, 7),
            (0, "table", 7, 9),
            (0, "group", 9, 10),
        ]
        check_containers(segments)


@given(st.text() | st.text(alphabet="ab *_-#>|`~[]()<!\\\n\t 1.汉:/\"'\u3000"))
def test_any_text_is_read(content: str) -> None:
    segments = segment_text(content)
    check_containers(segments)
    for block in segments.blocks:
        assert block.text or block.spans
        assert block.link_chars <= len(block.text)
        assert block.emphasis_chars <= len(block.text)
        assert all(0 <= span.start <= span.end <= len(block.text) for span in block.spans)
        if block.kind is not BlockKind.CODE:
            assert block.text == " ".join(block.text.split())


# Without addresses and names of code languages: they are marks and go.
PIECES = st.sampled_from(
    [
        *(
            "word",
            "Ünïcode",
            "слово",
            "汉字",
            "かな",
            "한글",
            "x86",
            "42",
            "12.",
            "7)",
            "it's",
            "well-",
            "e.g.",
        ),
        *("*", "**", "_", "__", "~~gone", "gone~~", "`code", "code`", "\n```\n", "#", "##", ">", "|", "\\"),
        *("[", "]", ")", "!", "<", "•", "-", "- ", "* ", "+ ", "---", "===", "---|---", "|-"),
        *("  ", "    ", "\t", " ", "\u3000", "\xa0", "。", "."),
    ]
)


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=20).map("\n".join))
def test_no_letter_and_no_digit_is_lost(content: str) -> None:
    blocks = segment_text(content).blocks
    found = "".join(block.text + block.marker for block in blocks)
    images = "".join(span.alt + span.url for block in blocks for span in block.spans)
    assert Counter(filter(str.isalnum, found + images)) == Counter(filter(str.isalnum, content))


def shown(content: str) -> list[tuple[str, str]]:
    """Return each block's text with the lines of the content that it stands on, joined by bars."""
    lines = content.splitlines()
    segments = segment_text(content)
    return [
        (block.text, "|".join(lines[first:last]))
        for block, (first, last) in zip(segments.blocks, segments.lines, strict=True)
    ]


WRITTEN = (
    *(
        "# A\n\n",
        "one\n",
        "\n",
        "- two\n",
        "    code\n",
        "```\n",
        "~~~\n",
        "> said\n",
        "a | b | c\n",
        "|---|---|\n",
    ),
    *(
        "[a]: /x\n",
        "===\n",
        "---\n",
        "title: x\n",
        "1. http://a/\n",
        "References\n",
        "[1]link\n",
        "![x](/y)\n",
    ),
    *(f"{wrap(ENGLISH, 70)}\n", f"{GERMAN}\t{ENGLISH}\n", "\r", "\u2028", "\x0c", "* * *\n", "[](b)\n"),
)


def is_silent(line: str) -> bool:
    """Return whether a line may belong to no block: it says nothing, or only something about others."""
    known = ("[a]: /x", "title: x", "1. http://a/", "References", "[](b)")
    return not any(character.isalnum() for character in line) or line.strip() in known


class TestWhereBlocksStand:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("", []),
            ("\n\none\n\ntwo", [("one", "one"), ("two", "two")]),
            ("one\r\n\r\ntwo\rthree", [("one", "one"), ("two", "two"), ("three", "three")]),
            ("one\u2028two\x0cthree", [("one", "one"), ("two", "two"), ("three", "three")]),
            ("\ufeffone\ntwo", [("one", "\ufeffone"), ("two", "two")]),
            ("Harbour\n=======\n\none", [("Harbour", "Harbour|======="), ("one", "one")]),
            ("---\ntitle: x\n---\n\n# A\n\none", [("A", "# A"), ("one", "one")]),
            ("---\ntitle: x\n---", []),
            (
                "# A\n\n# B\n\n[a]: /x\nsee [b][a]\n\n[b]: /y",
                [("A", "# A"), ("B", "# B"), ("see b", "see [b][a]")],
            ),
            (
                "a\n\n```python\nx = 1\n\ny = 2\n```\n\nb",
                [
                    ("a", "a"),
                    ("x = 1\n\ny = 2", "```python|x = 1||y = 2|```"),
                    ("b", "b"),
                ],
            ),
            ("a\n\n```\n\n```\n\nb", [("a", "a"), ("b", "b")]),
            (
                "# A\n\n# B\n\na\n\n    x\n\n    y\n\nb",
                [
                    ("A", "# A"),
                    ("B", "# B"),
                    ("a", "a"),
                    ("x\n\ny", "    x||    y"),
                    ("b", "b"),
                ],
            ),
            ("| a | b |\n|---|---|\n| 1 | 2 |", [("a b", "| a | b |"), ("1 2", "| 1 | 2 |")]),
            (
                "a\n\n* * *\n\n- b\n  - c\n-\n\n![x](/y)",
                [
                    ("a", "a"),
                    ("b", "- b"),
                    ("c", "  - c"),
                    ("![x](/y)", "![x](/y)"),
                ],
            ),
            ("# A\n\n# B\n\n![x](/y)", [("A", "# A"), ("B", "# B"), ("", "![x](/y)")]),
            ("[1]one [2]two\n\nReferences\n\n1. http://a/\n2. http://b/", [("one two", "[1]one [2]two")]),
        ],
    )
    def test_each_block_has_its_lines(self, content: str, expected: list[tuple[str, str]]) -> None:
        assert shown(content) == expected

    def test_a_wrapped_paragraph_has_all_its_lines(self) -> None:
        page = f"{wrap(ENGLISH, 72)}\n\n{wrap(GERMAN, 72)}"
        assert [lines.split("|") for _, lines in shown(page)] == [
            wrap(ENGLISH, 72).split("\n"),
            wrap(GERMAN, 72).split("\n"),
        ]

    def test_a_definition_inside_a_paragraph_is_among_its_lines(self) -> None:
        wrapped = wrap(ENGLISH, 72).split("\n")
        page = "\n".join(["# A", "", "# B", "", *wrapped[:2], "[a]: /x", *wrapped[2:]])
        assert segment_text(page).lines == ((0, 1), (2, 3), (4, 5 + len(wrapped)))

    def test_cells_of_page_layout_share_a_line(self) -> None:
        page = f"{ENGLISH} | {GERMAN} | {ENGLISH}\n\nend"
        segments = segment_text(page)
        assert len(segments.blocks) == len(segments.lines)
        assert segments.lines[-1] == (2, 3)

    @given(st.lists(st.sampled_from(WRITTEN) | st.text(max_size=8), max_size=30).map("".join))
    def test_lines_are_in_order_and_no_text_is_outside(self, content: str) -> None:
        lines = content.splitlines()
        segments = segment_text(content)
        assert len(segments.lines) == len(segments.blocks)
        assert all(0 <= first < last <= len(lines) for first, last in segments.lines)
        for (_, end), (first, last) in pairwise(segments.lines):
            # cells of page layout share their line
            assert first >= end or (first == end - 1 and last == end)
        covered = {number for first, last in segments.lines for number in range(first, last)}
        outside = [line for number, line in enumerate(lines) if number not in covered]
        assert not [line for line in outside if not is_silent(line)]
