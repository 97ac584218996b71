"""Letters and figures that cannot be read on the fax, by pictures alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from packet.fax.judge import spoilt
from packet.fax.morphology import Grey, Mask
from packet.fax.typed import Box

WORD = "service 95021"
LEFT, TOP, SIZE = 40, 30, 30
"""Dots; about 11 pt."""


def _print() -> tuple[Grey, list[Box]]:
    """The ideal print of WORD, and the box of each letter and figure."""
    font = ImageFont.load_default(size=SIZE)
    picture = Image.new("L", (320, 100), 255)
    draw = ImageDraw.Draw(picture)
    boxes: list[Box] = []
    across = float(LEFT)
    for letter in WORD:
        if letter != " ":
            draw.text((across, TOP), letter, fill=0, font=font)
            left, top, right, bottom = font.getbbox(letter)
            boxes.append((across + left, TOP + top, across + right, TOP + bottom))
        across += font.getlength(letter) + 2
    return np.asarray(picture).copy(), boxes


IDEAL, BOXES = _print()
INK: Mask = IDEAL < 128
FIFTH = BOXES[4]


def _at(box: Box, first: float = 0.0, last: float = 1.0) -> tuple[slice, slice]:
    """A part of a box, from left to right in shares of its width."""
    left, top, right, bottom = box
    wide = right - left
    return np.s_[int(top) : int(bottom) + 1, int(left + first * wide) : int(left + last * wide) + 1]


def _inverse(page: Grey) -> Grey:
    return 255 - page


@pytest.mark.parametrize("grey", [IDEAL, _inverse(IDEAL)], ids=["black on white", "white on black"])
@pytest.mark.parametrize("ink", [INK, ~INK], ids=["in ink", "in paper"])
def test_whole_letters_are_read_in_either_colour(grey: Grey, ink: Mask) -> None:
    """Whichever of the two was the lighter before, and is the lighter now."""
    assert spoilt(grey, ink, IDEAL, BOXES) == []


@pytest.mark.parametrize("ground", [False, True], ids=["paper", "ink"])
def test_a_letter_that_is_gone_is_told_alone(ground: bool) -> None:
    """White or black all over; its neighbours are read."""
    for place, box in enumerate(BOXES):
        ink = INK.copy()
        ink[_at(box)] = ground
        assert spoilt(IDEAL, ink, IDEAL, BOXES) == [place]


@pytest.mark.parametrize("first", [0.0, 0.5])
def test_half_a_figure_is_told(first: float) -> None:
    """A 9 without its half is another figure."""
    place = BOXES.index(BOXES[7])
    ink = INK.copy()
    ink[_at(BOXES[place], first, first + 0.5)] = False
    assert place in spoilt(IDEAL, ink, IDEAL, BOXES)


@pytest.mark.parametrize(("steps", "told"), [(1, False), (4, True)])
def test_an_edge_may_lie_a_dot_elsewhere(steps: int, told: bool) -> None:
    """Engines round; ink that stands four dots beside its place is something else."""
    assert bool(spoilt(IDEAL, np.roll(INK, steps, 1), IDEAL, BOXES)) is told


@pytest.mark.parametrize(("level", "told"), [(220, False), (210, True)])
def test_only_what_could_be_read_can_be_lost(level: int, told: bool) -> None:
    """Forty levels between a stroke and its ground."""
    grey = np.where(INK, level, 255).astype(np.uint8)
    assert bool(spoilt(grey, np.zeros_like(INK), IDEAL, BOXES)) is told


def _covered(grey: Grey, ink: Mask) -> None:
    grey[_at(FIFTH)], ink[_at(FIFTH)] = 0, True


def _struck(grey: Grey, ink: Mask) -> None:
    middle = int((FIFTH[1] + FIFTH[3]) / 2)
    grey[middle : middle + 3], ink[middle : middle + 3] = 0, True


def _underlined(grey: Grey, ink: Mask) -> None:
    foot = int(FIFTH[3]) + 1
    grey[foot : foot + 3], ink[foot : foot + 3] = 0, True


@pytest.mark.parametrize("drawn", [_covered, _struck, _underlined])
def test_what_the_page_itself_draws_over_its_words_is_no_fault(drawn: Callable[[Grey, Mask], None]) -> None:
    """A cover, a line through the words, a line under them: the source shows the same."""
    grey, ink = IDEAL.copy(), INK.copy()
    drawn(grey, ink)
    assert spoilt(grey, ink, IDEAL, BOXES) == []


def test_a_line_that_only_the_fax_has_is_told() -> None:
    """Through the foot of a word, as the outline of a stamp."""
    ink = INK.copy()
    foot = int(FIFTH[3])
    ink[foot - 8 : foot + 1] = True
    assert len(spoilt(IDEAL, ink, IDEAL, BOXES)) > 3


def test_a_page_without_letters_and_letters_off_the_page_are_nothing() -> None:
    """Boxes may lie outside, and a point is no letter."""
    off: list[Box] = [(-50, -50, -10, -10), (400, 40, 420, 60), (310, 90, 500, 500), (10, 10, 11, 11)]
    assert spoilt(IDEAL, INK, IDEAL, []) == []
    assert spoilt(IDEAL, ~INK & INK, IDEAL, off) == []
