"""The tools that are measured: cleancms and its peers, each as a function from a page to its text.

Every tool runs with its default settings; where others publish figures with what is not body text turned
off (comments, alternative texts), that is measured too, under a name of its own. A tool is imported only
when it is used, so one that is not installed does not stand in the way of the others.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import cleancms
from cleancms.blocks.score import Scorer, read_scorer
from cleancms.model import Result, Settings
from cleancms.pages.decode import read_page
from cleancms.pipeline import clean_page

BASELINE = "cleancms"
WITHOUT_REPEAT_REMOVAL = "cleancms-repeats-off"

# HTML elements that end a line; a tool that gives HTML back is read with line breaks at these.
_BLOCK_TAGS = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td "
    "tfoot th thead title tr ul"
)


class Extraction(NamedTuple):
    """A page's text, and how sure the tool is of it (0..1; None where it does not say)."""

    text: str
    confidence: float | None = None


def extract(tool: str, page: bytes | str, url: str, weights: Path | None = None) -> Extraction:
    """Return what `tool` takes out of `page` (bytes: HTML in UTF-8, str: a text dump).

    cleancms uses `weights` where they are given. A tool that reads only HTML is given a text dump as HTML,
    each line a paragraph. Raises KeyError for a tool not in `TOOLS`, ImportError for one that is not
    installed, and whatever the tool raises.
    """
    if tool in CLEANCMS_TOOLS:
        result = clean(tool, page, url, weights)
        return Extraction(result.text, result.confidence)
    if tool in TEXT_TOOLS:
        return Extraction(TEXT_TOOLS[tool](page if isinstance(page, str) else _decode(page)))
    return Extraction(HTML_TOOLS[tool](wrap_lines(page) if isinstance(page, str) else page, url))


def name_row(tool: str, is_text: bool) -> str:
    """Return the name under which `tool` is reported: on text dumps HTML tools see wrapped lines."""
    return f"{tool}-lines" if is_text and tool in HTML_TOOLS else tool


def is_applicable(tool: str, is_text: bool) -> bool:
    """Return whether `tool` can be measured on a set of text dumps or of HTML pages."""
    return is_text or tool not in TEXT_TOOLS


def wrap_lines(text: str) -> bytes:
    """Return a text dump as an HTML page: each line that is not blank a paragraph."""
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    head = '<head><meta charset="utf-8"><title></title></head>'
    return f"<!DOCTYPE html>\n<html>{head}<body>\n{paragraphs}\n</body></html>".encode("utf-8", "replace")


def drop_seen_lines(text: str) -> str:
    """Return `text` without the lines that stood before, letter by letter, in it."""
    return "\n".join(dict.fromkeys(line.strip() for line in text.splitlines()))


def clean(tool: str, page: bytes | str, url: str, weights: Path | None = None) -> Result:
    """Return what cleancms makes of `page`, with the weights of a file where one is given."""
    settings = Settings(remove_repeats=tool != WITHOUT_REPEAT_REMOVAL)
    if weights is None:
        return cleancms.clean(page, url=url or None, settings=settings)
    raw = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    return clean_page(read_page(raw, url or "page", url=url), settings, _load_weights(weights))


@cache
def _load_weights(path: Path) -> Scorer:
    return read_scorer(path.read_text(encoding="utf-8"))


def _run_trafilatura(page: bytes, url: str) -> str:
    return _load("trafilatura", "extract")(page) or ""


def _run_trafilatura_no_comments(page: bytes, url: str) -> str:
    return _load("trafilatura", "extract")(page, include_comments=False) or ""


def _run_resiliparse(page: bytes, url: str) -> str:
    extract_plain_text = _load("resiliparse.extract.html2text", "extract_plain_text")
    text: str = extract_plain_text(_decode(page), main_content=True)
    return text


def _run_resiliparse_no_alt(page: bytes, url: str) -> str:
    extract_plain_text = _load("resiliparse.extract.html2text", "extract_plain_text")
    text: str = extract_plain_text(_decode(page), main_content=True, alt_texts=False, list_bullets=False)
    return text


def _run_readability(page: bytes, url: str) -> str:
    return _read_html(_load("readability", "Document")(_decode(page)).summary())


def _run_magic_html(page: bytes, url: str) -> str:
    return _read_html(_load("magic_html", "GeneralExtractor")().extract(_decode(page), base_url=url)["html"])


def _run_boilerpy3(page: bytes, url: str) -> str:
    text: str = _load("boilerpy3.extractors", "ArticleExtractor")().get_content(_decode(page))
    return text


def _run_as_is(text: str) -> str:
    return text


def _run_unique_lines(text: str) -> str:
    return _run_boilerpy3(wrap_lines(drop_seen_lines(text)), "")


def _read_html(markup: str) -> str:
    """Return the text of `markup` with a line break at every block element."""
    if not markup.strip():
        return ""
    tree = _load("lxml.html", "fromstring")(markup)
    for element in tree.iter(*_BLOCK_TAGS.split()):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    text: str = tree.text_content()
    return text


def _decode(page: bytes) -> str:
    return page.decode("utf-8", "replace")


def _load(module: str, name: str) -> Any:
    try:
        return getattr(import_module(module), name)
    except AttributeError as error:
        raise ImportError(f"{module} has no {name}") from error


CLEANCMS_TOOLS = (BASELINE, WITHOUT_REPEAT_REMOVAL)
HTML_TOOLS: Mapping[str, Callable[[bytes, str], str]] = {
    "trafilatura": _run_trafilatura,
    "trafilatura-no-comments": _run_trafilatura_no_comments,
    "resiliparse": _run_resiliparse,
    "resiliparse-no-alt": _run_resiliparse_no_alt,
    "readability": _run_readability,
    "magic-html": _run_magic_html,
    "boilerpy3": _run_boilerpy3,
}
# On text dumps only: the dump as it is, and boilerpy3 on the lines that have not stood before.
TEXT_TOOLS: Mapping[str, Callable[[str], str]] = {
    "asis": _run_as_is,
    "unique-lines": _run_unique_lines,
}
TOOLS = (*CLEANCMS_TOOLS, *HTML_TOOLS, *TEXT_TOOLS)
