"""How a label and a slot lie to each other, as a cost: small when a reader would say that they belong together.

Relations: inside (one cell holds both), right, below, above, left. Words between them, or a slot between, part them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from packet.locate.geometry import Area, across
from packet.locate.runs import Run
from packet.locate.slots import Slot

Relation = Literal["inside", "right", "below", "above", "left"]
MODES: Final[tuple[Relation, ...]] = ("below", "right", "above", "left")
_FARTHEST_RIGHT, _FARTHEST_BELOW, _FARTHEST_ABOVE, _FARTHEST_LEFT = 420.0, 44.0, 34.0, 60.0
_BASE = 0.06


@dataclass(frozen=True)
class Anchor:
    """Some wording that may own a slot: `area` around it, `last` its last line, `base` that line's baseline, `runs` its
    runs' numbers, `cell` the drawn cell around it: distances count from its border."""

    area: Area
    last: Area
    base: float
    runs: frozenset[int]
    cell: Area | None = None

    @property
    def right_edge(self) -> float:
        return self.last.x1 if self.cell is None else max(self.last.x1, self.cell.x1)

    @property
    def foot(self) -> float:
        return self.area.y0 if self.cell is None else min(self.area.y0, self.cell.y0)


def relate(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> tuple[Relation, float] | None:
    """The cheapest relation of a anchor and a slot on one page, and its cost; None when they cannot belong together."""
    if slot.holds and anchor.runs & set(slot.holds):
        return "inside", 0.02
    covered = across(anchor.area, slot.area) * max(
        0.0, min(anchor.area.y1, slot.area.y1) - max(anchor.area.y0, slot.area.y0)
    )
    if covered > 0.6 * anchor.area.size:
        return "inside", 0.08
    ways: list[tuple[float, Relation]] = []
    for relation, cost in (
        ("right", _right(anchor, slot, runs, slots)),
        ("below", _below(anchor, slot, runs, slots)),
        ("above", _above(anchor, slot, runs, slots)),
        ("left", _left(anchor, slot, runs, slots)),
    ):
        if cost is not None:
            ways.append((cost, relation))  # type: ignore[arg-type]
    if not ways:
        return None
    cost, relation = min(ways)
    return relation, cost + (0.12 if slot.holds else 0.0)


def _beside(anchor: Anchor, slot: Slot) -> float | None:
    """How far the anchor's baseline is off the slot's line; None when they are not on one line."""
    low = -5.0 if slot.kind != "rule" else -4.0
    off = anchor.base - slot.area.y0
    if slot.kind == "rule" and len(slot.rows) > 1:
        off = anchor.base - slot.rows[0].y0
        top = 14.0
    else:
        top = max(slot.area.height, 12.0)
    deeper = 12.0 if slot.kind == "rule" else 1.0
    if off < low or off > top + deeper:
        return None
    return (0.0 if -1 <= off <= top - 2 else 0.06) + max(0.0, off - top) / 60


def _right(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> float | None:
    gap = slot.area.x0 - anchor.last.x1
    off = _beside(anchor, slot)
    if off is None or gap < -4 or gap > _FARTHEST_RIGHT:
        return None
    lane = Area(anchor.last.x1, anchor.base - 2, max(slot.area.x0, anchor.last.x1 + 0.1), anchor.base + 5)
    if _words(lane, anchor, runs):
        return None
    return (
        _BASE
        + off
        + min(0.25, max(0.0, slot.area.x0 - anchor.right_edge - 5) / 1200)
        + 0.4 * _slots_in(lane, slot, slots)
    )


def _left(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> float | None:
    gap = anchor.area.x0 - slot.area.x1
    off = _beside(anchor, slot)
    if off is None or gap < -3 or gap > _FARTHEST_LEFT:
        return None
    lane = Area(slot.area.x1, anchor.base - 2, max(anchor.area.x0, slot.area.x1 + 0.1), anchor.base + 5)
    if _words(lane, anchor, runs):
        return None
    return _BASE + off + 0.02 + max(0.0, gap - 6) / 100 + 0.4 * _slots_in(lane, slot, slots)


def _below(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> float | None:
    gap = anchor.area.y0 - slot.area.y1
    slack = 5.0 if slot.kind == "field" else 3.0
    if gap < -slack or gap > _FARTHEST_BELOW or across(anchor.area, slot.area) <= min(4.0, 0.5 * anchor.area.width):
        return None
    lane = Area(max(anchor.area.x0, slot.area.x0), slot.area.y1, min(anchor.area.x1, slot.area.x1), anchor.area.y0)
    if _words(lane, anchor, runs):
        return None
    apart = anchor.foot - slot.area.y1 - 5
    return _BASE + max(0.0, apart) / 60 + _aside(anchor.area, slot.area) + 0.4 * _slots_in(lane, slot, slots)


def _above(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> float | None:
    gap = slot.area.y0 - anchor.area.y1
    if gap < -4 or gap > _FARTHEST_ABOVE or across(anchor.area, slot.area) <= min(4.0, 0.5 * anchor.area.width):
        return None
    lane = Area(max(anchor.area.x0, slot.area.x0), anchor.area.y1, min(anchor.area.x1, slot.area.x1), slot.area.y0)
    if _words(lane, anchor, runs):
        return None
    return _BASE + 0.01 + max(0.0, gap - 5) / 50 + _aside(anchor.area, slot.area) + 0.4 * _slots_in(lane, slot, slots)


def _aside(label: Area, slot: Area) -> float:
    """Labels begin where their slots begin, or stand in the middle of them."""
    off = min(abs(label.x0 - slot.x0), abs(label.middle[0] - slot.middle[0]))
    return min(0.3, max(0.0, off - 6) / 300)


def _words(lane: Area, anchor: Anchor, runs: Sequence[Run]) -> bool:
    return any(
        number not in anchor.runs
        and min(run.area.x1, lane.x1) - max(run.area.x0, lane.x0) > 1
        and min(run.area.y1, lane.y1) - max(run.area.y0, lane.y0) > 1
        for number, run in enumerate(runs)
        if len(run.plain) > 1 or run.text not in "/-()$*:"
    )


def _slots_in(lane: Area, own: Slot, slots: Sequence[Slot]) -> int:
    """How many other slots stand between; what is left of a label's own cell is no obstacle."""
    return sum(
        1
        for slot in slots
        if slot is not own
        and not slot.tight
        and min(slot.area.x1, lane.x1) - max(slot.area.x0, lane.x0) > 3
        and min(slot.area.y1, lane.y1) - max(slot.area.y0, lane.y0) > 3
    )
