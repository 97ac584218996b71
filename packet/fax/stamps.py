"""Stamps over the type, in outline: their words and the words under them can both be read.

A stamp is broader than type and paler than ink, so that beside black words it is taken for a ground, and is gone. Drawn
full it would take every letter that it crosses. Its edges, where no letter is near, show it and cover nothing.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.marks import painted
from packet.fax.morphology import Grey, Mask, close, dilate, erode, open_
from packet.fax.shapes import Runs, boxes, runs

_TYPE: Final = 7
"""Dots: strokes of type up to 14 pt bold are thinner."""
_FILL: Final = 61
"""Dots: what is broader is a fill."""
_DEEP: Final = 64
"""Levels by which a stamp is darker than its paper; a watermark is paler."""
_LEAST: Final = 300
"""Dots of the smallest part of a stamp: a stroke 10 dots broad and 30 long."""
_WORDS: Final = 30
"""Levels by which words that lie on a stamp are darker than it."""
_SHOWN: Final = 0.4
"""A part with a larger share of ink is on the page already."""
_BAND: Final = 0.75
_LONG: Final = 1.5
"""What fills so large a share of its box and is so much wider than high is a marked line or a bar."""
_MOST: Final = 0.1
"""Share of the page that is no stamp any more, but a picture."""
_ROUGH: Final = 5
_EDGE: Final = 5
"""Sides in dots of what smooths a part, and of what takes its edge off: two dots."""

_CLEAR: Final = 9
"""Side in dots of what is about a letter, in which no edge is drawn."""


def stamped(ink: Mask, grey: Grey) -> Mask:
    """The page `ink` with the stamps of `grey` (0 black), which it does not show, in outline."""
    broad = close(grey, _TYPE)
    deep = close(broad, _FILL) - broad >= _DEEP
    if not _LEAST <= np.count_nonzero(deep) <= _MOST * deep.size:
        return ink
    found = runs(deep)
    box = boxes(found)
    own = deep & (broad - grey <= _WORDS)
    shown, area = _held(own & ink, found), _held(own, found)
    band = (box.area >= _BAND * box.height * box.width) & (box.width >= _LONG * box.height)
    gone = (area >= _LEAST) & (shown < _SHOWN * area) & ~band
    if not gone.any():
        return ink
    body = open_(painted(deep.shape, found, gone).view(np.uint8), _ROUGH)
    edge = (body > erode(body, _EDGE)) & ~dilate(ink.view(np.uint8), _CLEAR).view(np.bool_)
    return ink | edge


def _held(some: Mask, found: Runs) -> NDArray[np.int64]:
    """How many of some dots each shape has."""
    line = np.zeros((some.shape[0], some.shape[1] + 1), np.int32)
    np.cumsum(some, axis=1, out=line[:, 1:])
    held = line[found.row, found.right + 1] - line[found.row, found.left]
    return np.bincount(found.shape, weights=held, minlength=found.count).astype(np.int64)
