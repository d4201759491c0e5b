"""How far a block is from the lines whose words give them away: related links, share bars, copyright, ….

These lines mark where an article begins and ends in any language whose labels are known, and on a text dump
they are nearly all there is to mark it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleancms.model import Reason

GROUP_OF_REASON = {
    Reason.META_LINE: "head",
    Reason.EDITOR: "head",
    Reason.BREADCRUMB: "head",
    Reason.SHARE: "share",
    Reason.LOGIN: "share",
    Reason.TAGS: "share",
    Reason.RELATED: "related",
    Reason.PREVIOUS_NEXT: "related",
    Reason.COMMENTS: "comments",
    Reason.SUBSCRIBE: "promotion",
    Reason.COOKIE: "promotion",
    Reason.STATEMENT: "promotion",
    Reason.COPYRIGHT: "legal",
    Reason.LICENCE: "legal",
}
GROUPS = tuple(dict.fromkeys(GROUP_OF_REASON.values()))
# Blocks farther away than this are all alike.
FARTHEST = 1000


def make_pattern_columns(order: Sequence[int], patterns: Mapping[int, Reason]) -> dict[str, Any]:
    """Return for each group of patterns the way back to the last and on to the next such block, and how many.

    `order` are the indices of the scored blocks, `patterns` the blocks whose text is a known kind of
    boilerplate. Ways are counted in blocks, as log(1 + blocks); 0 is the block itself.
    """
    groups = [GROUP_OF_REASON.get(patterns[index], "") if index in patterns else "" for index in order]
    columns: dict[str, Any] = {}
    for group in GROUPS:
        flags = np.array([other == group for other in groups], dtype=np.bool_)
        columns[f"since_{group}"] = np.log1p(count_since(flags))
        columns[f"until_{group}"] = np.log1p(count_since(flags[::-1])[::-1])
        columns[f"count_{group}"] = np.log1p(np.cumsum(flags))
    return columns


def count_since(flags: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return for each place how many places ago the last flag stood, at most `FARTHEST`; 0 at a flag."""
    places = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, places, -FARTHEST))
    return np.minimum(places - last, FARTHEST)
