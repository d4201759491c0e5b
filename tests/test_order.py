from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.html import segment_html
from cleancms.blocks.order import order_blocks
from cleancms.model import BlockKind, Repeat, Repeats
from tests.article_blocks import make, numbered

TEXT = make(BlockKind.PARAGRAPH, "text")
IMAGE = make(BlockKind.IMAGE, "")


@pytest.mark.parametrize(
    ("copies", "moved", "order"),
    [
        ((), (), [0, 1, 2, 3, 4, 5]),
        ((4, 5), (), [0, 1, 2, 3]),
        ((4,), ((5, 1),), [0, 1, 5, 2, 3]),
        ((), ((3, -1), (5, -1)), [3, 5, 0, 1, 2, 4]),
        ((), ((4, 1), (3, 1), (5, 2)), [0, 1, 4, 3, 2, 5]),
        ((), ((0, 5),), [1, 2, 3, 4, 5, 0]),
        # a block may belong behind one that has no text or is a copy itself
        ((2,), ((5, 2),), [0, 1, 5, 3, 4]),
    ],
)
def test_copies_go_and_moved_blocks_stand_behind_their_place(
    copies: tuple[int, ...], moved: tuple[tuple[int, int], ...], order: list[int]
) -> None:
    repeats = Repeats(tuple(Repeat(copy, 0, 1.0) for copy in copies), moved)
    assert order_blocks(numbered(*[TEXT] * 6), repeats) == order


def test_blocks_without_text_are_not_in_the_order() -> None:
    blocks = numbered(IMAGE, TEXT, IMAGE, TEXT, IMAGE)
    assert order_blocks(blocks, Repeats()) == [1, 3]
    assert order_blocks(blocks, Repeats(moved=((0, -1), (4, 1), (3, 2)))) == [1, 3]


def test_an_empty_page() -> None:
    assert order_blocks((), Repeats()) == []


@given(st.data())
def test_every_other_block_is_in_the_order_once(data: st.DataObject) -> None:
    blocks = numbered(*data.draw(st.lists(st.sampled_from((TEXT, TEXT, IMAGE)), max_size=12)))
    places = st.integers(-1, len(blocks) - 1)
    roles = {block.index: data.draw(st.sampled_from(("stays", "stays", "copy", "moved"))) for block in blocks}
    copies = tuple(Repeat(index, 0, 1.0) for index, role in roles.items() if role == "copy")
    moved = tuple((index, data.draw(places)) for index, role in roles.items() if role == "moved")
    order = order_blocks(blocks, Repeats(copies, moved))
    assert sorted(order) == [block.index for block in blocks if block.text and roles[block.index] != "copy"]
    stayed = [index for index in order if roles[index] == "stays"]
    assert stayed == sorted(stayed)


@pytest.mark.parametrize(("links", "scored"), [(300, 300), (301, 100), (5000, 100)])
def test_of_a_site_map_only_the_first_links_are_scored(links: int, scored: int) -> None:
    menu = "".join(f'<li><a href="/{number}">Page {number}</a></li>' for number in range(links))
    segments = segment_html(f"<ul>{menu}</ul><p>Text behind the menu.</p>")
    order = order_blocks(segments.blocks, Repeats())
    assert order == [*range(scored), links]
