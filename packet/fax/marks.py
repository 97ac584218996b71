"""The points, commas, accents and minus signs of pale print: small shapes that belong to a stroke beside them.

A dot is too little ink to be told from grain by itself. It is a mark when it stands on a line with a stroke, beside it
or over or under it, and is about as deep as that stroke: so the point of "1.5" stays, however pale, and a smudge by a
black letter goes.
"""

from __future__ import annotations

from typing import Final, TypeVar

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from packet.fax.morphology import Grey, Mask, blocks, dilate
from packet.fax.shapes import Numbers, Runs, Shapes, boxes, runs

BESIDE: Final = 18
"""Dots to the left or right within which a mark has a stroke of its line: a word space of 14 pt type."""
OVER: Final = 10
"""Rows over or under a mark within which an accent has its letter."""
LIKE: Final = 0.46
"""A mark is at least this share as deep as its stroke: blur takes so much off a dot of 7 pt type."""
LOW: Final = 8
"""A pale shape of fewer rows is no letter that a mark could belong to: it may be grain itself."""
TALL: Final = 14
WIDE: Final = 24
"""No mark is larger: the minus sign of 14 pt type."""
_Any = TypeVar("_Any", np.bool_, np.uint8)
_SLACK: Final = 2
"""Dots by which a mark may stand below or beside the stroke that it is on a line with."""
_BLOCK: Final = 8
_SOME: Final = 2048
"""Marks looked at together: 5 MB."""
_FAR: Final = 255


def attached(pieces: Mask, strokes: Mask, most: int = 0) -> Mask:
    """The pieces, whole, that touch a stroke by a side or a corner; none that is higher or wider than `most` dots, when
    told."""
    if not pieces.any():
        return pieces
    found = runs(pieces)
    near = dilate(strokes.view(np.uint8), 3)
    touching = np.zeros(found.count, np.bool_)
    touching[found.shape[_deepest(found, near) > 0]] = True
    if most:
        box = boxes(found)
        touching &= (box.height <= most) & (box.width <= most)
    return _painted(pieces.shape, found, touching)


def letters(pieces: Mask, ink: Mask) -> Mask:
    """The pieces that are as tall as a letter, or a part of one by touching `ink`."""
    if not pieces.any():
        return pieces
    found = runs(dilate(pieces.view(np.uint8), 3).view(np.bool_))  # over the gaps in a letter of hairlines
    some = boxes(found).height >= LOW + 2
    some[found.shape[_deepest(found, dilate(ink.view(np.uint8), 3)) > 0]] = True
    return _painted(pieces.shape, found, some) & pieces


def beside(pieces: Mask, strokes: Mask, depth: Grey, about: Grey) -> Mask:
    """The pieces, whole, that are marks of a stroke: small, on a line with it, and as deep. `about` is the deepest near
    each dot of `depth`. A letter so thin that it was a piece itself brings its own dot along."""
    found = runs(pieces)
    kept = np.zeros(found.count, np.bool_)
    if not found.count or not strokes.any():
        return _painted(pieces.shape, found, kept)
    box = boxes(found)
    peak = np.zeros(found.count, np.uint8)
    np.maximum.at(peak, found.shape, _deepest(found, depth))
    left = np.flatnonzero((box.height <= TALL) & (box.width <= WIDE) & (box.area > 1))
    left = left[_near(strokes, box, left)]
    for _ in range(2):
        marks = peak[left] >= LIKE * depths(box, left, strokes, about)
        kept[left[marks]] = True
        stems = np.zeros_like(kept)
        stems[left[marks]] = box.height[left[marks]] >= LOW
        if not stems.any():
            break
        left = left[~marks]
        strokes = strokes | _painted(pieces.shape, found, stems)
    return _painted(pieces.shape, found, kept)


def depths(box: Shapes, some: Numbers, strokes: Mask, about: Grey, reach: int = BESIDE) -> NDArray[np.float32]:
    """How deep the nearest stroke is that each of some shapes is on a line with, no more than `reach` dots beside it;
    infinite where there is none. `about`: as in `beside`."""
    room, deepest = _padded(strokes), _padded(about)
    found = [_stroke(box, some[one : one + _SOME], room, deepest, reach) for one in range(0, some.size, _SOME)]
    return np.concatenate([np.zeros(0, np.float32), *found])


def _near(strokes: Mask, box: Shapes, some: Numbers) -> Mask:
    """Which of some shapes can have a stroke within reach: of the grain of a picture hardly any."""
    rows, columns = (-(-size // _BLOCK) for size in strokes.shape)
    page = np.zeros((rows * _BLOCK, columns * _BLOCK), np.uint8)
    page[: strokes.shape[0], : strokes.shape[1]] = strokes
    reach = 2 * -(-(BESIDE + WIDE // 2) // _BLOCK) + 1
    near = dilate(blocks(page, _BLOCK, np.maximum), reach)
    y, x = (box.top + box.bottom)[some] // (2 * _BLOCK), (box.left + box.right)[some] // (2 * _BLOCK)
    found: Mask = near[y, x] > 0
    return found


def _deepest(found: Runs, page: Grey) -> Grey:
    """The highest value under each run."""
    line = page.shape[1]
    ends = np.stack((found.row * line + found.left, found.row * line + found.right + 1), axis=1).ravel()
    if not ends.size:
        return np.zeros(0, np.uint8)
    flat = np.append(page.ravel(), np.uint8(0))  # the last run may end with the page
    highest: Grey = np.maximum.reduceat(flat, ends)[::2]
    return highest


def _padded(page: NDArray[_Any]) -> NDArray[_Any]:
    return np.pad(page, ((OVER + TALL,) * 2, (BESIDE + WIDE // 2,) * 2))


def _stroke(box: Shapes, some: Numbers, strokes: Mask, about: Grey, reach: int) -> NDArray[np.float32]:
    """`depths` of some marks, on pages that are `_padded`."""
    down, right = OVER + TALL // 2, BESIDE + WIDE // 2
    top, left = (box.top + box.bottom)[some] // 2 + TALL // 2, (box.left + box.right)[some] // 2
    shape = (2 * down + 1, 2 * right + 1)
    window = sliding_window_view(strokes, shape)[top, left]
    rows = np.maximum(0, abs(np.arange(-down, down + 1)) - box.height[some, None] // 2).astype(np.uint8)
    columns = np.maximum(0, abs(np.arange(-right, right + 1)) - box.width[some, None] // 2).astype(np.uint8)
    line = (rows <= _SLACK)[:, :, None] & (columns <= reach)[:, None, :]
    stack = (rows <= OVER)[:, :, None] & (columns <= _SLACK)[:, None, :]
    away = np.where(window & (line | stack), np.maximum(rows[:, :, None], columns[:, None, :]), np.uint8(_FAR))
    nearest = away.reshape(some.size, -1).argmin(axis=1)
    y, x = nearest // shape[1], nearest % shape[1]
    found = away[np.arange(some.size), y, x] < _FAR
    return np.where(found, about[top + y, left + x], np.inf).astype(np.float32)


def _painted(shape: tuple[int, ...], found: Runs, kept: Mask) -> Mask:
    """A page with the runs of the kept shapes."""
    page = np.zeros(shape, np.bool_)
    some = kept[found.shape]
    row, left, length = found.row[some], found.left[some], (found.right - found.left + 1)[some]
    along = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    page[np.repeat(row, length), np.repeat(left, length) + along] = True
    return page
