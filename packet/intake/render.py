"""Pages as a viewer shows them: the pictures by which intake judges, hints, and in the last resort delivers.

PDFium draws notes and form fields only after a form environment was made, before any page is fetched; it keeps what it
drew, so a long document is opened anew every few pages. Never two threads at once: PDFium dies of it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from packet.pdf.pdfium import Bitmap, PdfiumPage

PAGES_AT_ONCE: Final = 48
"""Pages drawn before the document is opened anew (memory stays flat)."""

WRONG_PASSWORD: Final = raw.FPDF_ERR_PASSWORD


class Unopened(Exception):
    """PDFium cannot open the document. `locked`: it wants a (or another) password."""

    def __init__(self, locked: bool) -> None:
        super().__init__("locked" if locked else "unreadable")
        self.locked = locked


class Renderer:
    """One document, drawn page by page. Indexes are 0-based, sizes in pixels; use as a context manager."""

    def __init__(self, path: Path, password: str = "") -> None:
        self._path, self._password = path, password
        self._drawn = 0
        self._document: Any
        self._open()
        self.pages: int = raw.FPDF_GetPageCount(self._document.raw)

    def __enter__(self) -> Renderer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()

    def _open(self) -> None:
        raw.FPDF_LoadMemDocument(b"", 0, None)  # a fault PDFium does not name would be the one of another document
        try:
            self._document = pdfium.PdfDocument(self._path, password=self._password or None)
            self._document.init_forms()
        except pdfium.PdfiumError as error:
            raise Unopened(getattr(error, "err_code", None) == WRONG_PASSWORD) from None

    @contextmanager
    def page(self, index: int) -> Iterator[Any]:
        """The page, or None when PDFium cannot load it."""
        if self._drawn >= PAGES_AT_ONCE:
            self.close()
            self._open()
            self._drawn = 0
        self._drawn += 1
        try:
            page = self._document[index]
        except (pdfium.PdfiumError, IndexError):
            page = None
        try:
            yield page
        finally:
            if page is not None:
                page.close()

    def save_copy(self, out: Path) -> None:
        """Write the document unencrypted with the appearances PDFium gives to notes and fields. Raises OSError."""
        self.close()
        self._open()
        for index in range(self.pages):
            with contextlib.suppress(pdfium.PdfiumError):
                page = self._document[index]
                draw(page, (8, 8))
                page.close()
        with out.open("wb") as file:
            self._document.save(file, flags=raw.FPDF_REMOVE_SECURITY)


def pixels(page: PdfiumPage, longest: int, turn: int = 0) -> tuple[int, int]:
    """Width and height in pixels of a picture whose longer side has `longest`, the page turned `turn` degrees."""
    width, height = max(page.get_width(), 0.01), max(page.get_height(), 0.01)
    scale = longest / max(width, height)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    return (down, across) if turn in (90, 270) else (across, down)


def draw(page: PdfiumPage, size: tuple[int, int], turn: int = 0) -> Image.Image:
    """The page on white, RGB, with its notes and form fields, as on a screen, `turn` more degrees clockwise."""
    bitmap = _sheet(size)
    where = (bitmap, page, 0, 0, *size, turn // 90, raw.FPDF_ANNOT)
    raw.FPDF_RenderPageBitmap(*where)
    if page.formenv:
        raw.FPDF_FFLDraw(page.formenv, *where)
    return _developed(bitmap)


def draw_part(
    page: PdfiumPage,
    size: tuple[int, int],
    matrix: tuple[float, float, float, float, float, float],
    clip: tuple[float, float, float, float],
) -> Image.Image:
    """What of the page falls into a picture of this size, on white, RGB, without notes and fields.

    `matrix` takes points from the page's upper left corner, y downwards, to dots; only the dots within `clip` (left,
    top, right, bottom) are drawn.
    """
    bitmap = _sheet(size, raw.FPDFBitmap_BGR)  # three bytes a dot: a scan is drawn in a sixth less time
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, raw.FS_MATRIX(*matrix), raw.FS_RECTF(*clip), 0)
    return _developed(bitmap)


def _sheet(size: tuple[int, int], kind: int = raw.FPDFBitmap_BGRx) -> Bitmap:
    bitmap: Bitmap = pdfium.PdfBitmap.new_native(*size, kind)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    return bitmap


def _developed(bitmap: Bitmap) -> Image.Image:
    # A copy in one step; through RGBX, as bitmap.to_pil() goes, it takes ten times as long.
    size = (bitmap.width, bitmap.height)
    picture = Image.frombuffer("RGB", size, bitmap.buffer, "raw", bitmap.mode, bitmap.stride, 1)
    bitmap.close()
    return picture
