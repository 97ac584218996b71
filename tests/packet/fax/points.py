"""Pages of pale figures whose every point, comma, colon, accent and minus sign is known, and the eye that looks for
them in a fax.

The truth of a page is the same page drawn in black: each of its small shapes is a mark at a known place, and their
count is that of the characters that were written. A mark is kept when there is ink at its place that hangs together
with nothing outside it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from packet.fax.geometry import ROWS, WIDTH
from packet.fax.morphology import Grey, Mask
from packet.fax.shapes import shapes
from tests.packet.fax.pen import LETTER

SIZES: Final = (7.0, 8.0, 9.0, 10.0, 11.0, 12.0)
FONTS: Final = ("Helvetica", "Vera", "Times-Roman", "DejaVu", "Courier", "Helvetica-Bold")
SAID: Final = "Dosis 0.5 mg 1.25 ml 2,5 h 10:30 -3.1 año señal médico así 7.50; 1,220.05. No. 4.1: i.e. 12.50"
"""What a pale line says."""
MARKS: Final = {".": 1, ",": 1, ":": 2, ";": 2, "-": 1, "i": 1, "ñ": 1, "é": 1, "í": 1}
"""Shapes apart from the body of each character that has some; `í` has its accent for its dot."""
HUES: Final[dict[str, tuple[float, float, float]]] = {
    "grey": (0.5, 0.5, 0.5),
    "red": (1, 0, 0),
    "brown": (0.7, 0.4, 0),
    "green": (0, 0.8, 0.1),
    "teal": (0, 0.7, 0.8),
    "blue": (0.1, 0.2, 1),
    "magenta": (0.9, 0, 0.8),
}
_FINE: Final = 3
LEAST: Final = 20
"""Levels by which a mark must be darker than its paper to be told from it by eye."""
_BLACK: Final = (0.0, 0.0, 0.0)
Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Mark:
    """One mark: its edges in dots of the fax raster, and its area in such dots."""

    top: float
    left: float
    bottom: float
    right: float
    area: float


@dataclass(frozen=True)
class Found:
    """What became of the marks of a page."""

    kept: int
    lost: tuple[Mark, ...]
    merged: tuple[Mark, ...]


def shade(hue: str, level: int) -> Colour:
    """The colour of `hue` that is as bright as the grey `level` (0..255)."""
    wanted = level / 255
    red, green, blue = HUES[hue]
    bright = 0.299 * red + 0.587 * green + 0.114 * blue
    if bright >= wanted:
        return (red * wanted / bright, green * wanted / bright, blue * wanted / bright)
    mix = (wanted - bright) / (1 - bright)
    return (red + mix * (1 - red), green + mix * (1 - green), blue + mix * (1 - blue))


def _fonts() -> None:
    from packet.lettering import typeface

    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
        folder = Path(typeface.__file__).parent / "fonts"
        pdfmetrics.registerFont(TTFont("DejaVu", str(folder / "DejaVuSansCondensed.ttf")))


def page(colour: Colour, fonts: tuple[str, str], beside_black: bool) -> bytes:
    """Twelve lines of `SAID` in `colour`, six sizes in two fonts; with black words before each and black lines
    between."""
    _fonts()
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    y = 730.0
    for font in fonts:
        for size in SIZES:
            x = 50.0
            canvas.setFont(font, size)
            if beside_black:
                canvas.setFillColorRGB(*_BLACK)
                canvas.drawString(x, y, "Paid to")
                canvas.drawString(x, y - 1.25 * size, "Claim paid to the office of the doctor in full on the day")
            x += pdfmetrics.stringWidth("Paid to ", font, size)
            canvas.setFillColorRGB(*colour)
            canvas.drawString(x, y, _fitting(font, size))
            y -= 2.6 * size
    canvas.save()
    return out.getvalue()


def scanned(
    pdf: bytes, dpi: int, *, noise: float = 2.5, quality: int = 75, blur: float = 0.5, paper: int = 240
) -> bytes:
    """The page as a colour scanner writes it: so many dots to the inch, a JPEG."""
    with pdfium.PdfDocument(pdf) as document:
        drawn: Image.Image = document[0].render(scale=2 * dpi / 72).to_pil().convert("RGB")
    drawn = drawn.filter(ImageFilter.GaussianBlur(2 * blur)).reduce(2)
    values = np.asarray(drawn, np.float32) * (240 / 255)
    values += np.random.default_rng(dpi).normal(0, noise, (*values.shape[:2], 1)).astype(np.float32)
    jpeg = io.BytesIO()
    Image.fromarray(values.clip(0, 255).astype(np.uint8)).save(jpeg, "JPEG", quality=quality)
    jpeg.seek(0)
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.drawImage(ImageReader(jpeg), 0, 0, *LETTER)
    canvas.save()
    return out.getvalue()


@cache
def marks(fonts: tuple[str, str]) -> tuple[Mark, ...]:
    """The marks of the pages in these fonts, wherever they are printed black or pale."""
    with pdfium.PdfDocument(page(_BLACK, fonts, False)) as document:
        wide, tall = (WIDTH + 6) * _FINE, ROWS * _FINE
        drawn = (
            document[0].render(scale=tall / 792 * 1.1).to_pil().convert("L").resize((wide, tall), Image.Resampling.BOX)
        )
    found = shapes(np.asarray(drawn)[:, 3 * _FINE : -3 * _FINE] < 128)
    size = _sizes(found.bottom / _FINE)
    small = (found.height < 0.34 * size * _FINE) & (found.width < 0.62 * size * _FINE)
    return tuple(
        Mark(top / _FINE, left / _FINE, (bottom + 1) / _FINE, (right + 1) / _FINE, area / _FINE**2)
        for top, left, bottom, right, area in zip(
            found.top[small], found.left[small], found.bottom[small], found.right[small], found.area[small], strict=True
        )
    )


def written(fonts: tuple[str, str]) -> int:
    """How many marks the characters of the page have."""
    _fonts()
    return sum(MARKS.get(char, 0) for font in fonts for size in SIZES for char in _fitting(font, size))


def _fitting(font: str, size: float) -> str:
    """As much of `SAID` as one line holds."""
    x = 50 + pdfmetrics.stringWidth("Paid to ", font, size)
    room = (580 - x) / pdfmetrics.stringWidth(SAID, font, size)
    return SAID[: int(len(SAID) * room)] if room < 1 else SAID


def _sizes(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Type size in dots of the line that each row is on."""
    y, base, size = 730.0, [], []
    for _ in range(2):
        for points in SIZES:
            base.append((792 - y + 0.3 * points) * 196 / 72)
            size.append(points * 196 / 72)
            y -= 2.6 * points
    found: NDArray[np.float64] = np.array(size)[np.searchsorted(base, rows).clip(0, len(base) - 1)]
    return found


