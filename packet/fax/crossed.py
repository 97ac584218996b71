"""Words under a stamp or over a watermark: thin dark strokes on a broad one that is paler than they are.

A stamp's stroke is narrower than a fill, so that it has no tint of its own, and half as dark as ink: beside black type
it thickens every letter that it crosses to a bar. There a dot is held against the stamp, not against the paper.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from packet.fax.morphology import Grey, Mask, close, dilate, erode
from packet.fax.tuning import LEVELS, NEXT, WHITE

_BROAD: Final = 7
"""Dots: strokes of type up to 14 pt bold are thinner, those of a stamp broader."""
_TONE: Final = 66
"""Levels by which the broad stroke is darker than its paper; a paler one, a watermark, takes no letter."""
_DARKER: Final = 0.6
"""A stroke on it is darker than this share of it ..."""
_STEP: Final = 36
"""... and by so many levels: the grain of a scan and the blur between two letters are less."""
_GRAIN: Final = 24
"""Levels by which the dots of the broad stroke itself differ, on a scan."""
_LEAST: Final = 60
"""Dots of such strokes on a page from which something crosses something; fewer are the corners of heavy type."""
_ABOUT: Final = 17
"""Side in dots of what is about a stroke, in which the broad one is taken off: what lies between two letters."""
_MIDDLE: Final = 0.72
"""Ink is darker than this share of the broad stroke: half of the way to black, as a rule."""


def freed(ink: Mask, grey: Grey, tint: Grey, grounds: Mask | None) -> Mask:
    """`ink` with the words on broad strokes freed of them. `tint` is `grey` without strokes of any breadth; `grounds`
    with bright words stay as they are."""
    broad = close(grey, _BROAD)
    under = tint - broad > _TONE
    if grounds is not None:
        under &= ~grounds
    body = erode((under & (broad - grey <= _GRAIN)).view(np.uint8), NEXT).view(np.bool_)
    if np.count_nonzero(body) < _LEAST:
        return ink
    tone = erode(np.where(body, broad, np.uint8(WHITE)), _ABOUT)
    dark = np.minimum(np.arange(LEVELS) * _DARKER, np.maximum(np.arange(LEVELS) - _STEP, 0)).astype(np.uint8)
    words = under & (tone < WHITE) & (grey < dark[tone])
    if np.count_nonzero(words) < _LEAST:
        return ink
    about = dilate(words.view(np.uint8), _ABOUT).view(np.bool_) & under & (tone < WHITE)
    return (ink & ~about) | (about & (grey < (np.arange(LEVELS) * _MIDDLE).astype(np.uint8)[tone]))
