"""Words on dark grounds that did not come through: marked, white on a banner, in a tinted table.

Independent of how the ink was found: where the grey page steps from dark to bright or back, so must the black-and-white
page, whichever of the two the words are. Black bars, shards and words gone in white have no such steps. Grey words may
be as light as the colour that they stand on, and only the colours tell them apart: each must have ink somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from packet.fax.grounds import GROUND
from packet.fax.morphology import Grey, Mask, blocks, close, dilate, levels, rules
from packet.fax.patches import SIDE, Colours, Numbers
from packet.fax.screen import ToneArea
from packet.fax.tuning import CHANNELS, GROUNDS, NEXT, PAPER

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

_INNER: Final = 1, 3
"""Axes of the rows and the columns in a place, of a page cut into places."""
_STROKE: Final = 9
"""Side, in pixels, wider than a stroke of big type: the brightest about a pixel is its ground."""
_DEEP: Final = 0.8
"""A pixel of a word is darker than this share of its ground in every channel, a scan's blur and grain included."""
_COLOURED: Final = 6
"""A ground is coloured when its channels differ by a sixth of the brightest."""
_LIGHT: Final = 90
"""Darker ground holds no dark words that could be read before the fax."""
_LINE: Final = 11
"""Pixels of a straight run that is a rule or a frame: 44 dots."""
_BARE: Final = 12
"""Pixels of a place without ink beside them that are a letter; the corner of one that stayed has fewer."""
_SHARE_GONE: Final = 0.5
"""... when they are so large a share of its words' pixels: pale edges may have no ink."""


def hidden_places(colours: Colours, ink: Mask) -> tuple[tuple[int, int], ...]:
    """Row and column of each place of 48 x 48 dots of a page in fine resolution that has words on a coloured ground in
    `colours`, dark in every channel, and no `ink` there."""
    some = colours.max(axis=2)
    near = np.stack([close(np.ascontiguousarray(colours[:, :, channel]), _STROKE) for channel in range(CHANNELS)])
    top, low = near.max(axis=0), near.min(axis=0)
    word = (top >= _LIGHT) & (top - low > top // _COLOURED) & (some < (top * _DEEP).astype(np.uint8))
    if np.count_nonzero(word) < _BARE:
        return ()
    word &= ~rules(word, _LINE)
    drawn = blocks(ink.view(np.uint8), SIDE, np.maximum)
    side = _PLACE // SIDE
    rows, columns = word.shape[0] // side, word.shape[1] // side
    bare = word & ~dilate(drawn, NEXT).view(np.bool_)
    words, gone = (
        np.count_nonzero(one[: rows * side, : columns * side].reshape(rows, side, columns, side), axis=_INNER)
        for one in (word, bare)
    )
    row, column = np.nonzero((gone >= _BARE) & (gone >= _SHARE_GONE * words))
    return tuple(zip((row * _PLACE).tolist(), (column * _PLACE).tolist(), strict=True))


def broken_places(grey: Grey, ink: Mask, aside: Sequence[ToneArea] = ()) -> int:
    """How many places of 48 x 48 dots on dark grounds had letters in `grey` and have none in `ink`; not in the
    rectangles `aside`, the photographs."""
    rows, columns = grey.shape[0] // _PLACE, grey.shape[1] // _PLACE
    if not rows or not columns:
        return 0
    paper = blocks(close(blocks(grey, PAPER.block, np.maximum), GROUNDS.paper), _PLACE // PAPER.block, np.maximum)[
        :rows, :columns
    ]
    tone = levels(grey, _PLACE, PAPER.sample)[:rows, :columns]
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
