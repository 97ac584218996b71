"""Printed papers: letters, forms, tables, marks, banners, stamps."""

from __future__ import annotations

from functools import partial

from tests.packet.fax.marked import MARKERS
from tests.packet.fax.suite.sheet import BLACK, LINES, WHITE, Colour, Maker, Paper, Sheet, body, grey

HUES: dict[str, Colour] = {
    "grey": (1, 1, 1),
    "red": (1.0, 0.55, 0.55),
    "blue": (0.55, 0.7, 1.0),
    "green": (0.5, 0.95, 0.55),
    "brown": (1.0, 0.8, 0.55),
    "violet": (0.9, 0.6, 1.0),
}


def pale(hue: str, level: int) -> Paper:
    """Fine print of 8 pt with figures, all of one pale shade, under a black heading."""
    sheet = Sheet()
    body(sheet, 700, 4)
    shade = HUES[hue]
    light = 0.3 * shade[0] + 0.59 * shade[1] + 0.11 * shade[2]
    ink = tuple(min(1.0, level / 255 * part / light) for part in shade)
    body(sheet, 600, 16, 8, (ink[0], ink[1], ink[2]))
    return sheet.done("pale fine print", f"{hue} {level:x}")


def marked(colours: tuple[str, ...]) -> Paper:
    """Lines gone over with a marker one under another."""
    sheet = Sheet()
    for number in range(18):
        y = 690 - number * 16.5
        if number % 6 < 4:
            sheet.ground(70, y - 3, 420, 14, MARKERS[colours[number // 6 % len(colours)]])
        sheet.say(72, y, LINES[number % len(LINES)])
    return sheet.done("marked lines", " ".join(colours))


def comb(ink: Colour, name: str) -> Paper:
    """A form of combs and tick boxes in pale ink, filled in."""
    sheet = Sheet()
    sheet.say(72, 720, "Request form", 14, font="Times-Bold")
    for line, said in enumerate(("OTTOLINE BRACKENRIDGE", "UKIAH MENDOCINO", "40-22951.7")):
        y = 670 - line * 40
        sheet.box(72, y, 24 * 17, 20, 0.6, ink)
        for cell in range(1, 24):
            sheet.rule(72 + cell * 17, y, 72 + cell * 17, y + 20, 0.6, ink)
        for cell, sign in enumerate(said):
            if sign != " ":
                sheet.say(72 + cell * 17 + 5, y + 6, sign, 12, font="Courier-Bold")
    for place, said in enumerate(("Urgent", "Standard", "Retrospective", "Help")):
        size = 8 + 2 * place
        sheet.box(72 + place * 110, 540, size, size, 0.6, ink)
        sheet.say(90 + place * 110, 541, said, 9)
    for line in range(4):
        sheet.rule(72, 490 - 24 * line, 540, 490 - 24 * line, 0.5, ink)
        sheet.say(76, 493 - 24 * line, LINES[line][:60], 11, font="Courier")
    return sheet.done("forms", name)


def table(rule: Colour, band: Colour, name: str) -> Paper:
    """Claims in small type between hairlines, every other line tinted."""
    sheet = Sheet()
    sheet.ground(72, 700, 460, 16, (0.1, 0.3, 0.6))
    for column, said in enumerate(("Date", "Service", "Billed", "Allowed", "You owe")):
        sheet.say(76 + column * 92, 704, said, 9, WHITE, "Helvetica-Bold")
    for row in range(1, 24, 2):  # all of them under the hairlines: one drawn later would hide half of its neighbour's
        sheet.ground(72, 680 - row * 15, 460, 15, band)
    for row in range(24):
        y = 684 - row * 15
        for column, said in enumerate((f"3/{row + 1}/26", f"97{row:03}.5", "1,220.50", "37.25", f"{row}.75")):
            sheet.say(76 + column * 92, y, said, 8)
        sheet.rule(72, y - 4, 532, y - 4, 0.4, rule)
    for column in range(6):
        sheet.rule(72 + column * 92, 335, 72 + column * 92, 700, 0.4, rule)
    return sheet.done("tables", name)


def banners(light: bool) -> Paper:
    """White and dark words on bands of one colour and on a gradient."""
    sheet = Sheet()
    colours: tuple[Colour, ...] = (
        ((0.49, 0.7, 0.91), (0.95, 0.79, 0.3), (1.0, 0.6, 0.2), (0.95, 0.5, 0.65))
        if light
        else ((0.1, 0.2, 0.45), (0.5, 0.1, 0.1), (0.1, 0.4, 0.2), (0.2, 0.2, 0.2))
    )
    for number, colour in enumerate(colours):
        y = 690 - number * 40
        sheet.ground(72, y - 8, 460, 26, colour)
        sheet.say(80, y, "Total you may owe $1,220.50 by 2/17/2027", 12, WHITE, "Helvetica-Bold")
    for step in range(230):
        share = step / 230
        sheet.ground(72 + step * 2, 480, 2.2, 26, (0.1 + 0.5 * share, 0.3 + 0.4 * share, 0.6 + 0.3 * share))
    sheet.say(80, 488, "Decision 95.020 of 3/4/2026", 12, WHITE, "Helvetica-Bold")
    body(sheet, 440, 8)
    return sheet.done("banners", "light" if light else "dark")


def crossed(kind: str, said: str, ink: Colour, size: float, over: bool) -> Paper:
    """A large turned word under the type, or stamped over it."""
    sheet = Sheet()

    def large() -> None:
        sheet.canvas.setFillAlpha(0.5 if over else 1)
        sheet.stamp(said, ink, size, over)
        sheet.canvas.setFillAlpha(1)

    if not over:
        large()
    body(sheet, 690, 26)
    if over:
        large()
    return sheet.done("stamps", kind)


def pantograph() -> Paper:
    """A safety paper: rows of a pale word under the type."""
    sheet = Sheet()
    sheet.canvas.setFillColorRGB(*grey(0xD5))
    sheet.canvas.setFont("Helvetica-Bold", 30)
    for row in range(14):
        sheet.canvas.drawString(60 + row % 2 * 40, 90 + row * 45, "VOID  VOID  VOID  VOID  VOID")
    body(sheet, 690, 26)
    return sheet.done("stamps", "pantograph")


def lab() -> Paper:
    """Results with coloured flags and tinted cells."""
    sheet = Sheet()
    for row in range(20):
        y = 690 - row * 20
        flag, ink, cell = (
            ("H", (0.8, 0.0, 0.0), (1.0, 0.85, 0.85))
            if row % 3 == 0
            else ("L", (0.0, 0.2, 0.8), (0.85, 0.9, 1.0))
            if row % 3 == 1
            else ("", BLACK, WHITE)
        )
        sheet.ground(200, y - 5, 100, 18, cell)
        sheet.say(76, y, "Ferritin", 10)
        sheet.say(210, y, f"{row}.{row % 10}5", 10, ink)
        if flag:
            sheet.say(270, y, flag, 10, ink, "Helvetica-Bold")
        sheet.say(320, y, "4.0 - 6.5 ng/ml", 9, grey(0x70))
    return sheet.done("lab results", "flags")


def night() -> Paper:
    """A screen at night: pale words on black."""
    sheet = Sheet()
    sheet.ground(50, 60, 512, 680, grey(0x18))
    body(sheet, 690, 24, 12, grey(0xDD))
    return sheet.done("screens", "dark")


def bubbles() -> Paper:
    """A chat: rounded bubbles of two colours."""
    sheet = Sheet()
    for number in range(9):
        y, right = 680 - number * 56, number % 2
        sheet.canvas.setFillColorRGB(*((0.04, 0.52, 1.0) if right else (0.9, 0.9, 0.92)))
        sheet.canvas.roundRect(72 + 120 * right, y - 14, 340, 40, 12, stroke=0, fill=1)
        sheet.say(84 + 120 * right, y, LINES[number % 4][:46], 11, WHITE if right else BLACK)
    return sheet.done("screens", "chat")


def receipt(level: int) -> Paper:
    """A slip of a till: pale ink, unevenly pale."""
    sheet = Sheet()
    for number in range(30):
        shade = level + (number * 7) % 25
        sheet.say(
            200, 720 - number * 14, f"RX {40 + number}.{number % 10}5    {number}.99 EA", 9, grey(shade), "Courier"
        )
    return sheet.done("receipts", f"{level:x}")


def card() -> Paper:
    """An insurance card: dark and pale words over a gradient."""
    sheet = Sheet()
    for step in range(120):
        share = step / 120
        sheet.ground(100 + step * 2, 500, 2.2, 150, (0.1 + 0.75 * share, 0.3 + 0.6 * share, 0.55 + 0.4 * share))
    sheet.say(112, 625, "Cypress Health", 14, WHITE, "Helvetica-Bold")
    sheet.say(112, 600, "Member 40-22951.7", 10, WHITE)
    sheet.say(230, 520, "Copay $37.50 / $75.25", 9, BLACK)
    sheet.box(100, 500, 240, 150, 0.5, grey(0x80))
    body(sheet, 450, 6)
    return sheet.done("cards", "gradient")


def struck() -> Paper:
    """Lines that somebody crossed out stay crossed out and readable."""
    sheet = Sheet()
    body(sheet, 690, 16)
    for number in range(0, 16, 3):
        sheet.rule(72, 694 - number * 16.5, 480, 694 - number * 16.5, 0.8)
    return sheet.done("letters", "struck")


def letter(size: float, font: str) -> Paper:
    sheet = Sheet()
    body(sheet, 690, 24, size, font=font)
    return sheet.done("letters", f"{font} {size:g}")


PRINTED: tuple[Maker, ...] = (
    *(partial(pale, hue, level) for hue in HUES for level in (0x60, 0x90, 0xB4, 0xC4)),
    partial(marked, ("yellow", "green", "pink")),
    partial(marked, ("blue", "orange", "purple")),
    partial(marked, ("hot pink", "turquoise", "deep green")),
    partial(comb, (0.93, 0.55, 0.68), "pink"),
    partial(comb, grey(0xB0), "grey b0"),
    partial(comb, grey(0xC8), "grey c8"),
    partial(comb, BLACK, "black"),
    partial(comb, (0.4, 0.7, 0.9), "blue"),
    partial(table, grey(0xC0), grey(0xEC), "grey"),
    partial(table, (0.5, 0.65, 0.85), (0.9, 0.94, 1.0), "blue"),
    partial(table, grey(0x90), grey(0xD8), "dark bands"),
    partial(banners, True),
    partial(banners, False),
    partial(crossed, "watermark", "CONFIDENTIAL", grey(0xD5), 60, False),
    partial(crossed, "grey copy", "COPY", grey(0xC0), 110, False),
    partial(crossed, "red stamp", "DENIED", (0.9, 0.1, 0.1), 80, True),
    partial(crossed, "blue stamp", "RECEIVED", (0.1, 0.2, 0.9), 60, True),
    pantograph,
    lab,
    night,
    bubbles,
    partial(receipt, 0x70),
    partial(receipt, 0xA0),
    card,
    struck,
    partial(letter, 11, "Helvetica"),
    partial(letter, 7, "Times-Roman"),
    partial(letter, 10, "Courier"),
)
