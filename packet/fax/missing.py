"""What of a page's strokes has no ink on its fax: rules and boxes in pieces, and points, accents and letters gone.

Knows nothing of how the ink was found, and nothing of text objects: it looks at any page, scans too. A stroke is what
is darker than what lies on both of its sides. Wherever the page shows one, the fax must have ink within a dot or two.
Single dots are edges and grain; only what hangs together is told, and only where it is nearly as dark as the strokes
about it that came through: a smudge beside a letter may go, its point may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Grey, Mask, blocks, close, count, dilate, erode
from packet.fax.shapes import Runs, Shapes, boxes, runs
from packet.fax.tails import tails

_WIDE: Final = 15
"""Dots: what is wider is a fill, and its outline is looked for elsewhere."""
_SEEN: Final = 20
"""Levels by which a stroke is darker than its sides, to be seen on the page ..."""
_GRAIN: Final = 4.0
"""... and so many times the grain on top."""
_HEART: Final = 0.45
"""The heart of a stroke is at least this share as deep as the deepest within four dots: the rest is its soft edge."""
_NEAR: Final = 3
_NEAR_SCAN: Final = 5
"""Side in dots of the square about ink in which a stroke counts as drawn; a scanner's glass smears strokes."""
_LONG: Final = 36
"""Dots from which what is missing is a rule: as long as the sides of a tick box of 12 pt, and no letter of type."""
_THIN: Final = 10
"""A rule is no thicker: letters of a pale word under the type are."""
_HAIR: Final = 4
_DEEP: Final = 64
"""A thicker one is so much darker than its sides: a broad pale line is a watermark's."""
_LEAST: Final = 4
"""Dots of the smallest thing: a point of 7 pt type. On a page that a program drew a dot of 8 pt Arabic may be one."""
_FULL: Final = 0.7
"""... when it is at least this share as deep as its letter."""
_EDGE: Final = 40
"""Levels: a dot so much paler than ink that it touches is the soft edge of it, as where a letter ends with its mark."""
_WHITE: Final = 255
_HIGH: Final = 14
_BROAD: Final = 24
"""Rows and columns of the largest mark; what is larger is a letter."""
_LETTER: Final = 70
"""Dots, each way, of the largest letter that is looked at."""
_ALIKE: Final = 0.5
"""A mark that is gone is at least this share as deep as the strokes near it."""
_BESIDE: Final = 10
"""Dots from a lone mark to its letter."""
_BAR, _BAR_LOW = 24, 8
"""Dots along and across the smallest bar ..."""
_SOLID: Final = 0.75
"""... that fills so large a share of the box about it, marks that stand on it included."""
_ALL: Final = 0.85
_EDGES: Final = 4
"""A bar is there when so large a share of its edges has ink within so many rows."""
_FOOT: Final = 2
"""Rows of a letter's foot that its mark's edge runs through."""
_BEYOND: Final = 6
"""Rows beyond it in which a letter that it belongs to would go on."""
_RIM: Final = 3
"""Rows or columns of a rim or a tip, at most ..."""
_STROKE, _STROKES = 30, 2
"""... which hangs on so many dots of ink, and on so many times its own."""
_AROUND: Final = 7
"""Blocks of 8 dots, each way, of what is near a letter."""
_BLOCK: Final = 8
_TILE: Final = 64
_CROWD: Final = 0.12
"""Places of 64 x 64 dots in which more is missing are a grid, a grain or a picture: fine paper may go."""
_SPECKS: Final = 1
"""On a scan so few marks are dust that was taken off beside a letter."""
_WINDOW: Final = 100
_LAGS: Final = 36, 43
"""Dots about a place, and dots that 5 mm are: 40 across and 39 down."""
_AGAIN: Final = 1.0
_AGAIN_LEAST: Final = 0.2
"""Correlations, across and down together, from which it is the same again, and either at least: the base line of a
trace is no paper. Measured, a comb has 0.8 across and less than nought down."""
_STEP: Final = 40
"""Levels from which a step from dot to dot is an edge and no grain."""
_APART: Final = 3
_ROWS: Final = 8
"""Every eighth row is looked at for grain, dots three apart: a JPEG's grain is alike from dot to dot."""
_INK: Final = 100
"""Darker levels are ink and no paper."""
_EVEN: Final = 0.9
"""A drawn page has no step at all in so large a share of its paper."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class DotBox:
    """First and last row and column of something, in dots, the last exclusive."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def middle(self) -> tuple[int, int]:
        return (self.top + self.bottom) // 2, (self.left + self.right) // 2


