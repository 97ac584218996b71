"""Bounding box of the ink of a page: what lies outside is pure white, and may stand in the margins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pypdfium2

from forms.sheet import Rect

_SCALE: Final = 0.5
"""36 dots an inch: the finest line still leaves a trace, since pdfium draws every stroke."""
_WHITE: Final = 255
_AT_ONCE: Final = 64
"""pdfium keeps what it has read; a fresh document now and then keeps memory flat."""


def inked(pdf: Path) -> Iterator[Rect | None]:
    """For each page as displayed the box of everything that is not pure white, rounded outward; None for a blank page.

    In points, origin at the lower left corner of what is displayed.
    """
    page, total = 0, 1
    while page < total:
        with pypdfium2.PdfDocument(pdf) as document:
            total = len(document)
            for number in range(page, min(page + _AT_ONCE, total)):
                yield _box(document[number])
        page += _AT_ONCE


def _box(page: pypdfium2.PdfPage) -> Rect | None:
    bitmap = page.render(scale=_SCALE)
    try:
        dark = (bitmap.to_numpy() < _WHITE).any(axis=2)
        height, width = dark.shape
        rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        if not rows.size:
            return None
        top, foot = max(0, int(rows[0]) - 1), min(height, int(rows[-1]) + 2)
        left, right = max(0, int(columns[0]) - 1), min(width, int(columns[-1]) + 2)
        across, up = page.get_width() / width, page.get_height() / height
        return Rect(left * across, (height - foot) * up, (right - left) * across, (foot - top) * up)
    finally:
        bitmap.close()
        page.close()
