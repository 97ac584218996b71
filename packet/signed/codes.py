"""The codes of our pages in a picture of paper, and which of them are of one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from PIL import Image, ImageFilter

from packet.marks.mark import PLACES, Corner, PageMark, read_mark
from packet.signed.view import LETTER, Points, SheetView, similar

_FINE: Final = 3600
"""Dots of the longer side up to which a picture is read twice as large: a module of 100 dpi has two dots."""
_FAR: Final = 0.35
"""Share of a sheet's height by which the middle of a code may lie beside where another code of the page says: from
aside the far end of a sheet is seen a fifth shorter."""


@dataclass(frozen=True)
class SeenCode:
    """A code of ours: what it says, and its corners in the picture, from its own upper left, clockwise."""

    mark: PageMark
    corner: Corner
    dots: Points

    @property
    def points(self) -> Points:
        """Its corners on the sheet: points from the upper left corner of the sheet, y downwards."""
        at = PLACES[self.corner]
        top, foot = LETTER[1] - at.top, LETTER[1] - at.y
        return np.array([(at.x, top), (at.right, top), (at.right, foot), (at.x, foot)])


@dataclass(frozen=True)
class SeenSheet:
    """The codes of one sheet of paper."""

    codes: tuple[SeenCode, ...]

    @property
    def mark(self) -> PageMark:
        return self.codes[0].mark

    def known(self) -> tuple[Points, Points]:
        """Points of the sheet, and the dots of the picture where they lie."""
        return np.concatenate([code.points for code in self.codes]), np.concatenate([code.dots for code in self.codes])


def sheets(picture: Image.Image) -> list[SeenSheet]:
    """Every sheet of ours in a grey picture, by its codes."""
    found: list[SeenCode] = []
    for one, scale in _ways(picture):
        for code in _read(one, scale):
            if not any(_same(code, other) for other in found):
                found.append(code)
    return _grouped(found)


def _ways(picture: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """The picture, and again as readers of codes see more: larger, softer."""
    yield picture, 1.0
    if max(picture.size) <= _FINE:
        larger = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC)
        yield larger, 2.0
        yield larger.filter(ImageFilter.UnsharpMask(3, 150, 0)), 2.0
    else:
        yield picture.reduce(2), 0.5
        yield picture.filter(ImageFilter.GaussianBlur(1.5)), 1.0


def _read(picture: Image.Image, scale: float) -> Iterator[SeenCode]:
    import zxingcpp

    for code in zxingcpp.read_barcodes(np.asarray(picture), zxingcpp.barcode_formats_from_str("DataMatrix")):
        said = read_mark(code.text)
        if said is None:
            continue
        at: Any = code.position
        corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
        yield SeenCode(*said, np.array([(corner.x, corner.y) for corner in corners], np.float64) / scale)


def _same(one: SeenCode, other: SeenCode) -> bool:
    """Whether both are one code that was read twice."""
    near = float(np.hypot(*(one.dots.mean(axis=0) - other.dots.mean(axis=0))))
    return one.corner == other.corner and near < float(np.hypot(*(one.dots[2] - one.dots[0])))


def _grouped(codes: list[SeenCode]) -> list[SeenSheet]:
    """Codes of one page that lie as they would on one sheet; the same page may lie there twice."""
    groups: list[list[SeenCode]] = []
    for code in codes:
        home = next((group for group in groups if _belongs(code, group)), None)
        if home is None:
            groups.append([code])
        else:
            home.append(code)
    return [SeenSheet(tuple(sorted(group, key=lambda code: code.corner))) for group in groups]


def _belongs(code: SeenCode, group: list[SeenCode]) -> bool:
    first = group[0]
    if first.mark != code.mark or any(other.corner == code.corner for other in group):
        return False
    view = SheetView(similar(first.points, first.dots))
    wanted = view.dots(code.points.mean(axis=0)[None])[0]
    scale = float(np.hypot(*(first.dots[2] - first.dots[0])) / np.hypot(*(first.points[2] - first.points[0])))
    return float(np.hypot(*(code.dots.mean(axis=0) - wanted))) < _FAR * LETTER[1] * scale
