"""What a page of PDFium paints, in order: forms are looked into, and every thing has its box on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2.raw as raw

from packet.pdf.pdfium import PdfiumPage

MOST_OBJECTS: Final = 200_000
"""Drawings looked at on one page: about half a second. A plan of a house has fewer."""
_DEEP: Final = 16
"""Forms within forms that are looked into; ours stand one in another, and honest ones add two or three."""

Box = tuple[float, float, float, float]
"""Left, foot, right, top on the page, in points."""
Matrix = tuple[float, float, float, float, float, float]
SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Painted:
    """One thing of a page: `turn` says when it is painted, `kind` what it is (FPDF_PAGEOBJ_…), `matrix` what takes the
    units of the form it stands in to the page.
    """

    turn: int
    kind: int
    thing: object
    matrix: Matrix

    @property
    def is_text(self) -> bool:
        return self.kind == int(raw.FPDF_PAGEOBJ_TEXT)

    @property
    def is_picture(self) -> bool:
        return self.kind == int(raw.FPDF_PAGEOBJ_IMAGE)

    @property
    def box(self) -> Box | None:
        """Its box on the page; None where the engine knows none."""
        left, foot, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(self.thing, left, foot, right, top):
            return None
        corners = [(x, y) for x in (left.value, right.value) for y in (foot.value, top.value)]
        a, b, c, d, e, f = self.matrix
        across, up = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
        return min(across), min(up), max(across), max(up)

    @property
    def covers(self) -> bool:
        """Whether it can hide what was painted before: a picture, a shading, a path that is filled."""
        if self.is_text:
            return False
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if self.kind != raw.FPDF_PAGEOBJ_PATH:
            return True
        return bool(raw.FPDFPath_GetDrawMode(self.thing, mode, stroke)) and mode.value != raw.FPDF_FILLMODE_NONE


def painted(page: PdfiumPage) -> Iterator[Painted]:
    """All that the page paints, in order; of a page with more than `MOST_OBJECTS` the first ones."""
    waiting = [(_things(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject), SAME)]
    turn = 0
    while waiting and turn < MOST_OBJECTS:
        things, matrix = waiting[-1]
        thing = next(things, None)
        if thing is None:
            waiting.pop()
            continue
        turn += 1
        kind = int(raw.FPDFPageObj_GetType(thing))
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield Painted(turn, kind, thing, matrix)
        elif len(waiting) < _DEEP:
            inner = _things(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
            waiting.append((inner, times(matrix_of(thing), matrix)))


def matrix_of(thing: object) -> Matrix:
    """The thing's own matrix."""
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, found):
        return SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(one: Matrix, other: Matrix) -> Matrix:
    """First `one`, then `other` (8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def dot_of(page: PdfiumPage, size: tuple[int, int], across: float, up: float, turn: int = 0) -> tuple[int, int]:
    """Where a point of the page lies on a picture of it of this size, turned `turn` degrees clockwise."""
    x, y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, *size, turn // 90, across, up, x, y)
    return x.value, y.value


def _things(holder: object, count: Callable[[object], int], get: Callable[[object, int], object]) -> Iterator[object]:
    return (get(holder, index) for index in range(count(holder)))
