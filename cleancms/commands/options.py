"""Options that commands share, checked as far as click does not."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from cleancms.model import PageKind


def _check_time(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        datetime.fromisoformat(value or "2000-01-01")
    except ValueError:
        raise click.BadParameter(f"{value!r} is no ISO 8601 time such as 2022-02-24T10:30") from None
    return value


def check_number(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """Return `value` unless it is nan, which is in no range, but click lets it pass."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is no number")
    return value


reference_time_option = click.option(
    "--reference-time",
    metavar="TIME",
    callback=_check_time,
    help='What "3 hours ago" counts from (ISO 8601). Without it, such dates are not read.',
)
_PAGE_OPTIONS = (
    click.option(
        "--input",
        "kind",
        type=click.Choice([kind.value for kind in PageKind]),
        help="What the pages are, where their content should not decide.",
    ),
    click.option("--encoding", metavar="NAME", help="Their charset, where the bytes should not decide."),
    click.option("--url", default="", help="The address of the page. For a single page only."),
    reference_time_option,
)

_CORPUS_OPTIONS = (
    click.option("--files-from", metavar="FILE|-", help="Read names of more inputs from a file, one a line."),
    click.option("-0", "--null", is_flag=True, help="The names in --files-from end in NUL characters."),
    click.option(
        "-j", "--jobs", metavar="NUMBER", type=click.IntRange(1), help="Workers. Default: all cores."
    ),
    click.option(
        "--deadline",
        metavar="SECONDS",
        type=click.FloatRange(0),
        callback=check_number,
        default=60.0,
        help="Give a page up that takes longer; 0: never. Default: 60.",
    ),
    click.option(
        "--memory",
        metavar="GB",
        type=click.FloatRange(0),
        callback=check_number,
        default=2.0,
        help="Give a page up for which a worker needs more memory; 0: no limit. Default: 2.",
    ),
    click.option("--html-field", metavar="NAME", default="", help="The field of records that is HTML."),
    click.option("--text-field", metavar="NAME", default="", help="The field of records that is text."),
    click.option("--url-field", metavar="NAME", default="", help="The field that is the page's address."),
    click.option("--id-field", metavar="NAME", default="", help="The field that is the page's identifier."),
    click.option("-q", "--quiet", is_flag=True, help="Tell of what is wrong only."),
)


def corpus_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options about reading many records."""
    for option in reversed(_CORPUS_OPTIONS):
        command = option(command)
    return command


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options about reading a page."""
    for option in reversed(_PAGE_OPTIONS):
        command = option(command)
    return command
