"""Grey that knows hue: a marker's colour is taken off the grey page under the words that it marks.

A marker lets black ink stand and only colours the paper about it. In luminance a blue or pink mark is nearly as dark as
a banner with white words; in the brightest channel it is nearly white. So where a patch of one colour holds strokes
that are dark in every channel, its grey is divided by how much darker than its brightest channel that colour is. Other
patches, pens and pictures keep their luminance: a light-blue pen is white in its brightest channel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from packet.fax.morphology import Grey, Mask, blocks, close, dilate, erode, open_, rules, spread
from packet.fax.patches import ALIKE, CELL, SIDE, Cells, Colours, Numbers, grid, middles, patches
from packet.fax.tuning import CHANNELS, COLOUR, WHITE

Ground = NDArray[np.int16]
_UNIT: Final = 64
"""A gain of one: gains are bytes."""
_INNER: Final = 1, 3
"""Axes of the rows and the columns in a cell, of a page cut into cells."""
_FAR: Final = 31
"""Blocks of 16 dots, each way, in which the brightest is paper: an inch to either side."""
_NIGHT: Final = 45
"""The hue of a darker pixel says nothing."""
_LIGHT: Final = 90
"""A darker pixel is ink, and darker ground no mark's."""
_COLOURED: Final = 6
"""A pixel is coloured when its channels differ by a sixth of the brightest: more than tinted paper, less than any
marker."""
_FAINT: Final = 10
"""Levels by which the channels of a page without colour may differ: less than a sixth of any pixel that is looked at,
with some for the paper's own hue."""
_GAP: Final = 3
"""Cells across which a patch goes on: the white between two marked lines is not the end of a mark."""
_DARK: Final = 0.87
"""Ink is darker than this share of the ground's luminance ..."""
_EVERY: Final = 0.8
"""... and, averaged over a pixel, than this share of its brightest channel: red on yellow is not."""
_RULE: Final = 41
"""Dark ink that runs straight for so many dots frames a banner: it is no word on it."""
_WORDS: Final = 0.03
"""A patch with so large a share of its pixels touched by ink holds words; a line of type touches a quarter."""
_MARGIN: Final = 16
"""Pixels about the coloured ones that a mark's edge may reach."""
_EDGE: Final = 5
"""Side, in pixels, of what a mark's edge is smeared over: a scan's colours are coarser than its light (JPEG)."""
_WHITE: Final = 13
"""Side, in pixels, of what is about a pixel: the white beside a stroke, for a blue's brightest channel is no white."""
_STEADY: Final = 3
"""Side, in pixels, of what a mark's gain must fill: a pen's stroke on it, of another hue, does not."""
_BAND: Final = 3
"""Side in cells of what is a patch of its own beside a mark, and not the mark's smeared edge."""
_ALONG: Final = 0.6
"""A stroke along a line has more than this share of its edge level, be it of one word."""
_BODY: Final = 0.4
"""A patch with a smaller share of its cells in squares of `_BAND` cells is strokes."""
_TALL: Final = 8
"""Cells from which a mark is taller than a line of type."""
_STRONG: Final = 180
"""Luminance below which a mark would have come out black: its shape is outlined, that of a pale tint is not."""
_LINES: Final = 0.2
"""A stroke along lines has more than this share touched by ink; a stamp lies between the lines as well."""
_BOX: Final = 0.6
"""Strokes under one another fill more than this share of the box about them, a letter of a stamp does not."""
_RIM: Final = 7
"""Side, in pixels, of the gaps that the outline of a mark passes over: words, the white between lines."""
_CLEAR: Final = 13
"""Side in dots of the square about a word's ink that a rim keeps out of: one that touches a letter makes another."""
_LEAST: Final = 40
"""Smaller patches, in cells, are no mark: less than a word's length of a line."""


@dataclass(frozen=True)
class _Balanced:
    """Colours with the paper's own colour and light taken off: brightest and darkest channel and luminance of pixels,
    and the paper's luminance about each."""

    colours: Colours
    top: Grey
    low: Grey
    grey: Grey
    paper: Grey

    def cut(self, box: tuple[slice, slice]) -> _Balanced:
        """The same of a part of the page."""
        return _Balanced(self.colours[box], self.top[box], self.low[box], self.grey[box], self.paper[box])


