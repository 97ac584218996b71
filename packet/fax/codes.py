"""Codes of squares and bars on a page: whether there may be some, what they say, and where each stands.

Reading takes longer than drawing a page of type. So a page is first looked at for what codes have: rows with changes
of black and white that are the same as the row below, and no gaps of white rows between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Grey, Mask, Packed, blocks, dilate, pack, spread
from packet.fax.shapes import boxes, runs

_ROWS: Final = 32
_COLUMNS: Final = 64
"""Dots of a place that gets a level of its own."""
_CONTRAST: Final = 40
"""Levels between black and white of a place, at least."""
_CHANGES: Final = 2
"""Changes of black and white in a row of 32 dots, at least: modules of 16 dots."""
_ALIKE: Final = 1
"""Dots of 32 in which a row may differ from the next."""
_FULL: Final = 26
"""Rows of 32 that have changes: between the lines of type there are none."""
_LIKE: Final = 14
"""Rows of 32 that are like the next, in a code: 14 in the smallest, 24 and more in most; in type mostly none."""
_LIKE_PLAIN: Final = 23
"""... and on a page that is black on white already, whose codes are drawn right whether they are looked at or not:
measured, large type has up to 20."""
_AROUND: Final = 8
"""Places of 32 dots about one that is like a code's, which may be all that is like one in a code of large modules."""
_MOST: Final = 0.6
"""Parts with a larger share of the page are read as one."""
_ROOM: Final = 3
"""Dots about a code that are drawn with it."""
_BLACK: Final = 10
_WHITE: Final = 90
"""Per cent of a code's dots that are darker than its black, and than its white."""
_LINE: Final = np.uint32(1)


@dataclass(frozen=True)
class Code:
    """What a code says, and its first and last row and column (the last exclusive)."""

    text: str
    top: int
    bottom: int
    left: int
    right: int


def two_tone(grey: Grey) -> Packed:
    """A page in black and white by the middle of each place: codes of any colour become what they are, eight dots a
    byte."""
    top, low = (blocks(grey, _ROWS, extreme, _COLUMNS) for extreme in (np.maximum, np.minimum))
    level = ((top.astype(np.uint16) + low) // 2).astype(np.uint8)
    level[top - low < _CONTRAST] = 0
    rows = level.shape[0] * _ROWS
    tall = np.repeat(np.repeat(level, _ROWS, axis=0), _COLUMNS, axis=1)
    return pack(grey[:rows, : tall.shape[1]] < tall)


def may_hold(page: Packed, plain: bool = False) -> bool:
    """Whether some place of a page in black and white looks like a part of a code; surely so when it is `plain`."""
    return bool(_like_codes(page, plain).any())


def near_codes(page: Packed, plain: bool, shape: tuple[int, ...]) -> list[tuple[slice, slice]]:
    """The parts of a page of so many rows and columns in which a reader is to look for codes: what lies about the
    places of `page`, the same in black and white, that look like a part of one. A line of type may have such a place,
    and a reader takes longer over a page than its drawing."""
    cells = _like_codes(page, plain)
    about = boxes(runs(dilate(cells.view(np.uint8), 2 * _AROUND + 1).view(np.bool_)))
    down, across = _ROWS * shape[0] / page.shape[0], _ROWS * shape[1] / (8 * page.shape[1])
    parts = [
        (slice(int(top * down), int((bottom + 1) * down)), slice(int(left * across), int((right + 1) * across)))
        for top, bottom, left, right in zip(about.top, about.bottom, about.left, about.right, strict=True)
    ]
    area = sum((rows.stop - rows.start) * (columns.stop - columns.start) for rows, columns in parts)
    return parts if area < _MOST * shape[0] * shape[1] else [(slice(0, shape[0]), slice(0, shape[1]))]


def _like_codes(page: Packed, plain: bool) -> Mask:
    """For each place of 32 x 32 dots of a page in black and white whether it looks like a part of a code."""
    words = page.shape[1] // 4
    rows = page.shape[0] // _ROWS * _ROWS
    bits = np.ascontiguousarray(page[:rows, : words * 4]).view(">u4").astype(np.uint32)
    changes = np.bitwise_count((bits ^ (bits << _LINE)) & ~_LINE) >= _CHANGES
    like = np.zeros(bits.shape, np.bool_)
    like[:-1] = changes[:-1] & (np.bitwise_count(bits[1:] ^ bits[:-1]) <= _ALIKE)
    full, alike = (some.reshape(-1, _ROWS, words).sum(axis=1) for some in (changes, like))
    found: Mask = (full >= _FULL) & (alike >= (_LIKE_PLAIN if plain else _LIKE))
    return found


def can_read() -> bool:
    """Whether the reader is installed: not every platform has a wheel of it (Alpine Linux has none)."""
    return find_spec("zxingcpp") is not None


def _read_in(page: Grey, parts: Sequence[tuple[slice, slice]]) -> list[Code]:
    """The codes that a reader finds in parts of a grey page, by their places on it."""
    return [
        Code(
            code.text,
            code.top + rows.start,
            code.bottom + rows.start,
            code.left + columns.start,
            code.right + columns.start,
        )
        for rows, columns in parts
        for code in read(page[rows, columns])
    ]


def read(page: Grey) -> list[Code]:
    """The codes that a reader finds on a grey page, 0 is black. Raises nothing: what cannot be read is none."""
    if not can_read():
        return []
    import zxingcpp

    found = []
    for code in zxingcpp.read_barcodes(np.ascontiguousarray(page)):
        place: Any = code.position
        corners = [place.top_left, place.top_right, place.bottom_left, place.bottom_right]
        down, right = [corner.y for corner in corners], [corner.x for corner in corners]
        found.append(Code(code.text, max(0, min(down)), max(down) + 1, max(0, min(right)), max(right) + 1))
    return found


def drawn(grey: Grey, ink: Mask) -> Mask:
    """The page `ink` with each code of `grey` that can be read cut at one level, halfway between its black and its
    white, whatever colours they have."""
    two = two_tone(grey)
    if not may_hold(two):
        return ink
    found = _read_in(grey, near_codes(two, False, grey.shape))
    if not found:
        return ink
    whole = ink.copy()
    for code in found:
        at = np.s_[
            max(0, code.top - _ROOM) : code.bottom + _ROOM,
            max(0, code.left - _ROOM) : code.right + _ROOM,
        ]
        black, white = np.percentile(grey[at], (_BLACK, _WHITE))
        whole[at] = grey[at] < (black + white) / 2
    return whole


def lost(fine: Grey, sent: Mask, parts: Sequence[tuple[slice, slice]] = ()) -> list[Code]:
    """The codes that a reader finds on the page `fine`, drawn in twice as many dots each way or as many, and not on the
    page that is sent, in its dots. `parts` of `fine` are looked at, all of it when not told."""
    whole = _read_in(fine, parts) if parts else read(fine)
    if not whole:
        return []
    page = np.where(sent, np.uint8(0), np.uint8(255))
    seen = {code.text for code in read(page)}
    side = max(1, fine.shape[1] // sent.shape[1])
    wanted = [code for code in whole if code.text not in seen]
    if wanted:  # a reader finds small modules better when they are larger
        large: NDArray[np.uint8] = spread(page, (2 * page.shape[0], 2 * page.shape[1]), 2)
        seen |= {code.text for code in read(large)}
    tall = sent.shape[0] / fine.shape[0]
    return [
        Code(code.text, int(code.top * tall), int(code.bottom * tall) + 1, code.left // side, code.right // side + 1)
        for code in wanted
        if code.text not in seen
    ]
