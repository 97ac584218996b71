"""Coloured fills of a page that are nowhere on its fax: the bars of a chart, the key beside it, a shape.

Knows nothing of how the ink was found. A fill may become white when words stand on it: a marker, a tint, a banner are
grounds. One without words is itself what the page shows, and the fax must have its outline, or ink in it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.missing import DotBox
from packet.fax.morphology import Grey, Mask, close, dilate, erode
from packet.fax.shapes import Runs, boxes, runs

SIDE: Final = 4
"""Dots of the page, each way, to one pixel of its colours."""
_DARK: Final = 226
"""Levels: the luminance of a tint that is paper, or nearly."""
_DARK_SCAN: Final = 170
"""The same on a scan, whose paper is no white: a chart's bar, and no tint that a copier makes of a fold."""
_LEAST_BAR: Final = 60
_BAR: Final = 0.75
"""Pixels of the smallest grey bar, without its edges, and how much of its box it fills."""
_BESIDE: Final = 8
"""Dots from the edge of a grey bar, inside and outside, between which ..."""
_SHARP: Final = 30
"""... there are so many levels; the edge of a shadow is wider."""
_VIVID: Final = 48
"""Levels between channels from which a colour is seen, however light."""
_FLAT: Final = 6
_FLAT_SCAN: Final = 26
"""Levels by which the pixels next to each other of a fill differ; on a scan they have grain, and JPEG's blocks."""
_BODY: Final = 3
"""Side in pixels of the square that is flat inside a fill."""
_LEAST: Final = 12
"""Pixels of a fill without its edges: the key of a chart, 10 pt each way."""
_LEAST_SCAN: Final = 150
_LEAST_PALE: Final = 150
"""Of pale greys so many: between the lines of type a watermark's letters have fewer."""
_PALE: Final = 200
_HALF: Final = 0.5
_FULL: Final = 0.5
"""A fill fills so large a share of the box about it; the stroke of a stamp across words does not."""
_LOW: Final = 10
_HIGH: Final = 90
"""Per cent of a fill's dots between whose tones it is flat."""
_ALIKE: Final = 12
"""Levels by which the tones of one fill differ."""
_MOST: Final = 16
"""Colours that are looked at: a picture has more and is no fill."""
_GAP: Final = 13
"""Side in pixels of what lies between words of a line, which one marker went over: 52 dots."""
_INK: Final = 0.04
"""So large a share of ink is something: a hatching, or words."""
_SIDES: Final = 0.5
"""Each side of a fill has a line or an edge along so large a share of it."""
_NARROW: Final = 10
_ALONG: Final = 0.9
"""A fill no wider than so many pixels is the margin of what stands along so large a share of its length: the tint
beside a bar code's first bar."""
_REACH: Final = 2
"""Pixels from the edge of a fill to the line that stands for it."""
_EDGE: Final = 4
"""Pixels from the edge of the page within which a fill is what lay under or beside the sheet."""
Colours = NDArray[np.uint8]


def vanished(grey: Grey, colours: Colours, ink: Mask, scan: bool) -> list[DotBox]:
    """The fills of a page of which `ink` shows nothing. `grey` and `ink` are of one size, `colours` (rows x columns x
    3) has a pixel for each 4 x 4 of their dots. On a scan vivid ones, and dark greys within sharp edges: shadows and
    stains are flat and grey, too."""
    return [*_vanished(grey, colours, ink, scan), *(_grey_bars(grey, colours, ink) if scan else [])]


def _grey_bars(grey: Grey, colours: Colours, ink: Mask) -> list[DotBox]:
    """The flat dark grey boxes of a scan that have no ink, each by itself: words are seldom on them."""
    light = _light(colours)
    vivid = colours.max(axis=2) - colours.min(axis=2) >= _VIVID
    dark = (light < _DARK_SCAN) & ~vivid & (dilate(light, _BODY) - erode(light, _BODY) <= _FLAT_SCAN)
    if np.count_nonzero(dark) < _LEAST_SCAN:
        return []
    found = runs(dark)
    box = boxes(found)
    share = np.asarray(ink.reshape(dark.shape[0], SIDE, dark.shape[1], SIDE).any(axis=(1, 3)))
    some = (box.area >= _LEAST_BAR) & (box.area >= _BAR * box.height * box.width)
    places = []
    for one in np.flatnonzero(some).tolist():
        top, bottom, left, right = (int(side[one]) for side in (box.top, box.bottom, box.left, box.right))
        place = DotBox(top * SIDE, (bottom + 1) * SIDE, left * SIDE, (right + 1) * SIDE)
        if not _shown(share, top, bottom, left, right) and _is_fill(grey, place, True) and _is_sharp(grey, place):
            places.append(place)
    return places


