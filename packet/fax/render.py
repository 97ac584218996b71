"""Opens a PDF with pdfium and draws its pages in grey on the fax raster. Never decides what is ink.

Runs in a worker process: the PDF may be anybody's. Form fields are drawn as they look when filled (`init_forms`). The
document is opened again after every 64 pages, because pdfium keeps what it has drawn (279 MB instead of 68 at 1,000
pages).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from packet.errors import Refused
from packet.fax.geometry import ROWS, WIDTH, Placement, place
from packet.fax.ideal import words_alone
from packet.fax.morphology import Grey
from packet.fax.night import is_night
from packet.fax.patches import SIDE, Colours
from packet.fax.screen import ToneArea
from packet.fax.tuning import CHANNELS, WHITE
from packet.fax.typed import Letters, Typed, laid, letters, typed, words_at
from packet.pdf.pdfium import PdfiumPage

REOPEN: Final = 64
WHOLE: Final = 0.4
"""A picture that covers so much of a page is the page: a scan, with its margins left off or not."""
_ENDS: Final = 4
QUARTER: Final = 90
"""Degrees of a quarter turn."""
_DEPTH: Final = 3
"""Forms within forms in which a page's picture is looked for."""
_OBJECTS: Final = 5000
"""Objects of a page among which pictures are looked for: a map has more, all of them lines."""
_BLACK_BITS: Final = 1
"""Bits to a pixel of a picture of black on white, which may be plain: its colours are not asked for."""


