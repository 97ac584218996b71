"""Registration of a sheet in a picture with the page as printed: patches of the print are found again, and the view
that takes all of them there is the view of the sheet.

From the codes the view grows outwards: two codes at the foot tell little of the head of a sheet that is seen from
aside, but all of what lies beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from packet.signed.view import INCH, Grey, Points, SheetView, affine, projective, similar, straight

COARSE: Final = 100
FINE: Final = 200
"""Dots an inch of the two passes."""
_PATCH: Final = 40
_STEP: Final = 28
"""Dots of a patch, and from one to the next: 10 mm at COARSE, three lines of print."""
_SEARCH: Final = 20
"""Dots about a patch in which it is looked for: 5 mm at COARSE."""
_LIKE: Final = 0.6
"""Correlation from which a patch is found: another line of print has up to 0.4, a blurred copy of itself 0.8."""
_REACH: Final = 130.0
"""Points from what is known to what is looked for next: two inches, over which a view from aside bends less than
`_SEARCH`."""
_ROUNDS: Final = 14
_SETTLED: Final = 0.35
"""Dots by which patches are moved when nothing is left to mend."""
_OFF: Final = 2.5
"""Dots beside the view at which a patch has half its say."""
_LEAST, _FEW, _SOME = 3, 5, 14
"""Patches under which nothing was found, under which the view is a turn and a scale, and under which it has no
perspective."""
_MOST: Final = 160
"""Patches of a page that are looked for: spread over it, so many tell no less than all."""
_TEXTURE: Final = 0.004
"""Of a patch, the lesser eigenvalue of its structure tensor: a straight line alone has none."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Registered:
    """`view` of the sheet. `found`: share of the print's patches that were found; `residual`: millimetres beside the
    view within which 95 of 100 of these lie; `likeness`: the middle of their correlations; `points`, `moved`: where
    they stand on the sheet, and how far (points) beside the view each was found.
    """

    view: SheetView
    found: float
    residual: float
    likeness: float
    points: Points
    moved: Points


@dataclass(frozen=True)
class _Print:
    """The printed page at one resolution, and the patches of it that can be told from their neighbours."""

    ink: Floats
    dpi: int
    corners: NDArray[np.int64]
    """Upper left corners, rows of (x, y) in dots."""

    @property
    def middles(self) -> Points:
        return np.asarray((self.corners + _PATCH / 2) * (INCH / self.dpi), np.float64)


