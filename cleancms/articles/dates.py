"""Dates as people write them, into ISO 8601.

Two rules: no guess where a form is ambiguous (3/4/2021 without a language), because a wrong date is worse
than none; and no clock, so that the same page gives the same date at any time. A relative date is only read
when the caller says which moment it counts from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from cleancms.articles.date_tables import (
    DAY_FIRST_LANGUAGES,
    ERAS,
    FILLERS,
    MONTH_FIRST_LANGUAGES,
    MONTHS,
    ONE,
    RELATIVE_DAYS,
    RELATIVE_PREFIXES,
    RELATIVE_SUFFIXES,
    RELATIVE_UNITS,
    WEEKDAYS,
)

# Pages are younger than the web. A year outside is a typing error or another calendar.
FIRST_YEAR = 1990
LAST_YEAR = 2100
# No line with a date in it is longer (characters); longer text is prose and only its start is read.
MAX_LINE = 600
MINUTES_OF_DAY = 1440

_LETTERS_WITHOUT_ACCENT = str.maketrans("ıłøđ’", "ilod'")
_NUMERALS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}

_NUMBER = "[0-9〇零一二三四五六七八九十元]{1,4}"
_MONTH_WORD = r"([^\s\d,./\-|:()]{2,15})"
_YEAR_MONTH_DAY = re.compile(r"(?<![\d.])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_DAY_MONTH_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s(?:tháng|thang)\s(\d{1,2}),?\s(?:năm\s|nam\s)?(\d{4})(?!\d)")
_DAY_WORD_YEAR = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[.\-/]?\s?(?:of\s|de\s|di\s|d['’])?"
    rf"{_MONTH_WORD}[.,\-/]?,?\s?(?:de\s|del\s)?(\d{{4}})(?!\d)"
)
_WORD_DAY_YEAR = re.compile(rf"{_MONTH_WORD}[.\-]?\s?(\d{{1,2}})(?:st|nd|rd|th)?[,.\-]?\s?(\d{{4}})(?![\d:])")
_YEAR_WORD_DAY = re.compile(
    rf"(?<!\d)(\d{{4}})[.,\-/]?\s?(?:m\.\s?)?{_MONTH_WORD}[.\-/]?\s?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
)
_WORD_DAY_TIME_YEAR = re.compile(
    rf"{_MONTH_WORD} (\d{{1,2}}) (\d{{2}}:\d{{2}}(?::\d{{2}})?) (?:[A-Z]{{3,4}} )?(\d{{4}})"
)
_YEAR = re.compile(r"\d{4}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?")

_TIME = re.compile(
    r"(?P<half>上午|下午|凌晨|早上|中午|晚上|午前|午後|오전|오후)?\s?"
    r"(?P<hour>\d{1,2})"
    r"(?:\s?[::](?P<minute>\d{2})(?:[::](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"|\s?[時时点點시]\s?(?:(?P<minute2>\d{1,2})\s?[分분]?)?"
    r"|h(?P<minute3>\d{2})"
    r"|\.(?P<minute4>\d{2})(?=\s?[ap]\.?m\b)"
    r"|(?=\s?[ap]\.?m\b))"
    r"(?:\s?(?P<noon>[ap])\.?m\b\.?)?"
    r"(?:\s?(?P<zone>Z\b|(?:UTC|GMT)?[+\-]\d{1,2}(?::?\d{2})?(?!\d)|UTC|GMT))?"
    r"(?:\s(?:Uhr|hrs|[CEMP][DS]?T|CES?T|BST|JST|KST|IST)\b)?",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(
    r"\s?(?:\([^()\d]{1,9}\)|[日月火水木金土]曜日?|星期.|周.|г\.?|года)?\s?"
    r"(?:T|,|\||-|–|—|•|·|/|at|um|à|a las|às|alle|ore|kl\.?|klo|в|о)?\s?(?:at\s)?(?=[\d上下凌早中晚午오])",
    re.IGNORECASE,
)
_NOON = "中午"
_AFTERNOON = frozenset(("下午", "晚上", "午後", "오후", "p"))
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


class _Found(NamedTuple):
    """A date that stands at `start:end` of a line."""

    start: int
    end: int
    value: str


def fold_word(word: str) -> str:
    """Return `word` in lower case without accents, as it is looked up in the tables."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS_WITHOUT_ACCENT)


# What most pages do not need is made when the first page needs it.


@cache
def _match_east_asian() -> re.Pattern[str]:
    """Return the pattern of 2022年2月24日, 令和四年二月二十四日 and 2022년 2월 24일."""
    return re.compile(
        rf"({'|'.join(ERAS)})?({_NUMBER})\s?[年년]\s?({_NUMBER})\s?[月월]\s?({_NUMBER})\s?[日号號일]"
    )


