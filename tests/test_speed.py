from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.growing import SHAPES, write_page, write_sentence
from benchmarks.speed import interleave, main, make_table, measure_growth


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [10_000, 100_000])
def test_a_page_has_the_size_that_is_asked_for(shape: str, size: int) -> None:
    assert 0.9 * size <= len(write_page(shape, size)) <= 1.2 * size + 1_000


def test_sentences_differ() -> None:
    assert len({write_sentence(number) for number in range(5_000)}) == 5_000


@pytest.mark.parametrize(
    ("times", "growth"),
    [
        ({10_000: 0.5, 100_000: 1.0, 1_000_000: 10.0}, 1.0),
        ({100_000: 1.0, 1_000_000: 20.0}, 2.0),
        ({100_000: 1.0, 1_000_000: 10.0, 5_000_000: 25.0}, 0.5),
        ({10_000: 1.0, 100_000: 1.0}, 0.0),
        ({}, 0.0),
    ],
)
def test_growth_is_time_per_character(times: dict[int, float], growth: float) -> None:
    assert measure_growth(times) == pytest.approx(growth)


def test_every_tool_reads_every_page_in_turn() -> None:
    read: list[tuple[str, str]] = []
    tools = {name: lambda page, name=name: read.append((name, page)) for name in ("a", "b")}
    times = interleave(tools, [{"a": "1", "b": "1!"}, {"a": "2", "b": "2!"}])
    assert read[2:] == [("a", "1"), ("b", "1!"), ("b", "2!"), ("a", "2")]
    assert times.keys() == {"a", "b"}


def test_a_table_is_markdown() -> None:
    assert make_table("T", ("a", "b"), [("1", "2")]) == "### T\n\n| a | b |\n|---|---|\n| 1 | 2 |"


def test_an_unknown_section_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--pages", str(tmp_path), "--only", "speed"])
    assert ended.value.code == 2
    assert "library, startup" in capsys.readouterr().err
