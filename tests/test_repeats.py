from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from cleancms.blocks import alignment, runs
from cleancms.blocks.alignment import MAX_OCCURRENCES, Match, _find_earlier, _nearest, align_repeats
from cleancms.blocks.repeats import find_repeats
from cleancms.blocks.runs import TYPOGRAPHIC_SIGNS, find_runs, read_page
from cleancms.model import Block, BlockKind, Container, Hints, Repeats, Segments, Span
from cleancms.text import count_words, tokenize
from tests.operations import count_steps

TITLES = {
    "en": "The ferry over the bay sails again",
    "zh": "海湾渡轮恢复通航",
    "ja": "湾を渡るフェリーが運航を再開",
    "ko": "만을 건너는 여객선이 다시 운항을 시작했다",
}
ARTICLES = {
    "en": (
        "After eleven years in dry dock, the old ferry crossed the bay on Monday morning. Some four hundred "
        "people stood on the quay, many of them in the coats of the former crew.",
        "The council had bought the ship for one pound, then spent the next decade looking for a boiler that "
        "would fit. A brewery in the north sold one last spring, and it came by road on two lorries.",
        "Engineers replaced nearly all of the rivets below the water line; the engine itself, built by a "
        "firm that closed in the war, needed little more than cleaning and new brass bearings.",
        "Tickets cost three pounds each way, and bicycles travel free. The last boat leaves the island at "
        "nine in the evening, an hour later in summer, whatever the weather says.",
    ),
    "zh": (
        "停航十一年之后，这艘老渡轮于周一清晨再次驶过海湾。码头上站着大约四百人，其中不少人穿着当年船员的旧大衣，有人还带来了船上的老照片。",
        "市政府当初只花了一元钱买下这艘船，随后用了近十年时间寻找合适的锅炉。去年春天，北方的一家啤酒厂卖出了一台，用两辆卡车沿公路运来。",
        "工程师几乎更换了水线以下的全部铆钉；发动机本身由一家在战争中倒闭的工厂制造，只需要清洗，再换上新的黄铜轴承就能运转。",
        "船票单程三元，自行车免费。末班船晚上九点从岛上出发，夏季推迟一个小时，无论天气如何都会开航，乘客可以提前在网上订座。",
    ),
    "ja": (
        "十一年ぶりに、古いフェリーが月曜日の朝、湾を渡りました。岸壁にはおよそ四百人が集まり、昔の乗組員の外套を着た人も少なくありませんでした。",
        "市は船を一円で買い取り、その後十年近くかけて合うボイラーを探しました。昨年の春、北の醸造所が一台を売り、二台のトラックで道路を運ばれてきました。",
        "技術者たちは喫水線より下の鋲をほとんどすべて取り替えました。戦争中に閉鎖された会社が作った機関は、清掃と新しい真鍮の軸受だけで動きました。",
        "切符は片道三百円で、自転車は無料です。最終便は夜九時に島を出て、夏は一時間遅くなり、どんな天気でも運航すると船長は話しています。",
    ),
    "ko": (
        "십일 년 동안 멈춰 있던 낡은 여객선이 월요일 아침 다시 만을 건넜다. 부두에는 약 사백 명이 모였고, "
        "옛 선원들의 외투를 입은 사람도 많았다.",
        "시는 이 배를 천 원에 사들인 뒤 알맞은 보일러를 찾는 데 거의 십 년을 보냈다. 지난봄 북쪽의 한 "
        "양조장이 보일러를 팔았고, 트럭 두 대에 실려 도로로 운반되었다.",
        "기술자들은 물에 잠기는 부분의 못을 거의 모두 바꾸었다. 전쟁 때 문을 닫은 회사가 만든 기관은 청소를 "
        "하고 새 황동 베어링을 끼우는 것만으로 충분했다.",
        "표는 편도 삼천 원이며 자전거는 무료다. 마지막 배는 저녁 아홉 시에 섬을 떠나고, 여름에는 한 시간 "
        "늦게 출발하며, 날씨와 관계없이 운항한다.",
    ),
}
MENU = ("Home", "News", "Weather", "Harbour", "Contact us")
FOOTER = ("About this site", "Copyright 2021 Harbour Times")
LONG = (
    *ARTICLES["en"],
    "Captain Moira Hale, who began on this ship as a galley hand, said that she had kept the wheelhouse key "
    "in her kitchen drawer all those years, and that nobody had ever asked her for it.",
    "Behind her the band of the lifeboat station played the only three tunes that it knows, twice, until "
    "the whistle drowned it out and the first cars rolled down the ramp onto the deck.",
    "Whether the service can pay for itself is less certain. The bridge, finished six years ago, carries "
    "nine thousand vehicles a day, and its toll was abolished shortly before the last election.",
    "For now the harbour office counts on visitors. Every cabin has been repainted in the colours of 1938, "
    "and the tea room sells a cake made to the recipe that was found behind a bulkhead.",
)

