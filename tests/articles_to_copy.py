"""Texts with known copies for the tests of near-duplicate pages."""

from __future__ import annotations

from pathlib import Path
from random import Random

from cleancms.corpus.parts import Document, Part, encode_part, open_part
from cleancms.corpus.signatures import sign

_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()


def write(name: str, words: int = 200) -> list[str]:
    """Return the words of an article that no other name gives."""
    random = Random(name)
    return ["".join(random.choices(_SYLLABLES, k=3)) for _ in range(words)]


def edit(words: list[str], every: int) -> list[str]:
    """Return the words with one in `every` changed."""
    return [f"{word}x" if place % every == every - 1 else word for place, word in enumerate(words)]


def document(name: str, words: list[str], date: str | None = None) -> Document:
    """Return a signed document."""
    return Document(name, date, sign(" ".join(words)))


def save(folder: Path, documents: list[Document], size: int = 1000) -> list[Part]:
    """Write documents as parts of `size` into a folder and open them."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = []
    for start in range(0, len(documents), size):
        path = folder / f"{start:04d}.signatures"
        path.write_bytes(encode_part(documents[start : start + size]))
        parts.append(open_part(path))
    return parts
