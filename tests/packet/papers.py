"""Papers made for the tests of the build. Not collected by pytest."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from packet.lettering.paint import Paint

CORNERS = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (220, 200, 40))
"""Red upper left, green upper right, blue lower left, yellow lower right."""


def letter(path: Path, *pages: str) -> Path:
    """A PDF with one line of text a page."""
    paint = Paint()
    for line in pages or ("A letter",):
        paint.new_page()
        paint.text(100, 600, line, 14)
    path.write_bytes(paint.save())
    return path


def corners(path: Path, orientation: int) -> Path:
    """A JPEG, taller than wide when shown, that its EXIF orientation makes show the four `CORNERS`."""
    shown = Image.new("RGB", (240, 320))
    for place, colour in enumerate(CORNERS):
        left, top = 120 * (place % 2), 160 * (place // 2)
        shown.paste(colour, (left, top, left + 120, top + 160))
    undo = {
        1: (),
        2: (Image.Transpose.FLIP_LEFT_RIGHT,),
        3: (Image.Transpose.ROTATE_180,),
        4: (Image.Transpose.FLIP_TOP_BOTTOM,),
        5: (Image.Transpose.TRANSPOSE,),
        6: (Image.Transpose.ROTATE_90,),
        7: (Image.Transpose.TRANSVERSE,),
        8: (Image.Transpose.ROTATE_270,),
    }
    stored = shown
    for step in undo[orientation]:
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(path, quality=95, exif=exif, dpi=(72, 72))
    return path


def at_the_limit(path: Path, *pages: bool) -> Path:
    """A PDF with a square on each page and, where True, words as many forms deep as PDFium draws (39 and the page's
    own, kMaxFormLevel): a packet puts the page into one form more, so that the words go.
    """
    pdf = pikepdf.new()
    for deep in pages:
        words = pdf.make_stream(b"0 g 100 400 300 30 re f", Type=Name.XObject, Subtype=Name.Form)
        words.BBox, words.Resources = Array([0, 0, 612, 792]), Dictionary()
        for _ in range(38 if deep else 3):
            outer = pdf.make_stream(b"/N Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 612, 792]))
            outer.Resources = Dictionary(XObject=Dictionary(N=words))
            words = outer
        page = pdf.add_blank_page(page_size=(612, 792)).obj
        page.Contents = pdf.make_stream(b"0 g 50 700 20 20 re f /N Do")
        page.Resources = Dictionary(XObject=Dictionary(N=words))
    pdf.save(path)
    return path
