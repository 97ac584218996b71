"""How a command begins: the case file read and understood, the day to count from, which answers are not used."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from packet.commands.columns import wrapped
from packet.errors import UsageError

if TYPE_CHECKING:
    from forms.answers import Answers
    from forms.case import Case


def opened(options: argparse.Namespace) -> tuple[Case, dt.date]:
    """The case of `options.case` and the day; from here on `options.language` is the case's unless `--lang` was given.

    Raises `UsageError`, or `StoppedByProblems` when an answer cannot be understood.
    """
    case, today, _ = _opened(options)
    return case, today


def opened_to(options: argparse.Namespace) -> tuple[Case, dt.date]:
    """As `opened`, the case made into the filing of `--to`, else that of the case file, else the one that is put first;
    where that is another than usual, stderr says which and how to have another.
    """
    from forms.catalog import FILINGS, made_into
    from forms.doors import put_first
    from forms.words import say

    case, today, asked = _opened(options)
    to = options.to or asked or put_first(case, today, options.accept)
    case = made_into(case, to)
    if not (options.to or asked) and case.to:
        others = ", ".join(filing.id for filing in FILINGS if filing.id != to)
        where = say(f"check.door.to.{to}", options.language)
        sys.stderr.write(wrapped(say("commands.to.open", options.language, where=where, others=others)) + "\n")
    return case, today


def _opened(options: argparse.Namespace) -> tuple[Case, dt.date, str]:
    """The case, the day, and the filing that the case file names ("" for none)."""
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
    return case, today, answers.to


VARIABLE: Final = "IMR_PACKET_PASSPHRASE"
"""Environment variable for a locked case: a command line can be read by everyone on the machine."""


def to_note_in(options: argparse.Namespace) -> tuple[Answers, str]:
    """The answers of `options.case`, for a command that notes something in it, and the passphrase that opens it, "" for
    a plain one; a locked one is opened with that of the environment, else with what is typed on the terminal. From here
    on `options.language` is the case's unless `--lang` was given. Raises `UsageError` and WrongPassphrase.
    """
    from packet.case_reader import open_case
    from packet.store import case as store

    path: Path = options.case
    if store.needs_passphrase(path):
        passphrase = _passphrase(path, options.lang or options.language)
        file, answers = store.open_case(path, passphrase)
        file.close()
    else:
        answers, passphrase = open_case(path), ""
    options.language = options.lang or answers.language
    return answers, passphrase


def _passphrase(path: Path, language: str) -> str:
    if given := os.environ.get(VARIABLE):
        return given
    if not sys.stdin.isatty():
        raise UsageError("case_file.sealed_here", file=path.name, variable=VARIABLE)
    import getpass

    from forms.words import tell

    return getpass.getpass(tell("commands.passphrase", language, file=path.name) + " ")


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
