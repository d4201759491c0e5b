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
from cleancms.wording.phrases import (
    MAX_PHRASE,
    fold_wording,
    index_phrases,
    match_phrase,
    measure_folded,
    read_phrases,
)

# The most words and characters of a name, Han characters of one, and names of a list. A longer value than
# MAX_VALUE (characters) is read up to there.
MAX_NAME_WORDS = 6
MAX_NAME_CHARACTERS = 40
MAX_NAMES = 20
MAX_VALUE = 1_000
MAX_HAN_NAME = 8
_MAX_LIST_WORDS = 14

_NAME_WORD = re.compile(r"[^\W\d_][^\s,;|]*")
_BY = index_phrases(f"{BYLINE_PHRASES}|{BYLINE_PREPOSITIONS}")
_BEHIND_BY = re.compile(r"\s*:?\s+")
# These are compiled when a value first needs them; `re` keeps them.
_REPORTER = (
    r"^(?:本报|本网|本刊|特约|实习)?(?:记者|記者|通讯员|通訊員|实习生|编辑|作者|文|撰文|图文)[\s:：/|]+|"
    r"\s*(?:报道|摄|撰文|整理|기자)$"
)
_ADDRESS = r"[<(\[]?(?:https?://|www\.)\S+|[<(\[]?[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+[>)\]]?"
_BRACKETS = r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】"
# Where a value goes on after its names: the place, the time, the counts, the name of the site.
_TAIL = (
    r"(?i)\s+(?:[⋅·•∙|]|[–—\-](?=\s)).*$|\s+(?:in|on|at|via)(?:\s.*)?$|\s+(?:am|um|le|el|il|den|dne|op)$|\s+[\d@#].*$"
    r"|\s+(?:and|und|et|y|e|en|og|och|&)$"
)
_LIST = r"\s*[;；、|/]\s*|\s+(?:and|und|et|y|e|og|och|ja|en|и|та|i|&|with|avec|mit|con)\s+|\s*&\s*"
_COMMA = r"\s*[,，]\s*(?:(?:and|und|et|y|e|&)\s+)?"
_FAMILY_FIRST = r"([^\W\d_][^\W\d_'’\-]+),\s([^\W\d_][^\W\d_'’\-]+(?:\s[A-Z]\.?)?)"
_CREDENTIAL = (
    r"(?:[A-Z][A-Za-z]{0,3}\.?[\s\-]?){0,2}(?:[A-Z]{2,6}|(?:[A-Z][a-z]{0,2}\.){2,4}|[IVX]+)®?(?:\s?\d+)?"
    r"|Jr\.?|Sr\.?|Esq\.?"
)
_ROLES = read_phrases(ROLES)
_NO_NAMES = read_phrases(NO_NAMES)
_PARTICLES = read_phrases(NAME_PARTICLES)
_NO_NAME_WORDS = read_phrases(NO_NAME_WORDS)
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
    plain = re.sub(_BRACKETS, " ", re.sub(_ADDRESS, " ", " ".join(text[:MAX_VALUE].split())))
    plain = re.sub(_TAIL, "", _strip_by(plain.strip(_EDGE)))
    names: dict[str, None] = {}
    for part in re.split(_LIST, plain):
        for piece in _split_commas(part):
            name = re.sub(_REPORTER, "", _strip_by(piece.strip(_EDGE))).strip(_EDGE)
            for single in _split_han(name):
                if _may_be_name(single):
                    names.setdefault(single)
    return tuple(names)[:MAX_NAMES]


def _strip_by(text: str) -> str:
    """Return `text` without the words for "by" in front of a name."""
    length = match_phrase(_BY, fold_wording(text[:MAX_PHRASE]))
    behind = _BEHIND_BY.match(text, measure_folded(text, length)) if length else None
    return text[behind.end() :] if behind else text


def _split_han(name: str) -> list[str]:
    """Return the names between spaces where all of them are Chinese, else `name`."""
    names = re.split(r"\s", name)
    return names if len(names) > 1 and all(map(_is_han_name, names)) else [name]


def _is_han_name(text: str) -> bool:
    return 2 <= len(text) <= 4 and all("\u4e00" <= character <= "\u9fff" for character in text)


def _split_commas(part: str) -> list[str]:
    """Return the names between commas; "Doe, Jane" is one name, "Jane Doe, PhD, Editor" another."""
    reversed_name = re.fullmatch(_FAMILY_FIRST, part.strip())
    if reversed_name and not _is_addition(reversed_name[2]):
        return [f"{reversed_name[2]} {reversed_name[1]}"]
    pieces = [piece for piece in re.split(_COMMA, part) if piece]
    return [piece for place, piece in enumerate(pieces) if not place or not _is_addition(piece)]


def _is_addition(piece: str) -> bool:
    """Tell whether what stands behind a comma is a degree or a role of the person before it."""
    words = fold(piece).split()
    return bool(re.fullmatch(_CREDENTIAL, piece)) or any(word.strip(".") in _ROLES for word in words)


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
