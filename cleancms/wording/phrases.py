"""Tables of phrases, and finding which of them a line begins with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from cleancms.text import count_han_kana, encode_print, fold

# Phrases by their first KEY characters (all of a shorter phrase), the longest first.
Phrases = Mapping[str, tuple[str, ...]]
KEY = 4
# No phrase that a line can begin with is looked for beyond so many characters.
MAX_PHRASE = 40

# What writers of one phrase leave out or put in: the dot that a folded Turkish İ keeps, soft hyphens, joiners
# and direction marks, the points of Hebrew, the vowel signs and the tatweel of Arabic, the nukta of India.
_LEFT_OUT = (
    "\u00ad\u0307\u200b-\u200f\u2060\ufeff\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0640\u064b-\u065f\u0670"
    "\u093c\u09bc\u0a3c"
)
# Letters of which writers use either: without the dot or the accent (Turkish and Greek capitals lose them),
# Romanian with a cedilla or a comma, the Arabic, Persian and Urdu forms of a letter.
_ALIKE = dict(
    zip(
        "ıάέήίόύώϊϋΐΰșțأإآٱىیکہ",
        "iαεηιουωιυιυşţااااييكه",
        strict=True,
    )
)
_WORDS = re.compile(r"[^\W\d_]+")
_ASCII_LETTERS = bytes(code if chr(code).isalpha() else 0x20 for code in range(128)).ljust(256)
_VARIANT = re.compile(f"[{_LEFT_OUT}{''.join(_ALIKE)}]")


def fold_wording(text: str) -> str:
    """Return `text` folded, and also without what writers of the same phrase do differently.

    It can be shorter than `fold(text)`, never longer.
    """
    if text.isascii():
        return text.lower()
    folded = fold(text)
    if folded.isascii():
        return folded
    return _VARIANT.sub(_replace, folded.replace("’", "'"))


def _replace(match: re.Match[str]) -> str:
    return _ALIKE.get(match[0], "")


def read_words(text: str) -> list[str]:
    """Return the runs of letters of `text`."""
    plain = encode_print(text)
    if plain is not None:
        return plain.translate(_ASCII_LETTERS).decode().split()
    return _WORDS.findall(text)


def measure_folded(text: str, length: int) -> int:
    """Return how many characters of `text` the first `length` characters of its folded form stand for."""
    if text.isascii():
        return length
    end = next((end for end in range(len(text) + 1) if len(fold_wording(text[:end])) >= length), len(text))
    while end < len(text) and fold_wording(text[: end + 1]) == fold_wording(text[:end]):
        end += 1
    return end


def split_table(table: str) -> list[str]:
    """Return the phrases of a table, which "|" and line breaks separate.

    Tables are written as `fold_wording` leaves them (a test sees to that), so that none has to be folded.
    """
    phrases = "|".join([line.strip() for line in table.splitlines()]).split("|")
    return [phrase for phrase in phrases if phrase]


@cache
def index_phrases(table: str) -> Phrases:
    """Return the phrases of a table, ready for `match_phrase`."""
    index: dict[str, list[str]] = {}
    for phrase in set(split_table(table)):
        index.setdefault(phrase[:KEY], []).append(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in index.items()}


@cache
def read_phrases(table: str) -> frozenset[str]:
    """Return the phrases of a table as a set."""
    return frozenset(split_table(table))


def index_words(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Return the phrases by the longest word of each: the others may be the commonest of a language."""
    index: dict[str, list[str]] = {}
    for phrase in phrases:
        word = max(phrase.split(), key=len)
        if not word.isalpha():
            word = max(read_words(phrase), key=len)
        index.setdefault(word, []).append(phrase)
    return index


def match_phrase(index: Phrases, line: str, *, whole_words: bool = True) -> int:
    """Return the length of the longest phrase that the folded `line` begins with, 0 where there is none.

    With `whole_words`, no letter and no vowel sign may follow a phrase that ends in one.
    """
    for size in range(KEY, 0, -1):
        for phrase in index.get(line[:size], ()):
            if line.startswith(phrase):
                end = len(phrase)
                if not whole_words or not is_in_word(line[end : end + 1]) or not is_in_word(phrase[-1]):
                    return end
    return 0


def split_phrases(index: Phrases, line: str) -> list[str]:
    """Return the phrases that the folded `line` consists of, besides figures and punctuation.

    None where anything else is in it.
    """
    phrases: list[str] = []
    place = 0
    while place < len(line):
        if not line[place].isalpha():
            place += 1
            continue
        rest = line[place : place + MAX_PHRASE]
        length = match_phrase(index, rest, whole_words=not count_han_kana(rest[0]))
        if not length:
            return []
        phrases.append(rest[:length])
        place += length
    return phrases


def is_in_word(character: str) -> bool:
    """Tell whether a character is a letter or a sign that belongs to one, as Indian and Thai vowels are."""
    return character.isalpha() or (bool(character) and unicodedata.category(character)[0] == "M")
