"""Letters in the scripts of California's letters from health plans, made from nothing: printed, struck out, scanned, on
a dark ground. Invented text only."""

from __future__ import annotations

import io
from typing import Any, Final

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from forms.sheet import Rect
from packet.lettering.paint import Paint
from tests.packet.fax.pen import LETTER

TEXTS: Final[dict[str, str]] = {
    "vietnamese": "Thưa ông Trần Đức Thịnh, hãng bảo hiểm không chấp thuận đợt điều trị tại nhà. Quý vị có thể yêu cầu "
    "duyệt xét lại miễn phí và gửi kèm giấy tờ của bác sĩ.",
    "arabic": "السيد سامر قباني، لم توافق الشركة على العلاج في المنزل. يمكنك طلب مراجعة مجانية وإرفاق أوراق الطبيب.",
    "hebrew": "מר יוסף לוי, החברה לא אישרה את הטיפול בבית. אפשר לבקש בדיקה חוזרת בחינם ולצרף את מסמכי הרופא.",
    "greek": "Κύριε Παππά, η εταιρεία δεν ενέκρινε τη θεραπεία στο σπίτι. Μπορείτε να ζητήσετε δωρεάν επανεξέταση.",
    "russian": "Уважаемый господин Орлов, компания не одобрила лечение на дому. Вы можете просить о пересмотре.",
    "armenian": "Հարգելի պարոն Պետրոսյան, ընկերությունը չի հաստատել բուժումը տանը։ Կարող եք խնդրել վերանայում։",
    "spanish": "Señor Núñez: el plan no aprobó la atención médica en su casa. Usted puede pedir una revisión gratis.",
    "english": "Dear Mr. Miller, the plan did not approve care at home. You can ask for a free review by a physician.",
    "chinese": "王小明先生，保險公司沒有批准您在家中接受治療的申請。您可以要求免費覆核，並附上醫生的病歷和信件。",
    "japanese": "田中太郎様、保険会社は在宅での治療を承認しませんでした。無料で再審査を求めることができます。",
    "korean": "김민수 님, 보험회사는 가정 치료를 승인하지 않았습니다. 무료로 재심사를 요청하고 서류를 보내십시오.",
    "thai": "คุณสมชาย ใจดี บริษัทไม่อนุมัติการรักษาที่บ้าน คุณสามารถขอให้ตรวจสอบใหม่โดยไม่เสียค่าใช้จ่ายได้",
    "lao": "ທ່ານ ບຸນມີ ບໍລິສັດບໍ່ອະນຸມັດການປິ່ນປົວຢູ່ເຮືອນ ທ່ານສາມາດຂໍໃຫ້ກວດສອບຄືນໄດ້ໂດຍບໍ່ເສຍຄ່າ",
    "khmer": "លោក សុខ វិបុល ក្រុមហ៊ុនមិនយល់ព្រមលើការព្យាបាលនៅផ្ទះទេ លោកអាចស្នើសុំពិនិត្យឡើងវិញដោយឥតគិតថ្លៃ",
    "hindi": "श्री रमेश शर्मा, कंपनी ने घर पर इलाज की मंज़ूरी नहीं दी। आप मुफ़्त में दोबारा जाँच के लिए कह सकते हैं।",
    "punjabi": "ਸ੍ਰੀ ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ, ਕੰਪਨੀ ਨੇ ਘਰ ਵਿੱਚ ਇਲਾਜ ਦੀ ਮਨਜ਼ੂਰੀ ਨਹੀਂ ਦਿੱਤੀ। ਤੁਸੀਂ ਮੁਫ਼ਤ ਵਿੱਚ ਦੁਬਾਰਾ ਜਾਂਚ ਮੰਗ ਸਕਦੇ ਹੋ।",
}
SHIPPED: Final = ("vietnamese", "arabic", "hebrew", "greek", "russian", "armenian", "spanish", "english")
"""Printed with the fonts of the wheel, on every machine."""


def letter(language: str, size: float, lines: int = 10) -> bytes:
    """A page of about so many lines."""
    paint = Paint()
    paint.new_page()
    words = TEXTS[language]
    times = max(1, round(lines * 460 / (size * 0.5 * len(words))))
    paint.paragraph(Rect(72, 72, 468, 648), " ".join([words] * times), size)
    return paint.save()


def struck(pdf: bytes, size: float) -> bytes:
    """The page with a line drawn through all its lines of type."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setLineWidth(0.06 * size)
    with pdfium.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            canvas.line(left, (bottom + top) / 2, right, (bottom + top) / 2)
    canvas.save()
    with pikepdf.open(io.BytesIO(pdf)) as page, pikepdf.open(io.BytesIO(out.getvalue())) as over:
        page.pages[0].add_overlay(over.pages[0], pikepdf.Rectangle(0, 0, *LETTER))
        whole = io.BytesIO()
        page.save(whole)
    return whole.getvalue()


def pictured(pdf: bytes, dpi: int, *, dark: bool = False, noise: float = 2.5, quality: int = 80) -> bytes:
    """The page as a picture: a scan, or with `dark` a screenshot in white on nearly black."""
    with pdfium.PdfDocument(pdf) as document:
        drawn: Image.Image = document[0].render(scale=2 * dpi / 72).to_pil().convert("L").reduce(2)
    values = np.asarray(drawn, np.float32)
    values = 235 - values * np.float32(211 / 255) if dark else values * np.float32(240 / 255)
    if not dark:
        values += np.random.default_rng(dpi).normal(0, noise, values.shape).astype(np.float32)
    file = io.BytesIO()
    picture = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    picture.save(file, "PNG") if dark else picture.save(file, "JPEG", quality=quality)
    file.seek(0)
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.drawImage(ImageReader(file), 0, 0, *LETTER)
    canvas.save()
    return out.getvalue()


def squares(size: float, seed: int = 5) -> bytes:
    """A page of made-up characters that fill their squares with strokes of many lengths, some apart, as Chinese ones
    do; drawn from nothing, so that no font is needed."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setLineWidth(0.07 * size)
    random = np.random.default_rng(seed)
    per_line = int(468 / size)
    for line in range(min(24, int(620 / (1.5 * size)))):
        for place in range(per_line):
            x, y = 72 + place * size, 700 - line * 1.5 * size
            for level in np.linspace(0.1, 0.8, int(random.integers(2, 5))):
                start, stop = sorted(random.uniform(0.05, 0.9, 2))
                canvas.line(x + start * size, y + level * size, x + max(stop, start + 0.2) * size, y + level * size)
            for across in np.linspace(0.15, 0.8, int(random.integers(2, 5))):
                low, high = sorted(random.uniform(0.05, 0.85, 2))
                canvas.line(x + across * size, y + low * size, x + across * size, y + max(high, low + 0.2) * size)
    canvas.save()
    return out.getvalue()


def printable() -> list[str]:
    """The languages that this machine can print: those of the wheel always."""
    from packet.lettering.typeset import missing

    return [name for name, text in TEXTS.items() if name in SHIPPED or not missing(text)]
