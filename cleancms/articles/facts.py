"""What the places that give metadata have in common: a field, its value as it is written, and where it stood."""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    """Something a page says about its article, not yet cleaned or believed.

    `field` is the name of a metadata field, or one of the fields that only lead to one: "organisation" (an
    author that is no person), "published" (a date that no label names). `origin` is where it was read, as it
    is given in `Metadata.origins`. `url` belongs to the titles of neighbours.
    """

    field: str
    value: str
    origin: str
    url: str = ""
