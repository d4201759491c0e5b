"""What a run over a corpus is to do, and how it is recognised when it is started again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cleancms import __version__
from cleancms.corpus.profiles import SUFFIX, BadProfileError, read_profile
from cleancms.model import Settings
from cleancms.pages.find import MAX_SIZE, Input
from cleancms.pages.records import ANY_NAMES, FieldNames

# What is lost at most when a run is killed: some ten seconds of one core.
PART_RECORDS = 1000


class NearDuplicates(StrEnum):
    """What becomes of the pages that say what another page says.

    LINK keeps all and names their cluster's representative, DROP keeps the representative alone, KEEP does
    not look for them.
    """

    LINK = "link"
    DROP = "drop"
    KEEP = "keep"


class ShardFormat(StrEnum):
    """What the shards are written in; the value is their file suffix without the dot."""

    JSONL = "jsonl"
    GZIP = "jsonl.gz"
    ZSTD = "jsonl.zst"
    PARQUET = "parquet"


class TreeFormat(StrEnum):
    """What the documents are written in where each has a file of its own; the value is its suffix too."""

    MD = "md"
    TXT = "txt"


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """How a corpus is cleaned. Everything here may change the output, and nothing else may.

    `names` are the fields of records. `output_format` says whether the documents go into shards or into a
    tree of files. `profiles` is a directory of site profiles to apply; without it they
    are learnt. `index` is a directory of the signatures of earlier crawls. A part, what is finished of a run
    at a time, is `part_records` records. A record of more than `max_size` bytes fails.
    """

    names: FieldNames = ANY_NAMES
    settings: Settings = field(default_factory=Settings)
    output_format: ShardFormat | TreeFormat = ShardFormat.JSONL
    near_duplicates: NearDuplicates = NearDuplicates.LINK
    profiles: Path | None = None
    index: Path | None = None
    part_records: int = PART_RECORDS
    max_size: int = MAX_SIZE


def sort_inputs(inputs: Iterable[Input]) -> list[Input]:
    """Return the inputs in the order in which their records are numbered: by name, each once."""
    return sorted(set(inputs), key=lambda source: (source.id, str(source.path)))


def describe_run(inputs: Iterable[Input], settings: CorpusSettings) -> dict[str, Any]:
    """Return what makes a run this run, JSON-ready: version, settings, inputs with size and time of change.

    Where the documents go into a tree, the places of the inputs in it belong to them.
    Raises OSError where an input cannot be looked at, BadProfileError where a profile to apply is none.
    """
    is_tree = isinstance(settings.output_format, TreeFormat)
    return {
        "version": __version__,
        "settings": {
            "fields": list(settings.names),
            "reference_time": settings.settings.reference_time,
            "format": settings.output_format.value,
            "near_duplicates": settings.near_duplicates.value,
            "profiles": _describe_profiles(settings.profiles),
            "index": str(settings.index) if settings.index else None,
            "part_records": settings.part_records,
            "max_size": settings.max_size,
        },
        "inputs": [
            [*_describe_input(source), source.relative] if is_tree else _describe_input(source)
            for source in inputs
        ],
    }


def name_run(description: dict[str, Any]) -> str:
    """Return the name of a run, 16 hexadecimal digits: another one for other inputs or settings."""
    return blake2b(json.dumps(description).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _describe_input(source: Input) -> list[Any]:
    if source.path is None:
        return [source.id]
    status = Path(source.path).stat()
    return [source.id, status.st_size, status.st_mtime_ns]


def _describe_profiles(folder: Path | None) -> str | None:
    """Return a hash over all profiles in a directory. Raises BadProfileError where one of them is none."""
    if folder is None:
        return None
    digest = blake2b(digest_size=8)
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        content = path.read_bytes()
        try:
            read_profile(content.decode())
        except (BadProfileError, UnicodeDecodeError) as error:
            raise BadProfileError(f"{path}: {error}") from error
        digest.update(path.name.encode("utf-8", "surrogatepass") + b"\0" + content + b"\0")
    return digest.hexdigest()
