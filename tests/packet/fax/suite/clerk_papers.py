"""Papers that a clerk who opens the fax would call fine: reports, statements, screens, forms filled in with a pen, and
their copies. Made to find what is told of them all the same."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from tests.packet.fax import foreign, scans
from tests.packet.fax.suite.sheet import BLACK, LINES, WHITE, Colour, Maker, Paper, Parts, Sheet, body, grey

NAVY: Colour = (0.07, 0.2, 0.42)
TEAL: Colour = (0.0, 0.5, 0.52)
RED: Colour = (0.78, 0.1, 0.12)
BLUE_PEN: Colour = (0.12, 0.2, 0.62)


def chemistry() -> Paper:
    """A laboratory's report: Times of 9 pt, flags in red, abnormal rows on pink, small print in grey."""
    sheet = Sheet()
    sheet.ground(54, 738, 504, 22, NAVY)
    sheet.say(60, 745, "Sierra Reference Laboratories", 12, WHITE, "Helvetica-Bold")
    sheet.say(60, 720, "Patient: Ottoline Brackenridge   DOB 02/11/1961   Fasting: yes   Collected 3/4/2026 07:45", 8.5)
    for x, name in ((60, "Test"), (230, "Result"), (300, "Flag"), (350, "Units"), (430, "Reference")):
        sheet.say(x, 696, name, 9, BLACK, "Times-Bold")
    sheet.rule(54, 691, 558, 691, 1)
    names = ("Glucose", "Urea nitrogen", "Creatinine", "eGFR", "Sodium", "Potassium", "Chloride", "Calcium", "Albumin")
    for row in range(34):
        y, flag = 678 - row * 15.5, ("", "", "H", "", "L")[row % 5]
        if flag:
            sheet.ground(54, y - 4, 504, 15, (1.0, 0.9, 0.9))
        sheet.say(60, y, f"{names[row % 9]}", 9, BLACK, "Times-Roman")
        sheet.say(230, y, f"{0.4 + row * 1.7:.1f}", 9, RED if flag else BLACK, "Times-Bold" if flag else "Times-Roman")
        if flag:
            sheet.say(300, y, flag, 9, RED, "Times-Bold")
        sheet.say(350, y, ("mg/dL", "mmol/L", "g/dL")[row % 3], 8, grey(0x60), "Times-Roman")
        sheet.say(430, y, f"{row * 1.1:.1f}-{row * 1.9 + 1:.1f}", 9, BLACK, "Times-Roman")
    sheet.say(
        60,
        110,
        "Performed at SRL Fresno, 3300 Tulare Street. Director: H. Lindqvist, MD",
        7,
        grey(0x55),
    )
    return sheet.done("lab reports", "chemistry")


def statement() -> Paper:
    """A plan's explanation of benefits: pale bands, round boxes, a ring that shows how much is met."""
    sheet = Sheet()
    sheet.canvas.setFillColorRGB(*TEAL)
    sheet.canvas.circle(78, 738, 16, stroke=0, fill=1)
    sheet.say(104, 740, "Pacifica Benefit Administrators", 15, TEAL, "Helvetica-Bold")
    sheet.say(104, 726, "Explanation of Benefits", 10, grey(0x50))
    sheet.canvas.setStrokeColorRGB(*TEAL)
    sheet.canvas.setFillColorRGB(0.93, 0.98, 0.98)
    sheet.canvas.roundRect(380, 650, 178, 60, 8, stroke=1, fill=1)
    sheet.say(392, 690, "THIS IS NOT A BILL", 12, TEAL, "Helvetica-Bold")
    sheet.say(392, 668, "You may owe $412.75", 11)
    for number, said in enumerate(LINES[:3]):
        sheet.say(60, 696 - 14 * number, said[:58], 9)
    for row in range(18):
        y = 610 - row * 17
        if row % 2:
            sheet.ground(54, y - 5, 504, 17, (0.93, 0.96, 0.99))
        amounts = (
            f"{row * 31 % 400}.{row * 7 % 100:02}",
            f"-{row * 13 % 90}.10",
            f"{row * 17 % 200}.00",
            f"{row}.{row % 10}5",
        )
        sheet.say(60, y, f"0{row % 9 + 1}/14/26", 8.5)
        sheet.say(120, y, ("Office visit", "Infusion", "MRI without contrast", "Lab panel")[row % 4], 8.5)
        for column, amount in enumerate(amounts):
            sheet.say(270 + 75 * column, y, f"${amount}", 8.5)
    sheet.rule(54, 294, 558, 294, 0.75, TEAL)
    sheet.say(60, 260, "Deductible met: $1,250.00 of $2,000.00", 9.5, BLACK, "Helvetica-Bold")
    sheet.ground(60, 244, 300, 7, grey(0xE4))
    sheet.ground(60, 244, 188, 7, TEAL)
    body(sheet, 215, 6, 8.5)
    sheet.say(60, 110, "Questions? Call 1-800-555-0142 (TTY 711), Monday to Friday, 8 a.m. to 6 p.m.", 8, grey(0x66))
    return sheet.done("statements", "benefits")


