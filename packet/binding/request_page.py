"""The page after the cover sheet: why the case is urgent, why it comes late. Long reasons run over several pages.

These reasons are private, so they stand here and never on the cover sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from forms.case import Case
from forms.catalog import filing_for
from forms.sheet import Rect
from forms.words import say
from packet.binding.contents import ROOM, SIZE, TITLE
from packet.filling.continuation import NAME_LINES
from packet.filling.filled import Placed
from packet.lettering.characters import clean
from packet.lettering.fitting import shortened
from packet.lettering.paint import Paint, check_printable
from packet.lettering.typeset import wrap

_INDENT: Final = 12.0
_HEADING: Final = 14.0
_KEEP: Final = 80.0
"""Points that must be free below a heading, or it begins on the next page: what leads the answer, and its first line.
"""
_STEP: Final = 14.0
"""Points from one base line of an answer to the next."""


@dataclass(frozen=True)
class Requests:
    """The drawn pages (none when there is nothing to ask for) and where each answer stands on them."""

    pdf: bytes
    pages: int
    placed: tuple[Placed, ...]


def draw_requests(case: Case, urgent_letter: tuple[str, int] | None = None) -> Requests:
    """`urgent_letter`: exhibit letter and packet page of the doctor's letter. Raises `Unproved` for unprintable
    letters.
    """
    dispute, language, reasons = case.dispute, case.form_language, filing_for(case).reasons
    asked = []
    if dispute.urgent and dispute.urgent_reason and "urgent_reason" in reasons:
        asked.append(("urgent", "urgent_reason", dispute.urgent_reason))
    if dispute.late_reason and "late_reason" in reasons:
        asked.append(("late", "late_reason", dispute.late_reason))
    if not asked:
        return Requests(b"", 0, ())
    flow = _Flow(case)
    for topic, key, text in asked:
        flow.heading(say(f"packet.request.{topic}", language))
        if topic == "urgent" and urgent_letter is not None:
            letter, page = urgent_letter
            flow.words(say("packet.request.urgent_letter", language, letter=letter, page=page))
        flow.words(say(f"packet.request.{topic}_lead", language))
        flow.answer(key, text)
    return Requests(flow.paint.save(), flow.paint.page + 1, tuple(flow.placed))


class _Flow:
    """Text from the top down; a full page is followed by another with the same head."""

    def __init__(self, case: Case) -> None:
        self._language, self._filing = case.form_language, filing_for(case)
        self._name = shortened(case.patient.full_name, ROOM.width, SIZE, NAME_LINES)
        self.paint = Paint(language=self._language)
        self.placed: list[Placed] = []
        self._y = 0.0
        self._page()

    def _page(self) -> None:
        more = self.paint.new_page() > 0
        title = say(f"filing.{self._filing.id}.requests", self._language)
        if more:
            title = f"{title} ({say('packet.request.continued', self._language)})"
        self.paint.text(ROOM.x, ROOM.top - TITLE, title, TITLE, bold=True)
        patient = say("packet.request.patient", self._language, name=self._name)
        self._y = self.paint.paragraph(Rect(ROOM.x, 0, ROOM.width, ROOM.top - 28), patient, SIZE) - 6
        self.paint.rule(ROOM.x, self._y, ROOM.right, self._y, 1.5)
        self._y -= 8

    def heading(self, text: str) -> None:
        if self._y - _KEEP < ROOM.y:
            self._page()
        self._y = self.paint.paragraph(Rect(ROOM.x, 0, ROOM.width, self._y - 8), text, _HEADING, bold=True) - 4

    def words(self, text: str) -> None:
        self._y = self.paint.paragraph(Rect(ROOM.x, 0, ROOM.width, self._y), text, SIZE) - 4

    def answer(self, key: str, text: str) -> None:
        """The whole answer, line by line, on as many pages as it takes."""
        check_printable(clean(text, keep_lines=True))
        lines = wrap(text, ROOM.width - _INDENT, SIZE)
        while lines:
            room = int((self._y - ROOM.y) // _STEP)
            if room < 1:
                self._page()
                continue
            here, lines = lines[:room], lines[room:]
            top = self._y
            for line in here:
                self.paint.text(ROOM.x + _INDENT, self._y - SIZE, line, SIZE)
                self._y -= _STEP
            rect = Rect(ROOM.x, self._y - 2, ROOM.width, top - self._y + 4)
            self.placed.append(Placed(key, "request", self.paint.page, rect, "\n".join(here), "continuation"))
        self._y -= 10
