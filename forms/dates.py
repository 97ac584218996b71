"""Dates as people write them, month first as on the paper form; and the calendar arithmetic of the law.

Never guesses: a two-digit year, a date without a year and a day that does not exist are told apart by code, so that the
person can mend them; `completed` proposes the year, to be shown before it counts.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from forms.problem import Unclear
from forms.words import LANGUAGES, grammar

OLDEST_YEAR: Final = 1880
"""Nobody alive was born earlier, and no plan decided anything earlier."""

OLDEST_PERSON: Final = 115
"""Years: whoever was born so long ago is no patient any more, so that the year of birth has one reading."""
_MONTHS: Final = 12
_LEAP_CYCLE: Final = 9
"""Years in which every day of the calendar comes at least once, 29 February around 2100 too."""
Order = Literal["month", "day", "either"]

_SHORT: Final = 3
"""Letters of a shortened month or weekday."""
_KEPT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""As a date is kept: nearly every one of a case that is opened again."""
_MIDNIGHT = re.compile(r"[t ]0{1,2}:00(:00(\.0+)?)?z?$")


def plain(text: str) -> str:
    """Lower case, without accents and format characters, digits made plain: for comparing, never for printing."""
    if text.isascii():  # nearly every answer: it has no accent and no format character
        return text.lower().strip()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf")).strip()


@cache
def _month_names() -> Mapping[str, int]:
    """What a month is called or shortened to, in every language -> its number."""
    names: dict[str, int] = {}
    for tongue in map(grammar, LANGUAGES):
        names |= tongue.months_also
        for number, month in enumerate(tongue.months, 1):
            names[plain(month)] = number
            names[plain(month)[:_SHORT]] = number
    return names


@cache
def _passed_over() -> frozenset[str]:
    """Words of a date that change nothing: weekdays and fillers of every language, but for names of months."""
    words: set[str] = set()
    for tongue in map(grammar, LANGUAGES):
        words |= tongue.date_fillers
        words.update(name for day in tongue.weekdays for name in (plain(day), plain(day)[:_SHORT]))
    return frozenset(words) - frozenset(_month_names())


def parse_date(text: str) -> dt.date | Unclear:
    """One date in any sure spelling: 3/27/1985, 27/3/1985, 03-27-1985, March 27 1985, 27 de marzo de 1985, 1985-03-27.

    Figures that can be read both ways have the month first, as on the paper form.
    Codes: date.unclear, date.four_digit_year, date.year, date.no_such_day.
    """
    figures, names = _parts(text)
    if len(figures) == 1 and not names:
        return _run_together(figures[0])
    if len(names) == 1 and len(figures) == 2:
        return _with_month_name(names[0], figures)
    if len(figures) == 3 and not names:
        return _in_figures(figures)
    return Unclear("date.unclear")


def _parts(text: str) -> tuple[list[str], list[str]]:
    """The figures and the words of a date, without those that change nothing."""
    if _KEPT.fullmatch(text):
        return text.split("-"), []
    words = re.findall(r"\d+|[^\W\d_]+", _MIDNIGHT.sub("", plain(text)))
    words = [word for word in words if word not in _passed_over()]
    return [word for word in words if word.isdecimal()], [word for word in words if not word.isdecimal()]


def order_of(text: str) -> Order | None:
    """Which comes first in a date of three figures with the year last; None for any other spelling."""
    figures, names = _parts(text)
    if names or len(figures) != 3 or len(figures[0]) > 2 or len(figures[1]) > 2:
        return None
    first, second = int(figures[0]), int(figures[1])
    if first > _MONTHS or second > _MONTHS:
        return "day" if second <= _MONTHS else "month" if first <= _MONTHS else None
    return None if first == second else "either"


def completed(text: str, today: dt.date, *, born: bool = False) -> dt.date | None:
    """The date meant by one with a year of two figures, or by a day and a month's name: in this century when that year
    has begun, else in the last one; without a year the last such day up to `today`.

    None: it is whole already, it means nothing, or for a day of birth the century or the year would be a guess.
    """
    figures, names = _parts(text)
    if len(names) == 1 and len(figures) == 1 and len(figures[0]) <= 2:
        return None if born else _last(names[0], figures[0], today)
    short = figures[-1:] if len(figures) == 3 - len(names) and len(names) <= 1 else []
    if not short or len(short[0]) != 2 or any(len(figure) > 2 for figure in figures):
        return None
    century = today.year // 100 * 100
    year = century + int(short[0])
    year = year if year <= today.year else year - 100
    if born and year >= century and today.year - (year - 100) < OLDEST_PERSON:
        return None
    whole = f"{year}".join(re.split(rf"{short[0]}(?!.*\d)", plain(text), maxsplit=1))
    date = parse_date(whole)
    return date if isinstance(date, dt.date) else None


def _last(name: str, day: str, today: dt.date) -> dt.date | None:
    month = _month_names().get(name)
    for year in range(today.year, today.year - _LEAP_CYCLE, -1) if month else ():
        date = _date(str(year), month or 0, int(day))
        if isinstance(date, dt.date) and date <= today:
            return date
    return None


def _run_together(figures: str) -> dt.date | Unclear:
    """19850327 or 03271985: a year from 1880 on is never a month and day, so at most one reading exists."""
    if len(figures) != 8:
        return Unclear("date.unclear")
    if int(figures[:2]) > 12:
        return _date(figures[:4], int(figures[4:6]), int(figures[6:]))
    return _date(figures[4:], int(figures[:2]), int(figures[2:4]))


def _with_month_name(name: str, figures: list[str]) -> dt.date | Unclear:
    month = _month_names().get(name)
    if month is None:
        return Unclear("date.unclear")
    first, second = figures
    if len(first) > 2 and len(second) <= 2:
        return _date(first, month, int(second))
    return _date(second, month, int(first[:4]))


def _in_figures(figures: list[str]) -> dt.date | Unclear:
    first, second, third = figures
    if len(first) > 2:
        return _date(first, int(second[:4]), int(third[:4]))
    if int(first) > _MONTHS and 1 <= int(second[:4]) <= _MONTHS:
        return _date(third, int(second[:4]), int(first))
    return _date(third, int(first), int(second[:4]))


def _date(year: str, month: int, day: int) -> dt.date | Unclear:
    if len(year) <= 2:
        return Unclear("date.four_digit_year")
    if len(year) != 4 or int(year) < OLDEST_YEAR:
        return Unclear("date.year")
    try:
        return dt.date(int(year), month, day)
    except ValueError:
        return Unclear("date.no_such_day")


def show_date(date: dt.date, language: str, *, weekday: bool = False) -> str:
    """The date in words: "March 27, 1985", "27 de marzo de 1985"; with `weekday`, "Wednesday, March 27, 1985"."""
    tongue = grammar(language)
    names = {"month": tongue.months[date.month - 1], "weekday": tongue.weekdays[date.weekday()]}
    pattern = tongue.weekday_date if weekday else tongue.date
    return pattern.format(day=date.day, year=date.year, **names)


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day `months` calendar months later, or the last day of a shorter month (Civ. Code 14)."""
    count = date.year * 12 + date.month - 1 + months
    year, month = divmod(count, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date.replace(year=year, month=month + 1, day=min(date.day, last))


def age(born: dt.date, today: dt.date) -> int:
    """Full years lived on `today`; a person born on 29 February has the birthday on 1 March in common years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
