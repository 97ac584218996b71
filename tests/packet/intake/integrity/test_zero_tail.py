"""Zeros at the end of a picture: a copy that stopped early is told from the black border of a scan."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from packet.intake.integrity.zero_tail import End, end_of
from packet.intake.request import Request
from packet.intake.result import Refusal
from packet.intake.work import work
from packet.sandbox.limits import LIMITS

_WIDE, _TALL = 610, 790
_SECTOR = 512


def _paper(mode: str = "L") -> Image.Image:
    picture = Image.new("L", (_WIDE, _TALL), 250)
    draw = ImageDraw.Draw(picture)
    for row in range(30):
        draw.text((60, 40 + 24 * row), f"line {row} of what the doctor wrote", fill=10, font_size=18)
    return picture.convert(mode)


def _saved(picture: Image.Image, kind: str = "TIFF") -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def _padded(data: bytes, cut: int) -> bytes:
    return data[:cut].ljust(len(data), b"\0")


def _end(folder: Path, data: bytes) -> End:
    path = folder / "picture"
    path.write_bytes(data)
    with Image.open(path) as image:
        return end_of(path, image)


@pytest.mark.parametrize("mode", ["L", "RGB", "P"])
@pytest.mark.parametrize("kind", ["TIFF", "BMP"])
def test_a_row_that_stops_midway_is_lost(mode: str, kind: str, tmp_path: Path) -> None:
    """Rows of paper that reach the right edge, then a third of a row, then zeros to the end."""
    data = _saved(_paper(mode), kind)
    assert _end(tmp_path, data) == End.SOUND
    assert _end(tmp_path, _padded(data, len(data) // 2 + 301)) == End.LOST


def test_two_tones_are_lost_for_sure_only_at_the_end_of_a_sector(tmp_path: Path) -> None:
    """The edge of a border can be as sharp as a cut; a copy stops where a sector does."""
    data = _saved(_paper("1"))
    cut = (len(data) // 2 + 40) // _SECTOR * _SECTOR
    assert _end(tmp_path, _padded(data, cut)) == End.LOST
    assert _end(tmp_path, _padded(data, cut + 7)) == End.DOUBTFUL


@pytest.mark.parametrize(
    ("border", "end"), [(0, End.SOUND), (10, End.SOUND), (60, End.DOUBTFUL), (_TALL, End.DOUBTFUL)]
)
@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_black_border_is_no_cut(border: int, end: End, mode: str, tmp_path: Path) -> None:
    """A narrow border is no news, a broad one and a black page are pointed out, and none is refused."""
    picture = _paper()
    picture.paste(0, (0, _TALL - border, _WIDE, _TALL))
    assert _end(tmp_path, _saved(picture.convert(mode))) == end


@pytest.mark.parametrize("slant", [-40, -9, -2, 2, 9, 40])
@pytest.mark.parametrize("mode", ["1", "L"])
def test_a_border_askew_is_no_cut(slant: int, mode: str, tmp_path: Path) -> None:
    """The border's edge climbs so many rows from left to right."""
    picture = _paper()
    edge = _TALL - 90
    corners = [(0, edge + slant), (_WIDE, edge - slant), (_WIDE, _TALL), (0, _TALL)]
    ImageDraw.Draw(picture).polygon(corners, fill=0)
    assert _end(tmp_path, _saved(picture.convert(mode))) == End.DOUBTFUL


def test_a_white_end_is_no_cut(tmp_path: Path) -> None:
    """Where zero is white (WhiteIsZero, CMYK, a palette) a letter ends in zeros, whatever its last line is."""
    picture = Image.new("1", (_WIDE, _TALL))
    ImageDraw.Draw(picture).rectangle((0, 0, _WIDE, 300), fill=1)
    data = bytearray(_saved(picture))
    assert _end(tmp_path, bytes(data)) == End.DOUBTFUL
    entry = data.index(struct.pack("<HHII", 262, 3, 1, 1))
    data[entry + 8] = 0
    assert _end(tmp_path, bytes(data)) == End.SOUND
    assert _end(tmp_path, _saved(_paper("CMYK"))) == End.SOUND
    for kind in ("TIFF", "BMP"):
        listed = picture.convert("P")
        listed.putpalette([255, 255, 255, 0, 0, 0])
        assert _end(tmp_path, _saved(listed, kind)) == End.SOUND


def test_tiles_are_looked_at_one_by_one(tmp_path: Path) -> None:
    """A tile that stops midway is lost; tiles that are empty all over may be a dark part."""
    rows, wide = 64, 128
    tags = {256: 2 * wide, 257: rows, 258: 8, 259: 1, 262: 1, 277: 1, 322: wide, 323: rows}
    data = _tiled(tags, bytes([250]) * (2 * rows * wide), rows * wide)
    assert _end(tmp_path, data) == End.SOUND
    assert _end(tmp_path, _padded(data, len(data) - 20 * wide - 70)) == End.LOST
    assert _end(tmp_path, _padded(data, len(data) - rows * wide)) == End.DOUBTFUL


def _tiled(tags: dict[int, int], dots: bytes, length: int) -> bytes:
    """A TIFF of two tiles, its directory first."""
    start = 8 + 2 + 12 * (len(tags) + 2) + 4 + 16
    entries = [struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items()]
    entries += [struct.pack("<HHII", 324, 4, 2, start - 16), struct.pack("<HHII", 325, 4, 2, start - 8)]
    head = struct.pack("<2sHIH", b"II", 42, 8, len(entries)) + b"".join(entries) + bytes(4)
    return head + struct.pack("<4I", start, start + length, length, length) + dots


@pytest.mark.parametrize("coding", [2, 3, 4])
def test_zeros_in_a_fax_code_are_lost(coding: int, tmp_path: Path) -> None:
    """No fax code holds 256 bytes of zeros; a few at its end are fill."""
    tags = {256: 256, 257: 64, 258: 1, 259: coding, 262: 0, 277: 1, 322: 128, 323: 64}
    data = _tiled(tags, b"\x35" * 2000, 1000)
    assert _end(tmp_path, _padded(data, len(data) - 100)) == End.SOUND
    assert _end(tmp_path, _padded(data, len(data) - 300)) == End.LOST


def test_a_lost_end_refuses_and_a_doubtful_one_is_told(tmp_path: Path) -> None:
    """A single picture is refused without a page number; of a TIFF with pages the page is named."""
    first, out = _paper(), io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=[first])
    one, two = _saved(first), out.getvalue()
    border = first.copy()
    border.paste(0, (0, 600, _WIDE, _TALL))
    assert _worked(tmp_path, _padded(one, len(one) // 2 + 301)) == "image_cut_off {}"
    assert _worked(tmp_path, _padded(two, len(two) * 3 // 4 + 301)) == "image_page_cut_off {'page': 2}"
    assert _worked(tmp_path, _saved(border)) == "one_color"


def _worked(folder: Path, data: bytes) -> str:
    (folder / "picture").write_bytes(data)
    room = folder / "room"
    room.mkdir(exist_ok=True)
    result = work(Request("x", folder / "picture", limits=LIMITS), room, lambda _done, _of: None)
    if isinstance(result, Refusal):
        return f"{result.code} {dict(result.params)}"
    (hint,) = (hint for hint in result.hints if hint.code == "one_color")
    assert hint.page == 1
    assert hint.message("en") != hint.message("es")
    return hint.code
