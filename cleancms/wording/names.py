"""Names of people in the lines and fields that give an author."""

from __future__ import annotations

import re

from cleancms.text import count_han_kana, fold
from cleancms.wording.name_tables import (
    BYLINE_PHRASES,
    BYLINE_PREPOSITIONS,
    NAME_PARTICLES,
    NO_NAME_WORDS,
    NO_NAMES,
    ROLES,
)
from cleancms.wording.phrases import split_table

# The most words and characters of a name, Han characters of one, and names of a list. A longer value than
# MAX_VALUE (characters) is read up to there.
MAX_NAME_WORDS = 6
MAX_NAME_CHARACTERS = 40
MAX_NAMES = 20
MAX_VALUE = 1_000
MAX_HAN_NAME = 8
_MAX_LIST_WORDS = 14

_NAME_WORD = re.compile(r"[^\W\d_][^\s,;|]*")
_BY_WORDS = "|".join(re.escape(phrase) for phrase in split_table(f"{BYLINE_PHRASES}|{BYLINE_PREPOSITIONS}"))
_BY = re.compile(rf"^(?:{_BY_WORDS})\s*:?\s+", re.IGNORECASE)
_REPORTER = re.compile(
    r"^(?:本报|本网|本刊|特约|实习)?(?:记者|記者|通讯员|通訊員|实习生|编辑|作者|文|撰文|图文)[\s:：/|]+|"
    r"\s*(?:报道|摄|撰文|整理|기자)$"
)
_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)\S+|[<(\[]?[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+[>)\]]?")
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】")
# Where a value goes on after its names: the place, the time, the counts, the name of the site.
_TAIL = re.compile(
    r"\s+(?:[⋅·•∙|]|[–—\-](?=\s)).*$|\s+(?:in|on|at|via)(?:\s.*)?$|\s+(?:am|um|le|el|il|den|dne|op)$|\s+[\d@#].*$"
    r"|\s+(?:and|und|et|y|e|en|og|och|&)$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s*[;；、|/]\s*|\s+(?:and|und|et|y|e|og|och|ja|en|и|та|i|&|with|avec|mit|con)\s+|\s*&\s*"
)
_COMMA = re.compile(r"\s*[,，]\s*(?:(?:and|und|et|y|e|&)\s+)?")
_HAN_NAMES = re.compile(r"[\u4e00-\u9fff]{2,4}(?:\s[\u4e00-\u9fff]{2,4})+")
_FAMILY_FIRST = re.compile(r"([^\W\d_][^\W\d_'’\-]+),\s([^\W\d_][^\W\d_'’\-]+(?:\s[A-Z]\.?)?)")
_CREDENTIAL = re.compile(
    r"(?:[A-Z][A-Za-z]{0,3}\.?[\s\-]?){0,2}(?:[A-Z]{2,6}|(?:[A-Z][a-z]{0,2}\.){2,4}|[IVX]+)®?(?:\s?\d+)?"
    r"|Jr\.?|Sr\.?|Esq\.?"
)
_ROLES = frozenset(split_table(ROLES))
_NO_NAMES = frozenset(split_table(NO_NAMES))
_PARTICLES = frozenset(split_table(NAME_PARTICLES))
_NO_NAME_WORDS = frozenset(split_table(NO_NAME_WORDS))
_NO_NAME_SIGNS = re.compile(r"[\d#\[\]|:?!]")
_EDGE = ' \t,;:·•|/-–—‧[]【】「」<>，、；"“”'


def is_name_list(text: str) -> bool:
    """Tell whether `text` up to its first figure reads like names: two capitalised words, none in lower case.

    Particles and connectives ("van", "and", "on") do not count. In scripts without case there is nothing to
    tell names by, so the answer is False.
    """
    head = re.split(r"\d", text, maxsplit=1)[0]
    names = [word for word in _NAME_WORD.findall(head) if word.lower() not in _PARTICLES]
    if head.rstrip().endswith((".", "?", "!")):
        return False
    return 2 <= len(names) <= _MAX_LIST_WORDS and all(word[0].isupper() for word in names)


def looks_like_name(text: str) -> bool:
    """Tell whether a piece of a line that no label introduces can be nothing but a name.

    It has up to six words or, in Chinese characters, two to eight of them, and no word that menus have.
    """
    han = count_han_kana(text)
    if han:
        return 2 <= han <= MAX_HAN_NAME and han == len(text.replace(" ", ""))
    words = _NAME_WORD.findall(text)
    if not 1 <= len(words) <= MAX_NAME_WORDS or not words[0][0].isupper() or _NO_NAME_SIGNS.search(text):
        return False
    return not any(fold(word).strip(".,'’") in _NO_NAME_WORDS for word in words)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a value that gives authors, each once, without "by", roles, degrees and addresses.

    What cannot be a name (too long, figures, "unknown") is left out; the result may be empty.
    """
    plain = _BY.sub(
        "", _BRACKETS.sub(" ", _ADDRESS.sub(" ", " ".join(text[:MAX_VALUE].split()))).strip(_EDGE)
    )
    plain = _TAIL.sub("", plain)
    names: dict[str, None] = {}
    for part in _LIST.split(plain):
        for piece in _split_commas(part):
            name = _REPORTER.sub("", _BY.sub("", piece.strip(_EDGE))).strip(_EDGE)
            for single in name.split() if _HAN_NAMES.fullmatch(name) else [name]:
                if _may_be_name(single):
                    names.setdefault(single)
    return tuple(names)[:MAX_NAMES]


def _split_commas(part: str) -> list[str]:
    """Return the names between commas; "Doe, Jane" is one name, "Jane Doe, PhD, Editor" another."""
    reversed_name = _FAMILY_FIRST.fullmatch(part.strip())
    if reversed_name and not _is_addition(reversed_name[2]):
        return [f"{reversed_name[2]} {reversed_name[1]}"]
    pieces = [piece for piece in _COMMA.split(part) if piece]
    return [piece for place, piece in enumerate(pieces) if not place or not _is_addition(piece)]


def _is_addition(piece: str) -> bool:
    """Tell whether what stands behind a comma is a degree or a role of the person before it."""
    words = fold(piece).split()
    return bool(_CREDENTIAL.fullmatch(piece)) or any(word.strip(".") in _ROLES for word in words)


def is_no_name(text: str) -> bool:
    """Tell whether `text` is what fields say when there is no author or source ("unknown", "网络")."""
    return fold(text.strip(_EDGE)) in _NO_NAMES


def _may_be_name(name: str) -> bool:
    if not name or len(name) > MAX_NAME_CHARACTERS or len(name.split()) > MAX_NAME_WORDS:
        return False
    if name.count(".") > 1 and " " not in name:
        return False
    if is_no_name(name) or not any(character.isalpha() for character in name):
        return False
    return sum(character.isdecimal() for character in name) <= 4 and count_han_kana(name) <= 16
