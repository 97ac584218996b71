"""The band at the foot of every page: packet number, exhibit, patient, "Page n of N". A broken fax arrives as two
jobs.

It lies below the room of every exhibit and of our own pages, inside what every fax machine prints, and covers
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from forms.case import Language, Patient
from forms.sheet import Rect
from forms.words import say
from packet.assemble import Bands
from packet.characters import clean
from packet.paint import Paint, check_printable
from packet.typeset import width, wrap

BAND: Final = Rect(36.0, 36.0, 539.0, 14.0)
SIZE: Final = 10.0
_LINE = BAND.y + 3.5
_NAME_ROOM = 200.0
"""What stays free between the packet number with its exhibit and "Page 1234 of 1500"."""


def stamp(parts: Sequence[tuple[str, int]], packet_id: str, patient: Patient, language: Language, out: Path) -> Bands:
    """Write the bands of a packet to `out`. `parts`: (exhibit letter or "", number of pages), in order.

    Raises `Unproved` when the patient's name has a character that no font prints.
    """
    paint = Paint(language=language)
    for letter, _ in parts:
        paint.new_page()
        key = "packet.band.exhibit" if letter else "packet.band.packet"
        paint.text(BAND.x, _LINE, say(key, language, id=packet_id, letter=letter), SIZE)
        if name := short_name(patient):
            paint.text(BAND.x + BAND.width / 2, _LINE, name, SIZE, align="center")
    total = sum(pages for _, pages in parts)
    for number in range(1, total + 1):
        paint.new_page()
        words = say("packet.band.page", language, number=number, total=total)
        paint.text(BAND.right, _LINE, words, SIZE, align="right")
    out.write_bytes(paint.save())
    owners = [part for part, (_, pages) in enumerate(parts) for _ in range(pages)]
    return Bands(out, len(parts) + total, tuple((part, len(parts) + number) for number, part in enumerate(owners)))


def short_name(patient: Patient) -> str:
    """Last name and first initial: "Alvarez, M.". A name too long for the band ends in an ellipsis; forms have it
    whole.
    """
    last, first = (patient.last_name or "").strip(), (patient.first_name or "").strip()
    end = f", {first[0].upper()}." if last and first else ""
    whole = f"{last}{end}" or first
    check_printable(clean(whole))
    if width(whole, SIZE) <= _NAME_ROOM:
        return whole
    room = _NAME_ROOM - width(f"…{end}", SIZE)
    return f"{wrap(last, room, SIZE)[0].rstrip()}…{end}"
