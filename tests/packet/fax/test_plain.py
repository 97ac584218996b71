"""Whether a page is black on white already, by the dots alone."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.morphology import Grey
from packet.fax.plain import BLACK, PLAIN_CUT, cut, is_plain


def _letter(ink: int = 0) -> Grey:
    """Stems with soft edges, as type is drawn."""
    page = np.full((800, 800), 255, np.uint8)
    for row in range(60, 760, 40):
        for stem in range(40, 760, 12):
            page[row : row + 24, stem : stem + 3] = ink
            page[row : row + 24, stem + 3] = 150
    return page


def test_black_strokes_on_white_are_plain() -> None:
    assert is_plain(_letter())
    assert is_plain(np.full((800, 800), 255, np.uint8))


@pytest.mark.parametrize("ink", [BLACK + 24, 140, 200])
def test_words_that_are_never_black_are_not(ink: int) -> None:
    assert not is_plain(_letter(ink))


def test_a_tint_a_dark_ground_and_grain_are_not() -> None:
    tinted, dark, grainy = _letter(), _letter(), _letter()
    tinted[100:300, 100:700] = np.minimum(tinted[100:300, 100:700], 225)
    dark[100:400] = 20
    grainy -= np.random.default_rng(3).integers(0, 40, grainy.shape, dtype=np.uint8) * (grainy == 255)
    assert not any(is_plain(page) for page in (tinted, dark, grainy))


def test_the_cut_keeps_a_hairline_that_two_rows_share() -> None:
    page = np.array([[127, 128, PLAIN_CUT - 1, PLAIN_CUT, 255]], np.uint8)
    assert cut(page).tolist() == [[True, True, True, False, False]]
