"""Which points and commas of a page are not on its fax, by what the page says of its own type.

Independent of how the ink was found: at the place of each point there must be a mark in the grey page, and then a
change of black and white too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from packet.fax.geometry import ROWS
from packet.fax.morphology import Grey, Mask
from packet.fax.typed import Point

SEEN: Final = 20
"""Levels by which a mark differs from what is about it, to be seen on the grey page."""
TOLD: Final = 3
"""Lines that a warning names."""


def lost_points(grey: Grey, ink: Mask, points: Iterable[Point]) -> list[Point]:
    """The points that the grey page shows and the black-and-white one does not. Both pages have as many rows, those of
    either resolution."""
    tall = grey.shape[0] / ROWS
    return [point for point in points if _is_lost(grey, ink, point, tall)]


def lines(points: Iterable[Point]) -> str:
    """The words about the first lost points, as they are told."""
    return " / ".join(list(dict.fromkeys(point.words for point in points))[:TOLD])


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
