"""Takes the dust of a scan off a page: lone dots much smaller than the dot that a pen or type of the page makes."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from packet.fax.morphology import Mask, pack
from packet.fax.tuning import SPECKS

LONELY: Final = 10
"""A speck has no other ink in the square of so many dots each way."""
LINE: Final = 18
"""Nor has it so near to its left or right, where the words would be of a line that a dot stands in."""
SIDE: Final = 5
"""A speck lies in a square of this side."""
_CELL: Final = 4
_SOME: Final = 4096
"""Cells looked at together: 11 MB."""
_Places = NDArray[np.intp]


def without_specks(ink: Mask) -> Mask:
    """Drop lone specks: much smaller than the dot that a pen or type of this page makes, and nothing near it.

    The size follows the page: strokes `width` dots wide make periods of about width x width dots. A decimal point, an
    i-dot, a dot of a leader or one between two words always has a neighbour nearer than that, up to 14 pt type.
    """
    starts = int(np.count_nonzero(ink[:: SPECKS.rows, 1:] & ~ink[:: SPECKS.rows, :-1]))
    if not starts:
        return ink
    width = float(np.count_nonzero(ink[:: SPECKS.rows])) / starts
    most = int(min(SPECKS.most, SPECKS.share * width * width))
    rows, columns = _cells(ink, most)
    if not rows.size:
        return ink
    clean = ink.copy()
    for start in range(0, rows.size, _SOME):
        _wipe(clean, *_specks(ink, rows[start : start + _SOME], columns[start : start + _SOME], most))
    return clean


def _cells(ink: Mask, most: int) -> tuple[_Places, _Places]:
    """First row and column of the 4 x 4 cells with ink where a speck can be: at most `most` dots in the 3 x 3 cells
    about them. Hardly any cell of a letter is left."""
    packed = pack(ink)
    page = np.zeros((packed.shape[0] + 2 * _CELL + -packed.shape[0] % _CELL, packed.shape[1]), np.uint8)
    page[_CELL : _CELL + packed.shape[0]] = packed
    halves = np.stack((np.bitwise_count(page >> SPECKS.half), np.bitwise_count(page & SPECKS.low)), axis=2)
    cells = halves.reshape(page.shape[0] // _CELL, _CELL, -1).sum(axis=1, dtype=np.uint8)
    down = cells[:-2] + cells[1:-1] + cells[2:]
    about = down.copy()
    about[:, 1:] += down[:, :-1]
    about[:, :-1] += down[:, 1:]
    rows, columns = np.nonzero((cells[1:-1] > 0) & (about <= most))
    return rows * _CELL, columns * _CELL


def _specks(ink: Mask, rows: _Places, columns: _Places, most: int) -> tuple[_Places, _Places]:
    """Middles of the squares that hold a speck, of all whose square reaches into one of the cells."""
    half = SIDE // 2
    down, right = half + LONELY, half + LINE
    padded = np.pad(ink, ((down + _CELL,) * 2, (right + _CELL,) * 2))
    shape = (_CELL + 2 * down, _CELL + 2 * right)
    near = sliding_window_view(padded, shape)[rows + _CELL, columns + _CELL]
    sums = np.zeros((rows.size, shape[0] + 1, shape[1] + 1), np.int16)
    np.cumsum(near, axis=1, dtype=np.int16, out=sums[:, 1:, 1:])
    np.cumsum(sums[:, 1:, 1:], axis=2, out=sums[:, 1:, 1:])
    inner, about, line = _within(sums, half, half), _within(sums, LONELY, LONELY), _within(sums, half, LINE)
    which, y, x = np.nonzero((inner > 0) & (inner <= most) & (about == inner) & (line == inner))
    return rows[which] + y - half, columns[which] + x - half


def _within(sums: NDArray[np.int16], down: int, right: int) -> NDArray[np.int16]:
    """Dots up to so many rows and columns away from each middle, from running sums."""
    middles = _CELL + 2 * (SIDE // 2)
    top, bottom = (slice(start, start + middles) for start in (LONELY - down, LONELY + down + 1))
    left, end = (slice(start, start + middles) for start in (LINE - right, LINE + right + 1))
    counted: NDArray[np.int16] = sums[:, bottom, end] - sums[:, top, end] - sums[:, bottom, left] + sums[:, top, left]
    return counted


def _wipe(page: Mask, rows: _Places, columns: _Places) -> None:
    half = SIDE // 2
    for down in range(-half, half + 1):
        for right in range(-half, half + 1):
            y, x = rows + down, columns + right
            inside = (y >= 0) & (y < page.shape[0]) & (x >= 0) & (x < page.shape[1])
            page[y[inside], x[inside]] = False
