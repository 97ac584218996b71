"""The TIFF-F container, written field by field: one IFD and one strip a page, the same bytes every time.

Fields and values are those of RFC 2306 section 4 and of profile F (MMR) or S (MH) of RFC 3949: little-endian,
FillOrder 1 for MMR and 2 for MH, white is zero, PageNumber from 0. Pillow's own writer leaves PageNumber
uninitialised and cuts strips.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from packet.fax.geometry import ROWS, WIDTH, X_DPI, Y_DPI, Coding

_SHORT, _LONG, _RATIONAL = 3, 4, 5
"""Types of fields (TIFF 6.0, section 2)."""
NEW_SUBFILE_TYPE: Final = 254
IMAGE_WIDTH: Final = 256
IMAGE_LENGTH: Final = 257
BITS_PER_SAMPLE: Final = 258
COMPRESSION: Final = 259
PHOTOMETRIC: Final = 262
FILL_ORDER: Final = 266
STRIP_OFFSETS: Final = 273
ORIENTATION: Final = 274
SAMPLES_PER_PIXEL: Final = 277
ROWS_PER_STRIP: Final = 278
STRIP_BYTE_COUNTS: Final = 279
X_RESOLUTION: Final = 282
Y_RESOLUTION: Final = 283
PLANAR_CONFIGURATION: Final = 284
T4_OPTIONS: Final = 292
T6_OPTIONS: Final = 293
RESOLUTION_UNIT: Final = 296
PAGE_NUMBER: Final = 297
"""Fields by their names in TIFF 6.0 and RFC 2306."""
COMPRESSIONS: Final[dict[Coding, int]] = {"mmr": 4, "mh": 3}
"""Values of Compression: T.6, T.4."""
_HEAD: Final = 8
"""Bytes before the first page; a fraction has as many."""
_FRACTIONS: Final = 16
"""Bytes of the two resolutions."""
_MAGIC: Final = 42
_HALF_LONG: Final = 16
"""Bits of the first of two shorts in a long."""
_ENTRIES: Final = 18
_IFD_BYTES: Final = 2 + 12 * _ENTRIES + 4
_FLIP: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True)
class Leaf:
    """One coded page: fax code, most significant bit first; width in dots and rows; rows to the inch."""

    code: bytes
    width: int = WIDTH
    rows: int = ROWS
    y_dpi: int = Y_DPI


def size(codes: Sequence[int]) -> int:
    """Bytes of a file whose pages have so many bytes of code each."""
    return _HEAD + sum(_IFD_BYTES + _FRACTIONS + length + length % 2 for length in codes)


def write(file: BinaryIO, leaves: Iterable[Leaf], total: int, coding: Coding = "mmr") -> None:
    """Write `total` pages from the start of a binary file: header, then IFD, resolutions and strip page by page."""
    file.write(struct.pack("<2sHI", b"II", _MAGIC, _HEAD))
    here = _HEAD
    for number, leaf in enumerate(leaves):
        code = leaf.code if coding == "mmr" else leaf.code.translate(_FLIP)
        resolutions = here + _IFD_BYTES
        strip = resolutions + _FRACTIONS
        after = strip + len(code) + len(code) % 2
        last = number + 1 == total
        file.write(_directory(leaf, coding, number, total, resolutions, strip, 0 if last else after))
        file.write(struct.pack("<IIII", X_DPI, 1, leaf.y_dpi, 1))
        file.write(code + b"\0" * (len(code) % 2))
        here = after


def _directory(leaf: Leaf, coding: Coding, number: int, total: int, resolutions: int, strip: int, after: int) -> bytes:
    fields = (
        (NEW_SUBFILE_TYPE, _LONG, 1, 2),  # one page of several
        (IMAGE_WIDTH, _LONG, 1, leaf.width),
        (IMAGE_LENGTH, _LONG, 1, leaf.rows),
        (BITS_PER_SAMPLE, _SHORT, 1, 1),
        (COMPRESSION, _SHORT, 1, COMPRESSIONS[coding]),
        (PHOTOMETRIC, _SHORT, 1, 0),  # white is zero
        (FILL_ORDER, _SHORT, 1, 1 if coding == "mmr" else 2),
        (STRIP_OFFSETS, _LONG, 1, strip),
        (ORIENTATION, _SHORT, 1, 1),  # top left
        (SAMPLES_PER_PIXEL, _SHORT, 1, 1),
        (ROWS_PER_STRIP, _LONG, 1, leaf.rows),  # one strip; efax reads no more
        (STRIP_BYTE_COUNTS, _LONG, 1, len(leaf.code)),
        (X_RESOLUTION, _RATIONAL, 1, resolutions),
        (Y_RESOLUTION, _RATIONAL, 1, resolutions + _HEAD),
        (PLANAR_CONFIGURATION, _SHORT, 1, 1),
        (
            T6_OPTIONS if coding == "mmr" else T4_OPTIONS,
            _LONG,
            1,
            0,
        ),  # one-dimensional, EOLs not byte-aligned
        (RESOLUTION_UNIT, _SHORT, 1, 2),  # inch
        (PAGE_NUMBER, _SHORT, 2, number | total << _HALF_LONG),  # n from 0, of N
    )
    entries = b"".join(struct.pack("<HHII", *field) for field in fields)
    return struct.pack("<H", len(fields)) + entries + struct.pack("<I", after)
