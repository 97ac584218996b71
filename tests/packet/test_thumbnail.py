"""A page as dots: the right page, the right way up, within its room; nothing for what cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from packet.thumbnail import Dots, dots


def _pdf(folder: Path) -> Path:
    """Two pages: the upper half black; then all white."""
    first = Image.new("RGB", (612, 792), "white")
    first.paste("black", (0, 0, 612, 396))
    path = folder / "paper.pdf"
    first.save(path, save_all=True, append_images=[Image.new("RGB", (612, 792), "white")], resolution=72)
    return path


def _shades(found: Dots) -> list[int]:
    return [sum(sum(dot) for dot in row) // (3 * len(row)) for row in found]


def test_a_page_fits_its_room_and_stands_upright(tmp_path: Path) -> None:
    """Letter in 40 by 40 dots is 31 by 40; its dark half is above."""
    found = dots(_pdf(tmp_path), 0, 40, 40)
    assert (len(found[0]), len(found)) == (31, 40)
    shades = _shades(found)
    assert max(shades[:18]) < 40
    assert min(shades[22:]) > 215


def test_a_blank_page_is_seen_as_blank(tmp_path: Path) -> None:
    """Every dot of a white page is white."""
    assert {dot for row in dots(_pdf(tmp_path), 1, 20, 20) for dot in row} == {(255, 255, 255)}


@pytest.mark.parametrize(("name", "page"), [("paper.pdf", 2), ("none.pdf", 0), ("broken.pdf", 0)])
def test_what_cannot_be_drawn_is_nothing(tmp_path: Path, name: str, page: int) -> None:
    """A page that is not there, no file, a file that is no PDF: no dots, no error."""
    _pdf(tmp_path)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert dots(tmp_path / name, page, 20, 20) == ()
