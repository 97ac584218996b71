"""The grounds that words stand on, in cells of 8 x 8 dots, and which cells are one patch. Shared by colour and by grey.

A cell's ground is the middle tone of the square about it: words of either polarity cover less than half of that. What
hangs together by small steps of tone is one patch, a gradient too, and whatever is decided is decided for the patch.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Grey
from packet.fax.shapes import join

SIDE: Final = 4
"""Dots of the page, each way, to one pixel of what is looked at."""
CELL: Final = 2
"""Pixels to a cell of ground, each way: 8 dots."""
WINDOW: Final = 6
"""Pixels each way of which the middle tone is the ground: 24 dots, wider than a stroke and lower than a mark."""
ALIKE: Final = 40
"""Levels by which neighbours of one patch may differ, in the channel that differs most: uneven strokes, gradients."""
Colours = NDArray[np.uint8]
"""Rows x columns x (red, green, blue); a pixel for `SIDE` x `SIDE` dots of the page."""
Numbers = NDArray[np.intp]
Cells = tuple[Numbers, Numbers]
"""Rows and columns of cells, in reading order."""


def middles(page: Grey, cells: Cells) -> Cells:
    """For each cell the row and column of the pixel of `page` that has the middle tone about it."""
    margin = (WINDOW - CELL) // 2
    rows, columns = page.shape[0] // CELL, page.shape[1] // CELL
    padded = np.pad(page, margin, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (WINDOW, WINDOW))[::CELL, ::CELL][:rows, :columns]
    tones = windows[cells].reshape(cells[0].size, WINDOW**2)
    middle = np.argpartition(tones, WINDOW**2 // 2, axis=1)[:, WINDOW**2 // 2]
    down = np.clip(cells[0] * CELL + middle // WINDOW - margin, 0, page.shape[0] - 1)
    return down, np.clip(cells[1] * CELL + middle % WINDOW - margin, 0, page.shape[1] - 1)


def patches(ground: NDArray[np.int16] | NDArray[np.int32], cells: Cells, gap: int) -> Numbers:
    """For each cell the first cell of its patch: cells of like ground (a row of levels each), up to `gap` cells away
    along a row or a column; 1 is next to each other."""
    y, x = cells
    number = np.full((y.max(initial=0) + 1 + gap, x.max(initial=0) + 1 + gap), -1, np.intp)
    number[y, x] = np.arange(y.size)
    one, other = [], []
    for step in range(1, gap + 1):
        for down, right in ((0, step), (step, 0)):
            near = number[y + down, x + right]
            here = np.flatnonzero(near >= 0)
            near = near[here]
            alike = np.abs(ground[here] - ground[near]).max(axis=1, initial=0) <= ALIKE
            one.append(here[alike])
            other.append(near[alike])
    return join(np.concatenate(one), np.concatenate(other), y.size)


def grid(some: NDArray[np.bool_], cells: Cells, shape: tuple[int, int]) -> Grey:
    """One for some of the cells, nought for all others, of `shape` rows and columns of cells."""
    ones = np.zeros(shape, np.uint8)
    ones[cells[0][some], cells[1][some]] = 1
    return ones