def _is_sharp(grey: Grey, place: DotBox) -> bool:
    """Whether a place is darker than what is beside it, over and under it or to its left and right, a few dots away."""
    middle = np.s_[place.top + _BESIDE : place.bottom - _BESIDE, place.left + _BESIDE : place.right - _BESIDE]
    if not grey[middle].size:
        return False
    own = float(np.median(grey[middle]))
    over, under = grey[place.top - _BESIDE, middle[1]], grey[place.bottom + _BESIDE - 1, middle[1]]
    left, right = grey[middle[0], place.left - _BESIDE], grey[middle[0], place.right + _BESIDE - 1]
    steps = [float(np.median(side)) - own for side in (over, under, left, right)]
    return max(min(steps[:2]), min(steps[2:])) >= _SHARP


def _vanished(grey: Grey, colours: Colours, ink: Mask, scan: bool) -> list[DotBox]:
    vivid = colours.max(axis=2) - colours.min(axis=2) >= _VIVID
    light = _light(colours)
    toned: Mask = vivid if scan else vivid | (light < _DARK)
    if np.count_nonzero(toned) < _LEAST:
        return []
    box = _box(toned)
    pale: Mask = (light[box] > _PALE) & ~vivid[box]
    colours, toned = colours[box], toned[box]
    body = toned & _even(colours, _FLAT_SCAN if scan else _FLAT)
    if np.count_nonzero(body) < _LEAST:
        return []
    dots = np.s_[box[0].start * SIDE : box[0].stop * SIDE, box[1].start * SIDE : box[1].stop * SIDE]
    share = np.asarray(ink[dots].reshape(toned.shape[0], SIDE, toned.shape[1], SIDE).any(axis=(1, 3)))
    where = np.flatnonzero(toned)
    levels = colours.reshape(-1, colours.shape[2])[where].astype(np.int16)
    found = []
    alike = 2 * _FLAT_SCAN if scan else _ALIKE
    for tone in _tones(colours, body, alike):
        same = np.zeros(toned.shape, np.bool_)
        same.ravel()[where[np.abs(levels - tone).max(axis=1) <= alike]] = True
        own = same & body
        if np.count_nonzero(own) < _LEAST:
            continue
        joined = close(np.pad(own.view(np.uint8), _GAP), _GAP)[_GAP:-_GAP, _GAP:-_GAP].view(np.bool_)
        found += _gone(joined & ~_others(toned, same), own, own & pale, share, scan)
    places = [
        DotBox(top + dots[0].start, bottom + dots[0].start, left + dots[1].start, right + dots[1].start)
        for top, bottom, left, right in found
    ]
    return [place for place in places if _is_fill(grey, place, scan)]


