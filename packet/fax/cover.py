"""The plain cover of one part, for a packet whose case is not known: no name, no number, nothing about health."""

from __future__ import annotations

from dataclasses import dataclass

from forms.words import ENGLISH, say


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
    y = 690.0
    for spoken in dict.fromkeys((ENGLISH, language)):
        large = 34 if spoken == ENGLISH else 18
        paint.text(306, y, say("fax.cover_part", spoken, **facts), large, bold=True, align="center")
        paint.text(306, y - 44, say("fax.cover_pages", spoken, **facts), 18, align="center")
        paint.text(306, y - 72, say("fax.cover_sheets", spoken, sheets=label.sheets), 14, align="center")
        y = paint.paragraph(Rect(90, y - 220, 432, 120), say("fax.cover_note", spoken), 12) - 60
    return paint.save()
