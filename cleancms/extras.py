"""Libraries that only some inputs and outputs need: what to say where one is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class MissingExtraError(ImportError):
    """A library of an extra is not installed; the message names the extra and how to install it."""


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """Import libraries of `extra` in this block. Raises MissingExtraError where one is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"needs {error.name}: pip install 'cleancms[{extra}]'") from error
