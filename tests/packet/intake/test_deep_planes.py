"""Colours of sixteen bits that stand apart in a TIFF."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from packet.intake.deep_planes import knows, picture
from packet.intake.image import ImageFile
from packet.intake.request import Refuse, Request

_SIDE = 24
_LEVELS = ((0x12FF, 0xFE01), (0x8034, 0x00FF), (0xFF00, 0x7FFF))
"""Of each colour in the upper and in the lower half: low bytes that would be seen if they were taken for high ones."""


def _tiff(order: str = "<", packed: bool = False, turned: int = 1, more: dict[int, int] | None = None) -> bytes:
    """Red, green and blue, each in two strips."""
    half = _SIDE * _SIDE // 2
    strips = [struct.pack(f"{order}{half}H", *[level] * half) for pair in _LEVELS for level in pair]
    strips = [zlib.compress(strip) for strip in strips] if packed else strips
    places, at = [], 8
    for strip in strips:
        places.append(at)
        at += len(strip)
    fields = {
        256: [_SIDE],
        257: [_SIDE],
        258: [16] * 3,
        259: [8 if packed else 1],
        262: [2],
        273: places,
        274: [turned],
    }
    fields |= {277: [3], 278: [_SIDE // 2], 279: [len(strip) for strip in strips], 284: [2]}
    fields |= {tag: [value] for tag, value in (more or {}).items()}
    rows, values, after = b"", b"", at + 2 + 12 * len(fields) + 4
    for tag, numbers in sorted(fields.items()):
        held = struct.pack(f"{order}{len(numbers)}I", *numbers)
        if len(numbers) > 1:
            held, values = struct.pack(order + "I", after + len(values)), values + held
        rows += struct.pack(order + "HHI", tag, 4, len(numbers)) + held
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", at)
    return head + b"".join(strips) + struct.pack(order + "H", len(fields)) + rows + bytes(4) + values


def _page(folder: Path, data: bytes) -> Image.Image:
    path = folder / "a.tiff"
    path.write_bytes(data)
    with ImageFile(Request(path.name, path), "tiff") as file:
        (page,) = file.frame(0)
    return page.picture


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("packed", [False, True])
def test_each_colour_has_its_own_high_byte(order: str, packed: bool, tmp_path: Path) -> None:
    made = _page(tmp_path, _tiff(order, packed))
    assert made.mode == "RGB"
    for row, half in ((2, 0), (_SIDE - 2, 1)):
        dot = made.getpixel((4, row))
        assert isinstance(dot, tuple)
        assert all(abs(level - pair[half] / 257) <= 1 for level, pair in zip(dot, _LEVELS, strict=True))


def test_it_stands_as_its_orientation_says(tmp_path: Path) -> None:
    """3: upside down."""
    assert _page(tmp_path, _tiff(turned=3)).getpixel((4, 2)) == _page(tmp_path, _tiff()).getpixel((4, _SIDE - 2))


def test_one_that_breaks_off_is_refused(tmp_path: Path) -> None:
    data = bytearray(_tiff(packed=True))
    data[10:18] = bytes(8)
    with pytest.raises(Refuse, match="image_cut_off"):
        _page(tmp_path, bytes(data))


@pytest.mark.parametrize("tags", [{262: 5, 277: 3, 258: (16,)}, {262: 2, 277: 3, 258: (32,)}])
def test_three_inks_and_colours_of_32_bits_are_not_known(tags: dict[int, object]) -> None:
    assert not knows(tags)


def test_offsets_of_64_bits_are_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.tiff").write_bytes(b"II+\0" + bytes(60))
    with pytest.raises(ValueError, match="no such picture"):
        picture(tmp_path / "a.tiff", {262: 2, 277: 3, 258: (16,)})


@pytest.mark.parametrize("more", [{339: 2}, {32997: 5}], ids=["signed", "deep"])
def test_what_would_be_read_as_another_picture_is_refused(more: dict[int, int], tmp_path: Path) -> None:
    """Bytes with a sign, and several pictures behind one another in one page."""
    data = _grey(more)
    with pytest.raises(Refuse, match="image_unreadable"):
        _page(tmp_path, data)


def _grey(more: dict[int, int]) -> bytes:
    """Eight bits of grey."""
    fields = {256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 273: 0, 277: 1, 278: 8, 279: 64, **more}
    fields[273] = 8 + 2 + 12 * len(fields) + 4
    rows = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(fields.items()))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(fields)) + rows + bytes(4) + bytes(64)
