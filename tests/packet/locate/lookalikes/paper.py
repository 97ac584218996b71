"""The page that a look-alike is written on: columns, lines of text, and the truth of what stands where."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from packet.locate.geometry import Area
from tests.packet.locate.lookalikes.style import Drawn, Style, Truth

SANS = "DejaVuSans"
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def sans() -> str:
    """A font with box glyphs, registered once; the project's own condensed face when the machine has none."""
    if SANS not in pdfmetrics.getRegisteredFontNames():
        own = Path(__file__).parents[4] / "packet" / "lettering" / "fonts"
        path = _DEJAVU if _DEJAVU.exists() else next(own.glob("*.ttf"))
        pdfmetrics.registerFont(TTFont(SANS, str(path)))
    return SANS


class Paper:
    """Writes from top to bottom, in one or two columns."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=style.page, invariant=1, pageCompression=1)
        self.truths: list[Truth] = []
        self.page = 0
        self.column = 0
        self.later: list[Callable[[], None]] = []
        self.number = 0
        sans()
        self._top()

    def _top(self) -> None:
        self.y = self.style.page[1] - 40
        self.x0 = 38.0
        self.x1 = self.style.page[0] - 38
        if self.style.columns == 2:
            middle = self.style.page[0] / 2
            self.x0, self.x1 = ((38.0, middle - 10), (middle + 10, self.style.page[0] - 38))[self.column]

    def _room(self, height: float) -> None:
        if self.y - height >= 40:
            return
        if self.style.columns == 2 and self.column == 0:
            self.column = 1
            self._top()
            self.y -= 60
        else:
            self._new_page()

    def _new_page(self) -> None:
        self._flush()
        self.canvas.showPage()
        self.page, self.column = self.page + 1, 0
        self._top()

    def _flush(self) -> None:
        for act in reversed(self.later) if self.style.shuffled else self.later:
            act()
        self.later = []

    def text(self, x: float, y: float, text: str, size: float | None = None, bold: bool = False) -> float:
        """Writes a line later (so that a shuffled style can change the order) and returns its right end."""
        font, points = self._font(bold), size or self.style.size

        def act() -> None:
            thing = self.canvas.beginText(x, y)
            thing.setFont(font, points)
            thing.setCharSpace(self.style.letter_space)
            thing.textOut(text)
            self.canvas.drawText(thing)

        self.later.append(act)
        return x + self.width(text, points, bold)

    def width(self, text: str, size: float | None = None, bold: bool = False) -> float:
        points = float(pdfmetrics.stringWidth(text, self._font(bold), size or self.style.size))
        return points + self.style.letter_space * len(text)

    def _font(self, bold: bool) -> str:
        font = self.style.font
        if bold and font in ("Helvetica", "Courier"):
            return f"{font}-Bold"
        return "Times-Bold" if bold and font == "Times-Roman" else font

    def wrapped(self, text: str, width: float, size: float | None = None) -> list[str]:
        lines, line = [], ""
        for word in text.split():
            more = f"{line} {word}".strip()
            if line and self.width(more, size) > width:
                lines.append(line)
                line = word
            else:
                line = more
        return [*lines, line] if line else lines

    def paragraph(self, text: str, width: float | None = None, x: float | None = None) -> None:
        lines = self.wrapped(text, width or self.x1 - self.x0)
        for line in lines:
            self.text(self.x0 if x is None else x, self.y - self.style.size, line)
            self.y -= self.style.size * 1.25
        self.y -= 1

    def _label(self, text: str) -> str:
        self.number += 1
        shown = text + ":" if self.style.colon and text[-1] not in ":?." else text
        return f"{self.number}. {shown}" if self.style.numbered else shown

    def truth(self, title: str, area: Area, kind: str, parts: Sequence[Area] = ()) -> None:
        self.truths.append(Truth(title, self.page, area, kind, tuple(parts)))  # type: ignore[arg-type]

    def canvas_rect(self, area: Area) -> None:
        self.later.append(lambda: self.canvas.rect(area.x0, area.y0, area.width, area.height, stroke=1, fill=0))

    def finish(self) -> Drawn:
        self._flush()
        self.canvas.showPage()
        self.canvas.save()
        return Drawn(self.out.getvalue(), self.truths, self.page + 1)
