from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.articles.date_tables import MONTHS
from cleancms.articles.dates import find_dates, fold_word, parse_date

NOW = "2022-02-24T10:30:00+08:00"
DAY = "2022-02-24"


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-24",
        "2022/2/24",
        "2022.02.24",
        "2022. 2. 24.",
        "20220224",
        "２０２２年２月２４日",
        "2022年2月24日",
        "2022年2月24日（木）",
        "二〇二二年二月二十四日",
        "令和4年2月24日",
        "民國111年2月24日",
        "2022년 2월 24일",
        "2022년 2월 24일 목요일",
        "24.02.2022",
        "24. 2. 2022",
        "2/24/2022",
        "24/02/2022",
        "24-2-2022",
        "Feb. 24, 2022",
        "February 24 2022",
        "Thursday, 24th of February 2022",
        "Thu, Feb 24, 2022",
        "24 February, 2022",
        "24-Feb-2022",
        "on 24 Feb 2022",
        "24. Februar 2022",
        "24 février 2022",
        "24 de febrero de 2022",
        "24 de fevereiro de 2022",
        "24 febbraio 2022",
        "24 februari 2022",
        "24 lutego 2022",
        "24 февраля 2022 г.",
        "24 лютого 2022",
        "24. února 2022",
        "24. februar 2022",
        "24. helmikuuta 2022",
        "2022. február 24.",
        "24 februarie 2022",
        "24 Φεβρουαρίου 2022",
        "24 Şubat 2022 Perşembe",
        "2022 m. vasario 24 d.",
        "24 فبراير 2022",
        "24 בפברואר 2022",
        "24 tháng 2 năm 2022",
        "2022-02-24T00:00:00Z",
    ],
)
def test_a_day(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-02-24T10:30:00+08:00", "2022-02-24T10:30:00+08:00"),
        ("2022-02-24T10:30:00.123Z", "2022-02-24T10:30:00Z"),
        ("2022-02-24 10:30", "2022-02-24T10:30"),
        ("20220224103000", "2022-02-24T10:30"),
        ("Thu, 24 Feb 2022 10:30:00 +0800", "2022-02-24T10:30:00+08:00"),
        ("Thu Feb 24 10:30:00 CST 2022", "2022-02-24T10:30"),
        ("Feb 24, 2022 at 3:05 PM", "2022-02-24T15:05"),
        ("February 24, 2022, 12:05 a.m. ET", "2022-02-24T00:05"),
        ("24 February 2022, 6.30pm", "2022-02-24T18:30"),
        ("10:30, 24 February 2022", "2022-02-24T10:30"),
        ("24. Februar 2022, 14:05 Uhr", "2022-02-24T14:05"),
        ("24 février 2022 à 10h30", "2022-02-24T10:30"),
        ("24 февраля 2022 г. в 10:30", "2022-02-24T10:30"),
        ("2022年2月24日 下午3:05", "2022-02-24T15:05"),
        ("2022年2月24日(木) 10時30分", "2022-02-24T10:30"),
        ("2022년 2월 24일 오후 3:05", "2022-02-24T15:05"),
        ("2022-02-24 25:30", None),
    ],
)
def test_a_time_is_kept_as_it_is_given(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2/3/2022", None, None),
        ("2/3/2022", "en", None),
        ("2/3/2022", "en-US", "2022-02-03"),
        ("2/3/2022", "en-GB", "2022-03-02"),
        ("2/3/2022", "de-AT", "2022-03-02"),
        ("3/3/2022", None, "2022-03-03"),
        ("2.3.2022", "en-US", "2022-03-02"),
        ("13/13/2022", "de", None),
        ("24 listopada 2022", None, None),
        ("24 listopada 2022", "pl", "2022-11-24"),
        ("24 listopada 2022", "hr", "2022-10-24"),
    ],
)
def test_the_language_decides_and_nothing_is_guessed(
    text: str, language: str | None, expected: str | None
) -> None:
    assert parse_date(text, language=language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022",
        "2022年2月",
        "11月20日",
        "February 2022",
        "2022-02-30",
        "1789-07-14",
        "2222-02-02",
        "昭和20年8月15日",
        "2022-02-24 and 2022-02-25",
        "Room 24, May 2022 party",
        "version 1.2.2022.3",
        "24 Fruit 2022",
        "12345678",
        "yesterday",
        "3小时前",
    ],
)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            (word, DAY)
            for word in ("今天", "today", "Heute", "aujourd’hui", "오늘", "刚刚", "10分钟前", "2小时前")
        ),
        *(
            (word, "2022-02-23")
            for word in ("昨天", "昨天 10:20", "Yesterday", "ayer", "어제", "вчера", "11 hours ago")
        ),
        ("前天", "2022-02-22"),
        ("3天前", "2022-02-21"),
        ("3日前", "2022-02-21"),
        ("3일 전", "2022-02-21"),
        ("3 days ago", "2022-02-21"),
        ("a day ago", "2022-02-23"),
        ("vor 3 Tagen", "2022-02-21"),
        ("vor einer Stunde", DAY),
        ("il y a 3 jours", "2022-02-21"),
        ("il y a une heure", DAY),
        ("hace 3 días", "2022-02-21"),
        ("3 giorni fa", "2022-02-21"),
        ("3 дня назад", "2022-02-21"),
        ("a week ago", "2022-02-17"),
        ("3 months ago", None),
        ("2 years ago", None),
        ("3 apples", None),
    ],
)
def test_relative_dates_count_from_the_reference(text: str, expected: str | None) -> None:
    assert parse_date(text, reference=NOW) == expected


def test_a_reference_that_is_no_time_reads_nothing() -> None:
    assert parse_date("yesterday", reference="now") is None


@pytest.mark.parametrize(
    ("line", "dates", "rest"),
    [
        ("By Jane Doe on May 3, 2021 | 5 min read", ("2021-05-03",), "By Jane Doe on | 5 min read"),
        ("发布时间：2022-02-24 10:30 来源：新华网", ("2022-02-24T10:30",), "发布时间: 来源:新华网"),
        ("Posted 3 May 2021, updated 4 May 2021", ("2021-05-03", "2021-05-04"), "Posted , updated"),
        ("no date", (), "no date"),
    ],
)
def test_dates_in_a_line(line: str, dates: tuple[str, ...], rest: str) -> None:
    assert find_dates(line) == (dates, rest)


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_every_month_of_every_language_is_read(language: str) -> None:
    table = MONTHS[language].split()
    assert len(table) == 12
    for month, forms in enumerate(table, start=1):
        for form in forms.split("|"):
            assert parse_date(f"14 {form} 2022", language=language) == f"2022-{month:02d}-14", form


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)))
def test_what_it_writes_it_reads(day: date) -> None:
    assert parse_date(day.isoformat()) == day.isoformat()


@given(st.text(max_size=80) | st.text("0123456789年月日-/.: TZ+二十〇a令和", max_size=40))
def test_any_text_gives_a_date_or_nothing(text: str) -> None:
    value = parse_date(text, language="en-US", reference=NOW)
    assert value is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?", value)
    find_dates(text, reference=NOW)


def test_words_are_compared_without_accents() -> None:
    assert fold_word("Février") == "fevrier"
    assert fold_word("Aralık") == "aralik"
