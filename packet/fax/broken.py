"""Words on dark grounds that did not come through: marked, white on a banner, in a tinted table.

Independent of how the ink was found and of hue: where the grey page steps from dark to bright or back, so must the
black-and-white page, whichever of the two the words are. Black bars, shards and words gone in white have no such steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from packet.fax.grounds import GROUND
from packet.fax.morphology import Grey, Mask, blocks, close, levels
from packet.fax.patches import Numbers
from packet.fax.screen import ToneArea

_PLACE: Final = 48
"""Side of the places that are looked at: about two letters of 12 pt type."""
_ACROSS: Final = 3
"""Dots over which a step is measured: the blurred edge of a letter in a scan."""
_STEP: Final = 20
"""Levels of the least step that counts: deeper than grain."""
_SHARE: Final = 3
"""On a darker ground it must be a third of the way from the ground to the paper."""
_STRAIGHT: Final = 36
"""Steps in one column of a place from which they are the edge of a ground or a rule, and no letter."""
_WRITTEN: Final = 200
"""Steps in a place from which it holds letters; measured, one of 9 pt has 300."""
_KEPT: Final = 0.45
"""A place with a smaller share of its steps cannot be read; measured, read ones keep 0.55 and more, scans included."""


def broken_places(grey: Grey, ink: Mask, aside: Sequence[ToneArea] = ()) -> int:
    """How many places of 48 x 48 dots on dark grounds had letters in `grey` and have none in `ink`; not in the
    rectangles `aside`, the photographs."""
    rows, columns = grey.shape[0] // _PLACE, grey.shape[1] // _PLACE
    if not rows or not columns:
        return 0
    paper = blocks(close(blocks(grey, 8, np.maximum), 61), _PLACE // 8, np.maximum)[:rows, :columns]
    tone = levels(grey, _PLACE, 4)[:rows, :columns]
    dark = tone < paper * GROUND
    for box in aside:
        dark[box.top // _PLACE : -(-box.bottom // _PLACE), box.left // _PLACE : -(-box.right // _PLACE)] = False
    y, x = np.nonzero(dark)
    least = np.maximum(_STEP, (paper[y, x] - tone[y, x]) // _SHARE)[:, None, None]
    drawn = _steps(_places(grey, y, x))
    steps = np.abs(drawn) > least
    steps &= (np.count_nonzero(steps, axis=1) < _STRAIGHT)[:, None, :]
    kept = steps & (np.sign(drawn) == _steps(_places((~ink).view(np.uint8), y, x)))
    count = np.count_nonzero(steps, axis=(1, 2))
    return int(np.count_nonzero((count >= _WRITTEN) & (np.count_nonzero(kept, axis=(1, 2)) < _KEPT * count)))


def _places(page: Grey, y: Numbers, x: Numbers) -> Grey:
    rows, columns = page.shape[0] // _PLACE, page.shape[1] // _PLACE
    places: Grey = page[: rows * _PLACE, : columns * _PLACE].reshape(rows, _PLACE, columns, _PLACE)[y, :, x]
    return places


def _steps(places: Grey) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    wide = places.astype(np.int16)
    steps: np.ndarray[tuple[int, ...], np.dtype[np.int16]] = wide[:, :, _ACROSS:] - wide[:, :, :-_ACROSS]
    return steps
