"""What the places that give metadata have in common: a field, its value as written, where it stood."""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    """Something a page says about its article, not yet cleaned or believed.

    `field` is the name of a metadata field, or of something that only leads to one: "time" and "published"
    (dates without a label), "loose author" (a name without one), "organisation" (an author that is no
    person), "holder" (of the copyright). `origin` is where it was read, as given in `Metadata.origins`.
    `url` belongs to the titles of neighbours.
    """

    field: str
    value: str
    origin: str
    url: str = ""
