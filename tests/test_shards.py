from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from cleancms.articles.columns import COLUMNS, EXTRA, to_row
from cleancms.articles.records import to_record
from cleancms.articles.shards import UnknownShardError, write_shard
from cleancms.model import Page, PageKind
from cleancms.pipeline import clean_page

NAMES = ["x.jsonl", "x.jsonl.gz", "x.jsonl.zst", "x.parquet"]
PARAGRAPHS = "".join(
    f"<p>In {1990 + n} the bridge was repaired by {n + 3} workers,\u2028 say the files of 世界.</p>"
    for n in range(6)
)
HTML = f"<html><title>A title</title><article><h1>A title</h1>{PARAGRAPHS}</article>"


def document() -> dict[str, Any]:
    return to_record(clean_page(Page("a", HTML, PageKind.HTML, "http://a.example/")))


def documents() -> list[dict[str, Any]]:
    other = document() | {"id": "b", "score": 0.5, "extra": [1, None]}
    other["metadata"] = {**other["metadata"], "author": "one", "n": {"m": 1}}
    return [document(), other]


def overlay(row: Any, extra: Any) -> Any:
    if not (isinstance(row, dict) and isinstance(extra, dict)):
        return extra
    return {**row, **{key: overlay(row.get(key), value) for key, value in extra.items()}}


def read_shard(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        for row in rows:
            done = row["metadata"]["cleancms"]
            done["origins"] = json.loads(done["origins"])
        return [overlay(row, json.loads(row.pop(EXTRA) or "{}")) for row in rows]
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        data = zstandard.ZstdDecompressor().decompressobj().decompress(data)
    return [json.loads(line) for line in data.decode().splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_documents_come_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert write_shard(path, documents()) == 2
    assert read_shard(path) == documents()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_documents_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / "other").mkdir()
    write_shard(tmp_path / name, documents())
    write_shard(tmp_path / "other" / name, iter(documents()))
    assert (tmp_path / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_shard_without_documents(tmp_path: Path, name: str) -> None:
    assert write_shard(tmp_path / name, []) == 0
    assert read_shard(tmp_path / name) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_breaks_leaves_the_old_shard(tmp_path: Path, name: str) -> None:
    def broken() -> Iterator[dict[str, Any]]:
        yield document()
        raise RuntimeError("broken")

    (tmp_path / name).write_bytes(b"old")
    with pytest.raises(RuntimeError, match="broken"):
        write_shard(tmp_path / name, broken())
    assert (tmp_path / name).read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_errors_name_the_shard(tmp_path: Path) -> None:
    with pytest.raises(UnknownShardError, match=r"x\.csv: a shard ends in \.jsonl "):
        write_shard(tmp_path / "x.csv", [])
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError) as caught:
        write_shard(tmp_path / "file" / "x.jsonl", [])
    assert caught.value.filename == str(tmp_path / "file" / "x.jsonl")


def test_the_schema_never_changes(tmp_path: Path) -> None:
    write_shard(tmp_path / "a.parquet", documents())
    write_shard(tmp_path / "b.parquet", [{"id": 5, "metadata": "odd", "x": "y"}])
    first, second = (parquet.ParquetFile(tmp_path / name) for name in ("a.parquet", "b.parquet"))
    assert first.schema_arrow.equals(second.schema_arrow)
    assert not first.schema_arrow.metadata
    assert second.read().to_pylist()[0][EXTRA] == '{"id": 5, "metadata": "odd", "x": "y"}'


def test_every_field_of_a_document_has_its_column() -> None:
    assert document()["text"]
    assert to_row(document())[EXTRA] is None
    assert COLUMNS["metadata"].keys() == document()["metadata"].keys()
    assert COLUMNS["metadata"]["cleancms"].keys() == document()["metadata"]["cleancms"].keys()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("abc"), inner, max_size=2),
    max_leaves=5,
)


@given(
    st.dictionaries(st.sampled_from(["id", "text", "metadata", "x"]), JSON),
    st.dictionaries(st.sampled_from(["title", "author", "views", "cleancms", "previous"]), JSON),
)
def test_no_value_is_lost_or_breaks_a_row(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, Any], metadata: dict[str, Any]
) -> None:
    record = {**fields, "metadata": metadata}
    path = tmp_path_factory.mktemp("shard") / "x.parquet"
    assert write_shard(path, [record]) == 1
    [row] = parquet.read_table(path).to_pylist()
    merged = overlay(row, json.loads(row.pop(EXTRA) or "{}"))
    for key, value in fields.items():
        if key != "metadata" and value not in (None, {}, []):
            assert merged[key] == value
