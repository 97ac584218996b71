"""Rules and boxes: what runs straight is drawn whole; letters, smudges and fine grids are none."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.morphology import Grey
from packet.fax.ruling import LONG, SHORT, grids, ruling, ungridded

DEEP = 20
"""Levels from which a rule counts on the pages below."""


def _paper(rows: int = 200, columns: int = 300) -> Grey:
    return np.zeros((rows, columns), np.uint8)


def test_a_pale_rule_is_whole_where_some_stretch_of_it_is_deep() -> None:
    depth = _paper()
    depth[50, 20:220] = DEEP - 8
    depth[50, 100 : 100 + SHORT] = DEEP + 20
    assert ruling(depth, DEEP, None)[50, 20:220].all()
    depth[50, 20:220] = DEEP - 8
    assert not ruling(depth, DEEP, None).any()


@pytest.mark.parametrize(("length", "ruled"), [(LONG - 1, False), (LONG, True)])
def test_a_stroke_is_a_rule_when_it_runs_far_enough(length: int, ruled: bool) -> None:
    for upright in (False, True):
        depth = _paper()
        depth[50, 20 : 20 + length] = 100
        depth = depth[:200, :200].T.copy() if upright else depth
        assert ruling(depth, DEEP, None).any() == ruled


def test_a_bar_is_no_rule() -> None:
    depth = _paper()
    depth[50:70, 20:220] = 100
    assert not ruling(depth, DEEP, None)[55:65].any()


@pytest.mark.parametrize(("side", "ruled"), [(SHORT - 2, False), (SHORT + 4, True)])
def test_short_rules_count_when_they_close_a_box(side: int, ruled: bool) -> None:
    depth = _paper()
    depth[50, 20 : 20 + side] = depth[50 + side - 1, 20 : 20 + side] = 100
    depth[50 : 50 + side, 20] = depth[50 : 50 + side, 20 + side - 1] = 100
    assert ruling(depth, DEEP, None).any() == ruled
    depth[51 : 50 + side] = 0  # its upper side alone
    assert not ruling(depth, DEEP, None).any()


def test_in_the_places_of_a_grid_there_is_no_rule() -> None:
    depth = _paper()
    depth[50, 20:220] = 100
    assert not ruling(depth, DEEP, np.ones(depth.shape, np.bool_)).any()


def _millimetres() -> Grey:
    page = np.full((640, 640), 255, np.uint8)
    page[::8] = page[1::8] = 200
    page[:, ::8] = page[:, 1::8] = 200
    return page


def test_fine_lines_both_ways_are_a_grid_and_those_of_one_way_are_none() -> None:
    found = grids(_millimetres(), 0.0)
    assert found is not None
    assert found.mean() > 0.8
    level = np.full((640, 640), 255, np.uint8)
    level[::8] = level[1::8] = 200
    assert grids(level, 0.0) is None
    assert grids(np.full((640, 640), 255, np.uint8), 0.0) is None


def test_of_a_grid_the_trace_stays() -> None:
    depth = (255 - _millimetres()).astype(np.uint8)
    depth[300:310] = 220
    ink = depth > 10
    kept = ungridded(ink, depth, np.ones(depth.shape, np.bool_))
    assert kept[300:310].all()
    assert not kept[:300].any()


def test_the_bow_of_a_thick_letter_is_no_rule() -> None:
    """The top of a watermark's O runs straight for 19 dots and more, and is thick."""
    rows, columns = np.mgrid[0:200, 0:300]
    about = np.hypot(rows - 100, (columns - 150) / 1.6)
    depth = np.where((about > 60) & (about < 72), np.uint8(DEEP + 20), np.uint8(0))
    assert not ruling(depth, DEEP, None).any()
    depth[180, 20:280] = DEEP + 20
    assert ruling(depth, DEEP, None)[180, 20:280].all()


def _five_millimetres(across: int, down: int) -> Grey:
    """The lines that a blurred scan shows of millimetre paper: dots from one to the next across and down."""
    page = np.full((900, 900), 230, np.uint8)
    for place in range(20, 880, across):
        page[20:880, place : place + 3] = 205
    for place in range(20, 880, down):
        page[place : place + 3, 20:880] = 205
    return page


@pytest.mark.parametrize(("across", "down", "is_grid"), [(40, 39, True), (57, 60, False), (40, 110, False)])
def test_the_five_millimetre_lines_of_a_scan_are_a_grid_and_combs_and_tables_are_none(
    across: int, down: int, is_grid: bool
) -> None:
    found = grids(_five_millimetres(across, down), 3.0)
    assert (found is not None) == is_grid
    if found is not None:
        assert found[100:700, 100:700].all()
