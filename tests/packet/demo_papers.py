"""Draws the papers of the demo. Not collected by pytest: run `python -m tests.packet.demo_papers` to write them anew.

Every person, company, number and street is invented; phone numbers use the 555-01xx range that is kept for fiction.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from forms.sheet import Rect
from packet.lettering.paint import Paint, save

HERE = Path(__file__).parents[2] / "packet" / "demo"
FONTS = Path(__file__).parents[2] / "packet" / "lettering" / "fonts"

PLAN = ("GOLDEN POPPY HEALTH PLAN", "Member Services · P.O. Box 1180 · Fresno, CA 93714 · 1-800-555-0144")
CLINIC = ("SIERRA ENDOCRINE MEDICAL GROUP", "2210 Olive Terrace, Suite 8 · Fresno, CA 93702 · 559-555-0136")

DENIAL = (
    "August 17, 2026",
    "Elena M. Vargas-Ruiz\n418 Almond Blossom Way, Apt 6\nFresno, CA 93701",
    "Member number GPX-3307-5519    Reference 26-08-114207\nRequested by: Priya Raman, MD    "
    "Service: continuous glucose monitor and sensors (A4239, E2103)",
    "NOTICE OF DENIAL",
    "Dear Elena Vargas-Ruiz:",
    "Your doctor asked us to approve a continuous glucose monitor (CGM) with sensors for twelve "
    "months. We reviewed the "
    "request and the notes that came with it. We cannot approve it. The service is not medically necessary under our "
    "guideline DME-17, because the notes do not show that you test your blood sugar at least four times a day, and "
    "because you have not had a low blood sugar that needed the help of another person in the last twelve months.",
    "You may file a grievance within 180 days of this letter by phone, by mail or online. We will "
    "answer within 30 days, "
    "or within 72 hours when your health is in serious danger. You do not have to pay for this.",
    "The California Department of Managed Health Care is responsible for regulating health care "
    "service plans. If you "
    "have a grievance against your health plan, call us first at 1-800-555-0144 and use our "
    "grievance process. If you "
    "need help with a grievance that has not been resolved, you may call the Department for "
    "assistance. You may also be "
    "eligible for an Independent Medical Review.",
    "Sincerely,",
    "Golden Poppy Health Plan\nUtilization Management",
)
DECISION = (
    (
        "September 18, 2026",
        "Elena M. Vargas-Ruiz\n418 Almond Blossom Way, Apt 6\nFresno, CA 93701",
        "Grievance 26-08-G-20931, received August 24, 2026",
        "ANSWER TO YOUR GRIEVANCE",
        "Dear Elena Vargas-Ruiz:",
        "You asked us to look again at our denial of a continuous glucose monitor. A physician who took "
        "no part in the "
        "first decision read your request, your log of finger-stick readings, and the letter of Dr. "
        "Raman dated August "
        "21, 2026.",
        "We uphold the denial. The log shows an average of three readings a day. The emergency room "
        "visit of July 2 was "
        "coded as dehydration. Our guideline DME-17 requires four readings a day or a documented severe "
        "low blood sugar.",
        "The clinical reasons and the guideline are on the next page. You may ask for a free copy of "
        "all papers we used.",
    ),
    (
        "Grievance 26-08-G-20931    Page 2",
        "GUIDELINE DME-17 (extract)",
        "1. The member has type 1 diabetes, or type 2 diabetes treated with insulin.\n"
        "2. The member tests at least four times a day, shown by a log of at least 30 days; or\n"
        "3. The member has had a severe low blood sugar that needed the help of another person in the "
        "last 12 months; or\n"
        "4. The member cannot feel a low blood sugar, shown in the notes of the treating physician.",
        "FINDINGS OF THE REVIEWER",
        "Item 1 is met. Item 2 is not met: 92 readings in 30 days. Item 3 is not met: see the coding of "
        "the visit of July "
        "2. Item 4 was not considered, because the letter of Dr. Raman came after the notes were closed.",
        "IF YOU DO NOT AGREE",
        "You have six months from the date of this letter to ask the Department of Managed Health Care for an "
        "Independent Medical Review. It is free.",
        "Golden Poppy Health Plan\nGrievances and Appeals",
    ),
)
DOCTOR = (
    "August 21, 2026",
    "To: Golden Poppy Health Plan, Grievances and Appeals\nRe: Elena M. Vargas-Ruiz, born March 9, 1979",
    "LETTER OF MEDICAL NECESSITY",
    "I have treated Ms. Vargas-Ruiz for type 1 diabetes since 2017. She takes insulin by injection "
    "five times a day. In "
    "the last two years she has stopped feeling low blood sugars (hypoglycemia unawareness): on "
    "June 11 and on July 2 her "
    "sister found her confused and had to help her. On July 2 the ambulance crew measured 38 mg/dL; "
    "the hospital's code "
    "for that visit is wrong and has been appealed.",
    "Finger sticks cannot warn her at night. A continuous glucose monitor with an alarm is the "
    "standard of care for a "
    "person in her state (American Diabetes Association, Standards of Care, section on diabetes "
    "technology). Without it "
    "she is at risk of seizure, injury and death.",
    "I ask for twelve months of a continuous glucose monitor with sensors. I am glad to speak with your reviewer.",
    "Sincerely,",
)


def main() -> None:
    """Write the four papers beside the demo's cases."""
    (HERE / "denial-letter.pdf").write_bytes(_letter(PLAN, DENIAL, "0.72 0.36 0.05"))
    (HERE / "doctor-letter.pdf").write_bytes(_letter(CLINIC, DOCTOR, "0.05 0.33 0.42", signed="Priya Raman, MD"))
    _scan(HERE / "plan-answer-scan.tif", [_letter(PLAN, page, "0.3 0.3 0.3") for page in DECISION])
    _photo(HERE / "IMG_2044.jpg")


