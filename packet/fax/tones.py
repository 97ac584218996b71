"""Pictures of a page whose light and dark are gone on its fax: a wound that is white, an X-ray that is two blotches.

Knows nothing of how the ink was found. A picture is a place of many tones that change every way; a gradient behind
words changes one way, a shadow slowly, a tint not at all. Where the picture is darker, its fax must have more ink.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.geometry import HEADER_ROWS
from packet.fax.missing import DotBox
from packet.fax.morphology import Grey, Mask, blocks, close, levels, open_
from packet.fax.shapes import boxes, runs
from packet.fax.tuning import WHITE

SIDE: Final = 24
"""Dots, each way, of the places whose tones are compared: three cells of a screen of 8 dots."""
_TONED: Final = 0.88
"""A place of a picture is darker than this share of the page's white."""
_WHITE: Final = 95
"""Per cent of the places that are no brighter than the page's white."""
_LIVELY: Final = 5.0
"""Levels by which a picture's place differs from the mean of those beside it, over and under it, for half of them."""
_NEXT: Final = 3
_LEAST: Final = 40
"""Places of the smallest picture: 2 square centimetres and a half."""
_FULL: Final = 0.55
"""A picture fills so large a share of the box about it: a table of tinted cells does not."""
_KEPT: Final = 0.5
"""Correlation of tones and ink from which the picture can be made out; measured, screened ones have 0.9 and more, and
one cut at a level that shows its shapes 0.6."""
_SPREAD: Final = 22.0
"""Levels of standard deviation of the tones of a page that is one picture; a lamp's light on a blank sheet has less."""
_EDGE: Final = 1
"""Places from the edge of a page within which a scan shows what lay about the sheet."""
_HALF: Final = 0.5
_NOTHING: Final = 0.004
"""With so small a share of ink a place is bare; one line of type in it has more."""
_ENDS: Final = 4, 96
"""Per cent of a picture's places between whose tones ..."""
_RANGE: Final = 55
"""... lie so many levels: more than a shadow or a gradient behind words goes through."""
_CHART: Final = 0.6
"""So large a share of a chart's places has one level, and so large a share of those has ink ..."""
_HATCHED: Final = 0.02
"""... on this share of its dots."""
Shares = NDArray[np.float32]


def spoilt_pictures(grey: Grey, ink: Mask, scan: bool) -> list[DotBox]:
    """The pictures of a page as drawn (`grey`, 0 black) that `ink` does not show; both of one size."""
    rows, columns = grey.shape[0] // SIDE, grey.shape[1] // SIDE
    usual = levels(grey, SIDE, 4)
    toned = usual < _TONED * float(np.percentile(usual, _WHITE))
    area = close(open_(toned.view(np.uint8), _NEXT), _NEXT).view(np.bool_)
    area[: -(-HEADER_ROWS // SIDE)] = False  # the strip that is left to the sender's line
    if np.count_nonzero(area) < _LEAST:
        return []
    tone = _means(grey, rows, columns)
    have = 1 - _means(ink.view(np.uint8), rows, columns)
    found = runs(area)
    box = boxes(found)
    places = []
    for one in np.flatnonzero(box.area >= np.maximum(_LEAST, _FULL * box.height * box.width)).tolist():
        top, bottom, left, right = (int(side[one]) for side in (box.top, box.bottom, box.left, box.right))
        if scan and min(top, left, rows - 1 - bottom, columns - 1 - right) < _EDGE:
            continue
        inside = area[top : bottom + 1, left : right + 1]
        ground = usual[top : bottom + 1, left : right + 1].astype(np.float32)  # without the words on a gradient
        paper = have[top : bottom + 1, left : right + 1][inside]
        whole = slice(top * SIDE, (bottom + 1) * SIDE), slice(left * SIDE, (right + 1) * SIDE)
        drawn = not scan and _is_chart(grey[whole], paper, inside)
        lively = not drawn and _is_lively(ground, inside)
        if (lively and _agree(tone[top : bottom + 1, left : right + 1][inside], paper) < _KEPT) or (
            float(paper.mean()) > 1 - _NOTHING and _is_wide(ground[inside])
        ):
            places.append(DotBox(top * SIDE, (bottom + 1) * SIDE, left * SIDE, (right + 1) * SIDE))
    return places


def spoilt_page(grey: Grey, ink: Mask) -> DotBox | None:
    """Where the picture is that a page without words is, when `ink` does not show it; None when it does, or is none.
    A photograph of a wound may have no lively tones at all: skin changes as slowly as a shadow."""
    rows, columns = grey.shape[0] // SIDE, grey.shape[1] // SIDE
    usual = levels(grey, SIDE, 4)
    toned = usual < _TONED * WHITE
    if np.count_nonzero(toned) < _HALF * toned.size or float(usual[toned].std()) < _SPREAD:
        return None
    tone, have = _means(grey, rows, columns), 1 - _means(ink.view(np.uint8), rows, columns)
    if _agree(tone[toned], have[toned]) >= _KEPT:
        return None
    down, across = np.flatnonzero(toned.any(axis=1)), np.flatnonzero(toned.any(axis=0))
    return DotBox(int(down[0]) * SIDE, (int(down[-1]) + 1) * SIDE, int(across[0]) * SIDE, (int(across[-1]) + 1) * SIDE)


def _means(page: Grey, rows: int, columns: int) -> Shares:
    cut = page[: rows * SIDE, : columns * SIDE].reshape(rows, SIDE, columns, SIDE)
    means: Shares = cut.mean(axis=(1, 3), dtype=np.float32)
    return means


def _is_chart(grey: Grey, paper: Shares, inside: Mask) -> bool:
    """Whether a place that a program drew is of flat fills, each shown by some ink: a chart's paler slices may be the
    more densely hatched, and `packet.fax.vanished` asks whether each is there."""
    low, high = blocks(grey, SIDE, np.minimum)[inside], blocks(grey, SIDE, np.maximum)[inside]
    flat = high == low
    return bool(flat.mean() >= _CHART and float((paper[flat] < 1 - _HATCHED).mean()) >= _CHART)


def _is_lively(tone: Shares, inside: Mask) -> bool:
    """Whether tones change both ways, more than a gradient's do."""
    if min(tone.shape) < _NEXT:
        return False
    across = np.abs(tone[1:-1, 1:-1] - (tone[1:-1, :-2] + tone[1:-1, 2:]) / 2)
    down = np.abs(tone[1:-1, 1:-1] - (tone[:-2, 1:-1] + tone[2:, 1:-1]) / 2)
    some = inside[1:-1, 1:-1]
    spread = float(np.std(tone[inside]))
    steps = np.abs(np.diff(tone, axis=0)).mean(), np.abs(np.diff(tone, axis=1)).mean()
    lively = float(np.median((across + down)[some])) if some.any() else 0.0
    return spread > 2 * _LIVELY and (lively > _LIVELY or min(steps) > _LIVELY * _HALF)


def _is_wide(tone: Shares) -> bool:
    """Whether tones lie far apart: skin and a wound do, be they as smooth as a shadow."""
    low, high = np.percentile(tone, _ENDS)
    return bool(high - low >= _RANGE)


def _agree(tone: Shares, have: Shares) -> float:
    """Correlation of tones and paper; nought when either has but one."""
    a, b = tone - tone.mean(), have - have.mean()
    size = float(np.sqrt(float((a * a).sum()) * float((b * b).sum())))
    return float((a * b).sum()) / size if size else 0.0
