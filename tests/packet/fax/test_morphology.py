"""The arithmetic of shades and shapes, against the slow and obvious way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packet.fax.morphology import (
    Grey,
    Mask,
    blocks,
    close,
    count,
    dilate,
    dots,
    erode,
    levels,
    open_,
    pack,
    run_open,
    spread,
)
from packet.fax.shapes import shapes


def _page(seed: int, rows: int, columns: int) -> Grey:
    return np.random.default_rng(seed).integers(0, 256, (rows, columns), dtype=np.uint8)


def _slow(page: Grey, length: int, bright: bool) -> Grey:
    half = length // 2
    padded = np.pad(page, half, mode="edge")
    result = page.copy()
    for row in range(page.shape[0]):
        for column in range(page.shape[1]):
            square = padded[row : row + length, column : column + length]
            result[row, column] = square.max() if bright else square.min()
    return result


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 9999), length=st.sampled_from([1, 3, 5, 9, 21]), rows=st.integers(1, 30))
def test_running_extremes_equal_the_extreme_of_each_square(seed: int, length: int, rows: int) -> None:
    """Doubling the reach gives the same as looking at every pixel of the square, at the edges too."""
    page = _page(seed, rows, 25)
    assert np.array_equal(dilate(page, length), _slow(page, length, True))
    assert np.array_equal(erode(page, length), _slow(page, length, False))


def test_closing_wipes_thin_strokes_and_leaves_wide_ones() -> None:
    """A stroke of 5 dots vanishes under a square of 7, a bar of 9 keeps its edges to the dot."""
    page = np.full((60, 60), 250, np.uint8)
    page[:, 10:15] = 20
    page[:, 30:39] = 90
    closed = close(page, 7)
    assert (closed[:, 10:15] == 250).all()
    assert np.array_equal(closed[:, 20:], page[:, 20:])
    assert np.array_equal(open_(255 - page, 7), 255 - closed)


def test_a_run_must_be_long_to_stay() -> None:
    """Along one axis only runs of the length remain."""
    page = np.zeros((3, 40), np.uint8)
    page[0, 5:15] = 1
    page[1, 5:14] = 1
    assert np.array_equal(run_open(page, 9, 1), page)
    longer = run_open(page, 11, 1)
    assert not longer.any()


def test_blocks_levels_and_counts_by_hand() -> None:
    """A page of known numbers gives the numbers known."""
    page = np.arange(48, dtype=np.uint8).reshape(6, 8)
    assert blocks(page, 3, np.maximum).tolist() == [[18, 21], [42, 45]]
    assert blocks(page, 3, np.minimum).tolist() == [[0, 3], [24, 27]]
    assert levels(spread(np.array([[7, 9]], np.uint8), (4, 8), 4), 4, 1).tolist() == [[7, 9]]
    dots = np.zeros((4, 4), np.bool_)
    dots[1, 1] = dots[2, 2] = True
    assert count(dots, 3)[1:3, 1:3].tolist() == [[2, 2], [2, 2]]
    assert count(dots, 3)[0, 3] == 0


@pytest.mark.parametrize(("side", "width"), [(1, 1), (4, 16), (8, 0), (3, 5), (2, 7), (8, 12)])
def test_blocks_are_the_extremes_of_their_dots(side: int, width: int) -> None:
    """Blocks of any height and width, powers of two or not; what fills no whole block is left out."""
    page = _page(8, 37, 61)
    across = width or side
    for extreme, pick in ((np.maximum, np.max), (np.minimum, np.min)):
        made = blocks(page, side, extreme, width)
        assert made.shape == (37 // side, 61 // across)
        for row, column in np.ndindex(made.shape):
            block = page[row * side : (row + 1) * side, column * across : (column + 1) * across]
            assert made[row, column] == pick(block)


@pytest.mark.parametrize("width", [64, 1728, 8, 40])
def test_set_dots_are_counted_whatever_the_width(width: int) -> None:
    """Rows of whole words of 64 dots, and rows that are none; every other row too."""
    mask = _page(9, 20, width) > 200
    assert dots(pack(mask)) == np.count_nonzero(mask)
    assert dots(pack(mask)[::2]) == np.count_nonzero(mask[::2])


def test_spread_repeats_and_fits() -> None:
    """Blocks are repeated, cut when too many and continued when too few."""
    small = np.array([[1, 2]], np.uint8)
    assert spread(small, (3, 5), 2).tolist() == [[1, 1, 2, 2, 2]] * 3


def _flood(ink: Mask) -> list[tuple[int, int, int, int, int]]:
    left = {(int(row), int(column)) for row, column in np.argwhere(ink)}
    found = []
    while left:
        part = [left.pop()]
        for row, column in part:
            for near in [(row + dy, column + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]:
                if near in left:
                    left.discard(near)
                    part.append(near)
        rows, columns = [row for row, _ in part], [column for _, column in part]
        found.append((min(rows), max(rows), min(columns), max(columns), len(part)))
    return sorted(found)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 9999), share=st.sampled_from([0.05, 0.3, 0.5, 0.8]))
def test_shapes_equal_a_flood_fill(seed: int, share: float) -> None:
    """Boxes and areas of all shapes are those that filling one after the other finds."""
    ink = np.random.default_rng(seed).random((23, 31)) < share
    found = shapes(ink)
    ours = sorted(
        zip(*(part.tolist() for part in (found.top, found.bottom, found.left, found.right, found.area)), strict=True)
    )
    assert ours == _flood(ink)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_shapes_of_an_empty_and_of_a_full_page(share: float) -> None:
    """No ink is no shape; all ink is one."""
    found = shapes(np.full((9, 16), bool(share)))
    assert found.area.tolist() == ([144] if share else [])
