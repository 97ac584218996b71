"""Dates as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.dates import add_months, age, completed, order_of, parse_date, show_date
from forms.problem import Unclear
from forms.words import LANGUAGES, grammar

BORN = dt.date(1985, 3, 27)
days = st.dates(min_value=dt.date(1880, 1, 1), max_value=dt.date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("27/3/85", "date.four_digit_year"),
        ("2/30/1985", "date.no_such_day"),
        ("2/29/1985", "date.no_such_day"),
        ("13/45/1985", "date.no_such_day"),
        ("0/0/1985", "date.no_such_day"),
        ("1985-13-01", "date.no_such_day"),
        ("31 de abril de 1985", "date.no_such_day"),
        ("3/27/85", "date.four_digit_year"),
        ("Mar 27, 85", "date.four_digit_year"),
        ("3/27/0085", "date.year"),
        ("3/27/1785", "date.year"),
        ("3/27/19855", "date.year"),
        ("3/27", "date.unclear"),
        ("March 1985", "date.unclear"),
        ("yesterday", "date.unclear"),
        ("27 Foo 1985", "date.unclear"),
        ("3/27/1985 or 3/28/1985", "date.unclear"),
        ("198503", "date.unclear"),
        ("20121985", "date.no_such_day"),
        ("²/፩/1985", "date.unclear"),
        ("9" * 5000, "date.unclear"),
        ("1/1/" + "9" * 5000, "date.year"),
    ],
)
def test_a_date_without_a_sure_meaning_says_why(text: str, code: str) -> None:
    """What cannot be read with certainty is never guessed; the code says which mistake it is."""
    assert parse_date(text) == Unclear(code)


@pytest.mark.parametrize(
    "text",
    [
        "3/27/1985",
        "27/3/1985",
        "27.03.1985",
        "03/27/1985",
        "03-27-1985",
        "3.27.1985",
        " 3 / 27 / 1985 ",
        "3 27 1985",
        "1985-03-27",
        "1985/3/27",
        "1985-03-27T00:00:00",
        "1985-03-27 00:00:00",
        "19850327",
        "03271985",
        "March 27, 1985",
        "march 27 1985",
        "Mar. 27th, 1985",
        "27 March 1985",
        "27-Mar-1985",
        "the 27th of March, 1985",
        "1985 March 27",
        "Wednesday, March 27, 1985",
        "27 de marzo de 1985",
        "27 DE MARZO DEL 1985",
        "marzo 27, 1985",
        "27/mar/1985",
        "miércoles, 27 de marzo de 1985",
        "el 27 de marzo de 1985",
        "３/２７/１９８５",
        "\u200e3/27/1985\u200e",
        "٣/٢٧/١٩٨٥",
    ],
)
def test_one_date_in_many_spellings(text: str) -> None:
    """Every usual spelling, in both languages, means the same day."""
    assert parse_date(text) == BORN


def test_figures_are_read_month_first() -> None:
    """As on the paper form, 4/5/1985 is the fifth of April in every language."""
    assert parse_date("4/5/1985") == dt.date(1985, 4, 5)


def test_the_first_day_written_with_an_ordinal_sign() -> None:
    """Spanish writes the first of a month as 1º or 1.º or primero-like 1o."""
    assert {parse_date(text) for text in ("1º de mayo de 2026", "1o de mayo de 2026")} == {dt.date(2026, 5, 1)}


@settings(deadline=None, database=None)
@given(days, st.sampled_from(["en", "es"]), st.booleans())
def test_a_shown_date_reads_back(day: dt.date, language: str, weekday: bool) -> None:
    """A date in words, with or without its weekday, means itself."""
    assert parse_date(show_date(day, language, weekday=weekday)) == day


@settings(deadline=None, database=None)
@given(days)
def test_iso_and_american_figures_read_back(day: dt.date) -> None:
    """The two spellings programs write mean the same day."""
    assert parse_date(day.isoformat()) == day == parse_date(f"{day.month}/{day.day}/{day.year}")


@settings(deadline=None, database=None)
@given(st.text())
def test_no_text_breaks_the_reading_of_a_date(text: str) -> None:
    """Any text is a date or an Unclear."""
    assert isinstance(parse_date(text), (dt.date, Unclear))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_is_understood_by_its_name(language: str) -> None:
    """Twelve names and their three-letter forms, in each language."""
    for number, month in enumerate(grammar(language).months, 1):
        assert parse_date(f"{month} 5 2026") == parse_date(f"5 {month[:3]}. 2026") == dt.date(2026, number, 5)


def test_dates_in_words() -> None:
    """English and Spanish order, with the weekday when asked for."""
    assert show_date(BORN, "en") == "March 27, 1985"
    assert show_date(BORN, "es") == "27 de marzo de 1985"
    assert show_date(BORN, "en", weekday=True) == "Wednesday, March 27, 1985"
    assert show_date(BORN, "es", weekday=True) == "miércoles, 27 de marzo de 1985"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (dt.date(2025, 8, 31), 6, dt.date(2026, 2, 28)),
        (dt.date(2023, 8, 31), 6, dt.date(2024, 2, 29)),
        (dt.date(2026, 6, 30), 6, dt.date(2026, 12, 30)),
        (dt.date(2026, 7, 1), 6, dt.date(2027, 1, 1)),
        (dt.date(2026, 1, 15), -1, dt.date(2025, 12, 15)),
        (dt.date(9999, 12, 1), 6, dt.date.max),
    ],
)
def test_calendar_months(start: dt.date, months: int, end: dt.date) -> None:
    """A month is a calendar month; a day that a shorter month lacks becomes its last day."""
    assert add_months(start, months) == end


def test_a_leap_day_birthday_falls_on_the_first_of_march() -> None:
    """Born on 29 February, a person turns 18 on 1 March of a common year."""
    born = dt.date(2008, 2, 29)
    assert age(born, dt.date(2026, 2, 28)) == 17
    assert age(born, dt.date(2026, 3, 1)) == 18


def test_a_year_is_full_on_the_birthday() -> None:
    """A child is a child on the day before the eighteenth, and none on the day."""
    born = dt.date(2008, 7, 14)
    assert [age(born, dt.date(2026, 7, day)) for day in (13, 14, 15)] == [17, 18, 18]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("18 de septiembre", dt.date(2026, 9, 18)),
        ("September 18", dt.date(2026, 9, 18)),
        ("Dec 24", dt.date(2025, 12, 24)),
        ("22 de noviembre", dt.date(2026, 11, 22)),
        ("23 nov", dt.date(2025, 11, 23)),
        ("Feb 29", dt.date(2024, 2, 29)),
        ("9/18/26", dt.date(2026, 9, 18)),
        ("18/9/26", dt.date(2026, 9, 18)),
        ("12/24/26", dt.date(2026, 12, 24)),
        ("9/18/99", dt.date(1999, 9, 18)),
        ("26/3/26", dt.date(2026, 3, 26)),
        ("26 de marzo de 26", dt.date(2026, 3, 26)),
    ],
)
def test_a_year_that_is_left_out_is_the_last_one_that_can_be_meant(text: str, date: dt.date) -> None:
    """Proposed for what is asked about: things of the last years, none of them to come by more than this year."""
    assert completed(text, dt.date(2026, 11, 22)) == date


def test_the_century_of_a_short_year_is_the_one_of_the_day() -> None:
    """In the next one as in this."""
    assert completed("5/13/05", dt.date(2106, 1, 1)) == dt.date(2105, 5, 13)


@pytest.mark.parametrize(
    "text", ["3/27/1985", "March 1985", "yesterday", "31 de abril", "2/30/26", "9/18", "March", "", "1 2 3 4", "6 x 26"]
)
def test_what_is_whole_or_means_nothing_is_not_completed(text: str) -> None:
    """It stays as typed, and is read or refused as it is."""
    assert completed(text, dt.date(2026, 11, 22)) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5/13/61", dt.date(1961, 5, 13)),
        ("13/5/61", dt.date(1961, 5, 13)),
        ("5/13/05", dt.date(2005, 5, 13)),
        ("5/13/25", None),
        ("5/13/12", None),
        ("5/13/11", dt.date(2011, 5, 13)),
        ("13 de mayo", None),
    ],
)
def test_a_year_of_birth_is_completed_only_where_one_century_is_possible(text: str, date: dt.date | None) -> None:
    """Born in 25: a child of one year, or a person of a hundred and one. Nobody of 115 is a patient."""
    assert completed(text, dt.date(2026, 11, 22), born=True) == date


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("13/05/1961", "day"),
        ("05/13/1961", "month"),
        ("05/06/1961", "either"),
        ("05/05/1961", None),
        ("1961-05-06", None),
        ("May 6, 1961", None),
    ],
)
def test_the_order_of_the_figures_is_told(text: str, order: str | None) -> None:
    """Only figures with the year last can be taken for one another."""
    assert order_of(text) == order


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("\u200e3/27/1985\u200f", BORN),  # marks of direction, as they come with a copied date
        ("2\u200b7 de marzo de 1985", BORN),
        ("03271985", BORN),
        ("12271985", dt.date(1985, 12, 27)),
        ("19851227", dt.date(1985, 12, 27)),
    ],
)
def test_marks_that_nobody_sees_and_missing_strokes_change_no_date(text: str, date: dt.date) -> None:
    """Eight figures begin with a year from 13 on; December comes first as any other month."""
    assert parse_date(text) == date


def test_a_leap_day_without_its_year_is_found_across_2100() -> None:
    """2100 has no 29 February: on the day before that of 2104 the last one was eight years ago."""
    assert completed("29 feb", dt.date(2104, 2, 28)) == dt.date(2096, 2, 29)
    assert completed("29 feb", dt.date(2104, 2, 29)) == dt.date(2104, 2, 29)
