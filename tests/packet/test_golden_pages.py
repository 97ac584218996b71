"""The filled forms look as they did when they were last looked at."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from tests.forms.listing import sheets
from tests.packet.pictures import GOLDEN, difference, golden, pages

LIKE = 22.0
"""Renderers differ by less; a lost letter of a label differs by more."""
NAMES = [f"{name}_{number}" for name, sheet in sheets().items() for number in range(1, len(sheet.pages) + 1)]


@pytest.fixture(scope="module")
def made() -> dict[str, Image.Image]:
    """All pages, drawn once."""
    return pages()


@pytest.mark.parametrize("name", NAMES)
def test_page_looks_as_before(name: str, made: dict[str, Image.Image]) -> None:
    """No block of the page is darker or lighter than in the golden picture."""
    assert difference(made[name], golden(name)) < LIKE


def test_every_picture_is_of_a_page() -> None:
    """No golden picture is left of a page that is no longer made."""
    assert {path.stem for path in GOLDEN.glob("*.png")} == set(NAMES)


def test_a_lost_word_is_a_difference(made: dict[str, Image.Image]) -> None:
    """The comparison sees an answer that is gone, and two pages are never alike."""
    page = made[NAMES[0]].copy()
    ImageDraw.Draw(page).rectangle((14, 52, 40, 66), fill=255)
    assert difference(page, golden(NAMES[0])) > LIKE
    assert difference(made[NAMES[0]], golden(NAMES[1])) > LIKE
