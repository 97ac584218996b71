"""Does a JPEG decoder stop where the code stops, to the bit? A changed bit makes it lose its place, and find another:
it then has blocks too many or too few, draws all that follows out of its place, and says nothing.

The picture is decoded with more rows of units behind it, of a code that is known: which of its blocks come out shows
at which bit the decoder arrived there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from random import Random
from typing import Final

import numpy as np
from PIL import Image

from packet.intake.integrity.jpeg_codes import Block, NoCodeError, bits_of, block_at, segments, tables, unit_of
from packet.intake.integrity.jpeg_step import jumps

Values = np.ndarray[tuple[int], np.dtype[np.int64]]
END: Final = b"\xff\xd9"
_SEEDS: Final = (6, 1, 5)
"""Of codes that stand behind, each in turn where those before it left all levels at their limits."""
_BEHIND_LENGTH: Final = 1200
"""Bytes of them: in every table more units than are compared."""
_COMPARED: Final = 20
"""Units that are compared: by chance not even one in a thousand others looks like that."""
_HOLE: Final = bytes(16)
_VARIED: Final = 3
"""Levels that must be seen: fewer, and the values went beyond them."""
_PADDING: Final = 7
"""Bits that may follow the last code in its byte (F.1.2.3)."""
_LEFT_MOST: Final = 640
"""Bits left over that are looked for; where more are left, the decoder does without the last bytes."""
_QUANTISER, _RESTARTS = 0xDB, 0xDD
_EXACT: Final = 8
"""The quantiser that draws a DC value as that many levels: the transform takes an eighth of it (A.3.3)."""
_SPREAD: Final = 1024
"""Greatest DC value of an 8-bit picture: eight times half of its levels (A.3.3)."""


class CodeEnd(Enum):
    """EXACT: the last code ends where the data ends. LEFT_OVER: whole units are left that no row has room for. ODD:
    blocks are as no writer makes them: lighter than white or darker than black, of the same value for a hundred bits,
    or all brighter by a step from the middle of a row on. UNKNOWN: none of it could be seen.
    """

    EXACT = auto()
    LEFT_OVER = auto()
    ODD = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Shape:
    """The last scan of a picture, for `fit`: all that stands before its data, where its frame's segment starts in
    there, its data, the number of rows of units and of units in a row, and the size of a unit in dots.
    """

    head: bytes
    frame: int
    coded: bytes
    rows: int
    row: int
    across: int
    down: int


@dataclass(frozen=True)
class _Rows:
    """What the decoder made of the rows behind: the levels of its first component's blocks, in the order of the code,
    the quantiser they were drawn with, what the DC value of the block before may be, by its level, and whether the
    blocks of the picture are as no writer makes them.
    """

    levels: Sequence[int]
    quantiser: int
    before: Values
    odd: bool


def fit(shape: Shape) -> CodeEnd:
    """How a sequential picture of one scan, without restart marks, ends. Never raises for what a file may hold."""
    try:
        unit = unit_of(shape.head, shape.frame, tables(shape.head))
        if _HOLE in shape.coded and not _all_zeros_are_flat(unit[0]):
            return CodeEnd.ODD
        seen, behind = _rows_behind(shape)
    except Exception:  # Pillow raises whatever it likes on broken files; and a head may say anything
        return CodeEnd.UNKNOWN
    if seen.odd:
        return CodeEnd.ODD
    if len(set(seen.levels)) < _VARIED:
        return CodeEnd.UNKNOWN
    tail = bits_of(shape.coded[-_LEFT_MOST // 8 - 2 :].replace(b"\xff\x00", b"\xff"))
    for left in range(min(_PADDING, len(tail)) + 1):
        if len(set(tail[len(tail) - left :])) < 2 and _arrived(tail[len(tail) - left :] + behind, unit, seen):
            return CodeEnd.EXACT
    for left in range(min(_LEFT_MOST, len(tail)), 0, -1):
        rest = tail[len(tail) - left :]
        if _arrived(rest + behind, unit, seen) and _holds_units(rest, unit):
            return CodeEnd.LEFT_OVER
    return CodeEnd.UNKNOWN


def _all_zeros_are_flat(block: Block) -> bool:
    """Whether a row of zeros may stand for blocks without any detail: else it is forty times the same value."""
    codes = [code for code in block.ac if "1" not in code]
    return not codes or block.ac[codes[0]] == 0


def _rows_behind(shape: Shape) -> tuple[_Rows, str]:
    """What is seen, and the bits that stood behind."""
    for seed in _SEEDS:
        behind = bytes(byte for byte in Random(seed).randbytes(_BEHIND_LENGTH) if byte != 0xFF)  # noqa: S311  # fixed
        seen = _seen(shape, behind)
        if seen.odd or len(set(seen.levels)) >= _VARIED:
            break
    return seen, bits_of(behind)


def _seen(shape: Shape, behind: bytes) -> _Rows:
    head, row = bytearray(shape.head), shape.row
    more = -(-_COMPARED // row)
    size = ((shape.rows + more) * shape.down).to_bytes(2, "big") + (row * shape.across).to_bytes(2, "big")
    head[shape.frame + 5 : shape.frame + 9] = size
    single = head[shape.frame + 9] == 1
    across, down = (1, 1) if single else (head[shape.frame + 11] >> 4, head[shape.frame + 11] & 15)
    own, quantiser = _quantised(head, shape)
    with Image.open(io.BytesIO(bytes(head) + shape.coded + behind + END), formats=("JPEG",)) as picture:
        picture.draft("L", (1, 1))
        if picture.mode != "L" or picture.size != (row * across, (shape.rows + more) * down):
            raise ValueError("drawn in another way")
        width, height = picture.size
        last = picture.crop((0, height - down * more - 1, width, height)).tobytes()
        drawn = np.asarray(picture)[: shape.rows * down]
    levels = [
        last[(1 + unit // row * down + y) * width + unit % row * across + x]
        for unit in range(_COMPARED)
        for y in range(down)
        for x in range(across)
    ]
    odd = (own > 1 and (drawn.min() == 0 or drawn.max() == 255)) or jumps(drawn[::down, ::across])
    limit = _SPREAD // own + 1
    values = np.arange(-limit, limit + 1)
    before = values[_levels(values, quantiser) == last[width - 1]]
    return _Rows(levels, quantiser, before, odd)


def _quantised(head: bytearray, shape: Shape) -> tuple[int, int]:
    """Give the first component a quantiser of DC values that shows them, with room above white and below black, and
    nothing a restart mark; the quantiser before and now.
    """
    wanted, own, chosen = head[shape.frame + 12], 1, _EXACT
    for kind, at, content in segments(bytes(head)):
        place = at + 4
        if kind == _RESTARTS:
            head[place : place + 2] = bytes(2)
        while kind == _QUANTISER and place < at + 4 + len(content):
            wide = 1 + (head[place] >> 4)
            if head[place] & 15 == wanted:
                own = int.from_bytes(head[place + 1 : place + 1 + wide], "big")
                chosen = min(_EXACT, max(1, own - 1))
                head[place + 1 : place + 1 + wide] = chosen.to_bytes(wide, "big")
            place += 1 + 64 * wide
    return own, chosen


def _arrived(bits: str, unit: Sequence[Block], seen: _Rows) -> bool:
    """Whether a decoder with these bits for the rows behind would have drawn it as it was seen."""
    possible, total = seen.before, 0
    for difference, level in zip(_differences(bits, unit), seen.levels, strict=False):
        total += difference
        possible = possible[_levels(possible + total, seen.quantiser) == level]
        if not possible.size:
            return False
    return True


def _differences(bits: str, unit: Sequence[Block]) -> Iterator[int]:
    """Of the DC values of the first component, one block after the other, as long as there are codes."""
    at = 0
    while True:
        for block in unit:
            try:
                difference, at = block_at(bits, at, block, as_libjpeg=True)
            except NoCodeError:
                return
            if not block.component:
                yield difference


def _levels(values: Values, quantiser: int) -> Values:
    """As libjpeg draws blocks that are all DC (jidctred.c), whose table of limits goes round after 1,024 levels."""
    levels = (values * quantiser + 4 >> 3) & 1023
    drawn: Values = np.where(levels < 512, np.minimum(255, levels + 128), np.maximum(0, levels - 896))
    return drawn


def _holds_units(rest: str, unit: Sequence[Block]) -> bool:
    """Whether these bits are one or more whole units, and no more than the padding of a byte behind them."""
    at, whole = 0, 0
    try:
        while True:
            for block in unit:
                _, at = block_at(rest, at, block)
            whole = at
    except NoCodeError:
        left = rest[whole:]
        return whole > 0 and len(left) <= _PADDING and len(set(left)) < 2
