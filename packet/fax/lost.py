"""Which points of a page are not on its fax, by what the page says of its own type.

Knows nothing of how the ink was found: at the place of each point there must be a mark in the grey page, and then a
change of black and white too. Marks of any page, of scans too, are `packet.fax.missing`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from packet.fax.geometry import ROWS, SHEET
from packet.fax.morphology import Grey, Mask
from packet.fax.typed import Point

SEEN: Final = 20
"""Levels by which a mark differs from what is about it, to be seen on the grey page."""
_BARE: Final = 0.3
"""Of a point and what is next to it so large a share is ground, before the fax: measured, half and more is."""
BETWEEN: Final = " / "
"""Stands between what a warning names."""
TOLD: Final = 3
"""Lines that a warning names."""


def lost_points(grey: Grey, ink: Mask, points: Iterable[Point]) -> list[Point]:
    """The points that the grey page shows and the black-and-white one does not. Both pages have as many rows, those of
    either resolution."""
    tall = grey.shape[0] / ROWS
    return [point for point in points if _is_lost(grey, ink, point, tall)]


@dataclass(frozen=True)
class Lost:
    """What did not come through: the words about points and marks, how many inches from the top the others are, and the
    words about letters and figures."""

    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


NOTHING: Final = Lost()


def told(lost: Iterable[str]) -> str:
    """The first few, each once."""
    return BETWEEN.join(list(dict.fromkeys(lost))[:TOLD])


def inches(places: Iterable[tuple[int, int]], rows: int) -> tuple[str, ...]:
    """How far from the top of a page of so many `rows` some places are."""
    return tuple(f"{SHEET * row / rows:.1f}" for row, _ in sorted(places))


def _is_lost(grey: Grey, ink: Mask, point: Point, tall: float) -> bool:
    top, left = round(point.top * tall), round(point.left)
    bottom, right = max(top + 1, round(point.bottom * tall)), max(left + 1, round(point.right))
    if top < 1 or left < 1 or bottom >= grey.shape[0] or right >= grey.shape[1]:
        return False
    mark, about = grey[top:bottom, left:right], grey[top - 1 : bottom + 1, left - 1 : right + 1]
    shown = int(about.max()) - int(about.min())
    if shown < SEEN or int(abs(mark.astype(int) - int(about.max())).max()) < shown:
        return False
    if float((about > int(about.min()) + shown // 2).mean()) < _BARE:  # a bar that hides half of it leaves no point
        return False
    dots = ink[top - 1 : bottom + 1, left - 1 : right + 1]
    return bool(dots.all() or not dots.any())
