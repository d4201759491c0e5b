"""How likely bytes are text in a charset: a small likelihood model over letters, neighbours and words."""

from __future__ import annotations

import codecs
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cleancms.pages.charset_tables import (
    CODEC_OF_LABEL,
    CODECS,
    ENGLISH,
    LANGUAGES,
    NO_CHARSETS,
    ORDINARY_MARKS,
    OTHER_MARKS,
    Language,
)

ASCII_WORD = re.compile(r"(?<![\w\x80-\xff])[a-z]+(?![\w\x80-\xff])")
NON_ASCII = re.compile(rb"[\x80-\xff]")
_TEXT_RUN = re.compile(rb"[^<>\r\n]+")


class UnknownEncodingError(LookupError):
    """The name that the user gave is not an encoding."""


def find_codec(label: str) -> str:
    """Return Python's codec for an encoding's name, read as browsers do (gb2312 is gb18030).

    Raises UnknownEncodingError.
    """
    key = re.sub(r"[^a-z0-9]", "", label.lower())
    bare = re.sub(r"^(?:x|cs)", "", key)
    named = CODEC_OF_LABEL.get(key) or CODEC_OF_LABEL.get(bare)
    for name in (named,) if named else (label.strip(), bare, re.sub(r"^iso8859", "iso8859-", bare)):
        try:
            codec = codecs.lookup(name[:40]).name
            b"a".decode(codec, "ignore")  # LookupError for hex, zip, rot13, ...
        except (LookupError, ValueError):
            continue
        if codec not in NO_CHARSETS:
            return codec
    raise UnknownEncodingError(f"unknown encoding: {label!a}")


def _letter_costs(letters: str) -> dict[str, float]:
    """Return minus the log likelihood (nats) of each of a language's letters among its letters."""
    weights: dict[str, float] = {}
    tier = 0
    for letter in letters:
        if letter == " ":
            tier += 1
        else:
            weights[letter] = 2.0**-tier
    total = sum(weights.values())
    return {letter: math.log(total / weight) for letter, weight in weights.items()}


def _is_common(character: str, charsets: tuple[tuple[str, int], ...]) -> bool:
    """Tell whether one of `charsets` has `character` below its lead byte."""
    for charset, limit in charsets:
        encoded = character.encode(charset, "ignore")
        if len(encoded) == 2 and encoded[0] < limit:
            return True
    return False


def _cost_of_rare(character: str, language: Language, costs: dict[str, float]) -> float:
    """Return the cost (nats) of a character that is not one of the language's frequent letters."""
    lower = character.lower()
    if character in ORDINARY_MARKS:
        return 4.5
    if lower in costs:
        return costs[lower] + 2.0
    category = unicodedata.category(character)
    if category in ("Cc", "Cn", "Co", "Cs") or character == "\ufffd":
        return 16.0
    if language.common:
        if _is_common(character, language.common):
            return 9.5
        return 13.0 if category == "Lo" else 11.0
    if language.words and character < "\u0180" and category[0] == "L":
        return 8.0  # a letter of another Latin alphabet, as in names
    return 7.0 if character in OTHER_MARKS else 11.0


def _neighbour_costs(text: str, counts: Counter[str]) -> tuple[float, float]:
    """Return what unlikely neighbours cost (nats) if the script is Latin, and if it is another.

    Unlikely are: small before capital letters, signs inside words, runs of accented letters (Latin),
    words of ASCII and other letters (other scripts).
    """
    shapes = {}
    for character in counts:
        if character.isascii():
            shape = "a" if character.islower() else "A" if character.isupper() else "."
        elif character.isalpha() or unicodedata.combining(character):
            shape = "L" if character.isupper() else "l"
        else:
            shape = "." if character in ORDINARY_MARKS or character == "\xad" else "s"
        shapes[ord(character)] = shape
    shaped = text.translate(shapes)

    def count(*patterns: str) -> int:
        return sum(shaped.count(pattern) for pattern in patterns)

    always = 4.0 * count("aL", "lL", "lA", "asa", "lsl", "asl", "lsa")
    return always + 1.5 * count("ll", "LL"), always + 4.0 * count("al", "la", "Al", "AL", "LA", "La")


