"""Dates in running text, and in which order this paper writes day and month.

California's Spanish papers write both 04/08/2026 for April 8 and, typed by hand, day first: figures that could be both
are certain only where another date of the same paper tells the order, or the paper is English.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from forms.dates import OLDEST_YEAR, parse_date
from forms.finders.sheet import fold

_MONTHS: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|"
    "sept|sep|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|"
    "diciembre|ene|abr|ago|dic"
)
_DATE: Final = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<iso>(?:19|20)\d\d-\d\d?-\d\d?)"
    rf"|(?P<a>\d\d?)\s?(?P<sep>[/.-])\s?(?P<b>\d\d?)\s?(?P=sep)\s?(?P<y>\d{{4}}|\d\d)"
    rf"|(?P<mon>(?:{_MONTHS})\.?\s+\d\d?(?:st|nd|rd|th)?\s?,?\s+\d{{4}})"
    rf"|(?P<day>\d\d?(?:o)?\s+(?:de\s+)?(?:{_MONTHS})\.?\s*,?\s+(?:de\s+|del\s+)?\d{{4}})"
    rf")(?![\w/-]|\.\d)"
)
_CENTURY_TURNS: Final = 40
"""Two figures of a year up to here are of this century."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A date at `start`..`end` of a text; `sure` is below 1 where its figures have a second reading."""

    start: int
    end: int
    date: dt.date
    sure: float

    @property
    def iso(self) -> str:
        return self.date.isoformat()


def spot(text: str, *, day_first: bool | None) -> Iterator[Spotted]:
    """Every date in `text`. `day_first` as `order` tells it: None where the paper does not tell."""
    for found in _DATE.finditer(fold(text)):
        read = _read(found, day_first)
        if read is not None:
            yield Spotted(found.start(), found.end(), *read)


def _read(found: re.Match[str], day_first: bool | None) -> tuple[dt.date, float] | None:
    if found["a"] is None:
        date = parse_date(re.sub(r"(?<=\d)(?:st|nd|rd|th|o)\b", "", found[0]))
        return (date, 1.0) if isinstance(date, dt.date) else None
    one, other = int(found["a"]), int(found["b"])
    year, sure = int(found["y"]), 1.0
    if len(found["y"]) == 2:
        year, sure = year + (2000 if year <= _CENTURY_TURNS else 1900), 0.9
    month, day = (other, one) if (one > 12 or (day_first and other <= 12)) else (one, other)
    if one <= 12 and other <= 12 and one != other and day_first is None:
        sure = 0.6
    try:
        return (dt.date(year, month, day), sure) if year >= OLDEST_YEAR else None
    except ValueError:
        return None


def order(text: str, language: str) -> bool | None:
    """Whether this paper writes the day before the month in figures; None when it may be either."""
    orders = set()
    for found in _DATE.finditer(fold(text)):
        if found["a"] is not None:
            one, other = int(found["a"]), int(found["b"])
            if one > 12 >= other:
                orders.add(True)
            if other > 12 >= one:
                orders.add(False)
    folded = fold(text)
    if "dd/mm" in folded:
        orders.add(True)
    if "mm/dd" in folded:
        orders.add(False)
    if len(orders) == 1:
        return orders.pop()
    return False if language == "english" and not orders else None
