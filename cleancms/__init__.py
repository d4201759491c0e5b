"""cleancms: a raw page in, one clean article with metadata out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from cleancms.model import (
        Article,
        Block,
        Label,
        Metadata,
        Page,
        PageKind,
        Reason,
        Result,
        Settings,
        Verdict,
    )

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "Label",
    "Metadata",
    "Page",
    "PageKind",
    "Reason",
    "Result",
    "Settings",
    "Verdict",
    "__version__",
    "clean",
    "clean_record",
]


def __getattr__(name: str) -> object:
    """Return a data type. They are imported when one is asked for: `cleancms --version` needs none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cleancms import model  # noqa: PLC0415

    return getattr(model, name)


def clean(
    page: str | bytes,
    url: str | None = None,
    kind: PageKind | str | None = None,
    settings: Settings | None = None,
) -> Result:
    """Return the clean article of one page with its metadata and a verdict for every block.

    `page` is the page as text or as raw bytes (decoded as `cleancms clean` would), `url` its address,
    `kind` "html" or "text" where the content should not decide. Raises `UnreadablePageError` (a
    ValueError) for bytes that are no page: empty or binary content; ValueError for an unknown `kind`.
    """
    # The steps need numpy and selectolax: not imported before a page is there to be cleaned.
    from cleancms.model import PageKind  # noqa: PLC0415
    from cleancms.pages.decode import read_page, read_string  # noqa: PLC0415
    from cleancms.pipeline import DEFAULTS, clean_page  # noqa: PLC0415

    wanted = PageKind(kind) if kind is not None else None
    if isinstance(page, bytes):
        raw = read_page(page, url or "page", kind=wanted, url=url or "")
    else:
        raw = read_string(page, url or "page", "string", kind=wanted, url=url or "")
    del page  # where the caller does not keep it, its memory serves the steps
    return clean_page(raw, settings or DEFAULTS)


def clean_record(record: Mapping[str, Any], profiles: str | Path | None = None) -> dict[str, Any] | None:
    """Return the Dolma document of a record as `cleancms corpus` writes it; None: its page has no article.

    `record` has the page in `html`, `text`, ... and, where they are known, `id` and `url`, as a JSON line
    for `cleancms corpus` has. `profiles` is a directory that `cleancms learn` wrote. A pure function that
    can be pickled: `map_batches` of Ray Data and `mapInPandas` of Spark take it. Raises ValueError that says
    what is wrong with a record that is no page.
    """
    from pathlib import Path  # noqa: PLC0415

    from cleancms.corpus.one_record import clean_one  # noqa: PLC0415

    return clean_one(record, Path(profiles) if profiles else None)
