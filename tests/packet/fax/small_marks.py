"""Pages in many scripts whose every small mark is known, and the eye that looks for each in a fax: is it gone, or run
into its letter?

The truth is the same page drawn in black in four times as many dots. A mark is readable when on the grey page a level
of three or four tenths of its own darkness parts it from all letters. It is kept when it has ink and, seen a little
from afar, still stands apart; that two marks run together is how people write them, and is no fault.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image

from packet.fax.geometry import ROWS, WIDTH
from packet.fax.morphology import Grey, Mask
from packet.fax.shapes import shapes
from packet.lettering.bidi import right_to_left
from packet.lettering.paint import Paint
from packet.lettering.typeset import wrap
from tests.packet.fax.foreign import TEXTS
from tests.packet.fax.points import LEAST, Colour, Mark, hanging_together

LINES: Final = 4
_FINE: Final = 4
_ABOUT: Final = 6
"""Dots about a mark that are looked at."""
_NEAR: Final = 14
"""Dots within which another mark may stand."""
_FAR: Final = 0.85
"""Seen from afar (3 x 3 dots) there is white between things when it is paler than this share of the mark."""
Tone = NDArray[np.float64]


def sheet(language: str, size: float, colour: Colour = (0.0, 0.0, 0.0)) -> bytes:
    """Some lines of one size and colour."""
    paint = Paint()
    paint.new_page()
    text = " ".join([TEXTS[language]] * 3)
    rtl = right_to_left(text)
    for number, line in enumerate(wrap(text, 480, size)[:LINES]):
        paint.text(540 if rtl else 60, 720 - 1.6 * size * number, line, size, align="right" if rtl else "left")
    with pikepdf.open(io.BytesIO(paint.save())) as pdf:
        pdf.pages[0].contents_add("{:f} {:f} {:f} rg".format(*colour).encode(), prepend=True)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


@cache
def marks(language: str, size: float) -> list[Mark]:
    """All small shapes of the page in black."""
    with pdfium.PdfDocument(sheet(language, size)) as document:
        wide, tall = (WIDTH + 6) * _FINE, ROWS * _FINE
        drawn = document[0].render(scale=tall / 792).to_pil().convert("L").resize((wide, tall), Image.Resampling.BOX)
    found = shapes(np.asarray(drawn)[:, 3 * _FINE : -3 * _FINE] < 128)
    high = size * 196 / 72 * _FINE
    some = (found.height < 0.34 * high) & (found.width < 0.62 * high) & (found.area > 3)
    edges = [each[some] / _FINE for each in (found.top, found.left, found.bottom + 1, found.right + 1)]
    return [Mark(*map(float, each)) for each in zip(*edges, found.area[some] / _FINE**2, strict=True)]


def spoilt(grey: Grey, ink: Mask, wanted: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The readable marks that are gone from `ink`, and those that ran into a letter."""
    gone, joined = [], []
    for mark in wanted:
        window = grey[_about(mark)].astype(np.float64)
        tone = np.percentile(window, 90) - window
        own = _within(mark, mark, tone.shape, 0.5)
        others = _others(mark, wanted, tone.shape)
        if tone[own].max() < LEAST or not any(_apart(tone, mark, others, share) for share in (0.3, 0.4)):
            continue
        dots = ink[_about(mark)]
        if np.count_nonzero(dots & _within(mark, mark, tone.shape, 1.0)) < max(2.0, 0.4 * mark.area):
            gone.append(mark)
        elif not _apart(dots.astype(np.float64), mark, others, 0.5) and not _apart(_afar(dots), mark, others, _FAR):
            joined.append(mark)
    return gone, joined


def _about(mark: Mark) -> tuple[slice, slice]:
    top, left = int(mark.top) - _ABOUT, int(mark.left) - _ABOUT
    return slice(top, int(mark.bottom) + _ABOUT + 1), slice(left, int(mark.right) + _ABOUT + 1)


def _within(mark: Mark, about: Mark, shape: tuple[int, ...], slack: float) -> Mask:
    """The dots of a `mark`, with some slack, in the window `about` another."""
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    down, right = rows + int(about.top) - _ABOUT + 0.5, columns + int(about.left) - _ABOUT + 0.5
    inside: Mask = (down > mark.top - slack) & (down < mark.bottom + slack)
    inside &= (right > mark.left - slack) & (right < mark.right + slack)
    return inside


def _others(mark: Mark, wanted: Sequence[Mark], shape: tuple[int, ...]) -> Mask:
    """The dots of the marks of a window."""
    found = _within(mark, mark, shape, 2.0)
    for other in wanted:
        if abs(other.top - mark.top) < _NEAR and abs(other.left - mark.left) < _NEAR and other is not mark:
            found |= _within(other, mark, shape, 1.5)
    return found


def _apart(tone: Tone, mark: Mark, others: Mask, share: float) -> bool:
    """Whether what is as dark as a share of the mark hangs together with nothing but marks."""
    inner = _within(mark, mark, tone.shape, 0.5)
    dark = tone >= share * tone[inner].max()
    return not (hanging_together(inner & dark, dark) & ~others).any()


def _afar(dots: Mask) -> Tone:
    padded = np.pad(dots.astype(np.float64), 1, mode="edge")
    rows, columns = dots.shape
    nine = [padded[down : down + rows, right : right + columns] for down in range(3) for right in range(3)]
    seen: Tone = np.add.reduce(nine) / 9
    return seen
