"""The fax raster and where a page lies on it. Pure arithmetic in points (1/72 in) and dots.

A scan line is 1728 dots at 204 to the inch: 609.88 pt. Letter is 612 pt wide, so it is laid 1:1 with 3 dots over each
edge (ITU-T T.4 Table 1; T.30 machines refuse any other width). 196 lines to the inch make 11 inches 2156 rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Resolution = Literal["fine", "standard"]
Coding = Literal["mmr", "mh"]
"""T.6 ("MMR", with error correction), or T.4 one-dimensional ("MH", for any machine)."""

WIDTH: Final = 1728
"""Dots on a scan line."""
X_DPI: Final = 204
Y_DPI: Final = 196
ROWS: Final = 2156
"""Rows of a Letter page at fine resolution."""
STANDARD_Y_DPI: Final = 98
STANDARD_ROWS: Final = 1078
POINTS: Final = 72
"""To the inch."""
SHEET: Final = 11
"""Inches of a Letter page, top to bottom."""
LETTER: Final = (612.0, 792.0)
BLEED: Final = 3
"""Dots of a Letter page that fall off the scan line on each side."""
SAFE_LEFT, SAFE_TOP, SAFE_RIGHT, SAFE_BOTTOM = 60, 98, 1668, 2058
"""What paper machines print for sure: columns SAFE_LEFT..SAFE_RIGHT, rows SAFE_TOP..SAFE_BOTTOM (efax(1): half an inch
above and below; 0.3 in at the sides). Ink outside makes a foreign page shrink until it is inside."""
HEADER_ROWS: Final = 30
"""0.15 in at the top: the sending machine writes its line there (47 CFR 68.318(d)). Nothing of ours, ever."""


@dataclass(frozen=True)
class Placement:
    """Where pdfium draws the page, in dots: its left top corner, its size, quarter turns clockwise; `scale` of its
    real size."""

    left: int
    top: int
    width: int
    height: int
    turns: int
    scale: float


def place(width: float, height: float) -> Placement:
    """A page of `width` x `height` points on the raster: landscape turned upright, Letter 1:1, larger ones reduced,
    smaller ones in the middle and never enlarged."""
    turns = 1 if width > height else 0
    wide, tall = (height, width) if turns else (width, height)
    scale = min(1.0, LETTER[0] / wide, LETTER[1] / tall) if wide > 0 and tall > 0 else 1.0
    if abs(wide - LETTER[0]) < 1 and abs(tall - LETTER[1]) < 1:
        return Placement(-BLEED, 0, WIDTH + 2 * BLEED, ROWS, turns, 1.0)
    across, down = round(wide * scale / POINTS * X_DPI), round(tall * scale / POINTS * Y_DPI)
    return Placement((WIDTH - across) // 2, (ROWS - down) // 2, max(1, across), max(1, down), turns, scale)


@dataclass(frozen=True)
class Extent:
    """The dots that hold ink: left and top inclusive, right and bottom exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def safe(self) -> bool:
        return (
            self.left >= SAFE_LEFT and self.top >= SAFE_TOP and self.right <= SAFE_RIGHT and self.bottom <= SAFE_BOTTOM
        )


def shrink(placed: Placement, ink: Extent) -> Placement:
    """The same page reduced and moved so that its ink lies in the safe area; unchanged when it does already."""
    if ink.safe:
        return placed
    factor = min(
        1.0,
        (SAFE_RIGHT - SAFE_LEFT - 2) / max(1, ink.right - ink.left),
        (SAFE_BOTTOM - SAFE_TOP - 2) / max(1, ink.bottom - ink.top),
    )
    left = _inside(placed.left, ink.left, ink.right, factor, SAFE_LEFT, SAFE_RIGHT, WIDTH)
    top = _inside(placed.top, ink.top, ink.bottom, factor, SAFE_TOP, SAFE_BOTTOM, ROWS)
    width, height = max(1, int(placed.width * factor)), max(1, int(placed.height * factor))
    return Placement(left, top, width, height, placed.turns, placed.scale * factor)


def _inside(origin: int, first: int, last: int, factor: float, low: int, high: int, size: int) -> int:
    """New origin of one axis: scaled about the middle of the raster, then moved until the ink is between low and
    high."""
    middle = size / 2
    start, stop = middle + (first - middle) * factor, middle + (last - middle) * factor
    move = max(0.0, low + 1 - start) - max(0.0, stop - (high - 1))
    return round(middle + (origin - middle) * factor + move)
