"""Words of a PDF with their places, and a text layer that is believed only when it is seen."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from forms.finders.look import look
from forms.finders.offer import SURE
from forms.finders.sheet import Word
from packet.reading import read_paper, recogniser
from packet.reading.pdf_words import agree, borne_out, read, visible
from packet.reading.recognise import Recogniser
from packet.reading.spot import SeenPages


def _word(text: str, x: float = 10.0, y: float = 10.0) -> Word:
    return Word(text, 1, x, y, x + 40, y + 10)


def test_offers_of_a_pdf_stand_where_their_words_stand(tmp_path: Path) -> None:
    made = io.BytesIO()
    sheet = Canvas(made, pagesize=(612, 792))
    sheet.drawString(50, 740, "Sutter Health Plan")
    sheet.drawString(50, 720, "Service denial")
    sheet.drawString(50, 700, "Member ID: R0714425501")
    sheet.setFillGray(1)
    sheet.drawString(50, 680, "Date of birth: 11/30/1988")
    sheet.save()
    paper = tmp_path / "a.pdf"
    paper.write_bytes(made.getvalue())
    found = read_paper(paper).found
    assert found is not None
    number = next(offer for offer in found.offers if offer.key == "membership_number")
    assert number.place is not None
    assert abs((number.place[1] + number.place[3]) / 2 - (792 - 703)) < 6
    assert not [offer for offer in found.offers if offer.key == "date_of_birth"], "white on white is not seen"


@pytest.mark.parametrize(
    ("turn", "matrix", "media"),
    [
        (0, (1, 0, 0, 1, 100, 50), (100, 50, 712, 842)),
        (90, (0, 1, -1, 0, 792, 0), (0, 0, 792, 612)),
        (180, (-1, 0, 0, -1, 612, 792), (0, 0, 612, 792)),
        (270, (0, -1, 1, 0, 0, 612), (0, 0, 792, 612)),
    ],
)  # fmt: skip
def test_words_of_a_turned_page_stand_where_they_are_shown(
    turn: int, matrix: tuple[int, ...], media: tuple[int, ...], tmp_path: Path
) -> None:
    """Drawn across and turned by /Rotate, or in a corner that is not 0: shown, it is the same page."""
    made = io.BytesIO()
    sheet = Canvas(made, pagesize=(612, 792))
    sheet.transform(*matrix)
    for line, text in enumerate(["Sutter Health Plan", "Service denial", "Member ID: R0714425501"]):
        sheet.drawString(50, 740 - 20 * line, text)
    sheet.save()
    paper = tmp_path / "turned.pdf"
    with pikepdf.open(made) as pdf:
        page = pdf.pages[0]
        page.obj.MediaBox, page.obj.Rotate = pikepdf.Array(media), turn
        pdf.save(paper)
    found = read_paper(paper).found
    assert found is not None
    (number,) = [offer for offer in found.offers if offer.key == "membership_number"]
    assert number.value == "R0714425501"
    assert number.place is not None
    left, top, right, bottom = number.place
    assert 50 < left < right < 250
    assert abs((top + bottom) / 2 - (792 - 703)) < 6


def test_a_text_layer_with_another_number_is_not_believed() -> None:
    seen = [_word(text) for text in ["Member", "ID", "R0714425501", "denied", "service", "hearing", "aids"]]
    lies = [_word(text) for text in ["Member", "ID", "R0714425509", "denied", "service", "hearing", "aids"]]
    assert agree(seen, seen)
    assert not agree(lies, seen)


SEEN = ("Sutter Health Plan", "Service denial", "Date: 03/27/2026", "Member: Ada Quill", "Member ID: 447189922")
HIDDEN = ("Molina Healthcare", "Service denial", "Date: 01/05/2026", "Member: Eva Marsh", "Member ID: 998887771")


def _lying_scan(folder: Path) -> Path:
    """A picture of one letter over the hidden text of another."""
    page = io.BytesIO()
    sheet = Canvas(page, pagesize=(400, 300))
    sheet.setFont("Helvetica", 15)
    for line, text in enumerate(SEEN):
        sheet.drawString(30, 260 - 40 * line, text)
    sheet.save()
    picture = pypdfium2.PdfDocument(page.getvalue())[0].render(scale=2).to_pil().convert("L")
    made = Canvas(str(folder / "scan.pdf"), pagesize=(400, 300))
    made.drawImage(ImageReader(picture), 0, 0, 400, 300)
    hidden = made.beginText(30, 260)
    hidden.setFont("Helvetica", 15)
    hidden.setTextRenderMode(3)
    hidden.setLeading(40)
    for text in HIDDEN:
        hidden.textLine(text)
    made.drawText(hidden)
    made.save()
    return folder / "scan.pdf"


@pytest.mark.skipif(recogniser() is None, reason="tesseract is not installed")
def test_of_a_scan_whose_hidden_text_lies_only_what_is_seen_is_offered(tmp_path: Path) -> None:
    found = read_paper(_lying_scan(tmp_path)).found
    assert found is not None
    sure = {offer.key: offer.value for offer in found.offers if offer.sure >= SURE}
    assert (sure["membership_number"], sure["denied_on"], sure["last_name"]) == ("447189922", "2026-03-27", "Quill")
    assert not {offer.value for offer in found.offers} & {
        "998887771",
        "2026-01-05",
        "Marsh",
        "Eva",
        "Molina Healthcare",
    }


def test_where_nobody_can_look_at_the_picture_its_hidden_text_is_never_certain(tmp_path: Path) -> None:
    words, _ = read(_lying_scan(tmp_path), "", Recogniser("", tmp_path), lambda *_: None, 12, SeenPages())
    assert "998887771" in [word.text for word in words.words]
    assert not [offer for offer in look(words).offers if offer.sure >= SURE and offer.place is not None]


def test_words_without_ink_are_not_words() -> None:
    grey = np.full((100, 200), 255, dtype=np.uint8)
    assert visible([_word("hidden")], grey) == []


def test_a_word_that_only_the_layer_has_is_doubted() -> None:
    """A layer that says the same but for one name is no better witness of that name."""
    seen = [_word(text) for text in ("Member:", "Ada", "Quill", "Sutter", "Hea1th", "Plan")]
    layer = [_word(text) for text in ("Member:", "Eva", "Marsh", "Sutter", "Health", "Plan")]
    kept = borne_out(layer, seen)
    assert [word.text for word in kept if word.sure < 0.5] == ["Eva", "Marsh"]
