"""Where in a tree of documents each record's document goes: never two in one place.

Names come from the names of the inputs and the positions of records, never from what a record says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain, count

from cleancms.pages.find import COMPRESSION_SUFFIXES, PAGE_SUFFIXES, Input, plan_outputs
from cleancms.pages.records import Form, RawRecord

_PAGE_NAMES = tuple(page + packed for page in PAGE_SUFFIXES for packed in ("", *COMPRESSION_SUFFIXES))
# The names of a file's records sort as the records do, up to so many digits.
_DIGITS = 9
# Bytes of a name that most file systems allow.
_MAX_NAME = 255


def place_inputs(inputs: Sequence[Input], suffix: str) -> list[str]:
    """Return for each input, in their order, where `place_record` puts its documents.

    Pages go where `cleancms clean -o DIR` puts them, other files into folders of their names. What would meet
    something there, also in the eyes of a file system that ignores case, goes into a folder "2", "3", ...
    The end of a name that leaves no room for the suffix gives way to a hash of it.
    """
    pages = [source for source in inputs if source.relative.lower().endswith(_PAGE_NAMES)]
    places, _ = plan_outputs(pages, suffix)  # those that meet another page are seen to below
    found = {source: places.find(source).removesuffix(suffix) for source in places.inputs}
    stems = {source: stem for source, stem in found.items() if stem == _shorten(stem, suffix)}
    files = {_fold(stem) + suffix for stem in stems.values()}
    folders = {folder for stem in stems.values() for folder in _list_folders(_fold(stem))}
    for source in inputs:
        if source in stems:
            continue
        short = _shorten(source.relative, suffix)
        for stem in chain([short], (f"{number}/{short}" for number in count(2))):
            key = _fold(stem)
            above = list(_list_folders(key))
            own = {key, key + suffix}
            if own.isdisjoint(files) and own.isdisjoint(folders) and files.isdisjoint(above):
                break
        stems[source] = stem
        files.add(key + suffix)
        folders.update((key, *above))
    return [stems[source] for source in inputs]


def place_record(stem: str, raw: RawRecord, suffix: str) -> str:
    """Return the place of a record's document in the tree, with "/" between names."""
    if raw.form is Form.PAGE:
        return stem + suffix
    return f"{stem}/{raw.position:0{_DIGITS}d}{suffix}"


def _shorten(path: str, suffix: str) -> str:
    """Return `path` with a last name that has room for the suffix."""
    folder, slash, name = path.rpartition("/")
    raw = name.encode("utf-8", "surrogatepass")
    if len(raw) + len(suffix) <= _MAX_NAME:
        return path
    digest = blake2b(raw, digest_size=8).hexdigest()
    kept = raw[: _MAX_NAME - len(suffix) - len(digest) - 1].decode("utf-8", "ignore")
    return f"{folder}{slash}{kept}-{digest}"


def _fold(path: str) -> str:
    """Return what file systems that ignore case or composition make of `path`."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _list_folders(path: str) -> Iterator[str]:
    """Yield the folders above `path`, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
