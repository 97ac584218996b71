"""Grey morphology on bytes: running extremes, block reductions, wide levels. Separable, in whole-array numpy calls.

A running extreme over n pixels costs log2(n) passes: the extreme over 2k pixels is that over k pixels, twice. A page of
1728 x 2156 bytes stays in bytes; nothing here makes a float of full size.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from packet.fax.tuning import LEVELS

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Packed = NDArray[np.uint8]
"""Rows of truth values, eight a byte, the first in the highest bit."""
_Extreme = Callable[..., Any]
WORD: Final = 8
"""Bytes that are counted at a time."""
PER_CENT: Final = 100


def pack(mask: Mask) -> Packed:
    """Eight columns a byte; a width that is no multiple of 8 is filled up with False."""
    return np.packbits(mask, axis=1)


def unpack(packed: Packed, first: int = 0, last: int | None = None) -> Mask:
    """The columns of the bytes first..last (exclusive) as truth values; all of them when not told."""
    mask: Mask = np.unpackbits(packed[:, first:last], axis=1).view(np.bool_)
    return mask


def dots(packed: Packed) -> int:
    """How many dots are set."""
    if packed.shape[1] % WORD == 0 and packed.strides[1] == 1:
        return int(np.bitwise_count(packed.view(np.uint64)).sum())
    return int(np.bitwise_count(packed).sum())


def _along(page: Grey, length: int, axis: int, extreme: _Extreme) -> Grey:
    run = _edged(page, length // 2, axis)

    def shift(step: int) -> Grey:
        stop = run.shape[axis] - step
        one, other = (run[:stop], run[step:]) if axis == 0 else (run[:, :stop], run[:, step:])
        result: Grey = extreme(one, other)
        return result

    reach = 1
    while reach * 2 <= length:
        run = shift(reach)
        reach *= 2
    return shift(length - reach) if reach < length else run


def _edged(page: Grey, by: int, axis: int) -> Grey:
    """`by` copies of the first and of the last line before and after it (`np.pad` takes longer than a small page)."""
    size = page.shape[axis]
    whole = np.empty(
        (page.shape[0] + 2 * by, page.shape[1]) if axis == 0 else (page.shape[0], page.shape[1] + 2 * by), page.dtype
    )
    page, rows = (page, whole) if axis == 0 else (page.T, whole.T)
    rows[by : by + size] = page
    rows[:by] = page[:1]
    rows[by + size :] = page[-1:]
    return whole


def dilate(page: Grey, length: int) -> Grey:
    """Brightest value in the square of odd side `length` pixels round each pixel; the edge repeats."""
    return _along(_along(page, length, 1, np.maximum), length, 0, np.maximum)


def erode(page: Grey, length: int) -> Grey:
    """Darkest value in the square of odd side `length` pixels round each pixel; the edge repeats."""
    return _along(_along(page, length, 1, np.minimum), length, 0, np.minimum)


def close(page: Grey, length: int) -> Grey:
    """Grey closing: dark strokes thinner than `length` pixels vanish; edges of wider things stay where they are."""
    return erode(dilate(page, length), length)


def open_(page: Grey, length: int) -> Grey:
    """Grey opening: bright strokes thinner than `length` pixels vanish."""
    return dilate(erode(page, length), length)


def run_dilate(page: Grey, length: int, axis: int) -> Grey:
    """Brightest of `length` pixels (odd) round each pixel along one axis; the edge repeats."""
    return _along(page, length, axis, np.maximum)


def run_open(page: Grey, length: int, axis: int) -> Grey:
    """Grey opening along one axis: what is bright for at least `length` pixels in a row."""
    return _along(_along(page, length, axis, np.minimum), length, axis, np.maximum)


def rules(strokes: Mask, length: int) -> Mask:
    """The parts of strokes that run straight, across or down, for `length` dots (odd)."""
    if not strokes.any():
        return strokes
    page = strokes.view(np.uint8)
    across, down = run_open(page, length, 1), run_open(page, length, 0)
    return np.maximum(across, down).view(np.bool_)


def blocks(page: Grey, side: int, extreme: np.ufunc, width: int = 0) -> Grey:
    """Extreme of each block of `side` rows x `width` columns (`side` when 0); rows and columns that fill no whole block
    are left out."""
    width = width or side
    rows, columns = page.shape[0] // side, page.shape[1] // width
    run = extreme.reduce(page[: rows * side].reshape(rows, side, -1), axis=1)[:, : columns * width]
    reach = 1
    while reach < width:  # a running extreme of `width` columns, of which the first of each block is kept
        step = min(reach, width - reach)
        run = extreme(run[:, :-step], run[:, step:])
        reach += step
    result: Grey = np.ascontiguousarray(run[:, ::width])
    return result


def spread(small: Grey, shape: tuple[int, int], side: int) -> Grey:
    """Each value of `small` repeated over a `side` x `side` block, cut or edge-repeated to `shape`."""
    short = [max(0, -(-size // side) - have) for size, have in zip(shape, small.shape, strict=True)]
    if any(short):
        small = np.pad(small, [(0, blank) for blank in short], mode="edge")
    return np.repeat(np.repeat(small, side, axis=0)[: shape[0]], side, axis=1)[:, : shape[1]]


def count(ink: Mask, length: int) -> Grey:
    """How many of the `length` x `length` pixels round each pixel are set (length odd, at most 15)."""
    half = length // 2
    run = np.pad(ink.view(np.uint8), half)
    return _sums(_sums(run, length, 1), length, 0)


def _sums(page: Grey, length: int, axis: int) -> Grey:
    """The sums of `length` values in a row: those of twice as many are two of those."""
    run, reach, rest = page, 1, length
    total: Grey | None = None
    done = 0
    size = page.shape[axis] - length + 1
    while rest:
        if rest & 1:
            part = run[done : done + size] if axis == 0 else run[:, done : done + size]
            total = part.copy() if total is None else np.add(total, part, out=total)
            done += reach
        rest >>= 1
        if rest:
            stop = run.shape[axis] - reach
            run = run[:stop] + run[reach:] if axis == 0 else run[:, :stop] + run[:, reach:]
            reach *= 2
    assert total is not None
    return total


def levels(page: Grey, window: int, step: int) -> Grey:
    """Median of each `window` x `window` square, from every `step`-th pixel: the tone most of it has."""
    rows, columns = page.shape[0] // window, page.shape[1] // window
    sample = page[: rows * window : step, : columns * window : step]
    side = window // step
    tiles = sample.reshape(rows, side, columns, side).swapaxes(1, 2).reshape(rows, columns, side * side)
    middle = side * side // 2
    result: Grey = np.partition(tiles, middle, axis=2)[:, :, middle]
    return result


def percentile(values: Grey, share: float) -> float:
    """As `np.percentile`, from a count of each of the 256 values: a tenth of the time. Raises IndexError for none."""
    below = np.cumsum(np.bincount(values.ravel(), minlength=LEVELS))
    place = share / PER_CENT * (int(below[-1]) - 1)
    first = int(np.searchsorted(below, int(place), side="right"))
    second = int(np.searchsorted(below, min(int(place) + 1, int(below[-1]) - 1), side="right"))
    return first + (second - first) * (place - int(place))


def mapped(page: Grey, values: Grey) -> Grey:
    """Each dot's value looked up in a table of 256 (Pillow does it in a quarter of numpy's time)."""
    return np.asarray(Image.fromarray(page).point(values.tolist()))


def halved(grey: Grey) -> Grey:
    """Two rows averaged into one: 98 rows to the inch."""
    return ((grey[0::2].astype(np.uint16) + grey[1::2] + 1) >> 1).astype(np.uint8)
