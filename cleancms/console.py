"""What a person sees: messages and a progress bar on standard error, and the table of `explain`.

The only module that knows rich. It imports it where it is used, since rich takes longer to import than a page
to clean. Text from pages and file names reaches a terminal without its control characters.
"""

from __future__ import annotations

import io
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, Self, TextIO

from cleancms.model import Label, Result, SiteProfile, Verdict

if TYPE_CHECKING:
    from rich.progress import Progress, Task
    from rich.table import Table
    from rich.text import Text

# Exit codes; 1 is that of a check that found something, 2 click's for usage. The last three are what shells
# report for the signals SIGINT, SIGPIPE and SIGTERM.
DONE, WRONG_USAGE, SOME_FAILED, NOTHING_WRITTEN = 0, 2, 3, 4
INTERRUPTED, PIPE_CLOSED, TERMINATED = 130, 141, 143

# Seconds between two looks at how far a run is.
TELL_INTERVAL = 0.2
# With fewer inputs there is nothing to wait for.
MANY_INPUTS = 10
# Columns of the tables where no terminal says how many it has.
PIPE_WIDTH = 160
# Characters of a block that are laid out; no terminal is wide enough for more.
MAX_TEXT = 500

# What a terminal acts on or nobody sees: control characters, line separators, marks and changes of direction,
# characters without width, lone surrogates, tags. Joiners (U+200C, U+200D) stay: many scripts need them.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_COLUMNS = ("block", "verdict", "reason", "score", "kind")
_STYLES = {Label.KEPT: "green", Label.DROPPED: "dim", Label.COPY: "yellow"}


def make_printable(text: str) -> str:
    """Return `text` on one line, with escapes in place of what a terminal would act on."""
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def make_lines_printable(text: str) -> str:
    """Return `text` as `make_printable` does, but with its line feeds and tabs."""
    return _UNPRINTABLE.sub(lambda found: found[0] if found[0] in "\n\t" else make_printable(found[0]), text)


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def protect_terminal(text: str) -> str:
    """Return printable lines where standard output is a terminal; for a pipe or a file, `text` as it is."""
    return make_lines_printable(text) if is_terminal() else text


def say(message: str) -> None:
    """Write one line to standard error, if there is one."""
    if sys.stderr is not None:
        with suppress(OSError):  # its reader may have gone; the exit code still tells
            print(f"cleancms: {make_printable(message)}", file=sys.stderr)


def _can_animate(stream: TextIO | None) -> bool:
    """Return whether a bar can be redrawn in place."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def wants_colour(is_terminal: bool) -> bool:
    """Return whether what is written is coloured: https://no-color.org, then https://force-color.org."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (is_terminal and os.environ.get("TERM") != "dumb")


class Reporter:
    """Tells a person what becomes of the inputs and counts it; the exit code follows from the counts.

    A progress bar is shown for many inputs if standard error is a terminal. `quiet` leaves failures only.
    """

    def __init__(self, total: int, quiet: bool) -> None:
        self.total = total
        self.quiet = quiet
        self.written = 0
        self.failed = 0
        self.bar: Progress | None = None

    def __enter__(self) -> Self:
        if not self.quiet and self.total >= MANY_INPUTS and _can_animate(sys.stderr):
            self.bar = _start_bar(self.total)
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar:
            self.bar.stop()
            self.bar = None

    def report(self, name: str, cause: str, warnings: Iterable[str] = ()) -> None:
        """Count an input; say why it failed (`cause` is "" where it did not) and the warnings about it."""
        if cause:
            self.failed += 1
            self.tell(f"{name}: {cause}")
        else:
            self.written += 1
        if not self.quiet:
            for warning in warnings:
                self.tell(f"{name}: warning: {warning}")
        if self.bar:
            self.bar.advance(self.bar.task_ids[0])

    def tell(self, message: str) -> None:
        """Write one line, above the bar where there is one."""
        if self.bar:
            line = f"cleancms: {make_printable(message)}"
            self.bar.console.print(line, markup=False, emoji=False, highlight=False, soft_wrap=True)
        else:
            say(message)

    def finish(self) -> int:
        """Say the counts where there are several; return the exit code."""
        if self.total > 1 and not self.quiet:
            self.tell(f"{self.written} written, {self.failed} failed")
        if self.failed and self.written:
            return SOME_FAILED
        return DONE if self.written else NOTHING_WRITTEN


class StageReporter:
    """Shows a person how far a run of several stages is: records done, a second, time that remains, failures.

    Nothing is shown where standard error is no terminal, or if `quiet`. It is told of the first
    `most_failures` failures why.
    """

    def __init__(self, quiet: bool, most_failures: int = 0) -> None:
        self.bar = _start_stages() if not quiet and _can_animate(sys.stderr) else None
        self.most_failures = most_failures
        self.failed = 0
        self.stage = ""
        self.latest = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar:
            self.bar.stop()
            self.bar = None

    def show(self, stage: str, done: int, total: int, failed: int, failure: str) -> None:
        """Show how many records are done in a stage, of how many (0: unknown), and how many failed.

        `failure` says what was wrong with the last record, "" where nothing was.
        """
        if failure:
            self.failed += 1
            if self.failed <= self.most_failures:
                say(failure)
        if self.bar is None:
            return
        now = time.monotonic()
        if stage != self.stage:
            for task in self.bar.task_ids:
                self.bar.remove_task(task)
            self.bar.add_task(stage, total=total or None, completed=done, failed=failed)
            self.stage = stage
        elif now - self.latest >= TELL_INTERVAL:
            self.bar.update(self.bar.task_ids[0], completed=done, failed=failed)
            self.latest = now


