"""Data Matrix ECC 200 of 18 × 18 modules (ISO/IEC 16022): 24 characters of the C40 set with 14 words of correction.

Drawn here and not by the library that reads it: the bytes of a packet must not change with the version of a library,
and what reads a code must not be what drew it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SIDE: Final = 18
"""Modules on each side, with the frame by which a reader finds the code."""
LETTERS: Final = 24
"""Characters that fit: eight threes in sixteen words, between the latch to C40 and the way back from it."""

_INNER: Final = SIDE - 2
_C40: Final = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIRST: Final = 3
"""The value of the blank; 0 to 2 shift to other sets (ISO/IEC 16022, table C.1)."""
_LATCH, _BACK = 230, 254
"""Words that begin and end C40 (5.2.5)."""
_CORRECTION: Final = 14
"""Words of correction of this size (table 7): half as many wrong words are mended."""
_FIELD: Final = 0x12D
"""The polynomial of the field of 256 (annex E)."""


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code, from its top, dark where True. Raises ValueError for a text that is not `LETTERS` long or
    has other characters than digits, capitals and blanks.
    """
    words = _words(text)
    return _framed(_placed([*words, *_corrections(words)]))


def _words(text: str) -> list[int]:
    if len(text) != LETTERS:
        raise ValueError("length")
    values = [_C40.index(letter) + _FIRST for letter in text]
    words = [_LATCH]
    for place in range(0, LETTERS, 3):
        first, second, third = values[place : place + 3]
        words += divmod(1600 * first + 40 * second + third + 1, 256)  # 5.2.5.2
    return [*words, _BACK]


def _corrections(words: Sequence[int]) -> list[int]:
    """Reed-Solomon: the rest of the words over the product of (x - 2^1) … (x - 2^14)."""
    powers, logs = [1] * 255, [0] * 256
    for power in range(1, 255):
        doubled = powers[power - 1] << 1
        powers[power] = doubled ^ _FIELD if doubled > 255 else doubled
        logs[powers[power]] = power

    def times(one: int, other: int) -> int:
        return powers[(logs[one] + logs[other]) % 255] if one and other else 0

    generator = [1]
    for power in range(1, _CORRECTION + 1):
        moved = [*generator, 0]
        for place, value in enumerate(generator):
            moved[place + 1] ^= times(value, powers[power])
        generator = moved
    rest = [0] * _CORRECTION
    for word in words:
        lead = word ^ rest[0]
        rest = [*rest[1:], 0]
        for place in range(_CORRECTION):
            rest[place] ^= times(generator[place + 1], lead)
    return rest


_BITS: Final = ((-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0))
"""(row, column) of the bits of a word, from the highest, seen from its last (annex F, figure F.1)."""


def _placed(words: Sequence[int]) -> list[list[bool]]:
    """The words laid in diagonals over the inner square, up to the right and down to the left (annex F)."""
    taken: dict[tuple[int, int], bool] = {}
    rest = iter(words)

    def lay(row: int, column: int) -> None:
        word = next(rest)
        for bit, (down, right) in enumerate(_BITS):
            at, across = row + down, column + right
            # What leaves the square comes in again on the other side, moved so that no two words meet.
            if at < 0:
                at, across = at + _INNER, across + 4 - (_INNER + 4) % 8
            if across < 0:
                at, across = at + 4 - (_INNER + 4) % 8, across + _INNER
            taken[at, across] = bool(word >> (7 - bit) & 1)

    row, column = 4, 0
    while row < _INNER or column < _INNER:
        for step in (-1, 1):
            while True:
                if 0 <= row < _INNER and 0 <= column < _INNER and (row, column) not in taken:
                    lay(row, column)
                row, column = row + 2 * step, column - 2 * step
                if not ((row >= 0 and column < _INNER) if step < 0 else (row < _INNER and column >= 0)):
                    break
            row, column = (row + 1, column + 3) if step < 0 else (row + 3, column + 1)
    return [[taken[at, across] for across in range(_INNER)] for at in range(_INNER)]


def _framed(inner: Sequence[Sequence[bool]]) -> tuple[tuple[bool, ...], ...]:
    """The solid left and lower edge, the broken upper and right edge (5.1)."""
    top = tuple(column % 2 == 0 for column in range(SIDE))
    middle = [(True, *row, number % 2 == 0) for number, row in enumerate(inner)]
    return (top, *middle, (True,) * SIDE)
