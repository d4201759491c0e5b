from __future__ import annotations

from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np
import pytest

from cleancms.corpus.bands import MOST_ROUNDS, group_by_key
from cleancms.corpus.clusters import Clusters, Comparer, Membership, _Library, find_clusters, join
from cleancms.corpus.parts import Document, UnreadablePartError
from cleancms.corpus.signatures import BANDS
from tests.articles_to_copy import document, edit, save, write

ARTICLE = write("article")


def _find(folder: Path, *crawls: list[Document], size: int = 1000) -> Clusters:
    return find_clusters([save(folder / str(number), crawl, size) for number, crawl in enumerate(crawls)])


def _group(clusters: Clusters) -> list[list[str]]:
    by_representative: dict[str, list[str]] = {}
    for name, member in clusters.members.items():
        by_representative.setdefault(member.representative, []).append(name)
    return sorted(sorted(names) for names in by_representative.values())


@pytest.mark.parametrize(
    ("documents", "representative"),
    [
        pytest.param([document("a", ARTICLE[:150]), document("b", ARTICLE)], "b", id="longest"),
        pytest.param(
            [document("a", ARTICLE, "2024-02-01"), document("b", ARTICLE, "2023-11-30")], "b", id="earliest"
        ),
        pytest.param([document("a", ARTICLE), document("b", ARTICLE, "2024")], "b", id="a date before none"),
        pytest.param([document("b", ARTICLE, "2024"), document("a", ARTICLE, "2024")], "a", id="smallest id"),
    ],
)
def test_the_representative(tmp_path: Path, documents: list[Document], representative: str) -> None:
    expected = Membership(representative, 0, 2)
    assert _find(tmp_path, documents).members == {"a": expected, "b": expected}


def test_what_links_connect_is_one_cluster(tmp_path: Path) -> None:
    long = write("long", 400)
    parts = [document("head", long[:200]), document("all", long), document("tail", long[200:])]
    assert _group(_find(tmp_path / "two", [parts[0], parts[2]])) == []
    assert _group(_find(tmp_path / "three", parts)) == [["all", "head", "tail"]]


@pytest.mark.parametrize("words", [[], ["word"], ["word"] * 29, list("港" * 29)])
def test_short_texts_have_no_copies(tmp_path: Path, words: list[str]) -> None:
    assert _find(tmp_path, [document("a", words), document("b", words)]).members == {}


@pytest.mark.parametrize("crawls", [[], [[]], [[], []]])
def test_nothing(tmp_path: Path, crawls: list[list[Document]]) -> None:
    assert _find(tmp_path, *crawls) == Clusters({}, 0)


def _write_mixture() -> list[Document]:
    """Return 40 articles, every second one with copies, every third one with its site's remains."""
    documents = []
    for number in range(40):
        words = write(f"article {number}", 250 + 5 * number)
        remains = write(f"site {number % 2}", 300) if number % 3 == 0 else []
        copies = [words, edit(words, 30), words[: len(words) // 2]] if number % 2 else [words]
        documents += [document(f"{number}-{copy}", [*text, *remains]) for copy, text in enumerate(copies)]
    return documents


def test_neither_order_nor_parts_matter(tmp_path: Path) -> None:
    documents = _write_mixture()
    expected = _find(tmp_path / "all", documents)
    assert _group(expected) == [
        [f"{number}-{copy}" for copy in range(3)] for number in sorted(range(1, 40, 2), key=str)
    ]
    for seed, size in enumerate((1, 7, 30)):
        Random(seed).shuffle(documents)
        assert _find(tmp_path / f"{size}", documents, size=size) == expected


def test_comparisons_grow_with_the_documents(tmp_path: Path) -> None:
    """Different articles with the same remains share many bands; all pairs would be four times as many."""
    remains = write("remains", 150)
    documents = [document(f"{number:04d}", [*write(f"{number}", 100), *remains]) for number in range(600)]
    half, whole = _find(tmp_path / "half", documents[:300]), _find(tmp_path / "whole", documents)
    assert half.members == whole.members == {}
    assert 0 < whole.comparisons < 2.2 * half.comparisons
    assert whole.comparisons < 600 * 599 / 2 / 3


def test_copies_inside_a_template_are_found(tmp_path: Path) -> None:
    remains = write("remains", 150)
    documents = [document(f"{number:04d}", [*write(f"{number}", 120), *remains]) for number in range(300)]
    documents += [
        document(f"{number:04d} copy", [*write(f"{number}", 120), *remains[:100]]) for number in range(30)
    ]
    assert _group(_find(tmp_path, documents)) == [
        [f"{number:04d}", f"{number:04d} copy"] for number in range(30)
    ]


def test_many_copies_cost_one_comparison_each(tmp_path: Path) -> None:
    documents = [document(f"{number:04d}", ARTICLE) for number in range(500)]
    found = _find(tmp_path, documents)
    assert found.comparisons == 499
    assert set(found.members.values()) == {Membership("0000", 0, 500)}


def test_an_earlier_crawl_represents(tmp_path: Path) -> None:
    """Even where its page is shorter; the result speaks of the new crawl only."""
    earlier = [
        document("old", ARTICLE[:150], "2025"),
        document("old 2", write("x")),
        document("old 3", write("x")),
    ]
    later = [document("new", ARTICLE, "2020"), document("alone", write("y")), document("old", write("z"))]
    expected = {"new": Membership("old", 1, 2)}
    assert _find(tmp_path / "a", earlier, later).members == expected
    assert _find(tmp_path / "b", [], earlier, later).members == {"new": Membership("old", 1, 2)}


def test_an_id_may_come_again_in_another_crawl_only(tmp_path: Path) -> None:
    page = document("page", ARTICLE)
    assert _find(tmp_path / "a", [page], [page]).members == {"page": Membership("page", 1, 2)}
    with pytest.raises(UnreadablePartError, match=r"1\.signatures: its crawl has the id 'page' twice"):
        _find(tmp_path / "b", [page, page], size=1)


def test_every_pair_of_copies_that_share_two_fifths_is_found(tmp_path: Path) -> None:
    """The bands miss a pair of similarity 0.4 once in 70,000."""
    documents = []
    for number in range(100):
        words = write(f"{number}", 400)
        documents += [document(f"{number:03d} a", words), document(f"{number:03d} b", words[:170])]
    found = _find(tmp_path, documents)
    assert _group(found) == [[f"{number:03d} a", f"{number:03d} b"] for number in range(100)]
    assert found.comparisons < len(list(combinations(documents, 2))) / 100
    assert found.comparisons <= BANDS * MOST_ROUNDS * len(documents)


def test_bands_can_be_looked_at_by_themselves(tmp_path: Path) -> None:
    """What a band finds does not depend on what others found before it."""
    library = _Library.read([save(tmp_path, _write_mixture(), 20)])
    groups = [group_by_key(library.read_band(band)) for band in range(BANDS)]
    roots = []
    for order in (range(BANDS), range(BANDS - 1, -1, -1)):
        found = np.arange(len(library))
        for band in order:
            for pairs in Comparer(library).find_links(groups[band]):
                join(found, *pairs)
        roots.append(found.tolist())
    assert roots[0] == roots[1]
    assert len(set(roots[0])) == 40
