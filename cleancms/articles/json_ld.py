"""JSON-LD scripts into facts. Tolerates what pages get wrong: comments, control characters, stray commas."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from cleancms.articles.facts import Fact

# A page with more nodes than this describes something else than its article.
MAX_NODES = 5_000

# Below these, other things are described than the page's article.
_ELSEWHERE = frozenset(
    """comment review reviews itemlistelement relatedlink ispartof publisher author creator editor sponsor
    mentions citation haspart suggestedanswer acceptedanswer offers potentialaction aggregaterating""".split()
)
_ARTICLE_TYPES = ("article", "posting", "report", "blogposting")
_WORK_TYPES = frozenset(
    """question recipe howto review product book course event podcastepisode videoobject episode movie
    softwareapplication creativework dataset jobposting faqpage qapage medicalwebpage""".split()
)
_PAGE_TYPES = frozenset(("webpage", "itempage", "aboutpage", "collectionpage", "profilepage"))
_ORGANISATION_TYPES = ("organization", "newsmediaorganization", "corporation", "website", "brand")
_NOTHING = 3
_DATES = {"datePublished": "date", "dateCreated": "date", "dateModified": "modified"}
_WRAPPER = re.compile(
    r"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>|/\*\s*<!\[CDATA\[\s*\*/|/\*\s*\]\]>\s*\*/"
)
_STRAY_COMMA = re.compile(r",\s*([}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
# What can still be saved from a script that is no JSON: fields with a plain string.
_PLAIN_FIELD = re.compile(r'"(datePublished|dateModified|articleSection)"\s*:\s*"([^"\\]{1,300})"')

_Node = Mapping[str, Any]


def read_json_ld(scripts: Iterable[str]) -> list[Fact]:
    """Return what the JSON-LD scripts of a page say about its article, the most trusted node first."""
    roots: list[Any] = []
    saved: list[Fact] = []
    for script in scripts:
        try:
            roots.append(_load(script))
        except (ValueError, RecursionError):
            saved.extend(_save_fields(script))
    everything = list(_walk(roots, frozenset()))
    by_id = {node["@id"]: node for node in everything if isinstance(node.get("@id"), str) and len(node) > 1}
    facts: list[Fact] = []
    known: set[str] = set()
    ranked = [(_rank(node), node) for node in _walk(roots, _ELSEWHERE)]
    for rank, node in sorted(ranked, key=itemgetter(0)):
        if rank < _NOTHING:
            # A field is read from one node only: another article's author is no second author.
            found = [fact for fact in _read_node(node, by_id) if fact.field not in known]
            facts += found
            known.update(fact.field for fact in found)
    facts.extend(fact for node in everything for fact in _read_site(node))
    return facts + saved


def _load(script: str) -> Any:
    """Return the value of a script; raises ValueError where it is no JSON even when repaired."""
    wrapped = "<!" in script or "-->" in script or "]]>" in script
    text = (_WRAPPER.sub(" ", script) if wrapped else script).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except ValueError:
        repaired = _STRAY_COMMA.sub(r"\1", _CONTROL.sub(" ", text))
        if "&quot;" in repaired:
            repaired = html.unescape(repaired)
        return json.loads(repaired, strict=False)


def _save_fields(script: str) -> Iterator[Fact]:
    """Yield the plain fields of a broken script."""
    for name, value in _PLAIN_FIELD.findall(script):
        yield Fact(_DATES.get(name, "category"), value, f"json-ld {name}")


def _walk(roots: Iterable[Any], without: frozenset[str]) -> Iterator[_Node]:
    """Yield the nodes in the order of the scripts, but none below the keys `without`."""
    stack = list(roots)[::-1]
    left = MAX_NODES
    while stack and left:
        value = stack.pop()
        if isinstance(value, dict):
            left -= 1
            yield value
            inner = [
                child
                for name, child in value.items()
                if isinstance(child, (dict, list)) and name.lower() not in without
            ]
            stack += reversed(inner)
        elif isinstance(value, list):
            stack += [child for child in reversed(value) if isinstance(child, (dict, list))]


def _types(node: _Node) -> list[str]:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return [name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str)]


def _rank(node: _Node) -> int:
    """Return what a node describes: 0 an article, 1 another work, 2 the page, _NOTHING of these."""
    types = _types(node)
    if any(name.endswith(_ARTICLE_TYPES) and name != "jobposting" for name in types):
        return 0
    if any(name in _WORK_TYPES for name in types):
        return 1
    return 2 if any(name in _PAGE_TYPES for name in types) else _NOTHING


def _read_node(node: _Node, by_id: Mapping[str, _Node]) -> Iterator[Fact]:
    """Yield what one node says about the article that it describes."""
    for name in ("author", "creator"):
        yield from _read_people(node.get(name), name, by_id)
    for name, field in _DATES.items():
        yield from _texts(field, node.get(name), name)
    yield from _texts("category", node.get("articleSection"), "articleSection")
    yield from _texts("tags", node.get("keywords"), "keywords")
    yield from _texts("description", node.get("description"), "description")
    yield from _texts("language", node.get("inLanguage"), "inLanguage")
    for name in ("image", "thumbnailUrl"):
        yield from _read_image(node.get(name), name, by_id)
    yield from _read_people(node.get("publisher"), "publisher", by_id)
    yield from _read_people(node.get("editor"), "editor", by_id)
    yield from _texts("copyright", node.get("copyrightNotice"), "copyrightNotice")


def _read_site(node: _Node) -> Iterator[Fact]:
    """Yield the site's name and the way to the page, which stand in nodes of their own."""
    types = _types(node)
    if "website" in types:
        yield from _texts("site", node.get("name"), "WebSite name")
    elif "breadcrumblist" in types:
        steps = node.get("itemListElement")
        for step in steps if isinstance(steps, list) else ():
            item = step.get("item") if isinstance(step, dict) else None
            name = (item.get("name") if isinstance(item, dict) else None) or (
                step.get("name") if item else None
            )
            yield from _texts("category", name, "BreadcrumbList")


