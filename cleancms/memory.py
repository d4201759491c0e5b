"""How much memory this process may take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Pages take up to 40 times their size; those with hardly a word in each block take more, 3,000 bytes a block.
# With the default of --max-size that is the 2 GB of `corpus --memory`.
SIZES_OF_A_PAGE = 40
# Bytes that any page may take: what decompresses and cleans has needs of its own.
LEAST_MEMORY = 500_000_000

_STATUS = Path("/proc/self/status")
_TAKEN = re.compile(r"^VmData:\s+(\d+) kB", re.MULTILINE)


def allow_memory(max_size: int) -> int:
    """Return how many bytes a page may take, where one may be so large."""
    return max(SIZES_OF_A_PAGE * max_size, LEAST_MEMORY)


@contextmanager
def limiting_memory(size: int | None) -> Iterator[None]:
    """Let this process take `size` bytes to write to beyond those that it has: then a MemoryError is raised.

    What it has when it starts depends on the machine: of libraries, some 40 MB for each processor. None, or a
    system that keeps no such limit (all but Linux), limits nothing; a lower limit that is set already stays.
    """
    if size is None or not _STATUS.exists():
        yield
        return
    import resource  # noqa: PLC0415 - Unix only

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    taken = _TAKEN.search(_STATUS.read_text("ascii", "replace"))
    wanted = size + (1024 * int(taken[1]) if taken else 0)
    with suppress(ValueError, OverflowError):  # more than the hard limit, or than there are numbers for
        if soft in (resource.RLIM_INFINITY, max(soft, wanted)):
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
