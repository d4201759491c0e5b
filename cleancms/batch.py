"""Many inputs into their outputs, one after the other. Knows files; knows nothing of terminals.

A failure belongs to its input: it is an outcome that names the cause, and the next input follows.
"""

from __future__ import annotations

import math
import os
import secrets
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleancms.articles.formats import Format
from cleancms.articles.write import encode
from cleancms.model import PageKind, Result, Settings
from cleancms.pages.decode import UnreadablePageError, read_page
from cleancms.pages.find import (
    Found,
    Input,
    Problem,
    UnreadableFileError,
    describe_error,
    plan_outputs,
    read_bytes,
)
from cleancms.pipeline import clean_page

NOTHING_EXTRACTED = "nothing could be extracted"


class UsageProblemError(ValueError):
    """What the user asks for cannot be done; the message says why and what can."""


@dataclass(frozen=True, slots=True)
class Job:
    """How every page is read and cleaned, and what is written of its result.

    `kind` and `encoding` are recognised where they are None. `url` is the address of a single page.
    `render` returns the output for a result, "" where it has none. An article of a confidence (0..1) below
    `min_confidence` is not written.
    """

    render: Callable[[Result], str]
    settings: Settings
    kind: PageKind | None = None
    encoding: str | None = None
    url: str = ""
    min_confidence: float = 0.0


class Outcome(NamedTuple):
    """What became of one input.

    `content` is its output, b"" where there is none; then `cause` says why. `warnings` are sentences about
    the reading of the page.
    """

    name: str
    content: bytes = b""
    cause: str = ""
    warnings: tuple[str, ...] = ()


class Plan(NamedTuple):
    """Where the outputs go: into the file of each input (`targets`) or one after the other into `stream`.

    Where `targets` is None, `stream` is the path of one file, None for standard output. `problems` are the
    inputs that cannot be cleaned, each with its cause.
    """

    inputs: Sequence[Input]
    output_format: Format
    targets: Mapping[Input, Path] | None
    stream: Path | None
    problems: tuple[Problem, ...]


def make_plan(found: Found, output: str | None, wanted: Format | None, has_directory: bool) -> Plan:
    """Return where the outputs of the inputs go.

    `output` is a file or directory, None for standard output; `wanted` the format that was asked for;
    `has_directory` says that an input was named by its directory, so that the outputs are a tree too.
    Raises UsageProblemError where the two do not fit the number of pages.
    """
    pages = len(found.inputs) + len(found.problems)
    if output is None:
        if pages > 1 and wanted not in (None, Format.JSONL):
            raise UsageProblemError(
                f"several pages go to standard output as JSON lines only: use -o DIR for --format {wanted}"
            )
        output_format = wanted or (Format.JSONL if pages > 1 else Format.MD)
        return Plan(found.inputs, output_format, None, None, found.problems)
    output_format = wanted or Format.MD
    path = Path(output)
    named_directory = output.endswith(("/", os.sep)) or is_directory(output)
    if not named_directory and output_format is Format.JSONL:
        _refuse_overwriting(path, found.inputs)
        return Plan(found.inputs, output_format, None, path, found.problems)
    if named_directory or pages > 1 or has_directory:
        if os.path.lexists(path) and not is_directory(output):
            raise UsageProblemError(f"{output} is a file: several pages need a directory")
        if not named_directory and path.suffix[1:] in list(Format):
            raise UsageProblemError(
                f"{output} looks like a file: several pages need -o DIR/, or --format jsonl for one file"
            )
        return _plan_tree(found, path, output_format)
    _refuse_overwriting(path, found.inputs)
    targets = dict.fromkeys(found.inputs, path)
    return Plan(found.inputs, output_format, targets, None, found.problems)


def _plan_tree(found: Found, directory: Path, output_format: Format) -> Plan:
    """Return a plan that mirrors the input tree, without the inputs whose output would do harm."""
    relative, problems = plan_outputs(found.inputs, f".{output_format}")
    sources = _real_paths(found.inputs)
    targets: dict[Input, Path] = {}
    overwriting: list[Problem] = []
    for source, target in relative.items():
        path = directory / target
        if os.path.realpath(path) in sources:
            overwriting.append(Problem(source.id, f"its output would overwrite the input {path}"))
        else:
            targets[source] = path
    all_problems = (*found.problems, *problems, *overwriting)
    return Plan(tuple(targets), output_format, targets, None, all_problems)