@dataclass(frozen=True)
class Missing:
    """Rules that are not there or in pieces, and points, accents and letters that are gone."""

    rules: tuple[DotBox, ...] = ()
    marks: tuple[DotBox, ...] = ()


def grain_of(grey: Grey) -> float:
    """The mean step, in levels, between dots of paper three apart; nought for a page that a program drew."""
    rows = grey[::_ROWS].astype(np.int16)
    one, other = rows[:, _APART::_APART], rows[:, :-_APART:_APART]
    step = np.abs(one - other)[(other > _INK) & (np.abs(one - other) < _STEP)]
    if not step.size or np.count_nonzero(step) <= (1 - _EVEN) * step.size:
        return 0.0
    return float(step.mean())


def missing(grey: Grey, ink: Mask, scan: bool) -> Missing:
    """What of the strokes of a page as drawn (`grey`, 0 black) has no `ink`; both are of one size."""
    grain = grain_of(grey) if scan else 0.0
    depth = close(grey, _WIDE) - grey
    floor = np.uint8(min(255, round(_SEEN + _GRAIN * grain)))
    strokes = depth >= floor
    inked = dilate(ink.view(np.uint8), _NEAR_SCAN if scan else _NEAR).view(np.bool_)
    gone = strokes & ~inked
    short = _curtailed(depth, ink, floor) if scan else ()
    if gone.any():
        gone &= depth >= (dilate(depth, 2 * _NEAR_SCAN - 1) * np.float32(_HEART)).astype(np.uint8)
    if not scan:  # of two dots side by side the one that is gone may be as near to ink as an edge is
        beside = erode(np.where(ink, grey, np.uint8(_WHITE)), _NEAR)
        bare = strokes & ~ink & (grey - np.minimum(grey, beside) < _EDGE)
        gone |= bare & (depth >= dilate(depth, _NEAR_SCAN))
        gone |= strokes & ink & (count(ink, _NEAR) == 1)  # one dot alone is what paper and toner make by themselves
    if not gone.any():
        return Missing((), short)
    _drop_crowds(gone)
    found = runs(gone)
    box = boxes(found)
    rules = np.flatnonzero((np.maximum(box.height, box.width) >= _LONG) & (np.minimum(box.height, box.width) <= _THIN))
    slim = np.minimum(box.height, box.width)[rules] <= _HAIR
    rules = rules[slim | (_peaks(depth, found, box.area.size)[rules] >= _DEEP)]
    small = (box.area >= (_LEAST if scan else 1)) & (box.height <= _LETTER) & (box.width <= _LETTER)
    small[rules] = False
    marks = np.flatnonzero(small)
    marks = marks[_belongs(depth, ink, found, box, marks)]
    marks = marks[[not _is_foot(ink, box, one) for one in marks.tolist()]]
    if not scan:
        rules = rules[[not _is_rim(depth, ink, box, one) for one in rules.tolist()]]
        marks = marks[[not _is_rim(depth, ink, box, one) for one in marks.tolist()]]
    if scan and marks.size <= _SPECKS:
        marks = marks[:0]
    if not rules.size and not marks.size:
        return Missing((), short)
    bars = _outlined(strokes, ink)
    left = ([one for one in _places(box, some) if not _held(one, bars)] for some in (rules, marks))
    lines, dots = (tuple(one for one in some if not _is_lattice(depth, one)) for some in left)
    return Missing(lines, (*dots, *short))


