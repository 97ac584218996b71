"""The footer of every page: packet number, exhibit, patient, "Page n of N", since a broken fax arrives as two jobs.

It lies below the room of every exhibit and of our own pages, inside what every fax machine prints, and covers
nothing. One font serves all pages; each page gets only the operators that show its own line. On a page that is ours a
code stands at each end of the line (`packet.marks`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Object, Pdf

from forms.sheet import Rect
from forms.words import say
from packet.lettering import shape
from packet.lettering.characters import clean
from packet.lettering.paint import check_printable, fonts_for
from packet.lettering.show import Show, show
from packet.lettering.typeset import width, width_of, wrap
from packet.marks.mark import SIZE as MARK
from packet.marks.mark import PageMark

if TYPE_CHECKING:
    from forms.case import Language, Patient

BAND: Final = Rect(36.0, 36.0, 539.0, 14.0)
SIZE: Final = 10.0
_LINE: Final = BAND.y + 3.5
_NAME_ROOM: Final = 200.0
"""What stays free between the packet number with its exhibit and "Page 1234 of 1500"."""
_BESIDE: Final = MARK + 5.0
"""Points at each end that the code of a page takes, and the white before the words."""


@dataclass(frozen=True)
class Bands:
    """What is shown at the foot of each page, in order; `marks`: the mark of each page that is ours, by its place."""

    pages: tuple[tuple[Show, ...], ...]
    marks: Mapping[int, PageMark] = field(default_factory=dict)

    def lay(self, packet: Pdf, ending: str) -> tuple[list[str], Object]:
        """The operators of each page, and the font resources they need, embedded in `packet`; names end in
        `ending`.
        """
        lines = {id(line): line for page in self.pages for line in page}
        fonts = fonts_for(packet, {id(line.glyphs): line for line in lines.values()}.values(), ending)
        shown = {key: show(line, *fonts[line.face]) for key, line in lines.items()}
        operators = [" ".join(shown[id(line)] for line in page) for page in self.pages]
        for place, mark in self.marks.items():
            operators[place] += f" {mark.operators()}"
        return operators, packet.make_indirect(Dictionary({label: made.font for label, made in fonts.values()}))


def stamp(
    parts: Sequence[tuple[str, int]],
    packet_id: str,
    patient: Patient,
    language: Language,
    marks: Mapping[int, PageMark] = MappingProxyType({}),
) -> Bands:
    """The bands of a packet. `parts`: (exhibit letter or "", number of pages), in order. `marks`: the mark of each page
    (from 0) that has one.

    Raises `Unproved` when the patient's name has a character that no font prints.
    """
    total = sum(pages for _, pages in parts)
    before, after = say("packet.band.page", language, number="\n", total=total).split("\n")
    name = short_name(patient)
    bands: list[tuple[Show, ...]] = []
    for letter, pages in parts:
        key = "packet.band.exhibit" if letter else "packet.band.packet"
        words = say(key, language, id=packet_id, letter=letter)
        left = {beside: list(_shows(words, BAND.x + beside)) for beside in (0.0, _BESIDE)}
        middle = list(_shows(name, BAND.x + (BAND.width - width_of(name, SIZE)) / 2))
        for _ in range(pages):
            beside = _BESIDE if len(bands) in marks else 0.0
            right = _right(BAND.right - beside, before, str(len(bands) + 1), after)
            bands.append((*left[beside], *middle, *right))
    return Bands(tuple(bands), dict(marks))


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


def _right(end: float, *pieces: str) -> Iterator[Show]:
    """The pieces one after another, ending at `end`; what is the same on all pages is shaped once."""
    x = end - sum(width_of(piece, SIZE) for piece in pieces)
    for piece in pieces:
        yield from _shows(piece, x)
        x += width_of(piece, SIZE)


def _shows(line: str, x: float) -> Iterator[Show]:
    for run in shape.runs(line):
        yield Show(run.face, run.glyphs, x, _LINE, SIZE, run.shaped)
        x += run.advance * SIZE / 1000
