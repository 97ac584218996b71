"""PDFium's objects as far as this program uses them, with types: pypdfium2 comes without any.

Protocols only; nothing of PDFium is loaded by them. A `raw` attribute is a pointer for the functions of
`pypdfium2.raw`; so are the objects of a page, whose type there is `object`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a worker that draws no numbers starts without them: a third of its start
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image


class TextPage(Protocol):
    """The words of a page; must be closed before it."""

    raw: object

    def count_chars(self) -> int:
        """Characters, with the spaces and line ends that PDFium adds."""

    def get_text_range(self, index: int = 0, count: int = -1) -> str:
        """The text of `count` characters from `index` on; of all that follow where `count` is -1."""

    def get_charbox(self, index: int, loose: bool = False) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a character, in points of the page; `loose`: of its place in the line."""

    def close(self) -> None:
        """Let go of it."""


class Bitmap(Protocol):
    """A picture in PDFium's own memory; `mode` is Pillow's raw mode, `stride` the bytes of a row."""

    width: int
    height: int
    stride: int
    mode: str
    buffer: bytes

    def fill_rect(self, color: tuple[int, int, int, int], left: int, top: int, width: int, height: int) -> None:
        """Fill a part, in dots, with red, green, blue, alpha."""

    def to_numpy(self) -> NDArray[np.uint8]:
        """Rows from the top; a view on PDFium's memory."""

    def to_pil(self) -> Image.Image:
        """A copy for Pillow."""

    def close(self) -> None:
        """Let go of it."""


class PdfiumPage(Protocol):
    """A page as it is displayed, sizes in points; `formenv` is set once the document's form fields are drawn."""

    raw: object
    formenv: object

    def get_size(self) -> tuple[float, float]:
        """Width and height."""

    def get_width(self) -> float:
        """Width."""

    def get_height(self) -> float:
        """Height."""

    def get_rotation(self) -> int:
        """Degrees clockwise, 0 to 270."""

    def get_cropbox(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the visible part."""

    def get_textpage(self) -> TextPage:
        """Its words."""

    def render(self, *, scale: float = 1, grayscale: bool = False, may_draw_forms: bool = True) -> Bitmap:
        """Draw it at `scale` dots a point, with notes and, where the document asks for them, fields."""

    def close(self) -> None:
        """Let go of it."""
