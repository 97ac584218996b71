"""Codes of pictures in a PDF, cut and damaged: no code that lacks rows counts as whole."""

from __future__ import annotations

import io
import struct
from functools import cache
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary
from PIL import Image, ImageDraw

from packet.intake.integrity.picture_codes import fax_state, jbig2_state, jpeg_2000_whole
from packet.intake.integrity.state import State

_SIZE = (240, 320)


@cache
def _scan() -> Image.Image:
    picture = Image.new("1", _SIZE, 1)
    pen = ImageDraw.Draw(picture)
    for line in range(20):
        pen.text((10, 8 + 15 * line), f"line {line}: the request is denied {line * 37}", fill=0)
    return picture


@cache
def _fax(coding: str) -> bytes:
    buffer = io.BytesIO()
    _scan().save(buffer, "TIFF", compression=coding, tiffinfo={278: _SIZE[1]})
    with Image.open(io.BytesIO(buffer.getvalue())) as made:
        tags: Any = made.tag_v2  # type: ignore[attr-defined]
        return buffer.getvalue()[tags[273][0] : tags[273][0] + tags[279][0]]


def _whole(data: bytes, kind: int = -1) -> bool:
    with pikepdf.new() as pdf:
        image = pdf.make_stream(b"", Width=_SIZE[0], Height=_SIZE[1])
        return fax_state(data, image, Dictionary(Columns=_SIZE[0], K=kind)) == State.WHOLE


def test_a_fax_code_with_all_its_rows_is_whole() -> None:
    """With its end mark, without it, and with padding behind it."""
    data = _fax("group4")
    assert [_whole(data), _whole(data + bytes(40)), _whole(_fax("group3"), 0)] == [True, True, True]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_fax_code_cut_anywhere_is_not_whole(share: float) -> None:
    """Viewers leave the rest white, and say nothing."""
    data = _fax("group4")
    assert not _whole(data[: int(len(data) * share)])


@pytest.mark.parametrize("lost", [b"\x55", b"\0"])
def test_a_fax_code_with_a_hole_is_not_whole(lost: bytes) -> None:
    """Each row needs the one before; libtiff takes zeros for the end of the picture."""
    data = _fax("group4")
    assert not _whole(data[:300] + lost * 64 + data[364:])


@pytest.mark.parametrize("shift", range(8))
def test_a_mark_of_the_end_before_the_end_is_damage(shift: int) -> None:
    """Eleven zero bits, wherever they begin in a byte: libtiff stops there and leaves the rest white."""
    data = bytearray(_fax("group4"))
    middle = len(data) // 2
    bits = int.from_bytes(data[middle : middle + 3], "big") & ~(0x7FF << 13 - shift)
    data[middle : middle + 3] = bits.to_bytes(3, "big")
    assert not _whole(bytes(data))


@cache
def _wavelets() -> bytes:
    buffer = io.BytesIO()
    _scan().convert("L").save(buffer, "JPEG2000")
    return buffer.getvalue()


def test_a_jpeg_2000_is_as_long_as_it_says() -> None:
    """Cut, or with a piece of zeros in it, it is not whole."""
    data = _wavelets()
    assert jpeg_2000_whole(data)
    assert not jpeg_2000_whole(data[: len(data) // 2])
    assert not jpeg_2000_whole(data[:1000] + bytes(100) + data[1100:])


def _jbig2(code: bytes, flags: int, length: int | None = None) -> bytes:
    """A page with one generic region."""
    page = struct.pack(">IBBBI", 0, 48, 0, 1, 19) + struct.pack(">IIIIBH", *_SIZE, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", *_SIZE, 0, 0, 0, flags) + code
    return page + struct.pack(">IBBBI", 1, 38, 0, 1, len(region) if length is None else length) + region


def test_a_region_of_fax_code_lacks_no_row() -> None:
    """A half-copied region whose segment says how long the half is has no other sign of it."""
    data = _fax("group4")
    assert jbig2_state(_jbig2(data, 1)) == State.WHOLE
    assert jbig2_state(_jbig2(data[: len(data) // 2], 1)) == State.TORN


def test_a_segment_longer_than_the_file_is_torn() -> None:
    """Its length stands in its header."""
    assert jbig2_state(_jbig2(_fax("group4"), 1, 99_999)) == State.TORN


def test_arithmetic_code_without_its_end_mark_is_doubtful() -> None:
    """No decoder here can tell how many of its rows are there."""
    assert jbig2_state(_jbig2(b"\x12\x34\xff\xac", 0)) == State.WHOLE
    assert jbig2_state(_jbig2(b"\x12\x34\x56\x78", 0)) == State.DOUBTFUL