def _round(sheet: Sheet, x: float, y: float, wide: float, high: float, ink: Colour, radius: float = 8) -> None:
    sheet.canvas.setFillColorRGB(*ink)
    sheet.canvas.roundRect(x, y, wide, high, radius, stroke=0, fill=1)


def portal(night: bool) -> Paper:
    """A member's page printed from a browser: status chips, buttons, cards; by day or at night."""
    sheet = Sheet()
    ground, card, text = (grey(0x18), grey(0x26), grey(0xE8)) if night else (WHITE, grey(0xF5), grey(0x22))
    sheet.ground(0, 0, 612, 792, ground)
    sheet.say(60, 720, "My requests", 20, text, "Helvetica-Bold")
    chips: tuple[tuple[str, Colour, Colour], ...] = (
        ("DENIED", (0.85, 0.15, 0.15), WHITE),
        ("PENDING", (1.0, 0.8, 0.2), grey(0x22)),
        ("APPROVED", (0.1, 0.55, 0.3), WHITE),
        ("IN REVIEW", (0.82, 0.9, 1.0), NAVY),
        ("CLOSED", grey(0x70), WHITE),
    )
    for number, (said, ink, words) in enumerate(chips):
        y = 600 - number * 100
        _round(sheet, 54, y, 504, 84, card, 6)
        sheet.say(70, y + 60, f"Request 26-00{number}41.7: infusion, 14.5 mg", 12, text, "Helvetica-Bold")
        sheet.say(70, y + 42, f"Asked on 3/{number + 4}/2026 by H. Lindqvist, MD", 9.5, text)
        sheet.say(70, y + 18, "View letter", 9.5, (0.55, 0.75, 1.0) if night else (0.05, 0.35, 0.8))
        _round(sheet, 450, y + 52, 92, 20, ink, 10)
        sheet.say(462, y + 58, said, 9, words, "Helvetica-Bold")
    return sheet.done("screens", "night" if night else "day")


def tracing(ink: Colour, thick: float) -> Paper:
    """Twelve leads on millimetre paper."""
    sheet = Sheet()
    for millimetre in range(176):
        x = 54 + millimetre * 2.8346
        sheet.canvas.setStrokeColorRGB(*((0.96, 0.6, 0.6) if millimetre % 5 == 0 else (1.0, 0.84, 0.84)))
        sheet.canvas.setLineWidth(0.5 if millimetre % 5 == 0 else 0.25)
        sheet.canvas.line(x, 250, x, 250 + 140 * 2.8346)
        if millimetre <= 140:
            sheet.canvas.line(54, 250 + millimetre * 2.8346, 54 + 175 * 2.8346, 250 + millimetre * 2.8346)
    beat = np.array([0, 0, 2, 3, 2, 0, 0, -1, 16, -5, 0, 0, 0, 2, 4, 5, 4, 2, 0, 0, 0, 0], np.float64)
    sheet.canvas.setStrokeColorRGB(*ink)
    sheet.canvas.setLineWidth(thick)
    for lead in range(12):
        left, base = 60 + lead % 4 * 123, 590 - lead // 4 * 110
        path = sheet.canvas.beginPath()
        for place in range(110):
            up = beat[(place + 3 * lead) % 22] * (1.6 if lead % 2 else -1.1)
            (path.lineTo if place else path.moveTo)(left + place * 1.1, base + up)
        sheet.canvas.drawPath(path)
        sheet.say(left, base + 34, ("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6")[lead], 9)
    sheet.say(60, 700, "BRACKENRIDGE, OTTOLINE  ID 40-22951.7  04-MAR-2026 10:31", 11, BLACK, "Helvetica-Bold")
    sheet.say(60, 684, "Vent. rate 72 bpm  PR 164 ms  QRS 92 ms  QT/QTc 388/412 ms  Normal sinus rhythm", 9)
    sheet.say(60, 232, "25 mm/s  10 mm/mV  0.05-150 Hz", 8)
    return sheet.done("ECG", f"twelve leads {thick:g}")


