from __future__ import annotations

import pytest

from benchmarks.augment import STRETCHES, plant, stretch
from cleancms.blocks.html import segment_html
from cleancms.model import Segments

PAGE = """<html><body><nav><a href="/">Home</a></nav><main><article><h1>A title</h1>
<p>The first paragraph of the page.</p><p>The second paragraph of the page.</p></article>
<aside><p>About this site.</p></aside></main><footer>Imprint</footer></body></html>"""
PROSE = [f"Foreign paragraph number {number} with some words of its own to fill it." for number in range(40)]


def check_nesting(segments: Segments) -> None:
    for index, container in enumerate(segments.containers[1:], start=1):
        parent = segments.containers[container.parent]
        assert container.parent < index
        assert parent.first <= container.first < container.last <= parent.last
    for index, block in enumerate(segments.blocks):
        container = segments.containers[block.container]
        assert block.index == index
        assert container.first <= index < container.last


@pytest.mark.parametrize("seed", [str(number) for number in range(60)])
def test_planted_pages_keep_their_own_blocks_in_order(seed: str) -> None:
    segments = segment_html(PAGE)
    content = [block.index for block in segments.blocks if "paragraph" in block.text]
    harder, origins = plant(segments, content, PROSE, seed)
    assert len(origins) == len(harder.blocks) > len(segments.blocks)
    own = [(origin, block.text) for origin, block in zip(origins, harder.blocks, strict=True) if origin >= 0]
    assert own == [(block.index, block.text) for block in segments.blocks]
    check_nesting(harder)


def test_same_seed_same_page() -> None:
    segments = segment_html(PAGE)
    assert plant(segments, [1], PROSE, "x") == plant(segments, [1], PROSE, "x")


def test_nothing_is_planted_in_a_page_without_content() -> None:
    segments = segment_html(PAGE)
    assert plant(segments, [], PROSE, "x") == (segments, list(range(len(segments.blocks))))


@pytest.mark.parametrize("seed", [str(number) for number in range(12)])
def test_stretched_pages_keep_their_own_blocks_in_order(seed: str) -> None:
    segments = segment_html(PAGE)
    content = [block.index for block in segments.blocks if "paragraph" in block.text]
    longer, origins, is_content = stretch(segments, content, PROSE, seed)
    assert len(origins) == len(longer.blocks) >= len(segments.blocks) + min(STRETCHES)
    assert [origin for origin in origins if origin >= 0] == list(range(len(segments.blocks)))
    new = [block for origin, block in zip(origins, longer.blocks, strict=True) if origin < 0]
    assert all((block.link_count == 0) == is_content for block in new)
    check_nesting(longer)
