"""How a label and a slot lie to each other, as a cost: small when a reader would say that they belong together.

Relations: inside (one cell holds both), right, below, above, left. Words between them, or a slot between, part them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from packet.locate.geometry import Area, across, along
from packet.locate.runs import Run
from packet.locate.slots import Slot
from packet.locate.tuning import COSTS, RELATIONS

Relation = Literal["inside", "right", "below", "above", "left"]
MODES: Final[tuple[Relation, ...]] = ("below", "right", "above", "left")


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
    """The cheapest relation of an anchor and a slot on one page, and its cost; None when they cannot belong."""
    if slot.holds and anchor.runs & set(slot.holds):
        return "inside", RELATIONS.inside
    if anchor.area.shared(slot.area) > RELATIONS.covered * anchor.area.size:
        return "inside", RELATIONS.covered_cost
    ways = [(cost, way) for way, measure in _WAYS.items() if (cost := measure(anchor, slot, runs, slots)) is not None]
    if not ways:
        return None
    cost, relation = min(ways)
    return relation, cost + (RELATIONS.others_cell if slot.holds else 0.0)


def _beside(anchor: Anchor, slot: Slot) -> float | None:
    """How far the anchor's baseline is off the slot's line; None when they are not on one line."""
    low = -(RELATIONS.low if slot.kind != "rule" else RELATIONS.low_rule)
    off = anchor.base - slot.area.y0
    if slot.kind == "rule" and len(slot.rows) > 1:
        off = anchor.base - slot.rows[0].y0
        top = RELATIONS.rows_high
    else:
        top = max(slot.area.height, RELATIONS.slot_high)
    deeper = RELATIONS.over_rule if slot.kind == "rule" else 1.0
    if off < low or off > top + deeper:
        return None
    level = 0.0 if -1 <= off <= top - 2 else RELATIONS.off_line
    return level + max(0.0, off - top) / RELATIONS.off_slope


def _right(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> float | None:
    gap = slot.area.x0 - anchor.last.x1
    off = _beside(anchor, slot)
    if off is None or gap < -RELATIONS.overlap or gap > RELATIONS.right:
        return None
    lane = _lane(anchor.last.x1, slot.area.x0, anchor.base)
    if _words(lane, anchor, runs):
        return None
    far = max(0.0, slot.area.x0 - anchor.right_edge - RELATIONS.near) / RELATIONS.right_slope
    return RELATIONS.base + off + min(RELATIONS.right_most, far) + _between(lane, slot, slots)


def _lane(x0: float, x1: float, base: float) -> Area:
    """The stretch of a line between a label and its slot, as high as small letters are."""
    return Area(x0, base - RELATIONS.lane_under, max(x1, x0 + COSTS.lane), base + RELATIONS.lane_over)


def _left(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> float | None:
    gap = anchor.area.x0 - slot.area.x1
    off = _beside(anchor, slot)
    if off is None or gap < -RELATIONS.overlap_left or gap > RELATIONS.left:
        return None
    lane = _lane(slot.area.x1, anchor.area.x0, anchor.base)
    if _words(lane, anchor, runs):
        return None
    far = max(0.0, gap - RELATIONS.near_left) / RELATIONS.left_slope
    return RELATIONS.base + off + RELATIONS.left_cost + far + _between(lane, slot, slots)


def _below(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> float | None:
    gap = anchor.area.y0 - slot.area.y1
    slack = RELATIONS.overlap_field if slot.kind == "field" else RELATIONS.overlap_drawn
    if gap < -slack or gap > RELATIONS.below or _apart(anchor.area, slot.area):
        return None
    lane = Area(max(anchor.area.x0, slot.area.x0), slot.area.y1, min(anchor.area.x1, slot.area.x1), anchor.area.y0)
    if _words(lane, anchor, runs):
        return None
    far = max(0.0, anchor.foot - slot.area.y1 - RELATIONS.near) / RELATIONS.below_slope
    return RELATIONS.base + far + _aside(anchor.area, slot.area) + _between(lane, slot, slots)


def _above(anchor: Anchor, slot: Slot, runs: Sequence[Run], slots: Sequence[Slot]) -> float | None:
    gap = slot.area.y0 - anchor.area.y1
    if gap < -RELATIONS.overlap or gap > RELATIONS.above or _apart(anchor.area, slot.area):
        return None
    lane = Area(max(anchor.area.x0, slot.area.x0), anchor.area.y1, min(anchor.area.x1, slot.area.x1), slot.area.y0)
    if _words(lane, anchor, runs):
        return None
    far = max(0.0, gap - RELATIONS.near) / RELATIONS.above_slope
    return RELATIONS.base + RELATIONS.above_cost + far + _aside(anchor.area, slot.area) + _between(lane, slot, slots)


def _apart(label: Area, slot: Area) -> bool:
    """Whether one is not over the other: too little of both has the same x."""
    return across(label, slot) <= min(RELATIONS.across, label.width / 2)


def _aside(label: Area, slot: Area) -> float:
    """Labels begin where their slots begin, or stand in the middle of them."""
    off = min(abs(label.x0 - slot.x0), abs(label.middle[0] - slot.middle[0]))
    return min(RELATIONS.aside_most, max(0.0, off - RELATIONS.near_edge) / RELATIONS.aside_slope)


def _words(lane: Area, anchor: Anchor, runs: Sequence[Run]) -> bool:
    return any(
        number not in anchor.runs and across(run.area, lane) > COSTS.touch and along(run.area, lane) > COSTS.touch
        for number, run in enumerate(runs)
        if len(run.plain) > 1 or run.text not in "/-()$*:"
    )


def _between(lane: Area, own: Slot, slots: Sequence[Slot]) -> float:
    """The cost of other slots that stand between; what is left of a label's own cell is no obstacle."""
    least = COSTS.overlap
    others = (slot.area for slot in slots if slot is not own and not slot.tight)
    return RELATIONS.between * sum(across(area, lane) > least and along(area, lane) > least for area in others)


_WAYS: Final[Mapping[Relation, Callable[[Anchor, Slot, Sequence[Run], Sequence[Slot]], float | None]]] = {
    "right": _right,
    "below": _below,
    "above": _above,
    "left": _left,
}
"""What each relation costs, None where it does not hold."""
