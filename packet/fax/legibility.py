"""How well a reader at the far end can read a page: measures in dots and shares, one score, and warnings by code.

Nothing here reads words. The score multiplies what each measure leaves of legibility; it was set so that it falls
when the share of words an OCR program reads falls (tests/bench). 100 is print on paper, under 50 is guesswork.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.binarise import GRAINY, REACH, RULE, Bits
from packet.fax.broken import broken_places
from packet.fax.geometry import POINTS, ROWS, SHEET, X_DPI, Y_DPI
from packet.fax.lost import NOTHING, Lost, told
from packet.fax.morphology import PER_CENT, Grey, Mask, Packed, close, dilate, dots, percentile, rules, unpack
from packet.fax.screen import ToneArea
from packet.fax.shapes import Numbers, Shapes, shapes
from packet.fax.tuning import LETTERS, MEASURE, SCORE, SKEW
from packet.fax.typed import Typed
from packet.fax.warn import Warn

SMALL_DOTS: Final = 8.5
"""Small letters (x-height) lower than this are hard to read: about 6 pt type."""
FULL_DOTS: Final = 10.5
"""Small letters this high lose nothing."""
STRIPS: Final = ((75, 99), (125, 149), (50, 74), (150, 174))
"""Columns looked at on a plain page, in eights, one strip after the other until there are letters enough, when the
narrow one where its lines begin has too few."""
MARGIN: Final = 6
"""Width in eights of that narrow strip: two letters of ordinary type."""
ENOUGH: Final = 40
ENOUGH_SMALL: Final = 300
"""So many letters prove large type; to prove small type it takes more, and most of them, because a row of dots or ticks
looks like it."""
SPARSE: Final = 6
"""Of every 16th row so few with ink, three lines or four: such a page is sooner looked at whole than in strips."""
FEW: Final = 25
"""Fewer letters than this are no type."""
LEAST: Final = 4
"""Lower shapes are dots."""
GRAIN: Final = 7
"""Lower shapes of a very grainy page may be its grain, and the pitch of its strokes is that of the grain."""
FEW_SMALL: Final = 0.08
"""A smaller share of low shapes than this is points and dashes: nothing to look into."""
TALLEST: Final = 90
SOFT: Final = 0.285
"""Letters less than full size are small when their edges are as wide as this share of their height (measured: 5 pt on
scans 0.29 and more in every script, 6 pt 0.27 and less)."""
LATIN: Final = 2.0
"""Height of the small letters of Latin type over the pitch of its strokes, at fine resolution (1.9 to 2.1)."""
XHEIGHT: Final = 0.547
"""Height of the small letters of Latin type over its size."""
SHARE: Final = 10
"""Per cent of the characters that are as small as the size that counts, or smaller."""
APART: Final = 45
"""Strokes further apart are of two words."""
CLEAR: Final = 85
"""A page that scores less says why: of 8 pt type on scans, dots of Arabic were gone (measured: 74 to 84)."""
LONG_SECONDS: Final = 60.0
DARK_SHARE: Final = 0.25
FAINT_CONTRAST: Final = 0.22
BROKEN: Final = 2
"""So many places whose letters are gone are a word: one may be the corner of a picture."""
SPOILT: Final = 0.45
"""What a broken word on a dark ground counts for, however large the page: the score is 60 or less, and it is told."""

MIDDLE: Final = 50
"""Per cent: the median."""
BYTE: Final = 8
"""Dots."""


@dataclass(frozen=True)
class Measures:
    """`letter`: height of the smallest common small letters in dots (0 when there are none); `contrast` of ink to its
    paper 0..1 before the fax; `black`: share of the page; `lost`: share of the drawn detail with no black beside it,
    `SPOILT` or more for broken words; `skew` in degrees; `blur`: width of an edge in dots; `coarse`: dots to one pixel
    of the picture drawn."""

    letter: float
    contrast: float
    black: float
    lost: float
    skew: float
    blur: float
    coarse: float = 1.0


def letter_height(ink: Mask, least: int = LEAST, rows: int = ROWS) -> float:
    """Height in rows of the smallest letters that are common on the page, 0.0 for a page without type.

    A size of type piles up shapes at the height of its small letters; strays, rules and pictures do not. Shapes lower
    than `least` rows are grain. Scripts without small letters are held to Latin type of as close strokes. `rows` of a
    whole page tell how many the raster has to the inch.
    """
    some = ink[_written(ink)]
    height = _smallest(_letters(some, False), least)
    return height if least == GRAIN else _as_latin(height, _pitch(some) * rows / ROWS)


def sampled_height(page: Packed) -> float:
    """As `letter_height`, from as many strips of the page, top to bottom, as it takes to be sure; from the whole page
    when they do not tell."""
    some = page[:: LETTERS.strip] != 0
    strips = (_margin(some), *STRIPS) if np.count_nonzero(some.any(axis=1)) > SPARSE else ()
    heights = np.zeros(0, np.int64)
    for left, right in strips:
        ink = unpack(page, left, right)
        heights = np.concatenate((heights, _letters(ink, True)))
        height = _smallest(heights)
        if height and heights.size >= ENOUGH:
            height = _as_latin(height, _pitch(ink) * page.shape[0] / ROWS)
        large = height >= FULL_DOTS and heights.size >= ENOUGH
        small = height and heights.size >= ENOUGH_SMALL and np.median(heights) < 2 * height
        if large or small:
            return height
    return letter_height(unpack(page[_written(page)]), rows=page.shape[0])


def _as_latin(height: float, pitch: float) -> float:
    """The height of the small letters of Latin type that is as easy to read as letters of this `height` with strokes
    so close. Chinese characters of 5 pt are as high as small letters of 8 pt, with strokes twice as close; the pieces
    of Korean ones of 8 pt are as low as letters of 5 pt, and far apart."""
    usual = LATIN * pitch
    if not height or not pitch or min(height, usual) >= FULL_DOTS:
        return height
    return min(max(height, LETTERS.least_latin * usual), usual)


def _pitch(ink: Mask) -> float:
    """Columns from one stroke to the next where they are closest: the mean of the lower half; 0.0 for few strokes."""
    rows = ink[:: LETTERS.pitch_rows]
    starts = rows[:, 1:] & ~rows[:, :-1]
    row, column = np.nonzero(starts)
    step = np.diff(column)[(np.diff(row) == 0)]
    step = np.sort(step[step <= APART])
    return float(np.mean(step[: step.size // 2])) if step.size >= ENOUGH else 0.0


def typed_height(measured: float, bits: Bits, page: Typed) -> float:
    """The height that was `measured`, put right by what the page says of its own type: letters of a told size are as
    high as Latin ones of that size, whatever marks they carry and whatever is drawn over them. What no told type covers
    is measured by itself."""
    if len(page.sizes) < FEW:
        return measured
    rows = int(bits.ink.shape[0])
    told: float = float(np.percentile(page.sizes, SHARE)) * XHEIGHT * rows / SHEET / POINTS
    if measured and measured < told:
        other = bits.ink.copy()
        for left, top, right, bottom in page.runs:
            first, last = (
                max(0, int(top * rows / ROWS) - LETTERS.told_over),
                int(bottom * rows / ROWS) + LETTERS.told_under,
            )
            other[first:last, max(0, int(left) - LETTERS.told_over) : int(right) + LETTERS.told_under] = False
        rest = letter_height(other, rows=rows)
        return min(told, rest) if rest else told
    return min(measured, told) if measured else (told if told < SMALL_DOTS else 0.0)


def _margin(inked: Mask) -> tuple[int, int]:
    """The strip where lines begin, short ones too: a little left of the first column that many rows have ink in."""
    rows = np.add.reduce(inked, axis=0, dtype=np.intp)
    left = max(0, int(np.argmax(LETTERS.many * rows >= rows.max())) - 1)
    return left, left + MARGIN


def _written(page: Mask | Packed) -> Mask:
    """The rows with ink, and the one after each line: so much stays between two."""
    some: Mask = np.any(page, axis=1)
    some[1:] |= some[:-1]
    return some


def _smallest(heights: Numbers, least: int = LEAST) -> float:
    pile = np.bincount(heights, minlength=LETTERS.heights)
    pile[:least] = 0
    total = int(pile.sum())
    if total < FEW:
        return 0.0
    pairs = pile[:-1] + pile[1:]
    for height in range(least - 1, LETTERS.highest):
        if pairs[height] >= max(LETTERS.common_least, LETTERS.common * total) and pairs[height] >= pairs[height + 1]:
            return float((height * pile[height] + (height + 1) * pile[height + 1]) / pairs[height])
    return 0.0


def _letters(ink: Mask, strip: bool) -> Numbers:
    """Heights of the shapes that may be letters: not dots, not dashes, not rules, not the marks of larger ones; whole
    ones only when it is a strip."""
    found = shapes(ink)
    height, width = found.height, found.width
    some = (height >= LEAST) & (height <= TALLEST) & (width <= LETTERS.wide * height) & (height <= LETTERS.slim * width)
    some &= (found.area >= height) & (found.area < height * width * LETTERS.solid // PER_CENT)
    if strip:
        some &= (found.left > 0) & (found.right < ink.shape[1] - 1)
    if np.count_nonzero(some & (height < FULL_DOTS)) >= FEW_SMALL * np.count_nonzero(some):
        some &= ~marks(found)
    return height[some]


def marks(found: Shapes) -> NDArray[np.bool_]:
    """Which shapes are parts of a letter: by a shape at least twice as high, over, under or beside it. Accents, the
    dots of i and of Arabic letters, vowel signs, strokes of a Chinese character."""
    height, width = found.height, found.width
    body = (height <= TALLEST) & (
        found.area * LETTERS.frame >= height * width
    )  # a frame round small print is no letter
    body &= height >= LETTERS.body
    if not body.any():
        return np.zeros(height.size, np.bool_)
    reach = np.zeros((int(found.bottom.max()) + 1, int(found.right.max()) + 1), np.uint8)
    order = np.flatnonzero(body)[np.argsort(height[body], kind="stable")]
    over, aside = height[order] * LETTERS.over // PER_CENT, height[order] * LETTERS.aside // PER_CENT
    top, left = np.maximum(0, found.top[order] - over), np.maximum(0, found.left[order] - aside)
    boxes = zip(
        top.tolist(),
        (found.bottom[order] + over + 1).tolist(),
        left.tolist(),
        (found.right[order] + aside + 1).tolist(),
        height[order].tolist(),
        strict=True,
    )
    for first, last, west, east, high in boxes:
        reach[first:last, west:east] = high
    middle = reach[(found.top + found.bottom) // 2, (found.left + found.right) // 2]
    small: NDArray[np.bool_] = middle >= 2 * height
    return small


def measure(grey: Grey, bits: Bits, aside: Sequence[ToneArea] = ()) -> Measures:
    """All measures of one page. A plain page (black on white) has its full contrast and loses nothing by definition.

    What is in the rectangles `aside`, the photographs, is not looked at: it holds no words.
    """
    rows = bits.packed[:: MEASURE.rows]
    black = dots(rows) / (BYTE * rows.size)
    if bits.plain:
        written = ~bits.packed if black > 0.5 else bits.packed  # white words on black, as a screen at night
        return Measures(sampled_height(written), 1.0, black, 0.0, 0.0, 1.0)
    ground = bits.dark
    read = bits.ink if ground is None else bits.ink ^ ground
    if aside:
        read = read.copy()
    for box in aside:
        read[box.top : box.bottom, box.left : box.right] = False
    letter = letter_height(read, GRAIN if bits.noise >= GRAINY else LEAST, grey.shape[0])
    depth = close(grey, REACH) - grey if bits.depth is None else bits.depth
    ink = bits.ink & (depth > 0) if bits.lines is None else bits.ink & (depth > 0) & ~bits.lines
    floor = np.uint8(min(MEASURE.floor_most, MEASURE.floor + MEASURE.floor_grain * bits.noise))
    detail = depth > floor
    if ground is not None:
        ink, detail = ink & ~ground, detail & ~ground
    for box in aside:
        for mask in (ink, detail):
            mask[box.top : box.bottom, box.left : box.right] = False
    detail = detail & ~rules(detail, RULE)  # the ruling of a form, the grain of a table: no letter runs so straight
    inked = depth[ink]
    contrast = (
        percentile(inked, MEASURE.ink) / max(1.0, percentile(grey + depth, MIDDLE))
        if inked.size > MEASURE.some
        else 1.0
    )
    found = int(np.count_nonzero(detail))
    missed = int(np.count_nonzero(detail & ~dilate(bits.ink.view(np.uint8), MEASURE.near).view(np.bool_)))
    lost = missed / found if found > MEASURE.some else 0.0
    hidden = [place for place in bits.hidden if not any(_within(place, box) for box in aside)]
    if len(hidden) >= BROKEN or broken_places(grey, bits.ink, aside) >= BROKEN:
        lost = max(lost, SPOILT)
    slope = skew(bits.ink) if bits.noise >= MEASURE.shaky else 0.0
    return Measures(letter, min(1.0, contrast), black, lost, slope, blur(grey, ink, depth), bits.coarse)


def _within(place: tuple[int, int], box: ToneArea) -> bool:
    return box.top <= place[0] < box.bottom and box.left <= place[1] < box.right


def blur(grey: Grey, ink: Mask, depth: Grey) -> float:
    """Width of an edge in dots: the depth of the ink over the steepest step beside it, for the usual letter."""
    step = np.maximum(grey[:, 2:], grey[:, :-2]) - np.minimum(grey[:, 2:], grey[:, :-2])
    edge = ink[:, 1:-1]
    steep = step[edge]
    if steep.size < MEASURE.some:
        return 1.0
    return max(1.0, 2 * percentile(depth[ink], MEASURE.ink) / max(1.0, percentile(steep, MEASURE.steep)))


def skew(ink: Mask) -> float:
    """Degrees by which lines of type fall to the right (positive) or rise, -4..4, 0.0 when there are no clear lines."""
    rows, columns = np.nonzero(ink[:: SKEW.rows, :: SKEW.columns])
    if rows.size < SKEW.least:
        return 0.0
    rows, columns = rows * SKEW.rows, columns * SKEW.columns
    angles = np.arange(-SKEW.most, SKEW.most + SKEW.step / 2, SKEW.step)
    peaks = []
    for angle in angles:
        shifted = rows - columns * (np.tan(np.radians(angle)) * Y_DPI / X_DPI)
        profile = np.bincount(((shifted + SKEW.room) / SKEW.rows).astype(np.intp)).astype(np.float64)
        peaks.append(float((np.diff(profile) ** 2).sum()))
    best = int(np.argmax(peaks))
    return float(angles[best]) if peaks[best] > SKEW.clear * float(np.median(peaks)) else 0.0


def score(page: Measures) -> int:
    """Legibility 0..100 from the measures."""
    whole = float(PER_CENT)
    for share in _shares(page).values():
        whole *= share
    return round(whole)


def _shares(page: Measures) -> dict[str, float]:
    """What each measure leaves of legibility, by the warning that is about it."""
    return {
        "small": 1.0 if page.letter == 0 else _ramp(_source_dots(page), SCORE.size_none, FULL_DOTS),
        "blurred": 1.0
        if page.letter == 0
        else 1 - _ramp(page.blur / max(page.letter, 1.0), SCORE.sharp_all, SCORE.sharp_none),
        "faint": _ramp(page.contrast, SCORE.contrast_none, SCORE.contrast_all),
        "lost": 1 - _ramp(page.lost, SCORE.lost_all, SCORE.lost_none),
    }


def _source_dots(page: Measures) -> float:
    """Height of the small letters in dots that carry something: repeated pixels count for less."""
    return float(page.letter / page.coarse**SCORE.repeated)


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


def warnings(page: Measures, seconds: float, scale: float, photo_like: bool, lost: Lost = NOTHING) -> tuple[Warn, ...]:
    """What to tell the person about one page, gravest first. `lost` is what did not come through."""
    found = _unclear(page, lost)
    if abs(page.skew) >= SCORE.told_skew:
        found.append(Warn("skewed"))
    if photo_like:
        found.append(Warn("photo"))
    if seconds > LONG_SECONDS:
        found.append(Warn("slow", {"seconds": round(seconds)}))
    if scale < SCORE.told_scale:
        found.append(Warn("reduced", {"percent": round(scale * PER_CENT)}))
    return tuple(found)


def _unclear(page: Measures, lost: Lost) -> list[Warn]:
    """What makes words hard to read; never nothing on a page that is not `CLEAR`."""
    found = []
    if lost.letters:
        found.append(Warn("letters", {"words": told(lost.letters)}))
    if lost.words:
        found.append(Warn("points", {"words": told(lost.words)}))
    if lost.places:
        found.append(Warn("marks", {"inches": told(lost.places)}))
    soft = page.letter < FULL_DOTS and page.blur > SOFT * page.letter
    if page.letter and (soft or _source_dots(page) < SMALL_DOTS):
        found.append(Warn("small"))
    if page.contrast < FAINT_CONTRAST:
        found.append(Warn("faint"))
    if page.lost > SCORE.told_lost:
        found.append(Warn("lost"))
    if page.black > DARK_SHARE:
        found.append(Warn("dark"))
    if page.letter and page.blur / page.letter > SCORE.told_blur:
        found.append(Warn("blurred"))
    if not found and score(page) < CLEAR:
        shares = _shares(page)
        found.append(Warn(min(shares, key=shares.__getitem__)))
    return found
