"""A screen at night as a page: bright words on black, far and wide. It is faxed as black words on white.

A page of black is toner without end, and a scan with a large dark ground is taken for a sheet on a table. A picture
taken in the dark is no such page: it has grain or many tones, and a negative of it would say something else.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from packet.fax.morphology import Grey, blocks

_SIDE: Final = 8
_DARK: Final = 60
"""Levels: half of the page and more is darker, and all of it where nothing is written."""
_BRIGHT: Final = 150
_SHEET: Final = 0.04
"""So small a share of the page is bright for 8 x 8 dots: more is a sheet of paper on a table."""
_WRITTEN: Final = 0.003
"""So large a share is bright at all."""
_EVEN: Final = 3
_FLAT: Final = 0.6
"""So large a share of the squares has one tone, within so many levels: a camera's have grain."""
_EVERY: Final = 4


def is_night(grey: Grey) -> bool:
    """Whether a page (`grey`, 0 black) has bright words on black; of a scan, and of print without photographs."""
    if int(np.median(grey[::_EVERY, ::_EVERY])) >= _DARK:
        return False
    low, high = blocks(grey, _SIDE, np.minimum), blocks(grey, _SIDE, np.maximum)
    flat, sheet, written = high - low <= _EVEN, low > _BRIGHT, grey[::_EVERY, ::_EVERY] > _BRIGHT
    return bool(flat.mean() >= _FLAT and sheet.mean() <= _SHEET and written.mean() >= _WRITTEN)
