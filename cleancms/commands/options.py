"""Options that commands share, checked as far as click does not."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from cleancms.model import PageKind

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_NO_LIMIT = 1 << 62  # bytes


def complete_files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem[Any]]:
    """Let the shell complete the name of a file or directory."""
    return _leave_to_shell("file", incomplete)


def complete_folders(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem[Any]]:
    """Let the shell complete the name of a directory."""
    return _leave_to_shell("dir", incomplete)


def _leave_to_shell(kind: str, incomplete: str) -> list[CompletionItem[Any]]:
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    return [CompletionItem(incomplete, type=kind)]


def _check_time(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        datetime.fromisoformat(value or "2000-01-01")
    except ValueError:
        raise click.BadParameter(f"{value!r} is no ISO 8601 time such as 2022-02-24T10:30") from None
    return value


def check_number(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """Return `value` unless it is nan or infinite, which click lets pass."""
    if value is not None and not math.isfinite(value):
        raise click.BadParameter(f"{value} is no number")
    return value


def _count_bytes(context: click.Context, parameter: click.Parameter, value: float) -> int:
    """Return megabytes as bytes; more than there is for 0, which sets no limit."""
    check_number(context, parameter, value)
    return min(int(value * 1e6), _NO_LIMIT) or _NO_LIMIT


max_size_option = click.option(
    "--max-size",
    metavar="MB",
    type=click.FloatRange(0),
    callback=_count_bytes,
    default=50.0,
    help="Give a page or record up that is larger, as it stands or expanded; 0: no limit. Default: 50.",
)
reference_time_option = click.option(
    "--reference-time",
    metavar="TIME",
    callback=_check_time,
    help='What "3 hours ago" counts from (ISO 8601). Without it, such dates are not read.',
)
profiles_option = click.option(
    "--profiles",
    metavar="DIR",
    shell_complete=complete_folders,
    help="Apply what `cleancms learn` knows of the page's site: that of its address, else of its folder.",
)
exclude_option = click.option(
    "--exclude",
    metavar="GLOB",
    multiple=True,
    help="Pass over such names (drafts, *.old.html) or paths (news/2020/*) in directories. Repeatable.",
)
stdin_filename_option = click.option(
    "--stdin-filename",
    metavar="NAME",
    default="",
    help="What standard input is called: in messages, in records, for its profile, below -o DIR.",
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
    max_size_option,
)

_LIST_OPTIONS = (
    click.option(
        "--files-from",
        metavar="FILE|-",
        shell_complete=complete_files,
        help="Read names of more inputs from a file, one a line.",
    ),
    click.option("-0", "--null", is_flag=True, help="The names in --files-from end in NUL characters."),
    exclude_option,
)
_CORPUS_OPTIONS = (
    *_LIST_OPTIONS,
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
    max_size_option,
    click.option("--html-field", metavar="NAME", default="", help="The field of records that is HTML."),
    click.option("--text-field", metavar="NAME", default="", help="The field of records that is text."),
    click.option("--url-field", metavar="NAME", default="", help="The field that is the page's address."),
    click.option("--id-field", metavar="NAME", default="", help="The field that is the page's identifier."),
    click.option("-q", "--quiet", is_flag=True, help="Tell of what is wrong only."),
)


def list_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options about which files are read: --files-from, --null, --exclude."""
    for option in reversed(_LIST_OPTIONS):
        command = option(command)
    return command


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