Edit = Callable[[tuple[str, ...]], Iterable[str]]


def _page(*parts: str | Block | Iterable[str | Block], title: str = "") -> Segments:
    """Return a page of paragraphs (strings) and other blocks, in this order."""
    flat: list[str | Block] = []
    for part in parts:
        flat.extend([part] if isinstance(part, (str, Block)) else part)
    blocks = tuple(
        Block(index, BlockKind.PARAGRAPH, part) if isinstance(part, str) else part._replace(index=index)
        for index, part in enumerate(flat)
    )
    return Segments(blocks, (Container(-1, "", "", 0, len(blocks)),), Hints(title=title))


def _block(kind: BlockKind, text: str = "", **fields: Any) -> Block:
    return Block(0, kind, text, **fields)


def _read(page: Segments, repeats: Repeats | None = None) -> list[str]:
    """Return the texts of the page without its copies, moved blocks at their new places."""
    repeats = find_repeats(page) if repeats is None else repeats
    gone = {pair.copy for pair in repeats.pairs} | {block for block, _ in repeats.moved}
    order = [
        index
        for block in page.blocks
        if block.index not in gone
        for index in (block.index, *(moved for moved, after in repeats.moved if after == block.index))
    ]
    return [page.blocks[index].text for index in order]


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _split(paragraphs: tuple[str, ...]) -> list[str]:
    return [
        sentence
        for paragraph in paragraphs
        for sentence in paragraph.replace("。", "。\n").replace(". ", ".\n").splitlines()
    ]


def _half_width(paragraphs: tuple[str, ...]) -> list[str]:
    table = str.maketrans({"，": ",", "。": ".", "；": ";", "、": ",", "’": "'"})
    return [paragraph.translate(table) for paragraph in paragraphs]


def _edit(paragraphs: tuple[str, ...]) -> list[str]:
    return [paragraph[:40] + paragraph[42:90] + "又" + paragraph[90:] for paragraph in paragraphs]


def _head(title: str) -> list[str]:
    return [title, "Editor: admin | Views: 77 | Updated: 2021-03-08"]


