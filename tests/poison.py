"""Work of a worker that goes wrong where a page asks for it: for tests of what one page may cost."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from cleancms.corpus.record_work import Cleaned, Task, clean_record
from cleancms.engine.document_work import Article, PageTask, clean_document
from cleancms.workers import Failure

HANGS, DIES, GROWS, RAISES = "hangs", "dies", "grows", "raises"
# Seconds; sleeping takes no processor, and on a busy machine an ordinary page may take two.
DEADLINE = 8.0
MEMORY = 400_000_000
# What becomes of such a page.
CAUSES = {
    HANGS: f"took longer than {DEADLINE:g} seconds",
    DIES: "the worker was killed by signal 9 (out of memory?)",
    GROWS: "needs more memory than 0.4 GB",
    RAISES: "ValueError: raises",
}


def _suffer(name: str) -> None:
    if name == HANGS:
        time.sleep(60)
    elif name == DIES:
        os.kill(os.getpid(), signal.SIGKILL)
    elif name == GROWS:
        len(b"x" * 10**9)
    elif name == RAISES:
        raise ValueError(name)


def clean_poisoned_document(*arguments: Any) -> Article | Failure:
    task: PageTask = arguments[-1]
    _suffer(task.id)
    return clean_document(*arguments)


def clean_poisoned_record(settings: Any, profiles: Path | None, sign: bool, task: Task) -> Cleaned:
    record = clean_record(settings, profiles, sign, task)
    _suffer(str(record.report["id"]))
    return record