def unmarked(grey: Grey, colours: Colours) -> Grey:
    """`grey` without the marks under its words; `grey` itself when there are none. `colours` is the same page."""
    red, green, blue = (colours[:, :, channel] for channel in range(CHANNELS))
    strange = np.maximum(red, blue) - np.minimum(red, blue) > _FAINT
    if np.count_nonzero(strange | (np.maximum(red, green) - np.minimum(red, green) > _FAINT)) < _LEAST * CELL**2:
        return grey
    page = _balanced(colours)
    coloured = (page.top >= _NIGHT) & (page.top - page.low > page.top // _COLOURED)
    if np.count_nonzero(coloured) < _LEAST * CELL**2:
        return grey
    box = _box(coloured)
    page, coloured = page.cut(box), coloured[box]
    ground, cells = _ground(page, coloured)
    owner = patches(ground, cells, _GAP)
    count = np.bincount(owner, minlength=owner.size)
    large = count >= _LEAST
    light = np.bincount(owner, weights=ground.max(axis=1), minlength=owner.size) >= _LIGHT * count
    ink = _ink(page, ground, cells)
    is_mark = large & light & (_touched(ink, cells, owner) >= _WORDS)
    if not is_mark.any():
        return grey
    dots = np.s_[box[0].start * SIDE : box[0].stop * SIDE, box[1].start * SIDE : box[1].stop * SIDE]
    dark = _dark(grey[dots], page, ground, cells)
    share = _touched(ink & blocks(dark.view(np.uint8), SIDE, np.maximum).view(np.bool_), cells, owner)
    is_mark &= share >= _WORDS
    if not is_mark.any():
        return grey
    shaped = is_mark & _shaped(ground, is_mark[owner], share, cells, owner, coloured.shape)
    stamps = shaped & _narrow(shaped[owner], cells, owner, coloured.shape)
    is_mark, shaped = is_mark & ~stamps, shaped & ~stamps
    if not is_mark.any():
        return grey
    gain = _gain(page, dark, is_mark[owner], (large & ~is_mark)[owner], cells)
    part = _divided(grey[dots], page, gain)
    if shaped.any():
        alike = _alike(page.colours, [ground[owner == number].mean(axis=0) for number in np.flatnonzero(shaped)])
        part[_rims(alike, dark, grid(shaped[owner], cells, _cells_of(coloured.shape)))] = 0
    whole = grey.copy()
    whole[dots] = part
    return whole


def _cells_of(size: tuple[int, ...]) -> tuple[int, int]:
    return size[0] // CELL, size[1] // CELL


def _box(mask: Mask) -> tuple[slice, slice]:
    """Rows and columns of all that is set, a little round them, both ends on cells."""
    sides = []
    for axis in (1, 0):
        places = np.flatnonzero(mask.any(axis=axis))
        first, last = max(0, int(places[0]) - _MARGIN) // CELL * CELL, int(places[-1]) + 1 + _MARGIN
        sides.append(slice(first, min(mask.shape[1 - axis], last // CELL * CELL)))
    return sides[0], sides[1]


def _balanced(colours: Colours) -> _Balanced:
    """Each channel is compared with the brightest of it about: a warm lamp or yellowed paper is no mark."""
    shape = colours.shape[0], colours.shape[1]
    channels, papers = [], []
    for channel in range(CHANNELS):
        plane = np.ascontiguousarray(colours[:, :, channel])
        near = close(blocks(plane, SIDE, np.maximum), COLOUR.near)
        paper = spread(np.maximum(dilate(near, _FAR), 1), shape, SIDE)
        channels.append(np.minimum(plane.astype(np.uint16) * WHITE // paper, WHITE).astype(np.uint8))
        papers.append(paper)
    red, green, blue = channels
    return _Balanced(
        np.stack(channels, axis=2),
        np.maximum(np.maximum(red, green), blue),
        np.minimum(np.minimum(red, green), blue),
        _luminance(red, green, blue),
        _luminance(*papers),
    )


def _luminance(red: Grey, green: Grey, blue: Grey) -> Grey:
    """As pdfium weighs the channels when it draws in grey."""
    weighed = (
        red.astype(np.uint16) * COLOUR.red
        + green.astype(np.uint16) * COLOUR.green
        + blue.astype(np.uint16) * COLOUR.blue
    )
    return (weighed // COLOUR.whole).astype(np.uint8)


def _ground(page: _Balanced, coloured: Mask) -> tuple[Ground, Cells]:
    """The colour of the ground of each coloured cell, words of either polarity left out, and the cells."""
    some = blocks(coloured.view(np.uint8), CELL, np.maximum)
    cells = np.nonzero(some)
    pixels = middles(page.grey, (cells[0], cells[1]))
    is_ground = coloured[pixels]
    ground = page.colours[pixels][is_ground].astype(np.int16)
    return ground, (cells[0][is_ground], cells[1][is_ground])


def _dark(grey: Grey, page: _Balanced, ground: Ground, cells: Cells) -> Mask:
    """The dots on the cells that are ink by their luminance, rules left out."""
    size = page.paper.shape
    tone = np.zeros((size[0] // CELL, size[1] // CELL), np.uint8)
    tone[cells] = (_luminance(*ground.T.astype(np.uint8)) * _DARK).astype(np.uint8)
    level = spread(tone, (size[0], size[1]), CELL).astype(np.uint16) * page.paper // WHITE
    dark: Mask = grey < spread(level.astype(np.uint8), (grey.shape[0], grey.shape[1]), SIDE)
    return dark & ~rules(dark, _RULE)


def _ink(page: _Balanced, ground: Ground, cells: Cells) -> Mask:
    """The pixels on the cells that are dark in every channel."""
    limit = np.zeros(_cells_of(page.top.shape), np.uint8)
    limit[cells] = (ground.max(axis=1) * _EVERY).astype(np.uint8)
    return page.top < spread(limit, (page.top.shape[0], page.top.shape[1]), CELL)


def _touched(ink: Mask, cells: Cells, owner: Numbers) -> NDArray[np.float64]:
    """For each patch the share of its pixels that are `ink`."""
    rows, columns = _cells_of(ink.shape)
    held = ink[: rows * CELL, : columns * CELL].reshape(rows, CELL, columns, CELL).sum(axis=_INNER)
    touched = np.bincount(owner, weights=held[cells], minlength=owner.size)
    share: NDArray[np.float64] = touched / np.maximum(1, CELL**2 * np.bincount(owner, minlength=owner.size))
    return share


def _shaped(
    ground: Ground, marked: Mask, share: NDArray[np.float64], cells: Cells, owner: Numbers, size: tuple[int, ...]
) -> Mask:
    """Which patches are dark and no strokes along lines of type: the letters of a stamp, a disc, a tall box. Their
    shape says something, so it must not vanish with their colour."""
    inside = np.pad(close(grid(marked, cells, _cells_of(size)), _GAP), 1)
    y, x = cells[0] + 1, cells[1] + 1
    flat = (inside[y - 1, x] == 0) * 1 + (inside[y + 1, x] == 0)
    steep = (inside[y, x - 1] == 0) * 1 + (inside[y, x + 1] == 0)
    along, across = (np.bincount(owner, weights=some, minlength=owner.size) for some in (flat, steep))
    count = np.bincount(owner, minlength=owner.size)
    tone = np.bincount(owner, weights=_luminance(*ground.T.astype(np.uint8)), minlength=owner.size)
    high, left, right = np.zeros(owner.size, np.intp), np.full(owner.size, size[1]), np.zeros(owner.size, np.intp)
    np.maximum.at(high, owner, cells[0] - cells[0][owner] + 1)  # a patch's first cell is in its top row
    np.minimum.at(left, owner, cells[1])
    np.maximum.at(right, owner, cells[1] + 1)
    stroke: Mask = (along >= _ALONG * (along + across)) & (
        (share >= _LINES) | (count >= _BOX * high * np.maximum(right - left, 1))
    )
    return ~stroke & (tone < _STRONG * count) & (high >= _TALL)


def _narrow(some: Mask, cells: Cells, owner: Numbers, size: tuple[int, ...]) -> Mask:
    """Which patches are strokes no wider than two cells: a stamp's, whose colour goes on between the cells that are its
    own. Taken off in part it would leave edges; `packet.fax.crossed` frees the words under it."""
    body = open_(grid(some, cells, _cells_of(size)), _BAND).view(np.bool_)
    wide = np.bincount(owner, weights=body[cells], minlength=owner.size)
    narrow: Mask = wide < _BODY * np.bincount(owner, minlength=owner.size)
    return narrow


def _alike(colours: Colours, some: list[NDArray[np.float64]]) -> Mask:
    """The pixels that have one of some colours."""
    alike = np.zeros(colours.shape[:2], np.bool_)
    for colour in some:
        low, high = (np.clip(colour + step, 0, WHITE).astype(np.uint8) for step in (-ALIKE, ALIKE))
        alike |= ((colours >= low) & (colours <= high)).all(axis=2)
    return alike


def _rims(coloured: Mask, dark: Mask, shaped: Grey) -> Mask:
    """The dots of the edges of shaped marks, but where words are."""
    about = spread(dilate(close(shaped, _GAP), COLOUR.about), (coloured.shape[0], coloured.shape[1]), CELL).view(
        np.bool_
    )
    body = close(coloured.view(np.uint8) * np.uint8(WHITE), _RIM)
    smooth = Image.fromarray(body).resize((dark.shape[1], dark.shape[0]), Image.Resampling.BILINEAR)
    fine = (np.asarray(smooth) > COLOUR.middle).view(np.uint8)
    rim: Mask = (fine > erode(fine, COLOUR.rim)) & ~dilate(dark.view(np.uint8), _CLEAR).view(np.bool_)
    # Where a patch ends and its colour goes on, under a line of words, there is no edge of anything.
    return rim & spread(about.view(np.uint8), (dark.shape[0], dark.shape[1]), SIDE).view(np.bool_)


def _gain(page: _Balanced, dark: Mask, marked: Mask, others: Mask, cells: Cells) -> NDArray[np.uint8]:
    """By how much each pixel is to be brightened, in `_UNIT`s: its brightest channel over its luminance, and no more
    than that of the mark about it, so that a red word on a yellow mark stays."""
    ratio = np.minimum(page.top.astype(np.uint16) * _UNIT // np.maximum(page.grey, 1), WHITE - 1).astype(np.uint8)
    ink = page.top < _LIGHT
    own = dilate(np.where(ink, np.uint8(_UNIT), ratio), _EDGE)
    size = page.top.shape
    inside = spread(close(grid(marked, cells, _cells_of(size)), _GAP), size, CELL).view(np.bool_)
    outside = spread(open_(grid(others, cells, _cells_of(size)), _BAND), size, CELL).view(np.bool_) & ~inside
    ink |= blocks(dark.view(np.uint8), SIDE, np.maximum).view(np.bool_)
    steady = erode(np.where(inside, np.where(ink, np.uint8(WHITE), ratio), np.uint8(_UNIT)), _STEADY)
    steady[steady == WHITE] = _UNIT
    gain: Grey = np.minimum(own, dilate(steady, _STEADY + 2 * _EDGE))
    gain[outside] = _UNIT
    return gain


def _divided(grey: Grey, page: _Balanced, gain: NDArray[np.uint8]) -> Grey:
    """`grey` brightened by `gain`, no pixel beyond the brightest channel about it: the white beside a mark in a shadow
    would be brighter than the paper there."""
    bright = (grey.astype(np.uint16) * spread(gain, grey.shape, SIDE)) >> COLOUR.unit_bits
    most = (dilate(page.top, _WHITE).astype(np.uint16) * page.paper // WHITE).astype(np.uint8)
    capped: Grey = np.minimum(bright, np.maximum(spread(most, grey.shape, SIDE), grey)).astype(np.uint8)
    return capped
