"""Letter pages with known words, made from nothing: what people really put in a fax machine. Invented text only.

Each maker returns a `Made` page: PDF bytes and its words in reading order. The same seed gives the same bytes. Scans
and photographs of such pages are in `scans`.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.utils import ImageReader

from tests.packet.fax import scans
from tests.packet.fax.pen import WORDS, Made, Pen, letter

Grey = NDArray[np.uint8]


def text(seed: int = 1) -> Made:
    """Plain letter, 8 to 12 pt, black on white."""
    pen = Pen(seed)
    y = 735.0
    for size in (12, 11, 10, 9, 8):
        for row in range(6):
            pen.line(72, y, 468 if row < 5 else 200, size)
            y -= size * 1.4
        y -= 24
    return pen.done("text")


def black_text(pages: int, seed: int = 2) -> bytes:
    """A document of `pages` plain letters."""
    pen = Pen(seed)
    for page in range(pages):
        letter(pen)
        if page + 1 < pages:
            pen.canvas.showPage()
    return pen.done("text").pdf


def tint(seed: int = 3) -> Made:
    """Grey text on white, then grey and coloured text on tints, 9 and 10 pt."""
    pen = Pen(seed)
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
    pen = Pen(seed)
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


@cache
def table(seed: int = 5, size: float = 7.5) -> Made:
    """Explanation of benefits: small type, thin grey rules, grey header and every second row shaded."""
    pen = Pen(seed)
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
            " ".join(pen.random.sample(WORDS, 2)),
            pen.random.choice(WORDS) + " clinic",
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
    pen = Pen(seed)
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


def _scribble(pen: Pen, x: float, y: float) -> None:
    path = pen.canvas.beginPath()
    path.moveTo(x, y)
    for _ in range(9):
        dx = pen.random.uniform(12, 30)
        up, down = pen.random.uniform(4, 20), pen.random.uniform(-12, 4)
        path.curveTo(x + dx * 0.3, y + up, x + dx * 0.8, y + up, x + dx, y + down)
        x += dx
    pen.canvas.drawPath(path)


@cache
def white_on_dark(seed: int = 7) -> Made:
    """An insurance card: white text on navy, on mid blue and on a gradient from blue to light blue; text below."""
    pen = Pen(seed)
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


@cache
def newspaper(seed: int = 10, photo: bool = False) -> Made:
    """A news page: headline, a grey photograph with a caption under it, columns of text in 9.5 pt."""
    pen = Pen(seed)
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


def sized(size: float, seed: int = 20) -> Made:
    """Plain type of one size, half a page."""
    pen = Pen(seed)
    y = 700.0
    for _ in range(18):
        pen.line(60, y, 480, size)
        y -= size * 1.45
    return pen.done(f"size {size}")


def joined(*pages: Made) -> bytes:
    """One PDF of several pages."""
    out = io.BytesIO()
    with pikepdf.new() as whole:
        for page in pages:
            with pikepdf.open(io.BytesIO(page.pdf)) as one:
                whole.pages.append(one.pages[0])
        whole.save(out, deterministic_id=True)
    return out.getvalue()


CLASSES: tuple[Callable[[], Made], ...] = (
    text,
    tint,
    highlight,
    table,
    scans.phone,
    scans.scan,
    newspaper,
    signature,
    white_on_dark,
    scans.faint,
    lambda: scans.phone(12, 0.5),
)
"""One maker for every class the comparison with other programs names, and three of our own."""


def half_a_fax(folder: Path) -> Path:
    """A page whose only picture is a fax code of which the second half is not there."""
    noise = Image.effect_noise((200, 200), 90).convert("1")
    buffer = io.BytesIO()
    noise.save(buffer, "TIFF", compression="group4", tiffinfo={278: 200})
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    image = pdf.make_stream(buffer.getvalue()[8:2000], Subtype=pikepdf.Name.Image, Width=200, Height=200)
    image.stream_dict["/Filter"] = pikepdf.Name.CCITTFaxDecode
    image.stream_dict["/DecodeParms"] = pikepdf.Dictionary(K=-1, Columns=200, Rows=200)
    image.stream_dict["/ColorSpace"], image.stream_dict["/BitsPerComponent"] = pikepdf.Name.DeviceGray, 1
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.obj["/Contents"] = pdf.make_stream(b"q 600 0 0 700 0 0 cm /I Do Q")
    pdf.save(folder / "half.pdf")
    return folder / "half.pdf"
