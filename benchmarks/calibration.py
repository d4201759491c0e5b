"""How far cleancms's confidence in a page agrees with the word F1 that came out, and how to set it right.

python -m benchmarks.quality --pages ../shared/pages --folds FOLDS --json quality.json
python -m benchmarks.calibration quality.json
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import click
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.folds import FOLDS, choose_fold
from benchmarks.summary import show
from cleancms.blocks.confidence import NOTHING, TOLD

BINS = 10
FORMATS = ("html", "text")
# Pages below this confidence must be clearly worse than the others.
LOW = 0.5


class Forecast(NamedTuple):
    """What cleancms expected of a page (`confidence`) and the word-bag F1 that came out, both 0..1.

    `format` is "html" or "text"; `empty` says that it kept nothing.
    """

    page_set: str
    page: str
    site: str
    format: str
    confidence: float
    f1: float
    empty: bool = False


class Bin(NamedTuple):
    """The pages with a confidence from `low` to below `high` (to 1 in the last bin) and their means."""

    low: float
    high: float
    pages: int
    confidence: float
    f1: float


def make_bins(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """Return the ten bins of equal width that have pages."""
    members: dict[int, list[Forecast]] = {}
    for forecast in forecasts:
        members.setdefault(min(int(forecast.confidence * BINS), BINS - 1), []).append(forecast)
    return tuple(
        Bin(
            place / BINS,
            (place + 1) / BINS,
            len(ones),
            fmean(one.confidence for one in ones),
            fmean(one.f1 for one in ones),
        )
        for place, ones in sorted(members.items())
    )


def measure_error(bins: Sequence[Bin]) -> float | None:
    """Return the expected calibration error: the mean over pages of how far their bin is off; None without.

    Naeini, Cooper and Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning".
    """
    pages = sum(each.pages for each in bins)
    return sum(each.pages * abs(each.confidence - each.f1) for each in bins) / pages if pages else None


def fit_told(forecasts: Iterable[Forecast], told: float) -> float:
    """Return what should be told (0..1) where `told` is told, the rest in proportion on both sides of it.

    The best in squared error of the functions that lead from 0 to 1 in two straight lines which meet above
    `told`; it takes the place of the two lines in use, which meet there too. Pages where nothing was kept
    do not count.
    """
    weighted, total = 0.0, 0.0
    for one in forecasts:
        if not one.empty:
            share = one.confidence / told if one.confidence < told else (1 - one.confidence) / (1 - told)
            weighted += share * (one.f1 - one.confidence)
            total += share * share
    return min(max(told + weighted / total, 0.0), 1.0) if total else told


def tell(confidence: float, told: float, better: float) -> float:
    """Return the confidence that two lines through `better` at `told` make of `confidence`."""
    if confidence < told:
        return confidence * better / told
    return 1 - (1 - confidence) * (1 - better) / (1 - told)


def fit_nothing(forecasts: Iterable[Forecast], told: float) -> float | None:
    """Return what should be told (0..1) in place of `told` where nothing was kept, None without such a page.

    `told` is what is told where no block has a score at all; it is told in part where blocks have scores.
    """
    empty = [one for one in forecasts if one.empty]
    expected = sum(one.confidence for one in empty)
    if not empty:
        return None
    return (
        min(told * sum(one.f1 for one in empty) / expected, 1.0)
        if expected
        else fmean(one.f1 for one in empty)
    )


def cross_validate(forecasts: Sequence[Forecast], told: float) -> list[Forecast]:
    """Return the forecasts with the confidence as fitted on the other folds of the sites."""
    folds = [choose_fold(one.site) for one in forecasts]
    fitted = [
        fit_told([one for one, fold in zip(forecasts, folds, strict=True) if fold != left_out], told)
        for left_out in range(FOLDS)
    ]
    return [
        one if one.empty else one._replace(confidence=tell(one.confidence, told, fitted[fold]))
        for one, fold in zip(forecasts, folds, strict=True)
    ]


def make_calibration_table(forecasts: Sequence[Forecast]) -> Table:
    """Return the bins of all pages and of each format: pages, mean confidence, mean F1."""
    table = Table(title="confidence and word-bag F1", title_justify="left", box=box.SIMPLE)
    table.add_column("confidence", no_wrap=True)
    groups = _group(forecasts)
    for name in groups:
        for heading in (f"{name}: pages", "told", "F1"):
            table.add_column(heading, justify="right", no_wrap=True)
    bins = {name: {each.low: each for each in make_bins(ones)} for name, ones in groups.items()}
    for place in range(BINS):
        low, high = place / BINS, (place + 1) / BINS
        cells = [cell for name in groups for cell in _format_bin(bins[name].get(low))]
        table.add_row(f"{low:.1f} to {high:.1f}", *cells)
    table.add_section()
    for heading, chosen in ((f"below {LOW}", True), (f"{LOW} and above", False)):
        parts = [[one for one in ones if (one.confidence < LOW) is chosen] for ones in groups.values()]
        table.add_row(heading, *(cell for part in parts for cell in _format_bin(_merge(part))))
    errors = [measure_error(make_bins(ones)) for ones in groups.values()]
    table.add_row("calibration error", *(cell for error in errors for cell in ("", "", _format(error))))
    return table


def export_calibration(forecasts: Sequence[Forecast]) -> dict[str, Any]:
    """Return the bins and errors of all pages and of each format, and all forecasts, as JSON-ready data."""
    return {
        "bins": {
            name: [each._asdict() for each in make_bins(ones)] for name, ones in _group(forecasts).items()
        },
        "error": {name: measure_error(make_bins(ones)) for name, ones in _group(forecasts).items()},
        "forecasts": [one._asdict() for one in forecasts],
    }


def _group(forecasts: Sequence[Forecast]) -> Mapping[str, Sequence[Forecast]]:
    formats = {name: [one for one in forecasts if one.format == name] for name in FORMATS}
    return {"all": forecasts, **{name: ones for name, ones in formats.items() if ones}}


def _merge(forecasts: Sequence[Forecast]) -> Bin | None:
    if not forecasts:
        return None
    confidence, f1 = fmean(one.confidence for one in forecasts), fmean(one.f1 for one in forecasts)
    return Bin(0.0, 1.0, len(forecasts), confidence, f1)


def _format_bin(each: Bin | None) -> tuple[str, str, str]:
    return (str(each.pages), _format(each.confidence), _format(each.f1)) if each else ("", "", "")


def _format(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


@click.command()
@click.argument("results", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(results: Path) -> None:
    """Show the calibration in RESULTS, written by benchmarks.quality --json, and fit its constants anew."""
    data = json.loads(results.read_text(encoding="utf-8"))
    forecasts = [Forecast(**record) for record in data["calibration"]["forecasts"]]
    console = Console()
    show(console, make_calibration_table(forecasts))
    error = measure_error(make_bins(cross_validate(forecasts, TOLD)))
    console.print(f"in place of {TOLD}: {fit_told(forecasts, TOLD):.3f}")
    console.print(f"calibration error then, fitted and measured on different sites: {_format(error)}")
    nothing = fit_nothing(forecasts, NOTHING)
    pages = sum(one.empty for one in forecasts)
    console.print(f"where nothing is kept, in place of {NOTHING}: {_format(nothing)} ({pages} pages)")


if __name__ == "__main__":
    main()
