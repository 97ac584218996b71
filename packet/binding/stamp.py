"""The footer of every page: packet number, exhibit, patient, "Page n of N", since a broken fax arrives as two jobs.

It lies below the room of every exhibit and of our own pages, inside what every fax machine prints, and covers
nothing. One font serves all pages; each page gets only the operators that show its own line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pikepdf import Dictionary, Object, Pdf

from forms.case import Language, Patient
from forms.sheet import Rect
from forms.words import say
from packet.lettering import shape
from packet.lettering.characters import clean
from packet.lettering.paint import check_printable, fonts_for
from packet.lettering.show import Show, show
from packet.lettering.typeset import width, width_of, wrap

BAND: Final = Rect(36.0, 36.0, 539.0, 14.0)
SIZE: Final = 10.0
_LINE: Final = BAND.y + 3.5
_NAME_ROOM: Final = 200.0
"""What stays free between the packet number with its exhibit and "Page 1234 of 1500"."""


@dataclass(frozen=True)
class Bands:
    """What is shown at the foot of each page, in order."""

    pages: tuple[tuple[Show, ...], ...]

    def lay(self, packet: Pdf, ending: str) -> tuple[list[str], Object]:
        """The operators of each page, and the font resources they need, embedded in `packet`; names end in
        `ending`.
        """
        marks = {id(mark): mark for page in self.pages for mark in page}
        fonts = fonts_for(packet, {id(mark.glyphs): mark for mark in marks.values()}.values(), ending)
        shown = {key: show(mark, *fonts[mark.face]) for key, mark in marks.items()}
        operators = [" ".join(shown[id(mark)] for mark in page) for page in self.pages]
        return operators, packet.make_indirect(Dictionary({label: made.font for label, made in fonts.values()}))


def stamp(parts: Sequence[tuple[str, int]], packet_id: str, patient: Patient, language: Language) -> Bands:
    """The bands of a packet. `parts`: (exhibit letter or "", number of pages), in order.

    Raises `Unproved` when the patient's name has a character that no font prints.
    """
    total = sum(pages for _, pages in parts)
    before, after = say("packet.band.page", language, number="\n", total=total).split("\n")
    name = short_name(patient)
    bands: list[tuple[Show, ...]] = []
    for letter, pages in parts:
        key = "packet.band.exhibit" if letter else "packet.band.packet"
        left = list(_shows(say(key, language, id=packet_id, letter=letter), BAND.x))
        middle = list(_shows(name, BAND.x + (BAND.width - width_of(name, SIZE)) / 2))
        for _ in range(pages):
            bands.append((*left, *middle, *_right(before, str(len(bands) + 1), after)))
    return Bands(tuple(bands))


def short_name(patient: Patient) -> str:
    """Last name and first initial: "Alvarez, M.".

    A name too long for the band ends in an ellipsis; the forms have it whole. Raises `Unproved`.
    """
    last, first = clean(patient.last_name or ""), clean(patient.first_name or "")
    end = f", {first[0].upper()}." if last and first else ""
    whole = f"{last}{end}" or first
    check_printable(whole)
    if width(whole, SIZE) <= _NAME_ROOM:
        return whole
    room = _NAME_ROOM - width(f"…{end}", SIZE)
    return f"{wrap(last or first, room, SIZE)[0].rstrip()}…{end}"


def _right(*pieces: str) -> Iterator[Show]:
    """The pieces one after another, ending at the band's right edge; what is the same on all pages is shaped once."""
    x = BAND.right - sum(width_of(piece, SIZE) for piece in pieces)
    for piece in pieces:
        yield from _shows(piece, x)
        x += width_of(piece, SIZE)


def _shows(line: str, x: float) -> Iterator[Show]:
    for run in shape.runs(line):
        yield Show(run.face, run.glyphs, x, _LINE, SIZE, run.shaped)
        x += run.advance * SIZE / 1000
