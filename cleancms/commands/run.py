"""What the commands about single pages do alike: names -> inputs, options -> job, outcomes -> exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from cleancms import console
from cleancms.model import PageKind, Result, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from cleancms.batch import Job, Plan
    from cleancms.pages.find import Found
    from cleancms.workers import Limits


def find_pages(
    paths: tuple[str, ...],
    files_from: str | None,
    null: bool,
    exclude: Sequence[str] = (),
    stdin_name: str = "",
) -> Found:
    """Return the inputs that the arguments name.

    `exclude` are globs of what is passed over in directories; `stdin_name` is what standard input is called.
    Raises UsageError where the list of names cannot be read, or standard input has a name but is not read.
    """
    from cleancms.pages.find import PAGES, Input, find_inputs  # noqa: PLC0415

    found = find_inputs(list_names(paths, files_from, null), PAGES, exclude)
    if not stdin_name:
        return found
    if all(source.path is not None for source in found.inputs):
        raise click.UsageError("--stdin-filename names standard input, which is not read here")
    named = (
        source if source.path else Input(None, stdin_name, os.path.basename(stdin_name) or source.relative)  # noqa: PTH119
        for source in found.inputs
    )
    return found._replace(inputs=tuple(named))


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
        raise click.UsageError(f"--encoding: {error}") from error
    kind = PageKind(options["kind"]) if options["kind"] else None
    profiles = _check_profiles(options["profiles"]) if options["profiles"] else None
    return Job(
        render,
        settings,
        kind,
        options["encoding"],
        options["url"],
        profiles=profiles,
        max_size=options["max_size"],
    )


def _check_profiles(folder: str) -> Path:
    from cleancms.commands.records import check_profiles  # noqa: PLC0415

    return check_profiles(folder)


def run_job(plan: Plan, job: Job, quiet: bool, limits: Limits | None = None) -> int:
    """Clean everything and tell about it; return the exit code."""
    from cleancms.batch import PIPELINE, NoWorkerError, describe, run  # noqa: PLC0415
    from cleancms.memory import allow_memory, limiting_memory  # noqa: PLC0415

    if limits is None:  # the libraries take their memory before it is limited
        import_module(PIPELINE)

    with (
        console.Reporter(len(plan.inputs) + len(plan.problems), quiet) as reporter,
        limiting_memory(None if limits else allow_memory(job.max_size)),
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
    """Turn what ends a command early into an exit code; an interrupt also into a line on standard error.

    A reader that closes the pipe has what it wants (`| head`), so nothing is said, as other tools do.
    """
    previous = signal.signal(signal.SIGTERM, lambda *_: sys.exit(console.TERMINATED))
    try:
        yield
    except KeyboardInterrupt:
        console.say("interrupted")
        sys.exit(console.INTERRUPTED)
    except BrokenPipeError:
        # the interpreter flushes standard output once more when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(console.PIPE_CLOSED)
    finally:
        signal.signal(signal.SIGTERM, previous)
