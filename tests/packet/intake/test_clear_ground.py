"""White words on a transparent ground are found; white paper with a clear edge is not one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from packet.intake.clear_ground import has_white_marks
from packet.intake.image import ImageFile
from packet.intake.request import Request

_SIZE = (400, 300)


def _written(ink: tuple[int, int, int, int], *, ground: tuple[int, int, int, int] = (0, 0, 0, 0)) -> Image.Image:
    picture = Image.new("RGBA", _SIZE, ground)
    pen = ImageDraw.Draw(picture)
    for line in range(6):
        pen.text((20, 20 + 40 * line), "the request is denied", fill=ink, font_size=20)
    return picture


def _window() -> Image.Image:
    """A screenshot with round corners."""
    picture = _written((0, 0, 0, 255), ground=(255, 255, 255, 255))
    shape = Image.new("L", _SIZE)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, *_SIZE), 24, fill=255)
    picture.putalpha(shape)
    return picture


@pytest.mark.parametrize(
    ("picture", "found"),
    [
        (_written((255, 255, 255, 255)), True),
        (_written((255, 255, 255, 255)).resize((3200, 2400)), True),
        (_written((0, 0, 0, 255)), False),
        (_written((255, 255, 255, 255), ground=(0, 0, 80, 255)), False),
        (_window(), False),
    ],
    ids=["white", "white and large", "black", "on blue", "window"],
)
def test_marks_are_white_narrow_and_stand_on_nothing(picture: Image.Image, found: bool) -> None:
    """Whatever else the picture shows."""
    assert has_white_marks(picture) is found


def test_a_picture_with_black_words_and_white_ones_is_told(tmp_path: Path) -> None:
    """The black ones alone come out on paper."""
    picture = _written((255, 255, 255, 255))
    ImageDraw.Draw(picture).text((20, 250), "black words", fill=(0, 0, 0, 255), font_size=20)
    picture.save(path := tmp_path / "a.png")
    with ImageFile(Request(path.name, path), "png") as file:
        (page,) = file.frame(0)
    assert ("white_marks", {}) in page.changes