class Fit(NamedTuple):
    """How a text fits a language: `cost` of all of it, `doubt` for one non-ASCII character (nats)."""

    cost: float
    doubt: float
    language: Language


def fit(text: str, words: Counter[str], languages: Iterable[Language]) -> Fit:
    """Return how `text`, with `words` of ASCII letters, fits the one of `languages` that fits it best.

    A likelihood: letters by their frequency, unlikely neighbours, frequent words. An ASCII character costs
    a flat 3 nats, so that two bytes read as one Han character compare with the same two read as "Ö", "a".
    The costs of rare characters and neighbours are round figures, checked with the table in the tests.
    """
    counts = Counter(text)
    foreign = [(character, count) for character, count in counts.items() if not character.isascii()]
    total = sum(count for _, count in foreign)
    latin, other = _neighbour_costs(text, counts)
    best = Fit(math.inf, math.inf, LANGUAGES[0])
    for language in languages:
        costs = _letter_costs(language.letters)
        cost = 0.0 if language.common else latin if language.words else other
        for character, count in foreign:
            letter_cost = costs.get(character)
            cost += count * (
                _cost_of_rare(character, language, costs) if letter_cost is None else letter_cost
            )
        cost -= 1.5 * sum(words[word] for word in (language.words or ENGLISH).split())
        if cost < best.cost:
            best = Fit(cost, cost / max(1, total), language)
    return best._replace(cost=best.cost + 3.0 * (len(text) - total))


def languages_of(codec: str) -> tuple[Language, ...]:
    """Return the languages that are written in `codec`, all for a codec that is no candidate."""
    return tuple(language for language in LANGUAGES if codec in language.codecs.split()) or LANGUAGES


def sure_doubt(language: Language) -> float:
    """Return the doubt below which a declared charset needs no comparison with others.

    Measured on Django's translations (40 languages, 15 non-ASCII characters each): the right charset has
    at most 8 (Chinese, Japanese, Korean), 4.5 (other scripts) and for most Latin languages 2.5.
    """
    return 8.2 if language.common else 2.5 if language.words else 3.5


def greatest_doubt(language: Language) -> float:
    """Return the doubt above which bytes are not text in any candidate (random bytes: 8.2, 11.8)."""
    return 10.5 if language.common else 8.0


def take_sample(raw: bytes) -> bytes:
    """Return up to about 2,000 bytes of `raw`: the runs of text that have non-ASCII bytes, each once.

    A run ends at a line end, "<" or ">" (no byte of a longer character in any candidate) and begins at
    most 100 bytes before its first non-ASCII byte, so a long ASCII head does not use the sample up.
    """
    runs: dict[bytes, None] = {}
    size = 0
    for match in _TEXT_RUN.finditer(raw):
        if match.group().isascii():
            continue
        first = NON_ASCII.search(raw, match.start())
        start = max(match.start(), first.start() - 100) if first else match.start()
        run = raw[start : min(match.end(), start + 600)]
        if run not in runs:
            runs[run] = None
            size += len(run)
            if size > 1_500:
                break
    return b"\n".join(runs)


def find_likeliest(sample: bytes, words: Counter[str], declared: str | None, bonus: float) -> tuple[Fit, str]:
    """Return the codec that makes the likeliest text of `sample`, with its fit.

    Each candidate starts 0.3 nats behind the one before it, the Macintosh's 6; `declared` is `bonus` ahead.
    """
    best, likeliest = Fit(math.inf, math.inf, LANGUAGES[0]), ""
    for rank, codec in enumerate(dict.fromkeys((*CODECS, declared or CODECS[0]))):
        found = fit(sample.decode(codec, "replace"), words, languages_of(codec))
        handicap = 0.3 * rank + (6.0 if codec.startswith("mac") else 0.0)
        if codec == declared:
            handicap -= bonus
        if found.cost + handicap < best.cost:
            best, likeliest = found._replace(cost=found.cost + handicap), codec
    return best, likeliest
