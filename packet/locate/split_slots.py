"""Answers written in several slots: a date as month, day and year, a phone number in three groups.

Given the slot that belongs to the label, looks for its neighbours on the same line that nobody else owns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from packet.locate.geometry import Area, along, around
from packet.locate.items import Item
from packet.locate.page_view import PageView
from packet.locate.slots import Slot
from packet.locate.tuning import SLOTS

_PARTS = 3
"""Of a date (month, day, year) and of a phone number (area, exchange, line)."""


@dataclass(frozen=True)
class Split:
    """The parts from left to right and the area around them."""

    area: Area
    parts: tuple[Area, ...]


def parts_of(item: Item, slot: Slot, page: PageView, free: Sequence[Slot]) -> Split | None:
    """Three slots in a row for a date or a phone number; None when the answer has one slot."""
    if item.kind != "date" and "phone" not in item.key:
        return None
    if slot.area.width > SLOTS.part_width:
        return None
    row = sorted(
        (r for r in free if along(r.area, slot.area) > SLOTS.part_level * slot.area.height), key=lambda r: r.area.x0
    )
    place = next((n for n, r in enumerate(row) if r is slot), 0)
    chain = [slot]
    for other in row[place + 1 :]:
        if other.area.x0 - chain[-1].area.x1 > SLOTS.part_apart or not _near(chain[-1].area, other.area, page):
            break
        chain.append(other)
    for other in reversed(row[:place]):
        if chain[0].area.x0 - other.area.x1 > SLOTS.part_apart or not _near(other.area, chain[0].area, page):
            break
        chain.insert(0, other)
    if len(chain) != _PARTS or any(part.area.width > SLOTS.part_width for part in chain):
        return None
    return Split(around(part.area for part in chain), tuple(part.area for part in chain))


def _near(left: Area, right: Area, page: PageView) -> bool:
    """Only a stroke, a bracket or a hint such as "dd" may stand between two parts."""
    lane = Area(left.x1 - 1, left.y0, right.x0 + 1, left.y1)
    return all(len(run.plain) <= SLOTS.part_words for run in page.runs if lane.holds(*run.area.middle))
