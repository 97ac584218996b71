"""`imr-packet build`: case file in, packet folder out. Paths go to stdout; what a person should read to stderr."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.catalog import FILINGS
from forms.words import ENGLISH, say
from packet.commands.columns import wrapped
from packet.commands.opening import opened_to
from packet.errors import Exit

if TYPE_CHECKING:
    from forms.case import Case
    from packet.build import Built

VARIABLE: Final = "IMR_PACKET_PASSWORD"
"""Environment variable for locked papers: a command line can be read by everyone on the machine."""


def arguments(parser: argparse.ArgumentParser) -> None:
    language = parser.get_default("language") or ENGLISH

    def told(option: str) -> str:
        return say(f"commands.option.{option}", language)

    parser.add_argument("case", type=Path, metavar="CASE.json", help=told("case"))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=told("out"))
    parser.add_argument("--to", choices=[filing.id for filing in FILINGS], help=told("to"))
    parser.add_argument("--today", metavar="DATE", help=told("today"))
    parser.add_argument("--fax", action="store_true", help=told("fax"))
    parser.add_argument("--official", type=Path, action="append", default=[], metavar="FILE", help=told("official"))
    parser.add_argument("--shelf", type=Path, metavar="DIR", help=told("shelf"))
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help=told("accept"))
    parser.add_argument("--slips", action="store_true", help=told("slips"))
    parser.add_argument("--instructions", action="store_true", help=told("instructions"))
    parser.add_argument("--mail", action="store_true", help=told("mail"))
    parser.add_argument("--thorough", action="store_true", help=told("thorough"))
    parser.add_argument("--replace", action="store_true", help=told("replace"))


def run(options: argparse.Namespace) -> int:
    from packet.build import build
    from packet.commands.thorough import second_program
    from packet.kept_beside import kept_beside
    from packet.store.home import home_folder

    case, today = opened_to(options)
    official = chosen(case, today, options)
    built = build(
        unlocked(case, os.environ.get(VARIABLE, "")),
        today,
        options.case.parent,
        options.out,
        accept=frozenset(options.accept) | _allowed(case, options.case.parent),
        fax=options.fax,
        official=official,
        slips=options.slips,
        instructions=options.instructions,
        mail=options.mail,
        thorough=second_program(options),
        replace=options.replace,
        kept=kept_beside(options.case, home_folder(os.environ)),
    )
    report(built, options.language)
    return Exit.DONE


def chosen(case: Case, today: dt.date, options: argparse.Namespace) -> tuple[Path, ...]:
    """The agency's own PDFs to fill: those that were named, else those of the shelf; says what the shelf lacks."""
    from packet.shelf import files_for, home_shelf, lacking

    if options.official:
        return tuple(options.official)
    found = files_for(case, today, options.shelf or home_shelf(os.environ))
    if line := lacking(case, found, options.language):
        sys.stderr.write(wrapped(line) + "\n")
    return found


def _allowed(case: Case, base: Path) -> frozenset[str]:
    """The papers outside of the case's folder that were allowed on the screens, as ids."""
    from packet.store.home import home_folder
    from packet.store.known import Allowed

    return Allowed(home_folder(os.environ)).accepted(base, [paper.file for paper in case.papers])


def unlocked(case: Case, password: str) -> Case:
    """The case with this password for every locked paper that has none of its own."""
    if not password:
        return case
    papers = (paper if paper.password else paper.model_copy(update={"password": password}) for paper in case.papers)
    return case.model_copy(update={"papers": tuple(papers)})


def report(built: Built, language: str) -> None:
    """The paths on stdout; on stderr what to look at, what to sign, and what comes next."""
    from packet.report import lines

    sys.stderr.write("".join(f"{wrapped(line)}\n" for line in lines(built, language)))
    sys.stdout.write("".join(f"{built.folder / name}\n" for name in built.files))
