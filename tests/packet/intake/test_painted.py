"""What a page of PDFium paints, in order, each thing with its box on the page."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from packet.intake.painted import SAME, dot_of, painted, times


def _page() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 100), invariant=1)
    canvas.beginForm("inner", 0, 0, 50, 50)
    canvas.rect(0, 0, 10, 10, stroke=0, fill=1)
    canvas.endForm()
    canvas.drawString(20, 50, "words")
    canvas.translate(100, 40)
    canvas.doForm("inner")
    canvas.rect(0, 0, 5, 5, stroke=1, fill=0)
    canvas.save()
    return out.getvalue()


def test_things_come_in_order_with_their_places_on_the_page_forms_looked_into() -> None:
    with pypdfium2.PdfDocument(_page()) as document:
        page = document[0]  # what it paints lives as long as the page
        words, filled, frame = painted(page)
        assert words.is_text
        assert not words.covers
        assert filled.box == pytest.approx((100, 40, 110, 50), abs=1)
        assert filled.covers
        assert not frame.covers, "an outline hides nothing"
        assert words.turn < filled.turn < frame.turn


def test_one_matrix_after_another() -> None:
    move, double = (1, 0, 0, 1, 10, 20), (2, 0, 0, 2, 0, 0)
    assert times(move, double) == (2, 0, 0, 2, 20, 40)
    assert times(double, move) == (2, 0, 0, 2, 10, 20)
    assert times(SAME, move) == move


@pytest.mark.parametrize(("turn", "dot"), [(0, (0, 100)), (90, (0, 0))])
def test_a_corner_of_the_page_is_found_on_its_picture(turn: int, dot: tuple[int, int]) -> None:
    with pypdfium2.PdfDocument(_page()) as document:
        size = (200, 100) if turn == 0 else (100, 200)
        assert dot_of(document[0], size, 0, 0, turn) == pytest.approx(dot, abs=1)
