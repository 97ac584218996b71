"""A page drawn with half blocks: two dots a cell. It shows which page it is and which way up, not what it says."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from packet.thumbnail import Dots


class Picture(Widget):
    """`show` gives it dots; without any it takes no room."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Strip] = []

    def show(self, dots: Dots) -> None:
        """Draw these dots."""
        self._lines = [_strip(top, bottom) for top, bottom in zip(dots[::2], (*dots[1::2], *dots[-1:]), strict=False)]
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        return self._lines[0].cell_length if self._lines else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width)


def _strip(top: tuple[tuple[int, int, int], ...], bottom: tuple[tuple[int, int, int], ...]) -> Strip:
    return Strip([Segment("▀", Style(color=_hex(a), bgcolor=_hex(b))) for a, b in zip(top, bottom, strict=True)])


def _hex(dot: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*dot)
