"""JPEG 2000 pictures with changed bits: the decoder takes them, and what it shows is beyond white and black."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from PIL import Image, ImageDraw

from packet.intake.integrity.jpx_levels import in_range

_SMALL: dict[str, Any] = {"irreversible": True, "quality_mode": "rates", "quality_layers": [30]}


@cache
def _coded(size: tuple[int, int] = (850, 600), mode: str = "L", small: bool = False) -> bytes:
    picture = Image.new(mode, size, "white")
    pen = ImageDraw.Draw(picture)
    for line in range(size[1] // 15):
        pen.text((10, 8 + 15 * line), f"line {line}: the request is denied {line * 37}", fill="black")
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG2000", **(_SMALL if small else {}))
    return buffer.getvalue()


def _flipped(data: bytes, share: float) -> bytes:
    place = int(len(data) * share)
    return data[:place] + bytes((data[place] ^ 0x40,)) + data[place + 1 :]


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_what_a_writer_coded_stays_in_range(mode: str, small: bool) -> None:
    """Also where it is packed thirty times smaller, and is beyond white at all edges."""
    assert in_range(_coded(mode=mode, small=small))


@pytest.mark.parametrize("share", [0.4, 0.5, 0.8])
def test_a_changed_bit_is_seen(share: float) -> None:
    """One bit spoils its whole block of waves."""
    assert not in_range(_flipped(_coded(), share))


def test_a_changed_bit_of_a_lossy_picture_is_seen() -> None:
    """Its block is far more beyond white than all others are."""
    assert not in_range(_flipped(_coded(small=True), 0.7))


def test_a_large_picture_is_judged_at_half_its_size() -> None:
    """Its letters are seen there, and low waves that go beyond edges are no damage."""
    assert in_range(_coded((400, 2300)))


@pytest.mark.parametrize("data", [b"", b"no picture", _coded()[:200]])
def test_what_cannot_be_judged_counts_as_in_range(data: bytes) -> None:
    """Others tell that it is cut off, or no picture."""
    assert in_range(data)
