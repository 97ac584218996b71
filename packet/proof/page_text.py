"""The characters of a page as the second engine (PDFium) reads them, each with the place where it is drawn."""

from __future__ import annotations

import ctypes
import sys
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pypdfium2.raw as raw

from forms.sheet import Rect
from packet.pdf.pdfium import PdfiumPage, TextPage

_PLAIN: Final = dict.fromkeys((0x02, 0xAD, 0x2010, 0x2011), "-") | {0x2044: "/"}
"""pdfium gives a hyphen at the end of a line back as U+0002 or U+00AD, and the bar of a fraction as a slash."""

_HIGH: Final = 0xD800
_LOW: Final = 0xDC00
_AFTER: Final = 0xE000
"""UTF-16: where the first and the second halves of surrogate pairs begin, and where they end (RFC 2781, 2.1)."""
_WHITE: Final = 255
_LUMA: Final = (299, 587, 114)
"""Thousandths: weights of red, green and blue as a fax or a printer in grey has them (ITU-R BT.601)."""

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)
_NESTED: Final = 12
"""Forms within forms that are walked: a page of a paper, laid on a leaf, on a sheet, has four."""
_FILLED: Final = (
    raw.FPDF_TEXTRENDERMODE_FILL,
    raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
    raw.FPDF_TEXTRENDERMODE_FILL_CLIP,
    raw.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP,
)


@dataclass(frozen=True)
class Char:
    """A character, or the letters that it is made plain to (`essence`); box and origin in points of the page."""

    text: str
    box: Rect
    """What its ink touches. In a cluster (letters drawn together) that of its first glyph: own boxes are guesses."""
    x: float
    y: float
    """The origin: where the base line begins under it."""
    size: float
    """The type size."""
    level: int = 0
    """How light its own colour is on white paper, 0 (black) to 255 (white, transparent, or not painted)."""
    cluster: bool = False


def essence(text: str) -> str:
    """What is compared: compatibility forms and hyphens made plain, white space and invisible characters taken out.

    Character by character, as a page gives them back: made plain together, two could become one (half-width kana).
    """
    return "".join(map(_plain, text))


@lru_cache(4096)
def _plain(char: str) -> str:
    """What one character is made plain to; a page has few different ones."""
    plain = unicodedata.normalize("NFKC", char.translate(_PLAIN)).translate(_PLAIN)
    return "".join(one for one in plain if not one.isspace() and unicodedata.category(one) not in {"Cf", "Cc"})


def chars_of(page: PdfiumPage) -> list[Char]:
    """Every character of the page that is no white space, in the order of the page's own text."""
    text = page.get_textpage()
    drawings = _Drawings(page)
    found = []
    units = [raw.FPDFText_GetUnicode(text.raw, index) for index in range(text.count_chars())]
    for index, unit in enumerate(units):
        plain = essence(_character(unit, units[index + 1 : index + 2]))
        if plain:
            found.append(_char(text, index, plain, drawings))
    text.close()
    return found


def _character(unit: int, following: list[int]) -> str:
    """The character of a UTF-16 unit; of a pair the first unit has it and the second none."""
    if _HIGH <= unit < _LOW and following and _LOW <= following[0] < _AFTER:
        return chr(0x10000 + ((unit - _HIGH) << 10) + following[0] - _LOW)
    return "" if unit == 0 or _HIGH <= unit < _AFTER or unit > sys.maxunicode else chr(unit)


def _char(text: TextPage, index: int, plain: str, drawings: _Drawings) -> Char:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
    size = float(raw.FPDFText_GetFontSize(text.raw, index))
    level, cluster = drawings.of(raw.FPDFText_GetTextObject(text.raw, index))
    if cluster is not None:
        return Char(plain, cluster[0], *cluster[1], size, level, cluster=True)
    left, bottom, right, top = text.get_charbox(index)
    return Char(plain, Rect(left, bottom, right - left, top - bottom), x.value, y.value, size, level)


def _level(drawing: object) -> int:
    """The grey level of the colour that fills the letters of this text, laid on white."""
    if not drawing:
        return 0
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    filled = raw.FPDFTextObj_GetTextRenderMode(drawing) in _FILLED
    if not filled or not raw.FPDFPageObj_GetFillColor(drawing, red, green, blue, alpha):
        return _WHITE
    own = sum(weight * one.value for weight, one in zip(_LUMA, (red, green, blue), strict=True)) / sum(_LUMA)
    return round(_WHITE - (_WHITE - own) * alpha.value / _WHITE)


def _cluster(drawing: object, moves: _Moves) -> tuple[Rect, tuple[float, float]] | None:
    """The bounds and the origin of the marked content with ActualText that this drawing is, if it is one.

    For such letters PDFium tells both without the matrices of the forms around them (CPDF_TextPage,
    ProcessMarkedContent): they come from the drawing itself.
    """
    if not drawing or not any(_tells(drawing, mark) for mark in range(raw.FPDFPageObj_CountMarks(drawing))):
        return None
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(drawing, left, bottom, right, top):
        return None
    matrix = moves.of(drawing)
    corners = [_at(matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)]
    low, high = (min(x for x, _ in corners), min(y for _, y in corners)), (max(c) for c in zip(*corners, strict=True))
    origin = _at(_within(_matrix(drawing), matrix), 0.0, 0.0)
    return Rect(*low, *(far - near for near, far in zip(low, high, strict=True))), origin


class _Drawings:
    """The level and the cluster (`_level`, `_cluster`) of each text of the page, which its characters share."""

    def __init__(self, page: PdfiumPage) -> None:
        self._moves = _Moves(page)
        self._known: dict[int, tuple[int, tuple[Rect, tuple[float, float]] | None]] = {}

    def of(self, drawing: object) -> tuple[int, tuple[Rect, tuple[float, float]] | None]:
        """Both of a text object; of none, what a character that the engine added itself has."""
        address = _address(drawing)
        if address not in self._known:
            self._known[address] = _level(drawing), _cluster(drawing, self._moves)
        return self._known[address]


class _Moves:
    """Which matrix each text in a Form XObject of the page is under (ISO 32000-2 8.10). Read when first asked for."""

    def __init__(self, page: PdfiumPage) -> None:
        self._page = page
        self._known: dict[int, Matrix] | None = None

    def of(self, drawing: object) -> Matrix:
        """The matrix from the drawing's own form to the page."""
        if self._known is None:
            self._known = {}
            for number in range(raw.FPDFPage_CountObjects(self._page.raw)):
                self._walk(raw.FPDFPage_GetObject(self._page.raw, number), _IDENTITY, 0)
        return self._known.get(_address(drawing), _IDENTITY)

    def _walk(self, thing: object, matrix: Matrix, depth: int) -> None:
        assert self._known is not None
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self._known[_address(thing)] = matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _NESTED:
            own = _within(_matrix(thing), matrix)
            for number in range(raw.FPDFFormObj_CountObjects(thing)):
                self._walk(raw.FPDFFormObj_GetObject(thing, number), own, depth + 1)


def _address(thing: object) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _matrix(thing: object) -> Matrix:
    told = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, told):
        return _IDENTITY
    return (told.a, told.b, told.c, told.d, told.e, told.f)


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    """`inner` first, then `outer` (ISO 32000-2 8.3.4)."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _tells(drawing: object, mark: int) -> bool:
    content = raw.FPDFPageObj_GetMark(drawing, mark)
    return bool(raw.FPDFPageObjMark_GetParamValueType(content, b"ActualText") == raw.FPDF_OBJECT_STRING)
