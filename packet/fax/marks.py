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
from PIL import Image, ImageFilter

from packet.fax.morphology import Grey, Mask, blocks, count, dilate, open_
from packet.fax.shapes import Numbers, Runs, Shapes, boxes, runs
from packet.fax.tuning import NEXT

BESIDE: Final = 18
"""Dots to the left or right within which a mark has a stroke of its line: a word space of 14 pt type."""
OVER: Final = 10
"""Rows over or under a mark within which an accent has its letter."""
LIKE: Final = 0.46
"""A mark is at least this share as deep as its stroke: blur takes so much off a dot of 7 pt type."""
LOW: Final = 8
"""A pale shape of fewer rows is no letter that a mark could belong to: it may be grain itself."""
TALL: Final = 14
SLASH: Final = 34
"""... but that of a slash of 14 pt type, which stands between words: on a drawn page nothing else so pale stands
there."""
WIDE: Final = 24
"""No mark is larger: the minus sign of 14 pt type."""
DEEP: Final = 18
"""Levels by which a mark is darker than its paper, that a reader would miss ..."""
GRAIN: Final = 1.7
"""... and so many times the grain on top, which is smoothed over 3 x 3 dots."""
DRAWN: Final = 1.0
"""Grain in levels below which a page was drawn by a program and not by a camera or a scanner."""
CLOSE: Final = 10
"""Dots from a lone mark to its letter, in 14 pt type too. Dust lies anywhere."""
BARE: Final = 8
"""Of the 5 x 5 dots about a mark that is gone so many may have ink: specks of its own, a letter that comes near."""
LEFT: Final = 0.4
"""A mark with a smaller share of its dots inked is gone: two dots of eight are a speck."""
SPECK: Final = 2
"""A mark with fewer dots inked than this is gone, however small: one dot is what paper and toner make by themselves."""
BROAD: Final = 7
"""Dots: strokes of type up to 14 pt bold are thinner."""
FEW_WASHES: Final = 3
UNDER: Final = 0.3
"""So many large pale pieces, and so large a share of them, lie under words when they are a wash."""
SWELL: Final = 0.38
"""A mark is at least this share as deep as its stroke to be inked: one of 8 pt type lies half on paper."""
TILE: Final = 48
"""Side in dots of the squares in which ..."""
CROWD: Final = 12
"""... more things without ink are the grain of a picture; type of 7 pt has half as many marks there."""
MANY: Final = 6
"""So many small shapes in a row are dashes or dots of a line."""
_HALF: Final = 2
"""Dots each way in which a mark's middle is the deepest."""
_SKIRT: Final = 4
"""A mark has so many of 3 x 3 dots a quarter as deep as its middle or more: its own and some beside; grain has one."""
_HIGH: Final = 8
"""Bits for the tile's column: there are 36."""
_BODY: Final = 3
"""Of a mark that is inked, the dots a third as deep as its middle, that touch no letter."""
_DOWN: Final = 4
_ALONG: Final = 6
"""Rows over and under, and columns beside the middle of a mark, that may be its own: a hyphen of 8 pt type."""
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
    near = dilate(strokes.view(np.uint8), NEXT)
    touching = np.zeros(found.count, np.bool_)
    touching[found.shape[_deepest(found, near) > 0]] = True
    if most:
        box = boxes(found)
        touching &= (box.height <= most) & (box.width <= most)
    return painted(pieces.shape, found, touching)


def letters(pieces: Mask, ink: Mask) -> Mask:
    """The pieces that are as tall as a letter, or a part of one by touching `ink`."""
    if not pieces.any():
        return pieces
    found = runs(dilate(pieces.view(np.uint8), NEXT).view(np.bool_))  # over the gaps in a letter of hairlines
    some = boxes(found).height >= LOW + 2
    some[found.shape[_deepest(found, dilate(ink.view(np.uint8), NEXT)) > 0]] = True
    return painted(pieces.shape, found, some) & pieces


def washes(pieces: Mask, about: Mask) -> Mask | None:
    """The pale pieces with strokes too broad for type, when many of them lie under words (`about` is what is near
    dark ink): a watermark, the pantograph of a safety paper. None for none: pale headings stand by themselves."""
    broad = open_(pieces.view(np.uint8), BROAD)
    if not broad.any():
        return None
    found = runs(pieces)
    large = np.zeros(found.count, np.bool_)
    large[found.shape[_deepest(found, broad) > 0]] = True
    under = np.zeros(found.count, np.bool_)
    under[found.shape[_deepest(found, dilate(about.view(np.uint8), NEXT)) > 0]] = True
    some = int(np.count_nonzero(large & under))
    if some < max(FEW_WASHES, UNDER * np.count_nonzero(large)):
        return None
    return painted(pieces.shape, found, large)


