"""Are the codes of a picture in a PDF all there? PDFium shows what it could decode, or nothing, and says neither.

Fax codes are decoded to the last row by libtiff; of JPEG 2000 and JBIG2 the parts that the file says it has are
counted, and what JPEG 2000 shows is looked at beyond white and black.
"""

from __future__ import annotations

from typing import Any, Final

from pikepdf import Array, Dictionary, Stream

from packet.intake.integrity import jpx_levels
from packet.intake.integrity.fax_code import GROUP_3, group_4_state, rows_read
from packet.intake.integrity.state import State

_ZEROS: Final = b"\0" * 64
"""No arithmetic coder writes so many zeros in a row: a piece that was lost."""
_ERASED: Final = b"\xff" * 64
_TILE_PART: Final = b"\xff\x90"
_END: Final = b"\xff\xd9"
_TWO_DIMENSIONS: Final = 1
"""T4Options, bit 0 (TIFF 6.0, 11)."""
_UNKNOWN: Final = 0xFFFFFFFF
_SHORTEST_HEADER: Final = 11
"""Bytes of a JBIG2 segment header that refers to nothing."""
_LONG_FORM: Final = 7
"""Count of referred segments that stands for a longer count (T.88, 7.2.4)."""
_GENERIC: Final = (36, 38, 39)
_ARITHMETIC_END: Final = b"\xff\xac"
_ROWS_MOST: Final = 100_000
_DOTS_MOST: Final = 100_000_000


def fax_state(data: bytes, image: Stream, parameters: Any) -> State:
    """Whether every row of a CCITT code (7.4.6) can be decoded; WHOLE where libtiff knows no such code."""
    given = parameters if isinstance(parameters, Dictionary) else Dictionary()
    columns, rows = int(given.get("/Columns", 1728)), int(image.get("/Height", 0)) or int(given.get("/Rows", 0))
    kind = int(given.get("/K", 0))
    if bool(given.get("/EncodedByteAlign", False)) or not _readable(columns, rows):
        return State.WHOLE
    if kind < 0:
        return group_4_state(data, columns, rows)
    whole = rows_read(data, columns, rows, GROUP_3, _TWO_DIMENSIONS if kind > 0 else 0)
    return State.WHOLE if whole else State.TORN


def _readable(columns: int, rows: int) -> bool:
    return 0 < rows < _ROWS_MOST and 0 < columns * rows < _DOTS_MOST


def jpeg_2000_whole(data: bytes) -> bool:
    """Whether every tile part is as long as it says (ITU-T T.800, A.4.2), and none has a hole; True for what is no
    JPEG 2000.
    """
    at = data.find(jpx_levels.START)
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
        return group_4_state(segment[18:], width, height) if _readable(width, height) else State.WHOLE
    return State.WHOLE if segment.endswith(_ARITHMETIC_END) else State.DOUBTFUL


def state_of(filters: list[str], parameters: Any, image: Stream, data: bytes) -> State:
    """Whether the picture is whole, by the code that its last filter names."""
    last = list(parameters)[-1] if isinstance(parameters, Array) and len(parameters) else parameters
    match filters[-1]:
        case "/CCITTFaxDecode" | "/CCF":
            return fax_state(data, image, last)
        case "/JPXDecode":
            if not jpeg_2000_whole(data):
                return State.TORN
            return State.WHOLE if jpx_levels.in_range(data) else State.DOUBTFUL
        case "/JBIG2Decode":
            return jbig2_state(data)
    return State.WHOLE
