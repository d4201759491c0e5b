"""The arithmetic of docs/scale.md: the laws, the made-up crawl, the plan."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.scale_laws import (
    CLUSTER_EXPONENT,
    COPIED_SHARE,
    LARGEST_SHARE,
    describe_sites,
    draw_clusters,
    draw_sites,
    find_largest_cluster,
    sum_power,
)
from benchmarks.scale_plan import MACHINES, RUN_PAGES, SIZES, estimate, make_plan
from cleancms.corpus.samples import SAMPLE_SIZE

DOCUMENT = Path(__file__).parents[1] / "docs" / "scale.md"


def make_random() -> np.random.Generator:
    return np.random.default_rng(3)


# --- laws -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last", [10, 1_000_000, 3_000_000])
def test_sum_power(last: int) -> None:
    exact = float((np.arange(1, last + 1) ** -0.85).sum())
    assert sum_power(0.85, 1, last) == pytest.approx(exact, rel=1e-6)


def test_the_law_has_about_as_many_pages_a_site_as_common_crawl() -> None:
    assert 2.7e9 / describe_sites(2.7e9).sites == pytest.approx(60, rel=0.2)


def test_the_law_has_the_largest_cluster_that_was_published() -> None:
    assert find_largest_cluster(150e6) == pytest.approx(201_869, rel=0.1)


def test_drawn_sites_are_those_of_the_law() -> None:
    sizes, known = draw_sites(make_random(), 200_000), describe_sites(200_000)
    assert sizes.sum() == 200_000
    assert sizes.min() >= 1
    assert sizes.max() <= LARGEST_SHARE * 200_000
    assert len(sizes) == pytest.approx(known.sites, rel=0.1)
    assert np.minimum(sizes[sizes >= 3], SAMPLE_SIZE).sum() == pytest.approx(known.sampled, rel=0.1)


def test_drawn_clusters_are_those_of_the_law() -> None:
    sizes = draw_clusters(make_random(), 100_000)
    assert sizes.sum() == 100_000
    assert sizes[:-1].min() == 2
    for size in (4, 16):
        expected = (size / 2) ** (1 - CLUSTER_EXPONENT)
        assert (sizes >= size).mean() == pytest.approx(expected, rel=0.1)


def test_the_larger_the_crawl_the_smaller_the_share_that_is_sampled() -> None:
    shares = [describe_sites(pages).sampled / pages for pages in SIZES]
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[-1] < shares[0] < 1


# --- the made-up crawl ------------------------------------------------------------------------------------


def test_a_crawl_is_the_same_every_time_and_has_its_copies() -> None:
    simulation = pytest.importorskip("benchmarks.scale_simulation", exc_type=ImportError)
    crawl, again = (simulation.draw_crawl(make_random(), 5000) for _ in range(2))
    assert all(np.array_equal(one, other) for one, other in zip(crawl, again, strict=True))
    sizes = np.bincount(crawl.articles)
    assert sizes[sizes > 1].sum() == pytest.approx(5000 * COPIED_SHARE, abs=2)
    assert (crawl.kept[sizes[crawl.articles] == 1] == 1).all()
    assert ((crawl.kept > 0.3) & (crawl.kept <= 1)).all()


def test_shingles_of_copies_and_of_a_site() -> None:
    simulation = pytest.importorskip("benchmarks.scale_simulation", exc_type=ImportError)
    numbers = np.zeros(4, np.intp)
    crawl = simulation.Crawl(
        numbers, np.array([0, 0, 0, 1]), numbers + 400, np.array([1, 1, 0.5, 1]), np.array([0, 60, 0, 60])
    )
    whole, behind, changed, other = (simulation.make_shingles(crawl, record) for record in range(4))
    assert np.array_equal(whole, behind[:400])
    assert np.array_equal(behind[400:], other[400:])
    assert 100 < (whole == changed).sum() < 300
    assert not np.isin(other[:400], whole).any()


def test_one_site_of_a_crawl_may_be_as_large_as_is_wished() -> None:
    simulation = pytest.importorskip("benchmarks.scale_simulation", exc_type=ImportError)
    crawl = simulation.draw_crawl(make_random(), 1200, 0.5)
    sizes = np.bincount(crawl.sites)
    assert (len(crawl.sites), sizes[-1], sizes[:-1].sum()) == (1200, 600, 600)
    assert set(crawl.remains[crawl.sites == len(sizes) - 1].tolist()) == {0, 400}


def test_a_simulation_finds_the_copies(tmp_path: Path) -> None:
    simulation = pytest.importorskip("benchmarks.scale_simulation", exc_type=ImportError)
    crawl = simulation.draw_crawl(make_random(), 1200)
    found = simulation.simulate(tmp_path, crawl)
    sizes = np.bincount(crawl.articles)
    assert found.copies == pytest.approx(sizes[sizes > 1].sum(), rel=0.05)
    assert found.largest >= 0.9 * sizes.max()
    assert found.links <= found.bands.compared <= found.bands.pairs
    assert simulation.count_sampled(crawl).sum() <= 1200
    assert all(cost.cpu >= 0 and cost.memory >= 0 for cost in found.costs.values())


def test_groups_of_bands(tmp_path: Path) -> None:
    simulation = pytest.importorskip("benchmarks.scale_simulation", exc_type=ImportError)
    from cleancms.corpus.parts import Document, encode_part, open_part  # noqa: PLC0415
    from cleancms.corpus.signatures import BANDS, sign_shingles  # noqa: PLC0415

    same = sign_shingles(np.arange(100, dtype=np.uint32))
    other = sign_shingles(np.arange(10**9, 10**9 + 100, dtype=np.uint32))
    path = tmp_path / "part"
    path.write_bytes(encode_part([Document(str(name), None, same) for name in range(10)]))
    (tmp_path / "other").write_bytes(encode_part([Document("other", None, other)]))
    bands = simulation.count_groups([open_part(path), open_part(tmp_path / "other")])
    assert bands == (10 * BANDS, 10, 45 * BANDS, (9 + 8 + 7 + 6) * BANDS)


# --- the plan ---------------------------------------------------------------------------------------------


def test_ten_runs_on_ten_machines_take_as_long_as_one() -> None:
    assert estimate(10**8).hours < estimate(10**6).hours * RUN_PAGES / 10**6
    assert estimate(10**8).hours >= estimate(10**8).cpu / (16 * MACHINES[10**8])


@pytest.mark.parametrize("pages", SIZES)
def test_nothing_is_free(pages: int) -> None:
    found = estimate(pages)
    assert all(value > 0 for value in found)
    assert found.hours * MACHINES[pages] * 16 >= found.cpu


def test_the_document_has_the_plan() -> None:
    text = DOCUMENT.read_text("utf-8")
    header, rows = make_plan()
    for row in (header, *rows):
        assert f"| {' | '.join(row)} |" in text
