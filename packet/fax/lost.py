"""Which points and other marks of a page are not on its fax.

Independent of how the ink was found. By what the page says of its own type: at the place of each point there must be a
mark in the grey page, and then a change of black and white too. And by the grey page alone, as of a scan: where it is
darker than all about it, beside a letter and nearly as dark, there must be ink.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from packet.fax.binarise import DRAWN
from packet.fax.geometry import ROWS
from packet.fax.marks import TALL, WIDE, depths
from packet.fax.morphology import Grey, Mask, dilate
from packet.fax.screen import ToneArea
from packet.fax.shapes import Numbers, Shapes
from packet.fax.typed import Point

SEEN: Final = 20
"""Levels by which a mark differs from what is about it, to be seen on the grey page."""
TOLD: Final = 3
"""Lines that a warning names."""
DEEP: Final = 18
"""Levels by which a mark is darker than its paper, that a reader would miss ..."""
GRAIN: Final = 1.7
"""... and so many times the grain on top, which is smoothed over 3 x 3 dots."""
ALIKE: Final = 0.5
"""A mark is at least this share as dark as the letter beside it; what is paler is a smudge, a shadow, a back side."""
CLOSE: Final = 10
"""Dots from a mark to its letter, in 14 pt type too. Dust lies anywhere."""
DUST: Final = 2
"""On a scan so few are dust that was taken off beside a letter."""
_HALF: Final = 2
_DOTS: Final = 4


def lost_points(grey: Grey, ink: Mask, points: Iterable[Point]) -> list[Point]:
    """The points that the grey page shows and the black-and-white one does not. Both pages have as many rows, those of
    either resolution."""
    tall = grey.shape[0] / ROWS
    return [point for point in points if _is_lost(grey, ink, point, tall)]


@dataclass(frozen=True)
class Lost:
    """What did not come through: the words about points and marks, and how many inches from the top the others are."""

    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


NOTHING: Final = Lost()


def told(lost: Iterable[str]) -> str:
    """The first few, each once."""
    return " / ".join(list(dict.fromkeys(lost))[:TOLD])


def inches(places: Iterable[tuple[int, int]], rows: int) -> tuple[str, ...]:
    """How far from the top of a page of so many `rows` some places are."""
    return tuple(f"{11 * row / rows:.1f}" for row, _ in sorted(places))


def _is_lost(grey: Grey, ink: Mask, point: Point, tall: float) -> bool:
    top, left = round(point.top * tall), round(point.left)
    bottom, right = max(top + 1, round(point.bottom * tall)), max(left + 1, round(point.right))
    if top < 1 or left < 1 or bottom >= grey.shape[0] or right >= grey.shape[1]:
        return False
    mark, about = grey[top:bottom, left:right], grey[top - 1 : bottom + 1, left - 1 : right + 1]
    shown = int(about.max()) - int(about.min())
    if shown < SEEN or int(abs(mark.astype(int) - int(about.max())).max()) < shown:
        return False
    dots = ink[top - 1 : bottom + 1, left - 1 : right + 1]
    return bool(dots.all() or not dots.any())


def lost_marks(
    depth: Grey, ink: Mask, noise: float, scan: bool, aside: Sequence[ToneArea] = ()
) -> list[tuple[int, int]]:
    """Row and column of each small thing beside a letter that is nearly as dark and has no ink. `depth` is how much
    darker than its tint each dot is. Nothing is looked for in the rectangles `aside`, the pictures, nor told of the
    few specks of a `scan`."""
    tone = np.asarray(Image.fromarray(depth).filter(ImageFilter.BoxBlur(1))) if noise >= DRAWN else depth
    floor = int(DEEP + (GRAIN * noise if noise >= DRAWN else 0))
    bare = (tone >= floor) & ~dilate(ink.view(np.uint8), 2 * _HALF + 1).view(np.bool_)
    for picture in aside:
        bare[picture.top : picture.bottom, picture.left : picture.right] = False
    row, column = _peaks(tone, *np.divmod(np.flatnonzero(bare), bare.shape[1]))
    if not row.size:
        return []
    box = _extents(tone, row, column)
    some = np.flatnonzero((box.height <= TALL) & (box.width <= WIDE) & (box.area >= _DOTS))
    about = dilate(np.where(ink, tone, np.uint8(0)), 5)
    missed = some[tone[row, column][some] >= ALIKE * depths(box, some, ink, about, CLOSE)]
    return [] if scan and missed.size <= DUST else list(zip(row[missed].tolist(), column[missed].tolist(), strict=True))


def _extents(tone: Grey, row: Numbers, column: Numbers) -> Shapes:
    """How far it is at least half as dark each way from each peak, and the area of that box."""
    page = np.pad(tone, ((TALL,) * 2, (WIDE,) * 2))
    half = (tone[row, column] >> 1)[:, None]
    down, right = np.arange(TALL + 1), np.arange(WIDE + 1)
    reach = [
        np.logical_and.accumulate(page[y, x] >= half, axis=1).sum(axis=1) - 1
        for y, x in (
            (row[:, None] + TALL - down, column[:, None] + WIDE),
            (row[:, None] + TALL + down, column[:, None] + WIDE),
            (row[:, None] + TALL, column[:, None] + WIDE - right),
            (row[:, None] + TALL, column[:, None] + WIDE + right),
        )
    ]
    top, bottom, left, right = row - reach[0], row + reach[1], column - reach[2], column + reach[3]
    return Shapes(top, bottom, left, right, (bottom - top + 1) * (right - left + 1))


def _peaks(tone: Grey, row: Numbers, column: Numbers) -> tuple[Numbers, Numbers]:
    """Those of some places where no dot within two is darker, the first of those that are alike."""
    inside = (row >= _HALF) & (row < tone.shape[0] - _HALF) & (column >= _HALF) & (column < tone.shape[1] - _HALF)
    row, column = row[inside], column[inside]
    for down in range(-_HALF, _HALF + 1):
        for right in range(-_HALF, _HALF + 1):
            near, own = tone[row + down, column + right], tone[row, column]
            high = near < own if (down, right) < (0, 0) else near <= own
            row, column = row[high], column[high]
    return row, column
