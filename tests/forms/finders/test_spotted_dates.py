"""Dates in running text, and the order of day and month."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.finders.spotted_dates import order, spot


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 2026-03-27.", dt.date(2026, 3, 27)),
        ("March 27th, 2026", dt.date(2026, 3, 27)),
        ("27 de marzo de 2026", dt.date(2026, 3, 27)),
        ("3/27/85", dt.date(1985, 3, 27)),
        ("27/03/2026", dt.date(2026, 3, 27)),
    ],
)
def test_a_date_is_read_in_any_writing(text: str, date: dt.date) -> None:
    assert [found.date for found in spot(text, day_first=None)] == [date]


@pytest.mark.parametrize("text", ["13/13/2026", "2/30/2026", "1.2.3.2026", "room 3/27", "03/27/2026/5", "1/1/1492"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert not list(spot(text, day_first=None))


def test_figures_with_two_readings_are_unsure_until_the_paper_tells() -> None:
    (open_,), (day,), (month,) = (list(spot("04/08/2026", day_first=first)) for first in (None, True, False))
    assert (open_.iso, open_.sure) == ("2026-04-08", 0.6)
    assert (day.iso, day.sure) == ("2026-08-04", 1.0)
    assert (month.iso, month.sure) == ("2026-04-08", 1.0)


def test_a_year_of_two_figures_turns_at_forty() -> None:
    assert [found.date.year for found in spot("1/1/40, 1/1/41", day_first=None)] == [2040, 1941]


@pytest.mark.parametrize(
    ("text", "language", "day_first"),
    [
        ("27/03/1985", "spanish", True),
        ("03/27/1985", "spanish", False),
        ("27/03/1985 and 03/27/1985", "english", None),
        ("fecha (dd/mm/aaaa)", "spanish", True),
        ("04/08/2026", "english", False),
        ("04/08/2026", "spanish", None),
    ],
)
def test_another_date_of_the_paper_tells_the_order(text: str, language: str, day_first: bool | None) -> None:
    assert order(text, language) is day_first
