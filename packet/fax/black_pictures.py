"""Pictures of a page that came out as one black area on the fax: an ultrasound, an X-ray, a photo taken at night.

Knows nothing of how the ink was found. Where the fax is solid black, the page as drawn must be flat too: a redaction, a
bar, a banner. Tones that change from dot to dot there are a picture whose content is gone.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.missing import DotBox

SIDE: Final = 48
"""Dots of a place, each way: a quarter of an inch."""
_BYTE: Final = 8
_SOLID: Final = 255
"""Eight dots of ink."""
_UNEVEN: Final = 8.0
"""Levels of standard deviation of a place that is no flat fill; measured, the speckle of an ultrasound has 10 to 20."""
_GRAIN: Final = 3.0
"""... and so many times the grain of the page's own paper: a bar that was scanned has the scanner's grain."""
_LEAST: Final = 12
"""Places, together three quarters of a square inch: the smallest picture that shows anything."""
_MIDDLE: Final = 50
Grey = NDArray[np.uint8]


def blackened(grey: Grey, packed: Grey) -> DotBox | None:
    """Where the pictures are that came out black; None when there are none.

    `grey`: the page as drawn, rows x columns, 0 black. `packed`: the same rows on the fax, eight dots a byte, set bits
    black."""
    rows, columns = grey.shape[0] // SIDE, grey.shape[1] // SIDE
    wide = SIDE // _BYTE
    places = packed[: rows * SIDE, : columns * wide]
    black = (places.reshape(rows, SIDE, columns * wide) == _SOLID).all(axis=1).reshape(rows, columns, wide).all(axis=2)
    if np.count_nonzero(black) < _LEAST:
        return None
    white = (places.reshape(rows, SIDE, columns * wide) == 0).all(axis=1).reshape(rows, columns, wide).all(axis=2)
    least = max(_UNEVEN, _GRAIN * float(np.percentile(_uneven(grey, white), _MIDDLE))) if white.any() else _UNEVEN
    row, column = (places[_uneven(grey, black) > least] for places in np.nonzero(black))
    if row.size < _LEAST:
        return None
    top, bottom, left, right = int(row.min()), int(row.max()) + 1, int(column.min()), int(column.max()) + 1
    return DotBox(top * SIDE, bottom * SIDE, left * SIDE, right * SIDE)


def _uneven(grey: Grey, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Standard deviation, in levels, of each chosen place, its slope from side to side left out: a gradient is even."""
    rows, columns = chosen.shape
    row, column = np.nonzero(chosen)
    cut = grey[: rows * SIDE, : columns * SIDE].reshape(rows, SIDE, columns, SIDE)[row, :, column].astype(np.float32)
    level = cut.mean(axis=2, keepdims=True) + cut.mean(axis=1, keepdims=True) - cut.mean(axis=(1, 2), keepdims=True)
    return np.asarray((cut - level).std(axis=(1, 2)), np.float64)
