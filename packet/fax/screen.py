"""A photograph as dots: a 45 degree clustered screen for the picture, nothing else. Words beside it stay text.

Clustered dots of 8 x 8 (36 lines to the inch) cost a third of the bytes of error diffusion and survive a copy; fax
dots grow on paper, so the picture is lightened first (gamma 0.75).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Grey, Mask, close, levels, open_
from packet.fax.tuning import LEVELS, NEXT, PHOTO

CELL: Final = 8
GAMMA: Final = 0.75
TILE: Final = 32
FRAME: Final = 3
"""Dots of black line round a picture: without it the last dots of the screen run into the caption's letters, and pale
sky has no end."""
_WHITE, _TONE = 246, 225


@dataclass(frozen=True)
class ToneArea:
    """A rectangle of the raster with continuous tone: rows top..bottom, columns left..right, ends exclusive."""

    top: int
    left: int
    bottom: int
    right: int


_OFF: Final = 0.25
"""Dots by which the two middles of a cell are off its corners, so that no two dots are alike."""


def _matrix() -> NDArray[np.float32]:
    """Thresholds 0..1 of one cell: two dots at 45 degrees, growing from their middles."""
    rows, columns = np.mgrid[0:CELL, 0:CELL]
    spot = np.cos(2 * np.pi * (rows + columns + _OFF) / CELL) + np.cos(2 * np.pi * (rows - columns + _OFF / 2) / CELL)
    order = np.argsort(np.argsort(-spot.ravel(), kind="stable"), kind="stable").reshape(CELL, CELL)
    return ((order + 0.5) / CELL**2).astype(np.float32)


_THRESHOLDS: Final = _matrix()


def screened(grey: Grey) -> Mask:
    """Ink of a picture of any size: contrast stretched to its own black and white, lightened, screened."""
    low, high = (
        float(value) for value in np.percentile(grey[:: PHOTO.sample, :: PHOTO.sample], (PHOTO.low, PHOTO.high))
    )
    tone = np.clip((np.arange(LEVELS) - low) / max(PHOTO.least, high - low), 0, 1) ** GAMMA
    darkness = (1 - tone).astype(np.float32)[grey]
    rows, columns = grey.shape
    thresholds = np.tile(_THRESHOLDS, (rows // CELL + 1, columns // CELL + 1))[:rows, :columns]
    ink: Mask = darkness > thresholds
    return ink


def framed(grey: Grey) -> Mask:
    """Ink of a picture on a page of words: screened, with a thin black line as its edge."""
    ink = screened(grey)
    ink[:FRAME], ink[-FRAME:], ink[:, :FRAME], ink[:, -FRAME:] = True, True, True, True
    return ink


def pictures(grey: Grey) -> list[ToneArea]:
    """Rectangles of continuous tone, at least 1 cm each way, from tiles whose usual tone is neither white nor a
    stroke's."""
    toned = (levels(grey, TILE, PHOTO.sample) < _TONE).view(np.uint8)
    solid = open_(close(toned, NEXT), NEXT).view(np.bool_)
    found = []
    for rows, columns in _boxes(solid):
        box = _snap(grey, rows[0] * TILE, columns[0] * TILE, rows[1] * TILE, columns[1] * TILE)
        if box.bottom - box.top >= PHOTO.side and box.right - box.left >= PHOTO.side:
            found.append(box)
    return found


def _boxes(mask: Mask) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Bounding boxes (rows, columns, ends exclusive) of the connected parts of a small mask, top to bottom."""
    left = {(int(row), int(column)) for row, column in np.argwhere(mask)}
    boxes = []
    while left:
        start = min(left)
        left.discard(start)
        part, edge = [start], [start]
        while edge:
            row, column = edge.pop()
            for near in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
                if near in left:
                    left.discard(near)
                    part.append(near)
                    edge.append(near)
        rows, columns = [row for row, _ in part], [column for _, column in part]
        boxes.append(((min(rows), max(rows) + 1), (min(columns), max(columns) + 1)))
    return boxes


def _snap(grey: Grey, top: int, left: int, bottom: int, right: int) -> ToneArea:
    """Move each side out, a tile at most, while the line beyond it is mostly toned: the picture's real edge."""

    def toned(line: Grey) -> bool:
        return line.size > 0 and float((line < _WHITE).mean()) > PHOTO.half

    for _ in range(TILE + PHOTO.grow):
        if top > 0 and toned(grey[top - 1, left:right]):
            top -= 1
        if bottom < grey.shape[0] and toned(grey[bottom, left:right]):
            bottom += 1
        if left > 0 and toned(grey[top:bottom, left - 1]):
            left -= 1
        if right < grey.shape[1] and toned(grey[top:bottom, right]):
            right += 1
    return ToneArea(top, left, bottom, right)


def looks_like_photo(grey: Grey) -> bool:
    """Whether a large part of the page has many tones that change from place to place: a hint for a warning, never a
    reason to screen. A shadow changes too slowly, a tint or a highlighter not at all."""
    tone = levels(grey, TILE, PHOTO.sample).astype(np.int16)
    toned = (tone > PHOTO.night) & (tone < PHOTO.bright * float(np.percentile(tone, PHOTO.paper)))
    changing = np.zeros_like(toned)
    for axis in (0, 1):
        step = np.abs(np.diff(tone, axis=axis))
        some = (step >= PHOTO.step_least) & (step <= PHOTO.step_most)
        changing |= np.pad(some, ((1, 0), (0, 0)) if axis == 0 else ((0, 0), (1, 0)))
    lively = open_((toned & changing).view(np.uint8), NEXT).view(np.bool_)
    share = float(lively.mean())
    return share > PHOTO.share and share > PHOTO.of_toned * float(toned.mean())
