"""Boxes, rotation and unit of a page, read as forgivingly as viewers do."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.pdf.page import Rectangle, box, digits, inherited, turned, unit, visible


@given(st.lists(st.floats(-1e4, 1e4, allow_nan=False), min_size=4, max_size=4))
def test_a_box_has_its_corners_in_order_or_is_none(edges: list[float]) -> None:
    """Any four numbers give a rectangle with room in it, or nothing."""
    found = box(pikepdf.Array([round(edge, 3) for edge in edges]))
    assert found is None or (found.width > 0 and found.height > 0)


@given(st.floats(-1e6, 1e6, allow_nan=False))
def test_numbers_in_content_are_plain(value: float) -> None:
    """No exponent, no minus zero, and the value within half a millionth."""
    written = digits(value)
    assert b"e" not in written
    assert written != b"-0"
    assert abs(float(written) - value) < 1e-6


@pytest.mark.parametrize(
    "odd",
    [
        pikepdf.Dictionary(),
        pikepdf.Dictionary(MediaBox=7, CropBox=pikepdf.Array([1]), Rotate=pikepdf.Name.X, UserUnit=-1),
    ],
)
def test_a_page_that_says_nothing_sensible_is_letter(odd: pikepdf.Dictionary) -> None:
    """No or nonsensical entries: Letter, upright, unit 1."""
    assert visible(odd) == Rectangle(0, 0, 612, 792)
    assert (turned(odd), unit(odd)) == (0, 1)


@pytest.mark.parametrize(
    ("other", "common"),
    [
        (Rectangle(90, 90, 200, 200), Rectangle(90, 90, 100, 100)),
        (Rectangle(-50, 20, 30, 40), Rectangle(0, 20, 30, 40)),
        (Rectangle(100, 0, 200, 100), None),
        (Rectangle(0, -100, 100, 0), None),
        (Rectangle(150, 0, 200, 100), None),
        (Rectangle(0, 150, 100, 200), None),
    ],
)
def test_the_common_part_of_two_boxes(other: Rectangle, common: Rectangle | None) -> None:
    """Boxes that only touch, or lie apart, have none; whichever is asked."""
    box_ = Rectangle(0, 0, 100, 100)
    assert (box_.meet(other), other.meet(box_)) == (common, common)


def test_an_entry_is_taken_from_the_nearest_that_has_it_and_a_loop_ends() -> None:
    """A page's own entry wins over its parent's (7.7.3.4); a tree that is its own parent has no entry."""
    pdf = pikepdf.new()
    parent = pdf.make_indirect(pikepdf.Dictionary(Rotate=90, MediaBox=pikepdf.Array([0, 0, 10, 20])))
    page = pikepdf.Dictionary(Rotate=180, Parent=parent)
    assert (inherited(page, "/Rotate"), visible(page)) == (180, Rectangle(0, 0, 10, 20))
    parent.Parent = parent
    assert inherited(page, "/CropBox") is None


@pytest.mark.parametrize("value", [1e-3, 1e3, 0, -2])
def test_a_unit_that_nobody_means_is_one(value: float) -> None:
    """A thousandth of a point and less, a thousand points and more."""
    assert unit(pikepdf.Dictionary(UserUnit=value)) == 1.0


@pytest.mark.parametrize("edges", [[0, 0, 0.0005, 10], [0, 0, 10, 0.0005], [0, 0, 2e9, 10], [0, 0, 10]])
def test_no_room_is_no_box(edges: list[float]) -> None:
    """A hair's breadth, a number beyond all paper, a number too few."""
    assert box(pikepdf.Array(edges)) is None
