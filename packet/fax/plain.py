"""A page that is black on white already, as most forms and letters are: told apart, and cut at one level."""

from __future__ import annotations

from typing import Final

import numpy as np

from packet.fax.morphology import Grey, Mask, blocks, erode

PLAIN_CUT: Final = 150
"""Level that splits anti-aliased black on white: above the middle, so a hairline shared by two rows of dots stays."""


BLACK: Final = 48
"""Strokes of black type have a dot darker than this in every few letters, however thin."""
_STRETCHES: Final = 8
_FEW: Final = 2


def is_plain(grey: Grey) -> bool:
    """Whether the page is only black strokes on white: no tint, no pale ink, no picture, no noise.

    Looks at samples of rows for flat tones that are neither black nor white, and at the darkest dot of each block for
    ink that never gets dark.
    """
    rows = grey[::24]
    bright = rows.max(axis=1)
    if int(bright.min(initial=255)) < 250:
        return False
    middle: Mask = rows - np.uint8(61) < 192  # 61..252: neither ink nor paper, in one comparison
    if np.count_nonzero(middle) > 0.25 * middle.size:
        return False
    below = grey[2::24]
    rows, middle = rows[: below.shape[0]], middle[: below.shape[0], :-2]
    flat = middle & (rows[:, :-2] == rows[:, 2:]) & (rows[:, :-2] == below[:, :-2])
    if np.count_nonzero(flat) > 0.0004 * flat.size:
        return False
    if _grey_words(grey):
        return False
    return not (_pale(grey[::4], 4) and _pale(grey, 16))


def _grey_words(grey: Grey) -> bool:
    """Whether some words are dark grey and never black, whose points would be lost at a level that is right for black:
    stretches of a row with strokes of which no dot is black, nor two rows above and below, where a black letter is
    black when this row only grazes it. A thin rule is one stroke, all of a tone."""
    rows = grey[24:-24:24]
    stretches = rows.reshape(rows.shape[0], _STRETCHES, -1) if rows.shape[1] % _STRETCHES == 0 else rows[:, None, :]
    ink = stretches < PLAIN_CUT - 10
    strokes = np.count_nonzero(ink, axis=2)
    level = np.count_nonzero(ink[:, :, 1:] & (stretches[:, :, 1:] == stretches[:, :, :-1]), axis=2)
    found = (strokes >= 10) & (level < 0.8 * strokes)
    for shift in (-2, 0, 2):
        near = grey[24 + shift : grey.shape[0] - 24 + shift : 24].reshape(stretches.shape)
        found &= near.min(axis=2) >= BLACK
    return int(np.count_nonzero(found)) > _FEW


def _pale(grey: Grey, rows: int) -> bool:
    """Whether there is ink that never gets dark: in more than two blocks of `rows` x 16 dots, and none darker round
    it. A look at every fourth row finds pale words; a thin black rule between such rows looks pale too, and only then
    is the whole page worth a look."""
    darkest = blocks(grey, rows, np.minimum, 16)
    pale = (darkest < 250) & (erode(darkest, 3) > 120)
    return int(np.count_nonzero(pale)) > 2


def cut(grey: Grey, level: int = PLAIN_CUT) -> Mask:
    """Ink is darker than `level`."""
    ink: Mask = grey < level
    return ink
