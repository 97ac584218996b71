"""Carries the rules of a scan on to where they end: of a pale one only some pieces are deeper than the grain.

From the end of each piece the page is looked at a step further along, and the rule goes on while there is something as
even and about as deep in its line. Words are neither: half of their dots are paper, the others deeper.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Grey, Mask
from packet.fax.shapes import Numbers, boxes, runs

_STEP: Final = 16
"""Dots along the line that are looked at together: two degrees askew, a rule stays in its row for them."""
_LEAST: Final = 41
"""Dots of a piece that is carried on."""
_DRIFT: Final = 1
"""Rows by which a rule may have moved from step to step."""
_BESIDE: Final = 6
"""Rows to either side in which it is paper, or the tint it stands on."""
_HALF: Final = 0.5
"""Its median is so large a share as deep as the piece's, at least, and as much deeper than one of its sides ..."""
_DEEPER: Final = 2.2
"""... and no more than so many times as deep: words are."""
_EVEN: Final = 0.3
"""A quarter of its dots may be paler than this share of the piece."""
_QUARTER: Final = 25
_MOST: Final = 400
"""Pieces of a page that are carried on: one with more is a screen or a picture."""
_ROOM: Final = _BESIDE + _DRIFT


def continued(rule: Mask, depth: Grey, axis: int) -> Mask:
    """The rules along an axis (1: across) with what goes on from their ends; `depth` is how much darker than its tint
    each dot is."""
    lines, page = (rule, depth) if axis == 1 else (rule.T, depth.T)
    found = runs(lines)
    if not found.count:
        return rule
    box = boxes(found)
    some = np.flatnonzero(box.right - box.left + 1 >= _LEAST)
    if not some.size or some.size > _MOST:
        return rule
    padded = np.pad(page, ((_ROOM, _ROOM), (_STEP, _STEP)))
    whole = lines.copy()
    first, last = _ends(found.row, found.left, found.shape, some), _ends(found.row, found.right, found.shape, some, -1)
    for way, row, column in ((-1, first, box.left[some]), (1, last, box.right[some])):
        _walk(whole, padded, row, column, way)
    return whole if axis == 1 else whole.T


def _ends(row: Numbers, column: Numbers, shape: Numbers, some: Numbers, way: int = 1) -> Numbers:
    """The row in which each shape has its first column, or its last."""
    order = np.lexsort((way * column, shape))
    starts = np.flatnonzero(np.r_[True, np.diff(shape[order]) != 0])
    ends: Numbers = row[order[starts]][some]
    return ends


def _walk(whole: Mask, padded: Grey, row: Numbers, column: Numbers, way: int) -> None:
    """Carry on each of some ends one way, step by step, in place."""
    own = _look(padded, row, column - (_STEP - 1 if way > 0 else 0))
    deep = np.maximum(1, own[0])
    while row.size:
        near, far = (_next(whole, padded, row, column + way * skip, deep, way) for skip in (0, _STEP))
        on = near[0] | far[0]  # a rule that crosses it hides it for a step
        for down in (0, 1):
            whole[near[1][near[0]][:, None] + down, near[2][near[0]][:, None] + np.arange(_STEP)] = True
            bridged = far[0] & ~near[0]
            whole[far[1][bridged][:, None] + down, far[2][bridged][:, None] + np.arange(-_STEP, 2 * _STEP)] = True
        chosen = [np.where(near[0], one, other)[on] for one, other in zip(near[1:], far[1:], strict=True)]
        row, deep = chosen[0], deep[on]
        column = chosen[1] + (_STEP - 1 if way > 0 else 0)


def _next(
    whole: Mask, padded: Grey, row: Numbers, column: Numbers, deep: NDArray[np.float64], way: int
) -> tuple[Mask, Numbers, Numbers]:
    """Which rules go on beyond a column, in which row, and where that stretch starts."""
    start = column + 1 if way > 0 else column - _STEP
    inside = (start >= _STEP) & (start + 2 * _STEP <= whole.shape[1])
    start = np.clip(start, _STEP, whole.shape[1] - 2 * _STEP)
    median, quarter, side, moved = _look(padded, row, start)
    on = inside & (median >= _HALF * deep) & (median <= _DEEPER * deep) & (quarter >= _EVEN * deep)
    on &= median - side >= _HALF * deep
    row = row + moved
    on &= (row >= 0) & (row < whole.shape[0] - 1)
    row = np.clip(row, 0, whole.shape[0] - 2)
    return on & ~whole[row, start + _STEP // 2], row, start  # there another piece goes on


def _look(
    padded: Grey, row: Numbers, start: Numbers
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], Numbers]:
    """For each stretch of `_STEP` dots: the median and the lower quarter of the deepest of the rows about it, the
    median of the paler of its sides, and by how many rows that row is off."""
    rows = row[:, None] + np.arange(2 * _ROOM + 1)
    columns = start[:, None] + _STEP + np.arange(_STEP)
    part = np.maximum(padded[rows[:, :, None], columns[:, None, :]], 0)
    middle = np.median(part, axis=2)
    near = middle[:, _BESIDE : _BESIDE + 2 * _DRIFT + 1]
    best = np.argmax(near, axis=1)
    every = np.arange(row.size)
    own = part[every, _BESIDE + best]
    side = np.minimum(middle[every, best], middle[every, best + 2 * _BESIDE])
    quarter = np.percentile(own, _QUARTER, axis=1)
    return near[every, best], quarter, side, (best - _DRIFT).astype(np.int64)
