"""A page that is black on white already, as most forms and letters are: told apart, and cut at one level."""

from __future__ import annotations

from typing import Final

import numpy as np

from packet.fax.morphology import Grey, Mask, blocks, erode
from packet.fax.tuning import NEXT, PLAIN, WHITE

PLAIN_CUT: Final = 150
"""Level that splits anti-aliased black on white: above the middle, so a hairline shared by two rows of dots stays."""


BLACK: Final = 48
"""Strokes of black type have a dot darker than this in every few letters, however thin."""
_STRETCHES: Final = 8
_FEW: Final = 2
_SPARSE: Final = 4
"""One row in so many is looked at first for pale ink."""


def is_plain(grey: Grey) -> bool:
    """Whether the page is only black strokes on white: no tint, no pale ink, no picture, no noise.

    Looks at samples of rows for flat tones that are neither black nor white, and at the darkest dot of each block for
    ink that never gets dark.
    """
    rows = grey[:: PLAIN.rows]
    bright = rows.max(axis=1)
    if int(bright.min(initial=WHITE)) < PLAIN.paper:
        return False
    middle: Mask = rows - np.uint8(PLAIN.ink_end) < PLAIN.middle  # from 61 to 252, in one comparison
    if np.count_nonzero(middle) > PLAIN.middle_most * middle.size:
        return False
    below = grey[2 :: PLAIN.rows]
    rows, middle = rows[: below.shape[0]], middle[: below.shape[0], :-2]
    flat = middle & (rows[:, :-2] == rows[:, 2:]) & (rows[:, :-2] == below[:, :-2])
    if np.count_nonzero(flat) > PLAIN.flat_most * flat.size:
        return False
    if _grey_words(grey):
        return False
    return not (_pale(grey[::_SPARSE], _SPARSE) and _pale(grey, PLAIN.wide))


def _grey_words(grey: Grey) -> bool:
    """Whether some words are dark grey and never black, whose points would be lost at a level that is right for black:
    stretches of a row with strokes of which no dot is black, nor two rows above and below, where a black letter is
    black when this row only grazes it. A thin rule is one stroke, all of a tone."""
    rows = grey[PLAIN.rows : -PLAIN.rows : PLAIN.rows]
    stretches = rows.reshape(rows.shape[0], _STRETCHES, -1) if rows.shape[1] % _STRETCHES == 0 else rows[:, None, :]
    ink = stretches < PLAIN_CUT - PLAIN.stroke
    strokes = np.count_nonzero(ink, axis=2)
    level = np.count_nonzero(ink[:, :, 1:] & (stretches[:, :, 1:] == stretches[:, :, :-1]), axis=2)
    found = (strokes >= PLAIN.strokes) & (level < PLAIN.level * strokes)
    for shift in (-2, 0, 2):
        near = grey[PLAIN.rows + shift : grey.shape[0] - PLAIN.rows + shift : PLAIN.rows].reshape(stretches.shape)
        found &= near.min(axis=2) >= BLACK
    return int(np.count_nonzero(found)) > _FEW


def _pale(grey: Grey, rows: int) -> bool:
    """Whether there is ink that never gets dark: in more than two blocks of `rows` x 16 dots, and none darker round
    it. A look at every fourth row finds pale words; a thin black rule between such rows looks pale too, and only then
    is the whole page worth a look."""
    darkest = blocks(grey, rows, np.minimum, PLAIN.wide)
    pale = (darkest < PLAIN.paper) & (erode(darkest, NEXT) > PLAIN.pale)
    return int(np.count_nonzero(pale)) > 2


def cut(grey: Grey, level: int = PLAIN_CUT) -> Mask:
    """Ink is darker than `level`."""
    ink: Mask = grey < level
    return ink