@cache
def _index_months() -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Return by folded name the months that it is one of, each with the languages that say so."""
    index: dict[str, dict[int, frozenset[str]]] = {}
    for language, table in MONTHS.items():
        for month, forms in enumerate(table.split(), start=1):
            for form in forms.split("|"):
                months = index.setdefault(fold_word(form), {})
                months[month] = months.get(month, frozenset()) | {language}
    return index


@cache
def _index_fillers() -> frozenset[str]:
    """Return the folded words that may stand around a date."""
    return frozenset(fold_word(word) for word in (WEEKDAYS + FILLERS).split())


@cache
def _index_units() -> Mapping[str, int]:
    """Return by folded name the minutes that a unit has."""
    return {fold_word(unit): minutes for minutes, units in RELATIVE_UNITS.items() for unit in units.split()}


@cache
def _index_relative_days() -> Mapping[str, int]:
    """Return by folded phrase how many days before the reference day is meant."""
    return {
        " ".join(fold_word(word) for word in phrase.split()): days
        for days, table in RELATIVE_DAYS.items()
        for line in table.splitlines()
        for phrase in line.split("|")
        if phrase.strip()
    }


@cache
def _match_relative() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a clock time behind "yesterday", of "an" before a unit, and of "3 hours ago"."""
    return (
        re.compile(r"\s?\d{1,2}:\d{2}(?::\d{2})?$"),
        re.compile(rf"(?<!il y )\b(?:{'|'.join(ONE.split())})\b"),
        re.compile(
            rf"(?:({'|'.join(RELATIVE_PREFIXES)})\s)?(\d{{1,3}})\s?([^\W\d_]+?)\s?({'|'.join(RELATIVE_SUFFIXES)})?"
        ),
    )


def parse_date(text: str, *, language: str | None = None, reference: str | None = None) -> str | None:
    """Return the date that `text` is, in ISO 8601; None where it is none, or could be more than one.

    `language` is a language tag ("de", "en-US"), which decides forms that differ between languages;
    `reference` the moment (ISO 8601) that relative dates count from. The result is a day ("2022-02-24") or,
    where the text gives an hour other than midnight, a time ("2022-02-24T10:30", with seconds and zone if
    the text has them). Years before 1990 and after 2100 are no dates of pages.
    """
    line = _normalise(text)
    compact = _COMPACT.fullmatch(line)
    if compact:
        day = _make_day(*(int(part) for part in compact.group(1, 2, 3)))
        return day and _add_time(day, int(compact[4] or 0), int(compact[5] or 0))
    dates, rest = find_dates(line, language=language, reference=reference)
    if len(dates) != 1 or re.search(r"\d", rest):
        return None
    return dates[0] if _index_fillers().issuperset(map(fold_word, _WORD.findall(rest))) else None


def find_dates(
    text: str, *, language: str | None = None, reference: str | None = None
) -> tuple[tuple[str, ...], str]:
    """Return the dates in a line of text, in order, and the line without them (NFKC, spaces collapsed).

    The arguments and the form of the dates are those of `parse_date`. Prose is not meant: only the first
    600 characters are read.
    """
    line = _normalise(text)
    dates, leftover = _split_dates(line, language or "") if has_year(line) else ((), line)
    if not dates and reference:
        relative = _read_relative(leftover, reference)
        if relative:
            return (relative,), ""
    return dates, leftover


def has_year(text: str) -> bool:
    """Tell whether a line can have a date: none but the relative ones is without a year."""
    return _YEAR.search(text) is not None or "年" in text or "년" in text


def _split_dates(line: str, language: str) -> tuple[tuple[str, ...], str]:
    """Return the dates in a line, with their times, and the line without them."""
    tag = language.lower().replace("_", "-")
    found = sorted(_scan(line, tag), key=lambda date: (date.start, -date.end))
    if not found:
        return (), line
    dates: list[str] = []
    rest: list[str] = []
    end = 0
    for match in found:
        if match.start >= end:
            value, start, stop = _attach_time(line, match, end)
            dates.append(value)
            rest.append(line[end:start])
            end = stop
    rest.append(line[end:])
    return tuple(dates), " ".join(" ".join(rest).split())


def _normalise(text: str) -> str:
    line = text[:MAX_LINE]
    return " ".join((line if line.isascii() else unicodedata.normalize("NFKC", line)).split())


def _scan(line: str, language: str) -> Iterator[_Found]:
    """Yield every date of `line`; they may overlap."""
    if "年" in line or "년" in line:
        for match in _match_east_asian().finditer(line):
            year = _read_number(match[2]) + ERAS.get(match[1] or "", 0)
            yield from _found(match, _make_day(year, _read_number(match[3]), _read_number(match[4])))
    if not _YEAR.search(line):
        return
    for match in _YEAR_MONTH_DAY.finditer(line):
        yield from _found(match, _make_day(int(match[1]), int(match[3]), int(match[4])))
    for match in _DAY_MONTH_YEAR.finditer(line):
        yield from _found(match, _read_figures(match, language))
    for match in _VIETNAMESE.finditer(line):
        yield from _found(match, _make_day(int(match[3]), int(match[2]), int(match[1])))
    for pattern, year, month, day in (
        (_DAY_WORD_YEAR, 3, 2, 1),
        (_WORD_DAY_YEAR, 3, 1, 2),
        (_YEAR_WORD_DAY, 1, 2, 3),
        (_WORD_DAY_TIME_YEAR, 4, 1, 2),
    ):
        for match in pattern.finditer(line):
            number = _read_month(match[month], language)
            if number:
                value = _make_day(int(match[year]), number, int(match[day]))
                if value and pattern is _WORD_DAY_TIME_YEAR:
                    value = _add_time(value, int(match[3][:2]), int(match[3][3:5]))
                yield from _found(match, value)


