"""The rules, boxes and combs of a page: drawn whole or not at all, however pale beside the words in them.

A rule is thin and runs straight. What is as pale as it beside black words is a smudge, unless it runs: so rules are
looked for by their own measure. Fine grids are none: the paper of an ECG would swallow its trace.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from packet.fax.continued import continued
from packet.fax.marks import attached, painted
from packet.fax.morphology import Grey, Mask, close, dilate, percentile, run_dilate, run_open, spread
from packet.fax.shapes import boxes, runs
from packet.fax.tuning import NEXT

LONG: Final = 41
"""Dots from which what runs straight is a rule whatever it meets."""
SHORT: Final = 19
"""... and when it closes a box: a tick box of 7 pt."""
_THICK: Final = 9
"""Dots: thicker things are bars, and their edges are found as such."""
_RIDGE: Final = 5
"""Dots across a rule among which it is the deepest, or half as deep: its soft edges are none of it."""
_STEADY: Final = 9
"""Dots along a short rule among which none is half as deep as another: an i and its dot are no side of a box."""
_MOSTLY: Final = 0.75
"""Share of a long rule that is so steady: the rest is about the strokes of words that cross it."""
_BULKY: Final = 0.6
"""A straight stretch that is dark for `_THICK` dots across along so large a share of it is the edge or the bow of
something thick, a watermark's letter; the letters that cross a rule take up half of it at most."""
_ASIDE: Final = 3, 8
"""Dots to either side of a rule, from and before, in which a letter about it has its other strokes."""
_FULL: Final = 0.4
"""A box's sides fill a smaller share of it."""
_HALF: Final = 2
"""Grids are looked for at half the size: dots to a pixel."""
_WIDER: Final = 11
"""Pixels of the closing that shows a grid's lines: more than two of its steps."""
_FAINT: Final = 3
"""Levels of the palest grid, its hairlines averaged with the paper beside them."""
_ALONG: Final = 13
"""Pixels for which a grid's line runs, at least: three steps of millimetre paper."""
_TRACE: Final = 98
"""Per cent of a grid's ink that is paler than the trace on it."""
_PALE: Final = 0.45
"""A grid's lines are less deep than this share of its trace."""
_PLACE: Final = 32
"""Side in pixels of the places in which lines are counted ..."""
_CROWDED: Final = 0.37
"""... and are a grid when they fill so large a share: every fourth pixel each way fills 0.44; combs on a blurred scan
0.25, words on thirty scanned banners 0.35."""

_LATTICE: Final = 2
"""Places, each way, of the square in which the lines of a lattice are looked for: it has three of them, or four."""
_PITCH: Final = 16, 23
"""Pixels that 5 mm are: 20 across and 19 down, a scan's skew and its blur to either side."""
_THROUGH: Final = 0.7
"""A line of a lattice runs through so large a share of the square: the teeth of a comb do not."""
_FEWEST: Final = 12
"""Places of a grid: a strip of a heart's beat has an inch by an inch and more."""
_EACH_WAY: Final = 0.15
"""... and so large a share by the lines of each direction alone: a grid's two have a quarter each."""


def ruling(depth: Grey, least: int, grid: Mask | None, scan: bool = False) -> Mask:
    """The dots of rules: `depth` is how much darker than its tint each dot is, and in some stretch of a rule it is more
    than `least` levels. There are none in the places of a `grid`. Of a `scan` rules are carried on where they are no
    deeper than its grain."""
    dark = depth > least // 2
    ridges = (dark & (depth >= run_dilate(depth, _RIDGE, 1 - axis) >> 1) for axis in (1, 0))
    across, down = (_straight(ridge, SHORT, axis) for axis, ridge in zip((1, 0), ridges, strict=True))
    if grid is not None:
        across, down = across & ~grid, down & ~grid
    deep = depth > least
    long = _held(_straight(across, LONG, 1), deep, 1) | _held(_straight(down, LONG, 0), deep, 0)
    steady = [rule & (depth >= run_dilate(depth, _STEADY, axis) >> 1) for axis, rule in ((1, across), (0, down))]
    alone = (
        [some & ~_between(depth, 1 - axis) for axis, some in ((1, steady[0]), (0, steady[1]))] if long.any() else steady
    )
    long = _mostly(long, alone[0] | alone[1])
    short = np.logical_or(*(_straight(rule, SHORT, axis) for axis, rule in zip((1, 0), steady, strict=True)))
    found = long | _boxes(short & deep & ~long, long)
    if not found.any():
        return found
    sides = _slim(found & across, dark, 1), _slim(found & down, dark, 0)
    if scan:
        sides = continued(sides[0], depth, 1), continued(sides[1], depth, 0)
    return sides[0] | sides[1] if grid is None else (sides[0] | sides[1]) & ~grid


def ungridded(ink: Mask, depth: Grey, grid: Mask) -> Mask:
    """The page without what is left of grids in their places: all that is not half as deep as the trace and the words
    there."""
    inked = depth[ink & grid]
    if not inked.size:
        return ink
    return ink & ~(grid & (depth < _PALE * percentile(inked, _TRACE)))


def _held(rule: Mask, deep: Mask, axis: int) -> Mask:
    """Rules of which some stretch is deep enough: the paler rest belongs to them."""
    seed = run_open((rule & deep).view(np.uint8), SHORT, axis).view(np.bool_)
    return attached(rule, seed) if seed.any() else seed


def _straight(dark: Mask, length: int, axis: int) -> Mask:
    """The thin parts that run straight for `length` dots."""
    some = run_open(dark.view(np.uint8), length, axis)
    thick = run_open(some, _THICK, 1 - axis)
    thin: Mask = (some > thick).view(np.bool_)
    return thin


