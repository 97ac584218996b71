"""`imr-packet fill`: the filled, flat form or forms alone, with their continuation sheets, proven.

Exit codes: 0, 2 unreadable case file or wrong use, 3 a problem in the answers, 4 an official PDF that cannot be used,
5 a value cannot be printed or proved, 6 the file cannot be written.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from forms.catalog import FILINGS, made_into
from forms.words import ENGLISH, say
from packet.commands.build import chosen
from packet.commands.columns import wrapped
from packet.commands.opening import opened
from packet.errors import Exit

if TYPE_CHECKING:
    from forms.case import Case
    from packet.binding.forms_only import FormsOnly


def arguments(parser: argparse.ArgumentParser) -> None:
    """CASE.json --out FILE.pdf [--to FILING] [--official FILE]… [--shelf DIR] [--accept ID]… [--today D]
    [--replace].
    """
    language = parser.get_default("language") or ENGLISH

    def told(option: str) -> str:
        return say(f"commands.option.{option}", language)

    parser.add_argument("case", type=Path, metavar="CASE.json", help=told("case"))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help=say("form.option.file", language))
    parser.add_argument("--to", choices=[filing.id for filing in FILINGS], help=told("to"))
    parser.add_argument("--official", type=Path, action="append", default=[], metavar="FILE", help=told("official"))
    parser.add_argument("--shelf", type=Path, metavar="DIR", help=told("shelf"))
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help=told("accept"))
    parser.add_argument("--today", metavar="DATE", help=told("today"))
    parser.add_argument("--replace", action="store_true", help=say("form.option.replace", language))


def run(options: argparse.Namespace) -> int:
    """Write the file; its name goes to stdout, what to look at and where to sign to stderr."""
    from packet.binding.forms_only import forms_only
    from packet.one_file import write_one

    case, today = opened(options)
    case = made_into(case, options.to or case.to)
    official = chosen(case, today, options)
    made = forms_only(
        case.model_copy(update={"language": options.language}), today, official, frozenset(options.accept)
    )
    write_one(options.out, made.filled.pdf, replace=options.replace)
    sys.stderr.write("".join(f"{wrapped(line)}\n" for line in _lines(made, case, today, options.language)))
    sys.stdout.write(f"{options.out}\n")
    return Exit.DONE


def _lines(made: FormsOnly, case: Case, today: dt.date, language: str) -> list[str]:
    """What a person should know about the file."""
    from forms.rules import unused
    from packet.report import official_told

    lines = [finding.message(language) for finding in unused(case, today)]
    lines += official_told(made.officials, language)
    if made.signatures:
        lines.append(say("commands.sign.heading", language))
    for sign in made.signatures:
        form, who = say(f"form.{sign.form}.name", language), say(f"commands.sign.who.{sign.who}", language)
        lines.append(say("commands.sign.line", language, page=sign.page, form=form, who=who))
    return lines
