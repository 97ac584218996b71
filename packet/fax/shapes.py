"""The connected black shapes of a page: their boxes and areas, from runs of black, in whole-array numpy calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Mask

Numbers = NDArray[np.int64]
SPARSE: Final = 50
"""With fewer than one dot in so many black it is quicker to look at the black ones alone."""


@dataclass(frozen=True)
class Shapes:
    """One entry a shape: first and last row and column (both in it), and its black dots."""

    top: Numbers
    bottom: Numbers
    left: Numbers
    right: Numbers
    area: Numbers

    @property
    def height(self) -> Numbers:
        return self.bottom - self.top + 1

    @property
    def width(self) -> Numbers:
        return self.right - self.left + 1


@dataclass(frozen=True)
class Runs:
    """The runs of black of a page in reading order: row, first and last column (both in it), and the number of the
    shape that each is of. `first`: the first run of each shape."""

    row: Numbers
    left: Numbers
    right: Numbers
    shape: Numbers
    first: Numbers

    @property
    def count(self) -> int:
        """How many shapes there are."""
        return self.first.size


def runs(ink: Mask) -> Runs:
    """The runs of all shapes of `ink`; dots that touch by a side or a corner belong together."""
    line = ink.shape[1] + 2
    start, stop = _ends(ink, line)  # stop exclusive
    label = join(*_touching(start, stop, line), start.size)
    root = label == np.arange(label.size)
    owner = (np.cumsum(root) - 1)[label]
    return Runs(start // line, start % line - 1, stop % line - 2, owner, np.flatnonzero(root))


def _ends(ink: Mask, line: int) -> tuple[Numbers, Numbers]:
    """Where each run begins and where it has ended, on a page of lines of `line` dots with a white one at each end."""
    if np.count_nonzero(ink) * SPARSE > ink.size:
        padded = np.zeros((ink.shape[0] + 1, line), np.int8)
        padded[:-1, 1:-1] = ink
        flat = padded.ravel()
        change = np.flatnonzero(flat[1:] != flat[:-1]) + 1
        return change[0::2], change[1::2]
    place = np.flatnonzero(ink)
    place += 2 * (place // ink.shape[1]) + 1
    first = np.ones(place.size, np.bool_)
    np.not_equal(place[1:], place[:-1] + 1, out=first[1:])
    last = np.ones(place.size, np.bool_)
    last[:-1] = first[1:]
    return place[first], place[last] + 1


def shapes(ink: Mask) -> Shapes:
    """All shapes of `ink`, in the order of their first runs."""
    return boxes(runs(ink))


def boxes(found: Runs) -> Shapes:
    """One entry a shape: the box round its runs."""
    first = found.row[found.first]  # runs are in reading order: a shape's first run is in its top row
    last, west, east = first.copy(), found.left[found.first], found.right[found.first]
    np.maximum.at(last, found.shape, found.row)
    np.minimum.at(west, found.shape, found.left)
    np.maximum.at(east, found.shape, found.right)
    area = np.bincount(found.shape, weights=found.right - found.left + 1, minlength=found.count).astype(np.int64)
    return Shapes(first, last, west, east, area)


def _touching(start: Numbers, stop: Numbers, line: int) -> tuple[Numbers, Numbers]:
    """Pairs of runs of neighbouring rows that touch. Runs are in reading order; `line` is the row length."""
    low = np.searchsorted(stop, start + line, side="left")
    high = np.searchsorted(start, stop + line, side="right")
    upper, lower = [], []
    for step in range(int((high - low).max(initial=0))):
        some = np.flatnonzero(low + step < high)
        upper.append(some)
        lower.append(low[some] + step)
    if not upper:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(upper), np.concatenate(lower)


def join(one: Numbers, other: Numbers, size: int) -> Numbers:
    """The smallest run number of each run's shape: hook to the smaller, then shorten the chains, until nothing
    moves."""
    label = np.arange(size)
    while one.size:
        a, b = label[one], label[other]
        differ = a != b
        if not differ.any():
            break
        one, other, a, b = one[differ], other[differ], a[differ], b[differ]
        np.minimum.at(label, np.maximum(a, b), np.minimum(a, b))
        while True:
            shorter = label[label]
            if (shorter == label).all():
                break
            label = shorter
    return label
