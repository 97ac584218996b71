"""Where a decoder loses its place and finds another, blocks are left over, and that is seen to the bit."""

from __future__ import annotations

import io
from random import Random

import pytest
from PIL import Image, ImageDraw

from packet.intake.integrity import jpeg
from packet.intake.integrity.jpeg_fit import CodeEnd, fit
from packet.intake.visual_diff import same


def _letter(mode: str, size: tuple[int, int] = (425, 550)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    for line in range(size[1] // 17):
        ImageDraw.Draw(picture).text((20, 9 + 17 * line), f"Line {line}: denied, item {line * 37 % 83}.", fill="navy")
    return picture.convert(mode)


def _saved(picture: Image.Image, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", **{"quality": 80, "subsampling": 2} | how)
    return out.getvalue()


def _drawn(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.resize((309, 400))


def _taken(data: bytes) -> bytes | None:
    try:
        return jpeg.complete(data)
    except OSError:  # it cannot be decoded at all
        return None


def _fit(data: bytes) -> CodeEnd:
    found = jpeg.outline(data)
    assert found is not None
    return fit(found.shape(data))


def _shorter(data: bytes, dots: int) -> bytes:
    """The same code, of which the picture is said to have fewer rows."""
    found = jpeg.outline(data)
    assert found is not None
    start = data.index(found.head[found.frame.place - 5 : found.frame.place])
    height = (found.frame.height - dots).to_bytes(2, "big")
    return data[: start + 5] + height + data[start + 7 :]


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("how", [{}, {"subsampling": 0}, {"subsampling": 1}, {"optimize": True}, {"quality": 98}])
def test_a_whole_picture_ends_to_the_bit(mode: str, how: dict[str, object]) -> None:
    for size in ((425, 550), (16, 16), (1, 1), (33, 90)):
        assert _fit(_saved(_letter(mode, size), **how)) == CodeEnd.EXACT, size


@pytest.mark.parametrize("colour", [0, 93, 255])
def test_a_plain_area_with_codes_of_its_own_ends_to_the_bit(colour: int) -> None:
    """Its tables have two codes, and nearly all bits are zeros."""
    for quality in (40, 75, 100):
        assert _fit(_saved(Image.new("L", (400, 300), colour), optimize=True, quality=quality)) == CodeEnd.EXACT


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_units_that_no_row_has_room_for_are_left_over(mode: str) -> None:
    picture = Image.new(mode, (40, 96), "white")
    picture.paste(_letter(mode, (40, 32)))
    data = _saved(picture)
    assert _fit(_shorter(data, 16)) == CodeEnd.LEFT_OVER


def test_bits_that_are_no_unit_may_follow() -> None:
    """Some writers close the last byte with other bits than ones, or add some."""
    data = _saved(_letter("L", (64, 64)))
    for bits in (b"\x00", b"\xaa"):
        assert _fit(data[:-2] + bits + jpeg.END) != CodeEnd.LEFT_OVER


def test_what_cannot_be_judged_is_not_known() -> None:
    """Four colours are drawn in another way, and a head without tables says too little."""
    assert _fit(_saved(Image.new("CMYK", (64, 64)))) == CodeEnd.UNKNOWN
    data = _saved(_letter("L"))
    assert _fit(data.replace(b"\xff\xc4", b"\xff\xfe")) == CodeEnd.UNKNOWN


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_sixteen_bytes_of_zeros_are_found_wherever_they_are(mode: str) -> None:
    data, random = _saved(_letter(mode)), Random(11)
    found = jpeg.outline(data)
    assert found is not None
    for place in random.sample(range(found.start + 1, found.end - 17), 40):
        damaged = data[:place] + bytes(16) + data[place + 16 :]
        assert _taken(damaged) is None, place


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_most_changed_bits_that_show_are_found(mode: str) -> None:
    """The others change one block, or the shade of the paper by a little: no code says that they are wrong."""
    data, random, found, missed = _saved(_letter(mode)), Random(11), 0, 0
    whole, outline = _drawn(data), jpeg.outline(data)
    assert outline is not None
    for place in random.sample(range(outline.start, outline.end), 60):
        damaged = data[:place] + bytes((data[place] ^ 1 << random.randrange(8),)) + data[place + 1 :]
        if _taken(damaged) is None:
            found += 1
        elif not same(_drawn(damaged), whole):
            missed += 1
    assert found > 15
    assert missed * 5 <= found


def test_a_progressive_picture_that_breaks_off_and_is_closed_again_is_found() -> None:
    """Its end mark is there, and its rows are: only its decoder knows that codes were missing."""
    data = _saved(_letter("RGB"), progressive=True)
    assert jpeg.complete(data) == data
    assert jpeg.complete(data[: len(data) * 2 // 3] + jpeg.END) is None
