from __future__ import annotations

import json
import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from cleancms.model import (
    METADATA_FIELDS,
    Article,
    Block,
    BlockKind,
    Container,
    Hints,
    Label,
    Link,
    Mark,
    Metadata,
    Page,
    PageKind,
    Reason,
    Repeat,
    Repeats,
    Result,
    Segments,
    Settings,
    Span,
    Verdict,
)

BLOCK = Block(0, BlockKind.TABLE_ROW, "a b", spans=(Span(0, 1, "u"),), cells=("a", "b"), header=True)
VERDICT = Verdict(BLOCK, Label.COPY, Reason.COPY, 0.9, 3)
METADATA = Metadata(
    title="T", author=("A", "B"), views=3, previous=Link("P", "u"), origins={"title": "meta og:title"}
)
VALUES = (
    Page("id", "<p>", PageKind.HTML, "u", "utf-8 (strict)", ("w",)),
    BLOCK,
    Container(-1, "html", "names", 0, 1),
    Hints("T", (("n", "c"),), ("{}",), "c", "zh", "b", (Mark(0, "time", "2022"),)),
    Segments((BLOCK,), (Container(-1, "html", "", 0, 1),), Hints()),
    Repeats((Repeat(3, 0, 0.9),), ((2, -1),), 2),
    VERDICT,
    METADATA,
    Article(METADATA, (BLOCK,), "u"),
    Result(
        "id", Article(METADATA, (BLOCK,)), "a b", "a b", METADATA, (VERDICT,), 2, 0.5, "e", ("w",), "other"
    ),
    Settings(links=True, reference_time="2024-01-01T00:00"),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_survive_pickling(value: object) -> None:
    copy = pickle.loads(pickle.dumps(value))
    assert copy == value
    assert type(copy) is type(value)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_cannot_be_changed(value: Any) -> None:
    field = getattr(type(value), "_fields", None) or tuple(type(value).__dataclass_fields__)
    with pytest.raises((AttributeError, FrozenInstanceError)):
        setattr(value, field[0], None)
    with pytest.raises((AttributeError, TypeError)):
        value.another = 1


def test_metadata_as_dict() -> None:
    values = METADATA.as_dict()
    assert tuple(values) == METADATA_FIELDS
    assert json.loads(json.dumps(values)) == values
    assert values["author"] == ["A", "B"]
    assert values["previous"] == {"title": "P", "url": "u"}
    assert "origins" not in values


def test_unknown_metadata_as_dict() -> None:
    values = Metadata(next=Link("N")).as_dict()
    assert values.pop("next") == {"title": "N"}
    assert {name for name, value in values.items() if value == []} == {"author", "category", "tags"}
    assert all(value is None or value == [] for value in values.values())


def test_the_fields_of_metadata() -> None:
    assert METADATA_FIELDS == (
        "title",
        "author",
        "date",
        "modified",
        "source",
        "editor",
        "site",
        "url",
        "category",
        "tags",
        "language",
        "description",
        "image",
        "views",
        "previous",
        "next",
        "copyright",
    )


def test_the_blocks_of_a_result_are_those_of_its_verdicts() -> None:
    other = BLOCK._replace(index=1)
    verdicts = (VERDICT, Verdict(other, Label.KEPT, Reason.CONTENT))
    assert Result("id", None, "", "", Metadata(), verdicts).blocks == (BLOCK, other)


@pytest.mark.parametrize("names", [PageKind, BlockKind, Label, Reason])
def test_names_are_words(names: type[PageKind | BlockKind | Label | Reason]) -> None:
    for name in names:
        assert str(name) == name.value == name.value.strip().lower()
        assert names(name.value) is name