def _curtailed(depth: Grey, ink: Mask, floor: np.uint8) -> tuple[DotBox, ...]:
    """The tails of commas that have no ink within a dot: a comma that reads as a point, `_NEAR_SCAN` or not."""
    rows, columns = tails(ink, depth)
    bare = ~dilate(ink.view(np.uint8), _NEAR).view(np.bool_)[rows, columns] & (depth[rows, columns] >= floor)
    places = zip(rows[bare].tolist(), columns[bare].tolist(), strict=True)
    return tuple(DotBox(row, row + 1, column, column + 1) for row, column in places)


def _is_lattice(depth: Grey, place: DotBox) -> bool:
    """Whether what is about a place comes again every 5 mm both ways: the paper of an ECG, which may go."""
    row, column = place.middle
    top, left = max(0, row - _WINDOW), max(0, column - _WINDOW)
    about = depth[top : row + _WINDOW, left : column + _WINDOW]
    if min(about.shape) <= _WINDOW:
        return False
    own = int(depth[place.top : place.bottom, place.left : place.right].max())
    pale = np.where(about > min(255, 2 * own), np.uint8(0), about).astype(np.float32)  # the trace is no paper
    again = [_returns(pale.mean(axis=axis)) for axis in (0, 1)]
    return min(again) >= _AGAIN_LEAST and sum(again) >= _AGAIN


def _returns(profile: NDArray[np.float32]) -> float:
    """The highest correlation of a profile with itself 5 mm on."""
    found = 0.0
    for lag in range(*_LAGS):
        one, other = profile[lag:] - profile[lag:].mean(), profile[:-lag] - profile[:-lag].mean()
        size = float(np.sqrt(float((one * one).sum()) * float((other * other).sum())))
        found = max(found, float((one * other).sum()) / size) if size else found
    return found


def _held(place: DotBox, bars: list[DotBox]) -> bool:
    down, across = place.middle
    return any(bar.top <= down < bar.bottom and bar.left <= across < bar.right for bar in bars)


