"""Is a JPEG whole? No whole one may be refused, whatever is on it; one of which a part is gone must be."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any
from unittest import mock

import pytest
from PIL import Image, ImageDraw, ImageFile, ImageFilter

from packet.intake.integrity import jpeg

_SIZE = (139, 101)
_QUALITIES = (75, 90, 95, 97, 98, 99, 100)
_ENDS = (75, 97, 100)
_WRITERS: dict[str, dict[str, Any]] = {
    "plain": {},
    "progressive": {"progressive": True},
    "restart-a-row": {"restart_marker_rows": 1},
    "restart-5-blocks": {"restart_marker_blocks": 5},
    "own-codes": {"optimize": True},
}


@cache
def _noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), Random(7).randbytes(width * height * 3))


@cache
def _letter(width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (width, height), "white")
    for row in range(4, height, 14):
        ImageDraw.Draw(picture).text((4, row), "What the plan wrote to the patient", fill="black")
    return picture


_PICTURES: dict[str, Callable[[int, int], Image.Image]] = {
    "noise": _noise,
    "soft": lambda width, height: _noise(width, height).filter(ImageFilter.GaussianBlur(1.5)),
    "letter": _letter,
    "grainy-letter": lambda width, height: Image.blend(_letter(width, height), _noise(width, height), 0.1),
    "flat": lambda width, height: Image.new("RGB", (width, height), (200, 190, 30)),
    "white": lambda width, height: Image.new("RGB", (width, height), "white"),
}


def _saved(picture: Image.Image, **how: Any) -> bytes:
    out = io.BytesIO()
    with mock.patch.object(ImageFile, "MAXBLOCK", 1 << 24):  # Pillow guesses how much it will write, and noise is more
        picture.save(out, "JPEG", **how)
    return out.getvalue()


def _made(name: str, mode: str, quality: int, sampling: int, writer: str) -> bytes:
    picture = _PICTURES[name](*_SIZE).convert(mode)
    return _saved(picture, quality=quality, subsampling=sampling, **_WRITERS[writer])


_MODES = (("RGB", 0), ("RGB", 1), ("RGB", 2), ("L", 0), ("CMYK", 0))
_PAIRS = [
    (name, *_MODES[(row + column) % len(_MODES)], writer)
    for row, name in enumerate(_PICTURES)
    for column, writer in enumerate(_WRITERS)
]
"""Every picture with every writer and every mode, and every mode with every writer."""


@pytest.mark.parametrize(("name", "mode", "sampling", "writer"), _PAIRS)
def test_a_whole_picture_is_never_refused(name: str, mode: str, sampling: int, writer: str) -> None:
    """Of every quality: the finest detail, whose last block alone fills a hundred bytes, and a plain white page. A
    quality changes tables and codes, never how units lie between marks: of pictures with marks the ends are tried.
    """
    refused = []
    for quality in _ENDS if writer.startswith("restart") else _QUALITIES:
        data = _made(name, mode, quality, sampling, writer)
        if jpeg.complete(data) != data:
            refused.append(quality)
    assert refused == []


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (9, 17), (161, 3), (5, 160)])
@pytest.mark.parametrize("writer", _WRITERS)
def test_a_small_whole_picture_is_never_refused(size: tuple[int, int], writer: str) -> None:
    """Smaller than what is held against the end of a picture, and with a last block that is mostly outside of it."""
    for make in _PICTURES.values():
        data = _saved(make(*size), quality=100, subsampling=0, **_WRITERS[writer])
        assert jpeg.complete(data) == data


def test_a_whole_photo_of_12_megapixels_in_the_finest_quality_is_taken() -> None:
    """As a phone writes it."""
    grain = Image.effect_noise((4000, 3000), 60).convert("RGB")
    data = _saved(grain, quality=100, subsampling=0)
    assert jpeg.complete(data) == data


@pytest.mark.parametrize("writer", ["plain", "restart-a-row", "restart-5-blocks", "own-codes"])
@pytest.mark.parametrize("name", _PICTURES)
@pytest.mark.parametrize("quality", [75, 100])
def test_a_picture_with_a_part_gone_is_refused(quality: int, name: str, writer: str) -> None:
    """Cut, cut and closed again, zeros for the rest, a piece taken out: at many places of the coded data."""
    data = _made(name, "RGB", quality, 0, writer)
    found = jpeg.outline(data)
    assert found is not None
    length = found.end - found.start
    for share in (0.03, 0.51, 0.9):
        at = found.start + int(length * share)
        damaged = {
            "cut": data[:at],
            "closed": data[:at] + jpeg.END,
            "zeros": data[:at].ljust(len(data), b"\0"),
            "gap": data[:at] + data[at + int(length * (1 - share) / 2) :],
        }
        taken = [what for what, part in damaged.items() if jpeg.complete(part) is not None]
        assert not taken, share


@pytest.mark.parametrize("name", _PICTURES)
def test_an_end_mark_is_put_where_a_writer_left_it_out(name: str) -> None:
    """All rows are there: with the mark it is the file that the writer meant."""
    data = _made(name, "RGB", 100, 0, "plain")
    assert jpeg.complete(data[:-2]) == data


def test_zeros_behind_the_end_mark_are_no_damage() -> None:
    """A copy may be filled up to a full sector."""
    data = _made("noise", "RGB", 99, 0, "plain") + bytes(512)
    assert jpeg.complete(data) == data


def test_a_lost_restart_interval_is_noticed() -> None:
    """Eight intervals gone: the marks that are left still count from 0 to 7, but they are too few."""
    data = _made("letter", "RGB", 90, 0, "restart-5-blocks")
    first = data.index(b"\xff\xd0")
    second = data.index(b"\xff\xd0", first + 1)
    assert jpeg.complete(data[:first] + data[second:]) is None


def test_one_restart_mark_before_the_end_mark_is_no_damage() -> None:
    """Some writers close the last interval, too."""
    data = _made("letter", "RGB", 90, 0, "restart-5-blocks")
    found = jpeg.outline(data)
    assert found is not None
    marks = (found.frame.units - 1) // found.interval
    closed = data[: found.end] + bytes((0xFF, 0xD0 + marks % 8)) + data[found.end :]
    assert jpeg.complete(closed) == closed


@pytest.mark.parametrize("lost", ["gone", "zeros"])
def test_a_sector_lost_inside_one_restart_interval_is_noticed(lost: str) -> None:
    """A decoder starts afresh behind the next mark: only that row breaks off, and every mark is there."""
    data = _saved(_noise(400, 120), quality=90, subsampling=2, restart_marker_rows=1)
    first, second = data.index(b"\xff\xd2"), data.index(b"\xff\xd3")
    at = (first + second) // 2
    assert second - at > 600
    damaged = data[:at] + (b"" if lost == "gone" else bytes(512)) + data[at + 512 :]
    assert jpeg.complete(damaged) is None