def _scrawl(sheet: Sheet, x: float, y: float, seed: int, ink: Colour, long: int = 60, thick: float = 1.1) -> None:
    """A signature or a word by hand: nobody reads it, it must be there."""
    random = np.random.default_rng(seed)
    path = sheet.canvas.beginPath()
    path.moveTo(x, y)
    for step in range(1, long):
        a, b, c, d = random.uniform(-5, 7, 4)
        path.curveTo(x + 2 * step - 2, y + a, x + 2 * step - 1, y + b, x + 2 * step + c / 3, y + d)
    sheet.canvas.setStrokeColorRGB(*ink)
    sheet.canvas.setLineWidth(thick)
    sheet.canvas.drawPath(path)


def filled_in() -> Paper:
    """An agency's form, its fields on a 10 % tint, filled in by hand, some of it struck out and signed in blue."""
    sheet = Sheet()
    sheet.say(60, 730, "REQUEST FOR RECONSIDERATION", 13, BLACK, "Helvetica-Bold")
    labels = (
        "Name (last, first, middle)",
        "Date of birth",
        "Address",
        "City and ZIP code",
        "Telephone",
        "Plan",
        "Reason",
    )
    for number, label in enumerate(labels):
        y = 690 - number * 44
        sheet.say(60, y, label, 7.5)
        sheet.ground(60, y - 26, 490, 22, grey(0xE6))
        sheet.box(60, y - 26, 490, 22, 0.5)
        _scrawl(sheet, 72, y - 19, number, BLUE_PEN, 40 + 20 * (number % 3))
    for number, said in enumerate(("Standard", "Urgent (72 hours)", "I have a representative", "Interpreter needed")):
        y = 370 - 20 * number
        sheet.box(60, y, 9, 9, 0.75)
        sheet.say(76, y + 1, said, 9.5)
        if number % 2:
            sheet.rule(61, y + 1, 68, y + 8, 1.2, BLUE_PEN)
            sheet.rule(61, y + 8, 68, y + 1, 1.2, BLUE_PEN)
    body(sheet, 280, 4, 9.5)
    sheet.rule(72, 283, 430, 283, 0.8)
    sheet.rule(60, 150, 330, 150, 0.75)
    _scrawl(sheet, 80, 156, 40, BLUE_PEN, 90, 1.3)
    sheet.say(60, 138, "Signature", 7.5)
    return sheet.done("forms", "filled in by hand")


def visit() -> Paper:
    """A clinic's summary: light type in dark grey, blue heads, round bullets, icons of a few strokes."""
    sheet = Sheet()
    sheet.say(60, 730, "After Visit Summary", 18, NAVY)
    sheet.say(60, 712, "Ottoline Brackenridge | 3/4/2026 10:30 AM | Valle Verde Medical Group", 9, grey(0x5A))
    y = 680.0
    for head in ("Instructions", "Medicines", "Your vitals", "What is next"):
        sheet.canvas.setStrokeColorRGB(*TEAL)
        sheet.canvas.setLineWidth(1.2)
        sheet.canvas.circle(67, y + 4, 7, stroke=1, fill=0)
        sheet.canvas.line(63, y + 4, 71, y + 4)
        sheet.say(82, y, head, 13, TEAL, "Helvetica-Bold")
        sheet.rule(60, y - 6, 552, y - 6, 0.5, grey(0xC4))
        for line in range(6):
            y -= 17 if line else 24
            sheet.canvas.setFillColorRGB(*grey(0x40))
            sheet.canvas.circle(76, y + 3, 1.6, stroke=0, fill=1)
            sheet.say(84, y, LINES[line % 4], 9.5, grey(0x40))
        y -= 36
    return sheet.done("summaries", "visit")


