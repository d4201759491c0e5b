"""Settings for all tests: no test is timed, property tests are the same on every run."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("cleancms", deadline=None, derandomize=True)
settings.load_profile("cleancms")
