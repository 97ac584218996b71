"""The connected black shapes of a page, against shapes that are drawn by hand."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.morphology import Mask
from packet.fax.shapes import SPARSE, join, runs, shapes


def _ink(*rows: str) -> Mask:
    return np.array([[char == "#" for char in row] for row in rows])


def test_dots_that_touch_by_a_corner_are_one_shape() -> None:
    found = shapes(_ink("#..", ".#.", "..#"))
    assert (found.area.tolist(), found.height.tolist(), found.width.tolist()) == ([3], [3], [3])


def test_each_shape_has_its_box_and_its_dots() -> None:
    found = shapes(_ink("##...#", "##...#", "......", "..##.."))
    boxes = zip(found.top, found.bottom, found.left, found.right, found.area, strict=True)
    assert [tuple(map(int, box)) for box in boxes] == [(0, 1, 0, 1, 4), (0, 1, 5, 5, 2), (3, 3, 2, 3, 2)]


def test_arms_that_meet_below_are_one_shape() -> None:
    found = shapes(_ink("#.#.#", "#.#.#", "#####"))
    assert found.area.tolist() == [11]


def test_a_row_that_ends_does_not_touch_the_next_that_begins() -> None:
    assert runs(_ink("..#", "...", "#..")).count == 2
    assert runs(_ink("..#", "#..")).count == 2


@pytest.mark.parametrize("size", [4, 400])
def test_a_sparse_page_and_a_dense_one_are_read_alike(size: int) -> None:
    """Under one black dot in `SPARSE` another way is taken."""
    page = np.zeros((size, size), np.bool_)
    page[0, :2] = page[1, 1:3] = page[size - 1, size - 1] = True
    assert (np.count_nonzero(page) * SPARSE > page.size) == (size == 4)
    assert shapes(page).area.tolist() == [4, 1]


def test_an_empty_page_has_none() -> None:
    assert shapes(np.zeros((5, 5), np.bool_)).area.size == 0


def test_a_chain_of_pairs_is_joined_to_its_smallest() -> None:
    one, other = np.array([4, 3, 2, 1]), np.array([3, 2, 1, 0])
    assert join(one, other, 6).tolist() == [0, 0, 0, 0, 0, 5]
