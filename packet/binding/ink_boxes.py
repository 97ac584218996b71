"""Where ink is awaited on the pages of a packet: the box of a signature, and that of the day beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forms.form_spec import Due
from forms.next_steps import SignHere
from forms.sheet import Box, Rect, Sheet
from packet.binding.plan import PacketPlan
from packet.binding.sheets import Sheets
from packet.filling.filled import Filled, SignatureLine
from packet.pdf.placement import Fit


@dataclass(frozen=True)
class InkBoxes:
    """The boxes of one page. `date` is None where the form has none beside its signature, or it is not known."""

    signature: Rect
    date: Rect | None = None

    def placed(self, fit: Fit) -> InkBoxes:
        """The same boxes where the page was placed."""
        return InkBoxes(fit.rect(self.signature), fit.rect(self.date) if self.date else None)


def boxes_of(
    plan: PacketPlan, sheets: Sheets, filled: Mapping[str, Filled], signatures: Mapping[Due, SignHere]
) -> dict[int, InkBoxes]:
    """The boxes of each page (from 0) that is to be signed and whose line is known."""
    found: dict[int, InkBoxes] = {}
    for source, line in _lines(filled):
        part = plan.part(source)
        due = any(one.form == line.form and one.key == line.key for one in signatures)
        if part is not None and due:
            date = date_beside(sheets.own.get(line.form), line)
            found.setdefault(part.first - 1 + line.page, InkBoxes(line.rect, date))
    return found


def _lines(filled: Mapping[str, Filled]) -> Iterator[tuple[str, SignatureLine]]:
    yield from ((source, line) for source, drawn in filled.items() for line in drawn.signatures)


def date_beside(sheet: Sheet | None, line: SignatureLine) -> Rect | None:
    """The box of a date on the same row of our own print."""
    if sheet is None:
        return None
    for item in sheet.pages[line.page].items:
        if isinstance(item, Box) and item.kind == "date" and _level(item.rect, line.rect):
            return replace(item.rect)
    return None


def _level(one: Rect, other: Rect) -> bool:
    return min(one.top, other.top) - max(one.y, other.y) > min(one.height, other.height) / 2
