"""A TIFF whose colours stand apart and have sixteen bits each: Pillow mixes up their two bytes and says nothing.

Each colour is read as a grey picture of its own, through a directory (TIFF 6.0, 2) that names its strips or tiles alone
and is written behind the file's bytes, in memory.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PIL import Image

_WIDTH, _HEIGHT, _BITS, _PACKING, _PHOTOMETRIC, _FILL, _TURNED = 256, 257, 258, 259, 262, 266, 274
_STRIPS, _SAMPLES, _ROWS, _STRIP_BYTES, _PREDICTOR = 273, 277, 278, 279, 317
_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_BYTES = 322, 323, 324, 325
"""Tags of TIFF 6.0."""
_KEPT: Final = (_WIDTH, _HEIGHT, _PACKING, _FILL, _TURNED, _ROWS, _PREDICTOR, _TILE_WIDTH, _TILE_HEIGHT)
_PLACES: Final = (_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES)
"""Fields with a value for each strip or tile: those of the first colour, then those of the next (8,
PlanarConfiguration).
"""
_LONG: Final = 4
"""Type of a field of 32 bits."""
_MODES: Final = {(2, 3): "RGB", (2, 4): "RGBA", (5, 4): "CMYK", (1, 2): "LA"}
"""(Photometric interpretation, colours): the picture that they make. A fourth one beside red, green and blue is
opacity (18, ExtraSamples).
"""
_SIXTEEN: Final = 16
_CLASSIC: Final = 42
"""The version of a TIFF whose offsets have 32 bits."""
_OF_EIGHT: Final = 257
"""Sixteen bits are so many times eight."""


def knows(tags: Mapping[int, Any]) -> bool:
    """Whether `picture` can read a page with these tags: sixteen bits, and colours that a mode is known for."""
    return set(tags.get(_BITS, ())) == {_SIXTEEN} and _mode(tags) is not None


def _mode(tags: Mapping[int, Any]) -> str | None:
    return _MODES.get((int(tags.get(_PHOTOMETRIC, 0)), int(tags.get(_SAMPLES, 1))))


def picture(path: Path, tags: Mapping[int, Any]) -> Image.Image:
    """The picture of the page with these tags, each colour of eight bits. Raises OSError, ValueError for what it does
    not know, and what Pillow raises for a broken file.
    """
    data = path.read_bytes()
    order = "<" if data[:2] == b"II" else ">"
    mode = _mode(tags)
    if mode is None or struct.unpack_from(order + "H", data, 2) != (_CLASSIC,):
        raise ValueError("no such picture")
    colours = int(tags[_SAMPLES])
    return Image.merge(mode, [_plane(data, order, tags, place, colours) for place in range(colours)])


def _plane(data: bytes, order: str, tags: Mapping[int, Any], place: int, colours: int) -> Image.Image:
    fields: dict[int, Sequence[int]] = {tag: (int(tags[tag]),) for tag in _KEPT if tag in tags}
    for tag in _PLACES:
        if tag in tags:
            each = len(tags[tag]) // colours
            fields[tag] = tags[tag][place * each : (place + 1) * each]
    fields |= {_BITS: (_SIXTEEN,), _PHOTOMETRIC: (1,), _SAMPLES: (1,)}
    with Image.open(io.BytesIO(_with_directory(data, order, fields)), formats=["TIFF"]) as plane:
        return plane.convert("F").point(lambda level: level * (1 / _OF_EIGHT) + 0).convert("L")


def _with_directory(data: bytes, order: str, fields: Mapping[int, Sequence[int]]) -> bytes:
    """The file with this directory as its first one."""
    data += b"\0" * (len(data) % 2)
    start = len(data)
    after = start + 2 + 12 * len(fields) + 4
    rows, values = b"", b""
    for tag, numbers in sorted(fields.items()):
        held = struct.pack(f"{order}{len(numbers)}I", *numbers)
        if len(numbers) > 1:
            held, values = struct.pack(order + "I", after + len(values)), values + held
        rows += struct.pack(order + "HHI", tag, _LONG, len(numbers)) + held
    head = data[:4] + struct.pack(order + "I", start)
    return head + data[8:] + struct.pack(order + "H", len(fields)) + rows + bytes(4) + values