def legible(grey: Grey, wanted: Sequence[Mark]) -> list[Mark]:
    """The marks that some one level parts from all that is about them: those that can be read on the grey page."""
    return [mark for mark in wanted if _parted(grey, mark)]


def look(ink: Mask, wanted: Sequence[Mark]) -> Found:
    """What became of the marks in the black-and-white page."""
    lost, merged = [], []
    for mark in wanted:
        state = _state(ink[_about(mark)], mark)
        if state == "lost":
            lost.append(mark)
        elif state == "merged":
            merged.append(mark)
    return Found(len(wanted) - len(lost) - len(merged), tuple(lost), tuple(merged))


_SLACK: Final = 1.5
"""Dots by which a mark may be larger than drawn: half a dot of the raster and one of a soft edge."""
_ABOUT: Final = 5


def _about(mark: Mark) -> tuple[slice, slice]:
    top, left = int(mark.top) - _ABOUT, int(mark.left) - _ABOUT
    return slice(top, int(mark.bottom) + _ABOUT + 1), slice(left, int(mark.right) + _ABOUT + 1)


def _within(mark: Mark, shape: tuple[int, ...], slack: float) -> Mask:
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    down, right = rows + int(mark.top) - _ABOUT + 0.5, columns + int(mark.left) - _ABOUT + 0.5
    inside: Mask = (down > mark.top - slack) & (down < mark.bottom + slack)
    inside &= (right > mark.left - slack) & (right < mark.right + slack)
    return inside


def _parted(grey: Grey, mark: Mark) -> bool:
    window = grey[_about(mark)]
    darkest, paper = int(window[_within(mark, window.shape, 0.5)].min()), int(np.percentile(window, 90))
    depth = paper - darkest
    if depth < LEAST:
        return False
    return any(_state(window < paper - share * depth, mark) == "kept" for share in (0.3, 0.4, 0.5, 0.6, 0.7))


def hanging_together(own: Mask, within: Mask) -> Mask:
    """These dots, and all of `within` that hang together with them, corner to corner too."""
    while True:
        padded = np.pad(own, 1)
        more = np.zeros_like(own)
        for down in range(3):
            for right in range(3):
                more |= padded[down : down + own.shape[0], right : right + own.shape[1]]
        more &= within
        if (more == own).all():
            return own
        own = more


def _state(window: Mask, mark: Mark) -> str:
    own = window & _within(mark, window.shape, 0.5)
    if np.count_nonzero(own) < max(2.0, 0.4 * mark.area):
        return "lost"
    own = hanging_together(own, window)
    return "merged" if (own & ~_within(mark, window.shape, _SLACK)).any() else "kept"
