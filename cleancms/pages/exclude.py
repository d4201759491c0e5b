"""Globs -> what a walk through directories passes over."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from fnmatch import translate
from glob import escape
from typing import NamedTuple

_NOTHING = "(?!)"


class Excluded(NamedTuple):
    """What is passed over: files and directories with one of these names or one of these absolute paths.

    `here` is the working directory.
    """

    here: str
    name: re.Pattern[str]
    path: re.Pattern[str]

    def has(self, folder: str, name: str) -> bool:
        """Return whether what is called `name` in `folder` is passed over."""
        if self.name.match(name):
            return True
        path = os.path.join(self.here, folder, name)  # noqa: PTH118 - for each file of a walk
        return bool(self.path.match(os.path.normpath(path)))


def compile_globs(globs: Iterable[str]) -> Excluded | None:
    """Return what the globs match, None where there are none.

    A glob without "/" (but at its end) is for the name of a file or directory, any other for its path, seen
    from the working directory. "*" matches "/" too, "**/" also no directory at all.
    """
    both = {each.rstrip("/") for glob in globs for each in (glob, glob.replace("**/", ""))} - {""}
    if not both:
        return None
    try:
        here = os.getcwd()  # noqa: PTH109 - as a string
    except OSError:  # it is gone
        here = ""
    names = [translate(glob) for glob in sorted(both) if "/" not in glob]
    joined = (os.path.join(escape(here), glob) for glob in sorted(both) if "/" in glob)  # noqa: PTH118
    paths = [translate(os.path.normpath(glob)) for glob in joined]
    return Excluded(here, re.compile("|".join(names) or _NOTHING), re.compile("|".join(paths) or _NOTHING))
