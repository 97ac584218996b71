"""Rectangles and matrices: what is shared, what is inside, how a page is set upright."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.locate.geometry import Area, across, after, along, around, moved, undone, upright

SQUARE = Area(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("other", "x", "y"),
    [(Area(8, 6, 20, 20), 2, 4), (Area(10, 0, 20, 10), 0, 10), (Area(30, 30, 40, 40), 0, 0), (Area(2, 2, 3, 4), 1, 2)],
    ids=["corner", "side by side", "apart", "inside"],
)
def test_what_two_areas_share(other: Area, x: float, y: float) -> None:
    """Lengths of x and y in common, and their product; nothing is ever negative."""
    assert (across(SQUARE, other), along(SQUARE, other), SQUARE.shared(other)) == (x, y, x * y)
    assert other.shared(SQUARE) == x * y


@pytest.mark.parametrize(("x", "y", "slack", "inside"), [(0, 10, 0, True), (-1, 5, 0, False), (-1, 11, 1, True)])
def test_a_point_on_the_edge_is_inside(x: float, y: float, slack: float, inside: bool) -> None:
    """And one beside it within the slack."""
    assert SQUARE.holds(x, y, slack) is inside


@pytest.mark.parametrize(("width", "over"), [(3.0, False), (3.1, True)])
def test_areas_overlap_by_a_share_of_the_smaller(width: float, over: bool) -> None:
    """Exactly the share is not more."""
    assert SQUARE.overlaps(Area(10 - width, -20, 20 - width, 40), 0.3) is over
    assert Area(10 - width, -20, 20 - width, 40).overlaps(SQUARE, 0.3) is over


def test_a_flat_area_has_no_size() -> None:
    """Nor has one that is turned over."""
    assert (Area(0, 0, 5, 0).size, Area(5, 5, 0, 0).size) == (0, 0)
    assert around([SQUARE, Area(-1, 3, 2, 12)]) == Area(-1, 0, 10, 12)


@pytest.mark.parametrize(
    ("turn", "shown"),
    [(0, (10, 20)), (90, (20, 602)), (180, (602, 772)), (270, (772, 10)), (360, (10, 20)), (-90, (772, 10))],
)
def test_a_page_is_turned_clockwise(turn: int, shown: tuple[float, float]) -> None:
    """A point near the lower left corner of a letter page lands where a viewer shows it (/Rotate)."""
    spot = moved(upright(Area(0, 0, 612, 792), turn), Area(10, 20, 10, 20))
    assert (spot.x0, spot.y0) == pytest.approx(shown)


@given(st.sampled_from([0, 90, 180, 270]), st.floats(-50, 50), st.floats(-50, 50), st.sampled_from([1.0, 2.0]))
def test_upright_can_be_undone(turn: int, x: float, y: float, unit: float) -> None:
    """A place goes to the displayed page and back; the visible box lands at the origin."""
    box = Area(x, y, x + 612, y + 792)
    matrix = upright(box, turn, unit)
    shown = moved(matrix, box)
    assert (shown.x0, shown.y0) == pytest.approx((0, 0), abs=1e-6)
    spot = Area(x + 10, y + 20, x + 50, y + 30)
    back = moved(undone(matrix), moved(matrix, spot))
    assert (back.x0, back.y0, back.x1, back.y1) == pytest.approx((spot.x0, spot.y0, spot.x1, spot.y1), abs=1e-6)
    assert after(matrix, undone(matrix)) == pytest.approx((1, 0, 0, 1, 0, 0), abs=1e-6)
