"""Where one source page lands on US Letter portrait: arithmetic only, no PDF library.

A page is turned upright, made smaller when it must be, never larger, and never cropped. What was changed is returned,
so that the ledger can say it. Units are points; boxes are in the source page's own user space (ISO 32000-2 8.3.2.3,
14.11.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from forms.sheet import LETTER, Rect

CONTENT: Final = Rect(36.0, 54.0, 539.0, 702.0)
"""Room for exhibits: above the band, below the line that the sending machine prints, inside what every fax prints."""

WORTH_TURNING: Final = 1.15
"""A sideways page is turned only when that makes it at least this much larger."""

Matrix = tuple[float, float, float, float, float, float]


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

    def changes(self) -> tuple[PageChange, ...]:
        """What a person would want to be told."""
        made = [PageChange("turned", "90")] if self.turned else []
        if self.scale < 0.995:
            made.append(PageChange("reduced", f"{round(self.scale * 100)} %"))
        return tuple(made)


def visible(media: Rect | None, crop: Rect | None) -> Rect:
    """The box a viewer shows: crop within media. No usable MediaBox means Letter; a crop that misses it is void."""
    whole = media if media and media.width > 0 and media.height > 0 else Rect(0.0, 0.0, *LETTER)
    if crop is None:
        return whole
    left, bottom = max(whole.x, crop.x), max(whole.y, crop.y)
    width, height = min(whole.right, crop.right) - left, min(whole.top, crop.top) - bottom
    return Rect(left, bottom, width, height) if width > 0 and height > 0 else whole


def fit(source: SourcePage, room: Rect = CONTENT) -> Fit:
    """Place the page in `room`: upright, at most its own size, centred and at the top."""
    upright = source.rotate % 360
    width, height = _size(source, upright)
    scale = _scale(width, height, room)
    turned = _scale(height, width, room) >= scale * WORTH_TURNING
    if turned:
        upright = (upright + 270) % 360
        width, height = height, width
        scale = _scale(width, height, room)
    placed_width, placed_height = width * scale, height * scale
    placed = Rect(room.x + (room.width - placed_width) / 2, room.top - placed_height, placed_width, placed_height)
    return Fit(_matrix(source, upright, scale, placed), placed, scale, turned)


def whole(source: SourcePage) -> Fit:
    """Our own pages, drawn for Letter already, stay where they are."""
    width, height = _size(source, source.rotate % 360)
    placed = Rect(0.0, 0.0, width, height)
    return Fit(_matrix(source, source.rotate % 360, 1.0, placed), placed, 1.0, False)


def _size(source: SourcePage, clockwise: int) -> tuple[float, float]:
    width, height = source.box.width * source.user_unit, source.box.height * source.user_unit
    return (height, width) if clockwise in (90, 270) else (width, height)


def _scale(width: float, height: float, room: Rect) -> float:
    return min(1.0, room.width / width, room.height / height)


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
