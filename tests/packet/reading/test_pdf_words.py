"""Words of a PDF with their places, and a text layer that is believed only when it is seen."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from forms.finders.sheet import Word
from packet.reading import read_paper
from packet.reading.pdf_words import agree, borne_out, visible


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


def test_words_without_ink_are_not_words() -> None:
    grey = np.full((100, 200), 255, dtype=np.uint8)
    assert visible([_word("hidden")], grey) == []


def test_a_word_that_only_the_layer_has_is_doubted() -> None:
    """A layer that says the same but for one name is no better witness of that name."""
    seen = [_word(text) for text in ("Member:", "Ada", "Quill", "Sutter", "Hea1th", "Plan")]
    layer = [_word(text) for text in ("Member:", "Eva", "Marsh", "Sutter", "Health", "Plan")]
    kept = borne_out(layer, seen)
    assert [word.text for word in kept if word.sure < 0.5] == ["Eva", "Marsh"]
