"""How much work a call does and how much memory it takes, counted and not timed."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any


def count_steps(function: Callable[..., object], *arguments: object) -> int:
    """Return how many lines of Python a call runs, those in a loop each time. The same on every machine."""
    steps = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(*arguments)
    finally:
        sys.settrace(before)
    return steps


def count_peak(function: Callable[..., object], *arguments: object) -> int:
    """Return the bytes that a call takes at its peak, by the count of Python and numpy."""
    function(*arguments)  # what is imported and compiled once is not the call's
    tracemalloc.start()
    try:
        function(*arguments)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