def mail() -> Paper:
    """A message printed from a browser: links, a quoted part with a bar beside it, a pale foot."""
    sheet = Sheet()
    sheet.say(60, 735, "Re: Authorization 26-118804", 15, grey(0x20))
    sheet.rule(60, 726, 552, 726, 0.5, grey(0xD8))
    sheet.say(60, 708, "Member Services <service@pacifica.example>", 9.5, BLACK, "Helvetica-Bold")
    sheet.say(440, 708, "Wed, Mar 4, 10:31 AM", 8.5, grey(0x66))
    body(sheet, 680, 8, 10, grey(0x20))
    sheet.say(72, 545, "https://pacifica.example/appeals?id=26-118804.7", 10, (0.07, 0.33, 0.8))
    sheet.rule(72, 543.5, 298, 543.5, 0.5, (0.07, 0.33, 0.8))
    sheet.ground(72, 400, 2, 120, grey(0xCC))
    for line in range(8):
        sheet.say(84, 508 - 14 * line, LINES[line % 4], 9.5, (0.35, 0.2, 0.5))
    sheet.say(60, 90, "3/4/26, 11:02 AM        mail.example/print        1/1", 7.5, grey(0x55))
    return sheet.done("messages", "mail")


def notes() -> Paper:
    """A record as a hospital prints it: dense type of 8.5 pt under grey bars, in two columns at the head."""
    sheet = Sheet()
    for number in range(4):
        y = 730 - 160 * number
        sheet.ground(54, y - 4, 504, 15, grey(0xD0))
        head = ("PROGRESS NOTE", "MEDICATIONS", "ASSESSMENT AND PLAN", "ORDERS")[number]
        sheet.say(58, y, head, 9, BLACK, "Helvetica-Bold")
        for line in range(11):
            sheet.say(58, y - 17 - 12 * line, f"{line + 1}. {LINES[(line + number) % 4]} (ICD M17.{line})", 8.5)
    return sheet.done("records", "notes")


def logo_letter() -> Paper:
    """A plan's letter: a sign of coloured shapes, Times of 12 pt, a foot in the plan's colour."""
    sheet = Sheet()
    for number, ink in enumerate((NAVY, TEAL, (0.95, 0.6, 0.1))):
        _round(sheet, 60 + 14 * number, 722 - 4 * number, 24, 24, ink, 12)
    sheet.say(128, 728, "Western Health Advantage", 16, NAVY, "Times-Bold")
    body(sheet, 680, 24, 12, BLACK, "Times-Roman")
    sheet.rule(54, 96, 558, 96, 2, TEAL)
    sheet.say(60, 82, "P.O. Box 1180, Modesto, CA 95354    1-888-555-0173    www.wha.example", 8, TEAL)
    return sheet.done("letters", "with a logo")


def emblem() -> Paper:
    """A pale seal behind the words of a certificate."""
    sheet = Sheet()
    sheet.canvas.setStrokeColorRGB(*grey(0xDC))
    for radius in (120, 112, 80):
        sheet.canvas.setLineWidth(4)
        sheet.canvas.circle(306, 420, radius, stroke=1, fill=0)
    sheet.canvas.setFillColorRGB(*grey(0xE2))
    for turn in np.linspace(0, 2 * np.pi, 17)[:-1]:
        sheet.canvas.circle(306 + 96 * np.cos(turn), 420 + 96 * np.sin(turn), 9, stroke=0, fill=1)
    sheet.say(150, 720, "CERTIFICATE OF COVERAGE", 18, BLACK, "Times-Bold")
    body(sheet, 670, 26, 11, BLACK, "Times-Roman")
    return sheet.done("letters", "on a seal")


def tongue(name: str, size: float) -> Paper:
    """A letter in another script. Which word is where nobody has told: it is looked at as one."""
    pdf = foreign.letter(name, size, 20)
    return Paper("other scripts", f"{name} {size:g}", pdf, pdf, Parts())