def beside(pieces: Mask, strokes: Mask, depth: Grey, about: Grey, drawn: bool = False) -> Mask:
    """The pieces, whole, that are marks of a stroke: small, on a line with it, and as deep. `about` is the deepest near
    each dot of `depth`. A letter so thin that it was a piece itself brings its own dot along; on a page that a program
    has `drawn`, the first of a row of dots the others."""
    found = runs(pieces)
    kept = np.zeros(found.count, np.bool_)
    if not found.count or not strokes.any():
        return painted(pieces.shape, found, kept)
    box = boxes(found)
    peak = np.zeros(found.count, np.uint8)
    np.maximum.at(peak, found.shape, _deepest(found, depth))
    tall = SLASH if drawn else TALL
    left = np.flatnonzero((box.height <= tall) & (box.width <= WIDE) & (box.area > 1))
    left = left[_near(strokes, box, left)]
    for _ in range(2):
        marks = peak[left] >= LIKE * depths(box, left, strokes, about)
        kept[left[marks]] = True
        stems = np.zeros_like(kept)
        stems[left[marks]] = box.height[left[marks]] >= LOW
        if not stems.any():
            break
        left = left[~marks]
        strokes = strokes | painted(pieces.shape, found, stems)
    if drawn:
        kept |= _in_rows(box, peak, kept)
    return painted(pieces.shape, found, kept)


def _in_rows(box: Shapes, peak: Grey, kept: Mask) -> Mask:
    """The shapes of rows and of columns of small shapes, alike in place, size and depth, of which one is kept, as the
    dots that lead from a word to its figure, or of which there are many: a line of dashes."""
    some = np.flatnonzero((box.height <= TALL) & (box.width <= WIDE))
    found = np.zeros_like(kept)
    for first, last, low, high in (
        (box.left, box.right, box.top, box.bottom),
        (box.top, box.bottom, box.left, box.right),
    ):
        line = some[np.lexsort((first[some], low[some], high[some]))]
        one, other = line[:-1], line[1:]
        gap = first[other] - last[one]
        alike = (high[one] == high[other]) & (low[one] == low[other]) & (gap > 0) & (gap <= BESIDE)
        deeper, paler = np.maximum(peak[one], peak[other]), np.minimum(peak[one], peak[other])
        alike &= paler >= LIKE * deeper
        row = np.concatenate(([0], np.cumsum(~alike))) if line.size else np.zeros(0, np.intp)
        found[line] |= np.isin(row, row[kept[line]]) | (np.bincount(row)[row] >= MANY if line.size else False)
    return found


def depths(box: Shapes, some: Numbers, strokes: Mask, about: Grey, reach: int = BESIDE) -> NDArray[np.float32]:
    """How deep the nearest stroke is that each of some shapes is on a line with, no more than `reach` dots beside it;
    infinite where there is none. `about`: as in `beside`."""
    room, deepest = _padded(strokes), _padded(about)
    found = [_stroke(box, some[one : one + _SOME], room, deepest, reach) for one in range(0, some.size, _SOME)]
    return np.concatenate([np.zeros(0, np.float32), *found])


def swelled(depth: Grey, ink: Mask, noise: float) -> Mask:
    """The dots of marks of which hardly any is in `ink`: those of 8 pt type are paler than any part of a stroke, for
    each of their dots lies half on paper."""
    more = np.zeros_like(ink)
    row, column = bare_marks(depth, ink, noise, SWELL)
    least = dilate(depth, NEXT)[row, column] // (_BODY if noise < DRAWN else _BODY - 1)
    for down in range(-_DOWN, _DOWN + 1):
        for right in range(-_ALONG, _ALONG + 1):
            y, x = np.clip(row + down, 0, ink.shape[0] - 1), np.clip(column + right, 0, ink.shape[1] - 1)
            own = depth[y, x] >= least
            more[y[own], x[own]] = True
    return more & ~dilate((ink & ~more).view(np.uint8), NEXT).view(np.bool_)


