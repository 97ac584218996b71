"""Made sheets that came back: a printed page is signed, photographed from aside, faxed, stained; what is true of it is
known. Not collected by pytest.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from forms import catalog, dmhc_20_160
from forms.case import Language, Patient
from forms.sheet import Rect
from packet.binding.assemble import assemble
from packet.binding.ink_boxes import date_beside
from packet.binding.stamp import stamp
from packet.filling.fill import fill
from packet.marks.mark import PageMark
from packet.pdf.placement import PageRef
from packet.signed.compare import Box, PrintedLetter
from packet.signed.register import FINE
from packet.signed.view import Matrix, projective, through
from tests.packet.cases import case

MARK: Final = PageMark("7K3F-9Q2M", 1, "DM", "A0B1C2", head=True)
PHONE: Final = "916-555-0170"
BOXES: Final[dict[str, Box]] = {"signature": (39.5, 279.2, 411.8, 321.2), "date": (418.8, 279.2, 571.5, 321.2)}
"""Of the English page; the Spanish one is eleven points lower."""
SHEET: Final = np.array([(0.0, 0.0), (612.0, 0.0), (612.0, 792.0), (0.0, 792.0)])
GRID: Final = np.array([(x, y) for x in (40.0, 300.0, 570.0) for y in (40.0, 250.0, 500.0, 740.0)])
"""Points of a sheet at which a view is measured."""


def printed_page(folder: Path, phone: str = PHONE, mark: PageMark = MARK, language: Language = "en") -> Path:
    """The Authorized Assistant form of a made-up case, as a packet of one page."""
    helped = case(
        language=language,
        wants_assistant="yes",
        assistant_name="Lucia Vargas",
        assistant_address="77 Orchard Row",
        assistant_city="Fresno",
        assistant_state="CA",
        assistant_zip="93702",
        assistant_phone=phone,
    )
    folder.mkdir(exist_ok=True)
    (folder / "form.pdf").write_bytes(fill(dmhc_20_160.sheet(language), helped, {}).pdf)
    return _bound(folder, 0, mark, language)


def printed_form(folder: Path, form: str, language: Language, mark: PageMark = MARK) -> tuple[Path, dict[str, Box]]:
    """The page of any form that is to be signed, as a packet of one page, and the boxes that wait for ink on it."""
    sheet = catalog.form(form).sheet(language)
    filled = fill(sheet, case(language=language), {})
    line = filled.signatures[0]
    folder.mkdir(exist_ok=True)
    (folder / "form.pdf").write_bytes(filled.pdf)
    boxes = {"signature": _edges(line.rect)}
    if (date := date_beside(sheet, line)) is not None:
        boxes["date"] = _edges(date)
    return _bound(folder, line.page, mark, language), boxes


def _edges(rect: Rect) -> Box:
    return rect.x, 792 - rect.top, rect.right, 792 - rect.y


def _bound(folder: Path, page: int, mark: PageMark, language: Language) -> Path:
    name = Patient(first_name="Ana", last_name="Quintero")
    bands = stamp([("", 1)], mark.number, name, language, {0: mark})
    assemble([PageRef(folder / "form.pdf", page, own=True)], folder / "packet.pdf", bands=bands)
    return folder / "packet.pdf"


def drawn(packet: Path, dpi: int = FINE, page: int = 0) -> Image.Image:
    """A page of it, grey, as a printer prints it."""
    with pypdfium2.PdfDocument(packet) as document:
        picture: Image.Image = document[page].render(scale=dpi / 72).to_pil()
        return picture.convert("L")


def letters(packet: Path, page: int = 0) -> list[PrintedLetter]:
    """The characters of a page and their boxes."""
    with pypdfium2.PdfDocument(packet) as document:
        text = document[page].get_textpage()
        places = [place for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
        boxes = {place: text.get_charbox(place) for place in places}
        return [
            PrintedLetter(text.get_text_range(place, 1), (left, 792 - top, right, 792 - foot))
            for place, (left, foot, right, top) in boxes.items()
        ]


def written(page: Image.Image, box: Box, dpi: int, luck: random.Random, share: float = 0.6, level: int = 60) -> None:
    """Write into a box of the page by hand, over this share of its width."""
    left, top, right, bottom = (edge * dpi / 72 for edge in box)
    wave, start = luck.uniform(7, 14), luck.uniform(0, 3)
    path = []
    for step in range(80):
        along = step / 79
        height = math.sin(wave * along + start) * math.cos(2.3 * along + start)
        path.append(
            (left + (right - left) * (0.08 + share * along), (top + bottom) / 2 + (bottom - top) * 0.36 * height)
        )
    ImageDraw.Draw(page).line(path, fill=level, width=max(2, round(dpi * luck.uniform(0.012, 0.022))))


@dataclass(frozen=True)
class Camera:
    """How a sheet is photographed: degrees of tilt and turn, share of light that a shade takes, blur in dots of 200
    dpi, dots an inch of the sheet in the picture, quality of the JPEG (0 for none).
    """

    tilt: float = 0.0
    turn: float = 0.0
    shade: float = 0.0
    blur: float = 0.5
    dpi: int = 200
    quality: int = 80
    upside_down: bool = False

    def take(self, sheet: Image.Image, dpi: int, luck: random.Random) -> tuple[Image.Image, Matrix]:
        """The photograph of a sheet of `dpi` dots an inch on a darker table; and the view that is true: points of the
        sheet to dots of the picture.
        """
        wide, high = sheet.size
        table = Image.new("L", (int(wide * 1.5), int(high * 1.4)), luck.randrange(50, 110))
        left, top = int(wide * 0.25), int(high * 0.2)
        table.paste(sheet, (left, top))
        corners = [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
        scale, axis = self.dpi / dpi, math.radians(luck.uniform(0, 360))
        size = (int(wide * 1.35 * scale), int(high * 1.3 * scale))
        seen = np.array([self._seen(x - left - wide / 2, y - top - high / 2, high, axis) for x, y in corners])
        seen = seen * scale + np.array(size) / 2
        back = projective(seen, np.array(corners, np.float64))
        if scale < 0.8:
            shrunk = max(1, int(1 / scale + 0.25))
            table, back = table.reduce(shrunk), np.diag((1 / shrunk, 1 / shrunk, 1.0)) @ back
        numbers = tuple(float(value) for value in (back / back[2, 2]).reshape(9)[:8])
        photo = table.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC, fillcolor=80)
        photo = self._lit(photo, axis, luck)
        truth = projective(SHEET, seen)
        if self.upside_down:
            photo = photo.transpose(Image.Transpose.ROTATE_180)
            truth = np.array([[-1.0, 0, size[0]], [0, -1, size[1]], [0, 0, 1]]) @ truth
        return stored(photo, self.quality), truth

    def _seen(self, x: float, y: float, high: float, axis: float) -> tuple[float, float]:
        """Where a point of the sheet about its middle is seen by a camera two sheets away."""
        far, lean, turn = 2.2 * high, math.radians(self.tilt), math.radians(self.turn)
        along, across = x * math.cos(axis) + y * math.sin(axis), -x * math.sin(axis) + y * math.cos(axis)
        depth = far + across * math.sin(lean)
        along, across = along * far / depth, across * math.cos(lean) * far / depth
        x, y = along * math.cos(axis) - across * math.sin(axis), along * math.sin(axis) + across * math.cos(axis)
        return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)

    def _lit(self, photo: Image.Image, axis: float, luck: random.Random) -> Image.Image:
        grey = np.asarray(photo, np.float32)
        down, right = np.mgrid[0 : photo.height, 0 : photo.width]
        side = (right - photo.width / 2) * math.cos(axis) + (down - photo.height / 2) * math.sin(axis)
        grey = grey * (1 - self.shade / (1 + np.exp(-side / (photo.width * 0.08))))
        soft = Image.fromarray(grey.clip(0, 255).astype(np.uint8))
        soft = soft.filter(ImageFilter.GaussianBlur(self.blur * self.dpi / 200))
        noise = np.random.default_rng(luck.randrange(1 << 30)).normal(0, 4, grey.shape)
        return Image.fromarray((np.asarray(soft) + noise).clip(0, 255).astype(np.uint8))


def stored(picture: Image.Image, quality: int) -> Image.Image:
    """As it comes out of a JPEG of this quality."""
    if not quality:
        return picture
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    again = Image.open(io.BytesIO(file.getvalue()))
    again.load()
    return again


def faxed(page: Image.Image, lines: int, luck: random.Random) -> Image.Image:
    """As a fax machine scans and sends it: 204 dots by `lines` an inch in black and white, a little askew, with specks;
    given back with square dots.
    """
    askew = page.rotate(luck.uniform(-1, 1), Image.Resampling.BICUBIC, fillcolor=255)
    small = askew.resize((1734, round(11 * lines)), Image.Resampling.BOX)
    bits = np.asarray(small) < 140
    bits = bits | (np.random.default_rng(luck.randrange(1 << 30)).random(bits.shape) < 0.0006)
    return Image.fromarray(np.where(bits, 0, 255).astype(np.uint8)).resize((1734, 2244), Image.Resampling.NEAREST)


def stained(page: Image.Image, middle: tuple[float, float], radius: float, dpi: int) -> Image.Image:
    """With a ring of coffee: pale, its edge darker."""
    stain = Image.new("L", page.size, 255)
    x, y, far = middle[0] * dpi / 72, middle[1] * dpi / 72, radius * dpi / 72
    draw = ImageDraw.Draw(stain)
    draw.ellipse((x - far, y - far, x + far, y + far), fill=226, outline=196, width=round(dpi * 0.04))
    soft = np.asarray(stain.filter(ImageFilter.GaussianBlur(dpi * 0.01)), np.float32)
    return Image.fromarray((np.asarray(page, np.float32) * soft / 255).astype(np.uint8))


def beside(pages: Sequence[Image.Image]) -> Image.Image:
    """Several sheets on one table."""
    wide = sum(page.width for page in pages) + 60 * (len(pages) + 1)
    table = Image.new("L", (wide, max(page.height for page in pages) + 120), 90)
    x = 60
    for page in pages:
        table.paste(page, (x, 60))
        x += page.width + 60
    return table


def off(found: Matrix, true: Matrix) -> float:
    """Millimetres by which a view lies beside the true one, at the worst point of the sheet."""
    there = through(np.asarray(np.linalg.inv(true), np.float64), through(found, GRID))
    return float(np.hypot(*(there - GRID).T).max()) * 25.4 / 72
