"""Points, commas, colons, accents and minus signs of pale print: each is at its place, and hangs together with nothing.

What can be told on the grey page is held to; the whole table of shades, sizes and scanners is in
tests/bench/test_fax_points.py.
"""

from __future__ import annotations

import pytest

from packet.fax.page import bits_of
from packet.fax.render import Source
from tests.packet.fax import points

PAIRS = (("Helvetica", "Vera"), ("Times-Roman", "DejaVu"), ("Courier", "Helvetica-Bold"))


def _found(pdf: bytes, fonts: tuple[str, str]) -> points.Found:
    with Source(pdf) as source:
        grey, _, ink = bits_of(source, 1)
    return points.look(ink, points.legible(grey, points.marks(fonts)))


def test_the_marks_of_a_page_are_those_that_were_written() -> None:
    """The truth itself: in each font the shapes found on the black page are as many as the characters have marks."""
    for fonts in PAIRS:
        assert len(points.marks(fonts)) == points.written(fonts)


SHADES = [("grey", 0x80), ("grey", 0xB4), ("grey", 0xC8), ("blue", 0xB8), ("magenta", 0x98), ("green", 0xA8)]


@pytest.mark.parametrize(
    ("hue", "level", "fonts", "black"),
    [
        pytest.param(*shade, fonts, black, id=f"{shade[0]} {shade[1]} {fonts[0]}{' beside black' if black else ''}")
        for row, shade in enumerate(SHADES)
        for column, fonts in enumerate(PAIRS)
        for black in [(row + column) % 2 == 1]  # each shade and each font both alone and beside black
    ],
)
def test_printed_points_are_kept(hue: str, level: int, fonts: tuple[str, str], black: bool) -> None:
    """7 to 12 pt in any shade: none is lost, one in two hundred hangs together with its letter (a tilde)."""
    found = _found(points.page(points.shade(hue, level), fonts, black), fonts)
    assert found.lost == ()
    assert len(found.merged) <= 2


@pytest.mark.parametrize(
    ("hue", "level", "dpi", "fonts", "black"),
    [
        ("grey", 0x60, 200, PAIRS[1], True),
        ("brown", 0xA8, 300, PAIRS[0], False),
        ("red", 0x98, 200, PAIRS[2], False),
        ("red", 0x98, 200, PAIRS[2], True),
        ("teal", 0xB4, 300, PAIRS[1], False),
        ("grey", 0xC0, 300, PAIRS[0], True),
    ],
)
def test_scanned_points_are_kept(hue: str, level: int, dpi: int, fonts: tuple[str, str], black: bool) -> None:
    """200 and 300 dots to the inch, JPEG: none is lost; of accents and i-dots one in twenty-five hangs together with
    its letter."""
    found = _found(points.scanned(points.page(points.shade(hue, level), fonts, black), dpi), fonts)
    assert found.lost == ()
    assert len(found.merged) <= 0.04 * (found.kept + len(found.merged))
