"""Opens a PDF with pdfium and draws its pages in grey on the fax raster. Never decides what is ink.

Runs in a worker process: the PDF may be anybody's. Form fields are drawn as they look when filled (`init_forms`). The
document is opened again after every 64 pages, because pdfium keeps what it has drawn (279 MB instead of 68 at 1,000
pages).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from packet.errors import Refused
from packet.fax.geometry import ROWS, WIDTH, Placement, place
from packet.fax.morphology import Grey

REOPEN: Final = 64


class Source:
    """One PDF, from a file or from memory, its pages numbered from 0. Use as a context manager."""

    def __init__(self, pdf: Path | bytes) -> None:
        self._pdf = pdf
        self.name = pdf.name if isinstance(pdf, Path) else ""
        self._drawn = 0
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
    def _page(self, number: int) -> Iterator[Any]:
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
        """
        with self._page(number) as page:
            placed = placed or place(*_size(page))
            if fine == 1:
                return self._draw(page, placed, 1), placed
            return np.asarray(Image.fromarray(self._draw(page, placed, fine)).reduce(fine)), placed

    def colour(self, number: int, size: tuple[int, int]) -> Any:
        """Page `number` (from 0) in colour as a Pillow image of `size` pixels, the paper's edge to its edge."""
        with self._page(number) as page:
            width, height = _size(page)
            placed = place(width, height)
            across, down = placed.width * size[0] // WIDTH, placed.height * size[1] // ROWS
            turned = (down, across) if placed.turns else (across, down)
            scale = min(turned[0] / width, turned[1] / height) if width > 0 and height > 0 else 1.0
            drawn = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
        if placed.turns:
            drawn = drawn.rotate(-90, expand=True)
        sheet = Image.new("RGB", size, (255, 255, 255))
        sheet.paste(drawn, ((size[0] - drawn.width) // 2, (size[1] - drawn.height) // 2))
        return sheet

    def _draw(self, page: Any, placed: Placement, fine: int) -> Grey:
        grey = np.full((ROWS * fine, WIDTH * fine), 255, np.uint8)
        where = grey.ctypes.data_as(ctypes.c_void_p)
        bitmap = raw.FPDFBitmap_CreateEx(WIDTH * fine, ROWS * fine, raw.FPDFBitmap_Gray, where, WIDTH * fine)
        try:
            left, top, width, height = (fine * dots for dots in (placed.left, placed.top, placed.width, placed.height))
            area = (left, top, width, height, placed.turns)
            raw.FPDF_RenderPageBitmap(bitmap, page.raw, *area, raw.FPDF_ANNOT)
            form = self._document.formenv
            if form is not None:
                raw.FPDF_FFLDraw(form.raw, bitmap, page.raw, *area, raw.FPDF_ANNOT)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
        return grey


def _size(page: Any) -> tuple[float, float]:
    width, height = page.get_size()
    return float(width), float(height)
