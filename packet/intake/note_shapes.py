"""What a note without an appearance looks like: the operators that draw it in the page's own units.

ISO 32000-2, 12.5.6.7 (lines), 12.5.6.9 (polygons), 12.5.6.11 (carets), 12.5.6.12 (stamps), 12.5.6.15 (attached files)
say what such a note holds; PDFium draws none of these kinds by itself.
"""

from __future__ import annotations

import itertools
import math
import re
from typing import Any, Final

from pikepdf import Array, Dictionary, Name

from packet.pdf.page import Rectangle, box, digits, name_of, numbers

Point = tuple[float, float]
_STROKE: Final = {1: b"G", 3: b"RG", 4: b"K"}
_FILL: Final = {1: b"g", 3: b"rg", 4: b"k"}
"""Operators of a colour of so many numbers (12.5.2, table 166)."""
_MOST_POINTS: Final = 20_000
_HEAD: Final = 9.0
"""Length of an arrow's head in widths of its line; three points at the least."""
_SPREAD: Final = math.radians(25)
"""Half the angle of an arrow's head: a slim one, as viewers draw it."""
_ICON: Final = 20.0
"""Points that the picture of an attached file, or of a caret without a rectangle of some size, is wide (12.5.6.4)."""
_STAMPS: Final = frozenset(
    (
        *("Approved", "Experimental", "NotApproved", "AsIs", "Expired", "NotForPublicRelease", "Confidential"),
        *("Final", "Sold", "Departmental", "ForComment", "TopSecret", "Draft", "ForPublicRelease"),
    )
)
"""The stamps that every viewer knows by name (table 184)."""
_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
CLIP: Final = b"1 0 0 1 %s %s cm 1 w 0 G 1 g 0 0 14 18 re B 3 12 m 11 12 l 3 8 m 11 8 l 3 4 m 8 4 l S"
"""A sheet with lines, lower left corner first: what a file in a note is shown by."""


def colour(value: Any, stroke: bool) -> bytes | None:
    """The operator that sets this colour; None for a colour of no numbers, which is clear."""
    if not isinstance(value, Array):
        return b""
    found = numbers(value, len(value))
    operator = (_STROKE if stroke else _FILL).get(len(value))
    return b" ".join((*map(digits, found), operator)) if found and operator else None


def width_of(note: Dictionary) -> float:
    """Of its line in points (12.5.4)."""
    style, border = note.get("/BS"), note.get("/Border")
    value = style.get("/W") if isinstance(style, Dictionary) else None
    if value is None and isinstance(border, Array) and len(border) >= 3:
        value = border[2]
    try:
        return max(0.0, float(value)) if value is not None else 1.0
    except (TypeError, ValueError, ArithmeticError):
        return 1.0


def stamp_words(note: Dictionary) -> str:
    """The words of a stamp; "" for one that only the program that put it there can draw."""
    name = name_of(note.get("/Name"))[1:].removeprefix("SB") or "Draft"
    return _WORD.sub(" ", name).upper() if name in _STAMPS else ""


def drawn(note: Dictionary) -> tuple[bytes, Rectangle] | None:
    """The operators for a line, polygon, caret or attached file, and the box round them; None for other notes."""
    match name_of(note.get("/Subtype")):
        case "/Line":
            points = _points(note.get("/L"))[:2]
            return _path(note, points, closed=False)
        case "/PolyLine":
            return _path(note, _points(note.get("/Vertices")), closed=False)
        case "/Polygon":
            return _path(note, _points(note.get("/Vertices")), closed=True)
        case "/Caret":
            return _caret(note)
        case "/FileAttachment" if (place := box(note.get("/Rect"))) is not None:
            return CLIP % (digits(place.left), digits(place.bottom)), Rectangle(
                place.left - 1, place.bottom - 1, place.left + _ICON, place.bottom + _ICON
            )
    return None


def _points(value: Any) -> list[Point]:
    if not isinstance(value, Array) or len(value) > _MOST_POINTS:
        return []
    found = numbers(value, len(value) // 2 * 2) or ()
    return list(zip(found[::2], found[1::2], strict=True))


def _path(note: Dictionary, points: list[Point], *, closed: bool) -> tuple[bytes, Rectangle] | None:
    stroke, fill = colour(note.get("/C"), stroke=True), colour(note.get("/IC"), stroke=False)
    wide = width_of(note)
    if len(points) < 2:
        return None
    steps = [*_style(note, wide), stroke or b"0 G"]
    if closed and fill:
        steps.append(fill)
    steps += [b"%s %s %s" % (*map(digits, point), b"l" if place else b"m") for place, point in enumerate(points)]
    if closed and fill:
        steps.append(b"b" if stroke is not None and wide else b"f")
    else:
        steps.append(b"s" if closed else b"S")
    heads = [] if closed else _heads(note, points, wide)
    steps += [b"%s %s m %s %s l S" % tuple(map(digits, (*one, *other))) for one, other in heads]
    every = [*points, *itertools.chain.from_iterable(heads)]
    room = wide + 1
    xs, ys = [x for x, _ in every], [y for _, y in every]
    return b"\n".join(steps), Rectangle(min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room)


def _style(note: Dictionary, wide: float) -> list[bytes]:
    """Width and dashes (12.5.4)."""
    style = note.get("/BS")
    if not isinstance(style, Dictionary) or style.get("/S") != Name.D:
        return [b"%s w 1 j" % digits(wide)]
    dashes = numbers(style.get("/D"), 1) or (3.0,)
    return [b"%s w 1 j" % digits(wide), b"[%s] 0 d" % digits(max(dashes[0], 0.1))]


def _heads(note: Dictionary, points: list[Point], wide: float) -> list[tuple[Point, Point]]:
    """The strokes of the arrows at its ends (table 179); other ends are drawn as a bar across."""
    ends = note.get("/LE")
    names = [name_of(end) for end in list(ends)[:2]] if isinstance(ends, Array) else [name_of(ends)]
    strokes: list[tuple[Point, Point]] = []
    for name, tip, back in zip(names, (points[0], points[-1]), (points[1], points[-2]), strict=False):
        if name in ("", "/None"):
            continue
        length = max(3.0, _HEAD * wide / 2)
        angle = math.atan2(back[1] - tip[1], back[0] - tip[0])
        spread = _SPREAD if "Arrow" in name else math.pi / 2
        sides = (angle - spread, angle + spread)
        strokes += [(tip, (tip[0] + length * math.cos(side), tip[1] + length * math.sin(side))) for side in sides]
    return strokes


def _caret(note: Dictionary) -> tuple[bytes, Rectangle] | None:
    place = box(note.get("/Rect"))
    if place is None:
        return None
    middle = digits((place.left + place.right) / 2)
    left, right, low, high = map(digits, (place.left, place.right, place.bottom, place.top))
    ink = colour(note.get("/C"), stroke=False) or b"0 g"
    return b"%s %s %s m %s %s l %s %s l f" % (ink, left, low, middle, high, right, low), place