def _box(mask: Mask) -> tuple[slice, slice]:
    """The rows and columns of all that is set, and a few about them."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (
        slice(max(0, int(rows[0]) - _GAP), min(mask.shape[0], int(rows[-1]) + 1 + _GAP)),
        slice(max(0, int(columns[0]) - _GAP), min(mask.shape[1], int(columns[-1]) + 1 + _GAP)),
    )


def _is_fill(grey: Grey, place: DotBox, scan: bool) -> bool:
    """Whether a place is no edge of the sheet, and flat in its dots too: a picture is not, nor a grid."""
    rows, columns = grey.shape
    if min(place.top, place.left, rows - place.bottom, columns - place.right) < _EDGE * SIDE:
        return False
    inside = grey[place.top + 2 * SIDE : place.bottom - 2 * SIDE, place.left + 2 * SIDE : place.right - 2 * SIDE]
    if not inside.size:
        return False
    low, high = np.percentile(inside, (_LOW, _HIGH))
    return bool(high - low <= (_FLAT_SCAN if scan else _FLAT))


def _light(colours: Colours) -> Grey:
    weights = np.array([77, 151, 28], np.uint16)  # of 256, as luminance weighs the channels (ITU-R BT.601)
    light: Grey = ((colours * weights).sum(axis=2) >> 8).astype(np.uint8)
    return light


def _even(colours: Colours, most: int) -> Mask:
    """The pixels about which nothing changes."""
    even = np.ones(colours.shape[:2], np.bool_)
    for channel in range(colours.shape[2]):
        plane = np.ascontiguousarray(colours[:, :, channel])
        even &= dilate(plane, _BODY) - erode(plane, _BODY) <= most
    return even


def _tones(colours: Colours, body: Mask, apart: int) -> list[NDArray[np.int16]]:
    """The colours of the fills, the most common first, none like one before it."""
    coarse = (colours[body] >> 3).astype(np.int32)
    keys, counts = np.unique(coarse[:, 0] << 10 | coarse[:, 1] << 5 | coarse[:, 2], return_counts=True)
    found: list[NDArray[np.int16]] = []
    for key in keys[np.argsort(-counts, kind="stable")][:_MOST].tolist():
        tone = np.array([key >> 10 & 31, key >> 5 & 31, key & 31], np.int16) * 8 + 4
        if all(np.abs(tone - other).max() > apart for other in found):
            found.append(tone)
    return found


def _others(toned: Mask, same: Mask) -> Mask:
    """The pixels of fills of another colour: what lies between two bars of one colour is not theirs."""
    return toned & ~dilate(same.view(np.uint8), _BODY).view(np.bool_)


def _gone(
    joined: Mask, body: Mask, pale: Mask, share: NDArray[np.bool_], scan: bool
) -> list[tuple[int, int, int, int]]:
    """Top, bottom, left and right, in dots, of the joined fills of one colour that have no ink."""
    found = runs(joined)
    if not found.count:
        return []
    box = boxes(found)
    own, light = (_held(some, found, joined.shape) for some in (body, pale))
    least = np.where(light > _HALF * own, _LEAST_PALE, _LEAST)
    if scan:
        least = np.maximum(least, _LEAST_SCAN)
    some = (own >= least) & (own >= _FULL * box.height * box.width) & (np.minimum(box.height, box.width) > 2)
    places = []
    for one in np.flatnonzero(some).tolist():
        top, bottom, left, right = (int(side[one]) for side in (box.top, box.bottom, box.left, box.right))
        if not _shown(share, top, bottom, left, right):
            places.append((top * SIDE, (bottom + 1) * SIDE, left * SIDE, (right + 1) * SIDE))
    return places


def _held(some: Mask, found: Runs, shape: tuple[int, ...]) -> NDArray[np.int64]:
    """How many of some pixels each shape has."""
    line = np.zeros((shape[0], shape[1] + 1), np.int32)
    np.cumsum(some, axis=1, out=line[:, 1:])
    held = np.zeros(found.count, np.int64)
    np.add.at(held, found.shape, line[found.row, found.right + 1] - line[found.row, found.left])
    return held


def _shown(share: Mask, top: int, bottom: int, left: int, right: int) -> bool:
    """Whether there is ink in a fill, or a line about it."""
    inside = share[top + 1 : bottom, left + 1 : right]
    if inside.size and float(inside.mean()) > _INK:
        return True
    sides = (
        share[max(0, top - _REACH) : top + _REACH + 1, left : right + 1].any(axis=0),
        share[bottom - _REACH : bottom + _REACH + 1, left : right + 1].any(axis=0),
        share[top : bottom + 1, max(0, left - _REACH) : left + _REACH + 1].any(axis=1),
        share[top : bottom + 1, right - _REACH : right + _REACH + 1].any(axis=1),
    )
    high, wide = bottom - top + 1, right - left + 1
    near = 2 * _REACH
    long = (
        (
            share[top : bottom + 1, max(0, left - near) : left + near],
            share[top : bottom + 1, right - near : right + near],
        )
        if high > wide
        else (
            share[max(0, top - near) : top + near, left : right + 1].T,
            share[bottom - near : bottom + near, left : right + 1].T,
        )
    )
    if min(high, wide) <= _NARROW and max(float(side.any(axis=1).mean()) for side in long) >= _ALONG:
        return True
    return min(float(side.mean()) for side in sides) >= _SIDES
