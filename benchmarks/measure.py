"""Runs tools on pages with references: each page's scores, its time, and what went wrong."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from rich.console import Console
from rich.progress import track

from benchmarks import peers
from benchmarks.scores import Scores, prepare, score
from benchmarks.sets import Sample, read_page

SECONDS_PER_PAGE = 30
WARM_UP_PAGE = b"<!DOCTYPE html><html><body><article><p>A sentence to start with.</p></article></body></html>"

Page = TypeVar("Page")
Outcome = TypeVar("Outcome")


class Task(NamedTuple):
    """A page to measure. cleancms uses the weights of a file where one is given."""

    sample: Sample
    weights: Path | None = None


class Measurement(NamedTuple):
    """What one tool did with one page. `failure` says what went wrong ("" if nothing did).

    `confidence` (0..1) is what the tool says about its own result, None where it says nothing; `empty` says
    that it gave no text.
    """

    page: str
    kind: str
    language: str
    tool: str
    scores: Scores
    milliseconds: float
    failure: str
    confidence: float | None = None
    empty: bool = False


class PageTimeoutError(BaseException):
    """A tool took too long. No Exception, so that a tool's own `except Exception` does not swallow it."""


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Raise PageTimeoutError in the block after `seconds`, and each second from then on.

    It repeats because some tools catch everything. Only between two steps of Python code: C code that
    hangs is not interrupted.
    """

    def give_up(_signal: int, _frame: object) -> None:
        raise PageTimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def find_obstacle(tool: str) -> str:
    """Return why `tool` cannot be called here, "" if it can; it is loaded then, so that no page pays."""
    return try_call(partial(peers.extract, tool))


def try_call(call: Callable[[bytes, str], object]) -> str:
    """Return why a tool's `call` cannot be made here, "" if it can."""
    try:
        call(WARM_UP_PAGE, "")
    except ImportError as error:
        return str(error)
    except Exception:  # it is there, and need not like the tiny page
        return ""
    return ""


def start_worker(tools: Iterable[str]) -> None:
    """Load `tools` in this process and silence what they log; their failures are reported anyway."""
    logging.disable(logging.CRITICAL)
    for tool in tools:
        find_obstacle(tool)


def measure_page(task: Task, tools: Sequence[str]) -> list[Measurement]:
    """Return a measurement of each tool on one page; a tool that fails counts as empty output."""
    sample, weights = task
    page = read_page(sample)
    references = [prepare(text) for text in sample.references]
    measurements = []
    for tool in tools:
        text, confidence, failure = "", None, ""
        start = time.process_time()
        try:
            with limit_time(SECONDS_PER_PAGE):
                text, confidence = peers.extract(tool, page, sample.url, weights)
        except PageTimeoutError:
            failure = f"took over {SECONDS_PER_PAGE} s"
        except Exception as error:
            failure = f"{type(error).__name__}: {error}"[:200]
        milliseconds = (time.process_time() - start) * 1000
        measurements.append(
            Measurement(
                page=sample.id,
                kind=sample.kind,
                language=sample.language,
                tool=peers.name_row(tool, sample.is_text),
                scores=score(text, references, sample.repeat_lines),
                milliseconds=milliseconds,
                failure=failure,
                confidence=confidence,
                empty=not text.strip(),
            )
        )
    return measurements


def measure_set(tasks: Sequence[Task], tools: Sequence[str], workers: int) -> list[Measurement]:
    """Return the measurements of all pages, in the order of `tasks` however many workers there are."""
    is_text = tasks[0].sample.is_text
    measure = partial(measure_page, tools=[tool for tool in tools if peers.is_applicable(tool, is_text)])
    return run_pages(measure, tasks, workers, tools)


def run_pages(
    measure: Callable[[Page], list[Outcome]], pages: Sequence[Page], workers: int, tools: Sequence[str] = ()
) -> list[Outcome]:
    """Return what `measure` makes of each page, in the order of `pages`; shows the progress.

    `tools` are loaded in each worker process before it gets a page.
    """
    console = Console(stderr=True)
    if workers == 1:
        results: Iterable[list[Outcome]] = map(measure, pages)
        return [one for page in track(results, total=len(pages), console=console) for one in page]
    with ProcessPoolExecutor(workers, initializer=start_worker, initargs=(tools,)) as executor:
        results = executor.map(measure, pages, chunksize=4)
        return [one for page in track(results, total=len(pages), console=console) for one in page]
