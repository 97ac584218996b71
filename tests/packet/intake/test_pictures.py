"""Pictures that stand for pages: kept as they were, fitted to Letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from packet.intake.pictures import PicturePdf, encode, on_letter
from packet.intake.render import Renderer, draw
from packet.intake.visual_diff import difference


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_picture_comes_back_as_it_was(mode: str, tmp_path: Path) -> None:
    """Drawn again, a picture written to a PDF has its own dots: black is black."""
    picture = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(picture).rectangle((20, 20, 120, 60), fill="black" if mode == "1" else (40, 90, 200))
    picture = picture.convert(mode)
    with PicturePdf(tmp_path / "x.pdf") as pictures:
        pictures.add(encode(picture), 200, 100)
    with Renderer(tmp_path / "x.pdf") as made, made.page(0) as page:
        assert difference(picture.convert("RGB"), draw(page, (200, 100))) < 4


@given(st.floats(0.1, 1e5), st.floats(0.1, 1e5))
def test_pictures_fit_letter_and_are_never_enlarged(width: float, height: float) -> None:
    """The factor is at most 1, and the result fits Letter upright or lying."""
    fit = on_letter(width, height)
    assert fit <= 1
    assert max(width, height) * fit <= 792.001
    assert min(width, height) * fit <= 612.001
