"""Which letters and figures of a drawn page cannot be read on its fax.

Knows nothing of how ink was found (a contract of the imports says so). Each character is compared with its ideal print,
the page's words alone in black: where the source page shows its strokes, the fax must have one colour within a dot, and
where the source shows its ground, the other. Which of the two is black is no matter: white words on a dark banner are
read as well. The worst character counts, never the mean of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Grey, Mask, dilate
from packet.fax.typed import Box

_CORE: Final = 100
_FRINGE: Final = 215
"""Levels: darker is the heart of a stroke of the ideal print, paler is none of it."""
_NEAR: Final = 1
"""Dots by which an edge may lie elsewhere: the engine's own rounding, and half a dot of a threshold."""
_RING: Final = 2
"""Dots about a stroke that must be of the other colour: a counter of 6 pt type is 5 dots wide."""
_SEEN: Final = 40
"""Levels between strokes and ground from which a character could be read before the fax."""
_HIGH: Final = 50
_SEEN_LARGE: Final = 80
"""Rows of a character of 20 pt, and levels from which it is a heading: paler ones are a watermark under the words."""
_ENOUGH: Final = 3
"""Dots of stroke and of ring; with fewer it is a point, which `packet.fax.lost` looks for."""
_SUSPECT: Final = 0.2
"""Share of the strokes missing, or of the ring inked, from which it is looked at again. Measured on the first pages of
forms in twelve languages, 99 of 100 characters have 0.17 or less."""
_SPOILT: Final = 0.28
"""The same, once what covers or crosses the character in the source does not count. Whole characters have 0.17 or less,
and an r or a 1 that somebody reads as another sign 0.35 and more."""


def spoilt(grey: Grey, ink: Mask, ideal: Grey, boxes: Sequence[Box]) -> list[int]:
    """The places in `boxes` of the characters that `grey` shows and `ink` does not. `ideal` has the words of the page
    alone, black on white; all three are of one size, and `boxes` in their dots."""
    if not boxes:
        return []
    core = ideal < _CORE
    near = _spread(ideal < _FRINGE, _NEAR)
    ring = _spread(near, _RING) & ~near
    black, white = _spread(ink, _NEAR), _spread(~ink, _NEAR)
    wrong = (core & ~black) | (ring & ink)
    found = []
    for place, (left, top, right, bottom) in enumerate(_edges(boxes, ink.shape).tolist()):
        at = np.s_[top:bottom, left:right]
        # A whole letter in black has no wrong dot: of a page of print hardly any are looked at further.
        if not wrong[at].any():
            continue
        some, about = core[at], ring[at]
        if _suspect(some, about, ink[at], black[at], white[at]) and _is_spoilt(grey[at], ink[at], some, about):
            found.append(place)
    return found


def _suspect(core: Mask, ring: Mask, ink: Mask, black: Mask, white: Mask) -> bool:
    """Whether a part of one character is wrong in the polarity that suits it better; never what is too small."""
    strokes, about = np.count_nonzero(core), np.count_nonzero(ring)
    if strokes < _ENOUGH or about < _ENOUGH:
        return False
    inked = np.count_nonzero(ring & ink)
    room = max(strokes, about)
    in_black = max(np.count_nonzero(core & ~black) / strokes, inked / room)
    in_white = max(np.count_nonzero(core & ~white) / strokes, (about - inked) / room)
    return bool(min(in_black, in_white) > _SUSPECT)


def _is_spoilt(grey: Grey, ink: Mask, core: Mask, ring: Mask) -> bool:
    """Whether one character is. What the source itself covers is not missing, and lines through it are not too much."""
    ground, stroke = float(np.median(grey[ring])), float(np.median(grey[core]))
    if abs(ground - stroke) < (_SEEN_LARGE if core.shape[0] > _HIGH else _SEEN):
        return False
    level = grey.astype(np.float32)
    nearer: Mask = np.less(np.abs(level - stroke), np.abs(level - ground))
    strokes, about = core & nearer, ring & ~_spread(nearer, _NEAR)
    shown = int(np.count_nonzero(strokes))
    if shown < max(_ENOUGH, int(np.count_nonzero(core)) // 2):
        return False
    # Letters on a line have little ground about them in their own box: a rule along it is not the letter's fault.
    room = max(np.count_nonzero(core), np.count_nonzero(ring))
    wrong = (
        max(
            np.count_nonzero(strokes & ~_spread(drawn, _NEAR)) / shown,
            np.count_nonzero(about & drawn) / room,
        )
        for drawn in (ink, ~ink)
    )
    return bool(min(wrong) > _SPOILT)


def _edges(boxes: Sequence[Box], shape: tuple[int, ...]) -> NDArray[np.intp]:
    """Left, top, right, bottom of the boxes in whole dots with one dot about them, cut at the edge of the page."""
    found = np.array(boxes, np.float64)
    found[:, :2] = np.floor(found[:, :2]) - _NEAR
    found[:, 2:] = np.ceil(found[:, 2:]) + _NEAR
    height, width = shape
    return np.clip(found, 0, [width, height, width, height]).astype(np.intp)


def _spread(mask: Mask, steps: int) -> Mask:
    """The mask and all within `steps` dots of it, corners included."""
    return dilate(mask.view(np.uint8), 2 * steps + 1).view(np.bool_)