class Source:
    """One PDF, from a file or from memory, its pages numbered from 0. Use as a context manager."""

    def __init__(self, pdf: Path | bytes) -> None:
        self._pdf = pdf
        self.name = pdf.name if isinstance(pdf, Path) else ""
        self._drawn = 0
        self._scans: dict[int, bool] = {}
        self._nights: dict[int, bool] = {}
        self._kept: tuple[int, Placement, Colours] | None = None
        self._document: Any = None
        self._open()

    def _open(self) -> None:
        try:
            self._document = pdfium.PdfDocument(self._pdf)
            if self._document.get_formtype():
                self._document.init_forms()
        except FileNotFoundError:
            raise Refused("fax_missing", file=self.name) from None
        except (pdfium.PdfiumError, OSError, ValueError) as error:
            raise Refused("fax_unreadable", file=self.name) from error
        if len(self._document) < 1:
            raise Refused("fax_no_pages", file=self.name)

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None

    def __len__(self) -> int:
        return len(self._document)

    @contextmanager
    def _page(self, number: int) -> Iterator[PdfiumPage]:
        if self._drawn >= REOPEN:
            self.close()
            self._open()
            self._drawn = 0
        self._drawn += 1
        try:
            page = self._document[number]
        except pdfium.PdfiumError as error:
            raise Refused("fax_bad_page", file=self.name, page=number + 1) from error
        try:
            yield page
        finally:
            page.close()

    def grey(self, number: int, placed: Placement | None = None, fine: int = 1) -> tuple[Grey, Placement]:
        """Page `number` (from 0) as 2156 x 1728 luminance, and how it was placed: 1:1, or as told by `placed`.

        `fine` times as many dots each way are drawn and averaged: type then stands where it should to a part of a dot.
        A screen at night, photographed or printed, is drawn as its negative, here and in the two below.
        """
        with self._page(number) as page:
            placed = placed or place(*_size(page))
            self._scans[number], toned = _picture(page)
            if fine == 1:
                grey = self._draw(page, placed, 1, self._ground(number))
                if number not in self._nights:  # not decided anew when it is drawn smaller, with margins
                    night = is_night(grey)  # a negative of a photograph would say something else
                    self._nights[number] = night and (self._scans[number] or not _toned_boxes(page, placed))
                    if self._nights[number]:
                        grey = self._draw(page, placed, 1, self._ground(number))
                if toned:  # while pdfium still has the picture unpacked
                    self._kept = number, placed, self._by_day(number, self._pixels(page, placed, self._ground(number)))
                return self._by_day(number, grey), placed
            large = Image.fromarray(self._draw(page, placed, fine, self._ground(number)))
            return self._by_day(number, np.asarray(large.reduce(fine))), placed

    def colours(self, number: int, placed: Placement) -> Colours:
        """Page `number` (from 0) as 539 x 432 pixels of red, green and blue, laid as told by `placed`: a pixel for
        each 4 x 4 dots of `grey`."""
        if self._kept is not None and self._kept[:2] == (number, placed):
            return self._kept[2]
        with self._page(number) as page:
            self._kept = number, placed, self._by_day(number, self._pixels(page, placed, self._ground(number)))
        return self._kept[2]

    def large(self, number: int, placed: Placement, fine: int) -> Grey:
        """Page `number` (from 0) as luminance in `fine` times as many dots each way as `grey`."""
        with self._page(number) as page:
            return self._by_day(number, self._draw(page, placed, fine, self._ground(number)))

    def _ground(self, number: int) -> int:
        """What a page is drawn on, 0..255, so that it is white in the end."""
        return 0 if self._nights.get(number, False) else WHITE

    def _by_day(self, number: int, pixels: Grey) -> Grey:
        """The negative of a page that `is_night`, others as they are."""
        return np.uint8(WHITE) - pixels if self._nights.get(number, False) else pixels

    def _pixels(self, page: PdfiumPage, placed: Placement, ground: int) -> Colours:
        pixels = np.full((ROWS // SIDE, WIDTH // SIDE, CHANNELS + 1), ground, np.uint8)
        area = [round(dots / SIDE) for dots in (placed.left, placed.top, placed.width, placed.height)]
        self._paint(page, pixels, raw.FPDFBitmap_BGRx, (area[0], area[1], area[2], area[3], placed.turns))
        return np.ascontiguousarray(pixels[:, :, 2::-1])

    def pictures(self, number: int, placed: Placement) -> list[ToneArea]:
        """Where the pictures with tones of page `number` (from 0) are, laid as told, in dots of `grey`."""
        with self._page(number) as page:
            return _toned_boxes(page, placed)

    def typed(self, number: int, placed: Placement) -> Typed:
        """What page `number` (from 0) says of its own type, laid as told."""
        with self._page(number) as page:
            return typed(page.raw, placed)

    def letters(self, number: int, placed: Placement) -> tuple[Grey, Letters]:
        """The words of page `number` (from 0) alone, black on white, and where its letters and figures are."""
        with self._page(number) as page:
            found = letters(page.raw, placed)
            return (words_alone(page.raw, placed) if found.boxes else np.zeros((0, 0), np.uint8)), found

    def words_at(
        self, number: int, placed: Placement, places: list[tuple[int, int]]
    ) -> tuple[list[str], list[tuple[int, int]]]:
        """The words of the lines at some places of page `number` (from 0), and the places without text."""
        with self._page(number) as page:
            return words_at(page.raw, placed, places)

    def is_scan(self, number: int) -> bool:
        """Whether page `number` (from 0), which was drawn before, is one picture, as a scanner or a camera makes it."""
        return self._scans[number]

    def colour(self, number: int, size: tuple[int, int]) -> Image.Image:
        """Page `number` (from 0) in colour as a Pillow image of `size` pixels, the paper's edge to its edge."""
        with self._page(number) as page:
            width, height = _size(page)
            placed = place(width, height)
            across, down = placed.width * size[0] // WIDTH, placed.height * size[1] // ROWS
            turned = (down, across) if placed.turns else (across, down)
            scale = min(turned[0] / width, turned[1] / height) if width > 0 and height > 0 else 1.0
            drawn = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
        if placed.turns:
            drawn = drawn.rotate(-QUARTER, expand=True)
        sheet = Image.new("RGB", size, (WHITE, WHITE, WHITE))
        sheet.paste(drawn, ((size[0] - drawn.width) // 2, (size[1] - drawn.height) // 2))
        return sheet

    def _draw(self, page: PdfiumPage, placed: Placement, fine: int, ground: int) -> Grey:
        grey = np.full((ROWS * fine, WIDTH * fine), ground, np.uint8)
        left, top, width, height = (fine * dots for dots in (placed.left, placed.top, placed.width, placed.height))
        self._paint(page, grey, raw.FPDFBitmap_Gray, (left, top, width, height, placed.turns))
        return grey

    def _paint(self, page: PdfiumPage, pixels: Grey, kind: int, area: tuple[int, int, int, int, int]) -> None:
        """Draw the page and its filled fields into `pixels`, which are of a `kind` of bitmap. `area`: left, top, width,
        height and quarter turns."""
        where = pixels.ctypes.data_as(ctypes.c_void_p)
        bitmap = raw.FPDFBitmap_CreateEx(pixels.shape[1], pixels.shape[0], kind, where, pixels.strides[0])
        try:
            raw.FPDF_RenderPageBitmap(bitmap, page.raw, *area, raw.FPDF_ANNOT)
            form = self._document.formenv
            if form is not None:
                raw.FPDF_FFLDraw(form.raw, bitmap, page.raw, *area, raw.FPDF_ANNOT)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)


def _toned_boxes(page: PdfiumPage, placed: Placement) -> list[ToneArea]:
    """The boxes of the picture objects with tones, in dots."""
    count, get = raw.FPDFPage_CountObjects(page.raw), raw.FPDFPage_GetObject
    boxes = []
    for index in range(min(count, _OBJECTS)):
        item = get(page.raw, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
            boxes += _toned_box(page.raw, item, placed)
    return boxes


def _toned_box(page: object, item: object, placed: Placement) -> list[ToneArea]:
    """The box of a picture object in dots; none for one of black and white alone."""
    facts = raw.FPDF_IMAGEOBJ_METADATA()
    left, bottom, right, top = (ctypes.c_float() for _ in range(_ENDS))
    raw.FPDFImageObj_GetImageMetadata(item, page, facts)
    if facts.bits_per_pixel <= _BLACK_BITS or not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return []
    box = laid(page, placed, left.value, right.value, bottom.value, top.value)
    return [ToneArea(round(box[1]), round(box[0]), round(box[3]), round(box[2]))]


def _size(page: PdfiumPage) -> tuple[float, float]:
    width, height = page.get_size()
    return float(width), float(height)


def _picture(page: PdfiumPage) -> tuple[bool, bool]:
    """Whether the page is one picture, and whether that has tones."""
    width, height = _size(page)
    count, get = raw.FPDFPage_CountObjects(page.raw), raw.FPDFPage_GetObject
    area, bits = _pictured(page.raw, page.raw, count, get, _DEPTH)
    whole = area >= WHOLE * width * height
    return whole, whole and bits > _BLACK_BITS


def _pictured(
    page: object, container: object, count: int, get: Callable[[object, int], object], depth: int
) -> tuple[float, int]:
    """Area of the largest picture among the first and the last objects of a page or a form, in square points, and the
    bits of one of its pixels: words of a recognised scan lie under its picture or over it, and may be thousands."""
    largest = 0.0, 0
    for index in {*range(min(count, _ENDS)), *range(max(0, count - _ENDS), count)}:
        item = get(container, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = (ctypes.c_float() for _ in range(_ENDS))
            facts = raw.FPDF_IMAGEOBJ_METADATA()
            if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                raw.FPDFImageObj_GetImageMetadata(item, page, facts)
                area = (right.value - left.value) * (top.value - bottom.value)
                largest = max(largest, (area, int(facts.bits_per_pixel)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            inner = _pictured(page, item, raw.FPDFFormObj_CountObjects(item), raw.FPDFFormObj_GetObject, depth - 1)
            matrix = raw.FS_MATRIX()
            if inner[0] and raw.FPDFPageObj_GetMatrix(item, matrix):
                largest = max(largest, (inner[0] * abs(matrix.a * matrix.d - matrix.b * matrix.c), inner[1]))
    return largest