def tell_facts(facts: Sequence[tuple[str, str]]) -> None:
    """Write names with their values to standard error: a table on a terminal, lines elsewhere."""
    if sys.stderr is None:
        return
    facts = [(make_printable(name), make_printable(value)) for name, value in facts]
    if sys.stderr.isatty():
        from rich.text import Text  # noqa: PLC0415

        table = _start_table(("", "left"), ("", "right"))
        table.show_header = False
        for fact in facts:
            table.add_row(*map(Text, fact))
        text = _render([table], for_terminal=True)
    else:
        widths = [max(map(len, column)) for column in zip(*facts, strict=True)]
        text = "".join(f"{name:<{widths[0]}}  {value:>{widths[1]}}\n" for name, value in facts)
    with suppress(OSError):
        sys.stderr.write(text)


def render_profile(profile: SiteProfile, for_terminal: bool) -> str:
    """Return a table of the blocks of each template of a site.

    For a terminal they are coloured and as wide as it is; NO_COLOR, FORCE_COLOR and COLUMNS have their say.
    """
    from rich.text import Text  # noqa: PLC0415

    parts: list[Text | Table] = []
    for kind, template in sorted(profile.templates.items()):
        head = f"{profile.site}: {len(template.blocks)} blocks of {template.pages} pages ({kind})"
        table = _start_table(
            *(("pages", "right"), ("position", "right"), ("content before", "right")),
            *(("content after", "right"), ("block", "left")),
        )
        for block in template.blocks:
            numbers = (str(block.pages), f"{block.position:.2f}", *map(_show, (block.before, block.after)))
            table.add_row(*numbers, Text(make_printable(block.example), overflow="ellipsis", no_wrap=True))
        parts += [Text(make_printable(head)), table]
    return _render(parts or [Text(make_printable(f"{profile.site}: no template"))], for_terminal)


def _show(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"


def _start_table(*columns: tuple[str, Literal["left", "right"]]) -> Table:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD)
    for name, justify in columns:
        table.add_column(name, justify=justify)
    return table


def _render(parts: Sequence[Text | Table], for_terminal: bool) -> str:
    from rich.console import Console  # noqa: PLC0415

    width = None if for_terminal or os.environ.get("COLUMNS", "").isdigit() else PIPE_WIDTH
    is_coloured = wants_colour(for_terminal)
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=is_coloured,
        color_system=_find_colours() if is_coloured else None,
        no_color=not is_coloured,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return capture.get()


def _find_colours() -> Literal["standard", "256"]:
    """Return how many colours are used: FORCE_COLOR may ask for them where TERM does not know of any."""
    return "256" if "256" in os.environ.get("TERM", "") else "standard"


def render_explanation(result: Result, for_terminal: bool) -> str:
    """Return two tables: the metadata with their origins, and every block with its verdict.

    For a terminal they are coloured and as wide as it is; NO_COLOR, FORCE_COLOR and COLUMNS have their say.
    """
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    fields = Table("field", "value", "read from", box=SIMPLE_HEAD, title=None)
    for name, value, origin in _list_metadata(result):
        fields.add_row(name, Text(make_printable(value)), Text(make_printable(origin)))
    rows = [_describe(verdict) for verdict in result.verdicts]
    blocks = Table(box=SIMPLE_HEAD, expand=True)
    for column, name in enumerate(_COLUMNS):
        width = max(len(name), *(len(row[column]) for row in rows)) if rows else None
        justify: Literal["left", "right"] = "right" if name in ("block", "score") else "left"
        blocks.add_column(name, no_wrap=True, width=width, justify=justify)
    blocks.add_column("text", no_wrap=True, overflow="ellipsis", ratio=1)
    for verdict, row in zip(result.verdicts, rows, strict=True):
        text = make_printable(verdict.block.text[:MAX_TEXT])
        blocks.add_row(*row, Text(text), style=_STYLES[verdict.label])
    head = Text(f"{make_printable(result.page_id)}: {_summarise(result)}")
    return _render([head, *([fields] if fields.row_count else []), blocks], for_terminal)


def _list_metadata(result: Result) -> Iterator[tuple[str, str, str]]:
    for name, value in result.metadata.as_dict().items():
        if value not in (None, []):
            yield name, _join(value), result.metadata.origins.get(name, "")


def _join(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _describe(verdict: Verdict) -> tuple[str, str, str, str, str]:
    label = verdict.label.value
    if verdict.label is Label.COPY:
        label += f" of {verdict.repeats}"
    block = verdict.block
    return str(block.index), label, verdict.reason.value, f"{verdict.score:.2f}", block.kind.value


def _summarise(result: Result) -> str:
    kept = sum(verdict.label is Label.KEPT for verdict in result.verdicts)
    facts = [f"{kept} of {len(result.verdicts)} blocks kept", f"copies: {result.copies}"]
    facts += [f"confidence: {result.confidence:.2f}", *([result.encoding] if result.encoding else [])]
    return ", ".join(facts)


def _start_bar(total: int) -> Progress:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.add_task("cleaning", total=total)
    bar.start()
    return bar


def _start_stages() -> Progress:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    class Count(ProgressColumn):
        def render(self, task: Task) -> Text:
            total = f" of {task.total:,.0f}" if task.total else ""
            rate = f", {task.speed:,.0f} a second" if task.speed else ""
            failed = f", {task.fields['failed']:,} failed" if task.fields["failed"] else ""
            return Text(f"{task.completed:,.0f}{total}{rate}{failed}")

    columns = (TextColumn("{task.description}"), BarColumn(20), Count(), TimeRemainingColumn(compact=True))
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar
