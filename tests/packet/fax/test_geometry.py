"""Where a page lies on the raster."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.fax.geometry import (
    ROWS,
    SAFE_BOTTOM,
    SAFE_LEFT,
    SAFE_RIGHT,
    SAFE_TOP,
    WIDTH,
    Extent,
    Placement,
    place,
    shrink,
)


@pytest.mark.parametrize(
    ("size", "scale", "turns"),
    [((612, 792), 1.0, 0), ((792, 612), 1.0, 1), ((595.3, 841.9), 792 / 841.9, 0), ((612, 1008), 792 / 1008, 0)],
)
def test_a_page_is_upright_and_never_enlarged(size: tuple[float, float], scale: float, turns: int) -> None:
    """Letter is 1:1, landscape is turned, A4 and Legal are reduced to the height of Letter."""
    placed = place(*size)
    assert placed.turns == turns
    assert placed.scale == pytest.approx(scale, abs=0.001)


def test_letter_lies_three_dots_over_each_edge() -> None:
    """612 pt are 1734 dots: the scan line of 1728 takes the middle of them, so gs at 204 x 196 gives our dots back."""
    assert place(612, 792) == Placement(-3, 0, 1734, 2156, 0, 1.0)


def test_a_small_page_stays_its_size_in_the_middle() -> None:
    """A card of 3.37 x 2.13 in, landscape, is not blown up."""
    placed = place(242.6, 153.4)
    assert placed.scale == 1.0
    assert (placed.left + placed.width / 2, placed.top + placed.height / 2) == pytest.approx(
        (WIDTH / 2, ROWS / 2), abs=1
    )


@pytest.mark.parametrize("size", [(0, 0), (0, 792), (1, 14400), (14400, 1)])
def test_absurd_pages_are_placed_all_the_same(size: tuple[float, float]) -> None:
    """No size of a foreign page makes an empty or negative drawing."""
    placed = place(*size)
    assert placed.width >= 1
    assert placed.height >= 1


@given(
    left=st.integers(0, WIDTH - 2),
    top=st.integers(0, ROWS - 2),
    width=st.integers(1, WIDTH),
    height=st.integers(1, ROWS),
)
def test_ink_is_inside_the_safe_area_after_shrinking(left: int, top: int, width: int, height: int) -> None:
    """Wherever the ink was, its new place is inside what every machine prints, and it never grew."""
    ink = Extent(left, top, min(WIDTH, left + width), min(ROWS, top + height))
    page = place(612, 792)
    small = shrink(page, ink)
    factor = small.scale
    assert factor <= 1.0
    assert small.left + (ink.left - page.left) * factor >= SAFE_LEFT - 1
    assert small.left + (ink.right - page.left) * factor <= SAFE_RIGHT + 1
    assert small.top + (ink.top - page.top) * factor >= SAFE_TOP - 1
    assert small.top + (ink.bottom - page.top) * factor <= SAFE_BOTTOM + 1


def test_ink_that_is_inside_moves_nothing() -> None:
    """A packet of ours is printed 1:1."""
    page = place(612, 792)
    assert shrink(page, Extent(SAFE_LEFT, SAFE_TOP, SAFE_RIGHT, SAFE_BOTTOM)) is page
