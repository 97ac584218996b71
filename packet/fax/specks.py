"""Takes the dust of a scan off a page: lone dots much smaller than the dot that a pen or type of the page makes."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from packet.fax.morphology import Mask, pack

LONELY: Final = 10
"""A speck has no other ink in the square of so many dots each way."""
SIDE: Final = 5
"""A speck lies in a square of this side."""
_CELL: Final = 4
_SOME: Final = 4096
"""Cells looked at together: 7 MB."""
_Places = NDArray[np.intp]


def without_specks(ink: Mask) -> Mask:
    """Drop lone specks: much smaller than the dot that a pen or type of this page makes, and nothing within eight dots.

    The size follows the page: strokes `width` dots wide make periods of about width x width dots. A decimal point, an
    i-dot or a dot of a leader always has a neighbour nearer than that, whatever the size of its type.
    """
    starts = int(np.count_nonzero(ink[::4, 1:] & ~ink[::4, :-1]))
    if not starts:
        return ink
    width = float(np.count_nonzero(ink[::4])) / starts
    most = int(min(10.0, 0.6 * width * width))
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
    halves = np.stack((np.bitwise_count(page >> 4), np.bitwise_count(page & 15)), axis=2)
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
    reach = half + LONELY
    padded = np.pad(ink, reach + _CELL)
    side = _CELL + 2 * reach
    near = sliding_window_view(padded, (side, side))[rows + _CELL, columns + _CELL]
    sums = np.zeros((rows.size, side + 1, side + 1), np.int16)
    np.cumsum(near, axis=1, dtype=np.int16, out=sums[:, 1:, 1:])
    np.cumsum(sums[:, 1:, 1:], axis=2, out=sums[:, 1:, 1:])
    inner, about = _square(sums, half), _square(sums, LONELY)
    which, down, right = np.nonzero((inner > 0) & (inner <= most) & (about == inner))
    return rows[which] + down - half, columns[which] + right - half


def _square(sums: NDArray[np.int16], half: int) -> NDArray[np.int16]:
    """Dots in the square of `half` dots each way about each middle, from running sums."""
    middles = _CELL + 2 * (SIDE // 2)
    low, high = (slice(start, start + middles) for start in (LONELY - half, LONELY + half + 1))
    counted: NDArray[np.int16] = sums[:, high, high] - sums[:, low, high] - sums[:, high, low] + sums[:, low, low]
    return counted


def _wipe(page: Mask, rows: _Places, columns: _Places) -> None:
    half = SIDE // 2
    for down in range(-half, half + 1):
        for right in range(-half, half + 1):
            y, x = rows + down, columns + right
            inside = (y >= 0) & (y < page.shape[0]) & (x >= 0) & (x < page.shape[1])
            page[y[inside], x[inside]] = False