def copied(make: Maker, dpi: int = 200, colour: bool = False, grain: float = 2.5) -> Paper:
    """As an office copier sends it."""
    paper = make()
    made = scans.coloured(paper.pdf, (), dpi) if colour else scans.scanned("copy", paper.pdf, (), dpi, grain)
    name = f"{paper.kind} {paper.name} {dpi}{' colour' * colour}"
    return replace(paper, kind="fine copies", name=name, pdf=made.pdf, scan=True)


def generations(make: Maker, dust: int = 60) -> Paper:
    """A copy of a copy: harder, thicker, specks, and the shadows of two punched holes and a staple."""
    paper = make()
    with pdfium.PdfDocument(paper.pdf) as document:
        page = document[0].render(scale=300 / 72).to_pil().convert("L")
    values = np.asarray(page.filter(ImageFilter.GaussianBlur(1.2)), np.float32)
    values = np.asarray(255 / (1 + np.exp(-(values - 150) / 22)), np.float32)
    rows, columns = np.mgrid[0 : values.shape[0], 0 : values.shape[1]]
    for middle in (1250, 2050):
        values[np.hypot(rows - middle, columns - 95) < 42] = 70
    values[150:156, 110:190] = 90
    random = np.random.default_rng(6)
    for row, column in zip(random.integers(0, 3290, dust), random.integers(0, 2540, dust), strict=True):
        values[row : row + 3, column : column + 3] = 60
    soft = Image.fromarray(values.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))
    values = np.asarray(soft, np.float32)
    made = Image.fromarray((values * 0.93 + random.normal(0, 2, values.shape)).clip(0, 255).astype(np.uint8))
    pdf = scans.paper("copies", made.resize((1700, 2200), Image.Resampling.BOX), (), 80, 200).pdf
    return replace(paper, kind="copies of copies", name=f"{paper.kind} {paper.name}", pdf=pdf, scan=True)


def shot(make: Maker) -> Paper:
    """The page as a picture of a screen, 144 dots to the inch."""
    paper = make()
    with pdfium.PdfDocument(paper.pdf) as document:
        page = document[0].render(scale=2).to_pil().convert("RGB")
    pdf = scans.paper("shot", page, (), 100, 144).pdf
    return replace(paper, kind="shots", name=f"{paper.kind} {paper.name}", pdf=pdf, scan=True)


def times(size: float) -> Paper:
    """Plain Times."""
    sheet = Sheet()
    body(sheet, 710, 30 if size < 11 else 24, size, BLACK, "Times-Roman")
    return sheet.done("letters", f"times {size:g}")


PRINTS: tuple[Maker, ...] = (
    chemistry,
    statement,
    partial(portal, False),
    partial(portal, True),
    partial(tracing, BLACK, 0.8),
    filled_in,
    visit,
    mail,
    notes,
    logo_letter,
    emblem,
    partial(tongue, "vietnamese", 11),
    partial(tongue, "arabic", 12),
    partial(tongue, "armenian", 10),
)
CLERK: tuple[Maker, ...] = (
    *PRINTS,
    partial(copied, chemistry),
    partial(copied, chemistry, 200, True),
    partial(copied, chemistry, 300),
    partial(copied, statement, 200, True),
    partial(copied, statement),
    partial(copied, filled_in, 200, True),
    partial(copied, filled_in, 300),
    partial(copied, visit),
    partial(copied, notes),
    partial(copied, notes, 300),
    partial(copied, logo_letter, 200, True),
    partial(copied, partial(times, 9)),
    partial(copied, partial(times, 10), 200, True),
    partial(copied, partial(times, 12), 150),
    partial(copied, partial(tracing, BLACK, 0.8), 200, True),
    partial(copied, partial(tongue, "vietnamese", 11)),
    partial(copied, partial(tongue, "arabic", 13)),
    partial(copied, partial(tongue, "armenian", 11)),
    partial(copied, mail),
    partial(generations, partial(times, 11)),
    partial(generations, notes),
    partial(generations, filled_in),
    partial(shot, partial(portal, False)),
    partial(shot, partial(portal, True)),
    partial(shot, mail),
)
