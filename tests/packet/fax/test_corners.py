"""Corners of wide pale shapes, which a closing takes for strokes, told from thin strokes of any tone beside them."""

from __future__ import annotations

import numpy as np

from packet.fax.binarise import REACH, local
from packet.fax.corners import corners
from packet.fax.morphology import Grey, close

PALE = 224


def _wedge() -> Grey:
    """A watermark's letter 60 dots wide that ends in a point, as one laid askew does."""
    page = np.full((300, 300), 255, np.uint8)
    rows, columns = np.mgrid[0:300, 0:300]
    page[(np.abs(rows - 150) + np.abs(columns - 150) < 80)] = PALE
    return page


def test_the_point_of_a_wide_shape_is_a_corner_and_its_middle_is_ground() -> None:
    page = _wedge()
    depth = close(page, REACH) - page
    assert depth[73:78, 150].all()  # to the closing it is a stroke
    found = corners(page, depth)
    assert found[72:80, 150].all()
    assert (found == (depth > 0)).all()


def test_thin_strokes_beside_a_wide_shape_are_none_whatever_their_tone() -> None:
    """Pale type, black type, and a hairline as pale as an edge, on the shape and beside it."""
    page = _wedge()
    page[100:200, 150:153] = 0
    page[140:160, 240:243] = 136
    page[150, 232:239] = 205
    depth = close(page, REACH) - page
    found = corners(page, depth)
    assert not found[100:200, 150:153].any()
    assert not found[140:160, 240:243].any()
    assert not found[150, 232:239].any()


def test_nothing_of_a_wide_pale_shape_is_ink_on_a_drawn_page() -> None:
    """Its corners stood as crumbs between the letters over it: "127.50" became "127'50"."""
    assert not local(_wedge()).ink.any()
