"""Placement of a source page on US Letter portrait, as one matrix: arithmetic only, no PDF library.

A page is turned upright, made smaller when it must be, never larger, and never cropped. What was changed is returned,
so that the ledger can say it. Units are points; boxes are in the source page's own user space (ISO 32000-2 8.3.2.3,
14.11.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from forms.sheet import LETTER, Rect

CONTENT: Final = Rect(36.0, 54.0, 539.0, 702.0)
"""Room for exhibits: above the band, below the line that the sending machine prints, inside what every fax prints."""

WORTH_TELLING: Final = 0.995
"""A scale from here on is 100 % in the words of the ledger, and nobody is told."""
WORTH_TURNING: Final = 1.15
"""A sideways page is turned only when that makes it at least this much larger."""

_ALL: Final = Rect(0.0, 0.0, 1.0, 1.0)

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class PageRef:
    """One page to be placed: page `page` (from 0) of `pdf`. `own`: ours, drawn for Letter, stays 1:1 where it is.

    `ink` as in `fit`. `looks`: the file that tells what the pages of `pdf` look like, if there is one
    (`packet.intake.looks`).
    """

    pdf: Path
    page: int
    own: bool = False
    ink: Rect | None = None
    looks: Path | None = None


@dataclass(frozen=True)
class SourcePage:
    """What a page says about itself (ISO 32000-2 Table 31): visible box, clockwise /Rotate, /UserUnit."""

    box: Rect
    rotate: int = 0
    user_unit: float = 1.0


@dataclass(frozen=True)
class PageChange:
    """One thing done to a page: "turned", "reduced"; `detail` is a number for people, such as "88 %"."""

    what: str
    detail: str = ""


@dataclass(frozen=True)
class Fit:
    """`matrix` takes the source's user space to the Letter page; `placed` is where the visible box lands.

    `scale`, at most 1, is the size on paper in proportion to the source's own size.
    """

    matrix: Matrix
    placed: Rect
    scale: float
    turned: bool

    def rect(self, source: Rect) -> Rect:
        """Where a rectangle of the source's user space lands."""
        a, b, c, d, e, f = self.matrix
        xs = [a * x + c * y + e for x in (source.x, source.right) for y in (source.y, source.top)]
        ys = [b * x + d * y + f for x in (source.x, source.right) for y in (source.y, source.top)]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def changes(self) -> tuple[PageChange, ...]:
        """What a person would want to be told."""
        made = [PageChange("turned", "90")] if self.turned else []
        if self.scale < WORTH_TELLING:
            made.append(PageChange("reduced", f"{round(self.scale * 100)} %"))
        return tuple(made)


def fit(source: SourcePage, ink: Rect | None = None, room: Rect = CONTENT) -> Fit:
    """Place the page so that its ink is in `room`: upright, at most its own size, its white edges on the sheet.

    `ink` is the part of the displayed page that is not pure white, in points from its lower left corner; without it
    all of the page counts as ink. So a letter with wide margins keeps its size, and a scan that is inked to its edges
    is made smaller.
    """
    upright = source.rotate % 360
    width, height = _size(source, upright)
    inked = _shares(ink, width, height) if ink else _ALL
    scale = _scale(width, height, inked, room)
    sideways = Rect(1 - inked.top, inked.x, inked.height, inked.width)
    turned = _scale(height, width, sideways, room) >= scale * WORTH_TURNING
    if turned:
        upright = (upright + 270) % 360
        width, height, inked = height, width, sideways
        scale = _scale(width, height, inked, room)
    width, height = width * scale, height * scale
    across, up = _axes(inked, room)
    left = across.offset(width, (LETTER[0] - width) / 2)
    foot = up.offset(height, room.top - height)
    placed = Rect(left, foot, width, height)
    return Fit(_matrix(source, upright, scale, placed), placed, scale, turned)


def whole(source: SourcePage) -> Fit:
    """Our own pages, drawn for Letter already, stay where they are."""
    width, height = _size(source, source.rotate % 360)
    placed = Rect(0.0, 0.0, width, height)
    return Fit(_matrix(source, source.rotate % 360, 1.0, placed), placed, 1.0, False)


def _size(source: SourcePage, clockwise: int) -> tuple[float, float]:
    width, height = source.box.width * source.user_unit, source.box.height * source.user_unit
    return (height, width) if clockwise in (90, 270) else (width, height)


def _shares(ink: Rect, width: float, height: float) -> Rect:
    """The ink's box in shares of the page's width and height."""
    left, foot = max(0.0, ink.x / width), max(0.0, ink.y / height)
    return Rect(left, foot, min(1.0, ink.right / width) - left, min(1.0, ink.top / height) - foot)


def _scale(width: float, height: float, ink: Rect, room: Rect) -> float:
    across, up = _axes(ink, room)
    return min(1.0, across.scale(width), up.scale(height))


@dataclass(frozen=True)
class _Axis:
    """One direction: the inked share of the page (`first` to `last`), the room for ink, the length of the sheet."""

    first: float
    last: float
    low: float
    high: float
    sheet: float

    def scale(self, length: float) -> float:
        """The largest scale at which a place exists with the ink in the room and the page on the sheet."""
        return (
            min(
                self.sheet,
                self.high / self.last,
                (self.sheet - self.low) / (1 - self.first),
                (self.high - self.low) / (self.last - self.first),
            )
            / length
        )

    def offset(self, length: float, wish: float) -> float:
        """Where the page of this scaled length begins: the place nearest to `wish` that is allowed."""
        lowest = max(0.0, self.low - self.first * length)
        highest = min(self.sheet - length, self.high - self.last * length)
        return max(lowest, min(highest, wish))


def _axes(ink: Rect, room: Rect) -> tuple[_Axis, _Axis]:
    return (
        _Axis(ink.x, ink.right, room.x, room.right, LETTER[0]),
        _Axis(ink.y, ink.top, room.y, room.top, LETTER[1]),
    )


def _matrix(source: SourcePage, clockwise: int, scale: float, placed: Rect) -> Matrix:
    """User space, turned clockwise about the visible box, scaled, its lower left corner moved to that of `placed`."""
    box, size = source.box, scale * source.user_unit
    match clockwise:
        case 90:
            a, b, c, d, corner = 0.0, -size, size, 0.0, (box.y, -box.right)
        case 180:
            a, b, c, d, corner = -size, 0.0, 0.0, -size, (-box.right, -box.top)
        case 270:
            a, b, c, d, corner = 0.0, size, -size, 0.0, (-box.top, box.x)
        case _:
            a, b, c, d, corner = size, 0.0, 0.0, size, (box.x, box.y)
    return (a, b, c, d, placed.x - size * corner[0], placed.y - size * corner[1])
