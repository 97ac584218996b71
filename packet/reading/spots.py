"""Pictures of spots as they come from the worker: rows of "0" and "1". No image library is loaded for them."""

from __future__ import annotations

import re
from typing import Final

Spot = tuple[str, ...]
"""Rows from the top, "1" for ink; () where there is no picture."""

COLUMNS: Final = 120
"""Dots across: two in each of 60 cells."""
ROWS: Final = 16
"""Dots down: four in each of 4 rows."""
_BRAILLE: Final = 0x2800
_DOTS: Final = ((0, 3), (1, 4), (2, 5), (6, 7))
"""Bit of each dot of a Braille pattern, by row and column (Unicode, Braille Patterns)."""


def from_rows(told: object) -> Spot:
    """A spot as the worker told it. Raises ValueError for anything else."""
    if not isinstance(told, list) or len(told) > ROWS + 1:
        raise ValueError("spot")
    rows = tuple(str(row) for row in told)
    if any(len(row) > COLUMNS + 1 or not re.fullmatch("[01]*", row) for row in rows):
        raise ValueError("spot")
    return rows


def braille(spot: Spot) -> str:
    """The spot in Braille patterns, two dots across and four down in each cell; "" for none."""
    lines = []
    for top in range(0, len(spot), 4):
        rows = spot[top : top + 4]
        wide = max(map(len, rows), default=0)
        lines.append("".join(chr(_BRAILLE + _pattern(rows, left)) for left in range(0, wide, 2)))
    return "\n".join(lines)


def _pattern(rows: Spot, left: int) -> int:
    return sum(
        1 << _DOTS[down][across]
        for down, row in enumerate(rows)
        for across in (0, 1)
        if row[left + across : left + across + 1] == "1"
    )
