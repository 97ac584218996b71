"""Days and facts as a person says them: "43 days left", "November 29, 2026 to December 6, 2026", "Date of birth"."""

from __future__ import annotations

import datetime as dt

from forms.dates import show_date
from forms.words import has, say


def days_left(day: dt.date, today: dt.date, language: str) -> str:
    """How far `day` is from `today`, in words, also when it has passed."""
    return _days((day - today).days, language)


def deadline(left: int, language: str) -> str:
    """A deadline in `left` days as a line of a list says it: "43 days left", "the date passed 1 day ago"."""
    return _days(left, language) if left >= 0 else say("calendar.passed", language, ago=_days(left, language))


def _days(left: int, language: str) -> str:
    match left:
        case 0:
            return say("calendar.left.today", language)
        case 1:
            return say("calendar.left.one", language)
        case -1:
            return say("calendar.past.one", language)
    return say("calendar.left.many" if left > 0 else "calendar.past.many", language, days=abs(left))


def day_range(first: dt.date, last: dt.date, language: str) -> str:
    """Two dates as a range, or one when they are the same."""
    if first == last:
        return show_date(first, language)
    return say("calendar.range", language, first=show_date(first, language), last=show_date(last, language))


def label(key: str, language: str) -> str:
    """What a fact is called: by its question, or, when it is never asked, by the schema of the case file."""
    return say(f"questions.{key}" if has(f"questions.{key}", language) else f"schema.{key}", language)
