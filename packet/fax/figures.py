"""The coloured fills of a drawn page that say something by their shape: bars, slices, keys of a chart, a logo.

In black and white a fill is paper, because words may stand on it. One without words is outlined, and hatched by its
colour when there are several, so that the series of a chart stay apart. Each connected fill of one colour is decided
for itself; a scan has no flat fills.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from packet.fax.morphology import Grey, Mask, close, dilate, erode, open_, run_open
from packet.fax.patches import SIDE, Colours
from packet.fax.shapes import Runs, Shapes, boxes, runs
from packet.fax.tuning import CHANNELS, COLOUR, NEXT, WHITE

_LUMINANCE: Final = 0.9
"""A fill is darker than this share of white ..."""
_VIVID: Final = 48
"""... or its channels differ by so many levels: yellow is as light as paper."""
_MOST: Final = 24
"""Colours of a page that are looked at, the most common first: a gradient or a picture has more and is none of this."""
_LEAST: Final = 9
"""Pixels of a fill without its edges: the key of a chart, 24 dots each way."""
_SHARE: Final = 0.35
"""Flat fills are together so large a share of what is toned and wider than a stroke; of a picture it is less."""
_WORDS: Final = 0.02
"""So large a share of a fill is ink when words stand on it."""
_FEW: Final = 3
_MARK: Final = 0.25
"""... in so many pieces, or in so large a share: less is a mark that stands on a bar, as the result on its range."""
_BLACK: Final = 0.5
"""One with more ink than this is black already."""
_STRAIGHT: Final = 0.9
"""A fill with words on it that fills less of the box about it is a slice and no marked line."""
_APART: Final = 13
"""Pixels along a line between the pieces of one mark that words have cut in two."""
_OUTLINE: Final = 5
"""Side in dots of what takes the outline off its body: two dots wide."""
_LETTERS: Final = 21
"""Side in dots of holes that are words."""
_NEAR: Final = 4
"""Levels by which the dots of a fill may differ from its tone."""
_LARGE: Final = 250_000
"""Dots of a fill that is outlined alone: six square inches of hatching are a long time on the line."""
_PERIOD: Final = 12
"""Dots from one line of a hatching to the next ..."""
_LINE: Final = 2
"""... and how thick they are."""
_CLEAR: Final = 17
"""Side in dots of what is free of hatching about a figure on a fill."""
_KINDS: Final = 6


@dataclass(frozen=True)
class _Fill:
    """One connected fill: its colour and its box in pixels of `SIDE` dots, ends inclusive."""

    colour: int
    top: int
    bottom: int
    left: int
    right: int


def outlined(grey: Grey, colours: Colours, ink: Mask) -> Mask:
    """The page `ink` with the fills of `grey` outlined and hatched; `colours` is the same page in colour."""
    found = _fills(colours)
    if not found:
        return ink
    whole = ink.copy()
    drawn = [(fill, shape) for fill in found if (shape := _shape(fill, grey, ink)) is not None]
    kinds = {colour: place for place, colour in enumerate(sorted({fill.colour for fill, _ in drawn}))}
    for fill, (top, left, body) in drawn:
        at = np.s_[top : top + body.shape[0], left : left + body.shape[1]]
        inner = erode(np.pad(body.view(np.uint8), 1), _OUTLINE)[1:-1, 1:-1].view(np.bool_)
        marks = body & ~inner
        marks &= ~dilate(ink[at].view(np.uint8), 2 * NEXT - 1).view(np.bool_)
        if len(kinds) > 1 and np.count_nonzero(body) < _LARGE:
            clear = dilate(ink[at].view(np.uint8), _CLEAR).view(np.bool_)
            marks |= inner & ~clear & hatching(kinds[fill.colour] % _KINDS, body.shape, (top, left))
        whole[at] |= marks
    return whole


def hatching(kind: int, shape: tuple[int, ...], origin: tuple[int, int]) -> Mask:
    """Lines of one of six kinds, laid from the page's corner: slanted either way, level, upright, crossed, dots."""
    rows, columns = np.ogrid[origin[0] : origin[0] + shape[0], origin[1] : origin[1] + shape[1]]
    level, upright = rows % _PERIOD < _LINE, columns % _PERIOD < _LINE
    if kind == 0:
        return (rows + columns) % _PERIOD < _LINE
    if kind == 1:
        return np.broadcast_to(level, shape)
    if kind == 2:
        return (rows - columns) % _PERIOD < _LINE
    if kind == 3:
        return np.broadcast_to(upright, shape)
    if kind == 4:
        return (rows % _PERIOD < 2 * _LINE) & (columns % _PERIOD < 2 * _LINE)
    return level | upright


