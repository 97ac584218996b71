"""How a command begins: the case file read and understood, the day to count from, which answers are not used."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from typing import TYPE_CHECKING

from packet.errors import UsageError

if TYPE_CHECKING:
    from forms.answers import Answers
    from forms.case import Case


def opened(options: argparse.Namespace) -> tuple[Case, dt.date]:
    """The case of `options.case` and the day; from here on `options.language` is the case's unless `--lang` was given.

    Raises `UsageError`, or `StoppedByProblems` when an answer cannot be understood.
    """
    from forms.answers import parse
    from packet.case_reader import open_case
    from packet.stops import StoppedByProblems

    answers = open_case(options.case)
    options.language = options.lang or answers.language
    today = day(options.today)
    case, problems = parse(answers, today)
    if problems:
        raise StoppedByProblems(problems)
    tell_aside(answers, options.language)
    return case, today


def day(typed: str | None) -> dt.date:
    """The date to count from. Raises `UsageError`."""
    if typed is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        raise UsageError("today") from None


def tell_aside(answers: Answers, language: str) -> None:
    """On stderr: which answers are not used because another contradicts them."""
    from forms.answers import set_aside
    from packet.check_report import aside

    if keys := set_aside(answers):
        sys.stderr.write(aside(keys, language))
