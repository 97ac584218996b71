"""Are the codes of a picture in a PDF all there? PDFium shows what it could decode, or nothing, and says neither.

Fax codes are decoded to the last row by libtiff; of JPEG 2000 and JBIG2 the parts that the file says it has are
counted.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from typing import Any, Final

from pikepdf import Array, Dictionary, Stream
from PIL import Image

from packet.intake.integrity.image_truncation import complaints, lost_rows
from packet.intake.integrity.state import State

_ZEROS: Final = b"\0" * 64
"""No arithmetic coder writes so many zeros in a row: a piece that was lost."""
_ERASED: Final = b"\xff" * 64
_START: Final = b"\xff\x4f\xff\x51"
_TILE_PART: Final = b"\xff\x90"
_END: Final = b"\xff\xd9"
_GROUP_4, _GROUP_3 = 4, 3
_TWO_DIMENSIONS: Final = 1
"""T4Options, bit 0 (TIFF 6.0, 11)."""
_UNKNOWN: Final = 0xFFFFFFFF
_SHORTEST_HEADER: Final = 11
"""Bytes of a JBIG2 segment header that refers to nothing."""
_LONG_FORM: Final = 7
"""Count of referred segments that stands for a longer count (T.88, 7.2.4)."""
_GENERIC: Final = (36, 38, 39)
_NO_CODE: Final = b"\0\0\0"
"""No code of ITU-T T.6, nor two in a row, has so many zero bits: libtiff takes them for the end, and says nothing."""
_BITS: Final = 8
_EMPTY: Final = 11
"""Zero bits that the mark of the end has (T.6, 2.2.5): no code, nor two in a row, has so many, and libtiff stops."""


def _empty_bits() -> Iterator[bytes]:
    """Patterns of so many zero bits: some at the end of a byte, perhaps a whole one, and the rest in the next."""
    for zeros in range(_BITS):
        ends = b"[%s]" % re.escape(bytes(range(0, 256, 1 << zeros)))
        for between in (b"", rb"\x00"):
            left = max(0, _EMPTY - zeros - (_BITS if between else 0))
            if left < _BITS:
                yield ends + between + (rb"[\x00-\x%02x]" % ((1 << _BITS - left) - 1) if left else b"")


_END_OF_LINE: Final = re.compile(b"|".join(_empty_bits()), re.DOTALL)
_AFTER: Final = 16
"""Bytes at the end of a code where its end mark, and a writer's line end, may stand."""
_ARITHMETIC_END: Final = b"\xff\xac"
_NOISE: Final = b"\x5a\xa7\x33\x91" * 512
"""What stands behind a whole code changes nothing; behind a cut one it becomes rows."""
_LONG: Final = 4
_ROWS_MOST: Final = 100_000
_DOTS_MOST: Final = 100_000_000


def fax_whole(data: bytes, image: Stream, parameters: Any) -> bool:
    """Whether every row of a CCITT code (7.4.6) can be decoded; True where libtiff knows no such code."""
    given = parameters if isinstance(parameters, Dictionary) else Dictionary()
    columns, rows = int(given.get("/Columns", 1728)), int(image.get("/Height", 0)) or int(given.get("/Rows", 0))
    kind = int(given.get("/K", 0))
    if bool(given.get("/EncodedByteAlign", False)):
        return True
    return _rows_whole(data, columns, rows, _GROUP_4 if kind < 0 else _GROUP_3, _TWO_DIMENSIONS if kind > 0 else 0)


def _rows_whole(data: bytes, columns: int, rows: int, packing: int, options: int) -> bool:
    """Whether so many rows come out of the code, without a complaint and whatever stands behind it."""
    if not 0 < rows < _ROWS_MOST or not 0 < columns * rows < _DOTS_MOST:
        return True
    if packing == _GROUP_4:
        coded = data.rstrip(b"\0")
        if _NO_CODE in coded or _END_OF_LINE.search(coded[:-_AFTER]) is not None:
            return False
        data = data[: len(coded) + len(_NO_CODE) - 1]  # without padding; a code may end in some zeros
    seen = []
    for behind in (b"", _NOISE):
        with complaints() as heard:
            try:
                tiff = _tiff(data + behind, columns, rows, packing, options)
                with Image.open(io.BytesIO(tiff), formats=["TIFF"]) as picture:
                    seen.append(picture.tobytes())
            except Exception:  # Pillow raises whatever it likes on broken files
                return False
        if not behind and lost_rows(heard[0], picture):
            return False
    return seen[0] == seen[1]


