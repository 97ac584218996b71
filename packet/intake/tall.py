"""A PDF page as tall as several sheets (a web page or a screenshot as one page): where it is cut, so that its words can
be read on Letter. Pure.
"""

from __future__ import annotations

from typing import Final

from packet.intake.pictures import LETTER_LONG, LETTER_SHORT

_ROOM: Final = 720.0
"""Points of height of a narrow piece: Letter without a margin of half an inch above and below."""
_NARROWEST: Final = 144.0
"""Points across: a till's paper has 58 mm; what is narrower is a ribbon, and has no lines to read."""
_SHEETS: Final = 2.0
"""A page of more pieces than these would have letters of less than half their size; legal paper and posters have fewer.
"""
_AGAIN: Final = 0.05
"""Share of a piece that stands on the next one, too: three lines or so, so that no line is cut in two."""


def tops(width: float, height: float) -> tuple[float, list[float]]:
    """The height of a piece of a page of this size (points, as it is shown), and how far below the top of the page each
    piece begins; no piece where the page is not cut.
    """
    piece = max(_ROOM, width * LETTER_LONG / LETTER_SHORT)
    if width < _NARROWEST or height <= _SHEETS * piece:
        return height, []
    step = piece * (1 - _AGAIN)
    count = 1 + -(-(height - piece) // step)
    return piece, [min(number * step, height - piece) for number in range(int(count))]
