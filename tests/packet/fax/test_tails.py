"""Commas of a scan keep their tails, points and the dots of an i get none, and a comma cut short is told."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from packet.fax.missing import missing
from packet.fax.morphology import Grey, Mask
from packet.fax.tails import with_tails

_PAPER = 240


def _line(signs: str) -> tuple[Grey, Mask]:
    """Commas, points and the upper parts of i as a scanner blurs them, and what a level of half makes of them. A comma
    has a head, and a tail half as broad and pale."""
    made = Image.new("L", (1600, 480), _PAPER)
    pen = ImageDraw.Draw(made)
    for place, sign in enumerate(signs):
        x = 200 + 160 * place
        pen.ellipse((x, 100, x + 27, 127), fill=30)
        if sign == ",":
            pen.line((x + 21, 118, x, 152), fill=70, width=9)
        if sign == "i":
            pen.rectangle((x, 146, x + 27, 250), fill=30)
    grey = np.asarray(made.filter(ImageFilter.GaussianBlur(6)).reduce(5))
    return grey, grey < _PAPER - 110


def _depth(grey: Grey) -> Grey:
    """How much darker than paper each dot is."""
    depth: Grey = np.uint8(_PAPER) - np.minimum(grey, np.uint8(_PAPER))
    return depth


def test_the_tail_of_a_comma_is_drawn_to_its_end() -> None:
    """$1,220 came out as $1.220 from a colour scanner of 200 dpi."""
    grey, ink = _line(",")
    added = with_tails(ink, _depth(grey)) & ~ink
    assert np.flatnonzero(added.any(axis=1)).tolist() == [26, 27, 28, 29]


def test_points_and_the_dots_of_an_i_are_left_as_they_are() -> None:
    """The edge of a point is as soft below as above; under the dot of an i is its stem."""
    grey, ink = _line(".i.:")
    assert np.array_equal(with_tails(ink, _depth(grey)), ink)


def test_a_comma_that_came_out_as_a_point_is_told_and_a_point_is_not() -> None:
    """Its head is there, so that no stroke seemed lost."""
    grey, ink = _line(",.")
    whole = with_tails(ink, _depth(grey))
    short, sound = missing(grey, ink, True), missing(grey, whole, True)
    assert {place.left // 32 for place in short.marks} == {1}
    assert sound.marks == ()
