"""Words of photos and scans, page by page, as the recogniser tells them."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from forms.finders.sheet import Word
from packet.intake.request import Request
from packet.reading.picture_words import read
from packet.reading.recognise import Recogniser, Straightened
from packet.reading.spot import SeenPages


class _Eyes(Recogniser):
    """Reads the number of each page, and remembers its size."""

    def __init__(self, folder: Path) -> None:
        super().__init__("", folder)
        self.sizes: list[tuple[float, float]] = []

    def read(self, picture: Image.Image, page: int, width: float, height: float) -> tuple[list[Word], Straightened]:
        assert picture.size == (85, 110)
        self.sizes.append((width, height))
        return [Word(f"page{page}", page, 1, 1, 9, 9, 0.5)], Straightened(1.0, 1.0, ())


def test_each_page_of_a_scan_is_read_up_to_the_most(tmp_path: Path) -> None:
    pages = [Image.new("L", (85, 110), 255) for _ in range(3)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:], dpi=(100, 100))
    eyes, told = _Eyes(tmp_path), list[tuple[int, int]]()
    request, seen = Request("a.tif", tmp_path / "a.tif"), SeenPages()
    paper, straight = read(request, "tiff", eyes, lambda *sign: told.append(sign), 2, seen)
    assert [word.text for word in paper.words] == ["page1", "page2"]
    assert paper.sizes == tuple(eyes.sizes)
    assert set(straight) == {1, 2}
    assert paper.pictured
    assert told == [(0, 2), (1, 2)]
