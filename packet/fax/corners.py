"""The corners and narrow places of wide pale shapes: a closing takes them for strokes, and they would stand as crumbs
between the letters of the words over a watermark.

A stroke is darker than all that is ground about it. A corner has its own shape beside it, which is ground to the
closing and has the corner's tone.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from packet.fax.morphology import Grey, Mask, dilate, erode
from packet.fax.tuning import NEXT, WHITE

_GROUND: Final = 3
"""Levels by which what is ground to the closing may be darker than its tint."""
_NEAR: Final = 9
"""Side in dots of the square about a dot in which the darkest ground is looked for: half a watermark's thin stroke."""
_ALIKE: Final = 0.15
"""A corner differs from its shape by less than this share of its depth."""
_STEPS: Final = 4
"""Corners are no more than so many times as deep as what is near: the closing reaches over 21 dots."""


def corners(grey: Grey, depth: Grey) -> Mask:
    """The dots of a page that a program drew (`grey`, 0 black) that are corners of wider shapes; `depth` is how much
    darker than its tint each dot is."""
    left = depth > _GROUND
    found = np.zeros_like(left)
    near = (depth * np.float32(_ALIKE)).astype(np.uint8)
    darker, paler = grey - np.minimum(near, grey), grey + np.minimum(near, WHITE - np.maximum(grey, 1))
    tone = np.where(left, np.uint8(WHITE), grey)
    for _ in range(_STEPS):
        darkest = erode(tone, _NEAR)
        more = left & (darkest >= darker) & (darkest <= paler)
        if not more.any():
            return found if not found.any() else found | _edges(found, depth, left)
        found |= more
        left &= ~more
        np.copyto(tone, darkest, where=more)  # the shape's tone, not a paler edge's: letters end in paler edges, too
    return found | _edges(found, depth, left)


def _edges(found: Mask, depth: Grey, left: Mask) -> Mask:
    """The soft edges of what was found: next to it, and less deep."""
    deep = dilate(np.where(found, depth, np.uint8(0)), NEXT)
    return left & (depth <= deep)
