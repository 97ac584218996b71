"""What the second engine reads of a page: characters, where their ink is, and how dark it is by itself."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from packet.lettering.paint import Paint
from packet.proof.page_text import Char, chars_of
from tests.packet.proof.test_values import with_content


def _chars(text: str, before: bytes = b"") -> list[Char]:
    paint = Paint()
    paint.new_page()
    paint.text(100, 500, text, 10)
    with pdfium.PdfDocument(with_content(paint.save(), 0, lambda content: before + content)) as document:
        return chars_of(document[0])


def test_a_character_has_its_place_and_its_size() -> None:
    """In points of the page; its box is what its ink touches, its origin where it begins on the base line."""
    first, second = _chars("M .")
    assert (first.text, second.text) == ("M", ".")
    assert (first.x, first.y, first.size) == (100, 500, 10)
    assert first.box.x == pytest.approx(100.9, abs=0.2)
    assert first.box.y == pytest.approx(500, abs=0.1)
    assert first.box.height == pytest.approx(7.3, abs=0.2)
    assert second.box.width == pytest.approx(1.1, abs=0.2)
    assert not first.cluster


def test_letters_drawn_together_are_a_cluster() -> None:
    """q with a tilde has no letter of its own: both characters are where the q is."""
    letter, mark = _chars("q\u0303")
    assert letter.cluster
    assert mark.cluster
    assert letter.box == mark.box


@pytest.mark.parametrize(
    ("colour", "level"),
    [
        (b"", 0),
        (b"0.5 g ", 128),
        (b"1 g ", 255),
        (b"1 0 0 rg ", 76),
        (b"0 0 0 1 k ", 33),
        (b"3 Tr ", 255),
        (b"7 Tr ", 255),
    ],
)
def test_a_letter_has_a_level_of_grey(colour: bytes, level: int) -> None:
    """Black is 0; what is not painted is as light as white."""
    (char,) = _chars("x", colour)
    assert char.level == pytest.approx(level, abs=2)
