"""Dust of a scan: what is lone and tiny goes, what has a neighbour or a body stays."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.morphology import Mask
from packet.fax.specks import LINE, LONELY, without_specks


def _stroke(page: Mask) -> Mask:
    """A pen's stroke, five dots wide, tells how large a speck may be."""
    page[20:90, 20:25] = True
    return page


def _obvious(ink: Mask) -> Mask:
    """The same, the slow way: each square of 5 x 5 dots with little ink and none about it is wiped."""
    starts = np.count_nonzero(ink[::4, 1:] & ~ink[::4, :-1])
    most = int(min(10.0, 0.6 * (np.count_nonzero(ink[::4]) / starts) ** 2)) if starts else 0
    reach = LINE + 2
    padded, clean = np.pad(ink, reach), np.pad(ink, reach)
    for row in range(LINE, padded.shape[0] - LINE):
        for column in range(LINE, padded.shape[1] - LINE):
            inner = np.count_nonzero(padded[row - 2 : row + 3, column - 2 : column + 3])
            if 0 < inner <= most:
                about = padded[row - LONELY : row + LONELY + 1, column - LONELY : column + LONELY + 1]
                line = padded[row - 2 : row + 3, column - LINE : column + LINE + 1]
                if np.count_nonzero(about) == np.count_nonzero(line) == inner:
                    clean[row - 2 : row + 3, column - 2 : column + 3] = False
    return clean[reach:-reach, reach:-reach]


@pytest.mark.parametrize("seed", range(6))
def test_specks_are_those_of_the_slow_and_obvious_way(seed: int) -> None:
    """Pages of strokes and dust, of any size, dust at the edges too."""
    random = np.random.default_rng(seed)
    page = np.zeros((int(random.integers(60, 110)), int(random.integers(60, 110))), np.bool_)
    page[10:50, 12:17] = True
    for _ in range(14):
        row, column = (int(random.integers(0, side - 1)) for side in page.shape)
        page[row : row + int(random.integers(1, 5)), column : column + int(random.integers(1, 5))] = True
    assert (without_specks(page) == _obvious(page)).all()


@pytest.mark.parametrize("gap", [1, 4, 7, 13])
def test_a_dot_beside_anything_stays(gap: int) -> None:
    """A decimal point, an i-dot, a dot of a leader or between two words."""
    page = _stroke(np.zeros((120, 120), np.bool_))
    page[50:53, 25 + gap : 28 + gap] = True
    assert (without_specks(page) == page).all()


def test_a_lone_dot_goes_and_a_lone_mark_stays() -> None:
    """Three dots square, far from everything, is dust; six dots square is a mark."""
    page = _stroke(np.zeros((120, 120), np.bool_))
    clean = page.copy()
    page[60:63, 80:83] = True
    assert (without_specks(page) == clean).all()
    page[60:66, 80:86] = True
    assert (without_specks(page) == page).all()


def test_a_page_full_of_dust_is_wiped_whole() -> None:
    """More cells than are looked at together."""
    page = np.zeros((1200, 1728), np.bool_)
    page[20:90] = np.arange(1728) % 12 < 5
    clean = page.copy()
    page[120::20, 101::20] = True
    assert np.count_nonzero(page) > 4096 + 70 * 720
    assert (without_specks(page) == clean).all()


def test_an_empty_page_has_no_specks() -> None:
    """Nothing to measure a pen by, nothing to take off."""
    page = np.zeros((40, 40), np.bool_)
    assert without_specks(page) is page
