"""What a drawn page says, and where."""

from __future__ import annotations

import datetime as dt

import pypdfium2

from packet.binding.cover import Cover

COVER = Cover("7K3F-9Q2M", 24, dt.date(2026, 11, 22), "Ana Quintero", "530-555-0101")


def text_of(pdf: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(document[page].get_textpage().get_text_range().split())


def top_of(pdf: bytes, words: str) -> float:
    """How high on the first page these words stand, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        found = text.search(words).get_next()
        assert found is not None, words
        return float(text.get_charbox(found[0])[3])
