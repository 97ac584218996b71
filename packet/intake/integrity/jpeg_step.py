"""Does the brightness of a picture jump in the middle of a row, and stay so? In a JPEG each block says only how much it
differs from the one before, so a changed bit can shift all that follows. No scene does that: its edges end at its
sides.
"""

from __future__ import annotations

from typing import Final

import numpy as np

Levels = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
Steps = np.ndarray[tuple[int], np.dtype[np.int32]]
Found = np.ndarray[tuple[int], np.dtype[np.bool_]]
_SMALLEST: Final = 4
"""Levels of a step that is looked for; flat ground differs by half as much."""
_NEAR: Final = 1
"""Levels by which a unit may differ from the smallest step; from the fourfold on, a quarter of the step."""
_MOST: Final = 0.6
"""Share of a row that must have moved by the same step: letters that begin or end in a row hide the rest. A slanting
edge, which crosses from one row into the next, has all steps from none to the whole, and half of them at the most.
"""
_EDGE: Final = 2
"""Units at the left and the right side of the picture, where the step goes round: all of them must have moved."""
_NARROWEST: Final = 12


def jumps(levels: Levels) -> bool:
    """Whether, of these rows of units, one unit and all behind it are lighter or darker by the same step."""
    rows, row = levels.shape
    if rows < 4 or row < _NARROWEST:
        return False
    signed = levels.astype(np.int32)
    down: Steps = (signed[1:] - signed[:-1]).ravel()
    moved = np.concatenate(([0], np.cumsum(np.abs(down) >= _SMALLEST // 2)))
    counts = moved[row:] - moved[:-row]
    starts = np.flatnonzero((counts >= _MOST * row) & (np.arange(counts.size) % row >= _EDGE))
    for start in starts[_goes_round(down, row)[starts // row]]:
        if start % row <= row - _EDGE and _is_jump(down, int(start), row):
            return True
    return False


def _goes_round(down: Steps, row: int) -> Found:
    """For each row whether a step may go round its end: all units there have moved one way, by what the smallest step
    leaves them. A grainy scan has thousands of places that only a median would tell from a step.
    """
    ends = np.arange(row, down.size, row)
    around = down[ends[:, None] + np.arange(-_EDGE, _EDGE)]
    found: Found = (around >= _SMALLEST - _NEAR).all(axis=1) | (around <= _NEAR - _SMALLEST).all(axis=1)
    return found


def _is_jump(down: Steps, start: int, row: int) -> bool:
    """Whether a step starts here: the same along the rest of the row and the start of the next, and none around it."""
    window = down[start : start + row]
    step = int(np.median(window))
    if abs(step) < _SMALLEST:
        return False
    near = max(_NEAR, abs(step) // 4)
    same, turn = np.abs(window - step) <= near, row - start % row
    before, behind = down[start - start % row : start], down[start + row : start + 2 * row]
    return bool(
        same[turn - _EDGE : turn + _EDGE].all()
        and min(same[:turn].mean(), same[turn:].mean()) >= _MOST
        and (np.abs(before) <= near).mean() >= _MOST
        and (not behind.size or (np.abs(behind) <= near).mean() >= _MOST)
    )
