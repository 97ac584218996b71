"""The ideal print of a page: its words alone, black on white, each stroke where the page has it.

PDFium leaves out what is set inactive (FPDFPageObj_SetIsActive). It forgets that, and the colours given here, when the
page is closed: the page that is drawn for the fax is another one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Final

import numpy as np
import pypdfium2.raw as raw

from packet.fax.geometry import ROWS, WIDTH, Placement
from packet.fax.morphology import Grey
from packet.fax.tuning import WHITE

_LARGE: Final = 30.0
"""Points: larger type is read whatever happens to its edges, and may be a stamp or a watermark across other words."""
_DEEP: Final = 8
"""Forms within forms."""
_OPAQUE: Final = (0, 0, 0, 255)
_UNSEEN: Final = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


def words_alone(page: object, placed: Placement) -> Grey:
    """2156 x 1728 levels of a page of pdfium's, laid as told; 255 where no word is. Spoils the page."""
    _leave_words(page, raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, _DEEP)
    grey = np.full((ROWS, WIDTH), WHITE, np.uint8)
    where = grey.ctypes.data_as(ctypes.c_void_p)
    bitmap = raw.FPDFBitmap_CreateEx(WIDTH, ROWS, raw.FPDFBitmap_Gray, where, grey.strides[0])
    try:
        area = (placed.left, placed.top, placed.width, placed.height, placed.turns)
        raw.FPDF_RenderPageBitmap(bitmap, page, *area, 0)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return grey


def _leave_words(holder: object, count: int, get: Callable[[object, int], object], deep: int) -> None:
    for index in range(count):
        thing = get(holder, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and deep:
            _leave_words(thing, raw.FPDFFormObj_CountObjects(thing), raw.FPDFFormObj_GetObject, deep - 1)
        elif kind == raw.FPDF_PAGEOBJ_TEXT and _counts(thing):
            raw.FPDFPageObj_SetFillColor(thing, *_OPAQUE)
            raw.FPDFPageObj_SetStrokeColor(thing, *_OPAQUE)
        else:
            raw.FPDFPageObj_SetIsActive(thing, False)


def _counts(text: object) -> bool:
    matrix, size = raw.FS_MATRIX(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(text, matrix)
    raw.FPDFTextObj_GetFontSize(text, size)
    high = size.value * (matrix.c**2 + matrix.d**2) ** 0.5
    return high <= _LARGE and raw.FPDFTextObj_GetTextRenderMode(text) not in _UNSEEN
