"""Words under a stamp: freed of its strokes, whatever is dark or bright about them."""

from __future__ import annotations

import numpy as np

from packet.fax.crossed import freed
from packet.fax.morphology import Grey, Mask, close

PAPER, STAMP, INK = 245, 140, 30


def _page(stamp: int = STAMP) -> tuple[Grey, Mask]:
    """Strokes four dots wide, eight apart, under one 14 dots broad; and where they are."""
    page = np.full((240, 320), PAPER, np.uint8)
    page[110:124, 20:300] = stamp
    words = np.zeros(page.shape, np.bool_)
    for column in range(100, 200, 12):
        words[100:134, column : column + 4] = True
    page[words] = INK
    return page, words


def test_strokes_under_a_stamp_are_as_wide_as_beside_it() -> None:
    """The stamp had thickened them to a bar."""
    page, words = _page()
    found = freed(page < 160, page, close(page, 21), None)
    assert (found[:, 96:200] == words[:, 96:200]).all()


def test_a_stamp_as_dark_as_ink_is_left_alone() -> None:
    """Nothing can be told apart under it."""
    page, _ = _page(INK + 20)
    ink = page < 160
    assert (freed(ink, page, close(page, 21), None) == ink).all()


def test_heavy_type_keeps_its_ends() -> None:
    """The end of a broad stroke is blurred, and paler than the stroke: nothing crosses it."""
    page = np.full((240, 320), PAPER, np.uint8)
    for column in range(60, 260, 30):
        page[80:140, column : column + 14] = 97
        page[74:80, column + 3 : column + 11] = 97
    ink = page < 160
    assert (freed(ink, page, close(page, 21), None) == ink).all()


def test_what_is_a_dark_ground_is_not_looked_at() -> None:
    """Between two bright letters the ground is a thin dark stroke."""
    page, _ = _page()
    ink = page < 160
    assert (freed(ink, page, close(page, 21), np.ones(page.shape, np.bool_)) == ink).all()
