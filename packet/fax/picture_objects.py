"""The pictures of a printed page, each by itself in the box that the PDF gives it: screened where it has tones.

A page is never a photograph by guess. What the PDF places as a picture is one when its tones change both ways and no
line of type stands on it: a picture of a card, of a letter, of a telephone's screen is of words, and stays with them.
Of a chart the fills alone are screened. Strokes on a photograph, be they its own or words laid over it, keep their
edges: a screen of 36 lines to the inch would eat them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from packet.fax.marks import painted
from packet.fax.morphology import Grey, Mask, blocks, close, dilate, erode, levels, open_, spread
from packet.fax.screen import CELL, ToneArea, framed, screened
from packet.fax.shapes import boxes, runs, shapes
from packet.fax.tuning import LEVELS, NEXT, PHOTO, WHITE

_NIGHT, _DAY = 24, 236
"""Levels between which a tone is neither black nor white."""
_TONED: Final = 0.3
"""So large a share of a photograph's cells has such a tone."""
_BIN: Final = 8
"""Levels of a pile of tones."""
_EVEN: Final = 2
_FLAT: Final = 0.6
_ONE: Final = 0.3
"""A chart, a code, a screenshot has no more than so many levels within so large a share of its cells, and one tone in
so large a share of its dots: what a camera saw has grain, or changes."""
_BOTH_WAYS: Final = 6.0
"""Levels by which tones differ when what changes across alone and down alone is taken off: a gradient's do not."""
_STROKE: Final = 15
"""Dots: strokes of letters are thinner."""
_ABOUT: Final = 40
"""Side in dots of the squares whose usual tone is what strokes stand on; the smallest picture has two of them."""
_DEEP: Final = 60
"""Levels by which a stroke that is kept differs from what is about it."""
_SEEN: Final = 36
"""... and one that may be a letter's."""
_GRAIN: Final = 1.3
"""... and from what differs within the usual cell, which is grain."""
_LOW, _HIGH, _SLIM = 6, 44, 3
"""Rows of a letter, at least and at most, and how often its width is in its height at most: the ticks of a ruler are
slimmer."""
_TYPE: Final = 45
"""So many letters of one polarity are more than a caption or a label: lines of type."""
_GROUND: Final = 200
"""Levels of the paper of a chart."""
_APART: Final = 64
_SECOND, _BOTH = 0.15, 0.8
"""Levels between the two tones of a code, the share that the rarer has, and that of both: the rest are edges."""
_KINDS: Final = 0.03
"""So large a share of a chart is of other tones than the two of a code."""
_LINE: Final = 8
"""So many letters are a line of type on a fill; the label of a bar has fewer."""
_HOLE: Final = 5
"""Side in cells of the words on a fill that part it: 40 dots, type of 14 pt."""
_FILL: Final = 5
"""Cells, each way, of the smallest fill of a chart that is screened."""


@dataclass(frozen=True)
class Toned:
    """The pictures of a page that are screened: photographs whole, charts in their fills."""

    photos: tuple[ToneArea, ...] = ()
    charts: tuple[ToneArea, ...] = ()


def toned(grey: Grey, boxes: Sequence[ToneArea]) -> Toned:
    """Of the boxes of a page's pictures those that have tones, cut to the page (`grey`, 0 black)."""
    photos, charts = [], []
    for box in boxes:
        top, left = max(0, box.top), max(0, box.left)
        bottom, right = min(grey.shape[0], box.bottom), min(grey.shape[1], box.right)
        if min(bottom - top, right - left) < PHOTO.side:
            continue
        part, area = grey[top:bottom, left:right], ToneArea(top, left, bottom, right)
        if _is_flat(part):
            if _is_chart(part):
                charts.append(area)
        elif _is_photo(part):
            photos.append(area)
    return Toned(tuple(photos), tuple(charts))


def with_tones(grey: Grey, ink: Mask, found: Toned) -> Mask:
    """The page `ink` with the photographs and the fills of the charts of `grey` screened; strokes on a photograph stay,
    each with a thin edge about it."""
    whole = ink.copy()
    for box in found.photos:
        at = np.s_[box.top : box.bottom, box.left : box.right]
        made = framed(grey[at])
        for strokes, black in zip(_strokes(grey[at], _DEEP), (True, False), strict=True):
            made[dilate(strokes.view(np.uint8), NEXT).view(np.bool_)] = not black
            made[strokes] = black
        whole[at] = made
    for box in found.charts:
        at = np.s_[box.top : box.bottom, box.left : box.right]
        whole[at] |= screened(grey[at]) & _fills(grey[at])
    return whole


def _extremes(part: Grey) -> tuple[Grey, Grey]:
    """The darkest and the brightest dot of each cell."""
    return blocks(part, CELL, np.minimum), blocks(part, CELL, np.maximum)


def _is_flat(part: Grey) -> bool:
    low, high = _extremes(part)
    if float((high - low <= _EVEN).mean()) <= _FLAT:
        return False
    return int(np.bincount(part.ravel(), minlength=LEVELS).max()) > _ONE * part.size


