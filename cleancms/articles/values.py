"""Values of metadata fields as pages write them, made plain: addresses, counts, tags, names of sites."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from cleancms.articles.dates import find_dates, parse_date
from cleancms.text import block_key, collapse_space, count_han_kana, count_words, fold
from cleancms.wording.name_tables import NAME_PARTICLES
from cleancms.wording.names import is_no_name
from cleancms.wording.phrases import split_table

# The most words of a tag, and of the name of a source or a site; longer values are sentences.
MAX_TAG_WORDS = 8
MAX_SOURCE_WORDS = 20

_URL_DATE = re.compile(
    r"/(?P<year>\d{4})[/\-](?P<month>\d{1,2})[/\-](?P<day>\d{1,2})(?=[/\-_.]|$)"
    r"|[/_t](?P<year2>20\d{2})(?P<month2>\d{2})(?P<day2>\d{2})(?=[/_.]|$)"
)
_TAG_SEPARATOR = re.compile(r"[,，、;；|#＃]")
_DIGIT = re.compile(r"\d")
# What stands behind the source in the lines of Chinese sites.
_BUTTONS = re.compile(r"\s(?:举报|分享|打印|收藏|评论|字号|订阅|关注)(?:\s.*)?$")
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_COUNT = re.compile(r"(\d[\d,. ]*)\s*([万萬kKmM]?)")
_FACTORS = {"": 1, "万": 10_000, "萬": 10_000, "k": 1_000, "m": 1_000_000}
# What only people are: "Travel Editor" and "Marketing Team" are also names that content systems show.
_OCCUPATIONS = frozenset(
    """reporter writer correspondent journalist columnist redakteur redakteurin journaliste periodista
    giornalista dziennikarz dziennikarka корреспондент muhabir""".split()
)
_PARTICLES = frozenset(split_table(NAME_PARTICLES))
# The words of a name before a role: "Jane Doe Environment reporter".
_NAME_BEFORE_ROLE = 2


def clean_text(value: str) -> str | None:
    """Return running text without markup and doubled spaces."""
    return collapse_space(_MARKUP.sub(" ", value)) or None


def clean_source(value: str) -> str | None:
    """Return the name of a source or a site; an address, a sentence or "unknown" is none."""
    dated = _DIGIT.search(value)
    name = _BUTTONS.sub("", find_dates(value)[1] if dated else collapse_space(value)).strip(" .,;:|-–—")
    if not block_key(name) or "://" in name or count_words(name) > MAX_SOURCE_WORDS or is_no_name(name):
        return None
    return name


def read_count(value: str) -> int | None:
    """Return the number in "1,234", "1.2k" or "3万次"."""
    match = _COUNT.search(value)
    if not match:
        return None
    factor = _FACTORS[match[2].lower()]
    digits = match[1].strip(" .,").replace(" ", "")
    try:
        if factor > 1:
            return round(float(digits.replace(",", ".")) * factor)
        return int(re.sub(r"[,.]", "", digits))
    except (ValueError, OverflowError):
        return None


def read_url_date(address: str) -> str | None:
    """Return the day that stands in an address (/2022/02/24/, t20220224_), None where there is none."""
    match = _URL_DATE.search(address)
    if not match:
        return None
    return parse_date("-".join(match[name] or match[f"{name}2"] for name in ("year", "month", "day")))


def resolve_address(base: str, address: str) -> str | None:
    """Return an absolute web address, None where `address` gives none."""
    try:
        url = urljoin(base, address.strip())
    except ValueError:
        return None
    return url if address.strip() and url.lower().startswith(("http://", "https://")) else None


def split_tags(value: str) -> list[str]:
    """Return the tags of a list with separators, in Chinese and Japanese also of one with spaces."""
    tags = [collapse_space(tag) for tag in _TAG_SEPARATOR.split(value)]
    if len(tags) == 1 and count_han_kana(value) >= 2:
        tags = value.split()
    return [tag for tag in tags if tag and count_words(tag) <= MAX_TAG_WORDS]


def drop_role(name: str) -> str:
    """Return a name without the role that stands behind it and no comma divides from it."""
    words = name.split()
    if len(words) <= _NAME_BEFORE_ROLE or fold(words[-1]) not in _OCCUPATIONS:
        return name
    left = _NAME_BEFORE_ROLE
    for place, word in enumerate(words):
        # Particles and initials do not count.
        left -= fold(word) not in _PARTICLES and len(word.strip(".")) > 1
        if not left:
            return " ".join(words[: place + 1])
    return name
