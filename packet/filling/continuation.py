"""Continuation sheets: the full text of every answer that did not fit its box, each under its form's and item's name.

"Use a separate sheet and attach other documents, if needed", says the form. Every sheet names the patient, since a fax
can fall apart into two jobs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from forms import catalog
from forms.case import Case, Language
from forms.layout import FOOT, LEFT, RIGHT, TOP, WIDTH
from forms.sheet import Rect
from forms.words import say
from packet.filling.filled import Filled, Overflow, Placed
from packet.lettering.bidi import right_to_left
from packet.lettering.fitting import shortened
from packet.lettering.paint import Paint, check_printable
from packet.lettering.typeset import ASCENT, LEADING, wrap

SIZE: Final = 10.0
HEAD: Final = 13.0
LABEL: Final = 9.0
FOOTNOTE: Final = 8.0
"""Type sizes in points."""
FOOT_ROOM: Final = 14.0
"""Points above the form area's foot that the footnote takes."""
INDENT: Final = 12.0
"""Points that an answer stands right of its label, behind a thin rule."""
GAP: Final = 3.0
NEXT: Final = 14.0
"""Points below a label, and below an answer."""
NAME_LINES: Final = 2
"""How much of a sheet's head a very long name may take; the item of the name has it whole."""


@dataclass
class _Place:
    """Where the next line goes."""

    top: float


def sheets(overflows: Sequence[Overflow], case: Case, language: Language) -> Filled:
    """All overflowing answers, one after another, on as many sheets as they need; no page when there are none.

    Raises `Unproved` for characters that cannot be printed.
    """
    if not overflows:
        return Filled(b"", 0)
    for over in overflows:
        check_printable(over.text)
    paint = Paint(title=say("form.continuation.title", language), language=language)
    place = _begin(paint, case, language)
    placed: list[Placed] = []
    for over in overflows:
        lines = wrap(over.text, WIDTH - INDENT, SIZE)
        label = _label(over, language)
        if place.top - _head_height(label) - 2 * SIZE * LEADING < FOOT + FOOT_ROOM:
            place = _begin(paint, case, language)
        again = False
        while lines:
            _item_head(paint, place, label, language, again)
            count = max(1, int((place.top - FOOT - FOOT_ROOM) / (SIZE * LEADING)))
            part, lines = lines[:count], lines[count:]
            placed.append(_part(paint, place, over, part))
            if lines:
                place, again = _begin(paint, case, language), True
    _foot(paint, language)
    return Filled(paint.save(), paint.page + 1, tuple(placed))


def first_pages(placed: Iterable[Placed]) -> dict[str, int]:
    """Key of each continued answer -> the sheet (from 0) on which its text begins."""
    found: dict[str, int] = {}
    for value in placed:
        found[value.key] = min(value.page, found.get(value.key, value.page))
    return found


def _label(over: Overflow, language: Language) -> str:
    item = say(f"form.{over.form}.{over.key}", language).rstrip(":")
    number = next((spec.edition.number for spec in catalog.FORMS if spec.id == over.form and not spec.own_words), "")
    if not number:
        return say("form.continuation.of", language, page=say(f"form.{over.form}.title", language), item=item)
    return say("form.continuation.item", language, form=number, item=item)


def _begin(paint: Paint, case: Case, language: Language) -> _Place:
    """A new sheet with its head."""
    paint.new_page()
    paint.text(LEFT, TOP - ASCENT * HEAD, say("form.continuation.title", language), HEAD, bold=True)
    top = TOP - HEAD * LEADING - GAP
    name = shortened(case.patient.full_name, WIDTH, SIZE, NAME_LINES)
    who = say("form.continuation.patient", language, name=name or "—")
    top = paint.paragraph(Rect(LEFT, FOOT, WIDTH, top - FOOT), who, SIZE)
    paint.rule(LEFT, top - 4, RIGHT, top - 4, 1.5)
    return _Place(top - 12)


def _head_height(label: str) -> float:
    return len(wrap(label, WIDTH, LABEL, bold=True)) * LABEL * LEADING + GAP


def _item_head(paint: Paint, place: _Place, label: str, language: Language, again: bool) -> None:
    if again:
        label = say("form.continuation.again", language, item=label)
    place.top = paint.paragraph(Rect(LEFT, FOOT, WIDTH, place.top - FOOT), label, LABEL, bold=True) - GAP


def _part(paint: Paint, place: _Place, over: Overflow, lines: Sequence[str]) -> Placed:
    """Draw some lines of an answer beside a thin rule, and move on below them."""
    top, height = place.top, len(lines) * SIZE * LEADING
    room = Rect(LEFT + INDENT, top - height, WIDTH - INDENT, height)
    paint.lines(room, lines, SIZE, rtl=right_to_left(over.text))
    paint.rule(LEFT + 4, top, LEFT + 4, top - height)
    place.top = top - height - NEXT
    rect = Rect(LEFT + 10, round(top - height, 2), WIDTH - 8, round(height, 2))
    return Placed(over.key, over.form, paint.page, rect, "\n".join(lines), "continuation", over.beside)


def _foot(paint: Paint, language: Language) -> None:
    pages = paint.page + 1
    for page in range(pages):
        paint.turn_to(page)
        y = FOOT + GAP
        paint.text(LEFT, y, say("form.continuation.foot", language), FOOTNOTE)
        paint.text(
            RIGHT, y, say("form.continuation.page", language, page=page + 1, pages=pages), FOOTNOTE, align="right"
        )