def _tiff(data: bytes, columns: int, rows: int, packing: int, options: int) -> bytes:
    """The code as the one strip of a TIFF (TIFF 6.0, 2 and 11)."""
    fields = [(256, columns), (257, rows), (258, 1), (259, packing), (262, 0), (273, 0), (277, 1), (278, rows)]
    fields += [(279, len(data)), (292 if packing == _GROUP_3 else 293, options)]
    fields[5] = (273, 8 + 2 + 12 * len(fields) + _LONG)
    listed = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in fields)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(fields)) + listed + bytes(_LONG) + data


def jpeg_2000_whole(data: bytes) -> bool:
    """Whether every tile part is as long as it says (ITU-T T.800, A.4.2), and none has a hole; True for what is no
    JPEG 2000.
    """
    at = data.find(_START)
    if at < 0:
        return not data
    found = data.find(_TILE_PART, at)
    if found < 0:
        return False
    while data[found : found + 2] == _TILE_PART and found + 12 <= len(data):
        length = int.from_bytes(data[found + 6 : found + 10], "big")
        if not length:  # up to the end of the code
            found = data.rfind(_END)
            break
        found += length
    whole = found >= 0 and data[found : found + 2] == _END
    return whole and _ZEROS not in data[at:found] and _ERASED not in data[at:found]


def jbig2_state(data: bytes) -> State:
    """TORN: a segment (ITU-T T.88, 7.2) is shorter than it says, has a hole, or lacks rows; DOUBTFUL: one in arithmetic
    code lacks its end mark (annex E.2.9), which writers seldom leave out.
    """
    state, at = State.WHOLE, 0
    try:
        while at + _SHORTEST_HEADER <= len(data):
            kind, start, length = _segment(data, at)
            if length == _UNKNOWN:
                return state
            at = start + length
            if kind in _GENERIC and at <= len(data):
                state = max(state, _region(data[start:at]))
    except IndexError:
        return State.TORN
    return state if at == len(data) and _ZEROS not in data and _ERASED not in data else State.TORN


def _segment(data: bytes, at: int) -> tuple[int, int, int]:
    """Type, place of the data and length of the data of the segment whose header is at `at`. Raises IndexError."""
    number = int.from_bytes(data[at : at + 4], "big")
    flags, referred = data[at + 4], data[at + 5] >> 5
    if referred == _LONG_FORM:
        referred = int.from_bytes(data[at + 5 : at + 9], "big") & 0x1FFFFFFF
        at += 3 + (referred + 8) // 8
    at += 6 + referred * (1 if number <= 0x100 else 2 if number <= 0x10000 else 4)  # 7.2.5
    at += 4 if flags & 0x40 else 1
    return flags & 63, at + 4, int.from_bytes(data[at : at + 4], "big")


def _region(segment: bytes) -> State:
    """Of a generic region (7.4.6): its size stands at its start, then one byte of flags."""
    width, height = int.from_bytes(segment[:4], "big"), int.from_bytes(segment[4:8], "big")
    if segment[17] & 1:  # MMR: a fax code
        return State.WHOLE if _rows_whole(segment[18:], width, height, _GROUP_4, 0) else State.TORN
    return State.WHOLE if segment.endswith(_ARITHMETIC_END) else State.DOUBTFUL


def state_of(filters: list[str], parameters: Any, image: Stream, data: bytes) -> State:
    """Whether the picture is whole, by the code that its last filter names."""
    last = list(parameters)[-1] if isinstance(parameters, Array) and len(parameters) else parameters
    match filters[-1]:
        case "/CCITTFaxDecode" | "/CCF":
            return State.WHOLE if fax_whole(data, image, last) else State.TORN
        case "/JPXDecode":
            return State.WHOLE if jpeg_2000_whole(data) else State.TORN
        case "/JBIG2Decode":
            return jbig2_state(data)
    return State.WHOLE
