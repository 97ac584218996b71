"""What a page holds and does not show: a picture that nobody can decode, words whose font draws nothing.

By structure, as PDFium lists a page's objects, and by the dots at the places of its letters.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2.raw as raw
from PIL import Image
from pypdfium2 import PdfBitmap

from packet.intake.visual_diff import blank
from packet.pdf.pdfium import PdfiumPage, TextPage

_MOST: Final = 20_000
"""Objects looked at on a page that came out blank."""
_DEEP: Final = 12
_INVISIBLE: Final = (3, 7)
"""Text rendering modes that paint nothing (ISO 32000-2, table 104): neither, and clip only."""
_WHITE: Final = 232
"""Level of each colour (of 255) from which a fill counts as white."""
_PICTURE: Final = 24
"""Dots of a side of the smallest picture that tells something; a marker of a program has one or two."""
_DOTS: Final = 100_000_000
_GLANCE: Final = 400
"""Dots of the longer side at which a scanner's noise is none: half as many as the page was drawn with."""
_AREA: Final = 9.0
"""Points (of its own space) that the fill of a chart or a drawing is wide and high."""
_SPACES: Final = frozenset((0, 9, 10, 13, 32, 0xA0, 0xAD, 0xFFFE, 0xFFFF, 0x3000))
_INK: Final = 16
"""Levels by which a letter darkens or lightens the place where it stands."""


def holds_something(page: PdfiumPage) -> bool:
    """Whether a page that shows nothing has words in ink, a picture that PDFium cannot decode, or a picture or an area
    of which something would be seen if nothing hid it: a mask, a clear state, a clip.
    """
    words = page.get_textpage()
    try:
        for thing in _things(page):
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_IMAGE and _is_lost(thing):
                return True
            if kind == raw.FPDF_PAGEOBJ_PATH and _is_area(thing):
                return True
            if kind == raw.FPDF_PAGEOBJ_TEXT and _inked(thing) and _says(thing, words):
                return True
    finally:
        words.close()
    return False


def _things(page: PdfiumPage) -> Iterator[object]:
    waiting = [(raw.FPDFPage_GetObject(page.raw, n), 0) for n in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST))]
    seen = 0
    while waiting and seen < _MOST:
        thing, depth = waiting.pop()
        seen += 1
        if not thing or (not depth and not _on_page(thing, page)):
            continue
        yield thing
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            inside = min(max(raw.FPDFFormObj_CountObjects(thing), 0), _MOST)
            waiting += [(raw.FPDFFormObj_GetObject(thing, n), depth + 1) for n in range(inside)]


def _on_page(thing: object, page: PdfiumPage) -> bool:
    """Whether the box of this object meets that of the page."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *edges):
        return True
    left, bottom, right, top = (edge.value for edge in edges)
    x0, y0, x1, y1 = page.get_cropbox()
    return bool(left < x1 and right > x0 and bottom < y1 and top > y0)


def _is_lost(image: object) -> bool:
    """Whether a picture cannot be decoded, or its own dots, without its mask, show something."""
    bitmap = raw.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return True
    made = PdfBitmap.from_raw(bitmap)
    picture = made.to_pil().convert("L")
    made.close()
    if _is_stencil(image) and not _is_dark(image):
        return False
    if min(picture.size) < _PICTURE or picture.width * picture.height > _DOTS:
        return False
    picture.thumbnail((_GLANCE, _GLANCE), Image.Resampling.BOX)
    return not blank(picture)


def _is_stencil(image: object) -> bool:
    """Whether it has no colours of its own (8.9.6.2)."""
    told = raw.FPDF_IMAGEOBJ_METADATA()
    raw.FPDFImageObj_GetImageMetadata(image, None, told)
    return bool(told.bits_per_pixel == 1 and told.colorspace == raw.FPDF_COLORSPACE_UNKNOWN)


def _is_area(path: object) -> bool:
    """Whether this is a fill that is darker than paper and larger than a rule."""
    how, stroked = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(path, how, stroked)
    edges = [ctypes.c_float() for _ in range(4)]
    if not how.value or not raw.FPDFPageObj_GetBounds(path, *edges):
        return False
    left, bottom, right, top = (edge.value for edge in edges)
    return min(right - left, top - bottom) >= _AREA and _is_dark(path)


def _inked(text: object) -> bool:
    if raw.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE:
        return False
    return _is_dark(text)


def _is_dark(thing: object) -> bool:
    """Whether its fill is no white, as far as its own colour tells."""
    levels = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(thing, *levels):
        return True
    *colours, opacity = (level.value for level in levels)
    return opacity > 0 and min(colours) < _WHITE


def _says(text: object, words: TextPage) -> bool:
    length = raw.FPDFTextObj_GetText(text, words.raw, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    raw.FPDFTextObj_GetText(text, words.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return bool(buffer.raw[:length].decode("utf-16-le", "ignore").strip("\0 \t\r\n\u00a0"))


def undrawn_font(page: PdfiumPage, picture: Image.Image, fonts: frozenset[str]) -> str:
    """The first of these fonts of which a letter draws nothing on a picture of the unturned page; "" for none."""
    words = page.get_textpage()
    try:
        scale = picture.width / max(page.get_width(), 0.01)
        for index in range(min(max(words.count_chars(), 0), _MOST)):
            if raw.FPDFText_GetUnicode(words.raw, index) in _SPACES:
                continue
            name = _font_of(words, index)
            if name in fonts and _empty(words, index, picture, scale, page.get_height()):
                return name
    finally:
        words.close()
    return ""


def _font_of(words: TextPage, index: int) -> str:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFText_GetFontInfo(words.raw, index, buffer, len(buffer), flags)
    return buffer.raw[: max(0, min(length, len(buffer)) - 1)].decode("utf-8", "replace")


def _empty(words: TextPage, index: int, picture: Image.Image, scale: float, height: float) -> bool:
    left, bottom, right, top = words.get_charbox(index, loose=True)
    place = (int(left * scale), int((height - top) * scale), int(right * scale) + 1, int((height - bottom) * scale) + 1)
    if place[2] <= place[0] or place[3] <= place[1] or place[0] < 0 or place[1] < 0:
        return False
    low, high = picture.crop(place).convert("L").getextrema()
    return isinstance(low, int) and isinstance(high, int) and high - low < _INK
