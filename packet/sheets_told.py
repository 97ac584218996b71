"""What is told of signed pages that came back: what was seen on each sheet, what is in doubt, what still waits.

For the command and the screens; no answer is in a line but where something stands beside one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

from forms.spoken import label
from forms.words import say, tell
from packet.signed import Recognition
from packet.signed.verdict import SheetVerdict
from packet.take_back import PacketRecord, TakenBack

Head = Literal["used", "not_used", "fits", "doubtful"]
"""What is said first of a sheet that was read: it is in the packet, it is not, it may go in, it may with a yes."""
_MOST_NAMED: Final = 8
"""Answers that are named: of a page with more it is clear that another one is to be signed."""
_PAGE: Final = 792.0
"""Points: the height of a Letter page."""


def lines(back: TakenBack, scans: Sequence[Path], language: str) -> Iterator[str]:
    """What was seen on each sheet, what became of it, and what is still to be signed."""
    yield from faults(back.found, scans, language)
    for one in back.told:
        used = one in back.used
        scan = scans[one.sheet.scan]
        yield from sheet_lines(one, "used" if used else "not_used", back.record, scan, language)
        if not used and one.sheet.state == "read":
            yield "  " + tell("signed.accept", language, file=scan.name)
    if back.built is None:
        yield say("signed.nothing", language)
        return
    for sign in back.built.signatures:
        form = say(f"form.{sign.form}.name", language)
        yield tell("signed.waits", language, page=sign.page, form=form)
    if back.built.packet_id != back.record.number:
        yield tell("signed.other_number", language, id=back.built.packet_id, before=back.record.number)


def faults(found: Recognition, scans: Sequence[Path], language: str) -> Iterator[str]:
    """The scans that could not be looked at."""
    if found.fault:
        yield say("signed.fault", language)
    for place, scan in enumerate(scans):
        if place in (found.unread or {}):
            yield tell("signed.unread", language, file=scan.name)


def sheet_lines(one: SheetVerdict, head: Head, record: PacketRecord, scan: Path, language: str) -> Iterator[str]:
    """One sheet: which page it is, then what is in doubt and what else was seen, set in."""
    sheet = one.sheet
    facts = {"file": scan.name, "picture": sheet.picture, "page": sheet.page, "number": sheet.number}
    facts |= {"of_page": sheet.of_page, "id": record.number}
    if one.since:
        labels = "; ".join(label(key, language) for key in one.since[:_MOST_NAMED])
        yield tell("signed.state.changed", language, labels=labels, **facts)
        return
    if sheet.state != "read":
        yield tell(f"signed.state.{sheet.state}", language, **facts)
        return
    yield tell(f"signed.{head}", language, **facts)
    for doubt in one.doubts:
        yield "  " + tell(f"signed.doubt.{doubt}", language, **facts)
        if doubt == "changed":
            yield from _places(record, sheet.page, sheet.changed, language)
    for note in one.notes:
        yield "  " + tell(f"signed.note.{note}", language, **facts)
        if note == "written":
            yield from _places(record, sheet.page, sheet.written, language)


def _places(record: PacketRecord, page: int, places: Sequence[Sequence[float]], language: str) -> Iterator[str]:
    yield from dict.fromkeys(f"    {_where(record, page, place, language)}" for place in places)


def _where(record: PacketRecord, page: int, place: Sequence[float], language: str) -> str:
    """ "Phone" for what stands beside an answer, else the third of the page."""
    key = record.beside(page, place)
    if key:
        return say("signed.beside", language, label=label(key, language))
    third = min(2, int(3 * (place[1] + place[3]) / 2 / _PAGE))
    return say(f"signed.third.{('upper', 'middle', 'lower')[third]}", language)
