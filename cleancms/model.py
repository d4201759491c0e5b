"""All data types of cleancms. Plain immutable data, picklable; this module imports nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class PageKind(StrEnum):
    """What a page's content is written in."""

    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Page:
    """One raw page, decoded.

    `encoding` names the charset and where it was learnt from ("utf-8 (strict)", "gb18030 (declared)");
    `warnings` are sentences about the reading of the page (replaced bytes and the like).
    """

    id: str
    content: str
    kind: PageKind
    url: str = ""
    encoding: str = ""
    warnings: tuple[str, ...] = ()


class BlockKind(StrEnum):
    """The structural role of a block."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTE = "quote"
    CODE = "code"
    CAPTION = "caption"
    IMAGE = "image"


class Span(NamedTuple):
    """A link or an image inside a block's text: `text[start:end]` leads to `url`.

    For an image `start == end` is its place and `alt` its alternative text.
    """

    start: int
    end: int
    url: str
    image: bool = False
    alt: str = ""


class Block(NamedTuple):
    """One piece of a page that stands or falls as a whole: a paragraph, a heading, a table row, a line.

    `text` has its white space collapsed to single spaces (code keeps its lines; an image has no text).
    `level` is 1..6 for a heading, the nesting depth (1..) for a list item, else 0.
    `marker` is the list marker of a list item ("-" or "3.").
    `continues` says that only a line break, not a new paragraph, stands between this block and the one
    before it. `container` is the index of the innermost container; `tag` the element that made the block.
    `link_chars` and `emphasis_chars` count characters of `text` inside links and bold or italic;
    `link_count` the links. `cells` are the cells of a table row, `header` marks a row of header cells.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nothing here needs
    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    container: int = 0
    tag: str = ""
    continues: bool = False
    hidden: bool = False
    link_chars: int = 0
    link_count: int = 0
    emphasis_chars: int = 0
    spans: tuple[Span, ...] = ()
    cells: tuple[str, ...] = ()
    header: bool = False


class Container(NamedTuple):
    """An element (or, in a text dump, a group of lines) that holds blocks `first <= index < last`.

    Containers nest: `parent` is the index of the enclosing one, -1 for the root, always smaller than the
    container's own index. `names` is the element's class, id and role, lower-cased, joined by spaces.
    """

    parent: int
    tag: str
    names: str
    first: int
    last: int


class Mark(NamedTuple):
    """Something a page's markup says about block `block`.

    Names: "time" (value: the datetime attribute), "author", "tag", "next", "prev" (rel attribute; value:
    the link's address), "itemprop:NAME" (value: the content or datetime attribute, else "").
    """

    block: int
    name: str
    value: str


class Hints(NamedTuple):
    """What a page says about itself outside its visible text; empty for a text dump.

    `meta` are the (lower-cased name or property, content) pairs of `<meta>` in page order, `json_ld` the
    raw JSON-LD scripts, `language` the `lang` attribute of the root, `base` the base for relative links.
    """

    title: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    json_ld: tuple[str, ...] = ()
    canonical: str = ""
    language: str = ""
    base: str = ""
    marks: tuple[Mark, ...] = ()


class Segments(NamedTuple):
    """A page cut into blocks, in page order, with the containers around them (index 0 is the root).

    For a text dump, `lines` says where each block stands: on the lines `first <= number < last` of the
    page's content, counted from 0. It is empty for an HTML page.
    """

    blocks: tuple[Block, ...]
    containers: tuple[Container, ...]
    hints: Hints
    lines: tuple[tuple[int, int], ...] = ()


class Repeat(NamedTuple):
    """Block `copy` says again what block `original` says; `similarity` is 0..1."""

    copy: int
    original: int
    similarity: float


class Repeats(NamedTuple):
    """The copied runs of a page.

    `pairs` are the blocks that go, each with the kept block that says the same. `moved` are
    (block, after) pairs: blocks that only a dropped copy has, and the kept block that they belong behind
    (-1: before the first one). `copies` is how often the article stood on the page, 1 where it stood once.
    """

    pairs: tuple[Repeat, ...] = ()
    moved: tuple[tuple[int, int], ...] = ()
    copies: int = 1


class Features(NamedTuple):
    """The feature matrix (one row a block of `order`) and what the second look at a page needs.

    `words` and `prose` are the lengths of the rows in words (`prose` 0 where the block is none).
    `ancestors[level]` are the containers around each row, each wider than the one before; container `c`
    holds the blocks `first[c] <= index < last[c]`; `group[c]` numbers its group of like siblings.
    """

    names: tuple[str, ...]
    matrix: NDArray[np.float32]
    order: tuple[int, ...]
    words: NDArray[np.float32]
    prose: NDArray[np.float32]
    ancestors: tuple[NDArray[np.intp], ...]
    first: NDArray[np.intp]
    last: NDArray[np.intp]
    group: NDArray[np.intp]


class Scores(NamedTuple):
    """How likely blocks are content.

    `rows` are the indices of the scored blocks in reading order, `values` their scores (0..1), `words` their
    lengths; `running_text` is how likely the page is one of running text: an article, a forum thread, a
    documentation page, and not a product, a listing or the like (0..1).
    """

    rows: tuple[int, ...]
    values: NDArray[np.float32]
    words: NDArray[np.float32]
    running_text: float


