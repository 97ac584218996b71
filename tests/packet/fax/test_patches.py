"""The grounds that words stand on, and which of them are one patch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from packet.fax.patches import ALIKE, CELL, Cells, grid, middles, patches


def _row(*levels: int) -> tuple[NDArray[np.int16], Cells]:
    cells = (np.zeros(len(levels), np.intp), np.arange(len(levels)))
    return np.array([[level] for level in levels], np.int16), cells


def test_a_gradient_of_small_steps_is_one_patch() -> None:
    ground, cells = _row(0, ALIKE, 2 * ALIKE)
    assert patches(ground, cells, 1).tolist() == [0, 0, 0]


def test_a_step_that_is_larger_parts_two() -> None:
    ground, cells = _row(0, ALIKE + 1, ALIKE + 1)
    assert patches(ground, cells, 1).tolist() == [0, 1, 1]


def test_the_channel_that_differs_most_decides() -> None:
    ground = np.array([[10, 10, 10], [10, 10, 11 + ALIKE]], np.int16)
    cells = (np.zeros(2, np.intp), np.arange(2))
    assert patches(ground, cells, 1).tolist() == [0, 1]


def test_a_gap_is_bridged_when_it_is_allowed() -> None:
    ground = np.zeros((2, 1), np.int16)
    cells = (np.zeros(2, np.intp), np.array([0, 2]))
    assert patches(ground, cells, 1).tolist() == [0, 1]
    assert patches(ground, cells, 2).tolist() == [0, 0]


def test_words_that_cover_less_than_half_do_not_change_the_ground() -> None:
    page = np.full((12, 12), 200, np.uint8)
    page[4:8, 4:8] = 0
    cells = (np.array([2]), np.array([2]))
    down, across = middles(page, cells)
    assert page[down, across].tolist() == [200]


def test_the_ground_at_the_corner_is_looked_for_on_the_page() -> None:
    page = np.full((8, 8), 7, np.uint8)
    corners = (np.array([0, 3]), np.array([0, 3]))
    down, across = middles(page, corners)
    assert down.max() < 8
    assert across.max() < 8
    assert page.shape[0] // CELL == 4


def test_some_cells_are_marked_on_the_grid() -> None:
    cells = (np.array([0, 1]), np.array([1, 0]))
    assert grid(np.array([True, False]), cells, (2, 2)).tolist() == [[0, 1], [0, 0]]
