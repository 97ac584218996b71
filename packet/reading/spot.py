"""The spot of a page where a value was read, as dark and light dots: the person compares it with what is offered."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from PIL import Image

from forms.finders.offer import Offer, Place
from packet.reading.spots import COLUMNS, ROWS, Spot

_LETTERS: Final = 13
"""Dots that a line of text is high: fewer, and an 8 is a 3."""
_BEFORE: Final = 0.2
"""Share of the picture before the value: its label."""
_KEPT: Final = 1400
"""Dots across to which a page is kept: a letter of 10 point has 23."""


class SeenPages:
    """Pages as they were seen while the paper was read, small."""

    def __init__(self) -> None:
        self._pages: dict[int, tuple[Image.Image, float]] = {}

    def keep(self, page: int, picture: Image.Image, width: float) -> None:
        """Keep the picture of a page that is `width` wide in the units of its places."""
        grey = picture.convert("L")
        if grey.width > _KEPT:
            grey = grey.resize((_KEPT, max(1, round(grey.height * _KEPT / grey.width))), Image.Resampling.BOX)
        self._pages[page] = grey, grey.width / max(width, 1.0)

    def spot(self, offer: Offer) -> Spot:
        """The picture of an offer's place; () where there is none."""
        kept = self._pages.get(offer.page)
        if offer.place is None or kept is None:
            return ()
        grey, dots = kept
        x0, y0, x1, y1 = (edge * dots for edge in offer.place)
        return _drawn(grey, (x0, y0, x1, y1))


def _drawn(grey: Image.Image, place: Place) -> Spot:
    x0, y0, x1, y1 = place
    high = max(y1 - y0, 2.0)
    scale = min(_LETTERS / high, ROWS / (high * 1.2)) if high < grey.height else 0.0
    if scale <= 0:
        return ()
    wide = COLUMNS / scale
    left = max(0.0, min(x0 - _BEFORE * wide, x0 + (x1 - x0) / 2 - wide / 2 if x1 - x0 < wide else x0))
    tall = ROWS / scale
    top = max(0.0, (y0 + y1) / 2 - tall / 2)
    box = (left, top, min(left + wide, float(grey.width)), min(top + tall, float(grey.height)))
    if box[2] - box[0] < 2 or box[3] - box[1] < 2:
        return ()
    size = (max(1, round((box[2] - box[0]) * scale)), max(1, round((box[3] - box[1]) * scale)))
    cut = np.asarray(grey.resize(size, Image.Resampling.LANCZOS, box=box))
    return tuple("".join("1" if dark else "0" for dark in row) for row in cut < _threshold(cut))


def _threshold(cut: np.ndarray[Any, Any]) -> float:
    """Between the ink and the paper of this spot; a spot without ink shows none."""
    dark, light = float(np.percentile(cut, 2)), float(np.percentile(cut, 80))
    return dark + 0.62 * (light - dark) if light - dark > 30 else 0.0


def spots_json(offers: tuple[Offer, ...], seen: SeenPages) -> list[list[str]]:
    """The spot of each offer, JSON-ready."""
    return [list(seen.spot(offer)) for offer in offers]
