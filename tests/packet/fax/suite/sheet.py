"""A page being drawn that keeps what stands on it and where: so that what became of each part can be seen later.

Lengths are points from the left and from the foot of a Letter page. Invented text only.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import zxingcpp
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.packet.fax.pen import LETTER

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Area:
    """Left, foot, right and head in points."""

    left: float
    foot: float
    right: float
    head: float


@dataclass(frozen=True)
class Word:
    """A word and the area that it takes, accents and tails included."""

    text: str
    area: Area


@dataclass(frozen=True)
class Rule:
    """A straight line from one end to the other, and how thick it is."""

    area: Area
    thick: float


@dataclass
class Parts:
    """What stands on a page. `fills`: areas whose shape says something; `pictures`: areas of many tones."""

    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    fills: list[Area] = field(default_factory=list)
    pictures: list[tuple[Area, Image.Image]] = field(default_factory=list)
    stamps: list[bytes] = field(default_factory=list)
    """A page with a stamp alone, in black; a watermark under the words is none, it may go."""


@dataclass(frozen=True)
class Paper:
    """A page of a class: its PDF, the same words in black alone, and its parts. `scan`: it is one picture."""

    kind: str
    name: str
    pdf: bytes
    ideal: bytes
    parts: Parts
    scan: bool = False


def fonts() -> None:
    """The fonts that come with the tools, beside those that every PDF reader has."""
    if "Sans" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Sans", "Vera.ttf"))
        pdfmetrics.registerFont(TTFont("Bold", "VeraBd.ttf"))


class Sheet:
    """Draws on two pages: the paper itself, and its words in black alone."""

    def __init__(self, cut: float = 0) -> None:
        """`cut`: so many points of a white edge make all type thinner."""
        fonts()
        self._cut = cut
        self._out, self._ideal_out = io.BytesIO(), io.BytesIO()
        self.canvas: Any = Canvas(self._out, pagesize=LETTER, invariant=1)
        self.ideal: Any = Canvas(self._ideal_out, pagesize=LETTER, invariant=1)
        self.parts = Parts()

    def say(
        self, x: float, y: float, text: str, size: float = 11, ink: Colour = BLACK, font: str = "Helvetica"
    ) -> None:
        """Words on a line that begins at x, its foot at y."""
        self.canvas.setFillColorRGB(*ink)
        for canvas in (self.canvas, self.ideal):
            canvas.setFont(font, size)
            if self._cut:
                canvas.setStrokeColorRGB(*WHITE)
                canvas.setLineWidth(self._cut)
            canvas.drawString(x, y, text, mode=2 if self._cut else None)
        for word in text.split(" "):
            wide = pdfmetrics.stringWidth(word, font, size)
            if word:
                self.parts.words.append(Word(word, Area(x, y - 0.22 * size, x + wide, y + 0.78 * size)))
            x += wide + pdfmetrics.stringWidth(" ", font, size)

    def rule(self, x: float, y: float, to_x: float, to_y: float, thick: float = 0.5, ink: Colour = BLACK) -> None:
        self.canvas.setStrokeColorRGB(*ink)
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, y, to_x, to_y)
        self.parts.rules.append(Rule(Area(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)), thick))

    def box(self, x: float, y: float, wide: float, high: float, thick: float = 0.5, ink: Colour = BLACK) -> None:
        """The four sides of a box."""
        for ends in (
            (x, y, x + wide, y),
            (x, y + high, x + wide, y + high),
            (x, y, x, y + high),
            (x + wide, y, x + wide, y + high),
        ):
            self.rule(*ends, thick, ink)

    def ground(self, x: float, y: float, wide: float, high: float, ink: Colour) -> None:
        """A fill that says nothing by itself: a tint, a marker, a banner."""
        self.canvas.setFillColorRGB(*ink)
        self.canvas.rect(x, y, wide, high, stroke=0, fill=1)

    def fill(self, x: float, y: float, wide: float, high: float, ink: Colour) -> None:
        """A fill whose shape says something: the bar of a chart."""
        self.ground(x, y, wide, high, ink)
        self.parts.fills.append(Area(x, y, x + wide, y + high))

    def code(
        self, x: float, y: float, text: str, kind: str, module: float, ink: Colour = BLACK, high: float = 0
    ) -> None:
        """A code of squares or bars, a module so many points wide; bars are `high` points high."""
        made = np.asarray(zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(kind)).to_image(scale=1))
        rows, columns = made.shape
        tall = high / rows if high else module
        self.canvas.setFillColorRGB(*ink)
        for row in range(rows):
            start = 0
            while start < columns:
                stop = start + 1
                while stop < columns and made[row, stop] == made[row, start]:
                    stop += 1
                if made[row, start] < 128:
                    wide = (stop - start) * module
                    foot = y + (rows - 1 - row) * tall
                    self.canvas.rect(x + start * module, foot, wide, tall, stroke=0, fill=1)
                start = stop
        self.parts.codes.append(text)

    def stamp(self, said: str, ink: Colour, size: float, counts: bool) -> None:
        """A large word turned by 35 degrees, in the middle; `counts` when somebody should be able to read it."""
        alone = io.BytesIO()
        other: Any = Canvas(alone, pagesize=LETTER, invariant=1)
        for canvas, colour in ((self.canvas, ink), (other, BLACK)):
            canvas.saveState()
            canvas.setFillColorRGB(*colour)
            canvas.translate(306, 480)
            canvas.rotate(35)
            canvas.setFont("Helvetica-Bold", size)
            canvas.drawCentredString(0, 0, said)
            canvas.restoreState()
        other.save()
        if counts:
            self.parts.stamps.append(alone.getvalue())

    def picture(self, x: float, y: float, wide: float, high: float, made: Image.Image) -> None:
        self.canvas.drawImage(ImageReader(made), x, y, wide, high)
        self.parts.pictures.append((Area(x, y, x + wide, y + high), made))

    def done(self, kind: str, name: str) -> Paper:
        for canvas in (self.canvas, self.ideal):
            canvas.showPage()
            canvas.save()
        return Paper(kind, name, self._out.getvalue(), self._ideal_out.getvalue(), self.parts)


Maker = Callable[[], Paper]


def grey(level: int) -> Colour:
    """A grey of 0 (black) to 255 (white)."""
    return (level / 255, level / 255, level / 255)


LINES: Sequence[str] = (
    "The plan did not approve 2.5 mg of the medicine for 14.5 days at $1,220.50 a month.",
    "Dose 1.5 mg at 10:30, level 7.25 (normal 4.0-6.5), paid $0.75 of $37.50 on 3/4/2026.",
    "Ms. Ottoline Brackenridge, member 40-22951.7, asked for visits at home until May 6.",
    "Reason code 95.020: not medically necessary; see policy 4.1.12 and the appeal by 2/17.",
)


def body(sheet: Sheet, top: float, lines: int, size: float = 11, ink: Colour = BLACK, font: str = "Helvetica") -> None:
    """So many lines of type with figures in them."""
    for number in range(lines):
        sheet.say(72, top - number * size * 1.5, LINES[number % len(LINES)], size, ink, font)
