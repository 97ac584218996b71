"""The same letters as they come from a scanner or a telephone: perspective, uneven light, shadow, noise, JPEG.

A maker gives the same bytes for the same wishes; the last few are kept, as many tests ask for the same page.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.packet.fax.pen import LETTER, Made, Pen, letter

_KEPT: Final = 16


def _render(pdf: bytes, dpi: int) -> Image.Image:
    with pdfium.PdfDocument(pdf) as document:
        drawn: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    return drawn


def paper(name: str, picture: Image.Image, words: tuple[str, ...], quality: int, dpi: float) -> Made:
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


@lru_cache(_KEPT)
def scan(seed: int = 8, speckle: bool = True) -> Made:
    """An office scan: 150 dpi grey JPEG, greyish paper, sensor noise, dust, half a degree of skew."""
    pen = Pen(seed)
    letter(pen, 11)
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
    return paper("scan", picture, made.words, 60, 150)


@lru_cache(_KEPT)
def phone(seed: int = 9, light: float = 1.0, tilt: float = 1.0) -> Made:
    """A letter photographed with a telephone: perspective, a dark table round it, a hand's shadow, JPEG."""
    pen = Pen(seed)
    letter(pen, 12)
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
    return paper("phone" if light == 1 else "dark phone", picture, made.words, 75, 200)


@lru_cache(_KEPT)
def faint(seed: int = 11) -> Made:
    """A carbon copy: pale blue-grey typing on yellowish paper, scanned at 200 dpi."""
    pen = Pen(seed)
    pen.fill(0.62, 0.64, 0.72)
    letter(pen, 11)
    made = pen.done("faint")
    values = np.asarray(_render(made.pdf, 200), dtype=np.float32) * np.array([0.93, 0.92, 0.78], dtype=np.float32)
    values += np.random.default_rng(seed).normal(0, 3, values.shape).astype(np.float32)
    return paper("faint", Image.fromarray(values.clip(0, 255).astype(np.uint8)), made.words, 80, 200)


@lru_cache(_KEPT)
def worn(
    *, size: float = 10, ink: float = 0.0, blur: float = 0.0, dpi: int = 150, noise: float = 2.0, seed: int = 21
) -> Made:
    """A scan that gets worse as told: `ink` 0 black to 1 white, blur in pixels, fewer dots to the inch, grain in
    levels."""
    pen = Pen(seed)
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
    return paper(name, Image.fromarray(values.clip(0, 255).astype(np.uint8)), made.words, 70, dpi)


def scanned(name: str, pdf: bytes, words: tuple[str, ...], dpi: int, noise: float) -> Made:
    """Any drawn page as a grey scan with grain."""
    grey = _render(pdf, 300).convert("L").resize((dpi * 17 // 2, dpi * 11), Image.Resampling.BOX)
    values = np.asarray(grey, dtype=np.float32) * (235 / 255)
    values += np.random.default_rng(1).normal(0, noise, values.shape).astype(np.float32)
    return paper(name, Image.fromarray(values.clip(0, 255).astype(np.uint8)), words, 80, dpi)


@lru_cache(_KEPT)
def coloured(pdf: bytes, words: tuple[str, ...], dpi: int = 200, *, shadow: bool = False, seed: int = 30) -> Made:
    """Any drawn page as a colour scan: a little soft, warm light, grain in light and in colour, JPEG with halved
    colours; with the `shadow` of a lid that was not shut over its lower half."""
    values = np.asarray(_render(pdf, dpi).filter(ImageFilter.BoxBlur(0.4)), dtype=np.float32) * (235 / 255) + 8
    values *= np.array([1, 0.985, 0.95], dtype=np.float32)
    height, width = values.shape[:2]
    if shadow:
        rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
        edge = 1 / (1 + np.exp(-(rows - 0.5 * height - 0.25 * columns) / (0.02 * height)))
        values *= (1 - 0.3 * edge)[..., None]
    grain = np.random.default_rng(seed).standard_normal((height, width, 3), dtype=np.float32)
    values += 2 * grain + 4 * grain[:, ::-1, :1]
    return paper("colour scan", Image.fromarray(values.clip(0, 255).astype(np.uint8)), words, 70, dpi)


def black_and_white(pdf: bytes, dust: int = 0, size: tuple[float, float] = LETTER, words: bool = False) -> bytes:
    """The first page of `pdf` as a black-and-white scanner writes it, 300 dots to the inch, with so many specks;
    `words`: recognised ones lie unseen over the picture."""
    page = pdfium.PdfDocument(pdf)[0]
    dots = np.asarray(page.render(scale=300 / 72, grayscale=True).to_pil().convert("L")) > 150
    random = np.random.default_rng(4)
    for row, column in zip(
        random.integers(0, dots.shape[0] - 3, dust), random.integers(0, dots.shape[1] - 3, dust), strict=True
    ):
        dots[row : row + 2, column : column + 2] = False
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.drawImage(ImageReader(Image.fromarray(dots)), 0, 0, *size)
    if words:
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        for number in range(200):
            text.textLine(f"recognised {number}")
        canvas.drawText(text)
    canvas.save()
    return out.getvalue()
