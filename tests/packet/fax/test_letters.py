"""The size of letters in every script: plain print is never called too small, small print always is."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from packet.fax.legibility import marks
from packet.fax.page import Drawn, draw_page
from packet.fax.render import Source
from packet.fax.shapes import shapes
from tests.packet.fax import foreign
from tests.packet.fax.pen import LETTER


def _drawn(pdf: bytes) -> Drawn:
    with Source(pdf) as source:
        return draw_page(source, 1, "as_is", "mmr", "fine")


def _codes(pdf: bytes) -> list[str]:
    return [warn.code for warn in _drawn(pdf).warnings]


@pytest.mark.parametrize("language", foreign.printable())
def test_plain_type_of_any_script_is_large_enough(language: str) -> None:
    """12 pt, printed and scanned at 150 dots to the inch: nothing to say, whatever marks the letters carry."""
    page = foreign.letter(language, 12)
    for pdf in (page, foreign.pictured(page, 150)):
        drawn = _drawn(pdf)
        assert drawn.warnings == ()
        assert drawn.score >= 85


@pytest.mark.parametrize("size", [4.0, 5.0])
@pytest.mark.parametrize("language", foreign.printable())
def test_small_print_of_any_script_is_told(language: str, size: float) -> None:
    """4 and 5 pt, printed and scanned: however high its characters and however many marks they carry."""
    page = foreign.letter(language, size)
    assert "small" in _codes(page)
    assert "small" in _codes(foreign.pictured(page, 200))


def test_characters_that_fill_a_square_are_judged_by_their_strokes() -> None:
    """Made-up ones, so on every machine: 12 pt is large enough though their pieces are low, 5 pt is small though they
    are as high as small letters of 8 pt."""
    assert "small" not in _codes(foreign.squares(12))
    assert "small" in _codes(foreign.squares(5))
    assert "small" in _codes(foreign.pictured(foreign.squares(5), 200))


@pytest.mark.parametrize("language", foreign.SHIPPED)
def test_words_that_are_struck_out_are_not_small(language: str) -> None:
    """The line joins the letters of a word and leaves their marks, which are no letters."""
    assert "small" not in _codes(foreign.struck(foreign.letter(language, 12), 12))


@pytest.mark.parametrize("language", ["english", "vietnamese", "arabic"])
def test_a_screen_at_night_is_measured_by_its_white_letters(language: str) -> None:
    """White on black: 12 pt is not small, 5 pt is."""
    assert "small" not in _codes(foreign.pictured(foreign.letter(language, 12), 150, dark=True))
    assert "small" in _codes(foreign.pictured(foreign.letter(language, 5), 200, dark=True))


def test_small_print_in_the_frames_of_a_table_is_told() -> None:
    """A frame round a cell is no letter that the words in it could be marks of."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFont("Helvetica", 5)
    canvas.setLineWidth(0.5)
    for row in range(30):
        for column in range(6):
            canvas.rect(60 + 80 * column, 700 - 14 * row, 76, 11)
            canvas.drawString(63 + 80 * column, 703 - 14 * row, "charged in all 20.50")
    canvas.save()
    assert "small" in _codes(out.getvalue())


def test_marks_are_told_from_letters() -> None:
    """A dot over a stem, an accent a little aside and a drop beside a tall character are marks; a small letter beside a
    tall one, and small print on the next line, are none."""
    page = np.zeros((120, 200), np.bool_)
    page[40:60, 20:24] = True  # a stem, its dot, its accent
    page[32:36, 20:24] = True
    page[32:37, 26:30] = True
    page[40:48, 40:46] = True  # a drop beside a tall character
    page[35:65, 50:53] = True
    page[35:38, 50:70] = True
    page[46:60, 100:110] = True  # a small letter beside a tall one
    page[40:60, 113:117] = True
    page[84:92, 20:26] = True  # small print on the next line
    found = shapes(page)
    told = {(int(left), int(top)) for left, top, mark in zip(found.left, found.top, marks(found), strict=True) if mark}
    assert told == {(20, 32), (26, 32), (40, 40)}