def _letter(head: tuple[str, str], paragraphs: Sequence[str], colour: str, signed: str = "") -> bytes:
    """One page of a letter: a coloured letterhead, headings in capitals, a signature in blue ink."""
    paint = Paint()
    paint.new_page()
    paint.text(72, 716, head[0], 17, bold=True)
    paint.text(72, 699, head[1], 9)
    y = 664.0
    for text in paragraphs:
        bold = text.isupper() or text.endswith("(extract)")
        y = paint.paragraph(Rect(72, 0, 468, y), text, 11 if not bold else 12, bold=bold, leading=1.3) - 11
    if signed:
        paint.text(72, y - 52, signed, 11)
    pdf = paint.document()
    page = pdf.pages[0]
    page.contents_add(f"q {colour} rg 72 688 468 3 re f Q".encode())
    if signed:
        page.contents_add(_ink(74, y - 34))
    return save(pdf)


def _ink(x: float, y: float) -> bytes:
    """A signature's strokes."""
    strokes = (
        "0 0 m 6 30 10 34 14 8 c 16 -6 4 -4 2 10 c 0 24 26 26 20 12 c 18 4 30 2 34 10 c 38 18 30 20 32 8 c "
        "34 0 42 2 46 12 c 50 2 54 4 58 10 c S 64 -4 m 70 36 76 30 80 4 c 82 -6 70 0 72 14 c 76 28 92 22 90 10 c "
        "88 2 98 0 102 10 c 106 18 100 16 102 6 c 106 0 112 4 116 12 c 120 0 126 6 136 8 c 150 12 160 6 172 14 c S"
    )
    return f"q 1 0 0 1 {x} {y} cm 0.08 0.16 0.55 RG 1.3 w 1 J 1 j {strokes} Q".encode()


