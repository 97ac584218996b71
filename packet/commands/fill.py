"""`imr-packet fill`: the filled, flat form or forms alone, with their continuation sheets, proven.

Exit codes: 0, 2 unreadable case file or wrong use, 3 a problem in the answers, 5 a value cannot be printed or proved,
6 the file cannot be written.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from forms.answers import parse
from forms.case import Case
from forms.signing import helper_form
from forms.words import has, say
from packet.case_reader import open_case
from packet.check_report import problem_message
from packet.errors import Exit
from packet.filled import Filled


def arguments(parser: argparse.ArgumentParser) -> None:
    """CASE.json --out FILE.pdf [--official FILE]… [--today D] [--replace]."""
    parser.add_argument("case", type=Path, metavar="CASE.json")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument("--official", type=Path, action="append", default=[], metavar="FILE.pdf")
    parser.add_argument("--today", type=dt.date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--replace", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Write the file, its name to stdout and the places to sign to stderr."""
    from packet.one_file import write_one

    answers = open_case(options.case)
    options.language = language = options.lang or answers.language
    today: dt.date = options.today or dt.date.today()
    case, problems = parse(answers, today)
    if problems:
        for problem in problems:
            words = say(
                "commands.problem",
                language,
                key=_label(problem.key, language),
                message=problem_message(problem, language),
            )
            sys.stderr.write(f"{words}\n")
        return Exit.STOPPED
    filled = _filled(case, today, options.official)
    write_one(options.out, filled.pdf, replace=options.replace)
    _tell_signatures(filled, language)
    sys.stdout.write(f"{options.out}\n")
    return Exit.DONE


def _filled(case: Case, today: dt.date, official: list[Path]) -> Filled:
    from packet import flat

    return flat.flat(case, helper_form(case, today))


def _label(key: str, language: str) -> str:
    return say(f"questions.{key}", language) if has(f"questions.{key}", language) else key


def _tell_signatures(filled: Filled, language: str) -> None:
    for line in filled.signatures:
        label = say(f"form.{line.form}.{line.key}", language)
        sys.stderr.write(say("form.sign_here", language, page=line.page + 1, item=label) + "\n")
