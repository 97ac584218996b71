"""Letters gone over with a highlighter, as people mark them: every colour, several lines, slanted, ragged, overlapping.

The words do not hang on the marks, so a page without them is what the marked one should look like in black and white.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from tests.packet.fax.pen import Made, Pen

Colour = tuple[float, float, float]
MARKERS: dict[str, Colour] = {
    "yellow": (1.0, 1.0, 0.0),
    "pale yellow": (1.0, 1.0, 0.6),
    "gold": (1.0, 0.82, 0.1),
    "orange": (1.0, 0.65, 0.2),
    "deep orange": (1.0, 0.5, 0.0),
    "coral": (1.0, 0.4, 0.35),
    "pink": (1.0, 0.5, 0.8),
    "hot pink": (1.0, 0.2, 0.58),
    "lilac": (0.8, 0.6, 1.0),
    "purple": (0.62, 0.3, 0.9),
    "light blue": (0.45, 0.8, 1.0),
    "blue": (0.2, 0.6, 1.0),
    "turquoise": (0.0, 0.8, 0.82),
    "green": (0.5, 1.0, 0.3),
    "deep green": (0.33, 0.8, 0.33),
}
BLACK: Colour = (0.0, 0.0, 0.0)
Mark = Callable[[Pen, float, float, float, float], None]
"""Draws one mark of the fill colour that is set: left, foot, width and height in points."""


def straight(pen: Pen, left: float, foot: float, width: float, height: float) -> None:
    """A box, as a program marks words."""
    pen.canvas.rect(left, foot, width, height, stroke=0, fill=1)


def by_hand(pen: Pen, left: float, foot: float, width: float, height: float) -> None:
    """A stroke that rises or falls by two degrees and whose edges waver by a point."""
    shake = random.Random(round(left * 7 + foot * 13))
    slope = shake.uniform(-0.035, 0.035) if width < 200 else shake.uniform(-0.008, 0.008)
    steps = max(4, int(width / 6))
    across = [width * step / steps for step in range(steps + 1)]
    path = pen.canvas.beginPath()
    for x in across:
        y = foot + x * slope + shake.uniform(-1, 1)
        path.lineTo(left + x, y) if x else path.moveTo(left, y)
    for x in reversed(across):
        path.lineTo(left + x, foot + height + x * slope + shake.uniform(-1, 1))
    path.close()
    pen.canvas.drawPath(path, stroke=0, fill=1)


def lines(
    colours: Sequence[Colour],
    together: int,
    *,
    high: float = 12.0,
    leading: float = 13.2,
    mark: Mark = straight,
    size: float = 10.5,
    ink: Colour = BLACK,
    seed: int = 40,
    marked: bool = True,
) -> Made:
    """Paragraphs of which `together` lines under one another are marked, each paragraph in the next colour. Marks are
    `high` points tall on lines `leading` points apart: lower leaves a white gap, higher overlaps."""
    pen = Pen(seed)
    y = 730.0
    number = 0
    while y > 90 + (together + 2) * leading:
        pen.fill(0, 0, 0)
        pen.line(60, y, 480, size)
        feet = [y - leading * (row + 1) for row in range(together)]
        for row, foot in enumerate(feet):
            start, end = (pen.random.uniform(58, 180), 545.0) if row == 0 else (56.0, 545.0)
            if row == together - 1:
                end = pen.random.uniform(start + 120, 545)
            if marked:
                pen.fill(*colours[number % len(colours)])
                mark(pen, start, foot - 3.2 - (high - 12) / 2, end - start, high)
        pen.fill(*ink)
        for foot in feet:
            pen.line(60, foot, 480, size)
        pen.fill(0, 0, 0)
        y -= leading * (together + 1)
        pen.line(60, y, 300, size)
        y -= leading * 1.8
        number += 1
    return pen.done("marked lines")


def rows(colours: Sequence[Colour], seed: int = 41, marked: bool = True) -> Made:
    """A table of sums with thin rules; two of three rows, or a single cell, are marked."""
    pen = Pen(seed)
    y = 720.0
    for row in range(38):
        colour = colours[row // 3 % len(colours)]
        cells = [f"{pen.random.randint(1, 12):02d}/{pen.random.randint(10, 28)}/2025"]
        cells += [" ".join(pen.random.sample(("claim", "visit", "therapy", "clinic", "result"), 2))]
        cells += [f"{pen.random.uniform(100, 900):.2f}" for _ in range(3)]
        if marked and row % 3:
            pen.fill(*colour)
            pen.canvas.rect(50, y - 4.5, 500 if row % 3 == 1 else 190, 15, stroke=0, fill=1)
        pen.fill(0, 0, 0)
        for x, cell in zip((56, 150, 300, 390, 480), cells, strict=True):
            pen.say(x, y, cell, 9)
        pen.canvas.setStrokeColorRGB(0.3, 0.3, 0.3)
        pen.canvas.setLineWidth(0.5)
        pen.canvas.line(50, y - 4.5, 550, y - 4.5)
        y -= 16
    return pen.done("marked table")


def with_pens(colours: Sequence[Colour], seed: int = 42, marked: bool = True) -> Made:
    """Marked lines with words in blue and in red pen between, beside and on the marks."""
    pen = Pen(seed)
    y = 730.0
    for number in range(13):
        if marked:
            pen.fill(*colours[number % len(colours)])
            for row in range(2):
                pen.canvas.rect(56, y - 3.2 - 13 * row, 340, 12.4, stroke=0, fill=1)
        for row in range(2):
            pen.fill(0, 0, 0)
            pen.line(60, y - 13 * row, 240 if row else 330, 10.5)
            if row:
                pen.fill(0.05, 0.1, 0.6)
                pen.say(310, y - 13 * row, "call again", 10.5)
            pen.fill(*((0.05, 0.1, 0.6) if row else (0.75, 0.05, 0.1)))
            pen.line(410, y - 13 * row, 150, 10.5)
        pen.fill(0.1, 0.2, 0.7)
        pen.line(60, y - 27, 300, 10.5)
        y -= 48
    return pen.done("marked with pens")
