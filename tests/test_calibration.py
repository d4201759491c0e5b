from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.calibration import (
    LOW,
    Forecast,
    cross_validate,
    export_calibration,
    fit_nothing,
    fit_told,
    main,
    make_bins,
    measure_error,
    tell,
)

SHARES = st.floats(0, 1)
INNER = st.floats(0.05, 0.95)


def _forecast(confidence: float, f1: float, site: str = "a.org", empty: bool = False) -> Forecast:
    return Forecast("set", "page", site, "html", confidence, f1, empty)


def test_bins_are_ten_and_the_last_one_has_1() -> None:
    bins = make_bins([_forecast(value, 0.5) for value in (0.0, 0.09, 0.1, 0.95, 1.0)])
    assert [(each.low, each.high, each.pages) for each in bins] == [(0, 0.1, 2), (0.1, 0.2, 1), (0.9, 1.0, 2)]
    assert bins[-1].confidence == pytest.approx(0.975)


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        ([(0.7, 0.7), (0.2, 0.2)], 0.0),
        ([(0.75, 1.0), (0.75, 0.5)], 0.0),  # right on average
        ([(0.9, 0.5), (0.2, 0.2)], 0.2),
        ([(1.0, 0.0)], 1.0),
    ],
)
def test_error_is_the_mean_distance_of_the_bins(pairs: list[tuple[float, float]], error: float) -> None:
    assert measure_error(make_bins(_forecast(*pair) for pair in pairs)) == pytest.approx(error)


def test_without_pages_there_is_no_error() -> None:
    assert measure_error(make_bins([])) is None


@given(st.lists(SHARES, min_size=1, max_size=30), INNER, INNER)
def test_the_fit_finds_what_made_the_scores(told_values: list[float], told: float, true: float) -> None:
    made = [_forecast(value, tell(value, told, true)) for value in [*told_values, told]]
    assert fit_told(made, told) == pytest.approx(true, abs=1e-6)


@given(SHARES, SHARES, INNER, INNER)
def test_telling_keeps_the_order_and_the_ends(low: float, high: float, told: float, better: float) -> None:
    low, high = sorted((low, high))
    assert -1e-9 <= tell(low, told, better) <= tell(high, told, better) + 1e-9 <= 1 + 1e-8
    assert (tell(0, told, better), tell(1, told, better)) == (0, 1)


def test_what_is_right_stays() -> None:
    forecasts = [_forecast(value / 10, value / 10) for value in range(11)]
    assert fit_told(forecasts, 0.85) == pytest.approx(0.85)
    assert fit_told([], 0.85) == 0.85


def test_pages_where_nothing_was_kept_are_fitted_by_themselves() -> None:
    empty = [_forecast(0.5, 1.0, empty=True), _forecast(0.25, 0.0, empty=True)]
    full = [_forecast(0.85, 0.8)]
    assert fit_told([*full, *empty], 0.85) == pytest.approx(0.8)
    assert fit_nothing([*full, *empty], 0.5) == pytest.approx(0.5 / 0.75)
    assert fit_nothing(full, 0.5) is None
    assert fit_nothing([_forecast(0.0, 1.0, empty=True), _forecast(0.0, 0.0, empty=True)], 0.0) == 0.5


def test_a_page_is_told_what_was_fitted_on_other_sites() -> None:
    # one site is always at 1, all the others at 0.6: its own pages must not teach what it is told
    others = [_forecast(0.8, 0.6, f"site{number}.org") for number in range(50)]
    odd = _forecast(0.8, 1.0, "odd.example")
    (*_, told) = cross_validate([*others, *[odd] * 200, odd], 0.8)
    assert told.confidence == pytest.approx(0.6)
    assert cross_validate([_forecast(0.4, 0.0, empty=True)], 0.8)[0].confidence == 0.4


def test_export_has_all_formats_that_occur() -> None:
    exported = export_calibration([_forecast(0.3, 0.2), _forecast(0.9, 0.8)._replace(format="text")])
    assert list(exported["bins"]) == ["all", "html", "text"]
    assert exported["error"]["html"] == pytest.approx(0.1)
    assert json.loads(json.dumps(exported)) == exported
    assert list(export_calibration([_forecast(0.3, 0.2)])["bins"]) == ["all", "html"]


def test_command_shows_ten_bins_and_the_constants(tmp_path: Path) -> None:
    forecasts = [_forecast(number / 40, number / 50, f"s{number}.org") for number in range(41)]
    path = tmp_path / "quality.json"
    path.write_text(json.dumps({"calibration": export_calibration(forecasts)}))
    result = CliRunner().invoke(main, [str(path)])
    assert result.exit_code == 0, result.output
    assert [f"{place / 10:.1f} to {(place + 1) / 10:.1f}" in result.output for place in range(10)] == [
        True
    ] * 10
    assert f"below {LOW}" in result.output
    assert "in place of" in result.output
    assert "where nothing is kept" in result.output
