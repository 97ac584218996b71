"""One page of bits to fax code and back: T.6 (MMR, "G4") or T.4 one-dimensional (MH), by the libtiff inside Pillow.

Pillow writes rows of 8-bit dots and packs them itself; handing libtiff the rows already packed saves half of the time
of a page. That door is checked once a process against the public one, and the public one is used when they differ.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Final

import numpy as np
from PIL import Image

from packet.fax.geometry import Coding
from packet.fax.morphology import Mask

_COMPRESSION: Final[dict[Coding, int]] = {"mmr": 4, "mh": 3}
_NAMES: Final[dict[Coding, str]] = {"mmr": "group4", "mh": "group3"}


def encode(ink: Mask, coding: Coding = "mmr") -> bytes:
    """Fax code of the page, black runs where `ink` is True, most significant bit first, one strip, rows not padded.

    `ink` is rows x width with a width that is a multiple of 8.
    """
    packed = np.packbits(ink, axis=1)
    rows, width = packed.shape
    if _direct_works():
        return _direct(packed.tobytes(), width, rows, coding)
    return _public(packed.tobytes(), width, rows, coding)


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
    sample = np.packbits(np.random.default_rng(1).random((16, 64)) < 0.3, axis=1)
    try:
        return all(
            _direct(sample.tobytes(), 8, 16, coding) == _public(sample.tobytes(), 8, 16, coding) for coding in _NAMES
        )
    except (AttributeError, TypeError, ValueError, OSError, KeyError):
        return False
