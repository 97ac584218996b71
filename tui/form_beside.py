"""The page of the paper form where the answer to a question will stand, for the space beside: the form as it is printed
without any answer, and the place on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from forms.case import Case, Language
from forms.catalog import filing_for, form, form_name, needed
from forms.sheet import LETTER, FormId, Rect
from packet.thumbnail import Dots

Dot = tuple[int, int, int]
FRAME: Final[Dot] = (0xC0, 0x10, 0x10)
"""Red, as the frames on a page of the fax; on white paper it stands at 6 : 1."""
_EDGE_DOTS: Final = 1
"""How thick the frame around the place is: more would hide the words of the form in so small a picture."""


@dataclass(frozen=True)
class FormPage:
    """Page `page` (from 0) of `pages` of a form, and `place` on it in points."""

    form: FormId
    language: Language
    page: int
    pages: int
    place: Rect

    def name(self, language: str) -> str:
        """What the form is called."""
        return form_name(self.form, language)

    def file(self, folder: Path) -> Path:
        """Where its PDF lies in `folder`."""
        return folder / f"{self.form}-{self.language}-{self.pages}.pdf"


def page_of_question(case: Case, key: str, today: dt.date) -> FormPage | None:
    """Where the answer to `key` stands first on the forms that the case needs now; None where it stands on none."""
    for spec in needed(filing_for(case), case, today):
        if key not in spec.keys or key in spec.left_blank(case):
            continue
        sheet = spec.sheet_for(case, today, case.form_language)
        places = [(number, item.rect) for number, item in sheet.items() if getattr(item, "key", "") == key]
        if places:
            page = places[0][0]
            place = _around([rect for number, rect in places if number == page])
            return FormPage(spec.id, sheet.language, page, len(sheet.pages), place)
    return None


def _around(rects: Sequence[Rect]) -> Rect:
    """All of these places: each choice of a question has its own square."""
    left, foot = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(left, foot, max(rect.right for rect in rects) - left, max(rect.top for rect in rects) - foot)


def empty_form(case: Case, page: FormPage, today: dt.date, path: Path) -> None:
    """Write the form as it is printed, without answers, as a PDF; once."""
    from packet.filling.draw import print_sheet

    if not path.exists():
        sheet = form(page.form).sheet_for(case, today, case.form_language)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(print_sheet(sheet).save())


def framed(dots: Dots, place: Rect, colour: Dot = FRAME) -> Dots:
    """The picture of a Letter page with a frame around a place on it."""
    if not dots:
        return dots
    across, down = len(dots[0]) / LETTER[0], len(dots) / LETTER[1]
    left, right = int(place.x * across) - _EDGE_DOTS, int(place.right * across) + _EDGE_DOTS
    top, bottom = int((LETTER[1] - place.top) * down) - _EDGE_DOTS, int((LETTER[1] - place.y) * down) + _EDGE_DOTS

    def dot(row: int, column: int, now: Dot) -> Dot:
        inside = top <= row <= bottom and left <= column <= right
        edge = row in (top, bottom) or column in (left, right)
        return colour if inside and edge else now

    return tuple(tuple(dot(row, column, now) for column, now in enumerate(line)) for row, line in enumerate(dots))
