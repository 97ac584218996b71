"""Draws next-steps.pdf, the personal page beside the packet (never in it), and makes next-steps.ics with its dates.

The words come from `forms.next_steps`; here is only how they stand on paper. The same case, day and packet give the
same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from forms.case import Case
from forms.dates import show_date
from forms.instructions import sections as instructions
from forms.next_steps import NextFacts, SignHere, StepLine, sections
from forms.sheet import LETTER, Rect
from forms.words import say
from packet.ics import calendar
from packet.lettering.paint import Paint
from packet.lettering.typeset import height, missing, width

__all__ = ["NextFacts", "SignHere", "render"]

_LEFT, _RIGHT, _TOP, _FOOT = 54.0, 558.0, 744.0, 48.0
_SIZE, _STRONG, _TITLE, _HEAD = 10.5, 15.0, 20.0, 12.0
_SQUARE: Final = 9.0
_INDENT: Final = 18.0
_GAP: Final = 3.0
_AFTER: Final = {"blank": 9.0}
"""Points below a paragraph; a line to write on has room above it, too."""
_KEEP_TOGETHER: Final = 180.0
"""A section lower than this is not split over two pages."""


def render(case: Case, today: dt.date, facts: NextFacts) -> tuple[bytes, bytes]:
    """(next-steps.pdf, next-steps.ics) in the case's language. Writes nothing.

    Raises `Unproved` only when a font of the package is broken: a name or a plan's address that no font prints is left
    out; the name the packet itself has already refused or told of.
    """
    flow = Flow(Paint(say("next_steps.title", case.language), case.language))
    flow.title(case, today, facts)
    for section in sections(case, today, facts):
        flow.section(section.title, [line for line in section.lines if not missing(line.text)])
    flow.new_page()
    instruct(flow, case.language)
    return flow.paint.save(), calendar(case, today, facts.packet_id)


def instruct(flow: Flow, language: str) -> None:
    """The instruction page, from where `flow` stands."""
    flow.head(say("instructions.title", language), say("instructions.edition", language))
    for section in instructions(language):
        flow.section(section.title, section.lines)


class Flow:
    """Paragraphs from top to bottom, on as many pages as they need; a heading never stands alone at the foot."""

    def __init__(self, paint: Paint, first: float = _TOP) -> None:
        """`first`: where the first page begins, points from its foot."""
        self.paint = paint
        self._y = 0.0
        self.new_page()
        self._y = first

    def title(self, case: Case, today: dt.date, facts: NextFacts) -> None:
        language = case.language
        name = " ".join(part for part in (case.patient.first_name, case.patient.last_name) if part)
        key = "next_steps.for" if name and not missing(name) else "next_steps.for_no_name"
        told = {"id": facts.packet_id, "pages": facts.pages, "date": show_date(today, language), "name": name}
        self.head(say("next_steps.title", language), say(key, language, **told))
        self._paragraph(say("next_steps.keep", language), bold=True)

    def head(self, title: str, below: str) -> None:
        """A page's title, and a line below it."""
        self._paragraph(title, _TITLE, bold=True)
        self._paragraph(below)

    def section(self, title: str, lines: Sequence[StepLine]) -> None:
        rooms = [self._room(line) for line in lines]
        together = sum(rooms) if sum(rooms) < _KEEP_TOGETHER else rooms[0]
        self._need(16 + height(title, _RIGHT - _LEFT, _HEAD, True) + together)
        self._y -= 10
        self._paragraph(title, _HEAD, bold=True)
        self.paint.rule(_LEFT, self._y + 1, _RIGHT, self._y + 1, 0.5)
        self._y -= 3
        for line in lines:
            self._line(line)

    def _line(self, line: StepLine) -> None:
        self._need(self._room(line))
        match line.kind:
            case "tick":
                self.paint.box(Rect(_LEFT, self._y - _SQUARE - 1.5, _SQUARE, _SQUARE))
                self._paragraph(line.text, indent=_INDENT)
            case "strong":
                self._paragraph(line.text, _STRONG, bold=True)
            case "address":
                self._paragraph(line.text, indent=_INDENT, bold=True)
            case "blank":
                start = _LEFT + width(line.text, _SIZE) + 6
                self._y -= 6
                self._paragraph(line.text)
                self.paint.rule(start, self._y + 4, start + 180, self._y + 4)
            case _:
                self._paragraph(line.text)

    def _room(self, line: StepLine) -> float:
        size = _STRONG if line.kind == "strong" else _SIZE
        indent = _INDENT if line.kind in ("tick", "address") else 0.0
        bold = line.kind in ("strong", "address")
        return height(line.text, _RIGHT - _LEFT - indent, size, bold) + _AFTER.get(line.kind, _GAP)

    def _paragraph(self, text: str, size: float = _SIZE, *, indent: float = 0.0, bold: bool = False) -> None:
        rect = Rect(_LEFT + indent, 0.0, _RIGHT - _LEFT - indent, self._y)
        self._y = self.paint.paragraph(rect, text, size, bold=bold) - _GAP

    def _need(self, points: float) -> None:
        if self._y - points < _FOOT:
            self.new_page()

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self.paint.new_page()
        self._y = min(_TOP, LETTER[1])
