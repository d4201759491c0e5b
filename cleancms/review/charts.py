"""Plots as inline SVG: bars with their labels and numbers as text, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from cleancms.review.markup import Markup, element, join

# All lengths are in units of the drawing, about a pixel on a phone and a little more on a wide screen.
WIDTH = 360
_ROW, _BAR = 24, 14
_LABELS, _NUMBERS = 132, 52
_BASE, _TOP = 124, 18
# Half-width characters of a label that fit in front of a bar.
_LABEL_LENGTH = 21


class Bar(NamedTuple):
    """A bar: what it stands for, its length and the number as it is shown."""

    label: str
    value: float
    shown: str


class Chart(NamedTuple):
    """A plot. `name` is its id in the document, `note` says what is counted, `columns` are the table's.

    `full` is the value of a bar of full length, 0: that of the longest.
    """

    name: str
    title: str
    note: str
    columns: tuple[str, str]
    bars: Sequence[Bar]
    full: float = 0


def count_bar(label: str, count: int) -> Bar:
    """Return a bar for a number of things."""
    return Bar(label, count, f"{count:,}")


def draw_bars(chart: Chart) -> Markup:
    """Return a chart with a horizontal bar a row."""
    longest = chart.full or max((bar.value for bar in chart.bars), default=0) or 1
    room = WIDTH - _LABELS - _NUMBERS
    rows: list[str] = []
    for number, bar in enumerate(chart.bars):
        top = number * _ROW
        middle = top + _ROW / 2
        width = _round(room * bar.value / longest)
        rows += (
            element("text", _cut(bar.label), x=0, y=middle, class_="label"),
            element("rect", x=_LABELS, y=top + (_ROW - _BAR) / 2, width=room, height=_BAR, class_="track"),
            element("rect", x=_LABELS, y=top + (_ROW - _BAR) / 2, width=width, height=_BAR, class_="bar"),
            element("text", bar.shown, x=WIDTH, y=middle, class_="number"),
        )
    return _frame(chart, rows, max(len(chart.bars), 1) * _ROW)


def draw_histogram(chart: Chart) -> Markup:
    """Return a chart with a column a bar, the first from 0, the last to 100 %."""
    longest = max((bar.value for bar in chart.bars), default=0) or 1
    step = WIDTH / len(chart.bars)
    parts: list[str] = []
    for number, bar in enumerate(chart.bars):
        height = round((_BASE - _TOP) * bar.value / longest, 2)
        left = _round(number * step + 2)
        if bar.value:
            parts += (
                element(
                    "rect",
                    x=left,
                    y=_round(_BASE - height),
                    width=_round(step - 4),
                    height=height,
                    class_="bar",
                ),
                element(
                    "text",
                    _shorten(int(bar.value)),
                    x=_round((number + 0.5) * step),
                    y=_round(_BASE - height - 7),
                    class_="value",
                ),
            )
    parts.append(element("rect", x=0, y=_BASE, width=WIDTH, height=1, class_="axis"))
    for label, x, place in (("0 %", 0, "first"), ("50 %", WIDTH / 2, "middle"), ("100 %", WIDTH, "last")):
        parts.append(element("text", label, x=x, y=_BASE + 14, class_=f"tick {place}"))
    return _frame(chart, parts, _BASE + 24)


def bin_bars(counts: Sequence[int]) -> list[Bar]:
    """Return the bars of a histogram of shares."""
    step = 100 // len(counts)
    labels = (f"{number * step} to {(number + 1) * step} %" for number in range(len(counts)))
    return [count_bar(label, count) for label, count in zip(labels, counts, strict=True)]


def _frame(chart: Chart, parts: Sequence[str], height: float) -> Markup:
    title, note = f"{chart.name}-title", f"{chart.name}-note"
    drawing = element(
        "svg",
        element("title", chart.title, id=title),
        element("desc", chart.note, id=note),
        *parts,
        viewBox=f"0 0 {WIDTH} {_round(height)}",
        role="img",
        aria_labelledby=title,
        aria_describedby=note,
    )
    rows = [
        element("tr", element("th", element("bdi", bar.label), scope="row"), element("td", bar.shown))
        for bar in chart.bars
    ]
    table = element(
        "table",
        element("thead", element("tr", *(element("th", name, scope="col") for name in chart.columns))),
        element("tbody", *rows),
    )
    return element(
        "figure",
        element("figcaption", element("h3", chart.title), element("p", chart.note)),
        drawing,
        element("details", element("summary", "Table"), element("div", table, class_="scroll")),
        class_="card chart",
    )


def draw_strip(parts: Sequence[tuple[str, int]], title: str) -> Markup:
    """Return one long bar of coloured parts; each part is a class with a length."""
    total = sum(length for _, length in parts) or 1
    rectangles: list[Markup] = []
    begin = 0
    for name, length in parts:
        left, width = 1000 * begin / total, 1000 * length / total
        rectangles.append(element("rect", x=_round(left), y=0, width=_round(width), height=10, class_=name))
        begin += length
    return element(
        "svg",
        element("title", title),
        join(*rectangles),
        viewBox="0 0 1000 10",
        preserveAspectRatio="none",
        role="img",
        aria_label=title,
        class_="strip",
    )


def _cut(label: str) -> str:
    """Return a label that fits in front of a bar; the table has all of it."""
    width = 0
    for place, character in enumerate(label):
        width += 2 if east_asian_width(character) in "WF" else 1
        if width > _LABEL_LENGTH:
            return label[: place - 1] + "…"
    return label


def _shorten(count: int) -> str:
    """Return a number in at most five characters."""
    if count < 10_000:
        return f"{count:,}"
    return f"{count / 1e3:.0f}k" if count < 999_500 else f"{count / 1e6:.1f}M"


def _round(length: float) -> str:
    """Return a length with at most two decimals."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