def _scan(path: Path, letters: Sequence[bytes]) -> None:
    """A two-page black-and-white scan, each page a little crooked, with dust: what an office "
    "copier sends by e-mail."""
    dust, pages = Random(7), []
    for number, letter in enumerate(letters):
        with pypdfium2.PdfDocument(letter) as pdf:
            grey = pdf[0].render(scale=200 / 72).to_pil().convert("L")
        grey = grey.rotate((0.6, -0.4)[number % 2], resample=Image.Resampling.BICUBIC, fillcolor=255)
        draw = ImageDraw.Draw(grey)
        for _ in range(60):
            x, y = dust.randrange(grey.width), dust.randrange(grey.height)
            draw.ellipse((x, y, x + dust.choice((1, 1, 2)), y + 1), fill=0)
        pages.append(grey.point(lambda value: 255 if value > 150 else 0).convert("1"))
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="group4", dpi=(200, 200))


def _photo(path: Path) -> None:
    """A phone's picture of a member card on a table, held upright: the pixels lie on their side, EXIF says so."""
    wide, tall = 1500, 2000
    chance = Random(3)
    table = Image.linear_gradient("L").resize((wide, tall)).point(lambda value: 120 + value // 3)
    scene = Image.merge("RGB", (table, table.point(lambda v: int(v * 0.82)), table.point(lambda v: int(v * 0.66))))
    grain = ImageDraw.Draw(scene)
    for _ in range(70):
        y = chance.randrange(tall)
        shade = chance.randrange(80, 130)
        grain.line((0, y, wide, y + chance.randrange(-30, 30)), fill=(shade + 30, shade + 8, shade - 20), width=2)
    card = _card()
    shadow = Image.new("L", scene.size, 0)
    for picture, place in ((Image.new("L", card.size, 150), (150, 610)),):
        turned = picture.rotate(4, expand=True)
        shadow.paste(turned, place, turned)
    scene.paste((30, 22, 15), mask=shadow.filter(ImageFilter.GaussianBlur(25)))
    turned = card.rotate(4, expand=True, resample=Image.Resampling.BICUBIC)
    mask = Image.new("L", card.size, 255).rotate(4, expand=True, resample=Image.Resampling.BICUBIC)
    scene.paste(turned, (130, 580), mask)
    glow = Image.radial_gradient("L").resize((2600, 2600)).crop((400, 100, 400 + wide, 100 + tall))
    scene = Image.composite(Image.new("RGB", scene.size, (20, 15, 12)), scene, glow.point(lambda value: value // 3))
    scene = scene.filter(ImageFilter.GaussianBlur(0.8))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F], exif[0x0110] = "Poppy", "Phone 5"
    scene.transpose(Image.Transpose.ROTATE_90).save(path, quality=68, exif=exif)


def _card() -> Image.Image:
    card = Image.new("RGB", (1180, 745), (247, 243, 230))
    draw = ImageDraw.Draw(card)
    draw.rectangle((0, 0, 1180, 150), fill=(199, 98, 20))

    def text(
        x: int, y: int, words: str, size: int, *, bold: bool = False, fill: tuple[int, int, int] = (25, 25, 30)
    ) -> None:
        name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
        draw.text((x, y), words, font=ImageFont.truetype(FONTS / name, size), fill=fill)

    text(50, 45, "GOLDEN POPPY HEALTH PLAN", 54, bold=True, fill=(255, 255, 255))
    text(50, 195, "Member", 30)
    text(50, 235, "ELENA M VARGAS-RUIZ", 52, bold=True)
    text(50, 325, "Member number", 30)
    text(50, 365, "GPX-3307-5519", 52, bold=True)
    text(640, 325, "Group", 30)
    text(640, 365, "0044-SJVUSD", 52, bold=True)
    text(50, 470, "Primary care: Fresno Family Clinic  559-555-0122", 34)
    text(50, 525, "Office visit $25   Emergency $150   Rx $10 / $35", 34)
    text(50, 640, "Member Services 1-800-555-0144   TDD 711", 34)
    return card


if __name__ == "__main__":
    main()
