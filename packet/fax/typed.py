"""What a page says of its own type: how large each character is drawn, and where its points and commas are.

Only what pdfium tells of the text of a page; nothing here looks at dots. A scan with recognised words says nothing
true about its letters and is not asked.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2.raw as raw

from packet.fax.geometry import Placement

POINTS: Final = frozenset(map(ord, ".,:;-·،٫٬。，、：；−–"))
"""Characters that are nothing but marks; without one a sum is another sum."""
HALVED: Final = frozenset(map(ord, ":;：；"))
"""Two marks, one over the other."""
MOST: Final = 1500
"""Characters whose size is asked, evenly over the page."""
_UNSEEN: Final = 3
"""Text rendering mode of words that are not drawn (ISO 32000-2 Table 104)."""
_NEAR: Final = 6.0
"""Points from a mark to the middle of its character."""
_CONTEXT: Final = 24
"""Characters of a line that are told on each side of a point."""
_EDGES: Final = 4
_ENDS: Final = (10, 13)


Box = tuple[float, float, float, float]
"""Left, top, right and bottom in dots."""


@dataclass(frozen=True)
class Point:
    """One mark: its edges in dots of the raster, and the words about it."""

    left: float
    top: float
    right: float
    bottom: float
    words: str


@dataclass(frozen=True)
class Typed:
    """`sizes`: type size in points, as laid on the raster, of characters evenly over the page; empty when words are
    not drawn."""

    points: tuple[Point, ...]
    sizes: tuple[float, ...]
    runs: tuple[Box, ...]
    """Each piece of a line."""


@dataclass(frozen=True)
class Letters:
    """The letters and figures of a page: where each stands, by its place in the page's text."""

    boxes: tuple[Box, ...]
    _places: tuple[int, ...]
    _codes: tuple[int, ...]

    def line(self, letter: int) -> str:
        """The words about a letter, by its place in `boxes`."""
        return _line(self._codes, self._places[letter])

    def is_figure(self, letter: int) -> bool:
        """Whether it is a digit."""
        return chr(self._codes[self._places[letter]]).isdigit()


def typed(page: object, placed: Placement) -> Typed:
    """The text of a page of pdfium's, laid as told."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return Typed((), (), ())
    try:
        codes = [raw.FPDFText_GetUnicode(text, index) for index in range(raw.FPDFText_CountChars(text))]
        return Typed(_points(page, text, codes, placed), _sizes(text, codes, placed), _runs(page, text, placed))
    finally:
        raw.FPDFText_ClosePage(text)


def letters(page: object, placed: Placement) -> Letters:
    """The letters and figures of a page of pdfium's, laid as told."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return Letters((), (), ())
    try:
        codes = [raw.FPDFText_GetUnicode(text, index) for index in range(raw.FPDFText_CountChars(text))]
        places, boxes = [], []
        for index, code in enumerate(codes):
            if code > sys.maxunicode or not chr(code).isalnum():
                continue
            if (box := _box(page, text, index, placed)) is not None:
                places.append(index)
                boxes.append(box)
    finally:
        raw.FPDFText_ClosePage(text)
    return Letters(tuple(boxes), tuple(places), tuple(codes))


def _box(page: object, text: object, index: int, placed: Placement) -> Box | None:
    """Where a character stands; None for one that pdfium has put in itself, or cannot place."""
    edges = [ctypes.c_double() for _ in range(_EDGES)]  # left, right, bottom, top, in points
    if raw.FPDFText_IsGenerated(text, index) == 1 or not raw.FPDFText_GetCharBox(text, index, *edges):
        return None
    return laid(page, placed, *(edge.value for edge in edges))


def _points(page: object, text: object, codes: list[int], placed: Placement) -> tuple[Point, ...]:
    found = []
    for index, code in enumerate(codes):
        if code not in POINTS or (box := _box(page, text, index, placed)) is None:
            continue
        west, north, east, south = box
        words = _line(codes, index)
        halves = ((north, (north + south) / 2), ((north + south) / 2, south)) if code in HALVED else ((north, south),)
        found += [Point(west, first, east, last, words) for first, last in halves]
    return tuple(found)


_PARTS: Final = 16
"""pdfium tells whole dots only: so many parts of one are asked for."""


def laid(page: object, placed: Placement, left: float, right: float, bottom: float, top: float) -> Box:
    """Left, top, right and bottom in dots of a box in points."""
    area = [edge * _PARTS for edge in (placed.left, placed.top, placed.width, placed.height)]
    corners = []
    for x, y in ((left, top), (right, bottom)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, *area, placed.turns, x, y, across, down)
        corners.append((across.value / _PARTS, down.value / _PARTS))
    (west, north), (east, south) = corners
    return min(west, east), min(north, south), max(west, east), max(north, south)


def words_at(
    page: object, placed: Placement, places: Iterable[tuple[int, int]]
) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of the lines at some places (row and column in dots), and the places where the page has no text."""
    said, silent = [], []
    text = raw.FPDFText_LoadPage(page)
    area = [edge * _PARTS for edge in (placed.left, placed.top, placed.width, placed.height)]
    codes = [raw.FPDFText_GetUnicode(text, index) for index in range(raw.FPDFText_CountChars(text) if text else 0)]
    for row, column in places:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDF_DeviceToPage(page, *area, placed.turns, column * _PARTS, row * _PARTS, x, y)
        index = raw.FPDFText_GetCharIndexAtPos(text, x.value, y.value, _NEAR, _NEAR) if codes else -1
        if index >= 0:
            said.append(_line(codes, index))
        else:
            silent.append((row, column))
    if text:
        raw.FPDFText_ClosePage(text)
    return said, silent


def _runs(page: object, text: object, placed: Placement) -> tuple[Box, ...]:
    found = []
    for index in range(raw.FPDFText_CountRects(text, 0, -1)):
        left, top, right, bottom = (ctypes.c_double() for _ in range(_EDGES))
        if raw.FPDFText_GetRect(text, index, left, top, right, bottom):
            found.append(laid(page, placed, left.value, right.value, bottom.value, top.value))
    return tuple(found)


def _line(codes: Sequence[int], index: int) -> str:
    first, last = index, index + 1
    while first > max(0, index - _CONTEXT) and codes[first - 1] not in _ENDS:
        first -= 1
    while last < min(len(codes), index + _CONTEXT) and codes[last] not in _ENDS:
        last += 1
    said = "".join(map(chr, codes[first:last]))
    return " ".join("".join(char if char.isprintable() else " " for char in said).split())  # for a terminal too


def _sizes(text: object, codes: list[int], placed: Placement) -> tuple[float, ...]:
    step = max(1, len(codes) // MOST)
    found = []
    matrix = raw.FS_MATRIX()
    for index in range(0, len(codes), step):
        if chr(codes[index]).isspace() or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        item = raw.FPDFText_GetTextObject(text, index)
        if item and raw.FPDFTextObj_GetTextRenderMode(item) == _UNSEEN:
            return ()
        if raw.FPDFText_GetMatrix(text, index, matrix):
            found.append(raw.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5 * placed.scale)
    return tuple(found)
