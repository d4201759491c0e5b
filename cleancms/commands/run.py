"""What the commands about single pages do alike: names -> inputs, options -> job, outcomes -> exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from cleancms import console
from cleancms.model import PageKind, Result, Settings

if TYPE_CHECKING:
    from cleancms.batch import Job, Plan
    from cleancms.pages.find import Found
    from cleancms.workers import Limits


def find_pages(paths: tuple[str, ...], files_from: str | None, null: bool) -> Found:
    """Return the inputs that the arguments name. Raises UsageError where the list of names cannot be read."""
    from cleancms.pages.find import find_inputs  # noqa: PLC0415

    return find_inputs(list_names(paths, files_from, null))


def list_names(paths: tuple[str, ...], files_from: str | None, null: bool) -> list[str]:
    """Return the names of inputs. Raises UsageError where the list of names cannot be read."""
    from pathlib import Path  # noqa: PLC0415

    from cleancms.pages.find import describe_error, read_list  # noqa: PLC0415

    if null and not files_from:
        raise click.UsageError("-0 belongs to --files-from, which is not given")
    if files_from == "-" and sys.stdin is None:
        raise click.UsageError("standard input is closed")
    if files_from == "-" and "-" in paths:
        raise click.UsageError("standard input cannot be both the list of names and a page")
    names: list[str] = []
    if files_from:
        try:
            listed = sys.stdin.buffer.read() if files_from == "-" else Path(files_from).read_bytes()
        except OSError as error:
            raise click.UsageError(f"--files-from: {describe_error(files_from, error)}") from error
        names = read_list(listed, null)
    return [*paths, *names]


def make_job(render: Callable[[Result], str], settings: Settings, options: dict[str, Any], plan: Plan) -> Job:
    """Return the job. Raises UsageError where an option does not fit."""
    from cleancms.batch import Job  # noqa: PLC0415
    from cleancms.pages.decode import UnknownEncodingError, find_codec  # noqa: PLC0415

    if options["url"] and len(plan.inputs) + len(plan.problems) > 1:
        raise click.UsageError("--url is the address of a single page")
    try:
        find_codec(options["encoding"] or "utf-8")
    except UnknownEncodingError as error:
        raise click.UsageError(f"--encoding: {console.make_printable(str(error))}") from error
    kind = PageKind(options["kind"]) if options["kind"] else None
    return Job(render, settings, kind, options["encoding"], options["url"])


def run_job(plan: Plan, job: Job, quiet: bool, limits: Limits | None = None) -> int:
    """Clean everything and tell about it; return the exit code."""
    from cleancms.batch import NoWorkerError, describe, run  # noqa: PLC0415

    with (
        console.Reporter(len(plan.inputs) + len(plan.problems), quiet) as reporter,
        closing(run(plan, job, _standard_output(), limits)) as outcomes,
    ):
        for name, cause in plan.problems:
            reporter.report(name, cause)
        try:
            for outcome in outcomes:
                reporter.report(outcome.name, outcome.cause, outcome.warnings)
        except BrokenPipeError:
            raise
        except OSError as error:
            reporter.tell(describe(error))
            return console.NOTHING_WRITTEN
        except NoWorkerError as error:
            reporter.tell(str(error))
            return console.SOME_FAILED if reporter.written else console.NOTHING_WRITTEN
        return reporter.finish()


def _standard_output() -> BinaryIO:
    if sys.stdout is None:
        raise click.UsageError("standard output is closed")
    return sys.stdout.buffer


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Turn what ends a command early into one line on standard error and an exit code."""
    previous = signal.signal(signal.SIGTERM, lambda *_: sys.exit(console.TERMINATED))
    try:
        yield
    except KeyboardInterrupt:
        console.say("interrupted")
        sys.exit(console.INTERRUPTED)
    except BrokenPipeError:
        # the interpreter flushes standard output once more when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        console.say("standard output: closed by its reader")
        sys.exit(console.PIPE_CLOSED)
    finally:
        signal.signal(signal.SIGTERM, previous)