def bare_marks(depth: Grey, ink: Mask, noise: float, alike: float) -> tuple[Numbers, Numbers]:
    """Row and column of the middle of each small thing beside a letter that is at least the share `alike` as deep and
    has hardly any `ink`. `noise` is the page's grain."""
    drawn = noise < DRAWN
    tone = depth if drawn else np.asarray(Image.fromarray(depth).filter(ImageFilter.BoxBlur(1)))
    floor = DEEP + (0 if drawn else GRAIN * noise)
    bare = (tone >= int(floor)) & (count(ink, 2 * _HALF + 1) <= BARE)
    row, column = _gone(
        depth, ink, SPECK if drawn else 0, *_peaks(tone, *np.divmod(np.flatnonzero(bare), bare.shape[1]))
    )
    row, column = _alone(row, column)
    if not row.size:
        return row, column
    box = _extents(tone, row, column)
    deep = tone[row, column]
    skirt = np.zeros(row.size, np.intp)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            skirt += tone[row + down, column + right] >= deep >> 2
    some = np.flatnonzero((box.height <= TALL) & (box.width <= WIDE) & (skirt >= _SKIRT))
    about = dilate(np.where(ink, tone, np.uint8(0)), 2 * _HALF + 1)
    some = some[deep[some] >= alike * depths(box, some, ink, about, CLOSE)]
    return row[some], column[some]


def _alone(row: Numbers, column: Numbers) -> tuple[Numbers, Numbers]:
    """Those of some places that are no part of a picture's grain."""
    tile = (row // TILE << _HIGH) + column // TILE
    few = np.bincount(tile, minlength=1)[tile] <= CROWD
    return row[few], column[few]


def _gone(depth: Grey, ink: Mask, least: int, row: Numbers, column: Numbers) -> tuple[Numbers, Numbers]:
    """Those of some middles about which, within one dot or two, hardly any ink is of what is at least half as deep as
    the deepest there, or less than `least` dots."""
    body = depth >= dilate(depth, 2 * _HALF + 1) >> 1
    gone = np.zeros(row.size, np.bool_)
    for side in (NEXT, 2 * _HALF + 1):
        whole, inked = count(body, side)[row, column], count(body & ink, side)[row, column]
        gone |= inked < np.maximum(LEFT * whole, least)
    return row[gone], column[gone]


def _extents(tone: Grey, row: Numbers, column: Numbers) -> Shapes:
    """How far it is at least half as dark each way from each peak, and the area of that box."""
    page = np.pad(tone, ((TALL,) * 2, (WIDE,) * 2))
    half = (tone[row, column] >> 1)[:, None]
    down, right = np.arange(TALL + 1), np.arange(WIDE + 1)
    reach = [
        np.logical_and.accumulate(page[y, x] >= half, axis=1).sum(axis=1) - 1
        for y, x in (
            (row[:, None] + TALL - down, column[:, None] + WIDE),
            (row[:, None] + TALL + down, column[:, None] + WIDE),
            (row[:, None] + TALL, column[:, None] + WIDE - right),
            (row[:, None] + TALL, column[:, None] + WIDE + right),
        )
    ]
    up, down_to, west, east = reach
    top, bottom, left, right = row - up, row + down_to, column - west, column + east
    return Shapes(top, bottom, left, right, (bottom - top + 1) * (right - left + 1))


def _peaks(tone: Grey, row: Numbers, column: Numbers) -> tuple[Numbers, Numbers]:
    """Those of some places where no dot within two is darker, the first of those that are alike."""
    inside = (row >= _HALF) & (row < tone.shape[0] - _HALF) & (column >= _HALF) & (column < tone.shape[1] - _HALF)
    row, column = row[inside], column[inside]
    for down in range(-_HALF, _HALF + 1):
        for right in range(-_HALF, _HALF + 1):
            near, own = tone[row + down, column + right], tone[row, column]
            high = near < own if (down, right) < (0, 0) else near <= own
            row, column = row[high], column[high]
    return row, column


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


def painted(shape: tuple[int, ...], found: Runs, kept: Mask) -> Mask:
    """A page with the runs of the kept shapes."""
    page = np.zeros(shape, np.bool_)
    some = kept[found.shape]
    row, left, length = found.row[some], found.left[some], (found.right - found.left + 1)[some]
    along = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    page[np.repeat(row, length), np.repeat(left, length) + along] = True
    return page
