"""The tails of commas on scans: without its tail a comma is a point, and 1,220 is 1.220.

A tail is thinner than its head and paler by blur, so that the head alone would be ink. From the deepest dot of each
small mark the page is followed down and up, dot by dot, as long as it is much deeper than paper: a point's soft edge is
as long either way, a comma goes on below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Grey, Mask
from packet.fax.shapes import Numbers, Shapes, shapes

_HIGH: Final = 3, 11
_WIDE: Final = 2, 9
"""Rows and columns of a comma of 7 to 14 pt type, its tail there in part or not."""
_STEPS: Final = 12
"""Rows from the middle of a head to the end of the longest tail."""
_DEEP: Final = 0.28
"""Share of the head's depth that a tail has: half of what ink has."""
_LONGER: Final = 2
"""Rows by which a comma goes on longer downwards. Measured on scans of 8 to 12 pt type of three faces at 150 and 200
dpi, points have -2 to 1, commas of 10 pt 2 to 5, half of those of 8 pt less."""
_FREE: Final = 9
"""Rows under a mark that are free of ink: the dot of an i has its stem there."""
_ASIDE: Final = 4
"""Columns to either side of it that are free, too."""
_NEAR: Final = np.array([0, -1, 1])
"""Columns in which a stroke goes on, the straight one first."""


@dataclass(frozen=True)
class _Marks:
    """Row and column of the deepest dot of each mark, its depth, and the mark's last row, first and last column."""

    row: Numbers
    column: Numbers
    peak: Grey
    bottom: Numbers
    left: Numbers
    right: Numbers


def tails(ink: Mask, depth: Grey) -> tuple[Numbers, Numbers]:
    """Rows and columns of the dots of the tails that go on from the small marks of `ink`, with or without ink there.
    `depth`: how much darker than its tint each dot is."""
    marks = _marks(shapes(ink), depth)
    down, path = _followed(depth, marks, 1)
    up, _ = _followed(depth, marks, -1)
    long = np.flatnonzero((down >= up + _LONGER) & (marks.row + down > marks.bottom))
    long = long[_is_free(ink, marks, long)]
    steps = np.arange(1, _STEPS + 1)
    rows, columns = marks.row[long, None] + steps, path[long]
    lower = (steps <= down[long, None]) & (rows > marks.bottom[long, None])
    return rows[lower], columns[lower]


def with_tails(ink: Mask, depth: Grey) -> Mask:
    """`ink` with the tails of its commas, two dots broad."""
    rows, columns = tails(ink, depth)
    if not rows.size:
        return ink
    whole = ink.copy()
    beside = np.where(depth[rows, columns + 1] > depth[rows, columns - 1], columns + 1, columns - 1)
    whole[rows, columns] = whole[rows, beside] = True
    return whole


def _marks(found: Shapes, depth: Grey) -> _Marks:
    """The shapes that may be a comma's head, away from the edges of the page."""
    far = found.top > _STEPS, found.left > _STEPS + _ASIDE, found.right < depth.shape[1] - _STEPS - _ASIDE - _WIDE[1]
    small = (found.height >= _HIGH[0]) & (found.height <= _HIGH[1]) & (found.width >= _WIDE[0])
    small &= (found.width <= _WIDE[1]) & (found.bottom < depth.shape[0] - _STEPS - _FREE)
    some = np.flatnonzero(small & far[0] & far[1] & far[2])
    rows = np.minimum(found.top[some, None] + np.arange(_HIGH[1]), found.bottom[some, None])
    columns = np.minimum(found.left[some, None] + np.arange(_WIDE[1]), found.right[some, None])
    cut = depth[rows[:, :, None], columns[:, None, :]].reshape(some.size, _HIGH[1] * _WIDE[1])
    each, deepest = np.arange(some.size), cut.argmax(axis=1)
    row, column = rows[each, deepest // _WIDE[1]], columns[each, deepest % _WIDE[1]]
    return _Marks(row, column, cut[each, deepest], found.bottom[some], found.left[some], found.right[some])


def _followed(depth: Grey, marks: _Marks, way: int) -> tuple[Numbers, NDArray[np.int64]]:
    """How many rows each mark goes on from its deepest dot, down (1) or up (-1), and in which columns."""
    at, each = marks.column, np.arange(marks.row.size)
    length, goes_on = np.zeros(each.size, np.int64), np.ones(each.size, np.bool_)
    path = np.zeros((each.size, _STEPS), np.int64)
    for step in range(_STEPS):
        near = at[:, None] + _NEAR
        level = depth[(marks.row + way * (step + 1))[:, None], near]
        best = level.argmax(axis=1)
        at = near[each, best]
        goes_on &= level[each, best] >= _DEEP * marks.peak
        length += goes_on
        path[:, step] = at
    return length, path


def _is_free(ink: Mask, marks: _Marks, some: Numbers) -> NDArray[np.bool_]:
    """Whether nothing is under some marks."""
    down = marks.bottom[some, None] + 1 + np.arange(_FREE)
    across = marks.left[some, None] - _ASIDE + np.arange(_WIDE[1] + 2 * _ASIDE)
    across = np.minimum(across, marks.right[some, None] + _ASIDE)
    free: NDArray[np.bool_] = ~ink[down[:, :, None], across[:, None, :]].any(axis=(1, 2))
    return free
