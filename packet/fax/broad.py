"""Large marks of a page that are not on its fax: a stamp, a broad pen's stroke, the letters of a pale heading.

Knows nothing of how the ink was found. `packet.fax.missing` looks for strokes as thin as type's, `packet.fax.vanished`
for fills; a stamp's strokes are between the two. A watermark is paler than half of the way to ink, and may go.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.missing import DotBox
from packet.fax.morphology import Grey, Mask, close
from packet.fax.shapes import Runs, boxes, runs

_TYPE: Final = 7
"""Dots: strokes of type up to 14 pt bold are thinner."""
_FILL: Final = 31
"""Dots: what is broader is a fill."""
_DEEP: Final = 70
"""Levels by which a mark is darker than its paper; a watermark of #c0 has 63."""
_LEAST: Final = 350
"""Dots of the smallest part of a mark that is told: a stroke 10 dots broad and 35 long."""
_WORDS: Final = 30
"""Levels by which words that lie on a mark are darker than it."""
_BARE: Final = 0.12
"""A part with a smaller share of ink is gone; the outline of one 20 dots broad is a fifth of it."""


def lost_broad(grey: Grey, ink: Mask) -> list[DotBox]:
    """The parts of broad strokes of `grey` (0 black) that `ink` does not show; both of one size."""
    broad = close(grey, _TYPE)
    marks = close(broad, _FILL) - broad >= _DEEP
    if np.count_nonzero(marks) < _LEAST:
        return []
    found = runs(marks)
    box = boxes(found)
    own = marks & (broad - grey <= _WORDS)
    shown, own_area = _held(own & ink, found), _held(own, found)
    gone = np.flatnonzero((own_area >= _LEAST) & (shown < _BARE * own_area))
    return [
        DotBox(int(box.top[one]), int(box.bottom[one]) + 1, int(box.left[one]), int(box.right[one]) + 1)
        for one in gone.tolist()
    ]


def _held(some: Mask, found: Runs) -> NDArray[np.float64]:
    """How many of some dots each shape has."""
    line = np.zeros((some.shape[0], some.shape[1] + 1), np.int32)
    np.cumsum(some, axis=1, out=line[:, 1:])
    held = np.zeros(found.count, np.float64)
    np.add.at(held, found.shape, line[found.row, found.right + 1] - line[found.row, found.left])
    return held