def _texts(field: str, value: Any, name: str) -> Iterator[Fact]:
    """Yield the strings of a value that may be one, a list of them, or objects with a name."""
    for text in _strings(value):
        yield Fact(field, html.unescape(text).strip(), f"json-ld {name}")


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        text = (item.get("name") or item.get("@value")) if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            yield text


def _read_people(value: Any, name: str, by_id: Mapping[str, _Node]) -> Iterator[Fact]:
    """Yield people and organisations: strings, objects, or references to nodes elsewhere on the page."""
    field = {"publisher": "site", "editor": "editor"}.get(name, "author")
    for item in value if isinstance(value, list) else [value]:
        person = (
            by_id.get(item.get("@id", ""), item) if isinstance(item, dict) and "name" not in item else item
        )
        if not isinstance(person, dict):
            yield from _texts(field, person, name)
        elif field == "author" and any(kind in _ORGANISATION_TYPES for kind in _types(person)):
            yield from _texts("organisation", person.get("name"), name)
        else:
            yield from _texts(field, person.get("name"), name)


def _read_image(value: Any, name: str, by_id: Mapping[str, _Node]) -> Iterator[Fact]:
    for item in (value if isinstance(value, list) else [value])[:1]:
        image = _follow(item, by_id)
        address = (image.get("url") or image.get("contentUrl")) if isinstance(image, dict) else image
        if isinstance(address, str):
            yield Fact("image", address.strip(), f"json-ld {name}")


def _follow(value: Any, by_id: Mapping[str, _Node]) -> Any:
    """Return the node that a reference stands for, any other value as it is."""
    if (
        isinstance(value, dict)
        and isinstance(value.get("@id"), str)
        and "name" not in value
        and "url" not in value
    ):
        return by_id.get(value["@id"], value)
    return value
