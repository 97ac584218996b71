"""A JPEG 2000 picture keeps every pixel and loses every word beside them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from packet.pdf.jpx_data import bare_jpx

_SECRET = b"taken at home"


def _picture(**options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((150, 90)).convert("RGB").save(buffer, "JPEG2000", **options)
    return buffer.getvalue()


def _boxed(data: bytes) -> bytes:
    """With boxes of words before and after the picture, and bytes after its end."""
    start = data.index(b"jp2c") - 4
    more = b"".join(
        (8 + len(body)).to_bytes(4, "big") + kind + body
        for kind, body in ((b"xml ", b"<x>" + _SECRET + b"</x>"), (b"uuid", bytes(16) + _SECRET), (b"free", _SECRET))
    )
    code = data[start:]
    sized = len(code).to_bytes(4, "big") + code[4:]
    return data[:start] + more + sized + more


def _dots(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.tobytes()


@pytest.mark.parametrize("tiles", [None, (64, 64)], ids=["one tile", "several tiles"])
@pytest.mark.parametrize("bare", [False, True], ids=["in boxes", "the code alone"])
def test_words_go_and_pixels_stay(tiles: tuple[int, int] | None, bare: bool) -> None:
    """Comments in the code, XMP and other boxes around it."""
    data = _picture(comment=_SECRET, tile_size=tiles, no_jp2=bare)
    data = data if bare else _boxed(data)
    made = bare_jpx(data)
    assert _SECRET in data
    assert _SECRET not in made
    assert _dots(made) == _dots(data)
    assert bare_jpx(made) == made


def test_a_comment_in_the_head_of_a_tile_goes() -> None:
    """The tile says its length, which becomes smaller."""
    data = _picture(no_jp2=True)
    tile = data.index(b"\xff\x90")
    words = b"\xff\x64" + (4 + len(_SECRET)).to_bytes(2, "big") + b"\0\1" + _SECRET
    length = int.from_bytes(data[tile + 6 : tile + 10], "big") + len(words)
    longer = data[: tile + 6] + length.to_bytes(4, "big") + data[tile + 10 : tile + 12] + words + data[tile + 12 :]
    made = bare_jpx(longer)
    assert _SECRET not in made
    assert _dots(made) == _dots(data)


@pytest.mark.parametrize("end", [3, 20, 60, 110, 200, -40])
def test_what_breaks_off_comes_back_as_it_is(end: int) -> None:
    """A picture that was cut off is not made worse."""
    for data in (_boxed(_picture())[:end], _picture(no_jp2=True)[:end]):
        assert bare_jpx(data) == data


def test_other_bytes_come_back_as_they_are() -> None:
    """No JPEG 2000 picture."""
    assert bare_jpx(b"\xff\xd8 JPEG") == b"\xff\xd8 JPEG"
    assert bare_jpx(b"") == b""