LAYOUTS: dict[str, Edit] = {
    "same": lambda article: article,
    "one block": lambda article: [" ".join(article)],
    "merged": lambda article: [" ".join(article[:2]), " ".join(article[2:])],
    "split": _split,
    "half width": _half_width,
    "edited": _edit,
    "captions": lambda article: [
        article[0],
        "Photo: the harbour",
        *article[1:3],
        "Advertisement",
        article[3],
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", ARTICLES)
def test_the_second_copy_goes(language: str, layout: str) -> None:
    title, article = TITLES[language], ARTICLES[language]
    second = LAYOUTS[layout](article)
    page = _page(
        MENU, title, "2021-03-08 10:20", article, "Next: a new lighthouse", _head(title), second, FOOTER
    )
    repeats = find_repeats(page)
    texts = _read(page, repeats)
    assert repeats.copies == 2
    assert [text for text in texts if text in article] == list(article)
    assert texts.count(title) == 1
    assert sum(len(_letters(text)) for text in texts) < 1.5 * len(_letters("".join(article))) + 150
    assert [text for text in texts if text in MENU + FOOTER] == [*MENU, *FOOTER]


@pytest.mark.parametrize("count", [2, 3, 4, 7])
@pytest.mark.parametrize("language", ARTICLES)
def test_any_number_of_copies(language: str, count: int) -> None:
    title, article = TITLES[language], ARTICLES[language]
    page = _page(MENU, *([*_head(title), *article] for _ in range(count)), FOOTER)
    repeats = find_repeats(page)
    assert repeats.copies == count
    assert [text for text in _read(page, repeats) if text in article] == list(article)


def test_runs_without_title_or_date() -> None:
    assert _read(_page(LONG, LONG)) == list(LONG)


def test_a_heading_below_a_copy_is_not_the_one_above_the_original() -> None:
    usage = _block(BlockKind.HEADING, "Usage")
    texts = _read(_page(usage, LONG, "Of the second command:", LONG, usage, "Give it the name of a file."))
    assert texts == ["Usage", *LONG, "Of the second command:", "Usage", "Give it the name of a file."]


def test_every_pair_names_what_stays() -> None:
    page = _page(LONG, "Printed from this site", [" ".join(LONG[:3]), *LONG[3:]], FOOTER)
    pairs = find_repeats(page).pairs
    assert [pair.copy for pair in pairs] == list(range(9, 15))
    assert all(page.blocks[pair.original].text in page.blocks[pair.copy].text for pair in pairs)
    assert {pair.similarity for pair in pairs} == {1.0}


def test_the_full_text_wins_over_the_teaser() -> None:
    teaser = ["The ferry sails", LONG[0], LONG[1], LONG[2][:60] + "…", "Read more"]
    for page in (
        _page(MENU, teaser, _head("The ferry sails"), LONG),
        _page(MENU, "The ferry sails", LONG, FOOTER, teaser),
    ):
        texts = _read(page)
        assert [text for text in texts if text in LONG] == list(LONG)
        assert texts.index(LONG[3]) == texts.index(LONG[0]) + 3


@pytest.mark.parametrize("ending", ["...", "…", "……", "[…]", "。。。"])
@pytest.mark.parametrize("language", ARTICLES)
def test_a_short_teaser_goes(language: str, ending: str) -> None:
    title, article = TITLES[language], ARTICLES[language]
    teaser = [article[0], article[1][:40].rstrip() + ending]
    page = _page(MENU, _head(title), teaser, _head(title), article, FOOTER)
    repeats = find_repeats(page)
    assert repeats.copies == 2
    assert _read(page, repeats)[-6:] == [*article, *FOOTER]


def test_an_excerpt_above_the_only_main_heading_goes() -> None:
    heading = _block(BlockKind.HEADING, "The ferry sails", level=1)
    top = ["Ann Hale", "March 8, 2021", " ".join(LONG[:2])]
    page = _page(MENU, top, heading, "Ann Hale", "March 8, 2021", " ".join(LONG[:2]), MENU, LONG[3:], FOOTER)
    assert [(pair.copy, pair.original) for pair in find_repeats(page).pairs][-1] == (7, 11)


def test_paragraphs_twice_in_a_row() -> None:
    heading = _block(BlockKind.HEADING, "The boiler", level=2)
    small = [_block(BlockKind.PARAGRAPH, text, hidden=True) for text in LONG]
    article: list[str | Block] = [LONG[0], heading, *LONG[1:]]
    twice = [block for text in article for block in (text, text)]
    assert _read(_page(MENU, twice, FOOTER)) == [*MENU, LONG[0], "The boiler", *LONG[1:], *FOOTER]
    hidden = _page(MENU, [block for text, copy in zip(LONG, small, strict=True) for block in (copy, text)])
    assert [pair.original for pair in find_repeats(hidden).pairs] == list(range(6, 21, 2))


def test_a_teaser_between_two_copies() -> None:
    page = _page(
        "The ferry sails", LONG, FOOTER, "The ferry sails", LONG[:3], "Read more", "The ferry sails", LONG
    )
    texts = _read(page)
    assert [text for text in texts if text in LONG] == list(LONG)


def test_what_only_the_copy_has_is_merged_in() -> None:
    heading = _block(BlockKind.HEADING, "The boiler", level=2)
    caption = _block(BlockKind.CAPTION, "The quay on Monday")
    image = _block(BlockKind.IMAGE, spans=(Span(0, 0, "/quay.jpg", True),))
    related = _block(BlockKind.PARAGRAPH, "Ten more ships that sail again", link_chars=30)
    second: list[str | Block] = [*LONG[:2], image, caption, LONG[2], heading, LONG[3], related, *LONG[4:]]
    page = _page(LONG, "Print version", second, FOOTER)
    assert _read(page) == [
        *(*LONG[:2], "", "The quay on Monday", LONG[2], "The boiler", *LONG[3:]),
        *("Print version", "Ten more ships that sail again", *FOOTER),
    ]


def test_meta_lines_are_not_merged_in() -> None:
    page = _page("The ferry sails", LONG, FOOTER, "The ferry sails", "Editor: admin", "2021-03-08", LONG)
    repeats = find_repeats(page)
    assert repeats.moved == ()
    assert _read(page, repeats) == ["The ferry sails", *LONG, *FOOTER, "Editor: admin", "2021-03-08"]


def test_symbols_and_images_of_a_copy_go_with_it() -> None:
    image = _block(BlockKind.IMAGE, spans=(Span(0, 0, "/quay.jpg", True),))
    article: list[str | Block] = [LONG[0], image, LONG[1], "***", *LONG[2:]]
    assert _read(_page(article, "Print version", article)) == [*_read(_page(article)), "Print version"]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ({"hidden": True}, {}, 1),
        ({}, {"hidden": True}, 0),
        ({"hidden": True}, {"hidden": True}, 0),
    ],
)
def test_hiding_decides_between_equals(first: dict[str, bool], second: dict[str, bool], kept: int) -> None:
    copies = [[_block(BlockKind.PARAGRAPH, text, **fields) for text in LONG] for fields in (first, second)]
    page = _page(copies[0], "Print version", copies[1])
    assert {pair.original // 9 for pair in find_repeats(page).pairs} == {kept}


def test_a_copy_without_paragraphs_is_not_kept() -> None:
    assert _read(_page(" ".join(LONG), "Share", LONG)) == ["Share", *LONG]


CLAUSE = "The tenant shall pay the rent for {} on the first day of each month, free of all deductions."
VERSE = "This is the {} that jumped over the fence, so high that nobody could see it land, {}"
MOTION = "Motion by councilmember {}, second by councilmember {}, to approve the {}; the motion carried."
ROW = "Alpine trail shoe in {}, light and quick to dry, with a grip for wet rock: {} dollars"
REFRAIN = (
    "Row on, row on, the tide is kind, the harbour light is far behind,",
    "and all the bells of Saint Columb ring for the boats that won't come home, my love,",
    "and all the candles on the sill are burning for the sailors still.",
)
RHYME = (
    *("the mate that called the watch below", "the lamp that hung above the mate"),
    *("the storm that blew against the lamp", "the rock that stood behind the storm"),
    *("the gull that slept upon the rock", "the net that caught the sleeping gull"),
    *("the boy that mended every net", "the ferry that the boy would steer"),
    "the bay that all the ferries cross, and cross again when night is near.",
)
POST = (
    "I have tried the new boiler for two weeks now and the pressure still drops over night.",
    "Has anybody found out which valve it is? The manual only shows the model from before the war.",
)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            _page([CLAUSE.format(name) for name in ("the flat", "the garage", "the cellar") * 8]),
            id="clauses",
        ),
        pytest.param(
            _page([VERSE.format(name, "o" * n) for n, name in enumerate(["cow", "dog", "hen"] * 4)]),
            id="verse",
        ),
        pytest.param(
            _page([line for stanza in LONG[:4] for line in (stanza, *REFRAIN)]),
            id="refrain",
        ),
        pytest.param(
            _page("This is " + ", ".join(RHYME[-length:]) for length in range(1, len(RHYME) + 1)),
            id="cumulative",
        ),
        pytest.param(_page([MOTION.format("Beck", "Hale", "minutes")] * 9, LONG), id="minutes"),
        pytest.param(
            _page(
                [
                    _block(BlockKind.LIST_ITEM, ROW.format(c, 90 + n % 3))
                    for n, c in enumerate(["red", "blue"] * 20)
                ]
            ),
            id="products",
        ),
        pytest.param(
            _page([_block(BlockKind.TABLE_ROW, ROW.format("red", n % 5)) for n in range(40)]),
            id="table",
        ),
        pytest.param(_page([_block(BlockKind.CODE, "\n".join(LONG))] * 2, LONG[0]), id="code"),
        pytest.param(
            _page("Ann", "May 3, 2021", POST, "Ben", [_block(BlockKind.QUOTE, t) for t in POST], LONG[1]),
            id="quote",
        ),
        pytest.param(
            _page(
                "Ann",
                LONG[:4],
                "Ben",
                [_block(BlockKind.QUOTE, text) for text in LONG[:4]],
                "It is the left one.",
            ),
            id="long quote",
        ),
        pytest.param(
            _page("Ann", LONG, POST, LONG[2:4], "Ben", "Ben said:", POST, LONG[1], LONG[0][:70]), id="reply"
        ),
        pytest.param(_page(LONG[0], LONG[1:4], LONG[0]), id="a paragraph twice"),
        pytest.param(_page(LONG[:3], LONG[0][:70] + "...", LONG[3:]), id="a pull quote"),
        pytest.param(_page(LONG, *[(line, line) for line in RHYME[2:5]]), id="some lines twice in a row"),
        pytest.param(_page([text for text in (*LONG[:2], LONG[0]) for _ in "ab"]), id="a pair again"),
        pytest.param(
            _page(
                "The ferry sails",
                [" ".join(RHYME), *[_block(BlockKind.LIST_ITEM, line) for line in RHYME]] * 2,
                LONG,
            ),
            id="a menu under its summary",
        ),
        pytest.param(_page((LONG[0], "Price list of the year") * 9), id="three times"),
        pytest.param(_page(MENU * 2, LONG, MENU * 3), id="menus"),
        pytest.param(
            _page([_block(BlockKind.LIST_ITEM, t, link_chars=len(t)) for t in LONG] * 2), id="link lists"
        ),
        pytest.param(_page(), id="nothing"),
        pytest.param(_page("", " ", "🙂"), id="blank"),
    ],
)
def test_legitimate_repetition_stays(page: Segments) -> None:
    assert find_repeats(page) == Repeats()


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (_page([LONG[0]] * 5000), 5000),
        (
            _page(
                [
                    f"Item {n} costs {n * 7 % 999} dollars, ships in {n % 9} days, no returns."
                    for n in range(5000)
                ]
            ),
            5000,
        ),
        (_page([text for _ in range(40) for text in ("The ferry sails", *LONG)]), 9),
        (_page(" ".join(LONG * 200)), 1),
        (_page([LONG[n % 8] for n in (3, 1, 4, 1, 5, 2, 6, 5, 3, 7, 0) * 200]), None),
    ],
    ids=["equal", "nearly equal", "copies", "one block", "shuffled"],
)
def test_hostile_pages_end(page: Segments, kept: int | None) -> None:
    repeats = find_repeats(page)
    assert kept is None or len(page.blocks) - len(repeats.pairs) == kept


