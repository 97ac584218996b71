"""Is what a JPEG 2000 picture shows what was coded? It has no check sum, and its decoder takes any bits for a picture.

A piece of noise among waves is neither light nor dark but both, beyond white and black, and viewers cut that off. So
the picture is decoded with room above white and below black (ITU-T T.800, annexes A.5.1 and E.1): what a writer coded
stays within its limits, or goes beyond them at all edges alike.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import numpy as np
from PIL import Image

Levels = np.ndarray[tuple[int, ...], np.dtype[np.int32]]
START: Final = b"\xff\x4f\xff\x51"
_SIZE, _QUANTISATION, _OF_ONE_COLOUR, _TILE = 0x51, 0x5C, 0x5D, 0x90
_DEPTH: Final = 7
"""What stands for 8 bits without a sign."""
_ROOM: Final = 2
"""Bits added: there is room for three times the levels, half of them on each side."""
_LEVELS: Final = 256
_EXPONENT: Final = 31 - _ROOM
_STYLE, _GUARD = 0x1F, 5
"""Bits of the way of quantisation, and place of the number of guard bits (table A.28)."""
_BEYOND: Final = (80, 130)
"""Levels beyond white or black that writers' pictures may go: whole, and at half their size, where the low waves alone
go beyond edges (by 112 in drawn letters).
"""
_EXACT: Final = 32
"""The same where the picture is given back as it was, to its _NEAR levels, in half of all places that reach from black
to white but for _MARGIN levels.
"""
_NEAR, _MARGIN = 4, 40
_OUTSTANDS: Final = 2.25
"""Times as far beyond as in most places. Of pictures packed 10 to 300 times smaller, none had a place over 2.1; where
damage is seen it is 2 to 11 times, and 19 of 20 are found.
"""
_PLACE: Final = 32
"""Dots of the side of a place: a block of waves is a few."""
_NOTABLE: Final = 16
"""Levels beyond from which on a place counts."""
_MANY: Final = 0.1
"""Share of all places: a picture packed small has more that count, for it has edges all over; damage has fewer."""
_ENOUGH: Final = 1_100
"""Dots of the longer side at which letters of a page are seen: of a larger picture, half of each side is decoded."""
_MOST: Final = 60_000_000
_LEAST: Final = 0.05
"""Bits a dot: with fewer, one wave stands for many letters, and goes where it likes."""


def in_range(data: bytes) -> bool:
    """Whether no dot is far beyond white or black. True for pictures that cannot be judged so."""
    try:
        wide = _widened(data)
        if wide is None:
            return True
        with Image.open(io.BytesIO(wide), formats=["JPEG2000"]) as picture:
            dots = picture.width * picture.height
            if dots > _MOST or 8 * len(data) < _LEAST * dots:
                return True
            half = int(max(picture.size) >= 2 * _ENOUGH)
            picture.reduce = half  # type: ignore[method-assign, assignment]  # of this kind of file, a number
            picture.load()
            return not _stands_out(*_extremes(picture), _BEYOND[half])
    except Exception:  # Pillow raises whatever it likes on broken files; and a head may say anything
        return True


def _extremes(picture: Image.Image) -> tuple[Levels, Levels]:
    """The darkest and the lightest level of each place, of 256 that begin with black."""
    dots = np.asarray(picture)
    low, high = _places(dots, np.minimum), _places(dots, np.maximum)
    if picture.mode.startswith("I;16"):
        low, high = low >> _DEPTH + 1 - _ROOM, high >> _DEPTH + 1 - _ROOM
    else:
        low, high = low << _ROOM, high << _ROOM
    black = ((1 << _ROOM) - 1) * _LEVELS // 2
    return low - black, high - black


def _places(dots: Levels, chosen: np.ufunc) -> Levels:
    """The chosen of all dots of each place, of all colours."""
    if dots.ndim > 2:
        dots = chosen.reduce(dots, axis=2)
    down, across = (range(0, size, _PLACE) for size in dots.shape)
    rows = chosen.reduceat(dots, list(down), axis=0)
    return chosen.reduceat(rows, list(across), axis=1).astype(np.int32)


def _stands_out(low: Levels, high: Levels, limit: int) -> bool:
    """Whether one place is far more beyond black or white than the others."""
    beyond = np.maximum(-low, high - (_LEVELS - 1))
    farthest, notable = int(beyond.max()), beyond[beyond > _NOTABLE]
    reaching = beyond[(low <= _MARGIN) & (high >= _LEVELS - _MARGIN)]
    if reaching.size and np.count_nonzero(reaching <= _NEAR) * 2 >= reaching.size:
        return farthest > _EXACT
    if farthest <= limit:
        return False
    return notable.size < _MANY * beyond.size or farthest > _OUTSTANDS * float(np.median(notable))


def _widened(data: bytes) -> bytes | None:
    """The bare code, each of its numbers with more bits; None where it is no picture of 8 bits a colour."""
    start = data.find(START)
    if start < 0:
        return None
    code = bytearray(data[start:])
    for kind, at, length in _segments(code):
        if kind == _SIZE:
            places = range(at + 40, at + 40 + 3 * int.from_bytes(code[at + 38 : at + 40], "big"), 3)
            if any(code[place] != _DEPTH for place in places):
                return None
            for place in places:
                code[place] += _ROOM
        elif kind in (_QUANTISATION, _OF_ONE_COLOUR):
            first = at + 4 + (kind == _OF_ONE_COLOUR)
            if code[first] & _STYLE and not _finer(code, first, at + 2 + length):
                return None
    return bytes(code)


def _finer(code: bytearray, at: int, end: int) -> bool:
    """Make steps smaller by as much as the numbers grow, with guard bits the fewer: all waves keep their bits."""
    if code[at] >> _GUARD < _ROOM:
        return False
    code[at] -= _ROOM << _GUARD
    for place in range(at + 1, end, 2):
        if code[place] >> 3 > _EXPONENT:
            return False
        code[place] += _ROOM << 3
    return True


def _segments(code: bytearray) -> Iterator[tuple[int, int, int]]:
    """Kind, place of the marker and length of each segment before the first tile (A.2)."""
    at = 2
    while at + 4 <= len(code) and code[at] == 0xFF and code[at + 1] != _TILE:
        length = int.from_bytes(code[at + 2 : at + 4], "big")
        yield code[at + 1], at, length
        at += 2 + length
