"""What was found in a file, in lines for people and in objects for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleancms.fixes.content import FileFinding, FixedFile
from cleancms.model import Reason

# Characters of a block's text that a line shows.
EXCERPT = 72


def describe_findings(file: FixedFile) -> Iterator[str]:
    """Yield a line without its end for each finding: name:line: reason (score 0.12): text of the block."""
    for found in file.findings:
        lines = _count_lines(found)
        facts = [f"{lines} lines"] if lines > 1 else []
        facts.append(f"score {found.finding.score:.2f}")
        where = f"{found.record}, line {found.finding.first + 1}: " if found.record else ""
        yield (
            f"{file.name}:{found.line}: {where}{_describe_reason(found)} ({', '.join(facts)}): "
            f"{_cut(found.finding.excerpt)}"
        )


def list_findings(file: FixedFile) -> Iterator[dict[str, Any]]:
    """Yield each finding as a JSON-ready object.

    `line` and `last_line` are those of the file, `text_line` and `last_text_line` those of the text, which is
    a field in a JSONL file; `repeats` is the line of the text at which the original of a copy begins. `start`
    and `end` are characters of the text.
    """
    for line, last_line, record, found in file.findings:
        yield {
            "file": file.name,
            "line": line,
            "last_line": last_line,
            "record": record or None,
            "text_line": found.first + 1,
            "last_text_line": found.last,
            "start": found.start,
            "end": found.end,
            "reason": found.reason.value,
            "score": found.score,
            "repeats": found.original + 1 if found.original >= 0 else None,
            "text": found.excerpt,
        }


def _count_lines(found: FileFinding) -> int:
    return found.finding.last - found.finding.first


def _describe_reason(found: FileFinding) -> str:
    if found.finding.reason is Reason.COPY and found.finding.original >= 0:
        return f"repeats line {found.finding.original + 1}"
    return found.finding.reason.value


def _cut(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1].rstrip()}…"
