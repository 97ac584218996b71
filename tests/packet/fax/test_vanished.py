"""Fills that are not on the fax: told from grounds that words stand on, from pictures and from what has an outline."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.morphology import Grey, Mask
from packet.fax.patches import Colours
from packet.fax.vanished import vanished

BLUE = (157, 195, 230)
YELLOW = (255, 217, 102)
GREY = (208, 208, 208)


def _bar(colour: tuple[int, int, int]) -> tuple[Grey, Colours, Mask]:
    """A bar of 100 x 400 dots on white: grey, colours, and a fax without it."""
    colours = np.full((200, 200, 3), 255, np.uint8)
    colours[60:160, 60:85] = colour
    grey = np.repeat(np.repeat(colours.mean(axis=2).astype(np.uint8), 4, axis=0), 4, axis=1)
    return grey, colours, np.zeros(grey.shape, np.bool_)


@pytest.mark.parametrize("colour", [BLUE, YELLOW, GREY])
def test_a_bar_that_is_gone_is_told_where_it_was(colour: tuple[int, int, int]) -> None:
    """Of any colour, and a grey one."""
    (place,) = vanished(*_bar(colour), False)
    assert (place.top, place.bottom, place.left, place.right) == pytest.approx((240, 640, 240, 340), abs=8)


def test_an_outline_or_a_hatching_stands_for_a_bar() -> None:
    """Whoever drew it."""
    grey, colours, ink = _bar(BLUE)
    lined = ink.copy()
    lined[240:243, 240:340], lined[637:640, 240:340], lined[240:640, 240:243], lined[240:640, 337:340] = (True,) * 4
    assert vanished(grey, colours, lined, False) == []
    hatched = ink.copy()
    hatched[240:640:10, 240:340] = True
    assert vanished(grey, colours, hatched, False) == []


def test_a_marker_with_words_on_it_may_go() -> None:
    """The words are what matters; the end of the mark beyond them is no bar."""
    grey, colours, ink = _bar(BLUE)
    for row in range(260, 620, 40):
        for column in range(246, 300, 14):
            ink[row : row + 20, column : column + 5] = True
    assert vanished(grey, colours, ink, False) == []


def test_what_is_nearly_paper_may_go() -> None:
    """The tint of every other row."""
    assert vanished(*_bar((236, 236, 236)), False) == []


def test_on_a_scan_vivid_fills_are_told_and_grey_ones_with_sharp_edges() -> None:
    """A shadow is flat and grey, too, and its edge is an inch wide."""
    grey, colours, ink = _bar((60, 120, 200))
    chance = np.random.default_rng(2)
    grainy = np.clip(colours + chance.normal(0, 2, colours.shape), 0, 255).astype(np.uint8)
    assert len(vanished(grey, grainy, ink, True)) == 1
    assert len(vanished(*_bar((120, 120, 120)), True)) == 1
    far = np.abs(np.arange(200) - 100)
    shadow = np.clip(120 + 3 * (np.maximum(far[:, None], far) - 40), 120, 240).astype(np.uint8)
    soft = np.repeat(np.repeat(shadow, 4, axis=0), 4, axis=1)
    assert vanished(soft, np.repeat(shadow[:, :, None], 3, axis=2), ink, True) == []


def test_two_grey_bars_of_a_scan_side_by_side_are_two() -> None:
    """A dot apart, as the bars of a chart stand."""
    grey, colours, ink = _bar((120, 120, 120))
    colours[60:160, 86:110] = 130
    grey[240:640, 344:440] = 130
    assert len(vanished(grey, colours, ink, True)) == 2


def test_a_picture_is_no_fill() -> None:
    """Its tones change from dot to dot."""
    grey, colours, ink = _bar(BLUE)
    grey[240:640, 240:340] = np.random.default_rng(3).integers(60, 220, (400, 100))
    assert vanished(grey, colours, ink, False) == []


def test_the_tint_beside_the_first_bar_of_a_code_is_no_fill() -> None:
    """It is as long as the bar and a few dots wide; a narrow bar of a chart that stands on its axis is told."""
    colours = np.full((200, 200, 3), 255, np.uint8)
    colours[60:160, 60:67] = YELLOW
    grey = np.repeat(np.repeat(colours.mean(axis=2).astype(np.uint8), 4, axis=0), 4, axis=1)
    ink = np.zeros(grey.shape, np.bool_)
    ink[640:644, 200:600] = True
    assert len(vanished(grey, colours, ink, False)) == 1
    ink[240:640, 270:278] = True
    assert vanished(grey, colours, ink, False) == []