def _is_photo(part: Grey) -> bool:
    rows, columns = part.shape[0] // CELL, part.shape[1] // CELL
    cells = part[: rows * CELL, : columns * CELL].reshape(rows, CELL, columns, CELL).mean(axis=(1, 3))
    if float(((cells > _NIGHT) & (cells < _DAY)).mean()) < _TONED or _has_two(part):
        return False
    left = cells - cells.mean(axis=0) - cells.mean(axis=1)[:, None] + cells.mean()
    if float(left.std()) < _BOTH_WAYS:
        return False
    low, high = _extremes(part)
    deep = max(_SEEN, min(LEVELS - 1, round(_GRAIN * float(np.median(high - low)))))
    return max(_letters(strokes) for strokes in _strokes(part, deep)) < _TYPE


def _has_two(part: Grey) -> bool:
    """Whether nearly all of a picture is of one of two tones far apart: a code, be it in colour on a tint."""
    piles = np.bincount(part.ravel() // _BIN, minlength=LEVELS // _BIN) / part.size
    some = np.convolve(piles, np.ones(NEXT), "same")  # a tone lies in two piles or three
    one = int(np.argmax(some))
    far = some.copy()
    far[max(0, one - _APART // _BIN) : one + _APART // _BIN + 1] = 0
    return float(far.max()) >= _SECOND and float(some[one] + far.max()) >= _BOTH


def _is_chart(part: Grey) -> bool:
    """Whether a flat picture has a light ground and fills of other tones than it and the one of its strokes."""
    low, high = _extremes(part)
    tones = low[high - low <= _EVEN]
    piles = np.bincount(tones // _BIN, minlength=LEVELS // _BIN)
    if int(np.argmax(piles)) * _BIN < _GROUND:
        return False
    return bool(np.sort(piles)[:-2].sum() > _KINDS * piles.sum()) and bool(_fills(part).any())


def _fills(part: Grey) -> Mask:
    """The dots of the flat fills of a chart that are neither black nor its ground."""
    low, high = _extremes(part)
    even = high - low <= _EVEN
    ground = int(np.argmax(np.bincount(low[even] // _BIN, minlength=LEVELS // _BIN))) * _BIN
    fill = even & (low > _NIGHT) & (high < min(_DAY, ground - _BIN))
    whole = open_(fill.view(np.uint8), _FILL)
    if whole.any():
        whole &= _unwritten(fill.view(np.uint8), part)
    shape = part.shape[0], part.shape[1]
    near = spread(dilate(whole, NEXT), shape, CELL).view(np.bool_)
    inside = erode((part > _NIGHT).view(np.uint8), NEXT).view(np.bool_) & (part < min(_DAY, ground - _BIN))
    return near & inside


def _unwritten(fills: Grey, part: Grey) -> Grey:
    """The fills, in cells, but those with a line of type on them, the bubbles of a talk: dots would cover a part."""
    found = runs(close(np.pad(fills, _HOLE), _HOLE)[_HOLE:-_HOLE, _HOLE:-_HOLE].view(np.bool_))
    box, kept = boxes(found), np.ones(found.count, np.bool_)
    for one in range(found.count):
        at = np.s_[
            box.top[one] * CELL : (box.bottom[one] + 1) * CELL, box.left[one] * CELL : (box.right[one] + 1) * CELL
        ]
        kept[one] = max(_letters(strokes) for strokes in _strokes(part[at], _SEEN)) < _LINE
    return painted(fills.shape, found, kept).view(np.uint8)


def _strokes(part: Grey, deep: int) -> tuple[Mask, Mask]:
    """The thin strokes of a picture that are `deep` levels darker than what is about them, and those as much
    brighter."""
    ground = spread(levels(part, _ABOUT, PHOTO.sample), (part.shape[0], part.shape[1]), _ABOUT)
    step = np.uint8(deep // 2)
    low, high = np.maximum(ground, step) - step, np.minimum(ground, WHITE - step) + step
    wide = open_(part, _STROKE)
    light = np.maximum(dilate(wide, 2 * _STROKE + 1), part) - part > deep
    dark = (close(part, _STROKE) - part > deep) & ((part < low) | light)  # the gap of two white letters is no black one
    bright = (part - wide > deep) & (part > high)
    return _drawn(dark), _drawn(bright)


def _drawn(strokes: Mask) -> Mask:
    """Without lone dots, which are grain."""
    return open_(strokes.view(np.uint8), NEXT).view(np.bool_)


def _letters(strokes: Mask) -> int:
    """How many strokes are of the height and the width of letters."""
    if not strokes.any():
        return 0
    found = shapes(strokes)
    like = (found.height >= _LOW) & (found.height <= _HIGH) & (found.height <= _SLIM * found.width)
    return int(np.count_nonzero(like & (found.width <= _SLIM * found.height)))
