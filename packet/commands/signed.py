"""`imr-packet signed`: pages that came back signed take the place of the printed ones.

Exit codes: 0 every sheet was used, 2 wrong use, 4 a sheet was not used (the others were), and those of a build.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from forms.spoken import label
from forms.words import ENGLISH, say, tell
from packet.commands.build import VARIABLE, chosen, unlocked, wrapped
from packet.errors import Exit

if TYPE_CHECKING:
    from packet.signed.verdict import SheetVerdict
    from packet.take_back import PacketRecord, TakenBack


def arguments(parser: argparse.ArgumentParser) -> None:
    """CASE.json SCAN… [--packet DIR] [--official FILE]… [--shelf DIR] [--accept ID]…"""
    language = parser.get_default("language") or ENGLISH
    parser.add_argument("case", type=Path, metavar="CASE.json", help=say("commands.option.case", language))
    parser.add_argument("scans", type=Path, nargs="+", metavar="SCAN", help=say("signed.option.scans", language))
    parser.add_argument("--packet", type=Path, metavar="DIR", help=say("signed.option.packet", language))
    official = say("commands.option.official", language)
    parser.add_argument("--official", type=Path, action="append", default=[], metavar="FILE", help=official)
    parser.add_argument("--shelf", type=Path, metavar="DIR", help=say("commands.option.shelf", language))
    parser.add_argument(
        "--accept", action="append", default=[], metavar="ID", help=say("signed.option.accept", language)
    )


def run(options: argparse.Namespace) -> int:
    from packet.case_reader import open_case
    from packet.take_back import take_back

    options.language = options.lang or open_case(options.case).language
    back = take_back(
        options.case,
        options.scans,
        folder=options.packet,
        accept=frozenset(options.accept),
        official=lambda case, day: chosen(case, day, options),
        prepare=partial(unlocked, password=os.environ.get(VARIABLE, "")),
    )
    sys.stderr.write("".join(f"{wrapped(line)}\n" for line in lines(back, options.scans, options.language)))
    if back.built is not None:
        sys.stdout.write("".join(f"{back.built.folder / name}\n" for name in back.built.files))
    seen = {one.sheet.scan for one in back.told}
    all_used = len(back.used) == len(back.told) and seen == set(range(len(options.scans)))
    return Exit.DONE if all_used and back.built is not None else Exit.REFUSED


def lines(back: TakenBack, scans: Sequence[Path], language: str) -> Iterator[str]:
    """What was seen on each sheet, what became of it, and what is still to be signed."""
    if back.found.fault:
        yield say("signed.fault", language)
    for place, scan in enumerate(scans):
        if place in (back.found.unread or {}):
            yield tell("signed.unread", language, file=scan.name)
    for one in back.told:
        yield from _sheet(one, one in back.used, back.record, scans[one.sheet.scan], language)
    if back.built is None:
        yield say("signed.nothing", language)
        return
    for sign in back.built.signatures:
        form = say(f"form.{sign.form}.name", language)
        yield tell("signed.waits", language, page=sign.page, form=form)
    if back.built.packet_id != back.record.number:
        yield tell("signed.other_number", language, id=back.built.packet_id, before=back.record.number)


def _sheet(one: SheetVerdict, used: bool, record: PacketRecord, scan: Path, language: str) -> Iterator[str]:
    sheet = one.sheet
    facts = {"file": scan.name, "picture": sheet.picture, "page": sheet.page, "number": sheet.number}
    facts |= {"of_page": sheet.of_page, "id": record.number}
    if sheet.state != "read":
        yield tell(f"signed.state.{sheet.state}", language, **facts)
        return
    yield tell("signed.used" if used else "signed.not_used", language, **facts)
    for doubt in one.doubts:
        yield "  " + tell(f"signed.doubt.{doubt}", language, **facts)
        if doubt == "changed":
            yield from _places(record, sheet.page, sheet.changed, language)
    for note in one.notes:
        yield "  " + tell(f"signed.note.{note}", language, **facts)
        if note == "written":
            yield from _places(record, sheet.page, sheet.written, language)
    if not used:
        yield "  " + tell("signed.accept", language, **facts)


def _places(record: PacketRecord, page: int, places: Sequence[Sequence[float]], language: str) -> Iterator[str]:
    yield from dict.fromkeys(f"    {_where(record, page, place, language)}" for place in places)


def _where(record: PacketRecord, page: int, place: Sequence[float], language: str) -> str:
    """ "Phone" for what stands beside an answer, else the third of the page."""
    key = record.beside(page, place)
    if key:
        return say("signed.beside", language, label=label(key, language))
    third = min(2, int(3 * (place[1] + place[3]) / 2 / 792))
    return say(f"signed.third.{('upper', 'middle', 'lower')[third]}", language)
