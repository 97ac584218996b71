"""The plain cover of one part."""

from __future__ import annotations

import pytest

from packet.fax.cover import PartLabel, plain_cover


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_plain_cover_says_which_part_it_is(language: str) -> None:
    """Part, pages and sheets are text on the cover, in English for the agency and in the sender's language."""
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(plain_cover(PartLabel(2, 3, 31, 60, 84, 31), language)) as document:
        said = document[0].get_textpage().get_text_bounded()
    assert "Part 2 of 3" in said
    assert "Pages 31-60 of 84" in said
    assert ("Parte 2 de 3" in said) == (language == "es")
