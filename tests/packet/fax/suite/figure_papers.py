"""Papers whose worth is no word: charts, codes, curves, pictures."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
from PIL import Image, ImageFilter

from tests.packet.fax.suite.sheet import BLACK, Colour, Maker, Paper, Sheet, body, grey

PASTEL: tuple[Colour, ...] = (
    (0.61, 0.76, 0.9),
    (0.96, 0.69, 0.51),
    (0.66, 0.82, 0.55),
    (1.0, 0.85, 0.4),
    (0.79, 0.62, 0.86),
)
STRONG: tuple[Colour, ...] = ((0.12, 0.47, 0.71), (1.0, 0.5, 0.05), (0.17, 0.63, 0.17), (0.84, 0.15, 0.16))
GREYS: tuple[Colour, ...] = (grey(0xD0), grey(0xA8), grey(0x80), grey(0x58))


def bars(colours: tuple[Colour, ...], name: str) -> Paper:
    """A bar for each month, its figure over it."""
    sheet = Sheet()
    sheet.say(72, 720, "Visits by month", 13, font="Times-Bold")
    for number, colour in enumerate(colours):
        high = 60 + 37 * (number * 3 % 5)
        sheet.fill(110 + number * 60, 480, 36, high, colour)
        sheet.say(118 + number * 60, 484 + high, f"{high / 2:.1f}", 9)
    body(sheet, 440, 8)
    return sheet.done("charts", f"bars {name}")


def stacked(colours: tuple[Colour, ...], name: str) -> Paper:
    """Bars of several colours over one another, with a key."""
    sheet = Sheet()
    for bar in range(6):
        foot = 450.0
        for number, colour in enumerate(colours):
            high = 20 + 14 * ((bar + number * 2) % 4)
            sheet.fill(100 + bar * 55, foot, 34, high, colour)
            foot += high
    for number, colour in enumerate(colours):
        sheet.fill(460, 600 - number * 20, 10, 10, colour)
        sheet.say(476, 601 - number * 20, ("Pain", "Sleep", "Walking", "Falls", "Other")[number], 9)
    body(sheet, 400, 6)
    return sheet.done("charts", f"stacked {name}")


def curves() -> Paper:
    """Thin coloured curves between grey axes."""
    sheet = Sheet()
    sheet.rule(90, 480, 90, 680, 0.6, grey(0x90))
    sheet.rule(90, 480, 500, 480, 0.6, grey(0x90))
    for number, colour in enumerate(STRONG):
        sheet.canvas.setStrokeColorRGB(*colour)
        sheet.canvas.setLineWidth(1.2)
        path = sheet.canvas.beginPath()
        path.moveTo(90, 500 + 20 * number)
        for x in range(90, 500, 4):
            path.lineTo(x, 540 + 20 * number + 40 * math.sin(x / 40 + number))
        sheet.canvas.drawPath(path, stroke=1, fill=0)
    body(sheet, 440, 8)
    return sheet.done("charts", "curves")


def codes(ink: Colour, ground: Colour | None, module: float, name: str) -> Paper:
    """A QR code, a Data Matrix, a PDF417 and a Code 128 of one colour, on a tint or on paper."""
    sheet = Sheet()
    body(sheet, 700, 3)
    if ground:
        sheet.ground(80, 330, 440, 310, ground)
    sheet.code(100, 500, "FILE-HX-55190", "QRCode", module * 1.4, ink)
    sheet.code(320, 500, "CLAIM 40229517", "DataMatrix", module * 1.6, ink)
    sheet.code(100, 440, "HX55191", "Code128", module, ink, high=36)
    sheet.code(100, 345, "MEMBER 40-22951.7 GROUP 55", "PDF417", module, ink)
    body(sheet, 300, 4)
    return sheet.done("codes", name)


def ecg(grid: Colour, name: str) -> Paper:
    """A trace on pink millimetre paper: the trace is the paper's worth."""
    sheet = Sheet()
    left, foot, step = 72.0, 400.0, 72 / 25.4
    for line in range(160):
        thick = 0.6 if line % 5 == 0 else 0.2
        sheet.canvas.setStrokeColorRGB(*grid)
        sheet.canvas.setLineWidth(thick)
        sheet.canvas.line(left + line * step, foot, left + line * step, foot + 80 * step)
        if line < 81:
            sheet.canvas.line(left, foot + line * step, left + 159 * step, foot + line * step)
    sheet.canvas.setStrokeColorRGB(0.05, 0.05, 0.15)
    sheet.canvas.setLineWidth(0.9)
    for lead in range(4):
        path = sheet.canvas.beginPath()
        base = foot + (12 + 19 * lead) * step
        path.moveTo(left, base)
        for beat in range(9):
            at = left + beat * 50
            for x, y in ((10, 0), (13, 4), (16, 0), (20, -3), (22, 34), (25, -9), (27, 0), (34, 0), (39, 7), (44, 0)):
                path.lineTo(at + x, base + y)
        sheet.canvas.drawPath(path, stroke=1, fill=0)
        sheet.say(left + 4, base + 12, ("I", "II", "III", "V1")[lead], 9)
    body(sheet, 360, 4)
    return sheet.done("curves on grids", name)