def _found(match: re.Match[str], value: str | None) -> Iterator[_Found]:
    if value:
        yield _Found(match.start(), match.end(), value)


def _read_figures(match: re.Match[str], language: str) -> str | None:
    """Return the date of 24.02.2022 or 24/02/2022, None where day and month cannot be told apart."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    languages = {language, _primary(language)}
    day_first = match[2] == "." or first > 12 or languages & DAY_FIRST_LANGUAGES
    month_first = match[2] != "." and (second > 12 or languages & MONTH_FIRST_LANGUAGES)
    if first == second or (day_first and not second > 12):
        return _make_day(year, second, first)
    return _make_day(year, first, second) if month_first else None


def _read_month(word: str, language: str) -> int | None:
    """Return the month that `word` names, None where languages disagree and none is given."""
    months = _index_months().get(fold_word(word), {})
    if len(months) > 1:
        primary = _primary(language)
        months = {month: languages for month, languages in months.items() if primary in languages}
    return next(iter(months)) if len(months) == 1 else None


def _primary(language: str) -> str:
    """Return the language of a tag without its region."""
    return language.partition("-")[0]


def _read_number(text: str) -> int:
    """Return a number in figures or Chinese numerals: 24, 二十四, 二〇二二, 元."""
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0)
    digits = "".join(str(_NUMERALS.get(character, character)) for character in text)
    return int(digits) if digits.isdecimal() else 0


def _make_day(year: int, month: int, day: int) -> str | None:
    """Return the ISO form of a day that exists in a year of the web, else None."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _attach_time(line: str, found: _Found, limit: int) -> tuple[str, int, int]:
    """Return the date with the time that stands behind or (not before `limit`) in front, and its extent."""
    if "T" in found.value:
        return found.value, found.start, found.end
    gap = _BEFORE_TIME.match(line, found.end)
    match = _TIME.match(line, gap.end()) if gap else None
    if match:
        value = _read_time(found.value, match)
        if value:
            return value, found.start, match.end()
    for match in _TIME.finditer(line, limit, found.start):
        if not line[match.end() : found.start].strip(" ,-–|·•"):
            value = _read_time(found.value, match)
            if value:
                return value, match.start(), found.end
    return found.value, found.start, found.end


def _read_time(day: str, match: re.Match[str]) -> str | None:
    """Return `day` with the time of `match`, None where there is no such time."""
    hour = int(match["hour"])
    minute = int(match["minute"] or match["minute2"] or match["minute3"] or match["minute4"] or 0)
    half = (match["half"] or match["noon"] or "").lower()
    if half and 0 < hour <= 12:
        afternoon = half in _AFTERNOON or (half == _NOON and hour not in (10, 11))
        hour = hour % 12 + (12 if afternoon else 0)
    return _add_time(day, hour, minute, match["second"] or "", (match["zone"] or "").upper())


def _add_time(day: str, hour: int, minute: int, second: str = "", zone: str = "") -> str | None:
    """Return `day` with a time, or alone at midnight, which content systems write for an unknown hour."""
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return None
    if not hour and not minute and not int(second or 0):
        return day
    digits = re.findall(r"\d+", zone)
    offset = "Z" if zone else ""
    if digits:
        hours, minutes = (digits[0][:-2], digits[0][-2:]) if len(digits[0]) > 2 else (digits[0], "0")
        offset = (
            f"{'-' if '-' in zone else '+'}{int(hours):02d}:{int(digits[1] if digits[1:] else minutes):02d}"
        )
    return f"{day}T{hour:02d}:{minute:02d}{f':{second}' if second else ''}{offset}"


def _read_relative(text: str, reference: str) -> str | None:
    """Return the day that "3 hours ago" or "yesterday" is, counted from `reference`."""
    try:
        moment = datetime.fromisoformat(reference)
    except ValueError:
        return None
    phrase = " ".join(fold_word(word) for word in text.split()).strip(" .,")
    clock, one, ago = _match_relative()
    days = _index_relative_days().get(clock.sub("", phrase))
    match = ago.fullmatch(one.sub("1", phrase))
    unit = _index_units().get(match[3]) if match and (match[1] or match[4]) else None
    if days is not None:
        minutes = days * MINUTES_OF_DAY
    elif match and unit:
        minutes = unit * int(match[2])
    else:
        return None
    try:
        return (moment - timedelta(minutes=minutes)).date().isoformat()
    except OverflowError:
        return None
