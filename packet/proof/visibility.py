"""Visibility of every character of a text: the page is held against its own words alone (`packet.proof.text_alone`).

Both pictures come from the same engine, with the letters on the same dots, and an honest page has exactly the ink that
its words alone have: so what is missing was cut or covered, and what is dark beside it is a line of the form or a
cover. Every character is judged by itself, or one hidden among thirty would not count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray

from forms.sheet import Rect
from packet.pdf.pdfium import PdfiumPage
from packet.proof.page_text import Char

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

SCALE: Final = 2.0
"""Dots a point of the pictures: the dot of an i, 0.9 points wide at a type size of 9, still has four of them."""
DARK: Final = 200
"""Grey level (of 255, exclusive) below which a dot counts as ink: at this scale thin strokes are only grey."""
PALE: Final = 128
"""Grey level (inclusive) from which the colour of a letter is too light: on white its contrast is under 4 to 1, and of
thin strokes a fax keeps nothing. Ours are black."""
FADED: Final = 32
"""Grey levels by which ink may be paler on the page than alone. Honest pages have 0; an eighth of the range cannot be
seen on paper."""
SPOT: Final = 4
"""Dots (2 points) a side of the window in which missing ink is counted: about the smallest mark that says something."""
LOST: Final = 2
"""Dots of ink that may be missing in a window. Honest pages have 0; the dot of an i has 4 at least."""
GROUND: Final = 128
"""Grey level (exclusive) below which a ground hides black letters: at 128 they still have a contrast of 5 to 1 (WCAG
2.2, 1.4.3, asks for 4.5), and a fax makes black of what is darker."""
COVER: Final = 6
"""Dots (3 points) a side of the smallest black square that belongs to no form: its rules are 0.5 to 1.5 points wide."""
FOREIGN: Final = 0.6
"""Share of such a square that is none of the words' own ink: where a rule of 1.5 points meets a stroke it is 0.5."""
CROSSED: Final = 0.5
"""Share of what is white around a character, within its cell, that lines may cross. A rule of 1.5 points takes 0.3 of a
cell of 5, the lowest at a type size of 10."""
CELL_WIDTH: Final = 3.0
"""Points that the cell of a character is wide at least: about what an i or a period takes of its line."""
CELL_HEIGHT: Final = 0.5
"""Ems that it is high at least: a small letter without parts above or below."""
BLACK: Final = 100
"""Grey level below which words are printed over others: between the strokes of the densest ideograph it is paler."""
OVERPRINT: Final = 0.4
"""Ems a side of the smallest square so black in a letter that other words must have been printed over it: the widest
stroke of a regular or bold letter has 0.2, the filled triangle of a Canadian syllable 0.3."""
EDGE: Final = 0.5
"""Points that ink may reach beyond the box that the engine gives: it rounds outlines to its own units."""
MARKS: Final = 0.5
"""Ems above and below a cluster in which its marks stand: the engine tells only where its first glyph is."""


@dataclass(frozen=True)
class Pictures:
    """One page and its words alone, rows from the top; `left` and `top` are the corner of both in points."""

    seen: Grey
    alone: Grey
    left: float
    top: float

    def holds(self, rect: Rect) -> bool:
        """Whether the rectangle is on the page, but for EDGE."""
        height, width = self.seen.shape
        right, foot = self.left + width / SCALE, self.top - height / SCALE
        return bool(max(self.left - rect.x, rect.right - right, foot - rect.y, rect.top - self.top) <= EDGE)

    def dots(self, rect: Rect) -> tuple[slice, slice]:
        """Rows and columns of the dots that the rectangle touches; empty outside the page."""
        low, high = (self.top - rect.top) * SCALE, (self.top - rect.y) * SCALE
        start, end = (rect.x - self.left) * SCALE, (rect.right - self.left) * SCALE
        return (
            slice(max(0, int(low)), max(0, ceil(high))),
            slice(max(0, int(start)), max(0, ceil(end))),
        )


def picture(page: PdfiumPage) -> Grey:
    """A page of PDFium in grey, `SCALE` dots a point, with its notes and fields."""
    bitmap = page.render(scale=SCALE, grayscale=True)
    grey: Grey = np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width, -1)[:, :, 0]
    bitmap.close()
    return grey


