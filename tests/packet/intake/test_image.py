"""Image files as pages: upright, on white, as large as they say, and never half of one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from packet.intake.image import ImageFile, ImagePage
from packet.intake.request import Refuse, Request
from packet.sandbox.limits import Limits


def _pages(
    folder: Path, picture: Image.Image, kind: str = "png", limits: Limits | None = None, **how: Any
) -> list[ImagePage]:
    path = folder / f"a.{kind}"
    picture.save(path, {"jpeg": "JPEG", "tiff": "TIFF"}.get(kind, kind.upper()), **how)
    request = Request(path.name, path) if limits is None else Request(path.name, path, limits=limits)
    with ImageFile(request, kind) as file:
        return file.frame(0)


def test_a_picture_is_as_large_as_its_dots_say(tmp_path: Path) -> None:
    (page,) = _pages(tmp_path, Image.new("L", (425, 550), 200), dpi=(100, 100))
    assert (round(page.width), round(page.height)) == (306, 396)
    assert page.changes == []


def test_dots_that_are_not_square_keep_their_shape(tmp_path: Path) -> None:
    (page,) = _pages(tmp_path, Image.new("1", (864, 539), 1), "tiff", dpi=(204, 98))
    assert page.width / page.height == pytest.approx((864 / 204) / (539 / 98), rel=0.01)
    assert page.picture.mode == "1"


def test_more_dots_than_a_printer_shows_are_fewer_and_that_is_said(tmp_path: Path) -> None:
    (page,) = _pages(tmp_path, Image.new("L", (5100, 660), 200), dpi=(600, 600))
    assert page.picture.width < 5100
    assert [what for what, _ in page.changes] == ["resampled"]


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 20)), (6, (20, 40)), (8, (20, 40)), (3, (40, 20))])
def test_a_photo_stands_upright(orientation: int, size: tuple[int, int], tmp_path: Path) -> None:
    picture = Image.new("RGB", (40, 20), "red")
    exif = picture.getexif()
    exif[0x0112] = orientation
    (page,) = _pages(tmp_path, picture, "jpeg", exif=exif)
    assert page.picture.size == size
    assert (page.width > page.height) == (size[0] > size[1])


def test_what_is_transparent_is_white_and_a_picture_that_would_vanish_is_shown(tmp_path: Path) -> None:
    half = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    half.paste((255, 0, 0, 255), (0, 0, 10, 20))
    (page,) = _pages(tmp_path, half)
    assert page.picture.getpixel((15, 5)) == (255, 255, 255)
    clear = Image.new("RGBA", (200, 200), (255, 255, 255, 0))
    clear.paste((0, 0, 0, 0), (20, 20, 120, 120))
    (page,) = _pages(tmp_path, clear)
    assert [what for what, _ in page.changes] == ["opaque"]


def test_deep_grey_is_scaled_by_the_range_of_its_values(tmp_path: Path) -> None:
    (page,) = _pages(tmp_path, Image.new("I;16", (10, 10), 32768), "tiff")
    level = page.picture.getpixel((5, 5))
    assert isinstance(level, int | float)
    assert 100 < level < 160


def test_a_very_tall_screenshot_is_cut_and_no_line_is_lost(tmp_path: Path) -> None:
    tall = Image.new("L", (400, 3000), 255)
    pieces = _pages(tmp_path, tall)
    heights = [piece.picture.height for piece in pieces]
    assert len(pieces) > 1
    assert sum(heights) > 3000, "each piece begins with the foot of the one before"
    assert [len(piece.changes) for piece in pieces] == [1] + [0] * (len(pieces) - 1)
    assert len(_pages(tmp_path, Image.new("L", (300, 3000), 255))) == 1, "a receipt is no screen"


@pytest.mark.parametrize("cut", [30, 400])
def test_a_picture_that_breaks_off_is_refused(cut: int, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((60, 60), 60).save(out, "PNG")
    (tmp_path / "a.png").write_bytes(out.getvalue()[: len(out.getvalue()) - cut])
    with (
        pytest.raises(Refuse, match="image_cut_off"),
        ImageFile(Request("a.png", tmp_path / "a.png"), "png") as file,
    ):
        file.frame(0)


def test_more_dots_than_the_worker_may_hold_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    with pytest.raises(Refuse, match="image_too_large"):
        _pages(tmp_path, Image.new("L", (100, 100)), limits=Limits(pixels=9_999))


def test_what_is_no_picture_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    with pytest.raises(Refuse, match="image_unreadable"):
        ImageFile(Request("a.png", tmp_path / "a.png"), "png")
