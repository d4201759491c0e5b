"""What is known about an article, harvested from the whole page before its boilerplate is dropped.

Every source gives facts (`json_ld`, `declared`, `visible`, `ways`); for each field the most trusted fact
that survives cleaning is taken, and `Metadata.origins` says which it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import cache, partial
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from cleancms.articles.dates import find_dates, parse_date
from cleancms.articles.declared import read_meta
from cleancms.articles.facts import Fact
from cleancms.articles.json_ld import read_json_ld
from cleancms.articles.language import detect_language
from cleancms.articles.values import (
    MAX_SOURCE_WORDS,
    MAX_TAG_WORDS,
    clean_source,
    clean_text,
    drop_role,
    read_count,
    read_url_date,
    resolve_address,
    split_tags,
)
from cleancms.articles.visible import (
    find_date_blocks,
    read_dateline,
    read_late_dates,
    read_lines,
    read_only_date,
    read_times,
)
from cleancms.articles.ways import read_ways
from cleancms.articles.zones import find_zones
from cleancms.model import Label, Link, Metadata, Page, Segments, Settings, Verdict
from cleancms.text import block_key, collapse_space, count_words
from cleancms.wording.labels import read_labels
from cleancms.wording.names import split_names
from cleancms.wording.navigation import is_home

# The most places of the title that are looked around.
MAX_COPIES = 20
MAX_TAGS = 40
MAX_CATEGORIES = 8
# Characters of text that the language is told from.
LANGUAGE_SAMPLE = 5_000

_SUFFIX_EDGE = " |-–—―_·»«:•/~｜"

_Value = TypeVar("_Value")
_Found = tuple[_Value, str] | None


class _Sources(NamedTuple):
    """The facts of a page by where they stood, and what it takes to read them.

    `base` is what relative addresses are relative to; `language` the language of the text, `tag` the same
    with its region, which decides how dates are written; `reference` the moment relative dates count from.
    """

    json_ld: Sequence[Fact]
    meta: Sequence[Fact]
    times: Sequence[Fact]
    lines: Sequence[Fact]
    base: str
    language: str | None
    tag: str | None
    reference: str | None

    def of(self, field: str, *sources: str) -> list[Fact]:
        """Return the facts of a field from the named sources, in that order."""
        return [fact for source in sources for fact in getattr(self, source) if fact.field == field]


def read_metadata(
    page: Page,
    segments: Segments,
    verdicts: Sequence[Verdict],
    title: tuple[str | None, str, tuple[int, ...]],
    settings: Settings,
) -> Metadata:
    """Return the metadata of a page's article, each field with its origin.

    `verdicts` has one verdict for every block of the page, in page order, or none at all (then the article
    is taken to stand below the title); `title` is the chosen title, where it was read, and the blocks that
    show it. A field that no source gives, or only ambiguously, is None or ().
    """
    stayed = Label.KEPT
    kept = [verdict.block.index for verdict in verdicts if verdict.label is stayed]
    sources = _gather(page, segments, kept, title[2][:MAX_COPIES], settings)
    published = _choose_date(sources, segments, kept, min(title[2], default=0), page)
    site = _choose_site(sources, segments.hints.title, title[0])
    found: dict[str, _Found[Any]] = {
        "title": (title[0], title[1]) if title[0] else None,
        "author": _choose_authors(sources, site),
        "date": published,
        "modified": _choose_modified(sources, published),
        "source": _first(sources.of("source", "lines", "meta"), clean_source),
        "editor": _first(sources.of("editor", "lines", "json_ld", "meta"), _clean_names),
        "site": site,
        "url": _choose_url(page, segments, sources),
        "category": _choose_categories(sources, title[0], site),
        "tags": _choose_tags(sources),
        "language": (sources.language, "text") if sources.language else None,
        "description": _first(sources.of("description", "meta", "json_ld"), clean_text),
        "image": _first(sources.of("image", "meta", "json_ld"), partial(resolve_address, sources.base)),
        "views": _first(sources.of("views", "lines"), read_count),
        "previous": _choose_neighbour(sources, "previous"),
        "next": _choose_neighbour(sources, "next"),
        "copyright": _first(sources.of("copyright", "lines", "meta", "json_ld"), clean_text),
    }
    known = {name: value for name, value in found.items() if value}
    values = {name: value for name, (value, _) in known.items()}
    return Metadata(**values, origins={name: origin for name, (_, origin) in known.items()})


def _gather(
    page: Page, segments: Segments, kept: Sequence[int], titles: Sequence[int], settings: Settings
) -> _Sources:
    """Return everything that the page says, from its head and from its lines."""
    blocks, hints = segments.blocks, segments.hints
    json_ld, meta = read_json_ld(hints.json_ld), read_meta(hints)
    declared = [hints.language, *(fact.value for fact in (*meta, *json_ld) if fact.field == "language")]
    sample = "\n".join(blocks[index].text for index in kept or range(len(blocks)))[:LANGUAGE_SAMPLE]
    tag = next((value for value in declared if value), None)
    language = detect_language(sample, tag)
    tag = tag if language and tag and tag.lower().startswith(language) else language
    find = partial(find_dates, language=tag, reference=settings.reference_time)
    zones = find_zones(blocks, kept, titles)
    address = page.url or hints.canonical or next((fact.value for fact in meta if fact.field == "url"), "")
    lines = [
        *read_lines(segments, zones, titles, find),
        *read_ways(segments, zones, titles),
    ]
    return _Sources(
        json_ld=json_ld,
        meta=meta,
        times=read_times(segments, zones, find),
        lines=lines,
        base=resolve_address(address, hints.base) or address,
        language=language,
        tag=tag,
        reference=settings.reference_time,
    )


def _first(facts: Iterable[Fact], clean: Callable[[str], _Value | None]) -> _Found[_Value]:
    """Return the first fact that cleaning leaves something of, with its origin."""
    for fact in facts:
        value = clean(fact.value)
        if value:
            return value, fact.origin
    return None


def _choose_date(
    sources: _Sources, segments: Segments, kept: Collection[int], title: int, page: Page
) -> _Found[str]:
    """Return the day of publication: declared, labelled, in the address, beside the title."""
    read = partial(_read_date, sources)
    declared = _first(sources.of("date", "json_ld", "meta"), read)
    shown = _first([*sources.of("date", "lines"), *sources.of("date", "times")], read)
    timed = _first(sources.of("time", "times"), read)
    unlabelled = _first(sources.of("published", "lines"), read)
    address = read_url_date(segments.hints.canonical) or read_url_date(page.url)
    named = (address, "url") if address else None
    day = declared or shown or timed or named or unlabelled
    if declared:
        beside = [timed, *_find_only(sources.of("published", "lines"), read)]
        day = _correct_day(declared, [found for found in (shown, timed, unlabelled, named) if found], beside)
    elif not day:
        # A page that shows nothing but when it was updated is dated by that.
        updated = sources.of("modified", "lines", "times")
        find = partial(find_dates, language=sources.tag, reference=sources.reference)
        blocks, kept = segments.blocks, frozenset(kept)
        dated = find_date_blocks(blocks, relative=bool(sources.reference))
        late = chain(
            read_late_dates(dated),
            updated,
            read_dateline(blocks, kept, title, find),
            read_only_date(dated, kept, title, find),
        )
        day = _first(late, read)
    exact = (found for found in (timed, shown, unlabelled) if found and day and found[0][:10] == day[0])
    return next((found for found in exact if "T" in found[0]), day)


def _find_only(facts: Iterable[Fact], read: Callable[[str], str | None]) -> list[tuple[str, str]]:
    """Return the first of the facts whose dates are all of one day, nothing where they differ."""
    found = [(value, fact.origin) for fact in facts if (value := read(fact.value))]
    return found[:1] if len({value[:10] for value, _ in found}) == 1 else []


def _correct_day(
    declared: tuple[str, str], shown: Sequence[tuple[str, str]], beside: Iterable[_Found[str]]
) -> tuple[str, str]:
    """Return the declared date, or the one of those the page shows its readers that contradicts it.

    A time in UTC falls on another day than the one that is shown; and a page that was moved to another
    content system declares the day of the move, later than the one `beside` its title.
    """
    if any(value[:10] == declared[0][:10] for value, _ in shown):
        return declared
    if "T" in declared[0]:
        next_day = next((found for found in shown if _is_next_day(found[0], declared[0])), None)
        if next_day:
            return next_day
    return next((found for found in beside if found and found[0][:10] < declared[0][:10]), declared)


def _is_next_day(first: str, second: str) -> bool:
    """Tell whether two dates are one day apart."""
    return abs(date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])) == timedelta(days=1)


def _choose_modified(sources: _Sources, published: _Found[str]) -> _Found[str]:
    """Return the day of the last change, None where it says no more than the day of publication."""
    found = _first(sources.of("modified", "lines", "json_ld", "meta", "times"), partial(_read_date, sources))
    if not found or not published:
        return found
    # Compared as far as both are known: to the day, or to the hour and minute.
    length = len("2022-02-24T10:30") if "T" in found[0] and "T" in published[0] else len("2022-02-24")
    return found if found[0][:length] > published[0][:length] else None


def _read_date(sources: _Sources, value: str) -> str | None:
    """Return the date that a field or line is, else the first one in it."""
    whole = parse_date(value, language=sources.tag, reference=sources.reference)
    if whole:
        return whole
    dates, _ = find_dates(value, language=sources.tag, reference=sources.reference)
    return dates[0] if dates else None


def _choose_authors(sources: _Sources, site: _Found[str]) -> _Found[tuple[str, ...]]:
    """Return the authors of the first source that gives full names of others than the site itself.

    Where there is none, those of the first source that gives any: content systems declare the account
    ("jdoe") or the publisher where the page shows the person.
    """
    tiers = [
        sources.of("author", "json_ld"),
        sources.of("author", "meta"),
        sources.of("author", "lines"),
        sources.of("loose author", "lines"),
        sources.of("organisation", "json_ld"),
    ]
    owner = block_key(site[0]) if site else ""
    fallback: _Found[tuple[str, ...]] = None
    for tier in tiers:
        for origin in dict.fromkeys(fact.origin for fact in tier):
            values = [fact.value for fact in tier if fact.origin == origin]
            names = tuple(dict.fromkeys(name for value in values for name in _read_names(value)))
            if any(_is_full_name(name) and block_key(name) != owner for name in names):
                return names, origin
            fallback = fallback or ((names, origin) if names else None)
    return fallback


def _read_names(value: str) -> tuple[str, ...]:
    """Return the names in an author value, without labels and dates that stand in it."""
    labelled = [item.value for item in read_labels(value).items if item.field == "author"]
    text = labelled[0] if labelled else value
    names = split_names(find_dates(text)[1] if re.search(r"\d", text) else text)
    return tuple(dict.fromkeys(drop_role(name) for name in names))


def _is_full_name(name: str) -> bool:
    return " " in name or not name.isascii()


def _clean_names(value: str) -> str | None:
    return ", ".join(split_names(value)) or None


def _choose_site(sources: _Sources, declared: str, title: str | None) -> _Found[str]:
    """Return the site's name: declared, else what `<title>` adds to the title, else the copyright holder."""
    named = _first(sources.of("site", "meta", "json_ld"), clean_source)
    if named:
        return named
    if title and declared.startswith(title):
        name = _match_suffix_separator().split(declared[len(title) :].strip(_SUFFIX_EDGE))[-1].strip()
        if name and count_words(name) <= MAX_SOURCE_WORDS:
            return name, "title"
    return _first(sources.of("holder", "lines"), clean_source)