class TemplateBlock(NamedTuple):
    """A block that stands on many pages of a site.

    `key` is its text as `text.template_key` gives it, `example` the text on one of the pages. `pages` is on
    how many of the sampled pages it stands, `position` its mean place on them (0 the first block, 1 the
    last). `before` and `after` say how likely the page's own blocks around it are content: those between it
    and the nearest template block (0..1, mean over pages), None where too few pages have such blocks.
    """

    key: str
    example: str
    pages: int
    position: float
    before: float | None = None
    after: float | None = None


class Template(NamedTuple):
    """What the pages of a site in one format have in common; `pages` is how many were looked at."""

    pages: int
    blocks: tuple[TemplateBlock, ...]


class SiteProfile(NamedTuple):
    """What was learnt about a site: a template for each format of its pages."""

    site: str
    templates: Mapping[PageKind, Template]


class Label(StrEnum):
    """What becomes of a block."""

    KEPT = "kept"
    DROPPED = "dropped"
    COPY = "copy"


class Reason(StrEnum):
    """Why a block stayed or went. Every verdict has exactly one."""

    # stayed
    CONTENT = "content"
    MERGED = "merged from another copy"
    # went: repeated
    COPY = "copy"
    # went: read as metadata
    TITLE = "title"
    META_LINE = "meta line"
    EDITOR = "editor line"
    TAGS = "tag list"
    PREVIOUS_NEXT = "previous/next link"
    BREADCRUMB = "breadcrumb"
    # went: known kinds of boilerplate
    NAVIGATION = "navigation"
    SHARE = "share widget"
    LOGIN = "login"
    COOKIE = "cookie notice"
    RELATED = "related links"
    COMMENTS = "comments"
    SUBSCRIBE = "subscription box"
    STATEMENT = "statement"
    COPYRIGHT = "copyright"
    LICENCE = "licence number"
    FOOTER = "footer"
    SIDEBAR = "sidebar"
    FORM = "form"
    # went: stands on many pages of the site
    TEMPLATE = "site template"
    # went: by mechanism
    LINKS = "mostly links"
    HIDDEN = "hidden"
    BEFORE = "before the article"
    AFTER = "after the article"
    LOW_SCORE = "low score"


class Verdict(NamedTuple):
    """What becomes of `block` and why. `score` is how likely it is content (0..1).

    `repeats` is the index of the block that a copy repeats, -1 for every other verdict.
    """

    block: Block
    label: Label
    reason: Reason
    score: float = 0.0
    repeats: int = -1


@dataclass(frozen=True, slots=True)
class Link:
    """A title with an address ("" where the page shows none)."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article. Unknown: None, or () for a list.

    Dates are ISO 8601, a day (2022-02-24) or, where the page gives the hour, a time. `origins` tells for
    each field that is known where it was read: "meta og:title", "json-ld datePublished", "block 4", ….
    """

    title: str | None = None
    author: tuple[str, ...] = ()
    date: str | None = None
    modified: str | None = None
    source: str | None = None
    editor: str | None = None
    site: str | None = None
    url: str | None = None
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    description: str | None = None
    image: str | None = None
    views: int | None = None
    previous: Link | None = None
    next: Link | None = None
    copyright: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the fields (without `origins`) as JSON-ready values; every field is present."""
        values: dict[str, Any] = {}
        for name in METADATA_FIELDS:
            value = getattr(self, name)
            if isinstance(value, tuple):
                value = list(value)
            elif isinstance(value, Link):
                value = {"title": value.title, "url": value.url} if value.url else {"title": value.title}
            values[name] = value
        return values


METADATA_FIELDS = tuple(name for name in Metadata.__dataclass_fields__ if name != "origins")


@dataclass(frozen=True, slots=True)
class Article:
    """The clean article: its metadata and its blocks in reading order.

    `base` is the address that relative links and images of the blocks start from, "" if unknown.
    """

    metadata: Metadata
    blocks: tuple[Block, ...]
    base: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What cleaning a page gave.

    `article` is None where nothing could be extracted; then `text` and `markdown` are "". `text` is the
    body as plain text, `markdown` the body with its structure, both without metadata. `verdicts` has one
    verdict for every block of the page, in page order. `copies` is how often the article stood on the
    page, `confidence` the word F1 to expect (0..1); where nothing was kept,
    how sure it is that there was nothing.
    """

    page_id: str
    article: Article | None
    text: str
    markdown: str
    metadata: Metadata
    verdicts: tuple[Verdict, ...]
    copies: int = 1
    confidence: float = 0.0
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    duplicate_of: str | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the page, kept and dropped, in page order."""
        return tuple(verdict.block for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices a user can make about cleaning.

    `links` and `images` put links and images into Markdown and HTML output. `remove_repeats` turns the
    removal of copied runs off, to measure or to look. `reference_time` (ISO 8601) is the moment that
    relative dates ("3 hours ago") count from; without it they are not read.
    """

    links: bool = False
    images: bool = False
    remove_repeats: bool = True
    reference_time: str | None = None
