"""Reads page folders: SET/reference.jsonl.gz with SET/html/<id>.html.gz or SET/text/<id>.txt.gz."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.folds import find_site

REFERENCE_FILE = "reference.jsonl.gz"
HTML_SUFFIX = ".html.gz"
TEXT_SUFFIX = ".txt.gz"


class PageFolderError(Exception):
    """A page folder cannot be used; the message names the folder and the cause."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One page with its reference.

    `references` are the wordings that count as right: the reference and, where the page shows its article
    in two wordings, the other one. `site` is whose template the page has (for folds), `other_sites`
    are sites that it may belong to as well. `source` is the set
    that the page was made from, "" where it is as it was found. `language` is "" where it is not known.
    `ceiling` and `ceiling_shingle` (0..1) are the F1 of a perfect choice among the
    page's own lines, where known.
    """

    id: str
    kind: str
    path: Path
    references: tuple[str, ...]
    url: str = ""
    site: str = ""
    other_sites: tuple[str, ...] = ()
    source: str = ""
    language: str = ""
    repeat_lines: tuple[str, ...] = ()
    ceiling: float | None = None
    ceiling_shingle: float | None = None

    @property
    def set_name(self) -> str:
        """The name of the page folder."""
        return self.path.parent.parent.name

    @property
    def is_text(self) -> bool:
        """Whether the page is a plain-text dump (else HTML)."""
        return self.path.name.endswith(TEXT_SUFFIX)


def find_sets(pages: Path) -> tuple[str, ...]:
    """Return the names of the page folders below `pages` whose pages have reference texts, in their order."""
    references = sorted(pages.glob(f"*/{REFERENCE_FILE}"))
    return tuple(path.parent.name for path in references if "text" in next(read_records(path), {}))


def read_set(folder: Path) -> tuple[Sample, ...]:
    """Return the pages of a page folder that are scored, ordered by id.

    Raises PageFolderError where the folder, its references or a page is missing, or no page is scored.
    """
    directory, suffix = _find_pages(folder)
    samples = []
    addresses = _Addresses(folder.parent)
    for record in read_records(folder / REFERENCE_FILE):
        if not record.get("scored", True):
            continue
        if "text" not in record:
            raise PageFolderError(f"{folder}: page {record['id']} has no reference text")
        site = addresses.find_site(record) or f"{folder.name}:{record['kind']}"
        samples.append(_make_sample(record, directory / f"{record['id']}{suffix}", site))
    if not samples:
        raise PageFolderError(f"{folder}: no page is to be scored")
    missing = [sample.path for sample in samples if not sample.path.is_file()]
    if missing:
        raise PageFolderError(f"{folder}: {len(missing)} pages are missing, the first is {missing[0]}")
    return tuple(sorted(samples, key=lambda sample: sample.id))


def spread(samples: Sequence[Sample], limit: int | None) -> tuple[Sample, ...]:
    """Return at most `limit` of `samples`, evenly spread over them and always the same ones."""
    if limit is None or limit >= len(samples):
        return tuple(samples)
    return tuple(samples[index * len(samples) // limit] for index in range(limit))


def read_page(sample: Sample) -> bytes | str:
    """Return the page: an HTML page as the bytes that it is, a text dump (UTF-8) as str."""
    content = gzip.decompress(sample.path.read_bytes())
    return content.decode("utf-8") if sample.is_text else content


def read_decoded_page(sample: Sample) -> str:
    """Return the page as text, UTF-8 supposed; what is none becomes U+FFFD."""
    page = read_page(sample)
    return page if isinstance(page, str) else page.decode("utf-8", "replace")


def _find_pages(folder: Path) -> tuple[Path, str]:
    if not (folder / REFERENCE_FILE).is_file():
        raise PageFolderError(f"{folder}: no page folder, {REFERENCE_FILE} is missing")
    for name, suffix in (("html", HTML_SUFFIX), ("text", TEXT_SUFFIX)):
        if (folder / name).is_dir():
            return folder / name, suffix
    raise PageFolderError(f"{folder}: no page folder, it has neither html/ nor text/")


def read_records(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the records of a references file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


class _Addresses:
    """Finds the site of a page, also of one made from the page of another set."""

    def __init__(self, pages: Path) -> None:
        self.pages = pages
        self.known: dict[str, dict[str, str]] = {}

    def find_site(self, record: Mapping[str, Any]) -> str:
        """Return the registered domain of the page or of the page whose template it has, "" if unknown."""
        if record.get("url"):
            return find_site(record["url"])
        source = record.get("source", "")
        template = str(record.get("site", "")).removeprefix(f"synth:{source}-") or record.get("page", "")
        return find_site(self._read(source).get(template, "")) if source else ""

    def _read(self, name: str) -> dict[str, str]:
        path = self.pages / name / REFERENCE_FILE
        if name not in self.known:
            records = read_records(path) if path.is_file() else ()
            self.known[name] = {record["id"]: record.get("url") or "" for record in records}
        return self.known[name]


def _make_sample(record: Mapping[str, Any], path: Path, site: str) -> Sample:
    other_wording = (record["alt"],) if record.get("alt") else ()
    return Sample(
        id=record["id"],
        kind=record["kind"],
        path=path,
        references=(record["text"], *other_wording),
        url=record.get("url") or "",
        site=site,
        source=record.get("source") or "",
        language=record.get("lang") or ("zh" if record.get("zh") else ""),
        repeat_lines=tuple(record.get("repeat_lines") or ()),
        ceiling=record.get("ceiling"),
        ceiling_shingle=record.get("ceiling_shingle"),
    )