@cache
def _match_suffix_separator() -> re.Pattern[str]:
    """Return the pattern of what stands between a title and the name of the site."""
    return re.compile(r"\s[|\-–—»·]\s|[|｜_]|--|(?<=[\u3040-\u9fff])[\-–—·]")


def _choose_url(page: Page, segments: Segments, sources: _Sources) -> _Found[str]:
    canonical = Fact("url", segments.hints.canonical, "canonical")
    candidates = [canonical, *sources.of("url", "meta"), Fact("url", page.url, "page")]
    return _first(candidates, partial(resolve_address, sources.base))


def _choose_categories(sources: _Sources, title: str | None, site: _Found[str]) -> _Found[tuple[str, ...]]:
    """Return the categories of the first source that gives any: breadcrumbs, labels, the head."""
    facts = sources.of("category", "lines", "json_ld", "meta")
    excluded = {block_key(title or ""), block_key(site[0]) if site else "", ""}
    for origin in dict.fromkeys(fact.origin for fact in facts):
        values = [collapse_space(fact.value) for fact in facts if fact.origin == origin]
        names = [value for value in values if block_key(value) not in excluded and not is_home(value)]
        short = [name for name in names if count_words(name) <= MAX_TAG_WORDS]
        if short:
            return tuple(dict.fromkeys(short))[:MAX_CATEGORIES], origin
    return None


def _choose_tags(sources: _Sources) -> _Found[tuple[str, ...]]:
    """Return the tags of the first source that gives any."""
    facts = sources.of("tags", "lines", "meta", "json_ld")
    for origin in dict.fromkeys(fact.origin for fact in facts):
        values = [fact.value for fact in facts if fact.origin == origin]
        tags = tuple(dict.fromkeys(tag for value in values for tag in split_tags(value)))
        if tags:
            return tags[:MAX_TAGS], origin
    return None


def _choose_neighbour(sources: _Sources, field: str) -> _Found[Link]:
    for fact in sources.of(field, "lines"):
        return Link(fact.value, resolve_address(sources.base, fact.url) or ""), fact.origin
    return None
