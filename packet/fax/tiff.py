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
    return 8 + sum(_IFD_BYTES + 16 + length + length % 2 for length in codes)


def write(file: BinaryIO, leaves: Iterable[Leaf], total: int, coding: Coding = "mmr") -> None:
    """Write `total` pages from the start of a binary file: header, then IFD, resolutions and strip page by page."""
    file.write(struct.pack("<2sHI", b"II", 42, 8))
    here = 8
    for number, leaf in enumerate(leaves):
        code = leaf.code if coding == "mmr" else leaf.code.translate(_FLIP)
        resolutions = here + _IFD_BYTES
        strip = resolutions + 16
        after = strip + len(code) + len(code) % 2
        last = number + 1 == total
        file.write(_directory(leaf, coding, number, total, resolutions, strip, 0 if last else after))
        file.write(struct.pack("<IIII", X_DPI, 1, leaf.y_dpi, 1))
        file.write(code + b"\0" * (len(code) % 2))
        here = after


def _directory(leaf: Leaf, coding: Coding, number: int, total: int, resolutions: int, strip: int, after: int) -> bytes:
    fields = (
        (254, _LONG, 1, 2),  # NewSubfileType: one page of several
        (256, _LONG, 1, leaf.width),
        (257, _LONG, 1, leaf.rows),
        (258, _SHORT, 1, 1),  # BitsPerSample
        (259, _SHORT, 1, 4 if coding == "mmr" else 3),  # Compression
        (262, _SHORT, 1, 0),  # PhotometricInterpretation: white is zero
        (266, _SHORT, 1, 1 if coding == "mmr" else 2),  # FillOrder
        (273, _LONG, 1, strip),
        (274, _SHORT, 1, 1),  # Orientation: top left
        (277, _SHORT, 1, 1),  # SamplesPerPixel
        (278, _LONG, 1, leaf.rows),  # RowsPerStrip: one strip; efax reads no more
        (279, _LONG, 1, len(leaf.code)),
        (282, _RATIONAL, 1, resolutions),
        (283, _RATIONAL, 1, resolutions + 8),
        (284, _SHORT, 1, 1),  # PlanarConfiguration
        (293 if coding == "mmr" else 292, _LONG, 1, 0),  # T6Options, T4Options: one-dimensional, EOLs not byte-aligned
        (296, _SHORT, 1, 2),  # ResolutionUnit: inch
        (297, _SHORT, 2, number | total << 16),  # PageNumber: n from 0, of N
    )
    entries = b"".join(struct.pack("<HHII", *field) for field in fields)
    return struct.pack("<H", len(fields)) + entries + struct.pack("<I", after)
