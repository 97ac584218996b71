"""Boxes, rotation and unit of a page, read as forgivingly as viewers do."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.pdf.page import Rectangle, box, digits, turned, unit, visible


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
