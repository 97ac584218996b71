"""Fonts in a file: only the glyphs that are drawn."""

from __future__ import annotations

from packet.lettering.paint import Paint


def test_fonts_are_subset() -> None:
    """A page with one word weighs a few kilobytes, not a whole font."""
    paint = Paint()
    paint.new_page()
    paint.text(40, 700, "Alvarez")
    assert len(paint.save()) < 8000
