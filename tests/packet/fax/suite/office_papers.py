"""Papers as plans and clinics print them, and their copies: banded tables, section bars, laboratory reports, stamps,
thin type, charts and photographs. Made after the rest, to find what it had not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from PIL import Image, ImageFilter

from tests.packet.fax import scans
from tests.packet.fax.suite.sheet import BLACK, LINES, WHITE, Colour, Maker, Paper, Sheet, body, grey

GREYS = (0x20, 0x48, 0x60, 0x78, 0x90, 0xA0, 0xB0)
STRONG: tuple[Colour, ...] = ((0.1, 0.3, 0.6), (0.6, 0.1, 0.2), (0.1, 0.5, 0.3), (0.9, 0.5, 0.1), (0.3, 0.6, 0.8))


def banded(band: int, rule: int, head: int, size: float = 8) -> Paper:
    """Thirty rows, every other one on a grey band, between hairlines, with white or black words at their head."""
    sheet = Sheet()
    sheet.ground(60, 700, 492, 20, grey(head))
    for row in range(0, 30, 2):
        sheet.ground(60, 679 - row * 17, 492, 17, grey(band))
    for column, name in enumerate(("Service date", "Procedure", "Charged", "Plan paid", "Your share", "Note")):
        sheet.say(64 + column * 82, 706, name, 9, BLACK if head > 0x98 else WHITE, "Helvetica-Bold")
        sheet.rule(60 + column * 82, 186, 60 + column * 82, 700, 0.5, grey(rule))
    for row in range(30):
        y = 684 - row * 17
        said = (f"0{row % 9 + 1}/1{row % 9}/26", f"9921{row % 6}-25", f"${row * 37 + 12}.{row % 10}5")
        for column, word in enumerate((*said, f"{row * 11}.{row * 7 % 10}0", f"{row}.{3 * row % 10}5", "CO-45")):
            sheet.say(64 + column * 82, y, word, size)
        sheet.rule(60, y - 5, 552, y - 5, 0.5, grey(rule))
    return sheet.done("banded tables", f"{band:x} {rule:x} {head:x} {size:g}")


def sections(colours: tuple[Colour, ...], name: str) -> Paper:
    """White words on bars, small type between them."""
    sheet = Sheet()
    for number, colour in enumerate(colours):
        y = 720 - number * 90
        sheet.ground(54, y - 6, 504, 18, colour)
        sheet.say(60, y - 1, f"SECTION {number + 1}.{number} Benefits {number * 7 + 3}.5%", 10, WHITE, "Helvetica-Bold")
        for line in range(4):
            sheet.say(60, y - 22 - line * 13, LINES[(number + line) % 4], 8.5)
    return sheet.done("section bars", name)


def report(bars: bool) -> Paper:
    """Results between hairlines, with a bar for the range and a dot where the result is, or without."""
    sheet = Sheet()
    for row in range(22):
        y, value = 694 - row * 26, 0.5 + row * 1.37
        sheet.say(60, y, ("Sodium", "Potassium", "Chloride", "Glucose", "Calcium")[row % 5], 9)
        sheet.say(170, y, f"{value:.2f}", 10, (0.75, 0, 0) if row % 4 == 0 else BLACK)
        sheet.say(235, y, "mmol/L", 7.5, grey(0x78))
        sheet.say(470, y, f"{value - 1:.1f} - {value + 2.5:.1f}", 8, grey(0x70))
        if bars:
            sheet.ground(300, y - 1, 150, 7, grey(0xE0))
            sheet.ground(340, y - 1, 70, 7, (0.66, 0.85, 0.66))
            sheet.canvas.setFillColorRGB(0.1, 0.1, 0.1)
            sheet.canvas.circle(305 + row * 31 % 140, y + 2.5, 3.2, stroke=0, fill=1)
        sheet.rule(60, y - 8, 552, y - 8, 0.4, grey(0xD0))
    return sheet.done("lab results", "ranges" if bars else "figures")


def thin(size: float, cut: float, level: int) -> Paper:
    """Type of which a white edge of so many points is taken off."""
    sheet = Sheet(cut)
    body(sheet, 700, 26, size, grey(level))
    return sheet.done("thin type", f"{size:g} {cut:g} {level:x}")


def stamped(ink: Colour, name: str) -> Paper:
    """A date stamp of 40 pt pressed over the type."""
    sheet = Sheet()
    body(sheet, 700, 26, 10)
    sheet.canvas.setFillAlpha(0.65)
    sheet.stamp("RECEIVED", ink, 40, True)
    return sheet.done("stamps", name)


def pairs() -> Paper:
    """Two bars side by side for each week, between pale lines."""
    sheet = Sheet()
    for line in range(6):
        sheet.say(70, 497 + line * 36, f"{line * 2}.0", 8)
    for week in range(9):
        for number, colour in enumerate(((0.26, 0.52, 0.96), (0.92, 0.26, 0.21))):
            high = 30 + (week * 5 + number * 7) % 11 * 13
            sheet.fill(100 + week * 46 + number * 16, 500, 15, high, colour)
    body(sheet, 450, 10)
    return sheet.done("charts", "pairs")


def photographed() -> Paper:
    """A smooth wound on skin, in a letter."""
    sheet = Sheet()
    rows, columns = np.mgrid[0:400, 0:560].astype(np.float32)
    about = np.hypot(rows - 200, (columns - 280) / 1.4)
    skin = np.stack([215 - about * 0.15, 165 - about * 0.15, 140 - about * 0.1], 2)
    inside = (1 / (1 + np.exp((about - 90) / 10)))[..., None]
    made = skin * (1 - inside) + np.array([120, 30, 35], np.float32) * inside
    picture = Image.fromarray(made.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))
    sheet.say(72, 735, "Photo of left heel 3/4/2026, ulcer 2.5 x 1.5 cm")
    sheet.picture(90, 420, 400, 286, picture)
    body(sheet, 380, 12, 10)
    return sheet.done("pictures", "smooth wound")


def copied(make: Maker, dpi: int = 200, colour: bool = False) -> Paper:
    """As a copier sends it: grey with a little grain, or in colour."""
    paper = make()
    made = scans.coloured(paper.pdf, (), dpi) if colour else scans.scanned("copy", paper.pdf, (), dpi, 2.5)
    name = f"{paper.kind} {paper.name} {dpi}{' colour' * colour}"
    return replace(paper, kind="copies", name=name, pdf=made.pdf, scan=True)


_RED: Colour = (0.85, 0.1, 0.15)
_PRINTED: tuple[Maker, ...] = (
    partial(banded, 0xB4, 0x70, 0x30),
    partial(banded, 0x98, 0x60, 0x60),
    partial(sections, tuple(map(grey, GREYS)), "greys"),
    partial(report, True),
    partial(thin, 8, 0.25, 0x50),
    partial(stamped, _RED, "red box"),
    partial(stamped, grey(0x40), "grey box"),
    pairs,
    photographed,
)
OFFICE: tuple[Maker, ...] = (
    *_PRINTED,
    partial(copied, partial(banded, 0xDE, 0xA8, 0xC4)),
    partial(copied, partial(banded, 0xDE, 0xA8, 0xC4), 300),
    partial(copied, partial(banded, 0x98, 0x60, 0x60)),
    partial(copied, partial(banded, 0xE4, 0xB8, 0x80, 6.5)),
    partial(copied, partial(sections, tuple(map(grey, GREYS)), "greys")),
    partial(copied, partial(sections, STRONG, "colours"), 200, True),
    partial(copied, partial(report, True), 200, True),
    partial(copied, partial(report, False)),
    partial(copied, partial(thin, 8, 0.25, 0)),
    partial(copied, partial(thin, 9, 0.3, 0x60)),
    partial(copied, partial(stamped, _RED, "red box"), 200, True),
    partial(copied, partial(stamped, grey(0x40), "grey box")),
    partial(copied, pairs),
    partial(copied, photographed, 200, True),
)
