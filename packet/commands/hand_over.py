"""`imr-packet hand-over`: a finished packet given to this computer's printer or fax server; its jobs stay in the case.

Off until `--allow` turned it on for this person. Exit codes: 0, 2 wrong use or not allowed, 4 something is to be said
yes to first, 6 it was not taken, or a job failed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.catalog import FILINGS
from forms.words import ENGLISH, say
from packet.commands.columns import wrapped
from packet.commands.opening import day, to_note_in
from packet.errors import Exit, UsageError

if TYPE_CHECKING:
    from forms.answers import Answers
    from forms.returned import HandedOver
    from packet.store.profile import HandWishes
    from packet.take_back import PacketRecord

_ALLOWED: Final = ("print", "fax", "none")


def arguments(parser: argparse.ArgumentParser) -> None:
    """CASE.json (--print | --fax | --state) [--to FILING] [--packet DIR] [--accept ID], or --allow WAY."""
    language = parser.get_default("language") or ENGLISH

    def told(option: str) -> str:
        return say(f"hand_over.option.{option}", language)

    case = say("commands.option.case", language)
    parser.add_argument("case", type=Path, nargs="?", metavar="CASE.json", help=case)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--print", dest="way", action="store_const", const="print", help=told("print"))
    what.add_argument("--fax", dest="way", action="store_const", const="fax", help=told("fax"))
    what.add_argument("--state", action="store_true", help=told("state"))
    what.add_argument("--allow", choices=_ALLOWED, action="append", help=told("allow"))
    parser.add_argument("--to", choices=[filing.id for filing in FILINGS], default="", help=told("to"))
    parser.add_argument("--packet", type=Path, metavar="DIR", help=say("sent.option.packet", language))
    parser.add_argument("--printer", metavar="NAME", help=told("printer"))
    parser.add_argument("--prefix", metavar="DIGITS", help=told("prefix"))
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help=told("accept"))
    parser.add_argument("--today", metavar="DATE", help=say("commands.option.today", language))


def run(options: argparse.Namespace) -> int:
    from packet.store.home import home_folder
    from packet.store.profile import read_wishes

    options.language = options.lang or options.language
    home = home_folder(os.environ)
    wishes = _asked(read_wishes(home), options)
    if options.allow:
        return _allow(home, wishes, options)
    if options.case is None:
        raise UsageError("hand_over.no_case")
    answers, passphrase = to_note_in(options)
    return _state(answers, passphrase, options) if options.state else _give(answers, passphrase, wishes, options)


def _asked(wishes: HandWishes, options: argparse.Namespace) -> HandWishes:
    """The wishes with the printer and the prefix of this command. Raises UsageError."""
    from packet.store.profile import PREFIX, PRINTER

    printer = wishes.printer if options.printer is None else options.printer
    prefix = wishes.prefix if options.prefix is None else options.prefix
    if not PRINTER.fullmatch(printer):
        raise UsageError("hand_over.printer")
    if not PREFIX.fullmatch(prefix):
        raise UsageError("hand_over.prefix")
    return replace(wishes, printer=printer, prefix=prefix)


def _allow(home: Path, wishes: HandWishes, options: argparse.Namespace) -> int:
    from packet.store.profile import write_wishes

    ways = set(options.allow)
    if "none" in ways and len(ways) > 1:
        raise UsageError("hand_over.allow")
    write_wishes(home, replace(wishes, may_print="print" in ways, may_fax="fax" in ways))
    _tell([say(f"hand_over.allowed.{way}", options.language) for way in _ALLOWED if way in ways])
    return Exit.DONE


def _give(answers: Answers, passphrase: str, wishes: HandWishes, options: argparse.Namespace) -> int:
    from forms.answers import parse
    from packet.hand_over import PartlyHandedOver, doubts, hand_over
    from packet.jobs_told import doubt_lines, given_lines
    from packet.note_sent import keep_jobs

    way, language, today = options.way, options.language, day(options.today)
    if not wishes.allows(way):
        raise UsageError(f"hand_over.off.{way}")
    case, record = parse(answers, today)[0], _record(options)
    if open_doubts := [one for one in doubts(record, case, way) if one not in options.accept]:
        _tell(doubt_lines(open_doubts, record, case, language, accept=True))
        return Exit.REFUSED
    try:
        jobs = hand_over(record, case, way, wishes, today)
    except PartlyHandedOver as partly:
        keep_jobs(options.case, passphrase, partly.jobs)
        raise
    keep_jobs(options.case, passphrase, jobs)
    _tell(given_lines(jobs, language))
    return Exit.DONE


def _state(answers: Answers, passphrase: str, options: argparse.Namespace) -> int:
    from packet.hand_over import asked_again
    from packet.jobs_told import job_lines
    from packet.note_sent import keep_jobs

    wanted = [entry for entry in answers.handed if options.to in ("", entry.to)]
    if not wanted:
        raise UsageError("hand_over.no_jobs")
    now = asked_again(wanted)
    if changed := [entry for entry in now if entry not in answers.handed]:
        keep_jobs(options.case, passphrase, changed)
    _tell(job_lines(now, options.language))
    return Exit.CANNOT_WRITE if _newest_failed(now) else Exit.DONE


def _newest_failed(entries: Sequence[HandedOver]) -> bool:
    """Whether the last job of a file and way failed: what was given again since is no fault."""
    newest = {(entry.to, entry.way, entry.file): entry for entry in entries}
    return any(entry.state == "failed" for entry in newest.values())


def _record(options: argparse.Namespace) -> PacketRecord:
    from packet.take_back import record_of

    names = [filing.folder for filing in FILINGS if filing.id == options.to]
    record = record_of(options.case, options.packet or (options.case.parent / names[0] if names else None))
    if options.to not in ("", record.made["to"]):
        raise UsageError("no_packet", file=options.case.name)
    return record


def _tell(lines: Sequence[str] | Iterator[str]) -> None:
    sys.stderr.write("".join(f"{wrapped(line)}\n" for line in lines))
