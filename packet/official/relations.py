"""How a label and a room lie to each other, as a cost: small when a reader would say that they belong together.

Relations: inside (one cell holds both), right, below, above, left. Words between them, or a room between, part them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from packet.official.geometry import Area, across
from packet.official.rooms import Room
from packet.official.runs import Run

Relation = Literal["inside", "right", "below", "above", "left"]
MODES: Final[tuple[Relation, ...]] = ("below", "right", "above", "left")
_FARTHEST_RIGHT, _FARTHEST_BELOW, _FARTHEST_ABOVE, _FARTHEST_LEFT = 420.0, 44.0, 34.0, 60.0
_BASE = 0.06


@dataclass(frozen=True)
class Sign:
    """Some wording that may own a room: `area` around it, `last` its last line, `base` that line's baseline, `runs` its
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


def relate(sign: Sign, room: Room, runs: Sequence[Run], rooms: Sequence[Room]) -> tuple[Relation, float] | None:
    """The cheapest relation of a sign and a room on one page, and its cost; None when they cannot belong together."""
    if room.holds and sign.runs & set(room.holds):
        return "inside", 0.02
    covered = across(sign.area, room.area) * max(0.0, min(sign.area.y1, room.area.y1) - max(sign.area.y0, room.area.y0))
    if covered > 0.6 * sign.area.size:
        return "inside", 0.08
    ways: list[tuple[float, Relation]] = []
    for relation, cost in (
        ("right", _right(sign, room, runs, rooms)),
        ("below", _below(sign, room, runs, rooms)),
        ("above", _above(sign, room, runs, rooms)),
        ("left", _left(sign, room, runs, rooms)),
    ):
        if cost is not None:
            ways.append((cost, relation))  # type: ignore[arg-type]
    if not ways:
        return None
    cost, relation = min(ways)
    return relation, cost + (0.12 if room.holds else 0.0)


def _beside(sign: Sign, room: Room) -> float | None:
    """How far the sign's baseline is off the room's line; None when they are not on one line."""
    low = -5.0 if room.kind != "rule" else -4.0
    off = sign.base - room.area.y0
    if room.kind == "rule" and len(room.rows) > 1:
        off = sign.base - room.rows[0].y0
        top = 14.0
    else:
        top = max(room.area.height, 12.0)
    deeper = 12.0 if room.kind == "rule" else 1.0
    if off < low or off > top + deeper:
        return None
    return (0.0 if -1 <= off <= top - 2 else 0.06) + max(0.0, off - top) / 60


def _right(sign: Sign, room: Room, runs: Sequence[Run], rooms: Sequence[Room]) -> float | None:
    gap = room.area.x0 - sign.last.x1
    off = _beside(sign, room)
    if off is None or gap < -4 or gap > _FARTHEST_RIGHT:
        return None
    lane = Area(sign.last.x1, sign.base - 2, max(room.area.x0, sign.last.x1 + 0.1), sign.base + 5)
    if _words(lane, sign, runs):
        return None
    return (
        _BASE
        + off
        + min(0.25, max(0.0, room.area.x0 - sign.right_edge - 5) / 1200)
        + 0.4 * _rooms_in(lane, room, rooms)
    )


def _left(sign: Sign, room: Room, runs: Sequence[Run], rooms: Sequence[Room]) -> float | None:
    gap = sign.area.x0 - room.area.x1
    off = _beside(sign, room)
    if off is None or gap < -3 or gap > _FARTHEST_LEFT:
        return None
    lane = Area(room.area.x1, sign.base - 2, max(sign.area.x0, room.area.x1 + 0.1), sign.base + 5)
    if _words(lane, sign, runs):
        return None
    return _BASE + off + 0.02 + max(0.0, gap - 6) / 100 + 0.4 * _rooms_in(lane, room, rooms)


def _below(sign: Sign, room: Room, runs: Sequence[Run], rooms: Sequence[Room]) -> float | None:
    gap = sign.area.y0 - room.area.y1
    slack = 5.0 if room.kind == "field" else 3.0
    if gap < -slack or gap > _FARTHEST_BELOW or across(sign.area, room.area) <= min(4.0, 0.5 * sign.area.width):
        return None
    lane = Area(max(sign.area.x0, room.area.x0), room.area.y1, min(sign.area.x1, room.area.x1), sign.area.y0)
    if _words(lane, sign, runs):
        return None
    apart = sign.foot - room.area.y1 - 5
    return _BASE + max(0.0, apart) / 60 + _aside(sign.area, room.area) + 0.4 * _rooms_in(lane, room, rooms)


def _above(sign: Sign, room: Room, runs: Sequence[Run], rooms: Sequence[Room]) -> float | None:
    gap = room.area.y0 - sign.area.y1
    if gap < -4 or gap > _FARTHEST_ABOVE or across(sign.area, room.area) <= min(4.0, 0.5 * sign.area.width):
        return None
    lane = Area(max(sign.area.x0, room.area.x0), sign.area.y1, min(sign.area.x1, room.area.x1), room.area.y0)
    if _words(lane, sign, runs):
        return None
    return _BASE + 0.01 + max(0.0, gap - 5) / 50 + _aside(sign.area, room.area) + 0.4 * _rooms_in(lane, room, rooms)


def _aside(label: Area, room: Area) -> float:
    """Labels begin where their rooms begin, or stand in the middle of them."""
    off = min(abs(label.x0 - room.x0), abs(label.middle[0] - room.middle[0]))
    return min(0.3, max(0.0, off - 6) / 300)


def _words(lane: Area, sign: Sign, runs: Sequence[Run]) -> bool:
    return any(
        number not in sign.runs
        and min(run.area.x1, lane.x1) - max(run.area.x0, lane.x0) > 1
        and min(run.area.y1, lane.y1) - max(run.area.y0, lane.y0) > 1
        for number, run in enumerate(runs)
        if len(run.plain) > 1 or run.text not in "/-()$*:"
    )


def _rooms_in(lane: Area, own: Room, rooms: Sequence[Room]) -> int:
    """How many other rooms stand between; what is left of a label's own cell is no obstacle."""
    return sum(
        1
        for room in rooms
        if room is not own
        and not room.tight
        and min(room.area.x1, lane.x1) - max(room.area.x0, lane.x0) > 3
        and min(room.area.y1, lane.y1) - max(room.area.y0, lane.y0) > 3
    )
