"""Is a Group 4 fax code (ITU-T T.6) all there? It has no check sum, and libtiff shows what it could read.

Two things tell. Rows that are known are put behind the code: they come out as they went in only where the decoder has
come to its end to the bit. And the rows are coded again: a changed bit that was read as other rows reads as rows that
no writer would have coded so.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from random import Random
from typing import Final

from PIL import Image

from packet.intake.integrity.image_truncation import complaints, lost_rows
from packet.intake.integrity.state import State

GROUP_3, GROUP_4 = 3, 4
_LONG: Final = 4
_END_OF_LINE: Final = "000000000001"
_END: Final = 2 * _END_OF_LINE
"""The mark behind the last row (T.6, 2.2.5), which some writers leave out."""
_TAIL: Final = 1024
"""Bytes in which the mark of the end stands, and what writers put behind it: a line end, or the table of the TIFF that
the code was copied from (Epson's scanners).
"""
_PADDING: Final = 12
"""Zeros behind a code without its mark: those of its last byte, and those that its last run may end in."""
_HORIZONTAL: Final = "001"
_BEHIND: Final = 6
"""Rows behind the code; by chance no other place in them looks so."""
_LONGEST_DASH: Final = 40
_SEED: Final = 6
_OFTEN: Final = 4_000
"""Bits in which a writer that codes in a way of its own does so at least once (in 12 scans: 300 to 4,000)."""
_FEW: Final = 5
"""Places that are coded in a way of their own: of such a writer there are more, where the code is long enough."""
_CLEAR: Final = 16
"""Mean distances between such places that lie before the first one: a writer of its own way had begun at once (6 in the
worst of 12 scans), damage begins anywhere.
"""
_AGREED: Final = 40
"""Bits that agree where both codes have met again."""
_REACH: Final = 1_200
_MOST: Final = 400
_NOISE: Final = b"\x5a\xa7\x33\x91" * 512
"""What stands behind a whole code changes nothing; behind a cut one it becomes rows."""
_PIECE: Final = 1 << 12


def group_4_state(data: bytes, columns: int, rows: int) -> State:
    """TORN: a row breaks off or is missing. DOUBTFUL: rows are left over, or a piece is coded as nobody codes it."""
    coded = data.rstrip(b"\0")
    bits = _bits(coded[-_TAIL:])
    ends = [bits[: bits.find(mark)] for mark in (_END, _END_OF_LINE) if mark in bits][:1]
    left = 8 * (len(data) - len(coded)) + _PADDING
    bare = bits.rstrip("0")
    for end in ends or [bare + "0" * more for more in range(min(left, _PADDING))]:
        found = _decoded(coded[:-_TAIL], end, columns, rows)
        if found is not None:
            return _as_coded(_bits(coded[:-_TAIL]) + end, found)
    return State.DOUBTFUL if not ends and rows_read(data, columns, rows, GROUP_4) else State.TORN


def _decoded(head: bytes, end: str, columns: int, rows: int) -> Image.Image | None:
    """The picture, if the known rows stand behind it."""
    known, code = _known(columns)
    with complaints() as heard:
        try:
            data = strip(head + _bytes(end + code + _END), columns, rows + _BEHIND, GROUP_4)
            with Image.open(io.BytesIO(data), formats=["TIFF"]) as picture:
                picture.load()
        except Exception:  # Pillow raises whatever it likes on broken files
            return None
    if lost_rows(heard[0], picture):
        return None
    if picture.crop((0, rows, columns, rows + _BEHIND)).tobytes() != known:
        return None
    return picture.crop((0, 0, columns, rows))


def rows_read(data: bytes, columns: int, rows: int, packing: int, options: int = 0) -> bool:
    """Whether so many rows come out of the code, without a complaint and whatever stands behind it."""
    seen = []
    for behind in (b"", _NOISE):
        with complaints() as heard:
            try:
                tiff = strip(data + behind, columns, rows, packing, options)
                with Image.open(io.BytesIO(tiff), formats=["TIFF"]) as picture:
                    seen.append(picture.tobytes())
            except Exception:  # as above
                return False
        if not behind and lost_rows(heard[0], picture):
            return False
    return seen[0] == seen[1]


def _as_coded(bits: str, picture: Image.Image) -> State:
    """Whether the writer would have coded these rows so. Writers that save bits in ways of their own do it all over."""
    again = _coded(picture)
    if again == bits:
        return State.WHOLE
    apart = list(islice(_places_apart(bits, again), _MOST))
    if not apart or len(apart) < _FEW < len(bits) / _OFTEN:
        return State.DOUBTFUL
    distance = (len(bits) - apart[0]) / len(apart)
    return State.DOUBTFUL if apart[0] > _CLEAR * distance else State.WHOLE


def _places_apart(one: str, other: str) -> Iterator[int]:
    """Where in `one` each piece begins that is coded otherwise in `other`."""
    at, there = 0, 0
    while at < len(one) and there < len(other):
        step = _PIECE
        while step:
            while one[at : at + step] == other[there : there + step] and len(one) - at >= step:
                at, there = at + step, there + step
            step //= 2
        if at >= len(one):
            return
        yield at
        met = _meeting(one[at : at + 2 * _REACH], other[there : there + 2 * _REACH])
        if met is None:
            yield from (at,) * _MOST  # another way of coding altogether
            return
        at, there = at + met[0], there + met[1]


def _meeting(one: str, other: str) -> tuple[int, int] | None:
    """How far from here both go on alike, the nearest such place."""
    found: tuple[int, int] | None = None
    for ahead in range(max(0, min(_REACH, len(one) - _AGREED))):
        if found is not None and ahead >= sum(found):
            break
        there = other.find(one[ahead : ahead + _AGREED])
        if there >= 0 and (found is None or ahead + there < sum(found)):
            found = ahead, there
    return found


def _coded(picture: Image.Image) -> str:
    """The bits of its rows, without the mark of the end."""
    bits = _bits(_strip_of(picture, "group4"))
    return bits[: bits.rfind(_END)]


@lru_cache(maxsize=8)
def _known(columns: int) -> tuple[bytes, str]:
    """Rows that do not need the one before them: what they look like, and their code."""
    random, levels = Random(_SEED), bytearray()  # noqa: S311  # the same rows each time
    levels += bytes(columns // 3) + b"\xff" * (columns - columns // 3)
    for _ in range(_BEHIND - 1):
        row, level = bytearray(), 0
        while len(row) < columns:
            row += bytes((level,)) * random.randint(1, _LONGEST_DASH)
            level ^= 0xFF
        levels += row[:columns]
    drawn = Image.frombytes("L", (columns, _BEHIND), bytes(levels)).convert("1")
    first = drawn.crop((0, 0, columns, 1))
    lines = _bits(_strip_of(drawn.crop((0, 0, columns, 2)), "group3"))
    marks = [at for at in range(len(lines)) if lines.startswith(_END_OF_LINE, at)][:2]
    start, end = next(pairwise(marks))
    runs = lines[start + len(_END_OF_LINE) : end]
    return drawn.tobytes(), _HORIZONTAL + runs + _coded(drawn)[len(_coded(first)) :]


def strip(data: bytes, columns: int, rows: int, packing: int, options: int = 0) -> bytes:
    """The code as the one strip of a TIFF whose zeros are black (TIFF 6.0, 2 and 11)."""
    fields = [(256, columns), (257, rows), (258, 1), (259, packing), (262, 1), (273, 0), (277, 1), (278, rows)]
    fields += [(279, len(data)), (292 if packing == GROUP_3 else 293, options)]
    fields[5] = (273, 8 + 2 + 12 * len(fields) + _LONG)
    listed = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in fields)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(fields)) + listed + bytes(_LONG) + data


def _strip_of(picture: Image.Image, packing: str) -> bytes:
    """The picture's code as libtiff writes it."""
    buffer = io.BytesIO()
    picture.save(buffer, "TIFF", compression=packing, tiffinfo={278: picture.height})
    with Image.open(io.BytesIO(buffer.getvalue()), formats=["TIFF"]) as made:
        tags = made.tag_v2  # type: ignore[attr-defined]
        start, length = int(tags[273][0]), int(tags[279][0])
    return buffer.getvalue()[start : start + length]


def _bits(data: bytes) -> str:
    return format(int.from_bytes(b"\1" + data, "big"), "b")[1:]


def _bytes(bits: str) -> bytes:
    bits += "0" * (-len(bits) % 8)
    return int("1" + bits, 2).to_bytes(len(bits) // 8 + 1, "big")[1:]
