"""The `<meta>` elements of a page's head into facts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from cleancms.articles.facts import Fact
from cleancms.model import Hints

# Names and properties by field, the most trusted first: Open Graph, Dublin Core, Highwire (citation_*), what
# newsroom systems write, and the names of Chinese government sites (lower-cased).
META_FIELDS = {
    "author": """
        author article:author parsely-author sailthru.author dc.creator dcterms.creator citation_author
        cxenseparse:author article_author article-author og:author byl author-name authorname author_name
        authors creator
    """,
    "date": """
        article:published_time article:published og:article:published_time datepublished pubdate publishdate
        publish_date publish-date publication_date publication-date parsely-pub-date sailthru.date
        cxenseparse:publishtime citation_publication_date citation_online_date citation_date dc.date.issued
        dcterms.issued dc.date.created dcterms.created dc.date dcterms.date date og:publish_date
        og:published_time published published_time published-date date-pub datecreated firstpublishedtime
        bt:pubdate article.published pubtime publishtime article:create_at ms.date
    """,
    "modified": """
        article:modified_time og:updated_time og:article:modified_time datemodified last-modified
        dc.date.modified dcterms.modified modified_time updated_time lastmod updated_at revised
        last-modified-date article:modified date-mod bt:moddate
    """,
    "source": "contentsource original-source source syndication-source dc.source mediaid",
    "editor": "editor article:editor",
    "site": "og:site_name application-name sitename dc.publisher publisher apple-mobile-web-app-title",
    "category": """
        article:section section parsely-section columnname category og:article:section sailthru.section
    """,
    "tags": "article:tag parsely-tags news_keywords sailthru.tags citation_keywords tags keywords",
    "description": "og:description description twitter:description dc.description dcterms.description",
    "image": """
        og:image:secure_url og:image og:image:url twitter:image twitter:image:src parsely-image-url
        sailthru.image.full thumbnailurl
    """,
    "url": "og:url",
    "language": "og:locale content-language dc.language language",
    "copyright": "copyright dc.rights dcterms.rights rights",
}
_RANK = {
    name: (field, rank) for field, names in META_FIELDS.items() for rank, name in enumerate(names.split())
}
_DATE_NAME = re.compile(r"date|time")
_PUBLISHED = re.compile(r"publish|posted|issued")
_CHANGED = re.compile(r"modified|updated|revised")
# "Written by" and the like of the preview cards that blog systems write in the site's language.
_WRITTEN_BY = re.compile(
    r"written by|by|author|autor|verfasst von|geschrieben von|[ée]crit par|escrit[oa] por|scritto da|автор"
)


def read_meta(hints: Hints) -> list[Fact]:
    """Return what the head's `<meta>` elements say, for each field the most trusted first."""
    ranked: list[tuple[int, int, Fact]] = []
    for place, (name, content) in enumerate(hints.meta):
        field, rank = _RANK.get(name) or (_guess_field(name), len(hints.meta))
        if field:
            ranked.append((rank, place, Fact(field, html.unescape(content).strip(), f"meta {name}")))
    facts = [fact for _, _, fact in sorted(ranked, key=lambda item: item[:2])]
    return [*facts, *_read_card(dict(reversed(hints.meta)))]


def _guess_field(name: str) -> str:
    """Return which date a name of no standard means ("w-published-date"), "" for any other name."""
    if not _DATE_NAME.search(name):
        return ""
    if _PUBLISHED.search(name):
        return "date"
    return "modified" if _CHANGED.search(name) else ""


def _read_card(meta: Mapping[str, str]) -> Iterator[Fact]:
    """Yield the author that stands in a preview card ("twitter:label1": "Written by")."""
    for number in ("1", "2"):
        label = meta.get(f"twitter:label{number}", "").casefold()
        if _WRITTEN_BY.fullmatch(label) and meta.get(f"twitter:data{number}"):
            yield Fact("author", html.unescape(meta[f"twitter:data{number}"]), f"meta twitter:data{number}")
