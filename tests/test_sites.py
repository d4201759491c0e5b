from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.corpus.samples import SAMPLE_SIZE, rank_page
from cleancms.corpus.sites import Directory, read_directory
from cleancms.corpus.templates import MIN_PAGES

Entry = tuple[str, str] | None


def _write(folder: Path, entries: Sequence[Entry], size: int = 4) -> list[Path]:
    """Write entries in parts of `size` records."""
    paths = []
    for first in range(0, len(entries), size):
        paths.append(folder / f"sites-{first:05d}")
        lines = [json.dumps(entry) + "\n" for entry in entries[first : first + size]]
        paths[-1].write_text("".join(lines), "utf-8")
    return paths


def test_nothing(tmp_path: Path) -> None:
    assert read_directory([]) == Directory(0, {}, {}, {})
    assert read_directory(_write(tmp_path, [None] * 6)) == Directory(6, {}, {}, {})


def test_sites_of_too_few_pages_have_no_sample(tmp_path: Path) -> None:
    entries: list[Entry] = [("a", "one"), ("b", "two"), None, ("c", "one"), ("d", "two"), ("e", "one")]
    assert read_directory(_write(tmp_path, entries)) == Directory(6, {0: "one", 3: "one", 5: "one"}, {}, {})


def test_records_that_cannot_be_read(tmp_path: Path) -> None:
    paths = _write(tmp_path, [("a", "one"), None, ("a", "one")])
    paths[0].write_text(paths[0].read_text().replace("null", '"the worker was killed"'))
    assert read_directory(paths) == Directory(3, {}, {2: "a#2"}, {1: "the worker was killed"})


def test_of_a_large_site_the_pages_of_the_lowest_ranks_are_looked_at(tmp_path: Path) -> None:
    names = [f"page {number}" for number in range(SAMPLE_SIZE + 40)]
    lowest = sorted(names, key=rank_page)[:SAMPLE_SIZE]
    for order in (names, names[::-1]):
        sample = read_directory(_write(tmp_path, [(name, "site") for name in order])).sample
        assert sorted(order[number] for number in sample) == sorted(lowest)


@pytest.mark.parametrize(
    ("names", "new"),
    [
        ("a b c", "a b c"),
        ("a a a", "a a#2 a#3"),
        ("a a#2 a", "a a#2 a#3"),
        ("a a a#2", "a a#3 a#2"),
        ("a#2 a#2 a a", "a#2 a#2#2 a a#3"),
        ("a b a b", "a b a#2 b#2"),
    ],
)
def test_an_id_that_stands_twice_is_made_unique(tmp_path: Path, names: str, new: str) -> None:
    found = read_directory(_write(tmp_path, [(name, "site") for name in names.split()], 2)).new_ids
    assert [found.get(number, name) for number, name in enumerate(names.split())] == new.split()


def test_twins_are_sampled_by_their_new_ids(tmp_path: Path) -> None:
    names = ["a"] * (SAMPLE_SIZE + 5)
    directory = read_directory(_write(tmp_path, [(name, "site") for name in names]))
    ranks = {number: rank_page(directory.new_ids.get(number, "a")) for number in range(len(names))}
    assert sorted(directory.sample) == sorted(sorted(ranks, key=ranks.__getitem__)[:SAMPLE_SIZE])


_entries = st.lists(
    st.none() | st.tuples(st.sampled_from(["a", "a#2", "b", "\ud800", "c\n\u2028"]), st.sampled_from("xyz")),
    max_size=20,
)


@given(_entries, st.integers(1, 20))
def test_any_records(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], size: int) -> None:
    directory = read_directory(_write(tmp_path_factory.mktemp("sites"), entries, size))
    pages = {number: entry for number, entry in enumerate(entries) if entry}
    ids = [directory.new_ids.get(number, entry[0]) for number, entry in pages.items()]
    assert directory.records == len(entries)
    assert len(set(ids)) == len(ids)
    assert {entry[0] for entry in pages.values()} <= set(ids)
    sites = [site for _, site in pages.values()]
    assert directory.sample == {
        number: site for number, (_, site) in pages.items() if sites.count(site) >= MIN_PAGES
    }
