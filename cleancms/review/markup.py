"""The one door through which text becomes HTML: everything else hands plain strings to `element`.

A `Markup` is made here only. Whatever is done to it as a string (joined, formatted, cut) gives a plain string
again, which is escaped when it is put into an element: a mistake shows as text and runs nothing.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

# Elements without an end tag, of those that are used.
_VOID = frozenset(("br", "input", "link", "meta"))
# Attributes whose value is an address.
_ADDRESSES = frozenset(("href", "src"))
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9]*(?:-[a-z]+)*")
# Control characters but tab and line feed, line separators, marks and changes of direction, characters
# without width (but joiners), lone surrogates, tags.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
# What a language tag looks like (BCP 47), without its grammar.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")

Value = str | int | float | bool | None


class Markup(str):
    """HTML that was made by this module."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: Value) -> Markup:
    """Return an element. Children that are no `Markup` are text, and escaped.

    An underscore in the name of an attribute is a hyphen, one at its end is left out (`class_`). An attribute
    of None or False is not written, one of True without a value. An address that is no place in this file and
    does not begin with http: or https: is not written. Raises ValueError for the name of an event handler, or
    one that is none.
    """
    start = "".join((f"<{_check(name)}", *(_write(key, value) for key, value in attributes.items()), ">"))
    if name in _VOID:
        return Markup(start)
    return Markup("".join((start, *map(escape_text, children), f"</{name}>")))


def join(*children: str) -> Markup:
    """Return several children as one."""
    return Markup("".join(map(escape_text, children)))


def escape_text(text: str) -> Markup:
    """Return text as HTML, with escapes in place of characters that nobody sees; HTML as it is."""
    return text if isinstance(text, Markup) else Markup(escape(make_visible(text)))


def make_visible(text: str) -> str:
    r"""Return `text` with escapes (\x1b, \u202e) in place of what would hide or turn round other text."""
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def enclose_own(name: str, content: str) -> Markup:
    """Return a `<style>` or `<script>` element with a file of this package.

    Raises ValueError if the content would end it.
    """
    if name not in ("style", "script") or "</" in content or "<!--" in content:
        raise ValueError(f"not fit for an inline <{name}>")
    return Markup(f"<{name}>{content}</{name}>")


def start_document(language: str) -> Markup:
    """Return what stands before the head of a document."""
    return Markup(f'<!DOCTYPE html>\n<html lang="{escape(language)}">')


def safe_address(url: str) -> str:
    """Return `url` if it is an http or https address, else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def link_outside(text: str, url: str) -> Markup:
    """Return a link to another site, or its text alone where the address leads to no page."""
    if not safe_address(url):
        return element("bdi", text)
    return element("a", element("bdi", text), href=url, rel="noreferrer noopener")


def check_language(tag: str | None) -> str | None:
    """Return a language tag for an attribute, None where it is none."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else None


def _write(key: str, value: Value) -> str:
    name = _check(key.rstrip("_").replace("_", "-"))
    if name.startswith("on") or name == "style":
        raise ValueError(f"no {name} attributes")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    text = str(value)
    if name in _ADDRESSES and not (text.startswith("#") or safe_address(text)):
        return ""
    return f' {name}="{escape_text(str(text))}"'


def _check(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name")
    return name