def visible(pictures: Pictures, chars: Sequence[Char]) -> bool:
    """Whether each of these characters is on the page, and nothing of it is missing, covered or printed over."""
    if not all(pictures.holds(char.box) for char in chars):
        return False
    words = pictures.dots(_around(chars))
    if missing_ink(pictures.seen[words], pictures.alone[words]):
        return False
    rows, columns = pictures.dots(_wider(_around(chars), COVER / SCALE))
    near = Pictures(
        pictures.seen[rows, columns],
        pictures.alone[rows, columns],
        pictures.left + columns.start / SCALE,
        pictures.top - rows.start / SCALE,
    )
    cover = covered(near.seen, near.alone)
    black = {size: overprinted(near.seen, size) for size in {char.size for char in chars}}
    lined = bool(((near.alone >= DARK) & (near.seen < GROUND)).any())
    return all(_stands(near, char, cover, black[char.size], lined=lined) for char in chars)


def missing_ink(seen: Grey, alone: Grey) -> bool:
    """Whether ink of the words alone is paler on the page: more than LOST dots in some window of SPOT."""
    lost = (alone < DARK) & (seen > alone.astype(np.int16) + FADED)
    return bool(lost.any()) and int(_counted(lost, SPOT).max()) > LOST


def covered(seen: Grey, alone: Grey) -> Mask:
    """The dots of black squares, COVER a side or larger, that are mostly not the words' own."""
    dark, area = seen < GROUND, COVER * COVER
    if np.count_nonzero(dark & (alone >= DARK)) < FOREIGN * area:
        return np.zeros(dark.shape, dtype=bool)
    squares = (_counted(dark, COVER) == area) & (_counted(dark & (alone >= DARK), COVER) >= FOREIGN * area)
    return _spread(squares, COVER, dark.shape)


def crossed(seen: Grey, alone: Grey) -> float:
    """The share of what is white in the words alone that is dark on the page."""
    white = alone >= DARK
    total, dark = int(np.count_nonzero(white)), int(np.count_nonzero(white & (seen < GROUND)))
    return dark / total if total else 0.0


def overprinted(seen: Grey, size: float) -> Mask:
    """The dots of squares too black to belong to a letter of this type size (points)."""
    return _opened(seen < BLACK, max(1, round(OVERPRINT * size * SCALE)))


def _stands(near: Pictures, char: Char, cover: Mask, black: Mask, *, lined: bool) -> bool:
    """Whether the character is there, and no cover, line or other words are on it; `lined`: whether a line is near."""
    place = near.dots(char.box)
    inked = (near.alone[near.dots(_wider(char.box, EDGE))] < DARK).any()
    if not inked or char.level >= PALE or cover[place].any():
        return False
    kind = unicodedata.category(char.text[0])
    if kind[0] in "LN" and black[place].any():
        return False
    # A sign such as ▄ has hardly any white that lines could cross.
    if not lined or kind == "So":
        return True
    cell = near.dots(_cell(char))
    return crossed(near.seen[cell], near.alone[cell]) <= CROSSED


def _cell(char: Char) -> Rect:
    """The box of a character, at least as large as an i."""
    across, up = CELL_WIDTH - char.box.width, CELL_HEIGHT * char.size - char.box.height
    return _wider(char.box, max(0.0, across / 2), max(0.0, up / 2))


def _around(chars: Sequence[Char]) -> Rect:
    """All that these characters may have inked."""
    boxes = [_wider(char.box, EDGE, EDGE + MARKS * char.size if char.cluster else EDGE) for char in chars]
    left, foot = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(left, foot, max(box.right for box in boxes) - left, max(box.top for box in boxes) - foot)


def _wider(rect: Rect, across: float, up: float | None = None) -> Rect:
    up = across if up is None else up
    return Rect(rect.x - across, rect.y - up, rect.width + 2 * across, rect.height + 2 * up)


def _counted(mask: Mask, side: int) -> NDArray[np.int32]:
    """How many dots are set in each window of this side; windows that reach over the edge are cut by it."""
    padded = np.pad(mask, side)
    sums = np.pad(padded.cumsum(0, dtype=np.int32).cumsum(1, dtype=np.int32), ((1, 0), (1, 0)))
    counts: NDArray[np.int32] = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return counts


def _opened(mask: Mask, side: int) -> Mask:
    """The dots of squares of this side that are set all over (morphological opening)."""
    whole = _counted(mask, side) == side * side
    return _spread(whole, side, mask.shape) if whole.any() else np.zeros(mask.shape, dtype=bool)


def _spread(squares: Mask, side: int, shape: tuple[int, ...]) -> Mask:
    """The dots of these squares, as `_counted` numbers them, on a picture of this shape."""
    height, width = shape
    reached: Mask = _counted(squares, side)[side + 1 : side + 1 + height, side + 1 : side + 1 + width] > 0
    return reached
