"""Settings for all tests: no test is timed, property tests are the same on every run."""

from __future__ import annotations

import os
import signal

from hypothesis import settings

# The width of the terminal that the tests are run from is not that of their output.
os.environ.pop("COLUMNS", None)

# A shell starts its background jobs deaf to Ctrl-C, and children inherit it: those of the tests must not.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("cleancms", deadline=None, derandomize=True)
settings.load_profile("cleancms")
