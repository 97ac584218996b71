"""The plain cover of one part, for a packet whose case is not known: no name, no number, nothing about health."""

from __future__ import annotations

from dataclasses import dataclass

from forms.words import ENGLISH, say

_TOP, _MIDDLE = 690.0, 306
"""Points: the first base line, and the middle of the page."""
_LARGE, _PAGES, _SHEETS, _WORDS = 34, 18, 14, 12
"""Type sizes in points; a fax carries 10 and more at any resolution."""
_SECOND, _THIRD, _NOTE, _APART = 44, 72, 220, 60
"""Points down from the first base line to the second, the third and the note's foot; and from there to the next
language."""
_NOTE_AT, _NOTE_SIZE = (90,), (432, 120)
"""Points: the note's left edge, and its width and height."""


@dataclass(frozen=True)
class PartLabel:
    """Part `number` of `of`: pages first..last of `total`, sent as `sheets` sheets with this cover."""

    number: int
    of: int
    first: int
    last: int
    total: int
    sheets: int


def plain_cover(label: PartLabel, language: str) -> bytes:
    """One Letter page as PDF. The agency reads English; in another language the sender's words stand below."""
    # Not at the top: every worker reads this module, and the sheets cost a third of its start.
    from forms.sheet import Rect
    from packet.lettering.paint import Paint

    paint = Paint(title="", language=ENGLISH)
    paint.new_page()
    facts = {"number": label.number, "of": label.of, "first": label.first, "last": label.last, "total": label.total}
    y = _TOP
    for spoken in dict.fromkeys((ENGLISH, language)):
        large = _LARGE if spoken == ENGLISH else _PAGES
        paint.text(_MIDDLE, y, say("fax.cover_part", spoken, **facts), large, bold=True, align="center")
        paint.text(_MIDDLE, y - _SECOND, say("fax.cover_pages", spoken, **facts), _PAGES, align="center")
        paint.text(_MIDDLE, y - _THIRD, say("fax.cover_sheets", spoken, sheets=label.sheets), _SHEETS, align="center")
        y = paint.paragraph(Rect(*_NOTE_AT, y - _NOTE, *_NOTE_SIZE), say("fax.cover_note", spoken), _WORDS) - _APART
    return paint.save()


def mailed_sheet(page: int, of: int, language: str, number: str = "") -> bytes:
    """The sheet that is faxed in place of a page that comes by mail: one Letter page as PDF. `number` is the packet's,
    "" for none. The agency reads English; in another language the sender's words stand below."""
    from packet.lettering.paint import Paint

    paint = Paint(title="", language=ENGLISH)
    paint.new_page()
    y = _TOP
    for spoken in dict.fromkeys((ENGLISH, language)):
        large = _LARGE if spoken == ENGLISH else _PAGES
        paint.text(_MIDDLE, y, say("fax.mailed_page", spoken, page=page, of=of), large, bold=True, align="center")
        paint.text(_MIDDLE, y - _SECOND, say("fax.mailed_comes", spoken), _PAGES, align="center")
        if number:
            paint.text(_MIDDLE, y - _THIRD, say("fax.mailed_packet", spoken, id=number), _SHEETS, align="center")
        y -= _NOTE
    return paint.save()
