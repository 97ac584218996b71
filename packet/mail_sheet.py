"""Draws mail.pdf, the sheet that goes on top of a packet that is mailed. It is no page of the packet: band, count and
codes of the packet are the same with it and without it.

The words and the places come from `forms.mail_sheet`. The same case and packet give the same bytes.
"""

from __future__ import annotations

from typing import Final

from forms.case import Case
from forms.mail_sheet import CLEAR, FOLDS, address, always_seen, sections
from forms.next_steps import NextFacts
from forms.sheet import LETTER, Rect
from forms.words import say
from packet.lettering.paint import Paint
from packet.lettering.typeset import height, missing
from packet.next_steps import Flow

_LEFT, _TOP = 54.0, 748.0
_TITLE, _PLAIN = 18.0, 10.0
_LEADING: Final = 1.1
"""Lines of the address stand this close: five fit into what every window shows."""
_BELOW: Final = 26.0
"""Points from the first fold to the words: folds are never quite straight."""
_MARK: Final = 14.0
"""Length of the marks at the edge that say where to fold."""


def draw(case: Case, facts: NextFacts) -> bytes:
    """mail.pdf in the language of the case. Raises `Unproved` only when a font of the package is broken: a line that no
    font prints is left to be written by hand.
    """
    language = case.language
    paint = Paint(say("mail.title", language), language)
    flow = Flow(paint, LETTER[1] - FOLDS[0] - _BELOW)
    paint.text(_LEFT, _TOP - _TITLE, say("mail.title", language), _TITLE, bold=True)
    below = Rect(_LEFT, 0, LETTER[0] - 2 * _LEFT, _TOP - _TITLE - 8)
    paint.paragraph(below, say("mail.about", language, id=facts.packet_id), _PLAIN)
    _address(paint, [line for line in address(case) if not missing(line)])
    for fold in FOLDS:
        paint.rule(0, LETTER[1] - fold, _MARK, LETTER[1] - fold, 0.5)
    for section in sections(case, facts):
        flow.section(section.title, [line for line in section.lines if not missing(line.text)])
    return paint.save()


def _address(paint: Paint, lines: list[str]) -> None:
    """In what every window shows, as large as fits; without an address, lines to write it on."""
    seen = always_seen()
    room = Rect(seen.left + CLEAR, LETTER[1] - seen.bottom, seen.right - seen.left - 2 * CLEAR, seen.bottom - seen.top)
    if not lines:
        for number in range(3):
            y = room.top - (number + 1) * room.height / 3 + 2
            paint.rule(room.x, y, room.right, y, 0.5)
        return
    text = "\n".join(lines)
    size = next((size for size in (11.0, 10.0, 9.0, 8.0) if _fits(text, room, size)), 7.0)
    paint.paragraph(room, text, size, leading=_LEADING)


def _fits(text: str, room: Rect, size: float) -> bool:
    return height(text, room.width, size) * _LEADING / 1.2 <= room.height
