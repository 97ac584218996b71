"""Pages of image files, drawn into a PDF one by one."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.packet.intake.test_life import PAGES, signs


def test_decoding_a_page_of_an_image_file_is_a_sign(tmp_path: Path) -> None:
    """A TIFF of many pages tells while it is decoded, before its first page is judged, and never goes back."""
    pages = [Image.new("L", (40, 60), shade) for shade in range(0, 20 * PAGES, 20)]
    pages[0].save(tmp_path / "x.tif", save_all=True, append_images=pages[1:])
    told = signs(tmp_path, (tmp_path / "x.tif").read_bytes())
    done = [sign[0] for sign in told]
    assert len(told) >= 2 * PAGES
    assert done == sorted(done)
    assert told[-1] == (PAGES, PAGES)