NEARLY = "Item {} costs {} dollars, ships in {} days from the harbour, and cannot be returned by post."
HOSTILE: dict[str, Callable[[int], Segments]] = {
    "equal": lambda count: _page([LONG[0]] * count),
    "nearly equal": lambda count: _page([NEARLY.format(n, n * 7 % 999, n % 9) for n in range(count)]),
    "shuffled": lambda count: _page([LONG[n * n % 8] for n in range(count)]),
    "edited copies": lambda count: _page(
        [f"{text[:50]} {n} {text[50:]}" for n in range(count // 8) for text in LONG]
    ),
    "pairs": lambda count: _page([NEARLY.format(n // 2, n // 2, n // 2) for n in range(count)]),
    "copies": lambda count: _page(LONG * (count // 8)),
    "one paragraph": lambda count: _page(
        " ".join(NEARLY.format(n, n * 7 % 999, n % 9) for n in range(count))
    ),
    "one paragraph of copies": lambda count: _page(" ".join(LONG * (count // 8))),
}


def _count_comparisons(page: Segments, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, int]:
    """Return what the matcher does for a page, also for one that the search for repeats does not look at.

    That is the cells of all fuzzy comparisons, the chains that matches were offered to, and the shingles
    whose earlier occurrences were looked at.
    """
    cells = chains = shingles = 0
    find_best, nearest = alignment._find_best, alignment._nearest

    class Counted:
        @staticmethod
        def opcodes(first: list[int], second: list[int]) -> Any:
            nonlocal cells
            cells += len(first) * len(second)
            return LCSseq.opcodes(first, second)

    def count(links: Any, active: Any, match: Match) -> Any:
        nonlocal chains
        chains += len(active)
        return find_best(links, active, match)

    def count_shingle(found: int, earlier: Any, wanted: int) -> int:
        nonlocal shingles
        shingles += 1
        return nearest(found, earlier, wanted)

    monkeypatch.setattr("rapidfuzz.distance.LCSseq", Counted)
    monkeypatch.setattr(alignment, "_find_best", count)
    monkeypatch.setattr(alignment, "_nearest", count_shingle)
    find_runs(read_page(page), range(len(page.blocks)), 0)
    find_repeats(page)
    monkeypatch.undo()
    return cells, chains, shingles


@pytest.mark.parametrize("kind", HOSTILE)
def test_comparisons_grow_with_the_page_and_not_with_its_square(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = (_count_comparisons(HOSTILE[kind](count), monkeypatch) for count in (500, 4000))
    tokens = sum(len(tokenize(block.text)) for block in HOSTILE[kind](4000).blocks)
    for few, many in zip(small, large, strict=True):
        assert many <= 2 * 8 * few + 1000
        assert many <= 100 * tokens


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_steps_grow_with_the_page_and_not_with_its_square(kind: str) -> None:
    small, large = (count_steps(find_repeats, HOSTILE[kind](count)) for count in (160, 1280))
    assert large <= 1.2 * 8 * small


def test_no_shingle_is_compared_with_all_that_are_equal() -> None:
    earlier = range(-1, 4_999)
    assert count_steps(_nearest, 4_999, earlier, 0) <= 5 * MAX_OCCURRENCES


@given(st.lists(st.integers(0, 3), max_size=60), st.integers(1, 4))
def test_every_shingle_knows_where_it_stood_last(tokens: list[int], shingle: int) -> None:
    latest: dict[tuple[int, ...], int] = {}
    expected = []
    for position in range(len(tokens) - shingle + 1):
        key = tuple(tokens[position : position + shingle])
        expected.append(latest.get(key, -1))
        latest[key] = position
    assert _find_earlier(tokens, shingle).tolist() == expected


def test_a_long_page_is_sorted_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = [(7 * number * number) % 61 for number in range(1_000)]
    whole = _find_earlier(tokens, 3)
    assert (whole >= 0).any()
    for bits in (0, 4, 9):
        monkeypatch.setattr(alignment, "PART_BITS", bits)
        assert _find_earlier(tokens, 3).tolist() == whole.tolist()


def test_equal_hashes_do_not_make_shingles_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "HASH_FACTOR", np.uint64(0))
    assert (_find_earlier([1, 2, 3, 4, 5], 2) == -1).all()


PIECES = st.sampled_from([*LONG, *ARTICLES["zh"], *ARTICLES["ko"], *REFRAIN, *MENU, "", "🙂", "x " * 40])
BLOCKS = st.builds(
    Block,
    index=st.just(0),
    kind=st.sampled_from(BlockKind),
    text=st.one_of(PIECES, st.text(max_size=60)),
    hidden=st.booleans(),
    link_chars=st.integers(0, 80),
)
PAGES = st.builds(
    lambda parts, times: _page(
        [block for part, count in zip(parts, times, strict=False) for block in part * count]
    ),
    st.lists(st.lists(BLOCKS, max_size=8), max_size=6),
    st.lists(st.integers(1, 3), min_size=6, max_size=6),
)


@given(PAGES)
def test_what_is_found_fits_together(page: Segments) -> None:
    repeats = find_repeats(page)
    copies = {pair.copy for pair in repeats.pairs}
    moved = {block for block, _ in repeats.moved}
    assert len(copies) == len(repeats.pairs)
    assert not copies & moved
    assert all(pair.original not in copies and 0.0 < pair.similarity <= 1.0 for pair in repeats.pairs)
    assert all(after not in copies | moved for _, after in repeats.moved)
    assert repeats.copies >= 1
    assert (repeats.copies > 1) == bool(repeats.pairs)
    assert find_repeats(page) == repeats


@given(st.permutations(range(4)))
def test_what_is_left_has_no_copy(order: list[int]) -> None:
    parts = (["The ferry sails", *LONG], [*MENU], ["The ferry sails", "2021-03-08", *_split(LONG)], [*FOOTER])
    texts = _read(_page(*(parts[index] for index in order)))
    assert find_repeats(_page(texts)) == Repeats()


def test_the_hash_seed_does_not_matter() -> None:
    code = (
        "from tests.test_repeats import LONG, _page, _split\n"
        "from cleancms.blocks.repeats import find_repeats\n"
        "print(find_repeats(_page('Title', LONG, 'Print', 'Title', _split(LONG), 'Print', LONG)))"
    )
    results = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(results) == 1
    assert b"copies=3" in results.pop()


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([1, 2, 3, 4, 5, 9, 1, 2, 3, 4, 5], [Match(0, 6, 5)]),
        ([1, 2, 3, 4, 5], []),
        ([], []),
        # an edited word, a word more, a word less
        ([*range(20), 99, *range(9), 77, *range(10, 20)], [Match(0, 21, 9), Match(10, 31, 10)]),
        ([*range(20), 99, *range(9), 77, *range(9, 20)], [Match(0, 21, 9), Match(9, 31, 11)]),
        ([*range(20), 99, *range(9), *range(10, 20)], [Match(0, 21, 9), Match(10, 30, 10)]),
        # what edits leave over between them is found, too
        (
            [*range(20), 99, *range(5), 77, 6, 7, 78, *range(9, 20)],
            [Match(0, 21, 5), Match(6, 27, 2), Match(9, 30, 11)],
        ),
    ],
)
def test_alignment(tokens: list[int], expected: list[Match]) -> None:
    matches = [match for alignment in align_repeats(tokens, 3, 5) for match in alignment.matches]
    assert matches == expected


def test_periodic_text_is_cut_into_periods() -> None:
    alignments = align_repeats(list(range(10)) * 4, 3, 5)
    assert [alignment.matches for alignment in alignments] == [
        (Match(0, 10, 10),),
        (Match(10, 20, 10),),
        (Match(20, 30, 10),),
    ]


def test_a_phrase_that_stands_more_often_does_not_lead_away() -> None:
    phrase = [50, 51, 52, 53]
    article = [*range(10), *phrase, *range(14, 30), *phrase, *range(34, 40)]
    (alignment,) = align_repeats([*article, *range(60, 90), *article], 3, 5)
    assert alignment.matches == (Match(0, len(article) + 30, len(article)),)


def test_text_that_never_repeats_is_compared_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "_nearest", lambda *_: pytest.fail("there is nothing to compare with"))
    assert align_repeats(range(5_000), 5, 20) == []


@given(st.text(st.characters(codec="ascii")))
def test_the_tokens_of_ascii_text_are_its_words(text: str) -> None:
    assert len(tokenize(text)) == count_words(text)


LETTERS = st.text("aZ_ \n9é½ßﬁ²\u0301\u00ad\u200dกี汉ー・한" + TYPOGRAPHIC_SIGNS, max_size=30)


@given(st.lists(LETTERS | st.text(max_size=20), max_size=8))
def test_a_page_is_read_block_by_block(texts: list[str]) -> None:
    page = read_page(_page(texts))
    numbers: dict[str, int] = {}
    for text, tokens, words in zip(texts, page.tokens, page.words, strict=True):
        assert list(tokens) == [numbers.setdefault(token, len(numbers)) for token in tokenize(text)]
        assert words == (len(tokens) if text.isascii() else count_words(text))


def test_what_stands_again_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(text: str) -> list[str]:
        read.append(text)
        return tokenize(text)

    monkeypatch.setattr(runs, "tokenize", note)
    read_page(_page(LONG * 200))
    assert read == [line.replace("’", " ") for line in LONG]


def test_source_code_of_the_article_does_not_replace_it() -> None:
    source = "<h1>" + TITLES["en"] + "</h1>" + "".join(f'<p class="text">{text}</p>' for text in LONG)
    page = _page(MENU, TITLES["en"], LONG, "Republish this story", source, FOOTER, title=TITLES["en"])
    assert _read(page) == [*MENU, TITLES["en"], *LONG, "Republish this story", *FOOTER]


def test_a_full_text_in_one_block_replaces_a_teaser_in_paragraphs() -> None:
    page = _page(MENU, LONG[:3], FOOTER, " ".join(LONG), FOOTER)
    assert " ".join(LONG) in _read(page)
