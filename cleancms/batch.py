"""Many inputs into their outputs, in order. Knows files; knows nothing of terminals.

A failure belongs to its input: it is an outcome that names the cause, and the next input follows.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cleancms.articles.formats import Format
from cleancms.articles.write import encode
from cleancms.files import replace_file, write_whole
from cleancms.model import Page, PageKind, Result, Settings, SiteProfile
from cleancms.pages.decode import UnreadablePageError, read_page
from cleancms.pages.find import (
    MAX_SIZE,
    STDIN,
    Found,
    Input,
    Problem,
    UnreadableFileError,
    describe_error,
    plan_outputs,
    read_bytes,
    resolve,
)

if TYPE_CHECKING:
    from cleancms.workers import Limits

# What workers import once for all of them, and this process only where it cleans pages itself.
PIPELINE = "cleancms.pipeline"
NOTHING_EXTRACTED = "nothing could be extracted"


class UsageProblemError(ValueError):
    """What the user asks for cannot be done; the message says why and what can."""


class NoWorkerError(RuntimeError):
    """No worker can be started; the message says why and what can be done."""


@dataclass(frozen=True, slots=True)
class Job:
    """How every page is read and cleaned, and what is written of its result.

    `kind` and `encoding` are recognised where they are None. `url` is the address of a single page.
    `render` returns the output for a result, "" where it has none. An article of a confidence (0..1) below
    `min_confidence` is not written. `profiles` is a directory of site profiles. A page of more than
    `max_size` bytes fails.
    """

    render: Callable[[Result], str]
    settings: Settings
    kind: PageKind | None = None
    encoding: str | None = None
    url: str = ""
    min_confidence: float = 0.0
    profiles: Path | None = None
    max_size: int = MAX_SIZE


class Outcome(NamedTuple):
    """What became of one input.

    `content` is its output, b"" where there is none or its file has it. Where nothing was written, `cause`
    says why. `warnings` are sentences about the reading of the page.
    """

    name: str
    content: bytes = b""
    cause: str = ""
    warnings: tuple[str, ...] = ()


class Plan(NamedTuple):
    """Where the outputs go: into the file of each input or one after the other into `stream`.

    `find_target` returns the file of an input. Where it is None, `stream` is the path of one file, None for
    standard output. `problems` are the inputs that cannot be cleaned, each with its cause. No output leaves
    the `directory` where there is one.
    """

    inputs: Sequence[Input]
    output_format: Format
    find_target: Callable[[Input], Path] | None
    stream: Path | None
    problems: tuple[Problem, ...]
    directory: Path | None = None


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
    return Plan(found.inputs, output_format, lambda _: path, None, found.problems)


def _plan_tree(found: Found, directory: Path, output_format: Format) -> Plan:
    """Return a plan that mirrors the input tree, without the inputs whose output would do harm."""
    places, problems = plan_outputs(found.inputs, f".{output_format}")

    def find_target(source: Input) -> Path:
        return directory / places.find(source)

    harmed = _find_harmed(found.inputs, map(find_target, places.inputs))
    inputs: list[Input] = []
    overwriting: list[Problem] = []
    for source in places.inputs:
        path = find_target(source)
        if harmed and os.path.realpath(path) in harmed:
            overwriting.append(Problem(source.id, f"its output would overwrite the input {path}"))
        else:
            inputs.append(source)
    all_problems = (*found.problems, *problems, *overwriting)
    return Plan(tuple(inputs), output_format, find_target, None, all_problems, directory)


def _find_harmed(inputs: Iterable[Input], targets: Iterable[Path]) -> set[str]:
    """Return the real paths of the inputs that are targets too.

    Only targets in a folder of inputs are remembered, mostly none: millions of paths take much memory.
    """
    folders: dict[str, str] = {}
    input_folders = {os.path.split(path)[0] for path in _resolve_all(inputs, folders)}
    resolved = (resolve(str(target), folders) for target in targets)
    suspects = {path for path in resolved if os.path.split(path)[0] in input_folders}
    return suspects.intersection(_resolve_all(inputs, folders))


def _refuse_overwriting(path: Path, inputs: Iterable[Input]) -> None:
    if os.path.realpath(path) in _resolve_all(inputs, {}):
        raise UsageProblemError(f"{path} is an input: it would be overwritten")


def _resolve_all(inputs: Iterable[Input], folders: dict[str, str]) -> Iterator[str]:
    return (resolve(source.path, folders) for source in inputs if source.path is not None)


def is_directory(path: str) -> bool:
    """Return whether `path` is a directory; False where the system does not tell (pathlib raises there)."""
    return os.path.isdir(path)  # noqa: PTH112


def name_of(source: Input) -> str:
    """Return what an input is called in messages."""
    return "standard input" if source.id == STDIN else source.id


def run(
    plan: Plan, job: Job, standard_output: BinaryIO, limits: Limits | None = None
) -> Generator[Outcome, None, None]:
    """Clean all inputs of a plan and yield each outcome once its output is where it belongs.

    Where there are `limits`, workers clean the pages. They cannot read standard input. Outcomes and bytes are
    the same. Raises OSError where the one file for all outputs cannot be written, BrokenPipeError where
    nobody reads, NoWorkerError.
    """
    with closing(_clean_inputs(plan, job, limits)) as outcomes:
        if plan.find_target is not None:
            yield from outcomes
        elif plan.stream is None:
            for outcome in outcomes:
                yield _save(outcome, partial(write_stream, standard_output))
        else:
            with replace_file(plan.stream, allow_empty=False) as file:
                for outcome in outcomes:
                    yield _save(outcome, file.write)


def _clean_inputs(plan: Plan, job: Job, limits: Limits | None) -> Generator[Outcome, None, None]:
    find_target = plan.find_target
    tasks = ((source, find_target(source) if find_target else None) for source in plan.inputs)
    work = partial(_clean_task, job, plan.directory)
    if limits is None:
        yield from map(work, tasks)
        return
    from cleancms.workers import Failure, WorkerStartError, run_tasks  # noqa: PLC0415 - slow to import

    try:
        with closing(run_tasks(work, tasks, limits, modules=[PIPELINE])) as answers:
            for (source, _), answer in answers:
                yield Outcome(name_of(source), cause=answer.cause) if isinstance(answer, Failure) else answer
    except WorkerStartError as error:
        raise NoWorkerError(f"{error}; -j 1 --deadline 0 needs none") from error


def _clean_task(job: Job, directory: Path | None, task: tuple[Input, Path | None]) -> Outcome:
    """Clean an input. Where it has a file of its own, that is written here, so that each worker writes."""
    source, target = task
    outcome = clean_input(source, job)
    if target is None:
        return outcome
    return _save(outcome, partial(write_whole, target, durable=False, inside=directory))


def _save(outcome: Outcome, write: Callable[[bytes], object]) -> Outcome:
    """Return the outcome after its content was written. Only a closed pipe is raised."""
    cause = outcome.cause
    if outcome.content:
        try:
            write(outcome.content)
        except BrokenPipeError:
            raise
        except OSError as error:
            cause = describe(error)
    return outcome._replace(content=b"", cause=cause)


def clean_input(source: Input, job: Job) -> Outcome:
    """Return the output for one input. Every failure is a cause; only an interrupt goes through."""
    from cleancms.pipeline import clean_page  # noqa: PLC0415 - see PIPELINE

    name = name_of(source)
    try:
        raw = read_bytes(source, max_size=job.max_size)
        page = read_page(raw, source.id, encoding=job.encoding, kind=job.kind, url=job.url)
        profile = _find_profile(page, job.profiles) if job.profiles else None
        result = clean_page(page, job.settings, None, profile)
        if result.article and result.confidence < job.min_confidence:
            cause = describe_confidence(result.confidence, job.min_confidence)
            return Outcome(name, cause=cause, warnings=page.warnings)
        content = encode(job.render(result))
    except (OSError, UnreadableFileError, UnreadablePageError) as error:
        return Outcome(name, cause=describe_error(name, error).message)
    except MemoryError:
        return Outcome(name, cause="needs too much memory")
    except Exception as error:  # a page that breaks a step must not take the others with it
        return Outcome(name, cause=f"internal error: {type(error).__name__}: {error}")
    return Outcome(name, content, "" if content else NOTHING_EXTRACTED, page.warnings)


def _find_profile(page: Page, folder: Path) -> SiteProfile | None:
    """Return the profile of a page's site: that of its address, else of the folder that it stands in.

    Raises UnreadableFileError, OSError.
    """
    from cleancms.corpus.profiles import (  # noqa: PLC0415 - only where it is used
        BadProfileError,
        load_profile,
        name_folder,
        name_host,
    )
    from cleancms.pipeline import segment  # noqa: PLC0415

    host = name_host(page.url or segment(page).hints.canonical)
    try:
        profile = load_profile(folder, host) if host else None
        return profile or load_profile(folder, name_folder(page.id))
    except BadProfileError as error:
        raise UnreadableFileError(str(error)) from error


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
