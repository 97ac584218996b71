"""One page of bits to fax code and back: T.6 (MMR, "G4") or T.4 one-dimensional (MH), by the libtiff inside Pillow.

Pillow writes rows of 8-bit dots and packs them itself; handing libtiff the rows already packed saves half of the time
of a page. That door is tried once a process on four rows whose code is known; the public one is used when it errs.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Final

import numpy as np
from PIL import Image

from packet.fax import tiff
from packet.fax.geometry import Coding
from packet.fax.morphology import Mask, Packed, pack

_BYTE: Final = 8
"""Dots."""
_PIECE: Final = 1 << 16
"""Bytes that libtiff's code is fetched in."""
_DIRECTORY: Final = slice(4, 8)
"""Bytes of a TIFF that say where its first directory is; each field there has `_FIELD` bytes, its value the last."""
_FIELD, _VALUE = 12, 8
_SHORT: Final = b"\x03\x00"
_SHORT_BYTES, _LONG_BYTES = 2, 4
_SAMPLE: Final = bytes.fromhex("0000000000000000 00ff00f83c01fe80 00fe01f83d81fe80 8000ffff0f0f0001")
_CODED: Final[dict[Coding, str]] = {
    "mmr": "998a666719a0a475a5c8ffc9aa12382e18a045eb001001",
    "mh": "001d9a800cc599e3a0a3af00198e658c7f851d78009aad417b76f540",
}
_NAMES: Final[dict[Coding, str]] = {"mmr": "group4", "mh": "group3"}


def encode(ink: Mask, coding: Coding = "mmr") -> bytes:
    """`encode_rows` of a page of truth values, rows x a width that is a multiple of 8."""
    return encode_rows(pack(ink), coding)


def encode_rows(page: Packed, coding: Coding = "mmr") -> bytes:
    """Fax code of the page, black runs where bits are set, most significant bit first, one strip, rows not padded."""
    rows, width = page.shape
    packed = page.tobytes()
    return _direct(packed, width, rows, coding) if _direct_works() else _public(packed, width, rows, coding)


def decode(code: bytes, width: int, rows: int, coding: Coding = "mmr") -> Mask:
    """The page of bits that `code` stands for. Raises OSError for broken code."""
    file = io.BytesIO()
    tiff.write(file, [tiff.Leaf(code, width, rows)], 1, coding)
    with Image.open(file) as image:
        white: Mask = np.asarray(image)
    return ~white


def _public(packed: bytes, width: int, rows: int, coding: Coding) -> bytes:
    # libtiff codes a set bit as black whatever the photometric tag says; Pillow's white is a set bit: ink goes in as
    # white.
    image = Image.frombytes("1", (width * _BYTE, rows), packed)
    file = io.BytesIO()
    image.save(file, "TIFF", compression=_NAMES[coding], tiffinfo={tiff.ROWS_PER_STRIP: rows})
    whole = file.getvalue()
    with Image.open(io.BytesIO(whole)) as written:
        tags = getattr(written, "tag_v2")  # noqa: B009 - a TIFF image has it, Image does not
        start, size = int(tags[tiff.STRIP_OFFSETS][0]), int(tags[tiff.STRIP_BYTE_COUNTS][0])
    return whole[start : start + size]


def _direct(packed: bytes, width: int, rows: int, coding: Coding) -> bytes:
    image = Image.frombuffer("L", (width, rows), packed, "raw", "L", 0, 1)
    form = {
        tiff.IMAGE_WIDTH: width * _BYTE,
        tiff.IMAGE_LENGTH: rows,
        tiff.BITS_PER_SAMPLE: 1,
        tiff.COMPRESSION: tiff.COMPRESSIONS[coding],
        tiff.PHOTOMETRIC: 1,
        tiff.SAMPLES_PER_PIXEL: 1,
        tiff.ROWS_PER_STRIP: rows,
        tiff.PLANAR_CONFIGURATION: 1,
    }
    tags = list(form.items())
    encoder = Image._getencoder("L", "libtiff", ("L", 0, "fax", tags, {}), ())
    whole = b""
    try:
        encoder.setimage(image.im, (0, 0, width, rows))
        status = 0
        while not status:
            _, status, piece = encoder.encode(_PIECE)
            whole += piece
    finally:
        encoder.cleanup()
    if status < 0:
        raise OSError(status)
    start, size = _strip(whole)
    return whole[start : start + size]


def _strip(whole: bytes) -> tuple[int, int]:
    """Offset and length of the one strip of a little-endian TIFF with one page."""
    directory = int.from_bytes(whole[_DIRECTORY], "little")
    values = {}
    for number in range(int.from_bytes(whole[directory : directory + _SHORT_BYTES], "little")):
        entry = whole[directory + _SHORT_BYTES + _FIELD * number :][:_FIELD]
        tag, kind = entry[:_SHORT_BYTES], entry[_SHORT_BYTES:_LONG_BYTES]
        width = _SHORT_BYTES if kind == _SHORT else _LONG_BYTES
        values[int.from_bytes(tag, "little")] = int.from_bytes(entry[_VALUE : _VALUE + width], "little")
    return values[tiff.STRIP_OFFSETS], values[tiff.STRIP_BYTE_COUNTS]


@cache
def _direct_works() -> bool:
    # Neither code leaves its writer a choice, so what is right is known beforehand; asking the public door here would
    # load all of Pillow's file formats into each worker.
    try:
        return all(
            _direct(_SAMPLE, _BYTE, len(_SAMPLE) // _BYTE, coding) == bytes.fromhex(code)
            for coding, code in _CODED.items()
        )
    except (AttributeError, TypeError, ValueError, OSError, KeyError):
        return False
