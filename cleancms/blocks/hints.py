"""What a page's markup says outside its visible text, gathered during the walk."""

from __future__ import annotations

from collections.abc import Mapping

from cleancms.model import Hints, Mark
from cleancms.text import collapse_space

Attributes = Mapping[str, str | None]

# Link relations that say something about an article.
_RELATIONS = frozenset(("author", "tag", "next", "prev"))


class HintReader:
    """The hints found so far. Where a page says a thing twice, the first one holds."""

    __slots__ = ("base", "canonical", "json_ld", "language", "marks", "meta", "title")

    def __init__(self) -> None:
        self.title = ""
        self.language = ""
        self.base = ""
        self.canonical = ""
        self.meta: list[tuple[str, str]] = []
        self.json_ld: list[str] = []
        self.marks: list[Mark] = []

    def read_language(self, attributes: Attributes) -> None:
        """Note the language of the page's root element."""
        self.language = attributes.get("lang") or attributes.get("xml:lang") or ""

    def read_title(self, text: str) -> None:
        """Note a title."""
        self.title = self.title or collapse_space(text)

    def read_head_element(self, tag: str, attributes: Attributes, block: int) -> None:
        """Read a `<meta>`, `<link>` or `<base>` that stands before block `block`."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
            content = collapse_space(attributes.get("content") or "")
            if name and content:
                self.meta.append((name.strip().lower(), content))
            self.read_properties(attributes, block)
        else:
            self._read_address(tag, attributes, block)

    def _read_address(self, tag: str, attributes: Attributes, block: int) -> None:
        address = (attributes.get("href") or "").strip()
        if tag == "base":
            self.base = self.base or address
        elif "canonical" in (attributes.get("rel") or "").lower():
            self.canonical = self.canonical or address
        if attributes.get("itemprop"):
            self.read_properties({"itemprop": attributes["itemprop"], "content": address}, block)

    def read_properties(self, attributes: Attributes, block: int) -> None:
        """Note the microdata properties of an element of block `block`."""
        properties = attributes.get("itemprop")
        if properties:
            value = attributes.get("content") or attributes.get("datetime") or ""
            self.marks += (Mark(block, f"itemprop:{name}", value) for name in properties.split())

    def read_relations(self, attributes: Attributes, block: int) -> None:
        """Note what the `rel` of a link in block `block` says."""
        relations = attributes.get("rel")
        if relations:
            address = (attributes.get("href") or "").strip()
            names = relations.lower().split()
            self.marks += (Mark(block, name, address) for name in names if name in _RELATIONS)

    def read_time(self, attributes: Attributes, block: int) -> None:
        """Note a `<time>` in block `block`."""
        self.marks.append(Mark(block, "time", attributes.get("datetime") or ""))

    def merge_blocks(self, first: int) -> None:
        """Hand the marks of all blocks behind block `first` to it."""
        place = len(self.marks) - 1
        while place >= 0 and self.marks[place].block > first:
            self.marks[place] = self.marks[place]._replace(block=first)
            place -= 1

    def finish(self, blocks: int) -> Hints:
        """Return the hints of a page of that many blocks; a mark behind the last block marks nothing."""
        return Hints(
            title=self.title,
            meta=tuple(self.meta),
            json_ld=tuple(self.json_ld),
            canonical=self.canonical,
            language=self.language,
            base=self.base,
            marks=tuple(mark for mark in self.marks if mark.block < blocks),
        )