def _refuse_overwriting(path: Path, inputs: Iterable[Input]) -> None:
    if os.path.realpath(path) in _real_paths(inputs):
        raise UsageProblemError(f"{path} is an input: it would be overwritten")


def _real_paths(inputs: Iterable[Input]) -> set[str]:
    return {os.path.realpath(source.path) for source in inputs if source.path is not None}


def is_directory(path: str) -> bool:
    """Return whether `path` is a directory; False where the system does not tell (pathlib raises there)."""
    return os.path.isdir(path)  # noqa: PTH112


def name_of(source: Input) -> str:
    """Return what an input is called in messages."""
    return "standard input" if source.path is None else source.id


def run(plan: Plan, job: Job, standard_output: BinaryIO) -> Generator[Outcome]:
    """Clean all inputs of a plan and yield each outcome once its output is where it belongs.

    Raises OSError where the one file for all outputs cannot be written, BrokenPipeError where nobody reads.
    """
    targets, stream = plan.targets, plan.stream
    if targets is not None:
        yield from _clean_inputs(
            plan.inputs, job, lambda source, content: write_file(targets[source], content)
        )
    elif stream is None:
        yield from _clean_inputs(plan.inputs, job, lambda _, content: write_stream(standard_output, content))
    else:
        with replace_file(stream) as file:
            yield from _clean_inputs(plan.inputs, job, lambda _, content: file.write(content))


def _clean_inputs(
    inputs: Iterable[Input], job: Job, save: Callable[[Input, bytes], object]
) -> Iterator[Outcome]:
    for source in inputs:
        outcome = clean_input(source, job)
        if outcome.content:
            try:
                save(source, outcome.content)
            except BrokenPipeError:
                raise
            except OSError as error:
                outcome = outcome._replace(content=b"", cause=describe(error))
        yield outcome


def clean_input(source: Input, job: Job) -> Outcome:
    """Return the output for one input. Every failure is a cause; only an interrupt goes through."""
    name = name_of(source)
    try:
        raw = read_bytes(source)
        page = read_page(raw, source.id, encoding=job.encoding, kind=job.kind, url=job.url)
        result = clean_page(page, job.settings)
        if result.article and result.confidence < job.min_confidence:
            cause = describe_confidence(result.confidence, job.min_confidence)
            return Outcome(name, cause=cause, warnings=page.warnings)
        content = encode(job.render(result))
    except (OSError, UnreadableFileError, UnreadablePageError) as error:
        return Outcome(name, cause=describe_error(name, error).message)
    except Exception as error:  # a page that breaks a step must not take the others with it
        return Outcome(name, cause=f"internal error: {type(error).__name__}: {error}")
    return Outcome(name, content, "" if content else NOTHING_EXTRACTED, page.warnings)


def describe_confidence(confidence: float, minimum: float) -> str:
    """Return that `confidence` is too low, cut to two decimals, so that it never looks like the minimum."""
    hundredths = math.floor(round(confidence * 100, 6))  # 0.29 * 100 is a little less than 29
    return f"confidence {hundredths / 100:.2f} is below {minimum:g}"


def describe(error: OSError) -> str:
    """Return what went wrong with the file that an error of writing names."""
    return str(describe_error(str(error.filename), error))


def write_stream(stream: BinaryIO, content: bytes) -> None:
    """Write to standard output at once, so that an error belongs to the page being written."""
    try:
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, "standard output") from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file, with its directories. It appears whole or not at all. Raises OSError naming `path`."""
    with replace_file(path) as file:
        file.write(content)


@contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when the block ends without an exception.

    Until then it has another name beside it. If nothing was written to it, `path` stays as it was. A device
    or a named pipe is written to as it is. Raises OSError naming `path`.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".cleancms-{secrets.token_hex(8)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        with temporary.open("xb") as file:
            yield file
        if temporary.stat().st_size:
            temporary.replace(target)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
