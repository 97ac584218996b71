"""A paper read behind the fence: words with places, and a text layer that is believed only when it is seen."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from forms.finders.sheet import Word
from packet.reading import read_paper
from packet.reading.pdf_words import agree, visible
from packet.reading.recognise import Straightened, paper_corners, skew, without_rules


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


def test_a_text_layer_with_another_number_is_not_believed() -> None:
    seen = [_word(text) for text in ["Member", "ID", "R0714425501", "denied", "service", "hearing", "aids"]]
    lies = [_word(text) for text in ["Member", "ID", "R0714425509", "denied", "service", "hearing", "aids"]]
    assert agree(seen, seen)
    assert not agree(lies, seen)


def test_words_without_ink_are_not_words() -> None:
    grey = np.full((100, 200), 255, dtype=np.uint8)
    assert visible([_word("hidden")], grey) == []


def test_lines_of_boxes_go_and_letters_stay() -> None:
    grey = np.full((400, 900), 255, dtype=np.uint8)
    grey[100, 50:850] = 0
    grey[200:230, 100:104] = 0
    made = without_rules(grey)
    assert made[100, 400] > 200
    assert made[215, 102] == 0


def test_a_light_sheet_on_a_dark_table_is_found_and_places_go_back_to_the_photo() -> None:
    photo = Image.new("L", (800, 1000), 60)
    photo.paste(230, (100, 150, 700, 900))
    corners = paper_corners(photo)
    assert corners is not None
    assert max(abs(corners[0][0] - 100), abs(corners[2][1] - 900)) < 12
    assert Straightened(1.0, 1.0, (1, 0, 100, 0, 1, 150, 0, 0)).seen((1, 2, 3, 4)) == (101.0, 152.0, 103.0, 154.0)
    assert paper_corners(Image.new("L", (800, 1000), 250)) is None


def test_a_page_askew_is_measured() -> None:
    page = Image.new("L", (800, 1000), 255)
    for row in range(100, 900, 40):
        page.paste(0, (100, row, 700, row + 12))
    assert abs(skew(page.rotate(-2, fillcolor=255)) - 2) < 0.4


def test_what_is_no_paper_gives_no_offers(tmp_path: Path) -> None:
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    assert read_paper(broken).found is None
    assert read_paper(tmp_path / "absent.pdf").unread == "not_found"