def _drop_crowds(gone: Mask) -> None:
    """Take the places out, in place, where too much is missing to be a stroke."""
    rows, columns = (-(-size // _TILE) * _TILE for size in gone.shape)
    page = np.zeros((rows, columns), np.uint8)
    page[: gone.shape[0], : gone.shape[1]] = gone
    held = page.reshape(rows // _TILE, _TILE, columns // _TILE, _TILE).sum(axis=(1, 3))
    crowded = dilate((held > _CROWD * _TILE**2).view(np.uint8), _NEAR)
    for row, column in zip(*np.nonzero(crowded), strict=True):
        gone[row * _TILE : (row + 1) * _TILE, column * _TILE : (column + 1) * _TILE] = False


def _belongs(depth: Grey, ink: Mask, found: Runs, box: Shapes, some: Numbers) -> Mask:
    """Which of some shapes are as deep as the inked strokes near them; a lone mark must have one beside it."""
    if not some.size:
        return np.zeros(0, np.bool_)
    drawn = np.where(ink, depth, np.uint8(0))
    near = dilate(blocks(drawn, _BLOCK, np.maximum), _AROUND)
    wide = _peaks(depth, found, box.area.size)
    middle = (box.top + box.bottom)[some] // 2, (box.left + box.right)[some] // 2
    rows = np.minimum(middle[0] // _BLOCK, near.shape[0] - 1)
    columns = np.minimum(middle[1] // _BLOCK, near.shape[1] - 1)
    share = np.where(box.area[some] >= _LEAST, _ALIKE, _FULL)
    alike: Mask = wide[some] >= share * near[rows, columns]
    lone = (box.height[some] <= _HIGH) & (box.width[some] <= _BROAD)
    for place in np.flatnonzero(alike & lone).tolist():
        shape = int(some[place])
        top, left = max(0, int(box.top[shape]) - _BESIDE), max(0, int(box.left[shape]) - _BESIDE)
        about = drawn[top : int(box.bottom[shape]) + _BESIDE + 1, left : int(box.right[shape]) + _BESIDE + 1]
        deepest = int(about.max())
        alike[place] = deepest > 0 and int(wide[shape]) >= share[place] * deepest
    return alike


def _outlined(strokes: Mask, ink: Mask) -> list[DotBox]:
    """The solid bars of a page that the fax shows by their upper and lower edges: what is hatched in them is not
    gone."""
    box = boxes(runs(strokes))
    solid = (box.width >= _BAR) & (box.height >= _BAR_LOW) & (box.area >= _SOLID * box.height * box.width)
    found = []
    for one in _places(box, np.flatnonzero(solid)):
        across = slice(one.left, one.right)
        edges = ink[one.top - 1 : one.top + _EDGES, across], ink[one.bottom - _EDGES : one.bottom + 1, across]
        if all(edge.size and float(edge.any(axis=0).mean()) >= _ALL for edge in edges):
            found.append(one)
    return found


def _is_foot(ink: Mask, box: Shapes, one: int) -> bool:
    """Whether a shape is the last row of a letter's foot or head: thin, with ink right on one side, none beyond the
    other, and none beside it. The bar of an e has ink on both sides, a point the letters of its line beside it."""
    top, bottom, left, right = (int(side[one]) for side in (box.top, box.bottom, box.left, box.right))
    wide = slice(max(0, left - _FOOT), right + 1 + _FOOT)
    beside = ink[top : bottom + 1, max(0, left - _BESIDE) : right + 1 + _BESIDE]
    if bottom - top >= _FOOT or beside.any():
        return False
    over, under = ink[max(0, top - 1) : top, wide], ink[bottom + 1 : bottom + 2, wide]
    far = ink[max(0, top - _BEYOND) : top, wide], ink[bottom + 1 : bottom + 1 + _BEYOND, wide]
    return bool((over.any() and not far[1].any()) or (under.any() and not far[0].any()))


def _is_rim(depth: Grey, ink: Mask, box: Shapes, one: int) -> bool:
    """Whether a shape is the rim or the tip of a stroke that is drawn: what is half as dark as it goes on from it, and
    much of that has ink. Of two points side by side, either is as much as the other."""
    top, bottom, left, right = (int(side[one]) for side in (box.top, box.bottom, box.left, box.right))
    if min(bottom - top, right - left) >= _RIM:
        return False
    first, west = max(0, top - _BESIDE), max(0, left - _BESIDE)
    at = np.s_[first : bottom + 1 + _BESIDE, west : right + 1 + _BESIDE]
    own = np.s_[top - first : bottom + 1 - first, left - west : right + 1 - west]
    part = depth[at]
    found = runs(part >= max(1, int(part[own].max()) // 2))
    mine = np.zeros(found.count, np.bool_)
    inside = (found.row >= own[0].start) & (found.row < own[0].stop)
    inside &= (found.left < own[1].stop) & (found.right >= own[1].start)
    mine[found.shape[inside]] = True
    inked = np.zeros((part.shape[0], part.shape[1] + 1), np.int32)
    np.cumsum(ink[at], axis=1, out=inked[:, 1:])
    some = mine[found.shape]
    row, start, stop = found.row[some], found.left[some], found.right[some] + 1
    drawn = int((inked[row, stop] - inked[row, start]).sum())
    return drawn >= max(_STROKE, _STROKES * int(box.area[one]))


def _peaks(depth: Grey, found: Runs, count: int) -> Grey:
    """The deepest dot of each shape."""
    deepest = np.zeros(count, np.uint8)
    line = depth.shape[1]
    ends = np.stack((found.row * line + found.left, found.row * line + found.right + 1), axis=1).ravel()
    flat = np.append(depth.ravel(), np.uint8(0))
    np.maximum.at(deepest, found.shape, np.maximum.reduceat(flat, ends)[::2])
    return deepest


def _places(box: Shapes, some: Numbers) -> list[DotBox]:
    return [
        DotBox(int(box.top[one]), int(box.bottom[one]) + 1, int(box.left[one]), int(box.right[one]) + 1)
        for one in some.tolist()
    ]
