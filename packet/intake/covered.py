"""Whether a page has words under a box: a cover that somebody drew over them, which takes nothing out of the file.

Two witnesses have to agree: the order of drawing (something filled, or a picture, was painted after the word, over its
middle), and the page as it shows (where the word stands there is one flat colour). So the ground of a table, which is
painted before its words, a marker pen and a scan over its own text layer are no covers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as raw
from PIL import Image

from packet.intake.painted import Box, dot_of, painted
from packet.intake.render import draw
from packet.pdf.pdfium import PdfiumPage, TextPage

_MOST_CHARACTERS: Final = 40_000
_FEWEST: Final = 3
"""Letters and digits of a word that counts: one or two are also what a reader of scans makes of a spot."""
_SCALE: Final = 2
"""Dots a point of the picture: half the height of small letters at a type size of 8 has four."""
_MOST_DOTS: Final = 2400
"""Dots of the longer side: a poster is drawn smaller."""
_FLAT: Final = 12
"""Levels (of 255) that one colour may vary by: a box in a JPEG does by about 8; words in the palest grey have 30."""
_DARK: Final = 96
"""Level below which a flat place is a bar, when a picture covers or the words were never to be seen: where a scan is
white, its reader may have found words that are not there."""
_LIGHT: Final = 200
"""Level from which words cannot be seen on white: anchors of signing services, which nobody covered."""


@dataclass(frozen=True)
class _Drawing:
    """Something filled (or a picture): when it was painted, and its box (left, foot, right, top) on the page."""

    turn: int
    box: Box
    is_picture: bool


@dataclass(frozen=True)
class _Word:
    """The middle of a word (left, foot, right, top) on the page, when it was painted, and whether it could be seen."""

    turn: int
    box: Box
    dark: bool
    seen: bool


def has_covered_words(page: PdfiumPage) -> bool:
    """Whether words stand under an opaque box on this page of PDFium, as it is drawn with its notes."""
    text = page.get_textpage()
    try:
        if text.count_chars() < _FEWEST:
            return False
        order: dict[int, int] = {}
        fills: list[_Drawing] = []
        _gather(page, order, fills)
        if not order or not fills:
            return False
        found = [(word, over) for word in _words(text, order) if (over := _over(word, fills))]
    finally:
        text.close()
    if not found:
        return False
    longest = max(page.get_width(), page.get_height())
    scale = min(_SCALE, _MOST_DOTS / max(longest, 1))
    size = max(1, round(page.get_width() * scale)), max(1, round(page.get_height() * scale))
    picture = draw(page, size)
    return any(_hidden(word, over, _part(page, picture, word.box)) for word, over in found)


def _over(word: _Word, fills: list[_Drawing]) -> list[_Drawing]:
    """What was painted after the word over its middle."""
    left, foot, right, top = word.box
    across, up = (left + right) / 2, (foot + top) / 2
    return [
        fill
        for fill in fills
        if fill.turn > word.turn and fill.box[0] <= across <= fill.box[2] and fill.box[1] <= up <= fill.box[3]
    ]


def _hidden(word: _Word, over: list[_Drawing], shown: Image.Image | None) -> bool:
    """Whether the place of the word shows one flat colour, and one that a cover has."""
    if shown is None:
        return False
    levels: Any = shown.getextrema()
    if any(high - low > _FLAT for low, high in levels):
        return False
    highest = max(high for _, high in levels)
    if highest < _DARK:
        return True
    drawn = any(not fill.is_picture for fill in over)
    return drawn and word.seen and (word.dark or highest < _LIGHT)


def _part(page: PdfiumPage, picture: Image.Image, box: Box) -> Image.Image | None:
    """What the picture shows of this box; None where it is too small, or not on the page."""
    corners = [dot_of(page, picture.size, *box[:2]), dot_of(page, picture.size, *box[2:])]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    inside = across[0] >= 0 and down[0] >= 0 and across[1] <= picture.width and down[1] <= picture.height
    if not inside or across[1] - across[0] < 2 or down[1] - down[0] < 2:
        return None
    return picture.crop((across[0], down[0], across[1], down[1]))


def _words(text: TextPage, order: dict[int, int]) -> Iterator[_Word]:
    """The words of a page that are long enough to count."""
    boxes: list[Box] = []
    first = 0
    count = min(text.count_chars(), _MOST_CHARACTERS)
    for index in range(count + 1):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index) or 32) if index < count else " "
        if letter.isalnum() and (box := _of_character(text, index)) is not None:
            first = first if boxes else index
            boxes.append(box)
        elif letter.isspace():
            if len(boxes) >= _FEWEST and (word := _word(text, first, boxes, order)) is not None:
                yield word
            boxes = []


def _of_character(text: TextPage, index: int) -> Box | None:
    left, right, foot, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text.raw, index, left, right, foot, top) or right.value <= left.value:
        return None
    return left.value, foot.value, right.value, top.value


def _word(text: TextPage, first: int, boxes: list[Box], order: dict[int, int]) -> _Word | None:
    """A tenth of its box's width and a quarter of its height at each edge are left out: a box may be a little small."""
    owner = raw.FPDFText_GetTextObject(text.raw, first)
    turn = order.get(_address(owner)) if owner else None
    if turn is None:
        return None
    left, foot = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    across, up = (right - left) / 10, (top - foot) / 4
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha)
    dark = not known or min(red.value, green.value, blue.value) < _LIGHT
    seen = raw.FPDFTextObj_GetTextRenderMode(owner) not in (
        raw.FPDF_TEXTRENDERMODE_INVISIBLE,
        raw.FPDF_TEXTRENDERMODE_CLIP,
    )
    return _Word(turn, (left + across, foot + up, right - across, top - up), dark, seen)


def _gather(page: PdfiumPage, order: dict[int, int], fills: list[_Drawing]) -> None:
    """All that the page paints, in order: texts by their address, and what can cover."""
    for one in painted(page):
        if one.is_text:
            order[_address(one.thing)] = one.turn
        elif order and one.covers and (box := one.box) is not None:
            fills.append(_Drawing(one.turn, box, one.is_picture))


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0
