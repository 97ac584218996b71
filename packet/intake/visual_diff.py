"""Do two pictures of a page look the same? Judged where they differ most, so that one lost word is seen.

Both pictures come from the same engine at the same size; edges may move by part of a pixel, words may not go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from PIL import Image, ImageChops, ImageFilter

LONGEST: Final = 800
"""Pixels of the longer side of the pictures compared: about 72 dots per inch of a Letter page."""
BOUND: Final = 24.0
"""Largest difference allowed in any block of BLOCK x BLOCK pixels, of 255 (mean over the block, worst colour)."""
BLOCK: Final = 4
_BAND: Final = 64
"""Rows that are looked at together: about a twelfth of a page LONGEST dots long."""
_STANDS_OUT: Final = 24
"""Levels between ground and mark from which on it is no dust and no tint of a scanner (the mean of 3 x 3 dots)."""
_DARK: Final = 127
"""A page as dark as this all over is not light paper."""
_WHITE: Final = 0.8
"""Share of pure white from which on a page was drawn, or cleaned: a scanner's paper has noise."""
_PALE: Final = 4
"""Levels by which a line of pale print darkens its ground on the whole; a speck of dust does less."""
_LINE: Final = 200
"""Dots of such ground, of a picture LONGEST dots long, that make a few letters."""


def difference(one: Image.Image, other: Image.Image) -> float:
    """The largest mean difference (0-255) of any small block; 255 when the sizes differ.

    Where the plain difference is over BOUND, a mark counts as kept when the other picture has it at most one pixel off.
    """
    if one.size != other.size:
        return 255.0
    apart = _worst(ImageChops.difference(one, other))
    if apart <= BOUND:
        return apart
    near = _near(one, other)
    one, other = one.crop(near), other.crop(near)
    return max(_beyond(one, other), _beyond(other, one))


def _worst(apart: Image.Image) -> float:
    if apart.getbbox() is None:
        return 0.0
    return float(max(_range(band)[1] for band in apart.reduce(BLOCK).split()))


def _near(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    """The part that holds every difference, in whole blocks of the page and one more around: what lies outside is the
    same in both and cannot leave a range.
    """
    x0, y0, x1, y1 = ImageChops.difference(one, other).getbbox() or (0, 0, 0, 0)
    low = [max(0, (start // BLOCK - 1) * BLOCK) for start in (x0, y0)]
    high = [min(size, (end // BLOCK + 2) * BLOCK) for end, size in zip((x1, y1), one.size, strict=True)]
    return low[0], low[1], high[0], high[1]


def _beyond(one: Image.Image, other: Image.Image) -> float:
    """How far `one` leaves the range of colours that `other` has within a pixel around."""
    above = ImageChops.subtract(one, _around(other, ImageChops.lighter))
    below = ImageChops.subtract(_around(other, ImageChops.darker), one)
    return max(_worst(above), _worst(below))


def _around(picture: Image.Image, chosen: Callable[[Image.Image, Image.Image], Image.Image]) -> Image.Image:
    """What is chosen of the 3 x 3 pixels round each. As Pillow's rank filters, in a quarter of their time: they sort
    every neighbourhood of every colour, and this compares whole pictures, moved by one pixel.
    """
    width, height = picture.size
    for right, down in ((1, 0), (0, 1)):
        first, second = (0, 0, width - right, height - down), (right, down, width, height)
        forward = picture.copy()
        forward.paste(chosen(picture.crop(first), picture.crop(second)), (0, 0))
        picture = forward.copy()
        picture.paste(chosen(forward.crop(first), forward.crop(second)), (right, down))
    return picture


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether the two pictures show the same page, within BOUND."""
    return difference(one, other) <= BOUND


def blank(picture: Image.Image) -> bool:
    """Whether the page shows nothing: light all over, no mark darker than a scanner's dust and tint, no pale print."""
    lowest, highest = 255, 0
    for smooth in _smoothed(picture):
        low, high = _range(smooth)
        lowest, highest = min(low, lowest), max(high, highest)
        if highest - lowest >= _STANDS_OUT or lowest <= _DARK:
            return False
    return not _pale_print(picture.convert("L"))


def _smoothed(picture: Image.Image) -> Iterator[Image.Image]:
    """The grey picture, each dot the mean of those around it, in bands from the top: nearly every page is marked in one
    of the first, and the rest of it needs no look.
    """
    for upper in range(0, picture.height, _BAND):
        above, lower = min(1, upper), min(picture.height, upper + _BAND)
        part = picture.crop((0, upper - above, picture.width, min(picture.height, lower + 1)))
        smooth = part.convert("L").filter(ImageFilter.BoxBlur(1))
        yield smooth.crop((0, above, picture.width, above + lower - upper))


def _pale_print(grey: Image.Image) -> bool:
    """Whether marks too pale to stand out singly stand close together on pure white, as the letters of a line do."""
    if grey.histogram()[255] < _WHITE * grey.width * grey.height:
        return False
    return sum(grey.filter(ImageFilter.BoxBlur(4)).histogram()[: 256 - _PALE]) >= _LINE


def _range(grey: Image.Image) -> tuple[int, int]:
    values = [level for level, count in enumerate(grey.histogram()) if count]
    return values[0], values[-1]