def _fills(colours: Colours) -> list[_Fill]:
    """The connected fills of one flat colour, darker than paper."""
    whole = colours[:, :, 0].astype(np.int32) << 16 | colours[:, :, 1].astype(np.int32) << 8 | colours[:, :, 2]
    top, low = colours.max(axis=2), colours.min(axis=2)
    weights = (COLOUR.red, COLOUR.green, COLOUR.blue)
    light = sum(colours[:, :, place].astype(np.uint32) * weights[place] for place in range(CHANNELS)) // COLOUR.whole
    toned = (light < _LUMINANCE * WHITE) | (top - low >= _VIVID)
    flat = toned.copy()
    flat[1:] &= whole[1:] == whole[:-1]
    flat[:, 1:] &= whole[:, 1:] == whole[:, :-1]
    if np.count_nonzero(flat) < _LEAST:
        return []
    values, counts = np.unique(whole[flat], return_counts=True)
    order = np.argsort(-counts, kind="stable")[:_MOST]
    if counts[order].sum() < _SHARE * np.count_nonzero(open_(toned.view(np.uint8), NEXT)):
        return []
    found = []
    for value in values[order][counts[order] >= _LEAST].tolist():
        same = (flat & (whole == value)).view(np.uint8)
        shape: Runs = runs((1 - run_open(1 - same, _APART, 1)).view(np.bool_))
        box: Shapes = boxes(shape)
        some = np.flatnonzero((box.area >= _LEAST) & (box.height > 1) & (box.width > 1))
        sides = np.stack((box.top - 1, box.bottom, box.left - 1, box.right), axis=1)[some]
        found += [_Fill(value, *edges) for edges in sides.tolist()]
    return found


def _shape(fill: _Fill, grey: Grey, ink: Mask) -> tuple[int, int, Mask] | None:
    """First row and column, and the dots of a fill that is to be outlined; None for one that is not."""
    top, left = max(0, (fill.top - 1) * SIDE), max(0, (fill.left - 1) * SIDE)
    at = np.s_[top : (fill.bottom + 2) * SIDE, left : (fill.right + 2) * SIDE]
    part = grey[at]
    inside = grey[(fill.top + 1) * SIDE : (fill.bottom + 1) * SIDE, (fill.left + 1) * SIDE : (fill.right + 1) * SIDE]
    tone = int(np.median(inside))
    same = (part <= min(WHITE, tone + _NEAR)) & (part >= max(0, tone - _NEAR))
    body = close(np.pad(same.view(np.uint8), _LETTERS), _LETTERS)[_LETTERS:-_LETTERS, _LETTERS:-_LETTERS].view(np.bool_)
    count = int(np.count_nonzero(body))
    inner = erode(np.pad(body.view(np.uint8), 1), 2 * SIDE + 1)[1:-1, 1:-1].view(np.bool_)  # what is beside is no word
    inked = int(np.count_nonzero(ink[at] & inner))
    if not count or inked > _BLACK * count:
        return None
    box = (fill.bottom - fill.top) * (fill.right - fill.left) * SIDE**2  # a mark ends within its outermost pixels
    written = inked > _WORDS * count and (inked > _MARK * count or runs(ink[at] & inner).count >= _FEW)
    if written and count > _STRAIGHT * box:
        return None
    return top, left, body
