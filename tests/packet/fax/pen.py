"""A letter page being written with known words, made from nothing. Invented text only."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LETTER = (612.0, 792.0)
_TEXT = (
    "the plan denied this service because records of care show that treatment was not medically necessary "
    "under policy section appeal review physician letter patient member claim number date hospital surgery "
    "therapy request decision notice coverage benefit limit evidence guideline doctor wrote about pain "
    "weakness nerve study result clinic visit walking standing sitting cannot sleep medicine failed twice "
    "before after during month year with without we ask for an independent look at these papers please call "
    "office when you need more pages thank"
)
WORDS = _TEXT.split()


@dataclass(frozen=True)
class Made:
    """One page: its class, the PDF, the words printed on it in reading order, and whether it is of kind photo."""

    name: str
    pdf: bytes
    words: tuple[str, ...]
    photo: bool = False


def _fonts() -> None:
    if "Sans" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Sans", "Vera.ttf"))
        pdfmetrics.registerFont(TTFont("Bold", "VeraBd.ttf"))


class Pen:
    """A page being written: keeps the words as they are drawn."""

    def __init__(self, seed: int, pages: int = 1) -> None:
        _fonts()
        self.out = io.BytesIO()
        self.canvas: Any = Canvas(self.out, pagesize=LETTER, invariant=1)
        self.random = random.Random(seed)
        self.words: list[str] = []
        self.pages = pages

    def line(self, x: float, y: float, width: float, size: float, font: str = "Sans") -> str:
        """Draw random words that fill `width` points at (x, y); returns the line."""
        chosen: list[str] = []
        while True:
            word = self.random.choice(WORDS)
            if pdfmetrics.stringWidth(" ".join([*chosen, word]), font, size) > width:
                break
            chosen.append(word)
        text = " ".join(chosen)
        self.say(x, y, text, size, font)
        return text

    def say(self, x: float, y: float, text: str, size: float, font: str = "Sans") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        self.words += text.split()

    def fill(self, *rgb: float) -> None:
        self.canvas.setFillColorRGB(*rgb)

    def done(self, name: str, photo: bool = False) -> Made:
        self.canvas.showPage()
        self.canvas.save()
        return Made(name, self.out.getvalue(), tuple(self.words), photo)


def letter(pen: Pen, size: float = 11.0, top: float = 712.0, bottom: float = 80.0) -> None:
    """An ordinary letter: inch margins, a gap after each paragraph, its last line short."""
    y = top
    number = 0
    while y > bottom:
        number += 1
        ends = number % 6 == 0
        pen.line(72, y, 250 if ends else 468, size)
        y -= size * (2.3 if ends else 1.35)