def _tones(name: str) -> Image.Image:
    """A picture of 450 x 330 pixels: a wound on skin, an X-ray, an ultrasound."""
    chance = np.random.default_rng(7)
    rows, columns = np.mgrid[0:330, 0:450].astype(np.float32)
    about = np.hypot((rows - 165) / 1.0, (columns - 225) / 1.3)
    if name == "wound":
        skin = np.stack([224 - rows * 0.1, 172 - rows * 0.1, 140 - rows * 0.05], axis=2)
        red = np.array([150, 40, 45], np.float32)
        inside = (1 / (1 + np.exp((about - 80) / 8)))[..., None]
        made = skin * (1 - inside) + red * inside + chance.normal(0, 6, (330, 450, 1))
        return Image.fromarray(made.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.2))
    if name == "x-ray":
        made = 20 + 120 * np.exp(-((columns - 225) ** 2) / 9000) + 70 * (np.sin(rows / 14) > 0.4) * (about < 150)
    else:
        fan = (about < 170) & (rows > 30)
        made = np.where(fan, 60 + 50 * np.sin(about / 13) + chance.normal(0, 22, (330, 450)), 4)
    return Image.fromarray(made.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.0))


def pictured(name: str) -> Paper:
    """A picture of many tones with a caption."""
    sheet = Sheet()
    sheet.say(72, 720, f"Picture of {name}, 3/4/2026, 1.5 cm", 12)
    sheet.picture(90, 400, 360, 264, _tones(name))
    body(sheet, 360, 8)
    return sheet.done("pictures", name)


FIGURES: tuple[Maker, ...] = (
    partial(bars, PASTEL, "pastel"),
    partial(bars, STRONG, "strong"),
    partial(bars, GREYS, "grey"),
    partial(stacked, PASTEL, "pastel"),
    partial(stacked, STRONG, "strong"),
    partial(stacked, GREYS, "grey"),
    curves,
    partial(codes, BLACK, None, 1.2, "black"),
    partial(codes, BLACK, None, 0.8, "black small"),
    partial(codes, grey(0x90), None, 1.2, "grey"),
    partial(codes, (0.1, 0.42, 0.7), (0.91, 0.95, 1.0), 1.4, "blue on tint"),
    partial(codes, (0.6, 0.1, 0.15), (1.0, 0.95, 0.8), 1.2, "red on cream"),
    partial(codes, (0.85, 0.4, 0.1), None, 1.4, "orange"),
    partial(ecg, (1.0, 0.72, 0.76), "pink"),
    partial(ecg, grey(0xC8), "grey"),
    partial(pictured, "wound"),
    partial(pictured, "x-ray"),
    partial(pictured, "ultrasound"),
)
