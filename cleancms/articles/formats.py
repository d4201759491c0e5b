"""The output formats."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """An output format; its value is also the suffix of its files."""

    MD = "md"
    TXT = "txt"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
