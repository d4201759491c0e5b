"""Folds split by site: no site's pages are both learnt from and scored."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

FOLDS = 5

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
