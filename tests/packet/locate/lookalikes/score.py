"""Judges a map against the truth: every place right, missing or wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from packet.locate.form_map import FieldPlace, OfficialMap
from packet.locate.geometry import Area
from tests.packet.locate.lookalikes.style import Truth


@dataclass
class Score:
    """Counts of places; `wrong` and `absent` name them."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.right + len(self.wrong) + len(self.absent)


def score(found: OfficialMap, truths: Sequence[Truth]) -> Score:
    """Every truth but strangers and signatures must have its place; a place on no truth of its own is wrong."""
    result = Score()
    wanted = {t.title: t for t in truths if t.kind != "stranger"}
    places = {p.title: p for p in found.places if p.kind != "signature"}
    for title, truth in wanted.items():
        place = places.get(title)
        if truth.kind == "signature":
            continue
        if place is None:
            result.absent.append(title)
        elif fits(place, truth):
            result.right += 1
        else:
            result.wrong.append(title)
    result.wrong += [title for title in places if title not in wanted]
    doubled = Counter((p.page, p.area) for p in found.places)
    result.wrong += [f"doubled on {page}" for (page, _), count in doubled.items() if count > 1]
    return result


def fits(place: FieldPlace, truth: Truth) -> bool:
    """Whether the ink of the answer would land in the room of the truth."""
    if place.page != truth.page:
        return False
    room = Area(truth.area.x0 - 3, truth.area.y0 - 4, truth.area.x1 + 3, truth.area.y1 + 5)
    if truth.kind == "tick":
        return room.holds(*place.area.middle) and place.area.width < 30
    if truth.parts and place.parts:
        return all(part.shared(own) > 0.5 * own.size for part, own in zip(place.parts, truth.parts, strict=False))
    inside = place.area.shared(room)
    return inside >= 0.7 * place.area.size and inside >= 0.35 * truth.area.size
