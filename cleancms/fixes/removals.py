"""Which blocks of a text go when it is rewritten in place.

`clean` looks for the article on a page, so whatever looks least like one goes. A file that somebody keeps is
mostly no page: a README has lists of links and a line of copyright, and all of it is meant. So blocks go for
more than being copies only where the text shows that it is a page: by its words, and by how much goes. What
the site's profile names stands on its other pages too, and goes from any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cleancms.blocks.label import Choice
from cleancms.model import BlockKind, Label, PageKind, Reason, SiteProfile, Verdict
from cleancms.pipeline import Reading
from cleancms.text import template_key

# What a text needs to be taken for a page: lines around the article of so many kinds (copies are one), or one
# kind where so many blocks go before the article and behind it; and this share of all blocks that go. Chosen
# among some thirty rules: see "Fixing texts" in benchmarks/README.md.
PAGE_KINDS = 3
PAGE_BLOCKS = 15
PAGE_SHARE = 0.3
# Lines about an article that stand above it; a rewritten text has no other place for them.
HEAD = frozenset((Reason.TITLE, Reason.META_LINE, Reason.EDITOR, Reason.TAGS))


def choose_removals(reading: Reading, choice: Choice, profile: SiteProfile | None = None) -> frozenset[int]:
    """Return the blocks that go: copies, what the site's profile names, and on a page all that is dropped.

    The title above the article and the lines about it from there on stay. Nothing but copies goes where no
    block is kept.
    """
    verdicts = choice.verdicts
    copies = frozenset([verdict.block.index for verdict in verdicts if verdict.label is Label.COPY])
    # what moved stands where a copy stood
    kept = [verdict.block.index for verdict in verdicts if verdict.reason is Reason.CONTENT]
    if not kept:
        return copies
    first, last = kept[0], kept[-1]
    head = _find_head(verdicts, first)
    dropped = [verdict.block.index for verdict in verdicts if verdict.label is Label.DROPPED]
    going = copies.union(dropped) - head
    sure = copies | (_find_named(verdicts, reading.known, profile) - head)
    if len(going) < PAGE_SHARE * len(verdicts):
        return sure
    kinds = _find_kinds(verdicts, reading.known, going - set(range(first, last)))
    above = sum(index < first for index in going)
    below = sum(index > last for index in going)
    is_surrounded = bool(kinds) and min(above, below) >= PAGE_BLOCKS
    return going if is_surrounded or len(kinds) + bool(copies) >= PAGE_KINDS else sure


def _find_head(verdicts: Sequence[Verdict], first: int) -> set[int]:
    """Return the title above the first kept block, and the lines about the article from there on."""
    titles = [verdict.block.index for verdict in verdicts[:first] if verdict.reason is Reason.TITLE]
    start = titles[-1] if titles else first
    return {verdict.block.index for verdict in verdicts[start:first] if verdict.reason in HEAD}


def _find_named(
    verdicts: Sequence[Verdict], known: Mapping[int, Reason], profile: SiteProfile | None
) -> frozenset[int]:
    """Return the dropped blocks of the site's template: known by it, or by their words and named in it."""
    template = profile.templates.get(PageKind.TEXT) if profile else None
    keys = {block.key for block in template.blocks} if template else set()
    return frozenset(
        [
            verdict.block.index
            for verdict in verdicts
            if verdict.label is Label.DROPPED
            and (verdict.reason is Reason.TEMPLATE or verdict.block.index in known)
            and template_key(verdict.block.text) in keys
        ]
    )


def _find_kinds(
    verdicts: Sequence[Verdict], known: Mapping[int, Reason], indices: Iterable[int]
) -> set[Reason]:
    """Return the kinds of lines around an article, known by their words, that stand among these blocks.

    Headings are none, since "Comments" is one in a manual too, nor are lines with facts of the article.
    """
    return {
        known[index]
        for index in indices
        if index in known
        and known[index] not in HEAD
        and verdicts[index].label is Label.DROPPED
        and verdicts[index].block.kind is not BlockKind.HEADING
    }
