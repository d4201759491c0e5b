"""What a page is scored without: its site (folds), or all pages of the set that it comes from.

Both `benchmarks.train`, which writes the weights files, and `benchmarks.quality`, which reads them, take the
names from here.
"""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

FOLDS = 5

# The ending of the names of the page sets, which sets made from them leave off here and there.
DEVELOPMENT = "-dev"
# The set of text dumps that was made from a set of HTML pages.
DUMPS = {"wcxb-dev": "dump-dev", "magic-article-dev": "dump-zh-dev"}

# Second-level labels under which sites are registered at the third level (co.uk, com.cn, …).
_SHARED = frozenset(("ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"))


def find_site(url: str) -> str:
    """Return the registered domain of an address, "" where it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    parts = host.split(".")
    wanted = 3 if len(parts) > 2 and parts[-2] in _SHARED and len(parts[-1]) == 2 else 2
    return ".".join(parts[-wanted:])


def choose_fold(site: str) -> int:
    """Return the fold (0 ≤ fold < FOLDS) of a site, the same on every machine."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def name_fold_weights(kind: str, fold: int) -> str:
    """Return the name of the file with the weights learnt without a fold; `kind` is "html" or "text"."""
    return f"{kind}-{fold}.json"


def name_set_weights(kind: str, left_out: str) -> str:
    """Return the name of the file with the weights learnt without the page set `left_out`."""
    return f"{kind}-{left_out}.json"


def find_left_out(kind: str, set_name: str, source: str) -> str:
    """Return the page set without which weights must be learnt to score pages of `set_name` with them.

    `source` is the set whose pages they were made from, "" for pages that nobody made; it may be named
    without its ending ("magic-article"). Text weights are learnt from dumps, so pages made from a set are
    scored without the dumps that were made from it too.
    """
    origin = source if not source or source.endswith(DEVELOPMENT) else source + DEVELOPMENT
    origin = origin or set_name
    return DUMPS.get(origin, origin) if kind == "text" else origin
