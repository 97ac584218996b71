"""Rectangles and matrices on a page, in points, y upwards. Pure arithmetic; knows no PDF.

A matrix is (a, b, c, d, e, f): x' = ax + cy + e, y' = bx + dy + f (ISO 32000-2 8.3.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, order=True)
class Area:
    """A rectangle by its corners: x0 < x1, y0 < y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @property
    def size(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether the point lies inside, or within `slack` points of it."""
        return self.x0 - slack <= x <= self.x1 + slack and self.y0 - slack <= y <= self.y1 + slack

    def shared(self, other: Area) -> float:
        """The area that both cover, in square points."""
        return across(self, other) * along(self, other)

    def overlaps(self, other: Area, share: float) -> bool:
        """Whether both have more in common than this share of the smaller."""
        return self.shared(other) > share * min(self.size, other.size)


def across(one: Area, other: Area) -> float:
    """How many points of x both cover; 0 when they are apart."""
    return max(0.0, min(one.x1, other.x1) - max(one.x0, other.x0))


def along(one: Area, other: Area) -> float:
    """How many points of y both cover; 0 when they are apart."""
    return max(0.0, min(one.y1, other.y1) - max(one.y0, other.y0))


def around(areas: Iterable[Area]) -> Area:
    """The smallest rectangle around all of them; there must be one at least."""
    known = list(areas)
    return Area(min(a.x0 for a in known), min(a.y0 for a in known), max(a.x1 for a in known), max(a.y1 for a in known))


def after(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def undone(matrix: Matrix) -> Matrix:
    """The matrix that takes back what this one does. Raises ZeroDivisionError for one that flattens the page."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    return (d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size)


def point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where the matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved(matrix: Matrix, area: Area) -> Area:
    """The rectangle around the area's four corners after the matrix."""
    corners = [point(matrix, x, y) for x in (area.x0, area.x1) for y in (area.y0, area.y1)]
    return Area(
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )


def upright(box: Area, turn: int, unit: float = 1.0) -> Matrix:
    """Takes a page's user space to its displayed page: visible box at the origin, /Rotate undone, /UserUnit applied
    (ISO 32000-2 7.7.3.3). `turn` is clockwise degrees: 0, 90, 180 or 270."""
    match turn % 360:
        case 90:
            matrix: Matrix = (0.0, -1.0, 1.0, 0.0, -box.y0, box.x1)
        case 180:
            matrix = (-1.0, 0.0, 0.0, -1.0, box.x1, box.y1)
        case 270:
            matrix = (0.0, 1.0, -1.0, 0.0, box.y1, -box.x0)
        case _:
            matrix = (1.0, 0.0, 0.0, 1.0, -box.x0, -box.y0)
    return after(matrix, (unit, 0.0, 0.0, unit, 0.0, 0.0))
