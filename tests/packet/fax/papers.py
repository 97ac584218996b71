"""Letter pages with known words, made from nothing: what people really put in a fax machine. Invented text only.

Each maker returns a `Made` page: PDF bytes and its words in reading order. Raster papers (scan, phone photo) are drawn
from the same text through a small camera: perspective, uneven light, shadow, noise, JPEG. The same seed gives the
same bytes.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LETTER = (612.0, 792.0)
Grey = NDArray[np.uint8]
_TEXT = (
    "the plan denied this service because records of care show that treatment was not medically necessary "
    "under policy section appeal review physician letter patient member claim number date hospital surgery "
    "therapy request decision notice coverage benefit limit evidence guideline doctor wrote about pain "
    "weakness nerve study result clinic visit walking standing sitting cannot sleep medicine failed twice "
    "before after during month year with without we ask for an independent look at these papers please call "
    "office when you need more pages thank"
)
_WORDS = _TEXT.split()


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


class _Pen:
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
            word = self.random.choice(_WORDS)
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


def _letter(pen: _Pen, size: float = 11.0, top: float = 712.0, bottom: float = 80.0) -> None:
    """An ordinary letter: inch margins, a gap after each paragraph, its last line short."""
    y = top
    number = 0
    while y > bottom:
        number += 1
        ends = number % 6 == 0
        pen.line(72, y, 250 if ends else 468, size)
        y -= size * (2.3 if ends else 1.35)


def text(seed: int = 1) -> Made:
    """Plain letter, 8 to 12 pt, black on white."""
    pen = _Pen(seed)
    y = 735.0
    for size in (12, 11, 10, 9, 8):
        for row in range(6):
            pen.line(72, y, 468 if row < 5 else 200, size)
            y -= size * 1.4
        y -= 24
    return pen.done("text")


def black_text(pages: int, seed: int = 2) -> bytes:
    """A document of `pages` plain letters."""
    pen = _Pen(seed)
    for page in range(pages):
        _letter(pen)
        if page + 1 < pages:
            pen.canvas.showPage()
    return pen.done("text").pdf


def tint(seed: int = 3) -> Made:
    """Grey text on white, then grey and coloured text on tints, 9 and 10 pt."""
    pen = _Pen(seed)
    y = 730.0
    for ink in (0.2, 0.4, 0.5, 0.6, 0.68):
        for _ in range(2):
            pen.fill(ink, ink, ink)
            pen.line(72, y, 468, 10)
            y -= 16
    for paper, colour in (
        ((0.88, 0.88, 0.88), (0.35, 0.35, 0.35)),
        ((0.8, 0.9, 1.0), (0.1, 0.2, 0.6)),
        ((0.95, 0.9, 0.75), (0.5, 0.3, 0.1)),
        ((0.75, 0.75, 0.75), (0.25, 0.25, 0.25)),
        ((0.85, 0.95, 0.85), (0.0, 0.45, 0.1)),
        ((1.0, 0.88, 0.88), (0.7, 0.1, 0.1)),
    ):
        pen.fill(*paper)
        pen.canvas.rect(36, y - 47, 540, 60, stroke=0, fill=1)
        pen.fill(*colour)
        for _ in range(3):
            pen.line(72, y, 468, 9)
            y -= 16
        y -= 30
    return pen.done("tint")


def highlight(seed: int = 4) -> Made:
    """Letter with yellow, green, pink, blue and orange highlighter strokes behind half of its lines."""
    pen = _Pen(seed)
    y = 730.0
    colours = ((1, 1, 0), (0.5, 1, 0.3), (1, 0.5, 0.8), (0.45, 0.8, 1), (1, 0.65, 0.2))
    for number in range(34):
        if number % 2:
            pen.fill(*colours[number // 2 % 5])
            start = pen.random.uniform(60, 200)
            pen.canvas.rect(start, y - 3, pen.random.uniform(150, 300), 13, stroke=0, fill=1)
        pen.fill(0, 0, 0)
        pen.line(72, y, 468, 10.5)
        y -= 15.6 if number % 5 else 28
    return pen.done("highlight")


def table(seed: int = 5, size: float = 7.5) -> Made:
    """Explanation of benefits: small type, thin grey rules, grey header and every second row shaded."""
    pen = _Pen(seed)
    columns = (40, 95, 215, 300, 360, 420, 480, 530)
    heads = ("Date", "Service", "Provider", "Billed", "Allowed", "Paid", "You owe", "Note")
    y = 725.0
    pen.fill(0.8, 0.8, 0.8)
    pen.canvas.rect(36, y - 4, 540, 14, stroke=0, fill=1)
    pen.fill(0, 0, 0)
    for x, head in zip(columns, heads, strict=True):
        pen.say(x, y, head, size, "Bold")
    for row in range(44):
        y -= 14.6
        if row % 2:
            pen.fill(0.9, 0.9, 0.9)
            pen.canvas.rect(36, y - 4, 540, 14.6, stroke=0, fill=1)
        pen.fill(0, 0, 0)
        money = [f"{pen.random.uniform(10, 900):.2f}" for _ in range(4)]
        cells = (
            f"{pen.random.randint(1, 12):02d}/{pen.random.randint(1, 28):02d}/2024",
            " ".join(pen.random.sample(_WORDS, 2)),
            pen.random.choice(_WORDS) + " clinic",
            *money,
            f"B{row + 10}",
        )
        for x, cell in zip(columns, cells, strict=True):
            pen.say(x, y, cell, size)
        pen.canvas.setStrokeColorRGB(0.7, 0.7, 0.7)
        pen.canvas.setLineWidth(0.4)
        pen.canvas.line(36, y - 4, 576, y - 4)
    return pen.done("table")


def signature(seed: int = 6) -> Made:
    """Letter with seven pens, from black to light blue, each signing on a thin rule."""
    pen = _Pen(seed)
    y = 730.0
    for _ in range(14):
        pen.line(54, y, 500, 11)
        y -= 16
    for colour in PENS:
        y -= 24
        pen.fill(0, 0, 0)
        pen.say(54, y - 3, "Signature", 10)
        pen.canvas.setStrokeColorRGB(0.5, 0.5, 0.5)
        pen.canvas.setLineWidth(0.5)
        pen.canvas.line(120, y - 6, 420, y - 6)
        pen.canvas.setStrokeColorRGB(*colour)
        pen.canvas.setLineWidth(1.1)
        pen.canvas.setLineCap(1)
        _scribble(pen, 140, y)
        y -= 24
    return pen.done("signature")


PENS = (
    (0.0, 0.0, 0.0),
    (0.05, 0.1, 0.6),
    (0.35, 0.55, 0.95),
    (0.55, 0.75, 1.0),
    (0.8, 0.1, 0.1),
    (0.1, 0.5, 0.2),
    (0.5, 0.5, 0.5),
)


def _scribble(pen: _Pen, x: float, y: float) -> None:
    path = pen.canvas.beginPath()
    path.moveTo(x, y)
    for _ in range(9):
        dx = pen.random.uniform(12, 30)
        up, down = pen.random.uniform(4, 20), pen.random.uniform(-12, 4)
        path.curveTo(x + dx * 0.3, y + up, x + dx * 0.8, y + up, x + dx, y + down)
        x += dx
    pen.canvas.drawPath(path)


def white_on_dark(seed: int = 7) -> Made:
    """An insurance card: white text on navy, on mid blue and on a gradient from blue to light blue; text below."""
    pen = _Pen(seed)
    pen.fill(0, 0, 0)
    y = 730.0
    for _ in range(6):
        pen.line(54, y, 500, 11)
        y -= 16
    navy, blue = (0.0, 0.1, 0.35), (0.1, 0.35, 0.7)
    for low, high in ((navy, navy), (blue, blue), ((0.0, 0.2, 0.5), (0.25, 0.55, 0.85))):
        for step in range(100):
            mix = step / 99
            pen.fill(*(a + (b - a) * mix for a, b in zip(low, high, strict=True)))
            pen.canvas.rect(54 + step * 5, y - 120, 5.2, 120, stroke=0, fill=1)
        pen.fill(1, 1, 1)
        pen.line(70, y - 24, 460, 14, "Bold")
        for row in range(4):
            pen.line(70, y - 46 - row * 17, 460, 11)
        pen.fill(0, 0, 0)
        y -= 145
    for _ in range(6):
        pen.line(54, y, 500, 11)
        y -= 16
    return pen.done("white on dark")


def _render(pdf: bytes, dpi: int) -> Image.Image:
    with pdfium.PdfDocument(pdf) as document:
        drawn: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    return drawn


def _paper(name: str, picture: Image.Image, words: tuple[str, ...], quality: int, dpi: float) -> Made:
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=quality)
    jpeg.seek(0)
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
    canvas.drawImage(ImageReader(jpeg), (612 - width) / 2, (792 - height) / 2, width, height)
    canvas.showPage()
    canvas.save()
    return Made(name, out.getvalue(), words)


def scan(seed: int = 8, speckle: bool = True) -> Made:
    """An office scan: 150 dpi grey JPEG, greyish paper, sensor noise, dust, half a degree of skew."""
    pen = _Pen(seed)
    _letter(pen, 11)
    made = pen.done("scan")
    grey = _render(made.pdf, 300).convert("L").rotate(0.5, Image.Resampling.BICUBIC, fillcolor=255)
    grey = grey.filter(ImageFilter.GaussianBlur(1.0)).resize((1275, 1650), Image.Resampling.BOX)
    noise = np.random.default_rng(seed)
    values = np.asarray(grey, dtype=np.float32) * (228 - 45) / 255 + 45
    values += noise.normal(0, 5, values.shape).astype(np.float32)
    if speckle:
        for row, column in zip(noise.integers(0, 1648, 400), noise.integers(0, 1273, 400), strict=True):
            values[row : row + 1, column : column + 2] = 90
    picture = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    return _paper("scan", picture, made.words, 60, 150)


def phone(seed: int = 9, light: float = 1.0, tilt: float = 1.0) -> Made:
    """A letter photographed with a telephone: perspective, a dark table round it, a hand's shadow, JPEG."""
    pen = _Pen(seed)
    _letter(pen, 12)
    made = pen.done("phone")
    page = _render(made.pdf, 200)
    width, height = page.size
    t = tilt
    corners = (-60 * t, -75 * t, -105 * t, height + 60, width + 75 * t, height + 90 * t, width + 95 * t, -45 * t)
    table = (96, 70, 52)
    photo = page.transform((width, height), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=table)
    values = np.asarray(photo.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    lamp = 0.62 + 0.38 * np.exp(-(((columns / width - 0.3) / 0.8) ** 2 + ((rows / height - 0.25) / 0.7) ** 2))
    edge = 1 / (1 + np.exp(-(rows - 0.62 * height - 0.25 * columns) / 35))
    values *= (lamp * (1 - 0.38 * edge) * light)[..., None]
    values += np.random.default_rng(seed).normal(0, 4, values.shape).astype(np.float32)
    picture = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    return _paper("phone" if light == 1 else "dark phone", picture, made.words, 75, 200)


def _scene(width: int, height: int, seed: int) -> Grey:
    """A made-up photograph: soft light, hills, a round thing, texture."""
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    noise = np.random.default_rng(seed)
    scene = 200 - 90 * rows / height + 30 * np.sin(columns / width * 9) * np.cos(rows / height * 5)
    scene[(columns - width * 0.6) ** 2 + (rows - height * 0.5) ** 2 < (height * 0.3) ** 2] -= 70
    hills = rows > height * (0.7 + 0.1 * np.sin(columns / width * 6))
    scene[hills] = 70 + 40 * np.sin(columns[hills] / 23) * np.sin(rows[hills] / 17)
    scene += noise.normal(0, 6, scene.shape).astype(np.float32)
    picture: Grey = scene.clip(0, 255).astype(np.uint8)
    return picture


def newspaper(seed: int = 10, photo: bool = False) -> Made:
    """A news page: headline, a grey photograph with a caption under it, columns of text in 9.5 pt."""
    pen = _Pen(seed)
    pen.line(45, 715, 480, 22, "Bold")
    picture = Image.fromarray(_scene(900, 520, seed))
    pen.canvas.drawImage(ImageReader(picture), 126, 470, 360, 208)
    pen.line(126, 455, 360, 9, "Bold")
    pen.line(126, 443, 360, 9)
    y = 415.0
    while y > 110:
        pen.line(72, y, 468, 9.5)
        y -= 14
    return pen.done("newspaper", photo)


def faint(seed: int = 11) -> Made:
    """A carbon copy: pale blue-grey typing on yellowish paper, scanned at 200 dpi."""
    pen = _Pen(seed)
    pen.fill(0.62, 0.64, 0.72)
    _letter(pen, 11)
    made = pen.done("faint")
    values = np.asarray(_render(made.pdf, 200), dtype=np.float32) * np.array([0.93, 0.92, 0.78], dtype=np.float32)
    values += np.random.default_rng(seed).normal(0, 3, values.shape).astype(np.float32)
    return _paper("faint", Image.fromarray(values.clip(0, 255).astype(np.uint8)), made.words, 80, 200)


CLASSES: tuple[Callable[[], Made], ...] = (
    text,
    tint,
    highlight,
    table,
    phone,
    scan,
    newspaper,
    signature,
    white_on_dark,
    faint,
    lambda: phone(12, 0.5),
)
"""One maker for every class the comparison with other programs names, and three of our own."""


def sized(size: float, seed: int = 20) -> Made:
    """Plain type of one size, half a page."""
    pen = _Pen(seed)
    y = 700.0
    for _ in range(18):
        pen.line(60, y, 480, size)
        y -= size * 1.45
    return pen.done(f"size {size}")


def worn(
    *, size: float = 10, ink: float = 0.0, blur: float = 0.0, dpi: int = 150, noise: float = 2.0, seed: int = 21
) -> Made:
    """A scan that gets worse as told: `ink` 0 black to 1 white, blur in pixels, fewer dots to the inch, grain in
    levels."""
    pen = _Pen(seed)
    pen.fill(ink, ink, ink)
    y = 700.0
    for _ in range(18):
        pen.line(60, y, 480, size)
        y -= size * 1.45
    made = pen.done("worn")
    grey = _render(made.pdf, 300).convert("L").resize((dpi * 17 // 2, dpi * 11), Image.Resampling.BOX)
    values = np.asarray(grey.filter(ImageFilter.GaussianBlur(blur)), dtype=np.float32) * (235 / 255)
    values += np.random.default_rng(seed).normal(0, noise, values.shape).astype(np.float32)
    name = f"worn size {size} ink {ink} blur {blur} dpi {dpi} noise {noise}"
    return _paper(name, Image.fromarray(values.clip(0, 255).astype(np.uint8)), made.words, 70, dpi)


def joined(*pages: Made) -> bytes:
    """One PDF of several pages."""
    out = io.BytesIO()
    with pikepdf.new() as whole:
        for page in pages:
            with pikepdf.open(io.BytesIO(page.pdf)) as one:
                whole.pages.append(one.pages[0])
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def scanned(name: str, pdf: bytes, words: tuple[str, ...], dpi: int, noise: float) -> Made:
    """Any drawn page as a grey scan with grain."""
    grey = _render(pdf, 300).convert("L").resize((dpi * 17 // 2, dpi * 11), Image.Resampling.BOX)
    values = np.asarray(grey, dtype=np.float32) * (235 / 255)
    values += np.random.default_rng(1).normal(0, noise, values.shape).astype(np.float32)
    return _paper(name, Image.fromarray(values.clip(0, 255).astype(np.uint8)), words, 80, dpi)