def register(picture: Image.Image, printed: Image.Image, first: SheetView, anchors: Points) -> Registered | None:
    """The view of the sheet in `picture` (grey, paper white) whose print is `printed` (grey, FINE dots an inch), grown
    from the view `first`, which holds about `anchors` (points of the sheet; without any it holds about everywhere).
    None when next to nothing was found.
    """
    coarse = _print(printed.reduce(FINE // COARSE), COARSE)
    view, before = first, None
    known = anchors if len(anchors) else coarse.middles
    fixed = first.dots(anchors)
    for _ in range(_ROUNDS):
        near = _near(coarse.middles, known)
        matched = _match(picture, coarse, view, near)
        if matched is None or (matched[2] >= _LIKE).sum() < _LEAST:
            return None
        at, moved = (one[matched[2] >= _LIKE] for one in matched[:2])
        seen = view.dots(at + moved)
        view = _fit(np.concatenate((at, anchors)), np.concatenate((seen, fixed)), len(at))
        known = np.concatenate((anchors, at))
        step = float(np.median(np.hypot(*moved.T))) * COARSE / INCH
        if step < _SETTLED and before is not None and (near == before).all():
            break
        before = near
    return refine(picture, printed, view)


def refine(picture: Image.Image, printed: Image.Image, view: SheetView) -> Registered | None:
    """The view made exact at FINE dots an inch, and how far the print lies beside it."""
    fine = _print(printed, FINE)
    for _ in range(2):
        matched = _match(picture, fine, view, np.ones(len(fine.corners), np.bool_))
        if matched is None:
            return None
        at, moved, like = matched
        good = like >= _LIKE
        if good.sum() < _SOME:
            return None
        better = _fit(at[good], view.dots(at[good] + moved[good]), int(good.sum()))
        beside = better.points(view.dots(at[good] + moved[good])) - at[good]
        view = better
    residual = float(np.percentile(np.hypot(*beside.T), 95)) * 25.4 / INCH
    return Registered(view, float(good.mean()), residual, float(np.median(like[good])), at[good], beside)


def _near(middles: Points, known: Points) -> NDArray[np.bool_]:
    apart = np.hypot(middles[:, None, 0] - known[None, :, 0], middles[:, None, 1] - known[None, :, 1])
    return np.asarray(apart.min(axis=1) < _REACH)


def _fit(sheet: Points, seen: Points, patches: int) -> SheetView:
    """The view through these pairs; those that lie beside it have less and less to say."""
    if patches < _FEW:
        return SheetView(similar(sheet, seen))
    if patches < _SOME:
        return SheetView(affine(sheet, seen))
    weights = np.ones(len(sheet))
    matrix = projective(sheet, seen)
    for _ in range(6):
        off = np.hypot(*(SheetView(matrix).dots(sheet) - seen).T)
        weights = 1 / (1 + (off / max(_OFF, float(np.median(off)))) ** 2)
        matrix = projective(sheet, seen, weights)
    return SheetView(matrix)


def _print(printed: Image.Image, dpi: int) -> _Print:
    ink = _ink(np.asarray(printed))
    down, right = (np.asarray(one) for one in np.gradient(ink))
    products: tuple[NDArray[Any], ...] = (right * right, down * down, right * down)
    sums = [_box(values, _PATCH) for values in products]
    xs = np.arange(0, ink.shape[1] - _PATCH, _STEP)
    ys = np.arange(0, ink.shape[0] - _PATCH, _STEP)
    corners = np.array([(x, y) for y in ys for x in xs], np.int64)
    xx, yy, xy = (one[corners[:, 1], corners[:, 0]] / _PATCH**2 for one in sums)
    least = (xx + yy) / 2 - np.sqrt(((xx - yy) / 2) ** 2 + xy**2)
    corners = corners[least > _TEXTURE]
    return _Print(ink, dpi, corners[:: max(1, -(-len(corners) // _MOST))])


def _ink(grey: Grey) -> Floats:
    return np.asarray(1 - grey.astype(np.float32) / 255, np.float32)


def _box(values: NDArray[Any], side: int) -> NDArray[np.float64]:
    """The sum over the square of `side` dots whose upper left corner is each dot."""
    total = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    total[1:, 1:] = values.cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    return np.asarray(
        total[side:, side:] - total[:-side, side:] - total[side:, :-side] + total[:-side, :-side], np.float64
    )


def _match(
    picture: Image.Image, printed: _Print, view: SheetView, wanted: NDArray[np.bool_]
) -> tuple[Points, Points, NDArray[np.float64]] | None:
    """(middles of the wanted patches on the sheet, how far each lies beside the view in points, how alike it is)."""
    corners = printed.corners[wanted]
    if not len(corners):
        return None
    seen = np.pad(_ink(np.asarray(straight(picture, view, printed.dpi))), _SEARCH)
    side = _PATCH + 2 * _SEARCH
    windows = np.stack([seen[y : y + side, x : x + side] for x, y in corners])
    patches = np.stack([printed.ink[y : y + _PATCH, x : x + _PATCH] for x, y in corners])
    like = _correlated(windows, patches)
    best = like.reshape(len(corners), -1).argmax(axis=1)
    down, right = np.divmod(best, like.shape[2])
    moved = np.column_stack((right + _peak(like, down, right, 2), down + _peak(like, down, right, 1))) - _SEARCH
    scale = INCH / printed.dpi
    middles = np.asarray((corners + _PATCH / 2) * scale, np.float64)
    return middles, moved * scale, np.asarray(like.reshape(len(corners), -1).max(axis=1), np.float64)


def _correlated(windows: Floats, patches: Floats) -> NDArray[np.float64]:
    """The normalised cross-correlation of each patch with each place of its window."""
    side, places = windows.shape[1], windows.shape[1] - _PATCH + 1
    count = _PATCH**2
    flat = patches - patches.mean(axis=(1, 2), keepdims=True)
    spectrum = np.fft.rfft2(windows) * np.fft.rfft2(flat, s=(side, side)).conj()
    product = np.fft.irfft2(spectrum, s=(side, side))[:, :places, :places]
    total = np.zeros((2, len(windows), side + 1, side + 1), np.float32)
    for number, values in enumerate((windows, windows * windows)):
        total[number, :, 1:, 1:] = values.cumsum(axis=1).cumsum(axis=2)
    one = total[:, :, _PATCH:, _PATCH:] - total[:, :, :-_PATCH, _PATCH:]
    sums, squares = one - total[:, :, _PATCH:, :-_PATCH] + total[:, :, :-_PATCH, :-_PATCH]
    spread = np.sqrt(np.maximum(squares - sums**2 / count, 1e-4) * (flat**2).sum(axis=(1, 2))[:, None, None])
    return np.asarray(product / np.maximum(spread, 1e-3), np.float64)


def _peak(like: NDArray[np.float64], down: NDArray[np.int64], right: NDArray[np.int64], axis: int) -> Points:
    """Parts of a dot by which the peak lies beside the best place along an axis: a parabola through three values."""
    here = np.arange(len(like))
    at, last = (down, like.shape[1] - 1) if axis == 1 else (right, like.shape[2] - 1)
    inner = (at > 0) & (at < last)
    step = inner.astype(np.int64)
    before = like[here, down - step, right] if axis == 1 else like[here, down, right - step]
    after = like[here, down + step, right] if axis == 1 else like[here, down, right + step]
    bend = before - 2 * like[here, down, right] + after
    parts = np.where(inner & (bend < 0), (before - after) / np.where(bend == 0, 1, 2 * bend), 0.0)
    return np.asarray(parts.clip(-0.5, 0.5), np.float64)