def _slim(rule: Mask, dark: Mask, axis: int) -> Mask:
    """The stretches along an axis that are not `_BULKY`."""
    found = runs(rule)
    if not found.count:
        return rule
    thick = run_open(dark.view(np.uint8), _THICK, 1 - axis)
    line = np.zeros((rule.shape[0], rule.shape[1] + 1), np.int32)
    np.cumsum(thick, axis=1, out=line[:, 1:])
    held = np.bincount(found.shape, weights=line[found.row, found.right + 1] - line[found.row, found.left])
    return painted(rule.shape, found, held <= _BULKY * boxes(found).area)


def grids(tone: Grey, noise: float) -> Mask | None:
    """The dots of places that are full of fine lines; None for none. `tone`: the page as it is, whatever was done to
    its colours afterwards; `noise` is its grain in levels."""
    small = np.asarray(Image.fromarray(tone).reduce(_HALF))
    dark = (close(small, _WIDER) - small > round(_FAINT + noise)).view(np.uint8)
    ways = [run_open(dark, _ALONG, axis) > run_open(dark, _THICK, 1 - axis) for axis in (0, 1)]
    crowded = _held_in_places(ways[0] | ways[1]) > _CROWDED * _PLACE**2
    for way in ways:  # lines of words on banners run one way alone
        crowded &= _held_in_places(way) > _EACH_WAY * _PLACE**2
    crowded |= _squared(ways[1], ways[0], crowded.shape)
    if np.count_nonzero(crowded) < _FEWEST:
        return None
    return spread(dilate(crowded.view(np.uint8), NEXT), (tone.shape[0], tone.shape[1]), _PLACE * _HALF).view(np.bool_)


def _squared(across: Mask, down: Mask, places: tuple[int, ...]) -> Mask:
    """The places of a lattice as wide as it is high, of which a blurred scan shows every fifth millimetre: lines of
    both ways run through the square about them, each 5 mm from the next."""
    whole = np.zeros(places, np.bool_)
    near = run_dilate(across.view(np.uint8), NEXT, 0), run_dilate(down.view(np.uint8), NEXT, 1)
    for top in range(_LATTICE):
        for left in range(_LATTICE):
            cut = [some[top * _PLACE :, left * _PLACE :] for some in near]
            found = _is_even(cut[0], 1) & _is_even(cut[1], 0)
            large = np.repeat(np.repeat(found, _LATTICE, axis=0), _LATTICE, axis=1)
            whole[top : top + large.shape[0], left : left + large.shape[1]] |= large
    return whole


def _is_even(lines: Grey, axis: int) -> Mask:
    """The squares through which three lines along an axis run, or more, 5 mm from one to the next."""
    side = _LATTICE * _PLACE
    page = lines if axis == 1 else lines.T
    rows, columns = page.shape[0] // side, page.shape[1] // side
    squares = page[: rows * side, : columns * side].reshape(rows, side, columns, side)
    through = np.add.reduce(squares, axis=3, dtype=np.intp) >= _THROUGH * side
    starts = np.cumsum(np.diff(through.astype(np.int8), axis=1, prepend=0) > 0, axis=1)
    first, second, third = (np.argmax(starts == number, axis=1) for number in (1, 2, 3))
    gaps = second - first, third - second
    found = (starts[:, -1] >= NEXT) & np.logical_and.reduce([(gap >= _PITCH[0]) & (gap <= _PITCH[1]) for gap in gaps])
    even: Mask = found if axis == 1 else found.T
    return even


def _held_in_places(lines: Mask) -> NDArray[np.int64]:
    """How many pixels of lines each place holds."""
    rows, columns = lines.shape[0] // _PLACE, lines.shape[1] // _PLACE
    held = lines[: rows * _PLACE, : columns * _PLACE].reshape(rows, _PLACE, columns, _PLACE).sum(axis=(1, 3))
    return np.asarray(held)


def _between(depth: Grey, across: int) -> Mask:
    """The dots that have strokes on either side of them, `across` a line through them: the middle of blurred letters
    runs straight, and would strike their word out."""
    page = depth if across == 0 else depth.T
    before, after = np.zeros_like(page), np.zeros_like(page)
    for step in range(*_ASIDE):
        np.maximum(before[step:], page[:-step], out=before[step:])
        np.maximum(after[:-step], page[step:], out=after[:-step])
    found: Mask = np.minimum(before, after) >= page >> 1
    return found if across == 0 else found.T


def _mostly(rule: Mask, steady: Mask) -> Mask:
    """The rules that are nowhere half as deep as a little further along, but where words cross them: the feet of a
    line of letters are."""
    found = runs(rule)
    if not found.count:
        return rule
    line = np.zeros((rule.shape[0], rule.shape[1] + 1), np.int32)
    np.cumsum(steady, axis=1, out=line[:, 1:])
    held = np.bincount(found.shape, weights=line[found.row, found.right + 1] - line[found.row, found.left])
    kept = held >= _MOSTLY * boxes(found).area
    return painted(rule.shape, found, kept)


def _boxes(short: Mask, long: Mask) -> Mask:
    """Of short rules those that close a box, by themselves or with a long one."""
    if not short.any():
        return short
    found = runs(short | (dilate(short.view(np.uint8), NEXT).view(np.bool_) & long))
    box = boxes(found)
    closed = (box.height >= SHORT) & (box.width >= SHORT) & (box.area < _FULL * box.height * box.width)
    return painted(short.shape, found, closed) & short
