"""The whole review: one HTML file that needs nothing else, and lets nothing in it run but its own script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

from cleancms import __version__
from cleancms.review.markup import Markup, element, enclose_own, join, start_document
from cleancms.review.page_html import page_id


def write_document(title: str, overview: Markup | None, views: Mapping[int, Markup]) -> Iterator[str]:
    """Yield the parts of the document: the overview, if there is one, and the views of pages by number."""
    style, script = (_read_own(name) for name in ("style.css", "script.js"))
    yield start_document("en")
    yield element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_write_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"cleancms {__version__}"),
        element("title", f"{title} – cleancms review"),
        enclose_own("style", style),
    )
    yield "<body>"
    yield element("a", "Skip to content", href="#main", class_="skip")
    yield element(
        "header",
        element("p", element("b", "cleancms"), " review"),
        element("h1", title, dir="auto"),
        class_="top",
    )
    yield '<main id="main" tabindex="-1">'
    if overview is not None:
        yield element("div", overview, id="overview", class_="overview", tabindex=-1)
    yield from _write_views(views, overview is not None)
    yield "</main>"
    yield element(
        "footer",
        element("p", f"Written by cleancms {__version__}. Nothing in this file is loaded from a network."),
    )
    yield enclose_own("script", script)
    yield "</body></html>\n"


def _write_views(views: Mapping[int, Markup], has_overview: bool) -> Iterator[str]:
    numbers = sorted(views)
    following = dict(pairwise(numbers))
    preceding = {after: before for before, after in following.items()}
    for number in numbers:
        links = []
        if has_overview:
            links.append(element("a", "Overview", href="#overview"))
        if number in preceding:
            links.append(element("a", "Previous page", href=f"#{page_id(preceding[number])}"))
        if number in following:
            links.append(element("a", "Next page", href=f"#{page_id(following[number])}"))
        navigation = element("nav", *links, aria_label="Pages") if links else join()
        yield element(
            "section",
            navigation,
            views[number],
            id=page_id(number),
            class_="page" if has_overview else "page alone",
            tabindex=-1,
        )
        yield "\n"


def _write_policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode("ascii")


def _read_own(name: str) -> str:
    return files("cleancms.review").joinpath(name).read_text("utf-8").replace("\r\n", "\n")
