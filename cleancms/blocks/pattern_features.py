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
_NUMBER = {reason: GROUPS.index(group) for reason, group in GROUP_OF_REASON.items()}
_NAMES = tuple(f"{what}_{group}" for group in GROUPS for what in ("since", "until", "count"))
# Blocks farther away than this are all alike.
FARTHEST = 1000


def make_pattern_columns(order: Sequence[int], patterns: Mapping[int, Reason]) -> dict[str, Any]:
    """Return for each group of patterns the way back to the last and on to the next such block, and how many.

    `order` are the indices of the scored blocks, `patterns` the blocks whose text is a known kind of
    boilerplate. Ways are counted in blocks, as log(1 + blocks); 0 is the block itself.
    """
    numbers = np.array(
        [_NUMBER.get(patterns[index], -1) if index in patterns else -1 for index in order], dtype=np.intp
    )
    flags = numbers == np.arange(len(GROUPS))[:, np.newaxis]
    ways = np.empty((len(GROUPS), 3, len(numbers)))
    ways[:, 0] = count_since(flags)
    ways[:, 1] = count_since(flags[:, ::-1])[:, ::-1]
    ways[:, 2] = np.cumsum(flags, axis=1)
    return dict(zip(_NAMES, np.log1p(ways).reshape(len(_NAMES), len(numbers)), strict=True))


def count_since(flags: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return for each place how many places ago the last flag stood, at most `FARTHEST`; 0 at a flag.

    Each line of `flags` counts by itself.
    """
    places = np.arange(flags.shape[-1])
    last = np.maximum.accumulate(np.where(flags, places, -FARTHEST), axis=-1)
    return np.minimum(places - last, FARTHEST)
