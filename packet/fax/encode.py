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

from packet.fax.geometry import Coding
from packet.fax.morphology import Mask, Packed, pack

_COMPRESSION: Final[dict[Coding, int]] = {"mmr": 4, "mh": 3}
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
    from packet.fax.tiff import Leaf, write

    file = io.BytesIO()
    write(file, [Leaf(code, width, rows)], 1, coding)
    with Image.open(file) as image:
        white: Mask = np.asarray(image)
    return ~white


def _public(packed: bytes, width: int, rows: int, coding: Coding) -> bytes:
    # libtiff codes a set bit as black whatever the photometric tag says; Pillow's white is a set bit: ink goes in as
    # white.
    image = Image.frombytes("1", (width * 8, rows), packed)
    file = io.BytesIO()
    image.save(file, "TIFF", compression=_NAMES[coding], tiffinfo={278: rows})
    whole = file.getvalue()
    with Image.open(io.BytesIO(whole)) as written:
        tags = getattr(written, "tag_v2")  # noqa: B009 - a TIFF image has it, Image does not
        start, size = int(tags[273][0]), int(tags[279][0])
    return whole[start : start + size]


def _direct(packed: bytes, width: int, rows: int, coding: Coding) -> bytes:
    image = Image.frombuffer("L", (width, rows), packed, "raw", "L", 0, 1)
    form = {256: width * 8, 257: rows, 258: 1, 259: _COMPRESSION[coding], 262: 1, 277: 1, 278: rows, 284: 1}
    tags = list(form.items())
    encoder = Image._getencoder("L", "libtiff", ("L", 0, "fax", tags, {}), ())
    whole = b""
    try:
        encoder.setimage(image.im, (0, 0, width, rows))
        status = 0
        while not status:
            _, status, piece = encoder.encode(1 << 16)
            whole += piece
    finally:
        encoder.cleanup()
    if status < 0:
        raise OSError(status)
    start, size = _strip(whole)
    return whole[start : start + size]


def _strip(tiff: bytes) -> tuple[int, int]:
    """Offset and length of the one strip of a little-endian TIFF with one page."""
    directory = int.from_bytes(tiff[4:8], "little")
    values = {}
    for number in range(int.from_bytes(tiff[directory : directory + 2], "little")):
        entry = tiff[directory + 2 + 12 * number :][:12]
        width = 2 if entry[2:4] == b"\x03\x00" else 4
        values[int.from_bytes(entry[:2], "little")] = int.from_bytes(entry[8 : 8 + width], "little")
    return values[273], values[279]


@cache
def _direct_works() -> bool:
    # Neither code leaves its writer a choice, so what is right is known beforehand; asking the public door here would
    # load all of Pillow's file formats into each worker.
    try:
        return all(_direct(_SAMPLE, 8, 4, coding) == bytes.fromhex(code) for coding, code in _CODED.items())
    except (AttributeError, TypeError, ValueError, OSError, KeyError):
        return False
